/* A table of folded words, each of somebody's name, sorted; every word of a text is looked up in
 * it. A common word that is also a name is a false alarm that costs a look; a name passed over
 * would cost somebody more. */
#include "report/reveal.h"

#include <stdlib.h>

#include "model/roster_words.h"
#include "report/view.h"
#include "report/who.h"
#include "text/fold.h"
#include "text/utf8.h"

enum {
    SURE_SIZE = 3, /* bytes; a shorter word has to be in capitals */
    PUNCTUATION_FROM = 0x2000,
    PUNCTUATION_TO = 0x206f, /* general punctuation */
    SIGNS_FROM = 0xa0,
    SIGNS_TO = 0xbf, /* of Latin-1 */
    CJK_FROM = 0x3000,
    CJK_TO = 0x303f
};

struct name_word {
    struct slice key; /* folded */
    const struct person *person;
    bool capitals; /* counts only where it is all in capitals: initials, short words */
};
struct name_words {
    struct arena arena;
    struct name_word *at;
    size_t count, room;
};
struct finder {
    const struct view *view;
    struct name_words words;
    struct str key;
    const struct person **named; /* of the text at hand */
    size_t named_count, named_room;
    struct str *out;
};

/* The next word: letters and digits of any script, other signs between. */
static bool next_word(struct slice *rest, struct slice *word)
{
    size_t start = 0;
    size_t at = 0;
    while (at < rest->size) {
        uint32_t code = 0;
        size_t size = utf8_next(*rest, at, &code);
        bool letter = code < SIGNS_FROM
                          ? (code >= '0' && code <= '9') || (code >= 'a' && code <= 'z') ||
                                (code >= 'A' && code <= 'Z')
                          : code > SIGNS_TO && (code < PUNCTUATION_FROM || code > PUNCTUATION_TO) &&
                                (code < CJK_FROM || code > CJK_TO);
        if (!letter && at > start) {
            break;
        }
        at += size;
        start = letter ? start : at;
    }
    *word = slice_make(rest->at + start, at - start);
    *rest = slice_from(*rest, at);
    return word->size > 0;
}

static bool is_in_capitals(struct slice word)
{
    int capitals = 0;
    int small = 0;
    words_count_letters(word, &capitals, &small);
    return capitals > 0 && small == 0;
}

static void add_word(struct name_words *words, struct slice key, const struct person *person,
                     bool capitals)
{
    if (key.size == 0) {
        return;
    }
    MEM_GROW(words->at, words->room, words->count + 1);
    words->at[words->count++] = (struct name_word){arena_copy(&words->arena, key), person,
                                                   capitals || key.size < SURE_SIZE};
}

/* The words of a name, and what is left of them where an apostrophe is no letter: `O'Connor` is
 * `oconnor` and `connor`. */
static void add_name(struct name_words *words, struct slice name, const struct person *person)
{
    struct str key = {0};
    struct slice word;
    struct slice rest = name;
    while (next_word(&rest, &word)) {
        str_clear(&key);
        fold_key(word, &key);
        if (!words_have(WORDS_PARTICLE, word) && !words_have(WORDS_ADDRESS, word) && key.size > 1) {
            add_word(words, str_slice(&key), person, false);
        }
    }
    str_clear(&key);
    fold_key(name, &key);
    rest = str_slice(&key);
    while (rest.size > 0 && slice_next(&rest, ' ', &word)) {
        if (!words_have(WORDS_PARTICLE, word) && word.size >= SURE_SIZE) {
            add_word(words, word, person, false);
        }
    }
    str_release(&key);
}

static int by_key(const void *left, const void *right)
{
    const struct name_word *one = left;
    const struct name_word *two = right;
    return slice_compare(one->key, two->key);
}

static void fill_words(struct name_words *words, const struct roster *roster)
{
    for (size_t i = 0; i < roster->count; i++) {
        const struct person *person = &roster->people[i];
        struct slice initials = person->initials;
        struct slice one;
        /* A delegation that is called as its country is nobody's name. */
        if (person->hole || country_by_name(person->name) != NULL) {
            continue;
        }
        add_name(words, person->name, person);
        while (initials.size > 0 && slice_next(&initials, ' ', &one)) {
            add_word(words, one, person, true);
        }
    }
    for (size_t i = 0; i < roster->alias_count; i++) {
        for (size_t at = 0; at < roster->count; at++) {
            if (slice_equal(roster->aliases[i].target, roster->people[at].record->id)) {
                add_name(words, roster->aliases[i].word, &roster->people[at]);
            }
        }
    }
    if (words->count > 0) {
        qsort(words->at, words->count, sizeof *words->at, by_key);
    }
}

