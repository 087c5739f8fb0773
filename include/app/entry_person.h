/* entry_person.h: a person's line as a row of the roster: for `present+` and for pasted lists. */
#ifndef RAPPORTEUR_APP_ENTRY_PERSON_H
#define RAPPORTEUR_APP_ENTRY_PERSON_H

#include "app/entry.h"

/* The row that a person has already: of the same name, and with no other organization or country.
 * NULL where there is none; `*namesake` says whether somebody else bears the name; `*several` (then
 * NULL) that more than one row could be meant. */
const struct record *entry_person_find(const struct entry_context *context,
                                       const struct person_line *person, bool *namesake,
                                       bool *several);
/* Puts a person into the roster: `kind` is `present` (then they came now), `expected` or `regrets`.
 * A row that is known (or stands in this draft already) is completed, not doubled. A doubtful line
 * gets status query and a comment that says why. Returns the row's id, which lives in the draft or
 * the session. */
struct slice entry_person_put(const struct entry_context *context, const struct person_line *person,
                              const char *kind, struct action_draft *draft);

#endif
