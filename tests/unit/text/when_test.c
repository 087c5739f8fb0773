#include "text/when.h"

#include <stdlib.h>
#include <time.h>

#include "expect.h"

static void moments_are_formatted_and_parsed(void)
{
    static const struct {
        int64_t seconds;
        int offset;
        const char *text, *date, *clock;
    } cases[] = {
        {0, 0, "1970-01-01 00:00:00", "1970-01-01", "00:00"},
        {-1, 0, "1969-12-31 23:59:59", "1969-12-31", "23:59"},
        {1501686845, -300, "2017-08-02 10:14:05", "2017-08-02", "10:14"},
        {1501686845, 330, "2017-08-02 20:44:05", "2017-08-02", "20:44"},
        {951782400, 0, "2000-02-29 00:00:00", "2000-02-29", "00:00"},
        {951782399, 0, "2000-02-28 23:59:59", "2000-02-28", "23:59"},
        {4107542400, 0, "2100-03-01 00:00:00", "2100-03-01", "00:00"},
        {-62135596800, 0, "0001-01-01 00:00:00", "0001-01-01", "00:00"},
        {253402300799, 0, "9999-12-31 23:59:59", "9999-12-31", "23:59"},
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        test_row("%s", cases[i].text);
        char text[WHEN_ROOM];
        int64_t seconds = 0;
        expect(when_format(cases[i].seconds, cases[i].offset, text));
        expect_str(text, cases[i].text);
        expect(when_format_date(cases[i].seconds, cases[i].offset, text));
        expect_str(text, cases[i].date);
        expect(when_format_clock(cases[i].seconds, cases[i].offset, text));
        expect_str(text, cases[i].clock);
        expect(when_parse(slice_of(cases[i].text), cases[i].offset, &seconds));
        expect_int(seconds, cases[i].seconds);
    }
}

static void what_lies_outside_is_not_formatted(void)
{
    static const struct {
        int64_t seconds;
        int offset;
    } cases[] = {
        {-62135596801, 0}, {253402300800, 0}, {-62135596800, -1}, {253402300799, 1}, {INT64_MIN, 0},
        {INT64_MAX, 0},    {INT64_MIN, -720}, {0, 841},           {0, -721},
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        test_row("%zu", i);
        char text[WHEN_ROOM] = "x";
        expect(!when_format(cases[i].seconds, cases[i].offset, text));
        expect_str(text, "");
    }
}

static void only_the_named_forms_parse(void)
{
    static const struct {
        const char *text;
        int64_t seconds; /* -1: none */
    } cases[] = {
        {"2017-08-02 10:14:05", 1501668845},
        {"2017-08-02T10:14:05", 1501668845},
        {"2017-08-02 10:14", 1501668840},
        {"2017-08-02", -1},
        {"2017-08-02 ", -1},
        {"2017-08-02 10", -1},
        {"2017-08-02 10:14:", -1},
        {"2017-08-02 10:14:5", -1},
        {"2017-08-02 10:14:05 ", -1},
        {" 2017-08-02 10:14:05", -1},
        {"2017-08-02 10:14:05Z", -1},
        {"2017-08-02t10:14:05", -1},
        {"2017-8-02 10:14:05", -1},
        {"2017-08-02 24:00:00", -1},
        {"2017-08-02 23:60:00", -1},
        {"2017-08-02 23:59:60", -1},
        {"2017-02-29 00:00:00", -1},
        {"2016-02-29 00:00:00", 1456704000},
        {"1900-02-29 00:00:00", -1},
        {"2017-13-01 00:00:00", -1},
        {"2017-00-01 00:00:00", -1},
        {"2017-01-00 00:00:00", -1},
        {"2017-04-31 00:00:00", -1},
        {"0000-01-01 00:00:00", -1},
        {"-001-01-01 00:00:00", -1},
        {"+017-08-02 10:14:05", -1},
        {"02/08/2017 10:14", -1},
        {"", -1},
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        test_row("%s", cases[i].text);
        int64_t seconds = -1;
        expect_int(when_parse(slice_of(cases[i].text), 0, &seconds), cases[i].seconds != -1);
        expect_int(seconds, cases[i].seconds);
    }
}

static void dates_and_clocks_parse(void)
{
    static const struct {
        const char *text;
        int64_t days; /* -1: none */
    } dates[] = {
        {"1970-01-01", 0},  {"2017-08-02", 17380}, {"2017-08-02 ", -1},
        {"2017-02-30", -1}, {"17-08-02", -1},      {"20170802", -1},
    };
    for (size_t i = 0; i < COUNT(dates); i++) {
        test_row("%s", dates[i].text);
        int64_t days = -1;
        expect_int(when_parse_date(slice_of(dates[i].text), &days), dates[i].days != -1);
        expect_int(days, dates[i].days);
    }
    static const struct {
        const char *text;
        int minutes;
    } clocks[] = {
        {"10:20", 620},  {"9:05", 545}, {"09:05", 545}, {"9h15", 555}, {"9h", 540},
        {"23:59", 1439}, {"0:00", 0},   {"24:00", -1},  {"10:60", -1}, {"10:2", -1},
        {"10:", -1},     {"9h5", -1},   {"10:200", -1}, {"10", -1},    {"", -1},
        {":20", -1},     {"-1:20", -1}, {"10:-1", -1},  {"h", -1},     {"123:00", -1},
        {"9h15m", -1},
    };
    for (size_t i = 0; i < COUNT(clocks); i++) {
        test_row("%s", clocks[i].text);
        int minutes = -1;
        expect_int(when_parse_clock(slice_of(clocks[i].text), &minutes), clocks[i].minutes >= 0);
        expect_int(minutes, clocks[i].minutes);
    }
}

