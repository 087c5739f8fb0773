#include "store/csv_run.h"

#include <string.h>

#include "base/mem.h"
#include "base/num.h"
#include "store/ahead.h"
#include "store/rows.h"
#include "store/snapshot.h"

struct reading {
    int fd;
    const char *path;
    struct rows rows;
    struct session *session;
    const struct csv_reader *reader;
    struct run run;
    bool numbered; /* `run` has its number: the file's hash, which only its end tells */
    uint32_t index;
    uint64_t seq;
    int group; /* the greatest of the rows so far */
    struct action_draft draft;
    struct operation *operations; /* of a row, all borrowed: nothing is copied twice */
};

struct run csv_run_of(const unsigned char hash[HASH_SIZE], const char *author)
{
    struct run run = {.author = slice_of(author)};
    memcpy(run.number, hash, RUN_SIZE);
    tag_draw(hash, run.tag);
    return run;
}

static void number_run(struct reading *reading, const unsigned char hash[HASH_SIZE])
{
    if (!reading->numbered) {
        reading->run = csv_run_of(hash, "");
        reading->numbered = true;
        session_number_run(reading->session, &reading->run);
    }
}

/* The number before the end of the file: that takes one more walk along it. */
static bool number_run_now(struct reading *reading, struct err *err)
{
    unsigned char hash[HASH_SIZE];
    if (!reading->numbered) {
        if (!snapshot_hash(reading->fd, reading->path, hash, err)) {
            return false;
        }
        number_run(reading, hash);
    }
    return true;
}

static void put(struct reading *reading)
{
    struct action_draft *draft = &reading->draft;
    if (draft->action.count > 0) {
        draft->action.seq = ++reading->seq;
        (void)session_add(reading->session, reading->index, &draft->action);
    }
    draft->action.count = 0;
    arena_release(&draft->arena);
}

/* What the header says of how the file is written, where that is not the usual way. */
static void put_layout(struct reading *reading)
{
    struct str text = {0};
    struct csv_dialect usual = csv_dialect_default();
    struct csv_dialect dialect = reading->reader->dialect;
    if (!rows_are_standard(&reading->rows)) {
        rows_format_columns(&reading->rows, &text);
        action_set(&reading->draft, slice_of("s-format"), FIELD_COLUMNS, str_slice(&text));
    }
    if (dialect.bom != usual.bom || dialect.crlf != usual.crlf ||
        dialect.separator != usual.separator) {
        str_clear(&text);
        snapshot_format_dialect(dialect, &text);
        action_set(&reading->draft, slice_of("s-format"), FIELD_DIALECT, str_slice(&text));
    }
    str_release(&text);
    put(reading);
}

/* A row that stands among those of a later group keeps its place by saying so: one more operation,
 * whose value is added to `place`. */
static size_t set_place(struct reading *reading, struct slice id, size_t count, struct str *place)
{
    enum record_kind kind = record_kind_parse(rows_cell(&reading->rows, FIELD_RECORD));
    int group = record_kind_group(kind, id);
    if (group >= reading->group) {
        reading->group = group;
        return count;
    }
    str_add_format(place, "%d:%llu", reading->group, (unsigned long long)reading->seq + 1);
    reading->operations[count] = (struct operation){.id = id,
                                                    .field = slice_of(field_name(FIELD_ORDER)),
                                                    .value = str_slice(place),
                                                    .number = FIELD_ORDER};
    return count + 1;
}

static bool read_row(void *context, const struct csv_row *row, struct err *err)
{
    struct reading *reading = context;
    struct rows *rows = &reading->rows;
    if (row->number == 0) {
        if (!rows_header(rows, row, err)) {
            return false;
        }
        /* Room for two more than the columns: what creates the record, and its place. */
        reading->operations = mem_alloc(rows->columns.count + 2, sizeof *reading->operations);
        put_layout(reading);
        return true;
    }
    rows_take(rows, row);
    struct slice id = rows_cell(rows, FIELD_ID);
    if (slice_is(id, "s-holds")) {
        return true;
    }
    if (id.size == 0 && !number_run_now(reading, err)) {
        return false; /* a new id has the run's tag, which comes from its number */
    }
    struct slice fresh = id.size == 0 ? rows_fresh_id(rows, reading->run.tag) : id;
    if (!rows_check(rows, reading->session, row, err)) {
        return false;
    }
    struct action action = {.operations = reading->operations};
    struct str place = {0};
    action.count = columns_borrow_row(reading->session, &rows->columns, rows->cells, fresh,
                                      reading->operations);
    action.count = set_place(reading, fresh, action.count, &place);
    action.seq = ++reading->seq;
    (void)session_add(reading->session, reading->index, &action);
    str_release(&place);
    return true;
}

static void put_fact(struct reading *reading, const char *id, const char *kind, const char *text)
{
    const struct record *record = session_find(reading->session, slice_of(id));
    if (record == NULL || !record->exists) {
        action_set(&reading->draft, slice_of(id), FIELD_RECORD, slice_of("session"));
        action_set(&reading->draft, slice_of(id), FIELD_KIND, slice_of(kind));
        action_set(&reading->draft, slice_of(id), FIELD_TEXT, slice_of(text));
    }
}

/* The run has its number in any case, also where a row was none. */
static bool read_rows(struct reading *reading, struct csv_reader *reader, struct err *err)
{
    struct hash hash = {0};
    unsigned char bytes[HASH_SIZE];
    bool good = ahead_read(reading->fd, reading->path, reader, &hash, err);
    if (!good) {
        (void)number_run_now(reading, NULL);
        return false;
    }
    hash_get(&hash, bytes);
    number_run(reading, bytes);
    char id[2 * HASH_SIZE + 1];
    num_format_hex(bytes, HASH_SIZE, id);
    put_fact(reading, "s-id", "id", id);
    put_fact(reading, "s-format", "format", "1");
    put(reading);
    return true;
}

/* Where there are runs already, one could have the same number: then it has to be known first. */
static bool begin_run(struct reading *reading, struct err *err)
{
    unsigned char hash[HASH_SIZE];
    if (reading->session->run_count > 0) {
        if (!snapshot_hash(reading->fd, reading->path, hash, err)) {
            return false;
        }
        reading->run = csv_run_of(hash, "");
        reading->numbered = true;
    }
    reading->index = session_run(reading->session, &reading->run);
    return true;
}

bool csv_run_read(int fd, const char *path, struct session *session, uint32_t *index,
                  struct err *err)
{
    struct reading *reading = mem_alloc(1, sizeof *reading);
    struct csv_reader reader;
    csv_reader_init(&reader, path, read_row, reading);
    reading->fd = fd;
    reading->rows.session = reading->session = session;
    reading->rows.path = reading->path = path;
    reading->reader = &reader;
    bool good = begin_run(reading, err) && read_rows(reading, &reader, err);
    *index = reading->index;
    csv_reader_release(&reader);
    rows_release(&reading->rows);
    action_release(&reading->draft);
    mem_free(reading->operations);
    mem_free(reading);
    return good;
}
