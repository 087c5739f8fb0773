/* The app that waits is kept as it is, struct and all, and comes back to the same place: whoever
 * holds its address sees no difference. Only what points into the struct itself has to follow. */
#include "app/app_tour.h"

#include "app/app_parts.h"
#include "text/when.h"

struct app_tour {
    struct app kept;
    struct session session;
    size_t step;
};

static bool has_turn(const struct app *app)
{
    return app->coverage.interventions > 0;
}

static bool has_paragraphs(const struct app *app)
{
    size_t count = 0;
    const struct record *const *stream = app_stream(app, &count);
    for (size_t i = 0; i < count; i++) {
        struct slice text = session_get(app->session, stream[i], FIELD_TEXT);
        if (slice_find(text, '\n') < text.size) {
            return true;
        }
    }
    return false;
}

static bool has_person(const struct app *app)
{
    size_t count = 0;
    const struct record *const *stream = app_stream(app, &count);
    for (size_t i = 0; i < count; i++) {
        if (stream[i]->kind == RECORD_INTERVENTION &&
            session_get(app->session, stream[i], FIELD_REFS).size > 0) {
            return true;
        }
    }
    return false;
}

static bool was_undone(const struct app *app)
{
    return app->undone > 0;
}

static bool has_conclusion(const struct app *app)
{
    return app->coverage.conclusions > 0;
}

static bool is_on_review(const struct app *app)
{
    return app->screen == SCREEN_REVIEW;
}

static bool is_on_notes(const struct app *app)
{
    return app->screen == SCREEN_NOTES;
}

static bool has_palette(const struct app *app)
{
    return app->overlay == OVERLAY_PALETTE;
}

/* Each has room in 60 columns; the key of `command` stands between. */
static const struct {
    const char *before, *command, *after;
    bool (*done)(const struct app *app);
} steps[] = {
    {"type  mexico: all sectors join in  and Enter", NULL, "", has_turn},
    {"type  they meet every month  and Enter", NULL, "", has_paragraphs},
    {"type  tay  and Tab, then a word, and Enter", NULL, "", has_person},
    {"press ", "undo", ": it takes that back", was_undone},
    {"type  /conclusion each its own way  and Enter", NULL, "", has_conclusion},
    {"Esc, then 4: what is still missing", NULL, "", is_on_review},
    {"Esc, then 1: back to Notes", NULL, "", is_on_notes},
    {"type  /  for every command, with its key", NULL, "", has_palette},
};

void app_tour_step(const struct app *app, struct str *out)
{
    size_t step = app->tour->step;
    if (step == COUNT(steps)) {
        str_add_text(out, app->overlay == OVERLAY_NONE
                              ? "That was the tour: Enter goes back to your own"
                              : "That was the tour: Esc, then Enter, goes back");
        return;
    }
    str_add_format(out, "Tour %zu/%zu: %s", step + 1, COUNT(steps), steps[step].before);
    if (steps[step].command != NULL) {
        app_add_way(app, steps[step].command, out);
    }
    str_add_text(out, steps[step].after);
}

/* --- Beginning and end */

static void move_app(struct app *to, const struct app *from)
{
    *to = *from;
    if (from->settings == &from->standard) {
        to->settings = &to->standard;
    }
}

/* The room that is toured: four countries, two people, today. */
static void fill_session(struct app *app)
{
    static const char *const lines[] = {
        "/title A tour: nothing here is kept",
        "present+ Rodney Taylor, ISOC, Barbados",
        "present+ Ana Silva, Casa Libre, Costa Rica",
        "/represented MX AR BB CR",
    };
    struct effects dropped = {0};
    char today[WHEN_ROOM];
    if (when_format_date((int64_t)(app->now / 1000000U), app->offset, today)) {
        struct str date = {0};
        str_add_format(&date, "/date %s", today);
        (void)app_keep(app, str_slice(&date), &dropped);
        str_release(&date);
    }
    for (size_t i = 0; i < COUNT(lines); i++) {
        (void)app_keep(app, slice_of(lines[i]), &dropped);
        app_refresh(app);
    }
    effects_release(&dropped);
}

static void open_session(struct app *app, struct app_tour *tour)
{
    struct effects dropped = {0};
    struct run run = {.number = {1}, .author = str_slice(&app->author)};
    memcpy(run.tag, "free", sizeof run.tag);
    session_init(&tour->session);
    session_write_as(&tour->session, &run);
    struct event opened = {.kind = EVENT_OPENED,
                           .wall = app->now,
                           .session = &tour->session,
                           .number = tour->kept.offset};
    app_take(app, &opened, &dropped);
    effects_release(&dropped);
}

