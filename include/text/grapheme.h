/* grapheme.h: what a reader takes for one letter, and words, for moves of the cursor.
 *
 * Extended grapheme clusters by UAX #29, from utf8proc (2.8: Unicode 14). Invalid bytes count as
 * U+FFFD, one byte each. All places are bytes from 0. */
#ifndef RAPPORTEUR_TEXT_GRAPHEME_H
#define RAPPORTEUR_TEXT_GRAPHEME_H

#include "base/slice.h"

/* The end of the cluster that begins at `at` (a cluster's start); text.size at or behind the end.
 */
size_t grapheme_next(struct slice text, size_t at);
/* The start of the cluster that ends at `at`, or that `at` lies in; 0 at the start. Looks back over
 * no more than that cluster, or over a run of flags, at most 4,096 bytes. */
size_t grapheme_previous(struct slice text, size_t at);

/* The end of the word at or after `at`, as Alt-f goes: over what is no word, then over the word. A
 * word is letters and digits with their marks. text.size where there is none. */
size_t word_next(struct slice text, size_t at);
/* The start of the word before `at`, as Alt-b goes; 0 where there is none. */
size_t word_previous(struct slice text, size_t at);

#endif
