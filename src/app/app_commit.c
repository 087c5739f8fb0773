#include "app/app_parts.h"

#include "model/approval.h"
#include "text/fold.h"

enum { KEPT_COLUMNS = 36, QUERY_COLUMNS = 20, DATE_SIZE = 10 };

struct entry_context app_context(struct app *app)
{
    return (struct entry_context){
        .session = app->session,
        .roster = &app->coverage.roster,
        .author = str_slice(&app->author),
        .language = session_fact(app->session, "language"),
        .wall = app->now,
        .started = app->line_started,
        .offset = app->offset,
        .off_record = app->off_record,
        .selected = str_slice(&app->selected),
        .owner = str_slice(&app->line_owner),
        .non_speakers = app->words,
        .non_speaker_count = app->word_count,
        .commands = app->command_names,
        .command_count = app->command_count,
        .aliases = app->aliases,
        .alias_count = app->alias_count,
    };
}

bool app_can_write(struct app *app)
{
    if (app->session == NULL) {
        return app_wrong(app, "No session is open: Esc 0 lists them");
    }
    if (app->saving.read_only) {
        return app_wrong(app, "Nothing is written: this session is open to read only%s%s",
                         app->saving_reason.size > 0 ? ", " : "", str_text(&app->saving_reason));
    }
    return true;
}

/* Who follows writes remarks, and changes their own; all else is the rapporteur's. */
static bool may_commit(struct app *app, const struct action_draft *draft)
{
    bool only_remarks = draft->action.undoes.size == 0;
    for (size_t i = 0; app->following && i < draft->action.count; i++) {
        const struct operation *operation = &draft->action.operations[i];
        const struct record *record = session_find(app->session, operation->id);
        struct slice made = slice_make("", 0);
        (void)action_get(draft, operation->id, FIELD_RECORD, &made);
        only_remarks = only_remarks && (record == NULL ? slice_is(made, "comment")
                                                       : record->kind == RECORD_COMMENT);
    }
    return !app->following || only_remarks ||
           app_wrong(app, "You read along here and write nothing but remarks: choose a record with "
                          "the arrows and type one");
}

/* Whether it changes what was agreed on, of a record that stands or is made. */
static bool is_change(const struct app *app, const struct action_draft *draft,
                      const struct operation *operation)
{
    const struct record *record = session_find(app->session, operation->id);
    int field = field_parse(operation->field);
    struct slice made;
    if (record == NULL) {
        return action_get(draft, operation->id, FIELD_RECORD, &made) &&
               !slice_is(made, "comment") && !slice_is(made, "session");
    }
    return approval_is_of(app->session, record) &&
           approval_is_about(record, field < 0 ? FIELD_EXTRA : field);
}

/* What was approved and changes is approved no more, the record and the whole, unless the action
 * itself says so. */
static void drop_approvals(const struct app *app, struct action_draft *draft)
{
    size_t count = draft->action.count;
    struct slice status;
    bool changes = false;
    for (size_t i = 0; i < count; i++) {
        const struct operation *operation = &draft->action.operations[i];
        const struct record *record = session_find(app->session, operation->id);
        if (!is_change(app, draft, operation)) {
            continue;
        }
        changes = true;
        if (record != NULL && approval_is_given(app->session, record) &&
            !action_get(draft, record->id, FIELD_STATUS, &status)) {
            action_set(draft, record->id, FIELD_STATUS, slice_of("draft"));
        }
    }
    const struct record *row = changes ? approval_row(app->session) : NULL;
    if (row != NULL) {
        action_set(draft, row->id, FIELD_STATUS, slice_of("draft"));
    }
}

static bool sets_current(const struct action *action)
{
    for (size_t i = 0; i < action->count; i++) {
        if (slice_is(action->operations[i].field, field_name(FIELD_CURRENT))) {
            return true;
        }
    }
    return false;
}

