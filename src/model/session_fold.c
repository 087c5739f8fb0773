/* How actions become records.
 *
 * Each field of each record has a chain of its operations, newest first by the total order of
 * actions, so the value is the first of the chain that stands. An action stands unless one that
 * stands and comes later undoes it; when that changes for one action, the records it touched are
 * folded anew, and so on down the line of undoes. Nothing depends on the order in which actions
 * arrive. */
#include "model/session_pool.h"

#include <string.h>

#include "base/fatal.h"

static uint64_t mix(uint64_t hash, struct slice slice)
{
    return hash * 0x9E3779B97F4A7C15ULL + slice_hash(slice);
}

/* Of everything an action says, as it came in and as it is kept: two lines with one seq are the
 * same, or a fork. Needed so seldom that it is not kept. */
static uint64_t hash_action(const struct action *action)
{
    uint64_t hash = mix(action->logical ^ action->wall << 1 ^ action->redacted, action->undoes);
    for (size_t i = 0; i < action->count; i++) {
        const struct operation *operation = &action->operations[i];
        hash = mix(mix(hash, operation->id), operation->field);
        hash = mix(mix(hash, operation->over), operation->value);
    }
    return hash;
}

struct slice session_operation_field(const struct session *session, int field)
{
    if (field < FIELD_EXTRA) {
        return slice_of(field_name(field));
    }
    struct slice name = session_extra_operation(session, field);
    bool newer = name.size > 2 && name.at[2] == NEWER_FIELD;
    return newer ? slice_from(name, 3) : name;
}

static uint64_t hash_deed(const struct session *session, const struct deed *deed)
{
    const struct session_pool *pool = session->pool;
    uint64_t hash = mix(deed->logical ^ deed->wall << 1 ^ deed->redacted,
                        pool_text(pool, deed->undoes, deed->undoes_size));
    for (uint32_t i = 0; i < deed->op_count; i++) {
        const struct op *op = pool_op(pool, deed->first_op + i);
        hash = mix(mix(hash, pool_record(pool, op->record)->id),
                   session_operation_field(session, op->field));
        hash = mix(mix(hash, pool_over(pool, op)), pool_value(pool, op));
    }
    return hash;
}

int session_compare_deeds(const struct session *session, uint32_t left, uint32_t right)
{
    const struct deed *a = pool_deed(session->pool, left);
    const struct deed *b = pool_deed(session->pool, right);
    if (a->logical != b->logical) {
        return a->logical < b->logical ? -1 : 1;
    }
    int runs = a->run == b->run ? 0
                                : memcmp(session->runs[a->run].run.number,
                                         session->runs[b->run].run.number, RUN_SIZE);
    if (runs != 0) {
        return runs;
    }
    if (a->seq != b->seq) {
        return a->seq < b->seq ? -1 : 1;
    }
    if (left == right) {
        return 0;
    }
    uint64_t hash_left = hash_deed(session, a);
    uint64_t hash_right = hash_deed(session, b);
    return (hash_left > hash_right) - (hash_left < hash_right);
}

