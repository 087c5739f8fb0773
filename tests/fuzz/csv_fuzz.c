/* csv_fuzz: any bytes to csv_reader, in blocks and as a whole, by both ways of splitting a row;
 * what is read is written and read again, and must be the same rows. The first byte of the input
 * says how big the blocks are. */
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include "csv/csv_reader.h"
#include "csv/csv_writer.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size);

enum { FIELD_LIMIT = 1 << 16 };

/* Rows, each field with its size before it, so that two files of the same rows give the same bytes,
 * and where wanted its place, of two readings of one file; and the file that our writer makes of
 * them. */
struct rows {
    struct str shown, file;
    bool write, place;
};

static bool take_row(void *context, const struct csv_row *row, struct err *err)
{
    (void)err;
    struct rows *rows = context;
    struct csv_dialect dialect = csv_dialect_default();
    if (rows->write && row->number == 0) {
        csv_write_bom(&rows->file, dialect);
    }
    for (size_t i = 0; i < row->count; i++) {
        size_t line, column;
        csv_row_place(row, i, &line, &column);
        if (line < row->line || column == 0) {
            abort();
        }
        str_add_format(&rows->shown, "%zu:", row->fields[i].size);
        if (rows->place) {
            str_add_format(&rows->shown, "%zu:%zu:", line, column);
        }
        str_add(&rows->shown, row->fields[i]);
    }
    str_add_char(&rows->shown, '\n');
    if (rows->write) {
        csv_write_row(&rows->file, dialect, row->fields, row->count);
    }
    return true;
}

static bool read_rows(struct slice file, size_t block, bool careful, struct rows *rows,
                      struct err *err)
{
    struct csv_reader reader;
    csv_reader_init(&reader, "fuzz.csv", take_row, rows);
    reader.careful = careful;
    reader.field_limit = FIELD_LIMIT;
    bool fine = true;
    for (size_t at = 0; fine && at < file.size; at += block) {
        fine = csv_reader_feed(&reader, slice_head(slice_from(file, at), block), err);
    }
    fine = fine && csv_reader_end(&reader, err);
    csv_reader_release(&reader);
    return fine;
}

static void release(struct rows *rows)
{
    str_release(&rows->shown);
    str_release(&rows->file);
}

static void must_be_same(bool fine, const struct rows *left, bool again, const struct rows *right)
{
    if (fine != again || !slice_equal(str_slice(&left->shown), str_slice(&right->shown))) {
        abort();
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
    if (size == 0 || size > FIELD_LIMIT) {
        return 0;
    }
    struct slice file = {(const char *)bytes + 1, size - 1};
    struct rows whole = {.place = true}, blocks = {.place = true};
    struct rows plain = {.write = true}, again = {0};
    struct err err = {0}, err_blocks = {0};
    bool fine = read_rows(file, size, false, &whole, &err);
    must_be_same(fine, &whole, read_rows(file, (size_t)bytes[0] + 1, true, &blocks, &err_blocks),
                 &blocks);
    if (err.line != err_blocks.line || err.column != err_blocks.column ||
        !slice_equal(slice_of(err.message), slice_of(err_blocks.message))) {
        abort();
    }
    if (read_rows(file, (size_t)bytes[0] + 1, false, &plain, &err_blocks) != fine) {
        abort();
    }
    if (fine) {
        must_be_same(true, &plain, read_rows(str_slice(&plain.file), size, false, &again, &err),
                     &again);
    }
    release(&whole);
    release(&blocks);
    release(&plain);
    release(&again);
    return 0;
}
