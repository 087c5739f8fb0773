/* approval.h: who agreed, and whether it still holds: approvals of records (their status) and of
 * the whole (session rows of kind `approval` and `reopening`). Pure. */
#ifndef RAPPORTEUR_MODEL_APPROVAL_H
#define RAPPORTEUR_MODEL_APPROVAL_H

#include "model/session.h"

/* Of the whole: the newest approval or reopening. */
struct approval {
    const struct record *row; /* NULL: it was never approved */
    bool reopened;            /* the row says so, its text why */
    size_t changed;           /* records that the report has and that changed since */
};
/* Whether `approval` still stands is `row != NULL && !reopened && changed == 0`. */
void approval_find(struct session *session, struct approval *approval);
bool approval_stands(const struct approval *approval);

/* Whether a change of this field of a record changes what was agreed on: its words, whose they are
 * and what kind they are; not its place, status, or when it ended. */
bool approval_is_about(const struct record *record, int field);
/* Whether the record was approved, and changed since: then its status is `draft`, or an action that
 * came from elsewhere is newer than its approval. */
bool approval_is_lost(const struct session *session, const struct record *record);
/* Whether the record is approved, and nothing changed since. */
bool approval_is_given(const struct session *session, const struct record *record);

#endif
