/* Cursor, sizes, what is shown and what it costs; how it all looks is held by golden_test.c. */
#include "ui/ui.h"

#include <time.h>

#include "expect.h"
#include "screen_stage.h"

/* --- The cursor */

static void the_cursor_stands_where_typing_goes(void)
{
    static const struct {
        const char *keys;
        int row, column; /* at 24 by 80; prompt `goes on: ?1 >` */
    } rows[] = {
        {"", 22, 14},
        {"ab", 22, 16},
        {"ab<Left>", 22, 15},
        {"a<Ctrl-J>bc", 22, 2},
        {"é\xe6\x9d\x8e", 22, 17}, /* a wide letter is two columns */
        {"<Esc>", 22, 14},         /* the places in the last row take no cursor */
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        struct screen_stage stage;
        test_row("%s", rows[i].keys);
        screen_stage_init(&stage);
        screen_stage_open_full(&stage);
        screen_stage_keys(&stage, rows[i].keys);
        screen_stage_check(&stage);
        expect_int(stage.frame.cursor_row, rows[i].row);
        expect_int(stage.frame.cursor_column, rows[i].column);
        screen_stage_release(&stage);
    }
}

/* The chosen row has its mark, is reversed from edge to edge, and the cursor is on its first
 * letter. */
static void the_cursor_stands_on_the_first_letter_of_the_chosen_row(void)
{
    static const char *const ways[] = {"<Up><Up><Up>", "<Esc>2<Up>",        "<Esc>3<Up>",
                                       "<Esc>4",       "<Esc>3<Up><Enter>", "<Esc>4<End>"};
    for (size_t i = 0; i < COUNT(ways); i++) {
        struct screen_stage stage;
        test_row("%s", ways[i]);
        screen_stage_init(&stage);
        screen_stage_open_full(&stage);
        screen_stage_keys(&stage, ways[i]);
        screen_stage_check(&stage);
        const struct frame *frame = &stage.frame;
        int row = frame->cursor_row;
        expect(row > 2 && row < 20);
        expect_bytes(frame_at(frame, row, 0)->bytes, 1, ">", 1);
        for (int column = 0; column < frame->columns; column++) {
            expect_int(frame_at(frame, row, column)->style, STYLE_CHOSEN);
        }
        for (int column = 1; column < frame->cursor_column; column++) {
            expect_bytes(frame_at(frame, row, column)->bytes, 1, " ", 1);
        }
        expect(frame_at(frame, row, frame->cursor_column)->bytes[0] != ' ');
        screen_stage_release(&stage);
    }
}

/* Its rows are the steps: one types there at once. */
static void on_set_up_the_cursor_stays_in_the_line(void)
{
    struct screen_stage stage;
    screen_stage_init(&stage);
    screen_stage_open_full(&stage);
    screen_stage_keys(&stage, "<Esc>6<Down>");
    screen_stage_check(&stage);
    const struct frame *frame = &stage.frame;
    expect_int(frame->cursor_row, frame->rows - 2);
    expect_bytes(frame_at(frame, frame->cursor_row, frame->cursor_column - 2)->bytes, 1, ">", 1);
    screen_stage_release(&stage);
}

static void the_search_of_the_palette_has_the_cursor(void)
{
    struct screen_stage stage;
    screen_stage_init(&stage);
    screen_stage_open_full(&stage);
    screen_stage_keys(&stage, "half<Ctrl-P>und");
    screen_stage_check(&stage);
    int row = stage.frame.cursor_row;
    int column = stage.frame.cursor_column;
    expect(strncmp(screen_stage_row(&stage, row), "── commands: und ", 20) == 0);
    expect_bytes(frame_at(&stage.frame, row, column - 1)->bytes, 1, "d", 1);
    screen_stage_release(&stage);
}

/* --- Sizes */

