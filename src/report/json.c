#include "report/json.h"

#include <stdint.h>

#include "text/utf8.h"

static void begin_value(struct json *json)
{
    if (json->comma) {
        str_add_text(json->out, ", ");
    }
    json->comma = true;
}

void json_open(struct json *json, char bracket)
{
    begin_value(json);
    str_add_char(json->out, bracket);
    json->comma = false;
}

void json_close(struct json *json, char bracket)
{
    str_add_char(json->out, bracket);
    json->comma = true;
}

static void add_escaped(struct str *out, uint32_t code)
{
    static const struct {
        uint32_t code;
        const char *text;
    } names[] = {{'"', "\\\""}, {'\\', "\\\\"}, {'\n', "\\n"}, {'\t', "\\t"}, {'\r', "\\r"}};
    for (size_t i = 0; i < COUNT(names); i++) {
        if (names[i].code == code) {
            str_add_text(out, names[i].text);
            return;
        }
    }
    if (!utf8_is_control(code)) {
        utf8_add(out, code);
    } else if (code <= 0xFFFF) {
        str_add_format(out, "\\u%04x", (unsigned)code);
    } else {
        str_add_format(out, "\\u%04x\\u%04x", (unsigned)(0xD7C0 + (code >> 10U)),
                       (unsigned)(0xDC00 + (code & 0x3FFU)));
    }
}

static void add_string(struct str *out, struct slice text)
{
    str_add_char(out, '"');
    for (size_t at = 0; at < text.size;) {
        uint32_t code = 0;
        at += utf8_next(text, at, &code);
        add_escaped(out, code);
    }
    str_add_char(out, '"');
}

void json_key(struct json *json, const char *key)
{
    begin_value(json);
    add_string(json->out, slice_of(key));
    str_add_text(json->out, ": ");
    json->comma = false;
}

void json_text(struct json *json, struct slice text)
{
    begin_value(json);
    add_string(json->out, text);
}

void json_number(struct json *json, size_t number)
{
    begin_value(json);
    str_add_format(json->out, "%zu", number);
}

void json_bool(struct json *json, bool value)
{
    begin_value(json);
    str_add_text(json->out, value ? "true" : "false");
}
