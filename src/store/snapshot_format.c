/* The whole file of a session, made in pieces, so that a large one holds no key back. */
#include "store/snapshot.h"

#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include "base/mem.h"
#include "base/num.h"
#include "csv/csv_writer.h"

enum { CHECKSUM_DIGITS = 8 };

/* The words of a dialect, as FIELD_DIALECT has them. */
static const struct {
    char separator;
    const char *word;
} separators[] = {{',', "comma"}, {';', "semicolon"}, {'\t', "tab"}};

struct csv_dialect snapshot_dialect(const struct session *session)
{
    struct csv_dialect dialect = csv_dialect_default();
    const struct record *format = session_find(session, slice_of("s-format"));
    struct slice rest =
        format == NULL ? (struct slice){NULL, 0} : session_get(session, format, FIELD_DIALECT);
    struct slice word;
    while (rest.size > 0 && slice_next(&rest, ' ', &word)) {
        dialect.bom = slice_is(word, "bom") || (dialect.bom && !slice_is(word, "none"));
        dialect.crlf = slice_is(word, "crlf") || (dialect.crlf && !slice_is(word, "lf"));
        for (size_t i = 0; i < COUNT(separators); i++) {
            if (slice_is(word, separators[i].word)) {
                dialect.separator = separators[i].separator;
            }
        }
    }
    return dialect;
}

void snapshot_format_dialect(struct csv_dialect dialect, struct str *text)
{
    const char *separator = separators[0].word;
    for (size_t i = 0; i < COUNT(separators); i++) {
        separator = separators[i].separator == dialect.separator ? separators[i].word : separator;
    }
    str_add_format(text, "%s %s %s", dialect.bom ? "bom" : "none", separator,
                   dialect.crlf ? "crlf" : "lf");
}

void snapshot_format_start(struct snapshot_format *format, struct session *session)
{
    snapshot_format_release(format);
    format->session = session;
    format->revision = session->revision;
    format->rows = mem_alloc(1, sizeof *format->rows);
    format->holds = SIZE_MAX;
    struct csv_dialect dialect = snapshot_dialect(session);
    columns_start(format->rows, session);
    csv_write_bom(&format->bytes, dialect);
    csv_write_row(&format->bytes, dialect, columns_header(format->rows),
                  format->rows->columns.count);
}

/* The first `#00000000` from the row s-holds on is to be the right one: see sum_add of snapshot.c.
 */
static void put_checksum(struct snapshot_format *format)
{
    struct slice bytes = str_slice(&format->bytes);
    size_t at =
        format->holds + slice_find_part(slice_from(bytes, format->holds), slice_of("#00000000"));
    if (at < bytes.size) {
        char digits[CHECKSUM_DIGITS + 1];
        (void)snprintf(digits, sizeof digits, "%08x", (unsigned)format->crc);
        memcpy(format->bytes.at + at + 1, digits, CHECKSUM_DIGITS);
    }
}

bool snapshot_format_step(struct snapshot_format *format, size_t rows)
{
    struct columns_rows *from = format->rows;
    struct csv_dialect dialect = snapshot_dialect(format->session);
    const struct slice *cells = NULL;
    while (rows-- > 0 && (cells = columns_next(from)) != NULL) {
        bool is_holds = format->holds == SIZE_MAX && from->holds_given;
        format->holds = is_holds ? format->bytes.size : format->holds;
        csv_write_row(&format->bytes, dialect, cells, from->columns.count);
    }
    struct slice bytes = str_slice(&format->bytes);
    format->crc = num_crc32(format->crc, slice_from(bytes, format->summed));
    format->summed = bytes.size;
    if (cells == NULL) {
        put_checksum(format);
    }
    return cells == NULL;
}

void snapshot_format_release(struct snapshot_format *format)
{
    if (format->rows != NULL) {
        columns_finish(format->rows);
        mem_free(format->rows);
    }
    str_release(&format->bytes);
    *format = (struct snapshot_format){0};
}

void snapshot_format(struct session *session, struct str *bytes)
{
    struct snapshot_format format = {0};
    snapshot_format_start(&format, session);
    (void)snapshot_format_step(&format, SIZE_MAX);
    str_add(bytes, str_slice(&format.bytes));
    snapshot_format_release(&format);
}
