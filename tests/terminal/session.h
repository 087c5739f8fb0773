/* session.h: a session file of a test's own, and the program on it in a real terminal. */
#ifndef RAPPORTEUR_TERMINAL_SESSION_H
#define RAPPORTEUR_TERMINAL_SESSION_H

#include "base/str.h"
#include "term.h"

/* A fresh folder; its path lives until the next call. session_clean removes it. */
const char *session_folder(void);
void session_clean(void);
/* `rapporteur ARGS…` without a terminal, in that folder; appends what it prints. Returns the exit
 * code. */
int session_run(const char *args, struct str *out);
/* The screens on talk.csv (made by the first call), 80x24; waits until they are painted. `env` as
 * for term_start. */
struct term *session_start(const char *const env[]);
/* All of talk.csv. The caller releases. */
struct str session_csv(void);
bool session_csv_has(const char *text);
/* Leaves with Ctrl-Q and expects exit 0. */
void session_leave(struct term *term);

#endif
