/* Notes, Conclusions, Review: Enter on a record. */
#include "app/app_parts.h"

#include "app/entry_write.h"

bool screen_record_open(struct app *app, size_t item, struct effects *effects)
{
    const struct record *record = app_item(app, item);
    return record != NULL && app_edit(app, record, effects);
}

bool screen_review_open(struct app *app, size_t item, struct effects *effects)
{
    const struct record *record = app_item(app, item);
    if (record == NULL) {
        return app_wrong(app, "There is no record to go to: %s",
                         item < app->review_count ? str_text(&app->review[item].advice) : "");
    }
    struct str advice = {0};
    str_add(&advice, str_slice(&app->review[item].advice));
    if (record->exists) {
        app_show(app, record, effects);
    }
    app_say(app, "%s", str_text(&advice));
    str_release(&advice);
    return true;
}

bool screen_conclusions_enter(struct app *app, struct slice text, struct effects *effects)
{
    struct str line = {0};
    bool position = app->meaning.kind == ENTRY_POSITION ||
                    (app->meaning.kind == ENTRY_WRONG && app->meaning.position != '\0');
    if (position) {
        return app_keep(app, text, effects);
    }
    str_add_text(&line, "/conclusion ");
    str_add(&line, text);
    bool kept = app_keep(app, str_slice(&line), effects);
    str_release(&line);
    return kept;
}

bool screen_conclusions_open(struct app *app, size_t item, struct effects *effects)
{
    const struct record *record = app_item(app, item);
    (void)effects;
    return record != NULL && screen_conclusions_evidence(app, record);
}

bool app_is_evidence(const struct app *app, const struct record *turn)
{
    const struct record *conclusion =
        app->session == NULL ? NULL : session_find(app->session, str_slice(&app->evidence_for));
    return conclusion != NULL &&
           entry_list_has(session_get(app->session, conclusion, FIELD_REFS), turn->id);
}

/* Opens at the first turn that is chosen already, else at the newest one. */
bool screen_conclusions_evidence(struct app *app, const struct record *conclusion)
{
    str_set(&app->evidence_for, conclusion->id);
    app->overlay = OVERLAY_EVIDENCE;
    app->overlay_list = (struct list){0};
    app_refresh(app);
    if (app->turn_count == 0) {
        app->overlay = OVERLAY_NONE;
        return app_wrong(app, "No turn is there yet that it could rest on");
    }
    list_choose(&app->overlay_list, app->turn_count - 1);
    for (size_t i = 0; i < app->turn_count; i++) {
        if (app_is_evidence(app, app->turns[i])) {
            list_choose(&app->overlay_list, i);
            break;
        }
    }
    return true;
}

/* Puts the turn among the conclusion's refs, or takes it out; the order is that of the choosing. */
static void toggle(struct app *app, const struct record *turn, struct effects *effects)
{
    const struct record *conclusion = session_find(app->session, str_slice(&app->evidence_for));
    if (conclusion == NULL || !conclusion->exists) {
        app->overlay = OVERLAY_NONE;
        (void)app_wrong(app, "Somebody has deleted the conclusion meanwhile");
        return;
    }
    struct slice refs = session_get(app->session, conclusion, FIELD_REFS), id;
    struct str kept = {0}, what = {0};
    bool was = app_is_evidence(app, turn);
    while (refs.size > 0 && slice_next(&refs, ';', &id)) {
        if (!slice_equal(id, turn->id)) {
            entry_list_add(&kept, id);
        }
    }
    if (!was) {
        entry_list_add(&kept, turn->id);
    }
    struct action_draft draft = {0};
    action_set(&draft, conclusion->id, FIELD_REFS, str_slice(&kept));
    if (app_commit(app, &draft, false, effects)) {
        app_describe(app, turn, 36, &what);
        app_say(app, was ? "no longer rests on %s" : "rests on %s", str_text(&what));
    }
    action_release(&draft);
    str_release(&kept);
    str_release(&what);
}

bool screen_conclusions_key(struct app *app, const struct key *key, struct effects *effects)
{
    static const struct {
        enum key_name name;
        long by;
    } moves[] = {{KEY_UP, -1},        {KEY_DOWN, 1},         {KEY_PAGE_UP, -10},
                 {KEY_PAGE_DOWN, 10}, {KEY_HOME, -10000000}, {KEY_END, 10000000}};
    bool plain = !key->ctrl && !key->alt;
    for (size_t i = 0; i < COUNT(moves); i++) {
        if (plain && key->name == moves[i].name) {
            (void)list_move(&app->overlay_list, moves[i].by);
            return true;
        }
    }
    bool toggles = plain && (key->name == KEY_ENTER || (key->name == KEY_TEXT && key->code == ' '));
    if (toggles) {
        const struct record *turn = app_item(app, app->overlay_list.chosen);
        if (turn != NULL) {
            toggle(app, turn, effects);
        }
        return true;
    }
    if (!plain) {
        /* Undo and the like are done with the list in view. */
        return false;
    }
    /* Esc closes it, and a digit behind that goes places, as everywhere. */
    app->overlay = key->name == KEY_ESC ? OVERLAY_PLACES : OVERLAY_NONE;
    return key->name == KEY_ESC;
}
