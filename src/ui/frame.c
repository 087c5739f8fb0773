#include "ui/frame.h"

#include <limits.h>
#include <string.h>

#include "base/fatal.h"
#include "base/mem.h"
#include "text/grapheme.h"
#include "text/utf8.h"
#include "text/width.h"

/* A wide grapheme is one cell of width 2 and, right of it, one of width 0. Both halves always stand
 * together: whoever writes over one of them makes the other a space (`free_cell`). */

_Static_assert(sizeof(struct frame_cell) == FRAME_CELL_BYTES + 4, "rows are compared by memcmp");
_Static_assert(STYLE_COUNT <= UINT8_MAX, "a style is kept in a byte");

static const struct frame_cell space = {.bytes = " ", .size = 1, .width = 1, .style = STYLE_TEXT};

/* What of a row may be written: columns from `left` to before `right`. */
struct span {
    struct frame_cell *row;
    int columns; /* of the frame */
    int left, right;
};

static int clamp(int value, int low, int high)
{
    return value < low ? low : value > high ? high : value;
}

/* Adds without running over: a column may be anything. */
static int add(int left, int right)
{
    int sum = 0;
    if (__builtin_add_overflow(left, right, &sum)) {
        return right > 0 ? INT_MAX : INT_MIN;
    }
    return sum;
}

void frame_init(struct frame *frame, int rows, int columns)
{
    *frame = (struct frame){0};
    frame_resize(frame, rows, columns);
}

void frame_resize(struct frame *frame, int rows, int columns)
{
    rows = clamp(rows, 1, FRAME_MOST_ROWS);
    columns = clamp(columns, 1, FRAME_MOST_COLUMNS);
    if (frame->cells == NULL || rows != frame->rows || columns != frame->columns) {
        mem_free(frame->cells);
        frame->cells = mem_resize(NULL, (size_t)rows * (size_t)columns,
                                  sizeof *frame->cells); /* cleared below */
        frame->rows = rows;
        frame->columns = columns;
    }
    frame_clear(frame);
}

void frame_clear(struct frame *frame)
{
    size_t count = (size_t)frame->rows * (size_t)frame->columns;
    for (size_t i = 0; i < count; i++) {
        frame->cells[i] = space;
    }
    memset(frame->items, 0, (size_t)frame->rows * sizeof *frame->items);
    frame->cursor_row = 0;
    frame->cursor_column = 0;
}

void frame_set_item(struct frame *frame, int row, int rows, size_t item)
{
    for (int at = row < 0 ? 0 : row; at < frame->rows && at < add(row, rows); at++) {
        frame->items[at] = item + 1;
    }
}

bool frame_item(const struct frame *frame, int row, size_t *item)
{
    bool has = row >= 0 && row < frame->rows && frame->items[row] > 0;
    *item = has ? frame->items[row] - 1 : 0;
    return has;
}

void frame_release(struct frame *frame)
{
    mem_free(frame->cells);
    *frame = (struct frame){0};
}

static struct frame_cell *row_of(const struct frame *frame, int row)
{
    return frame->cells + (size_t)row * (size_t)frame->columns;
}

/* The cell will be written: where it is half of a wide one, the other half becomes a space. */
static void free_cell(const struct span *span, int column)
{
    struct frame_cell *cell = &span->row[column];
    if (cell->width == 1) {
        return;
    }
    int other = cell->width == 2 ? column + 1 : column - 1;
    if (other >= 0 && other < span->columns) {
        uint8_t style = span->row[other].style;
        span->row[other] = space;
        span->row[other].style = style;
    }
}

/* As many of the bytes as a cell holds, cut between code points. */
static size_t cell_size(struct slice shown)
{
    size_t size = 0;
    uint32_t code = 0;
    for (int codes = 0; codes < FRAME_CELL_CODES && size < shown.size; codes++) {
        size_t more = utf8_next(shown, size, &code);
        if (size + more > FRAME_CELL_BYTES) {
            break;
        }
        size += more;
    }
    return size;
}

static void set_cell(const struct span *span, int column, struct slice shown, int width,
                     enum style style)
{
    if (column < span->left || column >= span->right) {
        return;
    }
    free_cell(span, column);
    struct frame_cell *cell = &span->row[column];
    *cell = (struct frame_cell){.width = (uint8_t)width, .style = (uint8_t)style};
    cell->size = (uint8_t)cell_size(shown);
    if (shown.at != NULL) {
        memcpy(cell->bytes, shown.at, cell->size);
    }
}

/* The same for one byte of printable ASCII, which nearly all cells are. */
static void set_simple(const struct span *span, int column, char byte, enum style style)
{
    if (column < span->left || column >= span->right) {
        return;
    }
    if (span->row[column].width != 1) {
        free_cell(span, column);
    }
    span->row[column] =
        (struct frame_cell){.bytes = {byte}, .size = 1, .width = 1, .style = (uint8_t)style};
}

