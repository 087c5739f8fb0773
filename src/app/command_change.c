/* What is done to a record that stands: the one that ID names, else the one that is chosen. After
 * it the list shows what came of it, chosen, so that more can be done to it. */
#include "app/app_parts.h"
#include "app/command_run.h"
#include "app/entry_change.h"
#include "app/entry_move.h"
#include "app/entry_remove.h"
#include "base/num.h"

enum { SHOWN = 30 };

/* A record as people say it: a letter and a number. Anything else is no ID. */
static bool looks_like_id(struct slice word)
{
    struct id_parts parts;
    bool digits = word.size > 1 && word.at[0] >= 'a' && word.at[0] <= 'z';
    for (size_t i = 1; i < word.size; i++) {
        digits = digits && word.at[i] >= '0' && word.at[i] <= '9';
    }
    return digits || id_parse(word, &parts);
}

const struct record *app_take_record(struct app *app, struct slice *arguments)
{
    struct slice rest = slice_trim(*arguments);
    struct slice word = slice_head(rest, slice_find(rest, ' '));
    bool named = looks_like_id(word);
    *arguments = named ? slice_trim(slice_from(rest, word.size)) : rest;
    return app_changeable(app, named ? word : slice_make("", 0));
}

bool app_commit_shown(struct app *app, struct action_draft *draft, bool takes_line,
                      struct slice show, struct effects *effects)
{
    struct str id = {0};
    str_add(&id, show);
    bool done = app_commit(app, draft, takes_line, effects);
    const struct record *record = done ? session_find(app->session, str_slice(&id)) : NULL;
    if (record != NULL) {
        app_show(app, record, effects);
    }
    str_release(&id);
    return done;
}

static bool is_off(const struct app *app, const struct record *record)
{
    return record->redacted ||
           slice_is(session_get(app->session, record, FIELD_STATUS), "off-record");
}

/* Turns and notes with words: what can be parted and put together. */
static bool has_words(struct app *app, const struct record *record)
{
    if (record->kind != RECORD_INTERVENTION && record->kind != RECORD_NOTE) {
        return app_wrong(app, "Only turns and notes can be split and merged");
    }
    if (is_off(app, record)) {
        return app_wrong(app, "That was off the record: it has no words here");
    }
    return !app->off_record ||
           app_wrong(app, "Off the record nothing written is changed: /on first");
}

/* Where paragraph `number` begins, from 2; 0: the last one. text.size where there is none. */
static size_t paragraph_at(struct slice text, int64_t number)
{
    size_t found = text.size;
    int64_t paragraph = 1;
    for (size_t i = 0; i < text.size; i++) {
        if (text.at[i] == '\n') {
            paragraph++;
            found = number == 0 || paragraph == number ? i + 1 : found;
        }
    }
    return found;
}

/* `[N] [WHO]` behind the ID. */
static int64_t take_number(struct slice *arguments)
{
    int64_t number = 0;
    struct slice word = slice_head(*arguments, slice_find(*arguments, ' '));
    if (num_parse(word, 2, 100000, &number)) {
        *arguments = slice_trim(slice_from(*arguments, word.size));
    }
    return number;
}

/* Parts the words; `of_line`: they are in the line, which is taken. */
static bool split_at(struct app *app, const struct record *record, struct slice text, size_t at,
                     struct slice who, bool of_line, struct effects *effects)
{
    struct entry_context context = app_context(app);
    struct entry_meaning said = {0};
    struct action_draft draft = {0};
    struct str second = {0}, name = {0};
    bool done = false;
    if (who.size > 0 && !entry_change_speaker(&context, who, &said)) {
        (void)app_wrong(app, "%s", str_text(&said.problem));
    } else {
        str_set(&second, entry_change_split(&context, record, text, at, who.size > 0 ? &said : NULL,
                                            &draft));
        done = second.size > 0 ? app_commit_shown(app, &draft, of_line, str_slice(&second), effects)
                               : app_wrong(app, "There are no words on one side of it: nothing is "
                                                "split");
    }
    if (done) {
        const struct record *made = session_find(app->session, str_slice(&second));
        app_describe(app, made, SHOWN, &name);
        app_say(app, "split: %.*s and %s%s", (int)id_short(record->id).size, record->id.at,
                str_text(&name), who.size > 0 ? "" : "; /speaker WHO: another's words");
    }
    entry_release(&said);
    action_release(&draft);
    str_release(&second);
    str_release(&name);
    return done;
}

bool command_split(struct app *app, struct slice arguments, struct effects *effects)
{
    if (app->editing.size > 0) {
        const struct record *edited = session_find(app->session, str_slice(&app->editing));
        struct str text = {0};
        str_add(&text, str_slice(&app->line.text));
        bool done = edited != NULL && has_words(app, edited) &&
                    split_at(app, edited, str_slice(&text), app->line.cursor, slice_trim(arguments),
                             true, effects);
        str_release(&text);
        return done;
    }
    const struct record *record = app_take_record(app, &arguments);
    if (record == NULL || !has_words(app, record)) {
        return false;
    }
    struct slice text = session_get(app->session, record, FIELD_TEXT);
    size_t at = paragraph_at(text, take_number(&arguments));
    if (at == text.size) {
        return app_wrong(
            app, "It has no such paragraph. Enter edits it; there Alt-S splits at the cursor, "
                 "Ctrl-J makes a paragraph");
    }
    return split_at(app, record, text, at, arguments, false, effects);
}

