/* fold.h: comparing names as people do: without case, accents and punctuation. */
#ifndef RAPPORTEUR_TEXT_FOLD_H
#define RAPPORTEUR_TEXT_FOLD_H

#include <stdbool.h>

#include "base/attr.h"
#include "base/str.h"

/* Appends the key of `text`: equal keys are the same name. Compatibility decomposition and case
 * folding; marks taken off letters of Latin, Greek, Cyrillic, Arabic and Hebrew (those of other
 * scripts are letters to their readers and stay); ø o, ł l, đ ð d, ħ h, ŧ t, ı i, ß ss, æ ae, œ oe,
 * þ th. Apostrophes of all kinds, dots, middle dots and invisible characters are dropped:
 * `O’Connor` is `oconnor`, `EE. UU.` is `ee uu`. Hyphens, other punctuation, blanks and line ends
 * become one space; none at either end. */
void fold_key(struct slice text, struct str *out);
/* Whether both have the same key. */
MUST_USE bool fold_equal(struct slice left, struct slice right);

#endif
