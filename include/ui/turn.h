/* turn.h: a record of the stream on the screen: when, who, what, in columns. */
#ifndef RAPPORTEUR_UI_TURN_H
#define RAPPORTEUR_UI_TURN_H

#include "ui/widget.h"

/* The rows that `record` takes with at most `most` of text. */
int turn_rows(const struct app *app, struct area area, const struct record *record, int most);
/* Draws it from `row` on, which may lie above the area: what lies outside is left out. */
void turn_draw(const struct app *app, struct frame *frame, struct area area, int row,
               const struct record *record, int most);
/* Who spoke, in few words: `COL Julian Casasbuenas`, `MEX`, `MAG`, `BRA+ARG`, `COL for AILAC`.
 * Appended. */
void turn_who(const struct app *app, const struct record *record, struct str *codes,
              struct str *names);

#endif
