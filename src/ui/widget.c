#include "ui/widget.h"

#include "text/width.h"
#include "text/wrap.h"

bool area_has_row(struct area area, int row)
{
    return row >= area.row && row < area.row + area.rows;
}

struct area area_below(struct area area, int rows)
{
    area.row += rows;
    area.rows -= rows;
    return area;
}

struct area area_within(struct area area, int columns)
{
    area.columns = area.columns < columns ? area.columns : columns;
    return area;
}

struct slice widget_sign(const struct view *view, enum widget_sign sign)
{
    static const struct slice signs[SIGN_COUNT][2] = {
        [SIGN_RULE] = {SLICE("─"), SLICE("-")}, [SIGN_CHOSEN] = {SLICE(">"), SLICE(">")},
        [SIGN_HERE] = {SLICE("▸"), SLICE("*")}, [SIGN_MORE] = {SLICE("…"), SLICE("~")},
        [SIGN_BAR] = {SLICE("█"), SLICE("#")},
    };
    return signs[sign][view->ascii ? 1 : 0];
}

/* As many bytes as can show in `columns`: a cell may hold a hundred kilobytes, and a letter many
 * marks. */
static struct slice visible_part(struct slice text, int columns)
{
    enum { BYTES_OF_COLUMN = FRAME_CELL_BYTES };
    size_t most = columns > 0 ? (size_t)columns * BYTES_OF_COLUMN + 64 : 0;
    return slice_head(text, most);
}

static void put_more(struct pen *pen, const struct view *view, enum style style)
{
    if (pen->column >= pen->end) {
        pen->column = pen->end - 1;
    }
    pen->column += frame_put_within(view->frame, pen->row, pen->column, 1,
                                    widget_sign(view, SIGN_MORE), style);
    pen->end = pen->column; /* what comes next is left out too, without another mark */
}

void pen_put(struct pen *pen, const struct view *view, struct slice text, enum style style)
{
    int limit = pen->end - pen->column;
    struct slice part = visible_part(text, limit);
    struct slice line = slice_head(part, slice_find(part, '\n'));
    if (text.size == 0) {
        return;
    }
    int used = 0;
    size_t size = width_clip(line, limit, &used);
    if (size == line.size && line.size == text.size) {
        pen->column += frame_put_within(view->frame, pen->row, pen->column, limit, line, style);
        return;
    }
    if (limit > 1) {
        size = width_clip(line, limit - 1, &used);
        (void)frame_put_within(view->frame, pen->row, pen->column, limit - 1,
                               slice_head(line, size), style);
        pen->column += used;
    }
    put_more(pen, view, style);
}

void pen_put_text(struct pen *pen, const struct view *view, const char *text, enum style style)
{
    pen_put(pen, view, slice_of(text), style);
}

/* The digits of a number at the end of `buffer`. */
static struct slice digits(size_t number, char buffer[24])
{
    size_t at = 24;
    do {
        buffer[--at] = (char)('0' + number % 10);
        number /= 10;
    } while (number > 0);
    return slice_make(buffer + at, 24 - at);
}

void pen_put_number(struct pen *pen, const struct view *view, size_t number, enum style style)
{
    char buffer[24];
    pen_put(pen, view, digits(number, buffer), style);
}

void pen_put_list(struct pen *pen, const struct view *view, struct slice list, const char *between,
                  enum style style)
{
    struct slice item;
    for (bool first = true; list.size > 0 && slice_next(&list, ';', &item); first = false) {
        pen_put_text(pen, view, first ? "" : between, style);
        pen_put(pen, view, item, style);
    }
}

int widget_put(const struct view *view, int row, int column, int limit, struct slice text,
               enum style style)
{
    struct pen pen = {row, column, column + limit};
    if (limit > 0) {
        pen_put(&pen, view, text, style);
    }
    return pen.column - column;
}

int widget_put_right(const struct view *view, int row, int end, struct slice text, enum style style)
{
    int column = end - width_of(text);
    (void)frame_put(view->frame, row, column, text, style);
    return column;
}

void widget_put_number(const struct view *view, int row, int end, size_t number, enum style style)
{
    char buffer[24];
    (void)widget_put_right(view, row, end, digits(number, buffer), style);
}

void widget_put_time(const struct view *view, int row, int end, int64_t seconds, enum style style)
{
    enum { MINUTE = 60, TEN = 10 };
    int rest = (int)(seconds % MINUTE);
    widget_put_number(view, row, end, (size_t)rest, style);
    (void)widget_put_right(view, row, rest < TEN ? end - 1 : end - 2,
                           slice_of(rest < TEN ? ":0" : ":"), style);
    widget_put_number(view, row, end - 3, (size_t)(seconds / MINUTE), style);
}

void widget_put_bar(const struct view *view, int row, int column, int room, int part, int most)
{
    int bar = most > 0 ? part * room / most : 0;
    if (room > 0) {
        frame_fill(view->frame, row, column, 1, bar > 0 ? bar : 1, widget_sign(view, SIGN_BAR),
                   STYLE_BAR);
    }
}

/* Where to begin so that the last `most` rows are found without going through the whole: a pasted
 * text may have a thousand rows. Behind a blank or line feed, or else at the start of a letter. */
static size_t near_end(struct slice text, int columns, int most)
{
    enum { BYTES_OF_COLUMN = 4 };
    size_t back = (size_t)columns * (size_t)most * BYTES_OF_COLUMN;
    if (text.size <= back) {
        return 0;
    }
    size_t start = text.size - back;
    for (size_t at = start; at < text.size; at++) {
        if (text.at[at] == ' ' || text.at[at] == '\n') {
            return at + 1;
        }
    }
    while ((text.at[start] & 0xC0) == 0x80 && start > 0) {
        start--;
    }
    return start;
}

