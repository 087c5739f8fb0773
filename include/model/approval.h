/* approval.h: who agreed, and whether it still holds: approvals of records (their status) and of
 * the whole (session rows of kind `approval` and `reopening`). Pure. */
#ifndef RAPPORTEUR_MODEL_APPROVAL_H
#define RAPPORTEUR_MODEL_APPROVAL_H

#include "model/session.h"

/* Of the whole: the newest approval or reopening. */
struct approval {
    const struct record *row; /* NULL: it was never approved */
    bool reopened;            /* the row says so, its text why */
    bool lost;                /* its status is `draft`: an action that changed something took it */
    size_t changed; /* records of the report that changed since, as far as the journal is there */
};
void approval_find(struct session *session, struct approval *approval);
bool approval_stands(const struct approval *approval);

/* The row of an approval that no action has taken yet; NULL for none. */
const struct record *approval_row(struct session *session);
/* Whether the report has it: a sitting's marks and remarks are not what is agreed on. */
bool approval_is_of(const struct session *session, const struct record *record);

/* Whether a reviewer's remark waits for an answer. */
bool approval_is_open_remark(const struct session *session, const struct record *record);

/* Whether a change of this field of a record changes what was agreed on: its words, whose they are
 * and what kind they are; not its place, status, or when it ended. */
bool approval_is_about(const struct record *record, int field);
/* Whether the record was approved, and changed since: then its status is `draft`, or an action that
 * came from elsewhere is newer than its approval. */
bool approval_is_lost(const struct session *session, const struct record *record);
/* Whether the record is approved, and nothing changed since. */
bool approval_is_given(const struct session *session, const struct record *record);

#endif
