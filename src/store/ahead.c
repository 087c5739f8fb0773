#include "store/ahead.h"

#include <errno.h>
#include <stdint.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/mem.h"
#include "base/os.h"
#include "store/worker.h"

/* A file that is small is read in pieces by this thread alone, without copies, and so is the start
 * of every other, as often its rows are all that is wanted. Blocks are large enough that the two
 * threads seldom wait for each other. */
enum { PIECE = 16 * 1024, START = 4 * PIECE, SMALL = 512 * 1024, BLOCK = 128 * 1024 };

/* What one block gave. */
struct batch {
    char *block;
    struct csv_row *rows;
    size_t count, room;
    struct slice *fields; /* of all the rows, one after the other; and where they begin */
    size_t *starts;
    size_t field_count, field_room, start_room;
    struct arena arena; /* the few bytes that don't stand in the block as they are */
    bool last;          /* nothing follows: the file has ended, or */
    bool failed;
    struct err err;
};

struct ahead {
    int fd;
    const char *path;
    struct csv_reader *reader;
    struct hash *hash;
    struct batch batches[2];
    struct batch *batch; /* that is being filled */
};

static bool is_within(struct slice whole, struct slice part)
{
    uintptr_t from = (uintptr_t)whole.at;
    uintptr_t at = (uintptr_t)part.at;
    return at >= from && at + part.size <= from + whole.size;
}

/* What the reader has of a row goes with its next one: this stays until the batch is filled anew.
 */
static bool keep_row(void *context, const struct csv_row *row, struct err *err)
{
    (void)err;
    const struct ahead *ahead = context;
    struct batch *batch = ahead->batch;
    bool stays = is_within(slice_make(batch->block, BLOCK), row->raw);
    struct slice raw = stays ? row->raw : arena_copy(&batch->arena, row->raw);
    size_t first = batch->field_count;
    batch->field_count += row->count;
    MEM_GROW(batch->fields, batch->field_room, batch->field_count);
    MEM_GROW(batch->starts, batch->start_room, batch->field_count);
    for (size_t i = 0; i < row->count; i++) {
        struct slice field = row->fields[i];
        batch->fields[first + i] = is_within(row->raw, field)
                                       ? slice_make(raw.at + (field.at - row->raw.at), field.size)
                                       : arena_copy(&batch->arena, field);
        batch->starts[first + i] = row->starts[i];
    }
    MEM_GROW(batch->rows, batch->room, batch->count + 1);
    batch->rows[batch->count] = *row;
    batch->rows[batch->count++].raw = raw;
    return true;
}

/* Up to `room` bytes, given to the hash; -1 where the system fails. Less: the file is at its end.
 */
static ssize_t read_block(const struct ahead *ahead, char *block, size_t room)
{
    size_t size = 0;
    while (size < room) {
        ssize_t more = os_read(ahead->fd, block + size, room - size);
        if (more < 0) {
            return -1;
        }
        if (more == 0) {
            break;
        }
        size += (size_t)more;
    }
    if (ahead->hash != NULL) {
        hash_add(ahead->hash, slice_make(block, size));
    }
    return (ssize_t)size;
}

/* Only now do the fields stay where they are. */
static void place_fields(struct batch *batch)
{
    size_t first = 0;
    for (size_t i = 0; i < batch->count; i++) {
        batch->rows[i].fields = batch->fields + first;
        batch->rows[i].starts = batch->starts + first;
        first += batch->rows[i].count;
    }
}

static void fill(void *job)
{
    struct ahead *ahead = job;
    struct batch *batch = ahead->batch;
    arena_release(&batch->arena);
    batch->count = batch->field_count = 0;
    ssize_t size = read_block(ahead, batch->block, BLOCK);
    if (size < 0) {
        batch->failed = !err_system(&batch->err, errno, ahead->path, "read the session");
        return;
    }
    struct slice bytes = slice_make(batch->block, (size_t)size);
    batch->last = bytes.size < BLOCK;
    batch->failed = !csv_reader_feed(ahead->reader, bytes, &batch->err) ||
                    (batch->last && !csv_reader_end(ahead->reader, &batch->err));
    place_fields(batch);
}

static bool hand_over(const struct batch *batch, csv_row_function row, void *context,
                      struct err *err)
{
    for (size_t i = 0; i < batch->count; i++) {
        if (!row(context, &batch->rows[i], err)) {
            return false;
        }
    }
    if (batch->failed && err != NULL) {
        *err = batch->err;
    }
    return !batch->failed;
}

static bool is_more(const struct batch *batch)
{
    return !batch->last && !batch->failed;
}

/* Two batches: one is handed over while the other is filled. */
static bool read_batches(struct ahead *ahead, csv_row_function row, void *context, struct err *err)
{
    struct worker *worker = worker_open(WORKER_NO_WAKE);
    fill(ahead);
    bool good = true;
    bool more = true;
    while (good && more) {
        const struct batch *ready = ahead->batch;
        more = is_more(ready);
        if (more) {
            ahead->batch = &ahead->batches[ready == ahead->batches ? 1 : 0];
            worker_start(worker, fill, ahead);
        }
        good = hand_over(ready, row, context, err);
        if (more) {
            worker_wait(worker);
            (void)worker_take(worker);
        }
    }
    worker_close(worker);
    return good;
}

static bool read_ahead(struct ahead *ahead, struct err *err)
{
    struct csv_reader *reader = ahead->reader;
    csv_row_function row = reader->row;
    void *context = reader->context;
    ahead->batch = ahead->batches;
    for (size_t i = 0; i < COUNT(ahead->batches); i++) {
        ahead->batches[i].block = mem_alloc(BLOCK, 1);
    }
    reader->row = keep_row;
    reader->context = ahead;
    bool good = read_batches(ahead, row, context, err);
    reader->row = row;
    reader->context = context;
    for (size_t i = 0; i < COUNT(ahead->batches); i++) {
        struct batch *batch = &ahead->batches[i];
        arena_release(&batch->arena);
        mem_free(batch->block);
        mem_free(batch->rows);
        mem_free(batch->fields);
        mem_free(batch->starts);
    }
    return good;
}

/* Up to `most` bytes; `more`: the file has not ended with them. */
static bool read_straight(struct ahead *ahead, size_t most, bool *more, struct err *err)
{
    char *piece = mem_resize(NULL, PIECE, 1);
    bool good = true;
    *more = true;
    for (size_t at = 0; good && *more && at < most; at += PIECE) {
        ssize_t size = read_block(ahead, piece, PIECE);
        *more = size == PIECE;
        good = size < 0 ? err_system(err, errno, ahead->path, "read the session")
                        : csv_reader_feed(ahead->reader, slice_make(piece, (size_t)size), err);
    }
    mem_free(piece);
    return good && (*more || csv_reader_end(ahead->reader, err));
}

bool ahead_read(int fd, const char *path, struct csv_reader *reader, struct hash *hash,
                struct err *err)
{
    struct stat found;
    if (!os_stat(fd, &found) || lseek(fd, 0, SEEK_SET) != 0) {
        return err_system(err, errno, path, "read the session");
    }
    struct ahead ahead = {.fd = fd, .path = path, .reader = reader, .hash = hash};
    bool more = false;
    size_t straight = found.st_size < SMALL ? SMALL : START;
    return read_straight(&ahead, straight, &more, err) && (!more || read_ahead(&ahead, err));
}
