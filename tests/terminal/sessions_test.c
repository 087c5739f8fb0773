/* Whole sessions, each a script of keys typed into the real terminal: what the screen says while it
 * is typed, the rows of the CSV and the report are what the script says by itself. */
#include <signal.h>
#include <string.h>

#include "expect.h"
#include "play.h"

static const struct play_step room[] = {
    {"present+ Ana Prado, Network House, Brazil<Enter>", "Ana Prado"},
    {"present+ Luis Rey, Open Table, Argentina<Enter>", "Luis Rey"},
    {"present+ Marta Sol, Field Desk, Mexico<Enter>", "Marta Sol"},
    {"/represented Brazil Argentina Mexico Peru<Enter>", "heard 0 of 4"},
};

static struct term *open_room(void)
{
    (void)session_folder();
    struct term *term = session_start(NULL);
    play_steps(term, room, COUNT(room));
    return term;
}

static const struct play_step plenary_steps[] = {
    {"/start<Enter>", "start"},
    {"/topic Roads<Enter>", "Roads"},
    {"prado: The road was cut twice.<Enter>", "kept: i1 BRA"},
    {"Buses waited three days<Enter>", NULL},
    {"... and a bridge fell.<Enter>", "bridge fell"},
    {"br+ar: We mend it together.<Enter>", "kept: i2"},
    {"mx for GRULAC: The region will pay a third.<Enter>", "kept: i3"},
    {"rey as Budget Group: Two thirds are missing.<Enter>", "kept: i4"},
    {"mx?: Who signs?<Enter>", "kept: i5"},
    {"br!: The ministry signs.<Enter>", "kept: i6"},
    {"+ ar mx<Enter>", NULL},
    {"- peru<Enter>", "PER oppose on i6"},
    {"/conclusion The road is mended by May.<Enter>", "c1 conclusion"},
    {"/evidence c1<Enter>", "[ ] i1"},
    {"<Home><Enter>", "[x] i1"},
    {"<Down><Enter>", "[x] i2"},
    {"<Esc>", "rests on i1"},
    {"<Alt-1>", "[1 Notes]"},
    {"/agreed One office for both banks.<Enter>", "c2"},
    {"/action Ana: write to the ministry by 2026-10-01<Enter>", "c3 action"},
    {"/pause<Enter>", "pause"},
    {"/resume<Enter>", "resume"},
    {"/adjourn<Enter>", "adjourn"},
};
static const struct play_row plenary_rows[] = {
    {"intervention", "BRA", "Ana Prado", "statement",
     "The road was cut twice.\nBuses waited three days and a bridge fell."},
    {"intervention", "BRA;ARG", "", "statement", "We mend it together."},
    {"intervention", "MEX", "", "statement", "The region will pay a third."},
    {"intervention", "", "Luis Rey", "statement", "Two thirds are missing."},
    {"intervention", "MEX", "", "question", "Who signs?"},
    {"intervention", "BRA", "", "answer", "The ministry signs."},
    {"position", "ARG", "", "support", ""},
    {"position", "MEX", "", "support", ""},
    {"position", "PER", "", "oppose", ""},
    {"conclusion", "", "", "conclusion", "The road is mended by May."},
    {"conclusion", "", "", "agreement", "One office for both banks."},
    {"conclusion", "", "Ana Prado", "action", "write to the ministry"},
};
static const char *const plenary_report[] = {
    "## Roads",
    "(Ana Prado, Network House)",
    "Buses waited three days and a bridge fell.",
    "**Brazil and Argentina**",
    "**Budget Group** (Luis Rey)",
    "**Brazil**, answer",
    "Supported by Argentina and Mexico; Peru opposes",
    "One office for both banks.",
    "The road is mended by May.",
};

static void a_plenary_with_joint_turns_positions_and_conclusions(void)
{
    struct term *term = open_room();
    play_steps(term, plenary_steps, COUNT(plenary_steps));
    session_leave(term);
    play_expect_rows(plenary_rows, COUNT(plenary_rows), "intervention position conclusion note");
    play_expect_clean();
    play_expect_report(plenary_report, COUNT(plenary_report));
}

