#include "base/err.h"
#include "base/mem.h"
#include "base/num.h"
#include "base/slice.h"
#include "base/str.h"

#include <errno.h>

#include "expect.h"

static void a_list_has_as_many_items_as_separators_and_one(void)
{
    static const struct {
        const char *list;
        const char *items; /* with | between */
    } cases[] = {{"a;b", "a|b|"}, {"a;", "a||"}, {"", "|"}, {";", "||"}, {"one", "one|"}};
    for (size_t i = 0; i < COUNT(cases); i++) {
        test_row("%s", cases[i].list);
        struct slice rest = slice_of(cases[i].list);
        struct slice item;
        struct str got = {0};
        while (slice_next(&rest, ';', &item)) {
            str_add(&got, item);
            str_add_char(&got, '|');
        }
        expect_str(str_text(&got), cases[i].items);
        str_release(&got);
    }
    struct slice none = {0};
    struct slice item;
    expect(!slice_next(&none, ';', &item));
}

static void slices_are_cut_within_their_bounds(void)
{
    struct slice word = slice_of("plenary");
    expect(slice_is(slice_from(word, 4), "ary"));
    expect(slice_is(slice_from(word, 99), ""));
    expect(slice_is(slice_head(word, 99), "plenary"));
    expect(slice_is(slice_trim(slice_of(" \t a b\n")), "a b"));
    expect(slice_starts(word, slice_of("plen")) && !slice_starts(word, slice_of("plenaryx")));
    expect(slice_ends(word, slice_of("ary")) && !slice_ends(word, slice_of("xplenary")));
    expect_int(slice_find(word, 'z'), word.size);
    expect_int(slice_find_part(word, slice_of("nar")), 3);
    expect(slice_compare(slice_of("a"), slice_of("ab")) < 0);
    expect(slice_compare(slice_of("b"), slice_of("ab")) > 0);
    expect(slice_hash(slice_of("12345678")) != slice_hash(slice_of("12345679")));
    expect(slice_hash(slice_of("a")) != slice_hash(slice_make("a\0", 2)));
}

static void a_str_takes_a_slice_of_itself(void)
{
    struct str str = {0};
    str_add_text(&str, "present speaker");
    str_set(&str, slice_from(str_slice(&str), 8));
    expect_str(str_text(&str), "speaker");
    str_splice(&str, 0, 1, slice_of("S"));
    str_splice(&str, 7, 0, slice_of("s"));
    str_splice(&str, 1, 3, slice_of(""));
    expect_str(str_text(&str), "Skers");
    str_add_format(&str, " %d", 12);
    expect_str(str_text(&str), "Skers 12");
    str_clear(&str);
    expect_int(str.size, 0);
    str_release(&str);
    expect_str(str_text(&str), "");
}

static void numbers_are_whole_and_within_their_range(void)
{
    static const struct {
        const char *text;
        int64_t low, high;
        bool good;
        int64_t number;
    } cases[] = {
        {"0", 0, 9, true, 0},
        {"9", 0, 9, true, 9},
        {"10", 0, 9, false, 0},
        {"-3", -9, 9, true, -3},
        {"-3", 0, 9, false, 0},
        {"", 0, 9, false, 0},
        {" 1", 0, 9, false, 0},
        {"1 ", 0, 9, false, 0},
        {"1x", 0, 9, false, 0},
        {"+1", 0, 9, false, 0},
        {"0x1", 0, 9, false, 0},
        {"99999999999999999999", 0, INT64_MAX, false, 0},
        {"9223372036854775807", 0, INT64_MAX, true, INT64_MAX},
        {"9223372036854775808", 0, INT64_MAX, false, 0},
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        test_row("%s", cases[i].text);
        int64_t number = 0;
        expect_int(num_parse(slice_of(cases[i].text), cases[i].low, cases[i].high, &number),
                   cases[i].good);
        expect_int(number, cases[i].number);
    }
}

