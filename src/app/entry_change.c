/* Split and merge, and new words of a record. */
#include "app/entry_change.h"

#include "app/entry_parts.h"
#include "app/entry_write.h"
#include "model/roster_words.h"

static const int copied[] = {FIELD_COUNTRY,      FIELD_NAME,    FIELD_ROLE,  FIELD_ORGANIZATION,
                             FIELD_ON_BEHALF_OF, FIELD_TOPIC,   FIELD_KIND,  FIELD_REFS,
                             FIELD_LANGUAGE,     FIELD_CHANNEL, FIELD_STATUS};

/* The tags that the row has beside those of its old words, and those of the new ones. */
static void change_tags(const struct entry_context *context, struct action_draft *draft,
                        const struct record *record, struct slice old, struct slice text)
{
    struct slice had = session_get(context->session, record, FIELD_TAGS);
    struct slice rest = had;
    struct slice tag;
    struct str of_old = {0};
    struct str tags = {0};
    entry_add_tags(old, &of_old);
    while (rest.size > 0 && slice_next(&rest, ';', &tag)) {
        entry_list_add(&tags, entry_list_has(str_slice(&of_old), tag) ? slice_make("", 0) : tag);
    }
    entry_add_tags(text, &tags);
    if (!slice_equal(str_slice(&tags), had)) {
        action_set(draft, record->id, FIELD_TAGS, str_slice(&tags));
    }
    str_release(&of_old);
    str_release(&tags);
}

void entry_change_words(const struct entry_context *context, struct action_draft *draft,
                        const struct record *record, struct slice text)
{
    struct slice old = session_get(context->session, record, FIELD_TEXT);
    if (!slice_equal(text, old)) {
        action_set(draft, record->id, FIELD_TEXT, text);
        change_tags(context, draft, record, old, text);
    }
}

bool entry_change_speaker(const struct entry_context *context, struct slice who,
                          struct entry_meaning *meaning)
{
    return entry_parse_said_of(context, NULL, who, meaning);
}

static size_t place_of(const struct entry_context *context, const struct record *record)
{
    size_t count = 0;
    const struct record *const *records = session_records(context->session, &count);
    size_t place = session_first(context->session, 2);
    while (place < count && records[place] != record) {
        place++;
    }
    return place;
}

/* A conclusion that rests on `first` rests on both: which of them has what it needs is not known.
 */
static void add_evidence(const struct entry_context *context, const struct record *first,
                         struct slice second, struct action_draft *draft)
{
    struct session *session = context->session;
    size_t count = 0;
    const struct record *const *records = session_records(session, &count);
    for (size_t i = session_first(session, 2); i < count; i++) {
        struct slice refs = session_get(session, records[i], FIELD_REFS);
        struct slice ref;
        if (records[i]->kind != RECORD_CONCLUSION || !entry_list_has(refs, first->id)) {
            continue;
        }
        struct str list = {0};
        while (slice_next(&refs, ';', &ref)) {
            entry_list_add(&list, ref);
            entry_list_add(&list,
                           slice_equal(slice_trim(ref), first->id) ? second : slice_make("", 0));
        }
        action_set(draft, records[i]->id, FIELD_REFS, str_slice(&list));
        str_release(&list);
    }
}

static void copy_fields(const struct entry_context *context, const struct record *record,
                        struct slice id, const struct entry_meaning *said,
                        struct action_draft *draft)
{
    for (size_t i = 0; i < COUNT(copied); i++) {
        bool of_speaker =
            copied[i] != FIELD_TOPIC && copied[i] != FIELD_LANGUAGE && copied[i] != FIELD_CHANNEL;
        if (said == NULL || !of_speaker) {
            entry_set(draft, id, copied[i], session_get(context->session, record, copied[i]));
        }
    }
    if (said != NULL) {
        action_set(draft, id, FIELD_KIND, slice_of(entry_turn_kind(said->turn)));
        entry_set_speakers(context, said, draft, id);
    }
}

