/* person_tidy.h: a pasted list without what only its look needs. */
#ifndef RAPPORTEUR_MODEL_PERSON_TIDY_H
#define RAPPORTEUR_MODEL_PERSON_TIDY_H

#include "base/str.h"

/* Appends the paste with blanks of one sort, LF alone at the ends of rows, a tab for each gap of
 * three blanks or more within a row, and without signs that have no width and the stars of Markdown
 * that are no marks of a list. */
void person_tidy(struct slice pasted, struct str *out);

#endif
