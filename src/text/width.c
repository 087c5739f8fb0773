#include "text/width.h"

#include <langinfo.h>
#include <locale.h>
#include <string.h>
#include <utf8proc.h>
#include <wchar.h>

#include "text/grapheme.h"
#include "text/utf8.h"

enum { JOINER = 0x200D, TONE_FIRST = 0x1F3FB, TONE_LAST = 0x1F3FF };

/* Columns of a code point by wcwidth: 0 for marks; -1 where it can't be shown. */
static int columns_of(uint32_t code)
{
    return utf8_is_control(code) ? -1 : wcwidth((wchar_t)code);
}

/* Whether `code`, behind the start of an emoji sequence, is drawn into the emoji and not beside it.
 */
static bool is_drawn_into(uint32_t before, uint32_t code)
{
    if (code >= TONE_FIRST && code <= TONE_LAST) {
        return true;
    }
    return before == JOINER && utf8proc_get_property((utf8proc_int32_t)code)->boundclass ==
                                   UTF8PROC_BOUNDCLASS_EXTENDED_PICTOGRAPHIC;
}

size_t width_cell(struct slice grapheme, size_t at, struct slice *shown, int *columns)
{
    *shown = (struct slice){NULL, 0};
    *columns = 0;
    if (at >= grapheme.size) {
        return grapheme.size;
    }
    uint32_t code;
    size_t start = at;
    at += utf8_next(grapheme, at, &code);
    int width = columns_of(code);
    *columns = width > 0 ? width : 1;
    if (width > 0) {
        *shown = slice_make(grapheme.at + start, at - start);
    }
    bool whole = true; /* nothing was left out of what is shown */
    while (at < grapheme.size) {
        uint32_t before = code;
        size_t size = utf8_next(grapheme, at, &code);
        bool into = is_drawn_into(before, code);
        if (columns_of(code) != 0 && !into) {
            break;
        }
        at += size;
        whole = whole && !into;
        if (whole && width > 0) {
            shown->size = at - start;
        }
    }
    return at;
}

int width_grapheme(struct slice grapheme)
{
    if (grapheme.size == 1) {
        return 1;
    }
    int sum = 0;
    for (size_t at = 0; at < grapheme.size;) {
        struct slice shown;
        int columns;
        at = width_cell(grapheme, at, &shown, &columns);
        sum += columns;
    }
    return sum;
}

size_t width_next_cluster(struct slice text, size_t at, int *columns)
{
    size_t end = grapheme_next(text, at);
    *columns = width_grapheme(slice_make(text.at + at, end - at));
    return end;
}

size_t width_plain(struct slice text, size_t at, size_t most)
{
    size_t end = at;
    size_t limit = text.size - at < most ? text.size : at + most;
    while (end < limit && (unsigned char)(text.at[end] - 0x20) < 0x7f - 0x20) {
        end++;
    }
    /* What comes behind may combine with the last one. */
    bool may_combine = end < text.size && (unsigned char)text.at[end] >= 0x80;
    return end - at - (may_combine && end > at ? 1 : 0);
}

int width_of(struct slice text)
{
    int sum = 0;
    for (size_t at = 0; at < text.size;) {
        size_t plain = width_plain(text, at, text.size);
        if (plain > 0) {
            sum += (int)plain;
            at += plain;
            continue;
        }
        int width = 0;
        at = width_next(text, at, &width);
        sum += width;
    }
    return sum;
}

size_t width_clip(struct slice text, int columns, int *used)
{
    size_t at = 0;
    int sum = 0;
    while (at < text.size) {
        int width = 0;
        size_t end = width_next(text, at, &width);
        if (width > columns - sum) {
            break;
        }
        sum += width;
        at = end;
    }
    if (used != NULL) {
        *used = sum;
    }
    return at;
}

void width_set_locale(void)
{
    if (setlocale(LC_CTYPE, "") == NULL || strcmp(nl_langinfo(CODESET), "UTF-8") != 0) {
        (void)setlocale(LC_CTYPE, "C.UTF-8");
    }
}
