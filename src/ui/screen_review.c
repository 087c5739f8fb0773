/* The table of countries, and the gaps: each gap is a sentence, and what to do about it. The one
 * that is chosen is shown whole. Where the screen is wide they stand side by side, else one above
 * the other. */
#include "ui/screen.h"

#include "text/width.h"

enum {
    BAR_MOST = 24,
    GAPS_LEAST = 4,
    SIDE_BY_SIDE_FROM = 150,
    TABLE_COLUMNS = 84,
    NARROW_BELOW = 72
};

/* --- The table */

/* Where the columns begin; numbers end there. 0: there is no room for it, or nothing to say. */
struct table {
    int code, name, name_columns, announced, roster, heard_end, words_end, time_end, share_end, bar;
    int most_share;
    bool brief; /* the headings */
};

static struct table table_of(const struct app *app, struct area area)
{
    const struct coverage *coverage = &app->coverage;
    bool narrow = area.columns < NARROW_BELOW;
    bool timed = coverage->shared_seconds > 0;
    int code = narrow ? 1 : 2;
    int name = narrow ? 19 : 22; /* Trinidad and Tobago */
    int gap = narrow ? 1 : 2;
    struct table table = {.code = code,
                          .name = code + 4,
                          .name_columns = name,
                          .brief = area.columns < TABLE_COLUMNS};
    table.announced = table.name + name + 1;
    table.roster = table.announced + (table.brief ? 5 : 10);
    table.heard_end = table.roster + 7 + 5;
    int end = table.heard_end;
    table.words_end = narrow && timed ? 0 : (end += gap + 5);
    table.time_end = timed ? (end += gap + 5) : 0;
    table.share_end = end += gap + 4 + (narrow ? 1 : 0);
    table.bar = end + gap;
    for (size_t i = 0; i < coverage->count; i++) {
        int share = coverage_share(coverage, &coverage->countries[i]);
        table.most_share = share > table.most_share ? share : table.most_share;
    }
    return table;
}

/* How much it spoke: words, time, share; and a bar of the share, or that it is thin. */
static void put_balance(const struct view *view, struct area area, int row,
                        const struct table *table, const struct coverage_country *country)
{
    const char *missing = board_missing(country);
    int share = coverage_share(&view->app->coverage, country);
    int room = area.columns - (table->brief ? 0 : 1) - table->bar;
    if (table->words_end > 0) {
        widget_put_number(view, row, table->words_end, country->words, STYLE_TEXT);
    }
    if (table->time_end > 0) {
        widget_put_time(view, row, table->time_end, country->seconds, STYLE_TEXT);
    }
    (void)widget_put_right(view, row, table->share_end, slice_of("%"), STYLE_TEXT);
    widget_put_number(view, row, table->share_end - 1, (size_t)share, STYLE_TEXT);
    if (missing[0] != '\0') {
        (void)widget_put(view, row, table->bar, room, slice_of(missing), STYLE_WARNING);
    } else {
        widget_put_bar(view, row, table->bar, room < BAR_MOST ? room : BAR_MOST, share,
                       table->most_share);
    }
}

static void draw_country(const struct view *view, struct area area, int row,
                         const struct table *table, const struct coverage_country *country)
{
    const char *roster = country->only_chair ? "chair" : country->roster ? "yes" : "no";
    (void)frame_put(view->frame, row, table->code, country_code(country->country), STYLE_COUNTRY);
    (void)widget_put(view, row, table->name, table->name_columns,
                     country_name(country->country, LANGUAGE_EN), STYLE_TEXT);
    (void)frame_put(view->frame, row, table->announced, slice_of(country->announced ? "yes" : "no"),
                    STYLE_TEXT);
    (void)frame_put(view->frame, row, table->roster, slice_of(roster), STYLE_TEXT);
    widget_put_number(view, row, table->heard_end, country->heard, STYLE_TEXT);
    if (country->heard > 0) {
        put_balance(view, area, row, table, country);
    } else {
        int start = table->heard_end + 2;
        (void)widget_put(view, row, start, area.columns - start, slice_of(board_missing(country)),
                         STYLE_WARNING);
    }
}

static void draw_headings(const struct view *view, int row, const struct table *table)
{
    const struct {
        int end;
        const char *text;
    } numbers[] = {{table->heard_end, "heard"},
                   {table->words_end, "words"},
                   {table->time_end, "time"},
                   {table->share_end, "share"}};
    (void)frame_put(view->frame, row, table->code, slice_of("country"), STYLE_DIM);
    (void)frame_put(view->frame, row, table->announced,
                    slice_of(table->brief ? "ann." : "announced"), STYLE_DIM);
    (void)frame_put(view->frame, row, table->roster, slice_of("roster"), STYLE_DIM);
    for (size_t i = 0; i < COUNT(numbers); i++) {
        if (numbers[i].end > 0) {
            (void)widget_put_right(view, row, numbers[i].end, slice_of(numbers[i].text), STYLE_DIM);
        }
    }
}

