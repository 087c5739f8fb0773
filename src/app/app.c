#include "app/app_parts.h"

#include "app/app_tour.h"
#include "text/when.h"

/* What was made from the session before is made anew. */
static void forget_session(struct app *app)
{
    coverage_release(&app->coverage);
    app->coverage = (struct coverage){0};
    app->coverage_revision = UINT64_MAX;
    app->clock = (struct app_clock){.revision = UINT64_MAX, .now_revision = UINT64_MAX};
    app->items_revision = UINT64_MAX;
    app->stream_revision = UINT64_MAX;
    app->review_revision = UINT64_MAX;
    app->report_revision = UINT64_MAX;
    app->queue_revision = UINT64_MAX;
    app->queue_times_revision = UINT64_MAX;
    app->stream_count = 0;
    app->filtered_count = 0;
    app->conclusion_count = 0;
    app->turn_count = 0;
    app->position_count = 0;
    app->turns_of_count = 0;
    app_review_release(app);
    entry_release(&app->meaning);
}

static void take_command_names(struct app *app)
{
    const struct command *table = command_table(&app->command_count);
    app->command_names = mem_alloc(app->command_count, sizeof *app->command_names);
    for (size_t i = 0; i < app->command_count; i++) {
        app->command_names[i] = slice_of(table[i].name);
    }
}

void app_init(struct app *app, struct slice author)
{
    *app = (struct app){.screen = SCREEN_SESSIONS, .in_list = true, .rows = 24, .columns = 80};
    settings_init(&app->standard);
    app->settings = &app->standard;
    str_set(&app->author, author);
    take_command_names(app);
    forget_session(app);
    app_refresh(app);
}

static void take_words(struct app *app, struct slice words)
{
    struct slice word;
    while (words.size > 0 && slice_next(&words, ' ', &word)) {
        if (word.size > 0) {
            MEM_GROW(app->words, app->word_room, app->word_count + 1);
            app->words[app->word_count++] = word;
        }
    }
}

void app_take_settings(struct app *app, const struct settings *settings)
{
    struct str problems = {0};
    app->settings = settings;
    app->screen_reader = settings_is(settings, "interface", "screen_reader");
    app->word_count = 0;
    app->alias_count = 0;
    for (size_t i = 0; i < settings->entry_count; i++) {
        const struct setting_entry *entry = &settings->entries[i];
        if (slice_is(entry->section, "words") && slice_is(entry->key, "non_speakers")) {
            take_words(app, entry->value);
        } else if (slice_is(entry->section, "aliases")) {
            MEM_GROW(app->aliases, app->alias_room, app->alias_count + 1);
            app->aliases[app->alias_count++] =
                (struct entry_alias){.word = entry->key, .name = entry->value};
        }
    }
    if (command_key_problems(settings, &problems) > 0) {
        /* As news: what is told when the session is opened stands beside it. */
        str_splice(&problems, 0, 0, slice_of("Settings: "));
        app_tell(app, str_slice(&problems), true);
    }
    str_release(&problems);
    app_refresh(app);
}

static void release_lists(struct app *app)
{
    mem_free(app->words);
    mem_free(app->aliases);
    mem_free(app->command_names);
    mem_free(app->entries);
    mem_free(app->stream);
    mem_free(app->filtered);
    mem_free(app->conclusions);
    mem_free(app->turns);
    mem_free(app->positions);
    mem_free(app->turns_of);
    mem_free(app->review);
    mem_free(app->palette);
    mem_free(app->help);
}

void app_release(struct app *app)
{
    struct str *const texts[] = {
        &app->path,         &app->author,        &app->evidence_for,  &app->editing,
        &app->editing_text, &app->parked,        &app->line_owner,    &app->selected,
        &app->palette_line, &app->prompt,        &app->complete_stem, &app->message,
        &app->guide,        &app->next,          &app->saving_reason, &app->creating,
        &app->pasted,       &app->folder,        &app->report,        &app->told_owner,
        &app->hint,         &app->offer,         &app->finding,       &app->filter.label,
        &app->filter.tag,   &app->filter.person, &app->came.text,     &app->queue,
        &app->queue_times,
    };
    app_tour_release(app->tour);
    forget_session(app);
    app_help_release(app);
    settings_release(&app->standard);
    line_edit_release(&app->line);
    arena_release(&app->entries_arena);
    for (size_t i = 0; i < COUNT(texts); i++) {
        str_release(texts[i]);
    }
    for (size_t i = 0; i < SCREEN_COUNT; i++) {
        str_release(&app->waiting[i]);
        str_release(&app->waiting_owner[i]);
    }
    for (size_t i = 0; i < SETUP_STEP_COUNT; i++) {
        str_release(&app->answers[i]);
    }
    str_release(&app->offered);
    release_lists(app);
    *app = (struct app){0};
}

