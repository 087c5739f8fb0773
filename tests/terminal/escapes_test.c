/* Control characters and escape sequences of files, pastes, names and arguments never reach the
 * terminal raw: not on the screens, not on standard output, not in an error message. */
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "expect.h"
#include "session.h"

/* --- What may be sent. */

/* Of the CSI sequences those that the screens need; a foreign one is told from them by its end or
 * by its numbers. */
static size_t own_csi(const unsigned char *at, size_t size)
{
    size_t start = size > 0 && (at[0] == '?' || at[0] == '!' || at[0] == '>') ? 1 : 0;
    size_t end = start;
    int number = 0;
    bool good = true;
    for (; end < size && ((at[end] >= '0' && at[end] <= '9') || at[end] == ';'); end++) {
        number = at[end] == ';' ? 0 : number * 10 + at[end] - '0';
        good = good && number < 10000;
        /* No background, no mouse, no printing, and so on: nobody asked for these. */
        good = good && (number < 40 || number > 48 || at[end + 1 < size ? end + 1 : end] != 'm');
    }
    if (end >= size || !good || strchr("ABCDGHJKLMPSTXZ@bdhlmrt", at[end]) == NULL) {
        return 0;
    }
    if (at[end] == 'h' || at[end] == 'l') {
        good = number == 1 || number == 4 || number == 7 || number == 12 || number == 25 ||
               number == 1034 || number == 1049 || number == 2004;
    }
    if (at[end] == 't') {
        good = end == 6 && (memcmp(at, "22;0;0", 6) == 0 || memcmp(at, "23;0;0", 6) == 0);
    }
    return good ? end + 1 : 0;
}

/* Bytes of the program's own sequence behind an ESC, 0 if it is none. */
static size_t own_escape(const unsigned char *at, size_t size)
{
    if (size >= 2 && at[0] == '(' && (at[1] == 'B' || at[1] == '0')) {
        return 2;
    }
    if (size >= 1 && at[0] != '\0' && strchr("=>78M", at[0]) != NULL) {
        return 1;
    }
    size_t csi = size >= 2 && at[0] == '[' ? own_csi(at + 1, size - 1) : 0;
    return csi == 0 ? 0 : csi + 1;
}

/* Characters that turn, hide or end what stands beside them, C1 among them. */
static bool is_foreign(uint32_t code)
{
    static const uint32_t ranges[][2] = {{0x7F, 0x9F},     {0x061C, 0x061C}, {0x200B, 0x200B},
                                         {0x200E, 0x200F}, {0x2028, 0x202E}, {0x2060, 0x2069},
                                         {0xFEFF, 0xFEFF}, {0xFFF9, 0xFFFB}, {0xE0000, 0xE007F}};
    for (size_t i = 0; i < COUNT(ranges); i++) {
        if (code >= ranges[i][0] && code <= ranges[i][1]) {
            return true;
        }
    }
    return false;
}

/* The size of the character at `at`, 0 where it must not be sent. */
static size_t own_character(const unsigned char *at, size_t size)
{
    size_t length = at[0] < 0x80 ? 1 : test_sequence(at, size);
    uint32_t code = length == 1   ? at[0]
                    : length == 2 ? at[0] & 0x1FU
                    : length == 3 ? at[0] & 0x0FU
                                  : at[0] & 0x07U;
    for (size_t i = 1; i < length; i++) {
        code = code << 6 | (at[i] & 0x3FU);
    }
    return length == 0 || code < 0x20 || is_foreign(code) ? 0 : length;
}

/* How many of the bytes come before the first that must not be sent. `screen`: the stream of the
 * screens, where the program's own sequences are; else text, where lines and tabs are all. */
