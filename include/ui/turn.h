/* turn.h: a record of the stream on the screen: when, who, what, in columns. */
#ifndef RAPPORTEUR_UI_TURN_H
#define RAPPORTEUR_UI_TURN_H

#include "ui/widget.h"

/* How much of a text is shown. */
struct turn_most {
    int rows;    /* 1 to WIDGET_ROWS_MOST */
    bool newest; /* where there is more: its first row and its last ones, else its first ones */
};
/* The rows that `record` wants, with at most `most` of them. */
int turn_rows(const struct view *view, struct area area, const struct record *record,
              struct turn_most most);
/* Draws it from `row` on, in at most `most` rows. */
void turn_draw(const struct view *view, struct area area, int row, const struct record *record,
               struct turn_most most);
/* Who spoke, in one row: `COL Julian Mora`, `MEX Mexico`, `MEX+COL`, `Ana Silva as MAG`. */
void turn_put_who(struct pen *pen, const struct view *view, const struct record *record);
/* What a position is on: the first of its refs (who takes it may stand behind); NULL for none. */
const struct record *turn_target(const struct view *view, const struct record *position);
/* A turn in one row: `i12 COL Julian Mora: text`. */
void turn_put_line(struct pen *pen, const struct view *view, const struct record *record);

#endif