/* The half-typed texts of the session before stay with it: its draft on the disk has them. */
static void forget_typed(struct app *app)
{
    bool home = app->screen == SCREEN_SESSIONS;
    struct str kept = {0};
    if (home) {
        str_add(&kept, str_slice(&app->line.text));
    }
    line_edit_load(&app->line, slice_of(""));
    line_edit_forget_changes(&app->line);
    str_clear(&app->editing);
    str_clear(&app->editing_text);
    str_clear(&app->parked);
    str_clear(&app->line_owner);
    str_clear(&app->selected);
    str_clear(&app->filter.label);
    for (size_t i = 0; i < SCREEN_COUNT; i++) {
        str_clear(&app->waiting[i]);
        str_clear(&app->waiting_owner[i]);
    }
    for (size_t i = 0; i < SETUP_STEP_COUNT; i++) {
        str_clear(&app->answers[i]);
    }
    str_clear(&app->offered);
    str_clear(&app->creating);
    str_set(&app->waiting[SCREEN_SESSIONS], str_slice(&kept));
    str_release(&kept);
    app->line_started = 0;
    app->off_record = false;
}

static void open_session(struct app *app, const struct event *event, struct effects *effects)
{
    bool fresh = app->new_session;
    int offset;
    forget_session(app);
    forget_typed(app);
    app->session = event->session;
    str_set(&app->path, event->text);
    screen_sessions_beside(app);
    app->offset = when_parse_offset(session_fact(app->session, "utc_offset"), &offset)
                      ? offset
                      : (int)event->number;
    app->saving = (struct saving_state){0};
    app->overlay = OVERLAY_NONE;
    app->screen = fresh ? SCREEN_SETUP : SCREEN_NOTES;
    app->in_list = false;
    app->new_session = false;
    app->undone = 0;
    app->redactions = app->session->redactions;
    memset(app->lists, 0, sizeof app->lists);
    app_draft_all(app, effects);
    app_refresh(app);
    if (fresh) {
        screen_setup_arrive(app, effects);
        const char *slash = strrchr(str_text(&app->path), '/');
        app_say(app, "Made %s", slash == NULL ? str_text(&app->path) : slash + 1);
    }
    struct str other_day = {0};
    if (app_add_other_day(app, &other_day)) {
        app_tell(app, str_slice(&other_day), false);
    }
    str_release(&other_day);
    app_tell_writer(app);
    if (app->pasted.size > 0) {
        app->setup_step = SETUP_ROSTER;
        app_put_line(app, str_slice(&app->pasted), effects);
        str_clear(&app->pasted);
    }
}

static void change_session(struct app *app, struct session *session)
{
    if (session != NULL && session != app->session) {
        forget_session(app);
        app->session = session;
    }
    app_tell_floor(app);
}

static void take_saving(struct app *app, const struct saving_state *saving)
{
    str_set(&app->saving_reason, saving->reason);
    app->saving = *saving;
    app->saving.reason = str_slice(&app->saving_reason);
    app_guide(app);
}

/* Keys and pastes: what was said before is old news once something was done. Letters leave it: it
 * is what came of the line before, and taking it away would cost a slow terminal a row for the
 * first letter of each line. */
static void type(struct app *app, const struct event *event, struct effects *effects)
{
    bool handled = true;
    uint64_t interrupted = app->interrupted;
    app->message_is_old = true;
    app->lines_offered = app->lines_offered && key_is_plain(&event->key, KEY_TAB);
    if (event->kind == EVENT_PASTE) {
        app_paste(app, event->text);
    } else if (event->kind == EVENT_LINE) {
        line_edit_set(&app->line, event->text);
        app_palette_follow(app);
    } else {
        handled = app_key(app, &event->key, effects);
    }
    if (app->interrupted == interrupted) {
        app->interrupted = 0;
    }
    bool letter =
        event->kind == EVENT_KEY && (key_is_text(&event->key) || event->key.name == KEY_BACKSPACE);
    if (handled && !letter && app->message_is_old) {
        str_clear(&app->message);
    }
    app_draft_changes(app, effects);
    if (app->line.text.size == 0) {
        app->line_started = 0;
    }
}

static const char *text_of(const struct event *event)
{
    return event->text.at == NULL ? "" : event->text.at;
}

/* What was typed for a file that could not be made comes back. */
static void take_failure(struct app *app, const struct event *event, struct effects *effects)
{
    app->save_failed = !app->handing_over;
    app_keep_writer(app, effects);
    if (app->creating.size > 0 && app->line.text.size == 0) {
        app_put_line(app, str_slice(&app->creating), effects);
    }
    app->new_session = false;
    str_clear(&app->creating);
    str_clear(&app->pasted);
    (void)app_wrong(app, "%.*s", (int)event->text.size, text_of(event));
}

