#include "text_random.h"

#include "text/utf8.h"

static const uint32_t codes[] = {
    'a',     'B',     '1',     ' ',     ' ',     '-',     '\n',   '\r',    '\t',    0x01,
    0x7F,    0x85,    0xE9,    0xF1,    0x0301,  0x0327,  0x0308, 0x0344,  0x1E9B,  0x0323,
    0x200D,  0x200D,  0x200C,  0x200B,  0x202E,  0xFEFF,  0x2028, 0x0600,  0x0628,  0x064B,
    0x0905,  0x0915,  0x093F,  0x094D,  0x0E01,  0x0E33,  0x0F73, 0x1100,  0x1161,  0x11A8,
    0xAC00,  0xAC01,  0x3042,  0x3099,  0x4E2D,  0xFE0F,  0x2764, 0x1F1F2, 0x1F1FD, 0x1F1E6,
    0x1F468, 0x1F469, 0x1F467, 0x1F3FD, 0x1F44D, 0xE0067, 0xFFFD, 0x0130,  0x212B,  0xFB01,
};
static const char *const invalid_bytes[] = {"\xFF",         "\xC3",     "\xE2\x82",        "\x80",
                                            "\xED\xA0\x80", "\xC0\xAF", "\xF4\x90\x80\x80"};

size_t text_random(uint64_t *state, size_t limit)
{
    *state ^= *state << 13;
    *state ^= *state >> 7;
    *state ^= *state << 17;
    return (size_t)(*state >> 11) % limit;
}

void text_random_add(struct str *out, uint64_t *state, size_t most, bool invalid)
{
    size_t count = text_random(state, most + 1);
    for (size_t i = 0; i < count; i++) {
        if (invalid && text_random(state, 12) == 0) {
            str_add_text(out, invalid_bytes[text_random(state, COUNT(invalid_bytes))]);
        } else {
            utf8_add(out, codes[text_random(state, COUNT(codes))]);
        }
    }
}
