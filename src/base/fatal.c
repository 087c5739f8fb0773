#include "base/fatal.h"

#include <stdio.h>
#include <stdlib.h>

/* One per process by nature: there is one terminal to give back. */
static void (*fatal_restore)(void); /* NOLINT(cppcoreguidelines-avoid-non-const-global-variables) */
static char fatal_journal[4096];    /* NOLINT(cppcoreguidelines-avoid-non-const-global-variables) */

void fatal_set_restore(void (*restore)(void))
{
    fatal_restore = restore;
}

void fatal_set_journal(const char *path)
{
    (void)snprintf(fatal_journal, sizeof fatal_journal, "%s", path == NULL ? "" : path);
}

void fatal(const char *what)
{
    if (fatal_restore != NULL) {
        fatal_restore();
    }
    (void)fprintf(stderr, "rapporteur: %s; the program ends here.\n", what);
    if (fatal_journal[0] != '\0') {
        (void)fprintf(stderr,
                      "Nothing is lost: all that was shown lies in %s and is brought back "
                      "at the next start.\n",
                      fatal_journal);
    }
    exit(3);
}
