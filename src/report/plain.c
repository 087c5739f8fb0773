#include "report/plain.h"

#include <stdint.h>

#include "text/utf8.h"
#include "text/wrap.h"

enum { COLUMNS_LEAST = 10 };

void plain_clean(struct slice text, bool one_line, struct str *out)
{
    for (size_t at = 0; at < text.size;) {
        uint32_t code = 0;
        at += utf8_next(text, at, &code);
        if (code == '\n') {
            str_add_char(out, one_line ? ' ' : '\n');
        } else if (code == '\t') {
            str_add_char(out, ' ');
        } else {
            utf8_add(out, utf8_is_control(code) ? UTF8_REPLACEMENT : code);
        }
    }
}

static void indent(struct str *out, int columns)
{
    for (int i = 0; i < columns; i++) {
        str_add_char(out, ' ');
    }
}

void plain_add(struct plain *plain, int first, int rest, struct slice text)
{
    struct str clean = {0};
    plain_clean(text, false, &clean);
    struct slice left = str_slice(&clean);
    struct slice line;
    int set_in = first;
    for (;;) {
        int room = plain->columns - set_in;
        if (!wrap_next(&left, room < COLUMNS_LEAST ? COLUMNS_LEAST : room, &line)) {
            break;
        }
        indent(plain->out, line.size > 0 ? set_in : 0);
        str_add(plain->out, line);
        str_add_char(plain->out, '\n');
        set_in = rest;
    }
    str_release(&clean);
}

void plain_gap(struct plain *plain)
{
    struct slice text = str_slice(plain->out);
    if (text.size > 0 && !slice_ends(text, slice_of("\n\n"))) {
        str_add_char(plain->out, '\n');
    }
}

void plain_heading(struct plain *plain, struct slice heading)
{
    plain_gap(plain);
    plain_add(plain, 0, 0, heading);
    plain_gap(plain);
}

void plain_capital(struct str *out, struct slice text)
{
    str_clear(out);
    str_add(out, text);
    if (out->size > 0 && out->at[0] >= 'a' && out->at[0] <= 'z') {
        out->at[0] = (char)(out->at[0] - 'a' + 'A');
    }
}
