/* `+ mx ar`, `- uy`, `~ py`: who supports, opposes, reserves, without a turn of their own. */
#include "app/entry_parts.h"

#include "app/entry_peel.h"
#include "app/entry_who.h"
#include "app/entry_words.h"
#include "app/entry_write.h"
#include "base/num.h"

static const struct {
    char mark;
    const char *kind;
} positions[] = {{'+', "support"}, {'-', "oppose"}, {'~', "reserve"}};

static bool takes_positions(const struct record *record)
{
    return record != NULL && record->exists &&
           (record->kind == RECORD_INTERVENTION || record->kind == RECORD_CONCLUSION);
}

/* What was off the record has no words to be for or against, unless it is chosen. */
static bool has_words(const struct entry_context *context, const struct record *record)
{
    return !slice_is(session_get(context->session, record, FIELD_STATUS), "off-record");
}

/* The newest turn or conclusion of this author, or of anybody where others wrote since; or the turn
 * chosen before, where it was written last. */
static const struct record *find_target(const struct entry_context *context)
{
    struct session *session = context->session;
    if (context->selected.size > 0) {
        const struct record *selected = session_find(session, context->selected);
        return takes_positions(selected) ? selected : NULL;
    }
    bool anybody = session_is_overtaken(session, context->author);
    size_t count = 0;
    const struct record *const *records = session_records(session, &count);
    const struct record *last = NULL;
    const struct record *last_turn = NULL;
    for (size_t i = entry_place(context); i > 0 && last_turn == NULL && records[i - 1]->group == 2;
         i--) {
        const struct record *record = records[i - 1];
        if (takes_positions(record) && has_words(context, record) &&
            (anybody || entry_is_own(context, record))) {
            last = last == NULL ? record : last;
            last_turn = record->kind == RECORD_INTERVENTION ? record : NULL;
        }
    }
    const struct record *current = entry_current(context);
    bool chosen = context->at == 0 && takes_positions(current) && current != last_turn &&
                  has_words(context, current);
    if (chosen &&
        (last == NULL || session_updated(session, current) > session_updated(session, last))) {
        return current;
    }
    return last;
}

enum { PROSE_WORDS = 6, CODE_LETTERS = 3 };

static struct slice first_word(struct slice words)
{
    size_t end = 0;
    while (end < words.size && words.at[end] != ' ' && words.at[end] != ',') {
        end++;
    }
    return slice_head(words, end);
}

/* Whether each word is somebody, or as short as a code and no usual word; and so one at least. */
static bool looks_like_names(const struct entry_context *context, struct slice words)
{
    bool some = false;
    struct slice word;
    while (words.size > 0 && slice_next(&words, ' ', &word)) {
        struct entry_speaker found[ENTRY_MOST_CHOICES];
        size_t count = 0;
        if (word.size == 0) {
            continue;
        }
        enum entry_who who = entry_who_find(context, word, found, &count);
        some = some || (who != WHO_TEXT && (who != WHO_NOBODY || word.size <= CODE_LETTERS));
        if (who != WHO_MEANT && who != WHO_AMBIGUOUS && word.size > CODE_LETTERS) {
            return false;
        }
    }
    return some;
}

/* A list of prose has dashes more often than it has other marks: there, a word that is nobody makes
 * text of it. Behind + and ~ hardly ever: text would be the present speaker's. */
static bool is_prose(const struct entry_context *context, char mark, struct slice words,
                     bool begins_with_somebody)
{
    if (mark == '-') {
        return !looks_like_names(context, words);
    }
    return num_is_digits(first_word(words)) ||
           (!begins_with_somebody && entry_peel_count(words) > PROSE_WORDS);
}

bool entry_wrong_nobody(const struct entry_context *context, struct slice words,
                        struct entry_meaning *meaning)
{
    struct slice word = first_word(words);
    const struct country *country = country_by_name(word);
    if (country == NULL && !entry_words_have(ENTRY_WORDS_TEXT, word)) {
        country = country_by_code(word);
    }
    meaning->speaker_count = 0;
    if (country == NULL) {
        return entry_wrong(
            meaning,
            "Nobody here is called %.*s; present+ adds a person. A \\ in front keeps "
            "it as text",
            (int)word.size, word.at);
    }
    struct slice name = entry_country_name(context, country);
    return entry_wrong(meaning,
                       "%.*s is not in the room: /represented %s first. A \\ in front keeps it as "
                       "text",
                       (int)name.size, name.at, country->alpha3);
}

