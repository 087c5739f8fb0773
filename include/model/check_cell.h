/* check_cell.h: what is wrong with one cell by itself: for check.c. */
#ifndef RAPPORTEUR_MODEL_CHECK_CELL_H
#define RAPPORTEUR_MODEL_CHECK_CELL_H

#include "base/str.h"
#include "model/check.h"

/* Where a cell stands, and what in. */
struct check_cell {
    int field;
    enum record_kind kind;
    struct slice id, value;
};
/* The first thing that is wrong with the cell: true, with its clause added to `message`. An empty
 * cell has nothing wrong. */
bool check_cell_problem(const struct check_cell *cell, enum problem_severity *severity,
                        struct str *message);
/* Adds the beginning of `value` in quotes; cut values end in an ellipsis. */
void check_cell_quote(struct str *message, struct slice value);
/* Whether `value` is a time as the file has it: `2017-08-02 10:14:05`. */
bool check_cell_is_time(struct slice value);

#endif
