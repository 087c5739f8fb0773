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

static void rows_that_came_at_once_become_one_text_by_tab(void)
{
    static const struct {
        const char *name, *keys, *last, *then, *what, *wanted;
    } cases[] = {
        {"offered", "mx: one<Enter>py: two", "<Enter>", "", "message",
         "2 rows at once: Tab makes them one text   kept: i2 PRY: two"},
        {"one text", "mx: one<Enter>py: two", "<Enter>", "<Tab>", "line", " mx: one\npy: two"},
        {"said", "mx: one<Enter>py: two", "<Enter>", "<Tab>", "message",
         "2 rows, one text now: Enter keeps it"},
        {"on the disk", "mx: one<Enter>py: two", "<Enter>", "<Tab>", "disk", " mx: one\npy: two"},
        {"taken back", "mx: one<Enter>py: two", "<Enter>", "<Tab>", "i1", "none"},
        {"kept", "mx: one<Enter>py: two", "<Enter>", "<Tab><Enter>", "n1", "note mx: one|py: two"},
        {"one undo", "mx: one<Enter>py: two", "<Enter>", "<Tab><Enter><Ctrl-Z>", "n1", "none"},
        {"the half row goes with it", "mx: one<Enter>py: two<Enter>and th", "e", "<Tab>", "line",
         " mx: one\npy: two\nand the"},
        {"a form in it too", "mx: one<Enter>/title Two", "<Enter>", "<Tab>", "line",
         " mx: one\n/title Two"},
        {"a letter goes on", "mx: one<Enter>py: two", "<Enter>", "x<Tab>", "i2",
         "intervention PRY two"},
        {"one action is one text", "mx: one<Enter>", "x", "", "message", "kept: i1 MEX: one"},
        {"other keys are no text", "mx: one<Enter>py: x<Left><Right><Enter>", "x", "", "message",
         "kept: i2 PRY: x"},
        {"what is not taken back", "mx: one<Enter>py: two<Enter>/who", "<Enter>", "<Tab>", "i2",
         "intervention PRY two"},
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct stage stage;
        test_row("%s", cases[i].name);
        stage_init(&stage);
        stage_open_full(&stage);
        burst(&stage, cases[i].keys, cases[i].last);
        stage_keys(&stage, cases[i].then);
        expect_str(stage_show(&stage, cases[i].what), cases[i].wanted);
        stage_release(&stage);
    }
}

static void a_terminal_with_marks_for_a_paste_is_not_asked(void)
{
    struct stage stage;
    stage_init(&stage);
    stage_open_full(&stage);
    stage_paste(&stage, "pasted");
    stage_keys(&stage, "<Enter>");
    burst(&stage, "mx: one<Enter>py: two", "<Enter>");
    expect_str(stage_show(&stage, "message"), "kept: i2 PRY: two");
    stage_keys(&stage, "<Tab>");
    expect_str(stage_show(&stage, "i2"), "intervention PRY two");
    stage_release(&stage);
}

static const struct test tests[] = {
    {"rows that came at once become one text by Tab",
     rows_that_came_at_once_become_one_text_by_tab},
    {"a terminal with marks for a paste is not asked",
     a_terminal_with_marks_for_a_paste_is_not_asked},
    {"a burst leaves what one line after the other leaves",
     a_burst_leaves_what_one_line_after_the_other_leaves},
    {"paragraphs of a burst are one action", paragraphs_of_a_burst_are_one_action},
    {"what can't be kept stays in the line", what_can_not_be_kept_stays_in_the_line},
};

int main(int argc, char **argv)
{
    return test_main(tests, COUNT(tests), argc, argv);
}
