#include "model/roster.h"

#include "base/num.h"
#include "model/roster_words.h"
#include "text/fold.h"
#include "text/utf8.h"

static bool countries_have(const struct roster_countries *countries, const struct country *country)
{
    for (size_t i = 0; i < countries->count; i++) {
        if (countries->at[i] == country) {
            return true;
        }
    }
    return false;
}

static void add_countries(struct roster_countries *countries, struct slice codes)
{
    struct slice code;
    while (codes.size > 0 && slice_next(&codes, ';', &code)) {
        const struct country *country = country_by_code(slice_trim(code));
        if (country != NULL && !countries_have(countries, country)) {
            MEM_GROW(countries->at, countries->room, countries->count + 1);
            countries->at[countries->count++] = country;
        }
    }
}

bool roster_is_hole(struct slice name)
{
    uint64_t number = 0;
    return name.size > 1 && name.at[0] == '?' &&
           num_parse_unsigned(slice_from(name, 1), UINT32_MAX, &number);
}

/* Name and organizations, each folded, LF between. */
static struct slice make_key(struct roster *roster, const struct person *person)
{
    struct str key = {0};
    fold_key(person->name, &key);
    struct slice rest = person->organization;
    struct slice item;
    while (rest.size > 0 && slice_next(&rest, ';', &item)) {
        str_add_char(&key, '\n');
        fold_key(item, &key);
    }
    struct slice copy = arena_copy(&roster->arena, str_slice(&key));
    str_release(&key);
    return copy;
}

/* The first letter of a folded word. */
static void add_initial(struct str *out, struct slice word)
{
    uint32_t code = 0;
    if (word.size > 0) {
        (void)utf8_next(word, 0, &code);
        utf8_add(out, code);
    }
}

/* The initials of one name: of all its words and of the parts of those with hyphens; the same
 * without the small words (`de`); without what stands behind a hyphen too; and of the first and
 * the last word alone, `me` of Miguel Ignacio Estrada. */
struct initials {
    struct str all, telling, whole, ends;
};

/* `word` is folded: a space stands where a hyphen was. */
static void add_word(struct initials *initials, struct slice word, bool is_end)
{
    bool particle = words_have(WORDS_PARTICLE, word);
    struct slice part;
    if (!particle) {
        add_initial(&initials->whole, word);
    }
    if (is_end) {
        add_initial(&initials->ends, word);
    }
    while (word.size > 0 && slice_next(&word, ' ', &part)) {
        add_initial(&initials->all, part);
        if (!particle) {
            add_initial(&initials->telling, part);
        }
    }
}

static struct slice make_initials(struct roster *roster, struct slice name)
{
    struct initials initials = {0};
    struct str key = {0};
    struct slice rest = name;
    struct slice word;
    while (rest.size > 0 && slice_next(&rest, ' ', &word)) {
        bool first = word.at == name.at;
        bool last = word.at + word.size == name.at + name.size;
        str_clear(&key);
        fold_key(word, &key);
        add_word(&initials, str_slice(&key), first != last);
    }
    const struct str *more[] = {&initials.telling, &initials.whole, &initials.ends};
    for (size_t i = 0; i < COUNT(more); i++) {
        str_add_char(&initials.all, ' ');
        str_add(&initials.all, str_slice(more[i]));
    }
    struct slice copy = arena_copy(&roster->arena, str_slice(&initials.all));
    str_release(&initials.all);
    str_release(&initials.telling);
    str_release(&initials.whole);
    str_release(&initials.ends);
    str_release(&key);
    return copy;
}

static bool has_one(struct slice role, enum words words)
{
    struct slice item;
    bool found = false;
    while (!found && role.size > 0 && slice_next(&role, ',', &item)) {
        found = words_have(words, item);
    }
    return found;
}

/* A post (`director`) beside it changes nothing; another role in the session does. */
static bool is_only_chair(struct slice role)
{
    return has_one(role, WORDS_CHAIR_ROLE) && !has_one(role, WORDS_ROLE);
}

static void add_person(struct roster *roster, const struct record *record)
{
    const struct session *session = roster->session;
    MEM_GROW(roster->people, roster->room, roster->count + 1);
    struct person *person = &roster->people[roster->count++];
    struct slice kind = session_get(session, record, FIELD_KIND);
    struct id_parts id = {0};
    *person = (struct person){
        .record = record,
        .number = id_parse(record->id, &id) ? id.counter : 0,
        .name = session_get(session, record, FIELD_NAME),
        .role = session_get(session, record, FIELD_ROLE),
        .organization = session_get(session, record, FIELD_ORGANIZATION),
        .countries = session_get(session, record, FIELD_COUNTRY),
        .present = !slice_is(kind, "expected") && !slice_is(kind, "regrets"),
    };
    person->country = country_by_code(
        slice_trim(slice_head(person->countries, slice_find(person->countries, ';'))));
    person->hole = roster_is_hole(person->name);
    bool as_before = roster->count > 1 && slice_equal(person->role, person[-1].role);
    person->only_chair = as_before ? person[-1].only_chair : is_only_chair(person->role);
    person->key = make_key(roster, person);
    person->initials = make_initials(roster, person->name);
    add_countries(&roster->countries, person->countries);
}

