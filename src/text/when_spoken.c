#include "text/when_spoken.h"

#include "base/num.h"
#include "base/str.h"
#include "text/fold.h"

/* Folded, with `|` around each: English, Spanish, Portuguese, French. */
static const char *const months[] = {
    "|january|jan|enero|ene|janeiro|janvier|janv|",
    "|february|feb|febrero|fevereiro|fev|fevrier|fevr|",
    "|march|mar|marzo|marco|mars|",
    "|april|apr|abril|abr|avril|avr|",
    "|may|mayo|maio|mai|",
    "|june|jun|junio|junho|juin|",
    "|july|jul|julio|julho|juillet|juil|",
    "|august|aug|agosto|ago|aout|",
    "|september|sep|sept|septiembre|setiembre|setembro|set|septembre|",
    "|october|oct|octubre|outubro|out|octobre|",
    "|november|nov|noviembre|novembro|novembre|",
    "|december|dec|diciembre|dic|dezembro|dez|decembre|",
};
static const char *const weekdays[] = {
    "|monday|lunes|segunda|lundi|",
    "|tuesday|martes|terca|mardi|",
    "|wednesday|miercoles|quarta|mercredi|",
    "|thursday|jueves|quinta|jeudi|",
    "|friday|viernes|sexta|vendredi|",
    "|saturday|sabado|samedi|",
    "|sunday|domingo|dimanche|",
};
static const char *const near_days[] = {
    "|today|hoy|hoje|aujourdhui|",
    "|tomorrow|manana|amanha|demain|",
};
/* They change nothing; `feira` is the second half of Portuguese weekdays. */
static const char small_words[] = "|de|del|of|the|el|le|la|o|a|do|da|on|dia|day|jour|du|feira|"
                                  "proximo|proxima|prochain|";
/* `end of March`: its last day. */
static const char end_words[] = "|end|fin|fines|final|finales|fim|";

static bool has(const char *row, struct slice word)
{
    struct str key = {0};
    str_add_char(&key, '|');
    str_add(&key, word);
    str_add_char(&key, '|');
    struct slice whole = slice_of(row);
    bool found = slice_find_part(whole, str_slice(&key)) < whole.size;
    str_release(&key);
    return found;
}

/* The place of `word` in a table, from 1; 0 where it is not there. */
static int find(const char *const *rows, size_t count, struct slice word)
{
    for (size_t i = 0; i < count; i++) {
        if (has(rows[i], word)) {
            return (int)i + 1;
        }
    }
    return 0;
}

/* What the words of a date have said so far; 0 is nothing. `near` is from 1: today. */
struct said {
    int64_t day, year;
    int month, weekday, near;
    bool end;
};

/* `3`, `3rd`, `1er`, `1o`. */
static bool take_day(struct slice word, struct said *said)
{
    size_t digits = 0;
    while (digits < word.size && word.at[digits] >= '0' && word.at[digits] <= '9') {
        digits++;
    }
    struct slice end = slice_from(word, digits);
    return digits > 0 && said->day == 0 && (end.size == 0 || has("|st|nd|rd|th|er|o|a|", end)) &&
           num_parse(slice_head(word, digits), 1, 31, &said->day);
}

static bool take_year(struct slice word, struct said *said)
{
    return word.size == 4 && said->year == 0 && num_parse(word, 1900, 9999, &said->year);
}

static bool take_word(struct slice word, struct said *said)
{
    int month = said->month == 0 ? find(months, COUNT(months), word) : 0;
    int weekday = said->weekday == 0 ? find(weekdays, COUNT(weekdays), word) : 0;
    int near = said->near == 0 ? find(near_days, COUNT(near_days), word) : 0;
    said->month = month > 0 ? month : said->month;
    said->weekday = weekday > 0 ? weekday : said->weekday;
    said->near = near > 0 ? near : said->near;
    bool end = !said->end && has(end_words, word);
    said->end = said->end || end;
    return end || month > 0 || weekday > 0 || near > 0 || take_day(word, said) ||
           take_year(word, said) || has(small_words, word);
}

/* The first such day that is not before today: in this year, or the next that has it (29 February).
 */
static bool find_next(const struct said *said, int64_t today, int64_t *days)
{
    enum { LEAP_AGAIN = 8 };
    char now[WHEN_ROOM];
    int64_t year = 0;
    if (!when_format_day(today, now) || !num_parse(slice_head(slice_of(now), 4), 1, 9999, &year)) {
        return false;
    }
    for (int64_t next = year; next <= year + LEAP_AGAIN; next++) {
        if (when_date(next, said->month, said->day, days) && *days >= today) {
            return true;
        }
    }
    return false;
}

/* False where there is no such month. */
static bool last_day(int64_t year, int64_t month, int64_t *days)
{
    enum { LAST = 31, LEAST = 28 };
    int64_t day = LAST;
    while (day >= LEAST && !when_date(year, month, day, days)) {
        day--;
    }
    return day >= LEAST;
}

/* The last day of the month: of that year, else the next one that is not before today. */
static bool find_end(const struct said *said, int64_t today, int64_t *days)
{
    char now[WHEN_ROOM];
    int64_t year = said->year;
    bool known = year > 0 || (when_format_day(today, now) &&
                              num_parse(slice_head(slice_of(now), 4), 1, 9999, &year));
    for (int64_t tried = year; known && tried <= year + (said->year > 0 ? 0 : 1); tried++) {
        if (last_day(tried, said->month, days) && (*days >= today || said->year > 0)) {
            return true;
        }
    }
    return false;
}

static bool settle(const struct said *said, int64_t today, int64_t *days)
{
    if (said->end) {
        return said->month > 0 && said->day == 0 && said->weekday == 0 && said->near == 0 &&
               find_end(said, today, days);
    }
    bool dated = said->day > 0 && said->month > 0 && said->near == 0;
    if (dated) {
        return said->year > 0 ? when_date(said->year, said->month, said->day, days)
                              : find_next(said, today, days);
    }
    if (said->day > 0 || said->month > 0 || said->year > 0) {
        return false;
    }
    if (said->near > 0 && said->weekday == 0) {
        *days = today + said->near - 1;
        return true;
    }
    if (said->weekday > 0 && said->near == 0) {
        /* 1970-01-01 was a Thursday. */
        int64_t now = ((today + 3) % 7 + 7) % 7;
        int64_t ahead = (said->weekday - 1 - now + 7) % 7;
        *days = today + (ahead == 0 ? 7 : ahead);
        return true;
    }
    return false;
}

bool when_parse_spoken(struct slice text, int64_t today, int64_t *days)
{
    if (when_parse_date(text, days)) {
        return true;
    }
    struct str key = {0};
    struct said said = {0};
    fold_key(text, &key);
    struct slice rest = str_slice(&key);
    struct slice word;
    bool known = rest.size > 0;
    while (known && rest.size > 0 && slice_next(&rest, ' ', &word)) {
        known = take_word(word, &said);
    }
    str_release(&key);
    return known && settle(&said, today, days);
}

bool when_has_calendar_word(struct slice text)
{
    struct str key = {0};
    fold_key(text, &key);
    struct slice rest = str_slice(&key);
    struct slice word;
    bool found = false;
    while (!found && rest.size > 0 && slice_next(&rest, ' ', &word)) {
        /* `mar`, `set` and their like are words too. */
        found = word.size > 3 && (find(months, COUNT(months), word) > 0 ||
                                  find(weekdays, COUNT(weekdays), word) > 0);
    }
    str_release(&key);
    return found;
}
