/* entry_speaker.h: the WHO of a line: who, in which capacity, for which group; and what only looks
 * like it. */
#ifndef RAPPORTEUR_APP_ENTRY_SPEAKER_H
#define RAPPORTEUR_APP_ENTRY_SPEAKER_H

#include "app/entry.h"

/* A line that begins with `WHO:`: fills `meaning` (kind TURN, HOLE or QUERY) and is true. False:
 * plain text. */
bool entry_speaker_parse(const struct entry_context *context, struct slice line,
                         struct entry_meaning *meaning);
/* The same for `who` alone, as it would stand before a colon; a query has `line` as its text. */
bool entry_speaker_means(const struct entry_context *context, struct slice who, struct slice line,
                         struct entry_meaning *meaning);

#endif
