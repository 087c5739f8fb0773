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
    {"ana tzul: two<Enter>/settle n1<Enter>/speaker n1 haces<Enter>", "i1", "intervention MEX two"},
    {"ana tzul: two<Enter>/settle n1<Enter>", "n1", "note ana tzul: two"},
    {"/note costs: two<Enter>/speaker n1 haces<Enter>", "i1", "intervention MEX costs: two"},
    {"ana tzul: two<Enter>present+ Ana Tzul, X, Peru<Enter>", "message",
     "kept: p5 Ana Tzul; n1 waits for that name: /speaker n1 Ana Tzul makes it a turn"},
    {"ana tzul: two<Enter>present+ Ana Tzul, X, Peru<Enter>/speaker n1 Ana Tzul<Enter>", "i1",
     "intervention PER two"},
    {"ana tzul: two<Enter>?1: three<Enter>?1 = Ana Tzul, X, Peru<Enter>", "message",
     "kept: p5 Ana Tzul; n1 waits for that name: /speaker n1 Ana Tzul makes it a turn"},
    {"ana tzul: two<Enter>present+ Ana Tzur, X, Peru<Enter>", "message", "kept: p5 Ana Tzur"},
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

static void a_file_that_can_not_be_written_brings_its_path_back(void)
{
    static const char *const typed[] = {"/save no/where.txt", "/save! no/where.txt"};
    for (size_t i = 0; i < COUNT(typed); i++) {
        struct stage stage;
        struct event failed = {.kind = EVENT_FAILED, .text = slice_of("no: no such folder")};
        struct event done = {.kind = EVENT_DONE, .text = slice_of("Written")};
        test_row("%s", typed[i]);
        stage_init(&stage);
        stage_open_full(&stage);
        stage_keys(&stage, typed[i]);
        stage_keys(&stage, "<Enter>");
        stage_event(&stage, &failed);
        expect_str(stage_show(&stage, "line"), typed[i]);
        stage_keys(&stage, "<Enter>");
        expect_str(stage_show(&stage, "line"), "");
        stage_event(&stage, &done);
        stage_event(&stage, &failed);
        expect_str(stage_show(&stage, "line"), "");
        stage_release(&stage);
    }
}

static const struct test tests[] = {
    {"the answer says whose it is", the_answer_says_whose_it_is},
    {"a file that can't be written brings its path back",
     a_file_that_can_not_be_written_brings_its_path_back},
};

int main(int argc, char **argv)
{
    return test_main(tests, COUNT(tests), argc, argv);
}
