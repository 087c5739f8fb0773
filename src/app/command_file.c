#include "app/app_parts.h"
#include "app/command_run.h"
#include "report/report.h"

enum { TWICE = 2000000 }; /* microseconds within which a second Ctrl-C leaves */

static bool add(struct effects *effects, enum effect_kind kind, struct slice text)
{
    struct effect effect = {.kind = kind, .text = text};
    effects_add(effects, &effect);
    return true;
}

/* The report that a file of this name holds: NULL for the text, as the screen shows it. */
static const char *format_of(struct slice path)
{
    size_t count = 0;
    const struct report_writer *writers = report_writers(&count);
    for (size_t i = 0; i < count; i++) {
        struct slice extension = slice_of(writers[i].extension);
        size_t before = path.size > extension.size ? path.size - extension.size - 1 : path.size;
        if (slice_equal(slice_from(path, before + 1), extension) && before < path.size &&
            path.at[before] == '.' && !slice_is(extension, "txt")) {
            return writers[i].name;
        }
    }
    return NULL;
}

static bool save_report(struct app *app, struct slice path, bool over, struct effects *effects)
{
    if (slice_ends(path, slice_of(".csv"))) {
        return app_wrong(app, "The report is a text, and a .csv a session: name it FILE.txt");
    }
    if (report_converted(path) != NULL) {
        return app_wrong(app, "In the shell, rapporteur report -o %.*s makes that; here, FILE.html",
                         (int)path.size, path.at);
    }
    struct str report = {0};
    struct report_options options = {.format = format_of(path), .level = app->report_level};
    if (options.format == NULL) {
        app_report_fill(app);
        str_add(&report, app_report(app));
    } else {
        (void)report_write(&options, app->session, &report);
    }
    struct effect save = {
        .kind = EFFECT_SAVE_TEXT, .path = path, .text = str_slice(&report), .over = over};
    effects_add(effects, &save);
    str_set(&app->creating, slice_of(over ? "/save! " : "/save "));
    str_add(&app->creating, path);
    str_release(&report);
    return true;
}

bool command_save_over(struct app *app, struct slice arguments, struct effects *effects)
{
    return save_report(app, slice_trim(arguments), true, effects);
}

bool command_attribution(struct app *app, struct slice arguments, struct effects *effects)
{
    static const char *const said[ATTRIBUTION_COUNT] = {
        "The report names people", "The report names countries and nobody else",
        "The report names stakeholder groups alone",
        "The report names nobody; who spoke stands below each topic"};
    enum attribution level = ATTRIBUTION_PERSON;
    if (!attribution_parse(slice_trim(arguments), &level)) {
        return app_wrong(app, "Say how far it names: person, country, group or none");
    }
    app->report_level = level;
    app->report_revision = UINT64_MAX;
    bool shown = command_report(app, slice_of(""), effects);
    if (shown) {
        app_say(app, "%s; /save FILE writes it so", said[level]);
    }
    return shown;
}

bool command_save(struct app *app, struct slice arguments, struct effects *effects)
{
    struct slice path = slice_trim(arguments);
    if (path.size > 0) {
        return save_report(app, path, false, effects);
    }
    if (!app_can_write(app)) {
        return false;
    }
    /* A second Ctrl-S is the answer to what the first one said: the file is moved aside and ours
     * written. */
    bool replace = app->save_failed && app->saving.csv_unreadable;
    app->save_failed = false;
    return add(effects, replace ? EFFECT_REPLACE_CSV : EFFECT_WRITE_CSV, slice_of(""));
}

bool command_new(struct app *app, struct slice arguments, struct effects *effects)
{
    str_set(&app->creating, slice_of("/new "));
    str_add(&app->creating, arguments);
    return screen_sessions_create(app, slice_trim(arguments), effects);
}

bool command_open_file(struct app *app, struct slice arguments, struct effects *effects)
{
    struct slice path = slice_trim(arguments);
    if (slice_ends(path, slice_of(".csv"))) {
        return add(effects, EFFECT_OPEN, path);
    }
    str_set(&app->folder, path);
    app_go(app, SCREEN_SESSIONS, effects);
    return app->screen == SCREEN_SESSIONS;
}

bool command_sample(struct app *app, struct slice arguments, struct effects *effects)
{
    (void)app;
    (void)arguments;
    return add(effects, EFFECT_SAMPLE, slice_of(""));
}

const char *command_is_saved(const struct app *app)
{
    if (app->session == NULL) {
        return "no session is open";
    }
    bool fails = app->saving.saving == SAVING_FAILED || app->saving.csv_waits;
    return fails ? NULL : "all can be written where it is";
}

bool command_move_to(struct app *app, struct slice arguments, struct effects *effects)
{
    (void)app;
    return add(effects, EFFECT_MOVE, slice_trim(arguments));
}

bool command_tour(struct app *app, struct slice arguments, struct effects *effects)
{
    (void)app;
    (void)arguments;
    return add(effects, EFFECT_TOUR, slice_of(""));
}

bool command_repaint(struct app *app, struct slice arguments, struct effects *effects)
{
    (void)app;
    (void)arguments;
    return add(effects, EFFECT_REDRAW, slice_of(""));
}

bool command_suspend(struct app *app, struct slice arguments, struct effects *effects)
{
    (void)app;
    (void)arguments;
    return add(effects, EFFECT_SUSPEND, slice_of(""));
}

bool command_interrupt(struct app *app, struct slice arguments, struct effects *effects)
{
    bool twice = app->interrupted != 0 && app->now - app->interrupted <= TWICE;
    if (twice) {
        return command_quit(app, arguments, effects);
    }
    app->interrupted = app->now;
    app->overlay = OVERLAY_NONE;
    if (app->line.text.size > 0 && app->line.text.at[0] == '/' && app->editing.size == 0) {
        (void)line_edit_kill_all(&app->line);
        app_draft_changes(app, effects);
        app_line_done(app, effects);
    }
    app_say(app, app->off_record && app->line.text.size > 0
                     ? "Ctrl-Q leaves; the line off the record is kept nowhere"
                     : "Ctrl-Q leaves, all is saved; Ctrl-C once more leaves too");
    return true;
}

bool command_quit(struct app *app, struct slice arguments, struct effects *effects)
{
    (void)arguments;
    if (app->off_record && app->line.text.size > 0 && !app->quit_warned) {
        app->quit_warned = true;
        return app_wrong(app,
                         "The line off the record would be gone: Enter keeps its mark, once more "
                         "leaves without it");
    }
    app_draft_changes(app, effects);
    return add(effects, EFFECT_QUIT, slice_of(""));
}
