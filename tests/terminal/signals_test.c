/* Ends and stops of all kinds: the terminal is given back as it was, nothing spins, nothing that
 * was typed is lost. */
#include <fcntl.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "expect.h"
#include "session.h"

enum { A_SECOND = 1000 };

/* A terminal whose modes are not the usual ones, as somebody's may be. `what` is run in it. */
static struct term *start_in_odd_modes(const char *what, const char *file)
{
    char script[1000];
    (void)snprintf(script, sizeof script, "stty intr ^G -ixany echok && exec '%s' '%s'", what,
                   file);
    const char *const argv[] = {"/bin/sh", "-c", script, NULL};
    return term_start(argv, 24, 80, NULL);
}

/* The program on talk.csv in such a terminal, and a descriptor that keeps the terminal alive. */
struct odd {
    struct term *term;
    int keeper;
};

static struct odd odd_start(void)
{
    struct str out = {0};
    if (access(session_path("talk.csv"), F_OK) != 0) {
        expect_int(session_run("new talk.csv --title Talk", &out), 0);
    }
    str_release(&out);
    struct odd odd = {.term = start_in_odd_modes(term_program(), session_path("talk.csv"))};
    odd.keeper = open(term_device(odd.term), O_RDWR | O_NOCTTY | O_CLOEXEC);
    expect(odd.keeper >= 0);
    expect_see(odd.term, "1 Notes");
    return odd;
}

static void odd_stop(struct odd *odd)
{
    (void)close(odd->keeper);
    term_stop(odd->term);
}

/* The modes that such a terminal has before the program comes. */
static struct str odd_modes(void)
{
    struct str modes = {0};
    struct term *term = start_in_odd_modes("echo", "are set");
    int keeper = open(term_device(term), O_RDWR | O_NOCTTY | O_CLOEXEC);
    expect_see(term, "are set");
    str_add_text(&modes, term_modes(term));
    expect(modes.size > 0);
    (void)close(keeper);
    term_stop(term);
    return modes;
}

/* Whether `off` was sent after the last `on`. */
static bool is_off(const struct term *term, const char *on, const char *off)
{
    size_t size = 0;
    struct slice rest = slice_make(term_raw(term, &size), 0);
    rest.size = size;
    bool last = true;
    size_t at = 0;
    while ((at = slice_find_part(rest, slice_of(on))) < rest.size) {
        rest = slice_from(rest, at + strlen(on));
        last = slice_find_part(rest, slice_of(off)) < rest.size;
    }
    return last;
}

static void expect_given_back(struct term *term, const char *modes)
{
    expect(!term_alternate(term));
    expect(term_cursor_visible(term));
    expect(is_off(term, "\033[?2004h", "\033[?2004l"));
    expect(is_off(term, "\033[?1h", "\033[?1l"));
    expect_str(term_modes(term), modes);
}

static void every_end_gives_the_terminal_back(void)
{
    static const struct {
        const char *name, *keys;
        int signal, times, code;
    } ends[] = {
        {"SIGTERM", "", SIGTERM, 1, 128 + SIGTERM},
        {"SIGHUP", "", SIGHUP, 1, 128 + SIGHUP},
        {"SIGINT", "", SIGINT, 1, 128 + SIGINT},
        {"SIGTERM, nine times", "", SIGTERM, 9, 128 + SIGTERM},
        {"Ctrl-Q", "\021", 0, 0, 0},
        {"Ctrl-C twice", "\003\003", 0, 0, 0},
    };
    struct str modes = odd_modes();
    for (size_t i = 0; i < COUNT(ends); i++) {
        test_row("%s", ends[i].name);
        (void)session_folder();
        struct odd odd = odd_start();
        expect(strcmp(term_modes(odd.term), str_text(&modes)) != 0);
        term_type(odd.term, "/note before\rand half a w");
        expect_see(odd.term, "> and half a w");
        term_type(odd.term, ends[i].keys);
        for (int time = 0; time < ends[i].times; time++) {
            term_signal(odd.term, ends[i].signal);
        }
        expect_int(term_wait(odd.term, A_SECOND), ends[i].code);
        expect_given_back(odd.term, str_text(&modes));
        odd_stop(&odd);
        expect(session_csv_has("\"before\""));
        struct term *term = session_start(NULL);
        expect_see(term, "> and half a w");
        session_leave(term);
    }
    str_release(&modes);
}

