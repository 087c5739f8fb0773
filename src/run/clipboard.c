#include "run/clipboard.h"

#include <stdint.h>

/* RFC 4648, section 4. */
static void add_base64(struct slice text, struct str *out)
{
    static const char digits[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    for (size_t at = 0; at < text.size; at += 3) {
        size_t count = text.size - at < 3 ? text.size - at : 3;
        uint32_t bits = 0;
        for (size_t i = 0; i < 3; i++) {
            bits = bits << 8 | (i < count ? (unsigned char)text.at[at + i] : 0U);
        }
        for (size_t i = 0; i < 4; i++) {
            str_add_char(out, i <= count ? digits[bits >> (18 - 6 * i) & 63U] : '=');
        }
    }
}

void clipboard_sequence(struct slice text, struct str *out)
{
    str_add_text(out, "\033]52;c;");
    add_base64(text, out);
    str_add_text(out, "\033\\");
}

bool clipboard_works(const char *term, bool in_tmux)
{
    static const char *const without[] = {"linux", "dumb", "vt100", "vt220", "screen"};
    struct slice name = slice_of(term == NULL ? "" : term);
    for (size_t i = 0; i < COUNT(without) && !in_tmux; i++) {
        if (slice_starts(name, slice_of(without[i]))) {
            return false;
        }
    }
    return name.size > 0;
}
