/* app_clock.h: the sitting and the turn that goes on, as the clock beside the time of day shows
 * them: in whole minutes, so that at rest nothing moves but once a minute and when a limit is due.
 */
#ifndef RAPPORTEUR_APP_APP_CLOCK_H
#define RAPPORTEUR_APP_APP_CLOCK_H

#include <stdbool.h>
#include <stdint.h>

#include "base/str.h"
#include "model/sitting.h"

struct app;
struct effects;

enum clock_state {
    CLOCK_NOTHING,  /* nothing has begun, or the session is of another day */
    CLOCK_SITTING,  /* nobody speaks */
    CLOCK_SPEAKING, /* with no limit, or far from it */
    CLOCK_NEAR,     /* the warning is due: limit_warning minutes are left, or less */
    CLOCK_UP,       /* the time is up */
    CLOCK_PAUSED,
    CLOCK_ADJOURNED
};
/* What the clock counts from, made anew when the session changes. {0}: nothing. */
struct app_clock {
    struct sitting sitting;
    bool is_now; /* sitting_is_now, as of the revision and the minute below */
    uint64_t now_revision;
    int64_t now_minute;
    const struct record *turn; /* the newest turn, while it has no end; NULL for none */
    int64_t started;           /* of it; seconds since 1970 UTC, as all moments here */
    int64_t limit, warning;    /* seconds from its start; limit 0: there is none */
    enum clock_state state;    /* after the newest event */
    int64_t shown;             /* the moment that header and its clock show: that of the newest
                                  event that changed more than the line */
    uint64_t revision;         /* of the session that it was made for */
};

/* After the newest event: makes it anew where the session has changed. */
void app_clock_fill(struct app *app);
/* At the end of each event: what is due is shown, said once where nothing is shown (screen_reader),
 * and rung where that is set. */
void app_clock_tick(struct app *app, struct effects *effects);
/* When the clock looks different next, after the newest event: microseconds since 1970 UTC,
 * UINT64_MAX for never. Once a minute: that of the time of day, or, while somebody speaks who has a
 * limit, that of the turn, so that the limit is right to the second and still nothing moves twice a
 * minute. For a screen reader: only when something is due. */
uint64_t app_clock_next(const struct app *app);
/* What it shows at a moment, at most 15 columns: `4 min`, `4 min of 7`, `1 min left`, `time is up`,
 * `2 min over`, `session 1:23`, `paused 12 min`, `adjourned`. Appended; nothing for CLOCK_NOTHING
 * and in the first minute of a turn with no limit. */
void app_add_clock(const struct app *app, int64_t now, struct str *out);
/* The same as a sentence says it: `4 min of 7`; then `, session 1:23` where that is not said yet.
 */
void app_add_clock_whole(const struct app *app, struct str *out);

#endif