static size_t clean_size(const char *bytes, size_t size, bool screen)
{
    const unsigned char *at = (const unsigned char *)bytes;
    size_t i = 0;
    while (i < size) {
        size_t length = 0;
        if (at[i] == '\n' || at[i] == '\t' || (screen && (at[i] == '\r' || at[i] == '\b'))) {
            length = 1;
        } else if (screen && at[i] == '\033') {
            length = own_escape(at + i + 1, size - i - 1);
            length += length > 0 ? 1 : 0;
        } else {
            length = own_character(at + i, size - i);
        }
        if (length == 0) {
            break;
        }
        i += length;
    }
    return i;
}

static bool expect_clean_at(const char *file, int line, const char *bytes, size_t size, bool screen)
{
    size_t i = clean_size(bytes, size, screen);
    if (expect_at(file, line, i == size, "byte %zu of %zu must not be sent", i, size)) {
        return true;
    }
    size_t from = i < 60 ? 0 : i - 60;
    test_show("around it: ", (const unsigned char *)bytes + from,
              size - from < 120 ? size - from : 120);
    return false;
}

static void expect_clean_screen_at(const char *file, int line, const struct term *term)
{
    size_t size = 0;
    const char *raw = term_raw(term, &size);
    (void)expect_clean_at(file, line, raw, size, true);
}

#define expect_clean_screen(term) expect_clean_screen_at(__FILE__, __LINE__, (term))
#define expect_clean_text(str) expect_clean_at(__FILE__, __LINE__, (str)->at, (str)->size, false)

/* --- What is thrown at it. */

static const char *const sequences[] = {"\033]0;title\007",
                                        "\033]52;c;aGk=\007",
                                        "\033]8;;http://x.example\033\\",
                                        "\033P$q\033\\",
                                        "\033[6n",
                                        "\033[41m",
                                        "\033[?1000h",
                                        "\033[5i",
                                        "\033c",
                                        "\033[c",
                                        "\033_apc\033\\",
                                        "\033[21t",
                                        "\xC2\x9B"
                                        "41m",
                                        "\xC2\x9D"
                                        "0;t\xC2\x9C",
                                        "\033[201~"};
static const char *const invisible[] = {
    "\xD8\x9C",     "\xE2\x80\x8B", "\xE2\x80\x8E",     "\xE2\x80\x8F", "\xE2\x80\xA8",
    "\xE2\x80\xAA", "\xE2\x80\xAE", "\xE2\x81\xA6",     "\xE2\x81\xA9", "\xEF\xBB\xBF",
    "\xEF\xBF\xB9", "\xE2\x81\xA0", "\xF3\xA0\x81\x81", "\xE2\x80\xA9"};

/* Every code point below U+00A0 but NUL, each between letters; then the sequences. In a name of a
 * file `/` must be left out, in an argument the quote. */
static struct str everything(const char *without)
{
    struct str text = {0};
    for (unsigned code = 1; code < 0xA0; code++) {
        if (code < 0x80 && strchr(without, (int)code) != NULL) {
            continue;
        }
        str_add_char(&text, 'a');
        if (code >= 0x80) {
            str_add_char(&text, '\xC2');
        }
        str_add_char(&text, (char)code);
    }
    for (size_t i = 0; i < COUNT(sequences); i++) {
        for (const char *at = sequences[i]; *at != '\0'; at++) {
            if (strchr(without, *at) == NULL) {
                str_add_char(&text, *at);
            }
        }
    }
    for (size_t i = 0; i < COUNT(invisible); i++) {
        str_add_char(&text, 'z');
        str_add_text(&text, invisible[i]);
    }
    return text;
}

