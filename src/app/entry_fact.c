/* Facts of the session, countries announced, names for speakers: rows with fixed ids. */
#include "app/entry_parts.h"

#include "app/entry_who.h"
#include "app/entry_write.h"
#include "model/roster_words.h"
#include "text/day.h"
#include "text/fold.h"
#include "text/language.h"

static void set_fact(const struct entry_context *context, struct action_draft *draft,
                     struct slice id, const char *kind, struct slice text)
{
    entry_create_fixed(context, draft, RECORD_SESSION, id);
    action_set(draft, id, FIELD_KIND, slice_of(kind));
    action_set(draft, id, FIELD_TEXT, text);
}

bool entry_parse_date(const struct entry_context *context, struct slice arguments,
                      struct entry_meaning *meaning)
{
    int64_t today = when_day((int64_t)(context->wall / 1000000U), context->offset);
    struct day day = {0};
    char date[WHEN_ROOM];
    char other[WHEN_ROOM];
    enum day_reading reading = day_parse(arguments, today, &day);
    bool shown = when_format_day(day.days, date) && when_format_day(day.other, other);
    switch (shown ? reading : DAY_NONE) {
    case DAY_ONE:
        break;
    case DAY_NONE:
        return entry_wrong(meaning,
                           "No date is known by that; type it as 2017-08-02 or 2 August 2017");
    case DAY_EITHER:
        return entry_wrong(meaning, "It can be %s or %s: type the one it is", date, other);
    case DAY_NO_YEAR:
        return entry_wrong(meaning, "Of which year? The next such day is %s", date);
    }
    str_set(&meaning->due_date, slice_of(date));
    meaning->text = str_slice(&meaning->due_date);
    return true;
}

bool entry_parse_language(const struct entry_context *context, struct slice arguments,
                          struct entry_meaning *meaning)
{
    (void)context;
    struct slice code = words_language(arguments);
    if (code.size == 0 && !language_is_tag(arguments)) {
        return entry_wrong(meaning, "Which language: its code, es or pt-BR, or its name, español");
    }
    meaning->text = code.size > 0 ? code : arguments;
    return true;
}

void entry_perform_fact(const struct entry_context *context, const struct entry_meaning *meaning,
                        struct action_draft *draft)
{
    struct str id = {0};
    struct str value = {0};
    str_add_text(&id, "s-");
    str_add_text(&id, meaning->form->value);
    for (size_t i = 0; i < meaning->text.size; i++) {
        if (meaning->text.at[i] == '\n') {
            str_add_char(&value, ' ');
        } else {
            str_add_char(&value, meaning->text.at[i]);
        }
    }
    set_fact(context, draft, str_slice(&id), meaning->form->value, str_slice(&value));
    str_release(&id);
    str_release(&value);
}

static void add_represented_id(const struct country *country, struct str *id)
{
    str_add_text(id, "s-represented-");
    str_add(id, country_code(country));
}

static bool is_announced(const struct entry_context *context, const struct country *country)
{
    struct str id = {0};
    add_represented_id(country, &id);
    const struct record *record = session_find(context->session, str_slice(&id));
    str_release(&id);
    return record != NULL && record->exists;
}

/* The words up to the next comma, or the next word. */
static struct slice unknown_words(struct slice words)
{
    size_t comma = slice_find(words, ',');
    size_t blank = slice_find(words, ' ');
    return slice_trim(slice_head(words, comma < words.size ? comma : blank));
}

/* `and` between names; `et` may be Ethiopia's code, so it counts as a word only among names. */
static bool skip_and(struct slice *words, bool names)
{
    static const char *const ands[] = {"and ", "y ", "e ", "& ", "et "};
    for (size_t i = 0; i < COUNT(ands); i++) {
        if (slice_starts(*words, slice_of(ands[i])) &&
            (names || !slice_is(slice_of(ands[i]), "et "))) {
            *words = slice_from(*words, strlen(ands[i]));
            return true;
        }
    }
    return false;
}

/* Whether a word is longer than a code. */
static bool has_name(struct slice words)
{
    size_t run = 0;
    for (size_t i = 0; i < words.size && run < 4; i++) {
        run = words.at[i] == ' ' || words.at[i] == ',' ? 0 : run + 1;
    }
    return run >= 4;
}

static void skip_between(struct slice *words, bool names)
{
    do {
        while (words->size > 0 && (words->at[0] == ' ' || words->at[0] == ',')) {
            *words = slice_from(*words, 1);
        }
    } while (skip_and(words, names));
}

