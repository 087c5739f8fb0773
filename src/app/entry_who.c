/* Who is meant. The rules stand in DESIGN, "Quick entry"; their order here is theirs: alias, roster
 * number, country's name, country's code, participant or organization, initials. What one rule
 * finds ends the search; more than one hit asks. Between the code and the participants stands the
 * table of words that are no speakers: with Norway in the room `no:` is Norway, in any other it is
 * a word, and it is never the beginning of Noah. */
#include "app/entry_who.h"

#include "app/entry_peel.h"
#include "app/entry_words.h"
#include "text/fold.h"

static void add_found(struct entry_speaker *found, size_t *count, struct entry_speaker speaker)
{
    for (size_t i = 0; i < *count && i < ENTRY_MOST_CHOICES; i++) {
        if (found[i].country == speaker.country && found[i].participant == speaker.participant) {
            return;
        }
    }
    if (*count < ENTRY_MOST_CHOICES) {
        found[*count] = speaker;
    }
    (*count)++;
}

static void add_people(const struct entry_context *context, enum roster_rule rule,
                       struct slice word, struct entry_speaker *found, size_t *count)
{
    const struct person *people[ENTRY_MOST_CHOICES];
    size_t hits = roster_match(context->roster, rule, word, people, COUNT(people));
    for (size_t i = 0; i < hits && i < COUNT(people); i++) {
        add_found(found, count, (struct entry_speaker){.participant = people[i]->record});
    }
    *count += hits > COUNT(people) ? hits - COUNT(people) : 0;
}

static enum entry_who answer(size_t count)
{
    return count == 0 ? WHO_NOBODY : count == 1 ? WHO_MEANT : WHO_AMBIGUOUS;
}

/* Letters only: `e.g.` is not Egypt's code. */
static const struct country *code_in_room(const struct entry_context *context, struct slice word)
{
    for (size_t i = 0; i < word.size; i++) {
        char letter = (char)(word.at[i] | 0x20);
        if (letter < 'a' || letter > 'z') {
            return NULL;
        }
    }
    const struct country *country = country_by_code(word);
    return roster_has_country(context->roster, country) ? country : NULL;
}

/* `Congo` alone is the name of one, and as often said of the other: it asks, unless only the one of
 * that name is in the room. */
static void add_other_congo(const struct entry_context *context, struct slice word,
                            struct entry_speaker *found, size_t *count)
{
    const struct country *other = country_by_code(slice_of("COD"));
    const struct country *named = country_by_code(slice_of("COG"));
    struct slice last = entry_peel_last_word(word);
    bool alone = fold_equal(last, slice_of("congo")) && entry_peel_count(word) <= 2;
    if (*count == 1 && found[0].country == named && alone &&
        (roster_has_country(context->roster, other) ||
         !roster_has_country(context->roster, named))) {
        add_found(found, count, (struct entry_speaker){.country = other});
    }
}

/* A country's name; people who bear it too are hits as well, but not a delegation that is called
 * so. */
static size_t find_by_country(const struct entry_context *context, struct slice word,
                              struct entry_speaker *found)
{
    const struct country *country = country_by_name(word);
    size_t count = 0;
    if (country == NULL) {
        return 0;
    }
    add_found(found, &count, (struct entry_speaker){.country = country});
    add_other_congo(context, word, found, &count);
    const struct person *people[ENTRY_MOST_CHOICES];
    size_t hits = roster_match(context->roster, ROSTER_NAME_WORDS, word, people, COUNT(people));
    for (size_t i = 0; i < hits && i < COUNT(people); i++) {
        if (country_by_name(people[i]->name) == NULL) {
            add_found(found, &count, (struct entry_speaker){.participant = people[i]->record});
        }
    }
    return count;
}

static bool is_no_speaker(const struct entry_context *context, struct slice word)
{
    for (size_t i = 0; i < context->non_speaker_count; i++) {
        if (fold_equal(word, context->non_speakers[i])) {
            return true;
        }
    }
    /* In capitals they are no words; and somebody here may be called Segundo. */
    return !roster_has_name(context->roster, word) && entry_words_have(ENTRY_WORDS_TEXT, word) &&
           !slice_is(word, "UN") && !slice_is(word, "WHO");
}

enum { PREFIX_COUNTRIES = 64 };

/* Countries in the room whose name begins so: `barb`. Three letters, as with people. `San` begins
 * those of others too. */
static void add_countries(const struct entry_context *context, struct slice word,
                          struct entry_speaker *found, size_t *count)
{
    const struct country *countries[PREFIX_COUNTRIES];
    size_t hits = entry_words_have(ENTRY_WORDS_PLACE, word)
                      ? 0
                      : country_find(word, countries, COUNT(countries));
    for (size_t i = 0; i < hits && i < COUNT(countries); i++) {
        if (roster_has_country(context->roster, countries[i])) {
            add_found(found, count, (struct entry_speaker){.country = countries[i]});
        }
    }
}

static enum entry_who find_person(const struct entry_context *context, struct slice word,
                                  struct entry_speaker *found, size_t *count)
{
    static const enum roster_rule rules[] = {ROSTER_NAME, ROSTER_WORDS, ROSTER_INITIALS};
    for (size_t i = 0; i < COUNT(rules); i++) {
        add_people(context, rules[i], word, found, count);
        if (rules[i] == ROSTER_WORDS) {
            add_countries(context, word, found, count);
        }
        /* The whole name is no beginning of another's. */
        if (rules[i] == ROSTER_NAME && *count > 0) {
            break;
        }
        if (rules[i] == ROSTER_WORDS && *count == 1) {
            break;
        }
    }
    return answer(*count);
}

