#include "app/entry_write.h"

#include "base/num.h"
#include "model/sitting.h"
#include "model/topic.h"
#include "text/grapheme.h"
#include "text/language.h"

struct slice entry_create(const struct entry_context *context, struct action_draft *draft,
                          enum record_kind kind)
{
    struct str id = {0};
    session_new_id(context->session, draft, record_kind_letter(kind), &id);
    struct slice copy = arena_copy(&draft->arena, str_slice(&id));
    str_release(&id);
    action_set(draft, copy, FIELD_RECORD, slice_of(record_kind_name(kind)));
    return copy;
}

void entry_create_fixed(const struct entry_context *context, struct action_draft *draft,
                        enum record_kind kind, struct slice id)
{
    const struct record *record = session_find(context->session, id);
    if (record == NULL || (!record->exists && !record->deleted)) {
        action_set(draft, id, FIELD_RECORD, slice_of(record_kind_name(kind)));
    } else if (record->deleted) {
        action_set(draft, id, FIELD_DELETED, slice_make("", 0));
    }
}

void entry_take_away(struct action_draft *draft, struct slice id)
{
    action_set(draft, id, FIELD_STATUS, slice_of(ENTRY_MERGED));
    action_set(draft, id, FIELD_DELETED, slice_of("yes"));
}

void entry_set(struct action_draft *draft, struct slice id, int field, struct slice value)
{
    if (value.size > 0) {
        action_set(draft, id, field, value);
    }
}

bool entry_clock(const struct entry_context *context, uint64_t wall, char text[WHEN_ROOM])
{
    int64_t seconds = (int64_t)(wall / 1000000U);
    bool known = sitting_is_now(context->session, context->offset, seconds) &&
                 when_format(seconds, context->offset, text);
    if (!known) {
        text[0] = '\0';
    }
    return known;
}

bool entry_now(const struct entry_context *context, char text[WHEN_ROOM])
{
    uint64_t wall = context->started > 0 ? context->started : context->wall;
    return entry_clock(context, context->at > 0 ? context->at : wall, text);
}

void entry_set_started(const struct entry_context *context, struct action_draft *draft,
                       struct slice id)
{
    char now[WHEN_ROOM];
    if (entry_now(context, now)) {
        action_set(draft, id, FIELD_STARTED, slice_of(now));
    }
}

void entry_set_current(const struct entry_context *context, struct action_draft *draft,
                       struct slice id)
{
    action_set(draft, id, FIELD_CURRENT, context->author);
}

bool entry_is_own(const struct entry_context *context, const struct record *record)
{
    struct slice current = session_get(context->session, record, FIELD_CURRENT);
    return slice_equal(current.size > 0 ? current : session_author(context->session, record),
                       context->author);
}

bool entry_is_turn_of(const struct entry_context *context, const struct record *turn,
                      struct entry_speaker speaker)
{
    struct session *session = context->session;
    if (speaker.participant != NULL) {
        return entry_list_has(session_get(session, turn, FIELD_REFS), speaker.participant->id);
    }
    return entry_list_has(session_get(session, turn, FIELD_COUNTRY), country_code(speaker.country));
}

void entry_end_turn(const struct entry_context *context, struct action_draft *draft)
{
    struct session *session = context->session;
    char now[WHEN_ROOM];
    if (context->at > 0 || !entry_now(context, now)) {
        return;
    }
    size_t count = 0;
    const struct record *const *records = session_records(session, &count);
    for (size_t i = count; i > 0 && records[i - 1]->group == 2; i--) {
        const struct record *record = records[i - 1];
        if (record->kind != RECORD_INTERVENTION || !entry_is_own(context, record)) {
            continue;
        }
        /* The second part of a split has no times: they are the first one's. */
        if (session_get(session, record, FIELD_STARTED).size == 0) {
            continue;
        }
        if (session_get(session, record, FIELD_ENDED).size == 0) {
            action_set(draft, record->id, FIELD_ENDED, slice_of(now));
        }
        return;
    }
}

void entry_end_all_turns(const struct entry_context *context, struct action_draft *draft)
{
    struct session *session = context->session;
    char now[WHEN_ROOM];
    size_t count = 0;
    const struct record *const *records = session_records(session, &count);
    if (!entry_now(context, now)) {
        return;
    }
    for (size_t i = count; i > session_first(session, 2); i--) {
        const struct record *record = records[i - 1];
        struct slice started = session_get(session, record, FIELD_STARTED);
        struct slice ended = session_get(session, record, FIELD_ENDED);
        bool goes_on = record->kind == RECORD_INTERVENTION && started.size > 0 &&
                       slice_compare(started, slice_of(now)) <= 0 &&
                       (ended.size == 0 || slice_compare(ended, slice_of(now)) > 0);
        if (goes_on) {
            action_set(draft, record->id, FIELD_ENDED, slice_of(now));
        }
    }
}

void entry_fit_turn(const struct entry_context *context, struct action_draft *draft,
                    struct slice id, size_t place, struct slice started)
{
    struct session *session = context->session;
    size_t count = 0;
    const struct record *const *records = session_records(session, &count);
    entry_set(draft, id, FIELD_STARTED, started);
    for (size_t i = place; i < count; i++) {
        if (records[i]->kind == RECORD_INTERVENTION) {
            entry_set(draft, id, FIELD_ENDED, session_get(session, records[i], FIELD_STARTED));
            break;
        }
    }
    for (size_t i = place; i > 0 && started.size > 0; i--) {
        const struct record *before = records[i - 1];
        if (before->kind == RECORD_INTERVENTION) {
            struct slice ended = session_get(session, before, FIELD_ENDED);
            if (session_get(session, before, FIELD_STARTED).size > 0 &&
                (ended.size == 0 || slice_compare(ended, started) > 0)) {
                action_set(draft, before->id, FIELD_ENDED, started);
            }
            return;
        }
    }
}

