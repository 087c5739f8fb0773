/* fold.h: small sessions for the tests of the model: runs, actions in one line, the rows as text.
 */
#ifndef RAPPORTEUR_TESTS_FOLD_H
#define RAPPORTEUR_TESTS_FOLD_H

#include "model/columns.h"
#include "model/session.h"

/* A run whose number and tag are made from `letter` (a to z without i l o). The author is `author`.
 */
struct run fold_run(char letter, const char *author);
/* A session that writes as that run. */
void fold_start(struct session *session, char letter, const char *author);
/* Commits one action at `wall`: `words` is a list of ID FIELD VALUE, ended by NULL. Returns its
 * seq. */
uint64_t fold_do(struct session *session, uint64_t wall, const char *const *words);
#define FOLD(session, wall, ...)                                                                   \
    fold_do((session), (wall), (const char *const[]){__VA_ARGS__, NULL})
/* Commits an action that takes back `name`. */
uint64_t fold_undo(struct session *session, uint64_t wall, const char *name);
/* The session's rows but s-holds, cells with `|` between, empty ones left out, LF. The caller
 * releases. */
struct str fold_rows(struct session *session);
/* The value of a field. Valid until the next change. */
const char *fold_get(const struct session *session, const char *id, int field);

#endif
