/* The participants, as a list or a table has them. */
#include "report/view.h"

#include "report/who.h"

static const struct {
    const char *heading;
    size_t at; /* of the slice in struct view_person */
} columns[VIEW_COLUMNS] = {
    {"Role", offsetof(struct view_person, role)},
    {"Organization", offsetof(struct view_person, organization)},
    {"Country", offsetof(struct view_person, country)},
    {"Stakeholder group", offsetof(struct view_person, group)},
    {"Attendance", offsetof(struct view_person, note)},
};

const char *view_column(size_t column)
{
    return columns[column].heading;
}

struct slice view_cell(const struct view_person *person, size_t column)
{
    return *(const struct slice *)(const void *)((const char *)person + columns[column].at);
}

static struct slice get(const struct view *view, const struct record *record, int field)
{
    return session_get(view->session, record, field);
}

void view_add_person(struct view *view, const struct record *record)
{
    struct str text = {0};
    struct slice kind = get(view, record, FIELD_KIND);
    struct slice organization = get(view, record, FIELD_ORGANIZATION);
    struct view_person person = {.role = get(view, record, FIELD_ROLE),
                                 .group = get(view, record, FIELD_STAKEHOLDER_GROUP)};
    person.note = slice_of(slice_is(kind, "regrets")    ? "excused"
                           : slice_is(kind, "expected") ? "expected"
                                                        : "");
    who_add_names(&text, view->session, record->id);
    person.name = view_keep(view, &text);
    for (size_t i = 0; i < who_count_items(organization); i++) {
        str_add_text(&text, i == 0 ? "" : ", ");
        str_add(&text, who_item(organization, i));
    }
    person.organization = view_keep(view, &text);
    person.organization =
        get(view, record, FIELD_NAME).size == 0 ? slice_make("", 0) : person.organization;
    who_add_countries(&text, get(view, record, FIELD_COUNTRY));
    person.country = view_keep(view, &text);
    str_release(&text);
    MEM_GROW(view->people, view->person_room, view->person_count + 1);
    view->people[view->person_count++] = person;
    for (size_t i = 0; i < VIEW_COLUMNS; i++) {
        view->filled[i] = view->filled[i] || view_cell(&person, i).size > 0;
    }
}
