#include "model/operation.h"

#include "base/num.h"

static struct operation *find(const struct action_draft *draft, struct slice id, struct slice field)
{
    for (size_t i = 0; i < draft->action.count; i++) {
        struct operation *operation = &draft->action.operations[i];
        if (slice_equal(operation->id, id) && slice_equal(operation->field, field)) {
            return operation;
        }
    }
    return NULL;
}

void action_set_named(struct action_draft *draft, struct slice id, struct slice field,
                      struct slice value)
{
    struct operation *operation = find(draft, id, field);
    if (operation == NULL) {
        MEM_GROW(draft->action.operations, draft->room, draft->action.count + 1);
        operation = &draft->action.operations[draft->action.count++];
        *operation = (struct operation){.id = arena_copy(&draft->arena, id),
                                        .field = arena_copy(&draft->arena, field)};
    }
    operation->value = arena_copy(&draft->arena, value);
}

void action_set(struct action_draft *draft, struct slice id, int field, struct slice value)
{
    action_set_named(draft, id, slice_of(field_name(field)), value);
}

bool action_get(const struct action_draft *draft, struct slice id, int field, struct slice *value)
{
    const struct operation *operation = find(draft, id, slice_of(field_name(field)));
    if (operation == NULL) {
        return false;
    }
    *value = operation->value;
    return true;
}

bool action_is_empty(const struct action_draft *draft)
{
    return draft->action.count == 0 && draft->action.undoes.size == 0;
}

void action_release(struct action_draft *draft)
{
    mem_free(draft->action.operations);
    arena_release(&draft->arena);
    *draft = (struct action_draft){0};
}

struct action action_copy(struct arena *arena, const struct action *action)
{
    struct action copy = *action;
    copy.undoes = arena_copy(arena, action->undoes);
    copy.operations = arena_alloc(arena, action->count * sizeof *copy.operations);
    for (size_t i = 0; i < action->count; i++) {
        const struct operation *from = &action->operations[i];
        copy.operations[i] = (struct operation){
            .id = arena_copy(arena, from->id),
            .field = arena_copy(arena, from->field),
            .over = arena_copy(arena, from->over),
            .value = arena_copy(arena, from->value),
        };
    }
    return copy;
}

bool action_name_parse(struct slice name, struct slice *tag, uint64_t *seq)
{
    size_t dot = slice_find(name, '.');
    *tag = slice_head(name, dot);
    return dot < name.size && tag_is(*tag) &&
           num_parse_unsigned(slice_from(name, dot + 1), UINT64_MAX, seq);
}
