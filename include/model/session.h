/* session.h: a session is the fold of its operations: last writer wins per field, by (logical time,
 * run, seq); what is undone is left out. Pure data: no clock, no disk. Adding the same actions in
 * any order and any number of times gives the same session.
 *
 * Everything a session holds lives in its own pools and is given back at once by session_release;
 * the slices it returns stay valid until then. Records never move and never go away (a deleted one
 * says so). */
#ifndef RAPPORTEUR_MODEL_SESSION_H
#define RAPPORTEUR_MODEL_SESSION_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/mem.h"
#include "base/slice.h"
#include "base/str.h"
#include "model/operation.h"
#include "model/record.h"

#define NO_RUN UINT32_MAX

/* A record of the session. To be read through the functions below. */
struct record {
    struct slice id;
    enum record_kind kind; /* RECORD_OTHER also while nothing that stands has created it */
    bool exists;           /* created, by an action that stands, and not deleted */
    bool deleted;          /* created, and deleted by an action that stands */
    bool redacted;         /* its words were taken off the record: they are gone, and none come */
    uint32_t number;       /* from 1, in order of first sight; for callers' tables */
    /* The rest is the fold's own. */
    int group;
    uint32_t fields;     /* the newest operation of each field, a list */
    uint32_t next;       /* in the bucket of ids */
    uint32_t hash;       /* of the id */
    uint32_t creation;   /* the operation that created it, 0 for none */
    uint64_t words_from; /* its words are gone from actions of an earlier logical time than this */
    uint64_t known;      /* which known fields it has operations of: a bit each */
    uint64_t major;      /* place in the stream */
    struct slice minor;
};

/* A run as the session knows it. */
struct session_run {
    struct run run;
    uint64_t highest; /* the highest seq seen */
    size_t count;     /* actions seen */
    bool unredacted;  /* a line came with words that are off the record: its logs are to be written
                         again; whoever has done so clears this */
};

struct session_pool; /* pools and tables of the fold, see session_pool.h */

struct session {
    struct session_pool *pool;
    struct session_run *runs;
    size_t run_count, run_room;
    uint32_t own;             /* the run that session_commit writes as, or NO_RUN */
    uint64_t newest;          /* the greatest logical time seen */
    uint64_t revision;        /* goes up with every change */
    uint64_t roster_revision; /* goes up with every change to a participant or a session row */
    uint64_t redactions;      /* records whose words were taken off the record */
    bool displaced; /* a row stands among those of a later group: a file that was sorted */
};

void session_init(struct session *session);
void session_release(struct session *session);

/* The index of the run with this number, added where it is new (its author is copied). */
uint32_t session_run(struct session *session, const struct run *run);
/* Gives the session's only run its number and tag, which were not known before all its actions were
 * (all zeros until then). */
void session_number_run(struct session *session, const struct run *run);
/* Makes `run` the one that session_commit writes as. */
void session_write_as(struct session *session, const struct run *run);

enum session_added {
    SESSION_ADDED,
    SESSION_KNOWN,    /* the same line was there already */
    SESSION_REDACTED, /* likewise, with words that are gone from this one: they are gone now */
    SESSION_FORKED, /* the same run and seq with other bytes: both are kept, the records are marked
                     */
};
/* Folds in one action of run `run`. Copies all. Of a `redacted` line and its plain twin the
 * redacted one wins. An operation on FIELD_REDACTED takes the words of its record out of every
 * action, those that are here and those that come: no undo brings them back. With the value `older`
 * only out of those of an earlier logical time than its own: the words that its action sets again,
 * and later ones, stay. */
enum session_added session_add(struct session *session, uint32_t run, const struct action *action);

/* Takes out of `action`, as a log has it, the words of records that were taken off the record, and
 * marks it so. False where there was nothing to take, and nothing is changed. Everybody makes the
 * same of the same line. */
bool session_redact(const struct session *session, struct action *action);

/* Gives `draft->action` its seq, logical time (`wall` or one more than the newest seen), wall time
 * (`wall`, microseconds since 1970 UTC) and each operation its `over`, and folds it in as the own
 * run's next action. The completed action stays in the draft, for the journal. Ensures that own is
 * set. */
void session_commit(struct session *session, struct action_draft *draft, uint64_t wall);

/* Gives each operation of `draft` its `over`, as session_commit does, and no more: for the run of a
 * foreign edit, whose seq and times are its own. */
void session_complete(struct session *session, struct action_draft *draft);

/* Calls `each` with every action of the run at this index, as it was added, in the order of seq: of
 * a fork all, of a redacted one only that. The action is borrowed for the call. */
void session_actions(const struct session *session, uint32_t run,
                     void (*each)(void *context, const struct action *action), void *context);

