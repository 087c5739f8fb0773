/* Turns, paragraphs and notes. */
#include "app/entry_parts.h"

#include "app/entry_write.h"

static const char *const turn_kinds[] = {
    [TURN_STATEMENT] = "statement",
    [TURN_QUESTION] = "question",
    [TURN_ANSWER] = "answer",
};

/* The hole's row: the one that is there, or a new one. */
static struct slice hole_row(const struct entry_context *context,
                             const struct entry_meaning *meaning, struct action_draft *draft)
{
    for (size_t i = 0; i < context->roster->count; i++) {
        if (slice_equal(context->roster->people[i].name, meaning->hole)) {
            return context->roster->people[i].record->id;
        }
    }
    struct slice id = entry_create(context, draft, RECORD_PARTICIPANT);
    action_set(draft, id, FIELD_NAME, meaning->hole);
    action_set(draft, id, FIELD_KIND, slice_of("present"));
    action_set(draft, id, FIELD_STATUS, slice_of("query"));
    return id;
}

static void add_all(struct str *list, struct slice items)
{
    struct slice item;
    while (items.size > 0 && slice_next(&items, ';', &item)) {
        entry_list_add(list, item);
    }
}

/* Sets a field to what it is not yet; of a record that is new, to what is not empty. */
static void set_changed(const struct entry_context *context, struct action_draft *draft,
                        struct slice id, int field, struct slice value)
{
    const struct record *record = session_find(context->session, id);
    struct slice old =
        record == NULL ? slice_make("", 0) : session_get(context->session, record, field);
    if (!slice_equal(old, value)) {
        action_set(draft, id, field, value);
    }
}

/* What a turn's refs name beside who speaks: the question that it answers. */
static void add_other_refs(const struct entry_context *context, const struct entry_meaning *meaning,
                           struct slice id, struct str *refs)
{
    struct session *session = context->session;
    const struct record *turn = session_find(session, id);
    const struct record *question = NULL;
    struct slice old = turn == NULL ? slice_make("", 0) : session_get(session, turn, FIELD_REFS);
    struct slice ref;
    while (old.size > 0 && slice_next(&old, ';', &ref)) {
        const struct record *other = session_find(session, slice_trim(ref));
        if (other != NULL && other->kind != RECORD_PARTICIPANT) {
            entry_list_add(refs, ref);
            question = other;
        }
    }
    if (meaning->turn == TURN_ANSWER && question == NULL) {
        question = entry_newest(context, RECORD_INTERVENTION, FIELD_KIND, "question");
        entry_list_add(refs, question == NULL ? slice_make("", 0) : question->id);
    }
}

void entry_set_speakers(const struct entry_context *context, const struct entry_meaning *meaning,
                        struct action_draft *draft, struct slice id)
{
    struct str countries = {0};
    struct str refs = {0};
    struct str names = {0};
    struct str capacity = {0};
    for (size_t i = 0; i < meaning->speaker_count; i++) {
        struct entry_speaker speaker = meaning->speakers[i];
        if (meaning->capacity.size == 0) {
            add_all(&countries, entry_speaker_countries(context, speaker));
        } else if (speaker.country != NULL) {
            entry_list_add(&names, entry_country_name(context, speaker.country));
        }
        if (speaker.participant != NULL) {
            entry_list_add(&refs, speaker.participant->id);
        }
    }
    if (meaning->hole.size > 0) {
        entry_list_add(&refs, hole_row(context, meaning, draft));
    }
    add_other_refs(context, meaning, id, &refs);
    entry_list_add(&capacity, meaning->capacity);
    set_changed(context, draft, id, FIELD_COUNTRY, str_slice(&countries));
    set_changed(context, draft, id, FIELD_REFS, str_slice(&refs));
    set_changed(context, draft, id, FIELD_NAME, str_slice(&names));
    set_changed(context, draft, id, FIELD_ORGANIZATION, str_slice(&capacity));
    set_changed(context, draft, id, FIELD_ON_BEHALF_OF, meaning->on_behalf_of);
    str_release(&countries);
    str_release(&refs);
    str_release(&names);
    str_release(&capacity);
}

const char *entry_turn_kind(enum entry_turn turn)
{
    return turn_kinds[turn];
}

static void add_choices_reason(const struct entry_context *context,
                               const struct entry_meaning *meaning, struct action_draft *draft,
                               struct slice id)
{
    struct str text = {0};
    str_add(&text, meaning->hole);
    str_add_text(&text, " can be: ");
    entry_add_choices(context, meaning, &text);
    entry_add_reason(context, draft, id, str_slice(&text));
    str_release(&text);
}

