#include "app/app_parts.h"
#include "app/command_run.h"

#include "app/entry_write.h"
#include "text/width.h"

enum { WORDS_AROUND = 14 }; /* of `undone: `, and the edges of the message */

const char *command_not_open(const struct app *app)
{
    return app->session == NULL ? "no session is open" : NULL;
}

const char *command_cannot_write(const struct app *app)
{
    if (app->session == NULL) {
        return "no session is open";
    }
    return app->saving.read_only ? "this session is open to read only" : NULL;
}

/* Whether there is an action to take back (`undoable`) or to bring back. */
static bool has_action(const struct app *app, bool undoable)
{
    struct str name = {0}, id = {0};
    struct slice author = str_slice(&app->author);
    bool has = app->session != NULL && !app->saving.read_only &&
               (undoable ? session_undoable(app->session, author, &name, &id)
                         : session_redoable(app->session, author, &name, &id));
    str_release(&name);
    str_release(&id);
    return has;
}

const char *command_nothing_to_undo(const struct app *app)
{
    if (app->line.undo_at > 0 || has_action(app, true)) {
        return NULL;
    }
    /* With an ID, it may be somebody else's action. */
    return app->session != NULL && !app->saving.read_only && session_record_count(app->session) > 0
               ? NULL
               : "there is nothing to undo";
}

const char *command_nothing_to_redo(const struct app *app)
{
    return app->line.undo_at < app->line.undo_count || has_action(app, false)
               ? NULL
               : "there is nothing to redo";
}

static size_t people_of(const struct app *app)
{
    size_t count = 0, people = 0;
    const struct record *const *records = session_records(app->session, &count);
    for (size_t i = 0; i < count; i++) {
        people += records[i]->kind == RECORD_PARTICIPANT ? 1 : 0;
    }
    return people;
}

/* Takes back the action `name`; `id` is the first record that it touched. */
static bool take_back(struct app *app, struct slice name, struct slice id, struct str *what,
                      struct effects *effects)
{
    struct action_draft draft = {0};
    const struct record *record = session_find(app->session, id);
    /* Told as it is while it is there: what is undone goes, what is redone comes. */
    if (record != NULL && record->exists) {
        app_describe(app, record, 36, what);
    }
    size_t before = people_of(app);
    draft.action.undoes = arena_copy(&draft.arena, name);
    bool taken = app_commit(app, &draft, false, effects);
    if (taken && what->size == 0 && record != NULL) {
        app_describe(app, record, 36, what);
    }
    size_t after = taken ? people_of(app) : before;
    size_t people = after > before ? after - before : before - after;
    if (people > 1) {
        /* A list came as one action, and so it goes. */
        str_clear(what);
        str_add_format(what, "%zu people", people);
    }
    action_release(&draft);
    return taken;
}

/* Right after a handover what there is to undo is somebody else's. */
static void say_nothing_of_yours(struct app *app)
{
    struct entry_context context = app_context(app);
    const struct record *row = entry_newest(&context, RECORD_SESSION, FIELD_KIND, "handover");
    struct slice by = row == NULL ? slice_of("") : session_author(app->session, row);
    if (by.size == 0 || slice_equal(by, str_slice(&app->author))) {
        (void)app_wrong(app, "There is nothing of yours to undo");
        return;
    }
    (void)app_wrong(
        app,
        "There is nothing of yours to undo: /handover %.*s gives it back to %.*s; /undo "
        "and an ID, as i12, takes back what they wrote",
        (int)by.size, by.at, (int)by.size, by.at);
}

bool app_undo_action(struct app *app, struct effects *effects)
{
    struct str name = {0}, id = {0}, what = {0};
    bool done = false;
    if (!session_undoable(app->session, str_slice(&app->author), &name, &id)) {
        say_nothing_of_yours(app);
    } else if (take_back(app, str_slice(&name), str_slice(&id), &what, effects)) {
        done = true;
        app->undone++;
        /* Once, where it has room in the row. */
        static const char shell[] = "  (/redo; for the shell /suspend)";
        bool tells = !app->told_shell &&
                     width_of(str_slice(&what)) + WORDS_AROUND + (int)sizeof shell <= app->columns;
        app_say(app, "undone: %s%s", str_text(&what), tells ? shell : "");
        app->told_shell = app->told_shell || tells;
    }
    str_release(&name);
    str_release(&id);
    str_release(&what);
    return done;
}