static void below_60_by_16_one_line_says_so(void)
{
    static const struct {
        int rows, columns;
        const char *first;
    } cases[] = {
        {10, 40, "The window is 40x10; rapporteur needs"},
        {15, 80, "The window is 80x15; rapporteur needs 60x16. Nothing is lost: make it larger."},
        {24, 59, "The window is 59x24; rapporteur needs 60x16. Nothing is"},
        {1, 1, "T"}};
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct screen_stage stage;
        test_row("%dx%d", cases[i].columns, cases[i].rows);
        screen_stage_init(&stage);
        screen_stage_open_full(&stage);
        screen_stage_resize(&stage, cases[i].rows, cases[i].columns);
        screen_stage_check(&stage);
        if (cases[i].columns > 1) {
            expect_str(screen_stage_row(&stage, 0), cases[i].first);
        }
        screen_stage_release(&stage);
    }
}

/* Every scene at every size in between: rows as wide as the frame, and nothing that the sanitizers
 * mind. */
static void every_size_holds_every_screen(void)
{
    static const char *const ways[] = {"",
                                       "<Esc>2",
                                       "<Esc>3",
                                       "<Esc>4<Down><Down>",
                                       "<Esc>5",
                                       "<Esc>6",
                                       "<Esc>?",
                                       "/",
                                       "<Up><Up>",
                                       "<Esc>3<Up><Enter>",
                                       "a<Ctrl-J>b<Ctrl-J>c<Ctrl-J>d"};
    for (size_t i = 0; i < COUNT(ways); i++) {
        struct screen_stage stage;
        screen_stage_init(&stage);
        screen_stage_open_full(&stage);
        screen_stage_keys(&stage, ways[i]);
        for (int rows = 14; rows < 40; rows += 5) {
            for (int columns = 58; columns < 190; columns += 17) {
                test_row("%s at %dx%d", ways[i], columns, rows);
                screen_stage_resize(&stage, rows, columns);
                screen_stage_check(&stage);
            }
        }
        screen_stage_release(&stage);
    }
}

/* --- What is shown */

static void what_others_wrote_comes_without_control_characters(void)
{
    static const int fields[] = {FIELD_TEXT,    FIELD_NAME,    FIELD_ORGANIZATION,
                                 FIELD_COUNTRY, FIELD_STARTED, FIELD_ON_BEHALF_OF,
                                 FIELD_KIND,    FIELD_STATUS};
    static const char override[] = {'\xe2', '\x80', '\xae',
                                    '\0'}; /* U+202E: what follows runs left */
    static const char *const places[] = {"<Esc>1", "<Esc>2", "<Esc>3", "<Esc>4", "<Esc>6"};
    struct screen_stage stage;
    struct action_draft draft = {0};
    struct str evil = {0};
    screen_stage_init(&stage);
    screen_stage_open_full(&stage);
    str_add_text(&evil, "\x1b[31mred\x1b]0;x\x07\r\t\xc2\x9b\xff");
    str_add_text(&evil, override);
    for (size_t i = 0; i < COUNT(fields); i++) {
        static const char *const ids[] = {"i900-7k3q", "p900-7k3q", "c900-7k3q", "s-title"};
        static const char *const kinds[] = {"intervention", "participant", "conclusion", "session"};
        for (size_t j = 0; j < COUNT(ids); j++) {
            action_set(&draft, slice_of(ids[j]), FIELD_RECORD, slice_of(kinds[j]));
            action_set(&draft, slice_of(ids[j]), fields[i], str_slice(&evil));
        }
    }
    session_commit(&stage.session, &draft, stage.now);
    action_release(&draft);
    str_release(&evil);
    struct event changed = {.kind = EVENT_CHANGED, .session = &stage.session};
    screen_stage_event(&stage, &changed);
    for (size_t i = 0; i < COUNT(places); i++) {
        test_row("%s", places[i]);
        screen_stage_keys(&stage, places[i]);
        screen_stage_check(&stage);
        for (size_t at = 0; at < stage.text.size; at++) {
            unsigned char byte = (unsigned char)stage.text.at[at];
            expect((byte >= 0x20 && byte != 0x7f) || byte == '\n');
        }
        expect(strstr(str_text(&stage.text), override) == NULL);
        expect(strstr(str_text(&stage.text), "\xc2\x9b") == NULL);
    }
    screen_stage_release(&stage);
}

