#include "model/coverage.h"

#include "model/sitting.h"

/* Comments first, as one may say of a turn before it that its note is complete; then the records in
 * their order; the countries of the overview last. */

static struct coverage_country *country_at(struct coverage *coverage, const struct country *country)
{
    for (size_t i = 0; i < coverage->count; i++) {
        if (coverage->countries[i].country == country) {
            return &coverage->countries[i];
        }
    }
    MEM_GROW(coverage->countries, coverage->room, coverage->count + 1);
    struct coverage_country *added = &coverage->countries[coverage->count++];
    *added = (struct coverage_country){.country = country};
    return added;
}

static void add_code(struct str *codes, struct slice code)
{
    code = slice_trim(code);
    struct slice rest = str_slice(codes);
    struct slice item;
    while (rest.size > 0 && slice_next(&rest, ';', &item)) {
        if (slice_equal(item, code)) {
            return;
        }
    }
    if (codes->size > 0 && code.size > 0) {
        str_add_char(codes, ';');
    }
    str_add(codes, code);
}

static void add_codes(struct str *codes, struct slice list)
{
    struct slice item;
    while (list.size > 0 && slice_next(&list, ';', &item)) {
        add_code(codes, item);
    }
}

void coverage_voice(const struct session *session, const struct record *turn, struct str *codes)
{
    struct slice own = session_get(session, turn, FIELD_COUNTRY);
    add_codes(codes, own);
    if (own.size > 0 || session_get(session, turn, FIELD_ORGANIZATION).size > 0) {
        return;
    }
    struct slice refs = session_get(session, turn, FIELD_REFS);
    struct slice id;
    while (refs.size > 0 && slice_next(&refs, ';', &id)) {
        const struct record *speaker = session_find(session, slice_trim(id));
        if (speaker != NULL && speaker->exists && speaker->kind == RECORD_PARTICIPANT) {
            add_codes(codes, session_get(session, speaker, FIELD_COUNTRY));
        }
    }
}

/* What is known of a turn's text, from before where it did not change. */
static const struct coverage_note *look_at(const struct coverage *coverage,
                                           const struct record *record, struct slice text,
                                           enum coverage_depth depth)
{
    struct coverage_note *note = &coverage->cache[record->number - 1];
    if (note->at != text.at || note->size != text.size || text.at == NULL) {
        note->at = text.at;
        note->size = text.size;
        note->counted = note->judged = false;
    }
    if (!note->counted) {
        note->words = coverage_words(text);
        note->counted = true;
    }
    if (!note->judged && depth == COVERAGE_THIN) {
        note->thin = coverage_is_thin(text);
        note->judged = true;
    }
    return note;
}

/* Likewise how long it took. */
static int64_t seconds_of(struct coverage *coverage, const struct session *session,
                          const struct record *turn)
{
    if (coverage->depth < COVERAGE_BALANCE) {
        return 0;
    }
    struct coverage_note *note = &coverage->cache[turn->number - 1];
    const char *started = session_get(session, turn, FIELD_STARTED).at;
    const char *ended = session_get(session, turn, FIELD_ENDED).at;
    if (note->started != started || note->ended != ended) {
        note->started = started;
        note->ended = ended;
        note->seconds = sitting_turn_seconds(session, turn);
    }
    return note->seconds;
}

static void grow_cache(struct coverage *coverage, size_t records)
{
    MEM_GROW(coverage->cache, coverage->cache_room, records);
    for (; coverage->cache_count < records; coverage->cache_count++) {
        coverage->cache[coverage->cache_count] = (struct coverage_note){0};
    }
    for (size_t i = 0; coverage->any_answered && i < coverage->cache_count; i++) {
        coverage->cache[i].answered = false;
    }
    coverage->any_answered = false;
}

static void mark_fine(struct coverage *coverage, const struct session *session,
                      const struct record *comment)
{
    if (!slice_is(session_get(session, comment, FIELD_KIND), "thin-ok")) {
        return;
    }
    struct slice refs = session_get(session, comment, FIELD_REFS);
    struct slice id;
    while (refs.size > 0 && slice_next(&refs, ';', &id)) {
        const struct record *target = session_find(session, slice_trim(id));
        if (target != NULL) {
            coverage->cache[target->number - 1].answered = true;
            coverage->any_answered = true;
        }
    }
}

