#include "model/roster_name.h"

#include "model/roster_words.h"
#include "text/utf8.h"

/* What a word of the first part can be. */
enum token {
    TOKEN_NAME,
    TOKEN_ADDRESS,  /* Dr, PhD */
    TOKEN_PARTICLE, /* de */
    TOKEN_SMALL,    /* any other word with a small letter */
    TOKEN_ACRONYM,  /* NIC.MX, IGF-Example, ISOC */
    TOKEN_ORGANIZATION,
    TOKEN_OTHER /* no letter in front: a number, a parenthesis */
};

/* `J.`, `J.R.`, `M`: single letters. */
static bool is_initial(struct slice word)
{
    bool after_letter = false;
    for (size_t at = 0; at < word.size;) {
        uint32_t code = 0;
        size_t size = utf8_next(word, at, &code);
        bool letter = words_first_letter(slice_make(word.at + at, size)) != LETTER_NONE;
        if ((letter && after_letter) || (!letter && code != '.' && code != '-')) {
            return false;
        }
        after_letter = letter;
        at += size;
    }
    return word.size > 0;
}

static bool is_all_capitals(struct slice word)
{
    int capitals = 0;
    int small = 0;
    words_count_letters(word, &capitals, &small);
    return capitals >= 2 && small == 0;
}

/* A capital behind a small letter, as in `NetExample`, where no name is written so (McDonald). */
static bool has_inner_capital(struct slice word)
{
    static const char *const fronts[] = {"Mc", "Mac", "De", "Di", "La", "Le", "Van", "Fitz", "O"};
    enum letter before = LETTER_NONE;
    for (size_t at = 0; at < word.size;) {
        uint32_t code = 0;
        size_t size = utf8_next(word, at, &code);
        enum letter letter = words_first_letter(slice_make(word.at + at, size));
        bool usual = false;
        for (size_t i = 0; i < COUNT(fronts); i++) {
            usual = usual || slice_is(slice_head(word, at), fronts[i]);
        }
        if (letter == LETTER_CAPITAL && before == LETTER_SMALL && !usual) {
            return true;
        }
        before = letter;
        at += size;
    }
    return false;
}

/* A dot between letters, or capitals before a hyphen: names of domains and of chapters. */
static bool is_acronym(struct slice word)
{
    size_t dot = slice_find(word, '.');
    size_t dash = slice_find(word, '-');
    return is_all_capitals(word) || (dot > 0 && dot + 1 < word.size) ||
           (dash < word.size && is_all_capitals(slice_head(word, dash))) || has_inner_capital(word);
}

/* `d'Ávila`, `l’Hôte`: a capital behind one small letter and an apostrophe. */
static bool is_elided(struct slice word)
{
    static const char *const marks[] = {"'", "’"};
    struct slice behind = slice_from(word, 1);
    bool capital = false;
    for (size_t i = 0; i < COUNT(marks); i++) {
        struct slice mark = slice_of(marks[i]);
        capital = capital || (slice_starts(behind, mark) &&
                              words_first_letter(slice_from(behind, mark.size)) == LETTER_CAPITAL);
    }
    return capital && words_first_letter(word) == LETTER_SMALL;
}

static enum token token_of(struct slice word)
{
    enum letter letter = words_first_letter(word);
    if (letter == LETTER_NONE || word.at[0] == '(' || (word.at[0] >= '0' && word.at[0] <= '9')) {
        return TOKEN_OTHER;
    }
    if (words_have(WORDS_ADDRESS, word) ||
        (letter == LETTER_CAPITAL && words_have(WORDS_DEGREE, word))) {
        return TOKEN_ADDRESS;
    }
    if (is_initial(word)) {
        return letter == LETTER_SMALL && words_have(WORDS_PARTICLE, word) ? TOKEN_PARTICLE
                                                                          : TOKEN_NAME;
    }
    if (is_elided(word)) {
        return TOKEN_NAME;
    }
    if (letter == LETTER_SMALL) {
        return words_have(WORDS_PARTICLE, word) ? TOKEN_PARTICLE : TOKEN_SMALL;
    }
    if (words_have(WORDS_ORGANIZATION, word) || words_have(WORDS_TITLE, word) ||
        words_have(WORDS_RANK, word)) {
        return TOKEN_ORGANIZATION;
    }
    return is_acronym(word) ? TOKEN_ACRONYM : TOKEN_NAME;
}

/* The end of the word at `at`, which is no blank. */
static size_t word_end(struct slice text, size_t at)
{
    return at + slice_find(slice_from(text, at), ' ');
}

static size_t word_start(struct slice text, size_t at)
{
    while (at < text.size && text.at[at] == ' ') {
        at++;
    }
    return at;
}

const struct country *name_country(struct slice text)
{
    const struct country *country = country_by_name(text);
    return country != NULL ? country : country_by_code(text);
}

enum { COUNTRY_WORDS = 6 };

/* The end of the longest run of words from `at` on that names a country; `at` where there is none.
 */
