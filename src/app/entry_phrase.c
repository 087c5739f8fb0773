/* What stands around a name is taken off in this order: nothing, an article, the words of a
 * delegation, a role, a parenthesis, where somebody is from, a title. A name behind an article has
 * to be whole: `the cha` is nobody's beginning. */
#include "app/entry_phrase.h"

#include "app/entry_peel.h"
#include "app/entry_words.h"
#include "app/entry_write.h"
#include "base/num.h"
#include "model/roster_words.h"
#include "text/fold.h"

enum { PHRASE_WORDS = 6, COUNTRY_WORDS = 3, NAME_WORDS = 4, LOOKS_WORDS = 3, HEAD_WORDS = 8 };

/* Whether every word stands whole in the roster. */
static bool all_whole(const struct entry_context *context, struct slice text)
{
    struct slice word;
    while (text.size > 0 && slice_next(&text, ' ', &word)) {
        if (word.size > 0 && !roster_has_word(context->roster, word) &&
            !words_have(WORDS_PARTICLE, word)) {
            return false;
        }
    }
    return true;
}

static bool is_found(enum entry_who who)
{
    return who == WHO_MEANT || who == WHO_AMBIGUOUS;
}

/* A name as it stands, or its parts. */
static enum entry_who find_name(const struct entry_context *context, struct slice text,
                                struct entry_speaker *found, size_t *count)
{
    enum entry_who who = entry_who_find(context, text, found, count);
    return who == WHO_NOBODY ? entry_who_find_parts(context, text, found, count) : who;
}

static enum entry_who mean_country(const struct country *country, struct entry_speaker *found,
                                   size_t *count)
{
    found[0] = (struct entry_speaker){.country = country};
    *count = 1;
    return WHO_MEANT;
}

/* A country by name, by what its people are called, or by its code where it is in the room. */
static const struct country *country_of(const struct entry_context *context, struct slice text)
{
    const struct country *country = country_by_name(text);
    country = country == NULL ? country_by_demonym(text) : country;
    if (country == NULL && roster_has_country(context->roster, country_by_code(text))) {
        country = country_by_code(text);
    }
    return country;
}

/* `of Peru`, `de la Argentina`, `d'Haïti`: the country behind the small words; else `*rest` is what
 * is behind them all. */
static const struct country *country_behind(const struct entry_context *context, struct slice *rest)
{
    const struct country *country = country_of(context, *rest);
    while (country == NULL && (entry_peel_elision(rest) || entry_peel_word(ENTRY_WORDS_OF, rest))) {
        country = country_of(context, *rest);
    }
    return country;
}

/* `delegate of Peru`, `delegación chilena`, `Mexican delegation`: the country's turn. Of an
 * organization: whoever is meant by it; a name (`delegate Silva`): who bears it. `*rest` is what is
 * behind the small words. */
static enum entry_who find_delegate(const struct entry_context *context, struct slice text,
                                    struct slice *rest, struct entry_speaker *found, size_t *count)
{
    const struct country *country = NULL;
    bool leads = entry_words_have(ENTRY_WORDS_DELEGATE, entry_peel_first_word(text));
    bool connected = false;
    *rest = entry_peel_first(text);
    if (leads && rest->size > 0) {
        struct slice behind = *rest;
        country = country_behind(context, &behind);
        connected = behind.size < rest->size;
        *rest = behind;
    } else if (entry_words_have(ENTRY_WORDS_DELEGATE, entry_peel_last_word(text))) {
        *rest = entry_peel_last(text);
        country = country_of(context, *rest);
    } else {
        return WHO_NOBODY;
    }
    if (country != NULL) {
        return mean_country(country, found, count);
    }
    if (rest->size == 0 || (!leads && entry_peel_count(*rest) <= COUNTRY_WORDS)) {
        return WHO_MISSED; /* `the delegation`, and nobody says of where; `the MAG delegate` */
    }
    if (!leads || entry_peel_count(*rest) > PHRASE_WORDS) {
        return WHO_NOBODY;
    }
    enum entry_who who = find_name(context, *rest, found, count);
    bool is_name = connected || words_first_letter(*rest) == LETTER_CAPITAL;
    return is_found(who) ? who : is_name ? WHO_MISSED : WHO_NOBODY;
}

/* Keeps of `found` those who agree with `country`, or are among `others`. */
static void keep_agreeing(const struct entry_context *context, const struct country *country,
                          const struct entry_speaker *others, size_t other_count,
                          struct entry_speaker *found, size_t *count)
{
    size_t kept = 0;
    for (size_t i = 0; i < *count && i < ENTRY_MOST_CHOICES; i++) {
        const struct record *person = found[i].participant;
        bool agrees = person != NULL && country != NULL &&
                      entry_list_has(session_get(context->session, person, FIELD_COUNTRY),
                                     country_code(country));
        for (size_t at = 0; at < other_count && at < ENTRY_MOST_CHOICES; at++) {
            agrees = agrees || (person != NULL && others[at].participant == person);
        }
        if (agrees) {
            found[kept++] = found[i];
        }
    }
    *count = kept;
}

