/* The speakers' list: `q+ mx to ask about costs`, `q- mx`, `ack`. A row of kind floor for each who
 * ever asked, its id fixed by who it is: `started` when they asked, `ended` when they got the floor
 * or withdrew, so that those who wait are the ones without an end. */
#include "app/entry_parts.h"

#include "app/entry_peel.h"
#include "app/entry_phrase.h"
#include "app/entry_who.h"
#include "app/entry_write.h"
#include "model/sitting.h"

static void add_row_id(struct entry_speaker speaker, struct str *id)
{
    str_add_text(id, "v-floor-");
    str_add(id,
            speaker.participant != NULL ? speaker.participant->id : country_code(speaker.country));
}

static bool is_waiting(struct session *session, const struct record *row)
{
    return row != NULL && row->exists && row->kind == RECORD_POSITION &&
           slice_is(session_get(session, row, FIELD_KIND), "floor") &&
           session_get(session, row, FIELD_ENDED).size == 0;
}

static const struct record *row_of(const struct entry_context *context,
                                   struct entry_speaker speaker)
{
    struct str id = {0};
    add_row_id(speaker, &id);
    const struct record *row = session_find(context->session, str_slice(&id));
    str_release(&id);
    return is_waiting(context->session, row) ? row : NULL;
}

bool entry_is_waiting(const struct entry_context *context, struct entry_speaker speaker)
{
    return row_of(context, speaker) != NULL;
}

/* Who a row is of: false where that is gone. */
static bool speaker_of(struct session *session, const struct record *row,
                       struct entry_speaker *speaker)
{
    const struct record *person = session_find(session, session_get(session, row, FIELD_REFS));
    *speaker = (struct entry_speaker){0};
    if (person != NULL && person->exists && person->kind == RECORD_PARTICIPANT) {
        speaker->participant = person;
    } else {
        speaker->country = country_by_code(session_get(session, row, FIELD_COUNTRY));
    }
    return speaker->participant != NULL || speaker->country != NULL;
}

/* The one that asked next after `after` (NULL: the first of all), by when they asked. */
static const struct record *next_waiting(const struct entry_context *context,
                                         const struct record *after)
{
    struct session *session = context->session;
    size_t count = 0;
    const struct record *const *records = session_records(session, &count);
    const struct record *next = NULL;
    bool behind = after == NULL; /* of two who asked at once, the first row is first */
    for (size_t i = session_first(session, 2); i < count; i++) {
        if (records[i] == after) {
            behind = true;
            continue;
        }
        if (!is_waiting(session, records[i])) {
            continue;
        }
        struct slice asked = session_get(session, records[i], FIELD_STARTED);
        int order =
            after == NULL ? 1 : slice_compare(asked, session_get(session, after, FIELD_STARTED));
        bool later = order > 0 || (order == 0 && behind);
        if (later &&
            (next == NULL || slice_compare(asked, session_get(session, next, FIELD_STARTED)) < 0)) {
            next = records[i];
        }
    }
    return next;
}

/* What a speaker has had so far, of turns that have an end. */
struct had {
    int64_t seconds;
    size_t turns;
};

static struct had had_by(const struct entry_context *context, struct entry_speaker speaker)
{
    struct session *session = context->session;
    size_t count = 0;
    struct had had = {0};
    const struct record *const *records = session_records(session, &count);
    for (size_t i = session_first(session, 2); i < count; i++) {
        if (records[i]->kind == RECORD_INTERVENTION &&
            session_get(session, records[i], FIELD_ENDED).size > 0 &&
            entry_is_turn_of(context, records[i], speaker)) {
            had.seconds += sitting_turn_seconds(session, records[i]);
            had.turns++;
        }
    }
    return had;
}

static void add_time(int64_t seconds, struct str *text)
{
    enum { MINUTE = 60 };
    str_add_format(text, "%lld:%02d", (long long)(seconds / MINUTE), (int)(seconds % MINUTE));
}

enum { SHOWN_MOST = 6, NEXT_MOST = 3 };

