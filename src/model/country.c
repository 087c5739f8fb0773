/* Keys lie sorted in one array of bytes, so whatever is asked becomes a key and a binary search.
 * Running text is looked through word by word: from each word on the key grows a word at a time for
 * as long as any name begins so, and the longest that may stand there wins. */
#include "model/country.h"

#include <stdlib.h>
#include <string.h>

#include "base/fatal.h"
#include "base/str.h"
#include "text/fold.h"
#include "text/utf8.h"

enum {
    COUNTRIES_MOST = 300,
    PREFIX_LEAST = 3, /* letters */
    NO_ENGLISH = (1 << LANGUAGE_COUNT) - 1 - (1 << LANGUAGE_EN)
};

/* May stand before a country's name. */
static const struct slice articles[] = {
    SLICE("a "),   SLICE("as "),  SLICE("el "), SLICE("la "), SLICE("las "), SLICE("le "),
    SLICE("les "), SLICE("los "), SLICE("o "),  SLICE("os "), SLICE("the "),
};

/* The first words of official names: a beginning of one of them means no country. */
static const struct slice forms[] = {
    SLICE("arab"),         SLICE("bolivarian"),    SLICE("commonwealth"),  SLICE("comunidade"),
    SLICE("confederacao"), SLICE("confederacion"), SLICE("confederation"), SLICE("democratic"),
    SLICE("emirado"),      SLICE("estado"),        SLICE("etat"),          SLICE("federacao"),
    SLICE("federacion"),   SLICE("federal"),       SLICE("federated"),     SLICE("federation"),
    SLICE("federative"),   SLICE("former"),        SLICE("independent"),   SLICE("islamic"),
    SLICE("kingdom"),      SLICE("mancomunidad"),  SLICE("occupied"),      SLICE("oriental"),
    SLICE("peoples"),      SLICE("plurinational"), SLICE("principado"),    SLICE("principality"),
    SLICE("principaute"),  SLICE("regiao"),        SLICE("reino"),         SLICE("rep"),
    SLICE("republic"),     SLICE("republica"),     SLICE("republique"),    SLICE("royaume"),
    SLICE("socialist"),    SLICE("state"),         SLICE("sultanat"),      SLICE("sultanate"),
    SLICE("sultanato"),    SLICE("sultania"),      SLICE("territoire"),    SLICE("territoires"),
    SLICE("territorio"),   SLICE("territorios"),   SLICE("uniao"),         SLICE("union"),
};

/* In a text these are more often a word, a person, a city or a saint than the country. */
static const struct slice not_in_texts[] = {
    SLICE("antigua"),      SLICE("dominicana"),    SLICE("dominique"),    SLICE("granada"),
    SLICE("guadalupe"),    SLICE("indio"),         SLICE("indios"),       SLICE("la reunion"),
    SLICE("maurice"),      SLICE("mauricio"),      SLICE("reuniao"),      SLICE("reunion"),
    SLICE("saint martin"), SLICE("saint vincent"), SLICE("salvador"),     SLICE("san martin"),
    SLICE("san vicente"),  SLICE("santa elena"),   SLICE("santa helena"), SLICE("santo tome"),
    SLICE("sao martinho"), SLICE("sao tome"),      SLICE("st martin"),    SLICE("st vincent"),
};

/* Without their accent these are other words (`fines`, `males`, `IRA`), so in a text they need it.
 */
static const struct slice accented[] = {
    SLICE("camarones"), SLICE("fines"), SLICE("ganes"), SLICE("ira"),
    SLICE("males"),     SLICE("manes"), SLICE("oma"),
};

