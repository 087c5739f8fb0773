#include "base/num.h"

#include <string.h>

bool num_is_digits(struct slice text)
{
    for (size_t i = 0; i < text.size; i++) {
        if (text.at[i] < '0' || text.at[i] > '9') {
            return false;
        }
    }
    return text.size > 0;
}

/* So many digits are a number of 64 bits, whichever they are. */
enum { SAFE_DIGITS = 19 };

bool num_parse_unsigned(struct slice text, uint64_t high, uint64_t *number)
{
    uint64_t value = 0;
    for (size_t i = 0; i < text.size; i++) {
        if (text.at[i] < '0' || text.at[i] > '9') {
            return false;
        }
        uint64_t digit = (uint64_t)(text.at[i] - '0');
        if (i >= SAFE_DIGITS && value > (UINT64_MAX - digit) / 10) {
            return false;
        }
        value = value * 10 + digit;
    }
    if (text.size == 0 || value > high) {
        return false;
    }
    *number = value;
    return true;
}

bool num_parse(struct slice text, int64_t low, int64_t high, int64_t *number)
{
    bool negative = text.size > 0 && text.at[0] == '-';
    uint64_t size = 0;
    if (!num_parse_unsigned(slice_from(text, negative ? 1 : 0), INT64_MAX, &size)) {
        return false;
    }
    int64_t value = negative ? -(int64_t)size : (int64_t)size;
    if (value < low || value > high) {
        return false;
    }
    *number = value;
    return true;
}

static int hex_digit(char digit)
{
    if (digit >= '0' && digit <= '9') {
        return digit - '0';
    }
    return digit >= 'a' && digit <= 'f' ? digit - 'a' + 10 : -1;
}

bool num_parse_hex(struct slice text, unsigned char *bytes, size_t size)
{
    if (text.size != 2 * size) {
        return false;
    }
    for (size_t i = 0; i < size; i++) {
        int high = hex_digit(text.at[2 * i]);
        int low = hex_digit(text.at[2 * i + 1]);
        if (high < 0 || low < 0) {
            return false;
        }
        bytes[i] = (unsigned char)(high * 16 + low);
    }
    return true;
}

void num_format_hex(const unsigned char *bytes, size_t size, char *text)
{
    static const char digits[] = "0123456789abcdef";
    for (size_t i = 0; i < size; i++) {
        text[2 * i] = digits[bytes[i] >> 4];
        text[2 * i + 1] = digits[bytes[i] & 15];
    }
    text[2 * size] = '\0';
}

/* Eight tables of 256, so that eight bytes go in one step ("slicing by 8", Kounavis and Berry,
 * 2005); the first is the plain table of ISO 3309, each other one the first moved on by a byte. */
struct crc_tables {
    uint32_t of[8][256];
};

static void crc_fill(struct crc_tables *tables)
{
    for (uint32_t byte = 0; byte < 256; byte++) {
        uint32_t crc = byte;
        for (int bit = 0; bit < 8; bit++) {
            crc = (crc & 1) != 0 ? (crc >> 1) ^ 0xEDB88320U : crc >> 1;
        }
        tables->of[0][byte] = crc;
    }
    for (size_t table = 1; table < 8; table++) {
        for (size_t byte = 0; byte < 256; byte++) {
            uint32_t before = tables->of[table - 1][byte];
            tables->of[table][byte] = (before >> 8) ^ tables->of[0][before & 255];
        }
    }
}

uint32_t num_crc32(uint32_t crc, struct slice bytes)
{
    /* Per thread, so that two threads never fill one table; filled once, at the first use. */
    static _Thread_local struct crc_tables
        tables; /* NOLINT(cppcoreguidelines-avoid-non-const-global-variables) */
    static _Thread_local bool
        filled; /* NOLINT(cppcoreguidelines-avoid-non-const-global-variables) */
    if (!filled) {
        crc_fill(&tables);
        filled = true;
    }
    const unsigned char *at = (const unsigned char *)bytes.at;
    size_t left = bytes.size;
    crc = ~crc;
    for (; left >= 8; left -= 8, at += 8) {
        uint32_t low;
        uint32_t high;
        memcpy(&low, at, 4);
        memcpy(&high, at + 4, 4);
        low ^= crc; /* little-endian machines only, as Debian's amd64 and arm64 are; see below */
        crc = tables.of[7][low & 255] ^ tables.of[6][(low >> 8) & 255] ^
              tables.of[5][(low >> 16) & 255] ^ tables.of[4][low >> 24] ^ tables.of[3][high & 255] ^
              tables.of[2][(high >> 8) & 255] ^ tables.of[1][(high >> 16) & 255] ^
              tables.of[0][high >> 24];
    }
    for (; left > 0; left--, at++) {
        crc = (crc >> 8) ^ tables.of[0][(crc ^ *at) & 255];
    }
    return ~crc;
}

_Static_assert(__BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__, "num_crc32 reads four bytes at a time");
