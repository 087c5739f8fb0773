/* Far fewer letters are enough here than for a line to mean somebody: whoever is offered is seen
 * before they are taken. */
#include "app/entry_offer.h"

#include "app/entry_parts.h"
#include "app/entry_phrase.h"
#include "app/entry_who.h"
#include "app/entry_write.h"
#include "text/fold.h"
#include "text/width.h"

enum {
    OFFERED_MOST = 64, /* looked at; more than that is said of nobody */
    COUNTRIES_MOST = 256,
    ALIAS_LETTERS = 3,
    ANYWHERE_LETTERS = 4, /* for a country that is not in the room */
    TURNS_MOST = 256      /* of how many rows back "spoke last" is known */
};

struct offer {
    struct entry_speaker at[OFFERED_MOST];
    size_t count;
};
struct countries {
    const struct country *at[COUNTRIES_MOST];
    size_t count;
};

static void add(struct offer *offer, struct entry_speaker speaker)
{
    for (size_t i = 0; i < offer->count; i++) {
        if (offer->at[i].country == speaker.country &&
            offer->at[i].participant == speaker.participant) {
            return;
        }
    }
    if (offer->count < OFFERED_MOST) {
        offer->at[offer->count++] = speaker;
    }
}

/* Whether a word of the folded `key` begins so; `typed` may have several words. */
static bool begins_a_word(struct slice key, struct slice typed)
{
    for (size_t at = 0; at + typed.size <= key.size; at++) {
        bool start = at == 0 || key.at[at - 1] == ' ' || key.at[at - 1] == '\n';
        if (start && slice_starts(slice_from(key, at), typed)) {
            return true;
        }
    }
    return false;
}

static bool has(const struct countries *countries, const struct country *country)
{
    for (size_t i = 0; i < countries->count; i++) {
        if (countries->at[i] == country) {
            return true;
        }
    }
    return false;
}

static void add_people(const struct entry_context *context, struct slice key,
                       const struct countries *countries, struct offer *offer)
{
    for (size_t i = 0; i < context->roster->count; i++) {
        const struct person *person = &context->roster->people[i];
        bool fits = begins_a_word(person->key, key) || begins_a_word(person->initials, key) ||
                    (person->country != NULL && has(countries, person->country));
        if (!person->hole && fits) {
            add(offer, (struct entry_speaker){.participant = person->record});
        }
    }
}

/* One or two letters begin a name that is in use: `e` is not Mexico, for all its `Estados Unidos`.
 */
static bool is_name_in_use(const struct country *country, struct slice key)
{
    bool begins = false;
    for (int i = 0; i < LANGUAGE_COUNT && !begins; i++) {
        struct str name = {0};
        fold_key(slice_of(country->names[i]), &name);
        begins = slice_starts(str_slice(&name), key);
        str_release(&name);
    }
    return begins;
}

/* Those in the room. */
static void find_countries(const struct entry_context *context, struct slice key,
                           struct countries *countries)
{
    const struct country *all[COUNTRIES_MOST];
    size_t hits = country_by_prefix(key, all, COUNTRIES_MOST);
    countries->count = 0;
    for (size_t i = 0; i < hits && i < COUNTRIES_MOST; i++) {
        if (roster_has_country(context->roster, all[i]) &&
            (key.size >= ALIAS_LETTERS || is_name_in_use(all[i], key))) {
            countries->at[countries->count++] = all[i];
        }
    }
}

static void collect(const struct entry_context *context, struct slice key, struct offer *offer)
{
    struct countries countries;
    find_countries(context, key, &countries);
    const struct country *coded = country_by_code(key);
    if (roster_has_country(context->roster, coded) && countries.count < COUNTRIES_MOST &&
        !has(&countries, coded)) {
        countries.at[countries.count++] = coded;
    }
    for (size_t i = 0; i < countries.count; i++) {
        add(offer, (struct entry_speaker){.country = countries.at[i]});
    }
    add_people(context, key, &countries, offer);
    if (offer->count == 0 && key.size >= ANYWHERE_LETTERS) {
        countries.count = country_by_prefix(key, countries.at, COUNTRIES_MOST);
        for (size_t i = 0; i < countries.count && i < COUNTRIES_MOST; i++) {
            add(offer, (struct entry_speaker){.country = countries.at[i]});
        }
    }
}