/* The record with this id (long form), or NULL. It may be deleted or not yet created. */
const struct record *session_find(const struct session *session, struct slice id);
/* The existing record that a person means by `id`: the long form, or the short where only one has
 * it. */
const struct record *session_find_short(const struct session *session, struct slice id);
/* The value of a field of `record` that stands; empty where there is none. FIELD_ID gives the id;
 * FIELD_AUTHOR and FIELD_UPDATED are derived (updated: session_updated says it in microseconds). */
struct slice session_get(const struct session *session, const struct record *record, int field);
/* The author and the wall time of the newest standing operation of a record's CSV fields; the
 * author not of one that only ended a turn. */
struct slice session_author(const struct session *session, const struct record *record);
uint64_t session_updated(const struct session *session, const struct record *record);
/* The logical time at which a field got the value that stands, 0 where it has none; `wall` (may be
 * NULL) gets the wall time, microseconds since 1970 UTC. */
uint64_t session_set_at(const struct session *session, const struct record *record, int field,
                        uint64_t *wall);
/* The value that a field had at that wall time, of what stands now; empty where it had none. */
struct slice session_get_then(const struct session *session, const struct record *record, int field,
                              uint64_t wall);
/* The logical time at which a record was created. */
uint64_t session_created(const struct session *session, const struct record *record);

/* All existing records in the order of the file: facts, participants, stream. `*count` of them;
 * valid until the next add or commit. The first of group 1 and 2 are at session_first(session,
 * group). */
const struct record *const *session_records(struct session *session, size_t *count);
size_t session_first(struct session *session, int group);
/* Every record ever seen, in order of number - 1: also deleted ones. */
size_t session_record_count(const struct session *session);
const struct record *session_record(const struct session *session, size_t index);

/* The text of a session fact `s-NAME`, empty where it is not set. */
struct slice session_fact(const struct session *session, const char *name);

/* The next free id of that letter with the own run's tag, appended to `id`. Counts what `draft`
 * (may be NULL) has already used. */
void session_new_id(const struct session *session, const struct action_draft *draft, char letter,
                    struct str *id);
/* A value for FIELD_ORDER that lies between two records (either may be NULL: the ends). */
void session_order_between(const struct session *session, const struct record *before,
                           const struct record *after, struct str *order);

/* Numbers and names of unknown columns. `name` is the column's own; the number is FIELD_EXTRA or
 * more. */
int session_extra(struct session *session, struct slice name);
size_t session_extra_count(const struct session *session);
struct slice session_extra_name(const struct session *session, int field);
/* The same as operations name it: `x:NAME`. */
struct slice session_extra_operation(const struct session *session, int field);

/* The record that is current for `author`: the turn or note last added to or chosen; after a pause
 * or the end, whoever wrote it, that row; NULL for none, and where the author is overtaken. */
const struct record *session_current(const struct session *session, struct slice author);
/* Whether somebody else wrote a turn or a note since `author` did, and the own run has written
 * nothing yet: the author is back, and who spoke for them then need not have the floor now. */
bool session_is_overtaken(const struct session *session, struct slice author);

/* Who put the room off the record, for all who write; empty while it is on. */
struct slice session_off_record(const struct session *session);

/* What Ctrl-Z would take back: the newest standing action of `author` that is no undo, nor the one
 * that made the session (it has `s-id`), nor one that took something off the record, nor one that
 * put the room off it or on it again (nobody is to be on the record unawares); and what
 * Ctrl-Y would bring back. Appends `TAG.SEQ` to `name` and the id of the record it is about (the
 * one it made, else the one it changed most plainly) to `id`; false where there is nothing. */
bool session_undoable(const struct session *session, struct slice author, struct str *name,
                      struct str *id);
bool session_redoable(const struct session *session, struct slice author, struct str *name,
                      struct str *id);
/* The newest standing action, of anybody, that touched record `id`; and whose it is. False also
 * where that is the one that made the session, or took the record off the record. */
bool session_last_action(const struct session *session, struct slice id, struct str *name,
                         struct slice *author);

/* Different values of one field written unaware of each other: the one that stands and one that
 * lost. */
struct session_conflict {
    const struct record *record;
    int field;
    struct slice value; /* the one that lost */
    uint64_t wall;
    char id[40]; /* of the comment row that tells of it: x, seq, tag */
    struct slice author;
};
/* Calls `each` for every conflict and fork of the session, in the order of the records. */
void session_conflicts(struct session *session,
                       void (*each)(void *context, const struct session_conflict *conflict),
                       void *context);
/* Whether `record` has one. */
bool session_in_conflict(const struct session *session, const struct record *record);

/* Appends what the session holds, as s-holds has it without the checksum word. */
void session_format_holds(const struct session *session, struct str *text);
bool session_holds_action(const struct session *session, struct slice tag, uint64_t seq);

#endif
