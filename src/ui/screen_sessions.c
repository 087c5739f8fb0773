#include "ui/screen.h"

#include "text/width.h"

enum { DATE = 2, TITLE = 14 };

/* What can be done where there is no session yet; they are the rows of the list. */
static const char *const choices[] = {
    "a new session: type its title below, then Enter",
    "the sample session, to look around in",
    "paste an agenda or a list of people to begin with",
};

static void draw_empty(const struct view *view, struct area area)
{
    const struct app *app = view->app;
    int row = area.row;
    (void)widget_put(view, row, 2, area.columns - 3, slice_of("There is no session here yet."),
                     STYLE_TEXT);
    row += area.rows > (int)COUNT(choices) + 2 ? 2 : 1;
    for (size_t i = 0; i < COUNT(choices); i++, row++) {
        struct pen pen = {row, 2, area.columns - 1};
        pen_put_number(&pen, view, i + 1, STYLE_KEY);
        pen_put_text(&pen, view, "  ", STYLE_TEXT);
        pen_put_text(&pen, view, choices[i], STYLE_TEXT);
        frame_set_item(view->frame, row, 1, i);
        if (app->in_list && i == app->lists[SCREEN_SESSIONS].chosen) {
            widget_choose(view, area, row, 1);
        }
    }
}

/* `heard 5 of 6`, and `41 turns` where there is room; or what stands in the way. */
static int put_state(const struct view *view, struct area area, int row,
                     const struct session_entry *entry)
{
    enum { STATUS_MOST = 40, TURNS_FROM = 100 };
    int end = area.columns - 1;
    if (entry->status.size > 0) {
        int wanted = width_of(slice_head(entry->status, 400));
        int most = area.columns / 3 > STATUS_MOST ? STATUS_MOST : area.columns / 3;
        int column = end - (wanted < most ? wanted : most);
        (void)widget_put(view, row, column, end - column, entry->status, STYLE_WARNING);
        return column;
    }
    struct str heard = {0};
    if (area.columns >= TURNS_FROM) {
        str_add_format(&heard, "%zu turns   ", entry->interventions);
    }
    str_add_format(&heard, "heard %zu of %zu", entry->heard, entry->represented);
    int column = widget_put_right(view, row, end, str_slice(&heard), STYLE_DIM);
    str_release(&heard);
    return column;
}

static void draw_entry(const struct view *view, struct area area, int row,
                       const struct session_entry *entry)
{
    int end = put_state(view, area, row, entry) - 2;
    (void)widget_put(view, row, DATE, TITLE - DATE - 1, entry->date, STYLE_DIM);
    (void)widget_put(view, row, TITLE, end - TITLE, entry->title, STYLE_TEXT);
}

void screen_sessions_draw(const struct view *view, struct area area)
{
    const struct app *app = view->app;
    const struct list *list = &app->lists[SCREEN_SESSIONS];
    struct window window;
    struct pen pen = {area.row, 2, area.columns - 1};
    pen_put_text(&pen, view, "Sessions in ", STYLE_TITLE);
    pen_put(&pen, view, app->folder.size > 0 ? str_slice(&app->folder) : slice_of("."),
            STYLE_TITLE);
    struct area rest = area_within(area_below(area, 2), WIDGET_LIST_MOST);
    if (app->entry_count == 0) {
        draw_empty(view, rest);
        return;
    }
    widget_window(&window, app->entry_count, list->chosen, rest.rows, widget_one_row, NULL);
    for (int i = 0; i < window.count; i++) {
        size_t item = window.first + (size_t)i;
        draw_entry(view, rest, rest.row + i, &app->entries[item]);
        frame_set_item(view->frame, rest.row + i, 1, item);
        if (app->in_list && item == list->chosen) {
            widget_choose(view, rest, rest.row + i, 1);
        }
    }
}
