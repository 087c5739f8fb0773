#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <termios.h>
#include <unistd.h>

#include "expect.h"
#include "terminal/term_parts.h"

/* What a test sees of the screen, and the keys by their names. */

static void add_code(struct str *out, uint32_t code)
{
    if (code < 0x80) {
        str_add_char(out, (char)code);
        return;
    }
    int more = code < 0x800 ? 1 : code < 0x10000 ? 2 : 3;
    static const unsigned lead[] = {0, 0xc0, 0xe0, 0xf0};
    str_add_char(out, (char)(lead[more] | code >> (6 * more)));
    for (int i = more - 1; i >= 0; i--) {
        str_add_char(out, (char)(0x80 | (code >> (6 * i) & 0x3f)));
    }
}

static void add_row(const struct term *term, int row, struct str *out)
{
    size_t end = out->size; /* behind the last character that is no space */
    VTermPos at = {.row = row, .col = 0};
    while (at.col < term->columns) {
        VTermScreenCell cell;
        if (!vterm_screen_get_cell(term->screen, at, &cell)) {
            break;
        }
        if (cell.chars[0] == 0) {
            str_add_char(out, ' ');
        }
        for (int i = 0; i < VTERM_MAX_CHARS_PER_CELL && cell.chars[i] != 0; i++) {
            add_code(out, cell.chars[i]);
        }
        if (cell.chars[0] != 0 && cell.chars[0] != ' ') {
            end = out->size;
        }
        at.col += cell.width > 1 ? cell.width : 1;
    }
    str_splice(out, end, out->size - end, slice_make(NULL, 0));
}

const char *term_row(const struct term *term, int row)
{
    struct str *out = &term->answers->row;
    str_clear(out);
    if (row >= 0 && row < term->rows) {
        add_row(term, row, out);
    }
    return str_text(out);
}

const char *term_screen(const struct term *term)
{
    struct str *out = &term->answers->screen;
    str_clear(out);
    for (int row = 0; row < term->rows; row++) {
        add_row(term, row, out);
        str_add_char(out, '\n');
    }
    return str_text(out);
}

bool term_has(const struct term *term, const char *text)
{
    return strstr(term_screen(term), text) != NULL;
}

/* Whether these cells hold it, a letter each. */
static bool stands_at(const struct term *term, VTermPos at, const char *text)
{
    VTermScreenCell cell;
    for (; *text != '\0'; text++, at.col++) {
        if (!vterm_screen_get_cell(term->screen, at, &cell) ||
            cell.chars[0] != (uint32_t)(unsigned char)*text) {
            return false;
        }
    }
    return true;
}

int term_find(const struct term *term, const char *text, int *row)
{
    for (; *row < term->rows; (*row)++) {
        for (int column = 0; column < term->columns; column++) {
            if (stands_at(term, (VTermPos){.row = *row, .col = column}, text)) {
                return column;
            }
        }
    }
    return -1;
}

void term_cursor(const struct term *term, int *row, int *column)
{
    VTermPos at;
    vterm_state_get_cursorpos(vterm_obtain_state(term->emulator), &at);
    *row = at.row;
    *column = at.col;
}

bool term_cursor_visible(const struct term *term)
{
    return term->cursor_visible;
}

bool term_alternate(const struct term *term)
{
    return term->alternate;
}

const char *term_look(const struct term *term, int row, int column)
{
    struct str *out = &term->answers->look;
    VTermScreenCell cell;
    str_clear(out);
    if (!vterm_screen_get_cell(term->screen, (VTermPos){.row = row, .col = column}, &cell)) {
        return str_text(out);
    }
    str_add_text(out, cell.attrs.bold ? "b" : "");
    str_add_text(out, cell.attrs.reverse ? "r" : "");
    str_add_text(out, cell.attrs.underline ? "u" : "");
    str_add_text(out, VTERM_COLOR_IS_DEFAULT_FG(&cell.fg) ? "" : "c");
    return str_text(out);
}

const char *term_raw(const struct term *term, size_t *size)
{
    *size = term->received.size;
    return str_text(&term->received);
}

size_t term_bytes(const struct term *term)
{
    return term->received.size;
}

bool term_sent_since(const struct term *term, size_t from, const void *bytes, size_t size)
{
    struct slice rest = slice_from(str_slice(&term->received), from);
    return slice_find_part(rest, slice_make(bytes, size)) < rest.size;
}

bool term_sent(const struct term *term, const void *bytes, size_t size)
{
    return term_sent_since(term, 0, bytes, size);
}

const char *term_device(const struct term *term)
{
    char name[128] = "";
    if (term->master < 0 || ptsname_r(term->master, name, sizeof name) != 0) {
        name[0] = '\0';
    }
    str_set(&term->answers->device, slice_of(name));
    return str_text(&term->answers->device);
}

