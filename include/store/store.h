/* store.h: one session on the disk: its CSV, its journal folder, the log and draft of this run, and
 * what other runs write meanwhile. The door between the program and the files.
 *
 * DESIGN: each run that writes has a log of its own; an action is written before it is painted and
 * synced (by a thread of its own) before the screen says saved; the CSV is written soon after. */
#ifndef RAPPORTEUR_STORE_STORE_H
#define RAPPORTEUR_STORE_STORE_H

#include <stdbool.h>
#include <stdint.h>

#include "base/err.h"
#include "base/slice.h"
#include "base/str.h"
#include "model/operation.h"
#include "model/session.h"

struct store; /* opaque */

struct store_options {
    struct slice author;  /* the writer's tag, `js`: one to sixteen of a-z 0-9; never empty */
    bool read_only;       /* the caller only looks: nothing is created, locked or recovered */
    uint64_t max_file;    /* bytes; a larger CSV or log is refused */
    bool threads;         /* sync and CSV on threads; false for add and tests: in the call */
    bool byte_order_mark; /* dialect of a CSV that does not exist yet */
    char separator;       /* likewise: , ; or tab */
    bool crlf;
    uint64_t wall, boot; /* the clocks now, microseconds (os.h) */
};

/* What is worth saying to a person, in order; each one clear sentence without a line end. */
enum news_kind {
    NEWS_RECOVERED, /* actions that no CSV held, a draft that was brought back */
    NEWS_FOREIGN,   /* the CSV was changed outside: the changes became actions */
    NEWS_DAMAGE,    /* a torn or damaged line, a fork, a journal of another session */
    NEWS_OTHERS,    /* another run writes, or wrote */
    NEWS_FAILURE,   /* not saved, CSV waits */
    NEWS_GOOD,      /* saved again after a failure */
};
struct news_item {
    enum news_kind kind;
    struct str text;
};
struct store_news {
    struct news_item *items;
    size_t count, room;
};
void store_news_release(struct store_news *news);

/* A draft that a dead run left: what was being typed in `slot` (0 is the entry line). */
struct store_draft_text {
    int slot;
    struct str text;
    uint64_t wall;    /* when it was last written */
    uint64_t started; /* when its first letter came; 0: not known */
};

enum store_saving {
    STORE_SAVED,   /* every appended action is on the disk */
    STORE_SAVING,  /* written, the sync is under way */
    STORE_FAILING, /* at least one action is only in memory: `reason` says why */
};
struct store_status {
    enum store_saving saving;
    uint64_t appended, synced; /* the newest seq of this run that was appended, that is durable */
    bool read_only;            /* opened so, or the file can't be read whole: `reason` */
    bool csv_waits;      /* the journal is ahead of the CSV for a reason that lasts: `csv_reason` */
    bool csv_unreadable; /* it waits because the file can't be read any more: store_replace_csv
                            helps */
    bool csv_current;    /* the CSV holds everything */
    struct str reason, csv_reason;
    size_t others; /* living runs of others on this machine, that have a lock */
};

/* Opens the session at `path` (it must exist, or its journal must, from which the CSV is then made
 * again; store_create makes one) and folds CSV and journal into `session`, which the caller has
 * initialised and keeps. Where the CSV can't be read as a session but is a readable file, opens
 * read-only and says so (status, `err` filled too, true returned); false where there is nothing to
 * show at all. `news` gains what was brought back, found, set aside. `drafts` (may be NULL) is an
 * array for *draft_count drafts of dead runs, which the caller releases and frees; they are removed
 * from the disk only once this run's own draft or log holds them (store_adopt_drafts). */
bool store_open(struct store **store, const char *path, const struct store_options *options,
                struct session *session, struct store_news *news, struct store_draft_text **drafts,
                size_t *draft_count, struct err *err) MUST_USE;
/* Makes a new session file with its first facts (`draft` holds them; s-id, s-format are added) and
 * its journal. Fails with ERR_ANSWER where `path` exists. The file is durable when this returns
 * true. */
bool store_create(const char *path, const struct store_options *options, struct action_draft *draft,
                  struct err *err) MUST_USE;

/* Appends a committed action to this run's log: written, not yet synced. Never fails for the
 * caller: what can't be written is kept in memory, shown in the status, and tried again at every
 * store_tick. */
void store_append(struct store *store, const struct action *action);
/* Asks for all that was appended to be made durable; with threads it returns at once. */
void store_sync(struct store *store);
/* The text being typed in `slot` changed: `removed` bytes at byte `at` gave way to `inserted`.
 * Written at once, synced within a second. Committing an action empties slot 0 by itself. */
void store_draft(struct store *store, int slot, size_t at, size_t removed, struct slice inserted);
/* All slots are empty for the disk from now on (off the record), until store_draft is called again.
 */
void store_draft_forget(struct store *store);
/* The drafts that store_open returned are now in this run's hands (its draft or log): remove the
 * old ones. */
void store_adopt_drafts(struct store *store);

/* A descriptor that becomes readable when store_tick has something to do (a sync came back, another
 * run wrote). -1 without threads. */
int store_fd(const struct store *store);
/* When store_tick is called. */
struct store_moment {
    uint64_t wall, boot; /* microseconds since 1970 UTC; of the boot clock */
    bool idle;           /* no key for half a second: a good time to write the CSV */
    bool woken;          /* store_fd is readable, or nobody looked */
};
/* Does what is due: takes results of syncs, folds in what others wrote, retries after a failure,
 * writes the CSV when it is behind and the moment is good. True where the session or the status
 * changed. `*wait` gets the milliseconds until it wants to be called again, -1 for never. */
bool store_tick(struct store *store, struct session *session, const struct store_moment *moment,
                struct store_news *news, int *wait);
/* Writes the CSV now and waits for it (Ctrl-S, leaving). False with the reason. */
bool store_write_csv(struct store *store, struct session *session, struct err *err);
/* Moves a CSV that became unreadable, or that a spreadsheet has open, aside (`talk.csv.aside-1`)
 * and writes ours (Ctrl-S twice). Where nothing is in the way it is store_write_csv. */
bool store_replace_csv(struct store *store, struct session *session, struct err *err);

const struct store_status *store_status(const struct store *store);
/* The path of the CSV as it is really written (links resolved), and of the journal folder. */
const char *store_path(const struct store *store);
const char *store_journal(const struct store *store);
/* Another folder, while nothing can be written here: the whole session, journal and CSV, is written
 * there and goes on there. False, and all as before, where that fails or the name is taken. */
bool store_move_to(struct store *store, struct session *session, const char *folder,
                   struct err *err);
/* From now on `author` (as in the options) writes: what was written becomes durable, then another
 * run begins, with the texts that are being typed. False, and all as before, where something is not
 * on the disk. */
bool store_hand_over(struct store *store, struct session *session, struct slice author,
                     uint64_t wall, struct err *err) MUST_USE;

/* Syncs, writes the CSV if it is behind, removes an empty draft, gives up the lock, frees. True
 * where all is durable; else `err` says what is not and where it lies. It may be in the journal
 * alone: then `err` says why the CSV waits, also where this returns true. */
bool store_close(struct store *store, struct session *session, struct err *err);

#endif
