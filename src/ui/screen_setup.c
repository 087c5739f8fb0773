#include "ui/screen.h"

enum { NAME_COLUMNS = 13 };

void screen_setup_draw(const struct app *app, struct frame *frame, struct area area)
{
    int row = area.row + 1;
    for (int step = 0; step < SETUP_STEP_COUNT; step++, row++) {
        const struct setup_info *info = app_setup_info((enum setup_step)step);
        bool here = app->setup_step == (enum setup_step)step;
        struct str value = {0};
        app_setup_value(app, (enum setup_step)step, &value);
        if (here) {
            (void)frame_put(frame, row, 0, widget_sign(app, SIGN_HERE), STYLE_STRONG);
        }
        (void)frame_put(frame, row, 2, slice_of(value.size > 0 ? "done" : "    "), STYLE_GOOD);
        (void)frame_put(frame, row, 7, slice_of(info->name), here ? STYLE_HERE : STYLE_STRONG);
        (void)widget_put(app, frame, row, 8 + NAME_COLUMNS, area.columns - 9 - NAME_COLUMNS,
                         value.size > 0 ? str_slice(&value) : slice_of(here ? info->prompt : ""),
                         value.size > 0 ? STYLE_TEXT : STYLE_DIM);
        if (here && app->in_list) {
            frame_move(frame, row, 7);
        }
        str_release(&value);
    }
    static const char *const lines[] = {
        "Type on the line below and press Enter; Enter alone goes to the next step.",
        "Nothing here is a must: Esc 1 goes to Notes at any time, Esc 6 comes back.",
    };
    for (size_t i = 0; i < COUNT(lines); i++) {
        (void)frame_put_within(frame, row + 1 + (int)i, 2, area.columns - 3, slice_of(lines[i]),
                               STYLE_DIM);
    }
}
