/* key.h: what a key press is, as plain data with no terminal behind it, and its name. */
#ifndef RAPPORTEUR_APP_KEY_H
#define RAPPORTEUR_APP_KEY_H

#include <stdbool.h>
#include <stdint.h>

#include "base/attr.h"
#include "base/str.h"

/* ncurses has macros of some of these names: never include both (run/tty.c, the only user of
 * ncurses, names no key). */
enum key_name {
    KEY_TEXT, /* a character, in `code`; with ctrl or alt: Ctrl-Z, Alt-F */
    KEY_ENTER,
    KEY_TAB,
    KEY_BACKSPACE,
    KEY_DELETE,
    KEY_INSERT,
    KEY_ESC, /* alone; Esc and a character typed fast are the bytes of Alt and come as alt */
    KEY_UP,
    KEY_DOWN,
    KEY_LEFT,
    KEY_RIGHT,
    KEY_HOME,
    KEY_END,
    KEY_PAGE_UP,
    KEY_PAGE_DOWN,
    KEY_FUNCTION, /* F1 to F12: the number is in `code` */
};

/* One form for each key, so that keys can be compared:
 * - a character typed plainly has neither ctrl nor alt nor shift; `code` is what came ('a', 'A',
 * 0xe9), never a control character: an invalid byte or a C1 control comes as U+FFFD;
 * - with ctrl or alt, `code` of an ASCII letter is its small letter and `shift` says that it was a
 * capital one (terminals tell that for Alt only); for other characters shift is false;
 * - Ctrl-J (line feed) is {KEY_TEXT, 'j', ctrl}, and not Enter; Ctrl-Space has ' ', Ctrl-_ has '_';
 * - Ctrl-H is KEY_BACKSPACE, Ctrl-I KEY_TAB, Ctrl-M KEY_ENTER, Ctrl-[ KEY_ESC: the same bytes;
 * - Shift-Tab is KEY_TAB with shift; Shift-Enter and Ctrl-Enter come from few terminals. */
struct key {
    enum key_name name;
    uint32_t code; /* KEY_TEXT: the character; KEY_FUNCTION: 1 to 12; else 0 */
    bool ctrl, alt, shift;
};

/* A plain character, and the common case of a control key: key_ctrl('z'). */
struct key key_text(uint32_t code);
struct key key_ctrl(uint32_t letter);
struct key key_named(enum key_name name);
bool key_equal(const struct key *left, const struct key *right);
/* A character typed plainly, which goes into a text. */
bool key_is_text(const struct key *key);
/* The key of that name, without modifiers. */
bool key_is_plain(const struct key *key, enum key_name name);
/* Brings a KEY_TEXT with modifiers into the one form above (Ctrl-M becomes KEY_ENTER); false where
 * no terminal sends such a key. Others it leaves alone. */
MUST_USE bool key_settle(struct key *key);

/* The whole of `text` as the name of one key, as help and settings write it: any of `Ctrl-`,
 * `Alt-`, `Shift-`, then a character or `Enter Tab Backspace Delete Insert Esc Up Down Left Right
 * Home End PageUp PageDown F1` … `F12 Space`. Upper and lower case are the same, but for a
 * character alone (`a` is not `A`). False, and `*key` untouched, where it is no key, or one that no
 * terminal sends (`Ctrl-é`). */
MUST_USE bool key_parse(struct slice text, struct key *key);
/* Appends the name that key_parse takes: `Ctrl-Z`, `Alt-F`, `Alt-Shift-F`, `Shift-Tab`, `PageDown`,
 * `a`, `Space`. */
void key_format(const struct key *key, struct str *out);

#endif
