/* csv_guard.h: cells that a spreadsheet would run as a formula, made harmless and back.
 *
 * Such a cell matches ^'*[=+@\t\r-] or begins, after any number of ', with the full-width ＝ ＋ －
 * ＠. It is written with one more ' in front; the reader takes one off where that leaves such a
 * cell. So every text comes back as it was. */
#ifndef RAPPORTEUR_CSV_CSV_GUARD_H
#define RAPPORTEUR_CSV_CSV_GUARD_H

#include <stdbool.h>

#include "base/attr.h"
#include "base/slice.h"

/* Whether `cell` must be written with one more '. A CR LF is a line break and needs none. */
MUST_USE bool csv_guard_needed(struct slice cell);
/* `cell` as it was before it was guarded; borrows from it. */
struct slice csv_guard_off(struct slice cell);

#endif
