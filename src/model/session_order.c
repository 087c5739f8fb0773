/* Places: of actions in time, of records in the file. */
#include "model/session_pool.h"

#include <stdlib.h>

#include "base/num.h"

int session_compare_records(const struct session *session, const struct record *left,
                            const struct record *right)
{
    if (left->group != right->group) {
        return left->group < right->group ? -1 : 1;
    }
    if (left->major != right->major) {
        return left->major < right->major ? -1 : 1;
    }
    int minor = slice_compare(left->minor, right->minor);
    if (minor != 0) {
        return minor;
    }
    const struct op *a = pool_op(session->pool, left->creation);
    const struct op *b = pool_op(session->pool, right->creation);
    if (a->deed != b->deed) {
        return session_compare_deeds(session, a->deed, b->deed);
    }
    return (left->creation > right->creation) - (left->creation < right->creation);
}

/* `[GROUP:]MAJOR[.minor]`; false where it is malformed, then it is as if it were not there. */
static bool parse_order(struct slice value, struct record *record)
{
    size_t colon = slice_find(value, ':');
    int64_t group = record->group;
    if (colon < value.size && !num_parse(slice_head(value, colon), 0, 2, &group)) {
        return false;
    }
    struct slice place = colon < value.size ? slice_from(value, colon + 1) : value;
    size_t dot = slice_find(place, '.');
    uint64_t major = 0;
    if (!num_parse_unsigned(slice_head(place, dot), UINT64_MAX, &major)) {
        return false;
    }
    record->group = (int)group;
    record->major = major;
    record->minor = slice_from(place, dot + 1);
    return true;
}

static void find_place(struct session *session, struct record *record, uint32_t order)
{
    struct session_pool *pool = session->pool;
    const struct deed *creation = pool_deed(pool, pool_op(pool, record->creation)->deed);
    record->group = record_kind_group(record->kind, record->id);
    record->major = creation->logical > 0 ? creation->logical : creation->seq;
    record->minor = slice_make("", 0);
    if (order != 0) {
        (void)parse_order(pool_value(pool, pool_op(pool, order)), record);
        session->displaced =
            session->displaced || record->group != record_kind_group(record->kind, record->id);
    }
}

/* The oldest standing operation of a chain: what creates a record. */
static uint32_t oldest_standing(const struct session_pool *pool, uint32_t head)
{
    uint32_t oldest = 0;
    for (uint32_t op = head; op != 0; op = pool_op(pool, op)->older) {
        if (pool_deed(pool, pool_op(pool, op)->deed)->stands) {
            oldest = op;
        }
    }
    return oldest;
}

/* Puts a record that now exists into the sorted list; most come last. */
static void insert_sorted(struct session *session, const struct record *record)
{
    struct session_pool *pool = session->pool;
    MEM_GROW(pool->sorted, pool->sorted_room, pool->sorted_count + 1);
    size_t low = 0;
    size_t high = pool->sorted_count;
    if (high > 0 && session_compare_records(session, pool->sorted[high - 1], record) <= 0) {
        low = high;
    }
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (session_compare_records(session, pool->sorted[middle], record) <= 0) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    memmove(pool->sorted + low + 1, pool->sorted + low,
            (pool->sorted_count - low) * sizeof *pool->sorted);
    pool->sorted[low] = record;
    pool->sorted_count++;
}

void session_refresh(struct session *session, struct record *record)
{
    struct session_pool *pool = session->pool;
    struct record before = *record;
    uint32_t kinds = pool_head(pool, record, FIELD_RECORD);
    record->creation = oldest_standing(pool, kinds);
    uint32_t kind = pool_standing(pool, kinds);
    uint32_t deleted = pool_standing(pool, pool_head(pool, record, FIELD_DELETED));
    bool is_deleted = deleted != 0 && slice_is(pool_value(pool, pool_op(pool, deleted)), "yes");
    record->kind =
        kind == 0 ? RECORD_OTHER : record_kind_parse(pool_value(pool, pool_op(pool, kind)));
    record->exists = record->creation != 0 && !is_deleted;
    record->deleted = record->creation != 0 && is_deleted;
    if (record->creation != 0) {
        find_place(session, record, pool_standing(pool, pool_head(pool, record, FIELD_ORDER)));
    }
    if (record->kind == RECORD_PARTICIPANT || record->kind == RECORD_SESSION ||
        before.kind == RECORD_PARTICIPANT || before.kind == RECORD_SESSION) {
        session->roster_revision++;
    }
    bool moved = before.group != record->group || before.major != record->major ||
                 before.creation != record->creation || !slice_equal(before.minor, record->minor);
    if (before.exists && (!record->exists || moved)) {
        pool->sorted_valid = false;
    } else if (!before.exists && record->exists && pool->sorted_valid) {
        insert_sorted(session, record);
    }
}