static void late_names_corrections_and_second_thoughts(void)
{
    static const struct play_step steps[] = {
        {"?1: The stalls were never asked.<Enter>", "kept: i1"},
        {"mexico: Nobody spoke with the buyers.<Enter>", "kept: i2 MEX"},
        {"?2: I buy there.<Enter>", "kept: i3"},
        {"?1: Ask them on Fridays.<Enter>", "kept: i4"},
        {"s/Fridays/Mondays/<Enter>", "Mondays"},
        {"?1 = Rosa Luz, Harbour Office, Peru<Enter>", "Rosa Luz"},
        {"<Ctrl-Z>", "undone"},
        {"<Ctrl-Y>", "brought back"},
        {"peru: this is a slip<Enter>", "kept: i5 PER"},
        {"<Ctrl-Z>", "undone: i5"},
        {"s/nothing like it/x/<Enter>", NULL},
        {"<Ctrl-U>a line for later", "> a line for later"},
        {"<Up><Up><Enter>", "> I buy there."},
        {" Every week.<Enter>", "Every week."},
        {"<Ctrl-U>?2 = sol<Enter>", "MEX Marta Sol"},
        {"/note The stalls stay open.<Enter>", "stay open"},
    };
    static const struct play_row rows[] = {
        {"intervention", "PER", "Rosa Luz", "statement", "The stalls were never asked."},
        {"intervention", "MEX", "", "statement", "Nobody spoke with the buyers."},
        {"intervention", "MEX", "Marta Sol", "statement", "I buy there. Every week."},
        {"intervention", "PER", "Rosa Luz", "statement", "Ask them on Mondays."},
        {"note", "", "", "", "The stalls stay open."},
    };
    static const char *const report[] = {"(Rosa Luz, Harbour Office)", "never asked",
                                         "(Marta Sol, Field Desk)", "Every week.",
                                         "Ask them on Mondays."};
    struct term *term = open_room();
    play_steps(term, steps, COUNT(steps));
    session_leave(term);
    play_expect_rows(rows, COUNT(rows), "intervention position conclusion note");
    play_expect_clean();
    play_expect_report(report, COUNT(report));
}

static void a_speakers_list_and_words_off_the_record_while_the_window_changes(void)
{
    static const struct play_step first[] = {
        {"q+ mx to ask about costs<Enter>", "MEX"},
        {"q+ ar<Enter>", NULL},
        {"ack<Enter>", "kept"},
        {"What does it cost?<Enter>", "What does it cost?"},
        {"q- ar<Enter>", NULL},
        {"br: About ninety a head, we", "about ninety"},
    };
    static const struct play_step second[] = {
        {" think.<Enter>", "think."},
        {"/off<Enter>", "OFF"},
        {"peru: HIDDENWORDS about the minister<Enter>", NULL},
        {"/on<Enter>", NULL},
        {"peru: We pay our part.<Enter>", "our part"},
    };
    static const struct play_row rows[] = {
        {"intervention", "MEX", "", "statement", "What does it cost?"},
        {"intervention", "BRA", "", "statement", "About ninety a head, we think."},
        {"intervention", "PER", "", "statement", ""},
        {"intervention", "PER", "", "statement", "We pay our part."},
    };
    static const struct play_row floor[] = {
        {"position", "MEX", "", "floor", "to ask about costs"},
        {"position", "ARG", "", "floor", ""},
    };
    static const char *const report[] = {"What does it cost?", "About ninety a head, we think.",
                                         "(Off the record.)", "We pay our part."};
    struct str out = {0};
    struct term *term = open_room();
    play_steps(term, first, COUNT(first) - 1);
    play_keys(term, first[COUNT(first) - 1].keys);
    term_resize(term, 16, 60);
    expect_see(term, "ninety a head, we");
    term_resize(term, 60, 200);
    expect_see(term, "ninety a head, we");
    term_resize(term, 24, 80);
    play_steps(term, second, COUNT(second));
    session_leave(term);
    play_expect_rows(rows, COUNT(rows), "intervention");
    play_expect_rows(floor, COUNT(floor), "position");
    play_expect_clean();
    play_expect_report(report, COUNT(report));
    /* Nothing of the words is anywhere in the folder. */
    char command[600];
    (void)snprintf(command, sizeof command, "report talk.csv; grep -r HIDDENWORDS .");
    (void)session_run(command, &out);
    expect(slice_find_part(str_slice(&out), slice_of("HIDDENWORDS")) == out.size);
    str_release(&out);
}