static size_t country_end(struct slice part, size_t at)
{
    size_t found = at;
    size_t end = at;
    for (int words = 0; words < COUNTRY_WORDS && end < part.size; words++) {
        end = word_end(part, word_start(part, end));
        if (country_by_name(slice_make(part.at + at, end - at)) != NULL) {
            found = end;
        }
    }
    return found;
}

/* What was seen of the first part so far. */
struct scan {
    struct slice part;
    char separator;
    int names, addresses;
    size_t size; /* bytes of the name so far */
};

static struct name_end end_here(const struct scan *scan, size_t next, const char *why)
{
    return (struct name_end){scan->size, next, why};
}

static struct name_end whole(const struct scan *scan, const char *why)
{
    return (struct name_end){scan->part.size, scan->part.size, why};
}

static struct name_end at_country(const struct scan *scan, size_t at, size_t end)
{
    bool last = end == scan->part.size;
    bool borne = words_have(WORDS_SURNAME, slice_make(scan->part.at + at, end - at));
    bool peers =
        last && scan->separator == '/'; /* `Peru/ NIC.XX`: two things that the person is of */
    if (scan->names == 1 || (borne && last && !peers)) {
        return whole(scan, "a country's name may be part of the person's");
    }
    return end_here(scan, at, NULL);
}

static const char capitals_may_be_both[] = "a word in capitals may be a name or an organization";

static struct name_end at_acronym(const struct scan *scan, size_t at, size_t end)
{
    struct slice word = slice_make(scan->part.at + at, end - at);
    bool last = end == scan->part.size;
    bool letters_only = slice_find(word, '.') == word.size && slice_find(word, '-') == word.size;
    if (last && letters_only && is_all_capitals(word) && scan->separator != '/') {
        return whole(scan, capitals_may_be_both);
    }
    if (scan->names == 1 && letters_only && is_all_capitals(word)) {
        /* `Claire DUPONT (AFNIC)`: without it there would be no surname. */
        return (struct name_end){end, end, capitals_may_be_both};
    }
    return end_here(scan, at, NULL);
}

static struct name_end at_small(const struct scan *scan, size_t at)
{
    struct slice left = slice_from(scan->part, at);
    struct slice stripped = name_strip_connective(left);
    bool connects = stripped.size < left.size && !slice_starts(left, slice_of("and "));
    return end_here(scan, at, connects ? NULL : "it is not clear where the name ends");
}

/* `Minister Ana Silva`: a post in front of the name, and said with it. */
static bool is_title_of(const struct scan *scan, struct slice word, size_t end)
{
    struct slice left = slice_from(scan->part, word_start(scan->part, end));
    struct slice next = slice_head(left, slice_find(left, ' '));
    return scan->names == 0 && words_have(WORDS_TITLE, word) && next.size < left.size &&
           token_of(next) == TOKEN_NAME && name_country(next) == NULL;
}

/* `de`: the name goes on where a name follows. */
static bool stops_at_particle(const struct scan *scan, size_t at, size_t end,
                              struct name_end *found)
{
    size_t next = word_start(scan->part, end);
    struct slice after = slice_make(scan->part.at + next, word_end(scan->part, next) - next);
    enum token behind = after.size == 0 ? TOKEN_OTHER : token_of(after);
    size_t country = country_end(scan->part, next);
    struct slice named = slice_make(scan->part.at + next, country - next);
    if (scan->names > 0 && country > next && country == scan->part.size &&
        (scan->names == 1 || words_have(WORDS_SURNAME, named))) {
        *found = whole(scan, "a country's name may be part of the person's");
        return true;
    }
    *found = end_here(scan, at, scan->names == 0 ? "there is no person's name" : NULL);
    bool named_so = behind == TOKEN_NAME || behind == TOKEN_PARTICLE;
    return !named_so || (scan->names > 0 && country > next);
}

/* Where the name ends before the word from `at` to `end`; false where it goes on. */
static bool stops(struct scan *scan, size_t at, size_t end, struct name_end *found)
{
    struct slice word = slice_make(scan->part.at + at, end - at);
    size_t country = scan->names > 0 ? country_end(scan->part, at) : at;
    if (country > at) {
        *found = at_country(scan, at, country);
        return true;
    }
    enum token token = token_of(word);
    if (token == TOKEN_ORGANIZATION && is_title_of(scan, word, end)) {
        token = TOKEN_ADDRESS;
    }
    switch (token) {
    case TOKEN_NAME:
        scan->names++;
        scan->size = end;
        return false;
    case TOKEN_ADDRESS:
        scan->addresses++;
        scan->size = end;
        return false;
    case TOKEN_PARTICLE:
        return stops_at_particle(scan, at, end, found);
    case TOKEN_ACRONYM:
        *found = at_acronym(scan, at, end);
        return true;
    case TOKEN_SMALL:
        *found = at_small(scan, at);
        return true;
    case TOKEN_ORGANIZATION:
    case TOKEN_OTHER:
        *found = end_here(scan, at, NULL);
        return true;
    }
    return true;
}

/* `Pérez-NICXX`: the hyphen ends the name. 0 where the word is none such, else the hyphen's byte.
 */
