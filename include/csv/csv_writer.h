/* csv_writer.h: rows of cells to CSV. */
#ifndef RAPPORTEUR_CSV_CSV_WRITER_H
#define RAPPORTEUR_CSV_CSV_WRITER_H

#include "base/str.h"
#include "csv/csv_dialect.h"
#include "csv/csv_guard.h"

/* Appends the byte order mark where `dialect` has one: once, before the header row. */
void csv_write_bom(struct str *out, struct csv_dialect dialect);
/* Appends one row of `count` cells (at least 1), every one quoted, `"` doubled, CR LF in a cell as
 * LF, guarded (csv_guard.h), with the dialect's row end. csv_reader gives back the same cells, CR
 * LF apart. The cells must not lie in `out`; they are valid UTF-8 without NUL, or no reader will
 * take the file. */
void csv_write_row(struct str *out, struct csv_dialect dialect, const struct slice *cells,
                   size_t count);

#endif
