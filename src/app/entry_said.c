/* `/speaker WHO`: who said what was written before. Of a turn the cells that say who change. A note
 * to be settled becomes the turn that it should have been: a record that changes kind gets a new
 * row (DESIGN, Ids), so the turn takes the note's place and time, and the note goes. */
#include "app/entry_parts.h"

#include "app/entry_speaker.h"
#include "app/entry_write.h"

static bool can_be_said(const struct record *record)
{
    return record != NULL && record->exists &&
           (record->kind == RECORD_INTERVENTION || record->kind == RECORD_NOTE);
}

/* The record that is meant where none is named: the one chosen, the one that text goes to, the last
 * of this author. */
static const struct record *find_last(const struct entry_context *context)
{
    struct session *session = context->session;
    if (context->selected.size > 0) {
        const struct record *selected = session_find(session, context->selected);
        return can_be_said(selected) ? selected : NULL;
    }
    const struct record *current = entry_current(context);
    size_t count = 0;
    const struct record *const *records = session_records(session, &count);
    for (size_t i = count; i > 0 && current == NULL && records[i - 1]->group == 2; i--) {
        bool ours = can_be_said(records[i - 1]) && entry_is_own(context, records[i - 1]);
        current = ours ? records[i - 1] : NULL;
    }
    return current;
}

static bool looks_like_id(struct slice word)
{
    struct id_parts parts;
    bool digits = word.size > 1;
    for (size_t i = 1; i < word.size; i++) {
        digits = digits && word.at[i] >= '0' && word.at[i] <= '9';
    }
    return (digits && (word.at[0] == 'i' || word.at[0] == 'n')) || id_parse(word, &parts);
}

bool entry_parse_said_of(const struct entry_context *context, const struct record *record,
                         struct slice who, struct entry_meaning *meaning)
{
    meaning->target = record;
    who = slice_trim(who);
    if (who.size > 1 && who.at[who.size - 1] == ':') {
        who = slice_trim(slice_head(who, who.size - 1));
    }
    bool found = who.size > 0 && entry_speaker_means(context, who, who, meaning) &&
                 meaning->kind != ENTRY_QUERY;
    meaning->kind = ENTRY_COMMAND;
    meaning->text = slice_make("", 0);
    if (found && meaning->choice_count > 0) {
        return entry_wrong_which(context, meaning);
    }
    return found || entry_wrong(meaning, "Nobody here is called %.*s; present+ adds a person",
                                (int)who.size, who.at);
}

bool entry_parse_said(const struct entry_context *context, struct slice arguments,
                      struct entry_meaning *meaning)
{
    struct slice word = slice_head(arguments, slice_find(arguments, ' '));
    const struct record *record = find_last(context);
    if (looks_like_id(word)) {
        record = session_find_short(context->session, word);
        arguments = slice_trim(slice_from(arguments, word.size));
        if (!can_be_said(record)) {
            return entry_wrong(meaning, "There is no turn and no note %.*s", (int)word.size,
                               word.at);
        }
    }
    if (arguments.size == 0) {
        return entry_wrong(meaning, "Who said it: %s", meaning->form->usage);
    }
    if (record == NULL) {
        return entry_wrong(meaning, "There is no turn and no note of which to say who said it");
    }
    return entry_parse_said_of(context, record, arguments, meaning);
}

/* The comments that say why it was asked about are answered; they keep the name that was typed.
 * What names the note names the turn. */
static void close_comments(const struct entry_context *context, struct slice id,
                           struct slice new_id, struct action_draft *draft)
{
    struct session *session = context->session;
    size_t count = 0;
    const struct record *const *records = session_records(session, &count);
    for (size_t i = session_first(session, 2); i < count; i++) {
        struct slice refs = session_get(session, records[i], FIELD_REFS);
        if (!entry_list_has(refs, id)) {
            continue;
        }
        bool reason = records[i]->kind == RECORD_COMMENT &&
                      slice_is(session_get(session, records[i], FIELD_KIND), "reason");
        if (reason) {
            action_set(draft, records[i]->id, FIELD_STATUS, slice_of("approved"));
        }
        if (new_id.size > 0) {
            struct str list = {0};
            struct slice ref;
            while (slice_next(&refs, ';', &ref)) {
                entry_list_add(&list, slice_equal(slice_trim(ref), id) ? new_id : ref);
            }
            action_set(draft, records[i]->id, FIELD_REFS, str_slice(&list));
            str_release(&list);
        }
    }
}

