/* person_list.h: a pasted list of people, as it stands in a programme, a mail, a spreadsheet. Pure.
 */
#ifndef RAPPORTEUR_MODEL_PERSON_LIST_H
#define RAPPORTEUR_MODEL_PERSON_LIST_H

#include "base/str.h"
#include "model/person_line.h"

/* {0} is ready. */
struct person_list {
    struct person_line *people;
    size_t count, room;
    struct str nameless; /* rows that name nobody, LF between */
    struct str left_out; /* e-mail addresses, LF between */
};
/* Reads a list, in this order:
 *  - A row that only says "participants", also with a number or in two languages, is no person. One
 *    that is a role (`Panelists:`) gives it to those under it, up to a blank row (in the singular,
 *    to one); so do a country, a group, `online` and "regrets" with a colon.
 *  - A row of column names (`Name;Organization;Country`) begins a table: tabs, `;`, `|` or commas.
 *    Without one, a row with tabs or `;` is a row of cells, the name first.
 *  - Marks (`-`, `*`, `1.`) go. A row that clearly goes on with the one before is joined to it:
 *    that one ends in a preposition, an article, a slash or a comma, or this one begins with a
 *    parenthesis, or has no mark while the one before has one, or is set in; but not where it is a
 *    person by itself. What may be either is a person of its own, and doubtful.
 *  - Several people in one row are taken apart where each is surely one; else they are doubtful.
 * `list` is {0} or one used before. */
void person_list_parse(struct slice pasted, struct person_list *list);
void person_list_release(struct person_list *list);

#endif
