#include "ui/ui.h"

#include "ui/screen.h"

static const struct screen_row screens[SCREEN_COUNT] = {
    [SCREEN_SESSIONS] = {SCREEN_SESSIONS, "Sessions", "Sess", "open", screen_sessions_draw},
    [SCREEN_NOTES] = {SCREEN_NOTES, "Notes", "Notes", "change", screen_notes_draw},
    [SCREEN_PEOPLE] = {SCREEN_PEOPLE, "People", "People", "change", screen_people_draw},
    [SCREEN_CONCLUSIONS] = {SCREEN_CONCLUSIONS, "Conclusions", "Concl", "evidence",
                            screen_conclusions_draw},
    [SCREEN_REVIEW] = {SCREEN_REVIEW, "Review", "Review", "go there", screen_review_draw},
    [SCREEN_REPORT] = {SCREEN_REPORT, "Report", "Report", NULL, screen_report_draw},
    [SCREEN_SETUP] = {SCREEN_SETUP, "Set-up", "Set-up", "answer", screen_setup_draw},
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

void ui_draw(const struct app *app, struct frame *frame)
{
    struct view view = {app, frame, settings_is(app->settings, "interface", "ascii")};
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
}