/* Phrases that hold a country's name and mean something else. */
static const struct slice phrases[] = {
    SLICE("african american"),
    SLICE("african americans"),
    SLICE("american states"),
    SLICE("antilhas holandesas"),
    SLICE("antillas holandesas"),
    SLICE("antillas neerlandesas"),
    SLICE("antilles neerlandaises"),
    SLICE("bassin du congo"),
    SLICE("central american"),
    SLICE("central americans"),
    SLICE("congo basin"),
    SLICE("cuenca del congo"),
    SLICE("estado de mexico"),
    SLICE("golfe de guinee"),
    SLICE("golfe du mexique"),
    SLICE("golfo da guine"),
    SLICE("golfo de guinea"),
    SLICE("golfo de mexico"),
    SLICE("golfo do mexico"),
    SLICE("gulf of guinea"),
    SLICE("gulf of mexico"),
    SLICE("indian ocean"),
    SLICE("inter american"),
    SLICE("lac tchad"),
    SLICE("lago chad"),
    SLICE("lago chade"),
    SLICE("lake chad"),
    SLICE("latin american"),
    SLICE("latin americans"),
    SLICE("mar da china"),
    SLICE("mar de china"),
    SLICE("mer de chine"),
    SLICE("native american"),
    SLICE("native americans"),
    SLICE("netherlands antilles"),
    SLICE("new england"),
    SLICE("new guinea"),
    SLICE("new jersey"),
    SLICE("new mexico"),
    SLICE("niger delta"),
    SLICE("north american"),
    SLICE("north americans"),
    SLICE("nouveau mexique"),
    SLICE("nouvelle guinee"),
    SLICE("nova guine"),
    SLICE("nova jersey"),
    SLICE("novo mexico"),
    SLICE("nueva guinea"),
    SLICE("nueva jersey"),
    SLICE("nuevo mexico"),
    SLICE("ocean indien"),
    SLICE("pan american"),
    SLICE("sea of japan"),
    SLICE("south american"),
    SLICE("south americans"),
    SLICE("south china sea"),
    SLICE("us dollar"),
    SLICE("us dollars"),
    SLICE("west indian"),
};

static struct slice key_at(size_t index)
{
    const struct country_key *key = &country_keys[index];
    return slice_make(country_key_text + key->at, key->size);
}

/* The first key that is `key` or comes after it. */
static size_t find_key(struct slice key)
{
    size_t low = 0;
    size_t high = country_key_count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (slice_compare(key_at(middle), key) < 0) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    return low;
}

static bool has_key(size_t index, struct slice key)
{
    return index < country_key_count && slice_equal(key_at(index), key);
}

static bool has_prefix(size_t index, struct slice prefix)
{
    return index < country_key_count && slice_starts(key_at(index), prefix);
}

static bool is_in(const struct slice *list, size_t count, struct slice key)
{
    for (size_t i = 0; i < count; i++) {
        if (slice_equal(list[i], key)) {
            return true;
        }
    }
    return false;
}

static const struct country *country_of(size_t index)
{
    return &country_table[country_keys[index].country];
}

/* --- Codes. */

/* A code in capitals, NUL-terminated; false where it is no two or three letters of ASCII. */
static bool to_code(struct slice text, char *code)
{
    if (text.size != 2 && text.size != 3) {
        return false;
    }
    for (size_t i = 0; i < text.size; i++) {
        char letter = text.at[i];
        if (letter >= 'a' && letter <= 'z') {
            letter = (char)(letter - 'a' + 'A');
        }
        if (letter < 'A' || letter > 'Z') {
            return false;
        }
        code[i] = letter;
    }
    code[text.size] = '\0';
    return true;
}

static int compare_code(const void *code, const void *country)
{
    return strcmp(code, ((const struct country *)country)->alpha3);
}

const struct country *country_by_code(struct slice code)
{
    char wanted[4];
    if (!to_code(code, wanted)) {
        return NULL;
    }
    if (code.size == 2) {
        for (size_t i = 0; i < country_table_count; i++) {
            if (strcmp(country_table[i].alpha2, wanted) == 0) {
                return &country_table[i];
            }
        }
        return NULL;
    }
    return bsearch(wanted, country_table, country_table_count, sizeof country_table[0],
                   compare_code);
}

/* --- Names. */

static bool has_lower_case(struct slice text)
{
    for (size_t i = 0; i < text.size; i++) {
        if (text.at[i] >= 'a' && text.at[i] <= 'z') {
            return true;
        }
    }
    return false;
}

