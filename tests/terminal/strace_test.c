/* The real program in a real terminal, killed by strace just before the n-th call of a kind, n = 1,
 * 2, …, until a run ends by itself. What stood on the screen as saved, and every letter of the
 * entry line, is there afterwards.
 *
 * strace counts each kind of call in each thread by itself. So each kind has a sweep of its own:
 * the syncs and the renames come only from the threads behind the first one. */
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "expect.h"
#include "session.h"

enum { CALLS_MOST = 2000, PATIENCE = 200 };

static const char *const words[] = {"figs", "pears", "plums"};
static const char *const lines[] = {"mexico: figs", "pears", "/note plums"};

struct seen {
    bool saved[COUNT(words)];
    char line[100];
    bool ended;
};

/* Waits for `text`; false when the program is gone before. */
static bool await(struct term *term, const char *text)
{
    for (int i = 0; i < PATIENCE; i++) {
        if (term_see(term, text, 50)) {
            return true;
        }
        if (term_wait(term, 0) >= 0) {
            return false;
        }
    }
    return false;
}

/* Whether the stream has it: above the message, not on the entry line. */
static bool is_kept(const struct term *term, const char *word)
{
    bool found = false;
    for (int row = 3; row < 20 && !found; row++) {
        found = strstr(term_row(term, row), word) != NULL;
    }
    return found;
}

/* What the screen shows now. */
static void look(const struct term *term, struct seen *seen)
{
    char header[200];
    (void)snprintf(header, sizeof header, "%s", term_row(term, 0));
    bool saved = strstr(header, "saved") != NULL;
    for (size_t i = 0; i < COUNT(words); i++) {
        seen->saved[i] = seen->saved[i] || (saved && is_kept(term, words[i]));
    }
    static const char half[] = "half a sentence";
    for (size_t size = sizeof half - 1; size > 0; size--) {
        char part[40];
        (void)snprintf(part, sizeof part, "> %.*s", (int)size, half);
        if (term_has(term, part)) {
            (void)snprintf(seen->line, sizeof seen->line, "%.*s", (int)size, half);
            break;
        }
    }
}

/* Waits until the entry stands in the stream and is saved; false when the program is gone before.
 */
static bool await_saved(struct term *term, const char *word)
{
    for (int i = 0; i < PATIENCE; i++) {
        if (is_kept(term, word) && strstr(term_row(term, 0), "saved") != NULL) {
            return true;
        }
        if (term_wait(term, 0) >= 0) {
            return false;
        }
        (void)term_see(term, "what is never there", 50); /* its turn */
    }
    return false;
}

static void type_session(struct term *term, struct seen *seen)
{
    if (!await(term, "1 Notes")) {
        return;
    }
    for (size_t i = 0; i < COUNT(lines); i++) {
        term_type(term, lines[i]);
        bool alive =
            await(term, lines[i]) && term_key(term, "Enter") && await_saved(term, words[i]);
        look(term, seen);
        if (!alive) {
            return;
        }
    }
    term_type(term, "half a sentence");
    bool whole = await(term, "> half a sentence");
    look(term, seen);
    if (whole && term_key(term, "Ctrl-Q")) {
        seen->ended = term_wait(term, TERM_LONG) == 0;
    }
}

static struct seen run_killed(const char *calls, int at)
{
    struct seen seen = {0};
    char inject[200];
    char file[400];
    const char *plain = getenv("RAPPORTEUR_PLAIN");
    const char *folder = session_folder();
    struct str out = {0};
    expect_int(session_run("new talk.csv --title Talk", &out), 0);
    str_release(&out);
    (void)snprintf(file, sizeof file, "%s/talk.csv", folder);
    (void)snprintf(inject, sizeof inject, "inject=%s:signal=KILL:when=%d", calls, at);
    const char *const argv[] = {"/usr/bin/env", "strace", "-f",
                                "-qq",          "-o",     "/dev/null",
                                "-e",           inject,   plain == NULL ? term_program() : plain,
                                file,           NULL};
    struct term *term = term_start(argv, 24, 80, NULL);
    type_session(term, &seen);
    term_stop(term);
    return seen;
}

static void check(const struct seen *seen)
{
    struct term *term = session_start(NULL);
    for (size_t i = 0; i < COUNT(words); i++) {
        if (seen->saved[i]) {
            expect_see(term, words[i]);
        }
    }
    if (seen->line[0] != '\0') {
        expect_see(term, seen->line);
    }
    session_leave(term);
    for (size_t i = 0; i < COUNT(words); i++) {
        expect(!seen->saved[i] || session_csv_has(words[i]));
    }
}

/* How many kills there were. */
static int sweep(const char *call, int stride)
{
    int kills = 0;
    for (int at = 1; at < CALLS_MOST; at += stride) {
        test_row("killed at %s %d", call, at);
        unsigned failed = test_state()->failed;
        struct seen seen = run_killed(call, at);
        check(&seen);
        if (seen.ended) {
            expect(seen.saved[0] && seen.saved[1] && seen.saved[2]);
            return kills;
        }
        kills++;
        if (test_state()->failed != failed) {
            break;
        }
    }
    return kills;
}

static void nothing_seen_on_the_screen_is_lost(void)
{
    static const struct {
        const char *call;
        int stride, least; /* kills that there must be */
    } sweeps[] = {
        {"write", 2, 10},   {"openat", 4, 4},   {"fdatasync", 1, 2}, {"fsync", 1, 3},
        {"renameat", 1, 1}, {"fchmod", 1, 1},   {"fchown", 1, 0},    {"ftruncate", 1, 0},
        {"unlinkat", 1, 0}, {"pwrite64", 1, 0}, {"close", 6, 4},     {"ioctl", 6, 2},
        {"poll", 2, 4},     {"flock", 1, 1},
    };
    if (system("strace -qq -o /dev/null true >/dev/null 2>&1") != 0) {
        skip_test("strace is missing, or may not trace here");
        return;
    }
    int kills = 0;
    for (size_t i = 0; i < COUNT(sweeps); i++) {
        int of_this = sweep(sweeps[i].call, sweeps[i].stride);
        expect(of_this >= sweeps[i].least);
        kills += of_this;
    }
    printf("# killed %d times\n", kills);
}

static const struct test tests[] = {
    {"nothing seen on the screen is lost to a kill", nothing_seen_on_the_screen_is_lost},
};

int main(int argc, char **argv)
{
    int answer = test_main(tests, COUNT(tests), argc, argv);
    session_clean();
    return answer;
}
