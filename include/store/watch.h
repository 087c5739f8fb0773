/* watch.h: being told of changes: by the kernel where it can (inotify), for other machines' by
 * looking again every few seconds, which is the caller's part. */
#ifndef RAPPORTEUR_STORE_WATCH_H
#define RAPPORTEUR_STORE_WATCH_H

#include <stdbool.h>

#include "store/journal.h"
#include "store/place.h"

struct watch {
    int poll;            /* readable when there is something; -1: watches nothing */
    int wake;            /* an eventfd that workers write */
    int notify;          /* inotify, or -1 where the system has none left */
    int folder, journal; /* its numbers for the two folders, -1 */
    struct watched {
        struct str name;
        int number;
    } * logs; /* of other living runs: they are written in place */
    size_t log_count, log_room;
};
/* Without `threads` everything below does nothing. */
void watch_open(struct watch *watch, const struct place *place, bool threads);
/* Watches the journal folder, once there is one (or another one), and the logs of the runs that
 * live. */
void watch_journal(struct watch *watch, const struct place *place, const struct journal *journal);
void watch_leave_journal(struct watch *watch);

/* The session lies somewhere else now. */
void watch_move(struct watch *watch, const struct place *place);

struct watch_seen {
    bool journal, csv; /* something of others may have changed there */
};
/* What happened since the last time. Files that begin with `own` are our own. */
struct watch_seen watch_take(struct watch *watch, const struct place *place, struct slice own);
void watch_close(struct watch *watch);

#endif