static void take(struct app *app, const struct event *event, struct effects *effects)
{
    switch (event->kind) {
    case EVENT_KEY:
    case EVENT_LINE:
    case EVENT_PASTE:
        type(app, event, effects);
        break;
    case EVENT_MOUSE:
        app_mouse(app, &event->mouse, effects);
        break;
    case EVENT_RESIZE:
        app->rows = event->rows;
        app->columns = event->columns;
        break;
    case EVENT_OPENED:
        open_session(app, event, effects);
        break;
    case EVENT_CHANGED:
        change_session(app, event->session);
        break;
    case EVENT_SAVING:
        take_saving(app, &event->saving);
        break;
    case EVENT_NEWS:
        app_tell(app, event->text, false);
        break;
    case EVENT_DRAFT:
        app_bring_back(app, event, effects);
        break;
    case EVENT_SESSIONS:
        screen_sessions_take(app, event);
        break;
    case EVENT_DONE:
        app->save_failed = false;
        str_clear(&app->creating);
        app_say(app, "%.*s", (int)event->text.size, text_of(event));
        break;
    case EVENT_WRITER:
        app_take_writer(app, event->text);
        break;
    case EVENT_FAILED:
        take_failure(app, event, effects);
        break;
    case EVENT_TOUR:
        app_tour_start(app);
        break;
    case EVENT_TIME:
    case EVENT_RESUMED:
        break;
    }
}

/* What leaves this session comes last: drafts that go with it are for its own folder. `before`
 * effects were there already, in that order; of a burst of keys there can be thousands. */
static void leave_last(struct effects *effects, size_t before)
{
    static const bool leaves[] = {
        [EFFECT_OPEN] = true, [EFFECT_CREATE] = true, [EFFECT_SAMPLE] = true, [EFFECT_QUIT] = true};
    bool leaving = before > 0 && leaves[effects->items[before - 1].kind];
    for (size_t i = leaving ? 0 : before, left = effects->count; i < left;) {
        struct effect effect = effects->items[i];
        if (!leaves[effect.kind]) {
            i++;
            continue;
        }
        left--;
        memmove(&effects->items[i], &effects->items[i + 1],
                (effects->count - i - 1) * sizeof effect);
        effects->items[effects->count - 1] = effect;
    }
}

static bool is_letter(const struct event *event)
{
    return event->kind == EVENT_KEY && key_is_text(&event->key);
}

static bool is_enter(const struct event *event)
{
    return event->kind == EVENT_KEY && key_is_plain(&event->key, KEY_ENTER);
}

/* Whether a letter would go into the line, whatever else there is. */
static bool in_line(const struct app *app)
{
    return app->overlay == OVERLAY_NONE && !app->in_list;
}

/* Letters added to a line, and taken from it again, change nothing else that is seen; an empty line
 * has a guide and a prompt of its own. */
static bool changes_line_only(const struct app *app, const struct event *event)
{
    return (is_letter(event) ||
            (event->kind == EVENT_KEY && key_is_plain(&event->key, KEY_BACKSPACE))) &&
           in_line(app) && app->line.text.size > 0;
}

/* How much of what follows from the state must be made anew after an event. */
static enum app_stale stale_after(const struct event *event, bool line_only)
{
    if (event->kind == EVENT_TIME || event->kind == EVENT_SAVING) {
        return STALE_NOTHING;
    }
    return line_only ? STALE_LINE : STALE_ALL;
}

void app_catch_up(struct app *app)
{
    if (app->stale == STALE_ALL) {
        app_refresh(app);
    } else if (app->stale == STALE_LINE) {
        app_refresh_line(app);
    }
    app->stale = STALE_NOTHING;
}

/* Words that were taken off the record, by anybody, are not to be yanked either. */
static void forget_redacted(struct app *app)
{
    uint64_t redactions = app->session == NULL ? 0 : app->session->redactions;
    if (redactions != app->redactions) {
        line_edit_forget(&app->line, 0);
        str_clear(&app->came.text);
        app->redactions = redactions;
    }
}

void app_take(struct app *app, const struct event *event, struct effects *effects)
{
    uint64_t looked = app->looks + app->around_looks;
    app->around_looks += event->wall >= app_clock_next(app) ? 1 : 0;
    app->now = event->wall;
    /* Of a burst of keys only the last picture is shown: what follows is made once, before anything
     * but a letter looks at it. */
    if (!is_letter(event) || !in_line(app)) {
        app_catch_up(app);
    }
    bool line_only = changes_line_only(app, event);
    uint64_t looks = app->looks;
    size_t before = effects->count;
    app->burst = event->more;
    app_rows_follow(app, event);
    if (!is_letter(event) && !is_enter(event)) {
        app_burst_end(app, effects);
    }
    take(app, event, effects);
    if (!event->more) {
        app_burst_end(app, effects);
        app_rows_offer(app, event);
    }
    app_follow_record(app, effects);
    app_bind_line(app);
    forget_redacted(app);
    leave_last(effects, before);
    line_only = line_only && app->looks == looks && in_line(app) && app->line.text.size > 0;
    bool around = event->kind == EVENT_TIME || event->kind == EVENT_SAVING;
    app->looks += line_only || around ? 0 : 1;
    app->around_looks += around ? 1 : 0;
    enum app_stale stale = stale_after(event, line_only);
    app->stale = stale > app->stale ? stale : app->stale;
    if (!event->more && !event->later) {
        app_catch_up(app);
    }
    app_clock_tick(app, effects);
    if (app->looks + app->around_looks != looked) {
        app->clock.shown = (int64_t)(app->now / 1000000U);
    }
}
