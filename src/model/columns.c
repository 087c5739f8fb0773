#include "model/columns.h"

#include <stdint.h>
#include <string.h>

#include "base/mem.h"
#include "text/when.h"

/* A conflict as the comment row that tells of it. */
struct columns_conflict {
    struct session_conflict conflict;
    struct str text;
};

enum { COLUMN_SEPARATOR = 0x1F, NEWER_FIELD = 0x1F };

/* The operation's name for a field: of an unknown column the session has it with `x:` before it. */
static void add_column(const struct session *session, struct columns *columns, int field)
{
    if (columns->count < COLUMNS_MOST) {
        columns->names[columns->count] = field < FIELD_EXTRA
                                             ? slice_of(field_name(field))
                                             : session_extra_operation(session, field);
        columns->fields[columns->count++] = field;
        if (field < FIELD_KNOWN_COUNT) {
            columns->places[field] = (short)columns->count;
        }
    }
}

static bool has_column(const struct columns *columns, int field)
{
    if (field < FIELD_KNOWN_COUNT) {
        return columns->places[field] != 0;
    }
    for (size_t i = 0; i < columns->count; i++) {
        if (columns->fields[i] == field) {
            return true;
        }
    }
    return false;
}

/* The field of a column's name: a known column, or an extra one; -1 where the session has none
 * such. */
static int column_field(const struct session *session, struct slice name)
{
    int field = field_parse(name);
    if (field >= 0 && field <= FIELD_GENDER) {
        return field;
    }
    for (int extra = FIELD_EXTRA; extra < FIELD_EXTRA + (int)session_extra_count(session);
         extra++) {
        if (slice_equal(session_extra_name(session, extra), name)) {
            return extra;
        }
    }
    return -1;
}

static bool anybody_has_gender(const struct session *session)
{
    for (size_t i = 0; i < session_record_count(session); i++) {
        const struct record *record = session_record(session, i);
        if (record->exists && record->kind == RECORD_PARTICIPANT &&
            session_get(session, record, FIELD_GENDER).size > 0) {
            return true;
        }
    }
    return false;
}

/* The session's unknown columns that are not yet there, by name: their numbers depend on what was
 * seen first, and a CSV must not. */
static void add_extras(const struct session *session, struct columns *columns)
{
    size_t first = columns->count;
    for (int field = FIELD_EXTRA; field < FIELD_EXTRA + (int)session_extra_count(session);
         field++) {
        struct slice name = session_extra_name(session, field);
        bool is_column = name.size == 0 || name.at[0] != NEWER_FIELD;
        if (!is_column || has_column(columns, field)) {
            continue;
        }
        add_column(session, columns, field);
        for (size_t at = columns->count - 1;
             at > first &&
             slice_compare(session_extra_name(session, columns->fields[at - 1]), name) > 0;
             at--) {
            columns->fields[at] = columns->fields[at - 1];
            columns->names[at] = columns->names[at - 1];
            columns->fields[at - 1] = field;
            columns->names[at - 1] = session_extra_operation(session, field);
        }
    }
}

void columns_of(const struct session *session, struct columns *columns)
{
    *columns = (struct columns){.count = 0};
    const struct record *format = session_find(session, slice_of("s-format"));
    struct slice layout =
        format == NULL ? slice_make("", 0) : session_get(session, format, FIELD_COLUMNS);
    struct slice name;
    while (layout.size > 0 && slice_next(&layout, COLUMN_SEPARATOR, &name)) {
        int field = column_field(session, name);
        if (field >= 0 && !has_column(columns, field)) {
            add_column(session, columns, field);
        }
    }
    for (int field = FIELD_ID; field < FIELD_CSV_COUNT; field++) {
        if (!has_column(columns, field)) {
            add_column(session, columns, field);
        }
    }
    if (!has_column(columns, FIELD_GENDER) && anybody_has_gender(session)) {
        add_column(session, columns, FIELD_GENDER);
    }
    add_extras(session, columns);
}