struct slice entry_change_split(const struct entry_context *context, const struct record *record,
                                struct slice text, size_t at, const struct entry_meaning *said,
                                struct action_draft *draft)
{
    struct session *session = context->session;
    struct slice before = slice_trim(slice_head(text, at));
    struct slice after = slice_trim(slice_from(text, at));
    if (before.size == 0 || after.size == 0) {
        return slice_make("", 0);
    }
    size_t count = 0;
    const struct record *const *records = session_records(session, &count);
    size_t next = place_of(context, record) + 1;
    struct slice id =
        entry_create(context, draft, said != NULL ? RECORD_INTERVENTION : record->kind);
    struct str order = {0};
    struct str tags = {0};
    session_order_between(session, record, next < count ? records[next] : NULL, &order);
    action_set(draft, id, FIELD_ORDER, str_slice(&order));
    copy_fields(context, record, id, said, draft);
    entry_add_tags(after, &tags);
    entry_set(draft, id, FIELD_TEXT, after);
    entry_set(draft, id, FIELD_TAGS, str_slice(&tags));
    entry_change_words(context, draft, record, before);
    add_evidence(context, record, id, draft);
    if (record == session_current(session, context->author)) {
        entry_set_current(context, draft, id);
    }
    str_release(&order);
    str_release(&tags);
    return id;
}

const struct record *entry_change_merges_into(const struct entry_context *context,
                                              const struct record *record)
{
    size_t count = 0;
    const struct record *const *records = session_records(context->session, &count);
    size_t first = session_first(context->session, 2);
    for (size_t i = place_of(context, record); i > first; i--) {
        const struct record *before = records[i - 1];
        if (before->kind == RECORD_INTERVENTION || before->kind == RECORD_NOTE) {
            return before->kind == record->kind ? before : NULL;
        }
    }
    return NULL;
}

/* A position's id says what it is on, and is fixed: on another record it is another row. One that
 * is there already stands. */
static void move_position(const struct entry_context *context, const struct record *position,
                          struct slice refs, struct slice gone, struct slice into,
                          struct action_draft *draft)
{
    static const int kept[] = {FIELD_STARTED, FIELD_ENDED, FIELD_COUNTRY, FIELD_TEXT, FIELD_KIND};
    struct session *session = context->session;
    struct str prefix = {0};
    struct str id = {0};
    str_add_text(&prefix, "v-");
    str_add(&prefix, gone);
    str_add_char(&prefix, '-');
    if (!slice_starts(position->id, str_slice(&prefix))) {
        action_set(draft, position->id, FIELD_REFS, refs);
    } else {
        str_add_text(&id, "v-");
        str_add(&id, into);
        str_add_char(&id, '-');
        str_add(&id, slice_from(position->id, prefix.size));
        const struct record *there = session_find(session, str_slice(&id));
        if (there == NULL || !there->exists) {
            entry_create_fixed(context, draft, RECORD_POSITION, str_slice(&id));
            action_set(draft, str_slice(&id), FIELD_REFS, refs);
            for (size_t i = 0; i < COUNT(kept); i++) {
                action_set(draft, str_slice(&id), kept[i], session_get(session, position, kept[i]));
            }
            struct str order = {0};
            size_t count = 0;
            const struct record *const *records = session_records(session, &count);
            size_t next = place_of(context, position) + 1;
            session_order_between(session, position, next < count ? records[next] : NULL, &order);
            action_set(draft, str_slice(&id), FIELD_ORDER, str_slice(&order));
            str_release(&order);
        }
        entry_take_away(draft, position->id);
    }
    str_release(&prefix);
    str_release(&id);
}

