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

bool language_is_tag(struct slice text)
{
    size_t part = 0;
    bool first = true;
    for (size_t i = 0; i < text.size; i++) {
        char letter = text.at[i];
        bool small = (letter >= 'a' && letter <= 'z') || (letter >= 'A' && letter <= 'Z');
        if (letter == '-' && part > 1) {
            part = 0;
            first = false;
        } else if (!small && (first || letter < '0' || letter > '9')) {
            return false;
        } else {
            part++;
        }
        if (part > (first ? 3U : 8U)) {
            return false;
        }
    }
    return part > 1;
}
