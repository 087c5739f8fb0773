#include "store/foreign_base.h"

#include <string.h>

#include "base/mem.h"
#include "store/hash.h"

static uint64_t hash_of(struct slice text)
{
    struct hash hash = {0};
    unsigned char bytes[HASH_SIZE];
    uint64_t number;
    hash_add(&hash, text);
    hash_get(&hash, bytes);
    memcpy(&number, bytes, sizeof number);
    return number;
}

static void add_row(struct foreign_base *base, const struct slice *cells,
                    const struct record *record)
{
    size_t row = base->all_rows++;
    size_t width = base->columns.count;
    MEM_GROW(base->cells, base->cell_room, (row + 1) * width);
    MEM_GROW(base->records, base->record_room, row + 1);
    base->records[row] = record;
    for (size_t i = 0; i < width; i++) {
        base->cells[row * width + i] = hash_of(cells[i]);
    }
}

static struct slice id_cell(const struct foreign_base *base, const struct slice *cells)
{
    return cells[base->column_of[FIELD_ID]];
}

static void index_columns(struct foreign_base *base)
{
    base->field_count = FIELD_EXTRA + session_extra_count(base->session);
    base->column_of = mem_alloc(base->field_count, sizeof *base->column_of);
    for (size_t i = 0; i < base->field_count; i++) {
        base->column_of[i] = -1;
    }
    for (size_t i = 0; i < base->columns.count; i++) {
        base->column_of[base->columns.fields[i]] = (int)i;
    }
}

void foreign_base_init(struct foreign_base *base, struct session *session)
{
    struct columns_rows *rows = mem_alloc(1, sizeof *rows);
    *base = (struct foreign_base){.session = session};
    columns_start(rows, session);
    base->columns = rows->columns;
    index_columns(base);
    base->number_count = session_record_count(session) + 1;
    base->row_of = mem_alloc(base->number_count, sizeof *base->row_of);
    for (size_t i = 0; i < base->number_count; i++) {
        base->row_of[i] = FOREIGN_NO_ROW;
    }
    for (const struct slice *cells; (cells = columns_next(rows)) != NULL;) {
        struct slice id = id_cell(base, cells);
        const struct record *record = session_find(session, id);
        if (slice_is(id, "s-holds")) {
            continue;
        }
        if (rows->conflict_next == 0 && record != NULL) {
            base->row_of[record->number] = (int64_t)base->all_rows;
            add_row(base, cells, record);
            base->rows = base->all_rows;
            continue;
        }
        size_t place = base->all_rows - base->rows;
        MEM_GROW(base->conflicts, base->conflict_room, place + 1);
        base->conflicts[place] = (struct str){0};
        str_set(&base->conflicts[place], id);
        add_row(base, cells, NULL);
    }
    columns_finish(rows);
    mem_free(rows);
}

void foreign_base_release(struct foreign_base *base)
{
    for (size_t i = base->rows; i < base->all_rows; i++) {
        str_release(&base->conflicts[i - base->rows]);
    }
    mem_free(base->column_of);
    mem_free(base->cells);
    mem_free(base->records);
    mem_free(base->row_of);
    mem_free(base->conflicts);
    mem_free(base->earlier);
    *base = (struct foreign_base){0};
}

int64_t foreign_base_row(const struct foreign_base *base, struct slice id)
{
    const struct record *record = session_find(base->session, id);
    if (record != NULL && record->number < base->number_count &&
        base->row_of[record->number] != FOREIGN_NO_ROW) {
        return base->row_of[record->number];
    }
    for (size_t i = base->rows; i < base->all_rows; i++) {
        if (slice_equal(str_slice(&base->conflicts[i - base->rows]), id)) {
            return (int64_t)i;
        }
    }
    return FOREIGN_NO_ROW;
}

bool foreign_base_is(const struct foreign_base *base, int64_t row, int field, struct slice cell)
{
    int column = (size_t)field < base->field_count ? base->column_of[field] : -1;
    if (column < 0) {
        return cell.size == 0;
    }
    return base->cells[(size_t)row * base->columns.count + (size_t)column] == hash_of(cell);
}

/* --- Earlier values */

static uint64_t value_hash(struct slice id, struct slice field, struct slice value)
{
    struct hash hash = {0};
    unsigned char bytes[HASH_SIZE];
    uint64_t number;
    hash_add(&hash, id);
    hash_add(&hash, slice_of("\t"));
    hash_add(&hash, field);
    hash_add(&hash, slice_of("\t"));
    hash_add(&hash, value);
    hash_get(&hash, bytes);
    memcpy(&number, bytes, sizeof number);
    return number == 0 ? 1 : number; /* 0 is a free place of the set */
}

static void set_put(uint64_t *set, size_t room, uint64_t hash)
{
    size_t at = (size_t)hash & (room - 1);
    while (set[at] != 0 && set[at] != hash) {
        at = (at + 1) & (room - 1);
    }
    set[at] = hash;
}

static void set_add(struct foreign_base *base, uint64_t hash)
{
    if (2 * (base->earlier_count + 1) > base->earlier_room) {
        size_t room = base->earlier_room == 0 ? 1024 : base->earlier_room * 2;
        uint64_t *set = mem_alloc(room, sizeof *set);
        for (size_t i = 0; i < base->earlier_room; i++) {
            if (base->earlier[i] != 0) {
                set_put(set, room, base->earlier[i]);
            }
        }
        mem_free(base->earlier);
        base->earlier = set;
        base->earlier_room = room;
    }
    set_put(base->earlier, base->earlier_room, hash);
    base->earlier_count++;
}

static void remember_action(void *context, const struct action *action)
{
    struct foreign_base *base = context;
    for (size_t i = 0; i < action->count; i++) {
        const struct operation *operation = &action->operations[i];
        set_add(base, value_hash(operation->id, operation->field, operation->value));
    }
}

void foreign_base_remember(struct foreign_base *base)
{
    for (uint32_t run = 0; run < base->session->run_count; run++) {
        session_actions(base->session, run, remember_action, base);
    }
}

bool foreign_base_had(const struct foreign_base *base, struct slice id, int field,
                      struct slice value)
{
    struct str name = {0};
    if (field < FIELD_EXTRA) {
        str_add_text(&name, field_name(field));
    } else {
        str_add_text(&name, "x:");
        str_add(&name, session_extra_name(base->session, field));
    }
    uint64_t hash = value_hash(id, str_slice(&name), value);
    str_release(&name);
    size_t at = base->earlier_room == 0 ? 0 : (size_t)hash & (base->earlier_room - 1);
    while (base->earlier_room > 0 && base->earlier[at] != 0 && base->earlier[at] != hash) {
        at = (at + 1) & (base->earlier_room - 1);
    }
    return base->earlier_room > 0 && base->earlier[at] == hash;
}