static const struct country *find_name(struct slice key, bool lower_case)
{
    size_t index = find_key(key);
    if (!has_key(index, key) || country_keys[index].type == COUNTRY_DEMONYM) {
        return NULL;
    }
    bool code = country_keys[index].type == COUNTRY_ABBREVIATION && key.size == 2 &&
                fold_equal(slice_of(country_of(index)->alpha2), key);
    return code && lower_case ? NULL : country_of(index);
}

/* `text` behind the French or Italian `l'`. */
static struct slice strip_elided(struct slice text)
{
    static const struct slice elided[] = {SLICE("l'"), SLICE("L'"), SLICE("l’"), SLICE("L’")};
    for (size_t i = 0; i < COUNT(elided); i++) {
        if (slice_starts(text, elided[i])) {
            return slice_from(text, elided[i].size);
        }
    }
    return text;
}

const struct country *country_by_name(struct slice name)
{
    struct str folded = {0};
    struct slice bare = slice_trim(name);
    bool lower_case = has_lower_case(bare);
    fold_key(bare, &folded);
    const struct country *country = find_name(str_slice(&folded), lower_case);
    for (size_t i = 0; country == NULL && i < COUNT(articles); i++) {
        if (slice_starts(str_slice(&folded), articles[i])) {
            country = find_name(slice_from(str_slice(&folded), articles[i].size), lower_case);
        }
    }
    struct slice rest = strip_elided(bare);
    if (country == NULL && rest.size < bare.size) {
        str_clear(&folded);
        fold_key(rest, &folded);
        country = find_name(str_slice(&folded), lower_case);
    }
    str_release(&folded);
    return country;
}

/* The one country of which `key` is a demonym; `*index` is that entry. */
static const struct country *find_demonym(struct slice key, size_t *index)
{
    const struct country *country = NULL;
    for (size_t at = find_key(key); has_key(at, key); at++) {
        if (country_keys[at].type != COUNTRY_DEMONYM) {
            continue;
        }
        if (country != NULL) {
            return NULL;
        }
        country = country_of(at);
        *index = at;
    }
    return country;
}

const struct country *country_by_demonym(struct slice demonym)
{
    struct str folded = {0};
    size_t index = 0;
    fold_key(demonym, &folded);
    const struct country *country = find_demonym(str_slice(&folded), &index);
    str_release(&folded);
    return country;
}

/* Whether `prefix` ends within the form of government with which the key begins. */
static bool is_only_form(struct slice key, struct slice prefix)
{
    size_t first = slice_find(key, ' ');
    return first < key.size && prefix.size <= first &&
           is_in(forms, COUNT(forms), slice_head(key, first));
}

size_t country_by_prefix(struct slice prefix, const struct country **found, size_t room)
{
    bool seen[COUNTRIES_MOST] = {false};
    size_t count = 0;
    struct str folded = {0};
    ensure(country_table_count <= COUNTRIES_MOST);
    fold_key(prefix, &folded);
    struct slice key = str_slice(&folded);
    for (size_t at = find_key(key); key.size > 0 && has_prefix(at, key); at++) {
        unsigned char type = country_keys[at].type;
        if (type > COUNTRY_ALIAS || seen[country_keys[at].country] ||
            is_only_form(key_at(at), key)) {
            continue;
        }
        seen[country_keys[at].country] = true;
        if (count < room) {
            found[count] = country_of(at);
        }
        count++;
    }
    str_release(&folded);
    return count;
}

size_t country_find(struct slice typed, const struct country **found, size_t room)
{
    const struct country *country = country_by_name(typed);
    if (country != NULL) {
        if (room > 0) {
            found[0] = country;
        }
        return 1;
    }
    struct str folded = {0};
    fold_key(typed, &folded);
    bool enough = folded.size >= PREFIX_LEAST;
    str_release(&folded);
    return enough ? country_by_prefix(typed, found, room) : 0;
}

struct slice country_name(const struct country *country, enum language language)
{
    return slice_of(country->names[language]);
}

struct slice country_code(const struct country *country)
{
    return country == NULL ? slice_make(NULL, 0) : slice_of(country->alpha3);
}

