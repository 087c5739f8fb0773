/* The screens as text, at three sizes, against tests/unit/ui/golden/SCENE-COLUMNSxROWS.txt. After a change that is
 * meant, `GOLDEN=write build/debug/tests/unit/ui/ui_test golden` writes them anew: read the difference as a
 * rapporteur would, with a speaker already talking. */
#include "ui/ui.h"

#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#include "expect.h"
#include "screen_stage.h"

struct scene {
    const char *name;
    bool open; /* the sitting is open */
    const char *keys;
    void (*more)(struct screen_stage *stage); /* before the keys */
};

static void with_sessions(struct screen_stage *stage)
{
    screen_stage_sessions(stage, 3);
}

static void with_folder(struct screen_stage *stage)
{
    screen_stage_sessions(stage, 0);
}

static void just_opened(struct screen_stage *stage)
{
    screen_stage_open(stage);
}

static void in_ascii(struct screen_stage *stage)
{
    struct str problem = {0};
    expect(settings_set(&stage->settings, slice_of("interface"), slice_of("ascii"), slice_of("yes"),
                        &problem));
    str_release(&problem);
    app_take_settings(&stage->app, &stage->settings);
}

static void failing(struct screen_stage *stage)
{
    screen_stage_saving(stage, SAVING_FAILED, false,
                        "the disk is full; nothing is lost, it is kept in memory and tried again");
}

static void csv_waits(struct screen_stage *stage)
{
    screen_stage_saving(stage, SAVING_DONE, true, "open in LibreOffice by ana");
}

static void long_message(struct screen_stage *stage)
{
    struct event event = {
        .kind = EVENT_FAILED,
        .text = slice_of("can't open sessions/other.csv: it is no session file, its first row has no "
                         "column `record`; it was not touched, choose another one")};
    screen_stage_event(stage, &event);
}

static const struct scene scenes[] = {
    {"sessions-none", false, "", with_folder},
    {"sessions", false, "<Down>", with_sessions},
    {"setup-new", false, "<Esc>6", just_opened},
    {"setup", true, "<Esc>6<Up><Up>", NULL},
    {"notes-empty", false, "", just_opened},
    {"notes", true, "", NULL},
    {"notes-typing", true, "tull: first year with an event of their own; met donors", NULL},
    {"notes-list", true, "<Up><Up><Up><Up><Up>", NULL},
    {"notes-unknown", true, "pereira: we do not agree", NULL},
    {"notes-off", true, "/off<Enter>mora: between us<Enter>and more", NULL},
    {"notes-long-line", true,
     "tull: one<Ctrl-J>two<Ctrl-J>three<Ctrl-J>four<Ctrl-J>five<Ctrl-J>six<Ctrl-J>seven", NULL},
    {"notes-not-saved", true, "", failing},
    {"notes-csv-waits", true, "", csv_waits},
    {"notes-message", true, "", long_message},
    {"notes-ascii", true, "", in_ascii},
    {"people-empty", false, "<Esc>2", just_opened},
    {"people", true, "<Esc>2<Up>", NULL},
    {"conclusions-empty", false, "<Esc>3", just_opened},
    {"conclusions", true, "<Esc>3<Up><Up>", NULL},
    {"evidence", true, "<Esc>3<Up><Up><Up><Enter><Enter><Up><Up><Enter>", NULL},
    {"review", true, "<Esc>4", NULL},
    {"report", true, "<Esc>5", NULL},
    {"help", true, "<Esc>?", NULL},
    {"palette", true, "/re", NULL},
    {"palette-over", true, "half a line<Ctrl-P>un", NULL},
    {"places", true, "<Esc>", NULL},
};

static const struct {
    int rows, columns;
} sizes[] = {{16, 60}, {24, 80}, {60, 200}};