static void add_fact(struct coverage *coverage, const struct session *session,
                     const struct record *fact)
{
    static const char prefix[] = "s-represented-";
    if (!slice_starts(fact->id, slice_of(prefix))) {
        return;
    }
    struct slice code = session_get(session, fact, FIELD_COUNTRY);
    const struct country *country =
        country_by_code(code.size > 0 ? code : slice_from(fact->id, sizeof prefix - 1));
    if (country != NULL) {
        struct coverage_country *seen = country_at(coverage, country);
        seen->announced = true;
        seen->answered = coverage->cache[fact->number - 1].answered;
    }
}

static void add_participant(struct coverage *coverage, const struct session *session,
                            const struct record *record)
{
    const struct person *person = roster_person(&coverage->roster, record);
    if (person == NULL) {
        return;
    }
    coverage->participants += person->hole ? 0 : 1;
    coverage->holes += person->hole ? 1 : 0;
    bool excused = slice_is(session_get(session, record, FIELD_KIND), "regrets");
    if (excused) {
        return;
    }
    struct slice rest = person->countries;
    struct slice code;
    while (rest.size > 0 && slice_next(&rest, ';', &code)) {
        const struct country *country = country_by_code(slice_trim(code));
        if (country != NULL) {
            struct coverage_country *seen = country_at(coverage, country);
            seen->only_chair = person->only_chair && (!seen->roster || seen->only_chair);
            seen->roster = true;
            seen->answered = seen->answered || coverage->cache[record->number - 1].answered;
        }
    }
}

/* Whether only who chairs spoke. */
static bool is_of_chair(const struct coverage *coverage, const struct session *session,
                        const struct record *turn)
{
    struct slice refs = session_get(session, turn, FIELD_REFS);
    struct slice id;
    bool chair = false;
    while (refs.size > 0 && slice_next(&refs, ';', &id)) {
        const struct record *speaker = session_find(session, slice_trim(id));
        if (speaker != NULL && speaker->exists && speaker->kind == RECORD_PARTICIPANT) {
            chair = coverage->cache[speaker->number - 1].only_chair;
            if (!chair) {
                return false;
            }
        }
    }
    return chair;
}

/* The floor was just given: there is nothing to write yet. */
static bool just_began(const struct session *session, const struct record *turn, struct slice text)
{
    return text.size == 0 && session_get(session, turn, FIELD_STARTED).size > 0 &&
           session_get(session, turn, FIELD_ENDED).size == 0;
}

/* Before the turns, as these ask what their speakers belong to. */
static void add_people(struct coverage *coverage, const struct session *session)
{
    for (size_t i = 0; i < coverage->roster.count; i++) {
        const struct person *person = &coverage->roster.people[i];
        struct slice kind = session_get(session, person->record, FIELD_KIND);
        coverage->any_chair = coverage->any_chair || person->only_chair;
        coverage_add_person(coverage, person, !slice_is(kind, "regrets"));
    }
}

static void add_turn(struct coverage *coverage, const struct session *session,
                     const struct record *turn)
{
    static const struct coverage_note unknown = {0};
    const struct coverage_note *note =
        coverage->depth >= COVERAGE_BALANCE
            ? look_at(coverage, turn, session_get(session, turn, FIELD_TEXT), coverage->depth)
            : &unknown;
    bool off_record = slice_is(session_get(session, turn, FIELD_STATUS), "off-record");
    struct slice text = session_get(session, turn, FIELD_TEXT);
    bool thin = coverage->depth == COVERAGE_THIN && note->thin && !note->answered &&
                !just_began(session, turn, text);
    bool for_group = session_get(session, turn, FIELD_ON_BEHALF_OF).size > 0;
    int64_t seconds = seconds_of(coverage, session, turn);
    coverage->interventions++;
    coverage->words += note->words;
    if (thin && !off_record) {
        MEM_GROW(coverage->thin, coverage->thin_room, coverage->thin_count + 1);
        coverage->thin[coverage->thin_count++] = turn;
    }
    struct str *codes = &coverage->codes;
    str_clear(codes);
    coverage_voice(session, turn, codes);
    bool chair = coverage->depth >= COVERAGE_BALANCE
                     ? coverage_add_speakers(coverage, session, turn, note->words)
                     : coverage->any_chair && is_of_chair(coverage, session, turn);
    bool own = !for_group && !chair;
    struct slice rest = str_slice(codes);
    struct slice code;
    while (rest.size > 0 && slice_next(&rest, ';', &code)) {
        const struct country *country = country_by_code(code);
        if (country == NULL) {
            continue;
        }
        struct coverage_country *heard = country_at(coverage, country);
        heard->for_group += for_group ? 1 : 0;
        heard->heard += own ? 1 : 0;
        heard->by_chair += !for_group && chair ? 1 : 0;
        heard->words += own ? note->words : 0;
        heard->seconds += own ? seconds : 0;
        heard->substance = heard->substance || (own && !thin && !off_record);
    }
}

