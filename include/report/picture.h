/* picture.h: the pictures of the HTML report, as SVG within it. Each has a title and a description
 * in words, says nothing by colour alone, and is of bounded size, however long the session. */
#ifndef RAPPORTEUR_REPORT_PICTURE_H
#define RAPPORTEUR_REPORT_PICTURE_H

#include "report/view.h"

/* A tile for each country that was announced, is in the roster or was heard, region by region; how
 * often it was heard stands in it. Nothing where there is none. */
void picture_tiles(const struct view *view, struct str *out);
/* A bar for a share of 0 to 100, to stand beside its number; `out` gets one element that is hidden
 * from those who have the number read to them. */
void picture_bar(int percent, struct str *out);
/* Who spoke when, a row for each country, people of none together. Nothing where fewer than two
 * turns have times, or all fall within a minute. */
void picture_timeline(const struct view *view, struct str *out);

#endif
