/* `?1 = …`: a hole gets its name, and with it every turn of it its speaker. */
#include "app/entry_parts.h"

#include "app/entry_person.h"
#include "app/entry_phrase.h"
#include "app/entry_write.h"

static const struct record *find_hole(const struct entry_context *context, struct slice name)
{
    for (size_t i = 0; i < context->roster->count; i++) {
        if (slice_equal(context->roster->people[i].name, name)) {
            return context->roster->people[i].record;
        }
    }
    return NULL;
}

static bool ask_which(const struct entry_context *context, struct entry_meaning *meaning)
{
    struct str names = {0};
    entry_add_choices(context, meaning, &names);
    (void)entry_wrong(meaning, "That can be %s", str_text(&names));
    str_release(&names);
    return false;
}

/* Somebody known by `name` as a speaker would be, or a new person with what is said of them. */
static bool parse_name(const struct entry_context *context, struct slice name,
                       struct entry_meaning *meaning)
{
    if (name.size == 0) {
        return entry_wrong(meaning, "Who is it: %s", meaning->form->example);
    }
    size_t count = 0;
    enum entry_who who = entry_phrase_find(context, name, meaning->choices, &count);
    if (who == WHO_AMBIGUOUS) {
        meaning->choice_count = count;
        return ask_which(context, meaning);
    }
    bool itself = who == WHO_MEANT && meaning->choices[0].participant == meaning->target;
    if (who == WHO_MEANT && !itself) {
        meaning->speakers[0] = meaning->choices[0];
        meaning->speaker_count = 1;
        return true;
    }
    person_line_parse(name, &meaning->person);
    bool several = false;
    const struct record *known =
        entry_person_find(context, &meaning->person, &meaning->namesake, &several);
    if (several) {
        return entry_wrong(meaning,
                           "More than one in the roster is called so; their number says which");
    }
    if (known != NULL) {
        meaning->speakers[0] = (struct entry_speaker){.participant = known};
        meaning->speaker_count = 1;
    }
    return !roster_is_hole(meaning->person.name) || entry_wrong(meaning, "That is a hole itself");
}

bool entry_parse_naming(const struct entry_context *context, struct slice line,
                        struct entry_meaning *meaning)
{
    size_t equals = slice_find(line, '=');
    struct slice hole = slice_trim(slice_head(line, equals));
    if (equals == line.size || !roster_is_hole(hole) || slice_find(line, '\n') < line.size) {
        return false;
    }
    meaning->kind = ENTRY_COMMAND;
    meaning->form = entry_form_named("?1 =");
    meaning->hole = hole;
    meaning->target = find_hole(context, hole);
    if (meaning->target == NULL) {
        (void)entry_wrong(meaning, "There is no %.*s that waits for a name", (int)hole.size,
                          hole.at);
    } else {
        (void)parse_name(context, slice_trim(slice_from(line, equals + 1)), meaning);
    }
    return true;
}

/* `refs` with `new_id` (may be empty) in place of `old_id`. */
static void replace_ref(struct slice refs, struct slice old_id, struct slice new_id,
                        struct str *out)
{
    struct slice ref;
    while (refs.size > 0 && slice_next(&refs, ';', &ref)) {
        entry_list_add(out, slice_equal(ref, old_id) ? new_id : ref);
    }
}

/* What names the hole gets who it is now; `new_id` is the hole's own where its row is the person's.
 */
static void repoint(const struct entry_context *context, const struct entry_meaning *meaning,
                    const struct record *record, struct slice new_id, struct slice countries,
                    struct action_draft *draft)
{
    struct session *session = context->session;
    struct slice old = session_get(session, record, FIELD_REFS);
    struct str refs = {0};
    replace_ref(old, meaning->target->id, new_id, &refs);
    if (!slice_equal(str_slice(&refs), old)) {
        action_set(draft, record->id, FIELD_REFS, str_slice(&refs));
    }
    str_release(&refs);
    if (record->kind != RECORD_INTERVENTION) {
        return;
    }
    if (session_get(session, record, FIELD_ORGANIZATION).size == 0) {
        struct str all = {0};
        struct slice code;
        str_add(&all, session_get(session, record, FIELD_COUNTRY));
        size_t had = all.size;
        while (countries.size > 0 && slice_next(&countries, ';', &code)) {
            entry_list_add(&all, code);
        }
        if (all.size > had) {
            action_set(draft, record->id, FIELD_COUNTRY, str_slice(&all));
        }
        str_release(&all);
    }
    if (slice_is(session_get(session, record, FIELD_STATUS), "query")) {
        action_set(draft, record->id, FIELD_STATUS, slice_make("", 0));
    }
}

/* The reasons why its turns were asked about are answered. */
static void close_reasons(const struct entry_context *context, const struct entry_meaning *meaning,
                          struct action_draft *draft)
{
    struct session *session = context->session;
    size_t count = 0;
    const struct record *const *records = session_records(session, &count);
    for (size_t i = session_first(session, 2); i < count; i++) {
        const struct record *about =
            session_find(session, session_get(session, records[i], FIELD_REFS));
        bool ours = about != NULL && about->kind == RECORD_INTERVENTION &&
                    entry_list_has(session_get(session, about, FIELD_REFS), meaning->target->id);
        if (records[i]->kind == RECORD_COMMENT && ours &&
            slice_is(session_get(session, records[i], FIELD_KIND), "reason")) {
            action_set(draft, records[i]->id, FIELD_STATUS, slice_of("approved"));
        }
    }
}

static void name_in_place(const struct entry_context *context, const struct entry_meaning *meaning,
                          struct action_draft *draft)
{
    const struct person_line *person = &meaning->person;
    struct slice id = meaning->target->id;
    action_set(draft, id, FIELD_NAME, person->name);
    entry_set(draft, id, FIELD_ROLE, person->role);
    entry_set(draft, id, FIELD_ORGANIZATION, person->organization);
    entry_set(draft, id, FIELD_STAKEHOLDER_GROUP, person->stakeholder_group);
    entry_set(draft, id, FIELD_CHANNEL, person->channel);
    entry_set(draft, id, FIELD_LANGUAGE, person->language);
    if (person->country != NULL) {
        action_set(draft, id, FIELD_COUNTRY, country_code(person->country));
    }
    if (person->doubtful) {
        entry_add_reason(context, draft, id, person->why);
    } else {
        action_set(draft, id, FIELD_STATUS, slice_make("", 0));
    }
}

void entry_perform_naming(const struct entry_context *context, const struct entry_meaning *meaning,
                          struct action_draft *draft)
{
    struct session *session = context->session;
    struct slice new_id = meaning->target->id;
    struct slice countries = {"", 0};
    if (meaning->speaker_count > 0) {
        const struct record *participant = meaning->speakers[0].participant;
        new_id = participant == NULL ? slice_make("", 0) : participant->id;
        countries = entry_speaker_countries(context, meaning->speakers[0]);
    } else {
        name_in_place(context, meaning, draft);
        if (meaning->person.country != NULL) {
            countries = country_code(meaning->person.country);
        }
    }
    size_t count = 0;
    const struct record *const *records = session_records(session, &count);
    for (size_t i = 0; i < count; i++) {
        if (entry_list_has(session_get(session, records[i], FIELD_REFS), meaning->target->id)) {
            repoint(context, meaning, records[i], new_id, countries, draft);
        }
    }
    close_reasons(context, meaning, draft);
    /* Last: what is told of an action is its first record, here who the turn is of now. */
    if (meaning->speaker_count > 0) {
        action_set(draft, meaning->target->id, FIELD_DELETED, slice_of("yes"));
    }
}
