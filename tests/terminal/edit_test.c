/* What was written before is put right in a live session: parted, put together, moved, renamed,
 * found, filtered; the file has it all, in order, and nothing points to what is gone. */
#include <string.h>

#include "expect.h"
#include "session.h"
#include "table.h"

/* Types a line and waits for what is said of it. */
static void say(struct term *term, const char *line, const char *answer)
{
    test_row("%s", line);
    term_type(term, line);
    term_key(term, "Enter");
    expect_see(term, answer);
}

static void expect_turn(const struct table *table, size_t row, const char *country,
                        const char *text)
{
    test_row("row %zu", row);
    expect_str(table_cell(table, row, "record"), "intervention");
    expect_str(table_cell(table, row, "country"), country);
    expect_str(table_cell(table, row, "text"), text);
}

static void write_session(struct term *term)
{
    say(term, "present+ Ana Silba, NIC.CR, Costa Rica", "kept: p1");
    say(term, "mexico: All sectors join in", "kept: i1");
    say(term, "And we pay for it #funding", "pay for it");
    say(term, "brasil: The costs are shared", "kept: i2");
    say(term, "+ mexico", "supports i2");
    say(term, "brasil: By all members", "kept: i3");
    say(term, "silba: Costs again", "kept: i4");
    say(term, "/conclusion Costs are shared", "kept: c1");
}

static void put_it_right(struct term *term)
{
    session_go(term, "3 Conclusions");
    say(term, "/evidence c1", "Esc is done");
    term_key(term, "Up");
    term_key(term, "Enter");
    expect_see(term, "rests on i3");
    term_key(term, "Esc");
    session_go(term, "1 Notes");
    say(term, "/merge i3", "merged: i3 is in i2");
    say(term, "/split i1 peru", "split: i1 and i5");
    say(term, "/move-up i4", "moved up: i4");
    say(term, "/edit p1 Ana Silva, NIC.CR, Costa Rica", "changed: p1");
    session_go(term, "1 Notes");
    expect_see(term, "CRI Ana Silva");
    say(term, "/replace Costs Prices", "corrected");
    say(term, "/kind i5 proposal", "kind proposal: i5");
    say(term, "/note A slip", "kept: n1");
    say(term, "/delete n1", "deleted: n1");
}

static void what_was_written_is_put_right_and_the_file_has_it(void)
{
    struct table table;
    (void)session_folder();
    struct term *term = session_start(NULL);
    write_session(term);
    put_it_right(term);
    session_leave(term);
    if (table_read_session(&table)) {
        size_t row = table_find(&table, 0, "record", "intervention");
        expect_int(table_records(&table, "intervention"), 4);
        expect_turn(&table, row, "MEX", "All sectors join in");
        expect_turn(&table, row + 1, "PER", "And we pay for it #funding");
        expect_str(table_cell(&table, row + 1, "kind"), "proposal");
        expect_str(table_cell(&table, row + 1, "tags"), "funding");
        expect_turn(&table, row + 2, "CRI", "Prices again");
        expect_str(table_cell(&table, row + 2, "name"), "Ana Silva");
        expect_turn(&table, row + 3, "BRA", "The costs are shared\nBy all members");
        const char *merged = table_cell(&table, row + 3, "id");
        expect_str(table_cell(&table, row + 4, "record"), "position");
        expect_str(table_cell(&table, row + 4, "refs"), merged);
        size_t conclusion = table_find(&table, 0, "record", "conclusion");
        expect_str(table_cell(&table, conclusion, "refs"), merged);
        expect_str(table_cell(&table, conclusion, "text"), "Prices are shared");
        expect_int(table_records(&table, "note"), 0);
    }
    table_release(&table);
    expect_int(session_run("check talk.csv", NULL), 0);
}

static void each_change_is_one_undo_also_after_a_restart(void)
{
    struct table table;
    (void)session_folder();
    struct term *term = session_start(NULL);
    say(term, "mexico: one", "kept: i1");
    say(term, "two", "two");
    say(term, "brasil: three", "kept: i2");
    say(term, "/split i1 peru", "split: i1 and i3");
    say(term, "/merge i2", "merged: i2 is in i3");
    session_leave(term);
    term = session_start(NULL);
    expect_see(term, "PER Peru");
    term_key(term, "Ctrl-Z");
    expect_see(term, "BRA Brazil");
    term_key(term, "Ctrl-Z");
    expect_not(term, "PER Peru");
    session_leave(term);
    if (table_read_session(&table)) {
        size_t row = table_find(&table, 0, "record", "intervention");
        expect_int(table_records(&table, "intervention"), 2);
        expect_turn(&table, row, "MEX", "one\ntwo");
        expect_turn(&table, row + 1, "BRA", "three");
    }
    table_release(&table);
}

static void a_filter_is_said_and_hides_nothing_new(void)
{
    (void)session_folder();
    struct term *term = session_start(NULL);
    say(term, "mexico: apples", "kept: i1");
    say(term, "brasil: pears", "kept: i2");
    say(term, "peru: plums", "kept: i3");
    say(term, "/filter mexico", "ONLY Mexico IS LISTED");
    expect_not(term, "pears");
    say(term, "chile: figs", "kept: i4");
    expect(session_see_row(term, "CHL", "figs"));
    say(term, "/find PEARS", "1 of 1 with PEARS");
    expect_see(term, "[1 Notes]");
    expect(session_see_row(term, "BRA", "pears"));
    session_leave(term);
    expect(session_csv_has("pears") && session_csv_has("figs"));
}

static const struct test tests[] = {
    {"what was written is put right, and the file has it",
     what_was_written_is_put_right_and_the_file_has_it},
    {"each change is one undo, also after a restart", each_change_is_one_undo_also_after_a_restart},
    {"a filter is said, and hides nothing new", a_filter_is_said_and_hides_nothing_new},
};

int main(int argc, char **argv)
{
    int answer = test_main(tests, COUNT(tests), argc, argv);
    session_clean();
    return answer;
}
