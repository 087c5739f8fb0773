#include "app/app_parts.h"

#include "app/entry_write.h"

enum { SHOWN = 44 };

static struct list *list_of(struct app *app)
{
    return app->overlay == OVERLAY_EVIDENCE ? &app->overlay_list : &app->lists[app->screen];
}

/* Whether the screen's list is what one comes for: then the arrows are in it from the start. */
static bool is_list_first(enum screen screen)
{
    return screen == SCREEN_SESSIONS || screen == SCREEN_REVIEW || screen == SCREEN_REPORT;
}

/* Where the half-typed line of a screen waits; that of Set-up is its step's. */
static struct str *waiting_place(struct app *app, enum screen screen, int *slot)
{
    bool setup = screen == SCREEN_SETUP;
    *slot = setup ? SLOT_STEPS + (int)app->setup_step : SLOT_SCREENS + (int)screen;
    return setup ? &app->answers[app->setup_step] : &app->waiting[screen];
}

/* The half-typed line stays with its screen, and that of the new one comes. */
static void change_line(struct app *app, enum screen screen, struct effects *effects)
{
    enum screen old = app->screen;
    int old_slot, new_slot;
    struct str *left = waiting_place(app, old, &old_slot);
    struct str *coming = waiting_place(app, screen, &new_slot);
    str_set(left, str_slice(&app->line.text));
    str_set(&app->waiting_owner[old], str_slice(&app->line_owner));
    str_set(&app->line_owner, str_slice(&app->waiting_owner[screen]));
    str_clear(&app->waiting_owner[screen]);
    app_draft_slot(app, old_slot, str_slice(left), effects);
    app_put_line(app, str_slice(coming), effects);
    str_clear(coming);
    app_draft_slot(app, new_slot, slice_of(""), effects);
}

/* What was said to somebody who had People open: the words go along to Notes, but never over
 * others. */
static void carry_words(struct app *app, enum screen screen, struct effects *effects)
{
    struct str words = {0};
    if (app->screen != SCREEN_PEOPLE || screen != SCREEN_NOTES || app->editing.size > 0 ||
        app->waiting[SCREEN_NOTES].size > 0 || app->off_record ||
        !screen_people_is_said(app, str_slice(&app->line.text))) {
        return;
    }
    str_add(&words, str_slice(&app->line.text));
    str_set(&app->waiting[SCREEN_NOTES], str_slice(&words));
    app_draft_slot(app, SLOT_SCREENS + SCREEN_NOTES, str_slice(&words), effects);
    app_put_line(app, slice_of(""), effects);
    str_release(&words);
}

void app_go(struct app *app, enum screen screen, struct effects *effects)
{
    app->overlay = OVERLAY_NONE;
    if (screen != SCREEN_SESSIONS && app->session == NULL) {
        (void)app_wrong(app, "First open a session, or type the title of a new one");
        return;
    }
    if (app->editing.size > 0 && screen != app->screen) {
        if (!slice_equal(str_slice(&app->line.text), str_slice(&app->editing_text))) {
            (void)app_wrong(app, "Keep or leave the change first (Enter, or Esc twice)");
            return;
        }
        app_edit_leave(app, effects);
        str_clear(&app->message);
    }
    if (app->off_record && app->line.text.size > 0 && screen != app->screen) {
        (void)app_wrong(app,
                        "Off the record, a half line can't wait: keep it (Enter) or /clear it");
        return;
    }
    if (screen == SCREEN_SETUP) {
        screen_setup_arrive(app, effects);
    }
    if (screen != app->screen) {
        carry_words(app, screen, effects);
        change_line(app, screen, effects);
        app->screen = screen;
        str_clear(&app->selected);
        if (app->line.text.size == 0) {
            app_line_done(app, effects);
        }
    }
    app->in_list = is_list_first(screen) && app->line.text.size == 0;
    if (screen == SCREEN_SESSIONS) {
        struct effect list = {.kind = EFFECT_SESSIONS, .text = str_slice(&app->folder)};
        effects_add(effects, &list);
    }
}

