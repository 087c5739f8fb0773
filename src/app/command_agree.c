/* From notes to what is agreed: remarks on a record and what becomes of them, approval and
 * reopening. A remark is open while its status is draft; an answer is a remark on the remark. */
#include "app/app_parts.h"
#include "app/command_run.h"

#include "app/entry_change.h"
#include "app/entry_write.h"
#include "model/approval.h"

enum { SHOWN = 30 };

static struct slice add_remark(struct app *app, struct slice target, struct slice text,
                               const char *status, struct action_draft *draft)
{
    struct entry_context context = app_context(app);
    struct slice id = entry_create(&context, draft, RECORD_COMMENT);
    action_set(draft, id, FIELD_KIND, slice_of("remark"));
    action_set(draft, id, FIELD_TEXT, text);
    action_set(draft, id, FIELD_REFS, target);
    action_set(draft, id, FIELD_STATUS, slice_of(status));
    return id;
}

static bool may_write(struct app *app)
{
    return !app->off_record ||
           app_wrong(app, "Off the record no remark is written down: /on first");
}

/* Commits, and says `done: i3 MEX: …`. */
static bool finish(struct app *app, struct action_draft *draft, const char *done, struct slice id,
                   bool takes_line, struct effects *effects)
{
    struct str what = {0}, about = {0};
    str_set(&about, id);
    bool kept = app_commit(app, draft, takes_line, effects);
    const struct record *record = session_find(app->session, str_slice(&about));
    if (kept && record != NULL) {
        app_describe(app, record, SHOWN, &what);
        app_say(app, "%s: %s", done, str_text(&what));
    }
    str_release(&what);
    str_release(&about);
    return kept;
}

const struct record *app_followed(const struct app *app)
{
    size_t count = 0;
    const struct record *const *stream = app_stream(app, &count);
    const struct record *chosen = app_chosen(app);
    if (chosen == NULL && app->selected.size > 0) {
        chosen = session_find(app->session, str_slice(&app->selected));
    }
    while (chosen == NULL && count-- > 0) {
        chosen = stream[count]->kind == RECORD_COMMENT ? NULL : stream[count];
    }
    return chosen;
}

bool app_keep_remark(struct app *app, struct slice line, struct effects *effects)
{
    const struct record *record = app_followed(app);
    struct action_draft draft = {0};
    if (record == NULL || !may_write(app)) {
        return record != NULL || app_wrong(app, "Nothing is written yet that a remark could be on");
    }
    bool is_remark = record->kind == RECORD_COMMENT;
    struct slice id = add_remark(app, record->id, line, is_remark ? "approved" : "draft", &draft);
    bool done = finish(app, &draft, is_remark ? "answered" : "kept", id, true, effects);
    action_release(&draft);
    return done;
}

bool command_comment(struct app *app, struct slice arguments, struct effects *effects)
{
    const struct record *record = app_take_record(app, &arguments);
    if (record == NULL || !may_write(app)) {
        return false;
    }
    if (arguments.size == 0) {
        return app_wrong(app, "What is the remark? /comment %.*s TEXT, or s/old/new/ as a proposal",
                         (int)id_short(record->id).size, record->id.at);
    }
    if (record->kind == RECORD_COMMENT) {
        return app_wrong(app, "That is a remark itself: /answer %.*s TEXT",
                         (int)id_short(record->id).size, record->id.at);
    }
    struct action_draft draft = {0};
    struct slice id = add_remark(app, record->id, arguments, "draft", &draft);
    bool done = finish(app, &draft, "kept", id, false, effects);
    action_release(&draft);
    return done;
}

/* The remark that is meant, open or not; of a record its newest open one. */
static const struct record *find_remark(struct app *app, const struct record *record)
{
    size_t count = 0;
    const struct record *const *records = session_records(app->session, &count);
    if (record->kind == RECORD_COMMENT) {
        return record;
    }
    for (size_t i = count; i-- > 0;) {
        if (approval_is_open_remark(app->session, records[i]) &&
            entry_list_has(session_get(app->session, records[i], FIELD_REFS), record->id)) {
            return records[i];
        }
    }
    (void)app_wrong(app, "There is no open remark on it");
    return NULL;
}

