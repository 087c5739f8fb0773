/* operation.h: what the journal is a list of. Plain data, the same when it is asked for by the app,
 * written as a line, read back, or folded into a session. */
#ifndef RAPPORTEUR_MODEL_OPERATION_H
#define RAPPORTEUR_MODEL_OPERATION_H

#include <stdbool.h>
#include <stdint.h>

#include "base/mem.h"
#include "base/slice.h"
#include "model/record.h"

/* One change to one field of one record. All slices are borrowed. */
struct operation {
    struct slice id;
    struct slice field; /* a field's name; `x:NAME` of an unknown column */
    struct slice
        over; /* the operations it replaces, `TAG.SEQ` with commas; empty where there was none */
    struct slice value;
    int number; /* the field's number where the maker knows it; FIELD_ID (0): it is to be found by
                   name */
};

/* One line of the journal: what one undo undoes. At most one operation for a field of a record. */
struct action {
    uint64_t seq;     /* from 1, of its run; 0 until session_commit gives it */
    uint64_t logical; /* greater than all that its run had seen; 0 only in the run of a CSV alone */
    uint64_t wall;    /* microseconds since 1970 UTC, what people are shown */
    struct slice undoes; /* `TAG.SEQ` of the action taken back, empty for all others */
    bool redacted;       /* mark R: a value was removed later, off the record */
    struct operation *operations;
    size_t count;
};

/* One run of the program (or one CSV alone), the writer of one log. */
struct run {
    unsigned char number[RUN_SIZE]; /* random; the hash of the bytes where it is a CSV alone */
    char tag[TAG_SIZE + 1];
    struct slice author; /* empty for the run of a CSV */
};

/* An action while it is being put together. {0} is ready. Copies all it is given into its arena. */
struct action_draft {
    struct arena arena;
    struct action action;
    size_t room;
};
/* Sets `field` of record `id` to `value`; a second one for the same field replaces the first. */
void action_set(struct action_draft *draft, struct slice id, int field, struct slice value);
/* The same by name, for unknown columns. */
void action_set_named(struct action_draft *draft, struct slice id, struct slice field,
                      struct slice value);
/* What is set so far for a field of `id` in this draft; false where nothing is. */
bool action_get(const struct action_draft *draft, struct slice id, int field, struct slice *value);
bool action_is_empty(const struct action_draft *draft);
void action_release(struct action_draft *draft);
/* A copy of `action` with everything it points to, valid as long as `arena`. */
struct action action_copy(struct arena *arena, const struct action *action);

/* `TAG.SEQ` apart; false where it is anything else. */
bool action_name_parse(struct slice name, struct slice *tag, uint64_t *seq);

#endif
