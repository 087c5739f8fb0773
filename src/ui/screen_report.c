#include "ui/screen.h"

void screen_report_draw(const struct app *app, struct frame *frame, struct area area)
{
    const struct list *list = &app->lists[SCREEN_REPORT];
    struct slice rest = str_slice(&app->report);
    struct slice line;
    size_t top = app->in_list ? list->chosen : 0;
    for (size_t at = 0; rest.size > 0 && slice_next(&rest, '\n', &line); at++) {
        int row = area.row + (int)(at - top);
        if (at < top) {
            continue;
        }
        if (row >= area.row + area.rows) {
            break;
        }
        (void)widget_put(app, frame, row, 1, area.columns - 2, line, STYLE_TEXT);
    }
    if (app->in_list) {
        frame_move(frame, area.row, 1);
    }
}
