#include "ui/widget.h"

#include <locale.h>

#include "expect.h"

/* --- Which items of a list are seen */

/* Items of 1, 2 and 3 rows in turn; counts how often it was asked. */
static int uneven(const void *context, size_t item)
{
    size_t *asked = *(size_t *const *)context;
    (*asked)++;
    return 1 + (int)(item % 3);
}

static void a_window_has_the_item_that_matters(void)
{
    static const struct {
        size_t count, focus;
        int rows;
        size_t first;
        int items, total;
    } cases[] = {
        {0, 0, 10, 0, 0, 0},      /* nothing */
        {3, 2, 10, 0, 3, 6},      /* all of it */
        {9, 0, 10, 0, 6, 10},     /* the first page; the last of them gets one row of three */
        {9, 4, 10, 0, 6, 10},     /* as long as the item is whole */
        {9, 8, 10, 4, 5, 10},     /* the last page; its first item gets one row of two */
        {9, 5, 10, 4, 5, 10},     /* as soon as it is whole there */
        {100, 50, 10, 48, 6, 10}, /* else it stands in the middle */
        {100, 99, 2, 98, 2, 2},   /* the one above gets what is left */
        {5, 3, 1, 3, 1, 1},       /* one row */
        {5, 9, 1, 4, 1, 1},       /* a focus behind the end is the last one */
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct window window;
        size_t asked = 0;
        const size_t *const counter = &asked;
        test_row("item %zu of %zu in %d rows", cases[i].focus, cases[i].count, cases[i].rows);
        widget_window(&window, cases[i].count, cases[i].focus, cases[i].rows, uneven,
                      (const void *)&counter);
        expect_int(window.first, cases[i].first);
        expect_int(window.count, cases[i].items);
        expect_int(window.total, cases[i].total);
    }
}

/* Whatever the sizes: rows add up, no item is skipped, the one that matters is whole, no row stays
 * empty that an item could have, and nobody looks at more than a few pages. */
static void expect_full_window(size_t count, size_t focus, int rows)
{
    struct window window;
    size_t asked = 0;
    size_t all = 0;
    const size_t *const counter = &asked;
    const size_t *const other = &all;
    int sum = 0;
    int wanted = 0;
    test_row("item %zu of %zu in %d rows", focus, count, rows);
    widget_window(&window, count, focus, rows, uneven, (const void *)&counter);
    for (int i = 0; i < window.count; i++) {
        sum += window.rows[i];
    }
    for (size_t i = 0; i < count; i++) {
        wanted += uneven((const void *)&other, i);
    }
    expect_int(window.total, sum);
    expect_int(window.total, wanted < rows ? wanted : rows);
    expect(asked <= (size_t)rows * 4 + 4);
    if (expect(focus >= window.first && focus < window.first + (size_t)window.count)) {
        int own = uneven((const void *)&other, focus);
        expect_int(window.rows[focus - window.first], own < rows ? own : rows);
    }
}

static void a_window_is_full_and_in_order(void)
{
    for (size_t count = 1; count < 60; count += 7) {
        for (size_t focus = 0; focus < count; focus++) {
            for (int rows = 1; rows < 30; rows += 4) {
                expect_full_window(count, focus, rows);
            }
        }
    }
}

/* --- Text */

struct canvas {
    struct settings settings;
    struct app app;
    struct frame frame;
    struct view view;
};

static void canvas_init(struct canvas *canvas, int rows, int columns)
{
    *canvas = (struct canvas){0};
    expect(setlocale(LC_CTYPE, "C.UTF-8") != NULL); /* columns are counted by wcwidth */
    frame_init(&canvas->frame, rows, columns);
    canvas->view = (struct view){&canvas->app, &canvas->frame, false};
}

static void expect_row(const struct canvas *canvas, int row, const char *wanted)
{
    struct str text = {0};
    frame_row_text(&canvas->frame, row, &text);
    expect_str(str_text(&text), wanted);
    str_release(&text);
}

