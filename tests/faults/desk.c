#include "desk.h"

#include <locale.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/mem.h"
#include "ui/ui.h"

enum { ROWS = 24, COLUMNS = 80, KEY_TIME = 20000 };
static const uint64_t start_of_time = 1501668845000000;

static char folder[300];

void desk_clean(void)
{
    char command[400];
    if (folder[0] != '\0') {
        (void)snprintf(command, sizeof command, "rm -rf '%s'", folder);
        if (system(command) != 0) {
            (void)fprintf(stderr, "can't remove %s\n", folder);
        }
        folder[0] = '\0';
    }
}

const char *desk_folder(void)
{
    const char *temporary = getenv("TMPDIR");
    desk_clean();
    (void)snprintf(folder, sizeof folder, "%s/faults_XXXXXX",
                   temporary == NULL ? "/tmp" : temporary);
    if (mkdtemp(folder) == NULL) {
        perror(folder);
        exit(3);
    }
    return folder;
}

static struct store_options options_at(uint64_t clock)
{
    return (struct store_options){.author = slice_of("js"),
                                  .max_file = 1 << 30,
                                  .byte_order_mark = true,
                                  .separator = ',',
                                  .wall = clock,
                                  .boot = clock};
}

static void path_of(const char *in, char path[400])
{
    (void)snprintf(path, 400, "%s/talk.csv", in);
}

void desk_create(const char *in)
{
    char path[400];
    struct action_draft draft = {0};
    struct err err = {0};
    struct store_options options = options_at(start_of_time);
    path_of(in, path);
    action_set(&draft, slice_of("s-title"), FIELD_RECORD, slice_of("session"));
    action_set(&draft, slice_of("s-title"), FIELD_KIND, slice_of("title"));
    action_set(&draft, slice_of("s-title"), FIELD_TEXT, slice_of("A talk"));
    if (!store_create(path, &options, &draft, &err)) {
        (void)fprintf(stderr, "can't make the session: %s\n", err.message);
        exit(3);
    }
    action_release(&draft);
}

static void paint(struct desk *desk)
{
    ui_draw(&desk->app, &desk->frame);
    str_clear(&desk->screen);
    frame_text(&desk->frame, &desk->screen);
}

static void carry_out(struct desk *desk)
{
    bool appended = false;
    for (size_t i = 0; i < desk->effects.count; i++) {
        const struct effect *effect = &desk->effects.items[i];
        if (effect->kind == EFFECT_APPEND) {
            store_append(desk->store, &effect->action);
            appended = true;
        } else if (effect->kind == EFFECT_DRAFT) {
            store_draft(desk->store, effect->slot, effect->at, effect->removed, effect->text);
        } else if (effect->kind == EFFECT_FORGET_DRAFT) {
            store_draft_forget(desk->store);
        } else if (effect->kind == EFFECT_ADOPT_DRAFTS) {
            store_adopt_drafts(desk->store);
        }
    }
    effects_clear(&desk->effects);
    if (appended) {
        store_sync(desk->store);
    }
}

static void tell(struct desk *desk, struct event event)
{
    event.wall = desk->clock;
    app_update(&desk->app, &event, &desk->effects);
    carry_out(desk);
}

/* The store has its turn, the app hears how it stands, the screen shows it. */
static void settle(struct desk *desk, bool idle)
{
    int wait = 0;
    struct store_moment moment = {desk->clock, desk->clock, idle, true};
    (void)store_tick(desk->store, &desk->session, &moment, &desk->news, &wait);
    const struct store_status *status = store_status(desk->store);
    struct event event = {.kind = EVENT_SAVING};
    event.saving =
        (struct saving_state){.saving = status->saving == STORE_SAVED    ? SAVING_DONE
                                        : status->saving == STORE_SAVING ? SAVING_UNDER_WAY
                                                                         : SAVING_FAILED,
                              .read_only = status->read_only,
                              .csv_waits = status->csv_waits,
                              .csv_current = status->csv_current,
                              .reason = str_slice(&status->reason)};
    tell(desk, event);
}

