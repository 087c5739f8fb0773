/* foreign_base.h: a session's CSV as hashes, cell by cell, to compare another CSV with. Only
 * foreign*.c. */
#ifndef RAPPORTEUR_STORE_FOREIGN_BASE_H
#define RAPPORTEUR_STORE_FOREIGN_BASE_H

#include <stdbool.h>
#include <stdint.h>

#include "model/columns.h"
#include "model/session.h"

enum { FOREIGN_NO_ROW = -1 };

struct foreign_base {
    struct session *session;
    struct columns columns;
    int *column_of; /* by field: its place among columns, or -1 */
    size_t field_count;
    uint64_t *cells; /* a hash for each cell, row by row */
    size_t cell_room;
    size_t rows; /* those of records, in the order of the file; conflict rows follow */
    size_t all_rows;
    const struct record **records; /* of each row; NULL for a conflict row */
    size_t record_room;
    int64_t *row_of; /* by record number: its row, or FOREIGN_NO_ROW */
    size_t number_count;
    struct str *conflicts; /* ids of the conflict rows */
    size_t conflict_room;
    /* Values that fields have had, where it is not known what the CSV holds: a set of hashes. */
    uint64_t *earlier;
    size_t earlier_count, earlier_room; /* a power of two */
};
void foreign_base_init(struct foreign_base *base, struct session *session);
void foreign_base_release(struct foreign_base *base);
/* The row of that id, or FOREIGN_NO_ROW. */
int64_t foreign_base_row(const struct foreign_base *base, struct slice id);
/* Whether the cell of `field` in `row` is `cell`; a column that the base has not is empty. */
bool foreign_base_is(const struct foreign_base *base, int64_t row, int field, struct slice cell);
/* Collects all values that any field of any record ever had; and whether this was one. */
void foreign_base_remember(struct foreign_base *base);
bool foreign_base_had(const struct foreign_base *base, struct slice id, int field,
                      struct slice value);

#endif