void app_tour_start(struct app *app)
{
    if (app->tour != NULL) {
        return;
    }
    struct app_tour *tour = mem_alloc(1, sizeof *tour);
    app_catch_up(app);
    move_app(&tour->kept, app);
    app_init(app, str_slice(&tour->kept.author));
    app->tour = tour;
    app->rows = tour->kept.rows;
    app->columns = tour->kept.columns;
    app->now = tour->kept.now;
    app->looks = tour->kept.looks + 1;
    app->around_looks = tour->kept.around_looks + 1;
    if (tour->kept.settings != &tour->kept.standard) {
        app_take_settings(app, tour->kept.settings);
    }
    app->screen_reader = tour->kept.screen_reader;
    open_session(app, tour);
    fill_session(app);
    app_say(app, "Do what the line below says; Enter alone skips a step, /tour leaves");
}

static void release_own(struct app *app)
{
    app->tour = NULL; /* what waits is not the tour's */
    app_release(app);
}

static void leave(struct app *app)
{
    struct app_tour *tour = app->tour;
    uint64_t looks = app->looks, around = app->around_looks, now = app->now;
    release_own(app);
    session_release(&tour->session);
    move_app(app, &tour->kept);
    mem_free(tour);
    app->looks = looks + 1;
    app->around_looks = around + 1;
    app->now = now;
    app_refresh(app);
    app_say(app, "Here is your own again, as you left it; /tour shows you round once more");
}

void app_tour_release(struct app_tour *tour)
{
    if (tour != NULL) {
        app_release(&tour->kept);
        session_release(&tour->session);
        mem_free(tour);
    }
}

/* --- While it lasts */

/* Of what the toured app wants, only what has to do with no file goes out. False: it wants to leave
 * the tour. */
static bool sift(struct app *app, const struct effects *wanted, struct effects *effects)
{
    bool goes_on = true;
    for (size_t i = 0; i < wanted->count; i++) {
        switch (wanted->items[i].kind) {
        case EFFECT_TOUR:
            goes_on = false;
            break;
        case EFFECT_BELL:
        case EFFECT_COPY:
        case EFFECT_REDRAW:
        case EFFECT_SUSPEND:
        case EFFECT_QUIT:
            effects_add(effects, &wanted->items[i]);
            break;
        case EFFECT_WRITE_CSV:
        case EFFECT_REPLACE_CSV:
        case EFFECT_MOVE:
        case EFFECT_HAND_OVER:
        case EFFECT_OPEN:
        case EFFECT_CREATE:
        case EFFECT_SESSIONS:
        case EFFECT_SAMPLE:
        case EFFECT_SAVE_TEXT:
            (void)app_wrong(app, "That waits until the tour is over: /tour leaves it");
            break;
        case EFFECT_APPEND:
        case EFFECT_DRAFT:
        case EFFECT_FORGET_DRAFT:
        case EFFECT_ADOPT_DRAFTS:
            break;
        }
    }
    return goes_on;
}

static bool is_skip(const struct app *app, const struct event *event)
{
    return event->kind == EVENT_KEY && key_is_plain(&event->key, KEY_ENTER) &&
           app->line.text.size == 0 && app->overlay == OVERLAY_NONE && !app->in_list;
}

/* False where it was the last one. */
static bool next_step(struct app *app)
{
    bool more = app->tour->step < COUNT(steps);
    app->tour->step += more ? 1 : 0;
    app->looks++;
    return more;
}

static bool take_own(struct app *app, const struct event *event, struct effects *effects)
{
    struct effects wanted = {0};
    struct event now = *event;
    now.more = false; /* each key may be what a step waits for */
    now.later = false;
    bool goes_on = true;
    if (is_skip(app, event)) {
        goes_on = next_step(app);
    } else {
        app_take(app, &now, &wanted);
        goes_on = sift(app, &wanted, effects);
    }
    size_t step = app->tour->step;
    if (goes_on && step < COUNT(steps) && steps[step].done(app)) {
        (void)next_step(app);
    }
    if (goes_on) {
        app_guide(app);
    }
    effects_release(&wanted);
    return goes_on;
}

static void tour_update(struct app *app, const struct event *event, struct effects *effects)
{
    bool typed = event->kind == EVENT_KEY || event->kind == EVENT_LINE ||
                 event->kind == EVENT_PASTE || event->kind == EVENT_MOUSE;
    bool shown =
        event->kind == EVENT_RESIZE || event->kind == EVENT_TIME || event->kind == EVENT_RESUMED;
    if (!typed) {
        app_update(&app->tour->kept, event, effects);
    }
    if ((typed || shown) && !take_own(app, event, effects)) {
        leave(app);
    }
}

void app_update(struct app *app, const struct event *event, struct effects *effects)
{
    if (app->tour != NULL) {
        tour_update(app, event, effects);
    } else {
        app_take(app, event, effects);
    }
}
