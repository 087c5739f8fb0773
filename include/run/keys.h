/* keys.h: bytes from a terminal, made keys and pastes. Pure: no terminal and no clock. */
#ifndef RAPPORTEUR_RUN_KEYS_H
#define RAPPORTEUR_RUN_KEYS_H

#include "app/key.h"
#include "base/str.h"
#include "run/mouse.h"

enum keys_kind {
    KEYS_KEY,
    KEYS_MOUSE,
    KEYS_PASTE, /* what stood between the marks of a bracketed paste, whole */
};

struct keys_item {
    enum keys_kind kind;
    struct key key;     /* KEYS_KEY */
    struct mouse mouse; /* KEYS_MOUSE: never MOUSE_NOTHING */
    struct slice paste; /* KEYS_PASTE: CR and CR LF made LF, else as it came, also what is no UTF-8;
                           may be empty; borrowed until keys_clear */
};

/* A key's bytes as the terminal's own description has them. */
struct keys_string {
    struct str bytes;
    struct key key;
};

enum keys_wait {
    KEYS_WAIT_NONE,  /* nothing is half there */
    KEYS_WAIT_ESC,   /* an Esc, the start of a sequence or of a character: keys_end after the escape
                        delay */
    KEYS_WAIT_PASTE, /* a paste goes on: keys_end after long silence */
};

/* {0} is ready. */
struct keys {
    struct keys_item *items; /* made since the last keys_clear; owned */
    size_t count, room;
    struct str *pastes; /* what their pastes lie in; owned */
    size_t paste_count, paste_room;
    struct str
        pending; /* bytes that are no whole key yet; while pasting, all of the paste so far */
    bool mouse;  /* the terminal was asked for reports of it */
    bool pasting;
    size_t searched;         /* while pasting: bytes of pending in which no end mark begins */
    struct keys_string *own; /* of the terminal's description; owned */
    size_t own_count, own_room;
};

/* A paste longer than this (bytes) comes as several. */
enum { KEYS_PASTE_MOST = 64 * 1024 * 1024 };

/* The capabilities of terminfo that tell of a key, by index from 0; NULL after the last. */
const char *keys_capability(size_t index);
/* The terminal's description says that the key of capability `index` sends `bytes` (copied). This
 * comes before what is known of terminals in general. Bytes that do not start with Esc are left
 * out: they would take a control key away. */
void keys_define(struct keys *keys, size_t index, struct slice bytes);

/* Forgets the items that were made; what is half there stays. */
void keys_clear(struct keys *keys);
/* Adds the items that `bytes` make. What may still become a longer key waits. */
void keys_feed(struct keys *keys, struct slice bytes);
/* Nothing more came: what waits is what it is (Esc alone, the characters of an unfinished sequence,
 * a paste without an end). */
void keys_end(struct keys *keys);
enum keys_wait keys_waiting(const struct keys *keys);
void keys_release(struct keys *keys);

#endif
