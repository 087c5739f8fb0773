/* entry_move.h: a record that stands gets another place or another time. Pure. */
#ifndef RAPPORTEUR_APP_ENTRY_MOVE_H
#define RAPPORTEUR_APP_ENTRY_MOVE_H

#include "app/entry.h"
#include "text/when.h"

/* Moves a record of the stream, with what is written on it, before the one before it (`by` < 0) or
 * behind the one behind. False where there is none. What it is moved under is its topic then. */
bool entry_move_by(const struct entry_context *context, const struct record *record, int by,
                   struct action_draft *draft);
/* It began at `started` (`2017-08-02 10:20:00`), and stays in its place, or (`moves`) goes to where
 * that belongs. Of turns, those around it end and begin accordingly. */
void entry_move_time(const struct entry_context *context, const struct record *record,
                     struct slice started, bool moves, struct action_draft *draft);
/* A clock on the session's day; false where it is none. */
bool entry_move_clock(const struct entry_context *context, struct slice clock,
                      char text[WHEN_ROOM]);

#endif
