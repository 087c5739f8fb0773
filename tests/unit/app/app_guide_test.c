/* What the program says by itself: the gaps of Review, the next thing of the guide line,
 * abbreviations. */
#include "app/app.h"

#include <locale.h>
#include <string.h>

#include "expect.h"
#include "stage.h"
#include "text/width.h"

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
    /* Backspace right behind it takes it back as well, and it is not done again. */
    stage_keys(&stage, "<Ctrl-U>mx: ig <Backspace>");
    expect_str(stage_show(&stage, "line"), "mx: ig ");
    stage_keys(&stage, "is ig <Left><Right><Backspace>");
    expect_str(stage_show(&stage, "line"), "mx: ig is Internet governance");
    expect_str(stage_show(&stage, "disk"), "mx: ig is Internet governance");
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
        "/speaker WHO says whose words they are, /settle: a note",
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
        {"", "Esc 6 sets up, or type mexico: and what Mexico says"},
        {"present+ Ana Silva, NIC.CR, Costa Rica<Enter>",
         "type who speaks, a colon and their words: mexico: we agree"},
        {"/represented MX CR<Enter>", "type who speaks, a colon and their words: mexico: we agree"},
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

/* The whole thing to do next, as nothing of it can be left out. */
static void expect_whole(struct stage *stage)
{
    const struct app *app = &stage->app;
    expect(slice_ends(str_slice(&app->guide), str_slice(&app->next)));
    expect(width_of(str_slice(&app->guide)) <= app->columns - 2);
}

/* Every screen and step, empty and not, at the line and in its list, and all that lies over them.
 */
static void at_60_columns_the_next_thing_is_whole_everywhere(void)
{
    static const char *const ways[] = {"", "<Up>", "<Esc>", "<F1>", "<Esc>/"};
    static const char *const sessions[] = {
        NULL, /* none is open */
        "",
        "mx: one<Enter>/conclusion Each<Enter>present+ Ana Silva<Enter>/represented MX PY AR CO "
        "CL UY BO VE<Enter>",
        "mx: one<Enter>/off<Enter>",
        "mx: one<Enter>half<Esc>/park<Enter>",
        "mx: one<Enter><Up><Enter>x",
    };
    static const struct session_entry entry = {.path = SLICE("one.csv"), .title = SLICE("One")};
    for (size_t i = 0; i < COUNT(sessions) * COUNT(ways) * SCREEN_COUNT; i++) {
        struct stage stage;
        const char *keys = sessions[i % COUNT(sessions)];
        const char *way = ways[i / COUNT(sessions) % COUNT(ways)];
        char screen = (char)('0' + i / COUNT(sessions) / COUNT(ways));
        stage_init(&stage);
        struct event resize = {.kind = EVENT_RESIZE, .rows = 16, .columns = 60};
        stage_event(&stage, &resize);
        if (keys != NULL) {
            struct event listed = {.kind = EVENT_SESSIONS, .entries = &entry, .count = 1};
            stage_event(&stage, &listed);
            stage_open(&stage);
            stage_keys(&stage, keys);
            stage_keys(&stage, "<Esc>");
            stage_keys(&stage, (char[]){screen, '\0'});
        }
        stage_keys(&stage, way);
        test_row("%s, Esc %c, %s", keys == NULL ? "no session" : keys, screen, way);
        expect_whole(&stage);
        stage_release(&stage);
    }
}

static void at_60_columns_each_step_of_set_up_is_whole(void)
{
    struct stage stage;
    stage_init(&stage);
    struct event resize = {.kind = EVENT_RESIZE, .rows = 16, .columns = 60};
    stage_event(&stage, &resize);
    stage_open(&stage);
    stage_keys(&stage, "<Esc>6");
    for (int step = 0; step < SETUP_STEP_COUNT; step++) {
        test_row("%s", stage_show(&stage, "step"));
        expect_int(stage.app.setup_step, step);
        expect_whole(&stage);
        stage_keys(&stage, "<Enter>");
    }
    stage_release(&stage);
}

static void why_it_is_to_read_only_is_whole_or_left_to_the_message(void)
{
    static const struct {
        const char *reason, *next;
    } cases[] = {
        {"", "to read only: nothing is written"},
        {"a newer format", "to read only: a newer format"},
        {"talks/talk.csv:12:3: a quote is never closed; close it and open it again",
         "to read only: nothing is kept; a line and Enter say why"},
    };
    struct stage stage;
    stage_init(&stage);
    struct event resize = {.kind = EVENT_RESIZE, .rows = 16, .columns = 60};
    stage_event(&stage, &resize);
    stage_open(&stage);
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct event saving = {.kind = EVENT_SAVING,
                               .saving = {.read_only = true, .reason = slice_of(cases[i].reason)}};
        test_row("%s", cases[i].reason);
        stage_event(&stage, &saving);
        expect_str(stage_show(&stage, "next"), cases[i].next);
        expect_whole(&stage);
    }
    stage_release(&stage);
}

/* Sessions of as many changes are told apart: what was made of one is not shown of the next. */
static void who_waits_is_of_the_session_that_is_open(void)
{
    struct stage stage;
    struct session other;
    stage_init(&stage);
    stage_open_full(&stage);
    stage_keys(&stage, "q+ mx<Enter>");
    expect(strstr(stage_show(&stage, "guide"), "next: MEX") != NULL);
    session_init(&other);
    other.revision = stage.session.revision;
    struct event opened = {
        .kind = EVENT_OPENED, .session = &other, .text = slice_of("other.csv"), .number = -300};
    stage_event(&stage, &opened);
    expect(strstr(stage_show(&stage, "guide"), "next:") == NULL);
    stage_release(&stage);
    session_release(&other);
}

static const struct test tests[] = {
    {"an abbreviation is written out, and undo takes it back",
     an_abbreviation_is_written_out_and_undo_takes_it_back},
    {"Review names every gap and goes to it", review_names_every_gap_and_goes_to_it},
    {"the guide line says what to do next", the_guide_line_says_what_to_do_next},
    {"at 60 columns the next thing is whole everywhere",
     at_60_columns_the_next_thing_is_whole_everywhere},
    {"at 60 columns each step of Set-up is whole", at_60_columns_each_step_of_set_up_is_whole},
    {"why it is to read only is whole, or left to the message",
     why_it_is_to_read_only_is_whole_or_left_to_the_message},
    {"who waits is of the session that is open", who_waits_is_of_the_session_that_is_open},
};

int main(int argc, char **argv)
{
    (void)setlocale(LC_CTYPE, "C.UTF-8");
    return test_main(tests, COUNT(tests), argc, argv);
}
