/* suggest.h: what was probably meant by a word that is none of ours. */
#ifndef RAPPORTEUR_CLI_SUGGEST_H
#define RAPPORTEUR_CLI_SUGGEST_H

#include <stddef.h>

#include "base/slice.h"

/* How unlike two words are: letters put in, left out, changed, or two neighbours swapped, each 1.
 * Words over 32 bytes are as unlike as can be. */
size_t suggest_distance(struct slice left, struct slice right);
/* How unlike a typed word may be to `word` and still mean it: a third of its letters, at most 2. */
size_t suggest_limit(struct slice word);

#endif
