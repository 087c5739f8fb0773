/* What goes to the terminal, and what does not: bytes for a letter, silence at rest, and what odd
 * terminals, locales and tastes get. */
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "expect.h"
#include "session.h"

enum { LETTER_BYTES = 4, CLOCK_BYTES = 40, SETTLED = 1500 };

static void a_letter_costs_four_bytes_at_most(void)
{
    static const char letters[] = "the committee asked for more time, and the others did not today";
    size_t count = sizeof letters - 1;
    (void)session_folder();
    struct term *term = session_start(NULL);
    term_type(term, "mexico: begin\r");
    expect_see(term, "kept");
    expect(term_idle(term, SETTLED));
    size_t before = term_bytes(term);
    for (size_t i = 0; i < count; i++) {
        size_t had = term_bytes(term);
        expect(term_send(term, letters + i, 1));
        expect(term_until_bytes(term, had + 1, TERM_LONG));
    }
    expect_see(term, "not today");
    expect(term_idle(term, SETTLED));
    if (!expect(term_bytes(term) - before <= count * LETTER_BYTES)) {
        printf("%zu bytes for %zu letters\n", term_bytes(term) - before, count);
    }
    session_leave(term);
}

static time_t seconds_now(void)
{
    struct timespec now = {0};
    (void)clock_gettime(CLOCK_REALTIME, &now);
    return now.tv_sec;
}

/* The program with settings of its own, on the session that is open already. */
static struct term *start_with(const char *name, const char *settings)
{
    char folder[100];
    char command[700];
    char config[600];
    (void)snprintf(folder, sizeof folder, "%s/rapporteur/rapporteur.ini", name);
    (void)snprintf(config, sizeof config, "XDG_CONFIG_HOME=%s", session_path(name));
    (void)snprintf(command, sizeof command, "mkdir -p '%s/rapporteur'", session_path(name));
    expect_int(system(command), 0);
    session_write(folder, slice_of(settings));
    const char *const env[] = {config, NULL};
    return session_start(env);
}

/* Sees through the next change of the minute with a program that has nothing to do while somebody
 * speaks, and beside it one that counts their time and one that is told to keep still: the clock,
 * once, and nothing else. */
static void at_rest_only_the_clock_moves_and_for_a_screen_reader_not_even_that(void)
{
    char clock[10];
    (void)session_folder();
    struct term *term = session_start(NULL);
    struct term *timed = start_with("timed", "[clock]\nlimit_statement = 2\n");
    struct term *quiet = start_with("quiet", "[interface]\nscreen_reader = yes\n");
    (void)alarm(150); /* of this up to 60 s are the wait */
    term_type(timed, "mexico: begin\r");
    expect_see(timed, "0 min of 2");
    expect_see(term, "MEX Mexico");
    expect_see(quiet, "MEX Mexico");
    expect(term_idle(quiet, SETTLED) && term_idle(term, SETTLED) && term_idle(timed, SETTLED));
    if (seconds_now() % 60 > 56) { /* too near to tell before from after */
        expect(term_idle(term, 6000) && term_idle(quiet, SETTLED) && term_idle(timed, SETTLED));
    }
    size_t before = term_bytes(term);
    size_t quiet_before = term_bytes(quiet);
    size_t timed_before = term_bytes(timed);
    expect(before > 0 && quiet_before > 0);
    time_t minute = (seconds_now() / 60 + 1) * 60;
    while (seconds_now() < minute - 2) {
        expect(!term_until_bytes(term, before + 1, 500));
    }
    struct tm local;
    expect(localtime_r(&minute, &local) != NULL);
    (void)strftime(clock, sizeof clock, "%H:%M", &local);
    expect(!term_has(term, clock));
    expect_see(term, clock);
    expect(term_idle(term, SETTLED) && term_idle(quiet, SETTLED) && term_idle(timed, SETTLED));
    expect(term_bytes(term) - before <= CLOCK_BYTES);
    expect(term_bytes(timed) - timed_before <= CLOCK_BYTES);
    expect_int(term_bytes(quiet) - quiet_before, 0);
    session_leave(quiet);
    session_leave(timed);
    session_leave(term);
}

