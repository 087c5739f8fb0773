/* People: a line is a person, several are a pasted list. */
#include "app/app_parts.h"

#include "app/entry_peel.h"
#include "app/entry_person.h"
#include "app/entry_write.h"
#include "model/person_list.h"
#include "model/person_reader.h"
#include "model/roster_words.h"

static void add_part(struct slice part, const char *between, struct str *out)
{
    if (part.size > 0) {
        str_add_text(out, between);
        str_add(out, part);
    }
}

/* Behind the name stands `behind`, and a comma between all else. */
static void add_line(const struct app *app, const struct record *record, const char *behind,
                     struct str *out)
{
    static const int rest[] = {FIELD_STAKEHOLDER_GROUP, FIELD_CHANNEL};
    const struct session *session = app->session;
    struct str parts = {0};
    add_part(session_get(session, record, FIELD_ROLE), "", &parts);
    struct slice organizations = session_get(session, record, FIELD_ORGANIZATION), one;
    for (const char *between = parts.size > 0 ? ", " : "";
         organizations.size > 0 && slice_next(&organizations, ';', &one); between = " / ") {
        add_part(one, between, &parts);
    }
    struct slice codes = session_get(session, record, FIELD_COUNTRY);
    const struct country *country = country_by_code(slice_head(codes, slice_find(codes, ';')));
    if (country != NULL) {
        add_part(country_name(country, LANGUAGE_EN), parts.size > 0 ? ", " : "", &parts);
    }
    for (size_t i = 0; i < COUNT(rest); i++) {
        add_part(session_get(session, record, rest[i]), parts.size > 0 ? ", " : "", &parts);
    }
    str_add(out, session_get(session, record, FIELD_NAME));
    add_part(str_slice(&parts), behind, out);
    str_release(&parts);
}

/* One word, a comma, one word could be a surname and a name: `Garcia; Telmex` can't. */
void screen_people_line(const struct app *app, const struct record *record, struct str *out)
{
    struct person_line read = {0};
    struct str line = {0};
    add_line(app, record, ", ", &line);
    person_line_parse(str_slice(&line), &read);
    bool same = slice_equal(read.name, session_get(app->session, record, FIELD_NAME));
    add_line(app, record, same ? ", " : "; ", out);
    person_line_release(&read);
    str_release(&line);
}

/* An organization that the line of the record is not read back as (one word, a comma, one word may
 * be a surname and a name) is not what the new one stands in place of: it stays beside it. */
static void set_organization(const struct app *app, const struct record *record,
                             struct slice before, struct slice after, struct action_draft *draft)
{
    struct str both = {0};
    struct slice have = session_get(app->session, record, FIELD_ORGANIZATION);
    if (!slice_equal(have, before)) {
        str_add(&both, have);
        str_add_text(&both, have.size > 0 && after.size > 0 ? ";" : "");
    }
    str_add(&both, after);
    action_set(draft, record->id, FIELD_ORGANIZATION, str_slice(&both));
    str_release(&both);
}

/* What they said, and are for or against, is their country's: unless in another capacity, or where
 * it says another one already. */
static void change_country(const struct app *app, const struct record *person, struct slice old,
                           struct slice code, struct action_draft *draft)
{
    size_t count;
    const struct record *const *records = session_records(app->session, &count);
    for (size_t i = session_first(app->session, 2); i < count; i++) {
        struct slice had = session_get(app->session, records[i], FIELD_COUNTRY), one;
        bool theirs =
            (records[i]->kind == RECORD_INTERVENTION || records[i]->kind == RECORD_POSITION) &&
            entry_list_has(session_get(app->session, records[i], FIELD_REFS), person->id) &&
            session_get(app->session, records[i], FIELD_ORGANIZATION).size == 0;
        if (!theirs || (old.size == 0 ? had.size > 0 : !entry_list_has(had, old))) {
            continue;
        }
        struct str list = {0};
        while (had.size > 0 && slice_next(&had, ';', &one)) {
            entry_list_add(&list, slice_equal(slice_trim(one), old) ? code : one);
        }
        entry_list_add(&list, old.size == 0 ? code : slice_make("", 0));
        action_set(draft, records[i]->id, FIELD_COUNTRY, str_slice(&list));
        str_release(&list);
    }
}

