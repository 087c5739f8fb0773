/* width.h: how many columns of a terminal a text takes.
 *
 * By wcwidth, since ncurses counts so: LC_CTYPE must be a UTF-8 locale (run sets it; a test too).
 * What wcwidth does not know, controls (tab and LF too) and bidi controls take 1 column, as they
 * are shown as U+FFFD. */
#ifndef RAPPORTEUR_TEXT_WIDTH_H
#define RAPPORTEUR_TEXT_WIDTH_H

#include <stdbool.h>

#include "base/slice.h"

/* Columns of one grapheme cluster, at least 1; 0 for an empty slice. Several spacing characters in
 * one (the two letters of a flag, an Indic vowel sign) take a cell each and are summed; of an emoji
 * sequence (joined by U+200D, with a skin tone) only the first is shown and counted. */
int width_grapheme(struct slice grapheme);
/* The next piece of a grapheme that one cell of the terminal holds: a spacing character and the
 * marks of no width behind it. Returns the byte at which the next piece begins (grapheme.size after
 * the last);
 * `*shown` is what to show in this cell, `*columns` 1 or 2, and the sum of all is width_grapheme.
 * Where `*shown` comes back empty, show U+FFFD. */
size_t width_cell(struct slice grapheme, size_t at, struct slice *shown, int *columns);

/* Once, before anything is measured or shown: characters are those of the environment where these
 * are UTF-8, else of C.UTF-8, as wcwidth, ncurses and libedit ask the locale. Only characters: the
 * rest costs a file each, and all else is our own. */
void width_set_locale(void);
/* Columns of all graphemes of `text`. */
int width_of(struct slice text);
/* Whether byte `at` (below the size) is a grapheme of one column by itself: printable ASCII, which
 * most text is, with nothing behind it that could combine. */
static inline bool width_is_simple(struct slice text, size_t at)
{
    unsigned char byte = (unsigned char)text.at[at];
    return byte >= 0x20 && byte < 0x7f &&
           (at + 1 == text.size || (unsigned char)text.at[at + 1] < 0x80);
}
/* The end of the grapheme at byte `at` (below the size), and its columns. */
size_t width_next_cluster(struct slice text, size_t at, int *columns);
/* The same, fast for what is simple. */
static inline size_t width_next(struct slice text, size_t at, int *columns)
{
    if (width_is_simple(text, at)) {
        *columns = 1;
        return at + 1;
    }
    return width_next_cluster(text, at, columns);
}
/* How many bytes from byte `at` on, at most `most`, are a grapheme of one column each: printable
 * ASCII, which most text is, with nothing behind it that combines. 0 says nothing. */
size_t width_plain(struct slice text, size_t at, size_t most);
/* The bytes of as many whole graphemes from the start as fit in `columns` (below 0 is as 0);
 * `*used` (may be NULL) is the columns that they take. */
size_t width_clip(struct slice text, int columns, int *used);

#endif