/* Links `op` into its field's chain, where the order of actions wants it. */
static void link_op(struct session *session, struct record *record, uint32_t number)
{
    struct session_pool *pool = session->pool;
    struct op *op = pool_op(pool, number);
    uint64_t bit = op->field < 64 ? 1ULL << op->field : 0;
    if (bit != 0 && (record->known & bit) == 0) {
        /* The first of its field: nothing to look for. The one that creates the record, which is
         * asked for most, stays in front. */
        bool behind = record->fields != 0 && op->field != FIELD_RECORD;
        uint32_t *place = behind ? &pool_op(pool, record->fields)->next : &record->fields;
        record->known |= bit;
        op->next = *place;
        *place = number;
        return;
    }
    uint32_t *head = &record->fields;
    while (*head != 0 && pool_op(pool, *head)->field != op->field) {
        head = &pool_op(pool, *head)->next;
    }
    uint32_t *place = head;
    while (*place != 0 &&
           session_compare_deeds(session, pool_op(pool, *place)->deed, op->deed) > 0) {
        place = &pool_op(pool, *place)->older;
    }
    if (*head != 0) {
        /* One hand after the other: it names just the one before it. All else is looked at more
         * closely. */
        struct slice over = pool_over(pool, op);
        const struct deed *top = pool_deed(pool, pool_op(pool, *head)->deed);
        struct slice tag;
        uint64_t seq = 0;
        bool plain = place == head && action_name_parse(over, &tag, &seq) && seq == top->seq &&
                     slice_is(tag, session->runs[top->run].run.tag);
        if (!plain) {
            session_suspect(session, record->number);
        }
    }
    if (place == head) {
        op->older = *head;
        op->next = *head == 0 ? 0 : pool_op(pool, *head)->next;
        *head = number;
    } else {
        op->older = *place;
        *place = number;
    }
}

static int action_field(struct session *session, struct slice name)
{
    int field = field_parse(name);
    if (field >= 0) {
        return field;
    }
    if (slice_starts(name, slice_of("x:"))) {
        return session_extra(session, slice_from(name, 2));
    }
    /* A field of a newer version: kept, under a name that no column can have. */
    struct str kept = {0};
    str_add_char(&kept, NEWER_FIELD);
    str_add(&kept, name);
    field = session_extra(session, str_slice(&kept));
    str_release(&kept);
    return field;
}

/* Fields whose values many records share. */
static bool is_common(int field)
{
    return field != FIELD_TEXT && field != FIELD_STARTED && field != FIELD_ENDED &&
           field != FIELD_UPDATED && field != FIELD_ORDER;
}

/* Where the value lies, with its `over` behind it. */
static uint32_t keep_value(struct session_pool *pool, struct slice value, struct slice over,
                           int field)
{
    if (over.size > 0) {
        return pool_add_text(pool, value, &over);
    }
    return is_common(field) ? pool_intern(pool, value, field) : pool_add_text(pool, value, NULL);
}

static void add_ops(struct session *session, uint32_t deed, const struct action *action)
{
    struct session_pool *pool = session->pool;
    pool_deed(pool, deed)->first_op = (uint32_t)pool->op_count;
    uint32_t record = 0; /* most actions are about one, and its id stands in one place */
    struct slice id = {NULL, 0};
    for (size_t i = 0; i < action->count; i++) {
        const struct operation *operation = &action->operations[i];
        uint32_t number = pool_add_op(pool);
        int field = operation->number != FIELD_ID ? operation->number
                                                  : action_field(session, operation->field);
        bool same = operation->id.at == id.at && operation->id.size == id.size;
        if (record == 0 || !(same || slice_equal(operation->id, id))) {
            record = pool_find_record(pool, operation->id);
            id = operation->id;
        }
        bool gone =
            field_is_words(field) && action->logical < pool_record(pool, record)->words_from;
        struct slice value = gone ? slice_make("", 0) : operation->value;
        *pool_op(pool, number) = (struct op){
            .deed = deed,
            .record = record,
            .field = (uint16_t)field,
            .at = keep_value(pool, value, operation->over, field),
            .size = (uint32_t)value.size,
            .has_over = operation->over.size > 0,
        };
        pool_deed(pool, deed)->op_count++;
        if (operation->value.size > value.size) {
            pool_deed(pool, deed)->redacted = true;
            session->runs[pool_deed(pool, deed)->run].unredacted = true;
        }
        link_op(session, pool_record(pool, record), number);
        if (field == FIELD_REDACTED && value.size > 0) {
            session_take_words(session, pool_record(pool, record), value, action->logical);
        }
        if (field == FIELD_CURRENT) {
            MEM_GROW(pool->currents, pool->current_room, pool->current_count + 1);
            pool->currents[pool->current_count++] = number;
        }
    }
}

