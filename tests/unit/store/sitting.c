#include "sitting.h"

#include <stdio.h>
#include <string.h>

#include "base/mem.h"
#include "files.h"

static const uint64_t start = 1501668845000000U; /* 2017-08-02 10:14:05 UTC */

static struct store_options options_of(const struct sitting *sitting)
{
    return (struct store_options){
        .author = slice_of(sitting->author == NULL ? "js" : sitting->author),
        .read_only = sitting->read_only,
        .threads = sitting->threads,
        .max_file = (uint64_t)1 << 30,
        .byte_order_mark = true,
        .separator = ',',
        .wall = sitting->clock,
        .boot = sitting->clock,
    };
}

static void put(struct action_draft *draft, const char *id, int field, const char *value)
{
    action_set(draft, slice_of(id), field, slice_of(value));
}

static bool create(const char *name, struct err *err)
{
    struct sitting none = {.clock = start};
    struct store_options options = options_of(&none);
    struct action_draft draft = {0};
    put(&draft, "s-title", FIELD_RECORD, "session");
    put(&draft, "s-title", FIELD_KIND, "title");
    put(&draft, "s-title", FIELD_TEXT, "Local spaces");
    put(&draft, "s-utc_offset", FIELD_RECORD, "session");
    put(&draft, "s-utc_offset", FIELD_KIND, "utc_offset");
    put(&draft, "s-utc_offset", FIELD_TEXT, "UTC-05:00");
    bool good = store_create(files_path(name), &options, &draft, err);
    action_release(&draft);
    return good;
}

bool sitting_create(const char *name)
{
    struct err err = {0};
    bool good = create(name, &err);
    if (!good) {
        printf("store_create: %s: %s\n", err.path, err.message);
    }
    return good;
}

bool sitting_create_quietly(const char *name)
{
    struct err err = {0};
    return create(name, &err);
}

bool sitting_open(struct sitting *sitting, const char *name)
{
    sitting->clock = sitting->clock == 0 ? start + 1000000 : sitting->clock;
    struct store_options options = options_of(sitting);
    sitting->err = (struct err){0};
    session_init(&sitting->session);
    bool good = store_open(&sitting->store, files_path(name), &options, &sitting->session,
                           &sitting->news, &sitting->drafts, &sitting->draft_count, &sitting->err);
    if (!good) {
        session_release(&sitting->session);
        store_news_release(&sitting->news);
    }
    return good;
}

static void commit(struct sitting *sitting, struct action_draft *draft)
{
    sitting->clock += 1000;
    session_commit(&sitting->session, draft, sitting->clock);
    store_append(sitting->store, &draft->action);
    action_release(draft);
}

const char *sitting_note(struct sitting *sitting, const char *text)
{
    static char kept[64];
    struct action_draft draft = {0};
    struct str id = {0};
    session_new_id(&sitting->session, NULL, 'n', &id);
    (void)snprintf(kept, sizeof kept, "%s", str_text(&id));
    put(&draft, kept, FIELD_RECORD, "note");
    put(&draft, kept, FIELD_TEXT, text);
    commit(sitting, &draft);
    str_release(&id);
    return kept;
}

void sitting_set(struct sitting *sitting, const char *id, int field, const char *value)
{
    struct action_draft draft = {0};
    put(&draft, id, field, value);
    commit(sitting, &draft);
}

void sitting_redact(struct sitting *sitting, const char *id)
{
    struct action_draft draft = {0};
    put(&draft, id, FIELD_REDACTED, "yes");
    put(&draft, id, FIELD_STATUS, "off-record");
    commit(sitting, &draft);
}

void sitting_undo(struct sitting *sitting)
{
    struct str name = {0};
    struct action_draft draft = {0};
    if (session_undoable(&sitting->session, slice_of("js"), &name, NULL)) {
        draft.action.undoes = arena_copy(&draft.arena, str_slice(&name));
        commit(sitting, &draft);
    }
    str_release(&name);
}

void sitting_turn(struct sitting *sitting, unsigned microseconds)
{
    int wait = 0;
    sitting->clock += microseconds;
    struct store_moment moment = {sitting->clock, sitting->clock, true, true};
    (void)store_tick(sitting->store, &sitting->session, &moment, &sitting->news, &wait);
}

void sitting_pass(struct sitting *sitting, unsigned seconds)
{
    for (unsigned i = 0; i < seconds * 2; i++) {
        sitting_turn(sitting, 500000);
    }
}

static void forget(struct sitting *sitting)
{
    for (size_t i = 0; i < sitting->draft_count; i++) {
        str_release(&sitting->drafts[i].text);
    }
    mem_free(sitting->drafts);
    session_release(&sitting->session);
    store_news_release(&sitting->news);
    sitting->drafts = NULL;
    sitting->draft_count = 0;
    sitting->store = NULL;
}

bool sitting_close(struct sitting *sitting)
{
    bool good = store_close(sitting->store, &sitting->session, &sitting->err);
    forget(sitting);
    return good;
}

void store_free(struct store *store); /* store_state.h, which is the store's own */

void sitting_drop(struct sitting *sitting)
{
    store_free(sitting->store);
    forget(sitting);
}

const char *sitting_text(const struct sitting *sitting, const char *id)
{
    static char kept[512];
    const struct record *record = session_find(&sitting->session, slice_of(id));
    struct slice text = record == NULL || !record->exists
                            ? slice_make("", 0)
                            : session_get(&sitting->session, record, FIELD_TEXT);
    (void)snprintf(kept, sizeof kept, "%.*s", (int)text.size, text.size == 0 ? "" : text.at);
    return kept;
}

bool sitting_has(const struct sitting *sitting, const char *text)
{
    for (size_t i = 0; i < session_record_count(&sitting->session); i++) {
        const struct record *record = session_record(&sitting->session, i);
        if (record->exists && slice_is(session_get(&sitting->session, record, FIELD_TEXT), text)) {
            return true;
        }
    }
    return false;
}

size_t sitting_count(struct sitting *sitting, enum record_kind kind)
{
    size_t all = 0;
    size_t count = 0;
    const struct record *const *records = session_records(&sitting->session, &all);
    for (size_t i = 0; i < all; i++) {
        count += records[i]->kind == kind ? 1 : 0;
    }
    return count;
}

bool sitting_heard(const struct sitting *sitting, enum news_kind kind, const char *part)
{
    for (size_t i = 0; i < sitting->news.count; i++) {
        const struct news_item *item = &sitting->news.items[i];
        if (item->kind == kind && strstr(str_text(&item->text), part) != NULL) {
            return true;
        }
    }
    return false;
}

void sitting_texts(struct sitting *sitting, struct str *texts)
{
    size_t count = 0;
    const struct record *const *records = session_records(&sitting->session, &count);
    for (size_t i = 0; i < count; i++) {
        str_add(texts, session_get(&sitting->session, records[i], FIELD_TEXT));
        str_add_char(texts, '\n');
    }
}
