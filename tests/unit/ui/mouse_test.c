/* A click on the screen: what it is on, and what comes of it. */
#include <locale.h>

#include "expect.h"
#include "screen_stage.h"

/* The row that has `text`, and the column where that begins. */
static bool find(struct screen_stage *stage, const char *text, int *row, int *column)
{
    screen_stage_draw(stage);
    for (*row = 0; *row < stage->frame.rows; (*row)++) {
        const char *whole = screen_stage_row(stage, *row);
        const char *found = strstr(whole, text);
        if (found != NULL) {
            *column = (int)(found - whole);
            return true;
        }
    }
    printf("nowhere: %s\n", text);
    return expect(false);
}

static void click(struct screen_stage *stage, const char *text)
{
    int row = 0, column = 0;
    if (find(stage, text, &row, &column)) {
        struct event event = {.kind = EVENT_MOUSE, .wall = stage->now};
        event.mouse = ui_hit(&stage->app, &stage->frame, row, column);
        event.mouse.act = MOUSE_CLICK;
        screen_stage_event(stage, &event);
    }
}

static void wheel(struct screen_stage *stage, enum mouse_act act)
{
    struct event event = {.kind = EVENT_MOUSE, .wall = stage->now, .mouse = {.act = act}};
    screen_stage_event(stage, &event);
}

static void a_click_chooses_what_it_is_on(void)
{
    static const struct {
        const char *keys, *click;
        enum screen screen;
        const char *chosen; /* its id begins so; NULL: the arrows are not in the list */
    } rows[] = {
        {"", "A common fund", SCREEN_NOTES, "i4-"},
        {"half", "A common fund", SCREEN_NOTES, "i4-"},
        {"<Esc>", "A common fund", SCREEN_NOTES, "i4-"},
        {"", "2 People", SCREEN_PEOPLE, NULL},
        {"", "4 Review", SCREEN_REVIEW, "p5-"},
        {"<Esc>2", "Zo\xc3\xab M\xc3\xbcller", SCREEN_PEOPLE, "p3-"},
        {"<Up><Up>", "goes on", SCREEN_NOTES, NULL},
        {"<Up><Up>", "Community networks", SCREEN_NOTES, "c2-"},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        struct screen_stage stage;
        test_row("%s, %s", rows[i].keys, rows[i].click);
        screen_stage_init(&stage);
        screen_stage_open_full(&stage);
        screen_stage_keys(&stage, rows[i].keys);
        size_t typed = stage.app.line.text.size;
        click(&stage, rows[i].click);
        expect_int(stage.app.screen, rows[i].screen);
        const struct record *chosen = app_chosen(&stage.app);
        expect_int(stage.app.in_list, rows[i].chosen != NULL);
        if (rows[i].chosen != NULL && expect(chosen != NULL)) {
            expect(slice_starts(chosen->id, slice_of(rows[i].chosen)));
        }
        expect_int(stage.app.line.text.size, typed);
        screen_stage_release(&stage);
    }
}

static void a_click_in_the_line_puts_the_cursor_there(void)
{
    static const struct {
        const char *typed, *click;
        size_t cursor;
    } rows[] = {
        {"one two three", "two", 4},
        {"one<Ctrl-J>two<Ctrl-J>three", "two", 4},
        {"zebra<Ctrl-J>two", "zebra", 0},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        struct screen_stage stage;
        test_row("%s, %s", rows[i].typed, rows[i].click);
        screen_stage_init(&stage);
        screen_stage_open(&stage);
        screen_stage_keys(&stage, rows[i].typed);
        click(&stage, rows[i].click);
        expect_int(stage.app.line.cursor, rows[i].cursor);
        screen_stage_keys(&stage, "<End>");
        screen_stage_release(&stage);
    }
}

static void the_wheel_scrolls_what_lies_on_top(void)
{
    struct screen_stage stage;
    screen_stage_init(&stage);
    screen_stage_open_full(&stage);
    size_t count = 0;
    (void)app_stream(&stage.app, &count);
    wheel(&stage, MOUSE_WHEEL_DOWN);
    expect(!stage.app.in_list);
    wheel(&stage, MOUSE_WHEEL_UP);
    expect(stage.app.in_list);
    expect_int(stage.app.lists[SCREEN_NOTES].chosen, count - 4);
    wheel(&stage, MOUSE_WHEEL_DOWN);
    wheel(&stage, MOUSE_WHEEL_DOWN);
    expect(!stage.app.in_list);
    screen_stage_keys(&stage, "/");
    wheel(&stage, MOUSE_WHEEL_DOWN);
    expect_int(stage.app.overlay_list.chosen, 3);
    expect(stage.app.overlay == OVERLAY_PALETTE);
    click(&stage, "/topic");
    expect(stage.app.palette[stage.app.overlay_list.chosen].form != NULL);
    screen_stage_keys(&stage, "<Tab>");
    expect_str(str_text(&stage.app.line.text), "/topic ");
    screen_stage_release(&stage);
}

static const struct test tests[] = {
    {"a click chooses what it is on", a_click_chooses_what_it_is_on},
    {"a click in the line puts the cursor there", a_click_in_the_line_puts_the_cursor_there},
    {"the wheel scrolls what lies on top", the_wheel_scrolls_what_lies_on_top},
};

int main(int argc, char **argv)
{
    (void)setlocale(LC_CTYPE, "C.UTF-8");
    return test_main(tests, COUNT(tests), argc, argv);
}
