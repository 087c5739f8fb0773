/* The table of countries above, the gaps below: each gap is a sentence with what to do about it. */
#include "ui/screen.h"

#include "text/width.h"

enum { BAR_MOST = 24, GAPS_LEAST = 6 };

struct table {
    int code, name, name_columns, announced, roster, heard, words, bar;
    size_t most_words;
};

static struct table table_of(const struct app *app, struct area area)
{
    int name = area.columns < 72 ? 12 : 22;
    struct table table = {.code = 2, .name = 6, .name_columns = name};
    table.announced = table.name + name + 1;
    table.roster = table.announced + 10;
    table.heard = table.roster + 7;
    table.words = table.heard + 6;
    table.bar = table.words + 7;
    for (size_t i = 0; i < app->coverage.count; i++) {
        size_t words = app->coverage.countries[i].words;
        table.most_words = words > table.most_words ? words : table.most_words;
    }
    return table;
}

static void put_number(struct frame *frame, int row, int column, size_t number)
{
    struct str text = {0};
    str_add_format(&text, "%5zu", number);
    (void)frame_put(frame, row, column, str_slice(&text), STYLE_TEXT);
    str_release(&text);
}

static const char *substance_of(const struct coverage_country *country)
{
    if (country->heard == 0) {
        return country->for_group > 0 ? "for a group only" : "not heard";
    }
    return country->substance ? "" : "thin";
}

static void put_bar(const struct app *app, struct frame *frame, struct area area, int row,
                    const struct table *table, const struct coverage_country *country)
{
    const char *note = substance_of(country);
    int column = table->bar;
    if (note[0] != '\0') {
        (void)frame_put_within(frame, row, column, area.columns - 1 - column, slice_of(note),
                               STYLE_WARNING);
        return;
    }
    int room = area.columns - 1 - column;
    room = room > BAR_MOST ? BAR_MOST : room;
    int bar = table->most_words == 0 ? 0 : (int)(country->words * (size_t)room / table->most_words);
    frame_fill(frame, row, column, 1, bar > 0 ? bar : 1, widget_sign(app, SIGN_BAR), STYLE_BAR);
}

static void draw_country(const struct app *app, struct frame *frame, struct area area, int row,
                         const struct table *table, const struct coverage_country *country)
{
    (void)frame_put(frame, row, table->code, country_code(country->country), STYLE_COUNTRY);
    (void)widget_put(app, frame, row, table->name, table->name_columns,
                     country_name(country->country, LANGUAGE_EN), STYLE_TEXT);
    (void)frame_put(frame, row, table->announced, slice_of(country->announced ? "yes" : "no"),
                    STYLE_TEXT);
    (void)frame_put(frame, row, table->roster,
                    slice_of(!country->roster      ? "no"
                             : country->only_chair ? "chair"
                                                   : "yes"),
                    STYLE_TEXT);
    put_number(frame, row, table->heard, country->heard);
    put_number(frame, row, table->words, country->words);
    put_bar(app, frame, area, row, table, country);
}

/* Returns the rows used. */
static int draw_table(const struct app *app, struct frame *frame, struct area area, int most)
{
    struct table table = table_of(app, area);
    int row = area.row;
    (void)frame_put(frame, row, table.code, slice_of("country"), STYLE_DIM);
    (void)frame_put(frame, row, table.announced, slice_of("announced"), STYLE_DIM);
    (void)frame_put(frame, row, table.roster, slice_of("roster"), STYLE_DIM);
    (void)frame_put(frame, row, table.heard, slice_of("heard"), STYLE_DIM);
    (void)frame_put(frame, row, table.words, slice_of("words"), STYLE_DIM);
    row++;
    size_t shown = 0;
    for (; shown < app->coverage.count && row < area.row + most - 1; shown++, row++) {
        draw_country(app, frame, area, row, &table, &app->coverage.countries[shown]);
    }
    if (shown + 1 == app->coverage.count) {
        draw_country(app, frame, area, row++, &table, &app->coverage.countries[shown]);
    } else if (shown < app->coverage.count) {
        struct str more = {0};
        str_add_format(&more, "and %zu more: rapporteur review lists them all",
                       app->coverage.count - shown);
        (void)frame_put_within(frame, row++, table.name, area.columns - 7, str_slice(&more),
                               STYLE_DIM);
        str_release(&more);
    }
    return row - area.row;
}

static void draw_gap(const struct app *app, struct frame *frame, struct area area, int row,
                     const struct review_item *item)
{
    int used = widget_put(app, frame, row, 2, area.columns - 3, str_slice(&item->text), STYLE_TEXT);
    int column = 2 + used + 2;
    if (item->advice.size > 0 && column < area.columns - 8) {
        (void)widget_put(app, frame, row, column, area.columns - 1 - column,
                         str_slice(&item->advice), STYLE_DIM);
    }
}

void screen_review_draw(const struct app *app, struct frame *frame, struct area area)
{
    const struct list *list = &app->lists[SCREEN_REVIEW];
    int gaps = (int)(app->review_count < GAPS_LEAST ? app->review_count + 1 : GAPS_LEAST);
    int used = draw_table(app, frame, area, area.rows - gaps - 1);
    struct area rest = area;
    rest.row += used + 1;
    rest.rows -= used + 1;
    struct str title = {0};
    if (app->review_count > 0) {
        str_add_format(&title, "%zu to look at", app->review_count);
    } else {
        str_add_text(&title, "nothing is missing");
    }
    widget_rule(app, frame, rest.row - 1, str_slice(&title), STYLE_TITLE);
    str_release(&title);
    size_t item = widget_top(list, rest.rows);
    for (int row = rest.row; row < rest.row + rest.rows && item < app->review_count;
         row++, item++) {
        draw_gap(app, frame, rest, row, &app->review[item]);
        if (app->in_list && item == list->chosen) {
            widget_choose(app, frame, rest, row, 1);
        }
    }
}