/* --- Texts */

static void add_subject(struct finder *finder, struct slice subject)
{
    str_add(finder->out, subject);
    str_add_text(finder->out, ": ");
}

/* Says once of a text that it names somebody. */
static void tell_person(struct finder *finder, struct slice subject, const struct person *person,
                        struct slice word)
{
    for (size_t i = 0; i < finder->named_count; i++) {
        if (finder->named[i] == person) {
            return;
        }
    }
    MEM_GROW(finder->named, finder->named_room, finder->named_count + 1);
    finder->named[finder->named_count++] = person;
    add_subject(finder, subject);
    str_add_text(finder->out, "names ");
    str_add(finder->out, person->name);
    if (!slice_equal(person->name, word)) {
        str_add_text(finder->out, " (\"");
        str_add(finder->out, word);
        str_add_text(finder->out, "\")");
    }
    str_add_char(finder->out, '\n');
}

static void look_up(struct finder *finder, struct slice subject, struct slice word)
{
    struct name_words *words = &finder->words;
    str_clear(&finder->key);
    fold_key(word, &finder->key);
    struct slice key = str_slice(&finder->key);
    size_t low = 0;
    size_t high = words->count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (slice_compare(words->at[middle].key, key) < 0) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    for (; low < words->count && slice_equal(words->at[low].key, key); low++) {
        if (!words->at[low].capitals || is_in_capitals(word) ||
            (words->at[low].key.size == 2 && words_first_letter(word) == LETTER_CAPITAL &&
             slice_find_part(words->at[low].person->name, word) <
                 words->at[low].person->name.size)) {
            tell_person(finder, subject, words->at[low].person, word);
        }
    }
}

/* Names of scripts that put no blanks between words: anywhere in the text. */
static void find_without_blanks(struct finder *finder, struct slice subject, struct slice text)
{
    const struct roster *roster = &finder->view->coverage.roster;
    for (size_t i = 0; i < roster->count; i++) {
        struct slice name = roster->people[i].name;
        if (words_first_letter(name) == LETTER_CASELESS &&
            slice_find_part(text, name) < text.size) {
            tell_person(finder, subject, &roster->people[i], name);
        }
    }
}

static void find_names(struct finder *finder, struct slice subject, struct slice text)
{
    struct slice rest = text;
    struct slice word;
    finder->named_count = 0;
    while (next_word(&rest, &word)) {
        look_up(finder, subject, word);
    }
    find_without_blanks(finder, subject, text);
}

/* --- Countries and organizations of those who spoke */

static bool has_code(struct slice codes, struct slice code)
{
    return slice_find_part(codes, code) < codes.size;
}

static void find_countries(struct finder *finder, const struct view_item *item)
{
    struct str codes = {0};
    struct country_mention mention;
    size_t at = 0;
    coverage_voice(finder->view->session, item->record, &codes);
    while (codes.size > 0 && country_next_mention(item->text, &at, &mention)) {
        if (has_code(str_slice(&codes), country_code(mention.country))) {
            add_subject(finder, id_short(item->record->id));
            str_add_text(finder->out, "names the country that spoke (\"");
            str_add(finder->out, slice_make(item->text.at + mention.at, mention.size));
            str_add_text(finder->out, "\")\n");
            break;
        }
    }
    str_release(&codes);
}

/* ` nic xx ` within ` we of nic xx say `. */
static bool has_folded(struct slice text, struct slice organization)
{
    struct str left = {0};
    struct str right = {0};
    str_add_char(&left, ' ');
    fold_key(text, &left);
    str_add_char(&left, ' ');
    str_add_char(&right, ' ');
    fold_key(organization, &right);
    str_add_char(&right, ' ');
    bool has = right.size > 2 && slice_find_part(str_slice(&left), str_slice(&right)) < left.size;
    str_release(&left);
    str_release(&right);
    return has;
}

