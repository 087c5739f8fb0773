#include "app/app_parts.h"

#include "app/entry_write.h"
#include "text/utf8.h"

enum { PUT_AWAY_SHOWN = 30 };

/* The screens where a plain line is something of their own, and what Enter does on an item. */
static const struct {
    bool (*enter)(struct app *app, struct slice text,
                  struct effects *effects);                              /* NULL: a line of Notes */
    bool (*open)(struct app *app, size_t item, struct effects *effects); /* NULL: nothing */
    bool only_slash; /* only `/WORD` is the entry language here, not `+ - ~` and the like */
} screens[SCREEN_COUNT] = {
    [SCREEN_SESSIONS] = {screen_sessions_enter, screen_sessions_open, true},
    [SCREEN_NOTES] = {NULL, screen_record_open, false},
    [SCREEN_PEOPLE] = {screen_people_enter, screen_record_open, false},
    [SCREEN_CONCLUSIONS] = {screen_conclusions_enter, screen_conclusions_open, false},
    [SCREEN_REVIEW] = {NULL, screen_review_open, false},
    [SCREEN_REPORT] = {NULL, NULL, false},
    [SCREEN_SETUP] = {screen_setup_enter, NULL, true},
};

bool app_run(struct app *app, const struct command *command, struct slice arguments,
             struct effects *effects)
{
    const char *reason = NULL;
    if (!command_applies(app, command, &reason)) {
        return app_wrong(app, "/%s: %s", command->name, reason);
    }
    if (command_wants_arguments(command) && slice_trim(arguments).size == 0) {
        return app_wrong(app, "/%s %s: %s", command->name, command->usage, command->help);
    }
    if (command->usage[0] == '\0' && slice_trim(arguments).size > 0) {
        /* What was typed behind it would be gone: `/notes the panel said`. */
        return app_wrong(app, "/%s takes no words behind it; a \\ before it makes all of it text",
                         command->name);
    }
    app->running = command;
    return command->run(app, arguments, effects);
}

/* A typed command: it finds the line empty, and may put something there itself; where it could do
 * nothing, the line stays. */
static bool run_typed(struct app *app, const struct command *command, struct slice arguments,
                      struct effects *effects)
{
    struct str line = {0}, rest = {0};
    str_add(&line, str_slice(&app->line.text));
    str_add(&rest, arguments);
    app_draft_changes(app, effects);
    app_draft_slot(app, SLOT_BRIDGE, str_slice(&line), effects);
    line_edit_taken(&app->line);
    /* What the command puts into the line (/yank) begins anew on the disk too. */
    app_draft_slot(app, SLOT_LINE, slice_of(""), effects);
    app->overlay = OVERLAY_NONE;
    app->came.spoiled = true; /* undo takes no command back */
    bool waited = app->parked.size > 0;
    bool done = app_run(app, command, str_slice(&rest), effects);
    if (!done && app->line.text.size == 0) {
        app_put_line(app, str_slice(&line), effects);
    } else if (app->line.text.size == 0) {
        app_put_line(app, slice_of(""), effects);
        if (waited) {
            app_line_done(app, effects);
        }
    }
    app_draft_slot(app, SLOT_BRIDGE, slice_of(""), effects);
    str_release(&line);
    str_release(&rest);
    return done;
}

/* `/WORD ARGUMENTS` where no session is open: only the program's own commands. */
static bool run_without_session(struct app *app, struct slice line, struct effects *effects)
{
    size_t end = 1;
    while (end < line.size && line.at[end] != ' ' && line.at[end] != '\n') {
        end++;
    }
    struct slice word = slice_from(slice_head(line, end), 1), rest = slice_from(line, end);
    const struct command *command = command_find(word);
    if (command == NULL) {
        return app_wrong(app, "There is no command /%.*s here; / lists them", entry_shown(word),
                         word.at);
    }
    return run_typed(app, command, slice_trim(rest), effects);
}

/* Whether the line, as it was parsed, is a form of the entry language on this screen. */
static bool is_language(const struct app *app, struct slice line)
{
    if (line.at[0] == '/' || screens[app->screen].enter == NULL) {
        return true;
    }
    enum entry_kind kind = app->meaning.kind;
    bool is_form = kind == ENTRY_COMMAND || (kind == ENTRY_WRONG && app->meaning.form != NULL) ||
                   (kind == ENTRY_POSITION && app->screen == SCREEN_CONCLUSIONS);
    return !screens[app->screen].only_slash && is_form && slice_find(line, '\n') == line.size;
}

