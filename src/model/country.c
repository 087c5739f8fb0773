/* Keys lie sorted in one array of bytes, so whatever is asked becomes a key and a binary search.
 */
#include "model/country.h"

#include <stdlib.h>
#include <string.h>

#include "base/fatal.h"
#include "base/str.h"
#include "model/country_keys.h"
#include "text/fold.h"

enum {
    COUNTRIES_MOST = 300,
    PREFIX_LEAST = 3 /* letters */
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

struct slice country_key_at(size_t index)
{
    const struct country_key *key = &country_keys[index];
    return slice_make(country_key_text + key->at, key->size);
}

size_t country_key_find(struct slice key)
{
    size_t low = 0;
    size_t high = country_key_count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (slice_compare(country_key_at(middle), key) < 0) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    return low;
}

bool country_key_is(size_t index, struct slice key)
{
    return index < country_key_count && slice_equal(country_key_at(index), key);
}

bool country_key_starts(size_t index, struct slice prefix)
{
    return index < country_key_count && slice_starts(country_key_at(index), prefix);
}

bool country_key_is_in(const struct slice *list, size_t count, struct slice key)
{
    for (size_t i = 0; i < count; i++) {
        if (slice_equal(list[i], key)) {
            return true;
        }
    }
    return false;
}

const struct country *country_of_key(size_t index)
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

bool country_key_has_lower_case(struct slice text)
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
    size_t index = country_key_find(key);
    if (!country_key_is(index, key) || country_keys[index].type == COUNTRY_DEMONYM) {
        return NULL;
    }
    bool code = country_keys[index].type == COUNTRY_ABBREVIATION && key.size == 2 &&
                fold_equal(slice_of(country_of_key(index)->alpha2), key);
    return code && lower_case ? NULL : country_of_key(index);
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
    bool lower_case = country_key_has_lower_case(bare);
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

const struct country *country_key_demonym(struct slice key, size_t *index)
{
    const struct country *country = NULL;
    for (size_t at = country_key_find(key); country_key_is(at, key); at++) {
        if (country_keys[at].type != COUNTRY_DEMONYM) {
            continue;
        }
        if (country != NULL) {
            return NULL;
        }
        country = country_of_key(at);
        *index = at;
    }
    return country;
}

const struct country *country_by_demonym(struct slice demonym)
{
    struct str folded = {0};
    size_t index = 0;
    fold_key(demonym, &folded);
    const struct country *country = country_key_demonym(str_slice(&folded), &index);
    str_release(&folded);
    return country;
}

/* Whether `prefix` ends within the form of government with which the key begins. */
static bool is_only_form(struct slice key, struct slice prefix)
{
    size_t first = slice_find(key, ' ');
    return first < key.size && prefix.size <= first &&
           country_key_is_in(forms, COUNT(forms), slice_head(key, first));
}

size_t country_by_prefix(struct slice prefix, const struct country **found, size_t room)
{
    bool seen[COUNTRIES_MOST] = {false};
    size_t count = 0;
    struct str folded = {0};
    ensure(country_table_count <= COUNTRIES_MOST);
    fold_key(prefix, &folded);
    struct slice key = str_slice(&folded);
    for (size_t at = country_key_find(key); key.size > 0 && country_key_starts(at, key); at++) {
        unsigned char type = country_keys[at].type;
        if (type > COUNTRY_ALIAS || seen[country_keys[at].country] ||
            is_only_form(country_key_at(at), key)) {
            continue;
        }
        seen[country_keys[at].country] = true;
        if (count < room) {
            found[count] = country_of_key(at);
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
