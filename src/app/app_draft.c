/* What is being typed, for the disk, and the texts that wait for their turn.
 *
 * The store keeps a text for each slot. The line's own slot is emptied by it whenever an action is
 * appended; `drafted` is what the disk has been given, so that a change can be told as one. Of a
 * record that is being edited, the slot has `/edit ID TEXT`: brought back after a crash, that line
 * does the same at Enter. */
#include "app/app_parts.h"

#include "app/entry_change.h"
#include "text/utf8.h"

static void add_prefix(const struct app *app, struct str *text)
{
    if (app->editing.size > 0) {
        str_add_text(text, "/edit ");
        str_add(text, str_slice(&app->editing));
        str_add_char(text, ' ');
    }
}

static void emit(struct app *app, int slot, size_t at, size_t removed, struct slice text,
                 struct effects *effects)
{
    if (removed == 0 && text.size == 0) {
        return;
    }
    struct effect effect = {
        .kind = EFFECT_DRAFT, .slot = slot, .at = at, .removed = removed, .text = text};
    effects_add(effects, &effect);
    app->drafted[slot] = app->drafted[slot] - removed + text.size;
}

void app_draft_slot(struct app *app, int slot, struct slice text, struct effects *effects)
{
    if (!app->off_record || text.size == 0) {
        emit(app, slot, 0, app->drafted[slot], text, effects);
    }
}

void app_draft_line(struct app *app, int slot, struct effects *effects)
{
    struct str whole = {0};
    if (app->line.text.size > 0) {
        add_prefix(app, &whole);
        str_add(&whole, str_slice(&app->line.text));
    }
    app_draft_slot(app, slot, str_slice(&whole), effects);
    str_release(&whole);
}

void app_draft_changes(struct app *app, struct effects *effects)
{
    if (!app->off_record && app->line.change_count > 0) {
        struct str prefix = {0};
        add_prefix(app, &prefix);
        size_t before = prefix.size;
        if (app->drafted[SLOT_LINE] < before) {
            /* All letters of an edited text had been taken out. */
            app_draft_line(app, SLOT_LINE, effects);
        } else {
            for (size_t i = 0; i < app->line.change_count; i++) {
                const struct line_change *change = &app->line.changes[i];
                emit(app, SLOT_LINE, before + change->at, change->removed,
                     str_slice(&change->inserted), effects);
            }
        }
        str_release(&prefix);
    }
    line_edit_forget_changes(&app->line);
}

void app_draft_all(struct app *app, struct effects *effects)
{
    for (size_t i = 0; i < SLOT_COUNT; i++) {
        app->drafted[i] = 0;
    }
    app_draft_line(app, SLOT_LINE, effects);
    app_draft_slot(app, SLOT_PARKED, str_slice(&app->parked), effects);
    for (int i = 0; i < SCREEN_COUNT; i++) {
        app_draft_slot(app, SLOT_SCREENS + i, str_slice(&app->waiting[i]), effects);
    }
    for (int i = 0; i < SETUP_STEP_COUNT; i++) {
        app_draft_slot(app, SLOT_STEPS + i, str_slice(&app->answers[i]), effects);
    }
}

void app_put_line(struct app *app, struct slice text, struct effects *effects)
{
    struct str copy = {0};
    str_add(&copy, text);
    app_draft_changes(app, effects);
    line_edit_load(&app->line, str_slice(&copy));
    line_edit_forget_changes(&app->line);
    app->line_started = text.size > 0 ? app->now : 0;
    app_draft_line(app, SLOT_LINE, effects);
    str_release(&copy);
}

void app_line_done(struct app *app, struct effects *effects)
{
    str_clear(&app->editing);
    str_clear(&app->editing_text);
    str_clear(&app->line_owner);
    str_clear(&app->told_owner);
    str_clear(&app->selected);
    app->line_started = 0;
    app->quit_warned = false;
    (void)app_unpark(app, false, effects);
}

static const struct record *current_of(const struct app *app)
{
    return session_current(app->session, str_slice(&app->author));
}

void app_bind_line(struct app *app)
{
    if (app->line.text.size == 0) {
        str_clear(&app->line_owner);
        str_clear(&app->told_owner);
        if (app->overlay == OVERLAY_NONE) {
            str_clear(&app->selected); /* nothing shows any more that it is chosen */
        }
    } else if (app->line_owner.size == 0 && app->session != NULL) {
        const struct record *current = current_of(app);
        str_set(&app->line_owner, current == NULL ? slice_of(ENTRY_NOBODY) : current->id);
        str_set(&app->told_owner, str_slice(&app->line_owner));
    }
}

