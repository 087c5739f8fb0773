#include "table.h"

#include <stdlib.h>
#include <string.h>

#include "expect.h"
#include "session.h"

/* One quoted field from the front of `rest`; false where it is none. */
static bool take_field(struct slice *rest, struct str *cell)
{
    size_t at = 1;
    if (rest->size == 0 || rest->at[0] != '"') {
        return false;
    }
    while (at < rest->size) {
        if (rest->at[at] != '"') {
            str_add_char(cell, rest->at[at++]);
        } else if (at + 1 < rest->size && rest->at[at + 1] == '"') {
            str_add_char(cell, '"');
            at += 2;
        } else {
            *rest = slice_from(*rest, at + 1);
            return true;
        }
    }
    return false;
}

static bool take_row(struct slice *rest, struct table_row *row, size_t *columns)
{
    for (*columns = 0; *columns < TABLE_COLUMNS_MOST;) {
        if (!take_field(rest, &row->cells[(*columns)++]) || rest->size == 0) {
            return false;
        }
        char end = rest->at[0];
        *rest = slice_from(*rest, 1);
        if (end != ',') {
            return end == '\n';
        }
    }
    return false;
}

bool table_read(struct table *table, struct slice csv)
{
    struct slice mark = slice_of("\xEF\xBB\xBF");
    struct slice rest = slice_starts(csv, mark) ? slice_from(csv, mark.size) : csv;
    *table = (struct table){.count = 0};
    while (rest.size > 0) {
        size_t columns = 0;
        struct table_row *rows = realloc(table->rows, (table->count + 1) * sizeof *rows);
        if (rows == NULL) {
            abort();
        }
        table->rows = rows;
        rows[table->count] = (struct table_row){.cells = {{0}}};
        bool good = take_row(&rest, &rows[table->count], &columns);
        table->count++;
        table->columns = table->count == 1 ? columns : table->columns;
        if (!expect_at(__FILE__, __LINE__, good && columns == table->columns,
                       "row %zu of the CSV is no row of %zu quoted fields", table->count,
                       table->columns)) {
            return false;
        }
    }
    return expect(table->count > 0);
}

bool table_read_session(struct table *table)
{
    struct str csv = session_csv();
    bool good = table_read(table, str_slice(&csv));
    str_release(&csv);
    return good;
}

void table_release(struct table *table)
{
    for (size_t row = 0; row < table->count; row++) {
        for (size_t column = 0; column < TABLE_COLUMNS_MOST; column++) {
            str_release(&table->rows[row].cells[column]);
        }
    }
    free(table->rows);
    *table = (struct table){.count = 0};
}

const char *table_cell(const struct table *table, size_t row, const char *column)
{
    for (size_t i = 0; row < table->count && i < table->columns; i++) {
        if (strcmp(str_text(&table->rows[0].cells[i]), column) == 0) {
            return str_text(&table->rows[row].cells[i]);
        }
    }
    return "";
}

size_t table_find(const struct table *table, size_t after, const char *column, const char *value)
{
    for (size_t row = after + 1; row < table->count; row++) {
        if (strcmp(table_cell(table, row, column), value) == 0) {
            return row;
        }
    }
    return 0;
}

size_t table_records(const struct table *table, const char *record)
{
    size_t count = 0;
    for (size_t row = 0; (row = table_find(table, row, "record", record)) > 0;) {
        count++;
    }
    return count;
}