static void find_organizations(struct finder *finder, const struct view_item *item)
{
    const struct session *session = finder->view->session;
    struct slice refs = session_get(session, item->record, FIELD_REFS);
    struct slice id;
    while (refs.size > 0 && slice_next(&refs, ';', &id)) {
        const struct record *speaker = session_find(session, slice_trim(id));
        if (speaker == NULL || !speaker->exists || speaker->kind != RECORD_PARTICIPANT) {
            continue;
        }
        struct slice all = session_get(session, speaker, FIELD_ORGANIZATION);
        for (size_t i = 0; i < who_count_items(all); i++) {
            if (has_folded(item->text, who_item(all, i))) {
                add_subject(finder, id_short(item->record->id));
                str_add_text(finder->out, "names the organization that spoke (\"");
                str_add(finder->out, who_item(all, i));
                str_add_text(finder->out, "\")\n");
            }
        }
    }
}

/* --- Those who are alone */

static void find_alone(struct finder *finder)
{
    const struct view *view = finder->view;
    const struct roster *roster = &view->coverage.roster;
    for (size_t i = 0; view->level == ATTRIBUTION_NONE && i < view->section_count; i++) {
        if (view->sections[i].speaker_count == 1) {
            add_subject(finder, view->sections[i].topic.size > 0 ? view->sections[i].topic
                                                                 : slice_of("Interventions"));
            str_add_text(finder->out, "only one spoke (");
            str_add(finder->out, view->sections[i].speakers);
            str_add_text(finder->out, ")\n");
        }
    }
    for (size_t i = 0; view->level == ATTRIBUTION_GROUP && i < roster->count; i++) {
        struct slice group =
            session_get(view->session, roster->people[i].record, FIELD_STAKEHOLDER_GROUP);
        size_t others = 0;
        for (size_t at = 0; at < roster->count; at++) {
            others +=
                at != i && fold_equal(group, session_get(view->session, roster->people[at].record,
                                                         FIELD_STAKEHOLDER_GROUP))
                    ? 1
                    : 0;
        }
        if (group.size > 0 && others == 0) {
            add_subject(finder, group);
            str_add_text(finder->out, "only one participant is of it (");
            str_add(finder->out, roster->people[i].name);
            str_add_text(finder->out, ")\n");
        }
    }
}

static void find_in_items(struct finder *finder, const struct view_item *items, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        find_names(finder, id_short(items[i].record->id), items[i].text);
        if (finder->view->level >= ATTRIBUTION_GROUP) {
            find_countries(finder, &items[i]);
        }
        find_organizations(finder, &items[i]);
    }
}

static void find_in_outcomes(struct finder *finder, const struct view_conclusion *outcomes,
                             size_t count)
{
    for (size_t i = 0; i < count; i++) {
        find_names(finder, id_short(outcomes[i].record->id), outcomes[i].text);
    }
}

static void list(const struct view *view, struct str *out)
{
    struct finder finder = {.view = view, .out = out};
    if (view->level == ATTRIBUTION_PERSON) {
        return;
    }
    fill_words(&finder.words, &view->coverage.roster);
    find_names(&finder, slice_of("Title"), view->title);
    for (size_t i = 0; i < view->fact_count; i++) {
        if (view->facts[i].value.at != view->credit.at) {
            find_names(&finder, view->facts[i].label, view->facts[i].value);
        }
    }
    for (size_t i = 0; i < view->section_count; i++) {
        find_names(&finder, slice_of("Topic"), view->sections[i].topic);
    }
    find_in_items(&finder, view->overview, view->overview_count);
    find_in_items(&finder, view->items, view->item_count);
    find_in_outcomes(&finder, view->conclusions, view->conclusion_count);
    find_in_outcomes(&finder, view->actions, view->action_count);
    find_in_outcomes(&finder, view->open, view->open_count);
    find_alone(&finder);
    mem_free(finder.words.at);
    arena_release(&finder.words.arena);
    mem_free(finder.named);
    str_release(&finder.key);
}

void reveal_of(struct session *session, enum attribution level, struct str *out)
{
    struct view view;
    view_init(&view, session, level);
    list(&view, out);
    view_release(&view);
}
