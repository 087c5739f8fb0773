#include "ui/screen.h"
#include "ui/turn.h"

enum { TEXT_ROWS_MOST = 3, KIND_COLUMNS = 15 };

static struct slice get(const struct app *app, const struct record *record, int field)
{
    return session_get(app->session, record, field);
}

/* `rests on i12 MEX, i14 ARG Haces`, or what to do where it rests on nothing. */
static void add_evidence(const struct app *app, const struct record *record, struct str *out)
{
    struct slice refs = get(app, record, FIELD_REFS);
    struct slice id;
    size_t count = 0;
    while (refs.size > 0 && slice_next(&refs, ';', &id)) {
        const struct record *turn = session_find(app->session, id);
        if (turn == NULL || !turn->exists || turn->kind != RECORD_INTERVENTION) {
            continue;
        }
        struct str codes = {0};
        struct str names = {0};
        turn_who(app, turn, &codes, &names);
        str_add_text(out, count++ == 0 ? "rests on " : ", ");
        str_add(out, id_short(turn->id));
        str_add_text(out, " ");
        str_add(out, codes.size > 0 ? str_slice(&codes) : str_slice(&names));
        str_release(&codes);
        str_release(&names);
    }
    bool needs_none = slice_is(get(app, record, FIELD_KIND), "action") ||
                      slice_is(get(app, record, FIELD_KIND), "open");
    if (count == 0 && !needs_none) {
        str_add_text(out, "no evidence yet: Enter on it chooses the turns it rests on");
    }
    struct slice due = get(app, record, FIELD_ENDED);
    if (needs_none && due.size > 0) {
        str_add_text(out, "by ");
        str_add(out, slice_head(due, 10));
    }
}

static int draw_conclusion(const struct app *app, struct frame *frame, struct area area, int row,
                           const struct record *record)
{
    int last = area.row + area.rows - row;
    struct area place = {.row = row,
                         .column = KIND_COLUMNS + 3,
                         .columns = area.columns - KIND_COLUMNS - 4,
                         .rows = last < TEXT_ROWS_MOST ? last : TEXT_ROWS_MOST};
    (void)widget_put(app, frame, row, 2, KIND_COLUMNS, get(app, record, FIELD_KIND), STYLE_STRONG);
    int rows = widget_wrap(app, frame, place, get(app, record, FIELD_TEXT), STYLE_TEXT);
    struct str evidence = {0};
    add_evidence(app, record, &evidence);
    if (evidence.size > 0 && rows < last) {
        (void)widget_put(app, frame, row + rows, place.column, place.columns, str_slice(&evidence),
                         STYLE_DIM);
        rows++;
    }
    str_release(&evidence);
    return rows;
}

static void draw_empty(struct frame *frame, struct area area)
{
    static const char *const lines[] = {
        "Nothing is concluded yet. Type what came out on the line below, or name its kind:",
        "",
        "/agreed All initiatives register   everybody agreed",
        "/rejected A common fund            there was no agreement",
        "/recommend Webinars twice a year   to somebody",
        "/action Ana: the list by 2026-12-01",
        "/open Who pays for the first year?",
    };
    for (size_t i = 0; i < COUNT(lines) && (int)i + 1 < area.rows; i++) {
        (void)frame_put_within(frame, area.row + 1 + (int)i, 4, area.columns - 5,
                               slice_of(lines[i]), i == 0 ? STYLE_TEXT : STYLE_DIM);
    }
}

/* The last page that ends with the chosen one, or in the list the chosen one first where it is
 * above. */
static size_t find_top(const struct app *app, struct area area, const struct list *list)
{
    enum { ROWS_OF_ONE = 3 };
    size_t fit = area.rows > ROWS_OF_ONE ? (size_t)(area.rows / ROWS_OF_ONE) : 1;
    size_t end = app->in_list ? list->chosen + 1 : list->count;
    return end > fit ? end - fit : 0;
}

void screen_conclusions_draw(const struct app *app, struct frame *frame, struct area area)
{
    const struct list *list = &app->lists[SCREEN_CONCLUSIONS];
    if (list->count == 0) {
        draw_empty(frame, area);
        return;
    }
    int row = area.row;
    for (size_t item = find_top(app, area, list); item < list->count && row < area.row + area.rows;
         item++) {
        const struct record *record = app_item(app, item);
        int rows = record == NULL ? 0 : draw_conclusion(app, frame, area, row, record);
        if (app->in_list && item == list->chosen) {
            widget_choose(app, frame, area, row, rows);
        }
        row += rows;
    }
}

void screen_evidence_draw(const struct app *app, struct frame *frame, struct area area)
{
    const struct record *conclusion = session_find(app->session, str_slice(&app->evidence_for));
    struct area head = {.row = area.row, .column = 2, .columns = area.columns - 3, .rows = 2};
    int used = 1;
    if (conclusion != NULL) {
        used = widget_wrap(app, frame, head, get(app, conclusion, FIELD_TEXT), STYLE_TITLE);
    }
    struct area rest = area;
    rest.row += used + 1;
    rest.rows -= used + 1;
    widget_rule(app, frame, rest.row - 1, slice_of("rests on"), STYLE_DIM);
    size_t item = widget_top(&app->overlay_list, rest.rows);
    for (int row = rest.row; row < rest.row + rest.rows && item < app->overlay_list.count;
         row++, item++) {
        const struct record *turn = app_item(app, item);
        if (turn == NULL) {
            continue;
        }
        bool marked = app_is_evidence(app, turn);
        (void)frame_put(frame, row, 2, slice_of(marked ? "[x]" : "[ ]"), STYLE_KEY);
        struct str line = {0};
        struct str names = {0};
        str_add(&line, id_short(turn->id));
        str_add_text(&line, " ");
        turn_who(app, turn, &line, &names);
        str_add_text(&line, " ");
        str_add(&line, str_slice(&names));
        str_add_text(&line, ": ");
        str_add(&line, slice_head(get(app, turn, FIELD_TEXT), 2000));
        (void)widget_put(app, frame, row, 6, rest.columns - 7, str_slice(&line), STYLE_TEXT);
        str_release(&line);
        str_release(&names);
        if (item == app->overlay_list.chosen) {
            widget_choose(app, frame, rest, row, 1);
        }
    }
}
