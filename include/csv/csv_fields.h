/* csv_fields.h: one row's bytes to its fields; csv_reader gives the faults their places.
 *
 * A row whose fields hold neither a quote nor a CR, as this program writes most of them, is walked
 * through where it stands, with no copy; every other one goes through libcsv, about five times as
 * slow. Both give the same, which tests hold together; of what is wrong libcsv is the only judge.
 */
#ifndef RAPPORTEUR_CSV_CSV_FIELDS_H
#define RAPPORTEUR_CSV_CSV_FIELDS_H

#include <stdbool.h>

#include "base/attr.h"
#include "base/str.h"

enum csv_fault {
    CSV_FAULT_NONE,
    CSV_FAULT_OPEN,   /* a quote is left open; the place is where it was opened */
    CSV_FAULT_AFTER,  /* text after a closing quote */
    CSV_FAULT_QUOTE,  /* a quote in an unquoted field */
    CSV_FAULT_RETURN, /* a CR outside of quotes */
    CSV_FAULT_LONG,   /* a field over the limit */
    CSV_FAULT_MANY,   /* more fields than asked for */
};

struct csv_parser; /* libcsv's */

struct csv_fields {
    struct csv_parser *parser;
    struct slice *at; /* the fields, and where each begins in the row, its quote included */
    size_t *starts;
    size_t count, room, starts_room;
    enum csv_fault fault; /* the first one, and its byte in the row */
    size_t place;

    struct slice record; /* the row being read */
    size_t most, limit;
    size_t next;       /* where in it the next field begins */
    struct str values; /* fields that don't stand in the row as they are, end to end */
    size_t *ends;
    size_t ends_room;
};

/* The quick walk over the row that begins `bytes`: the same fields as below, which borrow from
 * `bytes`; and its size without its LF, or all there is. False where it is no row for it: a quote
 * in a field, a fault. What holds a CR is not for it either, which it does not look for. */
MUST_USE bool csv_fields_walk(struct csv_fields *fields, struct slice bytes, char separator,
                              size_t most, size_t limit, size_t *size);
/* Splits `record`, a row of one byte or more without its end, at `separator` into at most `most`
 * fields of at most `limit` bytes; `careful`: by libcsv in any case. The fields (guard taken off,
 * CR LF as LF) borrow from the record and from `fields`, until the next call. False: fault and
 * place say why, and only release may follow. */
MUST_USE bool csv_fields_split(struct csv_fields *fields, struct slice record, char separator,
                               size_t most, size_t limit, bool careful);
void csv_fields_release(struct csv_fields *fields);

#endif