static void add_position(struct coverage *coverage, const struct session *session,
                         const struct record *position)
{
    struct slice kind = session_get(session, position, FIELD_KIND);
    struct slice refs = session_get(session, position, FIELD_REFS);
    const struct record *target =
        session_find(session, slice_trim(slice_head(refs, slice_find(refs, ';'))));
    bool on_conclusion = target != NULL && target->exists && target->kind == RECORD_CONCLUSION;
    struct str codes = {0};
    coverage_voice(session, position, &codes);
    struct slice rest = str_slice(&codes);
    struct slice code;
    while (rest.size > 0 && slice_next(&rest, ';', &code)) {
        const struct country *country = country_by_code(code);
        if (country != NULL) {
            struct coverage_country *seen = country_at(coverage, country);
            bool waits =
                slice_is(kind, "floor") && session_get(session, position, FIELD_ENDED).size == 0;
            seen->waiting += waits ? 1 : 0;
            seen->backed += slice_is(kind, "support") && on_conclusion ? 1 : 0;
        }
    }
    str_release(&codes);
}

/* Each country whose words a conclusion rests on backs it, once. */
static void add_backing(struct coverage *coverage)
{
    struct slice rest = str_slice(&coverage->codes);
    struct slice code;
    while (rest.size > 0 && slice_next(&rest, ';', &code)) {
        const struct country *country = country_by_code(code);
        if (country != NULL) {
            country_at(coverage, country)->backed++;
        }
    }
}

static bool rests_on_a_turn(struct coverage *coverage, const struct session *session,
                            const struct record *conclusion)
{
    struct slice refs = session_get(session, conclusion, FIELD_REFS);
    struct slice id;
    bool rests = false;
    str_clear(&coverage->codes);
    while (refs.size > 0 && slice_next(&refs, ';', &id)) {
        const struct record *target = session_find(session, slice_trim(id));
        if (target != NULL && target->exists && target->kind == RECORD_INTERVENTION) {
            coverage_voice(session, target, &coverage->codes);
            rests = true;
        }
    }
    add_backing(coverage);
    return rests;
}

static void add_conclusion(struct coverage *coverage, const struct session *session,
                           const struct record *conclusion)
{
    struct slice kind = session_get(session, conclusion, FIELD_KIND);
    coverage->conclusions++;
    bool needs_none =
        slice_is(kind, "action") || slice_is(kind, "open") || slice_is(kind, "open question");
    bool rests = rests_on_a_turn(coverage, session, conclusion);
    if (needs_none || rests) {
        return;
    }
    MEM_GROW(coverage->unsupported, coverage->unsupported_room, coverage->unsupported_count + 1);
    coverage->unsupported[coverage->unsupported_count++] = conclusion;
}

/* A conclusion that somebody supports is no longer without support. */
static void take_supported(struct coverage *coverage, const struct session *session,
                           const struct record *position)
{
    if (!slice_is(session_get(session, position, FIELD_KIND), "support")) {
        return;
    }
    struct slice refs = session_get(session, position, FIELD_REFS);
    struct slice id;
    while (refs.size > 0 && slice_next(&refs, ';', &id)) {
        size_t kept = 0;
        for (size_t i = 0; i < coverage->unsupported_count; i++) {
            if (!slice_equal(coverage->unsupported[i]->id, slice_trim(id))) {
                coverage->unsupported[kept++] = coverage->unsupported[i];
            }
        }
        coverage->unsupported_count = kept;
    }
}

