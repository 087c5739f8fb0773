#include "run/keys.h"

#include "base/fatal.h"
#include "base/mem.h"
#include "run/sequence.h"

/* All bytes go to `pending` first and keys are taken off its front. While a paste goes on,
 * `pending` is the paste: nothing of it is looked at but the end mark, which is searched for in new
 * bytes only, so a large paste costs one pass. */

enum { MARK_SIZE = 6 };
static const struct slice end_mark = SLICE("\033[201~");

static const struct {
    const char *capability;
    struct key key;
} capabilities[] = {
    {"kcuu1", {.name = KEY_UP}},
    {"kcud1", {.name = KEY_DOWN}},
    {"kcub1", {.name = KEY_LEFT}},
    {"kcuf1", {.name = KEY_RIGHT}},
    {"khome", {.name = KEY_HOME}},
    {"kend", {.name = KEY_END}},
    {"kpp", {.name = KEY_PAGE_UP}},
    {"knp", {.name = KEY_PAGE_DOWN}},
    {"kich1", {.name = KEY_INSERT}},
    {"kdch1", {.name = KEY_DELETE}},
    {"kent", {.name = KEY_ENTER}},
    {"kcbt", {.name = KEY_TAB, .shift = true}},
    {"kri", {.name = KEY_UP, .shift = true}},
    {"kind", {.name = KEY_DOWN, .shift = true}},
    {"kLFT", {.name = KEY_LEFT, .shift = true}},
    {"kRIT", {.name = KEY_RIGHT, .shift = true}},
    {"kHOM", {.name = KEY_HOME, .shift = true}},
    {"kEND", {.name = KEY_END, .shift = true}},
    {"kPRV", {.name = KEY_PAGE_UP, .shift = true}},
    {"kNXT", {.name = KEY_PAGE_DOWN, .shift = true}},
    {"kDC", {.name = KEY_DELETE, .shift = true}},
    {"kIC", {.name = KEY_INSERT, .shift = true}},
    {"kf1", {.name = KEY_FUNCTION, .code = 1}},
    {"kf2", {.name = KEY_FUNCTION, .code = 2}},
    {"kf3", {.name = KEY_FUNCTION, .code = 3}},
    {"kf4", {.name = KEY_FUNCTION, .code = 4}},
    {"kf5", {.name = KEY_FUNCTION, .code = 5}},
    {"kf6", {.name = KEY_FUNCTION, .code = 6}},
    {"kf7", {.name = KEY_FUNCTION, .code = 7}},
    {"kf8", {.name = KEY_FUNCTION, .code = 8}},
    {"kf9", {.name = KEY_FUNCTION, .code = 9}},
    {"kf10", {.name = KEY_FUNCTION, .code = 10}},
    {"kf11", {.name = KEY_FUNCTION, .code = 11}},
    {"kf12", {.name = KEY_FUNCTION, .code = 12}},
};

const char *keys_capability(size_t index)
{
    return index < COUNT(capabilities) ? capabilities[index].capability : NULL;
}

void keys_define(struct keys *keys, size_t index, struct slice bytes)
{
    if (index >= COUNT(capabilities) || bytes.size < 2 || bytes.at[0] != '\033') {
        return;
    }
    MEM_GROW(keys->own, keys->own_room, keys->own_count + 1);
    struct keys_string *own = &keys->own[keys->own_count++];
    *own = (struct keys_string){.key = capabilities[index].key};
    str_set(&own->bytes, bytes);
}

static struct keys_item *add_item(struct keys *keys, enum keys_kind kind)
{
    MEM_GROW(keys->items, keys->room, keys->count + 1);
    struct keys_item *item = &keys->items[keys->count++];
    *item = (struct keys_item){.kind = kind};
    return item;
}

/* Line ends of a terminal (CR) and of Windows (CR LF) become ours. */
static void make_line_feeds(struct str *text)
{
    size_t to = 0;
    for (size_t from = 0; from < text->size; from++) {
        char c = text->at[from];
        if (c == '\r') {
            c = '\n';
            from += from + 1 < text->size && text->at[from + 1] == '\n';
        }
        text->at[to++] = c;
    }
    str_splice(text, to, text->size - to, slice_make(NULL, 0));
}

/* The first `size` bytes of pending are a paste. */
static void add_paste(struct keys *keys, size_t size)
{
    MEM_GROW(keys->pastes, keys->paste_room, keys->paste_count + 1);
    struct str *text = &keys->pastes[keys->paste_count++];
    *text = (struct str){0};
    str_add(text, slice_head(str_slice(&keys->pending), size));
    make_line_feeds(text);
    add_item(keys, KEYS_PASTE)->paste = str_slice(text);
}

static void drop(struct keys *keys, size_t size)
{
    if (size == 0) {
        return;
    }
    str_splice(&keys->pending, 0, size, slice_make(NULL, 0));
}

