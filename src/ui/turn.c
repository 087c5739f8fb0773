#include "ui/turn.h"

#include "model/approval.h"
#include "model/coverage.h"
#include "model/topic.h"
#include "text/width.h"

/* Where the columns of the stream begin, by the width of the screen. What nobody spoke, a note or a
 * conclusion, stands further left, behind its kind. Marks end at `end`: on a wide screen a text is
 * no wider than can be read, and its mark stands beside it. */
struct turn_columns {
    int time, code, text, label_text, end;
};

static struct turn_columns columns_of(struct area area)
{
    enum { TIME = 2, CODE = 8, LABEL = 15 };
    static const struct {
        int from, who; /* columns of the screen; of country and speaker */
    } widths[] = {{180, 36}, {120, 32}, {72, 24}, {0, 18}};
    size_t i = 0;
    while (area.columns < widths[i].from) {
        i++;
    }
    int text = CODE + widths[i].who + 1;
    int end = text + WIDGET_TEXT_MOST;
    return (struct turn_columns){.time = TIME,
                                 .code = CODE,
                                 .text = text,
                                 .label_text = CODE + LABEL,
                                 .end = end < area.columns - 1 ? end : area.columns - 1};
}

static struct slice get(const struct view *view, const struct record *record, int field)
{
    return session_get(view->app->session, record, field);
}

/* `10:14` of `2017-08-02 10:14:05`. */
static struct slice clock_of(struct slice started)
{
    return started.size >= 16 ? slice_head(slice_from(started, 11), 5) : slice_of("");
}

/* --- Who */

static const struct record *participant(const struct view *view, struct slice id)
{
    const struct record *person = session_find(view->app->session, id);
    bool found = person != NULL && person->exists && person->kind == RECORD_PARTICIPANT;
    return found ? person : NULL;
}

/* The names of a record's participants; a country's own where it alone is known. */
static void put_names(struct pen *pen, const struct view *view, const struct record *record)
{
    struct slice refs = get(view, record, FIELD_REFS);
    struct slice country = get(view, record, FIELD_COUNTRY);
    struct slice id;
    size_t count = 0;
    while (refs.size > 0 && slice_next(&refs, ';', &id)) {
        const struct record *person = participant(view, id);
        if (person != NULL) {
            pen_put_text(pen, view, count++ > 0 ? ", " : "", STYLE_SPEAKER);
            pen_put(pen, view, get(view, person, FIELD_NAME), STYLE_SPEAKER);
        }
    }
    if (count == 0) {
        struct slice name = get(view, record, FIELD_NAME);
        const struct country *only = country_by_code(country);
        bool of_country = name.size == 0 && only != NULL;
        pen_put(pen, view, of_country ? country_name(only, LANGUAGE_EN) : name,
                of_country ? STYLE_DIM : STYLE_SPEAKER);
    }
}

/* ` as MAG`, ` for AILAC`. */
static void put_capacity(struct pen *pen, const struct view *view, const struct record *record)
{
    static const struct {
        int field;
        const char *word;
    } parts[] = {{FIELD_ORGANIZATION, "as "}, {FIELD_ON_BEHALF_OF, "for "}};
    int start = pen->column;
    for (size_t i = 0; i < COUNT(parts); i++) {
        struct slice value = get(view, record, parts[i].field);
        if (value.size > 0) {
            pen->column += pen->column > start ? 1 : 0;
            pen_put_text(pen, view, parts[i].word, STYLE_DIM);
            pen_put(pen, view, value, STYLE_SPEAKER);
        }
    }
}

static int capacity_columns(const struct view *view, const struct record *record)
{
    struct slice as = get(view, record, FIELD_ORGANIZATION);
    struct slice on_behalf_of = get(view, record, FIELD_ON_BEHALF_OF);
    int columns = as.size > 0 ? 1 + 3 + width_of(as) : 0;
    return columns + (on_behalf_of.size > 0 ? 1 + 4 + width_of(on_behalf_of) : 0);
}

static int name_columns(const struct view *view, const struct record *record)
{
    struct slice refs = get(view, record, FIELD_REFS);
    struct slice id;
    int columns = 0;
    while (refs.size > 0 && slice_next(&refs, ';', &id)) {
        const struct record *person = participant(view, id);
        columns +=
            person == NULL ? 0 : (columns > 0 ? 2 : 0) + width_of(get(view, person, FIELD_NAME));
    }
    return columns;
}

