#include "ui/screen.h"

#include "model/coverage.h"

static void draw_empty(struct frame *frame, struct area area)
{
    static const char *const lines[] = {
        "Nobody is in the roster yet. Type a person on the line below, or paste the list:",
        "",
        "Rodney Taylor, ISOC-BB / IGF-Barbados",
        "Moderator: Ana Silva, NIC.CR, Costa Rica, online",
    };
    for (size_t i = 0; i < COUNT(lines) && (int)i + 1 < area.rows; i++) {
        (void)frame_put_within(frame, area.row + 1 + (int)i, 4, area.columns - 5,
                               slice_of(lines[i]), i == 0 ? STYLE_TEXT : STYLE_DIM);
    }
}

/* What is to be said of a person beside who they are. */
static struct slice mark_of(const struct app *app, const struct person *person)
{
    struct slice kind = session_get(app->session, person->record, FIELD_KIND);
    if (person->hole) {
        return slice_of("to be named");
    }
    if (slice_is(session_get(app->session, person->record, FIELD_STATUS), "query")) {
        return slice_of("query");
    }
    return slice_is(kind, "present") ? slice_of("") : kind;
}

static void draw_heard(const struct app *app, struct frame *frame, int row, int column,
                       const struct person *person)
{
    const struct coverage_country *country =
        person->country == NULL ? NULL : coverage_find(&app->coverage, person->country);
    struct str text = {0};
    if (country != NULL) {
        str_add_format(&text, country->heard > 0 ? "heard %zu" : "not yet", country->heard);
    }
    (void)frame_put(frame, row, column, str_slice(&text), STYLE_DIM);
    str_release(&text);
}

static void draw_person(const struct app *app, struct frame *frame, struct area area, int row,
                        const struct person *person)
{
    bool wide = area.columns >= 100;
    int name = wide ? 30 : 24;
    int role = wide ? 20 : 12;
    struct slice mark = mark_of(app, person);
    struct str number = {0};
    str_add_format(&number, "%3zu", person->number);
    (void)frame_put(frame, row, 2, str_slice(&number), STYLE_DIM);
    str_release(&number);
    if (person->country != NULL) {
        (void)frame_put(frame, row, 6, country_code(person->country), STYLE_COUNTRY);
    }
    (void)widget_put(app, frame, row, 10, name, person->name, STYLE_SPEAKER);
    (void)widget_put(app, frame, row, 11 + name, role, person->role, STYLE_TEXT);
    int column = 12 + name + role;
    int right = area.columns - 10;
    if (mark.size > 0) {
        right -= 12;
        (void)widget_put(app, frame, row, right + 1, 12, mark, STYLE_WARNING);
    }
    (void)widget_put(app, frame, row, column, right - column, person->organization, STYLE_TEXT);
    draw_heard(app, frame, row, area.columns - 9, person);
}

void screen_people_draw(const struct app *app, struct frame *frame, struct area area)
{
    if (app->roster.count == 0) {
        draw_empty(frame, area);
        return;
    }
    const struct list *list = &app->lists[SCREEN_PEOPLE];
    size_t item = app->in_list || !list->at_end || list->count <= (size_t)area.rows
                      ? widget_top(list, area.rows)
                      : list->count - (size_t)area.rows;
    for (int row = area.row; row < area.row + area.rows && item < list->count; row++, item++) {
        const struct person *person = roster_person(&app->roster, app_item(app, item));
        if (person != NULL) {
            draw_person(app, frame, area, row, person);
        }
        if (app->in_list && item == list->chosen) {
            widget_choose(app, frame, area, row, 1);
        }
    }
}
