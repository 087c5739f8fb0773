/* What came out (conclusions of all kinds), what is talked about (topics), and the sitting. */
#include "app/entry_parts.h"

#include "app/entry_who.h"
#include "app/entry_words.h"
#include "app/entry_write.h"

/* Takes `by 2017-09-01` off the end of `*text`. */
static struct slice take_due(struct slice *text)
{
    struct slice whole = *text;
    if (whole.size > 0 && whole.at[whole.size - 1] == '.') {
        whole.size--;
    }
    size_t start = whole.size;
    while (start > 0 && whole.at[start - 1] != ' ' && whole.at[start - 1] != '\n') {
        start--;
    }
    int64_t days = 0;
    struct slice date = slice_from(whole, start);
    if (!when_parse_date(date, &days)) {
        return slice_make("", 0);
    }
    /* One word before it, or two: `before`, `antes del`. */
    struct slice left = slice_trim(slice_head(whole, start));
    size_t at = left.size;
    for (int words = 0; words < 2 && at > 0; words++) {
        at -= words > 0; /* the blank between */
        while (at > 0 && left.at[at - 1] != ' ' && left.at[at - 1] != '\n') {
            at--;
        }
        if (entry_words_have(ENTRY_WORDS_BY, slice_from(left, at))) {
            *text = slice_trim(slice_head(left, at));
            return date;
        }
    }
    return slice_make("", 0);
}

/* Takes `Ana:` off the front of `*text`, where it says who. */
static void take_owners(const struct entry_context *context, struct slice *text,
                        struct entry_meaning *meaning)
{
    struct slice row = slice_head(*text, slice_find(*text, '\n'));
    size_t colon = slice_find(row, ':');
    if (colon == row.size) {
        return;
    }
    if (entry_who_find_all(context, slice_head(row, colon), meaning) == WHO_MEANT) {
        *text = slice_trim(slice_from(*text, colon + 1));
    } else {
        meaning->speaker_count = 0;
        meaning->choice_count = 0;
        meaning->who = slice_make("", 0);
    }
}

bool entry_parse_action(const struct entry_context *context, struct slice arguments,
                        struct entry_meaning *meaning)
{
    meaning->due = take_due(&arguments);
    take_owners(context, &arguments, meaning);
    meaning->text = arguments;
    return arguments.size > 0 ||
           entry_wrong(meaning, "What is to be done is missing: %s", meaning->form->usage);
}

void entry_perform_conclusion(const struct entry_context *context,
                              const struct entry_meaning *meaning, struct action_draft *draft)
{
    struct slice id = entry_create(context, draft, RECORD_CONCLUSION);
    action_set(draft, id, FIELD_KIND, slice_of(meaning->form->value));
    struct str owners = {0};
    struct str countries = {0};
    for (size_t i = 0; i < meaning->speaker_count; i++) {
        const struct record *participant = meaning->speakers[i].participant;
        if (participant != NULL) {
            entry_list_add(&owners, participant->id);
        } else {
            entry_list_add(&countries, entry_speaker_countries(context, meaning->speakers[i]));
        }
    }
    entry_set(draft, id, FIELD_REFS, str_slice(&owners));
    entry_set(draft, id, FIELD_COUNTRY, str_slice(&countries));
    entry_set(draft, id, FIELD_ENDED, meaning->due);
    entry_set(draft, id, FIELD_TOPIC, entry_topic(context));
    entry_set_words(context, draft, id, meaning->text);
    str_release(&owners);
    str_release(&countries);
}

void entry_perform_topic(const struct entry_context *context, const struct entry_meaning *meaning,
                         struct action_draft *draft)
{
    struct slice id = entry_create(context, draft, RECORD_SESSION);
    action_set(draft, id, FIELD_KIND, slice_of("topic"));
    entry_set_started(context, draft, id);
    action_set(draft, id, FIELD_TEXT, meaning->text);
}

bool entry_parse_sitting(const struct entry_context *context, struct slice arguments,
                         struct entry_meaning *meaning)
{
    (void)context;
    meaning->text = arguments;
    return true;
}

void entry_perform_sitting(const struct entry_context *context, const struct entry_meaning *meaning,
                           struct action_draft *draft)
{
    bool ends = slice_is(slice_of(meaning->form->value), "pause") ||
                slice_is(slice_of(meaning->form->value), "adjourn");
    if (ends) {
        entry_end_turn(context, draft);
    }
    struct slice id = entry_create(context, draft, RECORD_SESSION);
    action_set(draft, id, FIELD_KIND, slice_of(meaning->form->value));
    entry_set_started(context, draft, id);
    entry_set(draft, id, FIELD_TEXT, meaning->text);
    if (ends) {
        /* A row that takes no words is current now: plain text becomes a note (entry_current). */
        entry_set_current(context, draft, id);
    }
}
