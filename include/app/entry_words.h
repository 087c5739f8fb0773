/* entry_words.h: words of the entry language that are no names, in four languages. */
#ifndef RAPPORTEUR_APP_ENTRY_WORDS_H
#define RAPPORTEUR_APP_ENTRY_WORDS_H

#include <stdbool.h>

#include "base/slice.h"

enum entry_words {
    ENTRY_WORDS_TEXT,   /* no speaker: re, note, nb, example, no, so */
    ENTRY_WORDS_SCHEME, /* https, mailto */
    ENTRY_WORDS_AS,     /* as, como, comme */
    ENTRY_WORDS_FOR,    /* for, por, pour */
    ENTRY_WORDS_BEHALF, /* on behalf of, en nombre de, au nom de */
    ENTRY_WORDS_NOT_AS, /* begins no capacity: `as follows`, `as a` */
    ENTRY_WORDS_BY,     /* a date behind it is a due date */
    ENTRY_WORDS_ARTICLE,
    ENTRY_WORDS_TITLE,     /* before a person's name: Sr, Mme, Ambassador */
    ENTRY_WORDS_HE,        /* those of them that only a man has; none that may be an initial */
    ENTRY_WORDS_SHE,       /* and a woman */
    ENTRY_WORDS_DELEGATE,  /* who speaks for a country: delegate, la délégation */
    ENTRY_WORDS_OF,        /* between such and the country */
    ENTRY_WORDS_SAY,       /* behind who speaks: says, dijo, a dit */
    ENTRY_WORDS_ASK,       /* the same, of a question */
    ENTRY_WORDS_PRONOUN,   /* they say, but who: he, ella, nous, everybody */
    ENTRY_WORDS_ROOM,      /* somebody who is there, without articles and `of`: someone floor */
    ENTRY_WORDS_ROOM_ASKS, /* the same, of a question: q floor, pregunta publico */
    ENTRY_WORDS_AND,       /* between several: y, e, et */
    ENTRY_WORDS_VERB,      /* makes a sentence of what stands before a colon: is, tiene, foram */
    ENTRY_WORDS_PLACE,     /* begins the names of many places: San, Costa, Estados */
    ENTRY_WORDS_COUNT
};
/* Whether the whole of `text` is one of these, without case, accents and dots. */
bool entry_words_have(enum entry_words words, struct slice text);
/* The usual spelling of a group or capacity that many sessions know (`ailac` is AILAC), empty where
 * it is none of them. `*is_group` (may be NULL): it can be spoken on behalf of, as one does of the
 * African Group, and not of a moderator. */
struct slice entry_words_group(struct slice text, bool *is_group);
/* Which role in a session is said: a number for each, the same for all its words in whatever
 * language (`chair`, `la presidenta de la mesa`, without the article); 0 where it is none. */
int entry_words_role(struct slice text);
/* The roles of which a word begins so (`mod`; three letters at least), a bit each, by their number;
 * 0 where none does. */
unsigned entry_words_roles_of(struct slice beginning);
/* Whether the text is the name of a post as well (`president`), so that somebody who has it need
 * not have that role here. */
bool entry_words_is_post(struct slice text);

#endif
