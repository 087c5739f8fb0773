/* ui.h: draws the app into a frame. Reads the app, changes nothing; what is kept between two calls
 * is the caller's. */
#ifndef RAPPORTEUR_UI_UI_H
#define RAPPORTEUR_UI_UI_H

#include "app/app.h"
#include "ui/frame.h"

/* The smallest window that holds the screens; below it one line says so. */
enum { UI_LEAST_ROWS = 16, UI_LEAST_COLUMNS = 60 };

/* The whole screen, for the frame's own size (which the app was told by EVENT_RESIZE), with the
 * cursor where typing goes or, while the arrows are in a list, on the chosen row. Its cost depends
 * on what is visible, not on how long the session is. */
void ui_draw(const struct app *app, struct frame *frame);

/* What was drawn last into a frame; {0} where that is nothing yet. */
struct ui_drawn {
    uint64_t looks, around_looks;
    int rows, columns, footer_rows;
};
/* Rows of a frame that are as they were: from `from` to before `to`. */
struct ui_same {
    int from, to;
};
/* The same picture as ui_draw makes, for a frame into which nothing else was drawn since `drawn`
 * was filled here. While one types only the entry line is drawn, and what is around the body where
 * only that changed: the body would cost ten times as much as the letter. */
struct ui_same ui_redraw(const struct app *app, struct frame *frame, struct ui_drawn *drawn);

/* What is shown at a place of the frame that was drawn last; its act is left to the caller. */
struct mouse_hit ui_hit(const struct app *app, struct frame *frame, int row, int column);

#endif