/* A list without a column for roles has them where the groups are, so the line of such a record is
 * read back with a role that its row does not have. */
static void move_role(const struct app *app, const struct record *record, struct slice before,
                      struct slice after, struct action_draft *draft)
{
    struct slice group = session_get(app->session, record, FIELD_STAKEHOLDER_GROUP);
    bool role_there = person_is_role(group);
    if (role_there) {
        action_set(draft, record->id, FIELD_STAKEHOLDER_GROUP, slice_make("", 0));
    }
    if (!slice_equal(before, after) || role_there) {
        action_set(draft, record->id, FIELD_ROLE, after);
    }
}

/* What two lines say differently: only that is changed, so what a line can't say stays as it is. */
void screen_people_change(const struct app *app, const struct record *record, struct slice line,
                          struct action_draft *draft)
{
    struct person_line before = {0}, after = {0};
    struct str old = {0};
    screen_people_line(app, record, &old);
    person_line_parse(str_slice(&old), &before);
    person_line_parse(line, &after);
    const struct {
        int field;
        struct slice before, after;
    } fields[] = {
        {FIELD_NAME, before.name, after.name},
        {FIELD_COUNTRY, country_code(before.country), country_code(after.country)},
        {FIELD_CHANNEL, before.channel, after.channel},
        {FIELD_LANGUAGE, before.language, after.language},
    };
    for (size_t i = 0; i < COUNT(fields); i++) {
        if (!slice_equal(fields[i].before, fields[i].after)) {
            action_set(draft, record->id, fields[i].field, fields[i].after);
        }
    }
    move_role(app, record, before.role, after.role, draft);
    if (!slice_equal(before.stakeholder_group, after.stakeholder_group)) {
        action_set(draft, record->id, FIELD_STAKEHOLDER_GROUP, after.stakeholder_group);
    }
    if (!slice_equal(before.organization, after.organization)) {
        set_organization(app, record, before.organization, after.organization, draft);
    }
    if (before.country != after.country) {
        change_country(app, record, country_code(before.country), country_code(after.country),
                       draft);
    }
    person_line_release(&before);
    person_line_release(&after);
    str_release(&old);
}

/* What became of a pasted list. */
struct list_outcome {
    size_t people, doubtful, regrets;
    size_t renumbered; /* those whose number in the list is another one than here */
    struct str why;    /* the first one who is doubtful, and why */
};

/* Puts those with a number, or those without, into the draft. */
static void put_some(struct app *app, const struct person_list *list, bool numbered,
                     struct action_draft *draft, struct list_outcome *outcome)
{
    struct entry_context context = app_context(app);
    for (size_t i = 0; i < list->count; i++) {
        const struct person_line *person = &list->people[i];
        if ((person->number > 0) != numbered) {
            continue;
        }
        struct slice id =
            entry_person_put(&context, person, person->regrets ? "regrets" : "present", draft);
        struct id_parts parts;
        outcome->renumbered +=
            numbered && id_parse(id, &parts) && parts.counter != person->number ? 1 : 0;
        outcome->people++;
        outcome->regrets += person->regrets ? 1 : 0;
        if (person->doubtful && outcome->doubtful++ == 0) {
            str_add(&outcome->why, person->name);
            str_add_text(&outcome->why, ": ");
            str_add(&outcome->why, person->why);
        }
    }
}

/* Those whom the list numbers first, so that nobody else has their number. */
static void put_people(struct app *app, const struct person_list *list, struct action_draft *draft,
                       struct list_outcome *outcome)
{
    put_some(app, list, true, draft, outcome);
    put_some(app, list, false, draft, outcome);
}

