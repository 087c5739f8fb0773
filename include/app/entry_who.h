/* entry_who.h: who is meant by a name, a code, a number, and what is no name of anybody. */
#ifndef RAPPORTEUR_APP_ENTRY_WHO_H
#define RAPPORTEUR_APP_ENTRY_WHO_H

#include "app/entry.h"

enum entry_who {
    WHO_TEXT,      /* a word that is no speaker (`re`, `note`) */
    WHO_NOBODY,    /* nobody bears it */
    WHO_MISSED,    /* it surely names somebody, and nobody bears it */
    WHO_MEANT,     /* one hit: `found[0]` */
    WHO_AMBIGUOUS, /* several: `found`, `*count` of them */
};
/* One name, code, number, alias or initials. `found` has room for ENTRY_MOST_CHOICES; `*count` may
 * be more. */
enum entry_who entry_who_find(const struct entry_context *context, struct slice word,
                              struct entry_speaker *found, size_t *count);
/* A person by two words or more of their name in any order, all but the first as short as one
 * likes. */
enum entry_who entry_who_find_parts(const struct entry_context *context, struct slice words,
                                    struct entry_speaker *found, size_t *count);
/* The longest run of words at the start of `*words` (blanks or commas between) that means exactly
 * one country or participant in the room; takes it off. `anywhere`: countries count wherever they
 * are, people do not. Otherwise, `*words` is left as it is. */
enum entry_who entry_who_take(const struct entry_context *context, struct slice *words,
                              bool anywhere, struct entry_speaker *found, size_t *count);
/* Adds a speaker who is not there yet; false where there is no room. */
bool entry_who_add(struct entry_meaning *meaning, struct entry_speaker speaker);

#endif
