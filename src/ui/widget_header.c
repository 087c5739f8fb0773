#include "ui/screen.h"

#include "text/when.h"
#include "text/width.h"

/* --- Title, event, clock, saving */

static enum style saving_style(const struct saving_state *state)
{
    if (state->saving == SAVING_FAILED) {
        return STYLE_ERROR;
    }
    if (state->read_only || (state->saving == SAVING_DONE && state->csv_waits)) {
        return STYLE_WARNING;
    }
    return state->saving == SAVING_UNDER_WAY ? STYLE_DIM : STYLE_GOOD;
}

/* With the reason, as much of it as fits. Returns the column before which there is room. */
static int put_saving(const struct view *view, int least)
{
    const struct app *app = view->app;
    enum style style = saving_style(&app->saving);
    int end = view->frame->columns - 1;
    if (app->session == NULL) {
        return end + 1;
    }
    struct slice words = slice_of(app_saving_words(app));
    struct slice reason = str_slice(&app->saving_reason);
    if (style == STYLE_GOOD || style == STYLE_DIM) {
        /* One place for "saving" and "saved", so that the clock beside them stands still. */
        int from = end - width_of(slice_of("saving"));
        (void)widget_put(view, 0, from, end - from, words, style);
        return from;
    }
    if (reason.size == 0) {
        return widget_put_right(view, 0, end, words, style);
    }
    int wanted = width_of(words) + 2 + width_of(slice_head(reason, 400));
    int start = end - wanted > least ? end - wanted : least;
    struct pen pen = {0, start, end};
    pen_put(&pen, view, words, style);
    pen_put_text(&pen, view, ": ", style);
    pen_put(&pen, view, reason, style);
    return start;
}

enum { SPEAKING_FROM = 72, ROOM = 13, ROOM_NO_LIMIT = 6 };

/* What the clock says of turn and sitting, left of it, in room of its own, so that nothing else
 * moves when a minute is over. Where the window is narrow a title may need that room, but for a
 * limit or a pause. */
static int put_speaking(const struct view *view, int end, int title_columns)
{
    const struct app_clock *clock = &view->app->clock;
    bool matters = clock->state >= CLOCK_NEAR || clock->limit > 0;
    struct str text = {0};
    bool room =
        view->frame->columns >= SPEAKING_FROM || 1 + title_columns + 2 + ROOM_NO_LIMIT + 2 <= end;
    if (clock->state == CLOCK_NOTHING || !(room || matters)) {
        return end;
    }
    app_add_clock(view->app, clock->shown, &text);
    /* No look of its own: that would cost more bytes than the words, and a minute has forty. */
    int start = widget_put_right(view, 0, end - 2, str_slice(&text), STYLE_TEXT);
    str_release(&text);
    bool plain = clock->state == CLOCK_SPEAKING && clock->limit == 0;
    int least = end - 2 - (plain ? ROOM_NO_LIMIT : ROOM);
    return start < least ? start : least;
}

/* The clock of the session's own time zone, in minutes: nothing on the screen ticks. */
static int put_clock(const struct view *view, int end, int title_columns)
{
    char text[WHEN_ROOM];
    int64_t shown = view->app->clock.shown;
    if (view->app->screen_reader || shown == 0 ||
        !when_format_clock(shown, view->app->offset, text)) {
        return end;
    }
    return put_speaking(view, widget_put_right(view, 0, end - 2, slice_of(text), STYLE_TEXT),
                        title_columns);
}

static int put_others(const struct view *view, int end)
{
    size_t others = view->app->saving.others;
    if (view->app->session == NULL || others == 0 || end < 40) {
        return end;
    }
    struct slice words = slice_of(others == 1 ? " other writes" : " others write");
    end = widget_put_right(view, 0, end - 2, words, STYLE_STRONG);
    widget_put_number(view, 0, end, others, STYLE_STRONG);
    return end - 2;
}

static void put_title(const struct view *view)
{
    enum { TITLE_LEAST = 16, TIME_COLUMNS = 7 };
    const struct app *app = view->app;
    struct slice title = slice_of("rapporteur");
    struct slice event = slice_of("");
    if (app->session != NULL) {
        title = session_fact(app->session, "title");
        title = title.size > 0 ? title : slice_of("(no title yet)");
        event = session_fact(app->session, "event");
    }
    int title_columns = width_of(slice_head(title, 400));
    int end = put_clock(view, put_saving(view, TITLE_LEAST + TIME_COLUMNS), title_columns);
    end = put_others(view, end);
    int event_columns = width_of(slice_head(event, 400));
    if (event.size > 0 && 1 + title_columns + 2 + event_columns + 2 <= end) {
        end = widget_put_right(view, 0, end - 2, event, STYLE_DIM);
    }
    (void)widget_put(view, 0, 1, end - 3, title, STYLE_TITLE);
}

