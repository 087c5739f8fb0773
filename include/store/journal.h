/* journal.h: the journal folder: the logs of all runs, read into a session, and again whenever they
 * grow. */
#ifndef RAPPORTEUR_STORE_JOURNAL_H
#define RAPPORTEUR_STORE_JOURNAL_H

#include <stdbool.h>
#include <stdint.h>

#include "base/attr.h"
#include "base/err.h"
#include "model/holds.h"
#include "model/session.h"
#include "store/log.h"
#include "store/log_file.h"
#include "store/news.h"
#include "store/place.h"

/* Every log that was seen, and how far it was read. {0} is ready. */
struct journal {
    struct log_file *files;
    size_t count, room;
    bool has_session; /* known from the CSV, or from the first log read */
    unsigned char session[LOG_LINE_SESSION];
    bool newer;  /* a log of a later version of the format is there: nothing may be written */
    bool opened; /* the first scan is over */
};

/* What one scan is to do, and what it found. */
struct journal_scan {
    struct session *session;   /* gains what is new */
    const struct log *own;     /* the log of this run, left out; NULL while there is none */
    const struct holds *holds; /* at opening: what the CSV has; NULL where that is not known */
    uint64_t most;             /* bytes that a log may have */
    uint64_t wall;             /* now, for lines from the future; 0: not looked at */
    struct store_news *news;
    size_t added;            /* actions that the session did not have */
    size_t recovered;        /* of runs that have ended, and the CSV's holds lack them */
    uint64_t recovered_wall; /* of the newest of these */
    struct str recovered_author;
    bool denied; /* a log may not be read (EACCES): left aside, said */
};
/* Lists the folder, reads every log that is new or has changed. False with `err` where the system
 * failed; what was read until then is in the session. */
MUST_USE bool journal_scan(struct journal *journal, const struct place *place,
                           struct journal_scan *scan, struct err *err);
/* Notes a log that we have written ourselves, whole, so that it is not read again. */
void journal_note(struct journal *journal, const struct place *place, const char *name,
                  uint32_t run, const char *tag);
/* Writes the logs of the run at index `run` again, without the words that were taken off the record
 * by now: those that nobody holds the lock of. False where one of them still has such words: its
 * run lives, and does it itself, or `err` says what went wrong. `tag` is this run's, for the names
 * of temporary files. */
MUST_USE bool journal_redact(struct journal *journal, const struct place *place,
                             const struct session *session, uint32_t run, const char *tag,
                             struct err *err);
/* The session that the logs of a folder are of, from the first header that can be read. */
MUST_USE bool journal_session(int folder, unsigned char session[LOG_LINE_SESSION]);
/* How many runs live, without this one; asks the known ones for their lock again where `probe`. */
size_t journal_living(struct journal *journal, const struct place *place, bool probe);
/* Whether a run of that tag held the lock of one of its logs when it was last asked. */
bool journal_is_living(const struct journal *journal, struct slice tag);
void journal_release(struct journal *journal);

/* All names of a folder for which `is` says so, sorted; to be released with journal_names_release.
 */
struct journal_names {
    char **items;
    size_t count, room;
};
MUST_USE bool journal_list(int folder, bool (*is)(const char *name), struct journal_names *names);
void journal_names_release(struct journal_names *names);

#endif