bool app_commit(struct app *app, struct action_draft *draft, bool takes_line,
                struct effects *effects)
{
    if (!app_can_write(app) || !may_commit(app, draft)) {
        return false;
    }
    /* The store empties the line's slot with every action: where the line stays, it lies in another
     * slot meanwhile, so that there is no moment in which the disk does not have it. */
    app_draft_changes(app, effects);
    bool bridged = !takes_line && app->line.text.size > 0 && app->drafted[SLOT_LINE] > 0 &&
                   !action_is_empty(draft);
    if (bridged) {
        app_draft_line(app, SLOT_BRIDGE, effects);
    }
    if (!action_is_empty(draft)) {
        drop_approvals(app, draft);
        session_commit(app->session, draft, app->now);
        struct effect append = {.kind = EFFECT_APPEND, .action = draft->action};
        effects_add(effects, &append);
        app->drafted[SLOT_LINE] = 0;
        if (draft->action.undoes.size == 0) {
            app->undone = 0;
            app->commits++;
        }
    }
    if (bridged) {
        app_draft_line(app, SLOT_LINE, effects);
        app_draft_slot(app, SLOT_BRIDGE, slice_of(""), effects);
    }
    /* What was chosen to go on with, the line that stays goes on with too. */
    if (!takes_line && sets_current(&draft->action)) {
        str_clear(&app->line_owner);
    }
    if (takes_line) {
        line_edit_taken(&app->line);
        app_draft_slot(app, SLOT_LINE, slice_of(""), effects);
        app_line_done(app, effects);
    }
    return true;
}

/* The record that an action is about: the one it makes, else the first that gets more than its end
 * (somebody who left gets nothing else). */
static const struct record *subject(const struct app *app, const struct action *action)
{
    const struct operation *found = NULL;
    for (size_t i = 0; i < action->count; i++) {
        const struct operation *operation = &action->operations[i];
        if (slice_is(operation->field, field_name(FIELD_RECORD))) {
            found = operation;
            break;
        }
        if (found == NULL && !slice_is(operation->field, field_name(FIELD_ENDED))) {
            found = operation;
        }
    }
    if (found == NULL && action->count > 0) {
        found = &action->operations[0];
    }
    return found == NULL ? NULL : session_find(app->session, found->id);
}

/* Why it must be settled, as the comment that was written with it has it. */
static struct slice reason_of(const struct action_draft *draft)
{
    struct slice kind, reason = slice_of("");
    for (size_t i = 0; i < draft->action.count && reason.size == 0; i++) {
        struct slice id = draft->action.operations[i].id;
        if (action_get(draft, id, FIELD_KIND, &kind) && slice_is(kind, "reason")) {
            (void)action_get(draft, id, FIELD_TEXT, &reason);
        }
    }
    return reason;
}

/* How a turn or note gets its speaker. */
static void add_remedy(struct app *app, const struct record *record)
{
    bool said =
        record != NULL && (record->kind == RECORD_NOTE || record->kind == RECORD_INTERVENTION);
    if (said) {
        struct slice id = id_short(record->id);
        str_add_format(&app->message, "; /speaker %.*s WHO says who it was", (int)id.size, id.at);
    }
}

/* Notes that waited for whom the line put into the roster, by exactly that name: how the first of
 * them becomes their turn. */
static void add_waiting_note(struct app *app)
{
    struct slice name = app->meaning.person.name;
    size_t count = 0;
    const struct record *const *records = session_records(app->session, &count);
    for (size_t i = session_first(app->session, 2); i < count && name.size > 0; i++) {
        struct slice text = session_get(app->session, records[i], FIELD_TEXT);
        struct slice who = slice_trim(slice_head(text, slice_find(text, ':')));
        bool waits = records[i]->kind == RECORD_NOTE &&
                     slice_is(session_get(app->session, records[i], FIELD_STATUS), "query") &&
                     fold_equal(who, name);
        if (waits) {
            struct slice id = id_short(records[i]->id);
            str_add_format(&app->message,
                           "; %.*s waits for that name: /speaker %.*s %.*s makes it a turn",
                           (int)id.size, id.at, (int)id.size, id.at, (int)name.size, name.at);
            return;
        }
    }
}

