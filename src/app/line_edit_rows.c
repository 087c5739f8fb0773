#include "app/line_edit.h"

#include "text/grapheme.h"
#include "text/width.h"

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
    *row = slice_head(*rest, at);
    if (at == rest->size) {
        *rest = (struct slice){0};
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
