/* csv_reader.h: CSV to rows, strict, with places, in blocks of any size: a file never lies in
 * memory whole.
 *
 * Takes RFC 4180 with comma, semicolon or tab, LF or CR LF, byte order mark or none; which it is
 * shows in the header row. Refused, each with its place: what is not UTF-8, UTF-16, a NUL byte, a
 * quote left open, text after a closing quote, a quote or a lone CR in an unquoted field, a row
 * with more or fewer fields than the header, a blank line between rows (at the end they are fine),
 * a field over the limit, no header. Whether the header makes sense is the caller's to say. */
#ifndef RAPPORTEUR_CSV_CSV_READER_H
#define RAPPORTEUR_CSV_CSV_READER_H

#include <stdbool.h>

#include "base/attr.h"
#include "base/err.h"
#include "base/str.h"
#include "csv/csv_dialect.h"
#include "csv/csv_fields.h"

/* One row; everything in it is borrowed for the call alone. */
struct csv_row {
    const struct slice *fields; /* unquoted, CR LF as LF, the guard of csv_guard.h taken off */
    size_t count;               /* the same in every row of a file, at least 1 */
    size_t number;              /* 0 is the header */
    size_t line;                /* physical line on which the row begins, from 1 */
    struct slice raw;           /* the row as it stands in the file, without its end */
    const size_t *starts;       /* where in `raw` each field begins, its quote included */
    bool clean;                 /* what utf8_is_clean says of `raw` */
};
/* The line and the column (bytes, from 1, byte order mark not counted) at which field `index`
 * begins. */
void csv_row_place(const struct csv_row *row, size_t index, size_t *line, size_t *column);

/* Called for every row, the header first. False stops the reading; it has to fill `err`. */
typedef bool (*csv_row_function)(void *context, const struct csv_row *row, struct err *err);

/* The most columns that a file may have, and the most bytes of one field unless said otherwise. A
 * row may have four times the bytes of a field. */
enum { CSV_READER_COLUMNS = 16384, CSV_READER_FIELD = 16 * 1024 * 1024 };

struct csv_reader {
    const char *path; /* for messages, borrowed */
    csv_row_function row;
    void *context;
    size_t field_limit;         /* bytes; may be changed before the first block */
    bool careful;               /* for tests: every row by libcsv, none by the quick walk */
    struct csv_dialect dialect; /* known once the header was handed over */
    size_t columns;             /* the header's number of fields; 0 before */

    /* The rest is the reader's own. */
    struct csv_fields fields;
    struct str carry;  /* the part of a row that earlier blocks held */
    bool inside;       /* the end of what was scanned lies between quotes */
    char last;         /* the last byte that was scanned of this row, 0 at its start */
    size_t opened;     /* where in the row the field that `inside` is about begins */
    size_t line;       /* on which the row begins */
    size_t number;     /* of the row */
    size_t blank_line; /* the first of the blank lines just seen, 0 for none */
};

/* `path` and `context` must live as long as the reader. */
void csv_reader_init(struct csv_reader *reader, const char *path, csv_row_function row,
                     void *context);
/* Takes the next bytes of the file; hands over every row that is whole. Once false (ERR_INPUT with
 * path, line and column, or what the row function said), only csv_reader_release may follow. */
MUST_USE bool csv_reader_feed(struct csv_reader *reader, struct slice block, struct err *err);
/* The file is at its end: hands over a last row without a line end. */
MUST_USE bool csv_reader_end(struct csv_reader *reader, struct err *err);
void csv_reader_release(struct csv_reader *reader);

#endif
