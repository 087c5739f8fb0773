/* review.h: the coverage of a session, its balance and its gaps, for the moderator (text) and for
 * programs (JSON, whose keys others rely on: DESIGN, The command line). */
#ifndef RAPPORTEUR_REPORT_REVIEW_H
#define RAPPORTEUR_REPORT_REVIEW_H

#include "base/str.h"
#include "model/session.h"

struct template;

/* Appends it as text, wrapped at `columns`; with a form (NULL: none) also where the session goes
 * over its limits. */
void review_text(struct session *session, int columns, const struct template *form,
                 struct str *out);
/* Appends it as one JSON object and an LF. */
void review_json(struct session *session, struct str *out);

#endif