static enum screen screen_of(const struct record *record)
{
    switch (record->kind) {
    case RECORD_PARTICIPANT:
        return SCREEN_PEOPLE;
    case RECORD_CONCLUSION:
        return SCREEN_CONCLUSIONS;
    case RECORD_SESSION:
    case RECORD_INTERVENTION:
    case RECORD_POSITION:
    case RECORD_NOTE:
    case RECORD_COMMENT:
    case RECORD_OTHER:
    case RECORD_KIND_COUNT:
        break;
    }
    return SCREEN_NOTES;
}

void app_show(struct app *app, const struct record *record, struct effects *effects)
{
    enum screen screen =
        record_kind_group(record->kind, record->id) == 0 ? SCREEN_SETUP : screen_of(record);
    app_go(app, screen, effects);
    if (app->screen != screen) {
        return;
    }
    app_filter_reveal(app, record);
    app_refresh(app);
    struct list *list = &app->lists[screen];
    for (size_t i = 0; i < list->count; i++) {
        if (app_item(app, i) == record) {
            list_choose(list, i);
            app->in_list = true;
            return;
        }
    }
    if (record->kind == RECORD_COMMENT && record->exists) {
        struct str what = {0};
        app_describe(app, record, SHOWN, &what);
        app_say(app, "%s   (done with, so not listed)", str_text(&what));
        str_release(&what);
    }
}

const struct record *app_meant(struct app *app, struct slice arguments)
{
    struct slice id = slice_trim(arguments);
    if (app->session == NULL) {
        (void)app_wrong(app, "No session is open");
        return NULL;
    }
    const struct record *record;
    if (id.size > 0) {
        record = session_find_short(app->session, id);
        if (record == NULL) {
            (void)app_wrong(app, "There is no %.*s in this session", entry_shown(id), id.at);
        }
        return record;
    }
    record = app_chosen(app);
    if (record == NULL && app->selected.size > 0) {
        record = session_find(app->session, str_slice(&app->selected));
    }
    if (record == NULL) {
        record = session_current(app->session, str_slice(&app->author));
    }
    if (record == NULL) {
        (void)app_wrong(app, "Choose a record with the arrows, or name it: i12");
    }
    return record;
}

const struct record *app_changeable(struct app *app, struct slice arguments)
{
    static const char *const own[] = {"s-id", "s-format", "s-holds"};
    const struct record *record = app_meant(app, arguments);
    for (size_t i = 0; record != NULL && i < COUNT(own); i++) {
        if (slice_is(record->id, own[i])) {
            (void)app_wrong(app, "The file is known by its %s: it stays as it is", own[i]);
            return NULL;
        }
    }
    return record;
}

/* Whether the list ends where the line begins: then Up goes to its last row, which is in sight. */
static bool is_above_line(enum screen screen)
{
    return screen == SCREEN_NOTES || screen == SCREEN_PEOPLE || screen == SCREEN_CONCLUSIONS;
}

bool app_move(struct app *app, long by, struct effects *effects)
{
    struct list *list = list_of(app);
    if (list->count == 0) {
        return false;
    }
    if (app->overlay == OVERLAY_EVIDENCE) {
        (void)list_move(list, by);
        return true;
    }
    if (app->screen == SCREEN_SETUP) {
        screen_setup_move(app, by, effects);
        return true;
    }
    if (!app->in_list) {
        if (by > 0 && !is_list_first(app->screen)) {
            return false;
        }
        app->in_list = true;
        if (is_above_line(app->screen)) {
            list_choose(list, list->count - 1);
            by = by < -1 ? by : 0;
        }
        (void)list_move(list, by);
    } else if (!list_move(list, by) && by > 0 && by < APP_TO_END && !is_list_first(app->screen)) {
        app->in_list = false;
        list->at_end = true;
    }
    return true;
}
