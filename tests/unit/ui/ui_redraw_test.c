/* ui_redraw draws what an event changed; the picture must be the one that ui_draw makes. */
#include "expect.h"
#include "screen_stage.h"

static unsigned next_number(unsigned *state)
{
    *state = *state * 1103515245U + 12345U;
    return *state >> 16 & 0x7FFFU;
}

/* Each key is drawn twice (screen_stage_event): by what it changed, and from nothing. */
static void whatever_the_keys_the_parts_make_the_whole(void)
{
    static const char *const pieces[] = {"a",
                                         "mx: ",
                                         "/",
                                         "words go on ",
                                         "\xC3\xA9",
                                         "\xE6\x97\xA5",
                                         "<Enter>",
                                         "<Enter>",
                                         "<Up>",
                                         "<Down>",
                                         "<Backspace>",
                                         "<Backspace>",
                                         "<Esc>",
                                         "<Esc>1",
                                         "<Esc>2",
                                         "<Esc>3",
                                         "<Esc>4",
                                         "<Esc>5",
                                         "<Esc>6",
                                         "<Ctrl-P>",
                                         "<Ctrl-Z>",
                                         "<Tab>",
                                         "<Left>",
                                         "<Ctrl-W>",
                                         "<Ctrl-J>",
                                         "<PageUp>",
                                         "/agreed all\n",
                                         "<Ctrl-U>"};
    static const int sizes[][2] = {{24, 80}, {16, 60}, {40, 120}, {10, 20}};
    unsigned state = 2017;
    struct screen_stage stage;
    screen_stage_init(&stage);
    screen_stage_open_full(&stage);
    for (int i = 0; i < 4000 && test_state()->failed == 0; i++) {
        screen_stage_keys(&stage, pieces[next_number(&state) % COUNT(pieces)]);
        if (next_number(&state) % 40 == 0) {
            screen_stage_saving(&stage, (enum saving)(next_number(&state) % 3), i % 2 == 0,
                                i % 3 == 0 ? "disk full" : "");
        }
        if (next_number(&state) % 200 == 0) {
            const int *size = sizes[next_number(&state) % COUNT(sizes)];
            screen_stage_resize(&stage, size[0], size[1]);
        }
    }
    screen_stage_release(&stage);
}

static const struct test tests[] = {
    {"whatever the keys, the parts make the whole", whatever_the_keys_the_parts_make_the_whole},
};

int main(int argc, char **argv)
{
    return test_main(tests, COUNT(tests), argc, argv);
}
