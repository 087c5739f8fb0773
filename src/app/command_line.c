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

bool command_off(struct app *app, struct slice arguments, struct effects *effects)
{
    struct effect forget = {.kind = EFFECT_FORGET_DRAFT};
    (void)arguments;
    if (app->editing.size > 0) {
        return app_wrong(app, "Keep or leave the change first (Enter, or Esc twice)");
    }
    app_draft_changes(app, effects);
    effects_add(effects, &forget);
    /* What waits was typed on the record and stays on the disk; the line is off it from now on. */
    struct str line = app->line.text;
    app->line.text = (struct str){0};
    app_draft_all(app, effects);
    app->line.text = line;
    app->off_record = true;
    app->kills_on_record = app->line.kill_count;
    app_say(app, "OFF THE RECORD: your words are written nowhere; /on ends it");
    return true;
}

/* What was typed meanwhile can't be yanked into what is on the record again. */
bool command_on(struct app *app, struct slice arguments, struct effects *effects)
{
    (void)arguments;
    (void)effects;
    if (app->line.text.size > 0) {
        return app_wrong(app,
                         "The half line is off the record: keep it (Enter) or /clear it first");
    }
    app->off_record = false;
    /* A full ring loses its oldest with each cut: then nobody knows which were which. */
    bool full = app->line.kill_count == LINE_EDIT_KILLS_MOST;
    line_edit_forget(&app->line, full ? 0 : app->kills_on_record);
    app_say(app, "On the record again");
    return true;
}
