/* letter_case.h: capitals and small letters, letter by letter. */
#ifndef RAPPORTEUR_TEXT_LETTER_CASE_H
#define RAPPORTEUR_TEXT_LETTER_CASE_H

#include "base/str.h"

enum letter_case { LETTER_SMALL, LETTER_CAPITAL };

/* Appends `text` with each letter in that case, where Unicode has one letter for it
 * (utf8proc's simple mappings; ß stays). Invalid bytes become U+FFFD. */
void letter_case_add(struct slice text, enum letter_case wanted, struct str *out);

#endif
