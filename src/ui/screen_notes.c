#include "ui/screen.h"
#include "ui/turn.h"

/* What a text may take of the rows of the stream. */
enum { PART = 10, ROWS_LEAST = 2, RECENT = 4, RECENT_ROWS = 3, RECENT_ROWS_FROM = 12 };

/* What the rows of the stream depend on. */
struct stream {
    const struct view *view;
    struct area area;
    const struct record *const *records;
    size_t count;
    const struct record *current; /* plain text goes on with it */
    size_t chosen;                /* count: none */
};

/* A high window shows more of each. Of the newest ones there is more, and their ends too, as what
 * was just typed is still looked for when another one speaks. Of the current one and the chosen one
 * as much as leaves room for what is around it. */
static struct turn_most most_of(const struct stream *stream, size_t item)
{
    bool current = stream->records[item] == stream->current;
    bool recent = item + RECENT >= stream->count;
    bool chosen = item == stream->chosen;
    int least = recent && stream->area.rows >= RECENT_ROWS_FROM ? RECENT_ROWS : ROWS_LEAST;
    int rows = stream->area.rows / PART;
    rows = rows < least ? least : rows;
    rows = chosen    ? stream->area.rows / 2
           : current ? stream->area.rows - stream->area.rows / 3
                     : rows;
    return (struct turn_most){rows < WIDGET_ROWS_MOST ? rows : WIDGET_ROWS_MOST,
                              (current || recent) && !chosen};
}

static int rows_of(const void *context, size_t item)
{
    const struct stream *stream = (const struct stream *)context;
    return turn_rows(stream->view, stream->area, stream->records[item], most_of(stream, item));
}

static void draw_empty(const struct view *view, struct area area)
{
    static const char *const lines[] = {
        "Nothing is noted yet. Type who speaks, a colon and what they say, then Enter:",
        "mexico: All sectors join in   a country says so",
        "haces: No institutional ties  a person, by some letters",
        "and they meet every month     goes on with the same one",
        "/note The aim was to share    a note: nobody said it",
        "/topic Funding                what is talked about now",
        "/conclusion Each its own way  what came out",
        "Esc 6 sets up title, people and countries. It can wait.",
        "/tour shows you round in a minute, and keeps nothing.",
    };
    widget_put_advice(view, area, lines, COUNT(lines));
}

/* After a pause or an adjournment plain text goes on with nothing. */
static bool takes_text(const struct record *record)
{
    return record->kind == RECORD_INTERVENTION || record->kind == RECORD_NOTE;
}

static void draw_item(const struct stream *stream, size_t item, int row, int rows)
{
    const struct view *view = stream->view;
    const struct record *record = stream->records[item];
    struct turn_most most = {rows, most_of(stream, item).newest};
    turn_draw(view, stream->area, row, record, most);
    frame_set_item(view->frame, row, rows, item);
    if (item == stream->chosen) {
        widget_choose(view, stream->area, row, rows);
    } else if (record == stream->current && takes_text(record)) {
        (void)frame_put(view->frame, row, 0, widget_sign(view, SIGN_HERE), STYLE_STRONG);
    }
}

/* Where all of them are in sight and rows are left, they are shown further, the newest first. */
static void use_empty_rows(const struct stream *stream, struct window *window)
{
    struct turn_most whole = {WIDGET_ROWS_MOST, true};
    for (int i = window->count; i > 0 && window->total < stream->area.rows; i--) {
        size_t item = window->first + (size_t)i - 1;
        int left = stream->area.rows - window->total;
        int more = turn_rows(stream->view, stream->area, stream->records[item], whole) -
                   window->rows[i - 1];
        more = more < left ? more : left;
        window->rows[i - 1] += more > 0 ? more : 0;
        window->total += more > 0 ? more : 0;
    }
}

void screen_notes_draw(const struct view *view, struct area area)
{
    const struct app *app = view->app;
    const struct list *list = &app->lists[SCREEN_NOTES];
    struct stream stream = {.view = view};
    struct window window;
    struct area board = area;
    stream.records = app_stream(app, &stream.count);
    if (stream.count == 0) {
        draw_empty(view, area);
        return;
    }
    board.columns = board_columns(view);
    area.columns -= board.columns;
    board.column = area.column + area.columns;
    stream.area = area;
    stream.current = app->editing.size > 0 ? session_find(app->session, str_slice(&app->editing))
                                           : app_owner(app);
    stream.chosen = app->in_list ? list->chosen : stream.count;
    /* While one types, the newest stands right above the guide line. */
    widget_window(&window, stream.count, app_focus(app), area.rows, rows_of, &stream);
    use_empty_rows(&stream, &window);
    int row = area.row + area.rows - window.total;
    for (int i = 0; i < window.count; i++) {
        draw_item(&stream, window.first + (size_t)i, row, window.rows[i]);
        row += window.rows[i];
    }
    if (board.columns > 0) {
        board_draw(view, board);
    }
}
