/* Running text is looked through word by word: from each word on the key grows a word at a time for
 * as long as any name begins so, and the longest that may stand there wins. What is found is then
 * held against what stands around it, as a country's name may be a person's and a people's a
 * language. */
#include "model/country_keys.h"

#include "base/str.h"
#include "text/fold.h"
#include "text/utf8.h"

enum { NO_ENGLISH = (1 << LANGUAGE_COUNT) - 1 - (1 << LANGUAGE_EN) };

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
    SLICE("athens georgia"),
    SLICE("atlanta georgia"),
    SLICE("bassin du congo"),
    SLICE("brazil nut"),
    SLICE("brazil nuts"),
    SLICE("central american"),
    SLICE("central americans"),
    SLICE("chapeau de panama"),
    SLICE("chapeau panama"),
    SLICE("chapeu panama"),
    SLICE("cidade do mexico"),
    SLICE("cidade do panama"),
    SLICE("ciudad de guatemala"),
    SLICE("ciudad de mexico"),
    SLICE("ciudad de panama"),
    SLICE("cochon dinde"),
    SLICE("cochons dinde"),
    SLICE("congo basin"),
    SLICE("cuenca del congo"),
    SLICE("estado da georgia"),
    SLICE("estado de georgia"),
    SLICE("estado de mexico"),
    SLICE("etat de georgie"),
    SLICE("georgia state"),
    SLICE("georgia tech"),
    SLICE("golfe de guinee"),
    SLICE("golfe du mexique"),
    SLICE("golfo da guine"),
    SLICE("golfo de guinea"),
    SLICE("golfo de mexico"),
    SLICE("golfo do mexico"),
    SLICE("guatemala city"),
    SLICE("guinea fowl"),
    SLICE("guinea pig"),
    SLICE("guinea pigs"),
    SLICE("gulf of guinea"),
    SLICE("gulf of mexico"),
    SLICE("indian ocean"),
    SLICE("inter american"),
    SLICE("jordan river"),
    SLICE("kuwait city"),
    SLICE("lac tchad"),
    SLICE("lago chad"),
    SLICE("lago chade"),
    SLICE("lake chad"),
    SLICE("latin american"),
    SLICE("latin americans"),
    SLICE("lebanon new hampshire"),
    SLICE("mar da china"),
    SLICE("mar de china"),
    SLICE("mer de chine"),
    SLICE("mexico city"),
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
    SLICE("panama city"),
    SLICE("panama hat"),
    SLICE("panama hats"),
    SLICE("panama papers"),
    SLICE("peru indiana"),
    SLICE("porquinho da india"),
    SLICE("rio jordan"),
    SLICE("rio jordao"),
    SLICE("river jordan"),
    SLICE("savannah georgia"),
    SLICE("sea of japan"),
    SLICE("sombrero de panama"),
    SLICE("sombrero panama"),
    SLICE("south american"),
    SLICE("south americans"),
    SLICE("south china sea"),
    SLICE("state of georgia"),
    SLICE("turkey dinner"),
    SLICE("turkey sandwich"),
    SLICE("turkey sandwiches"),
    SLICE("universidad de georgia"),
    SLICE("universidade da georgia"),
    SLICE("universite de georgie"),
    SLICE("university of georgia"),
    SLICE("us dollar"),
    SLICE("us dollars"),
    SLICE("west indian"),
};

/* Names that people are called by, too. */
static const struct slice given_names[] = {
    SLICE("chad"),   SLICE("georgia"), SLICE("india"), SLICE("israel"),
    SLICE("jordan"), SLICE("kenya"),   SLICE("mali"),
};

/* No surnames: `Israel Internet Association`. */
static const struct slice not_surnames[] = {
    SLICE("association"), SLICE("chapter"),    SLICE("community"), SLICE("delegation"),
    SLICE("government"),  SLICE("initiative"), SLICE("internet"),  SLICE("ministry"),
    SLICE("mission"),     SLICE("national"),   SLICE("school"),    SLICE("youth"),
};

