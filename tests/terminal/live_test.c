/* The program while a session goes on: typed at speed, resized while it paints, what was said is
 * mended, a second writer comes in. */
#include <signal.h>
#include <stdlib.h>
#include <string.h>

#include "expect.h"
#include "session.h"
#include "table.h"

static void expect_cell(const struct table *table, size_t row, const char *column,
                        const char *wanted)
{
    expect_str(table_cell(table, row, column), wanted);
}

enum { TURNS = 60 };

/* A kind of session that has all of it: turns, paragraphs, continuations, notes. */
static void type_burst(struct str *keys)
{
    for (int i = 0; i < TURNS; i++) {
        str_add_format(keys, "%s: turn %d of this afternoon\r", i % 2 == 0 ? "mexico" : "peru", i);
        str_add_format(keys, "its paragraph %d\r... goes on %d\r", i, i);
    }
}

static void keys_that_wait_for_nothing_all_arrive_in_their_order(void)
{
    struct str keys = {0};
    struct table table;
    (void)session_folder();
    struct term *term = session_start(NULL);
    type_burst(&keys);
    expect(term_send(term, keys.at, keys.size));
    expect_see(term, "goes on 59");
    session_leave(term);
    if (table_read_session(&table)) {
        size_t row = 0;
        expect_int(table_records(&table, "intervention"), TURNS);
        for (int i = 0; i < TURNS; i++) {
            char text[200];
            row = table_find(&table, row, "record", "intervention");
            test_row("turn %d", i);
            (void)snprintf(text, sizeof text,
                           "turn %d of this afternoon\nits paragraph %d goes on %d", i, i, i);
            expect_cell(&table, row, "text", text);
            expect_cell(&table, row, "country", i % 2 == 0 ? "MEX" : "PER");
        }
    }
    table_release(&table);
    str_release(&keys);
}

/* In one burst, so that not a key may come between a handover and what follows it. */
static void in_one_burst_each_writer_gets_their_own_words(void)
{
    static const char keys[] = "/start\rmexico: one\r/handover ana\rperu: two\r/pause\rlunch\r"
                               "/resume\r/handover pm\rmexico: three\r/adjourn\r";
    static const struct {
        const char *record, *text;
        bool ended;
    } rows[] = {
        {"session", "", false},          {"intervention", "one", true},
        {"session", " to ana", false},   {"intervention", "two", true},
        {"session", "", false},          {"note", "lunch", false},
        {"session", "", false},          {"session", "ana to pm", false},
        {"intervention", "three", true}, {"session", "", false},
    };
    struct table table;
    (void)session_folder();
    struct term *term = session_start(NULL);
    term_type(term, "/note begin\r");
    expect(term_send(term, keys, sizeof keys - 1));
    expect_see(term, "adjourned");
    session_leave(term);
    if (table_read_session(&table)) {
        size_t row = table_find(&table, 0, "kind", "start") - 1;
        for (size_t i = 0; i < COUNT(rows); i++) {
            test_row("row %zu", i);
            row++;
            expect_cell(&table, row, "record", rows[i].record);
            const char *text = table_cell(&table, row, "text");
            size_t size = strlen(rows[i].text);
            expect(strlen(text) >= size);
            expect_str(text + strlen(text) - size, rows[i].text);
            expect_int(table_cell(&table, row, "ended")[0] != '\0', rows[i].ended);
        }
        test_row("authors");
        row = table_find(&table, 0, "text", "two");
        expect_cell(&table, row, "author", "ana");
        expect_cell(&table, table_find(&table, 0, "text", "lunch"), "author", "ana");
        expect_cell(&table, table_find(&table, 0, "text", "three"), "author", "pm");
        expect_cell(&table, table_find(&table, 0, "kind", "pause"), "started",
                    table_cell(&table, row, "ended"));
    }
    table_release(&table);
}

/* The same series of sizes each time, the worst ones among them. */
static void next_size(unsigned *state, int *rows, int *columns)
{
    static const int worst[][2] = {{1, 1}, {15, 59}, {1, 300}, {200, 1}, {16, 60}, {2, 2}, {3, 10}};
    *state = *state * 1103515245U + 12345U;
    unsigned number = *state >> 16;
    size_t which = number % (3 * COUNT(worst));
    *rows = which < COUNT(worst) ? worst[which][0] : 1 + (int)(number % 70);
    *columns = which < COUNT(worst) ? worst[which][1] : 1 + (int)(number / 7 % 220);
}

