#include "text/width.h"

#include <locale.h>

#include "expect.h"
#include "text/grapheme.h"
#include "text_random.h"

static bool has_locale(void)
{
    if (setlocale(LC_CTYPE, "C.UTF-8") == NULL && setlocale(LC_CTYPE, "en_US.UTF-8") == NULL) {
        skip_test("no UTF-8 locale");
        return false;
    }
    return true;
}

static void columns_are_those_of_a_terminal(void)
{
    static const struct {
        const char *text;
        int columns;
    } cases[] = {
        {"", 0},
        {"abc", 3},
        {"ni\xC3\xB1o", 4},
        {"nin\xCC\x83o", 4},
        {"\xE4\xB8\xAD\xE6\x96\x87", 4},
        {"\xEA\xB0\x81", 2},
        {"\xE1\x84\x80\xE1\x85\xA1\xE1\x86\xA8", 2},
        {"\xF0\x9F\x91\x8D", 2},
        {"\xF0\x9F\x91\x8D\xF0\x9F\x8F\xBD", 2},
        {"\xF0\x9F\x91\xA8\xE2\x80\x8D\xF0\x9F\x91\xA9", 2},
        {"\xF0\x9F\x87\xB2\xF0\x9F\x87\xBD", 2},
        {"\x1B[0m", 4},
        {"a\tb\n", 4},
        {"\xE2\x80\xAE\xE2\x80\x8B", 2}, /* right-to-left override, zero-width space */
        {"\xFF", 1},
        {"\xCC\x81", 1}, /* a mark with no letter */
        {"\xCD\xB8", 1}, /* unassigned */
    };
    if (!has_locale()) {
        return;
    }
    for (size_t i = 0; i < COUNT(cases); i++) {
        test_row("%zu", i);
        expect_int(width_of(slice_of(cases[i].text)), cases[i].columns);
    }
}

static void a_grapheme_comes_in_cells(void)
{
    static const struct {
        const char *grapheme, *cells; /* a cell ends in "|", what is shown as U+FFFD is "?" */
    } cases[] = {
        {"a", "a1|"},
        {"n\xCC\x83\xCC\x81", "n\xCC\x83\xCC\x81"
                              "1|"},
        {"\xF0\x9F\x87\xB2\xF0\x9F\x87\xBD", "\xF0\x9F\x87\xB2"
                                             "1|\xF0\x9F\x87\xBD"
                                             "1|"},
        {"\xF0\x9F\x91\xA8\xE2\x80\x8D\xF0\x9F\x91\xA9", "\xF0\x9F\x91\xA8\xE2\x80\x8D"
                                                         "2|"},
        {"\xF0\x9F\x91\x8D\xF0\x9F\x8F\xBD", "\xF0\x9F\x91\x8D"
                                             "2|"},
        {"\x1B", "?1|"},
        {"\xE2\x80\xAE", "?1|"},
        {"\xCC\x81", "?1|"},
    };
    if (!has_locale()) {
        return;
    }
    for (size_t i = 0; i < COUNT(cases); i++) {
        test_row("%zu", i);
        struct str got = {0};
        struct slice grapheme = slice_of(cases[i].grapheme);
        for (size_t at = 0; at < grapheme.size;) {
            struct slice shown;
            int columns;
            at = width_cell(grapheme, at, &shown, &columns);
            str_add(&got, shown.size == 0 ? slice_of("?") : shown);
            str_add_format(&got, "%d|", columns);
        }
        expect_str(str_text(&got), cases[i].cells);
        str_release(&got);
    }
}

static void a_clip_is_whole_graphemes(void)
{
    static const struct {
        const char *text;
        int columns;
        size_t size;
        int used;
    } cases[] = {
        {"abc", 2, 2, 2},
        {"abc", 3, 3, 3},
        {"abc", 9, 3, 3},
        {"abc", 0, 0, 0},
        {"abc", -1, 0, 0},
        {"a\xE4\xB8\xAD", 2, 1, 1},
        {"a\xE4\xB8\xAD", 3, 4, 3},
        {"n\xCC\x83o", 1, 3, 1},
        {"\xF0\x9F\x87\xB2\xF0\x9F\x87\xBD", 1, 0, 0},
    };
    if (!has_locale()) {
        return;
    }
    for (size_t i = 0; i < COUNT(cases); i++) {
        test_row("%zu", i);
        int used;
        expect_int(width_clip(slice_of(cases[i].text), cases[i].columns, &used), cases[i].size);
        expect_int(used, cases[i].used);
    }
}

static void clip_width_and_cells_agree(void)
{
    if (!has_locale()) {
        return;
    }
    uint64_t state = 3;
    for (int round = 0; round < 5000; round++) {
        struct str text = {0};
        text_random_add(&text, &state, 10, true);
        int columns = (int)text_random(&state, 12), used;
        struct slice all = str_slice(&text);
        size_t size = width_clip(all, columns, &used);
        expect_int(width_of(slice_head(all, size)), used);
        expect(used <= columns);
        if (size < all.size) {
            size_t next = grapheme_next(all, size);
            expect(used + width_grapheme(slice_make(all.at + size, next - size)) > columns);
        }
        str_release(&text);
    }
}

static const struct test tests[] = {
    {"columns are those of a terminal", columns_are_those_of_a_terminal},
    {"a grapheme comes in cells", a_grapheme_comes_in_cells},
    {"a clip is whole graphemes", a_clip_is_whole_graphemes},
    {"clip, width and cells agree", clip_width_and_cells_agree},
};

int main(int argc, char **argv)
{
    return test_main(tests, COUNT(tests), argc, argv);
}
