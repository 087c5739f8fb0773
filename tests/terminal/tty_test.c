#include "run/tty.h"

#include <fcntl.h>
#include <locale.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "base/num.h"
#include "expect.h"
#include "terminal/probe.h"
#include "terminal/term.h"

static struct term *start_probe(const char *mode, const char *color, const char *const env[])
{
    const char *const argv[] = {term_self(), "--probe", mode, color, NULL};
    struct term *term = term_start(argv, 24, 80, env);
    expect(term_until_sent(term, "\033[?2004h",
                           TERM_LONG)); /* what is typed sooner, the kernel echoes */
    return term;
}

static void expect_row(const struct term *term, int row, const char *wanted)
{
    expect_str(term_row(term, row), wanted);
}

static void expect_cursor(const struct term *term, int row, int column)
{
    int got_row = -1;
    int got_column = -1;
    term_cursor(term, &got_row, &got_column);
    expect_int(got_row, row);
    expect_int(got_column, column);
}

static void end(struct term *term)
{
    expect(term_key(term, "Ctrl-Q"));
    expect_int(term_wait(term, TERM_LONG), 0);
    term_stop(term);
}

static void what_is_typed_shows_with_the_cursor_behind_it(void)
{
    static const struct {
        const char *text;
        int columns;
    } cases[] = {{"All sectors", 11}, {"ñandú", 5}, {"n\u0303andu\u0301", 5},
                 {"中文 a", 6},       {"한글", 4},  {"a\u0301\u0323b", 2},
                 {"─▸·", 3}};
    struct term *term = start_probe("echo", "auto", NULL);
    for (size_t i = 0; i < COUNT(cases); i++) {
        test_row("%s", cases[i].text);
        expect(term_type(term, cases[i].text));
        expect_see(term, cases[i].text);
        expect_row(term, 1, cases[i].text);
        expect_cursor(term, 1, cases[i].columns);
        expect(term_key(term, "Enter"));
        expect_not(term, cases[i].text);
    }
    expect(term_cursor_visible(term));
    end(term);
}

static void a_letter_at_the_end_of_a_line_costs_its_own_bytes(void)
{
    static const char *const letters[] = {"a", "b", " ", "c", "é", "d", "中", "z"};
    struct term *term = start_probe("echo", "auto", NULL);
    struct str typed = {0};
    expect(term_type(term, "."));
    expect_see(term, ".");
    expect(term_idle(term, 50));
    for (size_t i = 0; i < 40; i++) {
        size_t before = term_bytes(term);
        const char *letter = letters[i % COUNT(letters)];
        test_row("letter %zu, %s", i, letter);
        str_add_text(&typed, letter);
        expect(term_type(term, letter));
        expect(term_until_bytes(term, before + 1, TERM_LONG));
        expect(term_idle(term, 15));
        expect(term_bytes(term) - before <= (letter[0] == ' ' ? 4 : strlen(letter)));
    }
    test_row("all of it");
    expect(term_has(term, str_text(&typed)));
    str_release(&typed);
    end(term);
}

static void an_emoji_style_mark_goes_no_further_than_the_frame(void)
{
    struct term *term = start_probe("echo", "auto", NULL);
    expect(term_type(term, "a\u2764\ufe0fb"));
    expect_see(term, "a\u2764b");
    expect_cursor(term, 1, 3);
    expect(!term_sent(term, "\ufe0f", 3));
    end(term);
}

static void nothing_is_sent_while_nothing_changes(void)
{
    struct term *term = start_probe("echo", "auto", NULL);
    expect(term_type(term, "ab"));
    expect_see(term, "ab");
    expect(term_idle(term, 50));
    size_t before = term_bytes(term);
    expect(term_type(term,
                     "\033[I\033OP")); /* the focus, and F1: the probe draws the same frame again */
    expect(term_idle(term, 100));
    expect_int(term_bytes(term), before);
    expect(term_type(term, "c"));
    expect_see(term, "abc");
    end(term);
}

