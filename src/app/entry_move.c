/* Another place in the stream, another time. What is written on a record stands right behind it and
 * goes where it goes. */
#include "app/entry_move.h"

#include "app/entry_write.h"
#include "model/topic.h"

enum { MICROSECONDS = 1000000 };

/* Places in session_records: from `at` to before `end`. */
struct span {
    size_t at, end;
};

static bool follows(const struct entry_context *context, const struct record *record,
                    const struct record *leader)
{
    struct slice refs = session_get(context->session, record, FIELD_REFS);
    return (record->kind == RECORD_POSITION || record->kind == RECORD_COMMENT) &&
           slice_equal(slice_trim(slice_head(refs, slice_find(refs, ';'))), leader->id);
}

/* The record with what is written on it right behind. */
static struct span span_of(const struct entry_context *context, const struct record *record)
{
    size_t count = 0;
    const struct record *const *records = session_records(context->session, &count);
    struct span span = {session_first(context->session, 2), 0};
    while (span.at < count && records[span.at] != record) {
        span.at++;
    }
    span.end = span.at < count ? span.at + 1 : count;
    while (span.end < count && follows(context, records[span.end], record)) {
        span.end++;
    }
    return span;
}

/* Positions and comments are passed with what they are on, never alone. */
static bool is_passed_over(const struct record *record)
{
    return record->kind == RECORD_POSITION || record->kind == RECORD_COMMENT;
}

/* Where the span goes to have passed one record more; its own place where there is none. */
static size_t place_past(const struct entry_context *context, struct span span, int by)
{
    size_t count = 0;
    const struct record *const *records = session_records(context->session, &count);
    size_t first = session_first(context->session, 2);
    if (by < 0) {
        for (size_t i = span.at; i > first; i--) {
            if (!is_passed_over(records[i - 1])) {
                return i - 1;
            }
        }
        return span.at;
    }
    for (size_t i = span.end; i < count; i++) {
        if (!is_passed_over(records[i])) {
            return span_of(context, records[i]).end;
        }
    }
    return span.at;
}

/* Puts the span before what stands at `place`, which is not within it. */
static void put_before(const struct entry_context *context, struct span span, size_t place,
                       struct action_draft *draft)
{
    struct session *session = context->session;
    size_t count = 0;
    const struct record *const *records = session_records(session, &count);
    struct str order = {0};
    session_order_between(session, place > session_first(session, 2) ? records[place - 1] : NULL,
                          place < count ? records[place] : NULL, &order);
    for (size_t i = span.at; i < span.end; i++) {
        action_set(draft, records[i]->id, FIELD_ORDER, str_slice(&order));
        if (slice_find(str_slice(&order), '.') == order.size) {
            str_add_char(&order, '.');
        }
        str_add_char(&order, 'i'); /* each right behind the one before */
    }
    str_release(&order);
    const struct record *moved = records[span.at];
    struct slice topic = topic_before(session, place);
    bool has_topic = moved->kind == RECORD_INTERVENTION || moved->kind == RECORD_NOTE ||
                     moved->kind == RECORD_CONCLUSION;
    if (has_topic && !slice_equal(topic, topic_before(session, span.at))) {
        action_set(draft, moved->id, FIELD_TOPIC, topic);
    }
}

bool entry_move_by(const struct entry_context *context, const struct record *record, int by,
                   struct action_draft *draft)
{
    struct span span = span_of(context, record);
    size_t place = span.at < span.end ? place_past(context, span, by) : span.at;
    if (place == span.at) {
        return false;
    }
    put_before(context, span, place, draft);
    return true;
}

bool entry_move_clock(const struct entry_context *context, struct slice clock, char text[WHEN_ROOM])
{
    uint64_t at = 0;
    return entry_moment(context, clock, &at) &&
           when_format((int64_t)(at / MICROSECONDS), context->offset, text);
}

/* The nearest turn before (`by` -1) or from (`by` 1) `place` on that is not `but`. */
static const struct record *turn_near(const struct entry_context *context, size_t place, int by,
                                      const struct record *but)
{
    size_t count = 0;
    const struct record *const *records = session_records(context->session, &count);
    size_t first = session_first(context->session, 2);
    while (by < 0 ? place > first : place < count) {
        const struct record *record = records[by < 0 ? place - 1 : place];
        if (record->kind == RECORD_INTERVENTION && record != but) {
            return record;
        }
        place = by < 0 ? place - 1 : place + 1;
    }
    return NULL;
}

/* The turns around the old place and the new one: where one ended as this one began, it ends as
 * this one begins now; what it left is the one's before. */
static void fit_around(const struct entry_context *context, const struct record *record,
                       struct slice started, size_t old_place, size_t place,
                       struct action_draft *draft)
{
    struct session *session = context->session;
    struct slice began = session_get(session, record, FIELD_STARTED);
    struct slice ended = session_get(session, record, FIELD_ENDED);
    const struct record *left = turn_near(context, old_place, -1, record);
    const struct record *before = turn_near(context, place, -1, record);
    const struct record *after = turn_near(context, place, 1, record);
    bool touched = left != NULL && began.size > 0 &&
                   slice_equal(session_get(session, left, FIELD_ENDED), began);
    if (left != before && touched) {
        action_set(draft, left->id, FIELD_ENDED, ended);
    }
    if (before != NULL) {
        struct slice end = session_get(session, before, FIELD_ENDED);
        struct slice start = session_get(session, before, FIELD_STARTED);
        bool ends = (left == before && touched) || end.size == 0 || slice_compare(end, started) > 0;
        if (ends && start.size > 0 && slice_compare(start, started) <= 0) {
            action_set(draft, before->id, FIELD_ENDED, started);
        }
    }
    struct slice next =
        after == NULL ? slice_make("", 0) : session_get(session, after, FIELD_STARTED);
    bool wrong = left != before || (ended.size > 0 && slice_compare(ended, started) < 0);
    if (wrong && (next.size == 0 || slice_compare(next, started) >= 0)) {
        action_set(draft, record->id, FIELD_ENDED, next);
    }
}

void entry_move_time(const struct entry_context *context, const struct record *record,
                     struct slice started, bool moves, struct action_draft *draft)
{
    struct session *session = context->session;
    size_t count = 0;
    const struct record *const *records = session_records(session, &count);
    struct span span = span_of(context, record);
    size_t place = moves ? session_first(session, 2) : span.end;
    /* A position has a time of its own and stands behind what it is on. */
    while (moves && place < count &&
           (records[place] == record || records[place]->kind == RECORD_POSITION ||
            slice_compare(session_get(session, records[place], FIELD_STARTED), started) <= 0)) {
        place++;
    }
    action_set(draft, record->id, FIELD_STARTED, started);
    if (moves && place != span.at && place != span.end && place <= count) {
        put_before(context, span, place, draft);
    }
    if (record->kind == RECORD_INTERVENTION) {
        fit_around(context, record, started, span.at, place, draft);
    }
}