static void set(struct screen_stage *stage, const struct scene *scene, size_t size)
{
    screen_stage_init(stage);
    screen_stage_resize(stage, sizes[size].rows, sizes[size].columns);
    if (scene->open) {
        screen_stage_open_full(stage);
    }
    if (scene->more != NULL) {
        scene->more(stage);
    }
    screen_stage_keys(stage, scene->keys);
    if (scene->open && scene->more == NULL) {
        screen_stage_saving(stage, SAVING_DONE, false, "");
    }
    screen_stage_check(stage);
}

static void read_whole(const char *path, struct str *out)
{
    char buffer[4096];
    FILE *file = fopen(path, "rb");
    if (!expect(file != NULL)) {
        return;
    }
    for (size_t got; (got = fread(buffer, 1, sizeof buffer, file)) > 0;) {
        str_add(out, slice_make(buffer, got));
    }
    (void)fclose(file);
}

static void hold_against_golden(const struct screen_stage *stage, const char *path)
{
    struct str got = {0}, wanted = {0};
    str_add(&got, str_slice(&stage->text));
    str_add_format(&got, "cursor %d %d\n", stage->frame.cursor_row, stage->frame.cursor_column);
    const char *golden = getenv("GOLDEN");
    if (golden != NULL && strcmp(golden, "write") == 0) {
        FILE *file = fopen(path, "wb");
        if (expect(file != NULL)) {
            expect(fwrite(got.at, 1, got.size, file) == got.size);
            expect(fclose(file) == 0);
        }
    } else {
        read_whole(path, &wanted);
        expect_str(str_text(&got), str_text(&wanted));
    }
    str_release(&got);
    str_release(&wanted);
}

static void every_screen_looks_like_its_golden_text(void)
{
    for (size_t i = 0; i < COUNT(scenes); i++) {
        for (size_t size = 0; size < COUNT(sizes); size++) {
            struct screen_stage stage;
            struct str path = {0};
            str_add_format(&path, "tests/unit/ui/golden/%s-%dx%d.txt", scenes[i].name,
                           sizes[size].columns, sizes[size].rows);
            test_row("%s", str_text(&path));
            set(&stage, &scenes[i], size);
            hold_against_golden(&stage, str_text(&path));
            screen_stage_release(&stage);
            str_release(&path);
        }
    }
}

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
        {"<Esc>", 22, 14},        /* the places in the last row take no cursor */
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