/* --- The numbered places */

/* How the line of places can look; the first that fits is taken. */
struct places_form {
    bool all;   /* Sessions and Set-up too, else only where one is there */
    bool brief; /* the short names */
    int gap;
    const char *hint;
};

static bool is_listed(const struct view *view, const struct places_form *form, int screen)
{
    bool inner = screen >= SCREEN_NOTES && screen <= SCREEN_REPORT;
    return inner || form->all || (int)view->app->screen == screen;
}

/* Draws it where `draw`; returns the columns. */
static int put_places(const struct view *view, const struct places_form *form, bool draw)
{
    int column = 1;
    for (int screen = SCREEN_SESSIONS; screen < SCREEN_COUNT; screen++) {
        if (!is_listed(view, form, screen)) {
            continue;
        }
        bool here = (int)view->app->screen == screen;
        const struct screen_row *place = screen_row((enum screen)screen);
        const char *name = form->brief ? place->brief : place->name;
        int width = 2 + width_of(slice_of(name));
        if (draw) {
            enum style style = here ? STYLE_HERE : STYLE_PLACE;
            char digit[3] = {(char)('0' + screen), ' ', '\0'};
            (void)frame_put(view->frame, 1, column, slice_of(digit), style);
            (void)frame_put(view->frame, 1, column + 2, slice_of(name), style);
        }
        if (draw && here) { /* in brackets, as looks alone don't reach everybody */
            (void)frame_put(view->frame, 1, column - 1, slice_of("["), STYLE_PLACE);
            (void)frame_put(view->frame, 1, column + width, slice_of("]"), STYLE_PLACE);
        }
        column += width + form->gap;
    }
    return column;
}

static void put_places_line(const struct view *view)
{
    static const struct places_form forms[] = {
        {true, false, 3, "Esc, then a number"},
        {false, false, 2, "Esc, then a number"},
        {false, false, 2, "Esc+number"},
        {false, false, 2, ""},
        {false, true, 2, ""},
    };
    /* What lies over a screen takes Esc for itself. */
    bool leads = view->app->overlay == OVERLAY_NONE || view->app->overlay == OVERLAY_PLACES;
    int columns = view->frame->columns;
    for (size_t i = 0; i < COUNT(forms); i++) {
        int hint = width_of(slice_of(forms[i].hint));
        if (put_places(view, &forms[i], false) + hint + 1 <= columns || i + 1 == COUNT(forms)) {
            (void)put_places(view, &forms[i], true);
            (void)widget_put_right(view, 1, columns - 1, slice_of(leads ? forms[i].hint : ""),
                                   STYLE_HINT);
            return;
        }
    }
}

/* What is not listed on Notes could be taken for lost: said as loudly as it goes. */
static bool put_filter(const struct view *view)
{
    struct str text = {0};
    if (view->app->screen == SCREEN_NOTES && view->app->session != NULL) {
        app_add_filter(view->app, &text);
    }
    bool is = text.size > 0;
    (void)widget_put(view, 1, 1, view->frame->columns - 2, str_slice(&text), STYLE_ERROR);
    str_release(&text);
    return is;
}

void widget_header(const struct view *view)
{
    put_title(view);
    if (view->app->off_record) {
        (void)widget_put(
            view, 1, 1, view->frame->columns - 2,
            slice_of("OFF THE RECORD: what you write now is kept nowhere; /on ends it"),
            STYLE_ERROR);
    } else if (view->app->off_waits) {
        (void)widget_put(view, 1, 1, view->frame->columns - 2,
                         slice_of("OFF THE RECORD with the next line; this one is still on it"),
                         STYLE_ERROR);
    } else if (view->app->session == NULL) {
        (void)widget_put(view, 1, 1, view->frame->columns - 2,
                         slice_of("what is said in a session, by whom, and what came of it"),
                         STYLE_DIM);
    } else if (!put_filter(view)) {
        put_places_line(view);
    }
    widget_rule(view, WIDGET_HEADER_ROWS - 1, slice_of(""), STYLE_RULE);
}
