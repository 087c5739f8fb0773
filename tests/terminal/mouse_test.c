/* What goes to the terminal for mouse and clipboard, and what comes back, byte by byte. */
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "expect.h"
#include "session.h"

static const char mouse_on[] = "\033[?1000h\033[?1006h";
static const char mouse_off[] = "\033[?1006l\033[?1000l";

/* The screens with settings of their own. */
static struct term *start_with(const char *settings)
{
    char config[700];
    (void)session_folder();
    (void)snprintf(config, sizeof config, "mkdir -p '%s'", session_path("config/rapporteur"));
    expect_int(system(config), 0);
    session_write("config/rapporteur/rapporteur.ini", slice_of(settings));
    (void)snprintf(config, sizeof config, "XDG_CONFIG_HOME=%s", session_path("config"));
    const char *const env[] = {config, NULL};
    return session_start(env);
}

/* How often it was sent. */
static size_t count_sent(const struct term *term, const char *bytes)
{
    size_t size = 0, count = 0;
    const char *raw = term_raw(term, &size);
    for (size_t i = 0; i + strlen(bytes) <= size; i++) {
        count += memcmp(raw + i, bytes, strlen(bytes)) == 0 ? 1 : 0;
    }
    return count;
}

static void the_mouse_is_left_alone_unless_it_is_wanted(void)
{
    (void)session_folder();
    struct term *term = session_start(NULL);
    term_type(term, "mexico: one\r");
    expect_see(term, "kept");
    term_key(term, "Ctrl-Q");
    expect_int(term_wait(term, TERM_LONG), 0);
    expect_int(count_sent(term, "\033[?100"), 0);
    expect_int(count_sent(term, "\033]52"), 0);
    term_stop(term);
}

static void clicks_choose_and_the_terminal_gets_its_mouse_back(void)
{
    struct term *term = start_with("[interface]\nmouse = on\n");
    term_type(term, "mexico: one\rperu: two\r");
    expect_see(term, "kept: i2");
    expect_int(count_sent(term, mouse_on), 1);
    term_type(term, "\033[<0;30;19M\033[<0;30;19m");
    expect_see(term, "Enter change");
    term_type(term, "\033[<0;12;2M");
    expect_see(term, "[2 People]");
    term_signal(term, SIGTSTP);
    expect(term_until_sent(term, mouse_off, TERM_LONG));
    expect(term_wait_stopped(term, TERM_LONG));
    expect_int(count_sent(term, mouse_off), 1);
    term_signal(term, SIGCONT);
    expect_see(term, "[2 People]");
    term_type(term, "\033[<0;2;2M");
    expect_see(term, "[1 Notes]");
    expect_int(count_sent(term, mouse_on), 2);
    term_key(term, "Ctrl-Q");
    expect_int(term_wait(term, TERM_LONG), 0);
    expect_int(count_sent(term, mouse_off), 2);
    term_stop(term);
}

static void a_signal_gives_the_mouse_back_too(void)
{
    struct term *term = start_with("[interface]\nmouse = on\n");
    term_type(term, "half");
    expect_see(term, "half");
    term_signal(term, SIGTERM);
    expect_int(term_wait(term, TERM_LONG), 128 + SIGTERM);
    expect_int(count_sent(term, mouse_off), 1);
    term_stop(term);
}

/* What others wrote is in it too: no byte of it goes out as it is. */
static void a_copy_is_base64_and_nothing_else(void)
{
    struct term *term = start_with("[interface]\nclipboard = osc52\n");
    term_type(term, "mexico: caf\xc3\xa9");
    expect_see(term, "caf\xc3\xa9");
    expect(term_idle(term, 100));
    size_t before = term_bytes(term);
    term_key(term, "Shift-Left");
    term_key(term, "Shift-Left");
    term_key(term, "Alt-W");
    expect_see(term, "Copied the marked text");
    static const char bytes[] = "\033]52;c;ZsOp\033\\";
    expect(term_sent_since(term, before, bytes, sizeof bytes - 1));
    expect_int(count_sent(term, "\033]52"), 1);
    session_leave(term);
}

static void what_is_marked_shows_so(void)
{
    (void)session_folder();
    struct term *term = session_start(NULL);
    term_type(term, "/note one two");
    expect_see(term, "one two");
    term_key(term, "Ctrl-Shift-Left");
    term_key(term, "Alt-W");
    expect_see(term, "Copied the marked text: Ctrl-V puts it into the line");
    int row = 0, column = 0;
    term_cursor(term, &row, &column);
    expect(strchr(term_look(term, row, column), 'r') == NULL);
    term_key(term, "Shift-End");
    term_key(term, "F9"); /* nothing, but it is said */
    expect_see(term, "F9 is no key here");
    expect(strchr(term_look(term, row, column), 'r') != NULL);
    expect(strchr(term_look(term, row, column - 2), 'r') == NULL);
    session_leave(term);
}

static const struct test tests[] = {
    {"the mouse is left alone unless it is wanted", the_mouse_is_left_alone_unless_it_is_wanted},
    {"clicks choose, and the terminal gets its mouse back",
     clicks_choose_and_the_terminal_gets_its_mouse_back},
    {"a signal gives the mouse back too", a_signal_gives_the_mouse_back_too},
    {"a copy is base64 and nothing else", a_copy_is_base64_and_nothing_else},
    {"what is marked shows so", what_is_marked_shows_so},
};

int main(int argc, char **argv)
{
    int answer = test_main(tests, COUNT(tests), argc, argv);
    session_clean();
    return answer;
}
