/* country_keys.h: the sorted keys of the countries' names and how they are searched: for
 * src/model/country*.c alone. */
#ifndef RAPPORTEUR_MODEL_COUNTRY_KEYS_H
#define RAPPORTEUR_MODEL_COUNTRY_KEYS_H

#include "model/country.h"

/* The text of a key; of an index below country_key_count. */
struct slice country_key_at(size_t index);
/* The first key that is `key` or comes after it; country_key_count where none does. */
size_t country_key_find(struct slice key);
/* Whether the key at `index` (which may be past the end) is `key`, or begins with `prefix`. */
bool country_key_is(size_t index, struct slice key);
bool country_key_starts(size_t index, struct slice prefix);
const struct country *country_of_key(size_t index);
/* The one country of which `key` is a demonym, `*index` that entry; NULL for none or several. */
const struct country *country_key_demonym(struct slice key, size_t *index);
/* Whether a list of folded words has it. */
bool country_key_is_in(const struct slice *list, size_t count, struct slice key);
/* Whether there is a small letter of ASCII in it. */
bool country_key_has_lower_case(struct slice text);

#endif
