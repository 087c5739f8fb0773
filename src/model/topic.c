#include "model/topic.h"

#include <stdlib.h>

#include "base/mem.h"

bool topic_is(const struct session *session, const struct record *record)
{
    return record->kind == RECORD_SESSION && record->group == 2 &&
           slice_is(session_get(session, record, FIELD_KIND), "topic");
}

bool topic_is_planned(const struct session *session, const struct record *record)
{
    return topic_is(session, record) &&
           slice_is(session_get(session, record, FIELD_STATUS), "draft");
}

struct slice topic_before(struct session *session, size_t place)
{
    size_t count = 0;
    const struct record *const *records = session_records(session, &count);
    for (size_t i = place; i > 0 && records[i - 1]->group == 2; i--) {
        if (topic_is(session, records[i - 1]) && !topic_is_planned(session, records[i - 1])) {
            return session_get(session, records[i - 1], FIELD_TEXT);
        }
    }
    return slice_make("", 0);
}

static void add(struct topics *topics, const struct record *topic)
{
    MEM_GROW(topics->items, topics->room, topics->count + 1);
    topics->items[topics->count++] = topic;
}

/* By when they were made: the counter of the id says it also where there is no journal. */
static int compare_made(const void *left, const void *right)
{
    struct id_parts a = {0}, b = {0};
    struct slice left_id = (*(const struct record *const *)left)->id;
    struct slice right_id = (*(const struct record *const *)right)->id;
    (void)id_parse(left_id, &a);
    (void)id_parse(right_id, &b);
    return a.counter != b.counter ? (a.counter > b.counter) - (a.counter < b.counter)
                                  : slice_compare(left_id, right_id);
}

void topics_list(struct topics *topics, struct session *session)
{
    size_t count = 0, kept = 0;
    const struct record *const *records = session_records(session, &count);
    topics->count = 0;
    for (size_t i = session_first(session, 2); i < count; i++) {
        if (topic_is(session, records[i])) {
            add(topics, records[i]);
        }
    }
    if (topics->count > 1) {
        qsort(topics->items, topics->count, sizeof *topics->items, compare_made);
    }
    for (size_t i = 0; i < topics->count; i++) {
        struct slice text = session_get(session, topics->items[i], FIELD_TEXT);
        bool again = false;
        for (size_t k = 0; k < kept && !again; k++) {
            again = slice_equal(session_get(session, topics->items[k], FIELD_TEXT), text);
        }
        if (!again) {
            topics->items[kept++] = topics->items[i];
        }
    }
    topics->count = kept;
}

void topics_missed(struct topics *topics, struct session *session)
{
    size_t count = 0;
    const struct record *const *records = session_records(session, &count);
    size_t first = session_first(session, 2);
    topics->count = 0;
    for (size_t i = first; i < count; i++) {
        if (topic_is_planned(session, records[i])) {
            add(topics, records[i]);
        }
    }
    for (size_t i = first; i < count && topics->count > 0; i++) {
        bool taken_up = topic_is(session, records[i]) && !topic_is_planned(session, records[i]);
        struct slice topic = session_get(session, records[i], taken_up ? FIELD_TEXT : FIELD_TOPIC);
        size_t kept = 0;
        for (size_t k = 0; k < topics->count; k++) {
            struct slice text = session_get(session, topics->items[k], FIELD_TEXT);
            if (topic.size == 0 || !slice_equal(text, topic)) {
                topics->items[kept++] = topics->items[k];
            }
        }
        topics->count = kept;
    }
}

void topics_release(struct topics *topics)
{
    mem_free(topics->items);
    *topics = (struct topics){0};
}
