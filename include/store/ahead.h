/* ahead.h: the rows of a file, one block ahead: while the caller works on the rows of one block, a
 * thread reads and splits the next. So two cores share what a large CSV costs; the caller sees no
 * difference. */
#ifndef RAPPORTEUR_STORE_AHEAD_H
#define RAPPORTEUR_STORE_AHEAD_H

#include "base/attr.h"
#include "base/err.h"
#include "csv/csv_reader.h"
#include "store/hash.h"

/* Gives every row of `fd`, from its start, to the row function of `reader`, which was initialised:
 * on the caller's thread, in order, and nothing after a row that it refused or a fault of the file.
 * The file never lies in memory whole, and a small one gets no thread. Adds the bytes to
 * `hash` (may be NULL) on the way; it is that of the file where this says true. Until then the
 * caller must not move the place of `fd`, nor touch `reader` but for its dialect. */
MUST_USE bool ahead_read(int fd, const char *path, struct csv_reader *reader, struct hash *hash,
                         struct err *err);

#endif
