/* person_line.h: what one line, or one row of a table, says of a person. Pure. */
#ifndef RAPPORTEUR_MODEL_PERSON_LINE_H
#define RAPPORTEUR_MODEL_PERSON_LINE_H

#include <stdbool.h>

#include "base/mem.h"
#include "base/slice.h"
#include "model/country.h"

/* What one line says of a person. Slices live in `arena`, or are constant. */
struct person_line {
    struct slice name, role, organization; /* organizations joined with `;` */
    struct slice stakeholder_group;        /* as typed */
    struct slice channel;                  /* `online`, `onsite` */
    struct slice language;                 /* BCP 47 */
    const struct country *country;
    bool regrets;     /* stood under a heading that says so */
    bool doubtful;    /* parts could not be told apart: to be asked, `why` says what */
    struct slice why; /* a clause */
    struct slice
        left_out;     /* e-mail addresses and the like, blanks between: no column is for them */
    struct slice row; /* of a list: what it was read from */
    size_t number;    /* that the list gave them, from 1; 0: none */
    struct arena arena;
};
/* Reads a line such as `Moderator: Ana Silva: Open Society, Peru Chapter`, `Ana Silva, NIC.XX /
 * Example Committee`, `Ana Silva Peru/ NIC.XX`: roles before a name with a colon, the name first,
 * then organizations, a country, a role, a stakeholder group, `online`, a language in any order. A
 * country or a role may stand before the name too. Nothing is dropped and nothing guessed: what
 * can't be told apart sets `doubtful`; so does `Silva, Ana, NIC.XX`, which is kept as Ana Silva. A
 * country is taken where it is named, also within an organization's name; where two are named, none
 * is taken. `person` is {0} or one used before. */
void person_line_parse(struct slice line, struct person_line *person);
void person_line_release(struct person_line *person);
/* Where two readings are possible, or what else is to be asked: the first reason stays. */
void person_line_doubt(struct person_line *person, struct slice why);

/* What a column of a table has. */
enum person_column {
    COLUMN_OTHER, /* any part of a line */
    COLUMN_NAME,
    COLUMN_GIVEN, /* given names, beside a column of surnames */
    COLUMN_SURNAME,
    COLUMN_ORGANIZATION,
    COLUMN_COUNTRY,
    COLUMN_ROLE,
    COLUMN_GROUP,
    COLUMN_CHANNEL,
    COLUMN_LANGUAGE,
    COLUMN_NUMBER,  /* of the row */
    COLUMN_LEFT_OUT /* telephones, signatures */
};
struct person_cell {
    enum person_column column;
    struct slice text;
};
/* Reads a row of a table. In the cell of the name, `Silva, Ana` is Ana Silva for sure. */
void person_cells_parse(const struct person_cell *cells, size_t count, struct person_line *person);

#endif
