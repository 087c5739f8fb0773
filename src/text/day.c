#include "text/day.h"

#include "base/num.h"
#include "text/when_spoken.h"

enum { NUMBERS = 3, YEAR_DIGITS = 4, TOGETHER = 8 };

static bool is_digit(char byte)
{
    return byte >= '0' && byte <= '9';
}

/* Three numbers with `-`, `/` or `.` between them, blanks around these allowed; or eight digits. */
struct numbers {
    int64_t at[NUMBERS];
    size_t digits[NUMBERS];
    bool dots;
};

static bool take_number(struct slice *rest, size_t most, int64_t *number, size_t *digits)
{
    *digits = 0;
    while (*digits < rest->size && *digits < most && is_digit(rest->at[*digits])) {
        (*digits)++;
    }
    bool good = *digits > 0 && num_parse(slice_head(*rest, *digits), 0, 9999, number);
    *rest = slice_from(*rest, *digits);
    return good;
}

static bool read_numbers(struct slice text, struct numbers *numbers)
{
    struct slice rest = text;
    size_t run = 0;
    while (run < text.size && is_digit(text.at[run])) {
        run++;
    }
    bool together = run == TOGETHER && run == text.size;
    for (size_t i = 0; i < NUMBERS; i++) {
        size_t most = !together || i == 0 ? YEAR_DIGITS : 2;
        if (!take_number(&rest, most, &numbers->at[i], &numbers->digits[i])) {
            return false;
        }
        struct slice sign = slice_trim(rest);
        bool between = sign.size > 0 && slice_find(slice_of("-/."), sign.at[0]) < 3;
        if (i + 1 < NUMBERS && !together && !between) {
            return false;
        }
        numbers->dots = numbers->dots || (between && sign.at[0] == '.');
        rest = between ? slice_trim(slice_from(sign, 1)) : rest;
    }
    return rest.size == 0;
}

static enum day_reading settle(const struct numbers *numbers, struct day *day)
{
    const int64_t *at = numbers->at;
    if (numbers->digits[0] == YEAR_DIGITS && numbers->digits[1] <= 2 && numbers->digits[2] <= 2) {
        return when_date(at[0], at[1], at[2], &day->days) ? DAY_ONE : DAY_NONE;
    }
    if (numbers->digits[0] > 2 || numbers->digits[1] > 2 || numbers->digits[2] != YEAR_DIGITS) {
        return DAY_NONE;
    }
    bool by_day = when_date(at[2], at[1], at[0], &day->days);
    /* With dots nobody writes the month first. */
    bool by_month = !numbers->dots && when_date(at[2], at[0], at[1], &day->other);
    if (by_day && by_month && day->days != day->other) {
        return DAY_EITHER;
    }
    day->days = by_day ? day->days : day->other;
    return by_day || by_month ? DAY_ONE : DAY_NONE;
}

/* A day and a month that leave the year open have digits, and never four in a row. */
static bool lacks_year(struct slice text)
{
    size_t run = 0;
    bool any = false;
    for (size_t i = 0; i < text.size && run < YEAR_DIGITS; i++) {
        run = is_digit(text.at[i]) ? run + 1 : 0;
        any = any || run > 0;
    }
    return any && run < YEAR_DIGITS;
}

enum day_reading day_parse(struct slice text, int64_t today, struct day *day)
{
    struct numbers numbers = {0};
    *day = (struct day){0};
    text = slice_trim(text);
    if (read_numbers(text, &numbers)) {
        return settle(&numbers, day);
    }
    if (!when_parse_spoken(text, today, &day->days)) {
        return DAY_NONE;
    }
    return lacks_year(text) ? DAY_NO_YEAR : DAY_ONE;
}
