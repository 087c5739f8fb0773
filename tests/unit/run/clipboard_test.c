#include "run/clipboard.h"

#include "expect.h"

/* RFC 4648, section 10. */
static void a_text_goes_as_base64_alone(void)
{
    static const struct {
        const char *text, *bytes;
    } cases[] = {
        {"", "\033]52;c;\033\\"},
        {"f", "\033]52;c;Zg==\033\\"},
        {"fo", "\033]52;c;Zm8=\033\\"},
        {"foo", "\033]52;c;Zm9v\033\\"},
        {"foobar", "\033]52;c;Zm9vYmFy\033\\"},
        {"\033]0;x\a\xff\xfe", "\033]52;c;G10wO3gH//4=\033\\"},
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct str bytes = {0};
        test_row("%s", cases[i].text);
        clipboard_sequence(slice_of(cases[i].text), &bytes);
        expect_str(str_text(&bytes), cases[i].bytes);
        str_release(&bytes);
    }
}

static void terminals_that_would_print_it_get_nothing(void)
{
    static const struct {
        const char *term;
        bool in_tmux, works;
    } cases[] = {
        {"xterm-256color", false, true}, {"tmux-256color", true, true},
        {"screen-256color", true, true}, {"screen-256color", false, false},
        {"screen.xterm", false, false},  {"linux", false, false},
        {"dumb", false, false},          {NULL, false, false},
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        test_row("%s", cases[i].term == NULL ? "none" : cases[i].term);
        expect_int(clipboard_works(cases[i].term, cases[i].in_tmux), cases[i].works);
    }
}

static const struct test tests[] = {
    {"a text goes as base64 alone", a_text_goes_as_base64_alone},
    {"terminals that would print it get nothing", terminals_that_would_print_it_get_nothing},
};

int main(int argc, char **argv)
{
    return test_main(tests, COUNT(tests), argc, argv);
}
