#include "text/utf8.h"

#include <string.h>
#include <utf8proc.h>

#include "base/mem.h"

/* Unicode 3.9, table 3-7: for each first byte, the size and the range of the second byte; the
 * others are 80 to BF. C2 to DF, of two bytes, apart. */
static const struct {
    unsigned char first, last, size, low, high;
} sequences[] = {
    {0xE0, 0xE0, 3, 0xA0, 0xBF}, {0xE1, 0xEC, 3, 0x80, 0xBF}, {0xED, 0xED, 3, 0x80, 0x9F},
    {0xEE, 0xEF, 3, 0x80, 0xBF}, {0xF0, 0xF0, 4, 0x90, 0xBF}, {0xF1, 0xF3, 4, 0x80, 0xBF},
    {0xF4, 0xF4, 4, 0x80, 0x8F},
};

/* What is invisible and steers the display; C0, DEL and C1 apart. */
static const struct {
    uint32_t first, last;
} steering[] = {
    {0x061C, 0x061C}, {0x200B, 0x200B}, {0x200E, 0x200F}, {0x2028, 0x202E},
    {0x2060, 0x206F}, {0xFEFF, 0xFEFF}, {0xFFF9, 0xFFFB}, {0xE0000, 0xE007F},
};

static bool is_tail(unsigned char byte)
{
    return (byte & 0xC0u) == 0x80u;
}

/* The size of the sequence at `bytes`, of which `left` (at least 1) are there; 0 where it is none.
 */
static size_t sequence_size(const unsigned char *bytes, size_t left)
{
    if (bytes[0] < 0x80) {
        return 1;
    }
    if (bytes[0] >= 0xC2 && bytes[0] <= 0xDF) { /* most of what is not ASCII */
        return left > 1 && is_tail(bytes[1]) ? 2 : 0;
    }
    for (size_t i = 0; i < COUNT(sequences); i++) {
        if (bytes[0] > sequences[i].last) {
            continue;
        }
        size_t size = sequences[i].size;
        if (bytes[0] < sequences[i].first || left < size || bytes[1] < sequences[i].low ||
            bytes[1] > sequences[i].high || !is_tail(bytes[2]) ||
            (size > 3 && !is_tail(bytes[3]))) {
            return 0;
        }
        return size;
    }
    return 0;
}

/* The bytes from `at` on that are ASCII, eight at a time; may stop up to seven short of the last.
 */
static size_t ascii_run(struct slice text, size_t at)
{
    size_t start = at;
    while (text.size - at >= sizeof(uint64_t)) {
        uint64_t word;
        memcpy(&word, text.at + at, sizeof word);
        if ((word & 0x8080808080808080u) != 0) {
            break;
        }
        at += sizeof word;
    }
    return at - start;
}

bool utf8_check(struct slice text, size_t *bad)
{
    size_t at = 0;
    while (at < text.size) {
        if ((unsigned char)text.at[at] < 0x80) {
            size_t run = ascii_run(text, at);
            at += run == 0 ? 1 : run;
            continue;
        }
        size_t size = sequence_size((const unsigned char *)text.at + at, text.size - at);
        if (size == 0) {
            if (bad != NULL) {
                *bad = at;
            }
            return false;
        }
        at += size;
    }
    return true;
}

size_t utf8_next(struct slice text, size_t at, uint32_t *code)
{
    static const unsigned char masks[] = {0, 0x7F, 0x1F, 0x0F, 0x07};
    const unsigned char *bytes = (const unsigned char *)text.at + at;
    size_t size = sequence_size(bytes, text.size - at);
    if (size == 0) {
        *code = UTF8_REPLACEMENT;
        return 1;
    }
    uint32_t value = bytes[0] & masks[size];
    for (size_t i = 1; i < size; i++) {
        value = value << 6 | (bytes[i] & 0x3Fu);
    }
    *code = value;
    return size;
}

size_t utf8_previous(struct slice text, size_t at, uint32_t *code)
{
    size_t most = at < 4 ? at : 4;
    for (size_t back = 2; back <= most && is_tail((unsigned char)text.at[at - back + 1]); back++) {
        if (utf8_next(slice_head(text, at), at - back, code) == back) {
            return back;
        }
    }
    return utf8_next(slice_head(text, at), at - 1, code);
}

void utf8_add(struct str *out, uint32_t code)
{
    if (code > 0x10FFFF || (code >= 0xD800 && code <= 0xDFFF)) {
        code = UTF8_REPLACEMENT;
    }
    char bytes[4];
    size_t size = (size_t)utf8proc_encode_char((utf8proc_int32_t)code, (utf8proc_uint8_t *)bytes);
    str_add(out, slice_make(bytes, size));
}

bool utf8_is_control(uint32_t code)
{
    if (code < 0x061C) {
        return code < 0x20 || (code >= 0x7F && code < 0xA0);
    }
    for (size_t i = 0; i < COUNT(steering); i++) {
        if (code >= steering[i].first && code <= steering[i].last) {
            return true;
        }
    }
    return false;
}

/* Code points fully decomposed, marks in canonical order. */
struct codes {
    utf8proc_int32_t *at;
    size_t size, room;
    size_t marks; /* how many marks stand in a row at the end */
};

enum { MARKS_MOST = 30, GRAPHEME_JOINER = 0x034F, CANONICAL_MOST = 4 };

static utf8proc_propval_t combining_class(utf8proc_int32_t code)
{
    return utf8proc_get_property(code)->combining_class;
}

