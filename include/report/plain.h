/* plain.h: plain text of a width: paragraphs set in, wrapped by the columns they take on a screen.
 */
#ifndef RAPPORTEUR_REPORT_PLAIN_H
#define RAPPORTEUR_REPORT_PLAIN_H

#include <stdbool.h>

#include "base/slice.h"
#include "base/str.h"

struct plain {
    struct str *out;
    int columns;
};
/* `text` as lines, the first set in by `first` columns, the others by `rest`; each ends in LF.
 * Controls and what steers a display show as U+FFFD, a tab as a blank. An LF in the text begins a
 * new line. */
void plain_add(struct plain *plain, int first, int rest, struct slice text);
/* An empty line, unless the text is empty or has one already at its end. */
void plain_gap(struct plain *plain);
/* A heading on a line of its own, with an empty line before and behind it. */
void plain_heading(struct plain *plain, struct slice heading);
/* Appends `text` as it may be shown: on one line where `one_line`. For all who write foreign text.
 */
void plain_clean(struct slice text, bool one_line, struct str *out);
/* Makes `out` `text` with a capital first, where that is one of a to z. */
void plain_capital(struct str *out, struct slice text);

#endif
