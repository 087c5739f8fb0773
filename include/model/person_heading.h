/* person_heading.h: rows of a list of people that are no people. */
#ifndef RAPPORTEUR_MODEL_PERSON_HEADING_H
#define RAPPORTEUR_MODEL_PERSON_HEADING_H

#include <stdbool.h>

#include "base/slice.h"
#include "model/person_line.h"

enum heading_kind {
    HEADING_NONE,
    HEADING_LIST, /* `Participantes / Participants:`, `Attendees (12)` */
    HEADING_ROLE, /* `Panelistas:`, `Moderator` */
    HEADING_PART, /* a country, a group, `Online:`: what those under it have in common */
    HEADING_REGRETS
};
struct heading {
    enum heading_kind kind;
    struct slice text; /* the role or the part; of a LIST in parentheses, `online`, else empty */
    bool several;      /* a role in the plural */
    struct slice rest; /* people in the same row: `Participants: Ana Silva, Luis Paz` */
    struct slice more; /* what else it says, behind a dash: `Participants — Room 4B` */
};
/* What a row heads; slices borrow from it. A country heads only with a colon or as a heading of
 * Markdown. */
struct heading heading_of(struct slice row);
/* `Total: 13 + 1`, `14 en total`: how many there are. */
bool heading_is_total(struct slice row);
/* What those under it have of it, where they say nothing else themselves. */
void heading_apply(const struct heading *heading, struct person_line *person);

#endif
