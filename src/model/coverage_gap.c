/* What is missing, from what was counted. */
#include "model/coverage.h"

bool coverage_is_announced(const struct coverage_country *country)
{
    return country->announced || country->named;
}

bool coverage_is_expected(const struct coverage_country *country)
{
    return coverage_is_announced(country) || (country->roster && !country->only_chair);
}

bool coverage_is_unheard(const struct coverage_country *country)
{
    return coverage_is_announced(country) && country->heard == 0;
}

bool coverage_is_unannounced(const struct coverage_country *country)
{
    return !coverage_is_announced(country) && country->heard > 0;
}

bool coverage_is_roster_only(const struct coverage_country *country)
{
    return country->roster && !coverage_is_announced(country) && country->heard == 0 &&
           country->for_group == 0;
}

bool coverage_is_for_group_only(const struct coverage_country *country)
{
    return country->heard == 0 && country->for_group > 0;
}

/* Nobody is missing from a list that was never made. */
static bool has_list(const struct coverage *coverage)
{
    for (size_t i = 0; i < coverage->count; i++) {
        if (coverage->countries[i].announced) {
            return true;
        }
    }
    return false;
}

enum coverage_gap coverage_gap(const struct coverage *coverage,
                               const struct coverage_country *country)
{
    if (country->answered) {
        return COVERAGE_FINE;
    }
    if (country->heard > 0) {
        return coverage_is_unannounced(country) && has_list(coverage) ? COVERAGE_UNANNOUNCED
                                                                      : COVERAGE_FINE;
    }
    if (country->by_chair > 0 && country->for_group == 0) {
        return COVERAGE_THROUGH_CHAIR;
    }
    return country->announced        ? COVERAGE_UNHEARD
           : country->named          ? COVERAGE_NAMED
           : country->waiting > 0    ? COVERAGE_WAITING
           : !country->roster        ? COVERAGE_FINE
           : !country->only_chair    ? COVERAGE_ROSTER_ONLY
           : country->for_group == 0 ? COVERAGE_CHAIR_ONLY
                                     : COVERAGE_FINE;
}

bool coverage_is_silent(const struct coverage_part *part)
{
    return part->people > 0 && part->heard == 0 && !part->answered &&
           (part->is_group || !part->has_country);
}

/* --- Organizations and stakeholder groups */

static uint32_t part_at(struct coverage *coverage, struct slice name, bool is_group)
{
    for (size_t i = 0; i < coverage->part_count; i++) {
        const struct coverage_part *part = &coverage->parts[i];
        if (part->is_group == is_group && slice_equal(part->name, name)) {
            return (uint32_t)i;
        }
    }
    MEM_GROW(coverage->parts, coverage->part_room, coverage->part_count + 1);
    coverage->parts[coverage->part_count] =
        (struct coverage_part){.name = name, .is_group = is_group};
    return (uint32_t)coverage->part_count++;
}

static void add_part(struct coverage *coverage, uint32_t part)
{
    MEM_GROW(coverage->part_of, coverage->part_of_room, coverage->part_of_count + 1);
    coverage->part_of[coverage->part_of_count++] = part;
}

static void add_names(struct coverage *coverage, const struct person *person, struct slice names,
                      bool is_group, bool counts)
{
    struct slice name;
    while (names.size > 0 && slice_next(&names, ';', &name)) {
        uint32_t index = part_at(coverage, slice_trim(name), is_group);
        struct coverage_part *part = &coverage->parts[index];
        part->people += counts ? 1 : 0;
        part->has_country = part->has_country || person->country != NULL;
        part->record = part->record == NULL ? person->record : part->record;
        part->answered = part->answered || coverage->cache[person->record->number - 1].answered;
        add_part(coverage, index);
    }
}

void coverage_add_person(struct coverage *coverage, const struct person *person, bool counts)
{
    struct coverage_note *note = &coverage->cache[person->record->number - 1];
    bool heard = counts && !person->only_chair && !person->hole;
    note->only_chair = person->only_chair;
    note->parts = (uint32_t)coverage->part_of_count;
    add_names(coverage, person, person->organization, false, heard);
    add_names(coverage, person,
              session_get(coverage->roster.session, person->record, FIELD_STAKEHOLDER_GROUP), true,
              heard);
    add_part(coverage, UINT32_MAX);
}

static void hear(struct coverage_part *part, const struct record *turn, size_t words)
{
    if (part->last != turn->number) {
        part->last = turn->number;
        part->heard++;
        part->words += words;
    }
}

