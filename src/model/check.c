#include "model/check.h"

#include <stdarg.h>

#include "base/str.h"
#include "model/check_cell.h"

/* What an intervention repeats of its participants' rows. */
static const int repeated[CHECK_REPEATED] = {FIELD_NAME, FIELD_ROLE, FIELD_ORGANIZATION,
                                             FIELD_STAKEHOLDER_GROUP};

const char *problem_severity_name(enum problem_severity severity)
{
    return severity == PROBLEM_ERROR ? "error" : "warning";
}

void check_problem(struct check *check, enum problem_severity severity, size_t line, size_t column,
                   const char *format, ...)
{
    struct str message = {0};
    va_list values;
    va_start(values, format);
    str_add_list(&message, format, values);
    va_end(values);
    MEM_GROW(check->problems, check->room, check->count + 1);
    check->problems[check->count++] =
        (struct problem){line, column, severity, arena_copy(&check->arena, str_slice(&message))};
    str_release(&message);
}

/* The column of a field, or row->count where the file has none. */
static size_t column_of(const struct check *check, int field)
{
    for (size_t i = 0; i < check->column_count; i++) {
        if (check->fields[i] == field) {
            return i;
        }
    }
    return check->column_count;
}

static struct slice cell_of(const struct check *check, const struct check_row *row, int field)
{
    size_t column = column_of(check, field);
    return column < row->count ? row->cells[column] : slice_make("", 0);
}

static void place_of(const struct check *check, const struct check_row *row, int field,
                     size_t *line, size_t *column)
{
    size_t index = column_of(check, field);
    row->place(row->context, index < row->count ? index : 0, line, column);
}

bool check_header(struct check *check, const struct check_row *row)
{
    size_t line = 0;
    size_t column = 0;
    for (size_t i = 0; i < row->count; i++) {
        int field = field_parse(row->cells[i]);
        field = field > FIELD_GENDER ? -1 : field;
        row->place(row->context, i, &line, &column);
        for (size_t j = 0; j < i; j++) {
            if (field >= 0 && check->fields[j] == field) {
                check_problem(check, PROBLEM_ERROR, line, column,
                              "two columns are called \"%s\"; rename one of them",
                              field_name(field));
            }
        }
        MEM_GROW(check->fields, check->field_room, i + 1);
        check->fields[i] = field;
        check->column_count = i + 1;
    }
    static const int needed[] = {FIELD_ID, FIELD_RECORD};
    bool whole = true;
    for (size_t i = 0; i < COUNT(needed); i++) {
        if (column_of(check, needed[i]) == check->column_count) {
            check_problem(check, PROBLEM_ERROR, line, 1,
                          "the header has no column \"%s\", so this is no session file of "
                          "rapporteur",
                          field_name(needed[i]));
            whole = false;
        }
    }
    return whole;
}

static void check_cells(struct check *check, const struct check_row *row, enum record_kind kind)
{
    struct check_cell cell = {.kind = kind, .id = cell_of(check, row, FIELD_ID)};
    struct str message = {0};
    for (size_t i = 0; i < row->count && i < check->column_count; i++) {
        enum problem_severity severity = PROBLEM_ERROR;
        cell.field = check->fields[i];
        cell.value = row->cells[i];
        if (cell.field > FIELD_ID && check_cell_problem(&cell, &severity, &message)) {
            size_t line = 0;
            size_t column = 0;
            row->place(row->context, i, &line, &column);
            check_problem(check, severity, line, column, "%s", str_text(&message));
            str_clear(&message);
        }
    }
    str_release(&message);
}

static void check_id(struct check *check, const struct check_row *row, enum record_kind kind)
{
    struct slice id = cell_of(check, row, FIELD_ID);
    size_t line = 0;
    size_t column = 0;
    place_of(check, row, FIELD_ID, &line, &column);
    if (id.size == 0) {
        return;
    }
    if (!id_fits(kind, id)) {
        struct str quoted = {0};
        check_cell_quote(&quoted, id);
        check_problem(check, PROBLEM_ERROR, line, column,
                      "the id %s is not one of a %s; empty the cell and it gets a new one",
                      str_text(&quoted), record_kind_name(kind));
        str_release(&quoted);
    }
    MEM_GROW(check->ids, check->id_room, check->id_count + 1);
    check->ids[check->id_count++] =
        (struct check_id){.id = arena_copy(&check->arena, id),
                          .kind = kind,
                          .person = check->person_count, /* a participant's row is kept next */
                          .line = line,
                          .column = column};
}