static void a_tag_is_told_from_its_text(void)
{
    struct screen_stage stage;
    screen_stage_init(&stage);
    screen_stage_open(&stage);
    screen_stage_line(&stage, "mexico: A fund #funding for all, item#4 aside");
    screen_stage_check(&stage);
    struct str tagged = {0};
    for (int row = 3; row < 20; row++) {
        for (int column = 0; column < 80; column++) {
            const struct frame_cell *cell = frame_at(&stage.frame, row, column);
            if (cell->style == STYLE_TAG) {
                str_add(&tagged, slice_make(cell->bytes, cell->size));
            }
        }
    }
    expect_str(str_text(&tagged), "#funding");
    str_release(&tagged);
    screen_stage_release(&stage);
}

/* What was just added to a long turn is in sight, as is its beginning. */
static void the_current_turn_shows_its_newest_words(void)
{
    struct screen_stage stage;
    screen_stage_init(&stage);
    screen_stage_open(&stage);
    screen_stage_line(&stage, "mexico: The very first words of this turn, and more of them.");
    for (int i = 0; i < 40; i++) {
        screen_stage_line(&stage,
                          "One paragraph of those that nobody will see on the screen again.");
    }
    screen_stage_line(&stage, "The newest words.");
    screen_stage_check(&stage);
    expect(strstr(str_text(&stage.text), "The very first words") != NULL);
    expect(strstr(str_text(&stage.text), "The newest words.") != NULL);
    screen_stage_release(&stage);
}

/* A high window shows more of a text than a low one (of the newest three rows at least, where there
 * is room), and a wide one keeps it narrow enough to read. */
static void a_text_takes_what_the_window_has(void)
{
    static const struct {
        int rows, columns, shown;
    } cases[] = {{16, 60, 8}, {24, 80, 16}, {40, 80, 20}, {60, 80, 20}, {60, 200, 20}};
    struct screen_stage stage;
    screen_stage_init(&stage);
    screen_stage_open(&stage);
    screen_stage_line(&stage, "mexico: w");
    for (int i = 0; i < 500; i++) {
        screen_stage_line(&stage, "... word");
    }
    screen_stage_line(&stage, "brazil: The next one");
    for (size_t i = 0; i < COUNT(cases); i++) {
        int shown = 0;
        int widest = 0;
        test_row("%dx%d", cases[i].columns, cases[i].rows);
        screen_stage_resize(&stage, cases[i].rows, cases[i].columns);
        screen_stage_check(&stage);
        for (int row = 3; row < cases[i].rows - 4; row++) {
            const char *text = screen_stage_row(&stage, row);
            const char *words = strstr(text, "word");
            shown += words == NULL ? 0 : 1;
            widest = words != NULL && (int)strlen(words) > widest ? (int)strlen(words) : widest;
        }
        expect_int(shown, cases[i].shown);
        expect(widest <= 112); /* 110 columns, and `…` is three bytes */
    }
    screen_stage_release(&stage);
}

static void where_nothing_goes_on_no_record_is_marked(void)
{
    struct screen_stage stage;
    screen_stage_init(&stage);
    screen_stage_open(&stage);
    screen_stage_line(&stage, "mexico: A point");
    screen_stage_check(&stage);
    expect(strstr(str_text(&stage.text), "▸") != NULL);
    screen_stage_line(&stage, "/pause");
    screen_stage_check(&stage);
    expect(strstr(str_text(&stage.text), "▸") == NULL);
    screen_stage_release(&stage);
}

static void how_it_is_saved_is_always_said(void)
{
    static const struct {
        enum saving saving;
        bool csv_waits;
        const char *reason, *shown;
    } cases[] = {
        {SAVING_DONE, false, "", "  saved"},
        {SAVING_UNDER_WAY, false, "", "  saving"},
        {SAVING_UNDER_WAY, true, "open in LibreOffice", "  saving"},
        {SAVING_FAILED, false, "disk full", "  NOT SAVED: disk full"},
        {SAVING_FAILED, true, "disk full", "  NOT SAVED: disk full"},
        {SAVING_FAILED, false, "", "  NOT SAVED"},
        {SAVING_DONE, true, "open in LibreOffice",
         "  journal saved, CSV waits: open in LibreOffice"},
    };
    struct screen_stage stage;
    screen_stage_init(&stage);
    screen_stage_open_full(&stage);
    for (size_t i = 0; i < COUNT(cases); i++) {
        test_row("%s", cases[i].shown);
        screen_stage_saving(&stage, cases[i].saving, cases[i].csv_waits, cases[i].reason);
        screen_stage_check(&stage);
        const char *row = screen_stage_row(&stage, 0);
        size_t size = strlen(row);
        size_t wanted = strlen(cases[i].shown);
        expect_str(size < wanted ? row : row + size - wanted, cases[i].shown);
    }
    screen_stage_release(&stage);
}