bool entry_parse_represented(const struct entry_context *context, struct slice arguments,
                             struct entry_meaning *meaning)
{
    /* Rows of a paste are a list too. */
    struct str flat = {0};
    for (size_t i = 0; i < arguments.size; i++) {
        if (arguments.at[i] == '\n' || arguments.at[i] == ';') {
            str_add_char(&flat, ',');
        } else {
            str_add_char(&flat, arguments.at[i]);
        }
    }
    struct slice words = str_slice(&flat);
    bool names = has_name(words);
    bool fine = true;
    bool news = false;
    while (fine) {
        skip_between(&words, names);
        if (words.size == 0) {
            break;
        }
        struct entry_speaker found[ENTRY_MOST_CHOICES];
        size_t count = 0;
        enum entry_who who = entry_who_take(context, &words, true, found, &count);
        fine = who == WHO_MEANT && entry_who_add(meaning, found[0]);
        news = news || (fine && !is_announced(context, found[0].country));
        if (who == WHO_AMBIGUOUS) {
            struct slice name = unknown_words(words);
            (void)entry_wrong(meaning, "%.*s can be %s or %s: type the one it is", (int)name.size,
                              name.at, found[0].country->alpha3, found[1].country->alpha3);
        } else if (!fine) {
            struct slice unknown = unknown_words(words);
            (void)entry_wrong(meaning, "%s: \"%.*s\"",
                              who == WHO_MEANT ? "These are more countries than there are"
                                               : "No country is called so",
                              (int)unknown.size, unknown.at);
        }
    }
    str_release(&flat);
    if (fine && meaning->speaker_count == 0) {
        return entry_wrong(meaning, "Which countries: %s", meaning->form->example);
    }
    return fine && (news || entry_wrong(meaning, "All of them have been announced already"));
}

void entry_perform_represented(const struct entry_context *context,
                               const struct entry_meaning *meaning, struct action_draft *draft)
{
    for (size_t i = 0; i < meaning->speaker_count; i++) {
        const struct country *country = meaning->speakers[i].country;
        if (is_announced(context, country)) {
            continue;
        }
        struct str id = {0};
        add_represented_id(country, &id);
        set_fact(context, draft, str_slice(&id), "represented",
                 entry_country_name(context, country));
        action_set(draft, str_slice(&id), FIELD_COUNTRY, country_code(country));
        str_release(&id);
    }
}

static bool is_digit(char byte)
{
    return byte >= '0' && byte <= '9';
}

/* A word of at least two letters or digits, with no blank and no mark in it, a letter first; it
 * stands for a name, so what has a digit first on the other side is arithmetic. */
static bool can_be_alias(struct slice word, struct slice name)
{
    struct str key = {0};
    fold_key(word, &key);
    bool fits = key.size > 1 && key.size <= 40 && slice_find(str_slice(&key), ' ') == key.size &&
                words_first_letter(word) != LETTER_NONE && !is_digit(word.at[0]) &&
                !is_digit(name.at[0]);
    str_release(&key);
    return fits;
}

bool entry_parse_alias(const struct entry_context *context, struct slice line,
                       struct entry_meaning *meaning)
{
    size_t equals = slice_find(line, '=');
    struct slice word = slice_trim(slice_head(line, equals));
    struct slice name = slice_trim(slice_from(line, equals + 1));
    if (equals == line.size || name.size == 0 || slice_find(line, '\n') < line.size ||
        !can_be_alias(word, name)) {
        return false;
    }
    size_t count = 0;
    if (entry_who_find(context, name, meaning->choices, &count) != WHO_MEANT) {
        return false;
    }
    meaning->speakers[0] = meaning->choices[0];
    meaning->speaker_count = 1;
    meaning->kind = ENTRY_COMMAND;
    meaning->form = entry_form_named("WORD =");
    meaning->who = word;
    meaning->text = name;
    return true;
}

void entry_perform_alias(const struct entry_context *context, const struct entry_meaning *meaning,
                         struct action_draft *draft)
{
    struct str id = {0};
    str_add_text(&id, "s-alias-");
    fold_key(meaning->who, &id);
    set_fact(context, draft, str_slice(&id), "alias", meaning->text);
    struct entry_speaker speaker = meaning->speakers[0];
    bool person = speaker.participant != NULL;
    if (session_find(context->session, str_slice(&id)) != NULL) {
        /* It may have meant somebody of the other sort before. */
        action_set(draft, str_slice(&id), person ? FIELD_COUNTRY : FIELD_REFS, slice_make("", 0));
    }
    action_set(draft, str_slice(&id), person ? FIELD_REFS : FIELD_COUNTRY,
               person ? speaker.participant->id : country_code(speaker.country));
    str_release(&id);
}