static void keep_refs(struct check *check, const struct check_row *row)
{
    struct slice rest = cell_of(check, row, FIELD_REFS);
    size_t line = 0;
    size_t column = 0;
    place_of(check, row, FIELD_REFS, &line, &column);
    struct slice id;
    while (rest.size > 0 && slice_next(&rest, ';', &id)) {
        MEM_GROW(check->refs, check->ref_room, check->ref_count + 1);
        check->refs[check->ref_count++] =
            (struct check_ref){arena_copy(&check->arena, id), line, column};
    }
}

/* A participant or an intervention with its repeated cells. */
static void keep_person(struct check *check, const struct check_row *row,
                        struct check_person *person)
{
    *person = (struct check_person){
        .refs = arena_copy(&check->arena, cell_of(check, row, FIELD_REFS)),
        .country = arena_copy(&check->arena, cell_of(check, row, FIELD_COUNTRY))};
    for (size_t i = 0; i < COUNT(repeated); i++) {
        person->cells[i] = arena_copy(&check->arena, cell_of(check, row, repeated[i]));
        place_of(check, row, repeated[i], &person->lines[i], &person->columns[i]);
    }
}

static void check_turn(struct check *check, const struct check_row *row)
{
    static const int who[] = {FIELD_COUNTRY, FIELD_NAME, FIELD_ORGANIZATION, FIELD_ON_BEHALF_OF,
                              FIELD_REFS};
    bool named = false;
    for (size_t i = 0; i < COUNT(who); i++) {
        named = named || cell_of(check, row, who[i]).size > 0;
    }
    size_t line = 0;
    size_t column = 0;
    if (!named) {
        place_of(check, row, FIELD_COUNTRY, &line, &column);
        check_problem(check, PROBLEM_WARNING, line, column,
                      "nobody is named: the intervention has no country, name or organization");
    }
    bool hidden = slice_is(cell_of(check, row, FIELD_STATUS), "off-record");
    if (hidden && cell_of(check, row, FIELD_TEXT).size > 0) {
        place_of(check, row, FIELD_TEXT, &line, &column);
        check_problem(check, PROBLEM_WARNING, line, column,
                      "the intervention is off the record, and its text stands here; empty the "
                      "cell");
    }
}

static void check_times(struct check *check, const struct check_row *row)
{
    struct slice started = cell_of(check, row, FIELD_STARTED);
    struct slice ended = cell_of(check, row, FIELD_ENDED);
    if (check_cell_is_time(started) && check_cell_is_time(ended) &&
        slice_compare(ended, started) < 0) {
        size_t line = 0;
        size_t column = 0;
        place_of(check, row, FIELD_ENDED, &line, &column);
        check_problem(check, PROBLEM_WARNING, line, column, "it ended before it started");
    }
}

void check_add_row(struct check *check, const struct check_row *row)
{
    enum record_kind kind = record_kind_parse(cell_of(check, row, FIELD_RECORD));
    check_id(check, row, kind);
    if (slice_is(cell_of(check, row, FIELD_ID), "s-holds")) {
        return;
    }
    check_cells(check, row, kind);
    check_times(check, row);
    if (kind != RECORD_OTHER) {
        keep_refs(check, row);
    }
    if (kind == RECORD_PARTICIPANT) {
        MEM_GROW(check->persons, check->person_room, check->person_count + 1);
        keep_person(check, row, &check->persons[check->person_count++]);
    }
    if (kind == RECORD_INTERVENTION) {
        check_turn(check, row);
        MEM_GROW(check->turns, check->turn_room, check->turn_count + 1);
        keep_person(check, row, &check->turns[check->turn_count++]);
    }
}

static int compare_ids(const void *left, const void *right)
{
    const struct check_id *a = left;
    const struct check_id *b = right;
    int order = slice_compare(a->id, b->id);
    return order != 0 ? order : (a->line > b->line) - (a->line < b->line);
}

