#include "play.h"

#include <string.h>

#include "expect.h"
#include "table.h"

void play_keys(struct term *term, const char *keys)
{
    while (*keys != '\0') {
        size_t size = strcspn(keys, "<");
        expect(term_send(term, keys, size));
        keys += size;
        if (*keys == '<') {
            char name[30];
            size = strcspn(keys, ">") + 1;
            (void)snprintf(name, sizeof name, "%.*s", (int)size - 2, keys + 1);
            term_key(term, name);
            keys += size;
        }
    }
}

void play_steps(struct term *term, const struct play_step *steps, size_t count)
{
    for (size_t i = 0; i < count && test_state()->failed == 0; i++) {
        test_row("step %zu: %s", i + 1, steps[i].keys);
        play_keys(term, steps[i].keys);
        if (steps[i].see != NULL) {
            expect_see(term, steps[i].see);
        }
    }
}

/* Whether `word` is one of the words of `list`. */
static bool is_in(const char *list, const char *word)
{
    struct slice rest = slice_of(list);
    struct slice one;
    while (rest.size > 0 && slice_next(&rest, ' ', &one)) {
        if (slice_is(one, word)) {
            return true;
        }
    }
    return false;
}

static void expect_row(const struct table *table, size_t row, const struct play_row *wanted)
{
    expect_str(table_cell(table, row, "record"), wanted->record);
    expect_str(table_cell(table, row, "country"), wanted->country);
    expect_str(table_cell(table, row, "name"), wanted->name);
    expect_str(table_cell(table, row, "kind"), wanted->kind);
    expect_str(table_cell(table, row, "text"), wanted->text);
}

void play_expect_rows(const struct play_row *rows, size_t count, const char *records)
{
    struct table table;
    size_t found = 0;
    if (table_read_session(&table)) {
        for (size_t row = 1; row < table.count; row++) {
            if (is_in(records, table_cell(&table, row, "record"))) {
                test_row("row %zu of the CSV, %s", row + 1, table_cell(&table, row, "id"));
                if (found < count) {
                    expect_row(&table, row, &rows[found]);
                }
                found++;
            }
        }
        test_row("%s", records);
        expect_int(found, count);
    }
    table_release(&table);
}

void play_expect_clean(void)
{
    struct str out = {0};
    expect_int(session_run("check talk.csv", &out), 0);
    expect_str(str_text(&out), "");
    str_release(&out);
}

void play_expect_report(const char *const *texts, size_t count)
{
    struct str out = {0};
    expect_int(session_run("report --format markdown talk.csv", &out), 0);
    struct slice rest = str_slice(&out);
    for (size_t i = 0; i < count; i++) {
        size_t at = slice_find_part(rest, slice_of(texts[i]));
        test_row("the report: %s", texts[i]);
        if (!expect(at < rest.size)) {
            puts(str_text(&out));
            break;
        }
        rest = slice_from(rest, at + strlen(texts[i]));
    }
    str_release(&out);
}
