#include "report/picture.h"

#include <string.h>

#include "report/html.h"
#include "text/when.h"

/* As wide as a phone: letters of twelve units can be read there without making it larger. */
enum { WIDTH = 362, PERCENT = 100 };

static void open_svg(struct str *out, const char *name, const char *title, int height)
{
    str_add_format(
        out,
        "<svg class=\"picture\" role=\"img\" viewBox=\"0 0 %d %d\" aria-labelledby=\"%s-title "
        "%s-words\">\n<title id=\"%s-title\">%s</title>\n<desc id=\"%s-words\">",
        WIDTH, height, name, name, name, title, name);
}

/* --- Tiles */

enum { TILE_WIDTH = 84, TILE_HEIGHT = 44, TILE_GAP = 6, REGION_HEIGHT = 22, TILES_A_ROW = 4 };
_Static_assert(2 + TILES_A_ROW * (TILE_WIDTH + TILE_GAP) <= WIDTH, "a row of tiles fits");

/* The most telling thing about a country, its style and its words. */
struct standing {
    const char *style, *words;
};

static struct standing standing_of(const struct coverage_country *country)
{
    if (country->heard > 0) {
        return country->substance ? (struct standing){"heard", "heard"}
                                  : (struct standing){"thin", "heard, thin"};
    }
    if (country->for_group > 0) {
        return (struct standing){"thin", "for a group"};
    }
    return country->announced ? (struct standing){"missing", "not heard"}
                              : (struct standing){"roster", "in the roster"};
}

static const char *region_of(const struct coverage_country *country)
{
    const struct country *of = country->country;
    const char *names[] = {of->intermediate, of->subregion, of->region};
    for (size_t i = 0; i < COUNT(names); i++) {
        if (names[i][0] != '\0') {
            return names[i];
        }
    }
    return "Elsewhere";
}

/* Whether it is the first of its region. */
static bool is_first(const struct coverage *coverage, size_t index)
{
    const char *region = region_of(&coverage->countries[index]);
    for (size_t i = 0; i < index; i++) {
        if (strcmp(region_of(&coverage->countries[i]), region) == 0) {
            return false;
        }
    }
    return true;
}

static void add_tile(const struct coverage_country *country, int x, int y, struct str *out)
{
    struct standing standing = standing_of(country);
    str_add_format(out,
                   "<g class=\"tile %s\"><rect x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\" "
                   "rx=\"4\"/><text class=\"code\" x=\"%d\" y=\"%d\">",
                   standing.style, x, y, TILE_WIDTH, TILE_HEIGHT, x + TILE_WIDTH / 2, y + 19);
    html_add(out, country_code(country->country));
    str_add_format(out, "%s</text><text x=\"%d\" y=\"%d\">", country->heard > 0 ? " " : "",
                   x + TILE_WIDTH / 2, y + 35);
    if (country->heard > 1 && country->substance) {
        str_add_format(out, "%zu times", country->heard);
    } else {
        str_add_text(out, standing.words);
    }
    str_add_text(out, "</text></g>\n");
}

/* The tiles of one region from `y` on; returns where the next one begins. */
static int add_region(const struct coverage *coverage, const char *region, int y, struct str *out)
{
    int column = 0;
    str_add_format(out, "<text class=\"region\" x=\"0\" y=\"%d\">", y + 15);
    html_add(out, slice_of(region));
    str_add_text(out, "</text>\n");
    y += REGION_HEIGHT;
    for (size_t i = 0; i < coverage->count; i++) {
        if (strcmp(region_of(&coverage->countries[i]), region) != 0) {
            continue;
        }
        if (column == TILES_A_ROW) {
            column = 0;
            y += TILE_HEIGHT + TILE_GAP;
        }
        add_tile(&coverage->countries[i], 2 + column * (TILE_WIDTH + TILE_GAP), y, out);
        column++;
    }
    return y + TILE_HEIGHT + TILE_GAP;
}

void picture_tiles(const struct view *view, struct str *out)
{
    const struct coverage *coverage = &view->coverage;
    struct str tiles = {0};
    int y = 0;
    for (size_t i = 0; i < coverage->count; i++) {
        if (is_first(coverage, i)) {
            y = add_region(coverage, region_of(&coverage->countries[i]), y, &tiles);
        }
    }
    if (coverage->count > 0) {
        open_svg(out, "tiles", "Who was heard", y);
        for (size_t i = 0; i < coverage->count; i++) {
            str_add_text(out, i == 0 ? "" : "; ");
            html_add(out, country_name(coverage->countries[i].country, LANGUAGE_EN));
            str_add_format(out, ": %s", standing_of(&coverage->countries[i]).words);
        }
        str_add_text(out, ".</desc>\n");
        str_add(out, str_slice(&tiles));
        str_add_text(out, "</svg>\n");
    }
    str_release(&tiles);
}

/* --- Bars */

void picture_bar(int percent, struct str *out)
{
    str_add_format(out,
                   "<svg class=\"bar\" viewBox=\"0 0 100 10\" preserveAspectRatio=\"none\" "
                   "aria-hidden=\"true\"><rect width=\"%d\" height=\"10\"/></svg>",
                   percent < 0         ? 0
                   : percent > PERCENT ? PERCENT
                                       : percent);
}

/* --- Timeline */

