#include "ui/turn.h"

#include "model/coverage.h"
#include "text/width.h"

/* Where the columns of the stream begin, by the width of the screen. */
struct columns_of_turn {
    int time, code, who, who_columns, text;
};

static struct columns_of_turn turn_columns(struct area area)
{
    int who = area.columns < 72 ? 14 : area.columns < 120 ? 21 : 28;
    struct columns_of_turn columns = {.time = 2, .code = 8, .who = 12, .who_columns = who};
    columns.text = columns.who + who + 1;
    return columns;
}

static struct slice get(const struct app *app, const struct record *record, int field)
{
    return session_get(app->session, record, field);
}

/* `10:14` of `2017-08-02 10:14:05`. */
static struct slice clock_of(struct slice started)
{
    return started.size >= 16 ? slice_head(slice_from(started, 11), 5) : slice_of("");
}

static void add_names(const struct app *app, const struct record *record, struct str *names)
{
    struct slice refs = get(app, record, FIELD_REFS);
    struct slice id;
    while (refs.size > 0 && slice_next(&refs, ';', &id)) {
        const struct record *person = session_find(app->session, id);
        if (person != NULL && person->exists && person->kind == RECORD_PARTICIPANT) {
            str_add_text(names, names->size > 0 ? ", " : "");
            str_add(names, get(app, person, FIELD_NAME));
        }
    }
    if (names->size == 0) {
        str_add(names, get(app, record, FIELD_NAME));
    }
}

static void add_joined(struct slice list, char separator, struct str *out)
{
    for (size_t i = 0; i < list.size; i++) {
        str_add_char(out, list.at[i] == ';' ? separator : list.at[i]);
    }
}

void turn_who(const struct app *app, const struct record *record, struct str *codes,
              struct str *names)
{
    struct slice capacity = get(app, record, FIELD_ORGANIZATION);
    struct slice group = get(app, record, FIELD_ON_BEHALF_OF);
    add_joined(get(app, record, FIELD_COUNTRY), '+', codes);
    add_names(app, record, names);
    if (capacity.size > 0) {
        str_add_text(names, names->size > 0 ? " as " : "as ");
        str_add(names, capacity);
    }
    if (group.size > 0) {
        str_add_text(names, names->size > 0 ? " for " : "for ");
        str_add(names, group);
    }
}

/* Marks in words, never by colour alone. */
static struct slice mark_of(const struct app *app, const struct record *record, enum style *style)
{
    struct slice status = get(app, record, FIELD_STATUS);
    *style = STYLE_WARNING;
    if (session_in_conflict(app->session, record)) {
        return slice_of("two texts");
    }
    if (slice_is(status, "query")) {
        return slice_of("query");
    }
    if (slice_is(status, "off-record")) {
        return slice_of("off the record");
    }
    if (record->kind == RECORD_INTERVENTION && coverage_is_thin(get(app, record, FIELD_TEXT))) {
        return slice_of("thin");
    }
    *style = STYLE_DIM;
    return slice_of("");
}

/* What stands in the speaker's column of a record that nobody spoke. */
static struct slice label_of(const struct app *app, const struct record *record)
{
    struct slice kind = get(app, record, FIELD_KIND);
    switch (record->kind) {
    case RECORD_CONCLUSION:
    case RECORD_SESSION:
    case RECORD_COMMENT:
        return kind.size > 0 ? kind : slice_of(record_kind_name(record->kind));
    case RECORD_NOTE:
        return slice_of("note");
    case RECORD_POSITION:
    case RECORD_INTERVENTION:
    case RECORD_PARTICIPANT:
    case RECORD_OTHER:
    case RECORD_KIND_COUNT:
        break;
    }
    return get(app, record, FIELD_RECORD);
}

static bool is_topic(const struct app *app, const struct record *record)
{
    return record->kind == RECORD_SESSION && slice_is(get(app, record, FIELD_KIND), "topic");
}

/* What is shown of the record as its text. */
static void add_text(const struct app *app, const struct record *record, struct str *out)
{
    if (record->kind == RECORD_POSITION) {
        str_add(out, get(app, record, FIELD_KIND));
        str_add_text(out, "s ");
        str_add(out, id_short(get(app, record, FIELD_REFS)));
        str_add_text(out, " ");
    }
    if (record->kind == RECORD_COMMENT) {
        str_add_text(out, "on ");
        str_add(out, id_short(get(app, record, FIELD_REFS)));
        str_add_text(out, ": ");
    }
    str_add(out, slice_head(get(app, record, FIELD_TEXT), 4096));
}

static struct area text_area(const struct app *app, struct area area, const struct record *record,
                             int row, int most)
{
    struct columns_of_turn columns = turn_columns(area);
    enum style style = STYLE_DIM;
    int mark = width_of(mark_of(app, record, &style));
    int right = area.columns - 1 - (mark > 0 ? mark + 2 : 0);
    return (struct area){
        .row = row, .column = columns.text, .rows = most, .columns = right - columns.text};
}

int turn_rows(const struct app *app, struct area area, const struct record *record, int most)
{
    if (is_topic(app, record)) {
        return 1;
    }
    struct str text = {0};
    add_text(app, record, &text);
    int rows =
        widget_wrap(app, NULL, text_area(app, area, record, 0, most), str_slice(&text), STYLE_TEXT);
    str_release(&text);
    return rows;
}

static void draw_topic(const struct app *app, struct frame *frame, struct area area, int row,
                       const struct record *record)
{
    if (row >= area.row) {
        widget_rule(app, frame, row, get(app, record, FIELD_TEXT), STYLE_TITLE);
    }
}

static void draw_who(const struct app *app, struct frame *frame, struct columns_of_turn columns,
                     int row, const struct record *record)
{
    struct str codes = {0};
    struct str names = {0};
    bool spoken = record->kind == RECORD_INTERVENTION || record->kind == RECORD_POSITION;
    if (spoken) {
        turn_who(app, record, &codes, &names);
        int used = frame_put_within(frame, row, columns.code, columns.who_columns + 4,
                                    str_slice(&codes), STYLE_COUNTRY);
        int at = columns.code + (used > 3 ? used + 1 : 4);
        (void)widget_put(app, frame, row, at, columns.text - 1 - at, str_slice(&names),
                         STYLE_SPEAKER);
    } else {
        (void)widget_put(app, frame, row, columns.who, columns.who_columns, label_of(app, record),
                         STYLE_STRONG);
    }
    str_release(&codes);
    str_release(&names);
}

void turn_draw(const struct app *app, struct frame *frame, struct area area, int row,
               const struct record *record, int most)
{
    if (is_topic(app, record)) {
        draw_topic(app, frame, area, row, record);
        return;
    }
    struct columns_of_turn columns = turn_columns(area);
    struct str text = {0};
    enum style style = STYLE_DIM;
    struct slice mark = mark_of(app, record, &style);
    if (row >= area.row) {
        (void)frame_put(frame, row, columns.time, clock_of(get(app, record, FIELD_STARTED)),
                        STYLE_DIM);
        draw_who(app, frame, columns, row, record);
        (void)frame_put(frame, row, area.columns - 1 - width_of(mark), mark, style);
    }
    add_text(app, record, &text);
    /* Drawn apart where its first rows lie above the area: the frame clips only at its own edges.
     */
    struct area place = text_area(app, area, record, row, most);
    struct slice shown = str_slice(&text);
    bool is_words = record->kind == RECORD_INTERVENTION || record->kind == RECORD_CONCLUSION;
    (void)widget_wrap(app, frame, place, shown, is_words ? STYLE_TEXT : STYLE_DIM);
    str_release(&text);
}
