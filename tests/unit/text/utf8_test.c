#include "text/utf8.h"

#include "expect.h"
#include "text_random.h"

#define BYTES(literal)                                                                             \
    {                                                                                              \
        (literal), sizeof(literal) - 1                                                             \
    }

static void the_first_bad_byte_is_found(void)
{
    static const struct {
        struct slice text;
        size_t bad; /* text.size: none */
    } cases[] = {
        {BYTES(""), 0},
        {BYTES("plain ASCII text, longer than eight bytes"), 41},
        {BYTES("a\0b"), 3},
        {BYTES("\xC3\xA9\xE2\x82\xAC\xF0\x9F\x98\x80"), 9},
        {BYTES("\xC2\x80\xE0\xA0\x80\xF0\x90\x80\x80\xF4\x8F\xBF\xBF\xED\x9F\xBF\xEE\x80\x80"), 19},
        {BYTES("12345678\xFF"), 8},
        {BYTES("1234567\xFF"
               "90123456"),
         7},
        {BYTES("\x80"), 0},
        {BYTES("a\xC3"), 1},
        {BYTES("\xC3\xA9\xC3("), 2},
        {BYTES("\xC0\xAF"), 0},
        {BYTES("\xC1\xBF"), 0},
        {BYTES("\xE0\x9F\xBF"), 0},
        {BYTES("\xE2\x82"), 0},
        {BYTES("\xE2\x28\xA1"), 0},
        {BYTES("ab\xED\xA0\x80"), 2},
        {BYTES("\xF0\x8F\xBF\xBF"), 0},
        {BYTES("\xF0\x9F\x98"), 0},
        {BYTES("\xF0\x9F\x98("), 0},
        {BYTES("\xF4\x90\x80\x80"), 0},
        {BYTES("\xF5\x80\x80\x80"), 0},
        {BYTES("\xFE"), 0},
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        test_row("%zu", i);
        size_t bad = cases[i].text.size;
        expect_int(utf8_check(cases[i].text, &bad), cases[i].bad == cases[i].text.size);
        expect_int(bad, cases[i].bad);
    }
}

static void every_code_point_goes_there_and_back(void)
{
    struct str out = {0};
    for (uint32_t code = 0; code <= 0x110000; code++) {
        bool real = code <= 0x10FFFF && (code < 0xD800 || code > 0xDFFF);
        str_clear(&out);
        utf8_add(&out, code);
        uint32_t next, previous;
        size_t size = utf8_next(str_slice(&out), 0, &next);
        size_t back = utf8_previous(str_slice(&out), out.size, &previous);
        uint32_t wanted = real ? code : UTF8_REPLACEMENT;
        if (size != out.size || back != size || next != wanted || previous != wanted ||
            !utf8_check(str_slice(&out), NULL)) {
            expect_int(code, -1);
        }
    }
    str_release(&out);
}

static void steps_forward_and_back_agree_on_any_bytes(void)
{
    uint64_t state = 11;
    for (int round = 0; round < 3000; round++) {
        struct str text = {0};
        text_random_add(&text, &state, 12, true);
        size_t ends[64] = {0}, count = 0;
        for (size_t at = 0; at < text.size;) {
            uint32_t code;
            at += utf8_next(str_slice(&text), at, &code);
            ends[++count] = at;
        }
        for (size_t at = text.size; at > 0 && count > 0; count--) {
            uint32_t code;
            at -= utf8_previous(str_slice(&text), at, &code);
            expect_int(at, ends[count - 1]);
        }
        str_release(&text);
    }
}