bool command_merge(struct app *app, struct slice arguments, struct effects *effects)
{
    struct entry_context context = app_context(app);
    const struct record *record = app_take_record(app, &arguments);
    if (record == NULL || !has_words(app, record)) {
        return false;
    }
    const struct record *into = entry_change_merges_into(&context, record);
    if (into == NULL) {
        return app_wrong(app, "What comes before it is not of its kind: only a turn goes with a "
                              "turn, and a note with a note");
    }
    if (!has_words(app, into)) {
        return false;
    }
    struct action_draft draft = {0};
    struct str from = {0}, to = {0};
    app_add_who(app, record, &from);
    app_add_who(app, into, &to);
    bool other = !slice_equal(str_slice(&from), str_slice(&to));
    entry_change_merge(&context, into, record, &draft);
    bool done = app_commit_shown(app, &draft, false, into->id, effects);
    if (done) {
        app_say(app, "merged: %.*s is in %.*s %s now%s%s", (int)id_short(record->id).size,
                record->id.at, (int)id_short(into->id).size, into->id.at, str_text(&to),
                other ? ", and no longer of " : "; undo parts them", other ? str_text(&from) : "");
    }
    action_release(&draft);
    str_release(&from);
    str_release(&to);
    return done;
}

/* Facts and people have no place in the stream. */
static bool in_stream(struct app *app, const struct record *record)
{
    return record_kind_group(record->kind, record->id) == 2 ||
           app_wrong(app, "Only what is in the stream of Notes has a place and a time");
}

/* What is written on a record stands behind it and moves with it. */
static bool can_move(struct app *app, const struct record *record)
{
    if (record->kind == RECORD_POSITION || record->kind == RECORD_COMMENT) {
        return app_wrong(app, "It stands behind what it is about: move that");
    }
    return in_stream(app, record);
}

static bool move_by(struct app *app, struct slice arguments, int by, struct effects *effects)
{
    struct entry_context context = app_context(app);
    struct action_draft draft = {0};
    const struct record *record = app_take_record(app, &arguments);
    if (record == NULL || !can_move(app, record)) {
        return false;
    }
    bool moved = entry_move_by(&context, record, by, &draft);
    bool done = moved ? app_commit_shown(app, &draft, false, record->id, effects)
                      : app_wrong(app, "It is the %s one already", by < 0 ? "first" : "last");
    if (done) {
        struct str what = {0};
        app_describe(app, record, SHOWN, &what);
        app_say(app, "moved %s: %s", by < 0 ? "up" : "down", str_text(&what));
        str_release(&what);
    }
    action_release(&draft);
    return done;
}

bool command_move_up(struct app *app, struct slice arguments, struct effects *effects)
{
    return move_by(app, arguments, -1, effects);
}

bool command_move_down(struct app *app, struct slice arguments, struct effects *effects)
{
    return move_by(app, arguments, 1, effects);
}

static bool set_time(struct app *app, struct slice arguments, bool moves, struct effects *effects)
{
    char started[WHEN_ROOM];
    struct entry_context context = app_context(app);
    struct action_draft draft = {0};
    const struct record *record = app_take_record(app, &arguments);
    if (record == NULL || !(moves ? can_move(app, record) : in_stream(app, record))) {
        return false;
    }
    if (!entry_move_clock(&context, arguments, started)) {
        return app_wrong(app, "A time is written as hours and minutes: 10:20");
    }
    entry_move_time(&context, record, slice_of(started), moves, &draft);
    bool done = app_commit_shown(app, &draft, false, record->id, effects);
    if (done) {
        struct str what = {0};
        app_describe(app, record, SHOWN, &what);
        app_say(app, "%s %.*s: %s", moves ? "moved to" : "began", (int)arguments.size, arguments.at,
                str_text(&what));
        str_release(&what);
    }
    action_release(&draft);
    return done;
}

bool command_move(struct app *app, struct slice arguments, struct effects *effects)
{
    return set_time(app, arguments, true, effects);
}

bool command_time(struct app *app, struct slice arguments, struct effects *effects)
{
    return set_time(app, arguments, false, effects);
}

bool command_delete(struct app *app, struct slice arguments, struct effects *effects)
{
    struct entry_context context = app_context(app);
    const struct record *record = app_changeable(app, arguments);
    if (record == NULL) {
        return false;
    }
    struct action_draft draft = {0};
    struct str what = {0};
    app_describe(app, record, SHOWN, &what);
    size_t others = entry_remove_record(&context, record, &draft);
    unsigned hole = roster_next_hole(context.roster);
    bool done = app_commit(app, &draft, false, effects);
    const char *rows = others == 1 ? "row" : "rows";
    if (done && others > 0 && record->kind == RECORD_PARTICIPANT) {
        app_say(app, "deleted: %s; ?%u stands for them in %zu %s   (undo brings it back)",
                str_text(&what), hole, others, rows);
    } else if (done && others > 0) {
        app_say(app, "deleted: %s, and %zu %s about it   (undo brings it back)", str_text(&what),
                others, rows);
    } else if (done) {
        app_say(app, "deleted: %s   (undo brings it back)", str_text(&what));
    }
    action_release(&draft);
    str_release(&what);
    return done;
}