static double seconds_of_children(void)
{
    struct rusage usage;
    (void)getrusage(RUSAGE_CHILDREN, &usage);
    return (double)(usage.ru_utime.tv_sec + usage.ru_stime.tv_sec) +
           (double)(usage.ru_utime.tv_usec + usage.ru_stime.tv_usec) / 1e6;
}

/* Whether the program ends within a second while nobody reads its terminal. */
static int wait_unread(const struct term *term)
{
    struct timespec step = {.tv_nsec = 10 * 1000000};
    for (int waited = 0; waited < A_SECOND; waited += 10) {
        siginfo_t info = {0};
        if (waitid(P_PID, (id_t)term_pid(term), &info, WEXITED | WNOHANG | WNOWAIT) == 0 &&
            info.si_pid != 0) {
            return info.si_code == CLD_EXITED ? info.si_status : 128 + info.si_status;
        }
        (void)nanosleep(&step, NULL);
    }
    return -1;
}

static void a_terminal_that_vanishes_ends_it_at_once(void)
{
    for (int ignored = 0; ignored < 2; ignored++) {
        test_row("hang-up %s", ignored != 0 ? "ignored, as under nohup" : "comes");
        (void)session_folder();
        double before = seconds_of_children();
        (void)signal(SIGHUP, ignored != 0 ? SIG_IGN : SIG_DFL);
        struct term *term = session_start(NULL);
        (void)signal(SIGHUP, SIG_DFL);
        term_type(term, "/note here\rand half a w");
        expect_see(term, "> and half a w");
        term_close_master(term);
        expect_int(wait_unread(term), 128 + SIGHUP);
        term_stop(term);
        expect(seconds_of_children() - before < 1.0);
        expect(session_csv_has("\"here\""));
        term = session_start(NULL);
        expect_see(term, "> and half a w");
        session_leave(term);
    }
}

/* A terminal that takes nothing more: a window that is frozen, a connection that hangs. */
static void a_terminal_that_takes_nothing_holds_no_end_back(void)
{
    enum { PAINTS = 200 };
    struct timespec step = {.tv_nsec = 2 * 1000000};
    (void)session_folder();
    struct term *term = session_start(NULL);
    term_type(term, "/note here\rand half a w");
    expect_see(term, "> and half a w");
    for (int i = 0; i < PAINTS; i++) {
        term_signal(term, SIGCONT); /* each has it paint all again, and nobody reads it */
        (void)nanosleep(&step, NULL);
    }
    term_signal(term, SIGTERM);
    expect_int(wait_unread(term), 128 + SIGTERM);
    term_stop(term);
    expect(session_csv_has("\"here\""));
    term = session_start(NULL);
    expect_see(term, "> and half a w");
    session_leave(term);
}

static void ctrl_c_loses_no_text(void)
{
    (void)session_folder();
    struct term *term = session_start(NULL);
    term_key(term, "Ctrl-C");
    expect_see(term, "Ctrl-Q leave");
    term_type(term, "words of somebody");
    expect_see(term, "> words of somebody");
    term_key(term, "Ctrl-C");
    term_type(term, "!");
    expect_see(term, "> words of somebody!");
    expect_int(term_wait(term, 0), -1);
    session_leave(term);
}