void entry_add_waiting(const struct entry_context *context, struct str *text)
{
    const struct record *row = next_waiting(context, NULL);
    for (size_t i = 0; row != NULL && i < SHOWN_MOST; i++) {
        struct entry_speaker speaker;
        str_add_text(text, i == 0 ? "waiting: " : ", ");
        if (speaker_of(context->session, row, &speaker)) {
            entry_add_speaker(context, speaker, true, text);
            str_add_char(text, ' ');
            add_time(had_by(context, speaker).seconds, text);
        }
        row = next_waiting(context, row);
    }
    str_add_text(text, row != NULL ? " and more" : "");
}

bool entry_add_next(const struct entry_context *context, struct str *text)
{
    const struct record *row = next_waiting(context, NULL);
    for (size_t i = 0; row != NULL && i < NEXT_MOST; i++) {
        struct entry_speaker speaker;
        str_add_text(text, i == 0 ? "next: " : ", ");
        if (speaker_of(context->session, row, &speaker)) {
            bool person = speaker.participant != NULL;
            str_add(text, person ? session_get(context->session, speaker.participant, FIELD_NAME)
                                 : country_code(speaker.country));
        }
        row = next_waiting(context, row);
    }
    str_add_text(text, row != NULL ? ", more" : "");
    return text->size > 0;
}

void entry_add_had(const struct entry_context *context, const struct record *turn, struct str *text)
{
    struct session *session = context->session;
    struct slice refs = session_get(session, turn, FIELD_REFS);
    struct slice countries = session_get(session, turn, FIELD_COUNTRY);
    struct slice first = slice_head(refs, slice_find(refs, ';'));
    struct entry_speaker speaker = {.participant = session_find(session, first)};
    if (speaker.participant == NULL || speaker.participant->kind != RECORD_PARTICIPANT) {
        speaker.participant = NULL;
        speaker.country = country_by_code(slice_head(countries, slice_find(countries, ';')));
    }
    bool known = speaker.participant != NULL || speaker.country != NULL;
    struct had had = known ? had_by(context, speaker) : (struct had){0};
    if (had.turns > 0) {
        add_time(had.seconds, text);
        str_add_format(text, " in %zu turn%s before", had.turns, had.turns == 1 ? "" : "s");
    }
}

enum { PHRASE_WORDS = 8 };

/* The longest run of words at the front that says somebody as one speaks of them: `the delegate of
 * Mexico`, `Mr. Haces`. Only where it begins so: `mx to ask` says more than who. */
static enum entry_who take_phrase(const struct entry_context *context, struct slice *words,
                                  struct entry_speaker *found, size_t *count)
{
    struct slice first = entry_peel_first_word(*words);
    size_t ends[PHRASE_WORDS];
    size_t taken = 0;
    bool begins = entry_words_have(ENTRY_WORDS_ARTICLE, first) ||
                  entry_words_have(ENTRY_WORDS_TITLE, first) ||
                  entry_words_have(ENTRY_WORDS_DELEGATE, first);
    for (size_t at = 1; begins && at <= words->size && taken < PHRASE_WORDS; at++) {
        bool stops = at == words->size || words->at[at] == ',';
        if (stops || words->at[at] == ' ') {
            ends[taken++] = at;
        }
        if (stops) {
            break;
        }
    }
    for (size_t i = taken; i > 1; i--) {
        enum entry_who who =
            entry_phrase_find(context, slice_head(*words, ends[i - 1]), found, count);
        if (who == WHO_MEANT || who == WHO_AMBIGUOUS) {
            *words = who == WHO_MEANT ? slice_from(*words, ends[i - 1]) : *words;
            return who;
        }
    }
    return WHO_NOBODY;
}

/* Takes those who are meant off the front of `*words`; false with `problem` where the first one is
 * not clear. */
static bool take_speakers(const struct entry_context *context, struct slice *words,
                          struct entry_meaning *meaning)
{
    while (words->size > 0) {
        size_t count = 0;
        enum entry_who who = take_phrase(context, words, meaning->choices, &count);
        if (who == WHO_NOBODY) {
            who = entry_who_take(context, words, false, meaning->choices, &count);
        }
        if (who == WHO_AMBIGUOUS) {
            meaning->choice_count = count;
            return entry_wrong_which(context, meaning);
        }
        if (who != WHO_MEANT) {
            return meaning->speaker_count > 0 || entry_wrong_nobody(context, *words, meaning);
        }
        (void)entry_who_add(meaning, meaning->choices[0]);
        *words = slice_trim(*words);
        while (words->size > 0 && words->at[0] == ',') {
            *words = slice_trim(slice_from(*words, 1));
        }
        (void)entry_peel_word(ENTRY_WORDS_AND, words);
    }
    return true;
}