static void keys_arrive_by_their_names(void)
{
    static const char *const names[] = {
        "Ctrl-J", "Ctrl-S",      "Ctrl-Z",    "Ctrl-C", "Ctrl-\\", "Ctrl-Space", "Ctrl-_",
        "Tab",    "Shift-Tab",   "Backspace", "Delete", "Insert",  "Up",         "Down",
        "Left",   "Right",       "Home",      "End",    "PageUp",  "PageDown",   "F1",
        "F4",     "F12",         "Ctrl-Left", "Alt-Up", "Alt-1",   "Alt-Enter",  "Esc",
        "a",      "é",           "Ctrl-V",    "Ctrl-O", "Ctrl-Y",  "Alt-F",      "Alt-Shift-F",
        "Space",  "Shift-Right",
    };
    struct term *term = start_probe("keys", "auto", NULL);
    for (size_t i = 0; i < COUNT(names); i++) {
        char wanted[64];
        test_row("%s", names[i]);
        (void)snprintf(wanted, sizeof wanted, "<Enter><%s>", names[i]);
        expect(term_key(term, "Enter"));
        expect(term_key(term, names[i]));
        expect_see(term, wanted);
        expect_row(term, 0, wanted);
    }
    expect(term_type(term, "\r\033\r\n1"));
    expect_see(term, "<Enter><Alt-Enter><Ctrl-J><1>");
    end(term);
}

static void a_paste_of_100_kb_arrives_whole_and_once(void)
{
    struct term *term = start_probe("keys", "auto", NULL);
    struct str text = {0};
    struct str wanted = {0};
    char line[100];
    expect_see(term, "pastes 0");
    while (text.size < 100000) {
        str_add_text(&text, "mx: all sectors, ñandú 中文 \033[A and so on;");
        str_add_text(&text, text.size % 2 == 0 ? "\r" : ".");
    }
    str_add(&wanted, str_slice(&text));
    for (size_t i = 0; i < wanted.size; i++) {
        wanted.at[i] = (char)(wanted.at[i] == '\r' ? '\n' : wanted.at[i]);
    }
    expect(term_paste(term, text.at, text.size));
    expect(term_type(term, "x"));
    (void)snprintf(line, sizeof line, "pastes 1 bytes %zu crc %08x", wanted.size,
                   (unsigned)num_crc32(0, str_slice(&wanted)));
    expect_see(term, line);
    expect_see(term, "<x>");
    expect_row(term, 0, "<x>");
    str_release(&text);
    str_release(&wanted);
    end(term);
}

static void a_paste_without_an_end_is_delivered_after_silence(void)
{
    struct term *term = start_probe("keys", "auto", NULL);
    expect_see(term, "pastes 0");
    expect(term_type(term, "\033[200~cut off"));
    expect_see(term, "pastes 1 bytes 7");
    expect(term_type(term, "x"));
    expect_see(term, "<x>");
    end(term);
}

static void a_new_size_is_painted_whole(void)
{
    struct term *term = start_probe("keys", "auto", NULL);
    expect_see(term, "size 24x80");
    static const struct {
        int rows, columns;
        const char *row; /* what row 2 then shows */
    } sizes[] = {{60, 200, "size 60x200 term ."},
                 {16, 60, "size 16x60 term ."},
                 {1, 1, NULL},
                 {24, 80, "size 24x80 term ."},
                 {5, 10, "size 5x10"},
                 {24, 100, "size 24x100 term ."}};
    for (size_t i = 0; i < COUNT(sizes); i++) {
        test_row("%d x %d", sizes[i].rows, sizes[i].columns);
        term_resize(term, sizes[i].rows, sizes[i].columns);
        if (sizes[i].row != NULL) {
            expect_see(term, sizes[i].row);
            expect_row(term, 2, sizes[i].row);
        } else {
            expect(term_idle(term, 50));
        }
    }
    end(term);
}

static void random_frames_look_in_the_terminal_as_they_are(void)
{
    struct term *term = start_probe("random", "auto", NULL);
    struct frame frame;
    struct str wanted = {0};
    frame_init(&frame, 24, 80);
    expect(term_idle(term, 100));
    for (unsigned number = 1; number <= 150; number++) {
        test_row("frame %u", number);
        size_t before = term_bytes(term);
        expect(term_type(term, "n"));
        expect(term_until_bytes(term, before + 1, TERM_LONG));
        probe_random(&frame, number);
        str_clear(&wanted);
        frame_text(&frame, &wanted);
        long waits = 0;
        while (strcmp(term_screen(term), str_text(&wanted)) != 0 && waits++ < 50) {
            expect(term_idle(term, 10));
        }
        if (!expect_str(term_screen(term), str_text(&wanted))) {
            break;
        }
        expect(term_idle(term, 5));
        expect_cursor(term, frame.cursor_row, frame.cursor_column);
    }
    str_release(&wanted);
    frame_release(&frame);
    end(term);
}

/* Whether a CSI … m among the bytes sets a colour (30 to 37, 40 to 47, 90 to 107, 38 and 48 too).
 */
