/* Two hands on one field that did not know of each other. An operation names in `over` those it
 * replaced; what some other standing one replaced, directly or over others, is settled, and what is
 * left are the heads. More than one head with different values is a conflict. */
#include "model/session_pool.h"

#include <stdio.h>

enum { CHAIN_MOST = 256 };

/* The operations of a chain that `over` names are marked in `covered`, and those that they name. */
static void cover(const struct session *session, const uint32_t *chain, size_t count, size_t from,
                  bool *covered)
{
    const struct session_pool *pool = session->pool;
    struct slice rest = pool_over(pool, pool_op(pool, chain[from]));
    struct slice name;
    while (rest.size > 0 && slice_next(&rest, ',', &name)) {
        struct slice tag;
        uint64_t seq = 0;
        if (!action_name_parse(name, &tag, &seq)) {
            continue;
        }
        /* What it names comes before it, so it stands further on in the chain. */
        for (size_t i = from + 1; i < count; i++) {
            const struct deed *deed = pool_deed(pool, pool_op(pool, chain[i])->deed);
            if (!covered[i] && deed->seq == seq &&
                slice_is(tag, session->runs[deed->run].run.tag)) {
                covered[i] = true;
                cover(session, chain, count, i, covered);
            }
        }
    }
}

/* A CSV alone (logical time 0) only tells what was: a value that any other hand wrote is no news.
 */
static bool is_echo(const struct session_pool *pool, const uint32_t *chain, size_t count, size_t at)
{
    if (pool_deed(pool, pool_op(pool, chain[at])->deed)->logical != 0) {
        return false;
    }
    struct slice value = pool_value(pool, pool_op(pool, chain[at]));
    for (size_t i = 0; i < count; i++) {
        if (i != at && slice_equal(pool_value(pool, pool_op(pool, chain[i])), value)) {
            return true;
        }
    }
    return false;
}

size_t session_heads(const struct session *session, uint32_t head, uint32_t heads[HEADS_MOST])
{
    const struct session_pool *pool = session->pool;
    uint32_t standing = pool_standing(pool, head);
    uint32_t record = head == 0 ? 0 : pool_op(pool, head)->record;
    if (standing == 0 || record >= pool->suspected_room || !pool->suspected[record]) {
        /* One hand after the other, each naming the one before: the newest that stands settles all.
         */
        heads[0] = standing;
        return standing == 0 ? 0 : 1;
    }
    uint32_t chain[CHAIN_MOST];
    bool covered[CHAIN_MOST] = {false};
    size_t count = 0;
    for (uint32_t op = head; op != 0 && count < CHAIN_MOST; op = pool_op(pool, op)->older) {
        chain[count++] = op;
    }
    for (size_t i = 0; i < count; i++) {
        if (pool_deed(pool, pool_op(pool, chain[i])->deed)->stands) {
            cover(session, chain, count, i, covered);
        }
    }
    size_t found = 0;
    for (size_t i = 0; i < count && found < HEADS_MOST; i++) {
        bool stands = pool_deed(pool, pool_op(pool, chain[i])->deed)->stands;
        if (stands && !covered[i] && (found == 0 || !is_echo(pool, chain, count, i))) {
            heads[found++] = chain[i];
        }
    }
    return found;
}

void session_suspect(struct session *session, uint32_t record)
{
    struct session_pool *pool = session->pool;
    if (record >= pool->suspected_room) {
        size_t before = pool->suspected_room;
        MEM_GROW(pool->suspected, pool->suspected_room, (size_t)record + 1);
        memset(pool->suspected + before, 0, pool->suspected_room - before);
    }
    if (!pool->suspected[record]) {
        pool->suspected[record] = true;
        MEM_GROW(pool->suspects, pool->suspect_room, pool->suspect_count + 1);
        pool->suspects[pool->suspect_count++] = record;
    }
}