/* Whether the paste ended; then what stands behind its mark is all that is pending. */
static bool take_paste(struct keys *keys)
{
    size_t size = keys->searched +
                  slice_find_part(slice_from(str_slice(&keys->pending), keys->searched), end_mark);
    if (size < keys->pending.size) {
        add_paste(keys, size);
        drop(keys, size + MARK_SIZE);
        keys->pasting = false;
        keys->searched = 0;
        return true;
    }
    keys->searched = size < MARK_SIZE ? 0 : size - MARK_SIZE + 1;
    if (keys->searched >= KEYS_PASTE_MOST) {
        size_t cut = keys->searched;
        while (cut > 0 && ((unsigned char)keys->pending.at[cut] & 0xc0) == 0x80) {
            cut--;
        }
        add_paste(keys, cut);
        drop(keys, cut);
        keys->searched -= cut;
    }
    return false;
}

/* What the terminal's own description knows. */
static enum sequence_kind find_own(const struct keys *keys, struct slice bytes, bool final,
                                   struct key *key, size_t *used)
{
    enum sequence_kind kind = SEQUENCE_NONE;
    *used = 0;
    for (size_t i = 0; i < keys->own_count; i++) {
        struct slice own = str_slice(&keys->own[i].bytes);
        if (slice_starts(bytes, own) && own.size > *used) {
            kind = SEQUENCE_KEY;
            *key = keys->own[i].key;
            *used = own.size;
        } else if (!final && kind == SEQUENCE_NONE && slice_starts(own, bytes)) {
            kind = SEQUENCE_MORE;
        }
    }
    return kind;
}

/* Takes a report of the mouse off the front of `rest`. */
static enum sequence_kind take_mouse(struct keys *keys, struct slice rest, bool final, size_t *used)
{
    struct mouse mouse;
    enum mouse_found found = keys->mouse ? mouse_next(rest, &mouse, used) : MOUSE_FOUND_NONE;
    if (found == MOUSE_FOUND_MORE && !final) {
        return SEQUENCE_MORE;
    }
    if (found == MOUSE_FOUND && mouse.act != MOUSE_NOTHING) {
        add_item(keys, KEYS_MOUSE)->mouse = mouse;
    }
    return SEQUENCE_NONE;
}

/* Takes keys off the front of what is pending, until a paste starts or the rest must wait. */
static void take_keys(struct keys *keys, bool final)
{
    size_t at = 0;
    while (at < keys->pending.size && !keys->pasting) {
        struct slice rest = slice_from(str_slice(&keys->pending), at);
        ensure(rest.at != NULL);
        struct key key = {0};
        size_t used = 0;
        enum sequence_kind kind = SEQUENCE_NONE;
        if (rest.at[0] == '\033') {
            kind = take_mouse(keys, rest, final, &used);
            if (used > 0) {
                at += used;
                continue;
            }
        }
        if (rest.at[0] == '\033' && kind == SEQUENCE_NONE) {
            kind = find_own(keys, rest, final, &key, &used);
        }
        if (kind == SEQUENCE_NONE) {
            kind = sequence_next(rest, final, &key, &used);
        }
        if (kind == SEQUENCE_MORE) {
            break;
        }
        if (kind == SEQUENCE_KEY) {
            add_item(keys, KEYS_KEY)->key = key;
        }
        keys->pasting = kind == SEQUENCE_PASTE;
        at += used;
    }
    drop(keys, at);
}

void keys_feed(struct keys *keys, struct slice bytes)
{
    str_add(&keys->pending, bytes);
    do {
        if (!keys->pasting) {
            take_keys(keys, false);
        }
    } while (keys->pasting && take_paste(keys));
}

void keys_end(struct keys *keys)
{
    if (keys->pasting) {
        add_paste(keys, keys->pending.size);
        str_clear(&keys->pending);
        keys->pasting = false;
        keys->searched = 0;
    }
    take_keys(keys, true);
}

enum keys_wait keys_waiting(const struct keys *keys)
{
    return keys->pasting            ? KEYS_WAIT_PASTE
           : keys->pending.size > 0 ? KEYS_WAIT_ESC
                                    : KEYS_WAIT_NONE;
}

void keys_clear(struct keys *keys)
{
    for (size_t i = 0; i < keys->paste_count; i++) {
        str_release(&keys->pastes[i]);
    }
    keys->paste_count = 0;
    keys->count = 0;
}

void keys_release(struct keys *keys)
{
    keys_clear(keys);
    for (size_t i = 0; i < keys->own_count; i++) {
        str_release(&keys->own[i].bytes);
    }
    mem_free(keys->own);
    mem_free(keys->pastes);
    mem_free(keys->items);
    str_release(&keys->pending);
    *keys = (struct keys){0};
}
