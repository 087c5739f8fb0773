#include "ui/ui.h"

#include "ui/screen.h"

static const struct screen_row screens[SCREEN_COUNT] = {
    [SCREEN_SESSIONS] = {SCREEN_SESSIONS, "Sessions", screen_sessions_draw},
    [SCREEN_NOTES] = {SCREEN_NOTES, "Notes", screen_notes_draw},
    [SCREEN_PEOPLE] = {SCREEN_PEOPLE, "People", screen_people_draw},
    [SCREEN_CONCLUSIONS] = {SCREEN_CONCLUSIONS, "Conclusions", screen_conclusions_draw},
    [SCREEN_REVIEW] = {SCREEN_REVIEW, "Review", screen_review_draw},
    [SCREEN_REPORT] = {SCREEN_REPORT, "Report", screen_report_draw},
    [SCREEN_SETUP] = {SCREEN_SETUP, "Set-up", screen_setup_draw},
};

const struct screen_row *screen_row(enum screen screen)
{
    return &screens[screen];
}

static void draw_small(struct frame *frame)
{
    struct str text = {0};
    str_add_format(&text, "The window is %dx%d; rapporteur needs %dx%d.", frame->columns,
                   frame->rows, UI_LEAST_COLUMNS, UI_LEAST_ROWS);
    str_add_text(&text, " Nothing is lost: make it larger.");
    (void)frame_put(frame, 0, 0, str_slice(&text), STYLE_STRONG);
    frame_move(frame, 0, 0);
    str_release(&text);
}

static void draw_body(const struct app *app, struct frame *frame, struct area area)
{
    switch (app->overlay) {
    case OVERLAY_HELP:
        screen_help_draw(app, frame, area);
        return;
    case OVERLAY_EVIDENCE:
        screen_evidence_draw(app, frame, area);
        return;
    case OVERLAY_NONE:
    case OVERLAY_PLACES:
    case OVERLAY_PALETTE:
        break;
    }
    screens[app->screen].draw(app, frame, area);
    if (app->overlay == OVERLAY_PALETTE) {
        screen_palette_draw(app, frame, area);
    }
}

void ui_draw(const struct app *app, struct frame *frame)
{
    frame_clear(frame);
    if (frame->rows < UI_LEAST_ROWS || frame->columns < UI_LEAST_COLUMNS) {
        draw_small(frame);
        return;
    }
    /* The footer first, as a list takes the cursor away from it; the header last, as the stream may
     * begin with a turn that is half above the body. */
    int bottom = widget_footer(app, frame);
    struct area body = {.row = WIDGET_HEADER_ROWS,
                        .rows = frame->rows - WIDGET_HEADER_ROWS - bottom,
                        .columns = frame->columns};
    draw_body(app, frame, body);
    frame_fill(frame, 0, 0, WIDGET_HEADER_ROWS, frame->columns, slice_of(""), STYLE_TEXT);
    widget_header(app, frame);
}