static void tell(const struct session *session, const struct record *record, uint32_t loser,
                 void (*each)(void *context, const struct session_conflict *conflict),
                 void *context)
{
    const struct session_pool *pool = session->pool;
    const struct op *op = pool_op(pool, loser);
    const struct deed *deed = pool_deed(pool, op->deed);
    const struct run *run = &session->runs[deed->run].run;
    struct session_conflict conflict = {
        .record = record,
        .field = op->field,
        .value = pool_value(pool, op),
        .wall = deed->wall,
        .author = run->author,
    };
    /* One action can lose several fields: its operation's place in it keeps their ids apart. */
    uint64_t place = deed->seq * 100 + (loser - deed->first_op) % 100;
    (void)snprintf(conflict.id, sizeof conflict.id, "x%llu-%s", (unsigned long long)place,
                   run->tag);
    each(context, &conflict);
}

/* Known fields by number, unknown columns by name: their numbers depend on what was seen first. */
static int compare_fields(const struct session *session, int left, int right)
{
    if (left >= FIELD_EXTRA && right >= FIELD_EXTRA) {
        return slice_compare(session_extra_name(session, left), session_extra_name(session, right));
    }
    return left - right;
}

/* The heads of the chains of `record` that could hold a conflict, in the order of their fields. */
static size_t conflict_chains(const struct session *session, const struct record *record,
                              uint32_t chains[CHAIN_MOST])
{
    const struct session_pool *pool = session->pool;
    size_t count = 0;
    for (uint32_t head = record->fields; head != 0 && count < CHAIN_MOST;
         head = pool_op(pool, head)->next) {
        int field = pool_op(pool, head)->field;
        if (pool_op(pool, head)->older == 0 || !field_conflicts(field)) {
            continue;
        }
        size_t at = count++;
        while (at > 0 && compare_fields(session, pool_op(pool, chains[at - 1])->field, field) > 0) {
            chains[at] = chains[at - 1];
            at--;
        }
        chains[at] = head;
    }
    return count;
}

/* Whether the heads of one chain differ; each that lost is told of. */
static bool chain_conflicts(const struct session *session, const struct record *record,
                            uint32_t chain,
                            void (*each)(void *context, const struct session_conflict *conflict),
                            void *context)
{
    const struct session_pool *pool = session->pool;
    uint32_t heads[HEADS_MOST];
    size_t count = session_heads(session, chain, heads);
    bool any = false;
    for (size_t i = 1; i < count; i++) {
        bool differs = !slice_equal(pool_value(pool, pool_op(pool, heads[0])),
                                    pool_value(pool, pool_op(pool, heads[i])));
        any = any || differs;
        if (differs && each != NULL) {
            tell(session, record, heads[i], each, context);
        }
    }
    return any;
}

static bool record_conflicts(const struct session *session, const struct record *record,
                             void (*each)(void *context, const struct session_conflict *conflict),
                             void *context)
{
    uint32_t chains[CHAIN_MOST];
    size_t count = conflict_chains(session, record, chains);
    bool any = false;
    for (size_t i = 0; i < count; i++) {
        any = chain_conflicts(session, record, chains[i], each, context) || any;
    }
    return any;
}

bool session_in_conflict(const struct session *session, const struct record *record)
{
    const struct session_pool *pool = session->pool;
    return record->number < pool->suspected_room && pool->suspected[record->number] &&
           record_conflicts(session, record, NULL, NULL);
}

static int compare_suspects(const void *left, const void *right, void *session)
{
    const struct session_pool *pool = ((const struct session *)session)->pool;
    return session_compare_records(session, pool_record(pool, *(const uint32_t *)left),
                                   pool_record(pool, *(const uint32_t *)right));
}

void session_conflicts(struct session *session,
                       void (*each)(void *context, const struct session_conflict *conflict),
                       void *context)
{
    struct session_pool *pool = session->pool;
    if (pool->suspect_count == 0) {
        return; /* qsort wants a list even for nothing */
    }
    qsort_r(pool->suspects, pool->suspect_count, sizeof *pool->suspects, compare_suspects, session);
    for (size_t i = 0; i < pool->suspect_count; i++) {
        const struct record *record = pool_record(pool, pool->suspects[i]);
        if (record->exists) {
            (void)record_conflicts(session, record, each, context);
        }
    }
}
