/* entry_remove.h: a record that stands is taken out, and nothing points to it any more. Pure. */
#ifndef RAPPORTEUR_APP_ENTRY_REMOVE_H
#define RAPPORTEUR_APP_ENTRY_REMOVE_H

#include "app/entry.h"

/* Takes a record out, with the positions and comments on it, and from what rests on it. Of a
 * participant, turns and positions keep a new hole. Returns how many other rows go with it, or name
 * the hole. */
size_t entry_remove_record(const struct entry_context *context, const struct record *record,
                           struct action_draft *draft);

#endif