static void the_checksum_is_that_of_zlib(void)
{
    static const struct {
        const char *text;
        uint32_t crc;
    } cases[] = {{"", 0},
                 {"a", 0xE8B7BE43},
                 {"123456789", 0xCBF43926},
                 {"The quick brown fox jumps over the lazy dog", 0x414FA339}};
    for (size_t i = 0; i < COUNT(cases); i++) {
        test_row("%s", cases[i].text);
        expect_int(num_crc32(0, slice_of(cases[i].text)), cases[i].crc);
        uint32_t parts = 0;
        for (size_t at = 0; cases[i].text[at] != '\0'; at++) {
            parts = num_crc32(parts, slice_make(cases[i].text + at, 1));
        }
        expect_int(parts, cases[i].crc);
    }
    unsigned char bytes[4];
    char text[9];
    expect(num_parse_hex(slice_of("0a1bff00"), bytes, sizeof bytes));
    num_format_hex(bytes, sizeof bytes, text);
    expect_str(text, "0a1bff00");
    expect(!num_parse_hex(slice_of("0A1bff00"), bytes, sizeof bytes));
    expect(!num_parse_hex(slice_of("0a1bff0"), bytes, sizeof bytes));
}

static void a_sentence_names_the_place_and_hides_controls(void)
{
    struct err err = {0};
    struct str said = {0};
    expect(!err_set(&err, ERR_INPUT, "a\033[2Jb.csv", 7, 3, "a \"%s\" is left open",
                    "quote\x7F\xC2\x9B"));
    err_format(&err, &said);
    expect_str(str_text(&said),
               "a\xEF\xBF\xBD[2Jb.csv:7:3: a \"quote\xEF\xBF\xBD\xEF\xBF\xBD\" is left open");
    expect_int(err_exit_code(&err), 3);
    str_clear(&said);
    expect(!err_system(&err, ENOSPC, "talk.csv", "write the journal"));
    expect(!err_while(&err, "opening"));
    err_format(&err, &said);
    expect_str(
        str_text(&said),
        "talk.csv: while opening: can't write the journal: the disk is full; free some space");
    expect_int(err.number, ENOSPC);
    expect(!err_set(NULL, ERR_USE, NULL, 0, 0, "nobody wants to know"));
    str_release(&said);
}

static void an_arena_gives_what_was_put_into_it(void)
{
    struct arena arena = {0};
    struct slice kept[200];
    char text[2000];
    for (size_t i = 0; i < COUNT(kept); i++) {
        memset(text, (int)('a' + i % 26), sizeof text);
        kept[i] = arena_copy(&arena, slice_make(text, i * 10));
    }
    for (size_t i = 0; i < COUNT(kept); i++) {
        memset(text, (int)('a' + i % 26), sizeof text);
        expect_bytes(kept[i].at, kept[i].size, text, i * 10);
        expect_int(kept[i].at[kept[i].size], '\0');
        expect_int((uintptr_t)arena_alloc(&arena, i) % 8, 0);
    }
    void *large = arena_alloc(&arena, 1000000);
    memset(large, 1, 1000000);
    arena_release(&arena);
    expect_int(arena.total, 0);
}

static const struct test tests[] = {
    {"a list has as many items as separators, and one",
     a_list_has_as_many_items_as_separators_and_one},
    {"slices are cut within their bounds", slices_are_cut_within_their_bounds},
    {"a str takes a slice of itself", a_str_takes_a_slice_of_itself},
    {"numbers are whole and within their range", numbers_are_whole_and_within_their_range},
    {"the checksum is that of zlib", the_checksum_is_that_of_zlib},
    {"a sentence names the place and hides controls",
     a_sentence_names_the_place_and_hides_controls},
    {"an arena gives what was put into it", an_arena_gives_what_was_put_into_it},
};

int main(int argc, char **argv)
{
    return test_main(tests, COUNT(tests), argc, argv);
}
