/* What is pasted: one text of many rows, a list of people, lines to be carried out one by one. */
#include "app/app.h"

#include <locale.h>

#include "expect.h"
#include "stage.h"

static void a_pasted_list_is_a_roster_in_one_action(void)
{
    struct stage stage;
    stage_init(&stage);
    stage_open(&stage);
    size_t before = stage.counts[EFFECT_APPEND];
    stage_keys(&stage, "<Esc>2");
    stage_paste(&stage, "- Moderator: Rita Gomes: Example Society, Brazil Chapter\r\n"
                        "- Marta Haces NIC.MX Technical Secretary of the\r\n"
                        "- Governance Initiative Group (Mexico)\r\n"
                        "- Luis Estrada Argentina/ MAG\r\n");
    stage_keys(&stage, "<Enter>");
    expect_int(stage_count(&stage, RECORD_PARTICIPANT), 3);
    expect_int(stage.counts[EFFECT_APPEND] - before, 1);
    expect_str(stage_show(&stage, "line"), "");
    stage_keys(&stage, "<Ctrl-Z>");
    expect_int(stage_count(&stage, RECORD_PARTICIPANT), 0);
    stage_release(&stage);
}

static void a_paste_is_one_text_and_can_be_kept_as_lines(void)
{
    struct stage stage;
    stage_init(&stage);
    stage_open_full(&stage);
    stage_keys(&stage, "mx: ");
    stage_paste(&stage, "one\ncr: two\n/quit");
    stage_keys(&stage, "<Enter>");
    expect_str(stage_show(&stage, "i1"), "intervention MEX one|cr: two|/quit");
    expect_int(stage.counts[EFFECT_QUIT], 0);
    stage_paste(&stage, "mx: three\ncr: four\n\n/note five");
    stage_keys(&stage, "<Esc>/paste-lines<Enter>");
    expect_str(stage_show(&stage, "i2"), "intervention MEX three");
    expect_str(stage_show(&stage, "i3"), "intervention CRI four");
    expect_str(stage_show(&stage, "n1"), "note five");
    expect_str(stage_show(&stage, "line"), "");
    stage_paste(&stage, "mx: six\n/nosuch\ncr: seven");
    stage_keys(&stage, "<Esc>/paste-lines<Enter>");
    expect_str(stage_show(&stage, "line"), "/nosuch\ncr: seven");
    stage_release(&stage);
}

/* What a paste becomes at Enter; a terminal sends CR for LF. */
static void a_paste_of_several_rows_is_carried_out_by_no_row(void)
{
    static const struct {
        const char *before, *paste, *keys, *what, *wanted;
    } cases[] = {
        {"", "mx: one\ncr: two", "<Enter>", "n1", "note mx: one|cr: two"},
        {"", "mx: one\rcr: two", "<Enter>", "n1", "note mx: one|cr: two"},
        {"", "mx: one\r\ncr: two\r\n", "<Enter>", "n1", "note mx: one|cr: two"},
        {"", "/quit\nmx: one", "<Enter>", "n1", "note /quit|mx: one"},
        {"", "present+ Ana Li\nrow", "<Enter>", "n1", "note present+ Ana Li|row"},
        {"", "\\mx: one\nrow", "<Enter>", "n1", "note \\mx: one|row"},
        {"tull: first<Enter>", "mx: one\ntwo", "<Enter>", "i1",
         "intervention BRB first|mx: one|two"},
        {"tull: ", "mx: one\ntwo", "<Enter>", "i1", "intervention BRB mx: one|two"},
        {"tull: end<Home>", "mx: one\n", "<Enter>", "n1", "note mx: one|tull: end"},
        {"", "mx: one", "<Enter>", "i1", "intervention MEX one"},
        {"", "mx: one\n", "<Enter>", "i1", "intervention MEX one"},
        {"", "mx: one\r\n\r\n", "<Enter>", "i1", "intervention MEX one"},
        {"", "mx: one\r", "", "line", "mx: one"},
        {"", "mx: one\rcr: two", "", "disk", " mx: one\ncr: two"},
        {"", "mx: one\rcr: two", "", "message",
         "2 rows, with who speaks: Tab keeps each as a line, Enter all as one text"},
        {"", "they say\rcr: two", "", "message",
         "2 rows, of one speaker: Enter keeps them so, Esc /paste-lines each as a line"},
        {"", "mx: one\rmx: two", "<Tab>", "i1", "intervention MEX one"},
        {"", "mx: one\rcr: two", "<Tab>", "i2", "intervention CRI two"},
        {"", "mx: one\r\rcr: two\rmore", "<Tab>", "i2", "intervention CRI two|more"},
        {"", "mx: one\rcr: two", "<Left><Tab>", "line", " mx: one\ncr: two"},
        {"", "they say\rcr: two", "<Tab>", "line", " they say\ncr: two"},
        {"", "mx: one\rcr: two", "<Ctrl-Z>", "line", ""},
        {"", "mx: one\rcr: two", "<Esc>/paste-lines<Enter>", "i2", "intervention CRI two"},
        {"", "mx: one\rcr: two", "<Esc>/paste-lines<Enter>", "i1", "intervention MEX one"},
        {"", "mx: one\rcr: two", "<Esc>2<Esc>1<Enter>", "n1", "note mx: one|cr: two"},
        {"<Esc>2", "/quit Ana, MAG\nRui Li, NIC.BR", "<Enter>", "p5", "participant Rui Li"},
        {"<Esc>2", "Ana Li\nRui Li", "", "line", "Ana Li\nRui Li"},
        {"<Esc>3", "/quit\nis a word", "<Enter>", "c1", "conclusion /quit|is a word"},
        {"mx: one<Enter><Up><Enter><Ctrl-U>", "a: b\nc", "<Enter>", "i1",
         "intervention MEX a: b|c"},
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct stage stage;
        test_row("row %zu: %s", i, cases[i].paste);
        stage_init(&stage);
        stage_open_full(&stage);
        stage_keys(&stage, cases[i].before);
        stage_paste(&stage, cases[i].paste);
        stage_keys(&stage, cases[i].keys);
        expect_str(stage_show(&stage, cases[i].what), cases[i].wanted);
        expect_int(stage.counts[EFFECT_QUIT], 0);
        stage_release(&stage);
    }
}

static const struct test tests[] = {
    {"a pasted list is a roster, in one action", a_pasted_list_is_a_roster_in_one_action},
    {"a paste is one text, and can be kept as lines", a_paste_is_one_text_and_can_be_kept_as_lines},
    {"a paste of several rows is carried out by no row",
     a_paste_of_several_rows_is_carried_out_by_no_row},
};

int main(int argc, char **argv)
{
    (void)setlocale(LC_CTYPE, "C.UTF-8");
    return test_main(tests, COUNT(tests), argc, argv);
}