/* Before a person's name. */
static const struct slice titles[] = {
    SLICE("dr"),     SLICE("dra"),       SLICE("m"),     SLICE("miss"),
    SLICE("mme"),    SLICE("mr"),        SLICE("mrs"),   SLICE("ms"),
    SLICE("prof"),   SLICE("professor"), SLICE("sr"),    SLICE("sra"),
    SLICE("senhor"), SLICE("senhora"),   SLICE("senor"), SLICE("senora"),
};

/* Peoples whose language is meant behind a word such as `in`. */
static const struct slice languages[] = {
    SLICE("alemao"),   SLICE("aleman"),    SLICE("allemand"),  SLICE("anglais"),
    SLICE("chines"),   SLICE("chinese"),   SLICE("chino"),     SLICE("chinois"),
    SLICE("dutch"),    SLICE("english"),   SLICE("espagnol"),  SLICE("espanhol"),
    SLICE("espanol"),  SLICE("francais"),  SLICE("frances"),   SLICE("french"),
    SLICE("german"),   SLICE("holandes"),  SLICE("ingles"),    SLICE("italian"),
    SLICE("italiano"), SLICE("italien"),   SLICE("japanese"),  SLICE("japones"),
    SLICE("japonais"), SLICE("portugais"), SLICE("portugues"), SLICE("portuguese"),
    SLICE("russe"),    SLICE("russian"),   SLICE("ruso"),      SLICE("russo"),
    SLICE("spanish"),  SLICE("turkish"),   SLICE("turco"),     SLICE("arabe"),
    SLICE("arabic"),   SLICE("creole"),    SLICE("guarani"),   SLICE("quechua"),
};
static const struct slice before_languages[] = {
    SLICE("al"),   SLICE("ao"),     SLICE("au"),     SLICE("em"),     SLICE("en"),     SLICE("in"),
    SLICE("into"), SLICE("idioma"), SLICE("langue"), SLICE("lengua"), SLICE("lingua"),
};
/* Between the languages of a list, or before one: `in Spanish and French`, `para o portugues`. */
static const struct slice between_languages[] = {
    SLICE("and"), SLICE("e"),  SLICE("el"),  SLICE("et"), SLICE("le"), SLICE("o"),
    SLICE("or"),  SLICE("ou"), SLICE("the"), SLICE("u"),  SLICE("y"),
};
/* Behind one: `Spanish-speaking`. */
static const struct slice after_languages[] = {
    SLICE("language"), SLICE("languages"), SLICE("speaker"), SLICE("speakers"), SLICE("speaking"),
};

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
    size_t index = country_key_find(key);
    if (country_key_is_in(not_in_texts, COUNT(not_in_texts), key) ||
        (country_key_is_in(accented, COUNT(accented), key) && is_ascii(words))) {
        return NULL;
    }
    bool capital = begins_with_capital(words);
    for (; country_key_is(index, key) && country_keys[index].type != COUNTRY_DEMONYM; index++) {
        bool abbreviation = country_keys[index].type == COUNTRY_ABBREVIATION;
        if (abbreviation ? !country_key_has_lower_case(words) && !slice_is(next, "$") : capital) {
            return country_of_key(index);
        }
    }
    const struct country *country = country_key_demonym(key, &index);
    return country != NULL && (capital || country_keys[index].languages & NO_ENGLISH) ? country
                                                                                      : NULL;
}

/* The folded word that ends before byte `*end`, on which `*end` moves; false where something else
 * than blanks and commas stands between, or none is left. */
static bool word_before(struct slice text, size_t *end, struct str *key)
{
    size_t at = *end;
    while (at > 0 && (text.at[at - 1] == ' ' || text.at[at - 1] == ',')) {
        at--;
    }
    size_t start = at;
    while (start > 0 && ((unsigned char)text.at[start - 1] >= 0x80 ||
                         is_word((unsigned char)text.at[start - 1]))) {
        start--;
    }
    str_clear(key);
    fold_key(slice_make(text.at + start, at - start), key);
    *end = start;
    return start < at;
}