const struct record *app_owner(const struct app *app)
{
    struct slice id = str_slice(&app->line_owner);
    const struct record *owner = id.size > 0 ? session_find(app->session, id) : NULL;
    if (slice_is(id, ENTRY_NOBODY)) {
        return NULL;
    }
    return owner != NULL && owner->exists ? owner : current_of(app);
}

void app_tell_floor(struct app *app)
{
    const struct record *current = app->session == NULL ? NULL : current_of(app);
    const struct record *owner =
        current == NULL ? NULL : session_find(app->session, str_slice(&app->line_owner));
    bool goes_on = app->meaning.kind == ENTRY_PARAGRAPH || app->meaning.kind == ENTRY_CONTINUE;
    if (owner == NULL || !owner->exists || !goes_on || app->editing.size > 0 ||
        slice_equal(current->id, str_slice(&app->told_owner))) {
        return;
    }
    str_set(&app->told_owner, current->id);
    struct str text = {0};
    app_add_who(app, current, &text);
    str_add_text(&text, " came meanwhile; this line stays with ");
    app_add_who(app, owner, &text);
    if (current != owner) {
        app_tell(app, str_slice(&text), false);
    }
    str_release(&text);
}

bool app_edit(struct app *app, const struct record *record, struct effects *effects)
{
    if (app->following && record->kind != RECORD_COMMENT) {
        return app_wrong(app, "You read along here: a line that you type is a remark on it");
    }
    if (!app_can_write(app)) {
        return false;
    }
    if (slice_is(session_get(app->session, record, FIELD_STATUS), "off-record")) {
        return app_wrong(app, "That was off the record: there is no text to change");
    }
    if (app->off_record) {
        return app_wrong(app, "Off the record nothing written is changed: /on first");
    }
    if (app->editing.size > 0) {
        return app_wrong(app, "Keep or leave the change of %.*s first (Enter, or Esc twice)",
                         (int)id_short(str_slice(&app->editing)).size, app->editing.at);
    }
    if (app->line.text.size > 0 && !app_park(app, effects)) {
        return false;
    }
    struct str text = {0};
    if (record->kind == RECORD_PARTICIPANT) {
        screen_people_line(app, record, &text);
    } else {
        str_add(&text, session_get(app->session, record, FIELD_TEXT));
    }
    str_set(&app->editing, record->id);
    app_put_line(app, str_slice(&text), effects);
    str_set(&app->editing_text, str_slice(&app->line.text));
    str_release(&text);
    app->in_list = false;
    app_say(app, "Change it and press Enter; Esc twice leaves it as it was");
    return true;
}

void app_edit_leave(struct app *app, struct effects *effects)
{
    bool changed = !slice_equal(str_slice(&app->line.text), str_slice(&app->editing_text));
    if (changed) {
        line_edit_keep(&app->line, str_slice(&app->line.text));
    }
    app_put_line(app, slice_of(""), effects);
    app_line_done(app, effects);
    app_say(app, "%s", changed ? "Left as it was; /yank brings what you typed" : "Left as it was");
}

/* The record got other words while its old ones were in the line (somebody wrote, or redo brought
 * some back): they give way to what is kept now, but one key away. */
static bool keep_meanwhile(struct app *app, const struct record *record, struct slice text)
{
    struct slice now = session_get(app->session, record, FIELD_TEXT);
    bool changed = app->editing.size > 0 && record->kind != RECORD_PARTICIPANT &&
                   !slice_equal(now, str_slice(&app->editing_text)) && !slice_equal(now, text);
    if (changed) {
        line_edit_keep(&app->line, now);
    }
    return changed;
}

