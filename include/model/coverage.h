/* coverage.h: who was announced, is in the roster, was heard, and with what substance; and the gaps
 * that follow. Pure; computed from a session whole. */
#ifndef RAPPORTEUR_MODEL_COVERAGE_H
#define RAPPORTEUR_MODEL_COVERAGE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/mem.h"
#include "base/str.h"
#include "model/country.h"
#include "model/roster.h"
#include "model/session.h"

/* A country that was announced, is in the roster, or was heard. */
struct coverage_country {
    const struct country *country;
    bool announced;  /* a fact s-represented-MEX */
    bool roster;     /* a participant of it, who is not excused */
    bool only_chair; /* in the roster only as moderator, rapporteur or remote moderation */
    size_t heard; /* turns counted for it: its own, joint ones; not a capacity's, nor a group's */
    size_t for_group;                    /* turns of its people on behalf of a group */
    size_t words;                        /* of the turns counted for it */
    int64_t seconds;                     /* that those of them took that have an end */
    bool substance;                      /* at least one of them is not thin */
    size_t supported, opposed, reserved; /* its positions */
};
/* What was found of a text, so that only texts that changed are looked at anew. */
struct coverage_note {
    const char *at;
    size_t size, words;
    const char *started, *ended; /* and of its times */
    int64_t seconds;
    bool counted, judged;    /* `words` is known, `thin` is */
    bool thin, thin_is_fine; /* fine: a comment of kind `thin-ok` says that this is all they said */
};
/* How closely the turns are looked at. Each has what the one before it has: how many they are; how
 * long they took and their words; whether they are thin. */
enum coverage_depth { COVERAGE_COUNTS, COVERAGE_BALANCE, COVERAGE_THIN };

/* {0} is ready. */
struct coverage {
    enum coverage_depth depth;          /* what is known */
    struct coverage_country *countries; /* announced first, then in the order of first sight */
    size_t count, room;
    size_t represented; /* M of `heard N of M`: announced or in the roster, not only as chair */
    size_t heard;       /* N: of those M */
    size_t participants, holes, interventions, notes, conclusions, queries, comments;
    size_t words;               /* of all turns */
    size_t shared_words;        /* the sum over the countries; a joint turn counts for each */
    int64_t shared_seconds;     /* likewise */
    const struct record **thin; /* turns that say that something was said, and not what */
    size_t thin_count, thin_room;
    /* Conclusions that rest on no intervention and that nobody supports; actions and open questions
     * need neither. */
    const struct record **unsupported;
    size_t unsupported_count, unsupported_room;
    struct roster roster;
    struct str codes;            /* of the turn at hand */
    struct coverage_note *cache; /* by record number - 1 */
    size_t cache_count, cache_room;
    bool any_is_fine; /* of the cache */
};
/* Fills `coverage` ({0} or one used before, for the same session) from the session. Holes are
 * participants not known yet; queries and comments are those that are still open.
 * What lies beyond `depth` is 0, and nothing is thin. */
void coverage_update(struct coverage *coverage, struct session *session, enum coverage_depth depth);
void coverage_release(struct coverage *coverage);
/* Whether it counts as represented: it is to be heard. */
bool coverage_is_expected(const struct coverage_country *country);
/* The speaking balance: percent of the time that countries spoke, or of their words where no turn
 * has times; 0 to 100. */
int coverage_share(const struct coverage *coverage, const struct coverage_country *country);
/* What review and report say of a country: announced and not heard (for a group is not for itself);
 * heard and not announced; in the roster and neither; heard for a group alone. */
bool coverage_is_unheard(const struct coverage_country *country);
bool coverage_is_unannounced(const struct coverage_country *country);
bool coverage_is_roster_only(const struct coverage_country *country);
bool coverage_is_for_group_only(const struct coverage_country *country);
/* Appends the alpha-3 codes (`;` between) of the countries whose voice a turn is: its own cell,
 * else those of its participants; none where it has a capacity and no country. */
void coverage_voice(const struct session *session, const struct record *turn, struct str *codes);
/* Whether a turn is to be shown as thin: its text is, and nobody said that this is all they said.
 * Of the session of the last update; what is found stays in the cache. */
bool coverage_shows_thin(const struct coverage *coverage, const struct session *session,
                         const struct record *turn);
/* Whether a turn's text is thin: it says that something was said, and not what (the rule stands in
 * coverage_thin.c). An empty text is thin. */
bool coverage_is_thin(struct slice text);
/* Words of a text: runs of letters and digits of any script; of Chinese and Japanese each sign. */
size_t coverage_words(struct slice text);

#endif