static void add_record(struct coverage *coverage, const struct session *session,
                       const struct record *record)
{
    switch (record->kind) {
    case RECORD_SESSION:
        add_fact(coverage, session, record);
        return;
    case RECORD_PARTICIPANT:
        add_participant(coverage, session, record);
        return;
    case RECORD_INTERVENTION:
        add_turn(coverage, session, record);
        return;
    case RECORD_POSITION:
        add_position(coverage, session, record);
        return;
    case RECORD_CONCLUSION:
        add_conclusion(coverage, session, record);
        return;
    case RECORD_NOTE:
    case RECORD_COMMENT:
    case RECORD_OTHER:
    case RECORD_KIND_COUNT:
        return;
    }
}

/* The countries that the overview names. */
static void take_named(struct coverage *coverage)
{
    const struct record *overview = coverage->overview;
    bool answered = overview != NULL && coverage->cache[overview->number - 1].answered;
    struct slice rest = str_slice(&coverage->named);
    struct slice code;
    while (rest.size > 0 && slice_next(&rest, ';', &code)) {
        struct coverage_country *country = country_at(coverage, country_by_code(code));
        country->named = true;
        country->answered = country->answered || (answered && !country->announced);
    }
}

static void count_countries(struct coverage *coverage)
{
    for (size_t i = 0; i < coverage->count; i++) {
        const struct coverage_country *country = &coverage->countries[i];
        coverage->shared_words += country->words;
        coverage->shared_seconds += country->seconds;
        if (coverage_is_expected(country)) {
            coverage->represented++;
            coverage->heard += country->heard > 0 ? 1 : 0;
        }
    }
}

void coverage_update(struct coverage *coverage, struct session *session, enum coverage_depth depth)
{
    *coverage = (struct coverage){.depth = depth,
                                  .countries = coverage->countries,
                                  .room = coverage->room,
                                  .thin = coverage->thin,
                                  .thin_room = coverage->thin_room,
                                  .unsupported = coverage->unsupported,
                                  .unsupported_room = coverage->unsupported_room,
                                  .parts = coverage->parts,
                                  .part_room = coverage->part_room,
                                  .part_of = coverage->part_of,
                                  .part_of_room = coverage->part_of_room,
                                  .named_key = coverage->named_key,
                                  .named = coverage->named,
                                  .overview = coverage->overview,
                                  .roster = coverage->roster,
                                  .codes = coverage->codes,
                                  .cache = coverage->cache,
                                  .cache_count = coverage->cache_count,
                                  .cache_room = coverage->cache_room,
                                  .any_answered = coverage->any_answered};
    roster_update(&coverage->roster, session);
    size_t count = 0;
    const struct record *const *records = session_records(session, &count);
    grow_cache(coverage, session_record_count(session));
    for (size_t i = 0; i < count; i++) {
        if (records[i]->kind == RECORD_COMMENT) {
            mark_fine(coverage, session, records[i]);
        }
    }
    add_people(coverage, session);
    for (size_t i = 0; i < count; i++) {
        add_record(coverage, session, records[i]);
    }
    for (size_t i = 0; i < count && coverage->unsupported_count > 0; i++) {
        if (records[i]->kind == RECORD_POSITION) {
            take_supported(coverage, session, records[i]);
        }
    }
    coverage_look_for_names(coverage, session);
    take_named(coverage);
    count_countries(coverage);
}

bool coverage_shows_thin(const struct coverage *coverage, const struct session *session,
                         const struct record *turn)
{
    struct slice text = session_get(session, turn, FIELD_TEXT);
    if (turn->number > coverage->cache_count) {
        return coverage_is_thin(text);
    }
    const struct coverage_note *note = look_at(coverage, turn, text, COVERAGE_THIN);
    return note->thin && !note->answered && !just_began(session, turn, text);
}

int coverage_share(const struct coverage *coverage, const struct coverage_country *country)
{
    bool timed = coverage->shared_seconds > 0;
    int64_t all = timed ? coverage->shared_seconds : (int64_t)coverage->shared_words;
    int64_t part = timed ? country->seconds : (int64_t)country->words;
    return all == 0 ? 0 : (int)((part * 200 + all) / (2 * all));
}

void coverage_release(struct coverage *coverage)
{
    mem_free(coverage->countries);
    mem_free(coverage->thin);
    mem_free(coverage->unsupported);
    mem_free(coverage->cache);
    mem_free(coverage->parts);
    mem_free(coverage->part_of);
    str_release(&coverage->named);
    roster_release(&coverage->roster);
    str_release(&coverage->codes);
    *coverage = (struct coverage){0};
}
