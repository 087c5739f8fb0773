#include "model/session.h"

#include <string.h>

#include "base/fatal.h"
#include "model/session_pool.h"

void session_init(struct session *session)
{
    *session = (struct session){.pool = pool_new(), .own = NO_RUN};
}

void session_release(struct session *session)
{
    for (size_t i = 0; i < session->run_count; i++) {
        /* The author's bytes are our own copy (session_run), which the struct shows as borrowed. */
        union {
            const char *read;
            void *owned;
        } author = {.read = session->runs[i].run.author.at};
        mem_free(author.owned);
    }
    mem_free(session->runs);
    pool_free(session->pool);
    *session = (struct session){.own = NO_RUN};
}

uint32_t session_run(struct session *session, const struct run *run)
{
    for (uint32_t i = 0; i < session->run_count; i++) {
        if (memcmp(session->runs[i].run.number, run->number, RUN_SIZE) == 0) {
            return i;
        }
    }
    ensure(session->run_count < NO_RUN);
    MEM_GROW(session->runs, session->run_room, session->run_count + 1);
    struct session_run *added = &session->runs[session->run_count];
    *added = (struct session_run){.run = *run};
    char *author = mem_alloc(run->author.size + 1, 1);
    if (run->author.size > 0) {
        memcpy(author, run->author.at, run->author.size);
    }
    added->run.author = slice_make(author, run->author.size);
    session->revision++;
    return (uint32_t)session->run_count++;
}

void session_number_run(struct session *session, const struct run *run)
{
    ensure(session->run_count == 1);
    struct slice author = session->runs[0].run.author;
    session->runs[0].run = *run;
    session->runs[0].run.author = author;
}

void session_write_as(struct session *session, const struct run *run)
{
    session->own = session_run(session, run);
}

void session_complete(struct session *session, struct action_draft *draft)
{
    const struct session_pool *pool = session->pool;
    for (size_t i = 0; i < draft->action.count; i++) {
        struct operation *operation = &draft->action.operations[i];
        uint32_t record = pool_seek_record(pool, operation->id);
        int field = field_parse(operation->field);
        if (field < 0 && slice_starts(operation->field, slice_of("x:"))) {
            field = session_extra(session, slice_from(operation->field, 2));
        }
        if (record == 0 || field < 0) {
            continue;
        }
        uint32_t heads[HEADS_MOST];
        uint32_t head = pool_head(pool, pool_record(pool, record), field);
        size_t count = session_heads(session, head, heads);
        struct str over = {0};
        for (size_t at = 0; at < count; at++) {
            const struct deed *deed = pool_deed(pool, pool_op(pool, heads[at])->deed);
            str_add_format(&over, "%s%s.%llu", at == 0 ? "" : ",", session->runs[deed->run].run.tag,
                           (unsigned long long)deed->seq);
        }
        operation->over = arena_copy(&draft->arena, str_slice(&over));
        str_release(&over);
    }
}

void session_commit(struct session *session, struct action_draft *draft, uint64_t wall)
{
    ensure(session->own != NO_RUN && !action_is_empty(draft));
    struct action *action = &draft->action;
    action->seq = session->runs[session->own].highest + 1;
    action->logical = wall > session->newest ? wall : session->newest + 1;
    action->wall = wall;
    session_complete(session, draft);
    ensure(session_add(session, session->own, action) == SESSION_ADDED);
}

const struct record *session_find(const struct session *session, struct slice id)
{
    uint32_t number = pool_seek_record(session->pool, id);
    return number == 0 ? NULL : pool_record(session->pool, number);
}

const struct record *session_find_short(const struct session *session, struct slice id)
{
    const struct record *found = session_find(session, id);
    if (found != NULL && found->exists) {
        return found;
    }
    found = NULL;
    for (size_t i = 0; i < session->pool->record_count; i++) {
        const struct record *record = session_record(session, i);
        if (record->exists && slice_equal(id_short(record->id), id)) {
            if (found != NULL) {
                return NULL;
            }
            found = record;
        }
    }
    return found;
}

/* The newest standing operation of the record's own columns; 0 for none. `written`: of what
 * somebody wrote of it; that a turn ended comes from the next one, which may be another's. */