/* Adds a code point that is not to be decomposed: a mark goes before those of a higher class. */
static void codes_push(struct codes *codes, utf8proc_int32_t code)
{
    utf8proc_propval_t rank = combining_class(code);
    if (rank != 0 && codes->marks == MARKS_MOST) {
        codes_push(codes, GRAPHEME_JOINER);
    }
    MEM_GROW(codes->at, codes->room, codes->size + 1);
    size_t place = codes->size++;
    if (rank != 0) {
        size_t first = place - codes->marks;
        while (place > first && combining_class(codes->at[place - 1]) > rank) {
            codes->at[place] = codes->at[place - 1];
            place--;
        }
    }
    codes->at[place] = code;
    codes->marks = rank == 0 ? 0 : codes->marks + 1;
}

void utf8_nfc(struct slice text, struct str *out)
{
    if (text.size == 0) {
        return;
    }
    struct codes codes = {0};
    for (size_t at = 0; at < text.size;) {
        uint32_t code;
        at += utf8_next(text, at, &code);
        utf8proc_int32_t parts[CANONICAL_MOST];
        int boundary = 0;
        utf8proc_ssize_t count =
            utf8proc_decompose_char((utf8proc_int32_t)code, parts, CANONICAL_MOST,
                                    UTF8PROC_DECOMPOSE | UTF8PROC_STABLE, &boundary);
        if (count <= 0 || count > CANONICAL_MOST) {
            parts[0] = (utf8proc_int32_t)code;
            count = 1;
        }
        for (utf8proc_ssize_t i = 0; i < count; i++) {
            codes_push(&codes, parts[i]);
        }
    }
    utf8proc_ssize_t size = utf8proc_normalize_utf32(codes.at, (utf8proc_ssize_t)codes.size,
                                                     UTF8PROC_COMPOSE | UTF8PROC_STABLE);
    for (utf8proc_ssize_t i = 0; i < size; i++) {
        utf8_add(out, (uint32_t)codes.at[i]);
    }
    mem_free(codes.at);
}

/* Whether no text of such code points alone needs normalizing: nothing there has a decomposition
 * that NFC keeps apart, and nothing composes with what stands before it. */
static bool is_always_nfc(uint32_t code)
{
    return code < 0x0300 || (code >= 0x2010 && code <= 0x2027) ||
           (code >= 0x2030 && code <= 0x205E) || code == 0x20AC;
}

/* Has a high bit where one of eight bytes is none of 0x20 to 0x7E: it has the bit itself, falls
 * below 0x20 or is DEL (which turns high when 1 is added). */
static uint64_t odd_bits(const char *at)
{
    uint64_t word;
    memcpy(&word, at, sizeof word);
    const uint64_t ones = 0x0101010101010101U;
    return word | (word - ones * 0x20) | (word + ones);
}

/* From `at` on, the bytes up to the first eight that are not all plain. */
static size_t plain_run(struct slice text, size_t at)
{
    const uint64_t high = 0x8080808080808080U;
    size_t start = at;
    while (text.size - at >= 32 && ((odd_bits(text.at + at) | odd_bits(text.at + at + 8) |
                                     odd_bits(text.at + at + 16) | odd_bits(text.at + at + 24)) &
                                    high) == 0) {
        at += 32;
    }
    while (text.size - at >= 8 && (odd_bits(text.at + at) & high) == 0) {
        at += 8;
    }
    return at - start;
}

bool utf8_is_clean(struct slice text)
{
    for (size_t at = 0; at < text.size;) {
        at += plain_run(text, at);
        if (at == text.size) {
            break;
        }
        unsigned char byte = (unsigned char)text.at[at];
        if ((byte >= 0x20 && byte < 0x7F) || byte == '\n' || byte == '\t') {
            at++;
            continue;
        }
        uint32_t code;
        size_t size = utf8_next(text, at, &code);
        if (size == 1 || code < 0xA0 || !is_always_nfc(code)) {
            return false;
        }
        at += size;
    }
    return true;
}

/* The line end at byte `at`, in bytes; 0 where there is none. */
static size_t line_end_size(struct slice raw, size_t at, uint32_t code, size_t size)
{
    if (code == '\r') {
        return at + 1 < raw.size && raw.at[at + 1] == '\n' ? 2 : 1;
    }
    bool ends = code == '\n' || code == '\v' || code == '\f' || code == 0x2028 || code == 0x2029;
    return ends ? size : 0;
}

void utf8_clean(struct slice raw, struct str *out)
{
    if (utf8_is_clean(raw)) {
        str_add(out, raw);
        return;
    }
    size_t start = out->size;
    bool ready = true;
    str_reserve(out, raw.size);
    for (size_t at = 0; at < raw.size;) {
        uint32_t code;
        size_t size = utf8_next(raw, at, &code);
        size_t end = line_end_size(raw, at, code, size);
        if (end > 0) {
            str_add_char(out, '\n');
        } else if (code == '\t' || !utf8_is_control(code)) {
            utf8_add(out, code);
            ready = ready && is_always_nfc(code);
        }
        at += end > 0 ? end : size;
    }
    if (!ready) {
        struct str plain = {0};
        str_add(&plain, slice_from(str_slice(out), start));
        str_splice(out, start, out->size - start, (struct slice){NULL, 0});
        utf8_nfc(str_slice(&plain), out);
        str_release(&plain);
    }
}
