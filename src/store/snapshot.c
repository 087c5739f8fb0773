#include "store/snapshot.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <unistd.h>

#include "base/mem.h"
#include "base/num.h"
#include "base/os.h"
#include "store/ahead.h"

enum { BLOCK = 64 * 1024, CHECKSUM_DIGITS = 8 };

/* --- What it says of itself */

static struct snapshot_mark mark_of(const struct stat *found)
{
    return (struct snapshot_mark){
        .exists = true,
        .device = found->st_dev,
        .inode = found->st_ino,
        .size = found->st_size,
        .modified = (int64_t)found->st_mtim.tv_sec * 1000000000 + found->st_mtim.tv_nsec,
    };
}

bool snapshot_mark(const struct place *place, struct snapshot_mark *mark)
{
    struct stat found;
    *mark = (struct snapshot_mark){0};
    if (os_stat_at(place->folder, str_text(&place->name), false, &found)) {
        *mark = mark_of(&found);
        return true;
    }
    return errno == ENOENT;
}

bool snapshot_same(const struct snapshot_mark *left, const struct snapshot_mark *right)
{
    if (!left->exists || !right->exists) {
        return left->exists == right->exists;
    }
    return left->device == right->device && left->inode == right->inode &&
           left->size == right->size && left->modified == right->modified;
}

int snapshot_open(int folder, const char *name, const char *path, uint64_t most, struct err *err)
{
    /* Not blocking, or a named pipe would hold us. */
    int fd = os_open(folder, name, O_RDONLY | O_NOFOLLOW | O_NONBLOCK, 0);
    struct stat found;
    if (fd < 0) {
        err_system(err, errno, path, "open the session");
        return -1;
    }
    bool good = os_stat(fd, &found);
    if (!good) {
        err_system(err, errno, path, "open the session");
    } else if (S_ISDIR(found.st_mode)) {
        good = err_set(err, ERR_INPUT, path, 0, 0, "it is a folder, not a session file");
    } else if (!S_ISREG(found.st_mode)) {
        good = err_set(err, ERR_INPUT, path, 0, 0, "it is not a regular file");
    } else if ((uint64_t)found.st_size > most) {
        good = err_set(err, ERR_INPUT, path, 0, 0,
                       "it has %llu bytes, more than the setting max_file allows (%llu)",
                       (unsigned long long)found.st_size, (unsigned long long)most);
    }
    if (!good) {
        os_close(fd);
        return -1;
    }
    return fd;
}

/* The rows that are looked for. */
struct search {
    struct snapshot_look *look;
    bool thorough, done;
    size_t id, record, text; /* columns; SIZE_MAX where there is none */
};

static bool search_row(void *context, const struct csv_row *row, struct err *err)
{
    struct search *search = context;
    size_t *const places[] = {&search->id, &search->record, &search->text};
    static const char *const names[] = {"id", "record", "text"};
    for (size_t i = 0; row->number == 0 && i < row->count; i++) {
        for (size_t name = 0; name < COUNT(names); name++) {
            *places[name] = slice_is(row->fields[i], names[name]) ? i : *places[name];
        }
    }
    bool useful = search->id < row->count && search->text < row->count;
    if (row->number > 0 && useful && slice_is(row->fields[search->id], "s-holds")) {
        search->look->has_holds = true;
        str_set(&search->look->holds_text, row->fields[search->text]);
    } else if (row->number > 0 && useful && slice_is(row->fields[search->id], "s-id")) {
        str_set(&search->look->id, row->fields[search->text]);
    }
    bool fact = row->number == 0 ||
                (search->record < row->count && slice_is(row->fields[search->record], "session"));
    bool all = search->look->has_holds && search->look->id.size > 0;
    search->done = all || !useful || (!fact && !search->thorough);
    return !search->done || err_set(err, ERR_ANSWER, NULL, 0, 0, "found");
}

/* The checksum of all bytes, its own digits as zeros: `kept` holds back what could be a part of
 * them. */
struct sum {
    struct slice token; /* `#1a2b3c4d`; empty where there is none */
    struct str kept;
    uint32_t crc;
    bool found;
};

static void sum_add(struct sum *sum, struct slice block)
{
    if (sum->token.size == 0) {
        return; /* the file says no checksum: there is nothing to compare one with */
    }
    if (sum->found) {
        sum->crc = num_crc32(sum->crc, block);
        return;
    }
    str_add(&sum->kept, block);
    size_t at = slice_find_part(str_slice(&sum->kept), sum->token);
    size_t ready = sum->kept.size < sum->token.size ? 0 : sum->kept.size - sum->token.size;
    if (at < sum->kept.size) {
        memset(sum->kept.at + at + 1, '0', CHECKSUM_DIGITS);
        sum->found = true;
        ready = sum->kept.size;
    }
    sum->crc = num_crc32(sum->crc, slice_head(str_slice(&sum->kept), ready));
    str_splice(&sum->kept, 0, ready, (struct slice){NULL, 0});
}