/* The chosen row has its mark, is reversed from edge to edge, and the cursor is on its first letter. */
static void the_cursor_stands_on_the_first_letter_of_the_chosen_row(void)
{
    static const char *const ways[] = {"<Up><Up><Up>", "<Esc>2<Up>",       "<Esc>3<Up>", "<Esc>4",
                                       "<Esc>6<Up>",   "<Esc>3<Up><Enter>", "<Esc>4<End>"};
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
    } cases[] = {{10, 40, "The window is 40x10; rapporteur needs"},
                 {15, 80, "The window is 80x15; rapporteur needs 60x16. Nothing is lost: make it"},
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

/* Every scene at every size in between: rows as wide as the frame, and nothing that the sanitizers mind. */
static void every_size_holds_every_screen(void)
{
    static const char *const ways[] = {"",         "<Esc>2", "<Esc>3", "<Esc>4<Down><Down>", "<Esc>5",
                                       "<Esc>6",   "<Esc>?", "/",      "<Up><Up>",
                                       "<Esc>3<Up><Enter>", "a<Ctrl-J>b<Ctrl-J>c<Ctrl-J>d"};
    for (size_t i = 0; i < COUNT(ways); i++) {
        struct screen_stage stage;
        screen_stage_init(&stage);
        screen_stage_open_full(&stage);
        screen_stage_keys(&stage, ways[i]);
        for (int rows = 14; rows < 40; rows += 3) {
            for (int columns = 58; columns < 190; columns += 11) {
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
    static const int fields[] = {FIELD_TEXT, FIELD_NAME, FIELD_ORGANIZATION, FIELD_COUNTRY,
                                 FIELD_STARTED, FIELD_ON_BEHALF_OF, FIELD_KIND, FIELD_STATUS};
    static const char *const places[] = {"<Esc>1", "<Esc>2", "<Esc>3", "<Esc>4", "<Esc>6"};
    struct screen_stage stage;
    struct action_draft draft = {0};
    screen_stage_init(&stage);
    screen_stage_open_full(&stage);
    for (size_t i = 0; i < COUNT(fields); i++) {
        static const char *const ids[] = {"i900-7k3q", "p900-7k3q", "c900-7k3q", "s-title"};
        static const char *const kinds[] = {"intervention", "participant", "conclusion", "session"};
        for (size_t j = 0; j < COUNT(ids); j++) {
            action_set(&draft, slice_of(ids[j]), FIELD_RECORD, slice_of(kinds[j]));
            action_set(&draft, slice_of(ids[j]), fields[i],
                       slice_of("\x1b[31mred\x1b]0;x\x07\r\t\xc2\x9b\xe2\x80\xae\xff"));
        }
    }
    session_commit(&stage.session, &draft, stage.now);
    action_release(&draft);
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
        expect(strstr(str_text(&stage.text), "\xe2\x80\xae") == NULL);
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
        screen_stage_line(&stage, "One paragraph of those that nobody will see on the screen again.");
    }
    screen_stage_line(&stage, "The newest words.");
    screen_stage_check(&stage);
    expect(strstr(str_text(&stage.text), "The very first words") != NULL);
    expect(strstr(str_text(&stage.text), "The newest words.") != NULL);
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
        {SAVING_DONE, true, "open in LibreOffice", "  journal saved, CSV waits: open in LibreOffice"},
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

/* --- What it costs */

static double seconds_now(void)
{
    struct timespec now;
    expect(clock_gettime(CLOCK_MONOTONIC, &now) == 0);
    return (double)now.tv_sec + (double)now.tv_nsec / 1e9;
}

/* The least of many rounds, in microseconds. */
static double cost_of_drawing(size_t turns, const char *keys)
{
    enum { ROUNDS = 60 };
    struct screen_stage stage;
    double least = 1e9;
    screen_stage_init(&stage);
    screen_stage_open(&stage);
    screen_stage_fill(&stage, turns);
    screen_stage_keys(&stage, keys);
    for (int i = 0; i < ROUNDS; i++) {
        double start = seconds_now();
        ui_draw(&stage.app, &stage.frame);
        double took = (seconds_now() - start) * 1e6;
        least = took < least ? took : least;
    }
    screen_stage_release(&stage);
    return least;
}

static void a_long_session_costs_no_more_to_draw(void)
{
    static const char *const ways[] = {"mexico: typing", "<Up><PageUp><PageUp>", "<Up><Home>"};
    for (size_t i = 0; i < COUNT(ways); i++) {
        double of_300 = cost_of_drawing(300, ways[i]);
        double of_10000 = cost_of_drawing(10000, ways[i]);
        test_row("%s: %.1f us at 300 turns, %.1f us at 10,000", ways[i], of_300, of_10000);
        expect(of_10000 < of_300 * 3); /* going through all would be 30 times as much */
    }
}

static const struct test tests[] = {
    {"every screen looks like its golden text", every_screen_looks_like_its_golden_text},
    {"the cursor stands where typing goes", the_cursor_stands_where_typing_goes},
    {"the cursor stands on the first letter of the chosen row",
     the_cursor_stands_on_the_first_letter_of_the_chosen_row},
    {"the search of the palette has the cursor", the_search_of_the_palette_has_the_cursor},
    {"below 60 by 16 one line says so", below_60_by_16_one_line_says_so},
    {"every size holds every screen", every_size_holds_every_screen},
    {"what others wrote comes without control characters",
     what_others_wrote_comes_without_control_characters},
    {"a tag is told from its text", a_tag_is_told_from_its_text},
    {"the current turn shows its newest words", the_current_turn_shows_its_newest_words},
    {"how it is saved is always said", how_it_is_saved_is_always_said},
    {"a long session costs no more to draw", a_long_session_costs_no_more_to_draw},
};

int main(int argc, char **argv)
{
    return test_main(tests, COUNT(tests), argc, argv);
}
