#include "ui/screen.h"

#include "text/width.h"

enum { NUMBER_END = 5, CODE = 6, NAME = 10, HEARD_COLUMNS = 9, MARK_COLUMNS = 8, WHOLE_MOST = 3 };

struct people {
    const struct view *view;
    struct area area;
    size_t chosen; /* roster.count: none */
};

static void draw_empty(const struct view *view, struct area area)
{
    static const char *const lines[] = {
        "Nobody is in the roster yet. Type a person, or paste the whole list, then Enter:",
        "Rodney Tull, BBNET / Island Net, Barbados",
        "Moderator: Ana Silva, NIC.CR, Costa Rica, online",
        "In Notes: present+ Name, Organisation, Country",
    };
    widget_put_advice(view, area, lines, COUNT(lines));
}

static struct slice get(const struct view *view, const struct person *person, int field)
{
    return session_get(view->app->session, person->record, field);
}

static bool is_query(const struct view *view, const struct person *person)
{
    return slice_is(get(view, person, FIELD_STATUS), "query");
}

/* What is to be said of a person beside who they are: `query`, `expected`, `left 10:50`. Returns
 * its column. */
static int put_mark(const struct view *view, int row, int end, const struct person *person)
{
    struct slice kind = get(view, person, FIELD_KIND);
    struct slice ended = get(view, person, FIELD_ENDED);
    if (person->hole) {
        return widget_put_right(view, row, end, slice_of("to be named"), STYLE_WARNING);
    }
    if (is_query(view, person)) {
        return widget_put_right(view, row, end, slice_of("query"), STYLE_WARNING);
    }
    if (ended.size >= 16) {
        end = widget_put_right(view, row, end, slice_head(slice_from(ended, 11), 5), STYLE_DIM);
        return widget_put_right(view, row, end - 1, slice_of("left"), STYLE_DIM);
    }
    if (kind.size > 0 && !slice_is(kind, "present")) {
        return widget_put_right(view, row, end, slice_head(kind, 12), STYLE_WARNING);
    }
    return widget_put_right(view, row, end, get(view, person, FIELD_CHANNEL), STYLE_DIM);
}

static void put_heard(const struct view *view, struct area area, int row,
                      const struct person *person)
{
    int end = area.columns - 1;
    size_t item = (size_t)(person - view->app->coverage.roster.people);
    size_t turns = item < view->app->turns_of_count ? view->app->turns_of[item] : 0;
    if (turns > 0) {
        struct pen pen = {row, end - HEARD_COLUMNS + 1, end};
        pen_put_text(&pen, view, "heard ", STYLE_GOOD);
        pen_put_number(&pen, view, turns, STYLE_GOOD);
    } else if (!person->only_chair) {
        (void)frame_put(view->frame, row, end - HEARD_COLUMNS + 1, slice_of("not yet"), STYLE_DIM);
    }
}

static int name_columns(struct area area)
{
    return area.columns >= 100 ? 34 : area.columns >= 72 ? 24 : 18;
}

static void draw_person(const struct view *view, struct area area, int row,
                        const struct person *person)
{
    int name = name_columns(area);
    int column = NAME + name + 1;
    widget_put_number(view, row, NUMBER_END, person->number, STYLE_DIM);
    (void)widget_put(view, row, CODE, 3, country_code(person->country), STYLE_COUNTRY);
    (void)widget_put(view, row, NAME, name, person->name, STYLE_SPEAKER);
    put_heard(view, area, row, person);
    struct pen pen = {row, column, put_mark(view, row, area.columns - 2 - HEARD_COLUMNS, person)};
    pen.end -= pen.end > column + 1 ? 1 : 0;
    if (person->role.size > 0) {
        pen_put(&pen, view, person->role, STYLE_STRONG);
        pen_put_text(&pen, view, person->organization.size > 0 ? ", " : "", STYLE_TEXT);
    }
    pen_put_list(&pen, view, person->organization, " / ", STYLE_TEXT);
}