static void other_writers_are_shown(void)
{
    struct screen_stage stage;
    screen_stage_init(&stage);
    screen_stage_open_full(&stage);
    struct event event = {.kind = EVENT_SAVING, .saving = {.saving = SAVING_DONE, .others = 1}};
    screen_stage_event(&stage, &event);
    screen_stage_check(&stage);
    expect(strstr(screen_stage_row(&stage, 0), "1 other writes   4 min  10:4") != NULL);
    event.saving.others = 12;
    screen_stage_event(&stage, &event);
    screen_stage_check(&stage);
    expect(strstr(screen_stage_row(&stage, 0), "12 others write   4 min  10:4") != NULL);
    screen_stage_release(&stage);
}

/* A screen reader would say each minute. */
static void that_the_room_went_off_the_record_stays_in_sight(void)
{
    struct screen_stage stage;
    struct action_draft draft = {0};
    struct event changed = {.kind = EVENT_CHANGED};
    screen_stage_init(&stage);
    screen_stage_open_full(&stage);
    screen_stage_keys(&stage, "mx: ha");
    action_set(&draft, slice_of("s-format"), FIELD_OFF, slice_of("mp"));
    session_commit(&stage.session, &draft, stage.now);
    action_release(&draft);
    changed.session = &stage.session;
    screen_stage_event(&stage, &changed);
    screen_stage_keys(&stage, "lf");
    screen_stage_draw(&stage);
    expect_str(screen_stage_row(&stage, 1),
               " OFF THE RECORD with the next line; this one is still on it");
    screen_stage_keys(&stage, "<Enter>");
    screen_stage_draw(&stage);
    expect_str(screen_stage_row(&stage, 1),
               " OFF THE RECORD: what you write now is kept nowhere; /on ends it");
    screen_stage_release(&stage);
}

static void for_a_screen_reader_there_is_no_clock(void)
{
    struct screen_stage stage;
    screen_stage_init(&stage);
    screen_stage_open_full(&stage);
    stage.app.screen_reader = true;
    screen_stage_check(&stage);
    expect(strstr(screen_stage_row(&stage, 0), "10:4") == NULL);
    screen_stage_release(&stage);
}

/* --- The ways to what can be done */

static void help_is_hinted_everywhere(void)
{
    static const char *const ways[] = {"",       "half a line", "<Up>",   "<Esc>0", "<Esc>2",
                                       "<Esc>3", "<Esc>4",      "<Esc>5", "<Esc>6", "<Esc>3<Up>"};
    static const int sizes[][2] = {{16, 60}, {24, 80}, {40, 120}, {60, 200}};
    for (size_t i = 0; i < COUNT(ways); i++) {
        struct screen_stage stage;
        screen_stage_init(&stage);
        screen_stage_open_full(&stage);
        screen_stage_keys(&stage, ways[i]);
        for (size_t size = 0; size < COUNT(sizes); size++) {
            test_row("%s at %dx%d", ways[i], sizes[size][1], sizes[size][0]);
            screen_stage_resize(&stage, sizes[size][0], sizes[size][1]);
            screen_stage_check(&stage);
            const char *row = screen_stage_row(&stage, sizes[size][0] - 1);
            expect(strstr(row, "Esc ? help") != NULL);
            expect(strstr(row, " commands") != NULL);
        }
        screen_stage_release(&stage);
    }
}