static const struct record *take_remark(struct app *app, struct slice *arguments)
{
    const struct record *record = app_take_record(app, arguments);
    return record == NULL || !may_write(app) ? NULL : find_remark(app, record);
}

bool command_answer(struct app *app, struct slice arguments, struct effects *effects)
{
    const struct record *remark = take_remark(app, &arguments);
    if (remark == NULL) {
        return false;
    }
    if (arguments.size == 0) {
        return app_wrong(app, "What is the answer? /answer %.*s TEXT",
                         (int)id_short(remark->id).size, remark->id.at);
    }
    struct action_draft draft = {0};
    struct slice id = add_remark(app, remark->id, arguments, "approved", &draft);
    bool done = finish(app, &draft, "answered", id, false, effects);
    action_release(&draft);
    return done;
}

bool command_close(struct app *app, struct slice arguments, struct effects *effects)
{
    const struct record *remark = take_remark(app, &arguments);
    if (remark == NULL) {
        return false;
    }
    struct action_draft draft = {0};
    action_set(&draft, remark->id, FIELD_STATUS, slice_of("approved"));
    if (arguments.size > 0) {
        (void)add_remark(app, remark->id, arguments, "approved", &draft);
    }
    bool done = finish(app, &draft, "closed", remark->id, false, effects);
    action_release(&draft);
    return done;
}

/* The target gets these words, and the remark is closed, in one action. */
static bool take_words(struct app *app, const struct record *remark, const struct record *target,
                       struct slice text, struct effects *effects)
{
    struct entry_context context = app_context(app);
    struct action_draft draft = {0};
    entry_change_words(&context, &draft, target, text);
    action_set(&draft, remark->id, FIELD_STATUS, slice_of("approved"));
    bool done = finish(app, &draft, "accepted", target->id, false, effects);
    action_release(&draft);
    return done;
}

bool command_accept(struct app *app, struct slice arguments, struct effects *effects)
{
    const struct record *remark = take_remark(app, &arguments);
    if (remark == NULL) {
        return false;
    }
    struct slice refs = session_get(app->session, remark, FIELD_REFS);
    const struct record *target = session_find(app->session, refs);
    if (target == NULL || !target->exists || target->kind == RECORD_COMMENT || target->redacted) {
        return app_wrong(app, "What it is about has no words to change: /close %.*s closes it",
                         (int)id_short(remark->id).size, remark->id.at);
    }
    struct slice old = session_get(app->session, target, FIELD_TEXT);
    struct str text = {0};
    if (arguments.size > 0) {
        str_set(&text, arguments);
    } else if (!entry_change_fix(session_get(app->session, remark, FIELD_TEXT), old, &text)) {
        /* No wording is proposed: it is written by whoever accepts. */
        struct str line = {0};
        struct slice name = id_short(remark->id);
        str_add_format(&line, "/accept %.*s ", (int)name.size, name.at);
        str_add(&line, old);
        if (app->line.text.size == 0 || app_park(app, effects)) {
            app_put_line(app, str_slice(&line), effects);
        }
        str_release(&line);
        str_release(&text);
        return app_wrong(app, "Change the words as %.*s asks; Enter keeps them and closes it",
                         (int)name.size, name.at);
    }
    bool done = take_words(app, remark, target, str_slice(&text), effects);
    str_release(&text);
    return done;
}

/* --- Approval */

static struct slice add_row(struct app *app, const char *kind, struct slice text,
                            struct action_draft *draft)
{
    struct entry_context context = app_context(app);
    struct slice id = entry_create(&context, draft, RECORD_SESSION);
    char now[WHEN_ROOM];
    action_set(draft, id, FIELD_KIND, slice_of(kind));
    /* Also on another day than the session's. */
    if (when_format((int64_t)(app->now / 1000000U), app->offset, now)) {
        action_set(draft, id, FIELD_STARTED, slice_of(now));
    }
    entry_set(draft, id, FIELD_TEXT, text);
    return id;
}