static void repoint(const struct entry_context *context, struct slice gone, struct slice into,
                    struct action_draft *draft)
{
    struct session *session = context->session;
    size_t count = 0;
    const struct record *const *records = session_records(session, &count);
    for (size_t i = session_first(session, 2); i < count; i++) {
        struct slice refs = session_get(session, records[i], FIELD_REFS);
        struct slice ref;
        if (!entry_list_has(refs, gone) || slice_equal(records[i]->id, gone)) {
            continue;
        }
        struct str list = {0};
        while (slice_next(&refs, ';', &ref)) {
            struct slice new_ref = slice_equal(slice_trim(ref), gone) ? into : slice_trim(ref);
            /* An answer merged with its question answers nothing any more. */
            bool itself = slice_equal(new_ref, records[i]->id);
            entry_list_add(&list, itself ? slice_make("", 0) : new_ref);
        }
        if (records[i]->kind == RECORD_POSITION) {
            move_position(context, records[i], str_slice(&list), gone, into, draft);
        } else {
            action_set(draft, records[i]->id, FIELD_REFS, str_slice(&list));
        }
        str_release(&list);
    }
}

static bool is_same(const struct entry_context *context, const struct record *first,
                    const struct record *second, int field)
{
    return slice_equal(session_get(context->session, first, field),
                       session_get(context->session, second, field));
}

/* Whether a sentence of one speaker goes on from the one to the other: then no paragraph ends. */
static bool is_mid_sentence(const struct entry_context *context, const struct record *first,
                            const struct record *second)
{
    static const char *const ends[] = {".", "!", "?", "…", ":"};
    static const int speaker[] = {FIELD_COUNTRY, FIELD_NAME, FIELD_ORGANIZATION, FIELD_ON_BEHALF_OF,
                                  FIELD_REFS};
    struct slice text = slice_trim(session_get(context->session, first, FIELD_TEXT));
    struct slice more = slice_trim(session_get(context->session, second, FIELD_TEXT));
    bool goes_on = text.size > 0 && words_first_letter(more) == LETTER_SMALL;
    for (size_t i = 0; i < COUNT(ends); i++) {
        goes_on = goes_on && !slice_ends(text, slice_of(ends[i]));
    }
    for (size_t i = 0; i < COUNT(speaker); i++) {
        goes_on = goes_on && is_same(context, first, second, speaker[i]);
    }
    return goes_on;
}

void entry_change_merge(const struct entry_context *context, const struct record *into,
                        const struct record *gone, struct action_draft *draft)
{
    struct session *session = context->session;
    struct str text = {0};
    struct str tags = {0};
    struct slice more = session_get(session, gone, FIELD_TAGS);
    struct slice tag;
    struct slice ended = session_get(session, gone, FIELD_ENDED);
    str_add(&text, session_get(session, into, FIELD_TEXT));
    str_add_text(&text, text.size == 0 ? "" : is_mid_sentence(context, into, gone) ? " " : "\n");
    str_add(&text, session_get(session, gone, FIELD_TEXT));
    action_set(draft, into->id, FIELD_TEXT, str_slice(&text));
    str_add(&tags, session_get(session, into, FIELD_TAGS));
    while (more.size > 0 && slice_next(&more, ';', &tag)) {
        entry_list_add(&tags, tag);
    }
    entry_set(draft, into->id, FIELD_TAGS, str_slice(&tags));
    /* It goes on as long as the second one did; while that is not over, this one is not. */
    if (session_get(session, gone, FIELD_STARTED).size > 0 &&
        !slice_equal(ended, session_get(session, into, FIELD_ENDED))) {
        action_set(draft, into->id, FIELD_ENDED, ended);
    }
    if (slice_is(session_get(session, gone, FIELD_STATUS), "query")) {
        action_set(draft, into->id, FIELD_STATUS, slice_of("query"));
    }
    repoint(context, gone->id, into->id, draft);
    if (gone == session_current(session, context->author)) {
        entry_set_current(context, draft, into->id);
    }
    entry_take_away(draft, gone->id);
    str_release(&text);
    str_release(&tags);
}