/* Somebody by two parts, of which both must be right: a name, and a country or an organization.
 * `*known`: one of them at least means somebody or some place. */
static size_t find_by_both(const struct entry_context *context, const struct slice parts[2],
                           struct entry_speaker *found, bool *known)
{
    struct entry_speaker people[2][ENTRY_MOST_CHOICES];
    size_t counts[2] = {0, 0};
    const struct country *countries[2] = {NULL, NULL};
    size_t count = 0;
    *known = false;
    for (size_t i = 0; i < 2; i++) {
        countries[i] = country_of(context, parts[i]);
        if (parts[i].size > 0 && !num_is_digits(parts[i])) {
            (void)find_name(context, parts[i], people[i], &counts[i]);
        }
        *known = *known || countries[i] != NULL || counts[i] > 0;
    }
    for (size_t i = 0; i < 2 && count == 0; i++) {
        count = counts[i];
        memcpy(found, people[i], sizeof people[i]);
        keep_agreeing(context, countries[1 - i], people[1 - i], counts[1 - i], found, &count);
    }
    return count;
}

static enum entry_who answer(size_t count, bool known)
{
    return count == 1 ? WHO_MEANT : count > 1 ? WHO_AMBIGUOUS : known ? WHO_MISSED : WHO_NOBODY;
}

/* `gomez (chile)`, `chile (gomez)`, `silva (apc)`. */
static enum entry_who find_in_parentheses(const struct entry_context *context, struct slice text,
                                          struct entry_speaker *found, size_t *count)
{
    size_t open = slice_find(text, '(');
    bool known = false;
    if (open == 0 || open == text.size || text.at[text.size - 1] != ')') {
        return WHO_NOBODY;
    }
    struct slice parts[2] = {slice_trim(slice_head(text, open)),
                             slice_trim(slice_make(text.at + open + 1, text.size - open - 2))};
    *count = find_by_both(context, parts, found, &known);
    return answer(*count, known);
}

/* `gomez de chile`, `Haces from Mexico`. Where the name is nobody's, `the costs of Chile` may be
 * text. */
static enum entry_who find_by_origin(const struct entry_context *context, struct slice text,
                                     struct entry_speaker *found, size_t *count)
{
    for (size_t at = slice_find(text, ' '); at < text.size;) {
        struct slice behind = slice_trim(slice_from(text, at));
        struct slice parts[2] = {slice_head(text, at), behind};
        if (entry_peel_elision(&parts[1]) || entry_peel_word(ENTRY_WORDS_OF, &parts[1])) {
            bool known = false;
            (void)country_behind(context, &parts[1]);
            *count = find_by_both(context, parts, found, &known);
            if (*count > 0) {
                return answer(*count, known);
            }
            size_t names = 0;
            return is_found(find_name(context, parts[0], found, &names)) ? WHO_MISSED : WHO_NOBODY;
        }
        at += 1 + slice_find(slice_from(text, at + 1), ' ');
    }
    return WHO_NOBODY;
}

/* `Sr. Haces`: a person; a title before a country or a role is an address to somebody. */
static enum entry_who find_titled(const struct entry_context *context, struct slice text,
                                  struct entry_speaker *found, size_t *count)
{
    struct slice rest = text;
    while (entry_peel_word(ENTRY_WORDS_TITLE, &rest)) {
    }
    if (rest.size == text.size || entry_peel_count(rest) > NAME_WORDS) {
        return WHO_NOBODY;
    }
    enum entry_who who = find_name(context, rest, found, count);
    who = is_found(who) ? who : find_by_origin(context, rest, found, count);
    bool person = is_found(who);
    for (size_t i = 0; i < *count && i < ENTRY_MOST_CHOICES && person; i++) {
        person = found[i].participant != NULL;
    }
    if (!person) {
        *count = 0;
    }
    return person ? who : WHO_MISSED;
}

/* Those in the room who have a role, by what their rows say. A post (`president`, of whatever) is
 * no role here. */
