/* The main job on a real report: a new user enters it by the keyboard. Its words are read where
 * they lie and stand nowhere in this project; where it is not there, the test is skipped. */
#include <dirent.h>
#include <stdlib.h>
#include <string.h>

#include "expect.h"
#include "session.h"

enum { PARAGRAPHS_MOST = 40 };

struct report {
    struct str text;
    struct slice paragraphs[PARAGRAPHS_MOST];
    size_t count;
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
    return report->count >= 12;
}

static void enter(struct term *term, const char *before, struct slice text)
{
    struct str line = {0};
    str_add_text(&line, before);
    str_add(&line, text);
    for (size_t i = 0; i < line.size; i++) {
        line.at[i] = line.at[i] == '\n' ? ' ' : line.at[i];
    }
    expect(term_send(term, line.at, line.size));
    term_key(term, "Enter");
    expect_see(term, "kept:");
    str_release(&line);
}

static void enter_people(struct term *term, struct slice list)
{
    term_key(term, "Esc");
    expect_see(term, "0 Sessions");
    term_type(term, "2");
    expect_see(term, "[2 People]");
    expect(term_paste(term, list.at, list.size));
    term_key(term, "Enter");
    expect_see(term, "9 people");
    term_key(term, "Esc");
    expect_see(term, "0 Sessions");
    term_type(term, "1");
    expect_see(term, "[1 Notes]");
}

static void enter_all(struct term *term, const struct report *report)
{
    static const char *const speakers[] = {
        "colombia: ", "mexico: ", "argentina: ", "uruguay: ", "barbados: ", "ipandetec: "};
    const struct slice *paragraphs = report->paragraphs;
    enter(term, "/title ", slice_of("Local spaces"));
    enter(term, "/committee ", slice_of("Coordinating Committee"));
    enter(term, "/event ", slice_of("LACIGF 10"));
    enter_people(term, paragraphs[2]);
    enter(term, "/represented ",
          slice_of("Mexico, Argentina, Barbados, Costa Rica, Colombia, Uruguay and Paraguay"));
    enter(term, "/note ", paragraphs[3]);
    enter(term, "/note ", paragraphs[4]);
    for (size_t i = 0; i < COUNT(speakers); i++) {
        enter(term, speakers[i], paragraphs[5 + i]);
    }
    enter(term, "as MAG: ", paragraphs[12]);
    enter(term, "/conclusion ", paragraphs[11]);
    expect_see(term, "saved");
}

static void a_new_user_enters_the_whole_report(void)
{
    static const char *const gaps[] = {
        "\"announced_not_heard\": [\"CRI\", \"PRY\"]",
        "\"heard_not_announced\": [\"PAN\"]",
        "\"roster_only\": [\"BRA\"]",
        "\"country\": \"URY\", \"announced\": true, \"roster\": true, \"heard\": 1, \"words\": 21, "
        "\"substance\": false",
    };
    struct report report = {.count = 0};
    struct str out = {0};
    if (!read_report(&report)) {
        skip_test("the seed is not here");
        str_release(&report.text);
        return;
    }
    (void)session_folder();
    struct term *term = session_start(NULL);
    enter_all(term, &report);
    term_key(term, "Esc");
    expect_see(term, "0 Sessions");
    term_type(term, "4");
    expect_see(term, "[4 Review]");
    expect_see(term, "Costa Rica was announced and not heard");
    session_leave(term);
    expect_int(session_run("review --json talk.csv", &out), 0);
    for (size_t i = 0; i < COUNT(gaps); i++) {
        test_row("%s", gaps[i]);
        expect(slice_find_part(str_slice(&out), slice_of(gaps[i])) < out.size);
    }
    expect(slice_find_part(str_slice(&out), slice_of("\"thin\": [\"i4-")) < out.size);
    /* Every paragraph is there, word for word; a quote is doubled in the file, and seldom. */
    struct str csv = session_csv();
    for (size_t i = 3; i < report.count; i++) {
        struct slice head = slice_head(report.paragraphs[i], slice_find(report.paragraphs[i], '"'));
        test_row("paragraph %zu", i);
        expect(slice_find_part(str_slice(&csv), head) < csv.size);
    }
    str_release(&csv);
    str_release(&out);
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