/* In the smallest window too: `/` and the letters of its name. */
static void every_command_is_found_by_its_letters(void)
{
    size_t count = 0;
    const struct command *commands = command_table(&count);
    struct screen_stage stage;
    screen_stage_init(&stage);
    screen_stage_open_full(&stage);
    screen_stage_resize(&stage, 16, 60);
    for (size_t i = 0; i < count; i++) {
        struct str row = {0};
        test_row("%s", commands[i].name);
        screen_stage_keys(&stage, "/");
        screen_stage_type(&stage, slice_of(commands[i].name));
        screen_stage_check(&stage);
        str_add_format(&row, "> /%s", commands[i].name);
        expect(strstr(str_text(&stage.text), str_text(&row)) != NULL);
        str_release(&row);
        screen_stage_keys(&stage, "<Esc><Ctrl-U>");
    }
    screen_stage_release(&stage);
}

/* --- What it costs */

static double seconds_now(void)
{
    struct timespec now;
    expect(clock_gettime(CLOCK_MONOTONIC, &now) == 0);
    return (double)now.tv_sec + (double)now.tv_nsec / 1e9;
}

/* The least of many rounds, in microseconds. */
static double cost_of_drawing(struct screen_stage *stage)
{
    enum { ROUNDS = 60 };
    double least = 1e9;
    for (int i = 0; i < ROUNDS; i++) {
        double start = seconds_now();
        ui_draw(&stage->app, &stage->frame);
        double took = (seconds_now() - start) * 1e6;
        least = took < least ? took : least;
    }
    return least;
}

static void a_long_session_costs_no_more_to_draw(void)
{
    static const char *const ways[] = {"x<Backspace>", "<Up><PageUp><PageUp>", "<Home>",
                                       "<End><Down>"};
    static const size_t turns[] = {300, 9700}; /* each time more */
    double costs[COUNT(ways)][COUNT(turns)];
    struct screen_stage stage;
    screen_stage_init(&stage);
    screen_stage_open(&stage);
    for (size_t size = 0; size < COUNT(turns); size++) {
        screen_stage_fill(&stage, turns[size]);
        for (size_t way = 0; way < COUNT(ways); way++) {
            screen_stage_keys(&stage, ways[way]);
            costs[way][size] = cost_of_drawing(&stage);
        }
    }
    screen_stage_release(&stage);
    for (size_t way = 0; way < COUNT(ways); way++) {
        test_row("%s: %.1f us at 300 turns, %.1f us at 10,000", ways[way], costs[way][0],
                 costs[way][1]);
        expect(costs[way][1] < costs[way][0] * 3); /* going through all would be 30 times as much */
    }
}

static const struct test tests[] = {
    {"the cursor stands where typing goes", the_cursor_stands_where_typing_goes},
    {"the cursor stands on the first letter of the chosen row",
     the_cursor_stands_on_the_first_letter_of_the_chosen_row},
    {"on Set-up the cursor stays in the line", on_set_up_the_cursor_stays_in_the_line},
    {"the search of the palette has the cursor", the_search_of_the_palette_has_the_cursor},
    {"below 60 by 16 one line says so", below_60_by_16_one_line_says_so},
    {"every size holds every screen", every_size_holds_every_screen},
    {"what others wrote comes without control characters",
     what_others_wrote_comes_without_control_characters},
    {"a tag is told from its text", a_tag_is_told_from_its_text},
    {"the current turn shows its newest words", the_current_turn_shows_its_newest_words},
    {"a text takes what the window has", a_text_takes_what_the_window_has},
    {"where nothing goes on no record is marked", where_nothing_goes_on_no_record_is_marked},
    {"how it is saved is always said", how_it_is_saved_is_always_said},
    {"other writers are shown", other_writers_are_shown},
    {"that the room went off the record stays in sight",
     that_the_room_went_off_the_record_stays_in_sight},
    {"for a screen reader there is no clock", for_a_screen_reader_there_is_no_clock},
    {"help is hinted everywhere", help_is_hinted_everywhere},
    {"every command is found by its letters", every_command_is_found_by_its_letters},
    {"a long session costs no more to draw", a_long_session_costs_no_more_to_draw},
};

int main(int argc, char **argv)
{
    return test_main(tests, COUNT(tests), argc, argv);
}
