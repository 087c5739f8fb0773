/* The main job on a real report: a new user enters it by the keyboard, as the screens guide: Set-up
 * step by step, then Notes. Its words are read where they lie and stand nowhere in this project;
 * where it is not there, the test is skipped. */
#include <dirent.h>
#include <stdlib.h>
#include <string.h>

#include "expect.h"
#include "session.h"
#include "table.h"

enum { PARAGRAPHS_MOST = 40 };

/* Which paragraph is what; the first is the title with the committee in brackets. */
enum {
    TITLE,
    LIST = 2,
    OVERVIEW, /* two, and the first names the countries */
    SPOKEN = OVERVIEW + 2,
    AIM = SPOKEN + 6,
    CLOSING, /* a conclusion, then what "the MAG representative" said */
    PARAGRAPHS
};

struct report {
    struct str text;
    struct slice paragraphs[PARAGRAPHS_MOST];
    size_t count;
};

/* The parts of the paragraphs that are typed. */
struct parts {
    struct slice title, committee, countries, conclusion, capacity;
};

static bool read_file(const char *folder, const char *name, struct str *text)
{
    char path[600];
    char block[4096];
    size_t size = 0;
    (void)snprintf(path, sizeof path, "%s/%s", folder, name);
    FILE *stream = fopen(path, "re");
    while (stream != NULL && (size = fread(block, 1, sizeof block, stream)) > 0) {
        str_add(text, slice_make(block, size));
    }
    return stream != NULL && fclose(stream) == 0;
}

/* The first text file of $RAPPORTEUR_SEED, else of ../shared/seed, in paragraphs. */
static bool read_report(struct report *report)
{
    const char *folder = getenv("RAPPORTEUR_SEED");
    folder = folder == NULL ? "../shared/seed" : folder;
    DIR *stream = opendir(folder);
    const struct dirent *entry = NULL;
    while (stream != NULL && report->text.size == 0 && (entry = readdir(stream)) != NULL) {
        if (strstr(entry->d_name, ".txt") != NULL) {
            (void)read_file(folder, entry->d_name, &report->text);
        }
    }
    if (stream != NULL) {
        (void)closedir(stream);
    }
    struct slice rest = str_slice(&report->text);
    while (rest.size > 0 && report->count < PARAGRAPHS_MOST) {
        size_t end = slice_find_part(rest, slice_of("\n\n"));
        struct slice paragraph = slice_trim(slice_head(rest, end));
        if (paragraph.size > 0) {
            report->paragraphs[report->count++] = paragraph;
        }
        rest = slice_from(rest, end + 2);
    }
    return report->count == PARAGRAPHS;
}

/* What stands between `before` and `after` in `text`; both must be there. */
static struct slice between(struct slice text, const char *before, const char *after)
{
    size_t start = slice_find_part(text, slice_of(before));
    expect(start < text.size);
    struct slice rest = slice_from(text, start + strlen(before));
    size_t end = slice_find_part(rest, slice_of(after));
    expect(end < rest.size);
    return slice_head(rest, end);
}

static struct parts parts_of(const struct report *report)
{
    struct slice first = report->paragraphs[TITLE];
    struct slice closing = report->paragraphs[CLOSING];
    size_t sentence = slice_find_part(closing, slice_of(". ")) + 1;
    return (struct parts){
        .title = between(first, ": ", " ("),
        .committee = between(first, "(", ")"),
        .countries = between(report->paragraphs[OVERVIEW], "from ", " shared"),
        .conclusion = slice_head(closing, sentence),
        .capacity = slice_trim(slice_from(closing, sentence)),
    };
}

static void type_line(struct term *term, const char *before, struct slice text, const char *then)
{
    term_type(term, before);
    expect(term_send(term, text.at, text.size));
    term_key(term, "Enter");
    expect_see(term, then);
}