static bool keep_line(struct app *app, struct slice line, struct effects *effects)
{
    if (app->session == NULL) {
        return line.at[0] == '/' ? run_without_session(app, line, effects)
                                 : screen_sessions_enter(app, line, effects);
    }
    struct entry_context context = app_context(app);
    entry_parse(&context, line, &app->meaning);
    if (app->following && line.at[0] != '/') {
        return app_keep(app, line, effects);
    }
    if (!is_language(app, line)) {
        return screens[app->screen].enter(app, line, effects);
    }
    if (app->meaning.kind != ENTRY_APP) {
        return app_keep(app, line, effects);
    }
    const struct command *command = command_find(app->meaning.word);
    return command != NULL && run_typed(app, command, app->meaning.text, effects);
}

static bool keep_edit(struct app *app, struct slice line, struct effects *effects)
{
    const struct record *record = session_find(app->session, str_slice(&app->editing));
    if (record == NULL || !record->exists) {
        line_edit_keep(&app->line, line);
        app_edit_leave(app, effects);
        return app_wrong(app, "Somebody has deleted it meanwhile; /yank brings what you typed");
    }
    if (slice_trim(line).size == 0) {
        return app_wrong(app, "Nothing is left of it: Esc twice, then /delete, takes it away");
    }
    return app_edit_keep(app, record, line, effects);
}

/* Enter on an empty line: what a screen offers then. */
static bool enter_nothing(struct app *app, struct effects *effects)
{
    bool (*open)(struct app *, size_t, struct effects *) = screens[app->screen].open;
    if (app->screen == SCREEN_SETUP) {
        screen_setup_next(app, effects);
        return true;
    }
    if (app->screen == SCREEN_SESSIONS) {
        return open(app, app->lists[SCREEN_SESSIONS].chosen, effects);
    }
    app_say(app, "Type something first; / shows what can be done");
    return true;
}

/* `\` and Enter is a new row. */
static bool take_backslash(struct app *app)
{
    size_t cursor = app->line.cursor;
    if (cursor == 0 || app->line.text.at[cursor - 1] != '\\') {
        return false;
    }
    line_edit_replace(&app->line, cursor - 1, 1, slice_of("\n"));
    return true;
}

/* Whether a line that was not kept may be put away by the next letter: typed on, the two would be
 * one line that nobody meant. One that ends in a blank waits for its words, and a text of several
 * rows is no slip of a command. */
static bool can_give_way(const struct app *app, struct slice line)
{
    bool same = slice_equal(line, str_slice(&app->line.text)) && app->line.cursor == line.size;
    return same && app->message_is_error && !app->saving.read_only &&
           app->overlay == OVERLAY_NONE && slice_find(line, '\n') == line.size &&
           !slice_ends(line, slice_of(" "));
}

bool app_enter(struct app *app, struct effects *effects)
{
    if (app->in_list) {
        bool (*open)(struct app *, size_t, struct effects *) = screens[app->screen].open;
        const struct list *list = &app->lists[app->screen];
        return open == NULL || list->count == 0 || open(app, list->chosen, effects);
    }
    if (app_burst_enter(app, effects)) {
        return true;
    }
    if (take_backslash(app)) {
        return true;
    }
    if (entry_is_open(str_slice(&app->line.text))) {
        line_edit_insert(&app->line, slice_of("\n"));
        return true;
    }
    if (app->editing.size == 0 && slice_trim(str_slice(&app->line.text)).size == 0) {
        return enter_nothing(app, effects);
    }
    /* The line may be taken or replaced while it is carried out. */
    struct str line = {0};
    str_add(&line, str_slice(&app->line.text));
    if (app->editing.size > 0) {
        (void)keep_edit(app, str_slice(&line), effects);
    } else if (!keep_line(app, str_slice(&line), effects)) {
        app->refused = can_give_way(app, str_slice(&line));
    }
    str_release(&line);
    return true;
}

void app_begin_anew(struct app *app, uint32_t code)
{
    struct str shown = {0}, letter = {0};
    app_add_clipped(str_slice(&app->line.text), PUT_AWAY_SHOWN, &shown);
    line_edit_keep(&app->line, str_slice(&app->line.text));
    utf8_add(&letter, code);
    line_edit_set(&app->line, str_slice(&letter));
    str_release(&letter);
    app->line_started = 0;
    str_clear(&app->line_owner);
    str_clear(&app->selected);
    app_say(app, "Put away: %s   Ctrl-V brings it back", str_text(&shown));
    str_release(&shown);
}
