/* roster_name.h: where a person's name ends in a line that has no comma behind it, and countries in
 * it. */
#ifndef RAPPORTEUR_MODEL_ROSTER_NAME_H
#define RAPPORTEUR_MODEL_ROSTER_NAME_H

#include <stdbool.h>

#include "base/slice.h"
#include "base/str.h"
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

/* How many words of a person's name `text` is made of, initials, `de` and `Dr` aside; 0 where any
 * other word is in it. Capitals throughout are taken for a name's. */
int name_count_words(struct slice text);
/* Whether the first word, titles aside, is a given name that is common in our four languages. */
bool name_is_given(struct slice name);
/* A name with the surname in front. STRAIGHT: it is none, nothing is added; else `name` gets given
 * names and surnames, in this order; DOUBTFUL: it may be none. `cell`: the whole is a table's cell
 * of the name, else what follows a comma in a line may be an organization. */
enum name_order { NAME_STRAIGHT, NAME_TURNED, NAME_DOUBTFUL };
enum name_order name_turn_comma(struct slice left, struct slice right, bool cell, struct str *name);
/* `SILVA PAZ Ana`. */
enum name_order name_turn_capitals(struct slice part, bool cell, struct str *name);

/* Without the words at the front that only connect: `of`, `from`, `de la`. */
struct slice name_strip_connective(struct slice text);
/* Without blanks and the marks of a list at the front: `-`, `*`, `•`, `1.`, `2)`, `- [ ]`. */
struct slice name_strip_mark(struct slice line);
/* The number in such a mark, 1 to 9999; 0 where there is none. */
size_t name_number(struct slice line);

#endif
