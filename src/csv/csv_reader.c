/* First the rows are found: a row ends at an LF with an even number of quotes before it. That holds
 * for every row that is well formed; where it leads astray the row has a fault in it, and splitting
 * it finds the first one. So each row lies whole in a block, or in `carry` where blocks meet, and
 * places are plain offsets. */
#include "csv/csv_reader.h"

#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include "text/utf8.h"

/* How many times the bytes of a field a row may have. */
enum { ROW_FIELDS = 4 };

static const struct slice bom = SLICE("\xEF\xBB\xBF");

void csv_reader_init(struct csv_reader *reader, const char *path, csv_row_function row,
                     void *context)
{
    *reader = (struct csv_reader){
        .path = path,
        .row = row,
        .context = context,
        .field_limit = CSV_READER_FIELD,
        .dialect = {.separator = ','},
        .line = 1,
    };
}

void csv_reader_release(struct csv_reader *reader)
{
    csv_fields_release(&reader->fields);
    str_release(&reader->carry);
    *reader = (struct csv_reader){0};
}

static size_t count_lines(struct slice bytes)
{
    size_t count = 0;
    for (size_t at = slice_find(bytes, '\n'); at < bytes.size; at = slice_find(bytes, '\n')) {
        count++;
        bytes = slice_from(bytes, at + 1);
    }
    return count;
}

/* The line and column of byte `at` of a row that begins on `*line`. */
static void find_place(struct slice raw, size_t at, size_t *line, size_t *column)
{
    struct slice before = slice_head(raw, at);
    const char *last = before.size == 0 ? NULL : memrchr(before.at, '\n', before.size);
    *line += count_lines(before);
    *column = last == NULL ? at + 1 : at - (size_t)(last - before.at);
}

void csv_row_place(const struct csv_row *row, size_t index, size_t *line, size_t *column)
{
    *line = row->line;
    find_place(row->raw, row->starts[index], line, column);
}

/* --- Finding the end of a row. */

static bool has_byte(uint64_t word, unsigned char byte)
{
    const uint64_t ones = 0x0101010101010101u, highs = 0x8080808080808080u;
    uint64_t same = word ^ (ones * byte);
    return ((same - ones) & ~same & highs) != 0;
}

/* The first quote or LF at or behind `at`; block.size where there is none. */
static size_t skip_plain(struct slice block, size_t at)
{
    uint64_t word;
    while (block.size - at >= sizeof word) {
        memcpy(&word, block.at + at, sizeof word);
        if (has_byte(word, '"') || has_byte(word, '\n')) {
            break;
        }
        at += sizeof word;
    }
    while (at < block.size && block.at[at] != '"' && block.at[at] != '\n') {
        at++;
    }
    return at;
}

/* The bytes of `block` that belong to the row begun, its LF included; 0 where the row goes on
 * behind it. */
static size_t find_end(struct csv_reader *reader, struct slice block)
{
    size_t before = reader->carry.size;
    bool inside = reader->inside;
    for (size_t at = 0; at < block.size;) {
        if (inside) {
            const char *quote = memchr(block.at + at, '"', block.size - at);
            if (quote == NULL) {
                break;
            }
            at = (size_t)(quote - block.at) + 1;
            inside = false;
            continue;
        }
        at = skip_plain(block, at);
        if (at == block.size) {
            break;
        }
        if (block.at[at] == '\n') {
            return at + 1;
        }
        /* Right behind a quote, this one is the second of a doubled pair: the field goes on. */
        if ((at > 0 ? block.at[at - 1] : reader->last) != '"') {
            reader->opened = before + at;
        }
        inside = true;
        at++;
    }
    reader->inside = inside;
    reader->last = block.at[block.size - 1];
    return 0;
}

/* --- One row. */

PRINTF_LIKE(5, 6)
static bool fail(const struct csv_reader *reader, struct slice record, size_t at, struct err *err,
                 const char *format, ...)
{
    char message[sizeof err->message];
    va_list values;
    va_start(values, format);
    (void)vsnprintf(message, sizeof message, format, values);
    va_end(values);
    size_t line = reader->line, column;
    find_place(record, at, &line, &column);
    return err_set(err, ERR_INPUT, reader->path, line, column, "%s", message);
}

