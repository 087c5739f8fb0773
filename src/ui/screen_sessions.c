#include "ui/screen.h"

#include "text/width.h"

static void draw_empty(struct frame *frame, struct area area)
{
    static const struct {
        const char *key, *text;
    } lines[] = {
        {"1", "a new session: type its title on the line below and press Enter"},
        {"2", "look at the sample session, to see what one looks like"},
        {"3", "paste an agenda or a list of people: a new session begins with it"},
    };
    (void)frame_put(frame, area.row + 1, 4, slice_of("There is no session here yet."), STYLE_TEXT);
    for (size_t i = 0; i < COUNT(lines); i++) {
        int row = area.row + 3 + (int)i;
        (void)frame_put(frame, row, 4, slice_of(lines[i].key), STYLE_KEY);
        (void)frame_put_within(frame, row, 7, area.columns - 8, slice_of(lines[i].text),
                               STYLE_TEXT);
    }
}

static void draw_entry(const struct app *app, struct frame *frame, struct area area, int row,
                       const struct session_entry *entry)
{
    int right = area.columns - 24;
    struct str heard = {0};
    if (entry->status.size > 0) {
        str_add(&heard, entry->status);
    } else {
        str_add_format(&heard, "heard %zu of %zu", entry->heard, entry->represented);
    }
    (void)frame_put(frame, row, 2, slice_head(entry->date, 10), STYLE_DIM);
    (void)widget_put(app, frame, row, 14, right - 15, entry->title, STYLE_TEXT);
    (void)widget_put(app, frame, row, right, 23, str_slice(&heard),
                     entry->status.size > 0 ? STYLE_WARNING : STYLE_DIM);
    str_release(&heard);
}

void screen_sessions_draw(const struct app *app, struct frame *frame, struct area area)
{
    struct str folder = {0};
    str_add_text(&folder, "sessions of ");
    str_add(&folder, str_slice(&app->folder));
    (void)widget_put(app, frame, area.row, 2, area.columns - 3, str_slice(&folder), STYLE_DIM);
    str_release(&folder);
    if (app->entry_count == 0) {
        draw_empty(frame, area);
        return;
    }
    const struct list *list = &app->lists[SCREEN_SESSIONS];
    struct area rest = area;
    rest.row += 2;
    rest.rows -= 2;
    size_t item = widget_top(list, rest.rows);
    for (int row = rest.row; row < rest.row + rest.rows && item < app->entry_count; row++, item++) {
        draw_entry(app, frame, rest, row, &app->entries[item]);
        if (app->in_list && item == list->chosen) {
            widget_choose(app, frame, rest, row, 1);
        }
    }
}
