#include "ui/screen.h"
#include "ui/turn.h"

enum { ROWS_MOST = 2, ROWS_MOST_HERE = 4 };

static int rows_of(const struct app *app, struct area area, const struct record *const *stream,
                   size_t item, const struct record *current)
{
    bool here =
        stream[item] == current || (app->in_list && item == app->lists[SCREEN_NOTES].chosen);
    return turn_rows(app, area, stream[item], here ? ROWS_MOST_HERE : ROWS_MOST);
}

static void draw_empty(struct frame *frame, struct area area)
{
    static const char *const lines[] = {
        "Nothing is noted yet. On the line below:",
        "",
        "mexico: All sectors take part      Mexico says so; mx: too, once it is in the room",
        "haces: No institutional ties       a person of the roster, by a few letters",
        "and they meet every month          goes on with the same speaker",
        "/note The aim of the panel was…    nobody said it: a note",
        "/topic Funding                     what is talked about from now on",
        "/conclusion Each goes its own way  what came out",
    };
    for (size_t i = 0; i < COUNT(lines) && (int)i + 1 < area.rows; i++) {
        (void)frame_put_within(frame, area.row + 1 + (int)i, 4, area.columns - 5,
                               slice_of(lines[i]), i == 0 ? STYLE_TEXT : STYLE_DIM);
    }
}

/* The first item to show, and its rows that lie above the area: the newest stands right above the
 * guide line; in the list, the chosen one is always whole in sight. */
static size_t find_top(const struct app *app, struct area area, const struct record *const *stream,
                       size_t count, const struct record *current, int *above)
{
    size_t chosen = app->lists[SCREEN_NOTES].chosen;
    int rows = 0;
    size_t top = count;
    while (top > 0 && rows < area.rows) {
        rows += rows_of(app, area, stream, --top, current);
    }
    *above = rows > area.rows ? rows - area.rows : 0;
    bool hidden = app->in_list && (chosen < top || (chosen == top && *above > 0));
    if (hidden) {
        *above = 0;
        return chosen;
    }
    return top;
}

void screen_notes_draw(const struct app *app, struct frame *frame, struct area area)
{
    size_t count = 0;
    const struct record *const *stream = app_stream(app, &count);
    if (count == 0) {
        draw_empty(frame, area);
        return;
    }
    const struct record *current = session_current(app->session, str_slice(&app->author));
    int above = 0;
    size_t item = find_top(app, area, stream, count, current, &above);
    int row = area.row - above;
    for (; item < count && row < area.row + area.rows; item++) {
        int rows = rows_of(app, area, stream, item, current);
        int last = area.row + area.rows - row;
        bool chosen = app->in_list && item == app->lists[SCREEN_NOTES].chosen;
        bool here = stream[item] == current || chosen;
        int most = here ? ROWS_MOST_HERE : ROWS_MOST;
        turn_draw(app, frame, area, row, stream[item], most < last ? most : last);
        if (chosen) {
            widget_choose(app, frame, area, row, rows);
        } else if (stream[item] == current && row >= area.row) {
            (void)frame_put(frame, row, 0, widget_sign(app, SIGN_HERE), STYLE_STRONG);
        }
        row += rows;
    }
}