/* Words one after the other, from row to row. */
struct words {
    struct area area;
    struct pen pen;
    bool draw; /* else only the rows are counted */
};

static void put_word(const struct view *view, struct words *words, const char *before,
                     struct slice word, enum style style)
{
    int gap = words->pen.column > words->area.column ? width_of(slice_of(before)) : 0;
    if (words->pen.column + gap + width_of(word) > words->pen.end) {
        words->pen.row++;
        words->pen.column = words->area.column;
        gap = 0;
    }
    words->pen.column += gap;
    if (words->draw && area_has_row(words->area, words->pen.row)) {
        (void)frame_put(view->frame, words->pen.row, words->pen.column, word, style);
    }
    words->pen.column += width_of(word);
}

/* Those for whom there is no row: `not heard: CRI URY   thin: BRB   heard: MEX`, what is missing
 * first. Returns the rows of it. */
static int put_others(const struct view *view, struct area area, size_t first, bool draw)
{
    static const struct {
        const char *missing, *heading;
        enum style style;
    } groups[] = {{"not heard", "not heard:", STYLE_WARNING},
                  {"for a group only", "for a group only:", STYLE_WARNING},
                  {"the chair only", "the chair only:", STYLE_WARNING},
                  {"thin", "thin:", STYLE_WARNING},
                  {"", "heard:", STYLE_DIM}};
    const struct coverage *coverage = &view->app->coverage;
    struct words words = {area, {area.row, area.column, area.column + area.columns}, draw};
    for (size_t group = 0; group < COUNT(groups); group++) {
        bool named = false;
        for (size_t i = first; i < coverage->count; i++) {
            const struct coverage_country *country = &coverage->countries[i];
            if (strcmp(board_missing(country), groups[group].missing) != 0) {
                continue;
            }
            if (!named) {
                put_word(view, &words, "   ", slice_of(groups[group].heading), groups[group].style);
            }
            named = true;
            put_word(view, &words, " ", country_code(country->country), STYLE_COUNTRY);
        }
    }
    return words.pen.row - area.row + 1;
}

/* How many countries get a row of their own, where not all can: as many as leave room to name the
 * others. */
static size_t rows_shown(const struct view *view, struct area others, int room)
{
    size_t shown = room > 1 ? (size_t)(room - 1) : 0;
    while (shown > 0 && (int)shown + put_others(view, others, shown, false) > room) {
        shown--;
    }
    return shown;
}

/* Returns the rows used, at most those of the area. */
static int draw_table(const struct view *view, struct area area)
{
    const struct coverage *coverage = &view->app->coverage;
    struct table table = table_of(view->app, area);
    struct area others = {area.row, table.code, area.rows, area.columns - 1 - table.code};
    int room = area.rows - 1;
    bool all = room >= (int)coverage->count;
    size_t shown = all ? coverage->count : rows_shown(view, others, room);
    int row = area.row;
    if (shown > 0 || all) {
        draw_headings(view, row++, &table);
    }
    for (size_t i = 0; i < shown; i++) {
        draw_country(view, area, row++, &table, &coverage->countries[i]);
    }
    if (!all) {
        others.row = row;
        others.rows = area.row + area.rows - row;
        int wanted = put_others(view, others, shown, true);
        row += wanted < others.rows ? wanted : others.rows;
        if (wanted > others.rows) {
            (void)frame_put(view->frame, row - 1, others.column + others.columns,
                            widget_sign(view, SIGN_MORE), STYLE_WARNING);
        }
    }
    return row - area.row;
}

/* --- The gaps */

struct gaps {
    const struct view *view;
    struct area area;
    size_t chosen; /* review_count: none */
    bool whole;    /* there is room for all of them, with nothing cut */
};

/* Whether a gap is in one row, its advice behind it: where that has room, or all the others would
 * not. */
static bool is_one_row(const struct gaps *gaps, size_t at)
{
    const struct review_item *item = &gaps->view->app->review[at];
    int columns = width_of(str_slice(&item->text)) + 2 + width_of(str_slice(&item->advice));
    return at != gaps->chosen && (!gaps->whole || columns <= gaps->area.columns - 3);
}

