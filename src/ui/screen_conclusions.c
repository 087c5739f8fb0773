#include "ui/screen.h"
#include "ui/turn.h"

enum {
    ID = 2,
    KIND = 6,
    KIND_COLUMNS = 15,
    TEXT = KIND + KIND_COLUMNS + 1,
    TEXT_ROWS_MOST = 3,
    CODES_FROM = 3
};

struct conclusions {
    const struct view *view;
    struct area area;
    size_t chosen; /* is shown whole; conclusion_count: none */
};

static struct slice get(const struct view *view, const struct record *record, int field)
{
    return session_get(view->app->session, record, field);
}

static void draw_empty(const struct view *view, struct area area)
{
    static const char *const lines[] = {
        "Nothing is concluded yet. Type what came out, then Enter; or name its kind:",
        "/agreed All of them register        all agree",
        "/rejected A common fund             no agreement",
        "/recommend Webinars twice a year    a recommendation",
        "/action Ana: write by 2026-12-01    who, and by when",
        "/open Who pays for the first year?  stays a question",
    };
    widget_put_advice(view, area, lines, COUNT(lines));
}

/* --- What a conclusion rests on, and who is for it */

static const struct record *evidence(const struct view *view, struct slice id)
{
    const struct record *turn = session_find(view->app->session, id);
    return turn != NULL && turn->exists && turn->kind == RECORD_INTERVENTION ? turn : NULL;
}

static bool is_off_record(const struct view *view, const struct record *record)
{
    return slice_is(get(view, record, FIELD_STATUS), "off-record");
}

/* Those of `refs` that are off the record, or the others. */
static size_t put_turns(struct pen *pen, const struct view *view, struct slice refs, bool off,
                        size_t count)
{
    struct slice id;
    while (refs.size > 0 && slice_next(&refs, ';', &id)) {
        const struct record *turn = evidence(view, id);
        if (turn == NULL || is_off_record(view, turn) != off) {
            continue;
        }
        pen_put_text(pen, view, count++ == 0 ? "rests on " : ", ", STYLE_DIM);
        pen_put(pen, view, id_short(turn->id), STYLE_DIM);
        pen->column++;
        turn_put_who(pen, view, turn);
        pen_put_text(pen, view, off ? " (off the record: no words)" : "", STYLE_WARNING);
    }
    return count;
}

/* `rests on i12 MEX Mexico, i14 ARG Haces`; false where it rests on nothing. What has no words to
 * show for it comes first: cut off, nobody would be warned. */
static bool put_evidence(struct pen *pen, const struct view *view, const struct record *record)
{
    struct slice refs = get(view, record, FIELD_REFS);
    size_t count = put_turns(pen, view, refs, true, 0);
    return put_turns(pen, view, refs, false, count) > 0;
}

static bool is_of_kind(const struct view *view, const struct record *record, const char *kind)
{
    return slice_is(get(view, record, FIELD_KIND), kind);
}

/* `Ana Silva, by 2017-09-01`: who does it, and until when. */
static void put_duty(struct pen *pen, const struct view *view, const struct record *record)
{
    struct slice due = get(view, record, FIELD_ENDED);
    int start = pen->column;
    if (is_of_kind(view, record, "action")) {
        turn_put_who(pen, view, record);
    }
    if (due.size >= 10) {
        pen_put_text(pen, view, pen->column > start ? ", by " : "by ", STYLE_DIM);
        pen_put(pen, view, slice_head(due, 10), STYLE_DIM);
    }
}

/* The first versions wrote `open`. */
static bool is_open_question(const struct view *view, const struct record *record)
{
    return is_of_kind(view, record, "open question") || is_of_kind(view, record, "open");
}

static bool needs_no_evidence(const struct view *view, const struct record *record)
{
    return is_of_kind(view, record, "action") || is_open_question(view, record);
}

static void put_basis(const struct view *view, struct area area, int row,
                      const struct record *record)
{
    struct pen pen = {row, TEXT, area.columns - 1};
    bool needs_none = needs_no_evidence(view, record);
    put_duty(&pen, view, record);
    int duty = pen.column;
    pen.column += duty > TEXT ? 2 : 0;
    bool rests = put_evidence(&pen, view, record);
    if (!rests && !needs_none) {
        pen_put_text(&pen, view, "no evidence yet: Enter chooses it", STYLE_WARNING);
    }
}

static bool has_basis(const struct view *view, const struct record *record)
{
    bool needs_none = needs_no_evidence(view, record);
    return !needs_none || get(view, record, FIELD_ENDED).size >= 10 ||
           get(view, record, FIELD_REFS).size > 0 || get(view, record, FIELD_COUNTRY).size > 0;
}

