#include "ui/frame.h"

#include <limits.h>
#include <locale.h>

#include "expect.h"
#include "text/width.h"

#define expect_frame(frame, wanted) expect_frame_at((frame), (wanted), __FILE__, __LINE__)

/* `wanted`: the rows with all their spaces, "|" between them. */
static void expect_frame_at(const struct frame *frame, const char *wanted, const char *file,
                            int line)
{
    struct str got = {0};
    for (int row = 0; row < frame->rows; row++) {
        str_add_text(&got, row > 0 ? "|" : "");
        for (int column = 0; column < frame->columns; column++) {
            const struct frame_cell *cell = frame_at(frame, row, column);
            str_add(&got, slice_make(cell->bytes, cell->size));
        }
    }
    (void)expect_str_at(str_text(&got), wanted, "the frame", file, line);
    str_release(&got);
}

/* Every wide cell has its right half, and no half stands alone. */
static bool is_sound(const struct frame *frame)
{
    for (int row = 0; row < frame->rows; row++) {
        int left = 0; /* width of the cell before */
        for (int column = 0; column < frame->columns; column++) {
            const struct frame_cell *cell = frame_at(frame, row, column);
            if ((cell->width == 0) != (left == 2) || (cell->width == 0) != (cell->size == 0) ||
                cell->width > 2 || cell->unused != 0) {
                return false;
            }
            for (int i = cell->size; i < FRAME_CELL_BYTES; i++) {
                if (cell->bytes[i] != 0) {
                    return false;
                }
            }
            left = cell->width;
        }
        if (left == 2) {
            return false;
        }
    }
    return true;
}

static void put_is_clipped_on_all_four_sides(void)
{
    static const struct {
        int row, column;
        const char *shown; /* two rows of four columns, "|" between them */
    } cases[] = {
        {0, 0, "abc |    "},       {-1, 0, "    |    "},      {2, 0, "    |    "},
        {0, -1, "bc  |    "},      {1, 2, "    |  ab"},       {1, 4, "    |    "},
        {0, -3, "    |    "},      {0, INT_MIN, "    |    "}, {0, INT_MAX, "    |    "},
        {INT_MAX, 0, "    |    "}, {INT_MIN, 0, "    |    "},
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct frame frame;
        test_row("%d, %d", cases[i].row, cases[i].column);
        frame_init(&frame, 2, 4);
        expect_int(frame_put(&frame, cases[i].row, cases[i].column, slice_of("abc"), STYLE_TEXT),
                   3);
        expect_frame(&frame, cases[i].shown);
        expect(is_sound(&frame));
        frame_release(&frame);
    }
}

static void text_takes_the_cells_of_its_graphemes(void)
{
    static const struct {
        int column;
        const char *text;
        const char *shown; /* one row of six */
        int columns;
    } cases[] = {
        {0, "", "      ", 0},
        {0, "añb", "añb   ", 3},
        {0, "an\u0303b", "an\u0303b   ", 3},
        {0, "中文", "中文  ", 4},
        {-1, "中文", " 文   ", 4},
        {5, "中文", "      ", 4},
        {3, "中文", "   中 ", 4},
        {-2, "中文", "文    ", 4},
        {0, "a\tb", "a\ufffdb   ", 3},
        {0, "a\nb", "a\ufffdb   ", 3},
        {0, "\033[1m", "\ufffd[1m  ", 4},
        {0, "a\xff\xc3(", "a\ufffd\ufffd(  ", 4},
        {0,
         "a\xe2\x80\xae"
         "b",
         "a\ufffdb   ", 3},
        {0,
         "a\xc2\x85"
         "b",
         "a\ufffdb   ", 3},
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct frame frame;
        test_row("%s at %d", cases[i].text, cases[i].column);
        frame_init(&frame, 1, 6);
        int columns = frame_put(&frame, 0, cases[i].column, slice_of(cases[i].text), STYLE_TEXT);
        expect_int(columns, cases[i].columns);
        expect_int(columns, width_of(slice_of(cases[i].text)));
        expect_frame(&frame, cases[i].shown);
        expect(is_sound(&frame));
        frame_release(&frame);
    }
}

static void writing_over_half_of_a_wide_one_frees_the_other_half(void)
{
    static const struct {
        int column;
        const char *text, *shown; /* over "中文字", one row of six */
    } cases[] = {
        {0, "a", "a 文字"},  {1, "a", " a文字"},   {2, "a", "中a 字"},
        {5, "a", "中文 a"},  {1, "字", " 字 字"},  {0, "字", "字文字"},
        {3, "字", "中 字 "}, {-1, "中", "  文字"}, {5, "中", "中文  "},
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct frame frame;
        test_row("%s at %d", cases[i].text, cases[i].column);
        frame_init(&frame, 1, 6);
        (void)frame_put(&frame, 0, 0, slice_of("中文字"), STYLE_TEXT);
        (void)frame_put(&frame, 0, cases[i].column, slice_of(cases[i].text), STYLE_TEXT);
        expect_frame(&frame, cases[i].shown);
        expect(is_sound(&frame));
        frame_release(&frame);
    }
}

