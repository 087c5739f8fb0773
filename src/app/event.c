#include "app/event.h"

void effects_add(struct effects *effects, const struct effect *effect)
{
    MEM_GROW(effects->items, effects->room, effects->count + 1);
    struct effect *copy = &effects->items[effects->count++];
    *copy = *effect;
    copy->text = arena_copy(&effects->arena, effect->text);
    copy->path = arena_copy(&effects->arena, effect->path);
    copy->action = action_copy(&effects->arena, &effect->action);
}

void effects_clear(struct effects *effects)
{
    arena_release(&effects->arena);
    effects->count = 0;
}

void effects_release(struct effects *effects)
{
    effects_clear(effects);
    mem_free(effects->items);
    *effects = (struct effects){0};
}
