/* `+ mx ar`, `- uy`, `~ py`: who supports, opposes, reserves, without a turn of their own. */
#include "app/entry_parts.h"

#include "app/entry_who.h"
#include "app/entry_write.h"

static const struct {
    char mark;
    const char *kind;
} positions[] = {{'+', "support"}, {'-', "oppose"}, {'~', "reserve"}};

static bool takes_positions(const struct record *record)
{
    return record != NULL && record->exists &&
           (record->kind == RECORD_INTERVENTION || record->kind == RECORD_CONCLUSION);
}

/* The newest turn or conclusion of this author; or the turn chosen before, where it was written
 * last. */
static const struct record *find_target(const struct entry_context *context)
{
    struct session *session = context->session;
    if (context->selected.size > 0) {
        const struct record *selected = session_find(session, context->selected);
        return takes_positions(selected) ? selected : NULL;
    }
    size_t count = 0;
    const struct record *const *records = session_records(session, &count);
    const struct record *last = NULL;
    const struct record *last_turn = NULL;
    for (size_t i = count; i > 0 && last_turn == NULL && records[i - 1]->group == 2; i--) {
        const struct record *record = records[i - 1];
        if (takes_positions(record) && entry_is_own(context, record)) {
            last = last == NULL ? record : last;
            last_turn = record->kind == RECORD_INTERVENTION ? record : NULL;
        }
    }
    const struct record *current = entry_current(context);
    bool chosen = takes_positions(current) && current != last_turn;
    if (chosen &&
        (last == NULL || session_updated(session, current) > session_updated(session, last))) {
        return current;
    }
    return last;
}

bool entry_parse_position(const struct entry_context *context, struct slice line,
                          struct entry_meaning *meaning)
{
    bool marked = false;
    for (size_t i = 0; i < COUNT(positions); i++) {
        marked = marked || (line.size > 2 && line.at[0] == positions[i].mark && line.at[1] == ' ');
    }
    if (!marked || slice_find(line, '\n') < line.size) {
        return false;
    }
    struct slice words = slice_trim(slice_from(line, 1));
    bool asks = false;
    while (words.size > 0) {
        struct entry_speaker found[ENTRY_MOST_CHOICES];
        size_t count = 0;
        enum entry_who who = entry_who_take(context, &words, false, found, &count);
        if (who == WHO_AMBIGUOUS) {
            memcpy(meaning->choices, found, sizeof found);
            meaning->choice_count = count;
            asks = true;
            break;
        }
        if (who != WHO_MEANT || !entry_who_add(meaning, found[0])) {
            meaning->speaker_count = 0;
            return false;
        }
        words = slice_trim(words);
        while (words.size > 0 && words.at[0] == ',') {
            words = slice_trim(slice_from(words, 1));
        }
    }
    meaning->kind = ENTRY_POSITION;
    meaning->position = line.at[0];
    meaning->target = find_target(context);
    if (asks) {
        struct str names = {0};
        entry_add_choices(context, meaning, &names);
        (void)entry_wrong(meaning,
                          "That can be %s; a longer name or the number in the roster says which",
                          str_text(&names));
        str_release(&names);
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