static int code_columns(const struct view *view, const struct record *record)
{
    int size = (int)get(view, record, FIELD_COUNTRY).size;
    return size > 3 ? size + 1 : 4;
}

/* Somebody who spoke in a capacity may have neither. */
static bool is_named(const struct view *view, const struct record *record)
{
    return get(view, record, FIELD_COUNTRY).size > 0 || get(view, record, FIELD_NAME).size > 0 ||
           name_columns(view, record) > 0;
}

/* Whether the capacity needs a row of its own: cut off, it would say that somebody spoke for
 * themselves. */
static bool needs_second_row(const struct view *view, const struct turn_columns *columns,
                             const struct record *record)
{
    int capacity = capacity_columns(view, record);
    bool named = is_named(view, record);
    return named && capacity > 0 &&
           code_columns(view, record) + name_columns(view, record) + capacity >
               columns->text - 1 - columns->code;
}

/* A blank before what comes next, which is taken back where nothing came. */
static void
put_apart(struct pen *pen, const struct view *view, const struct record *record, int start,
          void (*put)(struct pen *pen, const struct view *view, const struct record *record))
{
    int end = pen->column;
    if (end > start && end < pen->end) {
        /* In the style of what follows: each change of style is a dozen bytes to the terminal. */
        (void)frame_put(view->frame, pen->row, end, slice_of(" "), STYLE_SPEAKER);
        pen->column++;
    }
    int from = pen->column;
    put(pen, view, record);
    pen->column = pen->column > from ? pen->column : end;
}

void turn_put_who(struct pen *pen, const struct view *view, const struct record *record)
{
    int start = pen->column;
    pen_put_list(pen, view, get(view, record, FIELD_COUNTRY), "+", STYLE_COUNTRY);
    put_apart(pen, view, record, start, put_names);
    put_apart(pen, view, record, start, put_capacity);
}

void turn_put_line(struct pen *pen, const struct view *view, const struct record *record)
{
    pen_put(pen, view, id_short(record->id), STYLE_DIM);
    pen->column++;
    turn_put_who(pen, view, record);
    if (slice_is(get(view, record, FIELD_STATUS), "off-record")) {
        pen_put_text(pen, view, " (off the record)", STYLE_DIM);
        return;
    }
    pen_put_text(pen, view, ": ", STYLE_DIM);
    pen_put(pen, view, get(view, record, FIELD_TEXT), STYLE_TEXT);
}

/* --- Marks, in words, never by colour alone */

enum { MARK_COLUMNS_MOST = 24 };
struct mark {
    struct slice text; /* empty: none */
    enum style style;
};

/* Who has to do it, the first of them: what the room wants to know of an action. */
static struct slice owner_of(const struct view *view, const struct record *action)
{
    struct slice refs = get(view, action, FIELD_REFS);
    struct slice id;
    while (refs.size > 0 && slice_next(&refs, ';', &id)) {
        const struct record *person = participant(view, id);
        if (person != NULL) {
            return get(view, person, FIELD_NAME);
        }
    }
    struct slice name = get(view, action, FIELD_NAME);
    return name.size > 0 ? name : get(view, action, FIELD_COUNTRY);
}

static int mark_columns(struct slice mark)
{
    int columns = mark.size == 0 ? 0 : width_of(slice_head(mark, 400));
    return columns < MARK_COLUMNS_MOST ? columns : MARK_COLUMNS_MOST;
}

static struct mark mark_of(const struct view *view, const struct record *record)
{
    struct slice status = get(view, record, FIELD_STATUS);
    struct slice kind = get(view, record, FIELD_KIND);
    if (session_in_conflict(view->app->session, record)) {
        return (struct mark){SLICE("two texts"), STYLE_WARNING};
    }
    if (slice_is(status, "query")) {
        return (struct mark){SLICE("query"), STYLE_WARNING};
    }
    if (slice_is(status, "off-record")) {
        return (struct mark){SLICE("off the record"), STYLE_DIM};
    }
    if (approval_is_lost(view->app->session, record)) {
        return (struct mark){SLICE("draft again"), STYLE_WARNING};
    }
    if (slice_is(status, "approved") && record->kind != RECORD_COMMENT) {
        return (struct mark){SLICE("approved"), STYLE_DIM};
    }
    if (record->kind == RECORD_CONCLUSION && slice_is(kind, "action")) {
        return (struct mark){owner_of(view, record), STYLE_SPEAKER};
    }
    if (record->kind != RECORD_INTERVENTION) {
        return (struct mark){SLICE(""), STYLE_DIM};
    }
    if (slice_is(kind, "question") || slice_is(kind, "answer")) {
        return (struct mark){kind, STYLE_DIM};
    }
    if (coverage_shows_thin(&view->app->coverage, view->app->session, record)) {
        return (struct mark){SLICE("thin"), STYLE_WARNING};
    }
    return (struct mark){SLICE(""), STYLE_DIM};
}

