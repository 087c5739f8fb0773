#include "ui/screen.h"

/* The chosen row of its list is the first one shown, but on the last page, where the cursor goes on
 * down. */
void screen_report_draw(const struct view *view, struct area area)
{
    const struct app *app = view->app;
    struct slice rest = str_slice(&app->report);
    struct slice line;
    const struct list *list = &app->lists[SCREEN_REPORT];
    size_t chosen = app->in_list ? list->chosen : 0;
    size_t last = list->count > (size_t)area.rows ? list->count - (size_t)area.rows : 0;
    size_t top = chosen < last ? chosen : last;
    int row = area.row;
    for (size_t at = 0; rest.size > 0 && slice_next(&rest, '\n', &line); at++) {
        if (at < top) {
            continue;
        }
        if (!area_has_row(area, row)) {
            break;
        }
        (void)widget_put(view, row++, 1, area.columns - 2, line, STYLE_TEXT);
    }
    if (app->in_list) {
        frame_move(view->frame, area.row + (int)(chosen - top), 1);
    }
}
