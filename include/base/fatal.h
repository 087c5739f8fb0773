/* fatal.h: the end of the program when it can't go on: no memory, or a programmer's mistake.
 *
 * Letters are on disk before they are painted, so ending here loses nothing. */
#ifndef RAPPORTEUR_BASE_FATAL_H
#define RAPPORTEUR_BASE_FATAL_H

#include "base/attr.h"

/* Called once, before the last sentence is written: gives the terminal back. NULL: nothing to do.
 */
void fatal_set_restore(void (*restore)(void));
/* Names where the words lie (a path, at most 4,095 bytes are kept); NULL or "" for none. */
void fatal_set_journal(const char *path);
/* Restores the terminal, says `what` and where the journal is on standard error, exits 3. */
NO_RETURN void fatal(const char *what);

/* Only for what a programmer can get wrong; in every build; no side effects in it. */
#define ensure(condition)                                                                          \
    do {                                                                                           \
        if (!(condition)) {                                                                        \
            fatal("a mistake in rapporteur itself (" #condition ")");                              \
        }                                                                                          \
    } while (0)

#endif