/* `c2 action of Ana Silva, by 2017-09-01: write…`: who does it and by when is what went in. */
static void describe_action(const struct app *app, const struct record *action, struct str *out)
{
    struct slice refs = session_get(app->session, action, FIELD_REFS), id;
    struct slice countries = session_get(app->session, action, FIELD_COUNTRY), country;
    struct slice due = session_get(app->session, action, FIELD_ENDED);
    const char *between = " of ";
    str_add(out, id_short(action->id));
    str_add_text(out, " action");
    while (refs.size > 0 && slice_next(&refs, ';', &id)) {
        const struct record *person = session_find(app->session, id);
        if (person != NULL && person->kind == RECORD_PARTICIPANT) {
            str_add_text(out, between);
            str_add(out, session_get(app->session, person, FIELD_NAME));
            between = ", ";
        }
    }
    while (countries.size > 0 && slice_next(&countries, ';', &country)) {
        str_add_text(out, between);
        str_add(out, country);
        between = ", ";
    }
    str_add_text(out, due.size >= DATE_SIZE ? ", by " : "");
    str_add(out, due.size >= DATE_SIZE ? slice_head(due, DATE_SIZE) : slice_of(""));
    str_add_text(out, ": ");
    app_add_clipped(session_get(app->session, action, FIELD_TEXT), KEPT_COLUMNS, out);
}

/* `4 support c1: One village…`, where several did at once. */
static void describe_positions(const struct app *app, const struct record *position,
                               struct str *out)
{
    struct slice refs = session_get(app->session, position, FIELD_REFS), target;
    str_add_format(out, "%zu ", app->meaning.speaker_count);
    str_add(out, session_get(app->session, position, FIELD_KIND));
    str_add_text(out, slice_is(session_get(app->session, position, FIELD_KIND), "reserve") ? " on "
                                                                                           : " ");
    if (refs.size > 0 && slice_next(&refs, ';', &target)) {
        const struct record *on = session_find(app->session, target);
        if (on != NULL) {
            app_describe(app, on, KEPT_COLUMNS, out);
        }
    }
}

static void describe_kept(const struct app *app, const struct record *record, bool is_query,
                          struct str *out)
{
    struct slice kind = session_get(app->session, record, FIELD_KIND);
    if (record->kind == RECORD_CONCLUSION && slice_is(kind, "action")) {
        describe_action(app, record, out);
    } else if (app->meaning.kind == ENTRY_POSITION && app->meaning.speaker_count > 1) {
        describe_positions(app, record, out);
    } else {
        app_describe(app, record, is_query ? QUERY_COLUMNS : KEPT_COLUMNS, out);
    }
}

static void say_kept(struct app *app, const struct action_draft *draft, bool is_query)
{
    struct slice reason = is_query ? reason_of(draft) : slice_of("");
    struct str what = {0}, other_day = {0};
    const struct record *record = subject(app, &draft->action);
    if (record != NULL) {
        describe_kept(app, record, reason.size > 0, &what);
    }
    if (app->off_record) {
        app_say(app, "off the record: %s, who and when is kept, not the words", str_text(&what));
    } else if (is_query) {
        app_say(app, "to be settled: %s (%.*s)", str_text(&what), (int)reason.size, reason.at);
        add_remedy(app, record);
    } else if (app->meaning.kind == ENTRY_COMMAND && app->meaning.places > 1) {
        app_say(app, "corrected in %zu places of %zu record%s, also %s", app->meaning.places,
                app->meaning.place_records, app->meaning.place_records == 1 ? "" : "s",
                str_text(&what));
    } else {
        app_say(app, app->meaning.places == 1 ? "corrected: %s" : "kept: %s", str_text(&what));
        if (record != NULL && slice_is(record->id, "s-date") &&
            app_add_other_day(app, &other_day)) {
            app_say(app, "%s", str_text(&other_day));
        }
        if (app->meaning.kind == ENTRY_COMMAND) {
            add_waiting_note(app);
        }
    }
    str_release(&other_day);
    str_release(&what);
}

bool app_keep(struct app *app, struct slice line, struct effects *effects)
{
    struct entry_context context = app_context(app);
    struct action_draft draft = {0};
    bool kept = false;
    if (app->following) {
        return app_keep_remark(app, line, effects);
    }
    entry_parse(&context, line, &app->meaning);
    if (app->meaning.kind == ENTRY_WRONG) {
        (void)app_wrong(app, "%s", str_text(&app->meaning.problem));
    } else if (app_can_write(app)) {
        entry_perform(&context, &app->meaning, &draft);
        bool is_query = entry_is_query(&app->meaning);
        kept = app_commit(app, &draft, true, effects);
        if (kept) {
            say_kept(app, &draft, is_query);
        }
    }
    action_release(&draft);
    return kept;
}