static void what_must_not_be_sent_is_known(void)
{
    for (unsigned code = 1; code < 0xA0; code++) {
        char text[] = {'a', (char)code, 'b', '\0'};
        test_row("code %u", code);
        bool text_may = (code >= 0x20 && code < 0x7F) || code == '\n' || code == '\t';
        expect(clean_size(text, 3, false) == (text_may ? 3U : 1U));
        expect(clean_size(text, 3, true) == (text_may || code == '\r' || code == '\b' ? 3U : 1U));
    }
    for (size_t i = 0; i < COUNT(sequences); i++) {
        test_row("sequence %zu", i);
        expect_int(clean_size(sequences[i], strlen(sequences[i]), true), 0);
    }
    for (size_t i = 0; i < COUNT(invisible); i++) {
        test_row("invisible %zu", i);
        expect_int(clean_size(invisible[i], strlen(invisible[i]), true), 0);
    }
    test_row("its own");
    static const char own[] = "\033[?1049h\033[22;0;0t\033[24;80H\033[1;32mcaf\xC3\xA9\033(B\033[m";
    expect_int(clean_size(own, sizeof own - 1, true), sizeof own - 1);
}

static void add_cell(struct str *csv, const char *text)
{
    str_add_char(csv, '"');
    for (; *text != '\0'; text++) {
        str_add_text(csv, *text == '"' ? "\"" : "");
        str_add_char(csv, *text);
    }
    str_add_text(csv, "\",");
}

/* A session all of whose cells hold everything, an unknown column and an unknown record among
 * them. */
static void write_hostile_session(const char *name)
{
    static const char *const rows[][2] = {
        {"s-title", "session"},      {"s-event", "session"},      {"s-represented-MEX", "session"},
        {"s1-aaaa", "session"},      {"p1-aaaa", "participant"},  {"p2-aaaa", "participant"},
        {"i1-aaaa", "intervention"}, {"i2-aaaa", "intervention"}, {"n1-aaaa", "note"},
        {"c1-aaaa", "conclusion"},   {"v1-aaaa", "position"},     {"m1-aaaa", "comment"},
        {"someid", "somethingelse"}};
    struct str csv = {0};
    struct str text = everything("");
    str_add_text(&csv,
                 "\xEF\xBB\xBF\"id\",\"record\",\"country\",\"name\",\"role\",\"organization\","
                 "\"on_behalf_of\",\"stakeholder_group\",\"topic\",\"kind\",\"text\",\"tags\","
                 "\"author\",");
    add_cell(&csv, str_text(&text));
    str_add_text(&csv, "\"last\"\n");
    for (size_t i = 0; i < COUNT(rows); i++) {
        add_cell(&csv, rows[i][0]);
        add_cell(&csv, rows[i][1]);
        add_cell(&csv, i % 2 == 0 ? "MEX" : str_text(&text));
        for (int cell = 3; cell < 14; cell++) {
            add_cell(&csv, str_text(&text));
        }
        str_add_text(&csv, "\"\"\n");
    }
    session_write(name, str_slice(&csv));
    str_release(&text);
    str_release(&csv);
}

static void see_all_places(struct term *term)
{
    static const char *const places[] = {"2 People", "3 Conclusions", "4 Review",
                                         "5 Report", "6 Set-up",      "1 Notes"};
    for (size_t i = 0; i < COUNT(places); i++) {
        test_row("%s", places[i]);
        session_go(term, places[i]);
        for (int key = 0; key < 12; key++) {
            term_key(term, "Up");
        }
        term_key(term, "PageDown");
        expect(term_idle(term, 50));
        expect_clean_screen(term);
    }
}

static void a_file_full_of_it_is_shown_clean_on_every_screen(void)
{
    (void)session_folder();
    write_hostile_session("talk.csv");
    struct term *term = session_start(NULL);
    see_all_places(term);
    test_row("changing a record");
    term_key(term, "Up");
    term_key(term, "Enter");
    expect(term_idle(term, 100));
    term_type(term, "x\r");
    expect_see(term, "saved");
    test_row("completion and commands");
    term_type(term, "a\t\t");
    term_key(term, "Ctrl-P");
    expect(term_idle(term, 100));
    term_key(term, "Esc");
    expect_clean_screen(term);
    test_row("the list of sessions");
    session_go(term, "0 Sessions");
    expect(term_idle(term, 100));
    expect_clean_screen(term);
    session_leave(term);
}

