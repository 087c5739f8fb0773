/* table.h: a session's CSV as a test reads it: by rules of its own (every field quoted, a quote
 * doubled), so that what the program writes is not judged by what the program reads. */
#ifndef RAPPORTEUR_TERMINAL_TABLE_H
#define RAPPORTEUR_TERMINAL_TABLE_H

#include "base/str.h"

enum { TABLE_COLUMNS_MOST = 40 };

struct table_row {
    struct str cells[TABLE_COLUMNS_MOST];
};

struct table {
    struct table_row *rows; /* the header is row 0 */
    size_t count;
    size_t columns;
};

/* Reads `csv`, with or without a byte order mark. False, with the row said as a failed expectation,
 * where a field is not quoted, a row is longer or shorter than the header, or the text ends inside
 * a field. */
bool table_read(struct table *table, struct slice csv);
/* The same of talk.csv in the test's folder (session.h). */
bool table_read_session(struct table *table);
void table_release(struct table *table);

/* The cell of that column; "" where there is no such row or column. Borrowed from the table. */
const char *table_cell(const struct table *table, size_t row, const char *column);
/* The first row after `after` (0 to begin) where `column` is `value`, 0 if there is none. */
size_t table_find(const struct table *table, size_t after, const char *column, const char *value);
/* How many rows there are of that record. */
size_t table_records(const struct table *table, const char *record);

#endif
