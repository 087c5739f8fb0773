/* Off the record, said afterwards. The words of a record go out of every operation that has them,
 * as if they had never been typed; the operations stay, empty, so that the rest of their actions
 * and what others say of them (`over`, `undoes`, s-holds) is as it was. A log's line is rewritten
 * the same way, with a mark. It may come before the line that tells of the redaction, so a marked
 * line empties its plain twin too. */
#include "model/session_pool.h"

#include <string.h>

static int field_of(const struct operation *operation)
{
    int field = field_parse(operation->field);
    return field < 0 ? FIELD_EXTRA : field;
}

bool session_redact(const struct session *session, struct action *action)
{
    bool any = false;
    for (size_t i = 0; i < action->count && session->redactions > 0; i++) {
        struct operation *operation = &action->operations[i];
        if (operation->value.size == 0 || !field_is_words(field_of(operation))) {
            continue;
        }
        const struct record *record = session_find(session, operation->id);
        if (record != NULL && action->logical < record->words_from) {
            operation->value = slice_make("", 0);
            any = true;
        }
    }
    action->redacted = action->redacted || any;
    return any;
}

/* The bytes go too, where no other operation shares them (short tags are kept once). */
static void empty(struct session_pool *pool, struct op *op)
{
    bool own = op->has_over || op->field == FIELD_TEXT;
    if (own && op->size > 0) {
        memset(pool->text_blocks[op->at / TEXT_BLOCK] + op->at % TEXT_BLOCK, 0, op->size);
    }
    op->at += op->size; /* what is behind it stays where it is */
    op->size = 0;
}

void session_take_words(struct session *session, struct record *record, struct slice value,
                        uint64_t logical)
{
    struct session_pool *pool = session->pool;
    bool older = slice_is(value, "older");
    uint64_t from = older ? logical : UINT64_MAX;
    if (from <= record->words_from) {
        return;
    }
    record->words_from = from;
    record->redacted = !older;
    session->redactions++;
    for (uint32_t head = record->fields; head != 0; head = pool_op(pool, head)->next) {
        bool words = field_is_words(pool_op(pool, head)->field);
        for (uint32_t at = words ? head : 0; at != 0; at = pool_op(pool, at)->older) {
            struct op *op = pool_op(pool, at);
            struct deed *deed = pool_deed(pool, op->deed);
            if (deed->logical >= from) {
                continue;
            }
            session->runs[deed->run].unredacted |= deed->plain;
            if (op->size > 0) {
                deed->redacted = true;
                empty(pool, op);
            }
        }
    }
}

/* Whether they are the same but for values that are gone from one of them. */
static bool is_twin(const struct session *session, const struct deed *deed,
                    const struct action *action)
{
    const struct session_pool *pool = session->pool;
    bool same = deed->logical == action->logical && deed->wall == action->wall &&
                deed->op_count == action->count &&
                slice_equal(pool_text(pool, deed->undoes, deed->undoes_size), action->undoes);
    for (uint32_t i = 0; same && i < deed->op_count; i++) {
        const struct op *op = pool_op(pool, deed->first_op + i);
        const struct operation *other = &action->operations[i];
        bool gone =
            (deed->redacted && op->size == 0) || (action->redacted && other->value.size == 0);
        same = slice_equal(pool_record(pool, op->record)->id, other->id) &&
               slice_equal(session_operation_field(session, op->field), other->field) &&
               slice_equal(pool_over(pool, op), other->over) &&
               (gone || slice_equal(pool_value(pool, op), other->value));
    }
    return same;
}

enum twin session_merge_redacted(struct session *session, uint32_t number,
                                 const struct action *action)
{
    struct session_pool *pool = session->pool;
    struct deed *deed = pool_deed(pool, number);
    if (!action->redacted || !is_twin(session, deed, action)) {
        return TWIN_OTHER;
    }
    enum twin merged = deed->redacted ? TWIN_SAME : TWIN_CHANGED;
    deed->redacted = true;
    for (uint32_t i = 0; i < deed->op_count; i++) {
        struct op *op = pool_op(pool, deed->first_op + i);
        if (op->size > 0 && action->operations[i].value.size == 0) {
            empty(pool, op);
            session_refresh(session, pool_record(pool, op->record));
            merged = TWIN_CHANGED;
        }
    }
    return merged;
}
