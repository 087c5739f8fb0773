/* signals.h: signals as bytes in a pipe that poll watches beside the keyboard. */
#ifndef RAPPORTEUR_RUN_SIGNALS_H
#define RAPPORTEUR_RUN_SIGNALS_H

#include <signal.h>

#include "base/err.h"

enum { SIGNALS_WATCHED = 6, SIGNALS_IGNORED = 2 };

struct signals {
    int read_end; /* each byte is a signal's number */
    struct sigaction old[SIGNALS_WATCHED], old_alarm, old_ignored[SIGNALS_IGNORED];
};

/* From here on SIGWINCH, SIGTERM, SIGHUP, SIGINT, SIGTSTP and SIGCONT do nothing but that; SIGXFSZ
 * and SIGPIPE, nothing. One at a time in a process, as signals are its own. */
MUST_USE bool signals_open(struct signals *signals, struct err *err);
/* All as before signals_open. The last thing: a second SIGTERM while the session is being closed
 * would otherwise end the program before it gave the terminal back. */
void signals_close(struct signals *signals);

/* Around what writes to the terminal. Half a second after SIGTERM, SIGHUP or SIGINT a terminal that
 * takes nothing (a frozen window, a connection that hangs) is no longer waited for: what would be
 * written to standard output (and standard error, where that is a terminal) goes nowhere from then
 * on, also after signals_close, and the program ends. */
void signals_writing(bool begins);

#endif
