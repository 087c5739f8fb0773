/* When the clock beside the time of day wants to be looked at, and what it shows then. */
#include "app/app_clock.h"

#include "expect.h"
#include "stage.h"
#include "text/when.h"

enum { SECOND = 1000000 };

struct clock_stage {
    struct stage stage;
    struct settings settings;
};

static void set(struct clock_stage *clock, const char *section, const char *key, const char *value)
{
    struct str problem = {0};
    expect(settings_set(&clock->settings, slice_of(section), slice_of(key), slice_of(value),
                        &problem));
    str_release(&problem);
    app_take_settings(&clock->stage.app, &clock->settings);
}

static void start(struct clock_stage *clock)
{
    stage_init(&clock->stage);
    settings_init(&clock->settings);
    stage_open_full(&clock->stage);
    clock->stage.now = UINT64_C(1501687805) * SECOND; /* 10:30:05 */
}

static void end(struct clock_stage *clock)
{
    stage_release(&clock->stage);
    settings_release(&clock->settings);
}

static void tick(struct clock_stage *clock, unsigned seconds)
{
    struct event event = {.kind = EVENT_TIME};
    stage_wait(&clock->stage, seconds);
    stage_event(&clock->stage, &event);
}

/* The moment as `10:15:00`, or `never`. */
static const char *next(struct clock_stage *clock)
{
    static char text[WHEN_ROOM];
    uint64_t next = app_clock_next(&clock->stage.app);
    if (next == UINT64_MAX) {
        return "never";
    }
    expect(when_format((int64_t)(next / SECOND), -300, text));
    return text + sizeof "2017-08-02";
}

static const char *shown(struct clock_stage *clock)
{
    str_clear(&clock->stage.shown);
    app_add_clock(&clock->stage.app, (int64_t)(clock->stage.app.now / SECOND), &clock->stage.shown);
    return str_text(&clock->stage.shown);
}

static void without_a_limit_it_changes_with_the_time_of_day(void)
{
    struct clock_stage clock;
    start(&clock);
    tick(&clock, 1);
    expect_str(shown(&clock), "");
    expect_str(next(&clock), "10:31:00");
    stage_keys(&clock.stage, "mx: one<Enter>");
    expect_str(next(&clock), "10:31:00");
    tick(&clock, 60);
    expect_str(shown(&clock), "1 min");
    expect_str(next(&clock), "10:32:00");
    end(&clock);
}

static void with_a_limit_it_changes_with_the_minutes_of_the_turn(void)
{
    static const struct {
        unsigned wait;
        const char *shown, *next;
    } rows[] = {
        {1, "0 min of 3", "10:31:05"},  {60, "1 min of 3", "10:32:05"},
        {55, "1 min of 3", "10:32:05"}, {5, "1 min left", "10:33:05"},
        {30, "1 min left", "10:33:05"}, {30, "time is up", "10:34:05"},
        {60, "1 min over", "10:35:05"}, {600, "11 min over", "10:45:05"},
    };
    struct clock_stage clock;
    start(&clock);
    set(&clock, "clock", "limit_statement", "3");
    stage_keys(&clock.stage, "mx: one<Enter>");
    for (size_t i = 0; i < COUNT(rows); i++) {
        test_row("%zu", i);
        tick(&clock, rows[i].wait);
        expect_str(shown(&clock), rows[i].shown);
        expect_str(next(&clock), rows[i].next);
    }
    stage_keys(&clock.stage, "/pause<Enter>");
    expect_str(next(&clock), "10:45:00");
    end(&clock);
}

static void for_a_screen_reader_it_changes_when_something_is_due(void)
{
    struct clock_stage clock;
    start(&clock);
    set(&clock, "interface", "screen_reader", "yes");
    set(&clock, "clock", "limit_answer", "5");
    set(&clock, "clock", "limit_warning", "2");
    stage_keys(&clock.stage, "mx: one<Enter>");
    expect_str(next(&clock), "never");
    stage_keys(&clock.stage, "mx!: yes<Enter>");
    expect_str(next(&clock), "10:33:05");
    tick(&clock, 181);
    expect_str(stage_show(&clock.stage, "message"), "kept: i2 MEX: yes  MEX: 2 min left");
    expect_str(next(&clock), "10:35:05");
    tick(&clock, 120);
    expect_str(next(&clock), "never");
    expect_int(clock.stage.counts[EFFECT_BELL], 0);
    end(&clock);
}

static void a_bell_rings_where_it_is_set(void)
{
    struct clock_stage clock;
    start(&clock);
    set(&clock, "clock", "bell", "yes");
    set(&clock, "clock", "limit_statement", "3");
    stage_keys(&clock.stage, "mx: one<Enter>");
    tick(&clock, 115);
    expect_int(clock.stage.counts[EFFECT_BELL], 0);
    tick(&clock, 5);
    tick(&clock, 5);
    expect_int(clock.stage.counts[EFFECT_BELL], 1);
    tick(&clock, 60);
    tick(&clock, 60);
    expect_int(clock.stage.counts[EFFECT_BELL], 2);
    end(&clock);
}

static void a_session_of_another_day_has_no_clock(void)
{
    struct clock_stage clock;
    start(&clock);
    stage_keys(&clock.stage, "mx: one<Enter>");
    tick(&clock, 36000);
    expect_str(shown(&clock), "600 min");
    tick(&clock, 36000);
    expect_str(shown(&clock), "");
    end(&clock);
}

static const struct test tests[] = {
    {"without a limit it changes with the time of day",
     without_a_limit_it_changes_with_the_time_of_day},
    {"with a limit it changes with the minutes of the turn",
     with_a_limit_it_changes_with_the_minutes_of_the_turn},
    {"for a screen reader it changes when something is due",
     for_a_screen_reader_it_changes_when_something_is_due},
    {"a bell rings where it is set", a_bell_rings_where_it_is_set},
    {"a session of another day has no clock", a_session_of_another_day_has_no_clock},
};

int main(int argc, char **argv)
{
    return test_main(tests, COUNT(tests), argc, argv);
}
