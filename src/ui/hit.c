/* What the mouse points at, read off the frame that is shown. */
#include "ui/ui.h"
#include "ui/widget.h"

enum { PLACES_ROW = 1 };

/* A place is written as its digit, a blank and its name, which has no digit. */
static bool place_at(const struct frame *frame, int column, size_t *screen)
{
    for (; column >= 0; column--) {
        const struct frame_cell *cell = frame_at(frame, PLACES_ROW, column);
        if (cell == NULL || (cell->style != STYLE_PLACE && cell->style != STYLE_HERE)) {
            return false;
        }
        if (cell->bytes[0] >= '0' && cell->bytes[0] < '0' + SCREEN_COUNT) {
            *screen = (size_t)(cell->bytes[0] - '0');
            return true;
        }
    }
    return false;
}

struct mouse_hit ui_hit(const struct app *app, struct frame *frame, int row, int column)
{
    struct view view = {app, frame, false};
    struct mouse_hit hit = {.on = HIT_NOTHING};
    if (row == PLACES_ROW && place_at(frame, column, &hit.number)) {
        hit.on = HIT_PLACE;
    } else if (widget_line_at(&view, row, column, &hit.number)) {
        hit.on = HIT_LINE;
    } else if (frame_item(frame, row, &hit.number)) {
        hit.on = HIT_ITEM;
    }
    return hit;
}
