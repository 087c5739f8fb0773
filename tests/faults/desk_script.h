/* desk_script.h: the session that is typed while calls fail and processes die. */
#ifndef RAPPORTEUR_TESTS_FAULTS_DESK_SCRIPT_H
#define RAPPORTEUR_TESTS_FAULTS_DESK_SCRIPT_H

/* Each line ends in an entry that can be looked for by its own word. The last one is not finished.
 */
#include <stdbool.h>

#include "base/os.h"

static const char *const desk_lines[] = {
    "mexico: figs\n", "pears\n", "mx: plums\n", "/open nuts?\n", "half a me",
};
static const char *const desk_words[] = {"figs", "pears", "plums", "nuts"};
/* Calls that only look change nothing on the disk: to fail or to die at them is to do so at the
 * next one. */
static inline bool desk_counts(enum os_call call)
{
    return call != OS_STAT && call != OS_LIST && call != OS_READ;
}

enum { DESK_LINES = 5, DESK_ENTRIES = 4 };

#endif
