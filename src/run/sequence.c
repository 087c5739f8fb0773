#include "run/sequence.h"

#include "base/attr.h"
#include "base/fatal.h"
#include "text/utf8.h"

enum { ESC = 0x1b, DEL = 0x7f, SEQUENCE_MOST = 64, STRING_MOST = 4096 };
/* xterm's modifiers: the parameter is one more than their sum. */
enum { SHIFT = 1, ALT = 2, CTRL = 4 };

/* The numbers of a CSI sequence; `event` is kitty's 1 press, 2 repeat, 3 release. */
struct parameters {
    unsigned number[3];
    unsigned event;
};

static void set_modifiers(struct key *key, unsigned modifiers)
{
    key->shift = (modifiers & SHIFT) != 0;
    key->alt = key->alt || (modifiers & ALT) != 0;
    key->ctrl = (modifiers & CTRL) != 0;
}

/* A character, perhaps with Alt, as the bytes say it. */
static struct key plain(uint32_t code, bool alt)
{
    struct key key = {.name = KEY_TEXT, .code = code, .alt = alt};
    if (code == DEL || code == 8) {
        key = (struct key){.name = KEY_BACKSPACE, .alt = alt};
    } else if (code == 0) {
        key.ctrl = true;
        key.code = ' ';
    } else if (code < 0x20) {
        key.ctrl = true;
        key.code = code + (code < 0x1b ? 0x60 : 0x40);
    } else if (code >= 0x80 && code < 0xa0) {
        key.code = UTF8_REPLACEMENT;
    } else if (alt && code >= 'A' && code <= 'Z') {
        key.shift = true;
    }
    bool is_sent = key_settle(&key); /* every byte is a key that terminals send */
    ensure(is_sent);
    return key;
}

/* The size of the UTF-8 sequence that a first byte announces. */
static size_t announced(unsigned char byte)
{
    return byte < 0xc2 || byte > 0xf4 ? 1 : byte < 0xe0 ? 2 : byte < 0xf0 ? 3 : 4;
}

/* The character at byte `at`; false where it is not whole yet. */
static bool take_character(struct slice bytes, size_t at, bool final, uint32_t *code, size_t *size)
{
    size_t wanted = announced((unsigned char)bytes.at[at]);
    bool cut = at + wanted > bytes.size;
    for (size_t i = at + 1; cut && i < bytes.size; i++) {
        cut = ((unsigned char)bytes.at[i] & 0xc0) == 0x80;
    }
    if (cut && !final) {
        return false;
    }
    *size = utf8_next(bytes, at, code);
    return true;
}

static enum sequence_kind alt_character(struct slice bytes, bool final, struct key *key,
                                        size_t *used)
{
    uint32_t code = 0;
    size_t size = 0;
    if (!take_character(bytes, 1, final, &code, &size)) {
        return SEQUENCE_MORE;
    }
    *key = plain(code, true);
    *used = 1 + size;
    return SEQUENCE_KEY;
}

/* --- The tables. */

struct final_key {
    char final;
    enum key_name name;
    uint32_t code;
};

/* After CSI and after SS3. */
static bool find_final(char final, struct key *key)
{
    static const struct final_key finals[] = {
        {'A', KEY_UP, 0},       {'B', KEY_DOWN, 0},     {'C', KEY_RIGHT, 0},
        {'D', KEY_LEFT, 0},     {'H', KEY_HOME, 0},     {'F', KEY_END, 0},
        {'P', KEY_FUNCTION, 1}, {'Q', KEY_FUNCTION, 2}, {'R', KEY_FUNCTION, 3},
        {'S', KEY_FUNCTION, 4},
    };
    for (size_t i = 0; i < COUNT(finals); i++) {
        if (finals[i].final == final) {
            *key = (struct key){.name = finals[i].name, .code = finals[i].code};
            return true;
        }
    }
    return false;
}

/* CSI number ~ */
static bool find_number(unsigned number, struct key *key)
{
    static const struct {
        unsigned number;
        enum key_name name;
        uint32_t code;
    } numbers[] = {
        {1, KEY_HOME, 0},       {2, KEY_INSERT, 0},     {3, KEY_DELETE, 0},
        {4, KEY_END, 0},        {5, KEY_PAGE_UP, 0},    {6, KEY_PAGE_DOWN, 0},
        {7, KEY_HOME, 0},       {8, KEY_END, 0},        {11, KEY_FUNCTION, 1},
        {12, KEY_FUNCTION, 2},  {13, KEY_FUNCTION, 3},  {14, KEY_FUNCTION, 4},
        {15, KEY_FUNCTION, 5},  {17, KEY_FUNCTION, 6},  {18, KEY_FUNCTION, 7},
        {19, KEY_FUNCTION, 8},  {20, KEY_FUNCTION, 9},  {21, KEY_FUNCTION, 10},
        {23, KEY_FUNCTION, 11}, {24, KEY_FUNCTION, 12},
    };
    for (size_t i = 0; i < COUNT(numbers); i++) {
        if (numbers[i].number == number) {
            *key = (struct key){.name = numbers[i].name, .code = numbers[i].code};
            return true;
        }
    }
    return false;
}