bool entry_wrong_which(const struct entry_context *context, struct entry_meaning *meaning)
{
    struct str names = {0};
    entry_add_choices(context, meaning, &names);
    (void)entry_wrong(meaning, "A longer name or the number in the roster says which: %s",
                      str_text(&names));
    str_release(&names);
    return false;
}

/* Takes everybody off the front of `*words`; what is left begins with somebody who is not clear. */
static enum entry_who take_all(const struct entry_context *context, struct slice *words,
                               struct entry_meaning *meaning)
{
    while (words->size > 0) {
        struct entry_speaker found[ENTRY_MOST_CHOICES];
        size_t count = 0;
        enum entry_who who = entry_who_take(context, words, false, found, &count);
        if (who == WHO_AMBIGUOUS) {
            memcpy(meaning->choices, found, sizeof found);
            meaning->choice_count = count;
        }
        if (who != WHO_MEANT) {
            return who;
        }
        if (!entry_who_add(meaning, found[0])) {
            return WHO_NOBODY;
        }
        *words = slice_trim(*words);
        while (words->size > 0 && words->at[0] == ',') {
            *words = slice_trim(slice_from(*words, 1));
        }
        (void)entry_peel_word(ENTRY_WORDS_AND, words);
    }
    return WHO_MEANT;
}

bool entry_parse_position(const struct entry_context *context, struct slice line,
                          struct entry_meaning *meaning)
{
    bool marked = false;
    if (line.size == 1 && (line.at[0] == '+' || line.at[0] == '-' || line.at[0] == '~')) {
        (void)entry_wrong(meaning, "Who: %c mx ar. A \\ in front keeps it as text", line.at[0]);
        return true;
    }
    for (size_t i = 0; i < COUNT(positions); i++) {
        marked = marked || (line.size > 2 && line.at[0] == positions[i].mark && line.at[1] == ' ');
    }
    /* With a colon in it, it is somebody's words: `- mx: no`. */
    struct slice words = slice_trim(slice_from(line, 1));
    if (!marked || slice_find(line, '\n') < line.size || slice_find(words, ':') < words.size) {
        return false;
    }
    struct slice left = words;
    enum entry_who who = take_all(context, &left, meaning);
    bool begins = left.size < words.size;
    if (who != WHO_MEANT && who != WHO_AMBIGUOUS && is_prose(context, line.at[0], words, begins)) {
        meaning->speaker_count = 0;
        return false;
    }
    meaning->kind = ENTRY_POSITION;
    meaning->position = line.at[0];
    meaning->target = find_target(context);
    if (who == WHO_AMBIGUOUS) {
        (void)entry_wrong_which(context, meaning);
    } else if (who != WHO_MEANT) {
        (void)entry_wrong_nobody(context, left, meaning);
    } else if (meaning->target == NULL) {
        (void)entry_wrong(
            meaning, "There is no turn and no conclusion yet that one could be for or against");
    }
    return true;
}

void entry_perform_position(const struct entry_context *context,
                            const struct entry_meaning *meaning, struct action_draft *draft)
{
    const char *kind = "";
    for (size_t i = 0; i < COUNT(positions); i++) {
        kind = positions[i].mark == meaning->position ? positions[i].kind : kind;
    }
    for (size_t i = 0; i < meaning->speaker_count; i++) {
        struct entry_speaker speaker = meaning->speakers[i];
        struct slice countries = entry_speaker_countries(context, speaker);
        struct str id = {0};
        struct str refs = {0};
        str_add_text(&id, "v-");
        str_add(&id, meaning->target->id);
        str_add_char(&id, '-');
        entry_list_add(&refs, meaning->target->id);
        if (speaker.participant != NULL) {
            str_add(&id, speaker.participant->id);
            entry_list_add(&refs, speaker.participant->id);
        } else {
            str_add(&id, countries);
        }
        entry_create_fixed(context, draft, RECORD_POSITION, str_slice(&id));
        action_set(draft, str_slice(&id), FIELD_KIND, slice_of(kind));
        action_set(draft, str_slice(&id), FIELD_REFS, str_slice(&refs));
        entry_set(draft, str_slice(&id), FIELD_COUNTRY, countries);
        entry_set_started(context, draft, str_slice(&id));
        str_release(&id);
        str_release(&refs);
    }
}
