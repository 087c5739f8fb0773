/* Who comes, leaves, is excused. */
#include "app/entry_person.h"

#include "app/entry_parts.h"
#include "app/entry_phrase.h"
#include "app/entry_write.h"
#include "text/fold.h"

/* Whether one of the organizations is the same in both; also where either names none. */
static bool may_be_same(struct slice left, struct slice right)
{
    bool fits = left.size == 0 || right.size == 0;
    struct slice one;
    while (!fits && left.size > 0 && slice_next(&left, ';', &one)) {
        struct slice rest = right;
        struct slice other;
        while (!fits && rest.size > 0 && slice_next(&rest, ';', &other)) {
            fits = fold_equal(one, other);
        }
    }
    return fits;
}

const struct record *entry_person_find(const struct entry_context *context,
                                       const struct person_line *person, bool *namesake,
                                       bool *several)
{
    const struct record *found = NULL;
    *namesake = false;
    *several = false;
    for (size_t i = 0; i < context->roster->count && person->name.size > 0; i++) {
        const struct person *there = &context->roster->people[i];
        if (there->hole || !fold_equal(there->name, person->name)) {
            continue;
        }
        bool same = may_be_same(there->organization, person->organization) &&
                    (there->countries.size == 0 || person->country == NULL ||
                     entry_list_has(there->countries, country_code(person->country)));
        if (!same) {
            *namesake = true;
        } else if (found != NULL) {
            *several = true;
        } else {
            found = there->record;
        }
    }
    return *several ? NULL : found;
}

/* The row of this name that the draft itself makes; empty where there is none. */
static struct slice find_in_draft(const struct action_draft *draft,
                                  const struct person_line *person)
{
    for (size_t i = 0; i < draft->action.count; i++) {
        const struct operation *operation = &draft->action.operations[i];
        struct slice kind;
        struct slice organization = {"", 0};
        struct slice country = {"", 0};
        if (!slice_is(operation->field, "name") || !fold_equal(operation->value, person->name) ||
            !action_get(draft, operation->id, FIELD_RECORD, &kind)) {
            continue;
        }
        (void)action_get(draft, operation->id, FIELD_ORGANIZATION, &organization);
        (void)action_get(draft, operation->id, FIELD_COUNTRY, &country);
        if (may_be_same(organization, person->organization) &&
            (country.size == 0 || person->country == NULL ||
             slice_equal(country, country_code(person->country)))) {
            return operation->id;
        }
    }
    return slice_make("", 0);
}

/* Sets a field that is given and not yet so. */
static void set_given(const struct entry_context *context, struct action_draft *draft,
                      struct slice id, int field, struct slice value)
{
    const struct record *record = session_find(context->session, id);
    struct slice now =
        record == NULL ? slice_make("", 0) : session_get(context->session, record, field);
    if (value.size > 0 && !slice_equal(now, value)) {
        action_set(draft, id, field, value);
    }
}

/* What the row has, and what the line adds. */
static void set_organizations(const struct entry_context *context, struct action_draft *draft,
                              struct slice id, struct slice given)
{
    const struct record *record = session_find(context->session, id);
    struct slice had = {"", 0};
    if (!action_get(draft, id, FIELD_ORGANIZATION, &had) && record != NULL) {
        had = session_get(context->session, record, FIELD_ORGANIZATION);
    }
    struct str all = {0};
    struct slice item;
    str_add(&all, had);
    while (given.size > 0 && slice_next(&given, ';', &item)) {
        if (!may_be_same(had, item) || had.size == 0) {
            entry_list_add(&all, item);
        }
    }
    if (all.size > had.size) {
        action_set(draft, id, FIELD_ORGANIZATION, str_slice(&all));
    }
    str_release(&all);
}

/* They are here: since now, where nothing earlier is known; somebody who had left is back. */
static void set_came(const struct entry_context *context, struct action_draft *draft,
                     struct slice id)
{
    const struct record *record = session_find(context->session, id);
    if (record == NULL || session_get(context->session, record, FIELD_STARTED).size == 0) {
        entry_set_started(context, draft, id);
    }
    if (record != NULL && session_get(context->session, record, FIELD_ENDED).size > 0) {
        action_set(draft, id, FIELD_ENDED, slice_make("", 0));
    }
}