static enum entry_who find_by_role(const struct entry_context *context, struct slice text,
                                   struct entry_speaker *found, size_t *count)
{
    int role = entry_words_role(text);
    unsigned wanted = role > 0 ? 1U << role : entry_words_roles_of(text);
    *count = 0;
    for (size_t i = 0; i < context->roster->count && wanted != 0; i++) {
        const struct person *person = &context->roster->people[i];
        bool here = person->present && !person->hole &&
                    session_get(context->session, person->record, FIELD_ENDED).size == 0;
        struct slice rest = person->role;
        struct slice item;
        bool has = false;
        while (here && !has && rest.size > 0 && slice_next(&rest, ',', &item)) {
            has = (wanted >> entry_words_role(item) & 1U) != 0 && !entry_words_is_post(item);
        }
        if (has) {
            if (*count < ENTRY_MOST_CHOICES) {
                found[*count] = (struct entry_speaker){.participant = person->record};
            }
            (*count)++;
        }
    }
    return *count == 0 ? WHO_NOBODY : *count == 1 ? WHO_MEANT : WHO_AMBIGUOUS;
}

/* What is behind an article, where it is whole. A person's name stands behind none: `La Paz` need
 * not be Juan Paz. */
static enum entry_who find_whole(const struct entry_context *context, struct slice text,
                                 struct entry_speaker *found, size_t *count)
{
    const struct person *named[1];
    enum entry_who who = entry_who_find(context, text, found, count);
    bool country = who == WHO_MEANT && found[0].country != NULL && country_by_name(text) != NULL;
    if (!is_found(who) || country) {
        return who;
    }
    bool of_name = roster_match(context->roster, ROSTER_NAME_WORDS, text, named, COUNT(named)) > 0;
    bool whole = all_whole(context, text) || (!of_name && entry_peel_count(text) > 1);
    return !whole ? WHO_NOBODY : of_name ? WHO_MISSED : who;
}

/* A title alone is nobody's name, but it may be somebody's initials. */
static enum entry_who find_by_initials(const struct entry_context *context, struct slice text,
                                       struct entry_speaker *found, size_t *count)
{
    const struct person *people[1];
    *count = 0;
    if (roster_match(context->roster, ROSTER_INITIALS, text, people, COUNT(people)) != 1) {
        return WHO_MISSED;
    }
    found[0] = (struct entry_speaker){.participant = people[0]->record};
    *count = 1;
    return WHO_MEANT;
}

/* Whose title begins `text`: a man's, a woman's, of neither for sure. */
static enum entry_words title_of(struct slice text)
{
    static const enum entry_words titles[] = {ENTRY_WORDS_HE, ENTRY_WORDS_SHE};
    while (entry_peel_article(&text)) {
    }
    for (size_t i = 0; i < COUNT(titles); i++) {
        struct slice rest = text;
        if (entry_peel_word(titles[i], &rest)) {
            return titles[i];
        }
    }
    return ENTRY_WORDS_TITLE;
}

/* `Sra. Gomez` is not the `Sr. Juan Gomez` of the roster, be he the only Gomez there. */
static enum entry_who leave_out_others(const struct entry_context *context, struct slice text,
                                       enum entry_who who, struct entry_speaker *found,
                                       size_t *count)
{
    enum entry_words title = title_of(text);
    size_t kept = 0;
    if (title == ENTRY_WORDS_TITLE || !is_found(who) || *count > ENTRY_MOST_CHOICES) {
        return who;
    }
    for (size_t i = 0; i < *count; i++) {
        enum entry_words own =
            found[i].participant == NULL
                ? ENTRY_WORDS_TITLE
                : title_of(session_get(context->session, found[i].participant, FIELD_NAME));
        if (own == ENTRY_WORDS_TITLE || own == title) {
            found[kept++] = found[i];
        }
    }
    if (kept == *count) {
        return who;
    }
    *count = kept;
    return kept == 0 ? WHO_MISSED : kept == 1 ? WHO_MEANT : WHO_AMBIGUOUS;
}

static enum entry_who find_any(const struct entry_context *context, struct slice text,
                               struct entry_speaker *found, size_t *count)
{
    struct slice whole = slice_trim(text);
    struct slice rest = whole;
    if (entry_words_have(ENTRY_WORDS_TITLE, whole)) {
        return find_by_initials(context, whole, found, count);
    }
    enum entry_who who = find_name(context, whole, found, count);
    if (who != WHO_NOBODY) {
        return who;
    }
    while (entry_peel_article(&rest)) {
    }
    if (rest.size < whole.size) {
        who = find_whole(context, rest, found, count);
        if (who != WHO_NOBODY) {
            *count = is_found(who) ? *count : 0;
            return who;
        }
    }
    struct slice of = {"", 0};
    static enum entry_who (*const ways[])(const struct entry_context *context, struct slice text,
                                          struct entry_speaker *found, size_t *count) = {
        find_by_role, find_in_parentheses, find_by_origin, find_titled};
    who = find_delegate(context, rest, &of, found, count);
    for (size_t i = 0; i < COUNT(ways) && who == WHO_NOBODY; i++) {
        who = ways[i](context, rest, found, count);
    }
    if (!is_found(who)) {
        *count = 0;
    }
    return who;
}

