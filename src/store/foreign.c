/* First all rows are read and compared, so that nothing is added where the file turns out to be
 * none. Then the differences become actions, in the order of the file: each is added to the base at
 * once, since a new row's place is between its neighbours, of which the one before may be new
 * itself. */
#include "store/foreign.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "store/ahead.h"
#include "store/foreign_base.h"
#include "store/foreign_order.h"
#include "store/rows.h"
#include "store/snapshot.h"
#include "text/utf8.h"

struct reading {
    struct foreign_base base;
    struct rows rows;
    const struct csv_reader *reader;
    const struct run *run;
    const struct session *session; /* whole, where the base is what the file knew */
    bool sure;
    bool *seen; /* by row of the base */
    struct foreign_change *changes;
    size_t change_count, change_room;
    struct foreign_entry *entries; /* the rows of the file */
    size_t entry_count, entry_room;
    struct session *fresh; /* new ids of this file, to find two equal ones */
    struct foreign_found *found;
};

static struct action_draft *new_change(struct reading *reading, struct slice id)
{
    MEM_GROW(reading->changes, reading->change_room, reading->change_count + 1);
    struct foreign_change *change = &reading->changes[reading->change_count++];
    *change = (struct foreign_change){0};
    change->id = arena_copy(&change->draft.arena, id);
    return &change->draft;
}

/* --- One cell */

/* Excel cuts a cell at 32,767 letters and LibreOffice at 65,535; both count UTF-16. */
static bool was_cut(struct slice cell, struct slice value)
{
    enum { EXCEL = 32767, LIBREOFFICE = 65535 };
    if (cell.size < EXCEL || cell.size >= value.size || !slice_starts(value, cell)) {
        return false;
    }
    size_t units = 0;
    for (size_t at = 0; at < cell.size;) {
        uint32_t code = 0;
        at += utf8_next(cell, at, &code);
        units += code > 0xFFFF ? 2 : 1;
    }
    /* One less where the cut would have split a pair. */
    return units == EXCEL || units == EXCEL - 1 || units == LIBREOFFICE || units == LIBREOFFICE - 1;
}

/* Of an intervention these say what its participants' rows say, which win; but for the capacity. */
static bool is_repeated(const struct reading *reading, int field)
{
    struct str value = {0};
    bool repeated =
        field != FIELD_ORGANIZATION &&
        columns_repeats(record_kind_parse(rows_cell(&reading->rows, FIELD_RECORD)), field) &&
        columns_repeated(reading->base.session, rows_cell(&reading->rows, FIELD_REFS), field,
                         &value);
    str_release(&value);
    return repeated;
}

/* The file is, or may be, older than a redaction: what was taken away stays gone. */
static bool is_gone(const struct reading *reading, const struct record *known,
                    const struct record *record, int field)
{
    bool older = !reading->sure || known->words_from > record->words_from;
    return (known->redacted && (field_is_words(field) || field == FIELD_STATUS)) ||
           (known->words_from > 0 && older && field_is_words(field));
}

static bool is_edit(struct reading *reading, const struct record *record, int64_t row, int field,
                    struct slice cell)
{
    const struct foreign_base *base = &reading->base;
    if (field == FIELD_ID || foreign_base_is(base, row, field, cell)) {
        return false;
    }
    const struct record *known = session_find(reading->session, record->id);
    if (known != NULL && is_gone(reading, known, record, field)) {
        return false;
    }
    struct slice value = session_get(base->session, record, field);
    if (was_cut(cell, value) || is_repeated(reading, field)) {
        reading->found->kept++;
        return false;
    }
    bool told = reading->run->author.size > 0 && (field == FIELD_AUTHOR || field == FIELD_UPDATED);
    if (told) {
        return false; /* who wrote last, and when, is now this edit's to say */
    }
    if (!reading->sure && (cell.size == 0 || foreign_base_had(base, record->id, field, cell))) {
        reading->found->kept++;
        return false;
    }
    return !slice_equal(cell, value);
}

static void set_cell(struct reading *reading, struct action_draft *draft, struct slice id,
                     int field, struct slice cell)
{
    if (field < FIELD_EXTRA) {
        action_set(draft, id, field, cell);
        return;
    }
    struct str name = {0};
    str_add_text(&name, "x:");
    str_add(&name, session_extra_name(reading->base.session, field));
    action_set_named(draft, id, str_slice(&name), cell);
    str_release(&name);
}

/* --- One row */

