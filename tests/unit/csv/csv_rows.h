/* csv_rows.h: a CSV read by csv_reader and shown as text, and random numbers: for the tests of this
 * floor. */
#ifndef RAPPORTEUR_TESTS_CSV_ROWS_H
#define RAPPORTEUR_TESTS_CSV_ROWS_H

#include <stdbool.h>
#include <stdint.h>

#include "base/str.h"
#include "csv/csv_dialect.h"

struct csv_rows_way {
    size_t block; /* bytes fed at a time; 0: all at once */
    bool careful;
    size_t field_limit; /* 0: as it is */
};

/* Appends each row to `out` as `LINE <field><field>` and an LF, or the error as it is shown to
 * people, as the last line. The file is called f.csv. Returns whether all of it was read. */
bool csv_rows_read(struct slice file, struct csv_rows_way way, struct str *out,
                   struct csv_dialect *dialect);

/* The next number of a series that `*state` (not 0) begins, below `limit`. */
size_t csv_rows_random(uint64_t *state, size_t limit);

#endif
