#include "app/app_clock.h"

#include "app/app_parts.h"
#include "text/when.h"

enum { MINUTE = 60, HOUR = 3600, DAY = 86400, MICROSECONDS = 1000000 };

static int64_t now_of(const struct app *app)
{
    return (int64_t)(app->now / MICROSECONDS);
}

/* The newest turn, whoever wrote it, where it goes on: of the room, not of a writer. One from
 * before a pause does not, even where a spreadsheet took its end away. */
static void find_turn(struct app *app)
{
    struct app_clock *clock = &app->clock;
    size_t count = 0;
    const struct record *const *records = session_records(app->session, &count);
    clock->turn = NULL;
    for (size_t i = count; i > session_first(app->session, 2) && clock->sitting.state == SITTING_ON;
         i--) {
        const struct record *turn = records[i - 1];
        if (turn->kind != RECORD_INTERVENTION) {
            continue;
        }
        bool goes_on = session_get(app->session, turn, FIELD_ENDED).size == 0 &&
                       when_parse(session_get(app->session, turn, FIELD_STARTED), app->offset,
                                  &clock->started) &&
                       clock->started >= clock->sitting.since;
        clock->turn = goes_on ? turn : NULL;
        return;
    }
}

static void find_limit(struct app *app)
{
    static const struct {
        const char *kind, *setting;
    } limits[] = {
        {"question", "limit_question"}, {"answer", "limit_answer"}, {"", "limit_statement"}};
    struct app_clock *clock = &app->clock;
    struct slice kind = session_get(app->session, clock->turn, FIELD_KIND);
    size_t row = 0;
    while (row + 1 < COUNT(limits) && !slice_is(kind, limits[row].kind)) {
        row++;
    }
    clock->limit = MINUTE * settings_number(app->settings, "clock", limits[row].setting);
    int64_t early = MINUTE * settings_number(app->settings, "clock", "limit_warning");
    clock->warning = early < clock->limit ? clock->limit - early : 0;
}

void app_clock_fill(struct app *app)
{
    struct app_clock *clock = &app->clock;
    if (clock->revision != app->session->revision) {
        clock->revision = app->session->revision;
        sitting_update(&clock->sitting, app->session, app->offset);
        find_turn(app);
    }
    clock->limit = 0;
    clock->warning = 0;
    if (clock->turn != NULL) {
        find_limit(app);
    }
}

static enum clock_state state_of(const struct app *app)
{
    const struct app_clock *clock = &app->clock;
    int64_t now = now_of(app);
    int64_t spoken = now - clock->started;
    /* A session without a date may be of any day. */
    if (app->session == NULL || !clock->is_now || now - clock->sitting.since >= DAY) {
        return CLOCK_NOTHING;
    }
    switch (clock->sitting.state) {
    case SITTING_AHEAD:
        return CLOCK_NOTHING;
    case SITTING_PAUSED:
        return CLOCK_PAUSED;
    case SITTING_OVER:
        return CLOCK_ADJOURNED;
    case SITTING_ON:
        break;
    }
    if (clock->turn == NULL) {
        return CLOCK_SITTING;
    }
    if (clock->limit == 0 || spoken < clock->warning) {
        return CLOCK_SPEAKING;
    }
    return spoken < clock->limit ? CLOCK_NEAR : CLOCK_UP;
}

/* Minutes, begun ones too: what is left is never said to be less than it is. */
static int64_t minutes_left(const struct app_clock *clock, int64_t now)
{
    int64_t left = clock->started + clock->limit - now;
    return (left + MINUTE - 1) / MINUTE;
}

/* Behind what was just said, which stays. */
static void say_due(struct app *app)
{
    struct str text = {0};
    app_add_who(app, app->clock.turn, &text);
    str_add_text(&text, ": ");
    app_add_clock(app, now_of(app), &text);
    if (app->message.size > 0 && !app->message_is_old) {
        str_add_text(&app->message, "  ");
        str_add(&app->message, str_slice(&text));
        app->looks++;
    } else {
        app_tell(app, str_slice(&text), false);
    }
    str_release(&text);
}

/* It changes with the session and at most with a minute, and may walk all rows: not for each key.
 */
