/* The way back: a kept action as the plain data it was added as. */
#include "model/session_pool.h"

static void add_name(const struct session *session, int field, struct str *name)
{
    if (field < FIELD_EXTRA) {
        str_add_text(name, field_name(field));
        return;
    }
    struct slice kept = session_extra_name(session, field);
    bool newer = kept.size > 0 && kept.at[0] == '\x1F';
    str_add_text(name, newer ? "" : "x:");
    str_add(name, slice_from(kept, newer ? 1 : 0));
}

static void rebuild(const struct session *session, const struct deed *deed,
                    struct action_draft *draft)
{
    const struct session_pool *pool = session->pool;
    draft->action = (struct action){
        .seq = deed->seq,
        .logical = deed->logical,
        .wall = deed->wall,
        .redacted = deed->redacted,
        .undoes = pool_text(pool, deed->undoes, deed->undoes_size),
        .operations = draft->action.operations,
    };
    struct str name = {0};
    for (uint32_t i = 0; i < deed->op_count; i++) {
        const struct op *op = pool_op(pool, deed->first_op + i);
        str_clear(&name);
        add_name(session, op->field, &name);
        MEM_GROW(draft->action.operations, draft->room, draft->action.count + 1);
        draft->action.operations[draft->action.count++] = (struct operation){
            .id = pool_record(pool, op->record)->id,
            .field = arena_copy(&draft->arena, str_slice(&name)),
            .over = pool_over(pool, op),
            .value = pool_value(pool, op),
        };
    }
    str_release(&name);
}

void session_actions(const struct session *session, uint32_t run,
                     void (*each)(void *context, const struct action *action), void *context)
{
    const struct session_pool *pool = session->pool;
    struct action_draft draft = {0};
    for (uint64_t seq = 1; seq <= session->runs[run].highest; seq++) {
        uint32_t number = pool_first_deed(pool, run, seq);
        for (; number != 0; number = pool_deed(pool, number)->bucket_next) {
            const struct deed *deed = pool_deed(pool, number);
            if (deed->run == run && deed->seq == seq && !deed->replaced) {
                rebuild(session, deed, &draft);
                each(context, &draft.action);
                arena_release(&draft.arena);
            }
        }
    }
    action_release(&draft);
}
