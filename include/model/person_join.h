/* person_join.h: whether a row of a list goes on with the one before, and whether it is several
 * people. */
#ifndef RAPPORTEUR_MODEL_PERSON_JOIN_H
#define RAPPORTEUR_MODEL_PERSON_JOIN_H

#include <stdbool.h>

#include "base/slice.h"
#include "base/str.h"

/* A row beside what it is, where it stood: its mark is off. */
struct person_row {
    struct slice text;
    bool marked;
    size_t indent; /* blanks in front of it, mark or not */
    bool block;    /* up to the next blank row there is nobody else */
    bool joined;   /* another one was joined to it */
    size_t number; /* that its list gave it; 0: none */
};
enum person_join {
    PERSON_OWN,       /* a person of its own */
    PERSON_OWN_ASKED, /* likewise, but it may go on */
    PERSON_JOIN,      /* goes on with the row before */
    PERSON_JOIN_ASKED
};
/* How `row` stands to the one `before`; `commas`: rows of this list end in a comma as such. */
enum person_join person_row_join(const struct person_row *before, const struct person_row *row,
                                 bool commas);
/* Whether a row can't be a person by itself: a country, an organization, a post. */
bool person_row_is_nobody(struct slice row);
/* Whether a comma has to come between what is joined; neither is empty. `beside`: the row is a
 * whole one, as those of a block are. */
bool person_join_needs_comma(struct slice before, struct slice row, bool beside);

/* Where `Relator: ` begins within a row that has a role in front too: bytes from 1; the row's size
 * where it does not. */
size_t person_row_find_role(struct slice row);

/* Where the next number begins within a row that has one in front, `1. Ana Silva 2. Luis Paz`:
 * bytes; the row's size where it does not. */
size_t person_row_find_number(struct slice row);

/* Where a row names several people, true: appends one a line to `lines`, without the role or
 * the country in front of them (`*ahead`); `*asked`: they may be organizations. `listed`: the row
 * stood behind a heading. */
bool person_row_divide(struct slice row, bool listed, struct str *lines, struct slice *ahead,
                       bool *asked);

#endif