static void set_piece(const struct span *span, int column, struct slice shown, int columns,
                      enum style style)
{
    static const struct slice replacement = SLICE("\xef\xbf\xbd"); /* U+FFFD */
    static const struct slice blank = SLICE(" ");
    static const struct slice nothing = {0};
    uint32_t code = UTF8_REPLACEMENT;
    if (shown.size > 0) {
        (void)utf8_next(shown, 0, &code);
    }
    if (code == UTF8_REPLACEMENT) { /* nothing to show, or a byte that is no character */
        set_cell(span, column, replacement, 1, style);
    } else if (columns < 2) {
        set_cell(span, column, shown, 1, style);
    } else if (column >= span->left && column < span->right - 1) {
        free_cell(span, column + 1);
        set_cell(span, column, shown, 2, style);
        span->row[column + 1].width = 1; /* it has no other half now but the one being written */
        set_cell(span, column + 1, nothing, 0, style);
    } else {
        set_cell(span, column, blank, 1, style);
        set_cell(span, column + 1, blank, 1, style);
    }
}

static int put(const struct span *span, int column, struct slice text, enum style style)
{
    int start = column;
    for (size_t at = 0; at < text.size;) {
        if (column >= span->right) {
            column = add(column, width_of(slice_from(text, at)));
            break;
        }
        if (width_is_simple(text, at)) {
            set_simple(span, column, text.at[at], style);
            column++;
            at++;
            continue;
        }
        size_t end = grapheme_next(text, at);
        struct slice grapheme = slice_make(text.at + at, end - at);
        for (size_t piece = 0; piece < grapheme.size;) {
            struct slice shown = {0};
            int columns = 0;
            piece = width_cell(grapheme, piece, &shown, &columns);
            set_piece(span, column, shown, columns, style);
            column += columns;
        }
        at = end;
    }
    return column - start;
}

static bool find_span(struct frame *frame, int row, int left, int right, struct span *span)
{
    *span = (struct span){.columns = frame->columns,
                          .left = left < 0 ? 0 : left,
                          .right = right > frame->columns ? frame->columns : right};
    if (row < 0 || row >= frame->rows || span->left >= span->right) {
        return false;
    }
    span->row = row_of(frame, row);
    return true;
}

int frame_put(struct frame *frame, int row, int column, struct slice text, enum style style)
{
    struct span span;
    ensure((unsigned)style < STYLE_COUNT);
    if (!find_span(frame, row, 0, frame->columns, &span) || column >= frame->columns) {
        return width_of(text);
    }
    return put(&span, column, text, style);
}

int frame_put_within(struct frame *frame, int row, int column, int limit, struct slice text,
                     enum style style)
{
    struct span span;
    ensure((unsigned)style < STYLE_COUNT);
    if (limit <= 0) {
        return 0;
    }
    int used = find_span(frame, row, column, add(column, limit), &span)
                   ? put(&span, column, text, style)
                   : width_of(text);
    return used < limit ? used : limit;
}

void frame_fill(struct frame *frame, int row, int column, int rows, int columns,
                struct slice grapheme, enum style style)
{
    static const struct slice blank = SLICE(" ");
    struct slice shown = blank;
    int wide = 1;
    ensure((unsigned)style < STYLE_COUNT);
    if (grapheme.size > 0) {
        (void)width_cell(grapheme, 0, &shown, &wide);
        ensure(shown.size > 0 && wide == 1);
    }
    int below = add(row, rows) < frame->rows ? add(row, rows) : frame->rows;
    for (int r = row < 0 ? 0 : row; r < below; r++) {
        struct span span;
        if (!find_span(frame, r, column, add(column, columns), &span)) {
            return;
        }
        for (int c = span.left; c < span.right; c++) {
            if (shown.size == 1) {
                set_simple(&span, c, shown.at[0], style);
            } else {
                set_cell(&span, c, shown, 1, style);
            }
        }
    }
}

void frame_paint(struct frame *frame, int row, int column, int rows, int columns, enum style style)
{
    ensure((unsigned)style < STYLE_COUNT);
    int below = add(row, rows) < frame->rows ? add(row, rows) : frame->rows;
    for (int r = row < 0 ? 0 : row; r < below; r++) {
        struct span span;
        if (!find_span(frame, r, column, add(column, columns), &span)) {
            return;
        }
        for (int c = span.left; c < span.right; c++) {
            span.row[c].style = (uint8_t)style;
        }
    }
}

void frame_move(struct frame *frame, int row, int column)
{
    frame->cursor_row = clamp(row, 0, frame->rows - 1);
    frame->cursor_column = clamp(column, 0, frame->columns - 1);
}

const struct frame_cell *frame_at(const struct frame *frame, int row, int column)
{
    if (row < 0 || row >= frame->rows || column < 0 || column >= frame->columns) {
        return NULL;
    }
    return row_of(frame, row) + column;
}

void frame_row_text(const struct frame *frame, int row, struct str *out)
{
    if (row < 0 || row >= frame->rows) {
        return;
    }
    const struct frame_cell *cells = row_of(frame, row);
    int end = frame->columns;
    while (end > 0 && cells[end - 1].size == 1 && cells[end - 1].bytes[0] == ' ') {
        end--;
    }
    for (int c = 0; c < end; c++) {
        str_add(out, slice_make(cells[c].bytes, cells[c].size));
    }
}

void frame_text(const struct frame *frame, struct str *out)
{
    for (int row = 0; row < frame->rows; row++) {
        frame_row_text(frame, row, out);
        str_add_char(out, '\n');
    }
}

bool frame_equal_row(const struct frame *left, const struct frame *right, int row)
{
    if (row < 0 || row >= left->rows || row >= right->rows || left->columns != right->columns) {
        return false;
    }
    return memcmp(row_of(left, row), row_of(right, row),
                  (size_t)left->columns * sizeof *left->cells) == 0;
}
