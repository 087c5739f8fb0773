/* Dates as people say them. */
#include "text/when_spoken.h"

#include "expect.h"

static const struct {
    const char *said, *date; /* "" where it is none */
} rows[] = {
    {"2026-12-03", "2026-12-03"},
    {"3 December", "2026-12-03"},
    {"3 december 2027", "2027-12-03"},
    {"3rd of December", "2026-12-03"},
    {"the 3rd December", "2026-12-03"},
    {"December 3", "2026-12-03"},
    {"December 3rd, 2026", "2026-12-03"},
    {"Dec 3", "2026-12-03"},
    {"3 de diciembre", "2026-12-03"},
    {"el 3 de diciembre", "2026-12-03"},
    {"jueves 3 de diciembre de 2026", "2026-12-03"},
    {"15 de março", "2027-03-15"},
    {"1º de março", "2027-03-01"},
    {"le 3 décembre", "2026-12-03"},
    {"1er décembre", "2026-12-01"},
    {"24 November", "2026-11-24"}, /* today counts */
    {"23 November", "2027-11-23"},
    {"29 February", "2028-02-29"},
    {"Friday", "2026-11-27"},
    {"Tuesday", "2026-12-01"}, /* today is one: the next */
    {"el viernes", "2026-11-27"},
    {"sexta-feira", "2026-11-27"},
    {"vendredi", "2026-11-27"},
    {"today", "2026-11-24"},
    {"tomorrow", "2026-11-25"},
    {"mañana", "2026-11-25"},
    {"amanhã", "2026-11-25"},
    {"demain", "2026-11-25"},
    {"el próximo viernes", "2026-11-27"},
    {"next Friday", ""}, /* this week's, or that after it */
    {"end of November", "2026-11-30"},
    {"the end of March", "2027-03-31"},
    {"fines de febrero", "2027-02-28"},
    {"fim de fevereiro de 2028", "2028-02-29"},
    {"fin mars", "2027-03-31"},
    {"end of 3 March", ""},
    {"31 November", ""},
    {"30 February", ""},
    {"32 December", ""},
    {"0 December", ""},
    {"December", ""},
    {"3", ""},
    {"2026", ""},
    {"3 4 December", ""},
    {"3 votes", ""},
    {"2026-13-40", ""},
    {"hand", ""},
    {"the", ""},
    {"", ""},
};

static void dates_are_read_in_four_languages(void)
{
    int64_t today = 0;
    expect(when_parse_date(slice_of("2026-11-24"), &today));
    for (size_t i = 0; i < COUNT(rows); i++) {
        int64_t days = 0;
        char date[WHEN_ROOM] = "";
        test_row("%s", rows[i].said);
        if (when_parse_spoken(slice_of(rows[i].said), today, &days)) {
            (void)when_format_date(days * 86400, 0, date);
        }
        expect_str(date, rows[i].date);
    }
}

static void a_month_or_a_weekday_shows_that_a_date_was_meant(void)
{
    expect(when_has_calendar_word(slice_of("the 45th of December")));
    expect(when_has_calendar_word(slice_of("viernes o sábado")));
    expect(!when_has_calendar_word(slice_of("hand")));
    expect(!when_has_calendar_word(slice_of("el mar")));
    expect(!when_has_calendar_word(slice_of("")));
}

static const struct test tests[] = {
    {"dates are read in four languages", dates_are_read_in_four_languages},
    {"a month or a weekday shows that a date was meant",
     a_month_or_a_weekday_shows_that_a_date_was_meant},
};

int main(int argc, char **argv)
{
    return test_main(tests, COUNT(tests), argc, argv);
}