const char *term_modes(const struct term *term)
{
    struct str *out = &term->answers->modes;
    struct termios modes;
    str_clear(out);
    /* The master's answer is the slave's: pty(7) has one set of modes for both. */
    if (term->master < 0 || tcgetattr(term->master, &modes) != 0) {
        return str_text(out);
    }
    str_add_format(out, "i%x o%x c%x l%x", modes.c_iflag, modes.c_oflag, modes.c_cflag,
                   modes.c_lflag);
    for (size_t i = 0; i < NCCS; i++) {
        str_add_format(out, " %x", modes.c_cc[i]);
    }
    return str_text(out);
}

/* --- Keys by name. */

struct named_key {
    const char *name;
    VTermKey key;
};

static bool find_named(const char *name, VTermKey *key)
{
    static const struct named_key keys[] = {
        {"Enter", VTERM_KEY_ENTER},
        {"Tab", VTERM_KEY_TAB},
        {"Backspace", VTERM_KEY_BACKSPACE},
        {"Esc", VTERM_KEY_ESCAPE},
        {"Up", VTERM_KEY_UP},
        {"Down", VTERM_KEY_DOWN},
        {"Left", VTERM_KEY_LEFT},
        {"Right", VTERM_KEY_RIGHT},
        {"Insert", VTERM_KEY_INS},
        {"Delete", VTERM_KEY_DEL},
        {"Home", VTERM_KEY_HOME},
        {"End", VTERM_KEY_END},
        {"PageUp", VTERM_KEY_PAGEUP},
        {"PageDown", VTERM_KEY_PAGEDOWN},
    };
    for (size_t i = 0; i < COUNT(keys); i++) {
        if (strcmp(name, keys[i].name) == 0) {
            *key = keys[i].key;
            return true;
        }
    }
    int number = 0;
    if (name[0] == 'F' && sscanf(name + 1, "%2d", &number) == 1 && number >= 1 && number <= 12) {
        *key = (VTermKey)VTERM_KEY_FUNCTION(number);
        return true;
    }
    return false;
}

/* The modifiers in front of the name; the rest of it. */
static const char *take_modifiers(const char *name, unsigned *modifiers)
{
    static const struct {
        const char *prefix;
        unsigned modifier;
    } prefixes[] = {
        {"Ctrl-", VTERM_MOD_CTRL}, {"Alt-", VTERM_MOD_ALT}, {"Shift-", VTERM_MOD_SHIFT}};
    for (size_t i = 0; i < COUNT(prefixes); i++) {
        size_t size = strlen(prefixes[i].prefix);
        if (strncmp(name, prefixes[i].prefix, size) == 0 && name[size] != '\0') {
            *modifiers |= prefixes[i].modifier;
            return take_modifiers(name + size, modifiers);
        }
    }
    return name;
}

static bool send_modified(struct term *term, const char *character, unsigned modifiers)
{
    char bytes[16] = "";
    size_t size = 0;
    char capital = character[0];
    bool letter = capital >= 'A' && capital <= 'Z' && character[1] == '\0';
    bool small = letter && modifiers != 0 && (modifiers & VTERM_MOD_SHIFT) == 0;
    if ((modifiers & VTERM_MOD_ALT) != 0) {
        bytes[size++] = '\033';
    }
    if ((modifiers & VTERM_MOD_CTRL) != 0) {
        bytes[size++] =
            (char)(character[0] & 0x1f); /* of ASCII's @ A-Z [ \ ] ^ _ and the small letters */
    } else {
        size += (size_t)snprintf(bytes + size, sizeof bytes - size, "%s", character);
    }
    if (small &&
        (modifiers & VTERM_MOD_CTRL) == 0) { /* Alt-F is the small letter, as in app/key.h */
        bytes[size - 1] = (char)(capital - 'A' + 'a');
    }
    return term_send(term, bytes, size);
}

bool term_key(struct term *term, const char *name)
{
    unsigned modifiers = 0;
    VTermKey key;
    const char *rest = take_modifiers(name, &modifiers);
    if (strcmp(rest, "Space") == 0) {
        return send_modified(term, " ", modifiers);
    }
    if (find_named(rest, &key)) {
        /* In these versions xterm's Enter and Tab know no modifier but Alt and Shift-Tab. */
        vterm_keyboard_key(term->emulator, key, (VTermModifier)modifiers);
        return term_send(term, "", 0);
    }
    if (strlen(rest) > 4 || ((unsigned char)rest[0] < 0xc0 && rest[1] != '\0')) {
        term_give_up(name);
    }
    return send_modified(term, rest, modifiers);
}

bool term_expect(struct term *term, const char *text, bool wanted, const char *file, int line)
{
    bool held = wanted ? term_see(term, text, TERM_LONG) : term_not(term, text, TERM_LONG);
    return expect_at(file, line, held, "%s on the screen: \"%s\"\n%s", wanted ? "not" : "still",
                     text, held ? "" : term_screen(term));
}
