/* entry_change.h: records that stand are split and merged, and get other words. Each is put into
 * one draft, so that one undo takes it back; what names a record follows it. Pure. */
#ifndef RAPPORTEUR_APP_ENTRY_CHANGE_H
#define RAPPORTEUR_APP_ENTRY_CHANGE_H

#include "app/entry.h"

/* `s/old/new/` done to `text`, as a remark proposes it: false where `line` is none, or `text` does
 * not have it. Appended. */
bool entry_change_fix(struct slice line, struct slice text, struct str *out);

/* Who said the second part of a split: the `WHO` of `/split WHO`, as before a colon. False, with
 * `problem` of `meaning` filled, where that is not one speaker or several together. */
bool entry_change_speaker(const struct entry_context *context, struct slice who,
                          struct entry_meaning *meaning);

/* Parts a turn or note of which `text` are the words now (it may differ from what is kept) at byte
 * `at`: the record keeps what is before, a new one behind it gets the rest, and is returned; empty
 * where one of the two would have no words. `said`: who said the second part, NULL: as the first.
 * Times stay with the first; a conclusion that rests on it then rests on both. */
struct slice entry_change_split(const struct entry_context *context, const struct record *record,
                                struct slice text, size_t at, const struct entry_meaning *said,
                                struct action_draft *draft);

/* The turn before this turn, or the note before this note: what it can be merged into. NULL for
 * none, or where the nearest turn or note before it is of the other kind. */
const struct record *entry_change_merges_into(const struct entry_context *context,
                                              const struct record *record);
/* `gone` becomes the last paragraphs of `into`: positions, evidence and comments too. */
void entry_change_merge(const struct entry_context *context, const struct record *into,
                        const struct record *gone, struct action_draft *draft);

/* New words of a record; tags that its old words had and the new ones have not go. */
void entry_change_words(const struct entry_context *context, struct action_draft *draft,
                        const struct record *record, struct slice text);

#endif
