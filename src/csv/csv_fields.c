#include "csv/csv_fields.h"

#include <csv.h>
#include <string.h>

#include "base/mem.h"
#include "csv/csv_guard.h"

/* libcsv grows its buffer by so much at a time. */
enum { PARSER_BLOCK = 64 * 1024 };

static void set_fault(struct csv_fields *fields, enum csv_fault fault, size_t place)
{
    if (fields->fault == CSV_FAULT_NONE) {
        fields->fault = fault;
        fields->place = place;
    }
}

/* Takes note of a field that begins at `start` and has `size` bytes; false where it may not be. */
static bool begin_field(struct csv_fields *fields, size_t start, size_t size)
{
    if (fields->fault != CSV_FAULT_NONE) {
        return false;
    }
    if (fields->count == fields->most || size > fields->limit) {
        set_fault(fields, fields->count == fields->most ? CSV_FAULT_MANY : CSV_FAULT_LONG, start);
        return false;
    }
    MEM_GROW(fields->at, fields->room, fields->count + 1);
    MEM_GROW(fields->starts, fields->starts_room, fields->count + 1);
    fields->starts[fields->count] = start;
    return true;
}

/* The field at the start of `rest`, and its bytes with its quotes. False where it does not stand
 * there as it is, or is none. */
static bool find_field(struct slice rest, char separator, size_t *size, struct slice *field)
{
    if (rest.size > 0 && rest.at[0] == '"') {
        const char *close = memchr(rest.at + 1, '"', rest.size - 1);
        if (close == NULL) {
            return false;
        }
        *field = slice_make(rest.at + 1, (size_t)(close - rest.at) - 1);
        *size = field->size + 2;
        return *size == rest.size || rest.at[*size] == separator || rest.at[*size] == '\n';
    }
    /* Byte by byte, so that it goes no further than the field does. */
    size_t end = 0;
    while (end < rest.size && rest.at[end] != separator && rest.at[end] != '\n' &&
           rest.at[end] != '"') {
        end++;
    }
    *field = slice_head(rest, end);
    *size = end;
    return end == rest.size || rest.at[end] != '"';
}

bool csv_fields_walk(struct csv_fields *fields, struct slice bytes, char separator, size_t most,
                     size_t limit, size_t *size)
{
    fields->count = 0;
    for (size_t at = 0;;) {
        struct slice field;
        size_t taken;
        if (!find_field(slice_from(bytes, at), separator, &taken, &field) ||
            fields->count == most || field.size > limit) {
            return false;
        }
        MEM_GROW(fields->at, fields->room, fields->count + 1);
        MEM_GROW(fields->starts, fields->starts_room, fields->count + 1);
        fields->starts[fields->count] = at;
        bool guarded = field.size > 0 && field.at[0] == '\'';
        fields->at[fields->count++] = guarded ? csv_guard_off(field) : field;
        at += taken;
        if (at == bytes.size || bytes.at[at] == '\n') {
            *size = at;
            return true;
        }
        at++;
    }
}

static size_t count_quotes(struct slice text)
{
    size_t count = 0;
    for (size_t at = slice_find(text, '"'); at < text.size;) {
        count++;
        text = slice_from(text, at + 1);
        at = slice_find(text, '"');
    }
    return count;
}

/* Appends a value with its line ends as LF. All CRs before an LF go, so that none is left before
 * one. */
static void add_value(struct str *values, struct slice value)
{
    if (slice_find(value, '\r') == value.size) {
        str_add(values, value);
        return;
    }
    for (size_t at = 0; at < value.size;) {
        size_t end = at;
        while (end < value.size && value.at[end] == '\r') {
            end++;
        }
        bool line_end = end < value.size && value.at[end] == '\n';
        size_t next = end == at || line_end ? end + 1 : end;
        size_t from = line_end ? end : at;
        str_add(values, slice_make(value.at + from, next - from));
        at = next;
    }
}

/* libcsv says nothing of places, but its strict mode leaves only one way to write a value: in
 * quotes, each
 * `"` doubled, or as it is. So the value's size gives the place where the next field begins. */