static uint32_t newest_op(const struct session *session, const struct record *record, bool written)
{
    const struct session_pool *pool = session->pool;
    uint32_t newest = 0;
    for (uint32_t head = record->fields; head != 0; head = pool_op(pool, head)->next) {
        int field = pool_op(pool, head)->field;
        bool end = field == FIELD_ENDED && record->kind == RECORD_INTERVENTION;
        bool counts = (field < FIELD_AUTHOR && !(written && end)) || field == FIELD_GENDER ||
                      field >= FIELD_EXTRA;
        uint32_t op = counts ? pool_standing(pool, head) : 0;
        if (op != 0 && (newest == 0 || session_compare_deeds(session, pool_op(pool, op)->deed,
                                                             pool_op(pool, newest)->deed) > 0)) {
            newest = op;
        }
    }
    return newest;
}

static struct slice plain_value(const struct session *session, const struct record *record,
                                int field)
{
    const struct session_pool *pool = session->pool;
    uint32_t op = pool_standing(pool, pool_head(pool, record, field));
    return op == 0 ? slice_make("", 0) : pool_value(pool, pool_op(pool, op));
}

struct slice session_get(const struct session *session, const struct record *record, int field)
{
    if (field == FIELD_ID) {
        return record->id;
    }
    if (field == FIELD_AUTHOR) {
        return session_author(session, record);
    }
    if (field == FIELD_STATUS && record->redacted) {
        return slice_of("off-record"); /* whatever somebody unaware of it made of it since */
    }
    return plain_value(session, record, field);
}

/* Whether an operation comes from a CSV alone, whose own cells tell of author and time. */
static bool is_from_csv(const struct session *session, uint32_t op)
{
    const struct deed *deed = pool_deed(session->pool, pool_op(session->pool, op)->deed);
    return session->runs[deed->run].run.author.size == 0;
}

struct slice session_author(const struct session *session, const struct record *record)
{
    uint32_t op = newest_op(session, record, true);
    if (op == 0) {
        return slice_make("", 0);
    }
    if (is_from_csv(session, op)) {
        return plain_value(session, record, FIELD_AUTHOR);
    }
    return session->runs[pool_deed(session->pool, pool_op(session->pool, op)->deed)->run]
        .run.author;
}

uint64_t session_updated(const struct session *session, const struct record *record)
{
    uint32_t op = newest_op(session, record, false);
    if (op == 0 || is_from_csv(session, op)) {
        return 0;
    }
    return pool_deed(session->pool, pool_op(session->pool, op)->deed)->wall;
}

uint64_t session_set_at(const struct session *session, const struct record *record, int field,
                        uint64_t *wall)
{
    const struct session_pool *pool = session->pool;
    uint32_t op = pool_standing(pool, pool_head(pool, record, field));
    if (op == 0) {
        return 0;
    }
    const struct deed *deed = pool_deed(pool, pool_op(pool, op)->deed);
    if (wall != NULL) {
        *wall = deed->wall;
    }
    return deed->logical;
}

struct slice session_get_then(const struct session *session, const struct record *record, int field,
                              uint64_t wall)
{
    const struct session_pool *pool = session->pool;
    for (uint32_t op = pool_head(pool, record, field); op != 0; op = pool_op(pool, op)->older) {
        const struct deed *deed = pool_deed(pool, pool_op(pool, op)->deed);
        if (deed->stands && deed->wall <= wall) {
            return pool_value(pool, pool_op(pool, op));
        }
    }
    return slice_make("", 0);
}

uint64_t session_created(const struct session *session, const struct record *record)
{
    if (record->creation == 0) {
        return 0;
    }
    return pool_deed(session->pool, pool_op(session->pool, record->creation)->deed)->logical;
}

size_t session_record_count(const struct session *session)
{
    return session->pool->record_count;
}

const struct record *session_record(const struct session *session, size_t index)
{
    return pool_record(session->pool, (uint32_t)(index + 1));
}

struct slice session_fact(const struct session *session, const char *name)
{
    struct str id = {0};
    str_add_text(&id, "s-");
    str_add_text(&id, name);
    const struct record *record = session_find(session, str_slice(&id));
    str_release(&id);
    return record == NULL || !record->exists ? slice_make("", 0)
                                             : session_get(session, record, FIELD_TEXT);
}

void session_new_id(const struct session *session, const struct action_draft *draft, char letter,
                    struct str *id)
{
    ensure(session->own != NO_RUN && letter >= 'a' && letter <= 'z');
    uint64_t counter = session->pool->counters[letter - 'a'];
    for (size_t i = 0; draft != NULL && i < draft->action.count; i++) {
        struct id_parts parts;
        if (id_parse(draft->action.operations[i].id, &parts) && parts.letter == letter &&
            parts.counter > counter) {
            counter = parts.counter;
        }
    }
    id_format(letter, counter + 1, session->runs[session->own].run.tag, id);
}