enum entry_who entry_phrase_find(const struct entry_context *context, struct slice text,
                                 struct entry_speaker *found, size_t *count)
{
    enum entry_who who = find_any(context, text, found, count);
    return leave_out_others(context, slice_trim(text), who, found, count);
}

bool entry_phrase_nameless(const struct entry_context *context, struct slice text,
                           struct entry_meaning *meaning)
{
    struct entry_speaker found[ENTRY_MOST_CHOICES];
    size_t count = 0;
    struct slice rest = slice_trim(text);
    struct slice of = {"", 0};
    while (entry_peel_article(&rest)) {
    }
    if (find_delegate(context, rest, &of, found, &count) == WHO_MISSED) {
        rest = of;
    }
    bool is_group = false;
    struct slice written = entry_words_group(rest, &is_group);
    if (is_group) {
        meaning->on_behalf_of = written;
    } else if (entry_words_role(rest) > 0) {
        meaning->capacity = written.size > 0 ? written : rest;
    }
    return meaning->on_behalf_of.size > 0 || meaning->capacity.size > 0;
}

bool entry_phrase_is_room(struct slice text, bool *asks)
{
    struct str telling = {0};
    entry_peel_telling(text, &telling);
    *asks = entry_words_have(ENTRY_WORDS_ROOM_ASKS, str_slice(&telling));
    /* One word alone may be a heading, but not `from the audience`, nor the floor. */
    bool bare = entry_peel_count(text) == 1 && !fold_equal(text, slice_of("floor"));
    bool room = *asks || (!bare && entry_words_have(ENTRY_WORDS_ROOM, str_slice(&telling)));
    str_release(&telling);
    return room;
}

/* One word or several, whole. */
static bool is_known(const struct entry_context *context, struct slice words)
{
    if (entry_words_have(ENTRY_WORDS_TEXT, words)) {
        return false;
    }
    int capitals = 0;
    int small = 0;
    bool is_group = false;
    words_count_letters(words, &capitals, &small);
    (void)entry_words_group(words, &is_group);
    return roster_has_word(context->roster, words) || country_by_name(words) != NULL ||
           country_by_demonym(words) != NULL || is_group ||
           (small == 0 && roster_has_country(context->roster, country_by_code(words)));
}

/* What is counted of a head that may be a speaker: `mexico replies to chile` has three words. */
static size_t count_looks(struct slice text)
{
    struct str telling = {0};
    size_t words = 0;
    entry_peel_telling(text, &telling);
    struct slice rest = str_slice(&telling);
    struct slice word;
    while (rest.size > 0 && slice_next(&rest, ' ', &word)) {
        words +=
            !entry_words_have(ENTRY_WORDS_SAY, word) && !entry_words_have(ENTRY_WORDS_ASK, word);
    }
    str_release(&telling);
    return words;
}

/* A long head that is no sentence and has a country's name in it, or a person's, written as names
 * are: `joint statement by Chile and Uruguay`, but not `Mexico has three proposals`. */
static bool names_in_full(const struct entry_context *context, struct slice text)
{
    bool named = false;
    size_t words = 0;
    for (struct slice start = slice_trim(text); start.size > 0; start = entry_peel_first(start)) {
        struct slice word = entry_peel_first_word(start);
        const struct person *people[1];
        if (entry_words_have(ENTRY_WORDS_VERB, word) || ++words > HEAD_WORDS) {
            return false;
        }
        bool capital = words_first_letter(word) == LETTER_CAPITAL;
        named = named ||
                (capital && roster_has_word(context->roster, word) &&
                 roster_match(context->roster, ROSTER_NAME_WORDS, word, people, COUNT(people)) > 0);
        for (struct slice run = start; run.size > 0 && capital && !named;
             run = entry_peel_last(run)) {
            named = country_by_name(run) != NULL;
        }
    }
    return named;
}

bool entry_phrase_names_someone(const struct entry_context *context, struct slice text)
{
    if (count_looks(text) > LOOKS_WORDS) {
        return names_in_full(context, text);
    }
    struct slice whole = slice_trim(text);
    while (entry_peel_article(&whole)) {
    }
    if (entry_words_group(whole, NULL).size > 0) {
        return true;
    }
    for (struct slice start = slice_trim(text); start.size > 0; start = entry_peel_first(start)) {
        for (struct slice run = start; run.size > 0; run = entry_peel_last(run)) {
            if (is_known(context, run)) {
                return true;
            }
        }
    }
    return false;
}
