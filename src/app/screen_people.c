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

/* What became of a pasted list. */
struct list_outcome {
    size_t people, doubtful;
    struct str why;      /* the first one who is doubtful, and why */
    struct str nameless; /* the rows that name nobody */
};

/* A number, a mark: what somebody typed who meant something else. */
static bool is_name(struct slice name)
{
    for (size_t i = 0; i < name.size; i++) {
        unsigned char byte = (unsigned char)name.at[i];
        if (byte >= 0x80 || (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z')) {
            return true;
        }
    }
    return false;
}

/* Puts each row's person into the draft. */
static void put_people(struct app *app, struct slice lines, struct action_draft *draft,
                       struct list_outcome *outcome)
{
    struct entry_context context = app_context(app);
    struct slice row;
    while (slice_next(&lines, '\n', &row)) {
        struct person_line person = {0};
        person_line_parse(row, &person);
        bool named = is_name(person.name);
        if (named) {
            (void)entry_person_put(&context, &person, "present", draft);
            outcome->people++;
        } else if (slice_trim(row).size > 0) {
            str_add_text(&outcome->nameless, outcome->nameless.size > 0 ? "\n" : "");
            str_add(&outcome->nameless, row);
        }
        if (named && person.doubtful && outcome->doubtful++ == 0) {
            str_add(&outcome->why, person.name);
            str_add_text(&outcome->why, ": ");
            str_add(&outcome->why, person.why);
        }
        person_line_release(&person);
    }
}

static void say_people(struct app *app, const struct list_outcome *outcome)
{
    struct str said = {0};
    str_add_format(&said, "%zu %s kept", outcome->people,
                   outcome->people == 1 ? "person" : "people");
    if (outcome->doubtful > 0) {
        str_add_format(&said, ", %zu to be settled in Review: %s", outcome->doubtful,
                       str_text(&outcome->why));
    }
    if (outcome->nameless.size > 0) {
        str_add_text(&said, "; /yank brings what names nobody: ");
        app_add_clipped(str_slice(&outcome->nameless), 40, &said);
    }
    app_say(app, "%s", str_text(&said));
    str_release(&said);
}

bool screen_people_enter(struct app *app, struct slice text, struct effects *effects)
{
    struct action_draft draft = {0};
    struct list_outcome outcome = {0};
    struct str lines = {0};
    bool kept = false;
    if (app_can_write(app)) {
        roster_update(&app->roster, app->session);
        person_lines_join(text, &lines);
        put_people(app, str_slice(&lines), &draft, &outcome);
        if (outcome.people == 0) {
            (void)app_wrong(app, "No name is in it: Name, Organisation, Country");
        } else if (action_is_empty(&draft)) {
            app_say(app, "In the roster already, nothing new");
            kept = app_commit(app, &draft, true, effects);
        } else {
            kept = app_commit(app, &draft, true, effects);
            line_edit_keep(&app->line, str_slice(&outcome.nameless));
            say_people(app, &outcome);
        }
    }
    action_release(&draft);
    str_release(&lines);
    str_release(&outcome.why);
    str_release(&outcome.nameless);
    return kept;
}