static int compare_sorted(const void *left, const void *right, void *session)
{
    return session_compare_records(session, *(const struct record *const *)left,
                                   *(const struct record *const *)right);
}

const struct record *const *session_records(struct session *session, size_t *count)
{
    struct session_pool *pool = session->pool;
    if (!pool->sorted_valid) {
        MEM_GROW(pool->sorted, pool->sorted_room, pool->record_count + 1);
        pool->sorted_count = 0;
        for (uint32_t number = 1; number <= pool->record_count; number++) {
            if (pool_record(pool, number)->exists) {
                pool->sorted[pool->sorted_count++] = pool_record(pool, number);
            }
        }
        qsort_r(pool->sorted, pool->sorted_count, sizeof *pool->sorted, compare_sorted, session);
        pool->sorted_valid = true;
    }
    *count = pool->sorted_count;
    return pool->sorted;
}

size_t session_first(struct session *session, int group)
{
    size_t high = 0;
    const struct record *const *records = session_records(session, &high);
    size_t low = 0;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (records[middle]->group < group) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    return low;
}

static int compare_deeds(const void *left, const void *right, void *session)
{
    return session_compare_deeds(session, *(const uint32_t *)left, *(const uint32_t *)right);
}

static int compare_ops(const void *left, const void *right, void *session)
{
    const struct session_pool *pool = ((const struct session *)session)->pool;
    return session_compare_deeds(session, pool_op(pool, *(const uint32_t *)left)->deed,
                                 pool_op(pool, *(const uint32_t *)right)->deed);
}

/* Nearly always what is new is also the newest, so this looks before it sorts. */
static void order(const struct session *session, uint32_t *items, size_t count, size_t *ordered,
                  int (*compare)(const void *, const void *, void *))
{
    /* qsort_r wants its context writable; the comparisons only read it. */
    union {
        const struct session *read;
        void *context;
    } shared = {.read = session};
    size_t good = *ordered == 0 ? 1 : *ordered;
    while (good < count && compare(&items[good - 1], &items[good], shared.context) <= 0) {
        good++;
    }
    if (good < count) {
        qsort_r(items, count, sizeof *items, compare, shared.context);
    }
    *ordered = count;
}

void session_order_deeds(const struct session *session)
{
    struct session_pool *pool = session->pool;
    order(session, pool->by_order, pool->deed_count - 1, &pool->ordered, compare_deeds);
    order(session, pool->currents, pool->current_count, &pool->currents_ordered, compare_ops);
}

static const char digits[] = "0123456789abcdefghijklmnopqrstuvwxyz";

static int digit_of(struct slice text, size_t at)
{
    if (at >= text.size) {
        return -1;
    }
    const char *place = strchr(digits, text.at[at]);
    return place == NULL || *place == '\0' ? 0 : (int)(place - digits);
}

/* A fraction after `low` and before `high` (empty: no bound), as digits to base 36, never ending in
 * 0. */
static void add_between(struct slice low, struct slice high, struct str *out)
{
    for (size_t at = 0;; at++) {
        int a = digit_of(low, at) < 0 ? 0 : digit_of(low, at);
        int b = high.size == 0 || digit_of(high, at) < 0 ? 36 : digit_of(high, at);
        if (b - a > 1) {
            str_add_char(out, digits[a + (b - a) / 2]);
            return;
        }
        str_add_char(out, digits[a]);
        if (a < b) {
            high = slice_make("", 0); /* below it already: only `low` still binds */
        }
    }
}

void session_order_between(const struct session *session, const struct record *before,
                           const struct record *after, struct str *order_value)
{
    uint64_t low = before == NULL ? 0 : before->major;
    struct slice low_minor = before == NULL ? slice_make("", 0) : before->minor;
    if (after == NULL) {
        uint64_t last = low > session->newest ? low : session->newest;
        last++;
        str_add_format(order_value, "%llu", (unsigned long long)last);
        return;
    }
    if (after->major > low && after->major - low > 1) {
        uint64_t middle = low + (after->major - low) / 2;
        str_add_format(order_value, "%llu", (unsigned long long)middle);
        return;
    }
    str_add_format(order_value, "%llu.", (unsigned long long)low);
    add_between(low_minor, after->major == low ? after->minor : slice_make("", 0), order_value);
}
