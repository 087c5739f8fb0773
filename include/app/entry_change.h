/* entry_change.h: what is done to records that stand: moved, split, merged, taken out. Each is put
 * into one draft, so that one undo takes it back; what names a record follows it. Pure. */
#ifndef RAPPORTEUR_APP_ENTRY_CHANGE_H
#define RAPPORTEUR_APP_ENTRY_CHANGE_H

#include "app/entry.h"
#include "text/when.h"

/* Who said the second part of a split: the `WHO` of `/split WHO`, as before a colon. False, with
 * `problem` of `meaning` filled, where that is not one speaker or several together. */
bool entry_change_speaker(const struct entry_context *context, struct slice who,
                          struct entry_meaning *meaning);

/* Parts a turn or note of which `text` are the words now (it may differ from what is kept) at byte
 * `at`: the record keeps what is before, a new one behind it gets the rest, and is returned; empty
 * where one of the two would have no words. `said`: who said the second part, NULL: as the first.
 * Times stay with the first; a conclusion that rests on it then rests on both. */
struct slice entry_split_record(const struct entry_context *context, const struct record *record,
                                struct slice text, size_t at, const struct entry_meaning *said,
                                struct action_draft *draft);

/* The turn before this turn, or the note before this note: what it can be merged into. NULL for
 * none, or where the nearest turn or note before it is of the other kind. */
const struct record *entry_merges_into(const struct entry_context *context,
                                       const struct record *record);
/* `gone` becomes the last paragraphs of `into`: positions, evidence and comments too. */
void entry_merge_records(const struct entry_context *context, const struct record *into,
                         const struct record *gone, struct action_draft *draft);

/* Takes a record out, with the positions and comments on it, and from what rests on it. Of a
 * participant, turns and positions keep a new hole. Returns how many other rows go with it, or name
 * the hole. */
size_t entry_remove_record(const struct entry_context *context, const struct record *record,
                           struct action_draft *draft);

/* Moves a record of the stream, with what is written on it, before the one before it (`by` < 0) or
 * behind the one behind. False where there is none. What it is moved under is its topic then. */
bool entry_move_record(const struct entry_context *context, const struct record *record, int by,
                       struct action_draft *draft);
/* It began at `started` (`2017-08-02 10:20:00`), and stays in its place, or (`moves`) goes to where
 * that belongs. Of turns, those around it end and begin accordingly. */
void entry_time_record(const struct entry_context *context, const struct record *record,
                       struct slice started, bool moves, struct action_draft *draft);
/* A clock on the session's day; false where it is none. */
bool entry_clock_of(const struct entry_context *context, struct slice clock, char text[WHEN_ROOM]);

/* New words of a record; tags that its old words had and the new ones have not go. */
void entry_change_words(const struct entry_context *context, struct action_draft *draft,
                        const struct record *record, struct slice text);

#endif