const struct record *app_find_ever(const struct app *app, struct slice id)
{
    const struct record *record = session_find_short(app->session, id);
    const struct record *found = session_find(app->session, id);
    size_t hits = found != NULL ? 1 : 0;
    for (size_t i = 0; record == NULL && hits == 0 && i < session_record_count(app->session); i++) {
        const struct record *gone = session_record(app->session, i);
        if (slice_equal(id_short(gone->id), id)) {
            hits++;
            found = gone;
        }
    }
    return record != NULL ? record : hits == 1 ? found : NULL;
}

/* `/undo i12`: the newest action on that record, whoever's it is; it is said whose. */
static bool undo_record(struct app *app, struct slice arguments, struct effects *effects)
{
    struct slice id = slice_trim(arguments), author = {0};
    struct str name = {0}, what = {0};
    const struct record *record = app_find_ever(app, id);
    bool done = false;
    if (record == NULL || !session_last_action(app->session, record->id, &name, &author)) {
        (void)app_wrong(app, "There is nothing to undo of %.*s", entry_shown(id), id.at);
    } else if (take_back(app, str_slice(&name), record->id, &what, effects)) {
        bool own = slice_equal(author, str_slice(&app->author));
        done = true;
        app->undone += own ? 1 : 0;
        app_say(app, "undone: %s%s%.*s", str_text(&what), own ? "" : ", written by ",
                own ? 0 : (int)author.size, author.at == NULL ? "" : author.at);
    }
    str_release(&name);
    str_release(&what);
    return done;
}

bool command_undo(struct app *app, struct slice arguments, struct effects *effects)
{
    if (slice_trim(arguments).size > 0) {
        return app->session != NULL && undo_record(app, arguments, effects);
    }
    if (line_edit_undo(&app->line)) {
        app_say(app, "undone in the line");
        return true;
    }
    return app->session != NULL ? app_undo_action(app, effects)
                                : app_wrong(app, "There is nothing to undo");
}

/* What was undone last comes back first: actions after the line's own letters. */
bool command_redo(struct app *app, struct slice arguments, struct effects *effects)
{
    struct str name = {0}, id = {0}, what = {0};
    bool done = false;
    (void)arguments;
    bool of_line = app->undone == 0 && line_edit_redo(&app->line);
    if (of_line) {
        app_say(app, "brought back in the line");
        return true;
    }
    if (app->session != NULL &&
        session_redoable(app->session, str_slice(&app->author), &name, &id)) {
        if (take_back(app, str_slice(&name), str_slice(&id), &what, effects)) {
            done = true;
            app->undone -= app->undone > 0 ? 1 : 0;
            app_say(app, "brought back: %s", str_text(&what));
        }
    } else {
        done = line_edit_redo(&app->line);
        app->undone = 0;
        app_say(app, done ? "brought back in the line" : "There is nothing to bring back");
    }
    str_release(&name);
    str_release(&id);
    str_release(&what);
    return done;
}

/* `/edit i12`, or `/edit i12 TEXT` as a brought-back change has it. */
bool command_edit(struct app *app, struct slice arguments, struct effects *effects)
{
    struct slice rest = slice_trim(arguments), id = slice_of("");
    if (rest.size > 0) {
        size_t end = 0;
        while (end < rest.size && rest.at[end] != ' ' && rest.at[end] != '\n') {
            end++;
        }
        id = slice_head(rest, end);
        rest = slice_trim(slice_from(rest, end));
    }
    const struct record *record = app_changeable(app, id);
    if (record == NULL) {
        return false;
    }
    return rest.size > 0 ? app_edit_keep(app, record, rest, effects)
                         : app_edit(app, record, effects);
}

