#include "desk_memory.h"

#include "base/fatal.h"
#include "ui/ui.h"

enum { ROWS = 24, COLUMNS = 80, KEY_TIME = 150000 /* microseconds */ };

static const uint64_t start_of_time = UINT64_C(1501686845000000);

static void write_draft(struct desk_memory *desk, const struct effect *effect)
{
    struct str *text = &desk->drafts[effect->slot];
    ensure(effect->at <= text->size && effect->removed <= text->size - effect->at);
    str_splice(text, effect->at, effect->removed, effect->text);
}

/* Whether the outside answers that it cannot be done. */
static bool carry_out(struct desk_memory *desk, const struct effect *effect)
{
    static const bool fails[EFFECT_QUIT + 1] = {
        [EFFECT_MOVE] = true,   [EFFECT_OPEN] = true,      [EFFECT_CREATE] = true,
        [EFFECT_SAMPLE] = true, [EFFECT_SAVE_TEXT] = true, [EFFECT_HAND_OVER] = true,
    };
    if (effect->kind == EFFECT_DRAFT) {
        write_draft(desk, effect);
    } else if (effect->kind == EFFECT_APPEND) {
        str_clear(&desk->drafts[SLOT_LINE]);
    } else if (effect->kind == EFFECT_FORGET_DRAFT) {
        for (size_t i = 0; i < SLOT_COUNT; i++) {
            str_clear(&desk->drafts[i]);
        }
    }
    return fails[effect->kind];
}

static void tell(struct desk_memory *desk, struct event event)
{
    effects_clear(&desk->effects);
    event.wall = desk->now;
    app_update(&desk->app, &event, &desk->effects);
    bool failed = false;
    for (size_t i = 0; i < desk->effects.count; i++) {
        failed = carry_out(desk, &desk->effects.items[i]) || failed;
    }
    if (failed) {
        struct effects more = {0};
        struct event answer = {
            .kind = EVENT_FAILED, .wall = desk->now, .text = slice_of("It can't be done here")};
        app_update(&desk->app, &answer, &more);
        for (size_t i = 0; i < more.count; i++) {
            (void)carry_out(desk, &more.items[i]);
        }
        effects_release(&more);
    }
}

static void start(struct desk_memory *desk)
{
    app_init(&desk->app, slice_of("js"));
    tell(desk, (struct event){.kind = EVENT_RESIZE, .rows = ROWS, .columns = COLUMNS});
    tell(desk, (struct event){.kind = EVENT_OPENED,
                              .session = &desk->session,
                              .text = slice_of("talks/talk.csv"),
                              .number = -300});
}

void desk_memory_open(struct desk_memory *desk)
{
    struct run run = {.number = {1}, .tag = "7k3q", .author = slice_of("js")};
    *desk = (struct desk_memory){.now = start_of_time};
    session_init(&desk->session);
    session_write_as(&desk->session, &run);
    frame_init(&desk->frame, ROWS, COLUMNS);
    start(desk);
}

void desk_memory_release(struct desk_memory *desk)
{
    app_release(&desk->app);
    effects_release(&desk->effects);
    session_release(&desk->session);
    frame_release(&desk->frame);
    for (size_t i = 0; i < SLOT_COUNT; i++) {
        str_release(&desk->drafts[i]);
    }
}

void desk_memory_key(struct desk_memory *desk, const struct key *key, bool more)
{
    desk->now += KEY_TIME;
    tell(desk, (struct event){.kind = EVENT_KEY, .key = *key, .more = more});
}

void desk_memory_paint(struct desk_memory *desk)
{
    app_catch_up(&desk->app);
    ui_draw(&desk->app, &desk->frame);
}

void desk_memory_resize(struct desk_memory *desk, int rows, int columns)
{
    frame_release(&desk->frame);
    frame_init(&desk->frame, rows, columns);
    tell(desk, (struct event){.kind = EVENT_RESIZE, .rows = rows, .columns = columns});
    desk_memory_paint(desk);
}

void desk_memory_kill(struct desk_memory *desk)
{
    struct str left[SLOT_COUNT];
    size_t count = 0;
    for (size_t i = 0; i < SLOT_COUNT; i++) {
        left[i] = desk->drafts[i];
        desk->drafts[i] = (struct str){0};
        count += left[i].size > 0 ? 1 : 0;
    }
    app_release(&desk->app);
    start(desk);
    for (size_t i = 0; i < SLOT_COUNT; i++) {
        if (left[i].size > 0) {
            tell(desk, (struct event){.kind = EVENT_DRAFT,
                                      .text = str_slice(&left[i]),
                                      .number = (int64_t)i,
                                      .count = --count});
        }
        str_release(&left[i]);
    }
}