bool columns_read_header(struct session *session, const struct slice *cells, size_t count,
                         const char *path, size_t line, struct columns *columns, struct err *err)
{
    *columns = (struct columns){.count = 0};
    if (count > COLUMNS_MOST) {
        return err_set(err, ERR_INPUT, path, line, 0,
                       "the header has %zu columns, more than the %d a session file can have",
                       count, COLUMNS_MOST);
    }
    for (size_t i = 0; i < count; i++) {
        int field = column_field(session, cells[i]);
        if (field < 0) {
            field = session_extra(session, cells[i]);
        }
        if (has_column(columns, field)) {
            return err_set(err, ERR_INPUT, path, line, 0,
                           "two columns are called \"%.*s\"; rename one of them",
                           (int)(cells[i].size > 60 ? 60 : cells[i].size), cells[i].at);
        }
        add_column(session, columns, field);
    }
    static const int needed[] = {FIELD_ID, FIELD_RECORD};
    for (size_t i = 0; i < COUNT(needed); i++) {
        if (!has_column(columns, needed[i])) {
            return err_set(
                err, ERR_INPUT, path, line, 0,
                "the header has no column \"%s\", so this is no session file of rapporteur; "
                "its first line must name the columns",
                field_name(needed[i]));
        }
    }
    return true;
}

struct slice columns_cell(const struct columns *columns, const struct slice *cells, int field)
{
    short place = columns->places[field];
    return place == 0 ? slice_make("", 0) : cells[place - 1];
}

bool columns_check_row(const struct session *session, const struct columns *columns,
                       const struct slice *cells, const size_t *places, const char *path,
                       size_t line, struct err *err)
{
    struct slice id = columns_cell(columns, cells, FIELD_ID);
    enum record_kind kind = record_kind_parse(columns_cell(columns, cells, FIELD_RECORD));
    size_t place = 0;
    for (size_t i = 0; i < columns->count; i++) {
        place = columns->fields[i] == FIELD_ID ? places[i] : place;
    }
    int shown = (int)(id.size > 60 ? 60 : id.size);
    const struct record *twin = id.size == 0 ? NULL : session_find(session, id);
    if (twin != NULL && twin->exists) {
        return err_set(
            err, ERR_INPUT, path, line, place,
            "the id \"%.*s\" stands in two rows; empty one of the two cells and it gets a new one",
            shown, id.at);
    }
    if (id.size > 0 && !id_fits(kind, id)) {
        return err_set(err, ERR_INPUT, path, line, place,
                       "the id \"%.*s\" is not one of a %s; empty the cell and it gets a new one",
                       shown, id.at, record_kind_name(kind));
    }
    return true;
}

bool columns_repeats(enum record_kind kind, int field)
{
    return kind == RECORD_INTERVENTION || (kind == RECORD_CONCLUSION && field == FIELD_NAME);
}

bool columns_repeated(const struct session *session, struct slice refs, int field,
                      struct str *value)
{
    if (field != FIELD_NAME && field != FIELD_ROLE && field != FIELD_ORGANIZATION &&
        field != FIELD_STAKEHOLDER_GROUP) {
        return false;
    }
    bool any = false;
    struct slice id;
    while (refs.size > 0 && slice_next(&refs, ';', &id)) {
        const struct record *record = session_find(session, id);
        if (record == NULL || record->kind != RECORD_PARTICIPANT || !record->exists) {
            continue;
        }
        struct slice part = session_get(session, record, field);
        if (any && part.size > 0 && value->size > 0) {
            str_add_char(value, ';');
        }
        str_add(value, part);
        any = true;
    }
    return any;
}

/* Whether an intervention's cell says just what the participants' rows say, so that it need not be
 * kept. `only` is the participant where the row names one alone, as nearly always: nothing is put
 * together. */
static bool is_repetition(const struct session *session, const struct record *only,
                          struct slice refs, int field, struct slice cell)
{
    if (field != FIELD_NAME && field != FIELD_ROLE && field != FIELD_ORGANIZATION &&
        field != FIELD_STAKEHOLDER_GROUP) {
        return false;
    }
    if (only != NULL) {
        return slice_equal(session_get(session, only, field), cell);
    }
    struct str value = {0};
    bool same =
        columns_repeated(session, refs, field, &value) && slice_equal(str_slice(&value), cell);
    str_release(&value);
    return same;
}

