/* text_random.h: random numbers and texts for the tests of this floor, the same in every run. */
#ifndef RAPPORTEUR_TESTS_TEXT_RANDOM_H
#define RAPPORTEUR_TESTS_TEXT_RANDOM_H

#include <stddef.h>
#include <stdint.h>

#include "base/str.h"

/* The next number of a series that `*state` (not 0) begins, below `limit`. */
size_t text_random(uint64_t *state, size_t limit);
/* Appends up to `most` characters that make trouble: marks, joiners, flags, tones, jamo, wide
 * letters, controls, and where `invalid` also bytes that are no UTF-8. */
void text_random_add(struct str *out, uint64_t *state, size_t most, bool invalid);

#endif
