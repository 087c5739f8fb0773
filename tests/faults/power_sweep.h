/* power_sweep.h: the states that a power cut at any moment of a session leaves (power.h), and what
 * must be found in each of them. */
#ifndef RAPPORTEUR_TESTS_FAULTS_POWER_SWEEP_H
#define RAPPORTEUR_TESTS_FAULTS_POWER_SWEEP_H

#include <stdbool.h>
#include <stddef.h>

#include "store_script.h"

/* What must be gone from every file where it was promised; and what ends each text of `typed`. */
#define POWER_SECRET "between us"
enum { POWER_END = 0x1E }; /* no text has it */

/* What must be found in a state. */
struct promised {
    struct str kept;  /* as struct seen has it; the first so many are saved */
    size_t saved;     /* of them */
    struct str typed; /* texts that were being typed and must be there, each with an END */
    bool undone;
    bool created;  /* there must be a CSV */
    bool redacted; /* no file may have the secret once it was opened */
};
struct state {
    struct str image;
    struct promised promised;
};
/* What was seen of one session, and everything that a power cut could have left of it. */
struct sweep {
    struct promised now;
    struct seen seen;
    struct state *states;
    size_t count, room;
    unsigned long long *known; /* hashes of the states */
    size_t known_room;
    unsigned long long csvs[64]; /* hashes of every CSV that there was */
    size_t csv_count;
    size_t points, stride; /* of the images only every so-manieth is taken */
    size_t failing_sync;   /* the sync that failed in it, 0 for none; for messages */
};

/* For power_begin, whose context is the sweep: keeps a state with what is promised by now. */
void power_sweep_take(void *context, struct slice image);
/* The drafts that were brought back are in this run's hands. */
void power_sweep_adopt(struct sitting *sitting);
/* Checks and forgets all states; how many there were. */
size_t power_sweep_check(struct sweep *sweep);

#endif
