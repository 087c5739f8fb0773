/* entry_words.h: words of the entry language that are no names, in four languages. */
#ifndef RAPPORTEUR_APP_ENTRY_WORDS_H
#define RAPPORTEUR_APP_ENTRY_WORDS_H

#include "base/slice.h"

enum entry_words {
    ENTRY_WORDS_TEXT,   /* no speaker: re, note, nb, example, no, so */
    ENTRY_WORDS_SCHEME, /* https, mailto */
    ENTRY_WORDS_AS,     /* as, como, comme */
    ENTRY_WORDS_FOR,    /* for, por, pour */
    ENTRY_WORDS_NOT_AS, /* begins no capacity: `as follows`, `as a` */
    ENTRY_WORDS_BY,     /* a date behind it is a due date */
    ENTRY_WORDS_COUNT
};
/* Whether the whole of `text` is one of these, without case, accents and dots. */
bool entry_words_have(enum entry_words words, struct slice text);
/* The usual spelling of a group or capacity that many sessions know (`ailac` is AILAC), empty where
 * it is none of them. */
struct slice entry_words_group(struct slice text);

#endif