/* Gives the words with `#` their style, in what was just drawn. */
static void paint_tags(const struct view *view, struct area area, int row, int rows)
{
    for (int at = row; at < row + rows; at++) {
        bool in_tag = false;
        bool before_blank = true;
        for (int column = area.column; column < area.column + area.columns; column++) {
            const struct frame_cell *cell = frame_at(view->frame, at, column);
            if (cell == NULL) {
                break;
            }
            bool blank = cell->size == 1 && cell->bytes[0] == ' ';
            in_tag = in_tag ? !blank : (before_blank && cell->size == 1 && cell->bytes[0] == '#');
            before_blank = blank;
            if (in_tag) {
                frame_paint(view->frame, at, column, 1, 1, STYLE_TAG);
            }
        }
    }
}

/* --- One row with a text that wraps: turns, notes, conclusions */

struct turn_text {
    struct area area; /* of the text; rows unused */
    int mark;         /* columns that the mark takes from the first row, gap included */
    struct wrapped wrapped;
};

static void lay_out(const struct view *view, struct area area, const struct record *record,
                    struct slice mark, struct turn_most most, struct turn_text *out)
{
    struct turn_columns columns = columns_of(area);
    bool spoken = record->kind == RECORD_INTERVENTION;
    out->area.column = spoken ? columns.text : columns.label_text;
    out->area.columns = columns.end - out->area.column;
    out->mark = mark.size == 0 ? 0 : mark_columns(mark) + 2;
    widget_wrap(get(view, record, FIELD_TEXT), out->area.columns - out->mark, out->area.columns,
                most.rows, most.newest, &out->wrapped);
}

/* The words of a record that nobody spoke. */
static struct slice label_of(const struct view *view, const struct record *record)
{
    struct slice kind = get(view, record, FIELD_KIND);
    if (record->kind == RECORD_OTHER) {
        return get(view, record, FIELD_RECORD);
    }
    if (kind.size == 0) {
        return slice_of(record_kind_name(record->kind));
    }
    if (topic_is_planned(view->app->session, record)) {
        return slice_of("agenda");
    }
    return slice_is(kind, "open") ? slice_of("open question") : kind;
}

static void draw_text(const struct view *view, struct area area, int row,
                      const struct record *record, struct turn_most most)
{
    struct turn_columns columns = columns_of(area);
    struct turn_text text;
    bool spoken = record->kind == RECORD_INTERVENTION;
    struct mark mark = mark_of(view, record);
    struct pen pen = {row, columns.code, columns.text - 1};
    lay_out(view, area, record, mark.text, most, &text);
    if (!spoken) {
        pen.end = columns.label_text - 1;
        pen_put(&pen, view, label_of(view, record), STYLE_STRONG);
    } else if (needs_second_row(view, &columns, record) && most.rows > 1) {
        pen_put_list(&pen, view, get(view, record, FIELD_COUNTRY), "+", STYLE_COUNTRY);
        pen.column = columns.code + code_columns(view, record);
        put_names(&pen, view, record);
        pen = (struct pen){row + 1, columns.code + 4, columns.text - 1};
        put_capacity(&pen, view, record);
    } else {
        bool coded = get(view, record, FIELD_COUNTRY).size > 0;
        pen.column += coded || !is_named(view, record) ? 0 : 4;
        turn_put_who(&pen, view, record);
    }
    struct area place = {area.row, text.area.column, area.rows, text.area.columns};
    widget_put_wrapped(view, place, row, &text.wrapped, STYLE_TEXT);
    paint_tags(view, place, row, text.wrapped.count);
    int room = mark_columns(mark.text);
    (void)widget_put(view, row, columns.end - room, room, mark.text, mark.style);
}

