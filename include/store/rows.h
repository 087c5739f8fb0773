/* rows.h: the rows of a CSV as the session keeps them: what a CSV alone and a foreign edit have in
 * common. */
#ifndef RAPPORTEUR_STORE_ROWS_H
#define RAPPORTEUR_STORE_ROWS_H

#include <stdbool.h>
#include <stdint.h>

#include "csv/csv_reader.h"
#include "model/columns.h"
#include "model/session.h"

/* The reading of one file. {0} is ready. */
struct rows {
    struct session *session; /* whose extra columns the numbers are */
    const char *path;
    struct columns columns;
    struct slice *cells; /* of the row now: cleaned, but for unknown columns */
    struct str text;
    size_t *cleaned;       /* where in `text` a cell lies that had to be cleaned, or SIZE_MAX */
    size_t *places;        /* for columns_check_row */
    uint64_t counters[26]; /* the highest counter seen of each letter */
    struct str fresh;
};
/* Takes in the header. */
MUST_USE bool rows_header(struct rows *rows, const struct csv_row *row, struct err *err);
/* New ids count on from those of `session`. */
void rows_count_ids(struct rows *rows, const struct session *session);
/* Takes in another row: cells as the session keeps text (NFC, no controls). */
void rows_take(struct rows *rows, const struct csv_row *row);
/* Whether the row now can be one of `session`, see columns_check_row. */
MUST_USE bool rows_check(struct rows *rows, const struct session *session,
                         const struct csv_row *row, struct err *err);
/* The cell of a known field, empty where the file has no such column. */
struct slice rows_cell(const struct rows *rows, int field);
/* A new id for the row now, for the run of that tag; borrowed until the next one. */
struct slice rows_fresh_id(struct rows *rows, const char *tag);
/* The names of the file's columns as FIELD_COLUMNS has them. */
void rows_format_columns(const struct rows *rows, struct str *text);
/* Whether these are the columns, in the order, that a session is written in which says nothing of
 * them. */
bool rows_are_standard(const struct rows *rows);
void rows_release(struct rows *rows);

#endif
