/* csv_run.h: a CSV alone as a run: one action a row, at logical time 0, its number a hash of the
 * bytes. So two programs that open the same file make the same run of it. */
#ifndef RAPPORTEUR_STORE_CSV_RUN_H
#define RAPPORTEUR_STORE_CSV_RUN_H

#include "base/attr.h"
#include "base/err.h"
#include "model/session.h"
#include "store/hash.h"

/* The run of a CSV with this hash: its author is empty, or whoever is named. */
struct run csv_run_of(const unsigned char hash[HASH_SIZE], const char *author);
/* Reads the rows of `fd` into `session`, which has no records yet. Where the file lacks the rows
 * s-id and s-format, they are added, s-id from the hash. `*index` gets the run's index. False with
 * `err` where a row is none: those before it are in the session. */
MUST_USE bool csv_run_read(int fd, const char *path, struct session *session, uint32_t *index,
                           struct err *err);

#endif
