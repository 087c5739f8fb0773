/* wrap.h: a text broken into lines of a width. */
#ifndef RAPPORTEUR_TEXT_WRAP_H
#define RAPPORTEUR_TEXT_WRAP_H

#include <stdbool.h>

#include "base/slice.h"

/* Takes the next line of at most `columns` off the front of `*rest`; `*line` borrows from it.
 * Breaks at an LF, else at the last blank that fits, or beside a wide character, else between
 * graphemes. A line's blanks at its end and those that it was broken at belong to no line. False
 * when `*rest` was used up, which `at` NULL marks: "" with an `at` is one empty line, "a\n" is two
 * lines, "a\n\nb" three. A grapheme wider than `columns` (also 0 or below) is a line by itself, so
 * it always comes to an end. */
bool wrap_next(struct slice *rest, int columns, struct slice *line);

#endif