/* What can be done about somebody who is not settled stands below. */
static const struct person *unsettled(const struct people *people, size_t item)
{
    const struct roster *roster = &people->view->app->coverage.roster;
    const struct person *person = item < roster->count ? &roster->people[item] : NULL;
    bool open = person != NULL && (person->hole || is_query(people->view, person));
    return open ? person : NULL;
}

/* The chosen one is shown whole below, where it does not fit into its row: false where it does. */
static bool is_cut(const struct people *people, const struct person *person)
{
    int name = name_columns(people->area);
    int room = people->area.columns - 2 - HEARD_COLUMNS - MARK_COLUMNS - (NAME + name + 1);
    int role = person->role.size > 0 ? width_of(person->role) + 2 : 0;
    return width_of(person->name) > name || role + width_of(person->organization) > room;
}

/* Draws it where `row` is not negative; returns the rows. */
static int put_whole(const struct people *people, int row, int most, const struct person *person)
{
    struct area area = people->area;
    struct area place = {area.row, NAME, row < 0 ? 0 : area.rows, area.columns - 1 - NAME};
    struct str text = {0};
    struct slice rest = person->organization;
    struct slice part;
    str_add(&text, person->name);
    if (person->role.size > 0) {
        str_add_text(&text, ", ");
        str_add(&text, person->role);
    }
    for (const char *between = ", "; rest.size > 0 && slice_next(&rest, ';', &part);
         between = " / ") {
        str_add_text(&text, between);
        str_add(&text, part);
    }
    int rows = widget_put_rows(people->view, place, row, most, str_slice(&text), STYLE_TEXT);
    str_release(&text);
    return rows;
}

static bool is_shown_whole(const struct people *people, size_t item)
{
    const struct roster *roster = &people->view->app->coverage.roster;
    return item == people->chosen && item < roster->count && is_cut(people, &roster->people[item]);
}

static int rows_of(const void *context, size_t item)
{
    const struct people *people = (const struct people *)context;
    const struct roster *roster = &people->view->app->coverage.roster;
    int whole =
        is_shown_whole(people, item) ? put_whole(people, -1, WHOLE_MOST, &roster->people[item]) : 0;
    return 1 + whole + (unsettled(people, item) == NULL ? 0 : 1);
}

static void draw_advice(const struct people *people, int row, const struct person *person)
{
    struct pen pen = {row, NAME, people->area.columns - 1};
    if (person->hole) {
        pen_put_text(&pen, people->view, "say who it is: ", STYLE_DIM);
        pen_put(&pen, people->view, person->name, STYLE_DIM);
        pen_put_text(&pen, people->view, " = Name, Organisation, Country", STYLE_DIM);
    } else {
        pen_put_text(&pen, people->view, "Enter on it corrects it; /settle: it is right",
                     STYLE_DIM);
    }
}

static void draw_item(const struct people *people, int row, int rows, size_t item)
{
    const struct view *view = people->view;
    const struct person *person = &view->app->coverage.roster.people[item];
    const struct person *open = unsettled(people, item);
    int used = 1;
    draw_person(view, people->area, row, person);
    if (is_shown_whole(people, item) && used < rows) {
        int most = rows - used < WHOLE_MOST ? rows - used : WHOLE_MOST;
        used += put_whole(people, row + used, most, person);
    }
    if (open != NULL && used < rows) {
        draw_advice(people, row + used, open);
    }
    frame_set_item(people->view->frame, row, rows, item);
    if (item == people->chosen) {
        widget_choose(view, people->area, row, rows);
    }
}

void screen_people_draw(const struct view *view, struct area area)
{
    const struct app *app = view->app;
    const struct list *list = &app->lists[SCREEN_PEOPLE];
    struct people people = {view, area_within(area, WIDGET_LIST_MOST),
                            app->in_list ? list->chosen : app->coverage.roster.count};
    struct window window;
    if (app->coverage.roster.count == 0) {
        draw_empty(view, area);
        return;
    }
    /* While one types, the newest is in sight. */
    widget_window(&window, app->coverage.roster.count, app_focus(app), area.rows, rows_of, &people);
    int row = area.row;
    for (int i = 0; i < window.count; i++) {
        draw_item(&people, row, window.rows[i], window.first + (size_t)i);
        row += window.rows[i];
    }
}
