#include <locale.h>

#include "expect.h"
#include "stage.h"

static void begin(struct stage *stage)
{
    struct event tour = {.kind = EVENT_TOUR, .wall = stage->now};
    stage_event(stage, &tour);
}

static bool is_step(struct stage *stage, const char *start)
{
    return slice_starts(slice_of(stage_show(stage, "guide")), slice_of(start));
}

static const struct {
    const char *keys, *then; /* what the guide says behind it */
} steps[] = {
    {"", "Tour 1/8: type  mexico: all sectors join in  and Enter"},
    {"nonsense<Enter>", "Tour 1/8"},
    {"mexico: all sectors join in<Enter>", "Tour 2/8: type  they meet every month"},
    {"they meet every month<Enter>", "Tour 3/8: type  tay  and Tab"},
    {"tay<Tab>so<Enter>", "Tour 4/8: press Ctrl-Z: it takes that back"},
    {"<Ctrl-Z>", "Tour 5/8: type  /conclusion"},
    {"/conclusion each its own way<Enter>", "Tour 6/8: Esc, then 4"},
    {"<Esc>4", "Tour 7/8: Esc, then 1"},
    {"<Esc>1", "Tour 8/8: type  /  for every command"},
    {"/", "That was the tour: Esc, then Enter, goes back"},
    {"<Esc>", "That was the tour: Enter goes back to your own"},
};

static void the_tour_waits_for_the_real_thing_and_writes_nothing(void)
{
    struct stage stage;
    stage_init(&stage);
    stage_open_full(&stage);
    stage_keys(&stage, "mx: said before<Enter>mx: half");
    size_t appended = stage.counts[EFFECT_APPEND];
    size_t drafted = stage.counts[EFFECT_DRAFT];
    begin(&stage);
    for (size_t i = 0; i < COUNT(steps); i++) {
        test_row("%s", steps[i].keys);
        stage_keys(&stage, steps[i].keys);
        if (!expect(is_step(&stage, steps[i].then))) {
            printf("    %s\n", stage_show(&stage, "guide"));
        }
    }
    stage_keys(&stage, "<Enter>");
    expect(stage.app.tour == NULL);
    expect(stage.app.session == &stage.session);
    expect_int(stage.counts[EFFECT_APPEND], appended);
    expect_int(stage.counts[EFFECT_DRAFT], drafted);
    expect_str(stage_show(&stage, "line"), "mx: half");
    expect_str(stage_show(&stage, "i1"), "intervention MEX said before");
    stage_keys(&stage, " and on<Enter>");
    expect_str(stage_show(&stage, "i2"), "intervention MEX half and on");
    stage_release(&stage);
}

static void it_is_left_at_any_step_and_steps_are_skipped(void)
{
    for (size_t skipped = 0; skipped < COUNT(steps); skipped++) {
        struct stage stage;
        test_row("%zu skipped", skipped);
        stage_init(&stage);
        stage_open_full(&stage);
        stage_keys(&stage, "half");
        begin(&stage);
        for (size_t i = 0; i < skipped; i++) {
            stage_keys(&stage, "<Enter>");
        }
        stage_keys(&stage,
                   skipped % 2 == 0 && stage.app.tour != NULL ? "typed<Esc>/tour<Enter>" : "");
        expect((stage.app.tour == NULL) == (skipped % 2 == 0 || skipped > 8));
        stage_release(&stage);
    }
}

/* What others write, and how it is saved, meanwhile: it is there afterwards. */
static void the_world_goes_on_meanwhile(void)
{
    struct stage stage;
    stage_init(&stage);
    stage_open_full(&stage);
    begin(&stage);
    struct event saving = {.kind = EVENT_SAVING,
                           .wall = stage.now,
                           .saving = {.saving = SAVING_FAILED, .reason = slice_of("disk full")}};
    stage_event(&stage, &saving);
    struct event resize = {.kind = EVENT_RESIZE, .wall = stage.now, .rows = 30, .columns = 70};
    stage_event(&stage, &resize);
    struct event changed = {.kind = EVENT_CHANGED, .wall = stage.now};
    stage_event(&stage, &changed);
    expect(stage.app.tour != NULL);
    expect_int(stage.app.columns, 70);
    stage_keys(&stage, "/tour<Enter>");
    expect(stage.app.tour == NULL);
    expect_int(stage.app.columns, 70);
    expect_int(stage.app.saving.saving, SAVING_FAILED);
    expect_str(str_text(&stage.app.saving_reason), "disk full");
    stage_release(&stage);
}

/* Ctrl-Q leaves the program from there; what would touch a file waits. */
static void what_touches_files_waits(void)
{
    struct stage stage;
    stage_init(&stage);
    begin(&stage);
    stage_keys(&stage, "/new Other<Enter><Ctrl-S>/sample<Enter>");
    expect_int(stage.counts[EFFECT_CREATE] + stage.counts[EFFECT_WRITE_CSV] +
                   stage.counts[EFFECT_SAMPLE],
               0);
    expect_str(stage_show(&stage, "message"), "That waits until the tour is over: /tour leaves it");
    stage_keys(&stage, "<Ctrl-Q>");
    expect_int(stage.counts[EFFECT_QUIT], 1);
    stage_release(&stage);
}

static const struct test tests[] = {
    {"the tour waits for the real thing, and writes nothing",
     the_tour_waits_for_the_real_thing_and_writes_nothing},
    {"it is left at any step, and steps are skipped", it_is_left_at_any_step_and_steps_are_skipped},
    {"the world goes on meanwhile", the_world_goes_on_meanwhile},
    {"what touches files waits", what_touches_files_waits},
};

int main(int argc, char **argv)
{
    (void)setlocale(LC_CTYPE, "C.UTF-8");
    return test_main(tests, COUNT(tests), argc, argv);
}
