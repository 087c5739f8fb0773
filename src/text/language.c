#include "text/language.h"

#include <string.h>
#include <strings.h>

static const char *const codes[LANGUAGE_COUNT] = {"en", "es", "pt", "fr"};

const char *language_code(enum language language)
{
    return language >= 0 && language < LANGUAGE_COUNT ? codes[language] : codes[LANGUAGE_EN];
}

bool language_by_code(struct slice code, enum language *language)
{
    if (code.size < 2 || (code.size > 2 && strchr("-_.@", code.at[2]) == NULL)) {
        return false;
    }
    for (int i = 0; i < LANGUAGE_COUNT; i++) {
        if (strncasecmp(code.at, codes[i], 2) == 0) {
            *language = (enum language)i;
            return true;
        }
    }
    return false;
}