static void refresh_deed(struct session *session, uint32_t number)
{
    const struct deed *deed = pool_deed(session->pool, number);
    uint32_t last = 0;
    for (uint32_t i = 0; i < deed->op_count; i++) {
        uint32_t record = pool_op(session->pool, deed->first_op + i)->record;
        if (record != last) {
            session_refresh(session, pool_record(session->pool, record));
            last = record;
        }
    }
}

static bool should_stand(const struct session *session, uint32_t number)
{
    const struct session_pool *pool = session->pool;
    const struct deed *deed = pool_deed(pool, number);
    bool stands = !deed->replaced;
    for (uint32_t i = deed->undoers; stands && i != 0; i = pool->undoers[i].next) {
        uint32_t undoer = pool->undoers[i].deed;
        stands = !(pool_deed(pool, undoer)->stands &&
                   session_compare_deeds(session, undoer, number) > 0);
    }
    return stands;
}

/* Calls for every action that `name` (TAG.SEQ) means: of two runs with one tag, or a fork, there
 * are several. */
static size_t named_deeds(const struct session *session, struct slice name, uint32_t *found,
                          size_t room)
{
    struct slice tag;
    uint64_t seq = 0;
    size_t count = 0;
    if (!action_name_parse(name, &tag, &seq)) {
        return 0;
    }
    for (uint32_t run = 0; run < session->run_count; run++) {
        if (!slice_is(tag, session->runs[run].run.tag)) {
            continue;
        }
        uint32_t deed = pool_first_deed(session->pool, run, seq);
        for (; deed != 0 && count < room; deed = pool_deed(session->pool, deed)->bucket_next) {
            const struct deed *one = pool_deed(session->pool, deed);
            if (one->run == run && one->seq == seq) {
                found[count++] = deed;
            }
        }
    }
    return count;
}

enum { NAMED_MOST = 8 };

/* Whether `number` stands may have changed: folds what follows from that. An undo comes later than
 * what it undoes, so this goes back in time and ends. */
static void restand(struct session *session, uint32_t number)
{
    struct session_pool *pool = session->pool;
    struct deed *deed = pool_deed(pool, number);
    bool stands = should_stand(session, number);
    if (stands == deed->stands) {
        return;
    }
    deed->stands = stands;
    refresh_deed(session, number);
    uint32_t targets[NAMED_MOST];
    size_t count =
        named_deeds(session, pool_text(pool, deed->undoes, deed->undoes_size), targets, NAMED_MOST);
    for (size_t i = 0; i < count; i++) {
        restand(session, targets[i]);
    }
}

static void add_undoer(struct session *session, uint32_t target, uint32_t undoer)
{
    struct session_pool *pool = session->pool;
    MEM_GROW(pool->undoers, pool->undoer_room, pool->undoer_count + 1);
    pool->undoers[pool->undoer_count] = (struct undoer){undoer, pool_deed(pool, target)->undoers};
    pool_deed(pool, target)->undoers = (uint32_t)pool->undoer_count++;
}

/* The actions that undo this new one and came before it. */
static void take_waiting(struct session *session, uint32_t number)
{
    struct session_pool *pool = session->pool;
    for (size_t i = 0; i < pool->waiting_count; i++) {
        const struct deed *undoer = pool_deed(pool, pool->waiting[i]);
        uint32_t found[NAMED_MOST];
        size_t count = named_deeds(session, pool_text(pool, undoer->undoes, undoer->undoes_size),
                                   found, NAMED_MOST);
        if (count > 0) {
            add_undoer(session, number, pool->waiting[i]);
            pool->waiting[i] = pool->waiting[--pool->waiting_count];
            i--;
        }
    }
}

