/* What durability costs: how often the real program, typed into in a real terminal, syncs its log.
 * One fdatasync for each batch of keys read, and none beside. (The first one is an fsync, with
 * those of the folders; those of the draft and of the CSV are apart.) strace sees them, and with -y
 * which file they are of. */
#include <stdlib.h>
#include <string.h>

#include "expect.h"
#include "session.h"

/* What a trace has of the log. */
struct syncs {
    int data, whole; /* fdatasync, fsync */
};

/* The file that strace writes; the program itself, without sanitizers, as it is traced. */
static struct term *start_traced(void)
{
    char file[400];
    char trace[400];
    const char *plain = getenv("RAPPORTEUR_PLAIN");
    struct str out = {0};
    (void)session_folder();
    expect_int(session_run("new talk.csv --title Talk", &out), 0);
    str_release(&out);
    (void)snprintf(file, sizeof file, "%s", session_path("talk.csv"));
    (void)snprintf(trace, sizeof trace, "%s", session_path("trace"));
    const char *const argv[] = {"/usr/bin/env",
                                "strace",
                                "-f",
                                "-qq",
                                "-y",
                                "-e",
                                "trace=/^f(data)?sync$",
                                "-o",
                                trace,
                                plain == NULL ? term_program() : plain,
                                file,
                                NULL};
    struct term *term = term_start(argv, 24, 80, NULL);
    expect_see(term, "1 Notes");
    return term;
}

static struct syncs count_syncs(void)
{
    struct syncs syncs = {0};
    struct str trace = session_read(session_path("trace"));
    struct slice rest = str_slice(&trace);
    struct slice line = {NULL, 0};
    while (slice_next(&rest, '\n', &line)) {
        if (slice_find_part(line, slice_of(".log>")) < line.size) {
            syncs.data += slice_find_part(line, slice_of(" fdatasync(")) < line.size ? 1 : 0;
            syncs.whole += slice_find_part(line, slice_of(" fsync(")) < line.size ? 1 : 0;
        }
    }
    str_release(&trace);
    return syncs;
}

/* Whether the stream has it, and the header says that all is saved. The header is painted first. */
static bool is_saved(const struct term *term, const char *text)
{
    bool kept = false;
    for (int row = 3; row < 20 && !kept; row++) {
        kept = strstr(term_row(term, row), text) != NULL;
    }
    return kept && strstr(term_row(term, 0), " saved") != NULL;
}

static void expect_saved(struct term *term, const char *text)
{
    enum { STEP = 50 };
    int waited = 0;
    while (!is_saved(term, text) && waited < TERM_LONG) {
        (void)term_until_bytes(term, term_bytes(term) + 1, STEP);
        waited += STEP;
    }
    expect_at(__FILE__, __LINE__, is_saved(term, text), "not kept and saved: %s\n%s", text,
              term_screen(term));
}

/* Types the lines in writes of so many at once, each write after the last line of the one before is
 * saved; then how often the log was synced from start to end. */
static struct syncs type_lines(int lines, int at_once)
{
    struct term *term = start_traced();
    struct str batch = {0};
    term_type(term, "/note first\r");
    expect_saved(term, "first");
    for (int i = 1; i <= lines; i++) {
        char word[40];
        (void)snprintf(word, sizeof word, "word%d.", i);
        str_add_format(&batch, "/note %s\r", word);
        if (i % at_once == 0) {
            expect(term_send(term, batch.at, batch.size));
            expect_saved(term, word);
            str_clear(&batch);
        }
    }
    str_release(&batch);
    session_leave(term);
    expect(session_csv_has("word1."));
    return count_syncs();
}

static bool can_trace(void)
{
    bool can = system("strace -qq -o /dev/null true >/dev/null 2>&1") == 0;
    if (!can) {
        skip_test("strace is missing, or may not trace here");
    }
    return can;
}

static void a_batch_of_lines_is_one_fdatasync_of_the_log(void)
{
    static const struct {
        int lines, at_once, data;
    } rows[] = {{1, 1, 1}, {6, 1, 6}, {6, 6, 1}, {12, 4, 3}};
    for (size_t i = 0; can_trace() && i < COUNT(rows); i++) {
        test_row("%d lines, %d at once", rows[i].lines, rows[i].at_once);
        struct syncs syncs = type_lines(rows[i].lines, rows[i].at_once);
        expect_int(syncs.data, rows[i].data);
        expect_int(syncs.whole, 1);
    }
}

static void letters_that_are_no_entry_yet_sync_no_log(void)
{
    if (!can_trace()) {
        return;
    }
    struct term *term = start_traced();
    term_type(term, "/note first\r");
    expect_saved(term, "first");
    for (const char *letter = "half a sentence"; *letter != '\0'; letter++) {
        size_t before = term_bytes(term);
        expect(term_send(term, letter, 1));
        expect(term_until_bytes(term, before + 1, TERM_LONG));
    }
    expect_see(term, "half a sentence");
    session_leave(term);
    struct syncs syncs = count_syncs();
    expect_int(syncs.data, 0);
    expect_int(syncs.whole, 1);
}

static const struct test tests[] = {
    {"a batch of lines is one fdatasync of the log", a_batch_of_lines_is_one_fdatasync_of_the_log},
    {"letters that are no entry yet sync no log", letters_that_are_no_entry_yet_sync_no_log},
};

int main(int argc, char **argv)
{
    int answer = test_main(tests, COUNT(tests), argc, argv);
    session_clean();
    return answer;
}
