/* entry_offer.h: who the beginning of a WHO could become: what the line shows while a name is
 * typed, and what Tab takes. Pure. */
#ifndef RAPPORTEUR_APP_ENTRY_OFFER_H
#define RAPPORTEUR_APP_ENTRY_OFFER_H

#include "app/entry.h"

enum { ENTRY_OFFER_BYTES = 60 /* of a longer beginning nobody is offered */ };

/* The countries in the room and the people whom `typed` begins: a word of the name, an organization
 * or the country (in any of the languages), the code, or the initials; where there is nobody, a
 * country that is not in the room. Best first: whom it means as it stands, who spoke last, who
 * asked for the floor, the order of the roster. Fills `found` (room for ENTRY_MOST_CHOICES) and
 * returns how many there are, which may be more. The roster must be up to date (entry_parse). */
size_t entry_offer(const struct entry_context *context, struct slice typed,
                   struct entry_speaker *found);
/* Puts the speakers in that order. */
void entry_offer_sort(const struct entry_context *context, struct entry_speaker *speakers,
                      size_t count);
/* `Rodney Taylor BRB, Mexico +3`, without what exceeds `columns` but for the first. Appended. */
void entry_offer_format(const struct entry_context *context, const struct entry_speaker *found,
                        size_t count, int columns, struct str *out);
/* What is typed for a speaker so that nobody else is meant: the name, or the roster number where
 * that is another's too; a country's code, or its name where it is not in the room. Appended. */
void entry_offer_word(const struct entry_context *context, struct entry_speaker speaker,
                      struct str *out);

#endif