/* Whether it says how something is said: `in Spanish, French and Portuguese`. */
static bool is_language(struct slice text, size_t start, struct slice key, struct slice next)
{
    struct str word = {0};
    bool language = false;
    if (!country_key_is_in(languages, COUNT(languages), key)) {
        return false;
    }
    fold_key(next, &word);
    if (country_key_is_in(after_languages, COUNT(after_languages), str_slice(&word))) {
        str_release(&word);
        return true;
    }
    for (size_t at = start; !language && word_before(text, &at, &word);) {
        struct slice before = str_slice(&word);
        language = country_key_is_in(before_languages, COUNT(before_languages), before);
        if (!country_key_is_in(languages, COUNT(languages), before) &&
            !country_key_is_in(between_languages, COUNT(between_languages), before)) {
            break;
        }
    }
    str_release(&word);
    return language;
}

/* Whether a capital and then a small letter begin it, as a surname. */
static bool is_surname(struct slice word)
{
    return begins_with_capital(word) && country_key_has_lower_case(word);
}

/* Whether it is a person: `Jordan Whitfield`, `Ms. Jordan`, `Michael Jordan`. A sentence may begin
 * with a word that has a capital and is no name: `In Jordan`. */
static bool is_person(struct slice text, size_t start, struct slice key, struct slice next)
{
    if (!country_key_is_in(given_names, COUNT(given_names), key)) {
        return false;
    }
    struct str word = {0};
    size_t end = start;
    bool titled = false;
    if (end > 0 && text.at[end - 1] == ' ') {
        end -= end > 1 && text.at[end - 2] == '.' ? 2 : 1;
        size_t at = end;
        titled = word_before(text, &at, &word);
        bool opens = at == 0 || !(text.at[at - 1] == ' ' && at > 1 && text.at[at - 2] != '.');
        struct slice before = slice_make(text.at + at, end - at);
        titled = titled && (country_key_is_in(titles, COUNT(titles), str_slice(&word)) ||
                            (!opens && text.at[end] == ' ' && is_surname(before)));
    }
    str_clear(&word);
    fold_key(next, &word);
    bool named =
        is_surname(next) && !country_key_is_in(not_surnames, COUNT(not_surnames), str_slice(&word));
    str_release(&word);
    return titled || named;
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
        bool begins = country_key_starts(country_key_find(key), key);
        if (key.size == 0 || (!begins && !begins_phrase(key))) {
            break;
        }
        const struct country *named = named_by(words, key, slice_head(slice_from(text, end), 1));
        if (named != NULL || country_key_is_in(phrases, COUNT(phrases), key)) {
            best = end;
            *country = named;
        }
    }
    return best;
}

/* Whether what stands around the words makes them a person's or a language. */
static bool is_other(struct slice text, size_t start, size_t end, struct str *folded)
{
    bool joined = end < text.size && (text.at[end] == ' ' || text.at[end] == '-');
    size_t next = joined ? end + 1 : end;
    struct slice word = slice_make(text.at + next, joined ? skip(text, next, true) - next : 0);
    str_clear(folded);
    fold_key(slice_make(text.at + start, end - start), folded);
    return is_person(text, start, str_slice(folded), word) ||
           is_language(text, start, str_slice(folded), word);
}

bool country_next_mention(struct slice text, size_t *at, struct country_mention *mention)
{
    struct str folded = {0};
    const struct country *country = NULL;
    while (country == NULL && *at < text.size) {
        size_t start = skip(text, *at, false);
        size_t end = longest(text, start, &folded, &country);
        if (country != NULL && is_other(text, start, end, &folded)) {
            country = NULL;
        }
        *at = end > start ? end : skip(text, start, true);
        *mention = (struct country_mention){country, start, end - start};
    }
    str_release(&folded);
    return country != NULL;
}