/* As a terminal pastes: CR for LF. */
static void paste_list(struct term *term, struct slice list)
{
    struct str text = {0};
    str_add(&text, list);
    for (size_t i = 0; i < text.size; i++) {
        text.at[i] = text.at[i] == '\n' ? '\r' : text.at[i];
    }
    expect(term_paste(term, text.at, text.size));
    term_key(term, "Enter");
    str_release(&text);
}

static void set_up(struct term *term, const struct report *report, const struct parts *parts)
{
    session_go(term, "6 Set-up");
    /* It stands on the first step that is not done; the title has the file's name. */
    expect_see(term, "whose session it is >");
    term_key(term, "Up");
    expect_see(term, "title of the session >");
    type_line(term, "", parts->title, "whose session it is >");
    type_line(term, "", parts->committee, "event that it is part of >");
    type_line(term, "", slice_of("Forum 10"), "date, as");
    term_key(term, "Enter");
    expect_see(term, "where it takes place >");
    term_key(term, "Enter");
    expect_see(term, "who takes part >");
    paste_list(term, report->paragraphs[LIST]);
    expect_see(term, "9 people");
    term_key(term, "Enter");
    expect_see(term, "countries announced >");
    type_line(term, "", parts->countries, "MEX ARG BRB CRI COL URY PRY");
}

static const struct {
    const char *who, *country;
} speakers[] = {{"colombia: ", "COL"}, {"mexico: ", "MEX"},   {"argentina: ", "ARG"},
                {"uruguay: ", "URY"},  {"barbados: ", "BRB"}, {"ipandetec: ", "PAN"}};

static void take_notes(struct term *term, const struct report *report, const struct parts *parts)
{
    session_go(term, "1 Notes");
    type_line(term, "/note ", report->paragraphs[OVERVIEW], "n1 note");
    type_line(term, "/note ", report->paragraphs[OVERVIEW + 1], "n2 note");
    for (size_t i = 0; i < COUNT(speakers); i++) {
        char kept[40];
        (void)snprintf(kept, sizeof kept, "kept: i%zu %s", i + 1, speakers[i].country);
        type_line(term, speakers[i].who, report->paragraphs[SPOKEN + i], kept);
    }
    type_line(term, "/note ", report->paragraphs[AIM], "n3 note");
    type_line(term, "as MAG: ", parts->capacity, "kept: i7");
    type_line(term, "/conclusion ", parts->conclusion, "c1 conclusion");
    expect_see(term, "saved");
}

/* The board and the gaps, some of which stand below the screen's end. */
static void look_at_review(struct term *term)
{
    session_go(term, "4 Review");
    expect(session_see_row(term, "Costa Rica", "not heard"));
    expect(session_see_row(term, "Paraguay", "not heard"));
    expect_see(term, "Costa Rica was announced and not heard");
    expect_see(term, "Paraguay was announced and not heard");
    expect_see(term, "Panama was heard and not announced");
    expect_see(term, "Brazil is in the roster only");
    for (int row = 0; row < 24; row++) {
        const char *text = term_row(term, row);
        test_row("%s", text);
        expect(strstr(text, "thin") == NULL || strstr(text, "URY") != NULL);
    }
    test_row("the board");
    expect(session_see_row(term, "Uruguay", "thin"));
}

static void check_roster(const struct table *table, struct slice list)
{
    static const char *const countries[] = {"BRA", "MEX", "ARG", "BRB", "COL",
                                            "URY", "PAN", "MEX", "URY"};
    size_t row = 0;
    expect_int(table_records(table, "participant"), COUNT(countries));
    for (size_t i = 0; i < COUNT(countries); i++) {
        row = table_find(table, row, "record", "participant");
        const char *name = table_cell(table, row, "name");
        test_row("participant %zu, %s", i + 1, name);
        expect_str(table_cell(table, row, "country"), countries[i]);
        expect_str(table_cell(table, row, "status"), "");
        expect(strlen(name) > 8 && slice_find_part(list, slice_of(name)) < list.size);
    }
    row = table_find(table, 0, "name", "Manuel Haces");
    test_row("Manuel Haces");
    expect(table_find(table, row, "name", "Manuel Haces") == 0);
    expect_str(table_cell(table, row, "organization"),
               "NIC.MX Technical Secretary of the Internet Governance Initiative Group");
}

