#include "store/rows.h"

#include <stdint.h>

#include "base/mem.h"
#include "text/utf8.h"

enum { NAME_SEPARATOR = 0x1F };

bool rows_check(struct rows *rows, const struct session *session, const struct csv_row *row,
                struct err *err)
{
    if (columns_check_row(session, &rows->columns, rows->cells, rows->places, rows->path, row->line,
                          err)) {
        return true;
    }
    /* The place is looked for only where it is wanted: it costs a walk along the row. */
    for (size_t i = 0; err != NULL && i < row->count; i++) {
        if (rows->columns.fields[i] == FIELD_ID) {
            csv_row_place(row, i, &err->line, &err->column);
        }
    }
    return false;
}

bool rows_header(struct rows *rows, const struct csv_row *row, struct err *err)
{
    rows->cells = mem_alloc(row->count, sizeof *rows->cells);
    rows->places = mem_alloc(row->count, sizeof *rows->places);
    rows->cleaned = mem_alloc(row->count, sizeof *rows->cleaned);
    return columns_read_header(rows->session, row->fields, row->count, rows->path, row->line,
                               &rows->columns, err);
}

static void count_id(struct rows *rows, struct slice id)
{
    struct id_parts parts;
    if (id_parse(id, &parts)) {
        uint64_t *counter = &rows->counters[parts.letter - 'a'];
        *counter = parts.counter > *counter ? parts.counter : *counter;
    }
}

void rows_count_ids(struct rows *rows, const struct session *session)
{
    for (size_t i = 0; i < session_record_count(session); i++) {
        count_id(rows, session_record(session, i)->id);
    }
}

void rows_take(struct rows *rows, const struct csv_row *row)
{
    str_clear(&rows->text);
    bool clean = row->clean; /* most are, from end to end */
    for (size_t i = 0; i < row->count; i++) {
        rows->cells[i] = row->fields[i];
        rows->cleaned[i] = SIZE_MAX;
        if (!clean && rows->columns.fields[i] < FIELD_EXTRA && !utf8_is_clean(row->fields[i])) {
            rows->cleaned[i] = rows->text.size;
            utf8_clean(row->fields[i], &rows->text);
            rows->cells[i].size = rows->text.size - rows->cleaned[i];
        }
    }
    /* Only now does the text stay where it is. */
    for (size_t i = 0; i < row->count && !clean; i++) {
        if (rows->cleaned[i] != SIZE_MAX) {
            rows->cells[i].at = str_text(&rows->text) + rows->cleaned[i];
        }
    }
    count_id(rows, rows_cell(rows, FIELD_ID));
}

struct slice rows_cell(const struct rows *rows, int field)
{
    return columns_cell(&rows->columns, rows->cells, field);
}

struct slice rows_fresh_id(struct rows *rows, const char *tag)
{
    char letter = record_kind_letter(record_kind_parse(rows_cell(rows, FIELD_RECORD)));
    letter = letter == '\0' ? 'o' : letter; /* a kind that we do not know */
    str_clear(&rows->fresh);
    id_format(letter, ++rows->counters[letter - 'a'], tag, &rows->fresh);
    return str_slice(&rows->fresh);
}

static struct slice column_name(const struct rows *rows, size_t column)
{
    int field = rows->columns.fields[column];
    return field < FIELD_EXTRA ? slice_of(field_name(field))
                               : session_extra_name(rows->session, field);
}

void rows_format_columns(const struct rows *rows, struct str *text)
{
    for (size_t i = 0; i < rows->columns.count; i++) {
        if (i > 0) {
            str_add_char(text, NAME_SEPARATOR);
        }
        str_add(text, column_name(rows, i));
    }
}

bool rows_are_standard(const struct rows *rows)
{
    const struct columns *columns = &rows->columns;
    size_t known =
        columns->count > FIELD_CSV_COUNT && columns->fields[FIELD_CSV_COUNT] == FIELD_GENDER
            ? FIELD_CSV_COUNT + 1
            : FIELD_CSV_COUNT;
    if (columns->count < known) {
        return false;
    }
    for (size_t i = 0; i < known; i++) {
        if (columns->fields[i] != (int)i) {
            return false;
        }
    }
    /* Unknown ones come last, by name. */
    for (size_t i = known; i < columns->count; i++) {
        if (columns->fields[i] < FIELD_EXTRA ||
            (i > known && slice_compare(column_name(rows, i - 1), column_name(rows, i)) > 0)) {
            return false;
        }
    }
    return true;
}

void rows_release(struct rows *rows)
{
    mem_free(rows->cells);
    mem_free(rows->places);
    mem_free(rows->cleaned);
    str_release(&rows->text);
    str_release(&rows->fresh);
    *rows = (struct rows){0};
}
