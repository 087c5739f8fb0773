#include "ui/screen.h"

#include "text/when.h"
#include "text/width.h"

/* How the session stands on the disk, in words that are always true. */
static struct slice saving_words(const struct app *app, enum style *style)
{
    *style = STYLE_GOOD;
    if (app->session == NULL) {
        return slice_of("");
    }
    if (app->saving.read_only) {
        *style = STYLE_WARNING;
        return slice_of("read only");
    }
    switch (app->saving.saving) {
    case SAVING_DONE:
        break;
    case SAVING_UNDER_WAY:
        *style = STYLE_DIM;
        return slice_of("saving");
    case SAVING_FAILED:
        *style = STYLE_ERROR;
        return slice_of("NOT SAVED");
    }
    if (app->saving.csv_waits) {
        *style = STYLE_WARNING;
        return slice_of("journal saved, CSV waits");
    }
    return slice_of("saved");
}

static int put_right(struct frame *frame, int row, int end, struct slice text, enum style style)
{
    int column = end - width_of(text);
    (void)frame_put(frame, row, column, text, style);
    return column;
}

/* The clock of the session's own time zone. Minutes only: nothing on the screen ticks. */
static void put_clock(const struct app *app, struct frame *frame, int *end)
{
    char text[WHEN_ROOM];
    if (!app->screen_reader &&
        when_format_clock((int64_t)(app->now / 1000000U), app->offset, text)) {
        *end = put_right(frame, 0, *end, slice_of(text), STYLE_DIM) - 2;
    }
}

static void put_title(const struct app *app, struct frame *frame)
{
    enum style style = STYLE_TEXT;
    struct slice words = saving_words(app, &style);
    int end = frame->columns - 1;
    end = put_right(frame, 0, end, words, style) - 2;
    put_clock(app, frame, &end);
    if (app->off_record) {
        end = put_right(frame, 0, end, slice_of("OFF THE RECORD"), STYLE_ERROR) - 2;
    }
    struct slice title = slice_of("rapporteur");
    struct slice event = slice_of("");
    if (app->session != NULL) {
        title = session_fact(app->session, "title");
        title = title.size > 0 ? title : slice_of("(no title yet)");
        event = session_fact(app->session, "event");
    }
    int wanted = width_of(slice_head(title, 400)) + 2 + width_of(slice_head(event, 200));
    if (event.size > 0 && wanted + 3 < end) {
        end = put_right(frame, 0, end, event, STYLE_DIM) - 2;
    }
    (void)widget_put(app, frame, 0, 1, end - 1, title, STYLE_TITLE);
}

/* `1 Notes  2 People …`; where there is room, how one gets there. */
static void put_places(const struct app *app, struct frame *frame)
{
    static const char hint[] = "Esc, then a number";
    int column = 1;
    bool roomy = frame->columns >= 78;
    for (int screen = SCREEN_NOTES; screen <= SCREEN_SETUP; screen++) {
        char digit[4] = {(char)('0' + screen), ' ', '\0', '\0'};
        enum style style = app->screen == (enum screen)screen ? STYLE_HERE : STYLE_PLACE;
        column += frame_put(frame, 1, column, slice_of(digit), STYLE_KEY);
        column +=
            frame_put(frame, 1, column, slice_of(screen_row((enum screen)screen)->name), style);
        column += roomy ? 2 : 1;
    }
    if (column + (int)sizeof hint < frame->columns) {
        (void)put_right(frame, 1, frame->columns - 1, slice_of(hint), STYLE_HINT);
    }
}

void widget_header(const struct app *app, struct frame *frame)
{
    put_title(app, frame);
    put_places(app, frame);
    widget_rule(app, frame, WIDGET_HEADER_ROWS - 1, slice_of(""), STYLE_RULE);
}