static void stopped_it_gives_back_and_continued_it_takes_again(void)
{
    struct str modes = odd_modes();
    struct str running = {0};
    struct str screen = {0};
    (void)session_folder();
    struct odd odd = odd_start();
    term_type(odd.term, "/note here\rand half a w");
    expect_see(odd.term, "> and half a w");
    expect_see(odd.term, "saved");
    expect(term_idle(odd.term, 1000));
    str_add_text(&running, term_modes(odd.term));
    str_add_text(&screen, term_screen(odd.term));
    static const int stops[] = {SIGTSTP, SIGSTOP};
    for (size_t i = 0; i < 2 * COUNT(stops); i++) {
        int stop = stops[i % COUNT(stops)];
        test_row("signal %d", stop);
        term_signal(odd.term, stop);
        expect(term_wait_stopped(odd.term, TERM_LONG));
        (void)term_idle(odd.term, 50); /* its last bytes */
        if (stop == SIGTSTP) {
            expect_given_back(odd.term, str_text(&modes));
        }
        /* The shell writes over all of it meanwhile. */
        static const char scribble[] = "\033[H\033[2Jshell$ scribble\r\n\033[31mred";
        expect_int(write(odd.keeper, scribble, sizeof scribble - 1), sizeof scribble - 1);
        expect_see(odd.term, "scribble");
        term_signal(odd.term, SIGCONT);
        expect_not(odd.term, "scribble");
        expect(term_idle(odd.term, 500));
        expect(term_alternate(odd.term));
        expect_str(term_modes(odd.term), str_text(&running));
        expect_str(term_screen(odd.term), str_text(&screen));
    }
    term_type(odd.term, "ord");
    expect_see(odd.term, "> and half a word");
    term_key(odd.term, "Ctrl-Q");
    expect_int(term_wait(odd.term, TERM_LONG), 0);
    expect_given_back(odd.term, str_text(&modes));
    odd_stop(&odd);
    str_release(&modes);
    str_release(&running);
    str_release(&screen);
}

/* The text behind the prompt of the entry line, in `line`. */
static void read_line(const struct term *term, char *line, size_t size)
{
    for (int row = 23; row > 0; row--) {
        const char *prompt = strstr(term_row(term, row), "note > ");
        if (prompt != NULL) {
            (void)snprintf(line, size, "%s", prompt + strlen("note > "));
            return;
        }
    }
    line[0] = '\0';
}

static void a_kill_in_mid_word_loses_no_painted_letter(void)
{
    static const char letters[] = "pintxo of that morning, said twice and slowly";
    enum { ROUNDS = 12 };
    size_t painted_letters = 0;
    for (size_t round = 0; round < ROUNDS; round++) {
        char painted[200];
        test_row("round %zu", round);
        (void)session_folder();
        struct term *term = session_start(NULL);
        expect(term_idle(term, 100));
        size_t before = term_bytes(term);
        for (size_t i = 0; i < 4 * round + 3 && letters[i] != '\0'; i++) {
            expect(term_send(term, letters + i, 1));
        }
        /* It is killed as soon as so many bytes of the answer are there. */
        (void)term_until_bytes(term, before + 2 * round, 200);
        term_signal(term, SIGKILL);
        expect_int(term_wait(term, TERM_LONG), 128 + SIGKILL);
        read_line(term, painted, sizeof painted);
        painted_letters += strlen(painted);
        term_stop(term);
        term = session_start(NULL);
        expect_see(term, painted[0] == '\0' ? "note >" : painted);
        session_leave(term);
    }
    expect(painted_letters > 4 * ROUNDS);
}

static const struct test tests[] = {
    {"every end gives the terminal back", every_end_gives_the_terminal_back},
    {"a terminal that vanishes ends it at once", a_terminal_that_vanishes_ends_it_at_once},
    {"a terminal that takes nothing holds no end back",
     a_terminal_that_takes_nothing_holds_no_end_back},
    {"Ctrl-C loses no text", ctrl_c_loses_no_text},
    {"stopped it gives back, and continued it takes again",
     stopped_it_gives_back_and_continued_it_takes_again},
    {"a kill in mid-word loses no painted letter", a_kill_in_mid_word_loses_no_painted_letter},
};

int main(int argc, char **argv)
{
    int answer = test_main(tests, COUNT(tests), argc, argv);
    session_clean();
    return answer;
}
