/* What the program says by itself: the gaps of Review, the next thing of the guide line,
 * abbreviations. */
#include "app/app.h"

#include <locale.h>

#include "expect.h"
#include "stage.h"

static void an_abbreviation_is_written_out_and_undo_takes_it_back(void)
{
    struct stage stage;
    struct settings settings;
    struct str problem = {0};
    settings_init(&settings);
    expect(settings_set(&settings, slice_of("abbreviations"), slice_of("ig"),
                        slice_of("Internet governance"), &problem));
    stage_init(&stage);
    app_take_settings(&stage.app, &settings);
    stage_open_full(&stage);
    stage_keys(&stage, "mx: ig, big (ig");
    expect_str(stage_show(&stage, "line"), "mx: Internet governance, big (ig");
    stage_keys(&stage, ") x");
    expect_str(stage_show(&stage, "line"), "mx: Internet governance, big (Internet governance) x");
    expect_str(stage_show(&stage, "disk"), "mx: Internet governance, big (Internet governance) x");
    stage_keys(&stage, "<Ctrl-Z><Ctrl-Z><Ctrl-Z>");
    expect_str(stage_show(&stage, "line"), "mx: Internet governance, big (ig)");
    str_release(&problem);
    stage_release(&stage);
    settings_release(&settings);
}

/* The session of the kind that the program replaces: what is announced, heard, thin, in the roster
 * only. */
static void review_names_every_gap_and_goes_to_it(void)
{
    static const char *const wanted[] = {
        "MEX Mexico was announced and not heard|ask the chair, or type what they said: MEX: …",
        "PRY Paraguay was announced and not heard|ask the chair, or type what they said: PRY: …",
        "BRB Barbados was heard and not announced|/represented BRB announces it",
        "CRI Costa Rica is in the roster only|if they spoke, type it: CRI: …",
        "GEO Georgia is in the roster only|if they spoke, type it: GEO: …",
        "i1 BRB Rodney Tull: They explained it - thin: it says that they spoke, not what|"
        "Enter, then write what they said, or /enough: that was all",
        "p5 ?1 - a speaker not known yet|type ?1 = Name, Organisation, Country (with its number)",
        "n1 note: Juan Ruiz: hello - to be settled: nobody here is called Juan Ruiz|"
        "Enter, then correct it, or /settle: it is right so",
        "c1 conclusion: Each has its pace - rests on nothing yet|"
        "Enter, then Enter again to choose who said it",
    };
    struct stage stage;
    stage_init(&stage);
    stage_open_full(&stage);
    stage_keys(
        &stage,
        "tull: They explained it<Enter>?1: a long and clear thing was said by them, that the "
        "costs are shared by all of the members<Enter>Juan Ruiz: hello<Enter>"
        "/conclusion Each has its pace<Enter><Esc>4");
    expect_int(stage.app.review_count, COUNT(wanted));
    for (size_t i = 0; i < stage.app.review_count && i < COUNT(wanted); i++) {
        struct str got = {0};
        str_add(&got, str_slice(&stage.app.review[i].text));
        str_add_char(&got, '|');
        str_add(&got, str_slice(&stage.app.review[i].advice));
        expect_str(str_text(&got), wanted[i]);
        str_release(&got);
    }
    stage_keys(&stage, "<Down><Down><Down><Down><Down><Enter>");
    expect_str(stage_show(&stage, "screen"), "notes");
    expect_str(stage_show(&stage, "chosen"), "i1");
    stage_keys(&stage, "/enough<Enter>/settle n1<Enter><Esc>4");
    expect_int(stage.app.review_count, COUNT(wanted) - 2);
    stage_release(&stage);
}

static void the_guide_line_says_what_to_do_next(void)
{
    static const struct {
        const char *keys, *next;
    } steps[] = {
        {"", "who takes part? Esc 6 sets up, or type mexico: and what Mexico says"},
        {"present+ Ana Silva, NIC.CR, Costa Rica<Enter>",
         "type who speaks and a colon: mexico: what they say, then Enter"},
        {"/represented MX CR<Enter>",
         "type who speaks and a colon: mexico: what they say, then Enter"},
        {"mx: the costs are shared by all, and each pays what it can<Enter>", "not yet heard: CRI"},
        {"cr: there is a plan of action with three steps and a fund<Enter>",
         "all heard; /conclusion says what came out"},
        {"/conclusion Each has its pace<Enter>", "1 gap to close: Esc 4 reviews it"},
        {"<Esc>4", "Enter goes to what it is about"},
        {"<Enter>", "Enter chooses what it rests on, /edit changes it"},
        {"<Enter>", "Enter marks a turn that it rests on, Esc is done"},
        {"<Enter><Esc><Esc>", "a number goes there, / commands, ? help, Esc back"},
        {"4", "nothing is missing: Esc 5 for the report"},
        {"<Esc>5", "arrows scroll, /save FILE writes it as text"},
    };
    struct stage stage;
    stage_init(&stage);
    stage_open(&stage);
    for (size_t i = 0; i < COUNT(steps); i++) {
        test_row("%s", steps[i].keys);
        stage_keys(&stage, steps[i].keys);
        expect_str(stage_show(&stage, "next"), steps[i].next);
    }
    stage_release(&stage);
}

static const struct test tests[] = {
    {"an abbreviation is written out, and undo takes it back",
     an_abbreviation_is_written_out_and_undo_takes_it_back},
    {"Review names every gap and goes to it", review_names_every_gap_and_goes_to_it},
    {"the guide line says what to do next", the_guide_line_says_what_to_do_next},
};

int main(int argc, char **argv)
{
    (void)setlocale(LC_CTYPE, "C.UTF-8");
    return test_main(tests, COUNT(tests), argc, argv);
}
