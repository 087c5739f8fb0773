/* desk_memory.h: the app and its screens with a disk that is only in memory, for millions of keys.
 */
#ifndef RAPPORTEUR_TESTS_FAULTS_DESK_MEMORY_H
#define RAPPORTEUR_TESTS_FAULTS_DESK_MEMORY_H

#include "app/app.h"
#include "ui/frame.h"

struct desk_memory {
    struct app app;
    struct session session;
    struct effects effects;        /* of the newest key */
    struct str drafts[SLOT_COUNT]; /* as the store keeps them */
    struct frame frame;
    uint64_t now;
};

/* An empty session, open on Notes, 24 by 80. */
void desk_memory_open(struct desk_memory *desk);
void desk_memory_release(struct desk_memory *desk);
/* `more`: another key follows before anything is painted. What cannot be done with a disk in memory
 * (another session, a file) fails, and is said so. */
void desk_memory_key(struct desk_memory *desk, const struct key *key, bool more);
void desk_memory_paint(struct desk_memory *desk);
void desk_memory_resize(struct desk_memory *desk, int rows, int columns);
/* The program dies and is started again: it gets the session and the drafts. */
void desk_memory_kill(struct desk_memory *desk);

#endif