static void a_session_in_four_languages(void)
{
    static const struct play_step steps[] = {
        {"/represented France Haití Alemanha Mexico<Enter>", "of 4"},
        {"haïti: Nous avons commencé en avril. #début<Enter>", "kept: i1 HTI"},
        {"alemania: El año pasado fue difícil.<Enter>", "kept: i2 DEU"},
        {"méxico: Não há ligação entre as ações.<Enter>", "kept: i3 MEX"},
        {"brésil: C\xE2\x80\x99"
         "est la même chose.<Enter>",
         "kept: i4 BRA"},
        {"s/même/meme/<Enter>", "meme"},
        {"#agreed Seguir em frente. #ações<Enter>", "c1"},
        {"Note: this is text.<Enter>", NULL},
        {"17:30 we stop.<Enter>", NULL},
        {"https://forum.example/agenda<Enter>", "forum.example"},
    };
    static const struct play_row rows[] = {
        {"intervention", "HTI", "", "statement", "Nous avons commencé en avril. #début"},
        {"intervention", "DEU", "", "statement", "El año pasado fue difícil."},
        {"intervention", "MEX", "", "statement", "Não há ligação entre as ações."},
        {"intervention", "BRA", "", "statement",
         "C\xE2\x80\x99"
         "est la meme chose.\nNote: this is text.\n17:30 we stop.\n"
         "https://forum.example/agenda"},
        {"conclusion", "", "", "agreement", "Seguir em frente. #ações"},
    };
    static const char *const report[] = {"**Haiti**",        "commencé", "**Germany**",
                                         "**Mexico**",       "ligação",  "**Brazil**",
                                         "Seguir em frente."};
    (void)session_folder();
    struct term *term = session_start(NULL);
    play_steps(term, steps, COUNT(steps));
    session_leave(term);
    play_expect_rows(rows, COUNT(rows), "intervention position conclusion note");
    play_expect_clean();
    play_expect_report(report, COUNT(report));
}

static void a_session_that_is_killed_in_the_middle_goes_on(void)
{
    static const struct play_step before[] = {
        {"/topic Nets<Enter>", "Nets"},
        {"mx: Nets are counted at night.<Enter>", "kept: i1 MEX"},
        {"ar: By whom?<Enter>", "kept: i2 ARG"},
        {"mx: By the harbour, half a sent", "By the harbour, half a sent"},
    };
    static const struct play_step after[] = {
        {"ence more.<Enter>", "kept: i3 MEX"},
        {"/topic Ice<Enter>", "Ice"},
        {"br: Ice comes from the south.<Enter>", "kept: i4 BRA"},
        {"/at 00:01 peru: We came first.<Enter>", "We came first."},
    };
    static const struct play_row rows[] = {
        {"intervention", "PER", "", "statement", "We came first."},
        {"intervention", "MEX", "", "statement", "Nets are counted at night."},
        {"intervention", "ARG", "", "statement", "By whom?"},
        {"intervention", "MEX", "", "statement", "By the harbour, half a sentence more."},
        {"intervention", "BRA", "", "statement", "Ice comes from the south."},
    };
    static const char *const report[] = {
        "We came first.",        "## Nets", "Nets are counted at night.",
        "half a sentence more.", "## Ice",  "from the south."};
    struct term *term = open_room();
    play_steps(term, before, COUNT(before));
    term_signal(term, SIGKILL);
    expect_int(term_wait(term, TERM_LONG), 128 + SIGKILL);
    term_stop(term);
    term = session_start(NULL);
    expect_see(term, "half a sent");
    play_steps(term, after, COUNT(after));
    session_leave(term);
    play_expect_rows(rows, COUNT(rows), "intervention position conclusion note");
    play_expect_clean();
    play_expect_report(report, COUNT(report));
}

static const struct test tests[] = {
    {"a plenary with joint turns, positions and conclusions",
     a_plenary_with_joint_turns_positions_and_conclusions},
    {"late names, corrections and second thoughts", late_names_corrections_and_second_thoughts},
    {"a speakers' list and words off the record, while the window changes",
     a_speakers_list_and_words_off_the_record_while_the_window_changes},
    {"a session in four languages", a_session_in_four_languages},
    {"a session that is killed in the middle goes on",
     a_session_that_is_killed_in_the_middle_goes_on},
};

int main(int argc, char **argv)
{
    int answer = test_main(tests, COUNT(tests), argc, argv);
    session_clean();
    return answer;
}
