/* What a key does. In this order, the first that knows it has it: what lies over the screen; a key
 * that the settings give to a command; the list, while the arrows are in it; the line; the table of
 * commands. What nobody knows is said, with what would have worked. */
#include "app/app_parts.h"

/* After Esc. Only what was announced is taken; every other key is what it always is, so that an Esc
 * pressed by mistake, or split from its Alt by a slow line, costs nothing. */
static bool places_key(struct app *app, const struct key *key, struct effects *effects)
{
    bool from_evidence = app->evidence_for.size > 0;
    app->overlay = OVERLAY_NONE;
    str_clear(&app->evidence_for);
    if (key->name == KEY_ESC && from_evidence) {
        /* The first one closed the list, whoever counts that is at the second one now. */
        app->overlay = OVERLAY_PLACES;
        return true;
    }
    if (key->name == KEY_ESC) {
        if (app->editing.size > 0) {
            app_edit_leave(app, effects);
        }
        return true;
    }
    if (key_is_text(key) && key->code >= '0' && key->code < '0' + SCREEN_COUNT) {
        app_go(app, (enum screen)(key->code - '0'), effects);
        return true;
    }
    if (key_is_text(key) && key->code == '/') {
        app_palette_open(app, effects);
        return true;
    }
    if (key_is_text(key) && key->code == '?') {
        app_help_open(app);
        return true;
    }
    if (key->name == KEY_ENTER && app->line.text.size > 0) {
        line_edit_insert(&app->line, slice_of("\n"));
        return true;
    }
    return false;
}

static bool help_key(struct app *app, const struct key *key, struct effects *effects)
{
    static const struct {
        enum key_name name;
        long by;
    } moves[] = {{KEY_UP, -1},        {KEY_DOWN, 1},      {KEY_PAGE_UP, -10},
                 {KEY_PAGE_DOWN, 10}, {KEY_HOME, -10000}, {KEY_END, 10000}};
    (void)effects;
    for (size_t i = 0; i < COUNT(moves); i++) {
        if (key->name == moves[i].name && !key->ctrl && !key->alt) {
            (void)list_move(&app->overlay_list, moves[i].by);
            return true;
        }
    }
    const struct command *command = command_of_key(app->settings, key);
    bool again = command != NULL && strcmp(command->name, "help") == 0;
    if (again || key_is_plain(key, KEY_TAB) || (key_is_text(key) && key->code == '?')) {
        /* From what can be done here to the table of all, and back. */
        bool there = app->overlay_list.chosen >= app->help_table;
        list_choose(&app->overlay_list, there ? 0 : app->help_table);
        return true;
    }
    app->overlay = OVERLAY_NONE;
    return key->name == KEY_ESC || key->name == KEY_ENTER;
}

static bool overlay_key(struct app *app, const struct key *key, struct effects *effects)
{
    switch (app->overlay) {
    case OVERLAY_NONE:
        return false;
    case OVERLAY_PLACES:
        return places_key(app, key, effects);
    case OVERLAY_PALETTE:
        return app_palette_key(app, key, effects);
    case OVERLAY_HELP:
        return help_key(app, key, effects);
    case OVERLAY_EVIDENCE:
        return screen_conclusions_key(app, key, effects);
    }
    return false;
}

/* In a list the keys of the rows and ends of the line are those of the list. */
static bool list_key(struct app *app, const struct key *key, struct effects *effects)
{
    static const struct {
        const char *act;
        long by;
    } moves[] = {
        {"row-up", -1}, {"row-down", 1}, {"row-start", -APP_TO_END}, {"row-end", APP_TO_END}};
    bool marks = false;
    const struct command *act = app->in_list ? command_of_line(app->settings, key, &marks) : NULL;
    for (size_t i = 0; i < COUNT(moves) && act != NULL && !marks; i++) {
        if (strcmp(act->name, moves[i].act) == 0) {
            /* At the ends the key does nothing, but it is still the list's. */
            (void)app_move(app, moves[i].by, effects);
            return true;
        }
    }
    return false;
}

/* A letter goes back from the list to the line; the record that was chosen stays what `+ mx` is
 * about. */
static void leave_list(struct app *app)
{
    const struct record *chosen = app->in_list ? app_chosen(app) : NULL;
    if (chosen != NULL) {
        str_set(&app->selected, chosen->id);
    }
    app->in_list = false;
}

/* After a key of the line: where it changed the text, what was chosen and undone is behind. */
static void follow_line(struct app *app, bool moves)
{
    if (app->line.change_count > 0) {
        leave_list(app);
        app->undone = 0;
        if (app->line_started == 0) {
            app->line_started = app->now;
        }
        app_palette_follow(app);
    } else if (!moves) {
        app->in_list = false;
    }
}

bool app_line_act(struct app *app, const struct command *command, bool marks,
                  struct effects *effects)
{
    (void)effects;
    const char *name = command->name;
    bool rows = strcmp(name, "row-up") == 0 || strcmp(name, "row-down") == 0;
    int first = rows ? app_prompt_columns(app) : 0;
    if (!line_edit_act(&app->line, name, marks, app_columns(app), first)) {
        return false;
    }
    follow_line(app, rows);
    return true;
}

/* A letter behind a line that was just not kept begins another one; a blank, or any other key, goes
 * on with it. */
static void letter_key(struct app *app, const struct key *key, bool refused)
{
    if (refused && app->line.text.size > 0 && key->code != ' ') {
        app_begin_anew(app, key->code);
    } else if (app_unexpand(app, key) || app_choose(app, key->code)) {
        app->looks++;
    } else {
        line_edit_letter(&app->line, key->code);
    }
    if (app->line.change_count > 0) {
        app_expand(app, key->code);
    }
    follow_line(app, false);
}

/* A command that wants words gets its name into the line, for the person to go on. */
static bool run_key(struct app *app, const struct command *command, struct effects *effects)
{
    if (command != NULL) {
        const char *reason = NULL;
        app->looks++;
        bool waits = command_wants_arguments(command) && command_applies(app, command, &reason);
        (void)(waits ? app_palette_put(app, command, effects)
                     : app_run(app, command, slice_of(""), effects));
        /* A yank is typing too: what was undone before it is no longer what redo begins with. */
        if (app->line.change_count > 0 && app->line.undo_at == app->line.undo_count) {
            app->undone = 0;
        }
    }
    return command != NULL;
}

static bool line_key(struct app *app, const struct key *key, struct effects *effects)
{
    bool marks = false;
    const struct command *act = command_of_line(app->settings, key, &marks);
    if (app_unexpand(app, key)) {
        app->looks++;
        follow_line(app, false);
        return true;
    }
    return act != NULL && app_line_act(app, act, marks, effects);
}

bool app_key(struct app *app, const struct key *key, struct effects *effects)
{
    bool refused = app->refused;
    app->refused = false;
    if (key->name != KEY_TAB) {
        app->complete_next = 0;
    }
    if (overlay_key(app, key, effects)) {
        return true;
    }
    if (key_is_text(key)) {
        letter_key(app, key, refused);
        return true;
    }
    const struct command *set = command_set_key(app->settings, key);
    if (set != NULL && (set->where & ON_LINE) == 0) {
        return run_key(app, set, effects);
    }
    if (list_key(app, key, effects) || line_key(app, key, effects)) {
        return true;
    }
    /* Left over: keys that the line does not know, or has nothing to do for (Up in its first row).
     */
    const struct command *command = command_of_key(app->settings, key);
    return command != NULL ? run_key(app, command, effects) : app_dead_key(app, key);
}
