#include "text/grapheme.h"

#include <utf8proc.h>

#include "text/utf8.h"

/* How far grapheme_previous looks back for a place that is surely a boundary: further than any
 * cluster that means something, so that a text made to be slow is not. */
enum { LOOK_BACK = 4096 };

static bool is_ascii(struct slice text, size_t at)
{
    return (unsigned char)text.at[at] < 0x80;
}

size_t grapheme_next(struct slice text, size_t at)
{
    if (at >= text.size) {
        return text.size;
    }
    /* ASCII before ASCII is the usual case; only CR LF stays together. */
    if (is_ascii(text, at) && text.at[at] != '\r' &&
        (at + 1 == text.size || is_ascii(text, at + 1))) {
        return at + 1;
    }
    uint32_t before;
    size_t end = at + utf8_next(text, at, &before);
    utf8proc_int32_t state = 0;
    while (end < text.size) {
        uint32_t code;
        size_t size = utf8_next(text, end, &code);
        if (utf8proc_grapheme_break_stateful((utf8proc_int32_t)before, (utf8proc_int32_t)code,
                                             &state)) {
            break;
        }
        before = code;
        end += size;
    }
    return end;
}

static int boundary_class(uint32_t code)
{
    return (int)utf8proc_get_property((utf8proc_int32_t)code)->boundclass;
}

/* Whether there is a boundary between two code points, whatever stands before them. All rules of
 * UAX #29 say so from the pair alone, but those for flags and for emoji joined by U+200D. */
static bool is_sure_boundary(uint32_t before, uint32_t after)
{
    if (boundary_class(before) == UTF8PROC_BOUNDCLASS_ZWJ &&
        boundary_class(after) == UTF8PROC_BOUNDCLASS_EXTENDED_PICTOGRAPHIC) {
        return false;
    }
    return utf8proc_grapheme_break((utf8proc_int32_t)before, (utf8proc_int32_t)after);
}

size_t grapheme_previous(struct slice text, size_t at)
{
    at = at > text.size ? text.size : at;
    if (at == 0) {
        return 0;
    }
    uint32_t after;
    size_t start = at - utf8_previous(text, at, &after);
    size_t limit = at > LOOK_BACK ? at - LOOK_BACK : 0;
    while (start > limit) {
        uint32_t before;
        size_t size = utf8_previous(text, start, &before);
        if (is_sure_boundary(before, after)) {
            break;
        }
        start -= size;
        after = before;
    }
    /* From the sure place forward again: it may be several clusters back. */
    for (;;) {
        size_t end = grapheme_next(text, start);
        if (end >= at) {
            return start;
        }
        start = end;
    }
}

/* Whether the cluster at `at` is part of a word: by its first code point, as marks follow their
 * letter. */
static bool is_word(struct slice text, size_t at)
{
    uint32_t code;
    (void)utf8_next(text, at, &code);
    utf8proc_category_t category = utf8proc_category((utf8proc_int32_t)code);
    return category >= UTF8PROC_CATEGORY_LU && category <= UTF8PROC_CATEGORY_NO;
}

size_t word_next(struct slice text, size_t at)
{
    while (at < text.size && !is_word(text, at)) {
        at = grapheme_next(text, at);
    }
    while (at < text.size && is_word(text, at)) {
        at = grapheme_next(text, at);
    }
    return at < text.size ? at : text.size;
}

size_t word_previous(struct slice text, size_t at)
{
    size_t start = at > text.size ? text.size : at;
    for (bool in_word = false; start > 0;) {
        size_t previous = grapheme_previous(text, start);
        if (is_word(text, previous)) {
            in_word = true;
        } else if (in_word) {
            break;
        }
        start = previous;
    }
    return start;
}
