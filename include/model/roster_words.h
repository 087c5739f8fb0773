/* roster_words.h: words of a list of people that are no names, in four languages, and which words
 * begin with a capital. */
#ifndef RAPPORTEUR_MODEL_ROSTER_WORDS_H
#define RAPPORTEUR_MODEL_ROSTER_WORDS_H

#include <stdbool.h>

#include "base/slice.h"

enum words {
    WORDS_CHAIR_ROLE, /* moderator, rapporteur: there, but not to speak for anybody */
    WORDS_ROLE,       /* all other roles in a session */
    WORDS_TITLE,      /* director, secretary: of a post */
    WORDS_RANK,       /* what stands before one: technical, executive */
    WORDS_GROUP,      /* stakeholder groups */
    WORDS_ONLINE,
    WORDS_ONSITE,
    WORDS_ORGANIZATION, /* a word that begins an organization's name, or stands in it, and no
                           person's */
    WORDS_UNIT,         /* part of an organization: chapter, department */
    WORDS_PARTICLE,     /* small words within a name: de, van */
    WORDS_CONNECTIVE,   /* a line does not end with these, nor does a name: of, for */
    WORDS_ADDRESS,      /* Dr, Ms: before a name */
    WORDS_HEADING,      /* participants, attendees */
    WORDS_LIST,         /* what stands beside these in a heading: list, session, confirmed */
    WORDS_TOTAL,        /* how many there are */
    WORDS_REGRETS,      /* a heading of those who are not there */
    WORDS_DEGREE,       /* PhD, Jr: behind a name */
    WORDS_LABEL,        /* with a colon behind, what the session is: title, venue, date */
    WORDS_PRONOUN,      /* in parentheses behind a name */
    WORDS_SHORT,        /* words that end in a full stop of their own */
    WORDS_UNKNOWN,      /* in place of a name: TBC */
    WORDS_GIVEN,        /* given names that are common in these languages; far from all */
    WORDS_SURNAME,      /* names of countries that people bear too */
    WORDS_COUNT
};
/* Whether the whole of `text` is one of these, without case, accents and dots. */
bool words_have(enum words words, struct slice text);
/* The BCP 47 code of a language said in words, empty where it is none. */
struct slice words_language(struct slice text);

/* The first letter of `word` (what is no letter before it is passed over): small, capital, or of a
 * script that has no case; NONE without a letter. Latin, Greek, Cyrillic and Armenian. */
enum letter { LETTER_NONE, LETTER_SMALL, LETTER_CAPITAL, LETTER_CASELESS };
enum letter words_first_letter(struct slice word);
/* How many capitals and small letters `word` has; caseless ones count as small. */
void words_count_letters(struct slice word, int *capitals, int *small);

#endif
