/* entry_write.h: what the forms of the entry language have in common when they become operations.
 */
#ifndef RAPPORTEUR_APP_ENTRY_WRITE_H
#define RAPPORTEUR_APP_ENTRY_WRITE_H

#include "app/entry.h"
#include "text/when.h"

/* A record of that kind with a new id, which is returned and lives in the draft. */
struct slice entry_create(const struct entry_context *context, struct action_draft *draft,
                          enum record_kind kind);
/* A record with a fixed id: created where it does not exist, brought back where it was deleted. */
void entry_create_fixed(const struct entry_context *context, struct action_draft *draft,
                        enum record_kind kind, struct slice id);
/* The status of a deleted row of which all is in another one: Review does not list it as gone. */
#define ENTRY_MERGED "merged"
/* Deletes such a row. */
void entry_take_away(struct action_draft *draft, struct slice id);
/* Sets a field where `value` is not empty. */
void entry_set(struct action_draft *draft, struct slice id, int field, struct slice value);
/* Now, in the session's time; false and "" where that is not while it happens (sitting_is_now). */
bool entry_now(const struct entry_context *context, char text[WHEN_ROOM]);
/* The same for another moment, microseconds since 1970 UTC. */
bool entry_clock(const struct entry_context *context, uint64_t wall, char text[WHEN_ROOM]);
/* That time of the session's day (of today, where it has no date), microseconds since 1970 UTC.
 * False where `clock` is none. */
bool entry_moment(const struct entry_context *context, struct slice clock, uint64_t *at);
/* Sets `started` to now, where times are written. */
void entry_set_started(const struct entry_context *context, struct action_draft *draft,
                       struct slice id);
/* The newest turn of this author, which has no end yet, ends now. */
void entry_end_turn(const struct entry_context *context, struct action_draft *draft);
/* All turns that go on then, whoever wrote them, end now: for a pause. */
void entry_end_all_turns(const struct entry_context *context, struct action_draft *draft);
/* The turn `id`, new in this draft, is to stand before the record that is `place` in
 * session_records: it begins at `started` (may be empty), ends with the start of the turn behind
 * it, and the turn before it ends where it begins. */
void entry_fit_turn(const struct entry_context *context, struct action_draft *draft,
                    struct slice id, size_t place, struct slice started);
/* Makes the record the one that this author's next words go to. */
void entry_set_current(const struct entry_context *context, struct action_draft *draft,
                       struct slice id);
/* Text, its tags and its language. Off the record: a status and nothing else. */
void entry_set_words(const struct entry_context *context, struct action_draft *draft,
                     struct slice id, struct slice text);
/* A comment on `target`: why it is a query. */
void entry_add_reason(const struct entry_context *context, struct action_draft *draft,
                      struct slice target, struct slice text);
/* Where in session_records what is written now belongs: behind all; with `/at`, before the first
 * that began later. */
size_t entry_place(const struct entry_context *context);
/* The text of the topic in force there, empty where there is none. */
struct slice entry_topic(const struct entry_context *context);
/* The turn or note that this author's plain text goes to; NULL where there is none, or after a
 * pause. */
const struct record *entry_current(const struct entry_context *context);
/* Whether `record` was last written, or is current, for this author. */
bool entry_is_own(const struct entry_context *context, const struct record *record);
/* Whether the turn is of `speaker`; a country's are those of its people too. */
bool entry_is_turn_of(const struct entry_context *context, const struct record *turn,
                      struct entry_speaker speaker);
/* The newest existing record of a kind with `field` being `value`; NULL for none. */
const struct record *entry_newest(const struct entry_context *context, enum record_kind kind,
                                  int field, const char *value);
/* Adds the tags of `text` (`#word`, digits only is none) to the list `tags`, each once. */
void entry_add_tags(struct slice text, struct str *tags);
/* Its name in the language of the session's notes. */
struct slice entry_country_name(const struct entry_context *context, const struct country *country);
/* How much of a typed word a sentence shows, in bytes, whole characters: for `%.*s`. */
int entry_shown(struct slice word);
/* Whether a `;` list has the item. */
bool entry_list_has(struct slice list, struct slice item);
/* Adds an item to a `;` list, once; `;` within it becomes `,`. */
void entry_list_add(struct str *list, struct slice item);
/* entry_floor.c: `waiting: MEX 3:20, Ana Silva 0:00`: in the order in which they asked, with the
 * time that each has had; nothing where nobody waits. */
void entry_add_waiting(const struct entry_context *context, struct str *text);
/* The first of them in few letters, `next: ECU, CHL`, `, more` behind them; false for nobody. */
bool entry_add_next(const struct entry_context *context, struct str *text);
/* `3:20 in 2 turns before`: what who speaks in `turn` had, without it; nothing where that was the
 * first. */
void entry_add_had(const struct entry_context *context, const struct record *turn,
                   struct str *text);

#endif
