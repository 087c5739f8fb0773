/* When a note is thin: it tells that something was said, and not what.
 *
 * "Representatives explained how the initiative came to be and the events that have been organized"
 * keeps nothing of what was said, while "no institutional ties: individuals of all sectors" does in
 * fewer words. So length alone says little. What is counted is words of substance: those that are
 * left when the small words, the verbs of saying, the nouns that any report of any session has
 * (initiative, experience, event, challenge) and the names of countries are taken away. A number
 * is substance. A text is not thin as soon as SUBSTANCE words, and one more for every SPREAD words
 * read so far, were found; so a long paragraph is decided by its first line or two, and a list of
 * empty phrases is not saved by its length.
 *
 * The words are English, Spanish, Portuguese and French, in one list: a word that is empty in one
 * and says something in another is not in it. Of other languages only the length is judged. What
 * the rule is worth is measured by tests/unit/model/thin_set_test.c. */
#include "model/coverage.h"

#include <string.h>

#include "model/country.h"
#include "text/fold.h"
#include "text/utf8.h"

enum { SUBSTANCE = 3, SPREAD = 12 };

/* Folded words (text/fold.h) without substance, in byte order; `*` at the end stands for any
 * ending.
 */
/* clang-format off */
static const char *const empty_words[] = {
    "a", "about", "accompli*", "achievement*", "acknowledg*", "acteur*", "actividad*",
    "activit*", "actores", "actual*", "actuel*", "address*", "agenda", "agradec*", "al",
    "algunas", "algunos", "all", "also", "an", "and", "annee*", "ano", "anos", "answer*",
    "antecedentes", "anteriores", "anteriormente", "ao", "aos", "apresent*", "are", "as",
    "asi", "asistente*", "aspecto*", "assistente*", "at", "atividade*", "atores", "au",
    "aussi", "aux", "avance*", "avanco*", "avec", "background", "be", "became", "been",
    "being", "best", "boas", "bom", "bonne", "bonnes", "both", "bref", "breve*", "brief*",
    "buenas", "by", "c", "came", "case", "caso", "ce", "ces", "cette", "chair*", "challenge*",
    "com", "coment*", "comment*", "como", "compart*", "con", "congratulat*", "contaron",
    "conto", "contribucion*", "contribution*", "convite", "countr*", "cual*", "cuenta",
    "current*", "d", "dans", "das", "de", "debat*", "defi", "defis", "del", "delegac*",
    "delegad*", "delegat*", "delegue*", "depuis", "deram", "desafio*", "desarrollo",
    "describ*", "desde", "destac*", "detail", "detailed", "details", "deu", "developed",
    "developments", "dialog*", "dicho", "diferentes", "different", "dijeron", "dijo", "dio",
    "discours", "discus*", "do", "done", "donne", "donnent", "donner", "dont", "du", "during",
    "e", "effort*", "el", "ella", "ellas", "elle", "elles", "ellos", "em", "en", "encuentro*",
    "entre", "es", "esfuerzo*", "est", "esta", "estan", "estas", "este", "esto", "estos",
    "estuvo", "et", "etaient", "etait", "ete", "eu", "event*", "experienc*", "explain*",
    "explic*", "expliqu*", "exposant*", "expose", "exposes", "exposicion*", "expres*",
    "expus*", "fait", "faite", "faits", "falar", "falaram", "falou", "far", "felicit*", "fez",
    "fizeram", "foi", "for", "foram", "forma", "foro", "forum", "foruns", "from", "fue",
    "fueron", "gave", "general", "given", "gracas", "grace", "gracias", "ha", "habl*", "had",
    "han", "has", "have", "having", "hecho", "held", "her", "hicieron", "highlight*", "his",
    "histoire", "historia", "historico", "historique", "history", "hizo", "how", "hubo", "i",
    "il", "ils", "importan*", "in", "include*", "including", "inform", "informacion",
    "information", "informed", "informo", "iniciativa*", "initiativ*", "interesant*",
    "interessant*", "interesting", "intervenant*", "intervencion*", "intervention*", "into",
    "introduc*", "is", "isso", "issue*", "it", "its", "j", "ja", "l", "la", "labor", "las",
    "le", "learned", "learnt", "les", "leur", "leurs", "level", "lo", "los", "main", "mais",
    "manera", "many", "matter", "matters", "me", "meeting*", "mencion*", "mene", "menee",
    "menees", "mention*", "merci", "mesma", "mesmo", "mismo", "more", "mostr*", "muitas",
    "muito", "muitos", "muy", "n", "na", "nacionais", "nacional*", "nas", "national",
    "nationally", "nationaux", "ne", "nee", "nes", "nos", "nossa", "nosso", "noted", "notes",
    "notre", "nous", "o", "obrigado", "of", "on", "ont", "opinia*", "opinio*", "orador*",
    "orateur*", "organisateur*", "organise", "organised", "organisers", "organising",
    "organizad*", "organize", "organized", "organizers", "organizing", "origen*", "origin",
    "origins", "os", "other", "others", "otra", "otras", "otro", "otros", "ou", "our", "out",
    "outlin*", "over", "overview", "pais", "paises", "palestrante*", "panel", "panelist*",
    "par", "para", "parle", "parlent", "parler", "partag*", "participac*", "participant*",
    "participat*", "partilh*", "pasada", "pasado", "passada", "passado", "passe", "passee",
    "pela", "pelas", "pelo", "pelos", "pergunta*", "place", "plus", "point", "points",
    "ponente*", "por", "pour", "practicas", "practice", "practices", "pratique*", "precedent*",
    "pregunta*", "present*", "previous", "principais", "principales", "principaux", "proces*",
    "progres", "progress*", "punto", "puntos", "qu", "que", "question*", "qui", "quoi",
    "realis*", "realiz*", "refer", "referred", "refers", "refirio", "relevant*", "remarks",
    "remerci*", "repond*", "report", "reported", "reports", "represent*", "respective",
    "respond*", "respost*", "respuesta*", "resumen", "resumo", "reto", "retos", "reunion*",
    "role", "s", "sa", "said", "saludo", "sao", "say", "saying", "says", "se", "ses",
    "sesion*", "session*", "seu", "seul", "seus", "several", "share", "shared", "shares",
    "sharing", "she", "showed", "shown", "situac*", "situation*", "sobre", "some", "son",
    "sont", "soulign*", "speak*", "spoke", "start", "started", "starting", "su", "sua", "suas",
    "sublinh*", "subray*", "such", "sur", "surg*", "sus", "taken", "talk*", "tambien", "tell",
    "telling", "tells", "tem", "tema", "temas", "than", "thank*", "that", "the", "their",
    "them", "then", "there", "they", "this", "through", "to", "todo", "todos", "together",
    "told", "topic", "topics", "tous", "tout", "toute", "toutes", "trabajo", "trabajos",
    "trabalho*", "travail", "travaux", "tres", "u", "um", "uma", "umas", "un", "una", "unas",
    "unos", "uns", "up", "utile*", "varias", "varios", "various", "vers", "very", "view",
    "views", "vindas", "vue", "vues", "was", "we", "welcom*", "well", "were", "what", "when",
    "where", "which", "while", "who", "with", "work", "worked", "working", "works", "y",
    "year", "years",
};
/* clang-format on */