static bool sets_color(const struct term *term)
{
    size_t size = 0;
    const char *raw = term_raw(term, &size);
    for (const char *at = raw; (at = strstr(at, "\033[")) != NULL; at += 2) {
        size_t span = strspn(at + 2, "0123456789;");
        for (size_t i = 2; at[2 + span] == 'm' && i < 2 + span; i++) {
            int number = 0;
            if ((at[i - 1] == ';' || at[i - 1] == '[') && sscanf(at + i, "%3d", &number) == 1 &&
                ((number >= 30 && number != 39 && number <= 48) || number >= 90)) {
                return true;
            }
        }
    }
    return false;
}

static void no_color_sends_no_color_but_keeps_the_attributes(void)
{
    static const struct {
        const char *color, *env[2];
        bool colored;
    } cases[] = {
        {"auto", {NULL}, true},        {"auto", {"NO_COLOR=1"}, false},
        {"auto", {"NO_COLOR="}, true}, {"always", {"NO_COLOR=1"}, true},
        {"never", {NULL}, false},      {"auto", {"TERM=vt100"}, false},
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        test_row("%s with %s", cases[i].color,
                 cases[i].env[0] != NULL ? cases[i].env[0] : "nothing");
        struct term *term = start_probe("styles", cases[i].color, cases[i].env);
        expect_see(term, "style");
        expect(term_idle(term, 50));
        expect_int(sets_color(term), cases[i].colored);
        expect_str(term_look(term, STYLE_CHOSEN, 0), "r");
        expect_str(term_look(term, STYLE_TITLE, 0), "b");
        expect_str(term_look(term, STYLE_TEXT, 0), "");
        expect_str(term_look(term, STYLE_HERE, 0), "bu");
        expect_str(term_look(term, STYLE_COUNTRY, 0), cases[i].colored ? "bc" : "b");
        expect_str(term_look(term, STYLE_CHOSEN, 7), "");
        end(term);
    }
}

static void every_terminal_name_has_its_answer(void)
{
    static const struct {
        const char *env[2];
        const char *shows; /* NULL: refused */
    } cases[] = {
        {{"TERM=xterm-kitty-nobody-has"}, "term xterm-kitty-nobody-has."},
        {{"TERM=xterm-256color"}, "term ."},
        {{"TERM=xterm"}, "term ."},
        {{"TERM=linux"}, "term ."},
        {{"TERM=vt100"}, "term ."},
        {{"TERM=screen"}, "term ."},
        {{"TERM=dumb"}, NULL},
        {{"TERM="}, NULL},
        {{"TERM"}, NULL},
        {{"TERM=unknown"}, NULL},
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        test_row("%s", cases[i].env[0]);
        const char *const argv[] = {term_self(), "--probe", "keys", NULL};
        struct term *term = term_start(argv, 24, 80, cases[i].env);
        if (cases[i].shows != NULL) {
            expect_see(term, cases[i].shows);
            expect(term_type(term, "\r\033[A\033OB"));
            expect_see(term, "<Enter><Up><Down>");
            end(term);
            continue;
        }
        expect_int(term_wait(term, TERM_LONG), 7);
        expect(term_has(term, "no screen: "));
        expect(!term_sent(term, "\033", 1));
        term_stop(term);
    }
}

static void any_locale_shows_what_is_not_ascii(void)
{
    static const char *const envs[][4] = {{"LC_ALL=C", "LANG=C", NULL},
                                          {"LC_ALL=POSIX", NULL},
                                          {"LC_ALL", "LANG", NULL},
                                          {"LC_ALL=xx_YY", NULL}};
    for (size_t i = 0; i < COUNT(envs); i++) {
        test_row("%s", envs[i][0]);
        struct term *term = start_probe("echo", "auto", envs[i]);
        expect(term_type(term, "ñ中e\u0301"));
        expect_see(term, "ñ中e\u0301");
        expect_cursor(term, 1, 4);
        end(term);
    }
}

static void the_terminal_is_given_back_as_it_was(void)
{
    static const struct {
        const char *key;
        int exits;
    } cases[] = {{"Ctrl-Q", 0}, {"F9", 3}};
    for (size_t i = 0; i < COUNT(cases); i++) {
        test_row("%s", cases[i].key);
        struct term *term = start_probe("keys", "auto", NULL);
        /* The modes of a pty are the same at every start: ask one that nobody has touched. */
        const char *const idle[] = {"/bin/cat", NULL};
        struct term *other = term_start(idle, 24, 80, NULL);
        expect(term_type(other, "echoed"));
        expect_see(other, "echoed");
        expect_see(term, "size 24x80");
        expect(term_alternate(term));
        expect(strcmp(term_modes(term), term_modes(other)) != 0);
        int slave =
            open(term_device(term),
                 O_RDWR | O_NOCTTY | O_CLOEXEC); /* keeps the modes when the probe is gone */
        expect(slave >= 0);
        expect(term_key(term, cases[i].key));
        expect_int(term_wait(term, TERM_LONG), cases[i].exits);
        expect_str(term_modes(term), term_modes(other));
        expect(!term_alternate(term));
        expect(term_cursor_visible(term));
        expect(term_sent(term, "\033[?2004h", 8));
        expect(term_sent(term, "\033[?2004l", 8));
        expect(!term_sent(term, "\033[?1000h", 8));
        expect_int(term_has(term, "a probe's mistake"), cases[i].exits == 3);
        (void)close(slave);
        term_stop(term);
        term_stop(other);
    }
}

