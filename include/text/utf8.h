/* utf8.h: bytes to code points and back, and the one form in which a session keeps its text. */
#ifndef RAPPORTEUR_TEXT_UTF8_H
#define RAPPORTEUR_TEXT_UTF8_H

#include <stdbool.h>
#include <stdint.h>

#include "base/attr.h"
#include "base/str.h"

/* Shown and kept in place of what is no character. */
#define UTF8_REPLACEMENT 0xFFFDu

/* Whether all of `text` is well-formed UTF-8 (Unicode 3.9, table 3-7: no surrogates, no overlong
 * forms, nothing above U+10FFFF; NUL is fine). If not, `*bad` (may be NULL) is the byte, from 0, at
 * which the first sequence that is none begins. ASCII goes by eight bytes at a time. */
MUST_USE bool utf8_check(struct slice text, size_t *bad);
/* The code point that begins at byte `at` (below text.size) and its size in bytes, 1 to 4. What is
 * not well-formed is U+FFFD, 1 byte. */
size_t utf8_next(struct slice text, size_t at, uint32_t *code);
/* The same for the one that ends before byte `at` (above 0): its bytes, to be subtracted. */
size_t utf8_previous(struct slice text, size_t at, uint32_t *code);
/* Appends `code`; what is no code point is added as U+FFFD. */
void utf8_add(struct str *out, uint32_t code);

/* Appends `text` in NFC. Invalid bytes become U+FFFD. More than 30 combining marks in a row get a
 * U+034F between them (the stream-safe form of UAX #15), so no text takes more than linear time. */
void utf8_nfc(struct slice text, struct str *out);

/* Appends `raw` (any bytes: keys, a paste, a file) as the session keeps text: NFC; CR LF, CR, VT,
 * FF, U+2028 and U+2029 become LF; invalid bytes become U+FFFD; dropped are the other controls but
 * tab (C0, DEL, C1) and what is invisible and steers the display: bidi controls and marks, U+200B,
 * U+FEFF, U+2060 to U+206F, interlinear and tag characters. The joiners U+200C and U+200D stay.
 * What it gives, it gives again unchanged. `raw` must not lie in `out`. */
void utf8_clean(struct slice raw, struct str *out);
/* True: utf8_clean would change nothing, so the copy can be saved. False: it might. Quick; knows
 * ASCII, the Latin letters up to U+02FF and common punctuation. */
MUST_USE bool utf8_is_clean(struct slice text);

/* Whether `code` is a control, a bidi control or otherwise steers the display instead of showing
 * something (LF and tab too): it may reach a terminal only as U+FFFD or as what it stands for. */
bool utf8_is_control(uint32_t code);

#endif