int session_extra(struct session *session, struct slice name)
{
    struct session_pool *pool = session->pool;
    for (size_t i = 0; i < pool->extra_count; i++) {
        if (slice_equal(slice_from(pool->extras[i], 2), name)) {
            return FIELD_EXTRA + (int)i;
        }
    }
    ensure(pool->extra_count < UINT16_MAX - FIELD_EXTRA);
    MEM_GROW(pool->extras, pool->extra_room, pool->extra_count + 1);
    struct str operation = {0};
    str_add_text(&operation, "x:");
    str_add(&operation, name);
    uint32_t at = pool_add_text(pool, str_slice(&operation), NULL);
    pool->extras[pool->extra_count] = pool_text(pool, at, (uint32_t)operation.size);
    str_release(&operation);
    return FIELD_EXTRA + (int)pool->extra_count++;
}

size_t session_extra_count(const struct session *session)
{
    return session->pool->extra_count;
}

struct slice session_extra_name(const struct session *session, int field)
{
    return slice_from(session_extra_operation(session, field), 2);
}

struct slice session_extra_operation(const struct session *session, int field)
{
    ensure(field >= FIELD_EXTRA && (size_t)(field - FIELD_EXTRA) < session->pool->extra_count);
    return session->pool->extras[field - FIELD_EXTRA];
}

/* The record that the nth operation of FIELD_CURRENT made current; NULL where that stands no more.
 */
static const struct record *current_at(const struct session *session, size_t nth)
{
    const struct session_pool *pool = session->pool;
    const struct op *op = pool_op(pool, pool->currents[nth]);
    const struct record *record = pool_record(pool, op->record);
    return pool_deed(pool, op->deed)->stands && record->exists ? record : NULL;
}

/* The newest standing operation that made a record current for `author`, or that ended everybody's
 * turn; the count of all where there is none. `*others`: another record than that one became
 * current for somebody else since. */
static size_t find_current(const struct session *session, struct slice author, bool *others)
{
    const struct session_pool *pool = session->pool;
    size_t found = pool->current_count;
    session_order_deeds(session);
    for (size_t i = pool->current_count; i-- > 0 && found == pool->current_count;) {
        const struct record *record = current_at(session, i);
        bool own = slice_equal(pool_value(pool, pool_op(pool, pool->currents[i])), author);
        found = record != NULL && (own || record->kind == RECORD_SESSION) ? i : found;
    }
    const struct record *mine = found < pool->current_count ? current_at(session, found) : NULL;
    *others = false;
    for (size_t i = mine == NULL ? 0 : found; i < pool->current_count && !*others; i++) {
        const struct record *record = current_at(session, i);
        *others = record != NULL && record != mine;
    }
    return found;
}

/* Whether what `find_current` found is of before others wrote, and of another run. */
static bool is_old(const struct session *session, size_t found, bool others)
{
    const struct session_pool *pool = session->pool;
    return others &&
           (found == pool->current_count ||
            pool_deed(pool, pool_op(pool, pool->currents[found])->deed)->run != session->own);
}

bool session_is_overtaken(const struct session *session, struct slice author)
{
    bool others = false;
    size_t found = find_current(session, author, &others);
    return is_old(session, found, others);
}

const struct record *session_current(const struct session *session, struct slice author)
{
    bool others = false;
    size_t found = find_current(session, author, &others);
    bool none = found == session->pool->current_count || is_old(session, found, others);
    return none ? NULL : current_at(session, found);
}

/* The record that an action is about: the one it made, else the one that got words or anything but
 * an end (a new turn ends the one before). 0 for none. */
static uint32_t subject_of(const struct session_pool *pool, const struct deed *deed)
{
    uint32_t found = 0;
    uint32_t first = 0;
    for (uint32_t i = 0; i < deed->op_count; i++) {
        const struct op *op = pool_op(pool, deed->first_op + i);
        if (op->field == FIELD_RECORD) {
            return op->record;
        }
        first = first == 0 ? op->record : first;
        if (found == 0 && op->field != FIELD_ENDED) {
            found = op->record;
        }
    }
    return found != 0 ? found : first;
}