/* The stands that one can take, a row for each: who is against comes first, as nobody would miss
 * them where they are cut off. */
static const struct {
    const char *kind, *one, *words, *others;
} stands[] = {{"oppose", "opposed by ", "opposed by ", ": "},
              {"reserve", "reserves: ", "", " reserve: "},
              {"support", "supported by ", "supported by ", ": "}};

static bool takes_stand(const struct view *view, const struct record *position,
                        const struct record *record, size_t stand)
{
    return turn_target(view, position) == record && is_of_kind(view, position, stands[stand].kind);
}

static size_t count_stand(const struct view *view, const struct record *record, size_t stand)
{
    size_t count = 0;
    for (size_t i = 0; i < view->app->position_count; i++) {
        count += takes_stand(view, view->app->positions[i], record, stand) ? 1 : 0;
    }
    return count;
}

static int stand_rows(const struct view *view, const struct record *record)
{
    int rows = 0;
    for (size_t stand = 0; stand < COUNT(stands); stand++) {
        rows += count_stand(view, record, stand) > 0 ? 1 : 0;
    }
    return rows;
}

/* Of many countries the codes alone, so that more of them have room. */
static void put_holder(struct pen *pen, const struct view *view, const struct record *position,
                       size_t count)
{
    struct slice country = get(view, position, FIELD_COUNTRY);
    struct slice refs = get(view, position, FIELD_REFS); /* a person stands behind the target */
    if (count >= CODES_FROM && country.size > 0 && slice_find(refs, ';') == refs.size) {
        pen_put_list(pen, view, country, "+", STYLE_COUNTRY);
    } else {
        turn_put_who(pen, view, position);
    }
}

/* `opposed by URY Uruguay`, `supported by 4: MEX, ARG, BRA, COL`: their number too, as not all may
 * fit. */
static void put_stand(struct pen *pen, const struct view *view, const struct record *record,
                      size_t stand, size_t count)
{
    bool first = true;
    pen_put_text(pen, view, count > 1 ? stands[stand].words : stands[stand].one, STYLE_DIM);
    if (count > 1) {
        pen_put_number(pen, view, count, STYLE_DIM);
        pen_put_text(pen, view, stands[stand].others, STYLE_DIM);
    }
    for (size_t i = 0; i < view->app->position_count; i++) {
        const struct record *position = view->app->positions[i];
        if (takes_stand(view, position, record, stand)) {
            pen_put_text(pen, view, first ? "" : ", ", STYLE_DIM);
            put_holder(pen, view, position, count);
            first = false;
        }
    }
}

/* In the rows from `row` to before `end`. */
static void put_stands(const struct view *view, struct area area, int row, int end,
                       const struct record *record)
{
    for (size_t stand = 0; stand < COUNT(stands); stand++) {
        size_t count = count_stand(view, record, stand);
        if (count > 0 && row < end) {
            struct pen pen = {row++, TEXT, area.columns - 1};
            put_stand(&pen, view, record, stand, count);
        }
    }
}

/* --- The list */

static void wrap_text(const struct conclusions *conclusions, const struct record *record, int most,
                      struct wrapped *text)
{
    int columns = conclusions->area.columns - 1 - TEXT;
    widget_wrap(get(conclusions->view, record, FIELD_TEXT), columns, columns, most, false, text);
}

static int rows_of(const void *context, size_t item)
{
    const struct conclusions *conclusions = (const struct conclusions *)context;
    const struct record *record = app_item(conclusions->view->app, item);
    struct wrapped text;
    if (record == NULL) {
        return 1;
    }
    wrap_text(conclusions, record, item == conclusions->chosen ? WIDGET_ROWS_MOST : TEXT_ROWS_MOST,
              &text);
    return text.count + (has_basis(conclusions->view, record) ? 1 : 0) +
           stand_rows(conclusions->view, record);
}

static void draw_conclusion(const struct conclusions *conclusions, int row, int rows, size_t item)
{
    const struct view *view = conclusions->view;
    const struct record *record = view->app->conclusions[item];
    struct area area = conclusions->area;
    struct slice kind = get(view, record, FIELD_KIND);
    struct wrapped text;
    int most = item == conclusions->chosen ? WIDGET_ROWS_MOST : TEXT_ROWS_MOST;
    wrap_text(conclusions, record, most < rows ? most : rows, &text);
    (void)widget_put(view, row, ID, KIND - ID - 1, id_short(record->id), STYLE_DIM);
    (void)widget_put(view, row, KIND, KIND_COLUMNS,
                     is_open_question(view, record) ? slice_of("open question") : kind,
                     STYLE_STRONG);
    struct area place = {area.row, TEXT, area.rows, area.columns - 1 - TEXT};
    widget_put_wrapped(view, place, row, &text, STYLE_TEXT);
    int used = text.count;
    if (has_basis(view, record) && used < rows) {
        put_basis(view, area, row + used++, record);
    }
    put_stands(view, area, row + used, row + rows, record);
}

