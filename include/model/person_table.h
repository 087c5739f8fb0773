/* person_table.h: rows of a table of people: cells, and what the columns are. */
#ifndef RAPPORTEUR_MODEL_PERSON_TABLE_H
#define RAPPORTEUR_MODEL_PERSON_TABLE_H

#include "model/person_line.h"

enum { PERSON_COLUMNS_MOST = 32 };

/* {0}: no table has begun. */
struct person_table {
    char separator; /* tab, `;`, `|`, `,`; NUL without a table */
    enum person_column columns[PERSON_COLUMNS_MOST];
    size_t count;
};
/* What each of `count` columns has, by its name in our four languages; COLUMN_OTHER where it is not
 * known. The number of those that are, 0 where none has names. */
size_t person_table_columns(const struct slice *cells, size_t count, enum person_column *columns);
/* Takes the row as that of column names where it is one: at least two known columns, one of them of
 * names. */
bool person_table_begin(struct person_table *table, struct slice row);
/* Whether the whole of `text` is what a column of names is called. */
bool person_table_is_name(struct slice text);
/* Whether a row is `Name: Ana Silva`: a column's name, a colon, its value. */
bool person_table_label(struct slice row, enum person_column *column, struct slice *value);
/* What separates the cells of a row by itself: a tab, `|` where the row begins with it, a comma
 * behind a quoted cell, `;` between cells with something in them; NUL where it has no cells. */
char person_row_separator(struct slice row);
/* Reads a row of the table (person_line.h). */
void person_table_read(const struct person_table *table, struct slice row,
                       struct person_line *person);
/* Reads a row of cells without column names: the first one that may be a name is it. */
void person_row_read(struct slice row, char separator, struct person_line *person);

#endif
