/* foreign.h: a CSV that somebody else has written, compared with what it was: the differences as a
 * run.
 *
 * What it was is the fold of exactly the actions that its row s-holds names, so that an analyst who
 * saves at 10:40 what was opened at 10:00 takes nothing back that came between. A cell counts as
 * changed where it is not what we would have written there; a cell that a spreadsheet cut, or wrote
 * in NFD, does not. */
#ifndef RAPPORTEUR_STORE_FOREIGN_H
#define RAPPORTEUR_STORE_FOREIGN_H

#include <stdbool.h>
#include <stdint.h>

#include "base/attr.h"
#include "base/err.h"
#include "model/holds.h"
#include "model/session.h"

/* Folds into `base` the actions of `session` that `holds` names. How many there were. */
size_t foreign_base(const struct session *session, const struct holds *holds, struct session *base);
/* Whether `session` has every action that `holds` names. */
bool foreign_knows(const struct session *session, const struct holds *holds);

struct foreign_found {
    size_t cells, added, removed; /* changed cells, new rows, deleted rows */
    size_t kept; /* rows that are missing, or cells that are old, where it can't be told whether
                    that was meant */
    size_t actions;
};
/* Compares the rows of `fd` with `base` and adds the differences to `session` (which may be `base`)
 * as actions of `run`. Where what the CSV holds is not known (`!sure`), a missing row is no
 * deletion and an earlier value no edit. False with `err`, and nothing added, where a row is none.
 */
MUST_USE bool foreign_read(int fd, const char *path, struct session *base, bool sure,
                           const struct run *run, struct session *session,
                           struct foreign_found *found, struct err *err);

#endif
