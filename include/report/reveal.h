/* reveal.h: what a report that leaves out who it was still gives away, for whoever sends it out to
 * settle. Pure. */
#ifndef RAPPORTEUR_REPORT_REVEAL_H
#define RAPPORTEUR_REPORT_REVEAL_H

#include "base/str.h"
#include "model/session.h"
#include "report/attribution.h"

/* Appends a line for each thing that a report at that level gives away: of any participant the
 * name, a word of it, an alias or the initials within a text that the report shows, whatever the
 * case and the accents (`i5: names Ana Silva ("Silva")`); below COUNTRY also the country and
 * organization of a turn's own speakers within its text; of GROUP a group with one participant; of
 * NONE a topic with one speaker. Nothing of PERSON. */
void reveal_of(struct session *session, enum attribution level, struct str *out);

#endif