static void name_deed(const struct session *session, uint32_t number, struct str *name,
                      struct str *id)
{
    const struct session_pool *pool = session->pool;
    const struct deed *deed = pool_deed(pool, number);
    str_add_format(name, "%s.%llu", session->runs[deed->run].run.tag,
                   (unsigned long long)deed->seq);
    uint32_t subject = id == NULL ? 0 : subject_of(pool, deed);
    if (subject != 0) {
        str_add(id, pool_record(pool, subject)->id);
    }
}

/* The action that `deed` takes back; 0 for none, or not seen. */
static uint32_t undone_by(const struct session *session, const struct deed *deed)
{
    struct slice tag;
    uint64_t seq = 0;
    if (!action_name_parse(pool_text(session->pool, deed->undoes, deed->undoes_size), &tag, &seq)) {
        return 0;
    }
    for (uint32_t run = 0; run < session->run_count; run++) {
        uint32_t found = slice_is(tag, session->runs[run].run.tag)
                             ? pool_first_deed(session->pool, run, seq)
                             : 0;
        if (found != 0) {
            return found;
        }
    }
    return 0;
}

static bool is_by(const struct session *session, const struct deed *deed, struct slice author)
{
    return slice_equal(session->runs[deed->run].run.author, author);
}

struct slice session_off_record(const struct session *session)
{
    const struct record *format = session_find(session, slice_of("s-format"));
    return format == NULL ? slice_make("", 0) : session_get(session, format, FIELD_OFF);
}

/* What is not to be undone: the action that the session began with (it would take the session's
 * number away, by which the CSV finds its journal), one that took words off the record (they are
 * gone), and one that put the room off the record or on it. */
static bool is_lasting(const struct session_pool *pool, const struct deed *deed)
{
    uint32_t identity = pool_seek_record(pool, slice_of("s-id"));
    for (uint32_t i = 0; i < deed->op_count; i++) {
        const struct op *op = pool_op(pool, deed->first_op + i);
        if (op->record == identity || op->field == FIELD_REDACTED || op->field == FIELD_OFF) {
            return true;
        }
    }
    return false;
}

bool session_undoable(const struct session *session, struct slice author, struct str *name,
                      struct str *id)
{
    const struct session_pool *pool = session->pool;
    session_order_deeds(session);
    for (size_t i = pool->deed_count - 1; i-- > 0;) {
        const struct deed *deed = pool_deed(pool, pool->by_order[i]);
        if (deed->stands && deed->undoes_size == 0 && is_by(session, deed, author) &&
            !is_lasting(pool, deed)) {
            name_deed(session, pool->by_order[i], name, id);
            return true;
        }
    }
    return false;
}

bool session_redoable(const struct session *session, struct slice author, struct str *name,
                      struct str *id)
{
    const struct session_pool *pool = session->pool;
    session_order_deeds(session);
    for (size_t i = pool->deed_count - 1; i-- > 0;) {
        const struct deed *deed = pool_deed(pool, pool->by_order[i]);
        if (!is_by(session, deed, author)) {
            continue;
        }
        if (deed->undoes_size == 0) {
            return false; /* something was done since: there is nothing to bring back */
        }
        uint32_t target = undone_by(session, deed);
        bool is_undo = target != 0 && pool_deed(pool, target)->undoes_size == 0;
        if (deed->stands && is_undo) {
            name_deed(session, pool->by_order[i], name, NULL);
            struct str ignored = {0};
            name_deed(session, target, &ignored, id);
            str_release(&ignored);
            return true;
        }
    }
    return false;
}

bool session_last_action(const struct session *session, struct slice id, struct str *name,
                         struct slice *author)
{
    const struct session_pool *pool = session->pool;
    const struct record *record = session_find(session, id);
    uint32_t newest = 0;
    for (uint32_t head = record == NULL ? 0 : record->fields; head != 0;
         head = pool_op(pool, head)->next) {
        uint32_t op = pool_standing(pool, head);
        if (op != 0 &&
            (newest == 0 || session_compare_deeds(session, pool_op(pool, op)->deed, newest) > 0)) {
            newest = pool_op(pool, op)->deed;
        }
    }
    if (newest == 0 || is_lasting(pool, pool_deed(pool, newest))) {
        return false;
    }
    name_deed(session, newest, name, NULL);
    *author = session->runs[pool_deed(pool, newest)->run].run.author;
    return true;
}
