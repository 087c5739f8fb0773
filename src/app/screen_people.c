/* People: a line is a person, several are a pasted list. */
#include "app/app_parts.h"

#include "app/entry_person.h"

static void add_part(struct slice part, struct str *out)
{
    if (part.size > 0) {
        str_add_text(out, ", ");
        str_add(out, part);
    }
}

void screen_people_line(const struct app *app, const struct record *record, struct str *out)
{
    static const int rest[] = {FIELD_STAKEHOLDER_GROUP, FIELD_CHANNEL};
    str_add(out, session_get(app->session, record, FIELD_NAME));
    add_part(session_get(app->session, record, FIELD_ROLE), out);
    struct slice organizations = session_get(app->session, record, FIELD_ORGANIZATION), one;
    bool first = true;
    while (organizations.size > 0 && slice_next(&organizations, ';', &one)) {
        str_add_text(out, first ? ", " : " / ");
        str_add(out, one);
        first = false;
    }
    struct slice codes = session_get(app->session, record, FIELD_COUNTRY);
    const struct country *country = country_by_code(slice_head(codes, slice_find(codes, ';')));
    if (country != NULL) {
        add_part(country_name(country, LANGUAGE_EN), out);
    }
    for (size_t i = 0; i < COUNT(rest); i++) {
        add_part(session_get(app->session, record, rest[i]), out);
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
        {FIELD_ROLE, before.role, after.role},
        {FIELD_ORGANIZATION, before.organization, after.organization},
        {FIELD_COUNTRY, country_code(before.country), country_code(after.country)},
        {FIELD_STAKEHOLDER_GROUP, before.stakeholder_group, after.stakeholder_group},
        {FIELD_CHANNEL, before.channel, after.channel},
        {FIELD_LANGUAGE, before.language, after.language},
    };
    for (size_t i = 0; i < COUNT(fields); i++) {
        if (!slice_equal(fields[i].before, fields[i].after)) {
            action_set(draft, record->id, fields[i].field, fields[i].after);
        }
    }
    person_line_release(&before);
    person_line_release(&after);
    str_release(&old);
}

/* Puts each row's person into the draft; counts them and those that are doubtful, the first of whom
 * is named. */
static size_t put_people(struct app *app, struct slice lines, struct action_draft *draft,
                         size_t *doubtful, struct str *why)
{
    struct entry_context context = app_context(app);
    struct slice row;
    size_t count = 0;
    while (slice_next(&lines, '\n', &row)) {
        struct person_line person = {0};
        person_line_parse(row, &person);
        if (person.name.size > 0) {
            (void)entry_person_put(&context, &person, "present", draft);
            count++;
        }
        if (person.name.size > 0 && person.doubtful) {
            if (*doubtful == 0) {
                str_add(why, person.name);
                str_add_text(why, ": ");
                str_add(why, person.why);
            }
            (*doubtful)++;
        }
        person_line_release(&person);
    }
    return count;
}

static void say_people(struct app *app, size_t count, size_t doubtful, const struct str *why)
{
    const char *word = count == 1 ? "person" : "people";
    if (doubtful == 0) {
        app_say(app, "%zu %s kept", count, word);
    } else {
        app_say(app, "%zu %s kept, %zu to be settled in Review: %s", count, word, doubtful,
                str_text(why));
    }
}

bool screen_people_enter(struct app *app, struct slice text, struct effects *effects)
{
    struct action_draft draft = {0};
    struct str lines = {0}, why = {0};
    size_t doubtful = 0;
    bool kept = false;
    if (app_can_write(app)) {
        roster_update(&app->roster, app->session);
        person_lines_join(text, &lines);
        size_t count = put_people(app, str_slice(&lines), &draft, &doubtful, &why);
        if (count == 0) {
            (void)app_wrong(app, "No name is in it: Name, Organisation, Country");
        } else if (action_is_empty(&draft)) {
            app_say(app, "In the roster already, nothing new");
            kept = app_commit(app, &draft, true, effects);
        } else {
            kept = app_commit(app, &draft, true, effects);
            say_people(app, count, doubtful, &why);
        }
    }
    action_release(&draft);
    str_release(&lines);
    str_release(&why);
    return kept;
}