static void compare_row(struct reading *reading, const struct record *record, int64_t row)
{
    const struct rows *rows = &reading->rows;
    struct action_draft *draft = NULL;
    for (size_t i = 0; i < rows->columns.count; i++) {
        int field = rows->columns.fields[i];
        if (is_edit(reading, record, row, field, rows->cells[i])) {
            draft = draft == NULL ? new_change(reading, record->id) : draft;
            set_cell(reading, draft, record->id, field, rows->cells[i]);
            reading->found->cells++;
        }
    }
    if (draft != NULL && reading->run->author.size == 0) {
        action_set(draft, record->id, FIELD_AUTHOR, rows_cell(rows, FIELD_AUTHOR));
        action_set(draft, record->id, FIELD_UPDATED, rows_cell(rows, FIELD_UPDATED));
    }
    if (draft != NULL) {
        reading->entries[reading->entry_count - 1].change = reading->change_count - 1;
    }
}

static bool is_changed(const struct reading *reading, int64_t row)
{
    for (size_t i = 0; i < reading->rows.columns.count; i++) {
        if (!foreign_base_is(&reading->base, row, reading->rows.columns.fields[i],
                             reading->rows.cells[i])) {
            return true;
        }
    }
    return false;
}

static bool add_row(struct reading *reading, const struct csv_row *row, struct err *err)
{
    struct rows *rows = &reading->rows;
    struct session *base = reading->base.session;
    struct slice id = rows_cell(rows, FIELD_ID);
    if (!rows_check(rows, reading->fresh, row, err)) {
        return false;
    }
    const struct record *record = id.size == 0 ? NULL : session_find(base, id);
    bool deleted = record != NULL && record->deleted;
    if (deleted && !reading->sure) {
        reading->found->kept++; /* it may only be older than the deletion */
        return true;
    }
    id = id.size == 0 ? rows_fresh_id(rows, reading->run->tag) : id;
    struct action_draft *draft = new_change(reading, id);
    columns_read_row(base, &rows->columns, rows->cells, id, draft);
    if (deleted) {
        action_set(draft, id, FIELD_DELETED, slice_of(""));
    }
    struct run run = *reading->run;
    struct action seen = {.seq = reading->change_count,
                          .operations = draft->action.operations,
                          .count = 1}; /* the operation that creates it comes first */
    (void)session_add(reading->fresh, session_run(reading->fresh, &run), &seen);
    struct foreign_entry *entry = &reading->entries[reading->entry_count - 1];
    entry->change = reading->change_count - 1;
    entry->is_new = true;
    entry->group = record_kind_group(record_kind_parse(rows_cell(rows, FIELD_RECORD)), id);
    reading->found->added++;
    return true;
}

static bool twice(const struct reading *reading, const struct csv_row *row, struct slice id,
                  struct err *err)
{
    size_t line = row->line;
    size_t column = 0;
    for (size_t i = 0; i < row->count; i++) {
        if (reading->rows.columns.fields[i] == FIELD_ID) {
            csv_row_place(row, i, &line, &column);
        }
    }
    return err_set(err, ERR_INPUT, reading->rows.path, line, column,
                   "the id \"%.*s\" stands in two rows; empty one of the two cells and it gets a "
                   "new one",
                   (int)slice_head(id, 60).size, id.at);
}

static bool read_row(void *context, const struct csv_row *row, struct err *err)
{
    struct reading *reading = context;
    if (row->number == 0) {
        return rows_header(&reading->rows, row, err);
    }
    rows_take(&reading->rows, row);
    struct slice id = rows_cell(&reading->rows, FIELD_ID);
    if (slice_is(id, "s-holds")) {
        return true;
    }
    int64_t place = id.size == 0 ? FOREIGN_NO_ROW : foreign_base_row(&reading->base, id);
    bool is_record = place != FOREIGN_NO_ROW && (size_t)place < reading->base.rows;
    if (place != FOREIGN_NO_ROW && reading->seen[place]) {
        return twice(reading, row, id, err);
    }
    if (place != FOREIGN_NO_ROW) {
        reading->seen[place] = true;
    }
    if (place != FOREIGN_NO_ROW && !is_record && !is_changed(reading, place)) {
        return true; /* what the program says of a conflict */
    }
    MEM_GROW(reading->entries, reading->entry_room, reading->entry_count + 1);
    reading->entries[reading->entry_count++] = (struct foreign_entry){
        .row = is_record ? place : FOREIGN_NO_ROW, .change = FOREIGN_NO_CHANGE};
    if (!is_record) {
        return add_row(reading, row, err);
    }
    const struct record *record = reading->base.records[place];
    reading->entries[reading->entry_count - 1].group = record->group;
    compare_row(reading, record, place);
    return true;
}

/* --- What is about the file as a whole */

