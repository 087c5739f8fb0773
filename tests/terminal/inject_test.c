/* The real program while calls of the kernel fail, by strace: what its header says, and that all is
 * there again. A failure that lasts goes on until the tracer is gone; one that passes is over by
 * itself. Then all is saved. */
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "expect.h"
#include "session.h"

static const char *const words[] = {"figs", "pears", "plums", "quinces"};

static bool can_trace(void)
{
    return system("strace -qq -o /dev/null true >/dev/null 2>&1") == 0;
}

static struct term *start_failing(const char *call, const char *error, const char *when)
{
    char inject[200];
    const char *plain = getenv("RAPPORTEUR_PLAIN");
    struct str out = {0};
    (void)session_folder();
    expect_int(session_run("new talk.csv --title Talk", &out), 0);
    str_release(&out);
    (void)snprintf(inject, sizeof inject, "inject=%s:error=%s:when=%s", call, error, when);
    const char *const argv[] = {"/usr/bin/env",
                                "strace",
                                "-D", /* the program is ours to kill */
                                "-f",
                                "-qq",
                                "-o",
                                "/dev/null",
                                "-e",
                                inject,
                                plain == NULL ? term_program() : plain,
                                session_path("talk.csv"),
                                NULL};
    struct term *term = term_start(argv, 24, 80, NULL);
    expect_see(term, "1 Notes");
    return term;
}

/* The tracer goes, and with it what it did. */
static void end_of_faults(const struct term *term)
{
    char path[64];
    char line[128];
    int tracer = 0;
    (void)snprintf(path, sizeof path, "/proc/%d/status", (int)term_pid(term));
    FILE *status = fopen(path, "re");
    while (status != NULL && fgets(line, sizeof line, status) != NULL) {
        if (strncmp(line, "TracerPid:", 10) == 0) {
            tracer = (int)strtol(line + 10, NULL, 10);
        }
    }
    if (status != NULL) {
        (void)fclose(status);
    }
    if (expect(tracer > 1)) {
        expect_int(kill(tracer, SIGKILL), 0);
    }
}

static void type_words(struct term *term)
{
    term_type(term, "mexico: begin\r");
    expect_see(term, "begin");
    for (size_t i = 0; i < COUNT(words); i++) {
        term_type(term, words[i]);
        term_type(term, "\r");
        expect_see(term, words[i]);
        (void)term_idle(term, 100); /* one batch a line */
    }
}

static void expect_words(void)
{
    for (size_t i = 0; i < COUNT(words); i++) {
        expect(session_csv_has(words[i]));
    }
}

static void what_lasts_is_said_and_loses_nothing(void)
{
    static const struct {
        const char *call, *error, *when, *says;
    } cases[] = {{"fdatasync", "EIO", "1+", "NOT SAVED"},
                 {"fdatasync", "ENOSPC", "2+", "NOT SAVED"},
                 {"fsync", "EIO", "1+", "NOT SAVED"},
                 {"fsync", "EDQUOT", "2+", "NOT SAVED"},
                 {"renameat", "EACCES", "1+", "CSV waits"},
                 {"renameat", "EROFS", "1+", "CSV waits"},
                 {"fsync,fdatasync", "EROFS", "3+", "NOT SAVED"}};
    if (!can_trace()) {
        skip_test("strace is missing, or may not trace here");
        return;
    }
    for (size_t i = 0; i < COUNT(cases); i++) {
        test_row("%s %s from %s on", cases[i].call, cases[i].error, cases[i].when);
        struct term *term = start_failing(cases[i].call, cases[i].error, cases[i].when);
        type_words(term);
        expect_see(term, cases[i].says);
        term_type(term, "half a sen");
        expect_see(term, "> half a sen");
        expect_see(term, cases[i].says);
        expect_not(term, "  saved");
        end_of_faults(term);
        expect_see(term, "  saved");
        expect_see(term, "> half a sen");
        term_type(term, "\x15");
        session_leave(term);
        expect_words();
    }
}

static void what_passes_is_over_by_itself(void)
{
    static const struct {
        const char *call, *error, *when;
    } cases[] = {{"fdatasync", "EIO", "1"},
                 {"fdatasync", "ENOSPC", "2..3"},
                 {"fsync", "EIO", "1"},
                 {"fsync", "ENOSPC", "2"},
                 {"renameat", "EACCES", "1"},
                 {"fchmod", "EPERM", "1+"},
                 {"flock", "ENOLCK", "1+"},
                 {"inotify_add_watch", "ENOSPC", "1+"},
                 {"inotify_init1", "EMFILE", "1+"},
                 {"epoll_create1", "EMFILE", "1+"},
                 {"eventfd2", "EMFILE", "1+"},
                 {"clone3,clone", "EAGAIN", "1+"},
                 {"unlinkat", "EACCES", "1+"}};
    if (!can_trace()) {
        skip_test("strace is missing, or may not trace here");
        return;
    }
    for (size_t i = 0; i < COUNT(cases); i++) {
        test_row("%s %s at %s", cases[i].call, cases[i].error, cases[i].when);
        struct term *term = start_failing(cases[i].call, cases[i].error, cases[i].when);
        type_words(term);
        expect_see(term, "  saved");
        session_leave(term);
        expect_words();
    }
}

static const struct test tests[] = {
    {"what lasts is said and loses nothing", what_lasts_is_said_and_loses_nothing},
    {"what passes is over by itself", what_passes_is_over_by_itself},
};

int main(int argc, char **argv)
{
    int answer = test_main(tests, COUNT(tests), argc, argv);
    session_clean();
    return answer;
}
