#include "ui/widget.h"

#include "text/width.h"
#include "text/wrap.h"

struct slice widget_sign(const struct app *app, enum widget_sign sign)
{
    static const char *const signs[SIGN_COUNT][2] = {
        [SIGN_RULE] = {"─", "-"},
        [SIGN_HERE] = {"▸", ">"},
        [SIGN_MORE] = {"…", "~"},
        [SIGN_BAR] = {"█", "#"},
    };
    return slice_of(signs[sign][settings_is(app->settings, "interface", "ascii") ? 1 : 0]);
}

void widget_rule(const struct app *app, struct frame *frame, int row, struct slice text,
                 enum style style)
{
    frame_fill(frame, row, 0, 1, frame->columns, widget_sign(app, SIGN_RULE), STYLE_RULE);
    if (text.size > 0) {
        (void)frame_put(frame, row, 2, slice_of(" "), STYLE_RULE);
        int used = widget_put(app, frame, row, 3, frame->columns - 6, text, style);
        (void)frame_put(frame, row, 3 + used, slice_of(" "), STYLE_RULE);
    }
}

int widget_put(const struct app *app, struct frame *frame, int row, int column, int limit,
               struct slice text, enum style style)
{
    /* Only what could fit is looked at: a cell may hold a hundred kilobytes. */
    size_t most = limit > 0 ? (size_t)limit * 16 + 64 : 0;
    text = slice_head(text, slice_find(slice_head(text, most), '\n'));
    int used = 0;
    size_t size = width_clip(text, limit, &used);
    if (size == text.size) {
        return frame_put_within(frame, row, column, limit, text, style);
    }
    used = frame_put_within(frame, row, column, limit - 1, text, style);
    return used + frame_put(frame, row, column + used, widget_sign(app, SIGN_MORE), style);
}

int widget_wrap(const struct app *app, struct frame *frame, struct area area, struct slice text,
                enum style style)
{
    size_t most = (size_t)(area.columns > 0 ? area.columns : 1) * (size_t)area.rows * 16 + 64;
    struct slice rest =
        slice_make(text.size == 0 ? "" : text.at, text.size < most ? text.size : most);
    struct slice line;
    int rows = 0;
    while (rows < area.rows && wrap_next(&rest, area.columns, &line)) {
        if (frame != NULL) {
            bool more = rows + 1 == area.rows && rest.at != NULL;
            int limit = area.columns - (more ? 1 : 0);
            int used = frame_put_within(frame, area.row + rows, area.column, limit, line, style);
            if (more) {
                (void)frame_put(frame, area.row + rows, area.column + used,
                                widget_sign(app, SIGN_MORE), style);
            }
        }
        rows++;
    }
    return rows > 0 ? rows : 1;
}

void widget_choose(const struct app *app, struct frame *frame, struct area area, int row, int rows)
{
    for (int at = row; at < row + rows; at++) {
        if (at >= area.row && at < area.row + area.rows) {
            frame_paint(frame, at, 0, 1, frame->columns, STYLE_CHOSEN);
        }
    }
    if (row >= area.row && row < area.row + area.rows) {
        (void)frame_put(frame, row, 0, widget_sign(app, SIGN_HERE), STYLE_CHOSEN);
        frame_move(frame, row, 2);
    }
}

size_t widget_top(const struct list *list, int rows)
{
    size_t room = rows > 0 ? (size_t)rows : 1;
    if (list->count <= room || list->chosen < room / 2) {
        return 0;
    }
    size_t top = list->chosen - room / 2;
    return top > list->count - room ? list->count - room : top;
}

void widget_heading(struct frame *frame, struct area area, int row, const char *text)
{
    (void)frame_put_within(frame, row, area.column + 2, area.columns - 2, slice_of(text),
                           STYLE_TITLE);
}
