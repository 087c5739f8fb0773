/* Many Enters in one batch of keys: a paste into a terminal without marks for it. */
#include "expect.h"
#include "stage.h"

/* All but the last key come with more behind them. */
static void burst(struct stage *stage, const char *keys, const char *last)
{
    stage->more = true;
    stage_keys(stage, keys);
    stage->more = false;
    stage_keys(stage, last);
}

static void a_burst_leaves_what_one_line_after_the_other_leaves(void)
{
    static const struct {
        const char *name, *keys, *last;
    } cases[] = {
        {"plain", "mx: one<Enter>two<Enter>three", "<Enter>"},
        {"speakers between", "mx: one<Enter>two<Enter>py: three<Enter>four<Enter>five", "<Enter>"},
        {"blanks at ends", "mx: one<Enter>two <Enter>three  <Enter>four", "<Enter>"},
        {"literal and going on", "mx: one<Enter>\\two<Enter> three<Enter>... four<Enter>five",
         "<Enter>"},
        {"commands", "mx: one<Enter>two<Enter>/agreed all<Enter>three<Enter>four", "<Enter>"},
        {"notes", "one<Enter>two<Enter>three", "<Enter>"},
        {"tags", "mx: one<Enter>two #a<Enter>three #b<Enter>four", "<Enter>"},
        {"nobody's name", "mx: one<Enter>two<Enter>zork: three<Enter>four<Enter>five", "<Enter>"},
        {"a line that stays", "mx: one<Enter>two<Enter>three<Enter>fo", "u"},
        {"ended by another key", "mx: one<Enter>two<Enter>three<Enter>four<Left>", "x"},
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        static const char *const seen[] = {"i1", "i2", "n1", "n2", "c1", "line", "disk"};
        struct stage together;
        struct stage alone;
        test_row("%s", cases[i].name);
        stage_init(&together);
        stage_init(&alone);
        stage_open_full(&together);
        stage_open_full(&alone);
        burst(&together, cases[i].keys, cases[i].last);
        stage_keys(&alone, cases[i].keys);
        stage_keys(&alone, cases[i].last);
        for (size_t item = 0; item < COUNT(seen); item++) {
            struct str wanted = {0};
            str_add_text(&wanted, stage_show(&alone, seen[item]));
            expect_str(stage_show(&together, seen[item]), str_text(&wanted));
            str_release(&wanted);
        }
        stage_release(&together);
        stage_release(&alone);
    }
}

static void paragraphs_of_a_burst_are_one_action(void)
{
    struct stage stage;
    stage_init(&stage);
    stage_open_full(&stage);
    stage_keys(&stage, "mx: one<Enter>");
    size_t before = stage.counts[EFFECT_APPEND];
    burst(&stage, "two<Enter>three<Enter>four", "<Enter>");
    expect_int(stage.counts[EFFECT_APPEND] - before, 1);
    expect_str(stage_show(&stage, "i1"), "intervention MEX one|two|three|four");
    stage_keys(&stage, "<Ctrl-Z>");
    expect_str(stage_show(&stage, "i1"), "intervention MEX one");
    stage_release(&stage);
}

static void what_can_not_be_kept_stays_in_the_line(void)
{
    struct stage stage;
    stage_init(&stage);
    stage_open_full(&stage);
    stage_keys(&stage, "mx: one<Enter>");
    struct event saving = {.kind = EVENT_SAVING,
                           .saving = {.read_only = true, .reason = slice_of("")}};
    stage_event(&stage, &saving);
    burst(&stage, "two<Enter>thr", "e");
    expect_str(stage_show(&stage, "i1"), "intervention MEX one");
    expect_str(stage_show(&stage, "line"), "two\nthre");
    stage_release(&stage);
}

static const struct test tests[] = {
    {"a burst leaves what one line after the other leaves",
     a_burst_leaves_what_one_line_after_the_other_leaves},
    {"paragraphs of a burst are one action", paragraphs_of_a_burst_are_one_action},
    {"what can't be kept stays in the line", what_can_not_be_kept_stays_in_the_line},
};

int main(int argc, char **argv)
{
    return test_main(tests, COUNT(tests), argc, argv);
}
