/* What others do to the file and its folder while the program runs: a spreadsheet that has it open,
 * a change from outside, a file that is no session any more, a journal that goes away. */
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "expect.h"
#include "session.h"
#include "table.h"

/* Waits until the CSV holds `text`. */
static bool csv_gets(struct term *term, const char *text)
{
    enum { STEP = 100 };
    for (int waited = 0; waited < TERM_LONG; waited += STEP) {
        if (session_csv_has(text)) {
            return true;
        }
        (void)term_until_bytes(term, term_bytes(term) + 1, STEP);
    }
    return false;
}

static void expect_csv(const struct str *wanted)
{
    struct str csv = session_csv();
    expect_bytes(csv.at, csv.size, wanted->at, wanted->size);
    str_release(&csv);
}

static void run_shell(const char *format, const char *name)
{
    char command[1200];
    (void)snprintf(command, sizeof command, "cd '%s' && ", session_path("."));
    (void)snprintf(command + strlen(command), sizeof command - strlen(command), "%s%s", format,
                   name);
    expect_int(system(command), 0);
}

static void a_csv_open_in_libreoffice_is_left_alone_until_it_is_closed(void)
{
    static const char lock[] = ".~lock.talk.csv#";
    (void)session_folder();
    struct term *term = session_start(NULL);
    term_type(term, "mexico: before\r");
    expect(csv_gets(term, "before"));
    expect_see(term, "saved");
    expect(term_idle(term, 600));
    struct str before = session_csv();
    session_write(lock, slice_of(",ana,desk,24.11.2026 10:00,file:///home/ana/.config;"));
    term_type(term, "/note meanwhile\r");
    expect_see(term, "CSV waits");
    expect(session_see_row(term, "CSV waits", "LibreOffice"));
    term_type(term, "/note and more\r");
    expect_see(term, "and more");
    term_key(term, "Ctrl-S");
    expect(term_idle(term, 1500));
    expect_csv(&before);
    expect_int(unlink(session_path(lock)), 0);
    expect_not(term, "CSV waits");
    expect(csv_gets(term, "and more"));
    /* Open again, and the program leaves: it says where the words are, and does not touch it. */
    session_write(lock, slice_of(",ana,desk,24.11.2026 10:00,file:///home/ana/.config;"));
    str_release(&before);
    before = session_csv();
    term_type(term, "/note left behind\r");
    expect_see(term, "CSV waits");
    term_key(term, "Ctrl-Q");
    expect(term_wait(term, TERM_LONG) >= 0);
    term_stop(term);
    expect_csv(&before);
    expect_int(unlink(session_path(lock)), 0);
    term = session_start(NULL);
    expect_see(term, "left behind");
    session_leave(term);
    expect(session_csv_has("left behind"));
    str_release(&before);
}

/* Three turns, all of them in the CSV. */
static struct term *start_with_turns(void)
{
    (void)session_folder();
    struct term *term = session_start(NULL);
    term_type(term, "mexico: figs\rperu: pears\r/note plums\r");
    expect_see(term, "plums");
    expect(csv_gets(term, "plums"));
    expect_see(term, "saved");
    expect(term_idle(term, 600));
    return term;
}

static void what_changes_in_the_csv_becomes_actions(void)
{
    static const struct {
        const char *name, *how;
    } ways[] = {
        {"a new file in its place", "sed -i "},
        {"the same file written anew",
         "cp talk.csv x && trap 'cat x >talk.csv; rm x' 0 && sed -i "},
    };
    for (size_t i = 0; i < COUNT(ways); i++) {
        struct table table;
        test_row("%s", ways[i].name);
        struct term *term = start_with_turns();
        term_type(term, "half a w");
        expect_see(term, "> half a w");
        run_shell(ways[i].how, i == 0 ? "'s/pears/pears from outside/' talk.csv"
                                      : "'s/pears/pears from outside/' x");
        expect_see(term, "pears from outside");
        expect_see(term, "> half a w");
        run_shell(ways[i].how, i == 0 ? "'/^\"i1-/d' talk.csv" : "'/^\"i1-/d' x");
        expect_not(term, "MEX Mexico");
        expect_see(term, "> half a w");
        term_key(term, "Enter");
        expect_see(term, "kept");
        session_leave(term);
        if (table_read_session(&table)) {
            expect(table_find(&table, 0, "text", "pears from outside") > 0);
            expect(table_find(&table, 0, "text", "plums\nhalf a w") > 0);
            expect(table_find(&table, 0, "text", "figs") == 0);
            expect_int(table_records(&table, "intervention"), 1);
        }
        table_release(&table);
    }
}

