/* review.h: the coverage of a session, its balance and its gaps, for the moderator (text) and for
 * programs (JSON, whose keys others rely on: DESIGN, The command line). */
#ifndef RAPPORTEUR_REPORT_REVIEW_H
#define RAPPORTEUR_REPORT_REVIEW_H

#include "base/str.h"
#include "model/session.h"

/* Appends it as text, wrapped at `columns`. */
void review_text(struct session *session, int columns, struct str *out);
/* Appends it as one JSON object and an LF. */
void review_json(struct session *session, struct str *out);

#endif
