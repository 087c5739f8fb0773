/* What came out (conclusions of all kinds), and the sitting. */
#include "app/entry_parts.h"

#include "app/entry_peel.h"
#include "app/entry_speaker.h"
#include "app/entry_who.h"
#include "app/entry_words.h"
#include "app/entry_write.h"
#include "text/day.h"
#include "text/when_spoken.h"

enum { DUE_WORDS = 8, REFUSED_WORDS = 3 };

/* The starts of the last words of `text`, the last one first. */
static size_t last_words(struct slice text, size_t starts[DUE_WORDS])
{
    size_t count = 0;
    size_t at = text.size;
    while (count < DUE_WORDS && at > 0) {
        while (at > 0 && (text.at[at - 1] == ' ' || text.at[at - 1] == '\n')) {
            at--;
        }
        size_t end = at;
        while (at > 0 && text.at[at - 1] != ' ' && text.at[at - 1] != '\n') {
            at--;
        }
        if (at < end) {
            starts[count++] = at;
        }
    }
    return count;
}

/* Behind `by` a number of a few words is a date that went wrong; behind `para` and `pour` only what
 * names a month: there may be three of anything. */
static bool was_meant_as_date(struct slice by, struct slice rest)
{
    bool digit = false;
    for (size_t i = 0; i < rest.size; i++) {
        digit = digit || (rest.at[i] >= '0' && rest.at[i] <= '9');
    }
    bool open = slice_starts(by, slice_of("para")) || slice_starts(by, slice_of("pour"));
    bool named = !open && when_has_calendar_word(rest);
    return (named && entry_peel_count(rest) <= REFUSED_WORDS) ||
           (digit && !open && entry_peel_count(rest) <= REFUSED_WORDS) ||
           (digit && when_has_calendar_word(rest));
}

/* `el lunes 30 de noviembre` is a date with nothing before it too: a weekday first, then the day.
 */
static bool take_day_of_week(const size_t starts[DUE_WORDS], size_t words, int64_t today,
                             struct slice *text, struct str *due)
{
    enum { DAY_WORDS = 3, AHEAD = 2 };
    for (size_t i = words; i >= DAY_WORDS; i--) {
        struct slice date = slice_from(*text, starts[i - 1]);
        struct slice ahead = slice_make(date.at, starts[i - 1 - AHEAD] - starts[i - 1]);
        int64_t days = 0;
        char written[WHEN_ROOM];
        if (starts[i - 1] > 0 && when_has_calendar_word(ahead) &&
            entry_peel_count(date) >= DAY_WORDS && when_parse_spoken(date, today, &days) &&
            when_format_day(days, written)) {
            str_set(due, slice_of(written));
            *text = slice_trim(slice_head(*text, starts[i - 1]));
            return true;
        }
    }
    return false;
}

/* Takes `by 2017-09-01`, `para el 3 de diciembre` off the end of `*text`. False where it was meant
 * as a date and is none: `problem` says so. */
static bool take_due(const struct entry_context *context, struct slice *text,
                     struct entry_meaning *meaning)
{
    struct slice whole = *text;
    int64_t today = when_day((int64_t)(context->wall / 1000000U), context->offset);
    size_t starts[DUE_WORDS];
    if (whole.size > 0 && whole.at[whole.size - 1] == '.') {
        whole.size--;
    }
    size_t words = last_words(whole, starts);
    struct slice failed = {"", 0};
    for (size_t i = 0; i + 1 < words; i++) {
        /* One word before it, or two: `before`, `antes del`. */
        for (size_t by = i + 2 < words ? i + 2 : i + 1; by > i; by--) {
            struct slice word =
                slice_trim(slice_make(whole.at + starts[by], starts[i] - starts[by]));
            struct slice date = slice_from(whole, starts[i]);
            int64_t days = 0;
            char written[WHEN_ROOM];
            if (!entry_words_have(ENTRY_WORDS_BY, word)) {
                continue;
            }
            struct day day = {0};
            enum day_reading reading = day_parse(date, today, &day);
            days = day.days;
            if (reading == DAY_EITHER) {
                return entry_wrong(meaning, "%.*s can be two days: by 2026-12-03, by 3 December",
                                   (int)date.size, date.at);
            }
            bool known = reading == DAY_ONE || when_parse_spoken(date, today, &days);
            if (known && when_format_day(days, written)) {
                str_set(&meaning->due_date, slice_of(written));
                meaning->due = str_slice(&meaning->due_date);
                *text = slice_trim(slice_head(whole, starts[by]));
                return true;
            }
            failed = failed.size == 0 && was_meant_as_date(word, date) ? date : failed;
        }
    }
    if (failed.size == 0 && take_day_of_week(starts, words, today, &whole, &meaning->due_date)) {
        meaning->due = str_slice(&meaning->due_date);
        *text = whole;
    }
    return failed.size == 0 ||
           entry_wrong(meaning,
                       "No date understood in %.*s: by 2026-12-03, by 3 December, by Friday",
                       (int)failed.size, failed.at);
}

