/* screen.h: the table of screens, and what lies over them: a file each in src/ui. */
#ifndef RAPPORTEUR_UI_SCREEN_H
#define RAPPORTEUR_UI_SCREEN_H

#include "base/attr.h"
#include "ui/widget.h"

struct screen_row {
    enum screen screen;
    const char *name;   /* as it stands in the line of places */
    const char *brief;  /* where there is no room for that */
    const char *enter;  /* what Enter does on a row of its list, for the footer; "" where nothing */
    const char *arrows; /* what Up and Down do in it */
    void (*draw)(const struct view *view, struct area area);
};
/* The row of a screen; they come in the order of their digits. */
RETURNS_NONNULL const struct screen_row *screen_row(enum screen screen);

void screen_sessions_draw(const struct view *view, struct area area);
/* The speaking balance beside the stream of Notes: the columns that it takes, 0 where there is
 * none; drawn into as many. */
int board_columns(const struct view *view);
void board_draw(const struct view *view, struct area area);
/* What is missing of a country in a word or two; "" where nothing is. Borrowed for ever. */
const char *board_missing(const struct coverage_country *country);
void screen_notes_draw(const struct view *view, struct area area);
void screen_people_draw(const struct view *view, struct area area);
void screen_conclusions_draw(const struct view *view, struct area area);
void screen_review_draw(const struct view *view, struct area area);
void screen_report_draw(const struct view *view, struct area area);
void screen_setup_draw(const struct view *view, struct area area);
/* Over a screen. The palette takes the lower part of the area, the others all of it. */
void screen_help_draw(const struct view *view, struct area area);
void screen_palette_draw(const struct view *view, struct area area);
void screen_evidence_draw(const struct view *view, struct area area);

#endif
