#include "csv/csv_writer.h"

void csv_write_bom(struct str *out, struct csv_dialect dialect)
{
    if (dialect.bom) {
        str_add_text(out, "\xEF\xBB\xBF");
    }
}

/* Appends `cell` with `"` doubled and CR LF as LF; CRs that stand before no LF stay. */
static void add_doubled(struct str *out, struct slice cell)
{
    size_t returns = 0; /* CRs that wait for what follows them */
    for (size_t at = 0; at < cell.size; at++) {
        char byte = cell.at[at];
        if (byte == '\r') {
            returns++;
            continue;
        }
        size_t kept = byte == '\n' ? 0 : returns;
        str_add(out, slice_make(cell.at + at - kept, kept + 1));
        if (byte == '"') {
            str_add_char(out, byte);
        }
        returns = 0;
    }
    str_add(out, slice_from(cell, cell.size - returns));
}

void csv_write_row(struct str *out, struct csv_dialect dialect, const struct slice *cells,
                   size_t count)
{
    for (size_t i = 0; i < count; i++) {
        if (i > 0) {
            str_add_char(out, dialect.separator);
        }
        str_add_char(out, '"');
        if (csv_guard_needed(cells[i])) {
            str_add_char(out, '\'');
        }
        bool plain = slice_find(cells[i], '"') == cells[i].size &&
                     slice_find(cells[i], '\r') == cells[i].size;
        if (plain) {
            str_add(out, cells[i]);
        } else {
            add_doubled(out, cells[i]);
        }
        str_add_char(out, '"');
    }
    str_add_text(out, dialect.crlf ? "\r\n" : "\n");
}