static void any_size_may_come_while_it_paints(void)
{
    enum { SIZES = 300 };
    unsigned state = 7;
    struct str wanted = {0};
    struct str before = {0};
    struct table table;
    (void)session_folder();
    struct term *term = session_start(NULL);
    term_type(term, "mexico: ");
    for (int i = 0; i < SIZES; i++) {
        int rows = 0;
        int columns = 0;
        char letters[20];
        next_size(&state, &rows, &columns);
        term_resize(term, rows, columns);
        (void)snprintf(letters, sizeof letters, "w%d ", i);
        str_add_text(&wanted, letters);
        term_type(term, letters);
    }
    term_resize(term, 24, 80);
    term_type(term, "end");
    str_add_text(&wanted, "end");
    expect_see(term, "w299 end");
    term_key(term, "Enter");
    expect_see(term, "kept:");
    expect_see(term, "saved");
    /* What stands there is what a full paint shows. */
    expect(term_idle(term, 1000));
    str_add_text(&before, term_screen(term));
    size_t from = term_bytes(term);
    term_signal(term, SIGCONT);
    expect(term_until_bytes(term, from + 500, TERM_LONG));
    expect(term_idle(term, 300));
    expect_str(term_screen(term), str_text(&before));
    session_leave(term);
    if (table_read_session(&table)) {
        expect_cell(&table, table_find(&table, 0, "record", "intervention"), "text",
                    str_text(&wanted));
    }
    table_release(&table);
    str_release(&wanted);
    str_release(&before);
}

static void undo_and_redo_reach_across_a_restart(void)
{
    (void)session_folder();
    struct term *term = session_start(NULL);
    term_type(term, "mexico: the first\rperu: the second\r/note the third\r");
    expect_see(term, "the third");
    term_key(term, "Ctrl-Z");
    expect_see(term, "undone");
    term_key(term, "Ctrl-Z");
    expect_not(term, "PER Peru");
    term_key(term, "Ctrl-Y");
    expect_see(term, "PER Peru");
    session_leave(term);
    expect(session_csv_has("the first") && session_csv_has("the second"));
    expect(!session_csv_has("the third"));
    term = session_start(NULL);
    expect_see(term, "the second");
    term_key(term, "Ctrl-Y");
    expect_see(term, "the third");
    term_key(term, "Ctrl-Z");
    expect_not(term, "note            the third");
    term_key(term, "Ctrl-Z");
    term_key(term, "Ctrl-Z");
    expect_not(term, "MEX Mexico");
    session_leave(term);
    expect(!session_csv_has("the first") && !session_csv_has("the second"));
    expect(!session_csv_has("the third"));
}

static void an_earlier_turn_is_mended_and_the_half_typed_line_stays(void)
{
    struct table table;
    (void)session_folder();
    struct term *term = session_start(NULL);
    term_type(term, "mexico: aple\rperu: pear\r/note plum\r");
    expect_see(term, "plum");
    term_type(term, "half a line");
    expect_see(term, "> half a line");
    term_key(term, "Up");
    term_key(term, "Up");
    term_key(term, "Up");
    expect(session_see_row(term, "> ", "MEX Mexico"));
    term_key(term, "Enter");
    expect_see(term, "aple");
    for (int i = 0; i < 2; i++) {
        term_key(term, "Backspace");
    }
    term_type(term, "ple, mended\r");
    expect_see(term, "apple, mended");
    expect_see(term, "> half a line");
    session_leave(term);
    if (table_read_session(&table)) {
        size_t row = table_find(&table, 0, "country", "MEX");
        expect_cell(&table, row, "text", "apple, mended");
        expect_int(table_records(&table, "intervention"), 2);
        expect_int(table_records(&table, "note"), 1);
    }
    table_release(&table);
}