static void add_undoes(struct session *session, uint32_t number, struct slice name)
{
    struct session_pool *pool = session->pool;
    uint32_t targets[NAMED_MOST];
    size_t count = named_deeds(session, name, targets, NAMED_MOST);
    for (size_t i = 0; i < count; i++) {
        add_undoer(session, targets[i], number);
    }
    if (count == 0) {
        MEM_GROW(pool->waiting, pool->waiting_room, pool->waiting_count + 1);
        pool->waiting[pool->waiting_count++] = number;
    }
}

static uint32_t new_deed(struct session *session, uint32_t run, const struct action *action)
{
    struct session_pool *pool = session->pool;
    ensure(pool->deed_count < UINT32_MAX);
    MEM_GROW(pool->deeds, pool->deed_room, pool->deed_count + 1);
    uint32_t number = (uint32_t)pool->deed_count++;
    *pool_deed(pool, number) = (struct deed){
        .seq = action->seq,
        .logical = action->logical,
        .wall = action->wall,
        .run = run,
        .redacted = action->redacted,
        .plain = !action->redacted,
        .undoes = pool_add_text(pool, action->undoes, NULL),
        .undoes_size = (uint32_t)action->undoes.size,
    };
    pool_enter_deed(pool, number);
    MEM_GROW(pool->by_order, pool->by_order_room, pool->deed_count);
    pool->by_order[number - 1] = number;
    return number;
}

/* What this line is beside those that have its run and seq already. */
static enum session_added compare_twins(struct session *session, uint32_t first,
                                        const struct action *action)
{
    struct session_pool *pool = session->pool;
    uint32_t run = pool_deed(pool, first)->run;
    uint64_t hash = hash_action(action);
    bool forked = false;
    for (uint32_t twin = first; twin != 0; twin = pool_deed(pool, twin)->bucket_next) {
        struct deed *deed = pool_deed(pool, twin);
        if (deed->run != run || deed->seq != action->seq) {
            continue;
        }
        if (deed->redacted && !action->redacted) {
            deed->plain = true;
            session->runs[run].unredacted = true;
            return SESSION_KNOWN;
        }
        if (hash_deed(session, deed) == hash) {
            return SESSION_KNOWN;
        }
        enum twin merged = session_merge_redacted(session, twin, action);
        if (merged != TWIN_OTHER) {
            return merged == TWIN_CHANGED ? SESSION_REDACTED : SESSION_KNOWN;
        }
        if (action->redacted && !deed->redacted) {
            deed->replaced = true;
            restand(session, twin);
        } else {
            deed->forked = true;
            forked = true;
        }
    }
    return forked ? SESSION_FORKED : SESSION_ADDED;
}

enum session_added session_add(struct session *session, uint32_t run, const struct action *action)
{
    ensure(run < session->run_count && action->seq > 0);
    struct session_pool *pool = session->pool;
    /* A log is read from its start, so nearly every line is the first of its seq. */
    uint32_t twin =
        action->seq > session->runs[run].highest ? 0 : pool_first_deed(pool, run, action->seq);
    enum session_added added = SESSION_ADDED;
    if (twin != 0) {
        added = compare_twins(session, twin, action);
        if (added == SESSION_KNOWN || added == SESSION_REDACTED) {
            session->revision += added == SESSION_REDACTED ? 1 : 0;
            return added;
        }
    } else {
        session->runs[run].count++;
    }
    uint32_t number = new_deed(session, run, action);
    if (twin != 0) {
        /* Whoever undoes the one undoes its twin. */
        pool_deed(pool, number)->undoers = pool_deed(pool, twin)->undoers;
        pool_deed(pool, number)->forked = added == SESSION_FORKED;
    }
    add_ops(session, number, action);
    if (pool->waiting_count > 0) {
        take_waiting(session, number);
    }
    if (action->undoes.size > 0) {
        add_undoes(session, number, action->undoes);
    }
    restand(session, number);
    struct session_run *own = &session->runs[run];
    own->highest = action->seq > own->highest ? action->seq : own->highest;
    session->newest = action->logical > session->newest ? action->logical : session->newest;
    session->revision++;
    return added;
}