/* Adds the last `most` rows of a text. */
static void wrap_end(struct slice text, int columns, int most, struct wrapped *wrapped)
{
    struct slice rest = slice_from(text, near_end(text, columns, most));
    struct slice last[WIDGET_ROWS_MOST];
    struct slice row;
    size_t room = (size_t)most;
    size_t count = 0;
    while (wrap_next(&rest, columns, &row)) {
        last[count++ % room] = row;
    }
    for (size_t i = count < room ? 0 : count - room; i < count; i++) {
        wrapped->rows[wrapped->count++] = last[i % room];
    }
}

/* ` […]`, behind the row after which some are left out: unlike a single mark it can't be taken for
 * the speaker's own, nor the two rows for one sentence. */
enum { LEFT_OUT_COLUMNS = 4 };

void widget_wrap(struct slice text, int first, int columns, int most, bool end,
                 struct wrapped *wrapped)
{
    *wrapped = (struct wrapped){0};
    most = most < 1 ? 1 : most > WIDGET_ROWS_MOST ? WIDGET_ROWS_MOST : most;
    struct slice part = visible_part(text, columns * most);
    struct slice rest = part.size == 0 ? slice_of("") : part;
    while (wrapped->count < most && rest.at != NULL) {
        (void)wrap_next(&rest, wrapped->count == 0 ? first : columns,
                        &wrapped->rows[wrapped->count]);
        wrapped->count++;
    }
    wrapped->more = rest.at != NULL || part.size < text.size;
    if (wrapped->more && end && most > 1) {
        if (first > 2 * LEFT_OUT_COLUMNS) {
            rest = part;
            (void)wrap_next(&rest, first - LEFT_OUT_COLUMNS, &wrapped->rows[0]);
        }
        size_t shown = (size_t)(wrapped->rows[0].at - text.at) + wrapped->rows[0].size;
        while (shown < text.size && (text.at[shown] == ' ' || text.at[shown] == '\n')) {
            shown++;
        }
        wrapped->count = 1;
        wrapped->more = false;
        wrapped->left_out = 1;
        wrap_end(slice_from(text, shown), columns, most - 1, wrapped);
    }
}

void widget_put_wrapped(const struct view *view, struct area area, int row,
                        const struct wrapped *wrapped, enum style style)
{
    for (int i = 0; i < wrapped->count; i++) {
        if (!area_has_row(area, row + i)) {
            continue;
        }
        struct pen pen = {row + i, area.column, area.column + area.columns};
        if (wrapped->left_out > 0 && i + 1 == wrapped->left_out) {
            pen.end -= LEFT_OUT_COLUMNS;
            pen_put(&pen, view, wrapped->rows[i], style);
            (void)frame_put(view->frame, row + i, pen.column + 1, slice_of("[…]"), STYLE_STRONG);
        } else if (i + 1 == wrapped->count && wrapped->more) {
            pen_put(&pen, view, wrapped->rows[i], style);
            put_more(&pen, view, style);
        } else {
            (void)frame_put_within(view->frame, row + i, area.column, area.columns,
                                   wrapped->rows[i], style);
        }
    }
}

int widget_put_rows(const struct view *view, struct area area, int row, int most, struct slice text,
                    enum style style)
{
    struct wrapped wrapped;
    widget_wrap(text, area.columns, area.columns, most, false, &wrapped);
    widget_put_wrapped(view, area, row, &wrapped, style);
    return wrapped.count;
}

void widget_rule(const struct view *view, int row, struct slice text, enum style style)
{
    enum { BEFORE = 3 };
    frame_fill(view->frame, row, 0, 1, view->frame->columns, widget_sign(view, SIGN_RULE),
               STYLE_RULE);
    if (text.size > 0) {
        int end = view->frame->columns - BEFORE;
        struct pen pen = {row, BEFORE, end};
        (void)frame_put(view->frame, row, BEFORE - 1, slice_of(" "), STYLE_RULE);
        pen_put(&pen, view, text, style);
        (void)frame_put(view->frame, row, pen.column, slice_of(" "), STYLE_RULE);
    }
}

/* The column of the first letter behind the mark, also where that is set into a rule. */
static int first_letter(const struct view *view, struct area area, int row)
{
    struct slice rule = widget_sign(view, SIGN_RULE);
    for (int column = area.column + 1; column < area.column + area.columns; column++) {
        const struct frame_cell *cell = frame_at(view->frame, row, column);
        struct slice shown = cell == NULL ? rule : slice_make(cell->bytes, cell->size);
        if (shown.size > 0 && shown.at[0] != ' ' && !slice_equal(shown, rule)) {
            return column;
        }
    }
    return area.column;
}

void widget_choose(const struct view *view, struct area area, int row, int rows)
{
    for (int at = row; at < row + rows; at++) {
        if (area_has_row(area, at)) {
            frame_paint(view->frame, at, area.column, 1, area.columns, STYLE_CHOSEN);
        }
    }
    if (area_has_row(area, row)) {
        (void)frame_put(view->frame, row, area.column, widget_sign(view, SIGN_CHOSEN),
                        STYLE_CHOSEN);
        frame_move(view->frame, row, first_letter(view, area, row));
    }
}

void widget_put_advice(const struct view *view, struct area area, const char *const *lines,
                       size_t count)
{
    struct area place = {area.row, 2, area.rows, area.columns - 3};
    int row = area.row + (area.rows > (int)count + 2 ? 1 : 0);
    row += widget_put_rows(view, place, row, 2, slice_of(lines[0]), STYLE_TEXT);
    for (size_t i = 1; i < count; i++, row++) {
        if (area_has_row(area, row)) {
            (void)widget_put(view, row, 4, area.columns - 5, slice_of(lines[i]), STYLE_DIM);
        }
    }
}
