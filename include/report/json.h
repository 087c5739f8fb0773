/* json.h: writing JSON (RFC 8259): UTF-8 as it is; controls, DEL, C1 and what steers a display
 * escaped. */
#ifndef RAPPORTEUR_REPORT_JSON_H
#define RAPPORTEUR_REPORT_JSON_H

#include <stdbool.h>
#include <stddef.h>

#include "base/slice.h"
#include "base/str.h"

/* Commas come by themselves. Start with {.out = &text}. */
struct json {
    struct str *out;
    bool comma; /* the next value follows another one */
};
/* `[` or `{`, and its end `]` or `}`. */
void json_open(struct json *json, char bracket);
void json_close(struct json *json, char bracket);
/* The name of the next value; plain ASCII. */
void json_key(struct json *json, const char *key);
/* A string; bytes that are no UTF-8 become U+FFFD. */
void json_text(struct json *json, struct slice text);
void json_number(struct json *json, size_t number);
void json_bool(struct json *json, bool value);

#endif
