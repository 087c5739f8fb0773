#include "model/approval.h"

bool approval_is_of(const struct session *session, const struct record *record)
{
    struct slice kind = session_get(session, record, FIELD_KIND);
    switch (record->kind) {
    case RECORD_SESSION:
        return record_kind_group(record->kind, record->id) == 0 || slice_is(kind, "topic");
    case RECORD_POSITION:
        return !slice_is(kind, "floor");
    case RECORD_PARTICIPANT:
    case RECORD_INTERVENTION:
    case RECORD_NOTE:
    case RECORD_CONCLUSION:
        return true;
    case RECORD_COMMENT:
    case RECORD_OTHER:
    case RECORD_KIND_COUNT:
        break;
    }
    return false;
}

bool approval_is_about(const struct record *record, int field)
{
    bool end = field == FIELD_ENDED && record->kind == RECORD_INTERVENTION;
    return (field < FIELD_AUTHOR && field != FIELD_STATUS && !end) || field == FIELD_GENDER ||
           field >= FIELD_EXTRA || field == FIELD_DELETED;
}

/* When it changed last, as logical time; 0: not since the file was read. */
static uint64_t changed_at(const struct session *session, const struct record *record)
{
    uint64_t newest = 0;
    for (int field = FIELD_RECORD; field < FIELD_EXTRA + (int)session_extra_count(session);
         field = field + 1 == FIELD_KNOWN_COUNT ? FIELD_EXTRA : field + 1) {
        uint64_t at =
            approval_is_about(record, field) ? session_set_at(session, record, field, NULL) : 0;
        newest = at > newest ? at : newest;
    }
    return newest;
}

/* The newest approval or reopening. */
static const struct record *newest_row(struct session *session)
{
    const struct record *newest = NULL;
    size_t count = 0;
    const struct record *const *records = session_records(session, &count);
    for (size_t i = 0; i < count; i++) {
        if (records[i]->kind != RECORD_SESSION) {
            continue;
        }
        struct slice kind = session_get(session, records[i], FIELD_KIND);
        bool is_one = slice_is(kind, "approval") || slice_is(kind, "reopening");
        if (is_one && (newest == NULL ||
                       session_created(session, records[i]) >= session_created(session, newest))) {
            newest = records[i];
        }
    }
    return newest;
}

void approval_find(struct session *session, struct approval *approval)
{
    const struct record *row = newest_row(session);
    *approval = (struct approval){.row = row};
    if (row == NULL) {
        return;
    }
    approval->reopened = slice_is(session_get(session, row, FIELD_KIND), "reopening");
    approval->lost = slice_is(session_get(session, row, FIELD_STATUS), "draft");
    for (size_t i = 0; !approval->reopened && i < session_record_count(session); i++) {
        const struct record *record = session_record(session, i);
        bool is_there = record->exists || record->deleted;
        if (is_there && approval_is_of(session, record) &&
            changed_at(session, record) > session_created(session, row)) {
            approval->changed++;
        }
    }
}

bool approval_stands(const struct approval *approval)
{
    return approval->row != NULL && !approval->reopened && !approval->lost &&
           approval->changed == 0;
}

const struct record *approval_row(struct session *session)
{
    const struct record *row = newest_row(session);
    bool holds = row != NULL && slice_is(session_get(session, row, FIELD_KIND), "approval") &&
                 !slice_is(session_get(session, row, FIELD_STATUS), "draft");
    return holds ? row : NULL;
}

bool approval_is_lost(const struct session *session, const struct record *record)
{
    struct slice status = session_get(session, record, FIELD_STATUS);
    if (!approval_is_of(session, record) || !record->exists) {
        return false;
    }
    /* A topic that is planned is a draft, too. */
    return (slice_is(status, "draft") && record->kind != RECORD_SESSION) ||
           (slice_is(status, "approved") &&
            changed_at(session, record) > session_set_at(session, record, FIELD_STATUS, NULL));
}

bool approval_is_given(const struct session *session, const struct record *record)
{
    return record->kind != RECORD_COMMENT && record->exists &&
           slice_is(session_get(session, record, FIELD_STATUS), "approved") &&
           !approval_is_lost(session, record);
}

bool approval_is_open_remark(const struct session *session, const struct record *record)
{
    return record->kind == RECORD_COMMENT && record->exists &&
           slice_is(session_get(session, record, FIELD_KIND), "remark") &&
           !slice_is(session_get(session, record, FIELD_STATUS), "approved") &&
           !slice_is(session_get(session, record, FIELD_STATUS), "off-record");
}