static void a_suspended_terminal_comes_back_whole(void)
{
    struct term *term = start_probe("keys", "auto", NULL);
    expect_see(term, "size 24x80");
    expect(term_key(term, "F5"));
    expect(term_wait_stopped(term, TERM_LONG));
    expect(term_idle(term, 20));
    expect(!term_alternate(term));
    size_t before = term_bytes(term);
    term_resize(term, 30, 90);
    term_signal(term, SIGCONT);
    expect_see(term, "size 30x90");
    expect(term_alternate(term));
    expect(term_sent_since(term, before, "\033[?2004h", 8));
    expect(term_type(term, "\r\n\x13"));
    expect_see(term, "<Enter><Ctrl-J><Ctrl-S>");
    expect(term_paste(term, "ab", 2));
    expect_see(term, "pastes 1 bytes 2");
    end(term);
}

static void a_terminal_that_goes_away_is_told(void)
{
    struct term *term = start_probe("keys", "auto", NULL); /* the probe ignores SIGHUP */
    expect_see(term, "size 24x80");
    term_close_master(term);
    expect_int(term_wait(term, TERM_LONG), 5);
    term_stop(term);
}

static void standard_input_that_is_no_terminal_is_refused(void)
{
    const char *const argv[] = {"/bin/sh", "-c", "exec \"$0\" --probe keys </dev/null", term_self(),
                                NULL};
    struct term *term = term_start(argv, 24, 80, NULL);
    expect_int(term_wait(term, TERM_LONG), 8);
    expect(term_has(term, "no terminal: "));
    term_stop(term);
}

static void esc_alone_is_quick_and_follows_escdelay(void)
{
    const char *const env[] = {"ESCDELAY=3000", NULL};
    struct term *term = start_probe("keys", "auto", env);
    expect_see(term, "size 24x80");
    expect(term_type(term, "\033"));
    expect(term_idle(term, 100)); /* in the default it would have come */
    expect(!term_has(term, "<"));
    expect(term_type(term, "[A"));
    expect_see(term, "<Up>");
    end(term);
}

static const struct test tests[] = {
    {"what is typed shows, with the cursor behind it",
     what_is_typed_shows_with_the_cursor_behind_it},
    {"a letter at the end of a line costs its own bytes",
     a_letter_at_the_end_of_a_line_costs_its_own_bytes},
    {"an emoji style mark goes no further than the frame",
     an_emoji_style_mark_goes_no_further_than_the_frame},
    {"nothing is sent while nothing changes", nothing_is_sent_while_nothing_changes},
    {"keys arrive by their names", keys_arrive_by_their_names},
    {"a paste of 100 kB arrives whole and once", a_paste_of_100_kb_arrives_whole_and_once},
    {"a paste without an end is delivered after silence",
     a_paste_without_an_end_is_delivered_after_silence},
    {"a new size is painted whole", a_new_size_is_painted_whole},
    {"random frames look in the terminal as they are",
     random_frames_look_in_the_terminal_as_they_are},
    {"NO_COLOR sends no color but keeps the attributes",
     no_color_sends_no_color_but_keeps_the_attributes},
    {"every terminal name has its answer", every_terminal_name_has_its_answer},
    {"any locale shows what is not ASCII", any_locale_shows_what_is_not_ascii},
    {"the terminal is given back as it was", the_terminal_is_given_back_as_it_was},
    {"a suspended terminal comes back whole", a_suspended_terminal_comes_back_whole},
    {"a terminal that goes away is told", a_terminal_that_goes_away_is_told},
    {"standard input that is no terminal is refused",
     standard_input_that_is_no_terminal_is_refused},
    {"Esc alone is quick and follows ESCDELAY", esc_alone_is_quick_and_follows_escdelay},
};

int main(int argc, char **argv)
{
    if (argc > 1 && strcmp(argv[1], "--probe") == 0) {
        return probe_main(argc, argv);
    }
    if (setlocale(LC_CTYPE, "C.UTF-8") == NULL) {
        return 99;
    }
    return test_main(tests, COUNT(tests), argc, argv);
}