static enum entry_who find_plain(const struct entry_context *context, struct slice word,
                                 struct entry_speaker *found, size_t *count)
{
    add_people(context, ROSTER_NUMBER, word, found, count);
    if (*count > 0) {
        return answer(*count);
    }
    *count = find_by_country(context, word, found);
    if (*count > 0) {
        return answer(*count);
    }
    const struct country *country = code_in_room(context, word);
    if (country != NULL) {
        add_found(found, count, (struct entry_speaker){.country = country});
        return WHO_MEANT;
    }
    if (is_no_speaker(context, word)) {
        return WHO_TEXT;
    }
    /* `all` is not the beginning of Allemagne. */
    bool pronoun =
        entry_words_have(ENTRY_WORDS_PRONOUN, word) && !roster_has_name(context->roster, word);
    return pronoun ? WHO_NOBODY : find_person(context, word, found, count);
}

/* An alias of the session names an id or an alpha-3, one of the settings a name. */
static bool find_alias(const struct entry_context *context, struct slice word,
                       struct entry_speaker *found, size_t *count)
{
    struct slice target = roster_find_alias(context->roster, word);
    const struct record *record = session_find(context->session, target);
    const struct country *country = country_by_code(target);
    if (target.size > 0 && record != NULL && record->exists) {
        add_found(found, count, (struct entry_speaker){.participant = record});
    } else if (target.size > 0 && country != NULL) {
        add_found(found, count, (struct entry_speaker){.country = country});
    }
    for (size_t i = 0; i < context->alias_count && *count == 0; i++) {
        if (fold_equal(word, context->aliases[i].word) &&
            find_plain(context, context->aliases[i].name, found, count) != WHO_MEANT) {
            *count = 0;
        }
    }
    return *count > 0;
}

enum entry_who entry_who_find(const struct entry_context *context, struct slice word,
                              struct entry_speaker *found, size_t *count)
{
    *count = 0;
    word = slice_trim(word);
    if (word.size == 0) {
        return WHO_NOBODY;
    }
    return find_alias(context, word, found, count) ? WHO_MEANT
                                                   : find_plain(context, word, found, count);
}

enum entry_who entry_who_find_parts(const struct entry_context *context, struct slice words,
                                    struct entry_speaker *found, size_t *count)
{
    *count = 0;
    add_people(context, ROSTER_NAME_PARTS, words, found, count);
    return answer(*count);
}

bool entry_who_add(struct entry_meaning *meaning, struct entry_speaker speaker)
{
    for (size_t i = 0; i < meaning->speaker_count; i++) {
        if (meaning->speakers[i].country == speaker.country &&
            meaning->speakers[i].participant == speaker.participant) {
            return true;
        }
    }
    if (meaning->speaker_count == ENTRY_MOST_SPEAKERS) {
        return false;
    }
    meaning->speakers[meaning->speaker_count++] = speaker;
    return true;
}

/* The end of the next word in `text` from `at` on, and its start. */
static size_t next_word(struct slice text, size_t *at)
{
    while (*at < text.size && (text.at[*at] == ' ' || text.at[*at] == ',')) {
        (*at)++;
    }
    size_t end = *at;
    while (end < text.size && text.at[end] != ' ' && text.at[end] != ',') {
        end++;
    }
    return end;
}

static enum entry_who find_in_room(const struct entry_context *context, struct slice word,
                                   bool anywhere, struct entry_speaker *found, size_t *count)
{
    if (!anywhere) {
        enum entry_who who = entry_who_find(context, word, found, count);
        bool outside = who == WHO_MEANT && found[0].country != NULL &&
                       !roster_has_country(context->roster, found[0].country);
        return outside ? WHO_NOBODY : who;
    }
    const struct country *country = country_by_code(word);
    country = country != NULL ? country : country_by_name(word);
    *count = 0;
    if (country != NULL) {
        add_found(found, count, (struct entry_speaker){.country = country});
        add_other_congo(context, word, found, count);
    }
    return answer(*count);
}

enum { TAKE_WORDS = 8 };

/* Where no name is clear as it stands: the longest run that is parts of one. `who` and `found` are
 * what the first word alone came to. */
static enum entry_who take_parts(const struct entry_context *context, struct slice *words,
                                 size_t start, const size_t *ends, size_t taken, enum entry_who who,
                                 struct entry_speaker *found, size_t *count)
{
    for (size_t i = taken; i > 1; i--) {
        struct entry_speaker others[ENTRY_MOST_CHOICES];
        size_t other_count = 0;
        struct slice run = slice_make(words->at + start, ends[i - 1] - start);
        if (entry_who_find_parts(context, run, others, &other_count) == WHO_MEANT) {
            found[0] = others[0];
            *count = 1;
            *words = slice_from(*words, ends[i - 1]);
            return WHO_MEANT;
        }
    }
    return who;
}

enum entry_who entry_who_take(const struct entry_context *context, struct slice *words,
                              bool anywhere, struct entry_speaker *found, size_t *count)
{
    size_t start = 0;
    size_t end = next_word(*words, &start);
    size_t ends[TAKE_WORDS];
    size_t taken = 0;
    while (taken < TAKE_WORDS && end > start) {
        ends[taken++] = end;
        size_t next = end;
        size_t next_end = next_word(*words, &next);
        if (next_end == next ||
            slice_find(slice_make(words->at + end, next - end), ',') < next - end) {
            break;
        }
        end = next_end;
    }
    enum entry_who who = WHO_NOBODY;
    *count = 0;
    for (size_t i = taken; i > 0; i--) {
        size_t stop = ends[i - 1];
        who = find_in_room(context, slice_make(words->at + start, stop - start), anywhere, found,
                           count);
        if (who == WHO_MEANT) {
            *words = slice_from(*words, stop);
            return who;
        }
    }
    return anywhere ? who : take_parts(context, words, start, ends, taken, who, found, count);
}