static void expect_text(const struct table *table, size_t row, struct slice text)
{
    const char *cell = table_cell(table, row, "text");
    expect_bytes(cell, strlen(cell), text.at, text.size);
}

static void check_stream(const struct table *table, const struct report *report,
                         const struct parts *parts)
{
    size_t row = table_find(table, 0, "record", "note");
    expect_text(table, row, report->paragraphs[OVERVIEW]);
    row = table_find(table, row, "record", "note");
    expect_text(table, row, report->paragraphs[OVERVIEW + 1]);
    for (size_t i = 0; i < COUNT(speakers); i++) {
        row = table_find(table, row, "record", "intervention");
        test_row("%s", speakers[i].who);
        expect_str(table_cell(table, row, "country"), speakers[i].country);
        expect_text(table, row, report->paragraphs[SPOKEN + i]);
    }
    test_row("what follows the turns");
    row = table_find(table, row, "record", "note");
    expect_text(table, row, report->paragraphs[AIM]);
    row = table_find(table, row, "record", "intervention");
    expect_str(table_cell(table, row, "organization"), "MAG");
    expect_str(table_cell(table, row, "country"), "");
    expect_str(table_cell(table, row, "name"), "");
    expect_text(table, row, parts->capacity);
    row = table_find(table, row, "record", "conclusion");
    expect_text(table, row, parts->conclusion);
    expect_text(table, table_find(table, 0, "id", "s-title"), parts->title);
    expect_text(table, table_find(table, 0, "id", "s-committee"), parts->committee);
}

static void check_json(const char *uruguay)
{
    char thin[100];
    struct str out = {0};
    (void)snprintf(thin, sizeof thin, "\"thin\": [\"%s\"]", uruguay);
    const char *const wanted[] = {"\"announced_not_heard\": [\"CRI\", \"PRY\"]",
                                  "\"heard_not_announced\": [\"PAN\"]",
                                  "\"roster_only\": [\"BRA\"]", thin, "\"holes\": []"};
    expect_int(session_run("review --json talk.csv", &out), 0);
    for (size_t i = 0; i < COUNT(wanted); i++) {
        test_row("%s", wanted[i]);
        expect(slice_find_part(str_slice(&out), slice_of(wanted[i])) < out.size);
    }
    str_release(&out);
}

static void a_new_user_enters_the_whole_report(void)
{
    struct report report = {.count = 0};
    struct table table;
    if (!read_report(&report)) {
        skip_test("the seed is not here");
        str_release(&report.text);
        return;
    }
    struct parts parts = parts_of(&report);
    (void)session_folder();
    struct term *term = session_start(NULL);
    set_up(term, &report, &parts);
    take_notes(term, &report, &parts);
    look_at_review(term);
    session_leave(term);
    if (table_read_session(&table)) {
        check_roster(&table, report.paragraphs[LIST]);
        check_stream(&table, &report, &parts);
        size_t uruguay = table_find(&table, 0, "record", "intervention");
        while (uruguay > 0 && strcmp(table_cell(&table, uruguay, "country"), "URY") != 0) {
            uruguay = table_find(&table, uruguay, "record", "intervention");
        }
        check_json(table_cell(&table, uruguay, "id"));
    }
    table_release(&table);
    str_release(&report.text);
}

static const struct test tests[] = {
    {"a new user enters the whole report", a_new_user_enters_the_whole_report},
};

int main(int argc, char **argv)
{
    int answer = test_main(tests, COUNT(tests), argc, argv);
    session_clean();
    return answer;
}
