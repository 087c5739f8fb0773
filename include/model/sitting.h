/* sitting.h: the clock of a session, from its rows alone: whether it sits, since when, how long in
 * all, and how long a turn took. Pure: now comes in, so it is right after any restart. Moments are
 * seconds since 1970 UTC, offsets minutes east of UTC. */
#ifndef RAPPORTEUR_MODEL_SITTING_H
#define RAPPORTEUR_MODEL_SITTING_H

#include <stdbool.h>
#include <stdint.h>

#include "model/session.h"

enum sitting_state { SITTING_AHEAD, SITTING_ON, SITTING_PAUSED, SITTING_OVER };
/* {0}: ahead. */
struct sitting {
    enum sitting_state state;
    int64_t since;  /* when that began; 0 while ahead */
    int64_t before; /* seconds that it had sat until then */
};
/* What the rows of kind start, pause, resume and adjourn say. A turn is as good as a start or a
 * resume that nobody typed: somebody speaks. Rows without a time say nothing. */
void sitting_update(struct sitting *sitting, struct session *session, int offset);
/* How long it has sat until now; in a pause, and once it is over, that stands still. */
int64_t sitting_seconds(const struct sitting *sitting, int64_t now);
/* How long a turn took; 0 while it has no end, or where no times are known. */
int64_t sitting_turn_seconds(const struct session *session, const struct record *turn);
/* Whether what is written at `now` is written while it happens: the session's date is today, or it
 * has none; or it was yesterday and goes on past midnight: not adjourned, its newest time no more
 * than four hours ago. */
bool sitting_is_now(struct session *session, int offset, int64_t now);

#endif
