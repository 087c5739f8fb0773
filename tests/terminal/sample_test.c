/* The sample's session, typed line by line in the real terminal: what comes of it is what
 * `rapporteur add` makes of the same lines. */
#include <stdlib.h>
#include <string.h>

#include "expect.h"
#include "session.h"
#include "table.h"

static bool read_lines(struct str *lines)
{
    char block[4096];
    size_t size = 0;
    FILE *stream = fopen("samples/talk.lines", "re");
    while (stream != NULL && (size = fread(block, 1, sizeof block, stream)) > 0) {
        str_add(lines, slice_make(block, size));
    }
    return stream != NULL && fclose(stream) == 0 && lines->size > 0;
}

/* Ids lose the tag of the run that made them, times their digits: "i12-7k3q" is "i12-",
 * "2026-09-15 10:00:00" is "0-0-0 0:0:0", and what is empty stays so. */
static void mask(const char *column, const char *cell, struct str *out)
{
    bool is_time = strcmp(column, "started") == 0 || strcmp(column, "ended") == 0 ||
                   strcmp(column, "updated") == 0;
    bool is_id = strcmp(column, "id") == 0 || strcmp(column, "refs") == 0;
    for (size_t i = 0; cell[i] != '\0'; i++) {
        bool digit = cell[i] >= '0' && cell[i] <= '9';
        bool tag = is_id && cell[i] == '-' && strncmp(cell, "s-", 2) != 0;
        if (!is_time || !digit || i == 0 || cell[i - 1] < '0' || cell[i - 1] > '9') {
            str_add_char(out, is_time && digit ? '0' : cell[i]);
        }
        i += tag ? strcspn(cell + i + 1, ";") : 0;
    }
}

static void mask_row(const struct table *table, size_t row, struct str *out)
{
    bool own = strcmp(table_cell(table, row, "id"), "s-holds") == 0 ||
               strcmp(table_cell(table, row, "id"), "s-id") == 0;
    for (size_t i = 0; i < table->columns; i++) {
        const char *column = str_text(&table->rows[0].cells[i]);
        str_add_char(out, i == 0 ? '"' : '|');
        if (!own || strcmp(column, "text") != 0) {
            mask(column, str_text(&table->rows[row].cells[i]), out);
        }
    }
}

static void expect_same_session(const struct table *typed, const struct table *added)
{
    struct str left = {0};
    struct str right = {0};
    expect_int(typed->count, added->count);
    for (size_t row = 0; row < typed->count && row < added->count; row++) {
        test_row("row %zu of the CSV", row + 1);
        str_clear(&left);
        str_clear(&right);
        mask_row(typed, row, &left);
        mask_row(added, row, &right);
        expect_str(str_text(&left), str_text(&right));
    }
    str_release(&left);
    str_release(&right);
}

/* What `rapporteur add` makes of the lines. */
static void add_all(struct table *added, struct slice lines)
{
    struct str out = {0};
    (void)session_folder();
    session_write("lines", lines);
    expect_int(session_run("new talk.csv --title Talk", &out), 0);
    if (!expect_int(session_run("add talk.csv - <lines", &out), 0)) {
        puts(str_text(&out));
    }
    (void)table_read_session(added);
    str_release(&out);
}

/* Types the lines, each with Enter; waits for none of them, as somebody in a hurry. */
static void type_all(struct table *typed, struct slice lines)
{
    struct slice line;
    (void)session_folder();
    struct term *term = session_start(NULL);
    for (struct slice rest = lines; slice_next(&rest, '\n', &line);) {
        if (line.size > 0) {
            expect(term_send(term, line.at, line.size));
            term_key(term, "Enter");
        }
    }
    expect_see(term, "Who pays for the first year");
    session_leave(term);
    (void)table_read_session(typed);
}

static void typed_lines_make_the_session_that_add_makes(void)
{
    struct str lines = {0};
    struct table typed;
    struct table added;
    if (!expect(read_lines(&lines))) {
        return;
    }
    type_all(&typed, str_slice(&lines));
    add_all(&added, str_slice(&lines));
    expect(table_records(&typed, "intervention") >= 8);
    expect_int(table_records(&typed, "participant"), 9);
    expect_same_session(&typed, &added);
    table_release(&typed);
    table_release(&added);
    str_release(&lines);
}

static const struct test tests[] = {
    {"typed lines make the session that add makes", typed_lines_make_the_session_that_add_makes},
};

int main(int argc, char **argv)
{
    int answer = test_main(tests, COUNT(tests), argc, argv);
    session_clean();
    return answer;
}