bool desk_open(struct desk *desk, const char *in, struct err *err)
{
    char path[400];
    struct store_draft_text *drafts = NULL;
    size_t count = 0;
    *desk = (struct desk){.clock = start_of_time + 1000000000U};
    struct store_options options = options_at(desk->clock);
    path_of(in, path);
    (void)setlocale(LC_CTYPE, "C.UTF-8"); /* wcwidth: the frame counts columns by it */
    session_init(&desk->session);
    if (!store_open(&desk->store, path, &options, &desk->session, &desk->news, &drafts, &count,
                    err)) {
        session_release(&desk->session);
        store_news_release(&desk->news);
        return false;
    }
    settings_init(&desk->settings);
    app_init(&desk->app, slice_of("js"));
    app_take_settings(&desk->app, &desk->settings);
    frame_init(&desk->frame, ROWS, COLUMNS);
    tell(desk, (struct event){.kind = EVENT_RESIZE, .rows = ROWS, .columns = COLUMNS});
    tell(desk,
         (struct event){.kind = EVENT_OPENED, .session = &desk->session, .text = slice_of(path)});
    for (size_t i = 0; i < count; i++) {
        tell(desk, (struct event){.kind = EVENT_DRAFT,
                                  .text = str_slice(&drafts[i].text),
                                  .number = drafts[i].slot});
        str_release(&drafts[i].text);
    }
    mem_free(drafts);
    desk->open = true;
    settle(desk, false);
    paint(desk);
    return true;
}

void desk_type(struct desk *desk, const char *text,
               void (*painted)(struct desk *desk, void *context), void *context)
{
    for (; *text != '\0'; text++) {
        struct key key = {.name = *text == '\n' ? KEY_ENTER : KEY_TEXT,
                          .code = *text == '\n' ? 0 : (uint32_t)(unsigned char)*text};
        desk->clock += KEY_TIME;
        /* Without somebody to look, letters come as a batch: written one by one, made something of
         * once. */
        bool more = painted == NULL && key.name == KEY_TEXT && text[1] != '\0';
        tell(desk, (struct event){.kind = EVENT_KEY, .key = key, .more = more});
        settle(desk, false);
        if (painted != NULL) {
            paint(desk);
            painted(desk, context);
        }
    }
    paint(desk);
}

void desk_pass(struct desk *desk, unsigned milliseconds)
{
    for (unsigned passed = 0; passed < milliseconds; passed += 500) {
        desk->clock += 500000;
        settle(desk, true);
    }
    paint(desk);
}

static void release(struct desk *desk)
{
    app_release(&desk->app);
    effects_release(&desk->effects);
    settings_release(&desk->settings);
    frame_release(&desk->frame);
    str_release(&desk->screen);
    store_news_release(&desk->news);
    session_release(&desk->session);
    desk->open = false;
}

bool desk_close(struct desk *desk)
{
    struct err err = {0};
    bool good = store_close(desk->store, &desk->session, &err);
    if (!good) {
        (void)fprintf(stderr, "closing: %s\n", err.message);
    }
    release(desk);
    return good;
}

void desk_drop(struct desk *desk)
{
    (void)store_close(desk->store, &desk->session, NULL);
    release(desk);
}

bool desk_sees(const struct desk *desk, const char *text)
{
    return strstr(str_text(&desk->screen), text) != NULL;
}

bool desk_has(const struct desk *desk, const char *text)
{
    for (size_t i = 0; i < session_record_count(&desk->session); i++) {
        const struct record *record = session_record(&desk->session, i);
        struct slice have = session_get(&desk->session, record, FIELD_TEXT);
        if (record->exists && slice_find_part(have, slice_of(text)) < have.size) {
            return true;
        }
    }
    return false;
}