enum {
    LINES_MOST = 24,
    STEPS = 240,
    LABEL_WIDTH = 44,
    LINE_HEIGHT = 18,
    CLOCK_HEIGHT = 20,
    SPAN_LEAST = 60 /* seconds */
};

struct line {
    struct slice code; /* empty: people of no country */
    bool busy[STEPS];
};
struct timeline {
    int64_t from, to; /* seconds */
    size_t turns;     /* that have times */
    struct line lines[LINES_MOST];
    size_t count, left_out; /* lines; turns of those that found no place */
};

/* The moments of a turn; one with no end is a moment. */
static bool times_of(const struct view *view, const struct view_item *item, int64_t *from,
                     int64_t *to)
{
    const struct record *record = item->record;
    if (record->kind != RECORD_INTERVENTION ||
        !when_parse(session_get(view->session, record, FIELD_STARTED), 0, from)) {
        return false;
    }
    if (!when_parse(session_get(view->session, record, FIELD_ENDED), 0, to) || *to < *from) {
        *to = *from;
    }
    return true;
}

static void find_span(const struct view *view, struct timeline *timeline)
{
    for (size_t i = 0; i < view->item_count; i++) {
        int64_t from, to;
        if (times_of(view, &view->items[i], &from, &to)) {
            timeline->from = timeline->turns == 0 || from < timeline->from ? from : timeline->from;
            timeline->to = timeline->turns == 0 || to > timeline->to ? to : timeline->to;
            timeline->turns++;
        }
    }
}

static struct line *line_of(struct timeline *timeline, struct slice code)
{
    for (size_t i = 0; i < timeline->count; i++) {
        if (slice_equal(timeline->lines[i].code, code)) {
            return &timeline->lines[i];
        }
    }
    if (timeline->count == LINES_MOST) {
        return NULL;
    }
    timeline->lines[timeline->count].code = code;
    return &timeline->lines[timeline->count++];
}

static int step_of(const struct timeline *timeline, int64_t moment)
{
    int64_t span = timeline->to - timeline->from;
    return span == 0 ? 0 : (int)((moment - timeline->from) * (STEPS - 1) / span);
}

static void add_turn(const struct view *view, const struct view_item *item,
                     struct timeline *timeline)
{
    int64_t from, to;
    struct slice codes = session_get(view->session, item->record, FIELD_COUNTRY);
    if (!times_of(view, item, &from, &to)) {
        return;
    }
    do { /* of nobody's country once too */
        struct slice code = codes;
        if (codes.size > 0) {
            (void)slice_next(&codes, ';', &code);
        }
        struct line *line = line_of(timeline, slice_trim(code));
        timeline->left_out += line == NULL;
        for (int at = step_of(timeline, from); line != NULL && at <= step_of(timeline, to); at++) {
            line->busy[at] = true;
        }
    } while (codes.size > 0);
}

static void add_line(const struct line *line, int y, struct str *out)
{
    str_add_format(out, "<text x=\"0\" y=\"%d\">", y + 12);
    html_add(out, line->code.size > 0 ? line->code : slice_of("none"));
    str_add_text(out, "</text><path d=\"");
    for (int at = 0; at < STEPS; at++) {
        int start = at;
        while (at < STEPS && line->busy[at]) {
            at++;
        }
        if (at > start) {
            int x = LABEL_WIDTH + start * (WIDTH - LABEL_WIDTH) / STEPS;
            int end = LABEL_WIDTH + at * (WIDTH - LABEL_WIDTH) / STEPS;
            str_add_format(out, "M%d %dh%dv%dh-%dz", x, y + 2, end - x, LINE_HEIGHT - 6, end - x);
        }
    }
    str_add_text(out, "\"/>\n");
}

static void add_clocks(const struct timeline *timeline, int y, struct str *out)
{
    char from[WHEN_ROOM], to[WHEN_ROOM];
    if (when_format_clock(timeline->from, 0, from) && when_format_clock(timeline->to, 0, to)) {
        str_add_format(out,
                       "<text x=\"%d\" y=\"%d\">%s</text><text class=\"end\" x=\"%d\" "
                       "y=\"%d\">%s</text>\n",
                       LABEL_WIDTH, y, from, WIDTH, y, to);
    }
}

void picture_timeline(const struct view *view, struct str *out)
{
    struct timeline *timeline = mem_alloc(1, sizeof *timeline);
    find_span(view, timeline);
    for (size_t i = 0; i < view->item_count; i++) {
        add_turn(view, &view->items[i], timeline);
    }
    if (timeline->turns > 1 && timeline->to - timeline->from >= SPAN_LEAST) {
        int height = (int)timeline->count * LINE_HEIGHT + CLOCK_HEIGHT;
        open_svg(out, "timeline", "Who spoke when", height);
        str_add_format(out, "%zu turns, a row for each country", timeline->turns);
        if (timeline->left_out > 0) {
            str_add_format(out, "; %zu of them, of more countries, are not drawn",
                           timeline->left_out);
        }
        str_add_text(out, ".</desc>\n");
        for (size_t i = 0; i < timeline->count; i++) {
            add_line(&timeline->lines[i], (int)i * LINE_HEIGHT, out);
        }
        add_clocks(timeline, height - 4, out);
        str_add_text(out, "</svg>\n");
    }
    mem_free(timeline);
}