static void odd_terminals_show_the_screens(void)
{
    static const char *const terms[] = {"TERM=xterm-kitty", "TERM=of-tomorrow",
                                        "TERM=linux",       "TERM=vt100",
                                        "TERM=screen",      "TERM=tmux-256color"};
    struct str out = {0};
    (void)session_folder();
    expect_int(session_run("new talk.csv", &out), 0);
    str_release(&out);
    for (size_t i = 0; i < COUNT(terms); i++) {
        test_row("%s", terms[i]);
        const char *const env[] = {terms[i], NULL};
        struct term *term = session_start(env);
        if (strcmp(terms[i], "TERM=of-tomorrow") == 0) {
            expect_see(term, "The terminal of-tomorrow is not known here");
        }
        term_type(term, "caf\xC3\xA9 ma\xC3\xB1"
                        "ana");
        expect_see(term, "> caf\xC3\xA9 ma\xC3\xB1"
                         "ana");
        for (int letter = 0; letter < 11; letter++) {
            term_key(term, "Backspace");
        }
        expect_not(term, "> caf");
        session_leave(term);
    }
}

/* The C locale shows accents all the same. */
static void the_c_locale_shows_accents_and_wide_letters(void)
{
    static const char *const locales[][4] = {{"LANG=C", "LC_ALL=C", NULL},
                                             {"LANG", "LC_ALL=POSIX", NULL},
                                             {"LANG", "LC_ALL", NULL},
                                             {"LANG=xx_YY.UTF-8", "LC_ALL", NULL}};
    static const char text[] = "Lim\xC3\xB3n \xC5\x81\xC3\xB3"
                               "d\xC5\xBA \xE6\x97\xA5\xE6\x9C\xAC";
    for (size_t i = 0; i < COUNT(locales); i++) {
        test_row("%s %s", locales[i][0], locales[i][1]);
        (void)session_folder();
        struct term *term = session_start(locales[i]);
        term_type(term, "/note ");
        term_type(term, text);
        expect_see(term, text);
        term_key(term, "Enter");
        expect_see(term, "kept");
        expect_see(term, text);
        session_leave(term);
        expect(session_csv_has(text));
    }
}

/* Whether an SGR sequence among what was sent sets a colour. */
static bool sent_color(const struct term *term)
{
    size_t size = 0;
    const char *raw = term_raw(term, &size);
    for (size_t i = 0; i + 2 < size; i++) {
        if (raw[i] != '\033' || raw[i + 1] != '[') {
            continue;
        }
        size_t end = i + 2 + strspn(raw + i + 2, "0123456789;:");
        int value = 0;
        for (size_t at = i + 2; raw[end] == 'm' && at <= end; at++) {
            if (raw[at] >= '0' && raw[at] <= '9') {
                value = value * 10 + raw[at] - '0';
            } else if ((value >= 30 && value <= 48 && value != 39) || value >= 90) {
                return true;
            } else {
                value = 0;
            }
        }
    }
    return false;
}

static void colours_only_where_they_are_wanted(void)
{
    static const struct {
        const char *env[2];
        bool colored;
    } cases[] = {{{NULL}, true}, {{"NO_COLOR=1", NULL}, false}, {{"TERM=vt100", NULL}, false}};
    for (size_t i = 0; i < COUNT(cases); i++) {
        test_row("%s", cases[i].env[0] == NULL ? "nothing set" : cases[i].env[0]);
        (void)session_folder();
        struct term *term = session_start(cases[i].env);
        term_type(term, "mexico: short\r/agreed all\r");
        expect_see(term, "thin");
        session_go(term, "4 Review");
        session_go(term, "2 People");
        session_go(term, "1 Notes");
        expect(sent_color(term) == cases[i].colored);
        session_leave(term);
    }
}

static const struct test tests[] = {
    {"a letter costs four bytes at most", a_letter_costs_four_bytes_at_most},
    {"odd terminals show the screens", odd_terminals_show_the_screens},
    {"the C locale shows accents and wide letters", the_c_locale_shows_accents_and_wide_letters},
    {"colours only where they are wanted", colours_only_where_they_are_wanted},
    {"at rest only the clock moves, and for a screen reader not even that",
     at_rest_only_the_clock_moves_and_for_a_screen_reader_not_even_that},
};

int main(int argc, char **argv)
{
    int answer = test_main(tests, COUNT(tests), argc, argv);
    session_clean();
    return answer;
}