/* A hole that no record but this turn named is nobody's any more. */
static void drop_holes(const struct entry_context *context, const struct entry_meaning *meaning,
                       struct action_draft *draft)
{
    struct session *session = context->session;
    size_t count = 0;
    const struct record *const *records = session_records(session, &count);
    struct slice refs = session_get(session, meaning->target, FIELD_REFS);
    struct slice ref;
    while (refs.size > 0 && slice_next(&refs, ';', &ref)) {
        const struct record *hole = session_find(session, slice_trim(ref));
        struct slice name =
            hole == NULL ? slice_make("", 0) : session_get(session, hole, FIELD_NAME);
        bool alone = hole != NULL && hole->kind == RECORD_PARTICIPANT && roster_is_hole(name) &&
                     !slice_equal(name, meaning->hole);
        for (size_t i = 0; i < count && alone; i++) {
            alone = records[i] == meaning->target ||
                    !entry_list_has(session_get(session, records[i], FIELD_REFS), hole->id);
        }
        if (alone) {
            action_set(draft, hole->id, FIELD_DELETED, slice_of("yes"));
        }
    }
}

static void change_turn(const struct entry_context *context, const struct entry_meaning *meaning,
                        struct action_draft *draft)
{
    const struct record *turn = meaning->target;
    entry_set_speakers(context, meaning, draft, turn->id);
    if (meaning->turn != TURN_STATEMENT) {
        action_set(draft, turn->id, FIELD_KIND, slice_of(entry_turn_kind(meaning->turn)));
    }
    if (slice_is(session_get(context->session, turn, FIELD_STATUS), "query")) {
        action_set(draft, turn->id, FIELD_STATUS, slice_make("", 0));
    }
    close_comments(context, turn->id, slice_make("", 0), draft);
    drop_holes(context, meaning, draft);
}

/* Whether it was asked about the note who `who` is, also where that was settled since. */
static bool was_asked(const struct entry_context *context, const struct record *note,
                      struct slice who)
{
    struct session *session = context->session;
    struct str asked = {0};
    size_t count = 0;
    const struct record *const *records = session_records(session, &count);
    bool found = false;
    entry_add_nobody(who, &asked);
    for (size_t i = session_first(session, 2); i < count && !found; i++) {
        found = records[i]->kind == RECORD_COMMENT &&
                entry_list_has(session_get(session, records[i], FIELD_REFS), note->id) &&
                slice_equal(session_get(session, records[i], FIELD_TEXT), str_slice(&asked));
    }
    str_release(&asked);
    return found;
}

/* The note's words, without the name that nobody bore. */
static struct slice words_of(const struct entry_context *context, const struct record *note)
{
    struct slice text = session_get(context->session, note, FIELD_TEXT);
    struct slice row = slice_head(text, slice_find(text, '\n'));
    size_t colon = slice_find(row, ':');
    bool query = slice_is(session_get(context->session, note, FIELD_STATUS), "query") ||
                 was_asked(context, note, slice_trim(slice_head(row, colon)));
    return query && colon < row.size ? slice_trim(slice_from(text, colon + 1)) : text;
}

static void make_turn(const struct entry_context *context, const struct entry_meaning *meaning,
                      struct action_draft *draft)
{
    static const int copied[] = {FIELD_TOPIC, FIELD_TAGS, FIELD_LANGUAGE, FIELD_CHANNEL};
    struct session *session = context->session;
    const struct record *note = meaning->target;
    size_t count = 0;
    const struct record *const *records = session_records(session, &count);
    size_t place = session_first(session, 2);
    while (place < count && records[place] != note) {
        place++;
    }
    struct slice id = entry_create(context, draft, RECORD_INTERVENTION);
    struct str order = {0};
    session_order_between(session, note, place + 1 < count ? records[place + 1] : NULL, &order);
    action_set(draft, id, FIELD_ORDER, str_slice(&order));
    str_release(&order);
    action_set(draft, id, FIELD_KIND, slice_of(entry_turn_kind(meaning->turn)));
    entry_set_speakers(context, meaning, draft, id);
    for (size_t i = 0; i < COUNT(copied); i++) {
        entry_set(draft, id, copied[i], session_get(session, note, copied[i]));
    }
    entry_set(draft, id, FIELD_TEXT, words_of(context, note));
    if (slice_is(session_get(session, note, FIELD_STATUS), "off-record")) {
        action_set(draft, id, FIELD_STATUS, slice_of("off-record"));
    }
    struct slice started = session_get(session, note, FIELD_STARTED);
    char written[WHEN_ROOM];
    if (started.size == 0 && entry_clock(context, session_created(session, note), written)) {
        started = slice_of(written);
    }
    entry_fit_turn(context, draft, id, place + 1, started);
    if (note == session_current(session, context->author)) {
        entry_set_current(context, draft, id);
    }
    close_comments(context, note->id, id, draft);
    entry_take_away(draft, note->id);
}

void entry_perform_said(const struct entry_context *context, const struct entry_meaning *meaning,
                        struct action_draft *draft)
{
    if (meaning->target->kind == RECORD_NOTE) {
        make_turn(context, meaning, draft);
    } else {
        change_turn(context, meaning, draft);
    }
}
