/* Words move from record to record in single actions: a split makes one and cuts the other, a merge
 * adds to one and takes the other away. So whoever is joined to the record by such actions, however
 * often, may have its words in a value that the journal still has, and all of them are given their
 * present words anew, with nothing before. */
#include "app/entry_redact.h"

#include <string.h>

#include "app/entry_change.h"
#include "app/entry_write.h"

/* What is found by walking over all actions. */
struct search {
    const struct session *session;
    const struct record *record;
    struct action_draft *draft;
    const struct record **joined; /* the record itself first */
    size_t count, room;
    struct str words; /* the newest that it had */
};

static bool is_said(struct slice id)
{
    struct id_parts parts;
    return id_parse(id, &parts) && slice_find(slice_of("incm"), parts.letter) < 4;
}

static bool has_joined(const struct search *search, const struct record *record)
{
    for (size_t i = 0; i < search->count; i++) {
        if (search->joined[i] == record) {
            return true;
        }
    }
    return false;
}

static void join(struct search *search, struct slice id)
{
    const struct record *record = is_said(id) ? session_find(search->session, id) : NULL;
    if (record != NULL && !has_joined(search, record)) {
        MEM_GROW(search->joined, search->room, search->count + 1);
        search->joined[search->count++] = record;
    }
}

static bool makes(const struct action *action, struct slice id)
{
    for (size_t i = 0; i < action->count; i++) {
        const struct operation *operation = &action->operations[i];
        if (slice_is(operation->field, "record") && slice_equal(operation->id, id)) {
            return true;
        }
    }
    return false;
}

static bool is_merged(const struct operation *operation)
{
    return slice_is(operation->field, "status") && slice_is(operation->value, ENTRY_MERGED);
}

/* Whether words went from one record to another in it. */
static bool moves_words(const struct action *action)
{
    bool made = false;
    bool cut = false;
    bool merged = false;
    for (size_t i = 0; i < action->count; i++) {
        const struct operation *operation = &action->operations[i];
        if (!is_said(operation->id)) {
            continue;
        }
        merged = merged || is_merged(operation);
        if (slice_is(operation->field, "text")) {
            bool is_new = makes(action, operation->id);
            made = made || is_new;
            cut = cut || !is_new;
        }
    }
    return (made && cut) || (merged && (made || cut));
}

static void follow(void *context, const struct action *action)
{
    struct search *search = context;
    bool about = false;
    for (size_t i = 0; i < action->count; i++) {
        const struct operation *operation = &action->operations[i];
        const struct record *record = session_find(search->session, operation->id);
        bool text = slice_is(operation->field, "text");
        about = about || ((text || is_merged(operation)) && has_joined(search, record));
        if (text && record == search->record && operation->value.size > 0) {
            str_set(&search->words, operation->value);
        }
    }
    for (size_t i = 0; about && i < action->count && moves_words(action); i++) {
        const struct operation *operation = &action->operations[i];
        if (slice_is(operation->field, "text") || is_merged(operation)) {
            join(search, operation->id);
        }
    }
}

static void take_words(struct action_draft *draft, struct slice id)
{
    action_set(draft, id, FIELD_REDACTED, slice_of("yes"));
    action_set(draft, id, FIELD_STATUS, slice_of("off-record"));
}

/* Why it was to be settled, and remarks, may quote it, and are told of another record by now. */
static void take_reasons(void *context, const struct action *action)
{
    struct search *search = context;
    for (size_t i = 0; i < action->count; i++) {
        const struct operation *operation = &action->operations[i];
        const struct record *comment = session_find(search->session, operation->id);
        if (slice_is(operation->field, "refs") && comment->kind == RECORD_COMMENT &&
            !slice_is(session_get(search->session, comment, FIELD_KIND), "thin-ok") &&
            entry_list_has(operation->value, search->record->id)) {
            take_words(search->draft, comment->id);
        }
    }
}

static void walk(struct search *search, void (*each)(void *context, const struct action *action))
{
    for (uint32_t run = 0; run < search->session->run_count; run++) {
        session_actions(search->session, run, each, search);
    }
}

static bool is_end(struct slice text, size_t at)
{
    return at >= text.size || text.at[at] == '\n' || text.at[at] == ' ';
}

/* `text` without `words`, where they stand between ends of lines or blanks; a merge puts them last.
 */
static bool cut(struct slice text, struct slice words, struct str *out)
{
    size_t found = text.size + 1;
    for (size_t at = 0; words.size > 0 && at + words.size <= text.size; at++) {
        bool here = memcmp(text.at + at, words.at, words.size) == 0 &&
                    (at == 0 || is_end(text, at - 1)) && is_end(text, at + words.size);
        found = here ? at : found;
    }
    if (found > text.size) {
        str_set(out, text);
        return false;
    }
    struct slice before = slice_trim(slice_head(text, found));
    struct slice after = slice_trim(slice_from(text, found + words.size));
    str_set(out, before);
    str_add_text(out, before.size > 0 && after.size > 0 ? "\n" : "");
    str_add(out, after);
    return true;
}

/* What `record` has now is set again, and nothing before it stays. */
static void keep_present(const struct entry_context *context, const struct record *record,
                         struct slice text, struct action_draft *draft)
{
    struct session *session = context->session;
    struct str tags = {0};
    bool there = record->exists || record->deleted;
    str_add(&tags, there ? session_get(session, record, FIELD_TAGS) : slice_make("", 0));
    action_set(draft, record->id, FIELD_REDACTED, slice_of("older"));
    action_set(draft, record->id, FIELD_TAGS, str_slice(&tags));
    entry_change_words(context, draft, record, text);
    action_set(draft, record->id, FIELD_TEXT, text);
    for (size_t i = 0; i < session_extra_count(session); i++) {
        int field = FIELD_EXTRA + (int)i;
        struct slice value = session_get(session, record, field);
        if (value.size > 0) {
            action_set_named(draft, record->id, session_extra_operation(session, field), value);
        }
    }
    str_release(&tags);
}

/* Whether all that it said is in another record, or was never parted from it. */
static bool is_elsewhere(const struct session *session, const struct record *record)
{
    bool merged = slice_is(session_get(session, record, FIELD_STATUS), ENTRY_MERGED);
    return !record->exists && (merged || !record->deleted);
}

struct entry_redacted entry_redact_words(const struct entry_context *context,
                                         const struct record *record, struct action_draft *draft)
{
    struct session *session = context->session;
    struct entry_redacted done = {0};
    struct search search = {.session = session, .record = record, .draft = draft};
    size_t known = 0;
    join(&search, record->id);
    while (known != search.count) {
        known = search.count;
        walk(&search, follow);
    }
    take_words(draft, record->id);
    walk(&search, take_reasons);
    bool elsewhere = is_elsewhere(session, record);
    bool found = false;
    for (size_t i = 1; i < search.count; i++) {
        const struct record *other = search.joined[i];
        struct str text = {0};
        bool gone = other->redacted || is_elsewhere(session, other);
        struct slice now = gone ? slice_make("", 0) : session_get(session, other, FIELD_TEXT);
        if (elsewhere) {
            bool here = cut(now, str_slice(&search.words), &text);
            found = found || here;
            done.holds = done.holds == NULL && !here && other->exists ? other : done.holds;
        } else {
            str_set(&text, now);
        }
        if (!other->redacted) {
            keep_present(context, other, str_slice(&text), draft);
            done.others++;
        }
        str_release(&text);
    }
    done.holds = found ? NULL : done.holds;
    mem_free(search.joined);
    str_release(&search.words);
    return done;
}