static const struct record *only_participant(const struct session *session, struct slice refs)
{
    const struct record *record = session_find(session, refs);
    bool is_one = record != NULL && record->kind == RECORD_PARTICIPANT && record->exists;
    return is_one ? record : NULL;
}

size_t columns_borrow_row(const struct session *session, const struct columns *columns,
                          const struct slice *cells, struct slice fresh,
                          struct operation *operations)
{
    struct slice id = columns_cell(columns, cells, FIELD_ID);
    id = id.size == 0 ? fresh : id;
    if (slice_is(id, "s-holds")) {
        return 0;
    }
    struct slice kind = columns_cell(columns, cells, FIELD_RECORD);
    struct slice refs = columns_cell(columns, cells, FIELD_REFS);
    enum record_kind is = record_kind_parse(kind);
    bool repeats = refs.size > 0 && (is == RECORD_INTERVENTION || is == RECORD_CONCLUSION);
    const struct record *only = repeats ? only_participant(session, refs) : NULL;
    /* The operation that creates the record, even where the cell is empty: the row is there. */
    operations[0] = (struct operation){
        .id = id, .field = slice_of("record"), .value = kind, .number = FIELD_RECORD};
    size_t count = 1;
    for (size_t i = 0; i < columns->count; i++) {
        int field = columns->fields[i];
        if (field == FIELD_ID || field == FIELD_RECORD || cells[i].size == 0 ||
            (repeats && columns_repeats(is, field) &&
             is_repetition(session, only, refs, field, cells[i]))) {
            continue;
        }
        operations[count++] = (struct operation){
            .id = id, .field = columns->names[i], .value = cells[i], .number = field};
    }
    return count;
}

void columns_read_row(const struct session *session, const struct columns *columns,
                      const struct slice *cells, struct slice fresh, struct action_draft *draft)
{
    struct operation operations[COLUMNS_MOST + 1];
    size_t count = columns_borrow_row(session, columns, cells, fresh, operations);
    for (size_t i = 0; i < count; i++) {
        action_set_named(draft, operations[i].id, operations[i].field, operations[i].value);
    }
}

static void collect_conflict(void *context, const struct session_conflict *conflict)
{
    struct columns_rows *rows = context;
    MEM_GROW(rows->conflicts, rows->conflict_room, rows->conflict_count + 1);
    struct columns_conflict *kept = &rows->conflicts[rows->conflict_count++];
    *kept = (struct columns_conflict){.conflict = *conflict};
    if (conflict->field != FIELD_TEXT && conflict->field < FIELD_EXTRA) {
        str_add_format(&kept->text, "%s: ", field_name(conflict->field));
    } else if (conflict->field >= FIELD_EXTRA) {
        str_add(&kept->text, session_extra_name(rows->session, conflict->field));
        str_add_text(&kept->text, ": ");
    }
    str_add(&kept->text, conflict->value);
}

void columns_start(struct columns_rows *rows, struct session *session)
{
    memset(rows, 0, sizeof *rows);
    rows->session = session;
    columns_of(session, &rows->columns);
    session_conflicts(session, collect_conflict, rows);
    (void)session_records(session, &rows->count);
    if (!when_parse_offset(session_fact(session, "utc_offset"), &rows->offset)) {
        rows->offset = 0;
    }
}

const struct slice *columns_header(struct columns_rows *rows)
{
    for (size_t i = 0; i < rows->columns.count; i++) {
        int field = rows->columns.fields[i];
        rows->cells[i] = field < FIELD_EXTRA ? slice_of(field_name(field))
                                             : session_extra_name(rows->session, field);
    }
    return rows->cells;
}

static void add_moment(struct columns_rows *rows, uint64_t wall)
{
    char text[WHEN_ROOM];
    if (when_format((int64_t)(wall / 1000000U), rows->offset, text)) {
        str_add_text(&rows->scratch, text);
    }
}

/* A cell that does not lie in the session as it is written: added to scratch; false where it does.
 */
