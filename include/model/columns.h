/* columns.h: a session as the rows of its CSV, and a row as operations. No bytes of CSV here. */
#ifndef RAPPORTEUR_MODEL_COLUMNS_H
#define RAPPORTEUR_MODEL_COLUMNS_H

#include "base/err.h"
#include "base/slice.h"
#include "base/str.h"
#include "model/operation.h"
#include "model/session.h"

enum { COLUMNS_MOST = 1024 };

/* Which field each column of a file is: known fields, or extra ones of the session. */
struct columns {
    int fields[COLUMNS_MOST];
    struct slice names[COLUMNS_MOST]; /* as operations name them; they live in the session */
    size_t count;
    short places[FIELD_KNOWN_COUNT]; /* 1 + the column of a known field, 0 where there is none */
};
/* The cell of a known field in a row; empty where the file has no such column. */
struct slice columns_cell(const struct columns *columns, const struct slice *cells, int field);
/* The columns in which `session` is written: those of its own layout (s-format's FIELD_COLUMNS) or
 * else the standard ones, gender where a participant has one, and every extra column not yet among
 * them. */
void columns_of(const struct session *session, struct columns *columns);
/* From a header row. An error names a duplicate column, a missing `id` or `record`, or too many.
 * `session` is given the extra names. `path` and `line` are for the message. */
bool columns_read_header(struct session *session, const struct slice *cells, size_t count,
                         const char *path, size_t line, struct columns *columns, struct err *err);

/* The rows to write, one after the other; cells are borrowed until the next call. */
struct columns_rows {
    struct session *session;
    struct columns columns;
    struct slice cells[COLUMNS_MOST];
    size_t derived[COLUMNS_MOST]; /* where in `scratch` a derived cell starts, or SIZE_MAX */
    struct str scratch;
    size_t next, count; /* of the session's records */
    bool holds_given;
    int offset;                         /* of the session's time zone, minutes */
    struct columns_conflict *conflicts; /* comment rows that come last */
    size_t conflict_count, conflict_room, conflict_next;
};
void columns_start(struct columns_rows *rows, struct session *session);
/* The header's names. */
const struct slice *columns_header(struct columns_rows *rows);
/* The next row, or NULL after the last. The row `s-holds` has the text of session_format_holds with
 * " #00000000" at its end; whoever writes the file puts the checksum there. Interventions repeat
 * name, role, organization and stakeholder group of their participants; conflicts come as comment
 * rows. */
const struct slice *columns_next(struct columns_rows *rows);
void columns_finish(struct columns_rows *rows);

/* Whether a row that was read can be one: the id has the shape that its kind wants and was not
 * there before
 * (`session` is what was read so far). An error names the place; `column` of it is `places[cell]`.
 */
bool columns_check_row(const struct session *session, const struct columns *columns,
                       const struct slice *cells, const size_t *places, const char *path,
                       size_t line, struct err *err);
/* A row that was read, as operations that create it: appended to `draft`. The id is cell `id`, or
 * `fresh` where that is empty. Leaves out empty cells, the row `s-holds`, repeated cells that say
 * what the participants' rows say. `session` is what was read so far. */
void columns_read_row(const struct session *session, const struct columns *columns,
                      const struct slice *cells, struct slice fresh, struct action_draft *draft);
/* The same without a copy, for files of 100,000 rows: fills `operations` (room for one more
 * than `columns` has), all of them borrowed from `cells`, `columns` and `fresh`; returns how many.
 */
size_t columns_borrow_row(const struct session *session, const struct columns *columns,
                          const struct slice *cells, struct slice fresh,
                          struct operation *operations);
/* Whether a row of this kind repeats the field of its participants: an intervention all of them, a
 * conclusion the name of an action's owner. */
bool columns_repeats(enum record_kind kind, int field);
/* What a repeated cell (name, role, organization, stakeholder group) of an intervention should say,
 * from its refs; false where the field is not repeated or no participant is known. */
bool columns_repeated(const struct session *session, struct slice refs, int field,
                      struct str *value);

#endif