/* --- Running text. */

/* Letters, digits, marks; not the punctuation and blanks of Latin-1 and U+2000 to U+206F. */
static bool is_word(uint32_t code)
{
    if (code < 0x80) {
        return (code >= 'a' && code <= 'z') || (code >= 'A' && code <= 'Z') ||
               (code >= '0' && code <= '9');
    }
    return code >= 0xC0 && code != 0xD7 && code != 0xF7 && (code < 0x2000 || code > 0x206F) &&
           (code < 0x3000 || code > 0x303F) && code != 0xFEFF && code != UTF8_REPLACEMENT;
}

/* Moves on from `at` for as long as there are letters, or none. */
static size_t skip(struct slice text, size_t at, bool words)
{
    while (at < text.size) {
        uint32_t code;
        size_t size = utf8_next(text, at, &code);
        if (is_word(code) != words) {
            break;
        }
        at += size;
    }
    return at;
}

/* Names begin with letters of ASCII or Latin-1: `Éthiopie`, `Åland`. */
static bool begins_with_capital(struct slice text)
{
    uint32_t code = 0;
    if (text.size > 0) {
        (void)utf8_next(text, 0, &code);
    }
    return (code >= 'A' && code <= 'Z') || (code >= 0xC0 && code <= 0xDE);
}

static bool is_ascii(struct slice text)
{
    for (size_t i = 0; i < text.size; i++) {
        if ((unsigned char)text.at[i] >= 0x80) {
            return false;
        }
    }
    return true;
}

/* The country that `words` (whole ones of a text, before `next`), whose key is `key`, name there.
 */
static const struct country *named_by(struct slice words, struct slice key, struct slice next)
{
    size_t index = find_key(key);
    if (is_in(not_in_texts, COUNT(not_in_texts), key) ||
        (is_in(accented, COUNT(accented), key) && is_ascii(words))) {
        return NULL;
    }
    bool capital = begins_with_capital(words);
    for (; has_key(index, key) && country_keys[index].type != COUNTRY_DEMONYM; index++) {
        bool abbreviation = country_keys[index].type == COUNTRY_ABBREVIATION;
        if (abbreviation ? !has_lower_case(words) && !slice_is(next, "$") : capital) {
            return country_of(index);
        }
    }
    const struct country *country = find_demonym(key, &index);
    return country != NULL && (capital || country_keys[index].languages & NO_ENGLISH) ? country
                                                                                      : NULL;
}

static bool begins_phrase(struct slice key)
{
    for (size_t i = 0; i < COUNT(phrases); i++) {
        if (slice_starts(phrases[i], key)) {
            return true;
        }
    }
    return false;
}

/* The longest run of words from byte `start` on that has a meaning here: where it ends, and the
 * country, NULL for a phrase that names none. `start` where there is no such run. */
static size_t longest(struct slice text, size_t start, struct str *folded,
                      const struct country **country)
{
    size_t best = start;
    size_t end = start;
    for (size_t next = start; next < text.size; next = skip(text, end, false)) {
        end = skip(text, next, true);
        struct slice words = slice_make(text.at + start, end - start);
        str_clear(folded);
        fold_key(words, folded);
        struct slice key = str_slice(folded);
        bool begins = has_prefix(find_key(key), key);
        if (key.size == 0 || (!begins && !begins_phrase(key))) {
            break;
        }
        const struct country *named = named_by(words, key, slice_head(slice_from(text, end), 1));
        if (named != NULL || is_in(phrases, COUNT(phrases), key)) {
            best = end;
            *country = named;
        }
    }
    return best;
}

bool country_next_mention(struct slice text, size_t *at, struct country_mention *mention)
{
    struct str folded = {0};
    const struct country *country = NULL;
    while (country == NULL && *at < text.size) {
        size_t start = skip(text, *at, false);
        size_t end = longest(text, start, &folded, &country);
        *at = end > start ? end : skip(text, start, true);
        *mention = (struct country_mention){country, start, end - start};
    }
    str_release(&folded);
    return country != NULL;
}
