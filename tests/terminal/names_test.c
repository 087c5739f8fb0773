/* Names from many places, typed and shown in the real terminal: found without their accents, the
 * cursor on whole letters, columns aligned, and nothing that a name holds disturbs another row. */
#include <string.h>

#include "expect.h"
#include "session.h"
#include "table.h"

/* `typed` finds the person; letters are what a person calls one (UAX #29), columns what a terminal
 * gives them: both counted by hand. */
static const struct {
    const char *name, *typed;
    int letters, columns;
} people[] = {
    {"Íñigo Peñalver", "inigo", 14, 14},
    {"João Magalhães", "magalhaes", 14, 14},
    {"Françoise Lœuvre", "loeuvre", 16, 16},
    {"ليلى حداد", "ليلى", 9, 9},
    {"रमा नदी", "रमा", 5, 7},
    {"นิม ดี", "นิม", 4, 4},
    {"李小龙", "李小龙", 3, 6},
    {"김선희", "김선희", 3, 6},
    {"Nguye\xCC\x82\xCC\x83n Thi\xCC\xA3", "nguyen", 10, 10},
};

static struct term *start_people(void)
{
    char command[600];
    (void)session_folder();
    struct term *term = session_start(NULL);
    for (size_t i = 0; i < COUNT(people); i++) {
        (void)snprintf(command, sizeof command, "present+ %s, Lab %zu, Mexico\r", people[i].name,
                       i);
        term_type(term, command);
    }
    expect_see(term, "heard 0 of 1");
    return term;
}

static int column_of(const struct term *term, const char *text)
{
    int row = 0;
    return term_find(term, text, &row);
}

static void every_name_is_found_and_all_texts_begin_in_one_column(void)
{
    struct table table;
    char line[300];
    struct term *term = start_people();
    for (size_t i = 0; i < COUNT(people); i++) {
        (void)snprintf(line, sizeof line, "%s: HERE%zu\r", people[i].typed, i);
        term_type(term, line);
        (void)snprintf(line, sizeof line, "HERE%zu", i);
        test_row("%s", people[i].name);
        expect_see(term, line);
        expect_see(term, "kept: i");
    }
    int first = column_of(term, "HERE0");
    for (size_t i = 0; i < COUNT(people); i++) {
        (void)snprintf(line, sizeof line, "HERE%zu", i);
        test_row("%s", people[i].name);
        expect_int(column_of(term, line), first);
    }
    session_leave(term);
    if (table_read_session(&table)) {
        size_t row = 0;
        expect_int(table_records(&table, "participant"), COUNT(people));
        for (size_t i = 0; i < COUNT(people); i++) {
            row = table_find(&table, row, "record", "intervention");
            size_t person =
                table_find(&table, 0, "organization", table_cell(&table, row, "organization"));
            test_row("%s", people[i].name);
            (void)snprintf(line, sizeof line, "Lab %zu", i);
            expect_str(table_cell(&table, row, "organization"), line);
            expect_str(table_cell(&table, row, "name"), table_cell(&table, person, "name"));
        }
    }
    table_release(&table);
}

static int cursor_column(const struct term *term)
{
    int row = 0;
    int column = 0;
    term_cursor(term, &row, &column);
    return column;
}

/* Waits until the cursor has come to another column; it, or `from` where it does not. */
static int moved_from(struct term *term, int from)
{
    for (int i = 0; i < 40 && cursor_column(term) == from; i++) {
        (void)term_idle(term, 10);
    }
    (void)term_idle(term, 10);
    return cursor_column(term);
}

static void the_cursor_stands_on_whole_letters(void)
{
    (void)session_folder();
    struct term *term = session_start(NULL);
    for (size_t i = 0; i < COUNT(people); i++) {
        test_row("%s", people[i].name);
        term_type(term, "\x15| ");
        expect_see(term, "> |");
        (void)term_idle(term, 50);
        int start = cursor_column(term);
        term_type(term, people[i].name);
        int column = moved_from(term, start);
        (void)term_idle(term, 50);
        column = cursor_column(term);
        expect_int(column - start, people[i].columns);
        int steps = 0;
        while (column > start && steps < 30) {
            term_key(term, "Left");
            int next = moved_from(term, column);
            expect(next < column);
            column = next;
            steps++;
        }
        expect_int(column, start);
        expect_int(steps, people[i].letters);
        term_key(term, "End");
    }
    term_type(term, "\x15");
    session_leave(term);
}

static void emoji_of_several_codes_are_one_letter(void)
{
    static const char *const emoji[] = {
        "\xF0\x9F\x91\xA9\xE2\x80\x8D\xF0\x9F\x91\xA7", /* woman, joiner, girl */
        "\xF0\x9F\x87\xB2\xF0\x9F\x87\xBD",             /* the flag of Mexico */
        "\xF0\x9F\x91\x8D\xF0\x9F\x8F\xBD",             /* thumb, skin */
        "\xE2\x9D\xA4\xEF\xB8\x8F",                     /* heart, as a picture */
    };
    char line[100];
    (void)session_folder();
    struct term *term = session_start(NULL);
    for (size_t i = 0; i < COUNT(emoji); i++) {
        test_row("emoji %zu", i);
        /* One Backspace takes it whole, and the letter before it stays. */
        (void)snprintf(line, sizeof line, "\x15mexico: w%zu%s\x7Fz.\r", i, emoji[i]);
        term_type(term, line);
        (void)snprintf(line, sizeof line, "w%zuz.", i);
        expect_see(term, line);
    }
    session_leave(term);
    for (size_t i = 0; i < COUNT(emoji); i++) {
        (void)snprintf(line, sizeof line, "\"w%zuz.\"", i);
        expect(session_csv_has(line));
    }
}

static void bidi_controls_reach_no_terminal_and_no_other_row(void)
{
    static const char *const controls[] = {"\xE2\x80\xAE", "\xE2\x80\xAB", "\xE2\x81\xA7",
                                           "\xE2\x81\xA6", "\xE2\x80\x8F", "\xD8\x9C"};
    char line[100];
    (void)session_folder();
    struct term *term = session_start(NULL);
    for (size_t i = 0; i < COUNT(controls); i++) {
        (void)snprintf(line, sizeof line, "mexico: a%sb%zu\r", controls[i], i);
        term_type(term, line);
        (void)snprintf(line, sizeof line, "peru: HERE%zu\r", i);
        term_type(term, line);
        expect_see(term, "kept: i");
    }
    expect_see(term, "HERE5");
    int first = column_of(term, "HERE0");
    for (size_t i = 0; i < COUNT(controls); i++) {
        test_row("control %zu", i);
        (void)snprintf(line, sizeof line, "HERE%zu", i);
        expect_int(column_of(term, line), first);
        expect(!term_sent(term, controls[i], strlen(controls[i])));
    }
    session_leave(term);
}

static const struct test tests[] = {
    {"every name is found, and all texts begin in one column",
     every_name_is_found_and_all_texts_begin_in_one_column},
    {"the cursor stands on whole letters", the_cursor_stands_on_whole_letters},
    {"emoji of several codes are one letter", emoji_of_several_codes_are_one_letter},
    {"bidi controls reach no terminal and no other row",
     bidi_controls_reach_no_terminal_and_no_other_row},
};

int main(int argc, char **argv)
{
    int answer = test_main(tests, COUNT(tests), argc, argv);
    session_clean();
    return answer;
}
