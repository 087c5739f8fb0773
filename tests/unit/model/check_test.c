#include "model/check.h"

#include "base/str.h"
#include "expect.h"

/* Files as rows of cells with `|` between; the place of a cell is its row and its number. */
static void place(const void *context, size_t index, size_t *line, size_t *column)
{
    *line = *(const size_t *)context;
    *column = index + 1;
}

static bool add_line(struct check *check, size_t number, struct slice line)
{
    struct slice cells[20];
    struct check_row row = {.cells = cells, .place = place, .context = &number};
    while (slice_next(&line, '|', &cells[row.count])) {
        row.count++;
    }
    if (number == 1) {
        return check_header(check, &row);
    }
    check_add_row(check, &row);
    return true;
}

/* `LINE:COLUMN severity message` of each problem, with LF between. */
static struct str problems_of(const char *file)
{
    struct check check = {0};
    struct str text = {0};
    struct slice rest = slice_of(file);
    struct slice line;
    bool going = true;
    for (size_t number = 1; going && slice_next(&rest, '\n', &line); number++) {
        going = add_line(&check, number, line);
    }
    check_finish(&check);
    for (size_t i = 0; i < check.count; i++) {
        str_add_format(&text, "%s%zu:%zu %s ", i == 0 ? "" : "\n", check.problems[i].line,
                       check.problems[i].column, problem_severity_name(check.problems[i].severity));
        str_add(&text, check.problems[i].message);
    }
    check_release(&check);
    return text;
}

static void expect_problems(const char *file, const char *wanted)
{
    struct str got = problems_of(file);
    expect_str(str_text(&got), wanted);
    str_release(&got);
}

#define HEAD "id|record|started|ended|country|name|organization|kind|text|refs|status|channel\n"

/* A row of the file, and what is told of it. */
static const struct {
    const char *row, *wanted;
} problems[] = {
    {"n1-abcd|note|||||||fine||draft|", ""},
    {"n1-abcd|note|||||||NA|||", "2:9 warning the text is just \"NA\", as programs write it "
                                 "for what is missing; empty the cell, or say it in words"},
    {"n1-abcd|note|||||||null|||",
     "2:9 warning the text is just \"null\", as programs write it for what is missing; empty "
     "the cell, or say it in words"},
    {"n1-abcd|note|||||||NAMIBIA|||", ""},
    {"p1-abcd|participant||||N/A||||||",
     "2:6 warning the name is just \"N/A\", as programs write it for what is missing; empty "
     "the cell, or say it in words"},
    {"i1-abcd|intervention|||MEX;ARG||||||||", ""},
    {"i1-abcd|intervention|||XX||||||||",
     "2:5 error the country is \"XX\", which is no three-letter code of ISO 3166-1"},
    {"i1-abcd|intervention|||MEX;mx||||||||",
     "2:5 error the country is \"mx\"; write its three letters, MEX"},
    {"i1-abcd|intervention|||Peru||||||||",
     "2:5 error the country is \"Peru\"; write its three letters, PER"},
    {"i1-abcd|intervention|||NA||||||||",
     "2:5 error the country is \"NA\"; write its three letters, NAM"},
    {"n1-abcd|note|2017-08-02 10:14:05||||||||draft|", ""},
    {"n1-abcd|note|02/08/2017 10:14||||||||draft|",
     "2:3 error the time in \"started\" is \"02/08/2017 10:14\"; write it as 2017-08-02 "
     "10:14:05"},
    {"n1-abcd|note|2017-08-02T10:14:05||||||||draft|",
     "2:3 error the time in \"started\" is \"2017-08-02T10:14:05\"; write it as 2017-08-02 "
     "10:14:05"},
    {"c1-abcd|conclusion||2017-09-01||||action|send it||draft|", ""},
    {"n1-abcd|note||2017-09-01|||||||draft|",
     "2:4 error the time in \"ended\" is \"2017-09-01\"; write it as 2017-08-02 10:14:05"},
    {"n1-abcd|note|2017-08-02 10:14:05|2017-08-02 10:14:04|||||||draft|",
     "2:4 warning it ended before it started"},
    {"n1-abcd|note|||||||02/08/2017|||", "2:9 warning the text is \"02/08/2017\", a date that "
                                         "a spreadsheet may have made of something else"},
    {"n1-abcd|note|||||||1E+05|||", "2:9 warning the text is \"1E+05\", a number that a "
                                    "spreadsheet may have made of something else"},
    {"n1-abcd|note|||||||1,5E-07|||", "2:9 warning the text is \"1,5E-07\", a number that a "
                                      "spreadsheet may have made of something else"},
    {"n1-abcd|note|||||||#REF!|||", "2:9 warning the text is \"#REF!\", a formula's error that "
                                    "a spreadsheet may have made of something else"},
    {"n1-abcd|note|||||||on 02/08/2017|||", ""},
    {"n1-abcd|note|||||||cafÃ©|||",
     "2:9 warning the text has letters such as \"Ã©\" or \"â€œ\": the file was opened as "
     "Windows-1252 and saved again; take it as UTF-8"},
    {"n1-abcd|note|||||||x||done|", "2:11 warning the status is \"done\", which is none of "
                                    "draft, query, approved or off-record"},
    {"n1-abcd|note|||||||x|||radio",
     "2:12 warning the channel is \"radio\", which is none of onsite or online"},
    {"i1-abcd|intervention|||MEX|||speech|x|||",
     "2:8 warning the kind is \"speech\", which is none of statement, question, answer, "
     "proposal or comment"},
    {"a1|sketch|||||||x|||", "2:2 warning the kind of record is \"sketch\", which is not "
                             "known; the row is kept as it stands"},
    {"i1-abcd|intervention|||||||x|||",
     "2:5 warning nobody is named: the intervention has no country, name or organization"},
    {"i1-abcd|intervention|||||MAG||x|||", ""},
    {"i1-abcd|intervention|||MEX||||secret||off-record|",
     "2:9 warning the intervention is off the record, and its text stands here; empty the "
     "cell"},
    {"n1-abcd|note||||||||i7-abcd||", "2:10 error refs names \"i7-abcd\", and no row has that id"},
    {"i1-abcd|note|||||||x|||",
     "2:1 error the id \"i1-abcd\" is not one of a note; empty the cell and it gets a new one"},
    {"|note|||||||x|||", ""},
    {"s-date|session||||||date|2 August|||",
     "2:9 error the session's date is \"2 August\"; write it as 2017-08-02"},
    {"s-utc_offset|session||||||utc_offset|Lima|||",
     "2:9 error the session's time zone is \"Lima\"; write it as UTC-05:00"},
};

