#include "store/draft.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>

#include "base/mem.h"
#include "base/num.h"
#include "base/os.h"
#include "text/utf8.h"

void draft_slots_release(struct draft_slots *slots)
{
    for (size_t i = 0; i < slots->count; i++) {
        str_release(&slots->items[i].text);
    }
    mem_free(slots->items);
    *slots = (struct draft_slots){0};
}

struct str *draft_slots_find(const struct draft_slots *slots, int slot)
{
    for (size_t i = 0; i < slots->count; i++) {
        if (slots->items[i].slot == slot) {
            return &slots->items[i].text;
        }
    }
    return NULL;
}

static struct draft_slot *slot_of(struct draft_slots *slots, int slot)
{
    for (size_t i = 0; i < slots->count; i++) {
        if (slots->items[i].slot == slot) {
            return &slots->items[i];
        }
    }
    MEM_GROW(slots->items, slots->room, slots->count + 1);
    slots->items[slots->count] = (struct draft_slot){.slot = slot};
    return &slots->items[slots->count++];
}

/* Whether a change leaves nothing of the text that was there: what it puts in begins another. */
static bool begins(struct slice text, size_t removed, struct slice inserted)
{
    return removed == text.size && inserted.size > 0;
}

void draft_init(struct draft *draft, const struct log *log)
{
    *draft = (struct draft){.log = log, .fd = -1};
}

static void draft_name(const struct draft *draft, char name[LOG_NAME_ROOM])
{
    (void)snprintf(name, LOG_NAME_ROOM, "%s.draft", draft->log->stem);
}

/* `started` is not 0 where the change begins a text. */
static void format_change(const struct draft *draft, int slot, size_t at, size_t removed,
                          struct slice inserted, uint64_t started, struct str *out)
{
    size_t start = out->size;
    log_field_add_number(out, start, draft->log->count + 1);
    log_field_add_number(out, start, (uint64_t)slot);
    log_field_add_number(out, start, at);
    log_field_add_number(out, start, removed);
    log_field_add(out, start, inserted);
    if (started > 0) {
        log_field_add_number(out, start, started);
    }
    log_crc_add(out, start);
}

static bool write_out(struct draft *draft, struct slice bytes)
{
    if (!os_write(draft->fd, bytes, NULL)) {
        draft->distrusted = draft->behind = true;
        return false;
    }
    draft->size += bytes.size;
    draft->unsynced = true;
    return true;
}

static bool put_change(struct draft *draft, struct place *place, int slot, size_t at,
                       size_t removed, struct slice inserted, uint64_t started)
{
    char name[LOG_NAME_ROOM];
    struct str bytes = {0};
    if (draft->distrusted) {
        draft->behind = draft->behind || draft->fd < 0;
        if (!draft->behind) {
            format_change(draft, slot, at, removed, inserted, started, &bytes);
            (void)!write_out(draft, str_slice(&bytes));
            str_release(&bytes);
        }
        errno = EAGAIN;
        return false;
    }
    if (draft->fd < 0) {
        draft_name(draft, name);
        draft->fd = place_make_journal(place) ? place_create(place, place->journal, name) : -1;
        draft->fresh = true;
        draft->behind = false;
        log_header_format(LOG_LINE_DRAFT, &draft->log->header, &bytes);
    }
    format_change(draft, slot, at, removed, inserted, started, &bytes);
    bool good = draft->fd >= 0 && write_out(draft, str_slice(&bytes));
    int number = errno;
    str_release(&bytes);
    draft->distrusted = !good;
    errno = number;
    return good;
}

bool draft_change(struct draft *draft, struct place *place, int slot, size_t at, size_t removed,
                  struct slice inserted)
{
    return draft_change_from(draft, place, slot, at, removed, inserted, os_wall_clock());
}

bool draft_change_from(struct draft *draft, struct place *place, int slot, size_t at,
                       size_t removed, struct slice inserted, uint64_t started)
{
    struct draft_slot *changed = slot_of(&draft->slots, slot);
    struct str *text = &changed->text;
    at = at < text->size ? at : text->size;
    removed = removed < text->size - at ? removed : text->size - at;
    if (removed == 0 && inserted.size == 0) {
        return true;
    }
    bool first = begins(str_slice(text), removed, inserted);
    changed->started = first ? started : changed->started;
    str_splice(text, at, removed, inserted);
    return put_change(draft, place, slot, at, removed, inserted, first ? changed->started : 0);
}

void draft_commit(struct draft *draft)
{
    struct str *text = draft_slots_find(&draft->slots, 0);
    if (text != NULL) {
        str_clear(text);
    }
}

void draft_forget(struct draft *draft)
{
    draft->behind = true;
    for (size_t i = 0; i < draft->slots.count; i++) {
        str_clear(&draft->slots.items[i].text);
    }
}

