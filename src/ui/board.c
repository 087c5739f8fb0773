/* The speaking balance beside the stream, where the window has room for both: who spoke how long,
 * most first, then those who were not heard yet. */
#include "ui/screen.h"

#include "text/width.h"

enum { COLUMNS = 52, EDGE = 3, NAME = 22, TIME_END = 7, SHARE_END = 13 };

int board_columns(const struct view *view)
{
    return app_has_board(view->app) && view->app->coverage.count > 0 ? COLUMNS : 0;
}

/* Whether a country has a row: it spoke, or is to be heard. */
static bool is_listed(const struct coverage_country *country)
{
    return country->heard > 0 || coverage_is_expected(country);
}

static int64_t rank_of(const struct coverage *coverage, const struct coverage_country *country)
{
    int64_t spoken = coverage->shared_seconds > 0 ? country->seconds : (int64_t)country->words;
    return country->heard > 0 ? 1 + spoken : 0;
}

/* The one whose row comes after that of `before` (count: the first row); count where none is left.
 * Of equals the one that was announced or seen first. */
static size_t next_of(const struct coverage *coverage, size_t before)
{
    size_t best = coverage->count;
    int64_t least = -1;
    for (size_t i = 0; i < coverage->count; i++) {
        int64_t rank = rank_of(coverage, &coverage->countries[i]);
        int64_t limit =
            before < coverage->count ? rank_of(coverage, &coverage->countries[before]) : rank + 1;
        bool behind = rank < limit || (rank == limit && i > before);
        if (is_listed(&coverage->countries[i]) && behind && rank > least) {
            best = i;
            least = rank;
        }
    }
    return best;
}

static void draw_heading(const struct view *view, struct area area)
{
    bool timed = view->app->coverage.shared_seconds > 0;
    int numbers = area.column + 4 + NAME;
    (void)widget_put(view, area.row, area.column, 4 + NAME, slice_of("speaking balance"),
                     STYLE_DIM);
    (void)widget_put_right(view, area.row, numbers + TIME_END, slice_of(timed ? "time" : "words"),
                           STYLE_DIM);
    (void)widget_put_right(view, area.row, numbers + SHARE_END, slice_of("share"), STYLE_DIM);
}

const char *board_missing(const struct coverage_country *country)
{
    if (country->heard == 0) {
        return country->for_group > 0  ? "for a group only"
               : country->by_chair > 0 ? "the chair only"
                                       : "not heard";
    }
    return country->substance ? "" : "thin";
}

static void draw_row(const struct view *view, struct area area, int row, size_t at, int most)
{
    const struct coverage *coverage = &view->app->coverage;
    const struct coverage_country *country = &coverage->countries[at];
    int numbers = area.column + 4 + NAME;
    int end = area.column + area.columns;
    (void)frame_put(view->frame, row, area.column, country_code(country->country), STYLE_COUNTRY);
    (void)widget_put(view, row, area.column + 4, NAME, country_name(country->country, LANGUAGE_EN),
                     STYLE_TEXT);
    if (country->heard == 0) {
        (void)widget_put(view, row, numbers + 2, end - numbers - 2,
                         slice_of(board_missing(country)), STYLE_WARNING);
        return;
    }
    if (coverage->shared_seconds > 0) {
        widget_put_time(view, row, numbers + TIME_END, country->seconds, STYLE_TEXT);
    } else {
        widget_put_number(view, row, numbers + TIME_END, country->words, STYLE_TEXT);
    }
    int share = coverage_share(coverage, country);
    (void)widget_put_right(view, row, numbers + SHARE_END, slice_of("%"), STYLE_TEXT);
    widget_put_number(view, row, numbers + SHARE_END - 1, (size_t)share, STYLE_TEXT);
    widget_put_bar(view, row, numbers + SHARE_END + 1, end - numbers - SHARE_END - 1, share, most);
}

static size_t count_listed(const struct coverage *coverage)
{
    size_t count = 0;
    for (size_t i = 0; i < coverage->count; i++) {
        count += is_listed(&coverage->countries[i]) ? 1 : 0;
    }
    return count;
}

void board_draw(const struct view *view, struct area area)
{
    const struct coverage *coverage = &view->app->coverage;
    size_t left = count_listed(coverage);
    size_t first = next_of(coverage, coverage->count);
    int end = area.row + area.rows;
    if (first == coverage->count) {
        return;
    }
    /* The rule of a topic goes through the whole window, and gives way here. */
    int rows = area.rows - 1 < (int)left ? area.rows : (int)left + 1;
    frame_fill(view->frame, area.row, area.column, rows, area.columns, slice_of(""), STYLE_TEXT);
    area.column += EDGE;
    area.columns -= EDGE + 1;
    int most = coverage_share(coverage, &coverage->countries[first]);
    draw_heading(view, area);
    size_t at = first;
    for (int row = area.row + 1; row < end && at < coverage->count; row++) {
        if (row + 1 == end && left > 1) {
            struct pen pen = {row, area.column, area.column + area.columns};
            pen_put_text(&pen, view, "and ", STYLE_DIM);
            pen_put_number(&pen, view, left, STYLE_DIM);
            pen_put_text(&pen, view, " more: Esc 4", STYLE_DIM);
            return;
        }
        draw_row(view, area, row, at, most);
        at = next_of(coverage, at);
        left--;
    }
}