static void a_pile_of_marks_is_cut_between_characters(void)
{
    struct frame frame;
    struct str text = {0};
    str_add_text(&text, "a");
    for (int i = 0; i < 40; i++) {
        str_add_text(&text, "\u0301");
    }
    str_add_text(&text, "b");
    frame_init(&frame, 1, 4);
    expect_int(frame_put(&frame, 0, 0, str_slice(&text), STYLE_TEXT), 2);
    expect_frame(&frame, "a\u0301\u0301\u0301\u0301b  ");
    expect(is_sound(&frame));
    frame_release(&frame);
    str_release(&text);
}

static void put_within_keeps_to_its_limit(void)
{
    static const struct {
        int column, limit;
        const char *text, *shown;
        int columns;
    } cases[] = {
        {1, 3, "abcdef", " abc  ", 3},  {1, 9, "abc", " abc  ", 3},
        {1, 0, "abc", "      ", 0},     {1, -2, "abc", "      ", 0},
        {1, 3, "a中b", " a中  ", 3},    {1, 2, "a中b", " a    ", 2},
        {-1, 3, "abcdef", "bc    ", 3}, {4, INT_MAX, "abc", "    ab", 3},
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct frame frame;
        test_row("%s at %d within %d", cases[i].text, cases[i].column, cases[i].limit);
        frame_init(&frame, 1, 6);
        expect_int(frame_put_within(&frame, 0, cases[i].column, cases[i].limit,
                                    slice_of(cases[i].text), STYLE_TEXT),
                   cases[i].columns);
        expect_frame(&frame, cases[i].shown);
        frame_release(&frame);
    }
}

static void fill_and_paint_are_clipped(void)
{
    static const struct {
        int row, column, rows, columns;
        const char *filled;
    } cases[] = {
        {0, 0, 1, 4, "────|    "},
        {-1, -1, 2, 3, "──  |    "},
        {1, 2, 9, INT_MAX, "    |  ──"},
        {0, 0, 0, 4, "    |    "},
        {0, 0, -1, 4, "    |    "},
        {5, 5, 1, 1, "    |    "},
        {INT_MIN, 0, INT_MAX, 1, "    |    "},
        {0, 1, INT_MAX, 1, " ─  | ─  "},
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct frame frame;
        test_row("%d, %d", cases[i].row, cases[i].column);
        frame_init(&frame, 2, 4);
        frame_fill(&frame, cases[i].row, cases[i].column, cases[i].rows, cases[i].columns,
                   slice_of("─"), STYLE_RULE);
        expect_frame(&frame, cases[i].filled);
        frame_paint(&frame, cases[i].row, cases[i].column, cases[i].rows, cases[i].columns,
                    STYLE_CHOSEN);
        expect_frame(&frame, cases[i].filled);
        for (int j = 0; j < 8; j++) {
            const struct frame_cell *cell = frame_at(&frame, j / 4, j % 4);
            expect_int(cell->style, cell->size > 1 ? STYLE_CHOSEN : STYLE_TEXT);
        }
        frame_release(&frame);
    }
}

static void the_text_of_a_frame_has_no_spaces_at_line_ends(void)
{
    struct frame frame;
    struct str text = {0};
    frame_init(&frame, 3, 8);
    (void)frame_put(&frame, 0, 1, slice_of("ab  中"), STYLE_TEXT);
    (void)frame_put(&frame, 2, 0, slice_of("é"), STYLE_TEXT);
    frame_text(&frame, &text);
    expect_str(str_text(&text), " ab  中\n\né\n");
    str_clear(&text);
    frame_row_text(&frame, 7, &text);
    expect_int(text.size, 0);
    frame_release(&frame);
    str_release(&text);
}

static void rows_are_equal_in_text_and_style(void)
{
    struct frame left, right;
    frame_init(&left, 2, 4);
    frame_init(&right, 2, 4);
    (void)frame_put(&left, 0, 0, slice_of("é"), STYLE_TEXT);
    expect(!frame_equal_row(&left, &right, 0));
    (void)frame_put(&right, 0, 0, slice_of("éab"), STYLE_TEXT);
    (void)frame_put(&right, 0, 1, slice_of("  "), STYLE_TEXT);
    expect(frame_equal_row(&left, &right, 0));
    frame_paint(&right, 0, 0, 1, 1, STYLE_CHOSEN);
    expect(!frame_equal_row(&left, &right, 0));
    expect(frame_equal_row(&left, &right, 1));
    expect(!frame_equal_row(&left, &right, 2));
    frame_resize(&right, 2, 5);
    expect(!frame_equal_row(&left, &right, 1));
    frame_release(&left);
    frame_release(&right);
}

