/* roster.h: who takes part: the participants of a session with what is needed to find them by a few
 * letters. Pure. */
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
    /* The roster number: the counter of the row's id, so that it stays when others go. Two writers
     * may have given the same; 0 where the id has another shape. */
    uint64_t number;
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
/* Countries in the room, each once. */
struct roster_countries {
    const struct country **at;
    size_t count, room;
};
struct roster {
    struct arena arena;
    struct person *people;
    size_t count, room;
    struct roster_countries countries; /* the participants' first, then those announced */
    struct roster_countries heard;     /* those of turns, as they were at `heard_revision` */
    struct roster_alias *aliases;
    size_t alias_count, alias_room;
    uint64_t revision;       /* roster_revision of the session when it was made */
    uint64_t heard_revision; /* revision of the session when turns were looked at last */
    const struct session *session;
};
/* Makes the roster anew where the session is another one or its roster_revision has moved. {0} is
 * ready. The session must not be one that was released and whose address came back. */
void roster_update(struct roster *roster, struct session *session);
void roster_release(struct roster *roster);
/* The person of a record, or NULL. */
const struct person *roster_person(const struct roster *roster, const struct record *record);
/* Whether a country is in the room: a participant's, announced (s-represented-MEX), or heard: the
 * country of a turn. Turns are looked at only for a country that is neither of the first two, and
 * once for each state of the session. Of the session that was given to roster_update last. */
bool roster_has_country(struct roster *roster, const struct country *country);
/* Fills `found` (room for `room`) with the people that `word` can mean by one of the rules; the
 * count found, which may be more than room.
 *  - NUMBER: digits, the roster number.
 *  - NAME: the whole name, folded.
 *  - WORDS: each word of `word` begins one of the name, or of one organization, in that order; a
 *    beginning has three letters, or two where it is the whole word. A word alone begins no general
 *    one of an organization of several words (`internet` is not the Internet Council).
 *  - NAME_WORDS: the same, of the name alone.
 *  - NAME_PARTS: two words or more, each of which begins another word of the name, in any order;
 *    the first one as above, the others with one letter or more.
 *  - INITIALS: two letters or more. */
enum roster_rule {
    ROSTER_NUMBER,
    ROSTER_NAME,
    ROSTER_WORDS,
    ROSTER_NAME_WORDS,
    ROSTER_NAME_PARTS,
    ROSTER_INITIALS
};
size_t roster_match(const struct roster *roster, enum roster_rule rule, struct slice word,
                    const struct person **found, size_t room);
/* Whether `word`, whole, is a word of somebody's name or organizations, small words (`de`, `of`)
 * aside, and those that any organization may have (`internet`, `council`); or the whole of an
 * organization. */
bool roster_has_word(const struct roster *roster, struct slice word);
/* The same of names alone. */
bool roster_has_name(const struct roster *roster, struct slice word);
/* The target of an alias of the session, empty where there is none. */
struct slice roster_find_alias(const struct roster *roster, struct slice word);
/* The number of the next free hole: 1 where there is none yet. */
unsigned roster_next_hole(const struct roster *roster);
/* Whether `name` is that of a hole: `?` and digits. */
bool roster_is_hole(struct slice name);

#endif