static const struct check_id *find_id(const struct check *check, struct slice id)
{
    size_t low = 0;
    size_t high = check->id_count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        int order = slice_compare(check->ids[middle].id, id);
        if (order == 0) {
            return &check->ids[middle];
        }
        if (order < 0) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    return NULL;
}

static void check_twins(struct check *check)
{
    struct str quoted = {0};
    for (size_t i = 1; i < check->id_count; i++) {
        const struct check_id *id = &check->ids[i];
        if (slice_equal(id->id, check->ids[i - 1].id)) {
            str_clear(&quoted);
            check_cell_quote(&quoted, id->id);
            check_problem(check, PROBLEM_ERROR, id->line, id->column,
                          "the id %s stands also in line %zu; empty one of the two cells and it "
                          "gets a new one",
                          str_text(&quoted), check->ids[i - 1].line);
        }
    }
    str_release(&quoted);
}

static void check_refs(struct check *check)
{
    struct str quoted = {0};
    for (size_t i = 0; i < check->ref_count; i++) {
        const struct check_ref *ref = &check->refs[i];
        if (find_id(check, ref->id) == NULL) {
            str_clear(&quoted);
            check_cell_quote(&quoted, ref->id);
            check_problem(check, PROBLEM_ERROR, ref->line, ref->column,
                          "refs names %s, and no row has that id", str_text(&quoted));
        }
    }
    str_release(&quoted);
}

/* What a repeated cell should say, from the participants in refs; false where there are none. */
static bool source_of(const struct check *check, const struct check_person *turn, size_t which,
                      struct str *value)
{
    bool any = false;
    struct slice rest = turn->refs;
    struct slice id;
    while (rest.size > 0 && slice_next(&rest, ';', &id)) {
        const struct check_id *found = find_id(check, id);
        if (found == NULL || found->kind != RECORD_PARTICIPANT) {
            continue;
        }
        struct slice part = check->persons[found->person].cells[which];
        if (part.size > 0 && value->size > 0) {
            str_add_char(value, ';');
        }
        str_add(value, part);
        any = true;
    }
    return any;
}

static void check_repeated(struct check *check, const struct check_person *turn, size_t which)
{
    /* Spoken in another capacity: the organization is that one, and there is no country. */
    bool capacity = repeated[which] == FIELD_ORGANIZATION && turn->country.size == 0;
    struct slice cell = turn->cells[which];
    struct str value = {0};
    if (cell.size > 0 && !capacity && source_of(check, turn, which, &value) &&
        !slice_equal(cell, str_slice(&value))) {
        struct str here = {0};
        struct str there = {0};
        check_cell_quote(&here, cell);
        check_cell_quote(&there, str_slice(&value));
        check_problem(check, PROBLEM_WARNING, turn->lines[which], turn->columns[which],
                      "the %s %s differs from the participant's row, which says %s and wins; "
                      "correct it there",
                      field_name(repeated[which]), str_text(&here), str_text(&there));
        str_release(&here);
        str_release(&there);
    }
    str_release(&value);
}

static int compare_problems(const void *left, const void *right)
{
    const struct problem *a = left;
    const struct problem *b = right;
    if (a->line != b->line) {
        return a->line < b->line ? -1 : 1;
    }
    if (a->column != b->column) {
        return a->column < b->column ? -1 : 1;
    }
    return slice_compare(a->message, b->message);
}

void check_finish(struct check *check)
{
    if (check->id_count > 0) {
        qsort(check->ids, check->id_count, sizeof *check->ids, compare_ids);
    }
    check_twins(check);
    check_refs(check);
    for (size_t i = 0; i < check->turn_count; i++) {
        for (size_t j = 0; j < CHECK_REPEATED; j++) {
            check_repeated(check, &check->turns[i], j);
        }
    }
    if (check->count > 0) {
        qsort(check->problems, check->count, sizeof *check->problems, compare_problems);
    }
}

void check_release(struct check *check)
{
    mem_free(check->problems);
    mem_free(check->fields);
    mem_free(check->ids);
    mem_free(check->refs);
    mem_free(check->persons);
    mem_free(check->turns);
    arena_release(&check->arena);
    *check = (struct check){0};
}
