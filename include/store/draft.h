/* draft.h: what is being typed now, on the disk before it is painted.
 *
 * `STEM.draft` beside the run's log: a header line (log_line.h, LOG_LINE_DRAFT), then a line for
 * each change: seq TAB slot TAB at TAB removed TAB inserted TAB crc LF `removed` bytes at byte `at`
 * of the text in `slot` gave way to `inserted`. One that begins a text has, before the crc, when
 * that was (TAB and microseconds since 1970 UTC): the turn that it becomes began then. Slot 0 is
 * the entry line; its text will become the action `seq`, so one that is left behind when that
 * action stands in the log is stale. The others are texts that wait, and hold until they are
 * emptied. */
#ifndef RAPPORTEUR_STORE_DRAFT_H
#define RAPPORTEUR_STORE_DRAFT_H

#include <stdbool.h>
#include <stdint.h>

#include "base/attr.h"
#include "store/log.h"
#include "store/place.h"

struct draft_slot {
    int slot;
    struct str text;
    uint64_t started; /* when its first letter came, microseconds since 1970 UTC; 0: not known */
};
struct draft_slots {
    struct draft_slot *items;
    size_t count, room;
};
void draft_slots_release(struct draft_slots *slots);
/* The text in `slot`, NULL where there never was one. */
struct str *draft_slots_find(const struct draft_slots *slots, int slot);

/* The draft of this run. */
struct draft {
    const struct log *log; /* whose run it is */
    struct draft_slots slots;
    int fd;
    size_t size;     /* bytes in the file */
    bool unsynced;   /* something in it was not synced yet */
    bool fresh;      /* its folders were not synced since the file was made */
    bool distrusted; /* to be written anew before anything in it counts as written */
    bool behind;     /* the file lacks a change that the slots have: nothing may follow in it */
};
void draft_init(struct draft *draft, const struct log *log);
/* A change; memory always has it afterwards, false with errno where the disk does not: EAGAIN where
 * the file is to be written anew first (draft_rewrite), after which it has. Until then what comes
 * is added to the old one all the same, as long as that is whole: a killed program loses less. */
MUST_USE bool draft_change(struct draft *draft, struct place *place, int slot, size_t at,
                           size_t removed, struct slice inserted);
/* The same of a text that began at `started`, where the change begins it: it comes from elsewhere.
 */
MUST_USE bool draft_change_from(struct draft *draft, struct place *place, int slot, size_t at,
                                size_t removed, struct slice inserted, uint64_t started);
/* The text in slot 0 became an action: it is empty now. */
void draft_commit(struct draft *draft);
/* All slots are empty now. The disk is not changed: see draft_rewrite. */
void draft_forget(struct draft *draft);
/* Writes the file anew (temporary beside it, sync where there is something in it, rename) with what
 * the slots hold, and nothing else. No sync of the draft may be under way. */
MUST_USE bool draft_rewrite(struct draft *draft, struct place *place);
bool draft_is_empty(const struct draft *draft);
/* Closes; removes the file where no slot holds anything. */
void draft_close(struct draft *draft, const struct place *place);
void draft_release(struct draft *draft);

/* Reads a draft's bytes. False where there is no header of ours. Stops at the first torn line.
 * `*seq` is that of the newest text in slot 0, which is empty where that is at most `committed`.
 * The header's slices lie in `bytes`. */
MUST_USE bool draft_replay(struct slice bytes, struct log_header *header, uint64_t committed,
                           struct draft_slots *slots, uint64_t *seq);

#endif