/* Gives every block of the file to a hash, and to a sum (may be NULL). */
static bool read_blocks(int fd, const char *path, struct hash *hash, struct sum *sum,
                        struct err *err)
{
    char *block = mem_alloc(BLOCK, 1);
    ssize_t size;
    for (off_t at = 0; (size = os_read_at(fd, at, block, BLOCK)) > 0; at += size) {
        hash_add(hash, slice_make(block, (size_t)size));
        if (sum != NULL) {
            sum_add(sum, slice_make(block, (size_t)size));
        }
    }
    bool good = size == 0 || err_system(err, errno, path, "read the session");
    mem_free(block);
    return good;
}

static bool sum_up(int fd, const char *path, struct snapshot_look *look, struct err *err)
{
    struct sum sum = {0};
    struct hash hash = {0};
    if (look->holds.has_checksum) {
        sum.token =
            slice_make(look->holds_text.at + look->holds.checksum_at - 1, CHECKSUM_DIGITS + 1);
    }
    bool good = read_blocks(fd, path, &hash, &sum, err);
    sum.crc = num_crc32(sum.crc, str_slice(&sum.kept));
    look->whole = look->holds.has_checksum && sum.found && sum.crc == look->holds.checksum;
    hash_get(&hash, look->hash);
    look->summed = good;
    str_release(&sum.kept);
    return good;
}

bool snapshot_hash(int fd, const char *path, unsigned char hash[HASH_SIZE], struct err *err)
{
    struct hash made = {0};
    bool good = read_blocks(fd, path, &made, NULL, err);
    hash_get(&made, hash);
    return good;
}

/* Whether the bytes of a word stand anywhere in the file: a look that costs a fraction of parsing
 * it. */
static bool has_word(int fd, const char *word)
{
    char *block = mem_alloc(BLOCK, 1);
    size_t kept = 0;
    bool found = false;
    bool good = lseek(fd, 0, SEEK_SET) == 0;
    while (good && !found) {
        ssize_t size = os_read(fd, block + kept, BLOCK - kept);
        if (size <= 0) {
            /* What can't be read now will be said by whoever reads it next. */
            found = size < 0;
            break;
        }
        struct slice bytes = slice_make(block, kept + (size_t)size);
        found = slice_find_part(bytes, slice_of(word)) < bytes.size;
        size_t overlap = strlen(word) - 1;
        kept = bytes.size < overlap ? bytes.size : overlap;
        memmove(block, block + bytes.size - kept, kept);
    }
    mem_free(block);
    return found;
}

static bool search_rows(int fd, const char *path, bool thorough, struct snapshot_look *look,
                        struct err *err)
{
    struct search search = {
        .look = look, .thorough = thorough, .id = SIZE_MAX, .record = SIZE_MAX, .text = SIZE_MAX};
    struct csv_reader reader;
    struct err own = {0};
    csv_reader_init(&reader, path, search_row, &search);
    bool good = ahead_read(fd, path, &reader, NULL, &own) || own.kind != ERR_SYSTEM;
    csv_reader_release(&reader);
    if (!good && err != NULL) {
        *err = own;
    }
    return good;
}

static void parse_holds(struct snapshot_look *look)
{
    if (look->has_holds) {
        holds_release(&look->holds);
        (void)holds_parse(str_slice(&look->holds_text), &look->holds);
    }
}

bool snapshot_look(int fd, const char *path, bool thorough, struct snapshot_look *look,
                   struct err *err)
{
    struct stat found;
    *look = (struct snapshot_look){0};
    if (!os_stat(fd, &found)) {
        return err_system(err, errno, path, "read the session");
    }
    look->mark = mark_of(&found);
    if (!search_rows(fd, path, false, look, err)) {
        return false;
    }
    /* A file that was sorted has its facts anywhere. */
    bool hidden = thorough && look->id.size == 0 && has_word(fd, "s-id");
    bool good = !hidden || search_rows(fd, path, true, look, err);
    parse_holds(look);
    return good;
}

bool snapshot_sum(int fd, const char *path, struct snapshot_look *look, struct err *err)
{
    if (look->summed) {
        return true;
    }
    if (!look->has_holds && has_word(fd, "s-holds")) {
        if (!search_rows(fd, path, true, look, err)) {
            return false;
        }
        parse_holds(look);
    }
    return sum_up(fd, path, look, err);
}

void snapshot_look_release(struct snapshot_look *look)
{
    holds_release(&look->holds);
    str_release(&look->holds_text);
    str_release(&look->id);
    *look = (struct snapshot_look){0};
}
