/* sequence.h: one key off the front of what a terminal sent: controls, UTF-8, escape sequences.
 * Pure. */
#ifndef RAPPORTEUR_RUN_SEQUENCE_H
#define RAPPORTEUR_RUN_SEQUENCE_H

#include <stdbool.h>

#include "app/key.h"
#include "base/slice.h"

enum sequence_kind {
    SEQUENCE_KEY,
    SEQUENCE_PASTE, /* the start mark of a bracketed paste */
    SEQUENCE_NONE,  /* whole, but no key: an answer or a report of the terminal, a key nobody knows
                     */
    SEQUENCE_MORE,  /* it may go on: ask again with more bytes, or with `final` */
};

/* Looks at `bytes` (not empty). `*used` is how many bytes that was (0 for SEQUENCE_MORE), `*key` is
 * set for SEQUENCE_KEY. With `final`, nothing more comes: never SEQUENCE_MORE. No byte is lost:
 * what turns out to be no sequence is Alt and a character, and the rest is characters.
 *
 * Knows xterm's forms and those of its kin (ECMA-48 CSI and SS3 with xterm's modifiers), the Linux
 * console's and rxvt's, and the forms `CSI code ; modifiers u` and `CSI 27 ; modifiers ; code ~` in
 * which some terminals send Shift-Enter. */
enum sequence_kind sequence_next(struct slice bytes, bool final, struct key *key, size_t *used);

#endif