static void each_kind_of_problem_is_told_with_its_place(void)
{
    for (size_t i = 0; i < COUNT(problems); i++) {
        struct str file = {0};
        str_add_text(&file, HEAD);
        str_add_text(&file, problems[i].row);
        test_row("%s", problems[i].row);
        expect_problems(str_text(&file), problems[i].wanted);
        str_release(&file);
    }
}

static void two_equal_ids_are_told_at_the_second(void)
{
    expect_problems(
        HEAD "n1-abcd|note|||||||a|||\nn2-abcd|note|||||||b|||\nn1-abcd|note|||||||c|||",
        "4:1 error the id \"n1-abcd\" stands also in line 2; empty one of the two cells "
        "and it gets a new one");
}

static void a_repeated_cell_that_differs_is_told(void)
{
    static const char people[] = HEAD "p1-abcd|participant|||PER|Ana Silva|NIC|||||\n"
                                      "p2-abcd|participant|||PER|Pedro Dias||||||\n";
    static const struct {
        const char *row, *wanted;
    } rows[] = {
        {"i1-abcd|intervention|||PER|Ana Silva|NIC||x|p1-abcd||", ""},
        {"i1-abcd|intervention|||PER|||||p1-abcd||", ""},
        {"i1-abcd|intervention|||PER|Ana Silva;Pedro Dias|NIC||x|p1-abcd;p2-abcd||", ""},
        {"i1-abcd|intervention||||Ana Silva|MAG||x|p1-abcd||", ""}, /* a capacity */
        {"i1-abcd|intervention|||PER|Anna Silva|NIC||x|p1-abcd||",
         "4:6 warning the name \"Anna Silva\" differs from the participant's row, which says \"Ana "
         "Silva\" and wins; correct it there"},
        {"i1-abcd|intervention|||PER|Ana Silva|MAG||x|p1-abcd||",
         "4:7 warning the organization \"MAG\" differs from the participant's row, which says "
         "\"NIC\" and wins; correct it there"},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        struct str file = {0};
        str_add_text(&file, people);
        str_add_text(&file, rows[i].row);
        test_row("%s", rows[i].row);
        expect_problems(str_text(&file), rows[i].wanted);
        str_release(&file);
    }
}

static void a_cell_cut_by_a_spreadsheet_is_told(void)
{
    static const struct {
        size_t letters; /* of two bytes, one UTF-16 unit each */
        bool told;
    } rows[] = {{32766, false}, {32767, true}, {32768, false}, {65535, true}, {65536, false}};
    for (size_t i = 0; i < COUNT(rows); i++) {
        struct str file = {0};
        str_add_text(&file, HEAD "n1-abcd|note|||||||");
        for (size_t at = 0; at < rows[i].letters; at++) {
            str_add_text(&file, "é");
        }
        str_add_text(&file, "|||");
        struct str got = problems_of(str_text(&file));
        test_row("%zu", rows[i].letters);
        expect_int(got.size > 0, rows[i].told);
        str_release(&got);
        str_release(&file);
    }
}

static void a_header_without_id_or_record_ends_it(void)
{
    expect_problems("name|text\nx|NA",
                    "1:1 error the header has no column \"id\", so this is no "
                    "session file of rapporteur\n1:1 error the header has no "
                    "column \"record\", so this is no session file of rapporteur");
    expect_problems("id|record|text|text\n",
                    "1:4 error two columns are called \"text\"; rename one "
                    "of them");
}

static void unknown_columns_are_nobodys_business(void)
{
    expect_problems("id|record|mine\nn1-abcd|note|NA", "");
}

static const struct test tests[] = {
    {"each kind of problem is told with its place", each_kind_of_problem_is_told_with_its_place},
    {"two equal ids are told at the second", two_equal_ids_are_told_at_the_second},
    {"a repeated cell that differs is told", a_repeated_cell_that_differs_is_told},
    {"a cell cut by a spreadsheet is told", a_cell_cut_by_a_spreadsheet_is_told},
    {"a header without id or record ends it", a_header_without_id_or_record_ends_it},
    {"unknown columns are nobody's business", unknown_columns_are_nobodys_business},
};

int main(int argc, char **argv)
{
    return test_main(tests, COUNT(tests), argc, argv);
}