void screen_conclusions_draw(const struct view *view, struct area area)
{
    const struct app *app = view->app;
    const struct list *list = &app->lists[SCREEN_CONCLUSIONS];
    struct conclusions conclusions = {view, area_within(area, TEXT + WIDGET_TEXT_MOST),
                                      app->in_list ? list->chosen : app->conclusion_count};
    struct window window;
    if (app->conclusion_count == 0) {
        draw_empty(view, area);
        return;
    }
    /* While one types, the newest is in sight. */
    widget_window(&window, app->conclusion_count, app_focus(app), area.rows, rows_of, &conclusions);
    int row = area.row;
    for (int i = 0; i < window.count; i++) {
        size_t item = window.first + (size_t)i;
        draw_conclusion(&conclusions, row, window.rows[i], item);
        frame_set_item(view->frame, row, window.rows[i], item);
        if (app->in_list && item == list->chosen) {
            widget_choose(view, area, row, window.rows[i]);
        }
        row += window.rows[i];
    }
}

/* --- Choosing the evidence of one */

enum { MARK = 2, TURN = 6, TURN_ROWS_MOST = 4 };

struct evidence {
    const struct view *view;
    struct area area;
};

/* The words of the chosen turn stand below it, as one must read them to decide. */
static int chosen_rows(const struct evidence *evidence, struct wrapped *text)
{
    const struct app *app = evidence->view->app;
    int columns = evidence->area.columns - 1 - TURN;
    widget_wrap(get(evidence->view, app->turns[app->overlay_list.chosen], FIELD_TEXT), columns,
                columns, TURN_ROWS_MOST, false, text);
    return text->count;
}

static int turn_rows_of(const void *context, size_t item)
{
    const struct evidence *evidence = (const struct evidence *)context;
    struct wrapped text;
    bool chosen = item == evidence->view->app->overlay_list.chosen;
    bool off = chosen && is_off_record(evidence->view, evidence->view->app->turns[item]);
    return 1 + (chosen && !off ? chosen_rows(evidence, &text) : 0);
}

static void draw_turn(const struct evidence *evidence, int row, int rows, size_t item)
{
    const struct view *view = evidence->view;
    const struct record *turn = view->app->turns[item];
    struct area area = evidence->area;
    struct pen pen = {row, MARK, area.columns - 1};
    bool chosen = item == view->app->overlay_list.chosen;
    pen_put_text(&pen, view, app_is_evidence(view->app, turn) ? "[x] " : "[ ] ", STYLE_KEY);
    if (!chosen || rows == 1 || is_off_record(view, turn)) {
        turn_put_line(&pen, view, turn);
    } else {
        struct wrapped text;
        struct area place = {area.row, TURN, area.rows, area.columns - 1 - TURN};
        (void)chosen_rows(evidence, &text);
        pen_put(&pen, view, id_short(turn->id), STYLE_DIM);
        pen.column++;
        turn_put_who(&pen, view, turn);
        widget_put_wrapped(view, place, row + 1, &text, STYLE_TEXT);
    }
    frame_set_item(view->frame, row, rows, item);
    if (chosen) {
        widget_choose(view, area, row, rows);
    }
}

void screen_evidence_draw(const struct view *view, struct area area)
{
    const struct app *app = view->app;
    const struct list *list = &app->overlay_list;
    const struct record *conclusion = session_find(app->session, str_slice(&app->evidence_for));
    struct area head = {area.row, 2, area.rows, area.columns - 3};
    struct window window;
    int used = 0;
    if (conclusion != NULL) {
        used = widget_put_rows(view, head, area.row, 2, get(view, conclusion, FIELD_TEXT),
                               STYLE_TITLE);
    }
    widget_rule(view, area.row + used, slice_of("rests on"), STYLE_TITLE);
    struct evidence turns = {view, area_below(area, used + 1)};
    widget_window(&window, app->turn_count, list->chosen, turns.area.rows, turn_rows_of, &turns);
    int row = turns.area.row;
    for (int i = 0; i < window.count; i++) {
        draw_turn(&turns, row, window.rows[i], window.first + (size_t)i);
        row += window.rows[i];
    }
}
