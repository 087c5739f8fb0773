/* language.h: the four languages of the screens, and their codes. */
#ifndef RAPPORTEUR_TEXT_LANGUAGE_H
#define RAPPORTEUR_TEXT_LANGUAGE_H

#include <stdbool.h>

#include "base/attr.h"
#include "base/slice.h"

enum language { LANGUAGE_EN, LANGUAGE_ES, LANGUAGE_PT, LANGUAGE_FR, LANGUAGE_COUNT };

/* "en", "es", "pt", "fr": BCP 47, lower case; "en" for a value that is none of them. */
RETURNS_NONNULL const char *language_code(enum language language);
/* By the first part of a language tag or locale name, in any case: "pt-BR", "pt_BR.UTF-8", "PT" and
 * "pt" are LANGUAGE_PT. False, and `*language` untouched, for any other ("C", "de", ""). */
MUST_USE bool language_by_code(struct slice code, enum language *language);

/* Whether `text` has the shape of a BCP 47 tag: `es`, `pt-BR`, `zh-Hant-TW`. */
bool language_is_tag(struct slice text);

#endif
