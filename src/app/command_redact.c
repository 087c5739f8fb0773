/* That was off the record, said afterwards. What goes is said first, and asked once, as no undo
 * brings it back: the line then holds the command with the record's name, and wants a word more. */
#include "app/app_parts.h"
#include "app/command_run.h"

#include "app/entry_redact.h"
#include "app/entry_write.h"

enum { SHOWN = 44 };

static bool has_words(const struct app *app, const struct record *record)
{
    bool of_kind = record->kind == RECORD_INTERVENTION || record->kind == RECORD_NOTE ||
                   record->kind == RECORD_CONCLUSION || record->kind == RECORD_COMMENT;
    return record->exists && of_kind && !record->redacted &&
           session_get(app->session, record, FIELD_TEXT).size > 0 &&
           !slice_is(session_get(app->session, record, FIELD_KIND), "reason"); /* not theirs */
}

/* What this author wrote last. */
static const struct record *newest_own(struct app *app)
{
    struct entry_context context = app_context(app);
    const struct record *newest = NULL;
    for (size_t i = 0; i < session_record_count(app->session); i++) {
        const struct record *record = session_record(app->session, i);
        if (has_words(app, record) && entry_is_own(&context, record) &&
            (newest == NULL ||
             session_updated(app->session, record) >= session_updated(app->session, newest))) {
            newest = record;
        }
    }
    return newest;
}

static const struct record *find_meant(struct app *app, struct slice id)
{
    const struct record *record = NULL;
    if (id.size > 0) {
        record = app_find_ever(app, id); /* what was deleted has its words in the journal still */
    } else if (app->in_list || app->selected.size > 0) {
        record = app_meant(app, id);
    } else {
        record = newest_own(app);
    }
    if (record == NULL && id.size > 0) {
        (void)app_wrong(app, "No one record of this session is called %.*s", entry_shown(id),
                        id.at);
    } else if (record == NULL) {
        (void)app_wrong(app, "Choose what was said with the arrows, or name it: /redact i12");
    }
    return record;
}

/* Whether its words can go: a fact, a topic and a person stand in other rows, too. */
static bool can_go(struct app *app, const struct record *record)
{
    struct id_parts parts;
    bool said = id_parse(record->id, &parts) && slice_find(slice_of("incm"), parts.letter) < 4;
    if (record->redacted) {
        return app_wrong(app, "That is off the record already: its words are gone");
    }
    if (!said || record->kind == RECORD_SESSION || record->kind == RECORD_PARTICIPANT) {
        return app_wrong(app, "Only what was said can be taken off the record: a turn, a note, a "
                              "conclusion, a comment");
    }
    return true;
}

/* As short as it is clear. */
static struct slice name_of(const struct app *app, const struct record *record)
{
    struct slice name = id_short(record->id);
    return session_find_short(app->session, name) == record ? name : record->id;
}

/* What went into another one and was changed there cannot be told from its own words. */
static void add_holder(struct app *app, const struct record *record, struct str *text)
{
    struct action_draft draft = {0};
    struct entry_context context = app_context(app);
    const struct record *holds = entry_redact_words(&context, record, &draft).holds;
    if (holds != NULL) {
        str_add_format(text,
                       "; it went into %.*s, whose words stay as they are now: change them "
                       "there first (/edit %.*s)",
                       (int)id_short(holds->id).size, holds->id.at, (int)id_short(holds->id).size,
                       holds->id.at);
    }
    action_release(&draft);
}

static bool ask(struct app *app, const struct record *record, struct effects *effects)
{
    struct str line = {0}, what = {0}, holder = {0};
    struct slice name = name_of(app, record);
    str_add_format(&line, "/redact %.*s ", (int)name.size, name.at);
    app_describe(app, record, SHOWN, &what);
    add_holder(app, record, &holder);
    if (app->line.text.size == 0 || app_park(app, effects)) {
        app_put_line(app, str_slice(&line), effects);
    }
    /* What to do comes first: a narrow window cuts the end. */
    (void)app_wrong(app,
                    "To do it: /redact %.*s yes. The words go for good, from CSV and journal, and "
                    "no undo brings them back; who and when stays%s: %s",
                    (int)name.size, name.at, str_text(&holder), str_text(&what));
    str_release(&line);
    str_release(&what);
    str_release(&holder);
    return false;
}

/* Where it takes a while. */
static const char *yet(const struct app *app)
{
    if (app->saving.csv_waits) {
        return ", but from the CSV, which waits";
    }
    return app->saving.others > 0 ? ", in other open programs within seconds" : "";
}

static bool take(struct app *app, const struct record *record, struct effects *effects)
{
    struct action_draft draft = {0};
    struct str who = {0};
    struct entry_context context = app_context(app);
    struct entry_redacted gone = entry_redact_words(&context, record, &draft);
    app_add_who(app, record, &who);
    struct slice name = name_of(app, record);
    bool done = app_commit(app, &draft, false, effects);
    if (done) {
        app_say(app,
                "Off the record: the words of %.*s %s are gone%s%s. Not within reach: backups, "
                "mails, reports, machines that have yet to sync, what the disk has not used again",
                (int)name.size, name.at, str_text(&who),
                gone.others > 0 ? ", also where they were split off or merged" : "", yet(app));
    }
    action_release(&draft);
    str_release(&who);
    return done;
}

bool command_redact(struct app *app, struct slice arguments, struct effects *effects)
{
    struct slice answer = slice_trim(arguments), id;
    (void)slice_next(&answer, ' ', &id);
    answer = answer.at == NULL ? slice_of("") : slice_trim(answer);
    if (app->editing.size > 0) {
        return app_wrong(app, "Keep or leave the change first (Enter, or Esc twice)");
    }
    const struct record *record = find_meant(app, id);
    if (record == NULL || !can_go(app, record)) {
        return false;
    }
    if (answer.size == 0) {
        return ask(app, record, effects);
    }
    if (!slice_is(answer, "yes")) {
        app_say(app, "Left as it is");
        return true;
    }
    return take(app, record, effects);
}