/* A row `s-alias-WORD`: its refs name a participant, or its country a country. */
static void add_alias(struct roster *roster, const struct record *record)
{
    struct slice word = slice_from(record->id, sizeof "s-alias-" - 1);
    struct slice target = session_get(roster->session, record, FIELD_REFS);
    if (target.size == 0) {
        target = session_get(roster->session, record, FIELD_COUNTRY);
    }
    MEM_GROW(roster->aliases, roster->alias_room, roster->alias_count + 1);
    roster->aliases[roster->alias_count++] = (struct roster_alias){word, target};
}

void roster_update(struct roster *roster, struct session *session)
{
    if (roster->session == session && roster->revision == session->roster_revision &&
        roster->revision != 0) {
        return;
    }
    arena_release(&roster->arena);
    roster->count = 0;
    roster->countries.count = 0;
    roster->alias_count = 0;
    if (roster->session != session) {
        roster->heard_revision = 0;
        roster->heard.count = 0;
    }
    roster->session = session;
    roster->revision = session->roster_revision;
    size_t count = 0;
    const struct record *const *records = session_records(session, &count);
    /* In a file that was sorted they stand anywhere. */
    size_t end = session->displaced ? count : session_first(session, 2);
    for (size_t i = 0; i < end; i++) {
        const struct record *record = records[i];
        if (record->kind == RECORD_PARTICIPANT) {
            add_person(roster, record);
        } else if (slice_starts(record->id, slice_of("s-alias-"))) {
            add_alias(roster, record);
        }
    }
    for (size_t i = 0; i < end; i++) { /* behind those of the participants */
        if (slice_starts(records[i]->id, slice_of("s-represented-"))) {
            add_countries(&roster->countries, session_get(session, records[i], FIELD_COUNTRY));
        }
    }
}

void roster_release(struct roster *roster)
{
    arena_release(&roster->arena);
    mem_free(roster->people);
    mem_free(roster->countries.at);
    mem_free(roster->heard.at);
    mem_free(roster->aliases);
    *roster = (struct roster){0};
}

const struct person *roster_person(const struct roster *roster, const struct record *record)
{
    for (size_t i = 0; i < roster->count; i++) {
        if (roster->people[i].record == record) {
            return &roster->people[i];
        }
    }
    return NULL;
}

/* Their countries, where the session is another one than at the last time. */
static void look_at_turns(struct roster *roster)
{
    const struct session *session = roster->session;
    if (session == NULL || roster->heard_revision == session->revision) {
        return;
    }
    struct slice before = {"", 0};
    roster->heard_revision = session->revision;
    roster->heard.count = 0;
    for (size_t i = 0; i < session_record_count(session); i++) {
        const struct record *record = session_record(session, i);
        if (record->kind != RECORD_INTERVENTION || !record->exists) {
            continue;
        }
        struct slice codes = session_get(session, record, FIELD_COUNTRY);
        /* Values that many records have lie in one place, so this leaves out most of them. */
        if (codes.at != before.at || codes.size != before.size) {
            add_countries(&roster->heard, codes);
            before = codes;
        }
    }
}

bool roster_has_country(struct roster *roster, const struct country *country)
{
    if (country == NULL || countries_have(&roster->countries, country)) {
        return country != NULL;
    }
    look_at_turns(roster);
    return countries_have(&roster->heard, country);
}

struct slice roster_find_alias(const struct roster *roster, struct slice word)
{
    struct slice target = {"", 0};
    struct str key = {0};
    fold_key(word, &key);
    for (size_t i = 0; i < roster->alias_count && key.size > 0; i++) {
        if (slice_equal(roster->aliases[i].word, str_slice(&key))) {
            target = roster->aliases[i].target;
        }
    }
    str_release(&key);
    return target;
}

unsigned roster_next_hole(const struct roster *roster)
{
    uint64_t highest = 0;
    for (size_t i = 0; i < roster->count; i++) {
        uint64_t number = 0;
        if (roster->people[i].hole &&
            num_parse_unsigned(slice_from(roster->people[i].name, 1), UINT32_MAX - 1, &number) &&
            number > highest) {
            highest = number;
        }
    }
    return (unsigned)highest + 1;
}
