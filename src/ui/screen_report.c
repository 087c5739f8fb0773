#include "ui/screen.h"

/* The chosen row of its list is the first one shown. */
void screen_report_draw(const struct view *view, struct area area)
{
    const struct app *app = view->app;
    struct slice rest = str_slice(&app->report);
    struct slice line;
    size_t top = app->in_list ? app->lists[SCREEN_REPORT].chosen : 0;
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
        frame_move(view->frame, area.row, 1);
    }
}
