/* when_spoken.h: dates as people say them: 3 December, el viernes. */
#ifndef RAPPORTEUR_TEXT_WHEN_SPOKEN_H
#define RAPPORTEUR_TEXT_WHEN_SPOKEN_H

#include "text/when.h"

/* The date that the whole of `text` says, in English, Spanish, Portuguese or French, without regard
 * to case and accents: `2026-12-03`; `3 December`, `December 3, 2026`, `3 de diciembre`, `1er
 * décembre`, with a weekday before it or not; `Friday`, `tomorrow`, `hoy`; `end of March`. `today`
 * and `*days` are days since 1970-01-01. Without a year it is the next one from today on, a weekday
 * the next one after today. */
MUST_USE bool when_parse_spoken(struct slice text, int64_t today, int64_t *days);
/* Whether `text` names a month or a weekday, so that a date was meant. */
bool when_has_calendar_word(struct slice text);

#endif
