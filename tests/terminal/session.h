/* session.h: a session file of a test's own, and the program on it in a real terminal. */
#ifndef RAPPORTEUR_TERMINAL_SESSION_H
#define RAPPORTEUR_TERMINAL_SESSION_H

#include "base/str.h"
#include "term.h"

/* A fresh folder; its path lives until the next call. session_clean removes it. */
const char *session_folder(void);
void session_clean(void);
/* `rapporteur ARGS…` without a terminal, in that folder, by the shell (so ARGS may redirect
 * standard input, else empty); appends what it prints to `out`. Returns the exit code. */
int session_run(const char *args, struct str *out);
/* The screens on talk.csv (made by the first call), 80x24; waits until they are painted. `env` as
 * for term_start. */
struct term *session_start(const char *const env[]);
/* All of a file, or of talk.csv; empty where there is none. The caller releases. */
struct str session_read(const char *path);
struct str session_csv(void);
bool session_csv_has(const char *text);
/* Leaves with Ctrl-Q and expects exit 0. */
void session_leave(struct term *term);

/* Goes to a numbered place by Esc and its digit, and waits until it is marked, "[4 Review]". */
void session_go(struct term *term, const char *place);
/* Waits until some row of the screen shows both; false after TERM_LONG. */
bool session_see_row(struct term *term, const char *one, const char *other);
/* The path of a file in that folder; lives until the next call. */
const char *session_path(const char *name);
/* Makes or replaces a file there. */
void session_write(const char *name, struct slice bytes);

#endif