/* What was kept, what is to be asked, and what was not: that can be yanked. */
static void say_people(struct app *app, const struct list_outcome *outcome, struct slice not_kept)
{
    struct str said = {0};
    str_add_format(&said, "%zu %s kept", outcome->people,
                   outcome->people == 1 ? "person" : "people");
    if (outcome->regrets > 0) {
        str_add_format(&said, ", %zu of them excused", outcome->regrets);
    }
    if (outcome->doubtful > 0) {
        str_add_format(&said, ", %zu to be settled in Review: %s", outcome->doubtful,
                       str_text(&outcome->why));
    }
    if (outcome->renumbered > 0) {
        str_add_format(&said, "; %zu %s another number here than in the list", outcome->renumbered,
                       outcome->renumbered == 1 ? "has" : "have");
    }
    if (not_kept.size > 0) {
        str_add_text(&said, "; not kept, /yank brings it: ");
        app_add_clipped(not_kept, 40, &said);
    }
    app_say(app, "%s", str_text(&said));
    str_release(&said);
}

/* Whether it names one of the room: not only a country, or a role, with which a person begins. */
static bool is_named(const struct app *app, struct slice who)
{
    static const enum roster_rule rules[] = {ROSTER_WORDS, ROSTER_INITIALS, ROSTER_NUMBER};
    const struct person *found = NULL;
    size_t count = 0;
    for (size_t i = 0; i < COUNT(rules); i++) {
        count +=
            roster_match(&app->coverage.roster, rules[i], entry_peel_last_word(who), &found, 1);
    }
    return count > 0;
}

/* A list of people names a country or a role before a colon too: what is said there is told from a
 * name by its small letters. */
bool screen_people_is_said(struct app *app, struct slice text)
{
    struct entry_context context = app_context(app);
    bool sits = app->coverage.interventions > 0 || app->clock.sitting.state == SITTING_ON;
    text = slice_trim(text);
    size_t colon = slice_find(text, ':');
    if (!sits || colon == text.size || slice_find(text, '\n') < text.size) {
        return false;
    }
    entry_parse(&context, text, &app->meaning);
    struct slice words = slice_trim(slice_from(text, colon + 1));
    bool somebody = app->meaning.kind == ENTRY_TURN && app->meaning.speaker_count == 1 &&
                    app->meaning.speakers[0].participant != NULL &&
                    is_named(app, slice_trim(slice_head(text, colon)));
    bool turn = app->meaning.kind == ENTRY_TURN || app->meaning.kind == ENTRY_HOLE ||
                app->meaning.kind == ENTRY_QUERY;
    return somebody || (turn && words_first_letter(entry_peel_last_word(words)) == LETTER_SMALL);
}

bool screen_people_enter(struct app *app, struct slice text, struct effects *effects)
{
    struct action_draft draft = {0};
    struct list_outcome outcome = {0};
    struct person_list list = {0};
    struct str not_kept = {0};
    bool kept = false;
    if (app->screen == SCREEN_PEOPLE && screen_people_is_said(app, text)) {
        return app_wrong(app, "This looks like something said: Esc 1 goes to Notes with it. A "
                              "person: present+ Name, Organisation, Country");
    }
    if (app_can_write(app)) {
        roster_update(&app->coverage.roster, app->session);
        person_list_parse(text, &list);
        put_people(app, &list, &draft, &outcome);
        str_add(&not_kept, str_slice(&list.nameless));
        str_add_text(&not_kept, not_kept.size > 0 && list.left_out.size > 0 ? "\n" : "");
        str_add(&not_kept, str_slice(&list.left_out));
        if (outcome.people == 0) {
            (void)app_wrong(app, "No name is in it: Name, Organisation, Country");
        } else if (action_is_empty(&draft)) {
            app_say(app, "In the roster already, nothing new");
            kept = app_commit(app, &draft, true, effects);
        } else {
            kept = app_commit(app, &draft, true, effects);
            line_edit_keep(&app->line, str_slice(&not_kept));
            say_people(app, &outcome, str_slice(&not_kept));
        }
    }
    action_release(&draft);
    person_list_release(&list);
    str_release(&not_kept);
    str_release(&outcome.why);
    return kept;
}
