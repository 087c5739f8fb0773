#include "text/wrap.h"

#include <locale.h>

#include "expect.h"
#include "text/width.h"
#include "text_random.h"

static bool has_locale(void)
{
    if (setlocale(LC_CTYPE, "C.UTF-8") == NULL && setlocale(LC_CTYPE, "en_US.UTF-8") == NULL) {
        skip_test("no UTF-8 locale");
        return false;
    }
    return true;
}

static const struct {
    const char *text;
    int columns;
    const char *lines; /* each between "|" */
} wrapped[] = {
    {"", 5, "|"},
    {"one two", 10, "one two|"},
    {"one two", 7, "one two|"},
    {"one two", 6, "one|two|"},
    {"one two", 3, "one|two|"},
    {"one   two", 4, "one|two|"},
    {"one two ", 7, "one two|"},
    {"one two   three", 7, "one two|three|"},
    {"abcdefgh", 3, "abc|def|gh|"},
    {"ab cdefgh", 4, "ab|cdef|gh|"},
    {"a\nb", 5, "a|b|"},
    {"a\n", 5, "a||"},
    {"\n", 5, "||"},
    {"a\n\nb", 5, "a||b|"},
    {"a  \nb", 5, "a|b|"},
    {"abcde\nf", 5, "abcde|f|"},
    {"abcde \nf", 5, "abcde|f|"},
    {"   ", 2, "|"},
    {"  ab", 5, "  ab|"},
    {"abc", 0, "a|b|c|"},
    {"ab", -3, "a|b|"},
    {"\xE4\xB8\xAD\xE6\x96\x87", 1, "\xE4\xB8\xAD|\xE6\x96\x87|"},
    {"\xE4\xB8\xAD\xE6\x96\x87\xE5\xAD\x97", 5, "\xE4\xB8\xAD\xE6\x96\x87|\xE5\xAD\x97|"},
    {"ab \xE4\xB8\xAD\xE6\x96\x87", 5, "ab \xE4\xB8\xAD|\xE6\x96\x87|"},
    {"nin\xCC\x83o x", 4, "nin\xCC\x83o|x|"},
    {"a\xC2\xA0"
     "b c",
     3,
     "a\xC2\xA0"
     "b|c|"},
};

static void lines_break_where_they_should(void)
{
    if (!has_locale()) {
        return;
    }
    for (size_t i = 0; i < COUNT(wrapped); i++) {
        test_row("%zu", i);
        struct slice rest = slice_of(wrapped[i].text), line;
        struct str got = {0};
        while (got.size < 100 && wrap_next(&rest, wrapped[i].columns, &line)) {
            str_add(&got, line);
            str_add_char(&got, '|');
        }
        expect_str(str_text(&got), wrapped[i].lines);
        str_release(&got);
    }
}

/* The letters of a text without its blanks and line ends. */
static void add_letters(struct str *out, struct slice text)
{
    for (size_t i = 0; i < text.size; i++) {
        if (strchr(" \t\n", text.at[i]) == NULL) {
            str_add_char(out, text.at[i]);
        }
    }
}

static void nothing_is_lost_and_no_line_is_too_long(void)
{
    if (!has_locale()) {
        return;
    }
    uint64_t state = 17;
    for (int round = 0; round < 5000; round++) {
        struct str text = {0}, wanted = {0}, got = {0};
        str_add_text(&text, "");
        text_random_add(&text, &state, 20, true);
        int columns = (int)text_random(&state, 9);
        struct slice rest = str_slice(&text), line;
        size_t lines = 0;
        while (lines <= text.size && wrap_next(&rest, columns, &line)) {
            lines++;
            add_letters(&got, line);
            /* A line that is too long is one grapheme, at most a flag's or a syllable's few
             * columns. */
            int width = width_of(line);
            expect(width <= columns || width == width_grapheme(line));
        }
        expect(lines <= text.size + 1);
        add_letters(&wanted, str_slice(&text));
        expect_bytes(str_text(&got), got.size, str_text(&wanted), wanted.size);
        str_release(&text);
        str_release(&wanted);
        str_release(&got);
    }
}

static const struct test tests[] = {
    {"lines break where they should", lines_break_where_they_should},
    {"nothing is lost and no line is too long", nothing_is_lost_and_no_line_is_too_long},
};

int main(int argc, char **argv)
{
    return test_main(tests, COUNT(tests), argc, argv);
}