/* A new row: with the number that their list gave them, where nobody has had it or one above. */
static struct slice create(const struct entry_context *context, size_t number,
                           struct action_draft *draft)
{
    struct str next = {0};
    struct str id = {0};
    struct id_parts parts;
    struct slice kind;
    struct slice copy = {"", 0};
    session_new_id(context->session, NULL, record_kind_letter(RECORD_PARTICIPANT), &next);
    if (number > 0 && id_parse(str_slice(&next), &parts) && number >= parts.counter) {
        id_format(parts.letter, number, parts.tag.at, &id);
        if (!action_get(draft, str_slice(&id), FIELD_RECORD, &kind)) {
            copy = arena_copy(&draft->arena, str_slice(&id));
            action_set(draft, copy, FIELD_RECORD, slice_of(record_kind_name(RECORD_PARTICIPANT)));
        }
    }
    str_release(&next);
    str_release(&id);
    return copy.size > 0 ? copy : entry_create(context, draft, RECORD_PARTICIPANT);
}

struct slice entry_person_put(const struct entry_context *context, const struct person_line *person,
                              const char *kind, struct action_draft *draft)
{
    bool namesake = false;
    bool several = false;
    const struct record *known = entry_person_find(context, person, &namesake, &several);
    struct slice id = known != NULL ? known->id : find_in_draft(draft, person);
    if (id.size == 0) {
        id = create(context, person->number, draft);
        entry_set(draft, id, FIELD_NAME, person->name);
    }
    set_given(context, draft, id, FIELD_KIND, slice_of(kind));
    set_given(context, draft, id, FIELD_ROLE, person->role);
    set_organizations(context, draft, id, person->organization);
    set_given(context, draft, id, FIELD_STAKEHOLDER_GROUP, person->stakeholder_group);
    set_given(context, draft, id, FIELD_CHANNEL, person->channel);
    set_given(context, draft, id, FIELD_LANGUAGE, person->language);
    bool has_country =
        known != NULL && session_get(context->session, known, FIELD_COUNTRY).size > 0;
    if (person->country != NULL && !has_country) {
        action_set(draft, id, FIELD_COUNTRY, country_code(person->country));
    }
    if (slice_is(slice_of(kind), "present")) {
        set_came(context, draft, id);
    }
    if (person->doubtful) {
        action_set(draft, id, FIELD_STATUS, slice_of("query"));
        entry_add_reason(context, draft, id, person->why);
    }
    return id;
}

bool entry_parse_person(const struct entry_context *context, struct slice arguments,
                        struct entry_meaning *meaning)
{
    person_line_parse(arguments, &meaning->person);
    bool several = false;
    meaning->known = entry_person_find(context, &meaning->person, &meaning->namesake, &several);
    if (meaning->person.name.size == 0) {
        return entry_wrong(meaning, "Who: %s", meaning->form->usage);
    }
    return !several || entry_wrong(meaning, "More than one in the roster is called so; add the "
                                            "organization or the country");
}

void entry_perform_person(const struct entry_context *context, const struct entry_meaning *meaning,
                          struct action_draft *draft)
{
    (void)entry_person_put(context, &meaning->person, meaning->form->value, draft);
}

bool entry_parse_left(const struct entry_context *context, struct slice arguments,
                      struct entry_meaning *meaning)
{
    if (arguments.size == 0) {
        return entry_wrong(meaning, "Who: %s", meaning->form->usage);
    }
    size_t count = 0;
    enum entry_who who = entry_phrase_find(context, arguments, meaning->choices, &count);
    if (who == WHO_AMBIGUOUS) {
        meaning->choice_count = count;
        struct str names = {0};
        entry_add_choices(context, meaning, &names);
        (void)entry_wrong(meaning, "That can be %s", str_text(&names));
        str_release(&names);
        return false;
    }
    if (who != WHO_MEANT || meaning->choices[0].participant == NULL) {
        return entry_wrong(meaning, "Nobody in the roster is called \"%.*s\"", (int)arguments.size,
                           arguments.at);
    }
    meaning->speakers[0] = meaning->choices[0];
    meaning->speaker_count = 1;
    return true;
}

void entry_perform_left(const struct entry_context *context, const struct entry_meaning *meaning,
                        struct action_draft *draft)
{
    const struct record *record = meaning->speakers[0].participant;
    char now[WHEN_ROOM];
    if (entry_now(context, now)) {
        action_set(draft, record->id, FIELD_ENDED, slice_of(now));
    } else {
        /* No times are written, so that they were here at all is what there is to say. */
        action_set(draft, record->id, FIELD_KIND, slice_of("present"));
    }
}
