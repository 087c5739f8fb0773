/* roster_name.h: where a person's name ends in a line that has no comma behind it, and countries in
 * it. */
#ifndef RAPPORTEUR_MODEL_ROSTER_NAME_H
#define RAPPORTEUR_MODEL_ROSTER_NAME_H

#include "base/slice.h"
#include "model/country.h"

/* The first `size` bytes are the name, what is left begins at `next`; `why` is a clause where that
 * is not sure, else NULL. */
struct name_end {
    size_t size, next;
    const char *why;
};
/* `part` begins with a name; `separator` is the byte that ended it in its line, NUL at the line's
 * end. The name is the leading run of words with a capital that are no acronym, no country and no
 * word of an organization; small words such as `de` within it too. */
struct name_end name_find_end(struct slice part, char separator);

/* The country that the whole of `text` names, or whose code it is; NULL for none or several. */
const struct country *name_country(struct slice text);
/* The countries named in `text`, by name only, each once; up to `room` are filled, the count may be
 * more. */
size_t name_countries(struct slice text, const struct country **found, size_t room);

/* Without the words at the front that only connect: `of`, `from`, `de la`. */
struct slice name_strip_connective(struct slice text);
/* Without blanks and the mark of a list at the front: `-`, `*`, `•`, `1.`, `2)`. `*marked` (may be
 * NULL) says whether there was one. */
struct slice name_strip_mark(struct slice line);

#endif
