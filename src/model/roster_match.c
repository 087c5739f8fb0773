/* Who of the roster can be meant by a few letters. */
#include "model/roster.h"

#include "base/num.h"
#include "model/roster_words.h"
#include "text/fold.h"
#include "text/utf8.h"

enum { PREFIX_LETTERS = 3, WORD_LETTERS = 2 };

static size_t letters_in(struct slice text)
{
    size_t letters = 0;
    for (size_t at = 0; at < text.size; letters++) {
        uint32_t code = 0;
        at += utf8_next(text, at, &code);
    }
    return letters;
}

static bool begins_word(struct slice typed, struct slice word)
{
    size_t needed = slice_equal(typed, word) ? WORD_LETTERS : PREFIX_LETTERS;
    return slice_starts(word, typed) && letters_in(typed) >= needed;
}

/* Whether the folded words of `typed` begin words of `name`, in their order. */
static bool words_match(struct slice typed, struct slice name)
{
    struct slice want;
    while (slice_next(&typed, ' ', &want)) {
        struct slice word;
        bool found = false;
        while (!found && name.at != NULL && slice_next(&name, ' ', &word)) {
            found = begins_word(want, word);
        }
        if (!found) {
            return false;
        }
    }
    return true;
}

/* A word that many organizations have says nothing of whose it is. */
static bool is_general(struct slice word)
{
    return words_have(WORDS_PARTICLE, word) || words_have(WORDS_CONNECTIVE, word) ||
           words_have(WORDS_ORGANIZATION, word) || words_have(WORDS_UNIT, word);
}

/* The same of an organization; but `internet` alone is not the Internet Council, so that it may
 * begin a text: one word must begin one that tells. */
static bool organization_matches(struct slice typed, struct slice organization)
{
    if (slice_find(typed, ' ') < typed.size || slice_find(organization, ' ') == organization.size) {
        return words_match(typed, organization);
    }
    struct slice word;
    while (slice_next(&organization, ' ', &word)) {
        if (begins_word(typed, word) && !is_general(word)) {
            return true;
        }
    }
    return false;
}

enum { PARTS_MOST = 8 };

/* Whether each word of `typed` begins a word of `name` of its own. Each takes the first that it
 * begins: a whole word its like before another that only begins so. */
static bool parts_match(struct slice typed, struct slice name)
{
    struct slice words[PARTS_MOST];
    size_t count = 0;
    size_t wanted = 0;
    struct slice want;
    while (count < PARTS_MOST && slice_next(&name, ' ', &words[count])) {
        count++;
    }
    while (slice_next(&typed, ' ', &want)) {
        size_t best = count;
        for (size_t i = 0; i < count; i++) {
            bool begins = wanted == 0 ? begins_word(want, words[i]) : slice_starts(words[i], want);
            if (begins && words[i].size > 0 &&
                (best == count || (words[i].size == want.size && words[best].size > want.size))) {
                best = i;
            }
        }
        if (best == count) {
            return false;
        }
        words[best].size = 0; /* no two words of `typed` for one */
        wanted++;
    }
    return wanted > 1;
}

static bool any_matches(struct slice items, char separator, struct slice typed,
                        bool (*matches)(struct slice typed, struct slice item))
{
    struct slice item;
    while (items.size > 0 && slice_next(&items, separator, &item)) {
        if (item.size > 0 && matches(typed, item)) {
            return true;
        }
    }
    return false;
}

static struct slice name_key(const struct person *person)
{
    return slice_head(person->key, slice_find(person->key, '\n'));
}

static struct slice organizations_key(const struct person *person)
{
    return slice_from(person->key, name_key(person).size + 1);
}

static bool matches(const struct person *person, enum roster_rule rule, struct slice typed)
{
    uint64_t number = 0;
    switch (rule) {
    case ROSTER_NUMBER:
        return num_parse_unsigned(typed, UINT32_MAX, &number) && number > 0 &&
               number == person->number;
    case ROSTER_NAME:
        return !person->hole && slice_equal(typed, name_key(person));
    case ROSTER_WORDS:
        return !person->hole &&
               (words_match(typed, name_key(person)) ||
                any_matches(organizations_key(person), '\n', typed, organization_matches));
    case ROSTER_NAME_WORDS:
        return !person->hole && words_match(typed, name_key(person));
    case ROSTER_NAME_PARTS:
        return !person->hole && parts_match(typed, name_key(person));
    case ROSTER_INITIALS:
        return !person->hole && letters_in(typed) >= WORD_LETTERS &&
               any_matches(person->initials, ' ', typed, slice_equal);
    }
    return false;
}

size_t roster_match(const struct roster *roster, enum roster_rule rule, struct slice word,
                    const struct person **found, size_t room)
{
    struct str key = {0};
    fold_key(word, &key);
    size_t hits = 0;
    for (size_t i = 0; i < roster->count && key.size > 0; i++) {
        if (matches(&roster->people[i], rule, str_slice(&key))) {
            if (hits < room) {
                found[hits] = &roster->people[i];
            }
            hits++;
        }
    }
    str_release(&key);
    return hits;
}

/* Whether `word` is one of the words, but for those that say nothing. */
static bool has_telling_word(struct slice words, struct slice word,
                             bool (*says_nothing)(struct slice))
{
    struct slice one;
    while (words.size > 0 && slice_next(&words, ' ', &one)) {
        if (slice_equal(one, word)) {
            return !says_nothing(one);
        }
    }
    return false;
}

static bool is_small_word(struct slice word)
{
    return words_have(WORDS_PARTICLE, word) || words_have(WORDS_CONNECTIVE, word);
}

bool roster_has_name(const struct roster *roster, struct slice word)
{
    struct str key = {0};
    bool found = false;
    fold_key(word, &key);
    for (size_t i = 0; i < roster->count && letters_in(str_slice(&key)) >= WORD_LETTERS && !found;
         i++) {
        const struct person *person = &roster->people[i];
        found = !person->hole && has_telling_word(name_key(person), str_slice(&key), is_small_word);
    }
    str_release(&key);
    return found;
}

bool roster_has_word(const struct roster *roster, struct slice word)
{
    struct str folded = {0};
    bool found = false;
    fold_key(word, &folded);
    struct slice key = str_slice(&folded);
    for (size_t i = 0; i < roster->count && letters_in(key) >= WORD_LETTERS && !found; i++) {
        const struct person *person = &roster->people[i];
        struct slice items = organizations_key(person);
        struct slice item;
        found = !person->hole && has_telling_word(name_key(person), key, is_small_word);
        while (!found && items.size > 0 && slice_next(&items, '\n', &item)) {
            found = slice_equal(item, key) || has_telling_word(item, key, is_general);
        }
    }
    str_release(&folded);
    return found;
}
