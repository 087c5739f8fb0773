/* The plain prompt, in a real terminal: the same lines, one answer for each, nothing drawn. */
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "expect.h"
#include "session.h"

static struct term *start(const char *const env[])
{
    const char *const argv[] = {term_program(), "--line", session_path("talk.csv"), NULL};
    struct term *term = term_start(argv, 24, 80, env);
    expect_see(term, "Ctrl-D leaves");
    return term;
}

static void new_session(void)
{
    struct str out = {0};
    (void)session_folder();
    expect_int(session_run("new talk.csv --title Talk", &out), 0);
    str_release(&out);
}

static void leave(struct term *term)
{
    term_type(term, "\x04");
    expect_int(term_wait(term, TERM_LONG), 0);
    term_stop(term);
}

static void each_line_has_its_answer(void)
{
    new_session();
    struct term *term = start(NULL);
    expect(!term_alternate(term));
    term_type(term, "mexico: primeras a\xC3\xB1os\r");
    expect_see(term, "kept: i1 MEX");
    expect_see(term, "goes on: MEX >");
    term_type(term, "and more\r");
    expect_see(term, "kept: i1 MEX");
    term_type(term, "zork: nobody\r");
    expect_see(term, "to be settled");
    term_type(term, "/review\r");
    expect_see(term, "Mexico: heard 1 time");
    term_type(term, "/who\r");
    expect_see(term, "Text goes on with note");
    term_type(term, "/where\r");
    expect_see(term, "1 turn, 0 conclusions; saved");
    term_type(term, "/left\r");
    expect_see(term, "All who were expected were heard");
    term_type(term, "/no-such-thing\r");
    expect_see(term, "There is no");
    term_type(term, "\x15");
    leave(term);
    expect(session_csv_has("primeras a\xC3\xB1os\nand more"));
}

static void a_kill_loses_no_letter(void)
{
    new_session();
    struct term *term = start(NULL);
    term_type(term, "mexico: begin\r");
    expect_see(term, "kept: i1");
    term_type(term, "half a \xC3\xB1"
                    "and\xC3\xBA");
    expect_see(term, "half a \xC3\xB1"
                     "and\xC3\xBA");
    expect(term_idle(term, 100));
    term_signal(term, SIGKILL);
    expect(term_wait(term, TERM_LONG) > 0);
    term_stop(term);
    term = start(NULL);
    expect_see(term, "> half a \xC3\xB1"
                     "and\xC3\xBA");
    term_type(term, " goes on\r");
    expect_see(term, "kept: i1");
    leave(term);
    expect(session_csv_has("begin\nhalf a \xC3\xB1"
                           "and\xC3\xBA goes on"));
}

static void tab_completes_and_the_arrow_brings_back(void)
{
    new_session();
    struct term *term = start(NULL);
    term_type(term, "present+ Rodney Taylor, NIC.BB, Barbados\r");
    expect_see(term, "kept: p1");
    term_type(term, "rodn\t");
    expect_see(term, "> rodn:");
    term_type(term, " a year\r");
    expect_see(term, "kept: i1 BRB Rodney Taylor");
    term_type(term, "and another\r");
    expect_see(term, "kept: i1");
    term_type(term, "\033[A");
    expect_see(term, "> and another");
    term_type(term, " one\r");
    expect_see(term, "kept: i1");
    leave(term);
    expect(session_csv_has("a year\nand another\nand another one"));
}

/* The next line does not go on behind it, whatever the settings make of the keys. */
static void a_line_that_is_refused_is_put_away(void)
{
    char config[700];
    new_session();
    (void)snprintf(config, sizeof config, "mkdir -p '%s'", session_path("config/rapporteur"));
    expect_int(system(config), 0);
    session_write("config/rapporteur/rapporteur.ini",
                  slice_of("[interface]\nkeys = nano\n[keys]\nrow-end =\n"));
    (void)snprintf(config, sizeof config, "XDG_CONFIG_HOME=%s", session_path("config"));
    const char *const env[] = {config, NULL};
    struct term *term = start(env);
    term_type(term, "/nosuch thing\r");
    expect_see(term, "Up brings the line back.");
    term_type(term, "mexico: on\x15mexico: one\r");
    expect_see(term, "kept: i1 MEX: one");
    term_type(term, "zork\t");
    expect_see(term, "Nobody here is called so");
    term_type(term, "\x15\033[A\033[A");
    expect_see(term, "> /nosuch thing");
    term_type(term, "\x15");
    leave(term);
    expect(session_csv_has("\"one\""));
}

static void a_change_is_made_in_the_line(void)
{
    new_session();
    struct term *term = start(NULL);
    term_type(term, "mexico: first\rperu: second\r");
    expect_see(term, "kept: i2 PER");
    term_type(term, "/edit i1\r");
    expect_see(term, "> first");
    term_type(term, " mended\r");
    expect_see(term, "changed: i1 MEX");
    term_type(term, "and more\r");
    expect_see(term, "kept: i2 PER");
    leave(term);
    expect(session_csv_has("first mended") && session_csv_has("second\nand more"));
}

static void it_is_chosen_where_there_are_only_lines(void)
{
    static const char *const terms[] = {"TERM=dumb", "TERM=", "TERM"};
    for (size_t i = 0; i < COUNT(terms); i++) {
        test_row("%s", terms[i]);
        const char *const env[] = {terms[i], NULL};
        new_session();
        const char *const argv[] = {term_program(), session_path("talk.csv"), NULL};
        struct term *term = term_start(argv, 24, 80, env);
        expect_see(term, "Ctrl-D leaves");
        term_type(term, "mexico: all the same\r");
        expect_see(term, "kept: i1 MEX");
        leave(term);
        expect(session_csv_has("all the same"));
    }
}

static void signals_end_it_in_order(void)
{
    static const int numbers[] = {SIGTERM, SIGHUP};
    for (size_t i = 0; i < COUNT(numbers); i++) {
        test_row("signal %d", numbers[i]);
        new_session();
        struct term *term = start(NULL);
        term_type(term, "/note before\rhalf");
        expect_see(term, "> half");
        expect(term_idle(term, 100));
        term_signal(term, numbers[i]);
        expect_int(term_wait(term, TERM_LONG), 128 + numbers[i]);
        term_stop(term);
        expect(session_csv_has("before"));
        term = start(NULL);
        expect_see(term, "> half");
        term_signal(term, SIGINT);
        expect_see(term, "nothing is lost");
        term_signal(term, SIGINT);
        expect_int(term_wait(term, TERM_LONG), 0);
        term_stop(term);
    }
}

static const struct test tests[] = {
    {"each line has its answer", each_line_has_its_answer},
    {"a kill loses no letter", a_kill_loses_no_letter},
    {"Tab completes and the arrow brings back", tab_completes_and_the_arrow_brings_back},
    {"a line that is refused is put away", a_line_that_is_refused_is_put_away},
    {"a change is made in the line", a_change_is_made_in_the_line},
    {"it is chosen where there are only lines", it_is_chosen_where_there_are_only_lines},
    {"signals end it in order", signals_end_it_in_order},
};

int main(int argc, char **argv)
{
    int answer = test_main(tests, COUNT(tests), argc, argv);
    session_clean();
    return answer;
}