static void a_moment_has_the_day_of_its_offset(void)
{
    static const struct {
        int64_t seconds;
        int offset;
        int64_t day;
        const char *text;
    } rows[] = {
        {0, 0, 0, "1970-01-01"},       {86399, 0, 0, "1970-01-01"},
        {86399, 1, 1, "1970-01-02"},   {0, -300, -1, "1969-12-31"},
        {86400, -60, 0, "1970-01-01"}, {1501632000, 0, 17380, "2017-08-02"},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        char text[WHEN_ROOM];
        test_row("%lld at %d", (long long)rows[i].seconds, rows[i].offset);
        expect_int(when_day(rows[i].seconds, rows[i].offset), rows[i].day);
        expect(when_format_day(rows[i].day, text));
        expect_str(text, rows[i].text);
    }
}

static void numbers_are_a_date_only_where_the_calendar_has_it(void)
{
    static const struct {
        int64_t year, month, day, days; /* -1: none */
    } rows[] = {{1970, 1, 1, 0},   {2017, 8, 2, 17380}, {2016, 2, 29, 16860}, {2017, 2, 29, -1},
                {2017, 13, 1, -1}, {2017, 0, 1, -1},    {2017, 4, 31, -1},    {2017, 4, 0, -1},
                {10000, 1, 1, -1}, {0, 1, 1, -1}};
    for (size_t i = 0; i < COUNT(rows); i++) {
        int64_t days = -1;
        test_row("row %zu", i);
        expect_int(when_date(rows[i].year, rows[i].month, rows[i].day, &days), rows[i].days != -1);
        expect_int(days, rows[i].days);
    }
}

static void offsets_parse_and_format(void)
{
    static const struct {
        const char *text;
        int minutes; /* 9999: none */
        const char *written;
    } cases[] = {
        {"UTC-05:00", -300, "UTC-05:00"},
        {"UTC", 0, "UTC+00:00"},
        {"Z", 0, "UTC+00:00"},
        {"utc+5:30", 330, "UTC+05:30"},
        {"GMT-3", -180, "UTC-03:00"},
        {"+0545", 345, "UTC+05:45"},
        {"-00:30", -30, "UTC-00:30"},
        {"\xE2\x88\x92"
         "04:00",
         -240, "UTC-04:00"},
        {"UTC+14:00", 840, "UTC+14:00"},
        {"UTC-12:00", -720, "UTC-12:00"},
        {"UTC+14:01", 9999, ""},
        {"UTC-12:30", 9999, ""},
        {"UTC-05:60", 9999, ""},
        {"UTC05:00", 9999, ""},
        {"UTC-", 9999, ""},
        {"UTC-5:", 9999, ""},
        {"UTC-05:00x", 9999, ""},
        {"UTC -05:00", 9999, ""},
        {"UTCZ", 9999, ""},
        {"-", 9999, ""},
        {"", 9999, ""},
        {"America/Lima", 9999, ""},
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        test_row("%s", cases[i].text);
        int minutes = 9999;
        bool parsed = when_parse_offset(slice_of(cases[i].text), &minutes);
        expect_int(parsed, cases[i].minutes != 9999);
        expect_int(minutes, cases[i].minutes);
        if (parsed) {
            char text[WHEN_OFFSET_ROOM];
            when_format_offset(minutes, text);
            expect_str(text, cases[i].written);
        }
    }
}

/* Every day of the years 1 to 9999 against the C library's calendar. */
static void every_day_is_as_in_the_library(void)
{
    int64_t first = -719162, last = 2932896;
    for (int64_t day = first; day <= last; day += 13) {
        time_t moment = (time_t)(day * 86400 + 43200);
        struct tm tm;
        char wanted[64], got[WHEN_ROOM];
        expect(gmtime_r(&moment, &tm) != NULL);
        (void)snprintf(wanted, sizeof wanted, "%04d-%02d-%02d", tm.tm_year + 1900, tm.tm_mon + 1,
                       tm.tm_mday);
        int64_t back = 0;
        bool same = when_format_date(moment, 0, got) && strcmp(got, wanted) == 0 &&
                    when_parse_date(slice_of(got), &back) && back == day;
        if (!same) {
            expect_str(got, wanted);
            expect_int(back, day);
        }
    }
}

static void the_machines_offset_follows_its_zone(void)
{
    (void)setenv("TZ", "XST+5:30XDT,M3.2.0,M11.1.0", 1);
    tzset();
    expect_int(when_local_offset(1500000000), -270); /* July: summer time */
    expect_int(when_local_offset(1484000000), -330); /* January */
    (void)setenv("TZ", "UTC0", 1);
    tzset();
    expect_int(when_local_offset(0), 0);
    expect_int(when_local_offset(INT64_MAX), 0);
}

static const struct test tests[] = {
    {"moments are formatted and parsed", moments_are_formatted_and_parsed},
    {"what lies outside is not formatted", what_lies_outside_is_not_formatted},
    {"only the named forms parse", only_the_named_forms_parse},
    {"dates and clocks parse", dates_and_clocks_parse},
    {"a moment has the day of its offset", a_moment_has_the_day_of_its_offset},
    {"numbers are a date only where the calendar has it",
     numbers_are_a_date_only_where_the_calendar_has_it},
    {"offsets parse and format", offsets_parse_and_format},
    {"every day is as in the library", every_day_is_as_in_the_library},
    {"the machine's offset follows its zone", the_machines_offset_follows_its_zone},
};

int main(int argc, char **argv)
{
    return test_main(tests, COUNT(tests), argc, argv);
}
