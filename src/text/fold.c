#include "text/fold.h"

#include <string.h>
#include <utf8proc.h>

#include "text/utf8.h"

enum { PARTS_MOST = 32 }; /* the longest compatibility decomposition, of U+FDFA, has 18 */

/* Letters that Unicode does not take apart and people who have no such key do. */
static const struct {
    uint32_t code;
    const char *plain;
} letters[] = {
    {0x00E6, "ae"}, {0x00F0, "d"}, {0x00F8, "o"}, {0x00FE, "th"}, {0x0111, "d"},
    {0x0127, "h"},  {0x0131, "i"}, {0x0142, "l"}, {0x0153, "oe"}, {0x0167, "t"},
};

/* Apostrophes and what people type for them, primes, the okina and its kin; dots within words. */
static const uint32_t dropped[] = {
    '\'',   '`',    '.',    0x00B4, 0x00B7, 0x02B9, 0x02BB, 0x02BC, 0x02BD,
    0x02BE, 0x02BF, 0x02C8, 0x2018, 0x2019, 0x201B, 0x2032, 0xA78B, 0xA78C,
};

/* The marks of Latin, Greek, Cyrillic, Hebrew and Arabic, which go. */
static const struct {
    uint32_t first, last;
} marks[] = {
    {0x0300, 0x036F}, {0x0483, 0x0489}, {0x0591, 0x05BD}, {0x05BF, 0x05BF}, {0x05C1, 0x05C2},
    {0x05C4, 0x05C5}, {0x05C7, 0x05C7}, {0x0610, 0x061A}, {0x0640, 0x0640}, {0x064B, 0x065F},
    {0x0670, 0x0670}, {0x06D6, 0x06DC}, {0x06DF, 0x06E4}, {0x06E7, 0x06E8}, {0x06EA, 0x06ED},
    {0x0898, 0x089F}, {0x08CA, 0x08E1}, {0x08E3, 0x08FF}, {0x1AB0, 0x1AFF}, {0x1DC0, 0x1DFF},
    {0x20D0, 0x20FF}, {0xFE20, 0xFE2F},
};

static bool is_dropped(uint32_t code)
{
    for (size_t i = 0; i < COUNT(dropped); i++) {
        if (dropped[i] == code) {
            return true;
        }
    }
    for (size_t i = 0; i < COUNT(marks); i++) {
        if (code >= marks[i].first && code <= marks[i].last) {
            return true;
        }
    }
    return false;
}

/* Whether `code` only separates: blanks, line ends, controls, punctuation. */
static bool is_separator(uint32_t code)
{
    utf8proc_category_t category = utf8proc_category((utf8proc_int32_t)code);
    return (category >= UTF8PROC_CATEGORY_PC && category <= UTF8PROC_CATEGORY_PO) ||
           (category >= UTF8PROC_CATEGORY_ZS && category <= UTF8PROC_CATEGORY_CC);
}

/* Adds to a key that begins at byte `start` of `out`; a space waits until something follows it. */
struct key {
    struct str *out;
    size_t start;
    bool space;
};

static void key_add(struct key *key, uint32_t code)
{
    if (is_dropped(code)) {
        return;
    }
    if (is_separator(code)) {
        key->space = true;
        return;
    }
    if (key->space && key->out->size > key->start) {
        str_add_char(key->out, ' ');
    }
    key->space = false;
    for (size_t i = 0; i < COUNT(letters); i++) {
        if (letters[i].code == code) {
            str_add_text(key->out, letters[i].plain);
            return;
        }
    }
    utf8_add(key->out, code);
}

/* What key_add does, without the tables of Unicode: nearly all that is folded is ASCII. */
static void key_add_ascii(struct key *key, uint32_t code)
{
    static const char symbols[] = "$+<=>^|~";
    uint32_t small = code >= 'A' && code <= 'Z' ? code + 0x20 : code;
    bool plain = (small >= 'a' && small <= 'z') || (code >= '0' && code <= '9') ||
                 (code > ' ' && strchr(symbols, (int)code) != NULL);
    if (code == '\'' || code == '`' || code == '.') {
        return;
    }
    if (!plain) {
        key->space = true;
        return;
    }
    if (key->space && key->out->size > key->start) {
        str_add_char(key->out, ' ');
    }
    key->space = false;
    str_add_char(key->out, (char)small);
}

static void key_add_folded(struct key *key, uint32_t code)
{
    if (code < 0x80) {
        key_add_ascii(key, code);
        return;
    }
    /* U+00B4 would come apart into a space and a mark. */
    if (is_dropped(code)) {
        return;
    }
    utf8proc_int32_t parts[PARTS_MOST];
    int boundary = 0;
    utf8proc_ssize_t count = utf8proc_decompose_char(
        (utf8proc_int32_t)code, parts, PARTS_MOST,
        UTF8PROC_DECOMPOSE | UTF8PROC_COMPAT | UTF8PROC_CASEFOLD | UTF8PROC_IGNORE, &boundary);
    for (utf8proc_ssize_t i = 0; i < count && i < PARTS_MOST; i++) {
        key_add(key, (uint32_t)parts[i]);
    }
}

void fold_key(struct slice text, struct str *out)
{
    /* The marks that stay have to be in one order. */
    struct str ordered = {0};
    if (!utf8_is_clean(text)) {
        utf8_nfc(text, &ordered);
        text = str_slice(&ordered);
    }
    struct key key = {out, out->size, false};
    for (size_t at = 0; at < text.size;) {
        uint32_t code;
        at += utf8_next(text, at, &code);
        key_add_folded(&key, code);
    }
    str_release(&ordered);
}

bool fold_equal(struct slice left, struct slice right)
{
    struct str keys = {0};
    fold_key(left, &keys);
    size_t middle = keys.size;
    fold_key(right, &keys);
    struct slice both = str_slice(&keys);
    bool equal = slice_equal(slice_head(both, middle), slice_from(both, middle));
    str_release(&keys);
    return equal;
}