/* What no text has: NUL bytes, bytes that are not UTF-8. */
static bool check_bytes(const struct csv_reader *reader, struct slice record, struct err *err)
{
    size_t bad = record.size;
    bool valid = utf8_check(record, &bad);
    size_t nul = slice_find(slice_head(record, bad), '\0');
    if (nul < bad) {
        return fail(reader, record, nul, err,
                    "a NUL byte; the file is damaged or no CSV: export it again as CSV UTF-8");
    }
    if (!valid) {
        return fail(
            reader, record, bad, err,
            "not UTF-8; save the file again as CSV UTF-8 (in a spreadsheet: encoding UTF-8)");
    }
    return true;
}

/* UTF-16 shows in its byte order mark, or in NULs between the letters of the first column's name.
 */
static bool is_utf16(struct slice record)
{
    static const struct slice little = SLICE("\xFF\xFE"), big = SLICE("\xFE\xFF");
    return slice_starts(record, little) || slice_starts(record, big) ||
           (record.size > 1 && (record.at[0] == '\0') != (record.at[1] == '\0'));
}

/* The separator that stands most often outside of quotes; the comma before the others. */
static char find_separator(struct slice header)
{
    static const char separators[] = {',', ';', '\t'};
    size_t counts[COUNT(separators)] = {0};
    bool inside = false;
    for (size_t at = 0; at < header.size; at++) {
        inside = header.at[at] == '"' ? !inside : inside;
        for (size_t i = 0; !inside && i < COUNT(separators); i++) {
            counts[i] += header.at[at] == separators[i] ? 1 : 0;
        }
    }
    size_t best = 0;
    for (size_t i = 1; i < COUNT(separators); i++) {
        best = counts[i] > counts[best] ? i : best;
    }
    return separators[best];
}

/* Says what csv_fields found; `cut`: the row was not read to its end, as it is too long. */
static bool fail_split(const struct csv_reader *reader, struct slice record, bool cut,
                       struct err *err)
{
    size_t at = reader->fields.place;
    switch (reader->fields.fault) {
    case CSV_FAULT_OPEN:
        if (!cut) {
            return fail(reader, record, at, err,
                        "the quote opened here is never closed; close it, or double it where it is "
                        "part of the text");
        }
        return fail(reader, record, at, err,
                    "the field that begins here is over %zu bytes; is its closing quote missing?",
                    reader->field_limit);
    case CSV_FAULT_LONG:
        return fail(reader, record, at, err,
                    "the field that begins here is over %zu bytes; shorten it, or see whether its "
                    "closing quote is missing",
                    reader->field_limit);
    case CSV_FAULT_AFTER:
        return fail(reader, record, at, err,
                    "text after a closing quote; double the quotes that are part of the text");
    case CSV_FAULT_QUOTE:
        return fail(reader, record, at, err,
                    "a quote in a field without quotes; put the field in quotes and double this "
                    "one");
    case CSV_FAULT_RETURN:
        return fail(reader, record, at, err,
                    "a CR without LF outside of quotes; save the file with line ends LF or CR LF");
    case CSV_FAULT_MANY:
        if (reader->number == 0) {
            return fail(reader, record, at, err, "more than %d columns; take some out",
                        CSV_READER_COLUMNS);
        }
        return fail(
            reader, record, at, err,
            "more fields than the header's %zu; put a text that holds a separator in quotes",
            reader->columns);
    case CSV_FAULT_NONE:
        break;
    }
    return fail(reader, record, at, err, "not readable as CSV");
}

/* The header row: what it shows of the dialect. */
static bool begin_file(struct csv_reader *reader, struct slice *record, bool crlf, struct err *err)
{
    if (is_utf16(*record)) {
        return fail(reader, *record, 0, err,
                    "it is UTF-16; save the file again as CSV UTF-8 (in a spreadsheet: encoding "
                    "UTF-8)");
    }
    reader->dialect.bom = slice_starts(*record, bom);
    reader->dialect.crlf = crlf;
    *record = slice_from(*record, reader->dialect.bom ? bom.size : 0);
    if (record->size == 0) {
        return fail(reader, *record, 0, err, "the first line is empty; it must name the columns");
    }
    reader->dialect.separator = find_separator(*record);
    return true;
}