static void take_field(void *bytes, size_t size, void *context)
{
    struct csv_fields *fields = context;
    struct slice value = {bytes, size};
    size_t start = fields->next;
    bool quoted = start < fields->record.size && fields->record.at[start] == '"';
    fields->next = start + size + (quoted ? count_quotes(value) + 2 : 0) + 1;
    if (!begin_field(fields, start, size)) {
        return;
    }
    add_value(&fields->values, value);
    MEM_GROW(fields->ends, fields->ends_room, fields->count + 1);
    fields->ends[fields->count++] = fields->values.size;
}

/* -1 is csv_fini's, at the end of the row; any other is a CR or LF before it. */
static void take_row(int byte, void *context)
{
    struct csv_fields *fields = context;
    if (byte != -1) {
        set_fault(fields, CSV_FAULT_RETURN, fields->next - 1);
    }
}

/* libcsv trims blanks otherwise. */
static int is_space(unsigned char byte)
{
    (void)byte;
    return 0;
}

static void *resize(void *old, size_t size)
{
    return mem_resize(old, 1, size);
}

static void open_parser(struct csv_fields *fields)
{
    fields->parser = mem_alloc(1, sizeof *fields->parser);
    /* It can't fail: it only fills the struct. STRICT_FINI does nothing without APPEND_NULL. */
    (void)csv_init(fields->parser, CSV_STRICT | CSV_STRICT_FINI | CSV_APPEND_NULL);
    csv_set_space_func(fields->parser, is_space);
    csv_set_realloc_func(fields->parser, resize);
    csv_set_free_func(fields->parser, mem_free);
    csv_set_blk_size(fields->parser, PARSER_BLOCK);
}

/* A fault in the field that begins at `next`; that this one is too many comes before it. */
static void set_fault_in_field(struct csv_fields *fields, enum csv_fault fault, size_t place)
{
    if (fields->count == fields->most) {
        set_fault(fields, CSV_FAULT_MANY, fields->next);
    }
    set_fault(fields, fault, place);
}

static bool parse(struct csv_fields *fields, char separator)
{
    struct slice record = fields->record;
    if (record.at[0] == '\r') {
        set_fault(fields, CSV_FAULT_RETURN, 0); /* libcsv skips line ends before a row */
        return false;
    }
    if (fields->parser == NULL) {
        open_parser(fields);
    }
    csv_set_delim(fields->parser, (unsigned char)separator);
    size_t read = csv_parse(fields->parser, record.at, record.size, take_field, take_row, fields);
    if (read < record.size) {
        bool quoted = fields->next < record.size && record.at[fields->next] == '"';
        set_fault_in_field(fields, quoted ? CSV_FAULT_AFTER : CSV_FAULT_QUOTE, read);
        return false; /* csv_fini would give half a row now */
    }
    if (csv_fini(fields->parser, take_field, take_row, fields) != 0) {
        set_fault_in_field(fields, CSV_FAULT_OPEN, fields->next);
    }
    if (fields->fault != CSV_FAULT_NONE) {
        return false;
    }
    struct slice values = str_slice(&fields->values);
    for (size_t i = 0, start = 0; i < fields->count; i++) {
        struct slice value = {values.at + start, fields->ends[i] - start};
        fields->at[i] = csv_guard_off(value);
        start = fields->ends[i];
    }
    return true;
}

bool csv_fields_split(struct csv_fields *fields, struct slice record, char separator, size_t most,
                      size_t limit, bool careful)
{
    size_t size = 0;
    if (!careful && slice_find(record, '\r') == record.size &&
        csv_fields_walk(fields, record, separator, most, limit, &size) && size == record.size) {
        return true;
    }
    fields->record = record;
    fields->most = most;
    fields->limit = limit;
    fields->count = 0;
    fields->next = 0;
    str_clear(&fields->values);
    return parse(fields, separator);
}

void csv_fields_release(struct csv_fields *fields)
{
    if (fields->parser != NULL) {
        csv_free(fields->parser);
        mem_free(fields->parser);
    }
    mem_free(fields->at);
    mem_free(fields->starts);
    mem_free(fields->ends);
    str_release(&fields->values);
    *fields = (struct csv_fields){0};
}
