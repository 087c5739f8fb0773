#include "app/key.h"

#include <stddef.h>

#include "base/num.h"
#include "text/utf8.h"

static const struct {
    const char *name;
    struct key key;
} names[] = {
    {"Enter", {.name = KEY_ENTER}},
    {"Tab", {.name = KEY_TAB}},
    {"Backspace", {.name = KEY_BACKSPACE}},
    {"Delete", {.name = KEY_DELETE}},
    {"Insert", {.name = KEY_INSERT}},
    {"Esc", {.name = KEY_ESC}},
    {"Up", {.name = KEY_UP}},
    {"Down", {.name = KEY_DOWN}},
    {"Left", {.name = KEY_LEFT}},
    {"Right", {.name = KEY_RIGHT}},
    {"Home", {.name = KEY_HOME}},
    {"End", {.name = KEY_END}},
    {"PageUp", {.name = KEY_PAGE_UP}},
    {"PageDown", {.name = KEY_PAGE_DOWN}},
    {"Space", {.name = KEY_TEXT, .code = ' '}},
};

struct key key_text(uint32_t code)
{
    return (struct key){.name = KEY_TEXT, .code = code};
}

struct key key_ctrl(uint32_t letter)
{
    return (struct key){.name = KEY_TEXT, .code = letter, .ctrl = true};
}

struct key key_named(enum key_name name)
{
    return (struct key){.name = name};
}

bool key_equal(const struct key *left, const struct key *right)
{
    return left->name == right->name && left->code == right->code && left->ctrl == right->ctrl &&
           left->alt == right->alt && left->shift == right->shift;
}

bool key_is_plain(const struct key *key, enum key_name name)
{
    return key->name == name && !key->ctrl && !key->alt && !key->shift;
}

bool key_is_text(const struct key *key)
{
    return key->name == KEY_TEXT && !key->ctrl && !key->alt;
}

static char small(char letter)
{
    return (char)(letter >= 'A' && letter <= 'Z' ? letter - 'A' + 'a' : letter);
}

/* Whether `text` begins with `word`, upper and lower case of ASCII taken as the same. */
static bool starts(struct slice text, struct slice word)
{
    if (text.size < word.size) {
        return false;
    }
    for (size_t i = 0; i < word.size; i++) {
        if (small(text.at[i]) != small(word.at[i])) {
            return false;
        }
    }
    return true;
}

/* Takes the modifiers off the front; a prefix with nothing behind it is none (`Ctrl--` is Ctrl and
 * `-`). */
static struct slice take_modifiers(struct slice text, struct key *key)
{
    static const struct {
        struct slice prefix;
        size_t flag;
    } prefixes[] = {{SLICE("Ctrl-"), offsetof(struct key, ctrl)},
                    {SLICE("Alt-"), offsetof(struct key, alt)},
                    {SLICE("Shift-"), offsetof(struct key, shift)}};
    for (size_t i = 0; i < COUNT(prefixes); i++) {
        bool *flag = (bool *)((char *)key + prefixes[i].flag);
        if (!*flag && starts(text, prefixes[i].prefix) && text.size > prefixes[i].prefix.size) {
            *flag = true;
            return take_modifiers(slice_from(text, prefixes[i].prefix.size), key);
        }
    }
    return text;
}

static bool parse_named(struct slice text, struct key *key)
{
    for (size_t i = 0; i < COUNT(names); i++) {
        if (text.size == slice_of(names[i].name).size && starts(text, slice_of(names[i].name))) {
            key->name = names[i].key.name;
            key->code = names[i].key.code;
            return true;
        }
    }
    uint64_t number = 0;
    if (text.size >= 2 && small(text.at[0]) == 'f' && text.at[1] != '0' &&
        num_parse_unsigned(slice_from(text, 1), 12, &number)) {
        key->name = KEY_FUNCTION;
        key->code = (uint32_t)number;
        return true;
    }
    return false;
}

/* The control characters that have a key of their own. */
static bool control_of_own(uint32_t code, enum key_name *name)
{
    static const struct {
        uint32_t code;
        enum key_name name;
    } same[] = {{'h', KEY_BACKSPACE}, {'i', KEY_TAB}, {'m', KEY_ENTER}, {'[', KEY_ESC}};
    for (size_t i = 0; i < COUNT(same); i++) {
        if (code == same[i].code) {
            *name = same[i].name;
            return true;
        }
    }
    return false;
}

bool key_settle(struct key *key)
{
    if (key->name != KEY_TEXT) {
        return true;
    }
    bool letter =
        key->code < 0x80 && small((char)key->code) >= 'a' && small((char)key->code) <= 'z';
    if (!key->ctrl && !key->alt) {
        return !key->shift;
    }
    if (letter) {
        key->code = (uint32_t)small((char)key->code);
    }
    if (!key->ctrl) {
        return letter || !key->shift;
    }
    if (key->shift || !(letter || key->code == ' ' || (key->code >= '[' && key->code <= '_'))) {
        return false;
    }
    enum key_name name = KEY_TEXT;
    if (control_of_own(key->code, &name)) {
        *key = (struct key){.name = name, .alt = key->alt};
    }
    return true;
}

bool key_parse(struct slice text, struct key *key)
{
    struct key found = {0};
    struct slice rest = take_modifiers(text, &found);
    if (rest.size == 0) {
        return false;
    }
    if (!parse_named(rest, &found)) {
        uint32_t code = 0;
        if (utf8_next(rest, 0, &code) != rest.size || code == UTF8_REPLACEMENT ||
            utf8_is_control(code)) {
            return false;
        }
        found.name = KEY_TEXT;
        found.code = code;
    }
    if (!key_settle(&found)) {
        return false;
    }
    *key = found;
    return true;
}

void key_format(const struct key *key, struct str *out)
{
    str_add_text(out, key->ctrl ? "Ctrl-" : "");
    str_add_text(out, key->alt ? "Alt-" : "");
    str_add_text(out, key->shift ? "Shift-" : "");
    if (key->name == KEY_FUNCTION) {
        str_add_format(out, "F%u", (unsigned)key->code);
        return;
    }
    for (size_t i = 0; i < COUNT(names); i++) {
        if (names[i].key.name == key->name && names[i].key.code == key->code) {
            str_add_text(out, names[i].name);
            return;
        }
    }
    bool modified = key->ctrl || key->alt;
    bool capital = modified && key->code >= 'a' && key->code <= 'z';
    utf8_add(out, capital ? key->code - 'a' + 'A' : key->code);
}
