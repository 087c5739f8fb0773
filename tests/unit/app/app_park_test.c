/* Half lines that wait: whose they stay, in sight, one key away, and on the disk. */
#include "app/app.h"

#include <locale.h>

#include "expect.h"
#include "stage.h"

#define MARK "\x1f"
#define NEXT "\x1e"

static void half_lines_wait_with_their_owner(void)
{
    static const struct {
        const char *keys, *what, *wanted;
    } rows[] = {
        {"mx: one<Enter>and th<Ctrl-O>", "line", ""},
        {"mx: one<Enter>and th<Ctrl-O>", "hint", "waits (Ctrl-O): MEX > and th"},
        {"mx: one<Enter>and th<Ctrl-O>cr: two", "hint", "waits (Ctrl-O): MEX > and th"},
        {"mx: half<Ctrl-O>", "hint", "waits (Ctrl-O): mx: half"},
        {"mx: one<Enter>and th<Ctrl-O>", "disk parked", "1i1-7k3q" MARK "and th"},
        {"mx: one<Enter>and th<Ctrl-O>cr: two<Enter>", "line", "and th"},
        {"mx: one<Enter>and th<Ctrl-O>cr: two<Enter>", "prompt", "goes on: MEX >"},
        {"mx: one<Enter>and th<Ctrl-O>cr: two<Enter>", "disk parked", ""},
        {"mx: one<Enter>and th<Ctrl-O>cr: two<Enter>at<Enter>", "i1",
         "intervention MEX one|and that"},
        {"mx: one<Enter>and th<Ctrl-O><Ctrl-O>", "line", "and th"},
        /* Several: the newest comes back by itself, the key goes round. */
        {"mx: one<Enter>a<Ctrl-O>cr: b<Ctrl-O>", "hint", "2 half lines wait (Ctrl-O): cr: b"},
        {"mx: one<Enter>a<Ctrl-O>cr: b<Ctrl-O>py: c<Enter>", "line", "cr: b"},
        {"mx: one<Enter>a<Ctrl-O>cr: b<Ctrl-O>py: c<Enter><Enter>", "line", "a"},
        {"mx: one<Enter>a<Ctrl-O>cr: b<Ctrl-O>py: c<Enter><Enter><Enter>", "i1",
         "intervention MEX one|a"},
        {"mx: one<Enter>a<Ctrl-O>cr: b<Ctrl-O><Ctrl-O>", "line", "a"},
        {"mx: one<Enter>a<Ctrl-O>cr: b<Ctrl-O><Ctrl-O><Ctrl-O><Ctrl-O>", "line", "cr: b"},
        {"a<Ctrl-O>b<Ctrl-O>c<Ctrl-O>", "disk parked",
         "1-" MARK "a" NEXT "1-" MARK "b" NEXT "1-" MARK "c"},
        /* Changing a record while lines wait. */
        {"mx: one<Enter>a<Ctrl-O>b<Up><Enter>!<Enter>", "line", "b"},
        {"mx: one<Enter>a<Ctrl-O>b<Up><Enter>!<Enter><Enter>", "line", "a"},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        struct stage stage;
        test_row("%s", rows[i].keys);
        stage_init(&stage);
        stage_open_full(&stage);
        stage_keys(&stage, rows[i].keys);
        expect_str(stage_show(&stage, rows[i].what), rows[i].wanted);
        stage_release(&stage);
    }
}

static void what_waited_comes_back_after_a_kill_as_whose_it_was(void)
{
    struct stage stage;
    struct event event = {.kind = EVENT_DRAFT,
                          .number = SLOT_PARKED,
                          .text = slice_of("1i1-7k3q" MARK "of mx" NEXT "1i2-7k3q" MARK "of cr")};
    stage_init(&stage);
    stage_open_full(&stage);
    stage_keys(&stage, "mx: one<Enter>cr: two<Enter>py: three<Enter>");
    stage_event(&stage, &event);
    expect_str(stage_show(&stage, "line"), "of cr");
    expect_str(stage_show(&stage, "disk parked"), "1i1-7k3q" MARK "of mx");
    stage_keys(&stage, "<Enter>");
    expect_str(stage_show(&stage, "i2"), "intervention CRI two|of cr");
    stage_keys(&stage, "<Enter>");
    expect_str(stage_show(&stage, "i1"), "intervention MEX one|of mx");
    expect_str(stage_show(&stage, "i3"), "intervention PRY three");
    expect_str(stage_show(&stage, "disk parked"), "");
    stage_release(&stage);
}

static const struct test tests[] = {
    {"half lines wait with their owner", half_lines_wait_with_their_owner},
    {"what waited comes back after a kill, as whose it was",
     what_waited_comes_back_after_a_kill_as_whose_it_was},
};

int main(int argc, char **argv)
{
    (void)setlocale(LC_CTYPE, "C.UTF-8");
    return test_main(tests, COUNT(tests), argc, argv);
}
