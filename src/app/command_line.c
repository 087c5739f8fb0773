#include "app/app_parts.h"
#include "app/command_run.h"

bool command_keep(struct app *app, struct slice arguments, struct effects *effects)
{
    (void)arguments;
    return app_enter(app, effects);
}

bool command_line(struct app *app, struct slice arguments, struct effects *effects)
{
    (void)arguments;
    return app_line_act(app, app->running, false, effects) || true;
}

bool command_complete(struct app *app, struct slice arguments, struct effects *effects)
{
    (void)arguments;
    return app_complete(app, effects);
}

const char *command_line_empty(const struct app *app)
{
    return app->line.text.size == 0 ? "nothing is typed" : NULL;
}

bool command_clear(struct app *app, struct slice arguments, struct effects *effects)
{
    (void)arguments;
    if (app->editing.size > 0) {
        app_edit_leave(app, effects);
        return true;
    }
    (void)line_edit_kill_all(&app->line);
    app_draft_changes(app, effects);
    app_line_done(app, effects);
    app_say(app, "Cleared; /yank brings it back");
    return true;
}

const char *command_nothing_cut(const struct app *app)
{
    return app->line.kill_count == 0
               ? "nothing was cut here; what another program copied comes with "
                 "your terminal's own paste (often Ctrl-Shift-V)"
               : NULL;
}

bool command_yank(struct app *app, struct slice arguments, struct effects *effects)
{
    (void)arguments;
    (void)effects;
    app->in_list = false;
    if (app->line_started == 0) {
        app->line_started = app->now;
    }
    return line_edit_yank(&app->line);
}

const char *command_nothing_parked(const struct app *app)
{
    return app->line.text.size == 0 && app->parked.size == 0 ? "nothing is typed and nothing waits"
                                                             : NULL;
}

bool command_park(struct app *app, struct slice arguments, struct effects *effects)
{
    (void)arguments;
    if (app->line.text.size == 0) {
        (void)app_unpark(app, true, effects);
        app->in_list = false;
        app_say(app, "Here it is again");
        return true;
    }
    if (!app_park(app, effects)) {
        return false;
    }
    app_say(app, "The half line waits; it is back when you have kept another one, or by Ctrl-O");
    return true;
}

bool command_paste_lines(struct app *app, struct slice arguments, struct effects *effects)
{
    struct str whole = {0}, line = {0};
    (void)arguments;
    str_add(&whole, str_slice(&app->line.text));
    struct slice rest = str_slice(&whole), row;
    /* The blank that keeps a paste from being carried out. */
    rest = slice_from(rest, slice_starts(rest, slice_of(" ")) ? 1 : 0);
    size_t kept = 0;
    bool good = app->editing.size == 0;
    while (good && slice_next(&rest, '\n', &row)) {
        struct slice left = slice_from(str_slice(&whole), (size_t)(row.at - whole.at));
        if (slice_trim(row).size > 0) {
            /* The rest stays typed until its turn comes. */
            str_set(&line, slice_make(left.at, left.size));
            good = app_keep(app, row, effects);
            kept += good ? 1 : 0;
            struct slice after = rest.at == NULL ? slice_of("") : rest;
            app_put_line(app, good ? after : str_slice(&line), effects);
        }
    }
    str_release(&whole);
    str_release(&line);
    if (good) {
        app_line_done(app, effects);
        app_say(app, "%zu lines kept", kept);
    }
    return good;
}

const char *command_is_off(const struct app *app)
{
    return app->off_record ? "it is off the record already; /on ends it" : command_not_open(app);
}

const char *command_is_on(const struct app *app)
{
    return app->off_record ? NULL : "it is on the record";
}

/* Words are in memory alone from now on, the half line's too. */
static void go_off(struct app *app, struct effects *effects)
{
    struct effect forget = {.kind = EFFECT_FORGET_DRAFT};
    app_draft_changes(app, effects);
    effects_add(effects, &forget);
    /* What waits was typed on the record and stays on the disk; the line is off it from now on. */
    struct str line = app->line.text;
    app->line.text = (struct str){0};
    app_draft_all(app, effects);
    app->line.text = line;
    app->off_record = true;
    app->kills_on_record = app->line.kill_count;
}

/* What was typed meanwhile can't be yanked into what is on the record again. */
static void go_on(struct app *app)
{
    app->off_record = false;
    /* A full ring loses its oldest with each cut: then nobody knows which were which. */
    bool full = app->line.kill_count == LINE_EDIT_KILLS_MOST;
    line_edit_forget(&app->line, full ? 0 : app->kills_on_record);
}

/* The mode is the room's: it outlives this run, and holds for all who write. */
static bool put_room(struct app *app, struct slice by, struct effects *effects)
{
    struct action_draft draft = {0};
    action_set(&draft, slice_of("s-format"), FIELD_OFF, by);
    bool done = app_commit(app, &draft, false, effects);
    action_release(&draft);
    return done;
}

bool command_off(struct app *app, struct slice arguments, struct effects *effects)
{
    (void)arguments;
    if (app->editing.size > 0) {
        return app_wrong(app, "Keep or leave the change first (Enter, or Esc twice)");
    }
    if (!app_can_write(app)) {
        return false;
    }
    go_off(app, effects);
    app_say(app, "OFF THE RECORD: your words are written nowhere; /on ends it");
    return put_room(app, str_slice(&app->author), effects);
}

bool command_on(struct app *app, struct slice arguments, struct effects *effects)
{
    (void)arguments;
    if (app->line.text.size > 0) {
        return app_wrong(app,
                         "The half line is off the record: keep it (Enter) or /clear it first");
    }
    if (!put_room(app, slice_of(""), effects)) {
        return false;
    }
    go_on(app);
    app_say(app, "On the record again");
    return true;
}

void app_follow_record(struct app *app, struct effects *effects)
{
    struct slice by = app->session == NULL ? slice_of("") : session_off_record(app->session);
    bool off = by.size > 0;
    struct str said = {0};
    if (app->session == NULL || off == app->off_record) {
        app->off_waits = false;
        return;
    }
    if (app->line.text.size > 0 || app->editing.size > 0) {
        /* What is half typed stays what it was when it was begun: no letter of it is lost to
         * somebody else's key, and none that was meant for nobody is kept. */
        if (!app->off_waits && off) {
            str_add(&said, by);
            str_add_text(&said, " went OFF THE RECORD: this line is still on it, what comes behind "
                                "it is not");
        } else if (!app->off_waits) {
            str_add_text(&said, "The record is on again; this line is still off it");
        }
        if (said.size > 0) {
            app_tell(app, str_slice(&said), false);
        }
        app->off_waits = true;
    } else if (off) {
        go_off(app, effects);
        str_add_format(&said,
                       "OFF THE RECORD, as %.*s said /off: words are written nowhere; /on ends it",
                       (int)by.size, by.at);
        app_tell(app, str_slice(&said), false);
        app->off_waits = false;
    } else {
        go_on(app);
        app_say(app, "On the record again, for all who write");
        app->off_waits = false;
    }
    str_release(&said);
}