/* A key told by its character and modifiers: CSI u, and xterm's modifyOtherKeys. */
static bool find_code(uint32_t code, unsigned modifiers, struct key *key)
{
    static const struct {
        uint32_t code;
        enum key_name name;
    } controls[] = {
        {13, KEY_ENTER}, {9, KEY_TAB}, {27, KEY_ESC}, {127, KEY_BACKSPACE}, {8, KEY_BACKSPACE}};
    for (size_t i = 0; i < COUNT(controls); i++) {
        if (controls[i].code == code) {
            *key = (struct key){.name = controls[i].name};
            set_modifiers(key, modifiers);
            return true;
        }
    }
    if (code < 0x20 || (code >= 0x80 && code < 0xa0) || code > 0x10ffff) {
        return false;
    }
    bool shift = (modifiers & SHIFT) != 0 || (code >= 'A' && code <= 'Z');
    bool letter = (code | 0x20) >= 'a' && (code | 0x20) <= 'z';
    *key = (struct key){.name = KEY_TEXT, .code = code};
    set_modifiers(key, modifiers);
    if (!key->ctrl && !key->alt && letter) {
        key->code = shift ? code & ~0x20u : code;
    }
    key->shift = key->alt && !key->ctrl && letter && shift;
    return key_settle(key);
}

/* --- CSI. */

/* "1;5", "27;2;13", "97:65;2:1": false for what no key has. */
static bool parse_parameters(struct slice text, struct parameters *found)
{
    *found = (struct parameters){.event = 1};
    size_t field = 0;
    size_t part = 0; /* after a colon */
    unsigned number = 0;
    for (size_t i = 0; i <= text.size; i++) {
        char c = ';';
        if (i < text.size) {
            c = text.at[i];
        }
        if (c >= '0' && c <= '9') {
            number = number < 10000000 ? number * 10 + (unsigned)(c - '0') : number;
            continue;
        }
        if (c != ';' && c != ':') {
            return false;
        }
        if (part == 0 && field < COUNT(found->number)) {
            found->number[field] = number;
        } else if (part == 1 && field == 1) {
            found->event = number;
        }
        number = 0;
        part = c == ':' ? part + 1 : 0;
        field += c == ';';
    }
    return true;
}

static enum sequence_kind csi_key(struct slice text, char final, struct key *key)
{
    struct parameters at;
    if (!parse_parameters(text, &at) || at.event == 3) {
        return SEQUENCE_NONE;
    }
    unsigned modifiers = at.number[1] > 0 ? at.number[1] - 1 : 0;
    bool found = false;
    if (final == '~' && at.number[0] == 200) {
        return SEQUENCE_PASTE;
    }
    if (final == '~' && at.number[0] == 27) {
        found = find_code(at.number[2], modifiers, key);
    } else if (final == 'u') {
        found = find_code(at.number[0], modifiers, key);
    } else {
        if (final == '~') {
            found = find_number(at.number[0], key);
        } else if (final == '^' || final == '@') { /* rxvt */
            found = find_number(at.number[0], key);
            modifiers = final == '^' ? CTRL : CTRL | SHIFT;
        } else if (final == 'Z') {
            *key = (struct key){.name = KEY_TAB};
            found = true;
            modifiers |= SHIFT;
        } else if (final >= 'a' && final <= 'd') { /* rxvt */
            found = find_final((char)(final - 'a' + 'A'), key);
            modifiers = SHIFT;
        } else {
            found = find_final(final, key);
        }
        set_modifiers(key, modifiers);
    }
    return found ? SEQUENCE_KEY : SEQUENCE_NONE;
}

/* ESC [ parameters final */
static enum sequence_kind csi(struct slice bytes, bool final, struct key *key, size_t *used)
{
    size_t at = 2;
    while (at < bytes.size && at < SEQUENCE_MOST && bytes.at[at] >= 0x20 && bytes.at[at] < 0x40) {
        at++;
    }
    if (at == bytes.size && !final) {
        return SEQUENCE_MORE;
    }
    if (at == bytes.size || at == SEQUENCE_MOST || bytes.at[at] < 0x40 || bytes.at[at] == DEL) {
        return alt_character(bytes, final, key, used);
    }
    if (at == 2 && bytes.at[2] == '[') { /* the Linux console's F1 to F5: ESC [ [ A */
        if (bytes.size == 3 && !final) {
            return SEQUENCE_MORE;
        }
        if (bytes.size > 3 && bytes.at[3] >= 'A' && bytes.at[3] <= 'E') {
            *used = 4;
            *key = (struct key){.name = KEY_FUNCTION, .code = (uint32_t)(bytes.at[3] - 'A' + 1)};
            return SEQUENCE_KEY;
        }
        return alt_character(bytes, final, key, used);
    }
    *used = at + 1;
    return csi_key(slice_make(bytes.at + 2, at - 2), bytes.at[at], key);
}

