/* Who said it, said afterwards on the screens. */
#include "app/app.h"

#include "expect.h"
#include "stage.h"

static const struct {
    const char *keys, *what, *shown;
} rows[] = {
    {"juan: two<Enter>/speaker haces<Enter>", "i1", "intervention MEX two"},
    {"juan: two<Enter>/speaker haces<Enter>", "message", "kept: i1 MEX Marta Haces: two"},
    {"mx: one<Enter>py: two<Enter><Up><Up>/speaker haces<Enter>", "message",
     "kept: i1 MEX Marta Haces: one"},
    {"juan: two<Enter><Esc>4/speaker n1 haces<Enter>", "message", "kept: i1 MEX Marta Haces: two"},
    {"?1: two<Enter>?1 = haces<Enter>", "message", "kept: i1 MEX Marta Haces: two"},
    {"mx: one<Enter>s/one/two/<Enter>", "message", "corrected: i1 MEX: two"},
    {"q+ mx<Enter>", "message", "kept: MEX asks for the floor"},
};

static void the_answer_says_whose_it_is(void)
{
    for (size_t i = 0; i < COUNT(rows); i++) {
        struct stage stage;
        test_row("%s", rows[i].keys);
        stage_init(&stage);
        stage_open_full(&stage);
        stage_keys(&stage, rows[i].keys);
        expect_str(stage_show(&stage, rows[i].what), rows[i].shown);
        stage_release(&stage);
    }
}

static const struct test tests[] = {
    {"the answer says whose it is", the_answer_says_whose_it_is},
};

int main(int argc, char **argv)
{
    return test_main(tests, COUNT(tests), argc, argv);
}