static bool approve_all(struct app *app, struct effects *effects)
{
    struct approval approval;
    struct action_draft draft = {0};
    approval_find(app->session, &approval);
    if (approval_stands(&approval)) {
        return app_wrong(app, "It is approved, and nothing changed since; /reopen REASON opens it");
    }
    struct slice id = add_row(app, "approval", slice_make("", 0), &draft);
    action_set(&draft, id, FIELD_STATUS, slice_of("approved"));
    bool done = app_commit(app, &draft, false, effects);
    if (done) {
        app_say(app, "Approved by %s: the report is no draft any more, until something changes",
                str_text(&app->author));
    }
    action_release(&draft);
    return done;
}

static bool approve(struct app *app, const struct record *record, struct effects *effects)
{
    struct slice status = session_get(app->session, record, FIELD_STATUS);
    if (record->kind == RECORD_COMMENT) {
        return app_wrong(app, "A remark is not approved: /accept takes it, /close closes it");
    }
    if (slice_is(status, "query")) {
        return app_wrong(app, "It is still to be settled: correct it, or /settle, then /approve");
    }
    if (slice_is(status, "off-record")) {
        return app_wrong(app, "That was off the record: there are no words to approve");
    }
    if (approval_is_given(app->session, record)) {
        return app_wrong(app, "It is approved, and did not change since");
    }
    struct action_draft draft = {0};
    action_set(&draft, record->id, FIELD_STATUS, slice_of("approved"));
    bool done = finish(app, &draft, "approved", record->id, false, effects);
    action_release(&draft);
    return done;
}

bool command_approve(struct app *app, struct slice arguments, struct effects *effects)
{
    struct slice id = slice_trim(arguments);
    if (!may_write(app)) {
        return false;
    }
    if (slice_is(id, "all")) {
        return approve_all(app, effects);
    }
    if (id.size == 0 && app_chosen(app) == NULL && app->selected.size == 0) {
        return app_wrong(app, "Choose a record with the arrows, or /approve i12; /approve all is "
                              "the whole report");
    }
    const struct record *record = app_changeable(app, id);
    return record != NULL && approve(app, record, effects);
}

static bool reopen_record(struct app *app, const struct record *record, struct slice reason,
                          struct effects *effects)
{
    struct action_draft draft = {0};
    if (!approval_is_given(app->session, record)) {
        return app_wrong(app, "It is not approved");
    }
    action_set(&draft, record->id, FIELD_STATUS, slice_of("draft"));
    (void)add_remark(app, record->id, reason, "draft", &draft);
    bool done = finish(app, &draft, "reopened", record->id, false, effects);
    action_release(&draft);
    return done;
}

bool command_reopen(struct app *app, struct slice arguments, struct effects *effects)
{
    struct slice reason = slice_trim(arguments);
    struct slice word = slice_head(reason, slice_find(reason, ' '));
    const struct record *record = session_find_short(app->session, word);
    reason = record == NULL ? reason : slice_trim(slice_from(reason, word.size));
    if (!may_write(app)) {
        return false;
    }
    if (reason.size == 0) {
        return app_wrong(app, "Why is it opened again? /reopen REASON, or /reopen i12 REASON");
    }
    if (record != NULL) {
        return reopen_record(app, record, reason, effects);
    }
    struct approval approval;
    approval_find(app->session, &approval);
    if (approval.row == NULL || approval.reopened) {
        return app_wrong(app, "The report is not approved: there is nothing to open again");
    }
    struct action_draft draft = {0};
    (void)add_row(app, "reopening", reason, &draft);
    bool done = app_commit(app, &draft, false, effects);
    if (done) {
        app_say(app, "Reopened by %s: the report is a draft again", str_text(&app->author));
    }
    action_release(&draft);
    return done;
}
