/* Days are counted from 1970 by the usual arithmetic with years that begin in March, so that the
 * leap day is a year's last; an era is 400 years, 146,097 days. */
#include "text/when.h"

#include <stdio.h>
#include <strings.h>
#include <time.h>

#include "base/num.h"

enum {
    DAY = 86400,
    ERA_DAYS = 146097,
    DAYS_TO_1970 = 719468, /* from 0000-03-01 */
    YEAR_LAST = 9999,
    OFFSET_LOW = -720,
    OFFSET_HIGH = 840,
};

struct civil {
    int64_t year, month, day; /* month and day from 1 */
};

static int64_t days_of(struct civil date)
{
    int64_t year = date.month <= 2 ? date.year - 1 : date.year;
    int64_t month = (date.month + 9) % 12; /* March is 0 */
    int64_t day_of_year = (153 * month + 2) / 5 + date.day - 1;
    int64_t era = year / 400, year_of_era = year % 400;
    int64_t day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
    return era * ERA_DAYS + day_of_era - DAYS_TO_1970;
}

/* `days` from 0001-01-01 on. */
static struct civil date_of(int64_t days)
{
    int64_t shifted = days + DAYS_TO_1970;
    int64_t era = shifted / ERA_DAYS, day_of_era = shifted % ERA_DAYS;
    int64_t year_of_era =
        (day_of_era - day_of_era / 1460 + day_of_era / 36524 - day_of_era / 146096) / 365;
    int64_t day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    int64_t month = (5 * day_of_year + 2) / 153; /* March is 0 */
    struct civil date = {era * 400 + year_of_era, month < 10 ? month + 3 : month - 9,
                         day_of_year - (153 * month + 2) / 5 + 1};
    date.year += date.month <= 2 ? 1 : 0;
    return date;
}

static int64_t month_days(int64_t year, int64_t month)
{
    static const int days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
    return days[month - 1] + (month == 2 && leap ? 1 : 0);
}

/* A moment as a clock shows it: date, and seconds of that day. False outside of the years. */
static bool split(int64_t seconds, int offset, struct civil *date, int *rest)
{
    int64_t low = days_of((struct civil){1, 1, 1}) * DAY;
    int64_t high = days_of((struct civil){YEAR_LAST, 12, 31}) * DAY + DAY - 1;
    if (seconds < low - DAY || seconds > high + DAY || offset < OFFSET_LOW ||
        offset > OFFSET_HIGH) {
        return false;
    }
    int64_t shown = seconds + (int64_t)offset * 60;
    if (shown < low || shown > high) {
        return false;
    }
    int64_t in_day = (shown % DAY + DAY) % DAY;
    *date = date_of((shown - in_day) / DAY);
    *rest = (int)in_day;
    return true;
}

enum form { FORM_WHOLE, FORM_DATE, FORM_CLOCK };

/* Writes the last `digits` digits of `number` and then `after`; returns where it goes on. */
static char *put(char *at, int64_t number, int digits, char after)
{
    for (int i = digits - 1; i >= 0; i--) {
        at[i] = (char)('0' + number % 10);
        number /= 10;
    }
    at[digits] = after;
    return at + digits + 1;
}

static bool format(enum form form, int64_t seconds, int offset, char text[WHEN_ROOM])
{
    struct civil date;
    int rest;
    text[0] = '\0';
    if (!split(seconds, offset, &date, &rest)) {
        return false;
    }
    char *at = text;
    if (form != FORM_CLOCK) {
        at = put(at, date.year, 4, '-');
        at = put(at, date.month, 2, '-');
        at = put(at, date.day, 2, form == FORM_DATE ? '\0' : ' ');
    }
    if (form != FORM_DATE) {
        at = put(at, rest / 3600, 2, ':');
        at = put(at, rest / 60 % 60, 2, form == FORM_CLOCK ? '\0' : ':');
    }
    if (form == FORM_WHOLE) {
        (void)put(at, rest % 60, 2, '\0');
    }
    return true;
}

bool when_format(int64_t seconds, int offset, char text[WHEN_ROOM])
{
    return format(FORM_WHOLE, seconds, offset, text);
}

bool when_format_date(int64_t seconds, int offset, char text[WHEN_ROOM])
{
    return format(FORM_DATE, seconds, offset, text);
}

bool when_format_clock(int64_t seconds, int offset, char text[WHEN_ROOM])
{
    return format(FORM_CLOCK, seconds, offset, text);
}

bool when_format_day(int64_t days, char text[WHEN_ROOM])
{
    return when_format_date(days * DAY, 0, text);
}

int64_t when_day(int64_t seconds, int offset)
{
    int64_t shown = seconds + (int64_t)offset * 60;
    return (shown - (shown % DAY + DAY) % DAY) / DAY;
}

