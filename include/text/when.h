/* when.h: moments and their text: 2017-08-02 10:14:05, UTC-05:00.
 *
 * A moment is seconds since 1970 UTC; an offset is minutes east of UTC, from -720 to 840. Years 1
 * to 9999 of the proleptic Gregorian calendar, by arithmetic of our own: no time zone data, no
 * locale, no leap seconds. What parses is exactly the forms that are named, with no blanks around.
 */
#ifndef RAPPORTEUR_TEXT_WHEN_H
#define RAPPORTEUR_TEXT_WHEN_H

#include <stdbool.h>
#include <stdint.h>

#include "base/attr.h"
#include "base/slice.h"

/* Room for every text below, NUL included. */
enum { WHEN_ROOM = 20, WHEN_OFFSET_ROOM = 16 };

/* `2017-08-02 10:14:05`, `2017-08-02`, `10:14` as a clock at `offset` shows it. Outside of the
 * years 1 to 9999 false and the empty text. */
bool when_format(int64_t seconds, int offset, char text[WHEN_ROOM]);
bool when_format_date(int64_t seconds, int offset, char text[WHEN_ROOM]);
bool when_format_clock(int64_t seconds, int offset, char text[WHEN_ROOM]);
/* `2017-08-02` of a day, days since 1970-01-01; likewise. */
bool when_format_day(int64_t days, char text[WHEN_ROOM]);
/* The day that a calendar at `offset` shows at that moment, days since 1970-01-01. */
int64_t when_day(int64_t seconds, int offset);

/* `2017-08-02 10:14:05`, also with `T` between, also without the seconds. */
MUST_USE bool when_parse(struct slice text, int offset, int64_t *seconds);
/* `2017-08-02`; days since 1970-01-01. The moment of its first second is days * 86400 - offset
 * * 60. */
MUST_USE bool when_parse_date(struct slice text, int64_t *days);
/* The same of numbers; month and day from 1. False, and `*days` untouched, where there is no such
 * date. */
MUST_USE bool when_date(int64_t year, int64_t month, int64_t day, int64_t *days);
/* `10:20`, `9:05`, `9h15`, `9h`; minutes since 00:00, to 1439. */
MUST_USE bool when_parse_clock(struct slice text, int *minutes);

/* `UTC-05:00`, `UTC+00:00`. */
void when_format_offset(int minutes, char text[WHEN_OFFSET_ROOM]);
/* `UTC-05:00`, `-05:00`, `-0500`, `UTC-5`, `UTC`, `Z`; UTC or GMT in any case, U+2212 as minus. */
MUST_USE bool when_parse_offset(struct slice text, int *minutes);
/* The offset of this machine's time zone at that moment, cut to whole minutes; 0 where it is
 * unknown. */
int when_local_offset(int64_t seconds);

#endif