bool draft_is_empty(const struct draft *draft)
{
    for (size_t i = 0; i < draft->slots.count; i++) {
        if (draft->slots.items[i].text.size > 0) {
            return false;
        }
    }
    return true;
}

static void format_all(const struct draft *draft, struct str *bytes)
{
    log_header_format(LOG_LINE_DRAFT, &draft->log->header, bytes);
    for (size_t i = 0; i < draft->slots.count; i++) {
        const struct draft_slot *slot = &draft->slots.items[i];
        if (slot->text.size > 0) {
            format_change(draft, slot->slot, 0, 0, str_slice(&slot->text), slot->started, bytes);
        }
    }
}

bool draft_rewrite(struct draft *draft, struct place *place)
{
    char name[LOG_NAME_ROOM];
    char temporary[LOG_NAME_ROOM + 8];
    draft_name(draft, name);
    (void)snprintf(temporary, sizeof temporary, ".%s.new", name);
    if (!place_make_journal(place)) {
        return false;
    }
    /* Of a run that failed half way; the stem is nobody's but ours. */
    (void)os_unlink(place->journal, temporary);
    int fd = place_create(place, place->journal, temporary);
    if (fd < 0) {
        draft->distrusted = true;
        return false;
    }
    struct str bytes = {0};
    format_all(draft, &bytes);
    bool good = os_write(fd, str_slice(&bytes), NULL) &&
                (draft_is_empty(draft) || os_sync_data(fd)) &&
                os_rename(place->journal, temporary, place->journal, name);
    int number = errno;
    if (draft->fd >= 0 && good) {
        os_close(draft->fd);
    }
    if (good) {
        draft->fd = fd;
        draft->size = bytes.size;
        draft->fresh = true;
        draft->unsynced = true; /* while its name is not on the disk, the old file is there */
    } else {
        os_close(fd);
        (void)os_unlink(place->journal, temporary);
    }
    draft->distrusted = !good;
    draft->behind = draft->behind && !good;
    str_release(&bytes);
    errno = number;
    return good;
}

void draft_close(struct draft *draft, const struct place *place)
{
    if (draft->fd >= 0) {
        if (draft_is_empty(draft)) {
            char name[LOG_NAME_ROOM];
            draft_name(draft, name);
            (void)os_unlink(place->journal, name);
        }
        os_close(draft->fd);
    }
    draft->fd = -1;
}

void draft_release(struct draft *draft)
{
    draft_slots_release(&draft->slots);
    *draft = (struct draft){.fd = -1};
}

/* One line as it was written by format_change. */
struct change {
    uint64_t seq, slot, at, removed;
    struct slice inserted;
    uint64_t started; /* 0 where it has none */
};

static bool parse_change(struct slice line, struct str *text, struct change *change)
{
    struct slice rest = line;
    if (!log_crc_take(&rest) || !utf8_check(rest, NULL)) {
        return false;
    }
    str_clear(text);
    str_reserve(text, rest.size);
    uint64_t *const numbers[] = {&change->seq, &change->slot, &change->at, &change->removed};
    for (size_t i = 0; i < COUNT(numbers); i++) {
        struct slice field;
        if (!slice_next(&rest, '\t', &field) || !num_parse_unsigned(field, INT32_MAX, numbers[i])) {
            return false;
        }
    }
    change->started = 0;
    if (!log_field_take(&rest, text, &change->inserted) || change->seq == 0) {
        return false;
    }
    return rest.at == NULL || num_parse_unsigned(rest, UINT64_MAX, &change->started);
}

static bool apply(struct draft_slots *slots, const struct change *change, uint64_t *seq)
{
    struct draft_slot *changed = slot_of(slots, (int)change->slot);
    struct str *text = &changed->text;
    if (change->slot == 0 && change->seq != *seq) {
        str_clear(text);
        *seq = change->seq;
    }
    if (change->at > text->size || change->removed > text->size - change->at) {
        return false;
    }
    if (begins(str_slice(text), change->removed, change->inserted)) {
        changed->started = change->started;
    }
    str_splice(text, change->at, change->removed, change->inserted);
    return true;
}

bool draft_replay(struct slice bytes, struct log_header *header, uint64_t committed,
                  struct draft_slots *slots, uint64_t *seq)
{
    struct slice rest = bytes;
    struct slice line;
    *slots = (struct draft_slots){0};
    *seq = 0;
    if (!slice_next(&rest, '\n', &line) ||
        log_header_parse(LOG_LINE_DRAFT, line, header) != LOG_HEADER_GOOD) {
        return false;
    }
    struct str text = {0};
    struct change change;
    while (slice_next(&rest, '\n', &line) && parse_change(line, &text, &change) &&
           apply(slots, &change, seq)) {
    }
    str_release(&text);
    struct str *first = draft_slots_find(slots, 0);
    if (first != NULL && *seq <= committed) {
        str_clear(first);
    }
    return true;
}