/* The text of a gap, and its advice below. */
static void wrap_gap(const struct gaps *gaps, const struct review_item *item, struct wrapped *text,
                     struct wrapped *advice)
{
    int columns = gaps->area.columns - 3;
    widget_wrap(str_slice(&item->text), columns, columns, 2, false, text);
    widget_wrap(str_slice(&item->advice), columns - 2, columns - 2, 2, false, advice);
}

static int rows_of(const void *context, size_t item)
{
    const struct gaps *gaps = (const struct gaps *)context;
    struct wrapped text;
    struct wrapped advice;
    if (is_one_row(gaps, item)) {
        return 1;
    }
    wrap_gap(gaps, &gaps->view->app->review[item], &text, &advice);
    return text.count + advice.count;
}

static void draw_gap(const struct gaps *gaps, size_t at, int row, int rows)
{
    const struct view *view = gaps->view;
    const struct review_item *item = &view->app->review[at];
    struct area place = gaps->area;
    struct wrapped text;
    struct wrapped advice;
    place.column += 2;
    place.columns -= 3;
    frame_set_item(view->frame, row, rows, at);
    if (is_one_row(gaps, at)) {
        struct pen pen = {row, place.column, place.column + place.columns};
        pen_put(&pen, view, str_slice(&item->text), STYLE_TEXT);
        pen_put_text(&pen, view, item->advice.size > 0 ? ": " : "", STYLE_DIM);
        pen_put(&pen, view, str_slice(&item->advice), STYLE_DIM);
        return;
    }
    wrap_gap(gaps, item, &text, &advice);
    widget_put_wrapped(view, place, row, &text, STYLE_TEXT);
    place.column += 2;
    place.columns -= 2;
    place.rows = row + rows - place.row;
    widget_put_wrapped(view, place, row + text.count, &advice, STYLE_DIM);
    if (at == gaps->chosen) {
        widget_choose(view, gaps->area, row, rows);
    }
}

/* Whether all gaps have room as they are. */
static bool fit_whole(const struct gaps *gaps, size_t count)
{
    struct gaps whole = *gaps;
    whole.whole = true;
    int rows = 0;
    for (size_t i = 0; i < count && rows <= gaps->area.rows; i++) {
        rows += rows_of(&whole, i);
    }
    return rows <= gaps->area.rows;
}

static void draw_gaps(const struct view *view, struct area area)
{
    const struct app *app = view->app;
    const struct list *list = &app->lists[SCREEN_REVIEW];
    struct gaps gaps = {view, area, app->in_list ? list->chosen : app->review_count, false};
    struct window window;
    gaps.whole = fit_whole(&gaps, app->review_count);
    widget_window(&window, app->review_count, list->chosen, area.rows, rows_of, &gaps);
    int row = area.row;
    for (int i = 0; i < window.count; i++) {
        draw_gap(&gaps, window.first + (size_t)i, row, window.rows[i]);
        row += window.rows[i];
    }
}

static void put_title(const struct view *view, struct area area, bool rule)
{
    size_t count = view->app->gap_count;
    size_t deleted = view->app->review_count - count;
    struct str title = {0};
    if (count > 0) {
        str_add_format(&title, "%zu to look at", count);
    } else {
        str_add_text(&title, "nothing is missing");
    }
    if (deleted > 0) {
        str_add_format(&title, ", %zu deleted", deleted);
    }
    if (rule) {
        widget_rule(view, area.row, str_slice(&title), STYLE_TITLE);
    } else {
        (void)widget_put(view, area.row, area.column + 2, area.columns - 3, str_slice(&title),
                         STYLE_TITLE);
    }
    str_release(&title);
}

void screen_review_draw(const struct view *view, struct area area)
{
    struct area table = area;
    struct area gaps = area;
    bool side_by_side = area.columns >= SIDE_BY_SIDE_FROM;
    if (side_by_side) {
        table.columns = TABLE_COLUMNS;
        gaps.column = TABLE_COLUMNS;
        gaps.columns = area.columns - TABLE_COLUMNS;
        (void)draw_table(view, table);
    } else {
        /* Rule and gaps get what the table leaves, but never less than some. */
        int wanted =
            (int)(view->app->review_count < GAPS_LEAST ? view->app->review_count + 2 : GAPS_LEAST);
        int least = area.rows / 2 < wanted ? area.rows / 2 : wanted;
        table.rows = area.rows - 1 - least;
        gaps = area_below(area, draw_table(view, table));
    }
    put_title(view, gaps, !side_by_side);
    draw_gaps(view, area_below(gaps, 1));
}
