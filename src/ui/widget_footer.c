#include "ui/widget.h"

#include "text/width.h"

enum { LINE_ROWS_MOST = 6, MESSAGE_ROWS_MOST = 4, BODY_ROWS_LEAST = 3, MESSAGE_EDGE = 6 };

static int line_rows(const struct view *view)
{
    int rows = app_line_rows(view->app);
    return rows < 1 ? 1 : rows > LINE_ROWS_MOST ? LINE_ROWS_MOST : rows;
}

/* The message broken into rows of its own, where it is too long to be set into the rule. */
static bool wrap_message(const struct view *view, struct wrapped *message)
{
    struct slice text = str_slice(&view->app->message);
    int columns = view->frame->columns;
    int left = view->frame->rows - WIDGET_HEADER_ROWS - BODY_ROWS_LEAST - 2 - line_rows(view);
    if (width_of(slice_head(text, (size_t)columns * 4)) <= columns - MESSAGE_EDGE &&
        slice_find(text, '\n') == text.size) {
        return false;
    }
    int most = left < MESSAGE_ROWS_MOST ? left : MESSAGE_ROWS_MOST;
    widget_wrap(text, columns - 2, columns - 2, most, false, message);
    return true;
}

int widget_footer_rows(const struct view *view)
{
    struct wrapped message;
    return (wrap_message(view, &message) ? message.count : 1) + 1 + line_rows(view) + 1;
}

/* Draws it in place of the rule; returns the rows. */
static int put_message(const struct view *view, int row)
{
    struct wrapped message;
    enum style style = view->app->message_is_error ? STYLE_ERROR : STYLE_STRONG;
    if (view->app->message.size == 0) {
        widget_rule(view, row, str_slice(&view->app->hint), STYLE_DIM);
        return 1;
    }
    if (!wrap_message(view, &message)) {
        widget_rule(view, row, str_slice(&view->app->message), style);
        return 1;
    }
    struct area area = {row, 1, message.count, view->frame->columns - 2};
    widget_put_wrapped(view, area, row, &message, style);
    return message.count;
}

/* Whom the typed letters could become, at the end of their row: there it stays while more of them
 * come, so that a slow terminal gets nothing but the letters. */
static void put_offer(const struct view *view, int row, int cursor_column)
{
    struct slice offer = str_slice(&view->app->offer);
    int column = view->frame->columns - width_of(offer) - 1;
    if (offer.size > 0 && column > cursor_column) {
        (void)frame_put(view->frame, row, column, offer, STYLE_GHOST);
    }
}

/* What is marked of a row that stands at `row` and `column`, once more over it. */
static void put_marked(const struct view *view, int row, int column, struct slice text)
{
    const struct line_edit *line = &view->app->line;
    size_t from = 0, to = 0;
    if (!line_edit_marked(line, &from, &to)) {
        return;
    }
    size_t start = (size_t)(text.at - line->text.at), end = start + text.size;
    from = from > start ? from : start;
    to = to < end ? to : end;
    if (from < to) {
        column += width_of(slice_head(text, from - start));
        (void)frame_put(view->frame, row, column, slice_make(line->text.at + from, to - from),
                        STYLE_SELECTED);
    }
}

static void put_line(const struct view *view, int row, bool cursor)
{
    const struct line_edit *line = &view->app->line;
    int columns = view->frame->columns;
    int rows = line_rows(view);
    int first = app_prompt_columns(view->app);
    int cursor_row = 0;
    int cursor_column = 0;
    line_edit_place(line, columns, first, &cursor_row, &cursor_column);
    /* A text of more rows than are shown scrolls with the cursor, below its first row: whose words
     * they are stays in sight. */
    int top = cursor_row >= rows ? cursor_row - rows + 1 : 0;
    struct slice rest = line->text.size == 0 ? slice_of("") : str_slice(&line->text);
    struct slice text;
    (void)widget_put(view, row, 0, first - 1, str_slice(&view->app->prompt), STYLE_GHOST);
    for (int at = 0; at < top + rows; at++) {
        int start = at == 0 ? first : 0;
        if (!line_edit_next_row(&rest, columns, start, &text)) {
            break;
        }
        if (at == 0 || at > top) {
            int shown = at == 0 ? row : row + at - top;
            (void)frame_put(view->frame, shown, start, text, STYLE_ENTRY);
            put_marked(view, shown, start, text);
        }
    }
    put_offer(view, row, cursor_column);
    if (top > 0) {
        (void)frame_put(view->frame, row, columns - 1, widget_sign(view, SIGN_MORE), STYLE_GHOST);
    }
    if (cursor) {
        frame_move(view->frame, row + cursor_row - top, cursor_column);
    }
}

void widget_footer(const struct view *view, bool cursor)
{
    const struct frame *frame = view->frame;
    int row = frame->rows - widget_footer_rows(view);
    row += put_message(view, row);
    (void)widget_put(view, row, 1, frame->columns - 2, str_slice(&view->app->guide), STYLE_GUIDE);
    put_line(view, row + 1, cursor);
    widget_hints(view, frame->rows - 1);
}

bool widget_line_at(const struct view *view, int row, int column, size_t *byte)
{
    const struct line_edit *line = &view->app->line;
    int columns = view->frame->columns, rows = line_rows(view);
    int first = app_prompt_columns(view->app);
    int at = row - (view->frame->rows - 1 - rows);
    int cursor_row = 0, cursor_column = 0;
    if (at < 0 || at >= rows) {
        return false;
    }
    line_edit_place(line, columns, first, &cursor_row, &cursor_column);
    at += at > 0 && cursor_row >= rows ? cursor_row - rows + 1 : 0;
    struct slice rest = str_slice(&line->text), text = rest;
    *byte = line->text.size;
    for (int i = 0; line->text.size > 0 && i <= at; i++) {
        int start = i == 0 ? first : 0;
        if (!line_edit_next_row(&rest, columns, start, &text)) {
            return true;
        }
        *byte = (size_t)(text.at - line->text.at) + width_clip(text, column - start, NULL);
    }
    return true;
}

int widget_line(const struct view *view)
{
    const struct frame *frame = view->frame;
    int rows = line_rows(view);
    int row = frame->rows - 1 - rows;
    frame_fill(view->frame, row, 0, rows, frame->columns, slice_of(""), STYLE_TEXT);
    put_line(view, row, true);
    return row;
}