/* Whether `word` is `pattern`, or begins with it where it ends in `*`. */
static bool fits(const char *pattern, struct slice word)
{
    size_t size = strlen(pattern);
    if (pattern[size - 1] != '*') {
        return slice_is(word, pattern);
    }
    return slice_starts(word, slice_make(pattern, size - 1));
}

static bool is_empty_word(struct slice word)
{
    /* The first row of this letter, by halves; then the few rows of the letter. */
    size_t low = 0;
    size_t high = COUNT(empty_words);
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (empty_words[middle][0] < word.at[0]) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    char second = word.size > 1 ? word.at[1] : '\0';
    for (; low < COUNT(empty_words) && empty_words[low][0] == word.at[0]; low++) {
        /* Most are told apart by the second letter: this is asked for every turn that is on the
         * screen. */
        if (empty_words[low][1] != second && empty_words[low][1] != '*') {
            continue;
        }
        if (fits(empty_words[low], word)) {
            return true;
        }
    }
    return false;
}

/* Whether `code` is part of a word: a letter, digit or mark. Outside of ASCII all is but the blocks
 * of punctuation and symbols, so that no letter of any script is missed. */
static bool is_word_code(uint32_t code)
{
    if (code < 0x80) {
        return (code >= '0' && code <= '9') || ((code | 0x20U) >= 'a' && (code | 0x20U) <= 'z');
    }
    static const struct {
        uint32_t first, last;
    } marks[] = {{0x80, 0xA9},      {0xAB, 0xB4},     {0xB6, 0xB9},     {0xBB, 0xBF},
                 {0xD7, 0xD7},      {0xF7, 0xF7},     {0x2000, 0x206F}, {0x20A0, 0x20CF},
                 {0x2190, 0x2BFF},  {0x2E00, 0x2E7F}, {0x3000, 0x3004}, {0x3008, 0x3020},
                 {0xFE00, 0xFE6F},  {0xFF01, 0xFF0F}, {0xFF1A, 0xFF20}, {0xFFF0, 0xFFFF},
                 {0x1F000, 0x1FAFF}};
    for (size_t i = 0; i < COUNT(marks); i++) {
        if (code >= marks[i].first && code <= marks[i].last) {
            return false;
        }
    }
    return true;
}

