#include "csv_rows.h"

#include "csv/csv_reader.h"

static bool show_row(void *context, const struct csv_row *row, struct err *err)
{
    (void)err;
    struct str *out = context;
    str_add_format(out, "%zu ", row->line);
    for (size_t i = 0; i < row->count; i++) {
        str_add_char(out, '<');
        str_add(out, row->fields[i]);
        str_add_char(out, '>');
    }
    str_add_char(out, '\n');
    return true;
}

bool csv_rows_read(struct slice file, struct csv_rows_way way, struct str *out,
                   struct csv_dialect *dialect)
{
    struct csv_reader reader;
    struct err err = {0};
    csv_reader_init(&reader, "f.csv", show_row, out);
    reader.careful = way.careful;
    reader.field_limit = way.field_limit > 0 ? way.field_limit : reader.field_limit;
    bool fine = true;
    for (size_t at = 0; fine && at < file.size;) {
        size_t left = file.size - at;
        size_t size = way.block == 0 || way.block > left ? left : way.block;
        /* A copy of just that size, so that ASan sees a byte too far. */
        struct str block = {0};
        str_add(&block, slice_make(file.at + at, size));
        fine = csv_reader_feed(&reader, str_slice(&block), &err);
        str_release(&block);
        at += size;
    }
    fine = fine && csv_reader_end(&reader, &err);
    if (!fine) {
        err_format(&err, out);
        str_add_char(out, '\n');
    }
    if (dialect != NULL) {
        *dialect = reader.dialect;
    }
    csv_reader_release(&reader);
    return fine;
}

size_t csv_rows_random(uint64_t *state, size_t limit)
{
    *state ^= *state << 13;
    *state ^= *state >> 7;
    *state ^= *state << 17;
    return (size_t)(*state >> 11) % limit;
}