static void compare_layout(struct reading *reading)
{
    struct str text = {0};
    struct session *base = reading->base.session;
    const struct columns *wanted = &reading->base.columns;
    const struct columns *found = &reading->rows.columns;
    struct csv_dialect before = snapshot_dialect(base);
    struct csv_dialect after = reading->reader->dialect;
    bool same = wanted->count == found->count;
    for (size_t i = 0; same && i < found->count; i++) {
        same = wanted->fields[i] == found->fields[i];
    }
    bool same_dialect =
        before.bom == after.bom && before.crlf == after.crlf && before.separator == after.separator;
    struct slice id = slice_of("s-format");
    struct action_draft *draft = same && same_dialect ? NULL : new_change(reading, id);
    if (!same) {
        rows_format_columns(&reading->rows, &text);
        action_set(draft, id, FIELD_COLUMNS, str_slice(&text));
    }
    if (!same_dialect) {
        str_clear(&text);
        snapshot_format_dialect(after, &text);
        action_set(draft, id, FIELD_DIALECT, str_slice(&text));
    }
    str_release(&text);
}

static void compare_missing(struct reading *reading)
{
    for (size_t row = 0; row < reading->base.rows; row++) {
        if (reading->seen[row]) {
            continue;
        }
        if (!reading->sure) {
            reading->found->kept++;
            continue;
        }
        struct slice id = reading->base.records[row]->id;
        action_set(new_change(reading, id), id, FIELD_DELETED, slice_of("yes"));
        reading->found->removed++;
    }
}

/* --- The differences as actions */

struct adding {
    struct session *base, *session;
    uint32_t base_run, session_run;
    uint64_t logical, seq;
};

static void add_change(struct adding *adding, struct action_draft *draft)
{
    if (action_is_empty(draft)) {
        return;
    }
    draft->action.seq = ++adding->seq;
    draft->action.logical = adding->logical;
    draft->action.wall = adding->logical - 1;
    session_complete(adding->base, draft);
    (void)session_add(adding->base, adding->base_run, &draft->action);
    if (adding->session != adding->base) {
        (void)session_add(adding->session, adding->session_run, &draft->action);
    }
}

static void add_changes(struct reading *reading, struct session *session)
{
    struct session *base = reading->base.session;
    struct adding adding = {.base = base, .session = session, .logical = base->newest + 1};
    bool *done = mem_alloc(reading->change_count, sizeof *done);
    if (reading->change_count == 0) {
        mem_free(done);
        return;
    }
    adding.base_run = session_run(base, reading->run);
    adding.session_run = session_run(session, reading->run);
    for (size_t i = 0; i < reading->entry_count; i++) {
        struct foreign_entry *entry = &reading->entries[i];
        if (entry->change == FOREIGN_NO_CHANGE) {
            continue;
        }
        struct foreign_change *change = &reading->changes[entry->change];
        foreign_order_place(base, &reading->base, reading->entries, reading->entry_count, i,
                            reading->changes);
        add_change(&adding, &change->draft);
        done[entry->change] = true;
    }
    for (size_t i = 0; i < reading->change_count; i++) {
        if (!done[i]) {
            add_change(&adding, &reading->changes[i].draft);
        }
    }
    reading->found->actions = adding.seq;
    mem_free(done);
}

/* The single row that was moved has a change of its own now. */
static void note_moved(struct reading *reading)
{
    size_t moved = foreign_order_moved(reading->entries, reading->entry_count);
    if (moved == FOREIGN_NO_CHANGE) {
        return;
    }
    struct foreign_entry *entry = &reading->entries[moved];
    if (entry->change == FOREIGN_NO_CHANGE) {
        (void)new_change(reading, reading->base.records[entry->row]->id);
        entry->change = reading->change_count - 1;
    }
    reading->found->cells++;
}

static void release(struct reading *reading)
{
    for (size_t i = 0; i < reading->change_count; i++) {
        action_release(&reading->changes[i].draft);
    }
    mem_free(reading->changes);
    mem_free(reading->entries);
    mem_free(reading->seen);
    session_release(reading->fresh);
    mem_free(reading->fresh);
    rows_release(&reading->rows);
    foreign_base_release(&reading->base);
    mem_free(reading);
}

bool foreign_read(int fd, const char *path, struct session *base, bool sure, const struct run *run,
                  struct session *session, struct foreign_found *found, struct err *err)
{
    struct reading *reading = mem_alloc(1, sizeof *reading);
    struct csv_reader reader;
    *found = (struct foreign_found){0};
    foreign_base_init(&reading->base, base);
    if (!sure) {
        foreign_base_remember(&reading->base);
    }
    reading->rows.session = base;
    reading->rows.path = path;
    reading->reader = &reader;
    reading->run = run;
    reading->session = session;
    reading->sure = sure;
    reading->found = found;
    reading->seen = mem_alloc(reading->base.all_rows, sizeof *reading->seen);
    reading->fresh = mem_alloc(1, sizeof *reading->fresh);
    session_init(reading->fresh);
    rows_count_ids(&reading->rows, base);
    csv_reader_init(&reader, path, read_row, reading);
    bool good = ahead_read(fd, path, &reader, NULL, err);
    if (good) {
        compare_layout(reading);
        note_moved(reading);
        compare_missing(reading);
        add_changes(reading, session);
    }
    csv_reader_release(&reader);
    release(reading);
    return good;
}
