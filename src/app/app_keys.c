/* What a key does. In this order, the first that knows it has it: what lies over the screen; a key
 * that the settings give to a command; the list, while the arrows are in it; the line; the table of
 * commands. */
#include "app/app_parts.h"

/* After Esc. Only what was announced is taken; every other key is what it always is, so that an Esc
 * pressed by mistake, or split from its Alt by a slow line, costs nothing. */
static bool places_key(struct app *app, const struct key *key, struct effects *effects)
{
    app->overlay = OVERLAY_NONE;
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

static bool list_key(struct app *app, const struct key *key, struct effects *effects)
{
    static const struct {
        enum key_name name;
        long by;
    } moves[] = {{KEY_UP, -1}, {KEY_DOWN, 1}, {KEY_HOME, -APP_TO_END}, {KEY_END, APP_TO_END}};
    for (size_t i = 0; i < COUNT(moves) && app->in_list; i++) {
        if (key_is_plain(key, moves[i].name)) {
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

/* A letter behind a line that was just not kept begins another one; a blank, or any other key, goes
 * on with it. */
static bool line_key(struct app *app, const struct key *key, bool refused)
{
    bool moves = key->name == KEY_UP || key->name == KEY_DOWN;
    int first = moves ? app_prompt_columns(app) : 0;
    if (refused && app->line.text.size > 0 && key_is_text(key) && key->code != ' ') {
        app_begin_anew(app, key->code);
    } else if (app_unexpand(app, key) || (key_is_text(key) && app_choose(app, key->code))) {
        app->looks++;
    } else if (!line_edit_key(&app->line, key, app_columns(app), first)) {
        return false;
    }
    if (app->line.change_count > 0) {
        if (key_is_text(key)) {
            app_expand(app, key->code);
        }
        leave_list(app);
        app->undone = 0;
        if (app->line_started == 0) {
            app->line_started = app->now;
        }
        app_palette_follow(app);
    } else if (!moves) {
        app->in_list = false;
    }
    return true;
}

static bool run_key(struct app *app, const struct command *command, struct effects *effects)
{
    if (command != NULL) {
        app->looks++;
        (void)app_run(app, command, slice_of(""), effects);
        /* A yank is typing too: what was undone before it is no longer what redo begins with. */
        if (app->line.change_count > 0 && app->line.undo_at == app->line.undo_count) {
            app->undone = 0;
        }
    }
    return command != NULL;
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
    if (run_key(app, command_set_key(app->settings, key), effects)) {
        return true;
    }
    if (list_key(app, key, effects) || line_key(app, key, refused)) {
        return true;
    }
    /* Left over: keys that the line does not know, or has nothing to do for (Up in its first row).
     */
    return run_key(app, command_of_key(app, key), effects);
}
