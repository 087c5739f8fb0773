/* One cell of a record: its language, how it was said, what kind it is, under which topic. */
#include "app/app_parts.h"
#include "app/command_run.h"
#include "app/entry_write.h"
#include "model/roster_words.h"
#include "model/topic.h"
#include "text/fold.h"
#include "text/language.h"

struct cell {
    const char *name;
    int field;
    /* The value that `typed` means, in `value`; false and it is said. */
    bool (*read)(struct app *app, const struct record *record, struct slice typed,
                 struct str *value);
};

enum { SHOWN = 30, KINDS_MOST = 8 };

/* What FIELD_KIND can say, by the kind of record (DESIGN, the columns and Words). */
static const char *const kinds[RECORD_KIND_COUNT][KINDS_MOST] = {
    [RECORD_INTERVENTION] = {"statement", "question", "answer", "proposal", "comment"},
    [RECORD_NOTE] = {"overview", "aim", "discussion"},
    [RECORD_CONCLUSION] = {"conclusion", "agreement", "disagreement", "recommendation", "action",
                           "message", "open question"},
    [RECORD_PARTICIPANT] = {"present", "expected", "regrets"},
    [RECORD_POSITION] = {"support", "oppose", "reserve"},
};

static bool read_kind(struct app *app, const struct record *record, struct slice typed,
                      struct str *value)
{
    struct str names = {0}, key = {0}, wanted = {0};
    size_t hits = 0;
    fold_key(typed, &wanted);
    for (size_t i = 0; i < KINDS_MOST && kinds[record->kind][i] != NULL; i++) {
        str_clear(&key);
        fold_key(slice_of(kinds[record->kind][i]), &key);
        str_add_text(&names, names.size > 0 ? ", " : "");
        str_add_text(&names, kinds[record->kind][i]);
        if (slice_starts(str_slice(&key), str_slice(&wanted)) && typed.size > 0) {
            str_set(value, slice_of(kinds[record->kind][i]));
            hits++;
        }
    }
    if (names.size == 0) {
        (void)app_wrong(app, "That has no kind to choose");
    } else if (hits != 1) {
        (void)app_wrong(app, "Its kind is one of these: %s", str_text(&names));
    }
    str_release(&names);
    str_release(&key);
    str_release(&wanted);
    return hits == 1;
}

static bool read_language(struct app *app, const struct record *record, struct slice typed,
                          struct str *value)
{
    (void)record;
    struct slice named = words_language(typed);
    str_set(value, named.size > 0 ? named : typed);
    return named.size > 0 || language_is_tag(typed) ||
           app_wrong(app, "A language is written as its code, es, fr, pt-BR, or its name");
}

static bool read_channel(struct app *app, const struct record *record, struct slice typed,
                         struct str *value)
{
    (void)record;
    str_set(value, typed);
    return slice_is(typed, "onsite") || slice_is(typed, "online") ||
           app_wrong(app, "It is one of two: onsite, online");
}

/* A topic of the session, by any part of it that no other has. */
static bool read_topic(struct app *app, const struct record *record, struct slice typed,
                       struct str *value)
{
    struct str key = {0}, wanted = {0};
    size_t hits = 0, count;
    const struct record *const *records = session_records(app->session, &count);
    if (record->kind != RECORD_INTERVENTION && record->kind != RECORD_NOTE &&
        record->kind != RECORD_CONCLUSION) {
        return app_wrong(app, "Only turns, notes and conclusions are under a topic");
    }
    fold_key(typed, &wanted);
    for (size_t i = session_first(app->session, 2); i < count; i++) {
        struct slice topic = session_get(app->session, records[i], FIELD_TEXT);
        if (!topic_is(app->session, records[i])) {
            continue;
        }
        str_clear(&key);
        fold_key(topic, &key);
        bool same = slice_equal(topic, str_slice(value));
        if (slice_find_part(str_slice(&key), str_slice(&wanted)) < key.size && !same) {
            str_set(value, topic);
            hits++;
        }
    }
    str_release(&key);
    str_release(&wanted);
    if (hits == 0) {
        return app_wrong(app, "No topic here has %.*s; /topic begins a new one", entry_shown(typed),
                         typed.at);
    }
    return hits == 1 || app_wrong(app, "%zu topics have that: more of it says which", hits);
}

static const struct cell language = {"language", FIELD_LANGUAGE, read_language};
static const struct cell channel = {"channel", FIELD_CHANNEL, read_channel};
static const struct cell kind = {"kind", FIELD_KIND, read_kind};
static const struct cell topic = {"topic", FIELD_TOPIC, read_topic};

/* An answer is one to the newest question before it, as `WHO!:` has it. */
static void link_answer(const struct app *app, const struct record *turn,
                        struct action_draft *draft)
{
    size_t count;
    const struct record *const *records = session_records(app->session, &count);
    const struct record *question = NULL;
    struct slice refs = session_get(app->session, turn, FIELD_REFS), ref;
    struct str linked = {0};
    for (size_t i = 0; i < count && records[i] != turn; i++) {
        bool asks = records[i]->kind == RECORD_INTERVENTION &&
                    slice_is(session_get(app->session, records[i], FIELD_KIND), "question");
        question = asks ? records[i] : question;
    }
    while (refs.size > 0 && slice_next(&refs, ';', &ref)) {
        const struct record *other = session_find(app->session, slice_trim(ref));
        bool answers = other != NULL && other->kind == RECORD_INTERVENTION;
        question = answers ? NULL : question;
        entry_list_add(&linked, ref);
    }
    if (question != NULL) {
        entry_list_add(&linked, question->id);
        action_set(draft, turn->id, FIELD_REFS, str_slice(&linked));
    }
    str_release(&linked);
}

static bool set_cell(struct app *app, struct slice arguments, const struct cell *cell,
                     struct effects *effects)
{
    const struct record *record = app_take_record(app, &arguments);
    struct action_draft draft = {0};
    struct str value = {0}, what = {0};
    bool done = record != NULL && cell->read(app, record, arguments, &value);
    if (done) {
        action_set(&draft, record->id, cell->field, str_slice(&value));
        if (cell->field == FIELD_KIND && slice_is(str_slice(&value), "answer")) {
            link_answer(app, record, &draft);
        }
        done = app_commit_shown(app, &draft, false, record->id, effects);
    }
    if (done) {
        app_describe(app, record, SHOWN, &what);
        app_say(app, "%s %s: %s", cell->name, str_text(&value), str_text(&what));
    }
    action_release(&draft);
    str_release(&value);
    str_release(&what);
    return done;
}

bool command_language(struct app *app, struct slice arguments, struct effects *effects)
{
    return set_cell(app, arguments, &language, effects);
}

bool command_channel(struct app *app, struct slice arguments, struct effects *effects)
{
    return set_cell(app, arguments, &channel, effects);
}

bool command_kind(struct app *app, struct slice arguments, struct effects *effects)
{
    return set_cell(app, arguments, &kind, effects);
}

bool command_under(struct app *app, struct slice arguments, struct effects *effects)
{
    return set_cell(app, arguments, &topic, effects);
}
