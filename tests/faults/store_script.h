/* store_script.h: a scripted session for the sweeps of the store: lines are typed in pieces, kept,
 * corrected, undone, synced; and what a person saw of it, so that it can be asked for afterwards.
 */
#ifndef RAPPORTEUR_TESTS_FAULTS_STORE_SCRIPT_H
#define RAPPORTEUR_TESTS_FAULTS_STORE_SCRIPT_H

#include <stdbool.h>

#include "../unit/store/sitting.h"

/* What was painted. The texts are notes, in the order in which they were kept. */
struct seen {
    struct str kept; /* each with a byte 0x1E behind it */
    size_t kept_count;
    size_t saved;     /* the first so many were kept when `saved` was painted */
    struct str draft; /* of the entry line, as last painted */
    struct str next;  /* what it was about to become; empty: nothing was under way */
    bool undone;      /* the mistake of the script */
    size_t lies;      /* times that `saved` was painted and was not so by the store's own numbers */
};
void seen_release(struct seen *seen);

/* Plays the whole script on an open store. `tell` (may be NULL) is called with each thing as it is
 * painted: `K` and a text that was kept, `S` when all is saved, `D` and what is being typed, `N`
 * and what it is about to become, `U` once a mistake is undone. */
void script_play(struct sitting *sitting, struct seen *seen,
                 void (*tell)(void *context, char what, const char *text), void *context);
/* Notes one of these things. */
void seen_take(struct seen *seen, char what, const char *text);
/* Expects of a session opened anew that it has everything that was seen; `all`: also what was kept
 * and not saved. Drafts count as brought back. */
void expect_seen(struct sitting *sitting, const struct seen *seen, bool all);
/* Tests run where a sync costs nothing, if there is such a place. */
void script_fast_folder(void);

#endif
