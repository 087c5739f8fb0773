/* Sessions: those of a folder, and new ones. */
#include "app/app_parts.h"

#include "text/fold.h"
#include "text/when.h"

void screen_sessions_take(struct app *app, const struct event *event)
{
    struct arena *arena = &app->entries_arena;
    arena_release(arena);
    mem_free(app->entries);
    app->entries = mem_alloc(event->count, sizeof *app->entries);
    app->entry_count = event->count;
    for (size_t i = 0; i < event->count; i++) {
        struct session_entry entry = event->entries[i];
        entry.path = arena_copy(arena, entry.path);
        entry.title = arena_copy(arena, entry.title);
        entry.date = arena_copy(arena, entry.date);
        entry.status = arena_copy(arena, entry.status);
        app->entries[i] = entry;
    }
    str_set(&app->folder, event->text);
    app->in_list = app->in_list || (app->screen == SCREEN_SESSIONS && app->line.text.size == 0);
}

void screen_sessions_beside(struct app *app)
{
    const char *slash = strrchr(str_text(&app->path), '/');
    size_t size = slash == NULL ? 0 : (size_t)(slash - str_text(&app->path));
    str_set(&app->folder, slash == NULL ? slice_of(".")
                          : size == 0   ? slice_of("/")
                                        : slice_head(str_slice(&app->path), size));
}

/* The file of a title: its letters without accents, with `-` between the words. */
static void add_file_name(const struct app *app, struct slice title, struct str *path)
{
    struct str key = {0};
    fold_key(title, &key);
    str_add(path, str_slice(&app->folder));
    if (app->folder.size > 0 && !slice_ends(str_slice(path), slice_of("/"))) {
        str_add_char(path, '/');
    }
    size_t start = path->size;
    for (size_t i = 0; i < key.size && path->size - start < 60; i++) {
        char byte = key.at[i];
        bool fine = (byte >= 'a' && byte <= 'z') || (byte >= '0' && byte <= '9');
        if (fine) {
            str_add_char(path, byte);
        } else if (path->size > start && path->at[path->size - 1] != '-') {
            str_add_char(path, '-');
        }
    }
    while (path->size > start && path->at[path->size - 1] == '-') {
        path->size--;
    }
    /* Of a title in another script nothing may be left. */
    str_add_text(path, path->size > start ? ".csv" : "session.csv");
    str_release(&key);
}

static void set_fact(struct action_draft *draft, const char *kind, struct slice text)
{
    struct str id = {0};
    str_add_format(&id, "s-%s", kind);
    action_set(draft, str_slice(&id), FIELD_RECORD, slice_of("session"));
    action_set(draft, str_slice(&id), FIELD_KIND, slice_of(kind));
    action_set(draft, str_slice(&id), FIELD_TEXT, text);
    str_release(&id);
}

static void add_facts(const struct app *app, struct slice title, struct action_draft *draft)
{
    char date[WHEN_ROOM], offset[WHEN_OFFSET_ROOM];
    set_fact(draft, "title", title);
    if (when_format_date((int64_t)(app->now / 1000000U), app->offset, date)) {
        set_fact(draft, "date", slice_of(date));
    }
    when_format_offset(app->offset, offset);
    set_fact(draft, "utc_offset", slice_of(offset));
    if (app->language.size > 0) {
        set_fact(draft, "language", app->language);
    }
}

bool screen_sessions_create(struct app *app, struct slice title, struct effects *effects)
{
    struct str path = {0};
    struct action_draft draft = {0};
    bool is_path = slice_ends(title, slice_of(".csv"));
    if (title.size == 0) {
        return app_wrong(app, "Type the title of the new session, then Enter");
    }
    if (slice_find(title, '\n') < title.size) {
        title = slice_head(title, slice_find(title, '\n'));
    }
    if (is_path) {
        str_add(&path, title);
        /* The title of a file is its name. */
        for (size_t slash = slice_find(title, '/'); slash < title.size;
             slash = slice_find(title, '/')) {
            title = slice_from(title, slash + 1);
        }
        title = slice_head(title, title.size - 4);
    } else {
        add_file_name(app, title, &path);
    }
    add_facts(app, title, &draft);
    struct effect create = {
        .kind = EFFECT_CREATE, .text = str_slice(&path), .action = draft.action};
    effects_add(effects, &create);
    app->new_session = true;
    action_release(&draft);
    str_release(&path);
    return true;
}

/* A list that was pasted: it makes a session, whose Set-up gets the list to look at. */
static bool create_from_list(struct app *app, struct slice text, struct effects *effects)
{
    char date[WHEN_ROOM] = "";
    struct str title = {0};
    (void)when_format_date((int64_t)(app->now / 1000000U), app->offset, date);
    str_add_format(&title, "Session of %s", date);
    str_set(&app->pasted, text);
    bool created = screen_sessions_create(app, str_slice(&title), effects);
    str_release(&title);
    return created;
}

static bool take_choice(struct app *app, size_t choice, struct effects *effects)
{
    if (choice == 1) {
        struct effect sample = {.kind = EFFECT_SAMPLE};
        effects_add(effects, &sample);
        return true;
    }
    app->in_list = false;
    app_say(app, choice == 0 ? "Type the title of the new session, then Enter"
                             : "Paste the agenda or the roster here, then Enter");
    return true;
}

bool screen_sessions_enter(struct app *app, struct slice text, struct effects *effects)
{
    struct slice title = slice_trim(text);
    if (app->entry_count == 0 && title.size == 1 && title.at[0] >= '1' && title.at[0] <= '3') {
        size_t choice = (size_t)(title.at[0] - '1');
        app_put_line(app, slice_of(""), effects);
        return take_choice(app, choice, effects);
    }
    /* What was typed comes back where the session can't be made. */
    str_set(&app->creating, text);
    bool created = slice_find(title, '\n') < title.size
                       ? create_from_list(app, title, effects)
                       : screen_sessions_create(app, title, effects);
    if (created) {
        app_put_line(app, slice_of(""), effects);
    }
    return created;
}

bool screen_sessions_open(struct app *app, size_t item, struct effects *effects)
{
    if (app->entry_count == 0) {
        return take_choice(app, item, effects);
    }
    struct effect open = {.kind = EFFECT_OPEN, .text = app->entries[item].path};
    effects_add(effects, &open);
    return true;
}
