/* roster.h: who takes part: the participants of a session with what is needed to find them by a few
 * letters, and what a typed or pasted line says of a person. Pure. */
#ifndef RAPPORTEUR_MODEL_ROSTER_H
#define RAPPORTEUR_MODEL_ROSTER_H

#include <stdbool.h>
#include <stdint.h>

#include "base/mem.h"
#include "base/slice.h"
#include "base/str.h"
#include "model/country.h"
#include "model/session.h"

/* A participant, as the roster knows them. Slices live in the session. */
struct person {
    const struct record *record;
    size_t number;                         /* the roster number, from 1, in the order of the file */
    struct slice name, role, organization; /* organizations with `;` */
    struct slice countries;                /* alpha-3 with `;`, as the row has it */
    const struct country *country;         /* the first of them, or NULL */
    bool hole;                             /* `?1`: a speaker not known yet */
    bool present;    /* kind present, or none given; not expected, not regrets */
    bool only_chair; /* there only as moderator or rapporteur (or remote moderation) */
    /* Folded; in the roster's arena: the name, and behind it an LF and each organization. */
    struct slice key;
    struct slice initials; /* folded, the ways to say them with a blank between: `mie me` */
};
/* A name that the session itself gives to a speaker (a row `s-alias-WORD`). */
struct roster_alias {
    struct slice word;   /* folded */
    struct slice target; /* the id of a participant, or the alpha-3 of a country */
};
/* A country in the room. */
struct roster_country {
    const struct country *country;
};
struct roster {
    struct arena arena;
    struct person *people;
    size_t count, room;
    struct roster_country
        *countries; /* in the room: the participants' first, then those announced */
    size_t country_count, country_room;
    struct roster_alias *aliases;
    size_t alias_count, alias_room;
    uint64_t revision; /* roster_revision of the session when it was made */
    const struct session *session;
};
/* Makes the roster anew where the session is another one or its roster_revision has moved. {0} is
 * ready. The session must not be one that was released and whose address came back. */
void roster_update(struct roster *roster, struct session *session);
void roster_release(struct roster *roster);
/* The person of a record, or NULL. */
const struct person *roster_person(const struct roster *roster, const struct record *record);
/* Whether a country is in the room: a participant's, or announced (s-represented-XXX). */
bool roster_has_country(const struct roster *roster, const struct country *country);
/* Fills `found` (room for `room`) with the people that `word` can mean by one of the rules; the
 * count found, which may be more than room.
 *  - NUMBER: digits, the roster number.
 *  - NAME: the whole name, folded.
 *  - WORDS: each word of `word` begins one of the name, or of one organization, in that order; a
 *    beginning has three letters, or two where it is the whole word.
 *  - NAME_WORDS: the same, of the name alone.
 *  - INITIALS: two letters or more. */
enum roster_rule { ROSTER_NUMBER, ROSTER_NAME, ROSTER_WORDS, ROSTER_NAME_WORDS, ROSTER_INITIALS };
size_t roster_match(const struct roster *roster, enum roster_rule rule, struct slice word,
                    const struct person **found, size_t room);
/* The target of an alias of the session, empty where there is none. */
struct slice roster_find_alias(const struct roster *roster, struct slice word);
/* The number of the next free hole: 1 where there is none yet. */
unsigned roster_next_hole(const struct roster *roster);
/* Whether `name` is that of a hole: `?` and digits. */
bool roster_is_hole(struct slice name);

/* What one line says of a person. Slices live in `arena`, or are constant. */
struct person_line {
    struct slice name, role, organization; /* organizations joined with `;` */
    struct slice stakeholder_group;        /* as typed */
    struct slice channel;                  /* `online`, `onsite` */
    struct slice language;                 /* BCP 47 */
    const struct country *country;
    bool doubtful;    /* parts could not be told apart: to be asked, `why` says what */
    struct slice why; /* a clause */
    struct arena arena;
};
/* Reads a line such as `Moderator: Ana Silva: Open Society, Peru Chapter`, `Ana Silva, NIC.XX /
 * Example Committee`, `Ana Silva Peru/ NIC.XX`: roles before a name with a colon, the name first,
 * then organizations, a country, a role, a stakeholder group, `online`, a language in any order.
 * Nothing is dropped and nothing guessed: what can't be told apart sets `doubtful`. A country is
 * taken where it is named, also within an organization's name; where two are named, none is taken.
 * `person` is {0} or one used before. */
void person_line_parse(struct slice line, struct person_line *person);
void person_line_release(struct person_line *person);
/* Splits a pasted list into the lines of persons: list marks (`-`, `*`, `1.`) go, so does a heading
 * that only says "participants"; a heading that is a role (`Panelists:`) goes before each line
 * under it, up to a blank line; a line that clearly goes on with the one before is joined to it:
 * that one ends in a preposition, an article or a comma, or this one begins with a parenthesis, or
 * it has no mark while the one before has one and it begins with a small letter or is set in.
 * Appends one person a line, LF between, to `lines`. */
void person_lines_join(struct slice pasted, struct str *lines);

#endif