static void move_to(struct entry_speaker *speakers, size_t from, size_t to)
{
    struct entry_speaker moved = speakers[from];
    memmove(&speakers[to + 1], &speakers[to], (from - to) * sizeof moved);
    speakers[to] = moved;
}

void entry_offer_sort(const struct entry_context *context, struct entry_speaker *speakers,
                      size_t count)
{
    size_t sorted = 0;
    size_t rows = 0;
    const struct record *const *records = session_records(context->session, &rows);
    size_t stop = rows > TURNS_MOST ? rows - TURNS_MOST : 0;
    for (size_t row = rows; row > stop && sorted < count && count > 1; row--) {
        const struct record *turn = records[row - 1];
        for (size_t i = sorted; i < count && turn->kind == RECORD_INTERVENTION; i++) {
            if (entry_is_turn_of(context, turn, speakers[i])) {
                move_to(speakers, i, sorted++);
            }
        }
    }
    for (size_t i = sorted; i < count && count > 1; i++) {
        if (entry_is_waiting(context, speakers[i])) {
            move_to(speakers, i, sorted++);
        }
    }
}

size_t entry_offer(const struct entry_context *context, struct slice typed,
                   struct entry_speaker *found)
{
    struct offer offer = {.count = 0};
    struct str key = {0};
    struct entry_speaker meant[ENTRY_MOST_CHOICES];
    size_t count = 0;
    if (typed.size == 0 || typed.size > ENTRY_OFFER_BYTES || slice_find(typed, '\n') < typed.size) {
        return 0;
    }
    fold_key(typed, &key);
    if (entry_phrase_find(context, typed, meant, &count) == WHO_MEANT) {
        add(&offer, meant[0]);
    }
    size_t first = offer.count;
    if (key.size > 0) {
        collect(context, str_slice(&key), &offer);
    }
    entry_offer_sort(context, &offer.at[first], offer.count - first);
    for (size_t i = 0; i < offer.count && i < ENTRY_MOST_CHOICES; i++) {
        found[i] = offer.at[i];
    }
    str_release(&key);
    return offer.count;
}

static void add_shown(const struct entry_context *context, struct entry_speaker speaker,
                      struct str *out)
{
    if (speaker.country != NULL) {
        str_add(out, entry_country_name(context, speaker.country));
        return;
    }
    struct slice countries = entry_speaker_countries(context, speaker);
    str_add(out, session_get(context->session, speaker.participant, FIELD_NAME));
    if (countries.size > 0) {
        str_add_char(out, ' ');
        str_add(out, slice_head(countries, slice_find(countries, ';')));
    }
}

void entry_offer_format(const struct entry_context *context, const struct entry_speaker *found,
                        size_t count, int columns, struct str *out)
{
    enum { MORE = 4 }; /* ` +99` */
    size_t shown = 0;
    for (; shown < count && shown < ENTRY_MOST_CHOICES; shown++) {
        struct str next = {0};
        str_add_text(&next, shown > 0 ? ", " : "");
        add_shown(context, found[shown], &next);
        int width = width_of(str_slice(out)) + width_of(str_slice(&next));
        bool fits = shown == 0 || width + (shown + 1 < count ? MORE : 0) <= columns;
        if (fits) {
            str_add(out, str_slice(&next));
        }
        str_release(&next);
        if (!fits) {
            break;
        }
    }
    if (shown < count) {
        str_add_format(out, " +%zu", count - shown);
    }
}

void entry_offer_word(const struct entry_context *context, struct entry_speaker speaker,
                      struct str *out)
{
    struct entry_speaker found[ENTRY_MOST_CHOICES];
    size_t count = 0;
    if (roster_has_country(context->roster, speaker.country)) {
        str_add(out, country_code(speaker.country));
        return;
    }
    if (speaker.country != NULL) {
        struct slice name = entry_country_name(context, speaker.country);
        /* The one name that two of them have. */
        bool shared = entry_phrase_find(context, name, found, &count) == WHO_AMBIGUOUS;
        str_add(out, shared ? slice_of("Congo-Brazzaville") : name);
        return;
    }
    const struct person *person = roster_person(context->roster, speaker.participant);
    struct slice name = session_get(context->session, speaker.participant, FIELD_NAME);
    bool alone = entry_phrase_find(context, name, found, &count) == WHO_MEANT &&
                 found[0].participant == speaker.participant;
    if (alone || person == NULL || person->number == 0) {
        str_add(out, name);
    } else {
        str_add_number(out, person->number);
    }
}