/* A row with its end, or the last one of the file without; `walked`: the quick walk has its fields;
 * `cut`: all that was read of one too long. */
static bool take_record(struct csv_reader *reader, struct slice whole, bool walked, bool cut,
                        struct err *err)
{
    struct slice record = whole;
    record.size -= record.size > 0 && record.at[record.size - 1] == '\n' ? 1 : 0;
    bool crlf = record.size > 0 && record.at[record.size - 1] == '\r' && !cut;
    record.size -= crlf ? 1 : 0;
    if (reader->number == 0 && !begin_file(reader, &record, crlf, err)) {
        return false;
    }
    if (record.size == 0) {
        reader->blank_line = reader->blank_line == 0 ? reader->line : reader->blank_line;
        reader->line++;
        return true;
    }
    if (reader->blank_line != 0) {
        return err_set(err, ERR_INPUT, reader->path, reader->blank_line, 1,
                       "a blank line between rows; take it out");
    }
    bool clean = utf8_is_clean(record);
    if (!cut && !clean && !check_bytes(reader, record, err)) {
        return false;
    }
    struct csv_fields *fields = &reader->fields;
    size_t most = reader->number == 0 ? CSV_READER_COLUMNS : reader->columns;
    bool split = walked && !crlf && (clean || slice_find(record, '\r') == record.size);
    if (!split && !csv_fields_split(fields, record, reader->dialect.separator, most,
                                    reader->field_limit, reader->careful)) {
        return fail_split(reader, record, cut, err);
    }
    if (record.size / ROW_FIELDS > reader->field_limit) {
        return fail(reader, record, 0, err,
                    "the row is over %zu bytes; is a closing quote missing?",
                    reader->field_limit * ROW_FIELDS);
    }
    reader->columns = reader->number == 0 ? fields->count : reader->columns;
    if (fields->count < reader->columns) {
        return fail(reader, record, 0, err,
                    "%zu fields where the header has %zu; a field or a quote is missing",
                    fields->count, reader->columns);
    }
    struct csv_row row = {fields->at, fields->count,  reader->number, reader->line,
                          record,     fields->starts, clean};
    if (!reader->row(reader->context, &row, err)) {
        return false;
    }
    reader->line += count_lines(whole);
    reader->number++;
    return true;
}

/* Whether the row that was begun can't become one that is taken. */
static bool is_too_long(const struct csv_reader *reader)
{
    size_t size = reader->carry.size;
    return size / ROW_FIELDS > reader->field_limit ||
           (reader->inside && (size - reader->opened) / 2 > reader->field_limit);
}

/* The row at the start of `block`, where it lies there whole and is one for the quick walk: its
 * bytes, its LF included; else 0. */
static size_t walk(struct csv_reader *reader, struct slice block)
{
    size_t size = 0;
    bool walked = reader->carry.size == 0 && reader->number > 0 && !reader->careful &&
                  csv_fields_walk(&reader->fields, block, reader->dialect.separator,
                                  reader->columns, reader->field_limit, &size);
    return walked && size < block.size ? size + 1 : 0;
}

bool csv_reader_feed(struct csv_reader *reader, struct slice block, struct err *err)
{
    while (block.size > 0) {
        size_t walked = walk(reader, block);
        size_t size = walked > 0 ? walked : find_end(reader, block);
        if (size == 0) {
            str_add(&reader->carry, block);
            return !is_too_long(reader) ||
                   take_record(reader, str_slice(&reader->carry), false, true, err);
        }
        struct slice record = slice_head(block, size);
        if (reader->carry.size > 0) {
            str_add(&reader->carry, record);
            record = str_slice(&reader->carry);
        }
        bool taken = take_record(reader, record, walked > 0, false, err);
        str_clear(&reader->carry);
        reader->inside = false;
        reader->last = '\0';
        reader->opened = 0;
        if (!taken) {
            return false;
        }
        block = slice_from(block, size);
    }
    return true;
}

bool csv_reader_end(struct csv_reader *reader, struct err *err)
{
    struct slice rest = str_slice(&reader->carry);
    if (rest.size > 0) {
        return take_record(reader, rest, false, false, err);
    }
    if (reader->number == 0) {
        return err_set(err, ERR_INPUT, reader->path, 1, 1,
                       "the file is empty; its first line must name the columns");
    }
    return true;
}