/* ESC O final; old xterms put modifiers before the final byte. */
static enum sequence_kind ss3(struct slice bytes, bool final, struct key *key, size_t *used)
{
    size_t at = 2;
    unsigned modifiers = 0;
    if (at < bytes.size && bytes.at[at] >= '2' && bytes.at[at] <= '8') {
        modifiers = (unsigned)(bytes.at[at] - '1');
        at++;
    }
    if (at == bytes.size) {
        return final ? alt_character(bytes, final, key, used) : SEQUENCE_MORE;
    }
    char last = bytes.at[at];
    *used = at + 1;
    if (last == 'M') {
        *key = (struct key){.name = KEY_ENTER};
    } else if (last >= 'j' && last <= 'y') { /* the keypad: * + , - . / and digits */
        *key = (struct key){.name = KEY_TEXT, .code = (uint32_t)(last - 0x40)};
        return SEQUENCE_KEY;
    } else if (last >= 'a' && last <= 'd') { /* rxvt */
        modifiers = CTRL;
        (void)find_final((char)(last - 'a' + 'A'), key);
    } else if (!find_final(last, key)) {
        return alt_character(bytes, final, key, used);
    }
    set_modifiers(key, modifiers);
    return SEQUENCE_KEY;
}

/* A late answer to somebody's question, whole in `bytes`: OSC number ; … or DCS …, up to BEL or ST.
 * Its size, or 0: not whole, so it was more likely typed (Alt-] and so on). */
static size_t answer_size(struct slice bytes)
{
    if (bytes.size < 4 || (bytes.at[1] != ']' && bytes.at[1] != 'P') ||
        !(bytes.at[2] == '>' || (bytes.at[2] >= '0' && bytes.at[2] <= '9'))) {
        return 0;
    }
    for (size_t at = 3; at < bytes.size && at < STRING_MOST; at++) {
        if (bytes.at[at] == '\a' && bytes.at[1] == ']') {
            return at + 1;
        }
        if (bytes.at[at] == ESC) {
            return at + 1 < bytes.size && bytes.at[at + 1] == '\\' ? at + 2 : 0;
        }
        if ((unsigned char)bytes.at[at] < 0x20) {
            return 0;
        }
    }
    return 0;
}

/* ESC ESC: with a sequence behind, Alt and that key; else Esc, and the second one speaks for
 * itself. */
static enum sequence_kind twice(struct slice bytes, bool final, struct key *key, size_t *used)
{
    if (bytes.size == 2 && !final) {
        return SEQUENCE_MORE;
    }
    if (bytes.size > 3 && (bytes.at[2] == '[' || bytes.at[2] == 'O')) {
        enum sequence_kind kind = sequence_next(slice_from(bytes, 1), final, key, used);
        if (kind == SEQUENCE_MORE) {
            return kind;
        }
        if (kind == SEQUENCE_KEY && key->name != KEY_TEXT) {
            key->alt = true;
            *used += 1;
            return kind;
        }
    } else if (bytes.size == 3 && (bytes.at[2] == '[' || bytes.at[2] == 'O') && !final) {
        return SEQUENCE_MORE;
    }
    *key = key_named(KEY_ESC);
    *used = 1;
    return SEQUENCE_KEY;
}

enum sequence_kind sequence_next(struct slice bytes, bool final, struct key *key, size_t *used)
{
    ensure(bytes.at != NULL && bytes.size > 0);
    *used = 0;
    if (bytes.at[0] != ESC) {
        uint32_t code = 0;
        if (!take_character(bytes, 0, final, &code, used)) {
            return SEQUENCE_MORE;
        }
        *key = plain(code, false);
        return SEQUENCE_KEY;
    }
    if (bytes.size == 1) {
        if (!final) {
            return SEQUENCE_MORE;
        }
        *key = key_named(KEY_ESC);
        *used = 1;
        return SEQUENCE_KEY;
    }
    switch (bytes.at[1]) {
    case '[':
        return csi(bytes, final, key, used);
    case 'O':
        return ss3(bytes, final, key, used);
    case ESC:
        return twice(bytes, final, key, used);
    default:
        *used = answer_size(bytes);
        return *used > 0 ? SEQUENCE_NONE : alt_character(bytes, final, key, used);
    }
}