static void text_is_kept_clean(void)
{
    static const struct {
        struct slice raw;
        const char *kept;
    } cases[] = {
        {BYTES(""), ""},
        {BYTES("plain\ttext\n"), "plain\ttext\n"},
        {BYTES("a\r\nb\rc\n\rd"), "a\nb\nc\n\nd"},
        {BYTES("a\vb\fc\xE2\x80\xA8"
               "d\xE2\x80\xA9"
               "e"),
         "a\nb\nc\nd\ne"},
        {BYTES("a\0b\x1B[31mc\x7F\xC2\x9B"
               "d"),
         "ab[31mcd"},
        {BYTES("e\xCC\x81"), "\xC3\xA9"},
        {BYTES("\xE2\x84\xAB"), "\xC3\x85"},
        {BYTES("a\xCC\xA8\xCC\x81 a\xCC\x81\xCC\xA8"), "\xC4\x85\xCC\x81 \xC4\x85\xCC\x81"},
        {BYTES("\xE1\x84\x80\xE1\x85\xA1\xE1\x86\xA8"), "\xEA\xB0\x81"},
        {BYTES("caf\xE9!"), "caf\xEF\xBF\xBD!"},
        {BYTES("\xEF\xBB\xBFname\xE2\x80\x8B\xE2\x80\xAE\xE2\x81\xA6\xE2\x80\x8E"), "name"},
        {BYTES("\xD9\x86\xE2\x80\x8C\xD9\x87"), "\xD9\x86\xE2\x80\x8C\xD9\x87"},
        {BYTES("\xF0\x9F\x91\xA8\xE2\x80\x8D\xF0\x9F\x91\xA9"),
         "\xF0\x9F\x91\xA8\xE2\x80\x8D\xF0\x9F\x91\xA9"},
        {BYTES("\xF0\x9F\x8F\xB4\xF3\xA0\x81\xA7\xF3\xA0\x81\xBF"), "\xF0\x9F\x8F\xB4"},
        {BYTES("\xE2\x80\x9C\xC2\xBFQu\xC3\xA9?\xE2\x80\x9D \xE2\x82\xAC"),
         "\xE2\x80\x9C\xC2\xBFQu\xC3\xA9?\xE2\x80\x9D \xE2\x82\xAC"},
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        test_row("%zu", i);
        struct str out = {0};
        str_add_text(&out, "e"); /* what stands there before takes no part */
        utf8_clean(cases[i].raw, &out);
        expect_str(str_text(&out) + 1, cases[i].kept);
        str_release(&out);
    }
}

static void what_is_clean_stays_as_it_is(void)
{
    uint64_t state = 7;
    size_t quick = 0;
    for (int round = 0; round < 20000; round++) {
        struct str raw = {0}, once = {0}, twice = {0};
        text_random_add(&raw, &state, 4, true);
        utf8_clean(str_slice(&raw), &once);
        utf8_clean(str_slice(&once), &twice);
        expect_bytes(str_text(&twice), twice.size, str_text(&once), once.size);
        expect(utf8_check(str_slice(&once), NULL));
        if (utf8_is_clean(str_slice(&raw))) {
            quick++;
            expect_bytes(str_text(&once), once.size, str_text(&raw), raw.size);
        }
        str_release(&raw);
        str_release(&once);
        str_release(&twice);
    }
    expect(quick > 500);
}

static void clean_is_seen_without_a_copy(void)
{
    static const struct {
        const char *text;
        bool clean;
    } cases[] = {
        {"", true},
        {"Sesi\xC3\xB3n 1: \xC2\xAB"
         "aqu\xC3\xAD\xC2\xBB\n\t\xE2\x80\x94 fin",
         true},
        {"a\r\n", false},
        {"a\x1B", false},
        {"\xC2\x85", false},
        {"e\xCC\x81", false},
        {"\xFF", false},
        {"\xE2\x80\xAE", false},
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        test_row("%zu", i);
        expect_int(utf8_is_clean(slice_of(cases[i].text)), cases[i].clean);
    }
}

/* 100,000 marks in the wrong order: with a sort over all of them this would take minutes. */
static void a_heap_of_marks_takes_linear_time(void)
{
    struct str raw = {0}, once = {0}, twice = {0};
    str_add_text(&raw, "a");
    for (int i = 0; i < 50000; i++) {
        str_add_text(&raw, "\xCC\x81\xCC\xA7");
    }
    utf8_clean(str_slice(&raw), &once);
    utf8_clean(str_slice(&once), &twice);
    expect(once.size >= raw.size - 3 && once.size < raw.size * 2);
    expect_int(slice_equal(str_slice(&once), str_slice(&twice)), true);
    str_release(&raw);
    str_release(&once);
    str_release(&twice);
}

static const struct test tests[] = {
    {"the first bad byte is found", the_first_bad_byte_is_found},
    {"every code point goes there and back", every_code_point_goes_there_and_back},
    {"steps forward and back agree on any bytes", steps_forward_and_back_agree_on_any_bytes},
    {"text is kept clean", text_is_kept_clean},
    {"what is clean stays as it is", what_is_clean_stays_as_it_is},
    {"clean is seen without a copy", clean_is_seen_without_a_copy},
    {"a heap of marks takes linear time", a_heap_of_marks_takes_linear_time},
};

int main(int argc, char **argv)
{
    return test_main(tests, COUNT(tests), argc, argv);
}