static void ask_whether_now(struct app *app)
{
    struct app_clock *clock = &app->clock;
    int64_t minute = now_of(app) / MINUTE;
    if (app->session == NULL || app->now == 0) {
        clock->is_now = false;
        clock->now_revision = UINT64_MAX;
    } else if (clock->now_revision != app->session->revision || clock->now_minute != minute) {
        clock->is_now = sitting_is_now(app->session, app->offset, now_of(app));
        clock->now_revision = app->session->revision;
        clock->now_minute = minute;
    }
}

void app_clock_tick(struct app *app, struct effects *effects)
{
    struct app_clock *clock = &app->clock;
    ask_whether_now(app);
    enum clock_state state = state_of(app);
    if (state == clock->state) {
        return;
    }
    clock->state = state;
    app->around_looks++;
    if (state != CLOCK_NEAR && state != CLOCK_UP) {
        return;
    }
    if (app->screen_reader) {
        say_due(app);
    }
    if (settings_is(app->settings, "clock", "bell")) {
        struct effect bell = {.kind = EFFECT_BELL};
        effects_add(effects, &bell);
    }
}

uint64_t app_clock_next(const struct app *app)
{
    const struct app_clock *clock = &app->clock;
    int64_t phase = clock->limit > 0 && clock->state >= CLOCK_SPEAKING && clock->state <= CLOCK_UP
                        ? clock->started
                        : 0;
    int64_t gone = now_of(app) - phase;
    int64_t next = phase + (gone / MINUTE + (gone < 0 ? 0 : 1)) * MINUTE;
    if (app->screen_reader) {
        next = clock->state == CLOCK_NEAR                           ? phase + clock->limit
               : clock->state == CLOCK_SPEAKING && clock->limit > 0 ? phase + clock->warning
                                                                    : 0;
    }
    return next > 0 ? (uint64_t)next * MICROSECONDS : UINT64_MAX;
}

/* `session 1:23`, of the whole sitting. */
static void add_session(const struct app_clock *clock, int64_t now, struct str *out)
{
    int64_t seconds = sitting_seconds(&clock->sitting, now);
    str_add_format(out, "session %lld:%02d", (long long)(seconds / HOUR),
                   (int)(seconds % HOUR / MINUTE));
}

/* With no limit by the minutes of the time of day, so that both change at once. */
static void add_speaking(const struct app_clock *clock, int64_t now, struct str *out)
{
    int64_t spoken = now > clock->started ? now - clock->started : 0;
    if (clock->limit > 0) {
        str_add_format(out, "%lld min of %lld", (long long)(spoken / MINUTE),
                       (long long)(clock->limit / MINUTE));
    } else if (now / MINUTE > clock->started / MINUTE) {
        str_add_format(out, "%lld min", (long long)(now / MINUTE - clock->started / MINUTE));
    }
}

void app_add_clock(const struct app *app, int64_t now, struct str *out)
{
    const struct app_clock *clock = &app->clock;
    int64_t over = (now - clock->started - clock->limit) / MINUTE;
    switch (clock->state) {
    case CLOCK_NOTHING:
        break;
    case CLOCK_SITTING:
        add_session(clock, now, out);
        break;
    case CLOCK_SPEAKING:
        add_speaking(clock, now, out);
        break;
    case CLOCK_NEAR:
        str_add_format(out, "%lld min left", (long long)minutes_left(clock, now));
        break;
    case CLOCK_UP:
        if (over > 0) {
            str_add_format(out, "%lld min over", (long long)over);
        } else {
            str_add_text(out, "time is up");
        }
        break;
    case CLOCK_PAUSED:
        str_add_format(out, "paused %lld min", (long long)((now - clock->sitting.since) / MINUTE));
        break;
    case CLOCK_ADJOURNED:
        str_add_text(out, "adjourned");
        break;
    }
}

void app_add_clock_whole(const struct app *app, struct str *out)
{
    size_t start = out->size;
    app_add_clock(app, now_of(app), out);
    if (app->clock.state != CLOCK_NOTHING && app->clock.state != CLOCK_SITTING) {
        str_add_text(out, out->size > start ? ", " : "");
        add_session(&app->clock, now_of(app), out);
    }
}