static void a_text_that_is_cut_says_so(void)
{
    static const struct {
        const char *text;
        int limit;
        const char *shown;
    } cases[] = {
        {"abcdef", 6, "abcdef"},
        {"abcdef", 5, "abcd…"},
        {"abcdef", 1, "…"},
        {"abcdef", 0, ""},
        {"", 3, ""},
        {"ab\ncd", 9, "ab…"},
        {"日本語", 6, "日本語"},
        {"日本語", 5, "日本…"},
        {"日本語", 4, "日…"},
        {"e\xcc\x81tat", 4, "e\xcc\x81tat"},
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct canvas canvas;
        test_row("%s in %d", cases[i].text, cases[i].limit);
        canvas_init(&canvas, 1, 12);
        int used =
            widget_put(&canvas.view, 0, 0, cases[i].limit, slice_of(cases[i].text), STYLE_TEXT);
        expect(used <= cases[i].limit);
        expect_row(&canvas, 0, cases[i].shown);
        frame_release(&canvas.frame);
    }
}

/* Pieces one after the other: where the room ends, one mark, whatever follows. */
static void a_pen_ends_with_one_mark(void)
{
    struct canvas canvas;
    canvas_init(&canvas, 1, 12);
    struct pen pen = {0, 1, 9};
    pen_put_list(&pen, &canvas.view, slice_of("BRA;COL"), "+", STYLE_TEXT);
    expect_row(&canvas, 0, " BRA+COL");
    pen_put_text(&pen, &canvas.view, " ", STYLE_TEXT);
    expect_row(&canvas, 0, " BRA+COL");
    pen_put_text(&pen, &canvas.view, "more", STYLE_TEXT);
    pen_put_number(&pen, &canvas.view, 12, STYLE_TEXT);
    expect_row(&canvas, 0, " BRA+COL…");
    frame_release(&canvas.frame);
}

static void a_long_text_shows_its_start_or_both_ends(void)
{
    static const char text[] = "one two three four five six seven eight nine ten";
    struct canvas canvas;
    struct wrapped wrapped;
    struct area area = {0, 0, 4, 10};
    canvas_init(&canvas, 4, 12);
    widget_wrap(slice_of(text), 10, 10, 3, false, &wrapped);
    widget_put_wrapped(&canvas.view, area, 0, &wrapped, STYLE_TEXT);
    expect_row(&canvas, 0, "one two");
    expect_row(&canvas, 1, "three four");
    expect_row(&canvas, 2, "five six…");
    frame_clear(&canvas.frame);
    widget_wrap(slice_of(text), 10, 10, 3, true, &wrapped);
    widget_put_wrapped(&canvas.view, area, 0, &wrapped, STYLE_TEXT);
    expect_row(&canvas, 0, "one […]");
    expect_row(&canvas, 1, "eight nine");
    expect_row(&canvas, 2, "ten");
    frame_clear(&canvas.frame);
    widget_wrap(slice_of("one two"), 4, 10, 3, true, &wrapped);
    expect_int(wrapped.count, 2); /* the first row is narrower */
    expect(!wrapped.more && wrapped.left_out == 0);
    frame_release(&canvas.frame);
}

/* A paste may be one word of a hundred kilobytes, or a hundred thousand lines. */
static void the_end_of_an_endless_text_is_found(void)
{
    static const char *const units[] = {"x", "é", "\n", "word "};
    for (size_t i = 0; i < COUNT(units); i++) {
        struct str text = {0};
        struct wrapped wrapped;
        test_row("%s", units[i]);
        for (int j = 0; j < 50000; j++) {
            str_add_text(&text, units[i]);
        }
        str_add_text(&text, "!");
        widget_wrap(str_slice(&text), 20, 20, 4, true, &wrapped);
        expect(wrapped.count >= 1 && wrapped.count <= 4);
        expect(slice_ends(wrapped.rows[wrapped.count - 1], slice_of("!")));
        str_release(&text);
    }
}

static const struct test tests[] = {
    {"a window has the item that matters", a_window_has_the_item_that_matters},
    {"a window is full and in order", a_window_is_full_and_in_order},
    {"a text that is cut says so", a_text_that_is_cut_says_so},
    {"a pen ends with one mark", a_pen_ends_with_one_mark},
    {"a long text shows its start or both ends", a_long_text_shows_its_start_or_both_ends},
    {"the end of an endless text is found", the_end_of_an_endless_text_is_found},
};

int main(int argc, char **argv)
{
    return test_main(tests, COUNT(tests), argc, argv);
}
