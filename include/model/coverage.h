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

/* A country that was announced or named, is in the roster, asked for the floor, was heard, or backs
 * a conclusion. */
struct coverage_country {
    const struct country *country;
    bool announced;   /* a fact s-represented-MEX */
    bool named;       /* in the overview: its kind, or aim, or what stands before the first turn */
    bool answered;    /* somebody said of its row, announcement or overview that this is all */
    bool roster;      /* a participant of it, who is not excused */
    bool only_chair;  /* in the roster only as moderator, rapporteur or remote moderation */
    size_t heard;     /* turns counted for it: its own, joint ones; not a capacity's, a group's, the
                         chair's */
    size_t for_group; /* turns of its people on behalf of a group */
    size_t by_chair;  /* turns that only who chairs spoke: nobody's voice */
    size_t waiting;   /* times that it asks for the floor and has not got it */
    size_t backed;    /* conclusions that it supports, or that rest on it */
    size_t words;     /* of the turns counted for it */
    int64_t seconds;  /* that those of them took that have an end */
    bool substance;   /* at least one of them is not thin */
};
/* An organization or stakeholder group of the roster, or a capacity that was spoken in. */
struct coverage_part {
    struct slice name;
    bool is_group;
    size_t people;    /* who are to be heard: not the chair, nor excused, nor holes */
    bool has_country; /* somebody's of them, who is heard as that country */
    bool answered;    /* as above */
    size_t heard, words;
    uint64_t last;               /* the number of the turn that was counted last */
    const struct record *record; /* the first of its people */
};
/* What was found of a text, so that only texts that changed are looked at anew. */
struct coverage_note {
    const char *at;
    size_t size, words;
    const char *started, *ended; /* and of its times */
    int64_t seconds;
    bool counted, judged; /* `words` is known, `thin` is */
    bool thin, answered;  /* answered: a comment of kind `thin-ok` says that this is all */
    bool only_chair;      /* of a participant */
    uint32_t parts;       /* of a participant: where its parts begin in part_of */
    uint32_t speaker;     /* of a turn: the number of the one participant in `refs`, 0 for none */
    const char *refs;     /* the cell that `speaker` was found in */
};
/* How closely the turns are looked at. Each has what the one before it has: how many they are; how
 * long they took and their words; whether they are thin. */
enum coverage_depth { COVERAGE_COUNTS, COVERAGE_BALANCE, COVERAGE_THIN };

/* {0} is ready. */
struct coverage {
    enum coverage_depth depth; /* what is known */
    struct coverage_country
        *countries; /* those with a fact first, then in the order of first sight */
    size_t count, room;
    size_t represented; /* M of `heard N of M`: coverage_is_expected */
    size_t heard;       /* N: of those M */
    size_t participants, holes, interventions, conclusions;
    size_t words;               /* of all turns */
    size_t shared_words;        /* the sum over the countries; a joint turn counts for each */
    int64_t shared_seconds;     /* likewise */
    const struct record **thin; /* turns that say that something was said, and not what */
    size_t thin_count, thin_room;
    /* Conclusions that rest on no intervention and that nobody supports; actions and open questions
     * need neither. */
    const struct record **unsupported;
    size_t unsupported_count, unsupported_room;
    struct coverage_part *parts;
    size_t part_count, part_room;
    uint32_t *part_of; /* lists of parts, each ended by UINT32_MAX */
    size_t part_of_count, part_of_room;
    uint64_t named_key;            /* of the texts in which `named` was found */
    struct str named;              /* codes with `;` */
    const struct record *overview; /* the first text that names one */
    struct roster roster;
    struct str codes;            /* of the turn at hand */
    struct coverage_note *cache; /* by record number - 1 */
    size_t cache_count, cache_room;
    bool any_chair;    /* somebody is there only to chair */
    bool any_answered; /* of the cache */
};
/* Fills `coverage` ({0} or one used before, for the same session) from the session. Holes are
 * participants not known yet. What lies beyond `depth` is 0, and nothing is thin. */
void coverage_update(struct coverage *coverage, struct session *session, enum coverage_depth depth);
void coverage_release(struct coverage *coverage);
/* Whether it counts as represented: it is to be heard. */
bool coverage_is_expected(const struct coverage_country *country);
/* The speaking balance: percent of the time that countries spoke, or of their words where no turn
 * has times; 0 to 100. */
int coverage_share(const struct coverage *coverage, const struct coverage_country *country);
/* What stands of a country in the JSON, whatever was answered: announced, by a fact or in the
 * overview, and not heard (for a group is not for itself); heard and not announced; in the roster
 * and neither; heard for a group alone. */
bool coverage_is_announced(const struct coverage_country *country);
bool coverage_is_unheard(const struct coverage_country *country);
bool coverage_is_unannounced(const struct coverage_country *country);
bool coverage_is_roster_only(const struct coverage_country *country);
bool coverage_is_for_group_only(const struct coverage_country *country);
/* What is to be said of a country, the most telling first. */
enum coverage_gap {
    COVERAGE_FINE,
    COVERAGE_UNHEARD, /* announced, and not heard */
    COVERAGE_NAMED,   /* only named in the overview, and not heard */
    COVERAGE_WAITING, /* asked for the floor, and not heard */
    COVERAGE_ROSTER_ONLY,
    COVERAGE_CHAIR_ONLY,    /* in the roster only, to chair */
    COVERAGE_THROUGH_CHAIR, /* only who chairs spoke */
    COVERAGE_UNANNOUNCED    /* heard, and not among those announced, where there are any */
};
enum coverage_gap coverage_gap(const struct coverage *coverage,
                               const struct coverage_country *country);
/* Whether a group, or an organization whose people have no country, is there and was not heard;
 * known from COVERAGE_BALANCE on. */
bool coverage_is_silent(const struct coverage_part *part);
/* For coverage.c. A participant's parts; who is to be heard where `counts`. A turn of so many words
 * is counted for its speakers' parts, or its capacity; true where only who chairs spoke. And the
 * countries that the overview names. */
void coverage_add_person(struct coverage *coverage, const struct person *person, bool counts);
bool coverage_add_speakers(struct coverage *coverage, const struct session *session,
                           const struct record *turn, size_t words);
void coverage_look_for_names(struct coverage *coverage, struct session *session);
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