/* Scripts that put no blanks between words: each sign is counted as one. */
static bool is_ideograph(uint32_t code)
{
    return (code >= 0x3040 && code <= 0x30FF) || (code >= 0x3400 && code <= 0x9FFF) ||
           (code >= 0x20000 && code <= 0x3FFFF);
}

/* utf8_next for what is mostly ASCII: each text of a session is walked through. */
static size_t next_code(struct slice text, size_t at, uint32_t *code)
{
    *code = (unsigned char)text.at[at];
    return *code < 0x80 ? 1 : utf8_next(text, at, code);
}

/* The next word at or behind `*at`, which moves to its end; false behind the last. */
static bool next_word(struct slice text, size_t *at, struct slice *word)
{
    uint32_t code = 0;
    size_t start = *at;
    size_t size = 0;
    while (start < text.size) {
        size = next_code(text, start, &code);
        if (is_word_code(code)) {
            break;
        }
        start += size;
    }
    size_t end = start;
    while (end < text.size) {
        size = next_code(text, end, &code);
        if (!is_word_code(code) || (end > start && is_ideograph(code))) {
            break;
        }
        end += size;
        if (is_ideograph(code)) {
            break;
        }
    }
    *at = end;
    *word = slice_make(text.at + start, end - start);
    return end > start;
}

/* As many as next_word finds, without looking for where they end. */
size_t coverage_words(struct slice text)
{
    size_t words = 0;
    bool inside = false;
    uint32_t code = 0;
    for (size_t at = 0; at < text.size;) {
        at += next_code(text, at, &code);
        bool is_word = is_word_code(code);
        bool alone = is_ideograph(code);
        words += is_word && (!inside || alone) ? 1 : 0;
        inside = is_word && !alone;
    }
    return words;
}

/* The folded word; plain letters, which most are, without the tables of Unicode. */
static struct slice folded(struct slice word, struct str *key)
{
    str_clear(key);
    str_reserve(key, word.size);
    for (size_t i = 0; i < word.size; i++) {
        unsigned char byte = (unsigned char)word.at[i];
        if (byte >= 0x80) {
            str_clear(key);
            fold_key(word, key);
            break;
        }
        str_add_char(key, (char)(byte >= 'A' && byte <= 'Z' ? byte | 0x20U : byte));
    }
    return str_slice(key);
}

static bool names_country(struct slice words)
{
    return country_by_name(words) != NULL || country_by_demonym(words) != NULL;
}

/* Whether a word with a capital names a country or its people, alone or with a neighbour. */
static bool is_country(struct slice text, struct slice before, struct slice word)
{
    unsigned char first = (unsigned char)word.at[0];
    if (first < 0x80 && (first < 'A' || first > 'Z')) {
        return false;
    }
    if (names_country(word)) {
        return true;
    }
    struct slice rest = slice_from(text, (size_t)(word.at - text.at));
    size_t at = word.size;
    struct slice after;
    if (next_word(rest, &at, &after) && names_country(slice_head(rest, at))) {
        return true;
    }
    size_t back = before.size == 0 ? 0 : (size_t)(word.at - before.at);
    return back > 0 && names_country(slice_make(before.at, back + word.size));
}

/* Whether a word says something. */
static bool is_substance(struct slice text, struct slice before, struct slice word, struct str *key)
{
    struct slice plain = folded(word, key);
    return plain.size > 0 && !is_empty_word(plain) && !is_country(text, before, word);
}

bool coverage_is_thin(struct slice text)
{
    struct str key = {0};
    struct slice word;
    struct slice before = slice_make("", 0);
    size_t at = 0;
    size_t seen = 0;
    size_t found = 0;
    bool thin = true;
    while (thin && next_word(text, &at, &word)) {
        seen++;
        found += is_substance(text, before, word, &key) ? 1 : 0;
        thin = found < SUBSTANCE + seen / SPREAD;
        before = word;
    }
    str_release(&key);
    return thin;
}
