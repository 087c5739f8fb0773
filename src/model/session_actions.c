/* The way back: a kept action as the plain data it was added as. */
#include "model/session_pool.h"

#include <stdlib.h>

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

/* A deed by its seq, and of forks the first to come first. */
struct place_of_deed {
    uint64_t seq;
    uint32_t deed;
};

static int compare_places(const void *left, const void *right)
{
    const struct place_of_deed *a = left;
    const struct place_of_deed *b = right;
    if (a->seq != b->seq) {
        return a->seq < b->seq ? -1 : 1;
    }
    return (a->deed > b->deed) - (a->deed < b->deed);
}

void session_actions(const struct session *session, uint32_t run,
                     void (*each)(void *context, const struct action *action), void *context)
{
    const struct session_pool *pool = session->pool;
    struct action_draft draft = {0};
    struct place_of_deed *places = mem_alloc(pool->deed_count, sizeof *places);
    size_t count = 0;
    for (uint32_t number = 1; number < pool->deed_count; number++) {
        const struct deed *deed = pool_deed(pool, number);
        if (deed->run == run && !deed->replaced) {
            places[count++] = (struct place_of_deed){deed->seq, number};
        }
    }
    qsort(places, count, sizeof *places, compare_places);
    for (size_t i = 0; i < count; i++) {
        rebuild(session, pool_deed(pool, places[i].deed), &draft);
        each(context, &draft.action);
        arena_release(&draft.arena);
    }
    mem_free(places);
    action_release(&draft);
}
