#include "app/app_parts.h"
#include "app/command_run.h"

static bool go(struct app *app, enum screen screen, struct effects *effects)
{
    app_go(app, screen, effects);
    return app->screen == screen;
}

bool command_sessions(struct app *app, struct slice arguments, struct effects *effects)
{
    (void)arguments;
    return go(app, SCREEN_SESSIONS, effects);
}

bool command_notes(struct app *app, struct slice arguments, struct effects *effects)
{
    (void)arguments;
    return go(app, SCREEN_NOTES, effects);
}

bool command_people(struct app *app, struct slice arguments, struct effects *effects)
{
    (void)arguments;
    return go(app, SCREEN_PEOPLE, effects);
}

bool command_conclusions(struct app *app, struct slice arguments, struct effects *effects)
{
    (void)arguments;
    return go(app, SCREEN_CONCLUSIONS, effects);
}

bool command_review(struct app *app, struct slice arguments, struct effects *effects)
{
    (void)arguments;
    return go(app, SCREEN_REVIEW, effects);
}

bool command_report(struct app *app, struct slice arguments, struct effects *effects)
{
    (void)arguments;
    return go(app, SCREEN_REPORT, effects);
}

bool command_setup(struct app *app, struct slice arguments, struct effects *effects)
{
    (void)arguments;
    return go(app, SCREEN_SETUP, effects);
}

/* A page, less a row of what was seen before. */
static long page(const struct app *app)
{
    int rows = app_body_rows(app);
    return rows > 2 ? rows - 1 : 1;
}

static bool move(struct app *app, long by, struct effects *effects)
{
    (void)app_move(app, by, effects);
    return true;
}

bool command_up(struct app *app, struct slice arguments, struct effects *effects)
{
    (void)arguments;
    return move(app, -1, effects);
}

bool command_down(struct app *app, struct slice arguments, struct effects *effects)
{
    (void)arguments;
    return move(app, 1, effects);
}

bool command_page_up(struct app *app, struct slice arguments, struct effects *effects)
{
    (void)arguments;
    return move(app, -page(app), effects);
}

bool command_page_down(struct app *app, struct slice arguments, struct effects *effects)
{
    (void)arguments;
    return move(app, page(app), effects);
}

bool command_places(struct app *app, struct slice arguments, struct effects *effects)
{
    (void)arguments;
    if (app->line.marking != MARK_NONE) { /* one step back: nothing is marked any more */
        app->line.marking = MARK_NONE;
        return true;
    }
    /* An edit in which nothing was changed needs no second Esc. */
    if (app->editing.size > 0 &&
        slice_equal(str_slice(&app->line.text), str_slice(&app->editing_text))) {
        app_edit_leave(app, effects);
    }
    str_clear(&app->evidence_for);
    app->overlay = OVERLAY_PLACES;
    return true;
}

bool command_palette(struct app *app, struct slice arguments, struct effects *effects)
{
    (void)arguments;
    app_palette_open(app, effects);
    return true;
}

bool command_help(struct app *app, struct slice arguments, struct effects *effects)
{
    (void)arguments;
    (void)effects;
    app_help_open(app);
    return true;
}