static void a_resized_frame_is_empty_and_the_cursor_stays_inside(void)
{
    struct frame frame;
    frame_init(&frame, 2, 4);
    (void)frame_put(&frame, 1, 0, slice_of("abcd"), STYLE_TITLE);
    frame_move(&frame, 9, 9);
    expect_int(frame.cursor_row, 1);
    expect_int(frame.cursor_column, 3);
    frame_move(&frame, -1, -1);
    expect_int(frame.cursor_row, 0);
    expect_int(frame.cursor_column, 0);
    frame_resize(&frame, 2, 4);
    expect_frame(&frame, "    |    ");
    frame_resize(&frame, 1, 2);
    expect_frame(&frame, "  ");
    frame_resize(&frame, 0, -5);
    expect_frame(&frame, " ");
    frame_resize(&frame, INT_MAX, INT_MAX);
    expect_int(frame.rows, FRAME_MOST_ROWS);
    expect_int(frame.columns, FRAME_MOST_COLUMNS);
    frame_release(&frame);
}

static void random_puts_leave_a_sound_frame(void)
{
    static const char *const texts[] = {
        "a",   "中",     "e\u0301", "\u0301",   "🇪🇸", "👩‍👧", "\xe4\xb8", "ab中cd", "\t",
        "क्षि", "\u200b", "한",      "👍🏽", "",   "\ufe0f",      "☕️"};
    unsigned state = 12345;
    struct frame frame;
    frame_init(&frame, 3, 7);
    for (int i = 0; i < 20000; i++) {
        state = state * 1103515245u + 12345u;
        unsigned dice = state >> 8;
        struct slice text = slice_of(texts[dice % COUNT(texts)]);
        int row = (int)(dice / 16 % 5) - 1;
        int column = (int)(dice / 128 % 12) - 3;
        if (dice % 7 == 0) {
            (void)frame_put_within(&frame, row, column, (int)(dice % 5), text, STYLE_TEXT);
        } else if (dice % 11 == 0) {
            frame_fill(&frame, row, column, 1, 2, slice_of("x"), STYLE_RULE);
        } else {
            expect_int(frame_put(&frame, row, column, text, STYLE_TEXT), width_of(text));
        }
        if (!expect(is_sound(&frame))) {
            break;
        }
    }
    frame_release(&frame);
}

static void every_style_has_a_look_and_none_is_told_by_color_alone(void)
{
    static const enum style must_stand_out[] = {STYLE_CHOSEN,  STYLE_HERE,  STYLE_ERROR,
                                                STYLE_WARNING, STYLE_TITLE, STYLE_GHOST,
                                                STYLE_MATCH,   STYLE_KEY};
    for (unsigned style = 0; style < STYLE_COUNT; style++) {
        expect(style_look((enum style)style)->color < COLOR_OF_COUNT);
    }
    for (size_t i = 0; i < COUNT(must_stand_out); i++) {
        test_row("style %d", (int)must_stand_out[i]);
        expect(style_look(must_stand_out[i])->attributes != 0);
    }
}

static const struct test tests[] = {
    {"put is clipped on all four sides", put_is_clipped_on_all_four_sides},
    {"text takes the cells of its graphemes", text_takes_the_cells_of_its_graphemes},
    {"writing over half of a wide one frees the other half",
     writing_over_half_of_a_wide_one_frees_the_other_half},
    {"a pile of marks is cut between characters", a_pile_of_marks_is_cut_between_characters},
    {"put within keeps to its limit", put_within_keeps_to_its_limit},
    {"fill and paint are clipped", fill_and_paint_are_clipped},
    {"the text of a frame has no spaces at line ends",
     the_text_of_a_frame_has_no_spaces_at_line_ends},
    {"rows are equal in text and style", rows_are_equal_in_text_and_style},
    {"a resized frame is empty and the cursor stays inside",
     a_resized_frame_is_empty_and_the_cursor_stays_inside},
    {"random puts leave a sound frame", random_puts_leave_a_sound_frame},
    {"every style has a look, and none is told by color alone",
     every_style_has_a_look_and_none_is_told_by_color_alone},
};

int main(int argc, char **argv)
{
    if (setlocale(LC_CTYPE, "C.UTF-8") == NULL) {
        return 99;
    }
    return test_main(tests, COUNT(tests), argc, argv);
}
