#include "text/letter_case.h"

#include <utf8proc.h>

#include "text/utf8.h"

/* Its capital in Unicode, ẞ, is in few fonts and hardly ever meant. */
enum { SHARP_S = 0xdf };

void letter_case_add(struct slice text, enum letter_case wanted, struct str *out)
{
    for (size_t at = 0; at < text.size;) {
        uint32_t code = 0;
        at += utf8_next(text, at, &code);
        utf8proc_int32_t letter = (utf8proc_int32_t)code;
        if (wanted == LETTER_SMALL) {
            letter = utf8proc_tolower(letter);
        } else if (letter != SHARP_S) {
            letter = utf8proc_toupper(letter);
        }
        utf8_add(out, (uint32_t)letter);
    }
}