/* Whether one of several, `Ana y juan`, is somebody here. */
static bool names_someone(const struct entry_context *context, struct slice who)
{
    bool someone = false;
    while (!someone && who.size > 0) {
        struct entry_speaker found[ENTRY_MOST_CHOICES];
        size_t count = 0;
        struct slice word;
        (void)slice_next(&who, ' ', &word);
        someone = entry_who_find(context, word, found, &count) != WHO_NOBODY;
    }
    return someone;
}

/* Takes `Ana:` off the front of `*text`, where it says who. False where it names several and one of
 * them is nobody here. What is nobody's, a role or a group that has no row, stays in the text. */
static bool take_owners(const struct entry_context *context, struct slice *text,
                        struct entry_meaning *meaning)
{
    struct slice row = slice_head(*text, slice_find(*text, '\n'));
    size_t colon = slice_find(row, ':');
    struct slice who = slice_trim(slice_head(row, colon));
    struct slice none = {"", 0};
    bool url = slice_starts(slice_from(row, colon), slice_of("://"));
    if (colon == row.size || url || !entry_speaker_means(context, who, who, meaning)) {
        meaning->speaker_count = 0;
        meaning->choice_count = 0;
    } else if (meaning->choice_count > 0) {
        return entry_wrong_which(context, meaning);
    } else if (meaning->kind == ENTRY_QUERY && !names_someone(context, who)) {
        /* `todos: leer`, `juan: text`: nobody's, so they are words of the text. */
        meaning->speaker_count = 0;
    } else if (meaning->kind == ENTRY_QUERY) {
        return entry_wrong(meaning,
                           "Nobody here is called %.*s; present+ adds a person, and without the "
                           "colon it is text",
                           (int)meaning->who.size, meaning->who.at);
    } else if (meaning->speaker_count > 0) {
        *text = slice_trim(slice_from(*text, colon + 1));
    }
    meaning->kind = ENTRY_COMMAND;
    meaning->who = meaning->capacity = meaning->on_behalf_of = meaning->hole = none;
    meaning->turn = TURN_STATEMENT;
    return true;
}

bool entry_parse_action(const struct entry_context *context, struct slice arguments,
                        struct entry_meaning *meaning)
{
    if (!take_due(context, &arguments, meaning) || !take_owners(context, &arguments, meaning)) {
        return false;
    }
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
    entry_set_started(context, draft, id);
    entry_set(draft, id, FIELD_ENDED, meaning->due);
    entry_set(draft, id, FIELD_TOPIC, entry_topic(context));
    entry_set_words(context, draft, id, meaning->text);
    str_release(&owners);
    str_release(&countries);
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
    size_t count = 0;
    (void)session_records(context->session, &count);
    if (ends) {
        entry_end_all_turns(context, draft);
    }
    if (slice_is(slice_of(meaning->form->value), "adjourn")) {
        entry_end_all_waiting(context, draft);
    }
    struct slice id = entry_create(context, draft, RECORD_SESSION);
    action_set(draft, id, FIELD_KIND, slice_of(meaning->form->value));
    entry_set_started(context, draft, id);
    entry_set(draft, id, FIELD_TEXT, meaning->text);
    if (ends && entry_place(context) == count) {
        /* A row that takes no words is current now: plain text becomes a note (entry_current). */
        entry_set_current(context, draft, id);
    }
}
