/* The program as a person meets it, in a real terminal: typed into, resized, stopped, killed. */
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <time.h>
#include <unistd.h>

#include "expect.h"
#include "session.h"

static void a_session_typed_without_waiting_ends_in_the_csv(void)
{
    (void)session_folder();
    struct term *term = session_start(NULL);
    term_type(term, "mexico: one two three\rand four\rargentina: five\r/note six\r/agreed seven\r");
    expect_see(term, "seven");
    expect_see(term, "saved");
    session_leave(term);
    expect(session_csv_has("\"one two three\nand four\""));
    expect(session_csv_has("\"five\"") && session_csv_has("\"six\"") &&
           session_csv_has("\"seven\""));
}

static void every_painted_letter_survives_a_kill(void)
{
    (void)session_folder();
    struct term *term = session_start(NULL);
    term_type(term, "mexico: kept\r");
    expect_see(term, "saved");
    expect_see(term, "kept");
    term_type(term, "and half a sen");
    expect_see(term, "and half a sen");
    term_signal(term, SIGKILL);
    expect_int(term_wait(term, TERM_LONG), 128 + SIGKILL);
    term_stop(term);
    term = session_start(NULL);
    expect_see(term, "and half a sen");
    term_key(term, "Enter");
    expect_not(term, "> and half");
    session_leave(term);
    expect(session_csv_has("\"kept\nand half a sen\""));
}

static void a_signal_ends_it_in_order(void)
{
    static const int signals[] = {SIGTERM, SIGHUP};
    for (size_t i = 0; i < COUNT(signals); i++) {
        test_row("signal %d", signals[i]);
        (void)session_folder();
        struct term *term = session_start(NULL);
        term_type(term, "/note before\rhalf");
        expect_see(term, "> half");
        term_signal(term, signals[i]);
        expect_int(term_wait(term, TERM_LONG), 128 + signals[i]);
        expect(!term_alternate(term));
        term_stop(term);
        expect(session_csv_has("\"before\""));
        term = session_start(NULL);
        expect_see(term, "half");
        session_leave(term);
    }
}

static double cpu_of_children(void)
{
    struct rusage usage;
    (void)getrusage(RUSAGE_CHILDREN, &usage);
    return (double)usage.ru_utime.tv_sec + (double)usage.ru_utime.tv_usec / 1e6 +
           (double)usage.ru_stime.tv_sec + (double)usage.ru_stime.tv_usec / 1e6;
}

static void a_terminal_that_vanishes_ends_it_without_spinning(void)
{
    (void)session_folder();
    double before = cpu_of_children();
    /* The hang-up is ignored by whoever started it, as under nohup. */
    (void)signal(SIGHUP, SIG_IGN);
    struct term *term = session_start(NULL);
    (void)signal(SIGHUP, SIG_DFL);
    term_type(term, "/note here\r");
    expect_see(term, "here");
    term_close_master(term);
    expect(term_wait(term, TERM_LONG) >= 0);
    term_stop(term);
    expect(cpu_of_children() - before < 5.0);
    expect(session_csv_has("\"here\""));
}

static void leaving_gives_the_terminal_back(void)
{
    (void)session_folder();
    struct term *term = session_start(NULL);
    char device[100];
    (void)snprintf(device, sizeof device, "%s", term_device(term));
    term_key(term, "Ctrl-C");
    expect_see(term, "Ctrl-Q");
    expect(term_alternate(term));
    session_leave(term);
}

static void stopped_and_continued_it_paints_all_again(void)
{
    (void)session_folder();
    struct term *term = session_start(NULL);
    term_type(term, "/note stop me\r");
    expect_see(term, "stop me");
    term_signal(term, SIGTSTP);
    expect(term_wait_stopped(term, TERM_LONG));
    expect(!term_alternate(term));
    size_t from = term_bytes(term);
    term_signal(term, SIGCONT);
    expect_see(term, "stop me");
    expect(term_sent_since(term, from, "1 Notes", 5));
    term_type(term, "and on");
    expect_see(term, "and on");
    session_leave(term);
}