void entry_perform_turn(const struct entry_context *context, const struct entry_meaning *meaning,
                        struct action_draft *draft)
{
    entry_end_turn(context, draft);
    entry_end_waiting(context, meaning, draft);
    struct slice id = entry_create(context, draft, RECORD_INTERVENTION);
    entry_set_started(context, draft, id);
    action_set(draft, id, FIELD_KIND, slice_of(turn_kinds[meaning->turn]));
    entry_set_speakers(context, meaning, draft, id);
    entry_set(draft, id, FIELD_TOPIC, entry_topic(context));
    bool ambiguous = meaning->kind == ENTRY_HOLE && meaning->choice_count > 0;
    if (ambiguous) {
        action_set(draft, id, FIELD_STATUS, slice_of("query"));
    }
    entry_set_words(context, draft, id, meaning->text);
    entry_set_current(context, draft, id);
    if (ambiguous) {
        add_choices_reason(context, meaning, draft, id);
    }
}

/* The same speaker's words on the other side of the record: a row of its own. */
static void perform_same_speaker(const struct entry_context *context,
                                 const struct entry_meaning *meaning, struct action_draft *draft)
{
    static const int copied[] = {FIELD_COUNTRY,      FIELD_NAME,         FIELD_REFS,
                                 FIELD_ORGANIZATION, FIELD_ON_BEHALF_OF, FIELD_KIND};
    const struct record *before = meaning->current;
    if (before->kind == RECORD_INTERVENTION) {
        entry_end_turn(context, draft);
    }
    struct slice id = entry_create(context, draft, before->kind);
    for (size_t i = 0; i < COUNT(copied); i++) {
        entry_set(draft, id, copied[i], session_get(context->session, before, copied[i]));
    }
    if (before->kind == RECORD_INTERVENTION) {
        entry_set_started(context, draft, id);
    }
    entry_set(draft, id, FIELD_TOPIC, entry_topic(context));
    entry_set_words(context, draft, id, meaning->text);
    entry_set_current(context, draft, id);
}

void entry_perform_paragraph(const struct entry_context *context,
                             const struct entry_meaning *meaning, struct action_draft *draft)
{
    const struct record *record = meaning->current;
    struct slice status = session_get(context->session, record, FIELD_STATUS);
    if (slice_is(status, "off-record") != context->off_record) {
        perform_same_speaker(context, meaning, draft);
        return;
    }
    if (context->off_record) {
        return; /* nothing of it may be written */
    }
    struct slice old = session_get(context->session, record, FIELD_TEXT);
    struct str text = {0};
    str_add(&text, old);
    if (old.size > 0) {
        str_add_char(&text, meaning->kind == ENTRY_CONTINUE ? ' ' : '\n');
    }
    str_add(&text, meaning->text);
    action_set(draft, record->id, FIELD_TEXT, str_slice(&text));
    struct slice had = session_get(context->session, record, FIELD_TAGS);
    struct str tags = {0};
    str_add(&tags, had);
    entry_add_tags(meaning->text, &tags);
    if (tags.size > had.size) {
        action_set(draft, record->id, FIELD_TAGS, str_slice(&tags));
    }
    entry_set_current(context, draft, record->id);
    str_release(&text);
    str_release(&tags);
}

void entry_perform_note(const struct entry_context *context, const struct entry_meaning *meaning,
                        struct action_draft *draft)
{
    struct slice id = entry_create(context, draft, RECORD_NOTE);
    entry_set_started(context, draft, id);
    entry_set(draft, id, FIELD_TOPIC, entry_topic(context));
    if (meaning->kind == ENTRY_QUERY) {
        action_set(draft, id, FIELD_STATUS, slice_of("query"));
    }
    entry_set_words(context, draft, id, meaning->text);
    entry_set_current(context, draft, id);
    if (meaning->kind == ENTRY_QUERY) {
        struct str reason = {0};
        entry_add_nobody(meaning->who, &reason);
        entry_add_reason(context, draft, id, str_slice(&reason));
        str_release(&reason);
    }
}

bool entry_parse_text(const struct entry_context *context, struct slice arguments,
                      struct entry_meaning *meaning)
{
    (void)context;
    meaning->text = arguments;
    return arguments.size > 0 ||
           entry_wrong(meaning, "Its words are missing: %s", meaning->form->usage);
}
