/* check.h: what is wrong in a session file, cell by cell, as an editor or a spreadsheet left it.
 * Pure: who reads the file hands over its rows with their places. What the strict reader refuses is
 * not said here. */
#ifndef RAPPORTEUR_MODEL_CHECK_H
#define RAPPORTEUR_MODEL_CHECK_H

#include <stdbool.h>
#include <stddef.h>

#include "base/attr.h"
#include "base/mem.h"
#include "base/slice.h"
#include "model/record.h"

enum problem_severity {
    PROBLEM_ERROR,  /* the program can't take it as it stands, or takes it for something else */
    PROBLEM_WARNING /* it can, but it looks like damage or a slip */
};
struct problem {
    size_t line, column; /* from 1: physical line, byte */
    enum problem_severity severity;
    struct slice message; /* a clause in lower case, no full stop; may hold bytes of the file */
};

/* One row of the file. The cells are borrowed for the call; `place` gives the line and the column
 * at which cell `index` begins. */
struct check_row {
    const struct slice *cells;
    size_t count;
    void (*place)(const void *context, size_t index, size_t *line, size_t *column);
    const void *context;
};

/* A participant or an intervention, kept until all rows are known. The cells are those that each
 * intervention repeats: name, role, organization, stakeholder group. */
enum { CHECK_REPEATED = 4 };
struct check_person {
    struct slice refs, country, cells[CHECK_REPEATED];
    size_t lines[CHECK_REPEATED], columns[CHECK_REPEATED];
};
struct check_id {
    struct slice id;
    enum record_kind kind;
    size_t person; /* its place among the persons, for a participant */
    size_t line, column;
};
struct check_ref {
    struct slice id;
    size_t line, column;
};
/* {0} is ready. */
struct check {
    struct arena arena;
    struct problem *problems; /* after check_finish in the order of the file */
    size_t count, room;
    int *fields; /* of each column; -1 for one that we do not know */
    size_t column_count, field_room;
    struct check_id *ids;
    size_t id_count, id_room;
    struct check_ref *refs;
    size_t ref_count, ref_room;
    struct check_person *persons;
    size_t person_count, person_room;
    struct check_person *turns;
    size_t turn_count, turn_room;
};

/* The header row. False where columns are missing without which no row can be understood: then only
 * check_finish may follow. */
bool check_header(struct check *check, const struct check_row *row);
void check_add_row(struct check *check, const struct check_row *row);
/* What only the whole file shows: ids that are not there or there twice, repeated cells that
 * differ. */
void check_finish(struct check *check);
/* Adds a problem; for what the caller finds by itself. */
void check_problem(struct check *check, enum problem_severity severity, size_t line, size_t column,
                   const char *format, ...) PRINTF_LIKE(5, 6);
RETURNS_NONNULL const char *problem_severity_name(enum problem_severity severity);
void check_release(struct check *check);

#endif
