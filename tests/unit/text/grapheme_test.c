#include "text/grapheme.h"

#include "expect.h"
#include "text_random.h"

#define FAMILY "\xF0\x9F\x91\xA8\xE2\x80\x8D\xF0\x9F\x91\xA9\xE2\x80\x8D\xF0\x9F\x91\xA7"
#define MX "\xF0\x9F\x87\xB2\xF0\x9F\x87\xBD"
#define AR "\xF0\x9F\x87\xA6\xF0\x9F\x87\xB7"

static void letters_are_told_apart(void)
{
    static const struct {
        const char *text;
        size_t ends[5]; /* up to the first 0 */
    } cases[] = {
        {"abc", {1, 2, 3}},
        {"a\r\nb", {1, 3, 4}},
        {"\n\n", {1, 2}},
        {"e\xCC\x81x", {3, 4}},
        {"n\xCC\x83\xCC\x81", {5}},
        {"\xC3\xB1o", {2, 3}},
        {FAMILY "x", {18, 19}},
        {"\xF0\x9F\x91\x8D\xF0\x9F\x8F\xBD!", {8, 9}},
        {MX AR, {8, 16}},
        {MX "\xF0\x9F\x87\xA6", {8, 12}},
        {"\xE1\x84\x80\xE1\x85\xA1\xE1\x86\xA8", {9}},
        {"\xE0\xA4\x95\xE0\xA4\xBF\xE0\xA4\xA4", {6, 9}},
        {"\xE4\xB8\xAD\xE6\x96\x87", {3, 6}},
        {"\xFF\xFE", {1, 2}},
        {"a\xC3", {1, 2}},
        {"\xCC\x81"
         "a",
         {2, 3}},
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        test_row("%zu", i);
        struct slice text = slice_of(cases[i].text);
        size_t at = 0;
        for (size_t j = 0; j < COUNT(cases[i].ends) && cases[i].ends[j] > 0; j++) {
            at = grapheme_next(text, at);
            expect_int(at, cases[i].ends[j]);
        }
        expect_int(at, text.size);
        expect_int(grapheme_next(text, at), text.size);
        expect_int(grapheme_previous(text, 0), 0);
    }
}

static void back_is_where_forward_came_from(void)
{
    uint64_t state = 29;
    for (int round = 0; round < 20000; round++) {
        struct str text = {0};
        text_random_add(&text, &state, 10, true);
        struct slice slice = str_slice(&text);
        for (size_t start = 0; start < slice.size;) {
            size_t end = grapheme_next(slice, start);
            if (!expect_int(grapheme_previous(slice, end), start)) {
                test_show("text ", (const unsigned char *)slice.at, slice.size);
            }
            start = end;
        }
        str_release(&text);
    }
}

static void back_from_inside_goes_to_the_start(void)
{
    struct slice text = slice_of("x" FAMILY);
    for (size_t at = 2; at <= text.size; at++) {
        /* Within the bytes of one character, what counts is only to come to no worse place. */
        expect(grapheme_previous(text, at) < at);
    }
    expect_int(grapheme_previous(text, 5), 1);
    expect_int(grapheme_previous(text, 8), 1);
    expect_int(grapheme_previous(text, text.size), 1);
}

/* A megabyte with no sure boundary in it: each step back must look at no more than a few kilobytes.
 */
static void going_back_stays_short_in_a_long_text(void)
{
    struct str text = {0};
    for (int i = 0; i < 30000; i++) {
        str_add_text(&text, MX AR);
    }
    size_t at = text.size;
    for (int i = 0; i < 2000; i++) {
        size_t previous = grapheme_previous(str_slice(&text), at);
        expect_int(previous, at - 8);
        at = previous;
    }
    str_clear(&text);
    str_add_text(&text, "a");
    for (int i = 0; i < 300000; i++) {
        str_add_text(&text, "\xCC\x81");
    }
    for (int i = 0; i < 200; i++) {
        expect(grapheme_previous(str_slice(&text), text.size) < text.size);
    }
    str_release(&text);
}

static void words_are_letters_and_digits(void)
{
    static const struct {
        const char *text;
        size_t at, next, previous;
    } cases[] = {
        {"one two", 0, 3, 0},
        {"one two", 3, 7, 0},
        {"one two", 7, 7, 4},
        {"one  two", 5, 8, 0},
        {"one, two", 3, 8, 0},
        {"co-op 2", 0, 2, 0},
        {"co-op 2", 7, 7, 6},
        {"  ", 0, 2, 0},
        {"  ", 2, 2, 0},
        {"", 0, 0, 0},
        {"se\xC3\xB1or x", 0, 6, 0},
        {"se\xC3\xB1or x", 7, 8, 0},
        {"n\xCC\x83u x", 0, 4, 0},
        {"a n\xCC\x83u", 6, 6, 2},
        {"a\nb", 1, 3, 0},
        {"a " FAMILY " b", 1, 22, 0},
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        test_row("%zu", i);
        struct slice text = slice_of(cases[i].text);
        expect_int(word_next(text, cases[i].at), cases[i].next);
        expect_int(word_previous(text, cases[i].at), cases[i].previous);
    }
}

static const struct test tests[] = {
    {"letters are told apart", letters_are_told_apart},
    {"back is where forward came from", back_is_where_forward_came_from},
    {"back from inside goes to the start", back_from_inside_goes_to_the_start},
    {"going back stays short in a long text", going_back_stays_short_in_a_long_text},
    {"words are letters and digits", words_are_letters_and_digits},
};

int main(int argc, char **argv)
{
    return test_main(tests, COUNT(tests), argc, argv);
}
