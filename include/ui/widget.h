/* widget.h: the pieces that screens are put together from. Rows and columns count from 0. */
#ifndef RAPPORTEUR_UI_WIDGET_H
#define RAPPORTEUR_UI_WIDGET_H

#include <stdbool.h>

#include "app/app.h"
#include "ui/frame.h"

/* The part of the frame that a screen draws into. */
struct area {
    int row, column, rows, columns;
};

/* What differs where only ASCII can be shown (setting `ascii`). */
enum widget_sign { SIGN_RULE, SIGN_HERE, SIGN_MORE, SIGN_BAR, SIGN_COUNT };
struct slice widget_sign(const struct app *app, enum widget_sign sign);

/* Title, event, clock and how it is saved; the numbered places; a rule: the first three rows. */
enum { WIDGET_HEADER_ROWS = 3 };
void widget_header(const struct app *app, struct frame *frame);
/* The rule with the message on it, the guide line, the entry line and the keys that matter here, at
 * the bottom. Puts the cursor where typing goes. Returns the rows taken. */
int widget_footer(const struct app *app, struct frame *frame);

/* A line across the frame, with `text` (may be empty) set into it. */
void widget_rule(const struct app *app, struct frame *frame, int row, struct slice text,
                 enum style style);
/* `text` in at most `limit` columns, with a mark at its end where it was cut. Returns the columns
 * used. */
int widget_put(const struct app *app, struct frame *frame, int row, int column, int limit,
               struct slice text, enum style style);
/* `text` wrapped into `columns` and at most `rows` rows, the last one marked where there is more.
 * With `frame` NULL nothing is drawn. Returns the rows used, at least 1. */
int widget_wrap(const struct app *app, struct frame *frame, struct area area, struct slice text,
                enum style style);
/* The chosen row of a list: a mark in the first column, the row in reverse, and the cursor on it
 * while the arrows are in the list. */
void widget_choose(const struct app *app, struct frame *frame, struct area area, int row, int rows);
/* Which item of a list of one-row items stands in the first of `rows` rows, so that the chosen one
 * is seen. */
size_t widget_top(const struct list *list, int rows);
/* A heading within a screen. */
void widget_heading(struct frame *frame, struct area area, int row, const char *text);

#endif
