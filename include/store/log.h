/* log.h: the log of this run: every line it has said, kept in memory and in a file that is only
 * appended to.
 *
 * A file whose write or sync failed is never trusted again (Linux marks the pages clean: a second
 * fsync "succeeds" without the data): the lines since the last good sync go to a new file,
 * `….2.log`, of the same run with the same seqs. Whoever reads takes the same line twice as once.
 */
#ifndef RAPPORTEUR_STORE_LOG_H
#define RAPPORTEUR_STORE_LOG_H

#include <stdbool.h>
#include <stdint.h>

#include "base/attr.h"
#include "model/operation.h"
#include "model/session.h"
#include "store/log_line.h"
#include "store/place.h"

enum { LOG_AUTHOR_SIZE = 16, LOG_STEM_ROOM = 64, LOG_NAME_ROOM = 96 };

struct log {
    struct log_header header; /* its slices lie in the two below */
    char author[LOG_AUTHOR_SIZE + 1];
    char tag[TAG_SIZE + 1];
    char stem[LOG_STEM_ROOM]; /* `20170802T101405-js-7k3q` */
    struct str lines;         /* all of them, from seq 1 */
    size_t *ends;             /* where in `lines` each one ends */
    size_t count, room;
    size_t written;    /* the first so many are in the file, or durable elsewhere */
    size_t synced;     /* the first so many are durable */
    unsigned segment;  /* of the file, from 1; 0 before the first */
    int fd;            /* -1 while there is none */
    bool fresh;        /* its folders were not synced since the file was made */
    bool distrusted;   /* no byte more may go into this file */
    bool spares;       /* but it is whole: what comes may go there too, resting nothing on it */
    size_t spare;      /* then: the first so many lines are there */
    unsigned outdated; /* files up to this segment have words that were taken off the record */
};

/* `wall` is the run's start, microseconds since 1970 UTC. Copies author (cut at 16 bytes) and tag.
 */
void log_init(struct log *log, const struct log_header *header, uint64_t wall);
/* Adds the next action, in memory: its seq must be count + 1. */
void log_add(struct log *log, const struct action *action);
/* Makes the file where there is none that is trusted (journal folder included) and writes what is
 * not in it yet. False with errno; the lines stay. */
MUST_USE bool log_write(struct log *log, struct place *place);
/* Makes and locks the file alone, for a draft that comes before the first action. */
MUST_USE bool log_make(struct log *log, struct place *place);
/* The file can't be trusted any more; where it is `gone` with all that was durable in it,
 * everything is to be written again. */
void log_distrust(struct log *log, bool gone);
/* While the file is not trusted because a sync of it failed, adds what it has not got to it all the
 * same: nothing counts as written by that, but a killed program loses less. */
void log_write_spare(struct log *log);
/* Takes the words that are off the record by now (session_redact) out of all lines. Where a file
 * has such a line, all lines are to be written to a new one, and the files before it to be removed
 * once that is durable. True where a line was changed. No sync may be under way. */
bool log_redact(struct log *log, const struct session *session);
/* Removes them, where it is time to. False with errno where one can't be removed yet. */
MUST_USE bool log_drop_outdated(struct log *log, const struct place *place);
/* Gives up lock and file; removes the file where `remove`. Says whether closing went well. */
bool log_close(struct log *log, const struct place *place, bool remove);
void log_release(struct log *log);

/* One sync, to be done anywhere: a copy of what it needs. */
struct log_sync {
    const struct place *place; /* not to be changed meanwhile */
    int fd;
    bool fresh;
    size_t count;     /* lines that it makes durable */
    int draft;        /* descriptor of a draft to sync too, or -1 */
    bool draft_fresh; /* with its folders */
    int number;       /* what came of it: 0, or an errno; ESTALE where the file is gone */
    int draft_number; /* likewise of the draft */
};
struct log_sync log_sync_of(const struct log *log, const struct place *place);
/* Carries it out; `job` is a struct log_sync. */
void log_sync_do(void *job);
/* Takes in what came of it. False with errno where the file is not to be trusted any more. */
MUST_USE bool log_sync_done(struct log *log, const struct log_sync *sync);

#endif