bool command_continue(struct app *app, struct slice arguments, struct effects *effects)
{
    const struct record *record = app_meant(app, arguments);
    if (record == NULL) {
        return false;
    }
    if (record->kind != RECORD_INTERVENTION && record->kind != RECORD_NOTE) {
        return app_wrong(app, "Only a turn or a note can go on");
    }
    struct action_draft draft = {0};
    struct str what = {0};
    action_set(&draft, record->id, FIELD_CURRENT, str_slice(&app->author));
    bool done = app_commit(app, &draft, false, effects);
    if (done) {
        app_describe(app, record, 36, &what);
        app_say(app, "What you type goes on with %s", str_text(&what));
        app->in_list = false;
    }
    action_release(&draft);
    str_release(&what);
    return done;
}

bool command_evidence(struct app *app, struct slice arguments, struct effects *effects)
{
    const struct record *record = app_meant(app, arguments);
    if (record == NULL) {
        return false;
    }
    if (record->kind != RECORD_CONCLUSION) {
        return app_wrong(app, "Only conclusions rest on evidence: Esc 3 lists them");
    }
    app_show(app, record, effects);
    return screen_conclusions_evidence(app, record);
}

/* Closes the open comments of `kind` on a record, and says so to the draft. */
static void close_comments(struct app *app, struct slice id, const char *kind,
                           struct action_draft *draft)
{
    size_t count;
    const struct record *const *records = session_records(app->session, &count);
    for (size_t i = 0; i < count; i++) {
        const struct record *comment = records[i];
        if (comment->kind == RECORD_COMMENT &&
            slice_is(session_get(app->session, comment, FIELD_KIND), kind) &&
            entry_list_has(session_get(app->session, comment, FIELD_REFS), id)) {
            action_set(draft, comment->id, FIELD_STATUS, slice_of("approved"));
        }
    }
}

bool command_settle(struct app *app, struct slice arguments, struct effects *effects)
{
    const struct record *record = app_meant(app, arguments);
    if (record == NULL) {
        return false;
    }
    if (!slice_is(session_get(app->session, record, FIELD_STATUS), "query")) {
        return app_wrong(app, "There is no query on it");
    }
    struct action_draft draft = {0};
    struct str what = {0};
    app_describe(app, record, 36, &what);
    action_set(&draft, record->id, FIELD_STATUS, slice_make("", 0));
    close_comments(app, record->id, "reason", &draft);
    bool done = app_commit(app, &draft, false, effects);
    if (done) {
        app_say(app, "settled: %s", str_text(&what));
    }
    action_release(&draft);
    str_release(&what);
    return done;
}

bool command_enough(struct app *app, struct slice arguments, struct effects *effects)
{
    const struct record *record = app_meant(app, arguments);
    if (record == NULL) {
        return false;
    }
    bool announced = slice_starts(record->id, slice_of("s-represented-"));
    if (record->kind != RECORD_INTERVENTION && record->kind != RECORD_NOTE &&
        record->kind != RECORD_PARTICIPANT && !announced) {
        return app_wrong(app, "That is said of a turn that is thin, or of who was not heard");
    }
    struct action_draft draft = {0};
    struct entry_context context = app_context(app);
    struct slice id = entry_create(&context, &draft, RECORD_COMMENT);
    action_set(&draft, id, FIELD_KIND, slice_of("thin-ok"));
    action_set(&draft, id, FIELD_REFS, record->id);
    action_set(&draft, id, FIELD_STATUS, slice_of("approved"));
    bool done = app_commit(app, &draft, false, effects);
    if (done) {
        struct str what = {0};
        app_describe(app, record, 36, &what);
        app_say(app, "%s: %s",
                record->kind == RECORD_INTERVENTION ? "That is all they said" : "Answered",
                str_text(&what));
        str_release(&what);
    }
    action_release(&draft);
    return done;
}
