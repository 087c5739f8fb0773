/* entry_peel.h: a text of a few words with blanks between, taken apart from its ends. Pure. */
#ifndef RAPPORTEUR_APP_ENTRY_PEEL_H
#define RAPPORTEUR_APP_ENTRY_PEEL_H

#include <stdbool.h>
#include <stddef.h>

#include "app/entry_words.h"
#include "base/str.h"

/* The word at an end, and what is left without it; empty where there is none. */
struct slice entry_peel_first_word(struct slice text);
struct slice entry_peel_last_word(struct slice text);
struct slice entry_peel_first(struct slice text);
struct slice entry_peel_last(struct slice text);
size_t entry_peel_count(struct slice text); /* the number of words */
/* Appends the words that are no article and no `of`, a blank between. */
void entry_peel_telling(struct slice text, struct str *out);
/* Take off the front, where more follows: `l'` or `d'`; a word of a table; an article of any kind.
 * False where there is none. */
bool entry_peel_elision(struct slice *text);
bool entry_peel_word(enum entry_words words, struct slice *text);
bool entry_peel_article(struct slice *text);
/* Takes a verb of saying off the end; `*asks`: it is of a question. */
bool entry_peel_verb(struct slice *text, bool *asks);

#endif