bool app_edit_keep(struct app *app, const struct record *record, struct slice text,
                   struct effects *effects)
{
    struct action_draft draft = {0};
    struct entry_context context = app_context(app);
    if (record->redacted) {
        return app_wrong(app, "That was taken off the record: it can't have words again");
    }
    if (app->off_record) {
        return app_wrong(app, "Off the record nothing written is changed: /on first");
    }
    if (record->kind == RECORD_PARTICIPANT) {
        screen_people_change(app, record, text, &draft);
    } else {
        entry_change_words(&context, &draft, record, text);
    }
    bool nothing = action_is_empty(&draft);
    bool meanwhile = app_can_write(app) && keep_meanwhile(app, record, text);
    bool kept = app_commit(app, &draft, true, effects);
    if (kept && nothing) {
        app_say(app, "Nothing changed");
    } else if (kept) {
        struct str what = {0};
        app_describe(app, record, 40, &what);
        app_say(app, "changed: %s%s", str_text(&what),
                meanwhile ? "; /yank brings what it had meanwhile" : "");
        str_release(&what);
    }
    action_release(&draft);
    return kept;
}

/* Where a draft can go without touching another text: NULL for nowhere but among those that wait.
 */
static struct str *free_place(struct app *app, int64_t slot)
{
    if (slot >= SLOT_STEPS && slot < SLOT_COUNT && app->answers[slot - SLOT_STEPS].size == 0 &&
        (app->screen != SCREEN_SETUP || slot - SLOT_STEPS != (int64_t)app->setup_step)) {
        return &app->answers[slot - SLOT_STEPS];
    }
    if (slot >= SLOT_SCREENS && slot < SLOT_STEPS && slot - SLOT_SCREENS != (int64_t)app->screen &&
        app->waiting[slot - SLOT_SCREENS].size == 0) {
        return &app->waiting[slot - SLOT_SCREENS];
    }
    return NULL;
}

static void bring_to_line(struct app *app, struct slice text, uint64_t started,
                          struct effects *effects)
{
    app_put_line(app, text, effects);
    if (started > 0 && started < app->now) {
        app->line_started = started;
    }
    app_tell(app, slice_of("It is in the line: Enter keeps it."), false);
}

static void bring_elsewhere(struct app *app, struct slice text, int64_t slot,
                            struct effects *effects)
{
    struct str *place = free_place(app, slot);
    if (place == NULL) {
        app_park_found(app, text, effects);
    } else {
        str_add(place, text);
        app_draft_slot(app, (int)slot, str_slice(place), effects);
    }
    app->found++;
}

/* Those that waited keep whose they are. */
static void bring_parked(struct app *app, struct slice text, struct effects *effects)
{
    size_t before = app_parked_count(app);
    app_park_found(app, text, effects);
    bool line = app->line.text.size == 0 && app_unpark(app, false, effects);
    if (line) {
        app_tell(app, slice_of("It is in the line: Enter keeps it."), false);
    }
    size_t count = app_parked_count(app);
    app->found += count > before ? count - before : 0;
}

/* Once for all of them. */
static void tell_found(struct app *app)
{
    struct str text = {0};
    if (app->found == 1) {
        str_add_text(&text, "Another one waits until this line is kept.");
    } else if (app->found > 1) {
        str_add_format(&text, "%zu others wait until it is kept.", app->found);
    }
    if (text.size > 0) {
        app_tell(app, str_slice(&text), false);
    }
    app->found = 0;
    str_release(&text);
}

void app_bring_back(struct app *app, const struct event *event, struct effects *effects)
{
    struct str clean = {0};
    if (app->off_record) {
        /* It was typed on the record: in the line its words would be kept nowhere. */
        app_tell(app,
                 slice_of("A half line of before stays on the disk: /on and open the session again "
                          "brings it"),
                 false);
        return;
    }
    utf8_clean(event->text, &clean);
    bool for_line =
        event->number < SLOT_SCREENS || event->number - SLOT_SCREENS == (int64_t)app->screen;
    /* A kill between two effects can leave one text in two slots. */
    if (slice_equal(str_slice(&clean), str_slice(&app->line.text))) {
        str_clear(&clean);
    }
    if (event->number == SLOT_PARKED) {
        bring_parked(app, event->text, effects);
    } else if (clean.size > 0 && for_line && app->line.text.size == 0) {
        bring_to_line(app, str_slice(&clean), event->started, effects);
    } else if (clean.size > 0) {
        bring_elsewhere(app, str_slice(&clean), event->number, effects);
    }
    if (event->count == 0) {
        tell_found(app);
        struct effect adopt = {.kind = EFFECT_ADOPT_DRAFTS};
        effects_add(effects, &adopt);
    }
    str_release(&clean);
}
