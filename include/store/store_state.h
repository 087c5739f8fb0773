/* store_state.h: what a store is made of. Only src/store/store*.c include this. */
#ifndef RAPPORTEUR_STORE_STORE_STATE_H
#define RAPPORTEUR_STORE_STORE_STATE_H

#include "store/draft.h"
#include "store/foreign.h"
#include "store/journal.h"
#include "store/log.h"
#include "store/news.h"
#include "store/place.h"
#include "store/snapshot.h"
#include "store/store.h"
#include "store/watch.h"
#include "store/worker.h"

/* A run that is in the session and has no log in the journal yet: that of a CSV, or of a log that
 * went away. */
struct store_unlogged {
    uint32_t run;
    char name[LOG_NAME_ROOM];
};
/* A draft that a dead run left. */
struct store_old_draft {
    char name[LOG_NAME_ROOM];
    bool stale; /* there is nothing in it that is not in a log */
};

struct store {
    struct place place;
    struct session *session; /* the caller's */
    struct str author;
    struct store_status status;
    uint64_t max_file;
    bool threads;
    unsigned char session_id[LOG_LINE_SESSION];
    uint64_t wall, boot; /* the clocks at the newest tick */

    /* The journal. */
    struct log log;
    struct draft draft;
    struct journal journal;
    struct watch watch;
    struct worker *syncer;
    struct log_sync sync;
    bool sync_wanted;
    bool settling;        /* all is to become durable now, the draft too */
    uint64_t draft_since; /* when the first change that is not synced came (boot) */
    struct store_unlogged *unlogged;
    size_t unlogged_count, unlogged_room;
    struct store_old_draft *old_drafts;
    size_t old_draft_count, old_draft_room;
    bool adopt;         /* the old drafts are in our hands */
    unsigned failures;  /* writes and syncs that failed one after the other */
    uint64_t retry_at;  /* not before this (boot) */
    struct err failure; /* the newest */
    bool told_failure;
    uint64_t redactions; /* of the session, as they were when copies of the CSV were last removed */
    bool told_unredacted; /* that words off the record could not be taken out of some log */
    uint64_t poll_at;     /* when others are looked at again (boot) */

    /* The CSV. */
    struct worker *writer;
    struct snapshot_write write;
    struct snapshot_format format;                  /* the CSV that is being made, in pieces */
    struct snapshot_mark csv;                       /* what was last read or written */
    uint64_t csv_revision;                          /* of the session, that the CSV has; 0: none */
    uint64_t write_revision;                        /* of the session, that is being written */
    uint64_t seen_revision, changed_at, written_at; /* boot */
    bool own_change;          /* since the CSV was written this run has appended something */
    bool csv_blocked;         /* it can't be read as a session: not to be touched */
    struct snapshot_mark odd; /* a change outside that is not settled yet, and since when */
    uint64_t odd_since;
    unsigned csv_failures;
    uint64_t csv_retry_at;
};

/* store_write.c: the journal's writing side. */
/* Writes what is not in a file yet; false where something stays in memory (the status says why). */
bool store_flush(struct store *store);
/* Takes what syncs came to, writes what can be tried again, starts the next sync. */
void store_pump(struct store *store);
/* The same, until all is durable or has failed. */
void store_settle(struct store *store);
/* store_draft of a text that began at `started` (microseconds since 1970 UTC), not now. */
void store_draft_from(struct store *store, int slot, size_t at, size_t removed,
                      struct slice inserted, uint64_t started);
bool store_is_durable(const struct store *store);
/* Makes `status.saving` and what belongs to it true again. */
void store_update_status(struct store *store);
/* Whether the own log, or the folder that it lies in, went away; if so all is to be written again.
 */
bool store_check_journal(struct store *store);
/* Notes that the run at this index of the session has no log. */
void store_add_unlogged(struct store *store, uint32_t run);
void store_make_missing(struct store *store);

/* store_redact.c: takes words off the record out of what is in the journal folder, as far as it is
 * this run's to do. Waits for the disk where there is something to do. */
void store_redact(struct store *store, struct store_news *news);

/* store_csv.c: the CSV's. */
/* Writes the CSV where it is behind and may be written; `now`: waits for it and does not wait for
 * anything else. Fills `err` where it can't. */
bool store_put_csv(struct store *store, bool now, struct store_news *news, struct err *err);
/* Takes what came of a writing. */
void store_take_csv(struct store *store, struct store_news *news);
bool store_csv_is_behind(const struct store *store);
/* Looks whether somebody else has changed the CSV, and if so folds that in; `now`: even while it is
 * changing. */
void store_check_csv(struct store *store, bool now, struct store_news *news);
void store_csv_waits(struct store *store, const char *format, ...) PRINTF_LIKE(2, 3);

/* store_import.c: what a CSV says, into the session. */
enum store_import {
    STORE_IMPORT_FAILED,
    STORE_IMPORT_NOTHING, /* the session had it all */
    STORE_IMPORT_ALONE,   /* the rows are a run of their own */
    STORE_IMPORT_CHANGES, /* what differs is a run */
};
enum store_import store_import(struct store *store, int fd, const char *path,
                               struct snapshot_look *look, struct store_news *news,
                               struct err *err);
/* Whether the CSV that was looked at holds exactly what the session has. */
bool store_look_is_current(const struct store *store, const struct snapshot_look *look);
/* Removes a sync tool's copies of the CSV that have nothing new; where `import`, the others are
 * folded in. */
void store_take_copies(struct store *store, bool import, struct store_news *news);

/* store_find.c: which journal is a session's. */
/* The 16 bytes that stand for the text of a row s-id. */
void store_session_bytes(struct slice id, unsigned char bytes[LOG_LINE_SESSION]);
/* Opens the journal of the session `id` (may be empty: whatever is there) where there is one, under
 * its own name or, after a renaming, another; else sets the name that a new one will have. False
 * with `err` where the system failed. `*denied`: there is one, and it may not be read. */
MUST_USE bool store_find_journal(struct place *place, struct slice id, bool *denied,
                                 struct store_news *news, struct err *err);

/* store_drafts.c: drafts of dead runs. */
void store_read_drafts(struct store *store, struct store_news *news,
                       struct store_draft_text **drafts, size_t *count);

/* Writes every draft of a dead run again, with what is unfinished in it and no more; removes it
 * where that is nothing. */
void store_redact_drafts(const struct store *store);

/* Removes what killed runs left half written in the journal folder. */
void store_clean_journal(const struct store *store);

/* store_open.c */
/* An empty store over `session`, with nothing opened yet. */
struct store *store_new(struct session *session, const struct store_options *options);
void store_free(struct store *store);
/* Draws number and tag of this run and makes the session write as it. */
void store_begin_run(struct store *store, uint64_t wall);

#endif