/* Takes `digits` digits off the front, which must be a number from `low` to `high`. */
static bool take(struct slice *rest, size_t digits, int64_t low, int64_t high, int64_t *number)
{
    struct slice part = slice_head(*rest, digits);
    if (part.size != digits || part.at[0] == '-' || !num_parse(part, low, high, number)) {
        return false;
    }
    *rest = slice_from(*rest, digits);
    return true;
}

static bool take_byte(struct slice *rest, char byte)
{
    if (rest->size == 0 || rest->at[0] != byte) {
        return false;
    }
    *rest = slice_from(*rest, 1);
    return true;
}

bool when_date(int64_t year, int64_t month, int64_t day, int64_t *days)
{
    bool known = year >= 1 && year <= YEAR_LAST && month >= 1 && month <= 12 && day >= 1 &&
                 day <= month_days(year, month);
    if (known) {
        *days = days_of((struct civil){year, month, day});
    }
    return known;
}

static bool take_date(struct slice *rest, int64_t *days)
{
    int64_t year = 0;
    int64_t month = 0;
    int64_t day = 0;
    return take(rest, 4, 1, YEAR_LAST, &year) && take_byte(rest, '-') &&
           take(rest, 2, 1, 12, &month) && take_byte(rest, '-') && take(rest, 2, 1, 31, &day) &&
           when_date(year, month, day, days);
}

bool when_parse(struct slice text, int offset, int64_t *seconds)
{
    int64_t days, hour, minute, second = 0;
    if (!take_date(&text, &days) || !(take_byte(&text, ' ') || take_byte(&text, 'T')) ||
        !take(&text, 2, 0, 23, &hour) || !take_byte(&text, ':') ||
        !take(&text, 2, 0, 59, &minute)) {
        return false;
    }
    if (text.size > 0 &&
        (!take_byte(&text, ':') || !take(&text, 2, 0, 59, &second) || text.size > 0)) {
        return false;
    }
    *seconds = days * DAY + hour * 3600 + minute * 60 + second - (int64_t)offset * 60;
    return true;
}

bool when_parse_date(struct slice text, int64_t *days)
{
    int64_t found;
    if (!take_date(&text, &found) || text.size > 0) {
        return false;
    }
    *days = found;
    return true;
}

bool when_parse_clock(struct slice text, int *minutes)
{
    int64_t hour, minute = 0;
    size_t digits = text.size > 1 && text.at[1] >= '0' && text.at[1] <= '9' ? 2 : 1;
    if (!take(&text, digits, 0, 23, &hour)) {
        return false;
    }
    bool colon = take_byte(&text, ':');
    if (!colon && !take_byte(&text, 'h')) {
        return false;
    }
    if ((colon || text.size > 0) && (!take(&text, 2, 0, 59, &minute) || text.size > 0)) {
        return false;
    }
    *minutes = (int)(hour * 60 + minute);
    return true;
}

void when_format_offset(int minutes, char text[WHEN_OFFSET_ROOM])
{
    unsigned size = minutes < 0 ? 0u - (unsigned)minutes : (unsigned)minutes;
    (void)snprintf(text, WHEN_OFFSET_ROOM, "UTC%c%02u:%02u", minutes < 0 ? '-' : '+',
                   size / 60 % 100, size % 60);
}

/* Takes a sign off the front; U+2212 is the minus that word processors put. */
static bool take_sign(struct slice *rest, int *sign)
{
    static const struct slice minus = SLICE("\xE2\x88\x92");
    if (slice_starts(*rest, minus)) {
        *rest = slice_from(*rest, minus.size);
        *sign = -1;
        return true;
    }
    *sign = rest->size > 0 && rest->at[0] == '-' ? -1 : 1;
    return take_byte(rest, '-') || take_byte(rest, '+');
}

bool when_parse_offset(struct slice text, int *minutes)
{
    bool named = text.size >= 3 &&
                 (strncasecmp(text.at, "UTC", 3) == 0 || strncasecmp(text.at, "GMT", 3) == 0);
    if (named) {
        text = slice_from(text, 3);
    }
    if ((named && text.size == 0) || (!named && slice_is(text, "Z"))) {
        *minutes = 0;
        return true;
    }
    int sign;
    int64_t hours, rest = 0;
    if (!take_sign(&text, &sign)) {
        return false;
    }
    bool one = text.size == 1 || (text.size > 1 && text.at[1] == ':');
    if (!take(&text, one ? 1 : 2, 0, 14, &hours)) {
        return false;
    }
    if (text.size > 0) {
        (void)take_byte(&text, ':');
        if (!take(&text, 2, 0, 59, &rest) || text.size > 0) {
            return false;
        }
    }
    int64_t found = sign * (hours * 60 + rest);
    if (found < OFFSET_LOW || found > OFFSET_HIGH) {
        return false;
    }
    *minutes = (int)found;
    return true;
}

int when_local_offset(int64_t seconds)
{
    time_t moment = (time_t)seconds;
    struct tm local;
    if (localtime_r(&moment, &local) == NULL) {
        return 0;
    }
    return (int)(local.tm_gmtoff / 60);
}
