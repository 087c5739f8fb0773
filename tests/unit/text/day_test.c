#include "text/day.h"

#include "expect.h"
#include "text/when.h"

enum { TODAY = 17380, DAY_SECONDS = 86400 }; /* 2017-08-02 */

static const char *date_of(int64_t days, char text[WHEN_ROOM])
{
    expect(when_format_date(days * DAY_SECONDS, 0, text));
    return text;
}

static void a_day_is_read_as_people_write_it(void)
{
    static const struct {
        const char *text, *date;
    } rows[] = {
        {"2017-08-02", "2017-08-02"},
        {"2017-8-2", "2017-08-02"},
        {"2017/08/02", "2017-08-02"},
        {"2017.08.02", "2017-08-02"},
        {"20170802", "2017-08-02"},
        {"02.08.2017", "2017-08-02"},
        {"2.8.2017", "2017-08-02"},
        {"2 August 2017", "2017-08-02"},
        {"August 2, 2017", "2017-08-02"},
        {"Aug 2nd, 2017", "2017-08-02"},
        {"Wednesday, 2 August 2017", "2017-08-02"},
        {"2 de agosto de 2017", "2017-08-02"},
        {"miércoles 2 de agosto de 2017", "2017-08-02"},
        {"quarta-feira, 2 de agosto de 2017", "2017-08-02"},
        {"1er août 2017", "2017-08-01"},
        {"1º de março de 2017", "2017-03-01"},
        {"2017 August 2", "2017-08-02"},
        {"2-Aug-2017", "2017-08-02"},
        {"23/8/2017", "2017-08-23"},
        {"8/23/2017", "2017-08-23"},
        {"8/8/2017", "2017-08-08"},
        {"today", "2017-08-02"},
        {"Hoy", "2017-08-02"},
        {"hoje", "2017-08-02"},
        {"aujourd'hui", "2017-08-02"},
        {"Friday", "2017-08-04"},
        {" mañana ", "2017-08-03"},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        struct day day;
        char text[WHEN_ROOM];
        test_row("%s", rows[i].text);
        expect_int(day_parse(slice_of(rows[i].text), TODAY, &day), DAY_ONE);
        expect_str(date_of(day.days, text), rows[i].date);
    }
}

static void what_can_be_two_days_is_both(void)
{
    static const char *const rows[] = {"2/8/2017", "02-08-2017", "2 / 8 / 2017"};
    for (size_t i = 0; i < COUNT(rows); i++) {
        struct day day;
        char text[WHEN_ROOM];
        test_row("%s", rows[i]);
        expect_int(day_parse(slice_of(rows[i]), TODAY, &day), DAY_EITHER);
        expect_str(date_of(day.days, text), "2017-08-02");
        expect_str(date_of(day.other, text), "2017-02-08");
    }
}

static void a_day_without_a_year_is_told_from_one_with(void)
{
    static const char *const rows[] = {"2 August", "2 de agosto", "Aug 2"};
    for (size_t i = 0; i < COUNT(rows); i++) {
        struct day day;
        char text[WHEN_ROOM];
        test_row("%s", rows[i]);
        expect_int(day_parse(slice_of(rows[i]), TODAY, &day), DAY_NO_YEAR);
        expect_str(date_of(day.days, text), "2017-08-02");
    }
}

static void all_else_is_no_day(void)
{
    static const char *const rows[] = {
        "",
        "2/8/17",
        "31 February 2017",
        "2-4 August 2017",
        "August 2017",
        "2017",
        "2017-13-01",
        "32.1.2017",
        "soon",
        "Main hall",
        "1 2 3 2017",
        "May June 2017",
        "2017-08-02 10:00",
        "123456789",
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        struct day day;
        test_row("%s", rows[i]);
        expect_int(day_parse(slice_of(rows[i]), TODAY, &day), DAY_NONE);
    }
}

static const struct test tests[] = {
    {"a day is read as people write it", a_day_is_read_as_people_write_it},
    {"what can be two days is both", what_can_be_two_days_is_both},
    {"a day without a year is told from one with", a_day_without_a_year_is_told_from_one_with},
    {"all else is no day", all_else_is_no_day},
};

int main(int argc, char **argv)
{
    return test_main(tests, COUNT(tests), argc, argv);
}
