/* day.h: the day of a session as people write it: `2 August 2017`, `02.08.2017`, `hoy`. */
#ifndef RAPPORTEUR_TEXT_DAY_H
#define RAPPORTEUR_TEXT_DAY_H

#include <stdint.h>

#include "base/slice.h"

enum day_reading {
    DAY_NONE, /* no date that is known */
    DAY_ONE,
    DAY_EITHER, /* day/month or month/day: both are filled, the day first */
    DAY_NO_YEAR /* filled as the next such day */
};
struct day {
    int64_t days, other; /* since 1970-01-01 */
};
/* Reads the whole of `text`: year, month, day with `-`, `/` or `.` between, or none between eight
 * digits; day, month, year, which with `/` or `-` may as well be month, day, year; or what
 * when_spoken.h reads. Years have four digits. `today` is days since 1970-01-01. */
enum day_reading day_parse(struct slice text, int64_t today, struct day *day);

#endif