bool entry_parse_ask(const struct entry_context *context, struct slice arguments,
                     struct entry_meaning *meaning)
{
    if (arguments.size == 0) {
        return entry_wrong(meaning, "Who asks for the floor: %s", meaning->form->usage);
    }
    bool known = take_speakers(context, &arguments, meaning);
    meaning->text = arguments;
    return known;
}

/* `q-` and `ack`: those who are named, or the one who is next. */
bool entry_parse_floor(const struct entry_context *context, struct slice arguments,
                       struct entry_meaning *meaning)
{
    const struct record *row = next_waiting(context, NULL);
    if (arguments.size > 0) {
        if (!take_speakers(context, &arguments, meaning)) {
            return false;
        }
        if (arguments.size > 0) {
            return entry_wrong_nobody(context, arguments, meaning);
        }
    } else if (row == NULL || !speaker_of(context->session, row, &meaning->speakers[0])) {
        return entry_wrong(meaning, "Nobody waits for the floor; q+ WHO asks for it");
    } else {
        meaning->speaker_count = 1;
    }
    for (size_t i = 0; i < meaning->speaker_count && meaning->form->perform == entry_end_waiting;
         i++) {
        if (row_of(context, meaning->speakers[i]) == NULL) {
            struct str name = {0};
            entry_add_speaker(context, meaning->speakers[i], true, &name);
            (void)entry_wrong(meaning, "%s does not wait for the floor", str_text(&name));
            str_release(&name);
            return false;
        }
    }
    return true;
}

void entry_perform_ask(const struct entry_context *context, const struct entry_meaning *meaning,
                       struct action_draft *draft)
{
    for (size_t i = 0; i < meaning->speaker_count; i++) {
        struct entry_speaker speaker = meaning->speakers[i];
        struct str id = {0};
        add_row_id(speaker, &id);
        const struct record *row = session_find(context->session, str_slice(&id));
        if (is_waiting(context->session, row)) {
            /* Who waits already keeps their place. */
            entry_set(draft, str_slice(&id), FIELD_TEXT, meaning->text);
            str_release(&id);
            continue;
        }
        bool again = row != NULL && row->exists;
        entry_create_fixed(context, draft, RECORD_POSITION, str_slice(&id));
        action_set(draft, str_slice(&id), FIELD_KIND, slice_of("floor"));
        entry_set(draft, str_slice(&id), FIELD_REFS,
                  speaker.participant != NULL ? speaker.participant->id : slice_make("", 0));
        entry_set(draft, str_slice(&id), FIELD_COUNTRY, entry_speaker_countries(context, speaker));
        if (again || meaning->text.size > 0) {
            action_set(draft, str_slice(&id), FIELD_TEXT, meaning->text);
        }
        if (again) {
            action_set(draft, str_slice(&id), FIELD_ENDED, slice_make("", 0));
        }
        entry_set_started(context, draft, str_slice(&id));
        str_release(&id);
    }
}

static void end_row(const struct entry_context *context, const struct record *row,
                    struct action_draft *draft)
{
    char now[WHEN_ROOM];
    if (entry_now(context, now)) {
        action_set(draft, row->id, FIELD_ENDED, slice_of(now));
    } else {
        /* No times are written, so that only going says that they wait no longer. */
        action_set(draft, row->id, FIELD_DELETED, slice_of("yes"));
    }
}

void entry_end_waiting(const struct entry_context *context, const struct entry_meaning *meaning,
                       struct action_draft *draft)
{
    for (size_t i = 0; i < meaning->speaker_count; i++) {
        const struct record *row = row_of(context, meaning->speakers[i]);
        if (row != NULL) {
            end_row(context, row, draft);
        }
    }
}

void entry_end_all_waiting(const struct entry_context *context, struct action_draft *draft)
{
    size_t count = 0;
    const struct record *const *records = session_records(context->session, &count);
    for (size_t i = session_first(context->session, 2); i < count; i++) {
        if (is_waiting(context->session, records[i])) {
            end_row(context, records[i], draft);
        }
    }
}
