/* changes.h: what changed since a moment, in words and as marked text: what went as [-words-], what
 * came as {+words+}. Of a session whose journal is there; a CSV alone says only what it is. */
#ifndef RAPPORTEUR_REPORT_CHANGES_H
#define RAPPORTEUR_REPORT_CHANGES_H

#include <stdbool.h>
#include <stdint.h>

#include "base/str.h"
#include "model/session.h"

/* The moment that a person means, microseconds since 1970 UTC: `2017-08-02 10:14`, `2017-08-02`,
 * `10:14` of the session's day, or of the day of `now` where it has none; or `approval`, the newest
 * one. False where it is none of these, or there was no approval. */
MUST_USE bool changes_since(struct session *session, struct slice text, int64_t now,
                            uint64_t *since);
/* Appends a line or more for each record that is new, other or gone since then, wrapped at
 * `columns`; that nothing is. */
void changes_text(struct session *session, uint64_t since, int columns, struct str *out);
/* Appends one JSON object {"changes": [{"id", "change", "field", "before", "after", "author"}]} and
 * an LF; change is new, changed or gone. */
void changes_json(struct session *session, uint64_t since, struct str *out);

/* Appends `after` with what makes it differ from `before`, word by word. */
void changes_mark(struct slice before, struct slice after, struct str *out);

#endif
