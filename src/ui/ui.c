#include "ui/ui.h"

#include "ui/screen.h"

static const struct screen_row screens[SCREEN_COUNT] = {
    [SCREEN_SESSIONS] = {SCREEN_SESSIONS, "Sessions", "Sess", "open", "choose",
                         screen_sessions_draw},
    [SCREEN_NOTES] = {SCREEN_NOTES, "Notes", "Notes", "change", "choose", screen_notes_draw},
    [SCREEN_PEOPLE] = {SCREEN_PEOPLE, "People", "People", "change", "choose", screen_people_draw},
    [SCREEN_CONCLUSIONS] = {SCREEN_CONCLUSIONS, "Conclusions", "Concl", "evidence", "choose",
                            screen_conclusions_draw},
    [SCREEN_REVIEW] = {SCREEN_REVIEW, "Review", "Review", "go there", "choose", screen_review_draw},
    [SCREEN_REPORT] = {SCREEN_REPORT, "Report", "Report", "", "scroll", screen_report_draw},
    [SCREEN_SETUP] = {SCREEN_SETUP, "Set-up", "Set-up", "answer", "choose", screen_setup_draw},
};

const struct screen_row *screen_row(enum screen screen)
{
    return &screens[screen];
}

static void draw_small(const struct view *view)
{
    const struct frame *frame = view->frame;
    struct area area = {.rows = frame->rows, .columns = frame->columns};
    struct str text = {0};
    str_add_format(&text, "The window is %dx%d; rapporteur needs %dx%d.", frame->columns,
                   frame->rows, UI_LEAST_COLUMNS, UI_LEAST_ROWS);
    str_add_text(&text, " Nothing is lost: make it larger.");
    (void)widget_put_rows(view, area, 0, WIDGET_ROWS_MOST, str_slice(&text), STYLE_STRONG);
    str_release(&text);
}

static void draw_body(const struct view *view, struct area area)
{
    switch (view->app->overlay) {
    case OVERLAY_HELP:
        screen_help_draw(view, area);
        return;
    case OVERLAY_EVIDENCE:
        screen_evidence_draw(view, area);
        return;
    case OVERLAY_NONE:
    case OVERLAY_PLACES:
    case OVERLAY_PALETTE:
        break;
    }
    screens[view->app->screen].draw(view, area);
    if (view->app->overlay == OVERLAY_PALETTE) {
        screen_palette_draw(view, area);
    }
}

/* For a sign of print that messages and people use, one of ASCII: fonts that lack the one lack them
 * all. Empty for everything else. */
static struct slice plain_sign(struct slice shown)
{
    static const struct {
        const char *sign, *plain;
    } signs[] = {{"…", "~"}, {"“", "\""}, {"”", "\""}, {"‘", "'"},
                 {"’", "'"}, {"–", "-"},  {"—", "-"}};
    for (size_t i = 0; shown.size > 1 && i < COUNT(signs); i++) {
        if (slice_is(shown, signs[i].sign)) {
            return slice_of(signs[i].plain);
        }
    }
    return slice_of("");
}

static void put_plain_signs(struct frame *frame, struct ui_same same)
{
    for (int row = 0; row < frame->rows; row++) {
        if (row >= same.from && row < same.to) {
            continue;
        }
        for (int column = 0; column < frame->columns; column++) {
            const struct frame_cell *cell = frame_at(frame, row, column);
            struct slice plain = plain_sign(slice_make(cell->bytes, cell->size));
            if (plain.size > 0) {
                (void)frame_put(frame, row, column, plain, (enum style)cell->style);
            }
        }
    }
}

static struct view view_of(const struct app *app, struct frame *frame)
{
    return (struct view){app, frame, settings_is(app->settings, "interface", "ascii")};
}

void ui_draw(const struct app *app, struct frame *frame)
{
    struct view view = view_of(app, frame);
    frame_clear(frame);
    if (frame->rows < UI_LEAST_ROWS || frame->columns < UI_LEAST_COLUMNS) {
        draw_small(&view);
        return;
    }
    struct area body = {.row = WIDGET_HEADER_ROWS,
                        .rows = frame->rows - WIDGET_HEADER_ROWS - widget_footer_rows(&view),
                        .columns = frame->columns};
    draw_body(&view, body);
    widget_header(&view);
    /* A list that has the arrows has put the cursor on its chosen row, which is never the first of
     * the frame. */
    widget_footer(&view, frame->cursor_row == 0);
    if (view.ascii) {
        put_plain_signs(frame, (struct ui_same){0, 0});
    }
}

static struct ui_drawn drawn_of(const struct view *view)
{
    const struct app *app = view->app;
    return (struct ui_drawn){
        .looks = app->looks,
        .around_looks = app->around_looks,
        .rows = view->frame->rows,
        .columns = view->frame->columns,
        .footer_rows = widget_footer_rows(view),
    };
}

/* Draws header and footer anew, and no row of the body, which it returns. */
static struct ui_same draw_around(const struct view *view)
{
    struct frame *frame = view->frame;
    struct ui_same body = {WIDGET_HEADER_ROWS, frame->rows - widget_footer_rows(view)};
    int row = frame->cursor_row;
    frame_fill(frame, 0, 0, body.from, frame->columns, slice_of(""), STYLE_TEXT);
    frame_fill(frame, body.to, 0, frame->rows - body.to, frame->columns, slice_of(""), STYLE_TEXT);
    widget_header(view);
    widget_footer(view, row < body.from || row >= body.to);
    return body;
}

struct ui_same ui_redraw(const struct app *app, struct frame *frame, struct ui_drawn *drawn)
{
    struct view view = view_of(app, frame);
    struct ui_drawn before = *drawn;
    *drawn = drawn_of(&view);
    bool same = before.looks == drawn->looks && before.rows == drawn->rows &&
                before.columns == drawn->columns && before.footer_rows == drawn->footer_rows &&
                frame->rows >= UI_LEAST_ROWS && frame->columns >= UI_LEAST_COLUMNS;
    if (!same) {
        ui_draw(app, frame);
        return (struct ui_same){0, 0};
    }
    struct ui_same body = before.around_looks == drawn->around_looks
                              ? (struct ui_same){0, widget_line(&view)}
                              : draw_around(&view);
    if (view.ascii) {
        put_plain_signs(frame, body);
    }
    return body;
}
