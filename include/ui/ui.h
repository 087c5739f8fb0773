/* ui.h: draws the app into a frame. Reads the app, changes nothing, keeps nothing between two
 * calls. */
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

#endif