static void rows_and_columns_of_others_come_in_and_stay(void)
{
    struct table table;
    struct term *term = start_with_turns();
    /* A new row without an id, and a column of the analyst's own. */
    run_shell("sed -i -e '1s/$/,\"mark\"/' -e '/^\"/{1!s/\"$/\",\"green\"/}' talk.csv && ",
              "awk 'NR>1 && /^\"i2-/ {r=$0; sub(/^\"i2-....\"/, \"\\\"\\\"\", r); "
              "sub(/pears/, \"quinces\", r); print $0; print r; next} {print}' talk.csv >n && mv n "
              "talk.csv");
    expect_see(term, "quinces");
    term_type(term, "peru: one more\r");
    expect_see(term, "one more");
    session_leave(term);
    if (table_read_session(&table)) {
        size_t row = table_find(&table, 0, "text", "quinces");
        expect(row > 0);
        expect(strncmp(table_cell(&table, row, "id"), "i", 1) == 0);
        expect_str(table_cell(&table, row, "mark"), "green");
        row = table_find(&table, 0, "text", "pears");
        expect_str(table_cell(&table, row, "mark"), "green");
        expect(table_find(&table, 0, "text", "one more") > 0);
        expect_int(table_records(&table, "intervention"), 4);
    }
    table_release(&table);
}

static void a_csv_that_became_unreadable_is_not_written_over(void)
{
    static const char garbage[] = "\"id\",\"record\"\n\"this is no session";
    struct str wanted = {0};
    struct term *term = start_with_turns();
    str_add_text(&wanted, garbage);
    session_write("talk.csv", slice_of(garbage));
    term_type(term, "/note after it broke\r");
    expect_see(term, "after it broke");
    expect_see(term, "can't be read");
    expect(term_idle(term, 1500));
    expect_csv(&wanted);
    term_key(term, "Ctrl-S");
    expect(term_idle(term, 500));
    expect_csv(&wanted);
    term_key(term, "Ctrl-S");
    expect(csv_gets(term, "after it broke"));
    session_leave(term);
    expect(session_csv_has("figs") && session_csv_has("pears"));
    run_shell("grep -l 'this is no session' ", "talk*.csv* >found && test -s found");
    str_release(&wanted);
}

static void what_was_removed_is_made_again(void)
{
    static const struct {
        const char *name, *what;
    } cases[] = {{"the CSV", "talk.csv"},
                 {"the journal", "-r talk.journal"},
                 {"both", "-r talk.csv talk.journal"}};
    for (size_t i = 0; i < COUNT(cases); i++) {
        test_row("%s", cases[i].name);
        struct term *term = start_with_turns();
        run_shell("rm ", cases[i].what);
        term_type(term, "peru: afterwards\rand half a w");
        expect_see(term, "afterwards");
        expect_see(term, "> and half a w");
        expect(csv_gets(term, "afterwards"));
        expect_see(term, "saved");
        term_signal(term, SIGKILL);
        expect(term_wait(term, TERM_LONG) > 0);
        term_stop(term);
        term = session_start(NULL);
        expect_see(term, "afterwards");
        expect_see(term, "> and half a w");
        session_leave(term);
        expect(session_csv_has("figs") && session_csv_has("pears") && session_csv_has("plums"));
    }
}

static const struct test tests[] = {
    {"a CSV open in LibreOffice is left alone until it is closed",
     a_csv_open_in_libreoffice_is_left_alone_until_it_is_closed},
    {"what changes in the CSV becomes actions", what_changes_in_the_csv_becomes_actions},
    {"rows and columns of others come in and stay", rows_and_columns_of_others_come_in_and_stay},
    {"a CSV that became unreadable is not written over",
     a_csv_that_became_unreadable_is_not_written_over},
    {"what was removed is made again", what_was_removed_is_made_again},
};

int main(int argc, char **argv)
{
    int answer = test_main(tests, COUNT(tests), argc, argv);
    session_clean();
    return answer;
}
