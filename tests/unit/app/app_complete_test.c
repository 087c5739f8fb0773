/* What is offered while a name is typed, and what Tab makes of it, of a word, of an ambiguous
 * name. */
#include "app/app.h"

#include <locale.h>

#include "expect.h"
#include "stage.h"

static void the_line_shows_whom_its_beginning_could_become(void)
{
    static const struct stage_row rows[] = {
        {"r", "offer", "Rodney Tull BRB  Tab"},
        {"si", "offer", "Ana Silva CRI  Tab"},
        {"ana si", "offer", "Ana Silva CRI  Tab"},
        {"bb", "offer", "Barbados, Rodney Tull BRB  Tab"},
        {"as", "offer", "Ana Silva CRI  Tab"},
        {"barba", "offer", "Barbados, Rodney Tull BRB  Tab"},
        {"mé", "offer", "Mexico, Marta Haces MEX  Tab"},
        {"mex", "offer", "Mexico, Marta Haces MEX  Tab"},
        {"geor", "offer", "Georgia, Georgia Evans GEO  Tab"},
        {"4", "offer", "Georgia Evans GEO  Tab"},
        {"nic", "offer", "Ana Silva CRI, Marta Haces MEX  Tab"},
        {"norw", "offer", "Norway  Tab"},
        {"nor", "offer", ""},
        {"e", "offer", "Georgia Evans GEO  Tab"},
        {"g", "offer", ""}, /* several by one letter say nothing yet */
        {"we think that", "offer", ""},
        {"ana: text", "offer", ""},
        {"/ana", "offer", ""},
        {"ana<Left>", "offer", ""},
        {"ana<Enter>", "offer", ""},
        {"<Esc>2ana", "offer", ""},
    };
    stage_check(rows, COUNT(rows));
}

static void who_spoke_last_is_offered_first_then_who_waits(void)
{
    static const struct stage_row rows[] = {
        {"haces: one<Enter>nic", "offer", "Marta Haces MEX, Ana Silva CRI  Tab"},
        {"haces: one<Enter>silva: two<Enter>nic", "offer", "Ana Silva CRI, Marta Haces MEX  Tab"},
        {"q+ haces<Enter>nic", "offer", "Marta Haces MEX, Ana Silva CRI  Tab"},
        {"q+ haces<Enter>silva: one<Enter>nic", "offer", "Ana Silva CRI, Marta Haces MEX  Tab"},
        {"haces: one<Enter>nic<Tab>", "line", "Marta Haces: "},
        {"haces: one<Enter>nic<Tab><Tab>", "line", "Ana Silva: "},
        {"evans: one<Enter>georgia:", "hint",
         "1 Georgia, 2 Georgia Evans: the number or Tab says who; else it is ?1"},
    };
    stage_check(rows, COUNT(rows));
}

static void an_ambiguous_name_is_settled_by_one_key(void)
{
    static const struct stage_row rows[] = {
        {"georgia:1", "line", "GEO: "},
        {"georgia:2", "line", "Georgia Evans: "},
        {"georgia:2words<Enter>", "i1", "intervention GEO words"},
        {"georgia:2<Backspace>2 of us", "line", "Georgia Evans:2 of us"},
        {"georgia:3", "line", "georgia:3"},
        {"georgia: 2 of us", "line", "georgia: 2 of us"},
        {"georgia:20", "disk", "Georgia Evans: 0"},
        {"silva:2", "line", "silva:2"},
        {"georgia + mx:2", "line", "Georgia Evans + mx: "},
        {"georgia + mx: words<Tab>!", "line", "GEO + mx: words!"},
        {"georgia + mx: words<Tab><Tab>!", "line", "Georgia Evans + mx: words!"},
        {"georgia: words<Tab><Tab><Tab>!", "line", "GEO: words!"},
    };
    stage_check(rows, COUNT(rows));
}

static void tab_writes_words_that_the_session_has(void)
{
#define SAID "mx: The Connectivity Fund of PARLATINO is operational<Enter>"
    static const struct stage_row rows[] = {
        {SAID "cr: the conn<Tab>", "line", "cr: the Connectivity"},
        {SAID "cr: parla<Tab> too", "line", "cr: PARLATINO too"},
        {SAID "cr: with nic<Tab>", "line", "cr: with NIC.CR"},
        {SAID "cr: with nic<Tab><Tab>", "line", "cr: with NIC.MX"},
        {SAID "cr: with nic<Tab><Tab><Tab>", "line", "cr: with nic"},
        {SAID "cr: with nic<Tab><Tab><Tab>", "disk", "cr: with nic"},
        {SAID "cr: it is oper<Tab>", "line", "cr: it is operational"},
        {SAID "cr: a tul<Tab>", "line", "cr: a Tull"},
        {SAID "they like parla<Tab>", "line", "they like PARLATINO"},
        {SAID "cr: (parla<Tab>)", "line", "cr: (PARLATINO)"},
        {SAID "cr: parla of<Left><Left><Left><Tab>", "line", "cr: PARLATINO of"},
        {"georg<Tab>", "message", "1 of 2: Tab again takes the next"},
        {"georg<Tab><Tab>", "message", "2 of 2: Tab again takes the next"},
        {"hac<Tab>", "message", ""},
        {SAID "cr: zzzz<Tab>", "message", "No word of this session begins so"},
        {SAID "cr: zzzz<Tab>", "line", "cr: zzzz"},
        {SAID "/note the parla<Tab>", "line", "/note the PARLATINO"},
        {SAID "<Up><Enter> parla<Tab>", "line",
         "The Connectivity Fund of PARLATINO is operational PARLATINO"},
        {SAID "cr: parla<Tab><Ctrl-Z>", "line", "cr: parla"},
    };
#undef SAID
    stage_check(rows, COUNT(rows));
}

static const struct test tests[] = {
    {"the line shows whom its beginning could become",
     the_line_shows_whom_its_beginning_could_become},
    {"who spoke last is offered first, then who waits",
     who_spoke_last_is_offered_first_then_who_waits},
    {"an ambiguous name is settled by one key", an_ambiguous_name_is_settled_by_one_key},
    {"Tab writes words that the session has", tab_writes_words_that_the_session_has},
};

int main(int argc, char **argv)
{
    (void)setlocale(LC_CTYPE, "C.UTF-8");
    return test_main(tests, COUNT(tests), argc, argv);
}
