#include "stage.h"

#include "expect.h"
#include "text/utf8.h"

static const char tag[] = "7k3q";

void stage_init(struct stage *stage)
{
    memset(stage, 0, sizeof *stage);
    session_init(&stage->session);
    struct run run = {.number = {1}, .author = slice_of("js")};
    memcpy(run.tag, tag, sizeof run.tag);
    session_write_as(&stage->session, &run);
    stage->now = UINT64_C(1501686845000000);
    app_init(&stage->app, slice_of("js"));
    stage->app.offset = -300;
    struct event resize = {.kind = EVENT_RESIZE, .rows = 24, .columns = 80};
    stage_event(stage, &resize);
}

void stage_open(struct stage *stage)
{
    struct event opened = {.kind = EVENT_OPENED,
                           .session = &stage->session,
                           .text = slice_of("talks/talk.csv"),
                           .number = -300};
    stage_event(stage, &opened);
    stage_keys(stage, "/date 2017-08-02<Enter>");
}

void stage_open_full(struct stage *stage)
{
    stage_open(stage);
    stage_keys(stage, "present+ Rodney Tull, BBNET, Barbados<Enter>"
                      "present+ Ana Silva, NIC.CR, Costa Rica<Enter>"
                      "present+ Marta Haces, NIC.MX, Mexico<Enter>"
                      "present+ Georgia Evans, W3C, Georgia<Enter>"
                      "/represented MX Paraguay<Enter>");
}

void stage_release(struct stage *stage)
{
    app_release(&stage->app);
    effects_release(&stage->effects);
    session_release(&stage->session);
    for (size_t i = 0; i < SLOT_COUNT; i++) {
        str_release(&stage->disk[i]);
    }
    str_release(&stage->text);
    str_release(&stage->path);
    str_release(&stage->shown);
}

static void write_draft(struct stage *stage, const struct effect *effect)
{
    struct str *text = &stage->disk[effect->slot];
    if (expect(effect->at <= text->size) && expect(effect->removed <= text->size - effect->at)) {
        str_splice(text, effect->at, effect->removed, effect->text);
    }
}

static void perform(struct stage *stage, const struct effect *effect)
{
    stage->counts[effect->kind]++;
    if (effect->kind == EFFECT_DRAFT) {
        write_draft(stage, effect);
        return;
    }
    if (effect->kind == EFFECT_APPEND) {
        expect(effect->action.seq > 0);
        str_clear(&stage->disk[SLOT_LINE]);
    }
    for (size_t i = 0; effect->kind == EFFECT_FORGET_DRAFT && i < SLOT_COUNT; i++) {
        str_clear(&stage->disk[i]);
    }
    str_set(&stage->text, effect->text);
    str_set(&stage->path, effect->path);
}

/* Among the lines that wait it stands whole between their marks. */
static bool is_on_disk(const struct stage *stage, struct slice text)
{
    struct slice parked = str_slice(&stage->disk[SLOT_PARKED]);
    struct slice item;
    bool found = false;
    while (!found && parked.size > 0 && slice_next(&parked, '\x1e', &item)) {
        found = slice_equal(text, slice_from(item, slice_find(item, '\x1f') + 1));
    }
    for (size_t i = 0; i < SLOT_COUNT; i++) {
        found = found || slice_equal(text, str_slice(&stage->disk[i]));
    }
    return found;
}

void stage_event(struct stage *stage, const struct event *event)
{
    struct app *app = &stage->app;
    struct event now = *event;
    struct str line = {0};
    now.wall = stage->now;
    str_add(&line, str_slice(&app->line.text));
    bool was_drafted = slice_equal(str_slice(&line), str_slice(&stage->disk[SLOT_LINE]));
    for (size_t i = 0; event->kind == EVENT_OPENED && i < SLOT_COUNT; i++) {
        str_clear(&stage->disk[i]); /* another session's folder */
        was_drafted = false;
    }
    effects_clear(&stage->effects);
    app_update(app, &now, &stage->effects);
    bool stays = was_drafted && !app->off_record &&
                 slice_equal(str_slice(&line), str_slice(&app->line.text));
    for (size_t i = 0; i < stage->effects.count; i++) {
        perform(stage, &stage->effects.items[i]);
        /* A line that stays is on the disk between any two effects too: the program may be killed
         * there. */
        expect(!stays || is_on_disk(stage, str_slice(&line)));
    }
    str_release(&line);
    stage->now += 100000;
}

void stage_key(struct stage *stage, const struct key *key)
{
    struct event event = {.kind = EVENT_KEY, .key = *key, .more = stage->more};
    stage_event(stage, &event);
}

void stage_keys(struct stage *stage, const char *keys)
{
    struct slice rest = slice_of(keys);
    while (rest.size > 0) {
        struct key key;
        size_t size;
        if (rest.at[0] == '<') {
            size = slice_find(rest, '>') + 1;
            if (!expect(key_parse(slice_from(slice_head(rest, size - 1), 1), &key))) {
                return;
            }
        } else {
            uint32_t code;
            size = utf8_next(rest, 0, &code);
            key = key_text(code);
        }
        stage_key(stage, &key);
        rest = slice_from(rest, size);
    }
}

void stage_paste(struct stage *stage, const char *text)
{
    struct event event = {.kind = EVENT_PASTE, .text = slice_of(text)};
    stage_event(stage, &event);
}

