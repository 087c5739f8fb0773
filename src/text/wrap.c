#include "text/wrap.h"

#include "text/width.h"

static bool is_blank(char byte)
{
    return byte == ' ' || byte == '\t';
}

static size_t without_blanks(struct slice text, size_t size)
{
    while (size > 0 && is_blank(text.at[size - 1])) {
        size--;
    }
    return size;
}

/* The bytes of `paragraph` that its first line of `columns` takes, blanks at its end included. */
static size_t line_size(struct slice paragraph, int columns)
{
    size_t at = 0, best = 0; /* best: the last place to break at, 0 for none yet */
    int used = 0;
    bool was_wide = false;
    while (at < paragraph.size) {
        int width = 1;
        size_t end = width_next(paragraph, at, &width);
        bool blank = end - at == 1 && is_blank(paragraph.at[at]);
        bool wide = width > 1;
        if (!blank && (wide || was_wide)) {
            best = at;
        }
        /* Blanks hang over the edge, so that words may fill the line. */
        if (!blank && width > columns - used) {
            return best > 0 ? best : at > 0 ? at : end;
        }
        used = blank && width > columns - used ? used : used + width;
        if (blank) {
            best = end;
        }
        was_wide = wide;
        at = end;
    }
    return paragraph.size;
}

bool wrap_next(struct slice *rest, int columns, struct slice *line)
{
    if (rest->at == NULL) {
        return false;
    }
    struct slice paragraph = slice_head(*rest, slice_find(*rest, '\n'));
    size_t size = line_size(paragraph, columns);
    *line = slice_head(paragraph, without_blanks(paragraph, size));
    /* What is broken at goes with the line, even where the last grapheme that fits stands before
     * it. */
    while (size < paragraph.size && is_blank(paragraph.at[size])) {
        size++;
    }
    if (size < paragraph.size) {
        *rest = slice_from(*rest, size);
    } else if (size < rest->size) {
        *rest = slice_from(*rest, size + 1); /* the LF */
    } else {
        *rest = (struct slice){NULL, 0};
    }
    return true;
}