static void a_letter_costs_four_bytes_at_most_and_rest_none(void)
{
    (void)session_folder();
    struct term *term = session_start(NULL);
    term_type(term, "mexico: begin\r");
    expect_see(term, "begin");
    expect(term_idle(term, 1200));
    size_t before = term_bytes(term);
    static const char letters[] = "the committee asked for more time and others did not, today";
    for (size_t i = 0; letters[i] != '\0'; i++) {
        char letter[2] = {letters[i], '\0'};
        term_type(term, letter);
        (void)term_idle(term, 5);
    }
    expect_see(term, "today");
    expect(term_bytes(term) - before <= 4 * (sizeof letters - 1));
    expect(term_idle(term, 1200));
    before = term_bytes(term);
    /* Two seconds, unless the minute is about to change: the clock may then be painted. */
    (void)term_idle(term, 2000);
    size_t sent = term_bytes(term) - before;
    expect(sent == 0 || (sent <= 40 && time(NULL) % 60 < 5));
    session_leave(term);
}

static void a_paste_of_100_kb_is_one_text(void)
{
    (void)session_folder();
    struct term *term = session_start(NULL);
    struct str text = {0};
    for (int line = 0; text.size < 100000; line++) {
        str_add_format(&text, "line %d of what was pasted here: it stays a text\r", line);
    }
    str_add_text(&text, "theend");
    term_paste(term, text.at, text.size);
    expect_see(term, "theend");
    term_key(term, "Enter");
    expect_see(term, "saved");
    session_leave(term);
    for (size_t i = 0; i < text.size; i++) {
        text.at[i] = text.at[i] == '\r' ? '\n' : text.at[i];
    }
    expect(session_csv_has(str_text(&text)));
    str_release(&text);
}

static void sizes_may_change_while_it_paints(void)
{
    static const int sizes[][2] = {{1, 1},   {15, 59}, {24, 80}, {60, 200},
                                   {16, 60}, {5, 300}, {24, 80}};
    (void)session_folder();
    struct term *term = session_start(NULL);
    for (int i = 0; i < 42; i++) {
        term_resize(term, sizes[i % 7][0], sizes[i % 7][1]);
        term_type(term, "w");
    }
    term_resize(term, 10, 40);
    expect_see(term, "make it larger");
    term_resize(term, 24, 80);
    term_type(term, "end");
    expect_see(term, "wwwend");
    session_leave(term);
}

static void odd_terminals_work_or_are_refused_in_a_sentence(void)
{
    static const struct {
        const char *term;
        bool works;
    } cases[] = {{"TERM=xterm-kitty-of-tomorrow", true}, {"TERM=dumb", false}, {"TERM", false}};
    for (size_t i = 0; i < COUNT(cases); i++) {
        test_row("%s", cases[i].term);
        (void)session_folder();
        struct str out = {0};
        expect_int(session_run("new talk.csv", &out), 0);
        str_release(&out);
        char file[400];
        (void)snprintf(file, sizeof file, "%s/talk.csv", session_folder());
        expect_int(session_run("new talk.csv", &out), 0);
        str_release(&out);
        const char *const env[] = {cases[i].term, NULL};
        const char *const argv[] = {term_program(), file, NULL};
        struct term *term = term_start(argv, 24, 80, env);
        if (cases[i].works) {
            expect_see(term, "1 Notes");
            session_leave(term);
        } else {
            expect_see(term, "rapporteur:");
            int code = term_wait(term, TERM_LONG);
            expect(code > 0 && code < 128);
            term_stop(term);
        }
    }
}

static void no_color_and_the_c_locale_are_honoured(void)
{
    (void)session_folder();
    static const char *const env[] = {"NO_COLOR=1", "LC_ALL=C", "LANG=C", NULL};
    struct term *term = session_start(env);
    term_type(term, "/note caf\xC3\xA9 ma\xC3\xB1"
                    "ana\r");
    expect_see(term, "caf\xC3\xA9 ma\xC3\xB1"
                     "ana");
    expect(!term_sent(term, "\033[3", 3) || !term_sent(term, "\033[32m", 5));
    expect(!term_sent(term, "\033[36m", 5) && !term_sent(term, "\033[34m", 5));
    session_leave(term);
}