static void a_paste_is_one_record_with_all_its_bytes(void)
{
    struct str text = {0};
    struct table table;
    (void)session_folder();
    struct term *term = session_start(NULL);
    term_type(term, "mexico: ");
    for (int line = 0; text.size < 100000; line++) {
        str_add_format(
            &text, "Peru: l\xC3\xADnea %d \xE6\x97\xA5\xE6\x9C\xAC \"quoted\", /note it\r", line);
    }
    str_add_text(&text, "the end");
    expect(term_paste(term, text.at, text.size));
    expect_see(term, "the end");
    term_key(term, "Enter");
    expect_see(term, "kept:");
    expect_see(term, "saved");
    session_leave(term);
    for (size_t i = 0; i < text.size; i++) {
        text.at[i] = text.at[i] == '\r' ? '\n' : text.at[i];
    }
    if (table_read_session(&table)) {
        size_t row = table_find(&table, 0, "record", "intervention");
        expect_int(table_records(&table, "intervention"), 1);
        expect_int(table_records(&table, "note"), 0);
        expect_cell(&table, row, "country", "MEX");
        expect(strcmp(table_cell(&table, row, "text"), str_text(&text)) == 0);
    }
    table_release(&table);
    /* One undo takes all of it. */
    term = session_start(NULL);
    term_key(term, "Ctrl-Z");
    expect_see(term, "undone");
    session_leave(term);
    expect(!session_csv_has("quoted"));
    str_release(&text);
}

/* --- Two at once. */

enum { EACH = 6 }; /* together they fit on the screen */

static const char *const other[] = {"USER=mp", NULL};

static void type_numbered(struct term *term, const char *who, int number)
{
    char line[100];
    (void)snprintf(line, sizeof line, "/note %s says %d\r", who, number);
    expect(term_type(term, line));
}

/* Opens and leaves a copy of the session as somebody; what the CSV holds then. */
static struct str opened_by(const char *copy, const char *const env[])
{
    char command[1200];
    (void)snprintf(command, sizeof command,
                   "cd '%s' && mkdir %s && cp -Rp talk.csv talk.journal %s/", session_path("."),
                   copy, copy);
    expect_int(system(command), 0);
    (void)snprintf(command, sizeof command, "%s/talk.csv", session_path(copy));
    const char *const argv[] = {term_program(), command, NULL};
    struct term *term = term_start(argv, 24, 80, env);
    expect_see(term, "1 Notes");
    expect_see(term, "says 5");
    session_leave(term);
    return session_read(command);
}

static void two_writers_see_each_other_and_leave_one_file(void)
{
    (void)session_folder();
    struct term *one = session_start(NULL);
    struct term *two = session_start(other);
    for (int i = 0; i < EACH; i++) {
        type_numbered(one, "ana", i);
        type_numbered(two, "ben", i);
    }
    expect_see(one, "ana says 5");
    expect_see(one, "ben says 5");
    expect_see(two, "ana says 5");
    expect_see(two, "ben says 5");
    session_leave(one);
    session_leave(two);
    struct str first = opened_by("a", NULL);
    struct str second = opened_by("b", other);
    expect_str(str_text(&second), str_text(&first));
    struct table table;
    if (table_read(&table, str_slice(&first))) {
        expect_int(table_records(&table, "note"), 2 * EACH);
        expect_int(table_records(&table, "comment"), 0);
        expect(table_find(&table, 0, "status", "query") == 0);
    }
    table_release(&table);
    str_release(&first);
    str_release(&second);
}

static const struct test tests[] = {
    {"in one burst each writer gets their own words",
     in_one_burst_each_writer_gets_their_own_words},
    {"keys that wait for nothing all arrive, in their order",
     keys_that_wait_for_nothing_all_arrive_in_their_order},
    {"any size may come while it paints", any_size_may_come_while_it_paints},
    {"undo and redo reach across a restart", undo_and_redo_reach_across_a_restart},
    {"an earlier turn is mended and the half-typed line stays",
     an_earlier_turn_is_mended_and_the_half_typed_line_stays},
    {"a paste is one record with all its bytes", a_paste_is_one_record_with_all_its_bytes},
    {"two writers see each other and leave one file",
     two_writers_see_each_other_and_leave_one_file},
};

int main(int argc, char **argv)
{
    int answer = test_main(tests, COUNT(tests), argc, argv);
    session_clean();
    return answer;
}
