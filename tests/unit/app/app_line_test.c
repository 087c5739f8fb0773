/* What becomes of the line when it is not kept, and whose words it is. */
#include "app/app.h"

#include <locale.h>

#include "expect.h"
#include "stage.h"

static void a_line_that_was_not_kept_gives_way_to_the_next_letter(void)
{
    static const struct {
        const char *keys, *what, *wanted;
    } rows[] = {
        {"/nosuch secret<Enter>mx: one<Enter>", "i1", "intervention MEX one"},
        {"/nosuch secret<Enter>m", "message", "Put away: /nosuch secret   Ctrl-V brings it back"},
        {"/nosuch secret<Enter>m", "disk", "m"},
        {"/nosuch secret<Enter>x<Backspace><Ctrl-V>", "line", "/nosuch secret"},
        {"/nosuch secret<Enter>x<Ctrl-Z>", "line", "/nosuch secret"},
        {"/nosuch secret<Enter> words", "line", "/nosuch secret words"},
        {"/nosuch secret<Enter><Left>x", "line", "/nosuch secrext"},
        {"/nosuch secret<Enter><End>x", "line", "/nosuch secretx"},
        {"/nosuch secret<Enter><Backspace>x", "line", "/nosuch secrex"},
        {"/nosuch one<Ctrl-J>two<Enter>x", "line", "/nosuch one\ntwox"},
        {"/topic <Enter>x", "line", "/topic x"},
        {"/off<Enter>/agreed secret<Enter>/on<Enter>", "line", ""},
        {"/off<Enter>/agreed secret<Enter>/on<Enter>mx: open<Enter>", "i1",
         "intervention MEX open"},
        {"mx: one<Enter><Up><Enter><Ctrl-U><Enter>x", "line", "x"},
    };
    /* Keys come one by one, or in bursts of which only the last is shown. */
    for (size_t i = 0; i < 2 * COUNT(rows); i++) {
        struct stage stage;
        size_t row = i / 2;
        test_row("%s", rows[row].keys);
        stage_init(&stage);
        stage_open_full(&stage);
        stage.more = i % 2 == 1;
        stage_keys(&stage, rows[row].keys);
        expect_str(stage_show(&stage, rows[row].what), rows[row].wanted);
        stage_release(&stage);
    }
}

/* Another process of the same person keeps a line. */
static void add_elsewhere(struct stage *stage, const char *line)
{
    struct roster roster = {0};
    struct action_draft draft = {0};
    struct entry_meaning meaning = {0};
    struct entry_context context = {.session = &stage->session,
                                    .roster = &roster,
                                    .author = slice_of("js"),
                                    .wall = stage->now,
                                    .offset = -300};
    entry_parse(&context, slice_of(line), &meaning);
    entry_perform(&context, &meaning, &draft);
    session_commit(&stage->session, &draft, stage->now);
    struct event changed = {.kind = EVENT_CHANGED, .session = &stage->session};
    stage_event(stage, &changed);
    action_release(&draft);
    entry_release(&meaning);
    roster_release(&roster);
}

static void a_line_stays_with_whose_it_was_when_its_first_letter_came(void)
{
    static const struct {
        const char *before, *elsewhere, *after, *what, *wanted;
    } cases[] = {
        {"tull: one<Enter>ha", "mx: two", "lf", "prompt", "goes on: BRB Rodney Tull >"},
        {"tull: one<Enter>ha", "mx: two", "lf", "message",
         "MEX came meanwhile; this line stays with BRB Rodney Tull"},
        {"tull: one<Enter>ha", "mx: two", "lf<Enter>", "i1", "intervention BRB one|half"},
        {"tull: one<Enter>ha", "mx: two", "lf<Enter>", "i2", "intervention MEX two"},
        {"tull: one<Enter>ha", "mx: two", "lf<Enter>more<Enter>", "i1",
         "intervention BRB one|half|more"},
        {"tull: one<Enter>... ha", "mx: two", "lf<Enter>", "i1", "intervention BRB one half"},
        {"tull: one<Enter>", "mx: two", "half<Enter>", "i2", "intervention MEX two|half"},
        {"tull: one<Enter>ha<Esc>2", "mx: two", "<Esc>1lf<Enter>", "i1",
         "intervention BRB one|half"},
        {"tull: one<Enter>ha<Esc>/park<Enter>", "mx: two", "/park<Enter>lf<Enter>", "i1",
         "intervention BRB one|half"},
        {"ha", "mx: two", "lf", "prompt", "note >"},
        {"ha", "mx: two", "lf<Enter>", "n1", "note half"},
        {"tull: one<Enter>ha", "/note two", "lf<Ctrl-U>lf<Enter>", "n1", "note two|lf"},
        {"tull: one<Enter>cr: ha", "mx: two", "lf", "message", "kept: i1 BRB Rodney Tull: one"},
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct stage stage;
        test_row("%s %s", cases[i].before, cases[i].after);
        stage_init(&stage);
        stage_open_full(&stage);
        stage_keys(&stage, cases[i].before);
        add_elsewhere(&stage, cases[i].elsewhere);
        stage_keys(&stage, cases[i].after);
        expect_str(stage_show(&stage, cases[i].what), cases[i].wanted);
        stage_release(&stage);
    }
}

static void what_a_typed_command_puts_into_the_line_is_all_that_the_disk_has(void)
{
    struct stage stage;
    stage_init(&stage);
    stage_open_full(&stage);
    stage_keys(&stage, "half<Ctrl-U>/yank <Enter>");
    expect_str(stage_show(&stage, "line"), "half");
    expect_str(stage_show(&stage, "disk"), "half");
    stage_release(&stage);
}

static const struct test tests[] = {
    {"a line that was not kept gives way to the next letter",
     a_line_that_was_not_kept_gives_way_to_the_next_letter},
    {"a line stays with whose it was when its first letter came",
     a_line_stays_with_whose_it_was_when_its_first_letter_came},
    {"what a typed command puts into the line is all that the disk has",
     what_a_typed_command_puts_into_the_line_is_all_that_the_disk_has},
};

int main(int argc, char **argv)
{
    (void)setlocale(LC_CTYPE, "C.UTF-8");
    return test_main(tests, COUNT(tests), argc, argv);
}