static size_t split_at(struct slice word)
{
    size_t dash = slice_find(word, '-');
    int capitals = 0;
    int small = 0;
    words_count_letters(slice_head(word, dash), &capitals, &small);
    struct slice right = slice_from(word, dash + 1);
    bool split = dash < word.size && capitals == 1 && small > 0 && right.size > 2 &&
                 is_all_capitals(slice_head(right, slice_find(right, '-')));
    return split ? dash : 0;
}

/* All words in small letters, or all in capitals: the whole part is the name where it is short. */
static bool is_uniform(struct slice part)
{
    int words = 0;
    bool capitals = true;
    bool small = true;
    for (size_t at = word_start(part, 0); at < part.size; words++) {
        size_t end = word_end(part, at);
        struct slice word = slice_make(part.at + at, end - at);
        capitals = capitals && word.size > 2 && slice_find(word, '.') == word.size &&
                   is_all_capitals(word) && !words_have(WORDS_ORGANIZATION, word);
        small = small && words_first_letter(word) == LETTER_SMALL &&
                !words_have(WORDS_ORGANIZATION, word);
        if (words > 0 && country_end(part, at) > at) {
            return false;
        }
        at = word_start(part, end);
    }
    return (capitals && words >= 2 && words <= 4) || (small && words <= 4);
}

enum { NAME_WORDS_MOST = 5 };

struct name_end name_find_end(struct slice part, char separator)
{
    struct scan scan = {.part = part, .separator = separator};
    struct name_end found = {0};
    if (is_uniform(part)) {
        return whole(&scan, NULL);
    }
    bool stopped = false;
    for (size_t at = word_start(part, 0); at < part.size && !stopped;) {
        size_t end = word_end(part, at);
        size_t dash = split_at(slice_make(part.at + at, end - at));
        if (dash > 0) {
            scan.names++;
            scan.size = at + dash;
            found = end_here(&scan, at + dash + 1, NULL);
            stopped = true;
        } else {
            stopped = stops(&scan, at, end, &found);
        }
        at = word_start(part, end);
    }
    if (!stopped) {
        found = whole(&scan, NULL);
    }
    if (scan.names == 0) {
        return whole(&scan, "there is no person's name");
    }
    if (scan.names > NAME_WORDS_MOST && found.why == NULL) {
        found.why = "the name is long: an organization may be part of it";
    }
    bool one_word = scan.names == 1 && stopped && found.why == NULL && scan.addresses == 0;
    if (one_word && separator == ',' && word_end(part, word_start(part, found.next)) == part.size) {
        return whole(&scan, "the last word may be a name or an organization");
    }
    return found;
}

int name_count_words(struct slice text)
{
    int words = 0;
    int small = 0;
    int total = 0;
    bool fits = words_have(WORDS_SURNAME, text) || name_country(text) == NULL;
    for (size_t i = 0; i < text.size && fits; i++) {
        fits = slice_find(slice_of(",;:/|()<>@"), text.at[i]) == 10;
    }
    for (size_t at = word_start(text, 0); at < text.size && fits; total++) {
        size_t end = word_end(text, at);
        struct slice word = slice_make(text.at + at, end - at);
        struct scan scan = {.part = text, .names = words};
        enum token token = token_of(word);
        token =
            token == TOKEN_ORGANIZATION && is_title_of(&scan, word, end) ? TOKEN_ADDRESS : token;
        bool letters = slice_find(word, '.') == word.size;
        bool capitals = token == TOKEN_ACRONYM && is_all_capitals(word) && letters;
        small += token == TOKEN_SMALL;
        words += (token == TOKEN_NAME && !is_initial(word)) || capitals || token == TOKEN_SMALL;
        fits = (token != TOKEN_ACRONYM || capitals) && token != TOKEN_ORGANIZATION &&
               token != TOKEN_OTHER && (at == 0 || country_end(text, at) == at) &&
               (token != TOKEN_SMALL || (!words_have(WORDS_ORGANIZATION, word) && letters));
        at = word_start(text, end);
    }
    /* Small letters are a name where all words have them. */
    bool mixed = small > 0 && small < words;
    return fits && !mixed && words <= NAME_WORDS_MOST ? words : 0;
}

size_t name_countries(struct slice text, const struct country **found, size_t room)
{
    size_t count = 0;
    size_t at = 0;
    struct country_mention mention;
    while (country_next_mention(text, &at, &mention)) {
        /* Demonyms do not count: an American Registry may have people of anywhere. */
        bool known = country_by_name(slice_make(text.at + mention.at, mention.size)) == NULL;
        for (size_t i = 0; i < count && i < room; i++) {
            known = known || found[i] == mention.country;
        }
        if (!known && count < room) {
            found[count] = mention.country;
        }
        count += !known;
    }
    return count;
}

struct slice name_strip_connective(struct slice text)
{
    for (;;) {
        size_t end = slice_find(text, ' ');
        if (end == text.size || !words_have(WORDS_CONNECTIVE, slice_head(text, end)) ||
            words_first_letter(text) != LETTER_SMALL) {
            return text;
        }
        text = slice_trim(slice_from(text, end));
    }
}