static int text_rows(const struct view *view, struct area area, const struct record *record,
                     struct turn_most most)
{
    struct turn_columns columns = columns_of(area);
    struct turn_text text;
    lay_out(view, area, record, mark_of(view, record).text, most, &text);
    bool two = record->kind == RECORD_INTERVENTION && most.rows > 1 &&
               needs_second_row(view, &columns, record);
    return two && text.wrapped.count < 2 ? 2 : text.wrapped.count;
}

/* --- In one row */

const struct record *turn_target(const struct view *view, const struct record *position)
{
    struct slice refs = get(view, position, FIELD_REFS);
    struct slice target;
    bool any = refs.size > 0 && slice_next(&refs, ';', &target);
    return any ? session_find(view->app->session, target) : NULL;
}

/* `BRB Barbados  supports i4 MEX+COL: A common fund…` */
static void draw_position(const struct view *view, struct area area, int row,
                          const struct record *record)
{
    static const struct {
        const char *kind, *word;
    } words[] = {{"support", "supports "}, {"oppose", "opposes "}, {"reserve", "reserves on "}};
    struct turn_columns columns = columns_of(area);
    struct slice kind = get(view, record, FIELD_KIND);
    struct pen pen = {row, columns.code, columns.text - 1};
    turn_put_who(&pen, view, record);
    pen = (struct pen){row, columns.text, columns.end};
    const struct record *target = turn_target(view, record);
    for (size_t i = 0; i < COUNT(words); i++) {
        if (slice_is(kind, words[i].kind)) {
            pen_put_text(&pen, view, words[i].word, STYLE_STRONG);
        }
    }
    if (slice_is(kind, "floor")) {
        pen_put_text(&pen, view, "asks for the floor ", STYLE_STRONG);
        pen_put(&pen, view, get(view, record, FIELD_TEXT), STYLE_DIM);
    } else if (target != NULL && target->kind == RECORD_INTERVENTION) {
        turn_put_line(&pen, view, target);
    } else if (target != NULL) {
        pen_put(&pen, view, id_short(target->id), STYLE_DIM);
        pen_put_text(&pen, view, " ", STYLE_DIM);
        pen_put(&pen, view, get(view, target, FIELD_TEXT), STYLE_DIM);
    }
}

/* A start, a pause, an adjournment; a remark of a reviewer, why something is a query. */
static void draw_line(const struct view *view, struct area area, int row,
                      const struct record *record)
{
    struct turn_columns columns = columns_of(area);
    struct pen pen = {row, columns.code, columns.label_text - 1};
    pen_put(&pen, view, label_of(view, record), STYLE_DIM);
    pen = (struct pen){row, columns.label_text, columns.end};
    if (record->kind == RECORD_COMMENT) {
        pen_put_text(&pen, view, "on ", STYLE_DIM);
        pen_put(&pen, view, id_short(get(view, record, FIELD_REFS)), STYLE_DIM);
        pen_put_text(&pen, view, ": ", STYLE_DIM);
    }
    pen_put(&pen, view, get(view, record, FIELD_TEXT), STYLE_DIM);
}

/* --- By kind of record */

static bool wraps(const struct record *record)
{
    return record->kind == RECORD_INTERVENTION || record->kind == RECORD_NOTE ||
           record->kind == RECORD_CONCLUSION || record->kind == RECORD_OTHER;
}

int turn_rows(const struct view *view, struct area area, const struct record *record,
              struct turn_most most)
{
    return wraps(record) ? text_rows(view, area, record, most) : 1;
}

void turn_draw(const struct view *view, struct area area, int row, const struct record *record,
               struct turn_most most)
{
    if (topic_is(view->app->session, record) && !topic_is_planned(view->app->session, record)) {
        widget_rule(view, row, get(view, record, FIELD_TEXT), STYLE_TITLE);
        return;
    }
    struct turn_columns columns = columns_of(area);
    frame_fill(view->frame, row, columns.time, 1, columns.code - columns.time, slice_of(""),
               STYLE_DIM);
    (void)frame_put(view->frame, row, columns.time, clock_of(get(view, record, FIELD_STARTED)),
                    STYLE_DIM);
    if (record->kind == RECORD_POSITION) {
        draw_position(view, area, row, record);
    } else if (wraps(record)) {
        draw_text(view, area, row, record, most);
    } else {
        draw_line(view, area, row, record);
    }
}