static void a_paste_of_it_is_shown_and_kept_clean(void)
{
    static const char *const before[] = {"",          "mexico: ", "/note ",        "/title ",
                                         "present+ ", "/topic ",  "/represented ", "/goto ",
                                         "/find ",    "s/x/",     "?1 = "};
    struct str text = everything("");
    (void)session_folder();
    struct term *term = session_start(NULL);
    for (size_t i = 0; i < COUNT(before); i++) {
        test_row("%s", before[i]);
        term_type(term, before[i]);
        expect(term_paste(term, text.at, text.size));
        term_key(term, "Enter");
        term_type(term, "/clear\r");
        expect(term_idle(term, 100));
        expect_clean_screen(term);
    }
    see_all_places(term);
    session_leave(term);
    struct str csv = session_csv();
    test_row("the CSV");
    expect(csv.size > 3);
    struct slice rest = slice_from(str_slice(&csv), 3); /* the byte order mark */
    (void)expect_clean_at(__FILE__, __LINE__, rest.at, rest.size, false);
    str_release(&csv);
    str_release(&text);
}

/* --- Everything else that is said. */

/* An @ in `command` becomes `argument`. */
static void command_says_clean(const char *command, const char *argument)
{
    struct str line = {0};
    struct str out = {0};
    for (const char *at = command; *at != '\0'; at++) {
        if (*at == '@') {
            str_add_text(&line, argument);
        } else {
            str_add_char(&line, *at);
        }
    }
    (void)session_run(str_text(&line), &out);
    test_row("%s", command);
    (void)expect_clean_text(&out);
    str_release(&out);
    str_release(&line);
}

/* A folder with a hostile session, settings, roster and files that are no session. */
static void write_hostile_files(const char *text)
{
    struct str ini = {0};
    (void)session_folder();
    write_hostile_session("talk.csv");
    str_add_format(&ini, "[interface]\n%s\ncolor = %s\n%s = 1\n[%s]\nx = 1\n", text, text, text,
                   text);
    session_write("wrong.ini", str_slice(&ini));
    str_clear(&ini);
    str_add_format(&ini, "name,country\n\"%s\",\"%s\"\n", "a\033[41mb\xC2\x9B", "\033]0;x\007");
    session_write("roster.csv", str_slice(&ini));
    session_write("nul.csv", slice_make("id,record\n\033[41m\0,x\n", 19));
    session_write("quote.csv", slice_of("id,record\n\"\033[41m,x\n"));
    session_write("ragged.csv", slice_of("id,record\n\033[41m,x,\033[41m\n"));
    session_write("twice.csv", slice_of("id,\033[41m,\033[41m\nx,y,z\n"));
    str_release(&ini);
}

static void commands_say_only_clean_text(void)
{
    static const char *const commands[] = {
        "report talk.csv",
        "report --format markdown talk.csv",
        "review talk.csv",
        "review --json talk.csv",
        "check talk.csv",
        "check --json talk.csv",
        "report '@'",
        "check '@'",
        "review '@.csv'",
        "check --json '@.csv'",
        "add talk.csv 'mx: @' '/@'",
        "add --json talk.csv '@: x'",
        "add talk.csv '/represented @' '/at @' 'present+ @'",
        "'@'",
        "'--@'",
        "help '@'",
        "report --format '@' talk.csv",
        "--lang '@' review talk.csv",
        "--config '@' review talk.csv",
        "--config wrong.ini review talk.csv",
        "new --date '@' other.csv",
        "new --title '@' titled.csv",
        "report titled.csv",
        "new --roster roster.csv rostered.csv",
        "new --roster '@' none.csv",
        "new '@.csv'",
        "report -o '/nowhere/@' talk.csv",
        "report nul.csv",
        "check nul.csv quote.csv ragged.csv twice.csv",
    };
    struct str text = everything("/'\n");
    write_hostile_files(str_text(&text));
    for (size_t i = 0; i < COUNT(commands); i++) {
        command_says_clean(commands[i], str_text(&text));
    }
    str_release(&text);
}