static const struct record *find_person(const struct session *session, struct slice id)
{
    const struct record *person = session_find(session, slice_trim(id));
    return person != NULL && person->kind == RECORD_PARTICIPANT ? person : NULL;
}

/* Nearly every turn has one speaker, who is looked up once. */
static const struct record *only_speaker(struct coverage *coverage, const struct session *session,
                                         const struct record *turn, struct slice refs)
{
    struct coverage_note *note = &coverage->cache[turn->number - 1];
    if (note->refs != refs.at) {
        const struct record *person = find_person(session, refs);
        note->refs = refs.at;
        note->speaker = person == NULL ? 0 : (uint32_t)person->number;
    }
    return note->speaker == 0 ? NULL : session_record(session, note->speaker - 1);
}

static void hear_person(struct coverage *coverage, const struct record *person,
                        const struct record *turn, size_t words)
{
    const uint32_t *part = &coverage->part_of[coverage->cache[person->number - 1].parts];
    for (; *part != UINT32_MAX; part++) {
        hear(&coverage->parts[*part], turn, words);
    }
}

static void hear_capacity(struct coverage *coverage, struct slice capacity,
                          const struct record *turn, size_t words)
{
    struct slice item;
    while (capacity.size > 0 && slice_next(&capacity, ';', &item)) {
        uint32_t part = part_at(coverage, slice_trim(item), false);
        hear(&coverage->parts[part], turn, words);
    }
}

/* In a capacity, that is who spoke. */
bool coverage_add_speakers(struct coverage *coverage, const struct session *session,
                           const struct record *turn, size_t words)
{
    struct slice capacity = session_get(session, turn, FIELD_ORGANIZATION);
    struct slice refs = session_get(session, turn, FIELD_REFS);
    bool several = slice_find(refs, ';') < refs.size;
    bool chair = false;
    bool others = false;
    hear_capacity(coverage, capacity, turn, words);
    while (refs.size > 0) {
        struct slice id = refs;
        const struct record *person = several && slice_next(&refs, ';', &id)
                                          ? find_person(session, id)
                                          : only_speaker(coverage, session, turn, refs);
        refs = several ? refs : slice_make("", 0);
        if (person == NULL || !person->exists) {
            continue;
        }
        bool chairs = coverage->cache[person->number - 1].only_chair;
        chair = chair || chairs;
        others = others || !chairs;
        if (capacity.size == 0) {
            hear_person(coverage, person, turn, words);
        }
    }
    return chair && !others;
}

/* --- The overview */

static void add_names_of(struct coverage *coverage, const struct record *note, struct slice text)
{
    struct country_mention mention;
    for (size_t at = 0; country_next_mention(text, &at, &mention);) {
        struct slice code = country_code(mention.country);
        if (slice_find_part(str_slice(&coverage->named), code) == coverage->named.size) {
            str_add_text(&coverage->named, coverage->named.size > 0 ? ";" : "");
            str_add(&coverage->named, code);
            coverage->overview = coverage->overview == NULL ? note : coverage->overview;
        }
    }
}

/* Calls for each text of the overview: what stands before the first turn, and what says so. */
static void each_overview(struct coverage *coverage, struct session *session,
                          void (*each)(struct coverage *coverage, const struct record *note,
                                       struct slice text))
{
    size_t count = 0;
    const struct record *const *records = session_records(session, &count);
    bool before = true;
    for (size_t i = session_first(session, 2); i < count; i++) {
        const struct record *note = records[i];
        before = before && note->kind != RECORD_INTERVENTION;
        if (note->kind != RECORD_NOTE) {
            continue;
        }
        struct slice kind = session_get(session, note, FIELD_KIND);
        struct slice status = session_get(session, note, FIELD_STATUS);
        bool overview = before || slice_is(kind, "overview") || slice_is(kind, "aim");
        if (overview && !slice_is(status, "query") && !slice_is(status, "off-record")) {
            each(coverage, note, session_get(session, note, FIELD_TEXT));
        }
    }
}

static void add_key(struct coverage *coverage, const struct record *note, struct slice text)
{
    coverage->named_key ^= (uint64_t)(uintptr_t)text.at + note->number;
    coverage->named_key = coverage->named_key * 0x100000001B3ULL + text.size;
}

/* The texts are looked through again only where one of them is another one than before. */
void coverage_look_for_names(struct coverage *coverage, struct session *session)
{
    uint64_t known = coverage->named_key;
    coverage->named_key = 1;
    each_overview(coverage, session, add_key);
    if (coverage->named_key != known) {
        str_clear(&coverage->named);
        coverage->overview = NULL;
        each_overview(coverage, session, add_names_of);
    }
}