static void foreign_escapes_never_reach_the_terminal(void)
{
    const char *folder = session_folder();
    char path[400];
    (void)snprintf(path, sizeof path, "%s/talk.csv", folder);
    FILE *stream = fopen(path, "we");
    expect(stream != NULL);
    (void)fprintf(stream, "\"id\",\"record\",\"text\",\"name\"\n"
                          "\"s-title\",\"session\",\"T\033]0;x\007t\xC2\x9B"
                          "31m\",\"\"\n"
                          "\"p1-aaaa\",\"participant\",\"\",\"A\033[41mb \xE2\x80\xAE"
                          "c\"\n"
                          "\"n1-aaaa\",\"note\",\"one\033[6n two\x07\",\"\"\n");
    (void)fclose(stream);
    struct term *term = session_start(NULL);
    expect_see(term, "one");
    term_paste(term, "x\033[41my\007", 8);
    expect_see(term, "y");
    term_key(term, "Enter");
    expect_see(term, "saved");
    static const char *const bad[] = {"\033]0;x", "\033[41m", "\033[6n",
                                      "\007",     "\xC2\x9B", "\xE2\x80\xAE"};
    for (size_t i = 0; i < COUNT(bad); i++) {
        test_row("escape %zu", i);
        expect(!term_sent(term, bad[i], strlen(bad[i])));
    }
    session_leave(term);
    static const char *const commands[] = {"report talk.csv", "review talk.csv", "check talk.csv",
                                           "report 'no\033[2J.csv'"};
    for (size_t i = 0; i < COUNT(commands); i++) {
        struct str out = {0};
        (void)session_run(commands[i], &out);
        test_row("%s", commands[i]);
        expect(out.size > 0 || i == 2);
        expect(slice_find(str_slice(&out), '\033') == out.size);
        expect(slice_find(str_slice(&out), '\007') == out.size);
        str_release(&out);
    }
}

static void two_programs_on_one_session_follow_each_other(void)
{
    (void)session_folder();
    struct term *one = session_start(NULL);
    static const char *const other[] = {"USER=mp", NULL};
    struct term *two = session_start(other);
    term_type(one, "/note from the first\r");
    expect_see(one, "from the first");
    expect_see(two, "from the first");
    term_type(two, "/note from the second\r");
    expect_see(two, "from the second");
    expect_see(one, "from the second");
    session_leave(one);
    session_leave(two);
    struct term *again = session_start(NULL);
    session_leave(again);
    struct str first = session_csv();
    again = session_start(other);
    session_leave(again);
    struct str second = session_csv();
    expect_str(str_text(&second), str_text(&first));
    expect(session_csv_has("from the first") && session_csv_has("from the second"));
    str_release(&first);
    str_release(&second);
}

static void a_csv_open_in_a_spreadsheet_is_left_alone(void)
{
    const char *folder = session_folder();
    char lock[400];
    struct term *term = session_start(NULL);
    (void)snprintf(lock, sizeof lock, "%s/.~lock.talk.csv#", folder);
    FILE *stream = fopen(lock, "we");
    expect(stream != NULL);
    (void)fprintf(stream, ",ana,desk,24.11.2026 10:00,file:///;");
    (void)fclose(stream);
    term_type(term, "/note meanwhile\r");
    expect_see(term, "CSV waits");
    expect(!session_csv_has("meanwhile"));
    expect_int(unlink(lock), 0);
    expect_not(term, "CSV waits");
    session_leave(term);
    expect(session_csv_has("meanwhile"));
}

static const struct test tests[] = {
    {"a session typed without waiting ends in the CSV",
     a_session_typed_without_waiting_ends_in_the_csv},
    {"every painted letter survives a kill", every_painted_letter_survives_a_kill},
    {"a signal ends it in order", a_signal_ends_it_in_order},
    {"a terminal that vanishes ends it without spinning",
     a_terminal_that_vanishes_ends_it_without_spinning},
    {"leaving gives the terminal back", leaving_gives_the_terminal_back},
    {"stopped and continued it paints all again", stopped_and_continued_it_paints_all_again},
    {"a letter costs four bytes at most, and rest none",
     a_letter_costs_four_bytes_at_most_and_rest_none},
    {"a paste of 100 kB is one text", a_paste_of_100_kb_is_one_text},
    {"sizes may change while it paints", sizes_may_change_while_it_paints},
    {"odd terminals work or are refused in a sentence",
     odd_terminals_work_or_are_refused_in_a_sentence},
    {"NO_COLOR and the C locale are honoured", no_color_and_the_c_locale_are_honoured},
    {"foreign escapes never reach the terminal", foreign_escapes_never_reach_the_terminal},
    {"two programs on one session follow each other",
     two_programs_on_one_session_follow_each_other},
    {"a CSV open in a spreadsheet is left alone", a_csv_open_in_a_spreadsheet_is_left_alone},
};

int main(int argc, char **argv)
{
    int answer = test_main(tests, COUNT(tests), argc, argv);
    session_clean();
    return answer;
}