static bool derive(struct columns_rows *rows, const struct record *record, int field)
{
    const struct session *session = rows->session;
    uint64_t updated = field == FIELD_UPDATED ? session_updated(session, record) : 0;
    if (updated > 0) {
        add_moment(rows, updated);
        return true;
    }
    if (field == FIELD_STATUS && session_in_conflict(session, record)) {
        str_add_text(&rows->scratch, "query");
        return true;
    }
    if (!columns_repeats(record->kind, field)) {
        return false;
    }
    /* The participant's row is the source, but for the capacity spoken in. */
    bool capacity = field == FIELD_ORGANIZATION && session_get(session, record, field).size > 0;
    return !capacity && columns_repeated(session, session_get(session, record, FIELD_REFS), field,
                                         &rows->scratch);
}

static void fill_cells(struct columns_rows *rows, const struct record *record)
{
    str_clear(&rows->scratch);
    for (size_t i = 0; i < rows->columns.count; i++) {
        size_t at = rows->scratch.size;
        if (derive(rows, record, rows->columns.fields[i])) {
            rows->derived[i] = at;
            rows->cells[i].size = rows->scratch.size - at;
        } else {
            rows->derived[i] = SIZE_MAX;
            rows->cells[i] = session_get(rows->session, record, rows->columns.fields[i]);
        }
    }
    /* Only now does scratch stay where it is. */
    for (size_t i = 0; i < rows->columns.count; i++) {
        if (rows->derived[i] != SIZE_MAX) {
            rows->cells[i].at = str_text(&rows->scratch) + rows->derived[i];
        }
    }
}

static void clear_cells(struct columns_rows *rows)
{
    for (size_t i = 0; i < rows->columns.count; i++) {
        rows->cells[i] = slice_make("", 0);
    }
    str_clear(&rows->scratch);
}

static void set_cell(struct columns_rows *rows, int field, struct slice value)
{
    for (size_t i = 0; i < rows->columns.count; i++) {
        if (rows->columns.fields[i] == field) {
            rows->cells[i] = value;
        }
    }
}

static const struct slice *holds_row(struct columns_rows *rows)
{
    rows->holds_given = true;
    clear_cells(rows);
    session_format_holds(rows->session, &rows->scratch);
    str_add_format(&rows->scratch, "%s#00000000", rows->scratch.size > 0 ? " " : "");
    set_cell(rows, FIELD_ID, slice_of("s-holds"));
    set_cell(rows, FIELD_RECORD, slice_of(record_kind_name(RECORD_SESSION)));
    set_cell(rows, FIELD_KIND, slice_of("holds"));
    set_cell(rows, FIELD_TEXT, str_slice(&rows->scratch));
    return rows->cells;
}

static const struct slice *conflict_row(struct columns_rows *rows)
{
    const struct columns_conflict *kept = &rows->conflicts[rows->conflict_next++];
    clear_cells(rows);
    add_moment(rows, kept->conflict.wall);
    set_cell(rows, FIELD_ID, slice_of(kept->conflict.id));
    set_cell(rows, FIELD_RECORD, slice_of(record_kind_name(RECORD_COMMENT)));
    set_cell(rows, FIELD_KIND, slice_of("conflict"));
    set_cell(rows, FIELD_TEXT, str_slice(&kept->text));
    set_cell(rows, FIELD_REFS, kept->conflict.record->id);
    set_cell(rows, FIELD_STATUS, slice_of("draft"));
    set_cell(rows, FIELD_AUTHOR, kept->conflict.author);
    set_cell(rows, FIELD_UPDATED, str_slice(&rows->scratch));
    return rows->cells;
}

const struct slice *columns_next(struct columns_rows *rows)
{
    const struct record *const *records = session_records(rows->session, &rows->count);
    bool facts_done = rows->next >= rows->count || records[rows->next]->group > 0;
    if (facts_done && !rows->holds_given) {
        return holds_row(rows);
    }
    if (rows->next < rows->count) {
        fill_cells(rows, records[rows->next++]);
        return rows->cells;
    }
    return rows->conflict_next < rows->conflict_count ? conflict_row(rows) : NULL;
}

void columns_finish(struct columns_rows *rows)
{
    for (size_t i = 0; i < rows->conflict_count; i++) {
        str_release(&rows->conflicts[i].text);
    }
    mem_free(rows->conflicts);
    str_release(&rows->scratch);
    memset(rows, 0, sizeof *rows);
}