const struct record *entry_newest(const struct entry_context *context, enum record_kind kind,
                                  int field, const char *value)
{
    size_t count = 0;
    const struct record *const *records = session_records(context->session, &count);
    for (size_t i = count; i > 0 && records[i - 1]->group == 2; i--) {
        const struct record *record = records[i - 1];
        if (record->kind == kind && slice_is(session_get(context->session, record, field), value)) {
            return record;
        }
    }
    return NULL;
}

size_t entry_place(const struct entry_context *context)
{
    struct session *session = context->session;
    char now[WHEN_ROOM];
    size_t count = 0;
    const struct record *const *records = session_records(session, &count);
    if (context->at == 0 || !entry_now(context, now)) {
        return count;
    }
    for (size_t i = session_first(session, 2); i < count; i++) {
        /* A position has a time of its own and stands behind what it is on. */
        if (records[i]->kind != RECORD_POSITION &&
            slice_compare(session_get(session, records[i], FIELD_STARTED), slice_of(now)) > 0) {
            return i;
        }
    }
    return count;
}

struct slice entry_topic(const struct entry_context *context)
{
    return topic_before(context->session, entry_place(context));
}

const struct record *entry_current(const struct entry_context *context)
{
    const struct record *owner =
        context->owner.size == 0 ? NULL : session_find(context->session, context->owner);
    if (slice_is(context->owner, ENTRY_NOBODY)) {
        return NULL;
    }
    const struct record *current =
        owner != NULL && owner->exists ? owner : session_current(context->session, context->author);
    bool takes = current != NULL && current->exists &&
                 (current->kind == RECORD_INTERVENTION || current->kind == RECORD_NOTE);
    return takes ? current : NULL;
}

void entry_add_reason(const struct entry_context *context, struct action_draft *draft,
                      struct slice target, struct slice text)
{
    if (context->off_record) {
        return; /* it would quote the line; and there is no text to settle */
    }
    struct slice id = entry_create(context, draft, RECORD_COMMENT);
    action_set(draft, id, FIELD_KIND, slice_of("reason"));
    action_set(draft, id, FIELD_TEXT, text);
    action_set(draft, id, FIELD_REFS, target);
    action_set(draft, id, FIELD_STATUS, slice_of("draft"));
}

void entry_set_words(const struct entry_context *context, struct action_draft *draft,
                     struct slice id, struct slice text)
{
    if (context->off_record) {
        action_set(draft, id, FIELD_STATUS, slice_of("off-record"));
        return;
    }
    struct str tags = {0};
    entry_add_tags(text, &tags);
    entry_set(draft, id, FIELD_TEXT, text);
    entry_set(draft, id, FIELD_TAGS, str_slice(&tags));
    entry_set(draft, id, FIELD_LANGUAGE, context->language);
    str_release(&tags);
}

struct slice entry_country_name(const struct entry_context *context, const struct country *country)
{
    enum language language = LANGUAGE_EN;
    if (!language_by_code(context->language, &language)) {
        language = LANGUAGE_EN;
    }
    return country_name(country, language);
}

bool entry_list_has(struct slice list, struct slice item)
{
    struct slice one;
    while (list.size > 0 && slice_next(&list, ';', &one)) {
        if (slice_equal(slice_trim(one), item)) {
            return true;
        }
    }
    return false;
}

void entry_list_add(struct str *list, struct slice item)
{
    item = slice_trim(item);
    if (item.size == 0 || entry_list_has(str_slice(list), item)) {
        return;
    }
    if (list->size > 0) {
        str_add_char(list, ';');
    }
    for (size_t i = 0; i < item.size; i++) {
        if (item.at[i] == ';') {
            str_add_char(list, ',');
        } else {
            str_add_char(list, item.at[i]);
        }
    }
}

/* The end of the tag whose word begins at `at`; `at` where none does. A hyphen or underscore
 * between words is part of it. */
static size_t tag_end(struct slice text, size_t at)
{
    size_t end = at;
    while (end < text.size) {
        size_t next = word_next(text, end);
        if (next == end || word_previous(text, next) != end) {
            break;
        }
        end = next;
        bool joined = end + 1 < text.size && (text.at[end] == '-' || text.at[end] == '_');
        if (!joined || word_previous(text, word_next(text, end + 1)) != end + 1) {
            break;
        }
        end++;
    }
    return end;
}

/* Whether a `#` at `at` can begin a tag: not within a word or an address. */
static bool can_begin(struct slice text, size_t at)
{
    static const char before[] = " \t\n([{\"'-,;:";
    return at == 0 || memchr(before, text.at[at - 1], sizeof before - 1) != NULL;
}

void entry_add_tags(struct slice text, struct str *tags)
{
    for (size_t at = slice_find(text, '#'); at < text.size;) {
        size_t end = can_begin(text, at) ? tag_end(text, at + 1) : at + 1;
        struct slice tag = slice_make(text.at + at + 1, end - at - 1);
        if (tag.size > 0 && !num_is_digits(tag)) {
            entry_list_add(tags, tag);
        }
        at = end + slice_find(slice_from(text, end), '#');
    }
}
