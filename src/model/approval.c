#include "model/approval.h"

/* Whether the report has it; a sitting's marks and remarks are not what is agreed on. */
static bool is_agreed_on(const struct session *session, const struct record *record)
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

void approval_find(struct session *session, struct approval *approval)
{
    size_t count = 0;
    const struct record *const *records = session_records(session, &count);
    uint64_t newest = 0;
    *approval = (struct approval){0};
    for (size_t i = 0; i < count; i++) {
        const struct record *record = records[i];
        struct slice kind = record->kind == RECORD_SESSION
                                ? session_get(session, record, FIELD_KIND)
                                : slice_make("", 0);
        bool reopened = slice_is(kind, "reopening");
        uint64_t at = session_created(session, record);
        if ((slice_is(kind, "approval") || reopened) && at >= newest) {
            newest = at;
            approval->row = record;
            approval->reopened = reopened;
        }
    }
    for (size_t i = 0;
         approval->row != NULL && !approval->reopened && i < session_record_count(session); i++) {
        const struct record *record = session_record(session, i);
        bool is_there = record->exists || record->deleted;
        approval->changed +=
            is_there && is_agreed_on(session, record) && changed_at(session, record) > newest ? 1
                                                                                              : 0;
    }
}

bool approval_stands(const struct approval *approval)
{
    return approval->row != NULL && !approval->reopened && approval->changed == 0;
}

bool approval_is_lost(const struct session *session, const struct record *record)
{
    struct slice status = session_get(session, record, FIELD_STATUS);
    if (record->kind == RECORD_COMMENT || !record->exists) {
        return false;
    }
    return slice_is(status, "draft") ||
           (slice_is(status, "approved") &&
            changed_at(session, record) > session_set_at(session, record, FIELD_STATUS, NULL));
}

bool approval_is_given(const struct session *session, const struct record *record)
{
    return record->kind != RECORD_COMMENT && record->exists &&
           slice_is(session_get(session, record, FIELD_STATUS), "approved") &&
           !approval_is_lost(session, record);
}
