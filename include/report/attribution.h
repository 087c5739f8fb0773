/* attribution.h: how far a report says who it was: DESIGN, The command line. */
#ifndef RAPPORTEUR_REPORT_ATTRIBUTION_H
#define RAPPORTEUR_REPORT_ATTRIBUTION_H

#include <stdbool.h>

#include "base/slice.h"

/* Each says less than the one before.
 *  - PERSON: countries, capacities, people.
 *  - COUNTRY: no people: the country, else the capacity, the organization or the group spoken for.
 *  - GROUP: the stakeholder group alone.
 *  - NONE: nobody; with each topic stands who spoke on it, in the order of their names, as the UN
 *    has it (Editorial Manual, reports of intergovernmental bodies: "a list of speakers for each
 *    item can be included instead"). */
enum attribution {
    ATTRIBUTION_PERSON,
    ATTRIBUTION_COUNTRY,
    ATTRIBUTION_GROUP,
    ATTRIBUTION_NONE,
    ATTRIBUTION_COUNT
};
/* By its name: `person`, `country`, `group`, `none`; false where it is none of these. */
bool attribution_parse(struct slice name, enum attribution *level);

#endif