void stage_wait(struct stage *stage, unsigned seconds)
{
    stage->now += seconds * UINT64_C(1000000);
}

static void show_record(struct stage *stage, const char *id)
{
    static const int fields[] = {FIELD_COUNTRY, FIELD_NAME, FIELD_TEXT, FIELD_STATUS};
    struct session *session = &stage->session;
    const struct record *record = session_find_short(session, slice_of(id));
    if (record == NULL) {
        record = session_find(session, slice_of(id));
    }
    if (record == NULL || !record->exists) {
        str_add_text(&stage->shown, "none");
        return;
    }
    str_add_text(&stage->shown, record_kind_name(record->kind));
    for (size_t i = 0; i < COUNT(fields); i++) {
        struct slice value = session_get(session, record, fields[i]);
        for (size_t j = 0; j < value.size; j++) {
            str_add_text(&stage->shown, j == 0 ? " " : "");
            str_add_char(&stage->shown, (char)(value.at[j] == '\n' ? '|' : value.at[j]));
        }
    }
}

/* `i1 ended`: one cell of a record. */
static void show_cell(struct stage *stage, struct slice id, struct slice field)
{
    const struct record *record = session_find_short(&stage->session, id);
    struct slice value = record == NULL || !expect(field_parse(field) >= 0)
                             ? slice_of("none")
                             : session_get(&stage->session, record, field_parse(field));
    for (size_t i = 0; i < value.size; i++) {
        str_add_char(&stage->shown, (char)(value.at[i] == '\n' ? '|' : value.at[i]));
    }
}

/* What Notes lists, from old to new. */
static void show_stream(struct stage *stage)
{
    size_t count;
    const struct record *const *stream = app_stream(&stage->app, &count);
    for (size_t i = 0; i < count; i++) {
        str_add_text(&stage->shown, i > 0 ? " " : "");
        str_add(&stage->shown, id_short(stream[i]->id));
    }
}

static const char *name_of_overlay(enum overlay overlay)
{
    static const char *const names[] = {"none", "places", "palette", "help", "evidence"};
    return names[overlay];
}

static const char *name_of_screen(enum screen screen)
{
    static const char *const names[] = {"sessions", "notes",  "people", "conclusions",
                                        "review",   "report", "setup"};
    return names[screen];
}

static void show_kill(struct stage *stage)
{
    const struct line_edit *line = &stage->app.line;
    if (line->kill_count > 0) {
        str_add(&stage->shown, str_slice(&line->kills[line->kill_count - 1]));
    }
}

static void show_chosen(struct stage *stage)
{
    const struct record *chosen = app_chosen(&stage->app);
    str_add(&stage->shown, chosen == NULL ? slice_of("none") : id_short(chosen->id));
}

/* Strings first; what needs to be worked out after them. */
const char *stage_show(struct stage *stage, const char *what)
{
    struct app *app = &stage->app;
    const struct {
        const char *name;
        const struct str *text;
    } texts[] = {{"line", &app->line.text},
                 {"folder", &app->folder},
                 {"message", &app->message},
                 {"guide", &app->guide},
                 {"next", &app->next},
                 {"prompt", &app->prompt},
                 {"hint", &app->hint},
                 {"offer", &app->offer},
                 {"parked", &app->parked},
                 {"disk", &stage->disk[SLOT_LINE]},
                 {"disk parked", &stage->disk[SLOT_PARKED]},
                 {"effect", &stage->text},
                 {"path", &stage->path},
                 {"evidence", &app->evidence_for}};
    str_clear(&stage->shown);
    for (size_t i = 0; i < COUNT(texts); i++) {
        if (strcmp(what, texts[i].name) == 0) {
            str_add(&stage->shown, str_slice(texts[i].text));
            return str_text(&stage->shown);
        }
    }
    if (strcmp(what, "screen") == 0) {
        return name_of_screen(app->screen);
    }
    if (strcmp(what, "overlay") == 0) {
        return name_of_overlay(app->overlay);
    }
    if (strcmp(what, "editing") == 0) {
        str_add(&stage->shown, id_short(str_slice(&app->editing)));
    } else if (strcmp(what, "step") == 0) {
        return app_setup_info(app->setup_step)->name;
    } else if (strcmp(what, "kill") == 0) {
        show_kill(stage);
    } else if (strcmp(what, "chosen") == 0) {
        show_chosen(stage);
    } else if (strcmp(what, "stream") == 0) {
        show_stream(stage);
    } else if (strchr(what, ' ') != NULL) {
        struct slice both = slice_of(what);
        size_t blank = slice_find(both, ' ');
        show_cell(stage, slice_head(both, blank), slice_from(both, blank + 1));
    } else {
        show_record(stage, what);
    }
    return str_text(&stage->shown);
}

size_t stage_count(struct stage *stage, enum record_kind kind)
{
    size_t count, found = 0;
    const struct record *const *records = session_records(&stage->session, &count);
    for (size_t i = 0; i < count; i++) {
        found += records[i]->kind == kind ? 1 : 0;
    }
    return found;
}

void stage_check(const struct stage_row *rows, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        struct stage stage;
        test_row("%s, %s", rows[i].keys, rows[i].what);
        stage_init(&stage);
        stage_open_full(&stage);
        stage_keys(&stage, rows[i].keys);
        expect_str(stage_show(&stage, rows[i].what), rows[i].wanted);
        stage_release(&stage);
    }
}
