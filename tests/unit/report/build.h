/* build.h: small sessions for the tests of reports. */
#ifndef RAPPORTEUR_TESTS_BUILD_H
#define RAPPORTEUR_TESTS_BUILD_H

#include "model/session.h"

/* A session that writes as a run of tag `aaaa`. */
void build_start(struct session *session);
/* Commits one action; `words` is a list of ID FIELD VALUE, ended by NULL. */
void build_do(struct session *session, const char *const *words);
#define BUILD(session, ...) build_do((session), (const char *const[]){__VA_ARGS__, NULL})
/* A panel: facts, four people, turns under two topics, one more only on the agenda, positions,
 * conclusions of several kinds. */
void build_panel(struct session *session);

#endif
