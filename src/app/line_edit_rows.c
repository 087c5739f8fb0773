#include "app/line_edit.h"

#include "text/grapheme.h"
#include "text/width.h"

static bool ends_word(char byte)
{
    return byte == ' ' || byte == '\n';
}

/* Whether the word that begins at `at` has room in a row of its own: only then is it worth moving
 * there. */
static bool fits_row(struct slice text, size_t at, int columns)
{
    enum { BYTES_OF_COLUMN = 4 };
    size_t most = columns > 0 ? (size_t)columns * BYTES_OF_COLUMN : 0;
    size_t end = at;
    while (end < text.size && !ends_word(text.at[end]) && end - at <= most) {
        end++;
    }
    return end - at <= most && width_of(slice_make(text.at + at, end - at)) <= columns - 1;
}

/* Where a row really ends that is full at `full`: behind the last blank before it. A blank at the
 * very end has the last column, which is free. */
static size_t end_of_words(struct slice text, size_t full, int columns)
{
    if (text.at[full] == ' ' && grapheme_next(text, full) == full + 1) {
        return full + 1;
    }
    size_t word = full;
    while (word > 0 && text.at[word - 1] != ' ') {
        word--;
    }
    bool apart = word > 0 && grapheme_next(text, word - 1) == word; /* no mark on the blank */
    return apart && fits_row(text, word, columns) ? word : full;
}

bool line_edit_next_row(struct slice *rest, int columns, int start, struct slice *row)
{
    if (rest->at == NULL) {
        return false;
    }
    int used = start;
    size_t at = 0;
    while (at < rest->size && rest->at[at] != '\n') {
        int left = columns - 1 - used;
        size_t plain = width_plain(*rest, at, left > 0 ? (size_t)left : 0);
        if (plain > 0) {
            at += plain;
            used += (int)plain;
            continue;
        }
        size_t end = grapheme_next(*rest, at);
        used += width_grapheme(slice_make(rest->at + at, end - at));
        if (used > columns - 1 && (at > 0 || start > 0)) {
            break;
        }
        at = end;
    }
    bool full = at > 0 && at < rest->size && rest->at[at] != '\n';
    at = full ? end_of_words(*rest, at, columns) : at;
    *row = slice_head(*rest, at);
    /* Behind a blank in the last column the cursor has a row of its own. */
    if (at == rest->size && !full) {
        *rest = (struct slice){0};
    } else if (at == rest->size) {
        *rest = slice_from(*rest, at);
    } else {
        *rest = slice_from(*rest, at + (rest->at[at] == '\n' ? 1 : 0));
    }
    return true;
}

/* The text, with an `at` also where it is empty, as rows are counted by it. */
static struct slice whole(const struct line_edit *edit)
{
    return edit->text.size == 0 ? slice_of("") : str_slice(&edit->text);
}

int line_edit_rows(const struct line_edit *edit, int columns, int first)
{
    struct slice rest = whole(edit), row;
    int rows = 0;
    while (line_edit_next_row(&rest, columns, rows == 0 ? first : 0, &row)) {
        rows++;
    }
    return rows;
}

void line_edit_place(const struct line_edit *edit, int columns, int first, int *row, int *column)
{
    struct slice text = whole(edit), rest = text, shown;
    int rows = 0, start = first;
    *row = 0;
    *column = first;
    while (line_edit_next_row(&rest, columns, start, &shown)) {
        size_t from = (size_t)(shown.at - text.at);
        if (from > edit->cursor) {
            break;
        }
        *row = rows;
        *column = start + width_of(slice_head(shown, edit->cursor - from));
        rows++;
        start = 0;
    }
}