static const char odd_name[] = "a\033[41mb\007c\xC2\x9B"
                               "4d\xE2\x80\xAE"
                               "e";

/* A folder in which whatever has a name has that one. */
static void make_odd_folder(void)
{
    char command[1000];
    struct str text = {0};
    (void)session_folder();
    (void)snprintf(command, sizeof command, "new '%s.csv'", odd_name);
    expect_int(session_run(command, &text), 0);
    expect_int(session_run("new talk.csv", &text), 0);
    expect_int(session_run("add talk.csv '/note first'", &text), 0);
    (void)snprintf(command, sizeof command,
                   "cd '%s/talk.journal' && printf x >'%s.log' && "
                   "for log in *-js-*.log; do cp \"$log\" '%s-js-2222.log'; done",
                   session_path("."), odd_name, odd_name);
    expect_int(system(command), 0);
    str_clear(&text);
    str_add_format(&text, "[interface]\ncolor = %s\n%s\n", odd_name, odd_name);
    session_write("wrong.ini", str_slice(&text));
    session_write("broken.csv", slice_of("id,\033[41m\n\"open"));
    str_clear(&text);
    str_add_format(&text, ",%s,%s,24.11.2026 10:00,file:///%s;", odd_name, odd_name, odd_name);
    session_write(".~lock.talk.csv#", str_slice(&text));
    str_release(&text);
}

/* Where names of files, folders, settings, users and terminals come from outside. */
static void names_from_outside_are_shown_clean(void)
{
    static const struct {
        const char *option, *file, *see;
        bool opens;
    } starts[] = {{"--config=wrong.ini", "talk.csv", "first", true},
                  {"--color=never", "", "1 Notes", true},
                  {"--color=never", ".", "Sessions in", true},
                  {"--color=never", "broken.csv", "read only:", true},
                  {"--color=never", "missing", "missing", false}};
    char user[200];
    make_odd_folder();
    (void)snprintf(user, sizeof user, "USER=%s", odd_name);
    const char *const env[] = {user, "TERM=\033[41mterm", NULL};
    for (size_t i = 0; i < COUNT(starts); i++) {
        char script[1500];
        test_row("%s %s", starts[i].option, starts[i].file);
        (void)snprintf(script, sizeof script, "cd '%s' && '%s' %s '%s%s'", session_path("."),
                       term_program(), starts[i].option,
                       starts[i].file[0] == '\0' ? odd_name : starts[i].file,
                       starts[i].file[0] == '\0' ? ".csv" : "");
        const char *const argv[] = {"/bin/sh", "-c", script, NULL};
        struct term *term = term_start(argv, 24, 80, env);
        expect_see(term, starts[i].see);
        if (starts[i].opens) {
            term_type(term, "/note by somebody\r");
            expect(term_idle(term, 500));
            term_key(term, "Ctrl-Q");
        }
        expect_int(term_wait(term, TERM_LONG), starts[i].opens ? 0 : 2);
        expect(term_bytes(term) > 20);
        expect_clean_screen(term);
        term_stop(term);
    }
}

static const struct test tests[] = {
    {"what must not be sent is known", what_must_not_be_sent_is_known},
    {"a file full of it is shown clean on every screen",
     a_file_full_of_it_is_shown_clean_on_every_screen},
    {"a paste of it is shown and kept clean", a_paste_of_it_is_shown_and_kept_clean},
    {"commands say only clean text", commands_say_only_clean_text},
    {"names from outside are shown clean", names_from_outside_are_shown_clean},
};

int main(int argc, char **argv)
{
    int answer = test_main(tests, COUNT(tests), argc, argv);
    session_clean();
    return answer;
}
