/* What a typed line means, and what is shown of it before Enter. */
#include "app/entry.h"

#include "entry_world.h"
#include "expect.h"

struct row {
    const char *line;
    enum entry_kind kind;
    const char *preview;
};

static void check_rows(struct world *world, const struct row *rows, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        test_row("%s", rows[i].line);
        expect_str(world_preview(world, rows[i].line), rows[i].preview);
        expect_int(world->meaning.kind, rows[i].kind);
    }
}

static void a_who_that_one_bears_is_a_turn(void)
{
    static const struct row rows[] = {
        {"mx: text", ENTRY_TURN, "MEX (the country) >"},
        {"MX: text", ENTRY_TURN, "MEX (the country) >"},
        {"mex: text", ENTRY_TURN, "MEX (the country) >"},
        {"mx : text", ENTRY_TURN, "MEX (the country) >"},
        {"mx:text", ENTRY_TURN, "MEX (the country) >"},
        {"mx:", ENTRY_TURN, "MEX (the country) >"},
        {"México: text", ENTRY_TURN, "MEX (the country) >"},
        {"mexique: text", ENTRY_TURN, "MEX (the country) >"},
        {"haïti: text", ENTRY_TURN, "HTI (the country) >"},
        {"Haiti: text", ENTRY_TURN, "HTI (the country) >"},
        {"costa rica: text", ENTRY_TURN, "CRI (the country) >"},
        {"uk: text", ENTRY_TURN, "GBR (the country) >"},
        {"haces: text", ENTRY_TURN, "MEX Marta Haces >"},
        {"hac: text", ENTRY_TURN, "MEX Marta Haces >"},
        {"Hernandez: text", ENTRY_TURN, "PAN Eva Hernández Ríos >"},
        {"open lab: text", ENTRY_TURN, "PAN Eva Hernández Ríos >"},
        {"pedro dias: text", ENTRY_TURN, "BRA Pedro Silva Dias >"},
        {"ped dia: text", ENTRY_TURN, "BRA Pedro Silva Dias >"},
        {"apc: text", ENTRY_TURN, "BRA Pedro Silva Dias >"},
        {"mag: text", ENTRY_TURN, "ARG Luis Estrada >"},
        {"w3c: text", ENTRY_TURN, "GBR Georgia Evans >"},
        {"nic.cr: text", ENTRY_TURN, "CRI Ana Silva >"},
        {"RT: text", ENTRY_TURN, "BRB Rodney Tull >"},
        {"psd: text", ENTRY_TURN, "BRA Pedro Silva Dias >"},
        {"3: text", ENTRY_TURN, "BRB Rodney Tull >"},
        {"br+ar: text", ENTRY_TURN, "BRA + ARG >"},
        {"br + estrada: text", ENTRY_TURN, "BRA + ARG Luis Estrada >"},
        {"mx for ailac: text", ENTRY_TURN, "MEX for AILAC >"},
        {"haces for ailac: text", ENTRY_TURN, "MEX Marta Haces for AILAC >"},
        {"estrada as mag: text", ENTRY_TURN, "Luis Estrada as MAG >"},
        {"haces as chair for grulac: text", ENTRY_TURN, "Marta Haces as chair for GRULAC >"},
        {"as mag: text", ENTRY_TURN, "somebody as MAG >"},
        {"as regulator: text", ENTRY_TURN, "somebody as regulator >"},
        {"mx?: text", ENTRY_TURN, "MEX (the country), a question >"},
        {"haces!: text", ENTRY_TURN, "MEX Marta Haces, an answer >"},
        {"?1: text", ENTRY_HOLE, "?1, to be named >"},
        {"?: text", ENTRY_HOLE, "?1, to be named >"},
        {"?7: text", ENTRY_HOLE, "?7, to be named >"},
        {"?1?: text", ENTRY_HOLE, "?1, to be named, a question >"},
    };
    struct world world;
    world_init_full(&world);
    check_rows(&world, rows, COUNT(rows));
    world_release(&world);
}

static void what_several_bear_asks(void)
{
    static const struct row rows[] = {
        {"silva: text", ENTRY_HOLE,
         "1 Ana Silva, 2 Pedro Silva Dias: the number or Tab says who; else it is ?1"},
        {"nic: text", ENTRY_HOLE,
         "1 Ana Silva, 2 Marta Haces: the number or Tab says who; else it is ?1"},
        {"eva: text", ENTRY_HOLE,
         "1 Georgia Evans, 2 Eva Hernández Ríos: the number or Tab says who; else it is ?1"},
        {"Georgia: text", ENTRY_HOLE,
         "1 Georgia, 2 Georgia Evans: the number or Tab says who; else it is ?1"},
        {"br+silva: text", ENTRY_HOLE,
         "1 Ana Silva, 2 Pedro Silva Dias: the number or Tab says who; else it is ?1"},
        {"silva as mag: text", ENTRY_HOLE,
         "1 Ana Silva, 2 Pedro Silva Dias: the number or Tab says who; else it is ?1"},
        {"ana silva: text", ENTRY_TURN, "CRI Ana Silva >"}, /* the whole name is nobody else's */
    };
    struct world world;
    world_init_full(&world);
    check_rows(&world, rows, COUNT(rows));
    world_release(&world);
}

static void a_name_that_nobody_bears_is_a_query(void)
{
    static const struct row rows[] = {
        {"juan: text", ENTRY_QUERY, "note? nobody here is called juan"},
        {"Juan Perez: text", ENTRY_QUERY, "note? nobody here is called Juan Perez"},
        {"pedro gomez: text", ENTRY_QUERY, "note? nobody here is called pedro gomez"},
        {"cl: text", ENTRY_QUERY, "nobody here is called cl; type chile, or /represented CL"},
        {"ha: text", ENTRY_QUERY, "note? nobody here is called ha"},
        {"juan as mag: text", ENTRY_QUERY, "note? nobody here is called juan"},
        {"juan for AILAC: text", ENTRY_QUERY, "note? nobody here is called juan"},
        {"br+juan: text", ENTRY_QUERY, "note? nobody here is called juan"},
        {"silva+nic: text", ENTRY_QUERY, "note? nobody here is called silva+nic"},
        {"juan?: text", ENTRY_QUERY, "note? nobody here is called juan"},
        {"Internet Forum: text", ENTRY_QUERY, "note? nobody here is called Internet Forum"},
    };
    struct world world;
    world_init_full(&world);
    expect_int(world_type(&world, "haces: she speaks"), ENTRY_TURN);
    check_rows(&world, rows, COUNT(rows));
    world_release(&world);
}

static void text_goes_on_with_what_is_current(void)
{
    static const struct row none[] = {
        {"", ENTRY_EMPTY, ""},
        {"   ", ENTRY_EMPTY, ""},
        {"\n\n", ENTRY_EMPTY, ""},
        {"```\n```", ENTRY_EMPTY, ""},
        {"text", ENTRY_NOTE, "note"},
        {"... text", ENTRY_NOTE, "note"},
        {"\\mx: text", ENTRY_NOTE, "note"},
    };
    static const struct row turn[] = {
        {"text", ENTRY_PARAGRAPH, "goes on: MEX >"},
        {"... text", ENTRY_CONTINUE, "same paragraph: MEX >"},
        {"...text", ENTRY_CONTINUE, "same paragraph: MEX >"},
        {"… text", ENTRY_CONTINUE, "same paragraph: MEX >"},
        {"\\mx: text", ENTRY_PARAGRAPH, "goes on: MEX >"},
        {" mx: text", ENTRY_PARAGRAPH, "goes on: MEX >"},
        {"```\nmx: text\n/note no\n```", ENTRY_PARAGRAPH, "goes on: MEX >"},
        {"```\nmx: text", ENTRY_PARAGRAPH, "goes on: MEX >"},
        {"```\nmx: text\n```\nand more", ENTRY_PARAGRAPH, "goes on: MEX >"},
        {"first row\nmx: second row", ENTRY_PARAGRAPH, "goes on: MEX >"},
        {"...", ENTRY_WRONG, "What goes on is missing: ... TEXT"},
    };
    struct world world;
    world_init_full(&world);
    check_rows(&world, none, COUNT(none));
    expect_int(world_type(&world, "mx: text"), ENTRY_TURN);
    check_rows(&world, turn, COUNT(turn));
    expect_int(world_type(&world, "/note text"), ENTRY_COMMAND);
    expect_str(world_preview(&world, "text"), "goes on: note >");
    expect_int(world_type(&world, "as mag: text"), ENTRY_TURN);
    expect_str(world_preview(&world, "text"), "goes on: somebody as MAG >");
    expect_int(world_type(&world, "br+haces: text"), ENTRY_TURN);
    expect_str(world_preview(&world, "text"), "goes on: BRA+MEX Marta Haces >");
    world_release(&world);
}

static const struct row form_lines[] = {
    {"/note text", ENTRY_COMMAND, "note"},
    {"/Note text", ENTRY_COMMAND, "note"},
    {"#info text", ENTRY_COMMAND, "note"},
    {"#link https://x.example", ENTRY_COMMAND, "note"},
    {"/topic text", ENTRY_COMMAND, "topic"},
    {"#topic text", ENTRY_COMMAND, "topic"},
    {"/agenda text", ENTRY_COMMAND, "on the agenda"},
    {"/conclusion text", ENTRY_COMMAND, "conclusion"},
    {"/agreed text", ENTRY_COMMAND, "agreement"},
    {"#agreed text", ENTRY_COMMAND, "agreement"},
    {"/rejected text", ENTRY_COMMAND, "disagreement"},
    {"#rejected text", ENTRY_COMMAND, "disagreement"},
    {"/recommend text", ENTRY_COMMAND, "recommendation"},
    {"/message text", ENTRY_COMMAND, "message"},
    {"/open text", ENTRY_COMMAND, "open question"},
    {"/action text", ENTRY_COMMAND, "action"},
    {"#action haces: text", ENTRY_COMMAND, "action for Marta Haces"},
    {"/action haces+br: text by 2017-09-01", ENTRY_COMMAND,
     "action for Marta Haces, BRA by 2017-09-01"},
    {"/action haces, br y gomes: text by 3 September", ENTRY_COMMAND,
     "action for Marta Haces, BRA, Rita Gomes by 2017-09-03"},
    {"/action haces and br: text para el 3 de diciembre", ENTRY_COMMAND,
     "action for Marta Haces, BRA by 2017-12-03"},
    {"/action text até 15 de março.", ENTRY_COMMAND, "action by 2018-03-15"},
    {"/action text avant le 3 décembre", ENTRY_COMMAND, "action by 2017-12-03"},
    {"/action text before December 3, 2018", ENTRY_COMMAND, "action by 2018-12-03"},
    {"/action text by Friday", ENTRY_COMMAND, "action by 2017-08-04"},
    {"/action text el lunes 30 de noviembre", ENTRY_COMMAND, "action by 2017-11-30"},
    {"/action text by hand", ENTRY_COMMAND, "action"},
    {"/action text para 3 personas", ENTRY_COMMAND, "action"},
    {"/action see https://x.example", ENTRY_COMMAND, "action"},
    {"/action the secretariat: text", ENTRY_COMMAND, "action, has no owner"},
    {"/action juan: text", ENTRY_COMMAND, "action, has no owner"},
    {"/action three things to do: a, b", ENTRY_COMMAND, "action, has no owner"},
    {"/represented CL Costa Rica, Perú", ENTRY_COMMAND, "announced: CHL CRI PER"},
    {"/represented Chile and Peru", ENTRY_COMMAND, "announced: CHL PER"},
    {"/represented Chili et Pérou", ENTRY_COMMAND, "announced: CHL PER"},
    {"/represented cl et", ENTRY_COMMAND, "announced: CHL ETH"},
    {"/title text", ENTRY_COMMAND, "title"},
    {"/event text", ENTRY_COMMAND, "event"},
    {"/date 2017-08-03", ENTRY_COMMAND, "date"},
    {"/date 31/12/2017", ENTRY_COMMAND, "date"},
    {"/date 3 de abril de 2017", ENTRY_COMMAND, "date"},
    {"s/he says so", ENTRY_PARAGRAPH, "goes on: BRA >"},
    {"/venue text", ENTRY_COMMAND, "venue"},
    {"/committee text", ENTRY_COMMAND, "committee"},
    {"/start", ENTRY_COMMAND, "start"},
    {"/pause", ENTRY_COMMAND, "pause"},
    {"/resume", ENTRY_COMMAND, "resume"},
    {"/adjourn", ENTRY_COMMAND, "adjournment"},
    {"present+ Juan Paz, XY.ORG, Chile", ENTRY_COMMAND, "present: Juan Paz, XY.ORG (CHL)"},
    {"Present+ Ana Silva", ENTRY_COMMAND, "present: Ana Silva, in the roster already"},
    {"present+ Ana Silva, XY.ORG", ENTRY_COMMAND,
     "present: Ana Silva, XY.ORG, another one of this name"},
    {"present+ Luis Peru, XY.ORG", ENTRY_COMMAND,
     "present: Luis Peru, XY.ORG? a country's name may be part of the person's"},
    {"present- haces", ENTRY_COMMAND, "left: Marta Haces"},
    {"regrets+ Juan Paz", ENTRY_COMMAND, "regrets: Juan Paz"},
    {"mh = haces", ENTRY_COMMAND, "mh is a short name: Marta Haces"},
    {"+ mx ar", ENTRY_POSITION, "+ MEX ARG on i1"},
    {"- uy", ENTRY_POSITION, "- URY on i1"},
    {"~ py", ENTRY_POSITION, "~ PRY on i1"},
    {"+ costa rica, haces", ENTRY_POSITION, "+ CRI Marta Haces on i1"},
    {"/at 10:20 mx: text", ENTRY_TURN, "at 10:20: MEX (the country) >"},
    {"/at 9h15 haces?: text", ENTRY_TURN, "at 09:15: MEX Marta Haces, a question >"},
    {"/at 10:20 juan: text", ENTRY_QUERY, "at 10:20: note? nobody here is called juan"},
    {"/at 10:20 /topic text", ENTRY_COMMAND, "at 10:20: topic"},
    {"s/plan/project/", ENTRY_COMMAND, "i1: plan > project"},
    {"s|a plan|and/or|", ENTRY_COMMAND, "i1: a plan > and/or"},
    {"s/a/b/g", ENTRY_COMMAND, "1 place in 1 record; undo takes all back at once"},
    {"s/br:/haces:/", ENTRY_COMMAND, "i1 is of MEX Marta Haces >"},
    {"s/brasil:/mx:/", ENTRY_COMMAND, "i1 is of MEX (the country) >"},
    {"/speaker haces", ENTRY_COMMAND, "i1 is of MEX Marta Haces >"},
    {"/speaker i1 mx y ar", ENTRY_COMMAND, "i1 is of MEX + ARG >"},
    {"/speaker ?3", ENTRY_COMMAND, "i1 is of ?3, to be named >"},
    {"/undo", ENTRY_APP, "/undo"},
    {"/goto i12", ENTRY_APP, "/goto"},
    {"/off", ENTRY_APP, "/off"},
    {"/", ENTRY_APP, "all commands"},
};

static void forms_say_what_they_will_be(void)
{
    struct world world;
    world_init_full(&world);
    expect_int(world_type(&world, "br: a plan"), ENTRY_TURN);
    check_rows(&world, form_lines, COUNT(form_lines));
    world_release(&world);
}

static const struct row refused[] = {
    {"/note", ENTRY_WRONG, "Its words are missing: /note TEXT"},
    {"/agreed", ENTRY_WRONG, "Its words are missing: /agreed TEXT"},
    {"/action", ENTRY_WRONG, "What is to be done is missing: /action WHO: TEXT by DATE"},
    {"/action haces y juan: text", ENTRY_WRONG,
     "Nobody here is called juan; present+ adds a person, and without the colon it is text"},
    {"/action silva: text", ENTRY_WRONG,
     "A longer name or the number in the roster says which: Ana Silva, Pedro Silva Dias"},
    {"/action text by next Friday", ENTRY_WRONG,
     "No date understood in next Friday: by 2026-12-03, by 3 December, by Friday"},
    {"/action text by 2017-13-01", ENTRY_WRONG,
     "No date understood in 2017-13-01: by 2026-12-03, by 3 December, by Friday"},
    {"/action text by Decmber 3", ENTRY_WRONG,
     "No date understood in Decmber 3: by 2026-12-03, by 3 December, by Friday"},
    {"/action text para el 45 de diciembre", ENTRY_WRONG,
     "No date understood in 45 de diciembre: by 2026-12-03, by 3 December, by Friday"},
    {"/title", ENTRY_WRONG, "Its words are missing: /title TEXT"},
    {"/date some day", ENTRY_WRONG,
     "No date is known by that; type it as 2017-08-02 or 2 August 2017"},
    {"/date 2017-02-30", ENTRY_WRONG,
     "No date is known by that; type it as 2017-08-02 or 2 August 2017"},
    {"/represented CL Narnia", ENTRY_WRONG, "No country is called so: \"Narnia\""},
    {"/represented", ENTRY_WRONG, "Which countries: /represented MX AR Barbados"},
    {"/represented mx ar", ENTRY_WRONG, "All of them have been announced already"},
    {"/conclussion text", ENTRY_WRONG,
     "There is no /conclussion; did you mean /conclusion? A \\ in front keeps it as text"},
    {"/und", ENTRY_WRONG, "There is no /und; did you mean /undo? A \\ in front keeps it as text"},
    {"/xyzzy", ENTRY_WRONG,
     "There is no /xyzzy; / alone lists all. A \\ in front keeps it as text"},
    {"s/old/new/", ENTRY_WRONG, "No text here has old. A \\ in front keeps it as text"},
    {"s|old|new|g", ENTRY_WRONG, "No text here has old. A \\ in front keeps it as text"},
    {"s/juan:/mx:/", ENTRY_WRONG, "No turn here is of juan, and no note begins so"},
    {"/at", ENTRY_WRONG, "A time is written as hours and minutes: /at 10:20 mx: TEXT"},
    {"/at noon mx: text", ENTRY_WRONG,
     "A time is written as hours and minutes: /at 10:20 mx: TEXT"},
    {"/at 10:20", ENTRY_WRONG, "What was said then is missing: /at TIME LINE"},
    {"/at 10:59 mx: text", ENTRY_WRONG, "It is not 10:59 yet"},
    {"/at 10:20 text", ENTRY_WRONG,
     "Behind the time stands who said it, or a command: /at 10:20 mx: as was said"},
    {"/at 10:20 /undo", ENTRY_WRONG,
     "Behind the time stands who said it, or a command: /at 10:20 mx: as was said"},
    {"/at 10:20 /at 10:21 mx: text", ENTRY_WRONG,
     "Behind the time stands who said it, or a command: /at 10:20 mx: as was said"},
    {"/at 10:20 + zz", ENTRY_WRONG,
     "Nobody here is called zz; present+ adds a person. A \\ in front keeps it as text"},
    {"q+", ENTRY_WRONG, "Who asks for the floor: q+ WHO TEXT"},
    {"q+ zz to ask", ENTRY_WRONG,
     "Nobody here is called zz; present+ adds a person. A \\ in front keeps it as text"},
    {"q+ silva", ENTRY_WRONG,
     "A longer name or the number in the roster says which: Ana Silva, Pedro Silva Dias"},
    {"q-", ENTRY_WRONG, "Nobody waits for the floor; q+ WHO asks for it"},
    {"q- mx", ENTRY_WRONG, "MEX does not wait for the floor"},
    {"ack", ENTRY_WRONG, "Nobody waits for the floor; q+ WHO asks for it"},
    {"ack mx zz", ENTRY_WRONG,
     "Nobody here is called zz; present+ adds a person. A \\ in front keeps it as text"},
    {"/speaker", ENTRY_WRONG, "Who said it: /speaker [ID] WHO"},
    {"/speaker mx", ENTRY_WRONG, "There is no turn and no note of which to say who said it"},
    {"/speaker i9 mx", ENTRY_WRONG, "There is no turn and no note i9"},
    {"present+", ENTRY_WRONG, "Who: present+ NAME, ORGANISATION, COUNTRY, ROLE"},
    {"present-", ENTRY_WRONG, "Who: present- NAME"},
    {"present- juan", ENTRY_WRONG, "Nobody in the roster is called \"juan\""},
    {"present- silva", ENTRY_WRONG, "That can be Ana Silva, Pedro Silva Dias"},
    {"?4 = Ana Silva", ENTRY_WRONG, "There is no ?4 that waits for a name"},
    {"+ mx", ENTRY_WRONG,
     "There is no turn and no conclusion yet that one could be for or against"},
    {"+ silva", ENTRY_WRONG,
     "A longer name or the number in the roster says which: Ana Silva, Pedro Silva Dias"},
    {"+ mx zz", ENTRY_WRONG,
     "Nobody here is called zz; present+ adds a person. A \\ in front keeps it as text"},
    {"~ mx, juan", ENTRY_WRONG,
     "Nobody here is called juan; present+ adds a person. A \\ in front keeps it as text"},
    {"- mx zz", ENTRY_WRONG,
     "Nobody here is called zz; present+ adds a person. A \\ in front keeps it as text"},
    {"+ mx said that it was not to be done so", ENTRY_WRONG,
     "Nobody here is called said; present+ adds a person. A \\ in front keeps it as text"},
    {"+ zz", ENTRY_WRONG,
     "Nobody here is called zz; present+ adds a person. A \\ in front keeps it as text"},
    {"- zz", ENTRY_WRONG,
     "Nobody here is called zz; present+ adds a person. A \\ in front keeps it as text"},
    {"+ it was late", ENTRY_WRONG,
     "Nobody here is called it; present+ adds a person. A \\ in front keeps it as text"},
    {"+ Chile", ENTRY_WRONG,
     "Chile is not in the room: /represented CHL first. A \\ in front keeps it as text"},
    {"+ mx cl", ENTRY_WRONG,
     "Chile is not in the room: /represented CHL first. A \\ in front keeps it as text"},
};

static void what_cannot_be_carried_out_says_why(void)
{
    struct world world;
    world_init_full(&world);
    check_rows(&world, refused, COUNT(refused));
    world_release(&world);
}

static void a_code_counts_only_in_the_room(void)
{
    struct world world;
    world_init_full(&world);
    expect_str(world_preview(&world, "no: text"), "note");
    expect_str(world_preview(&world, "eg: text"), "note");
    expect_str(world_preview(&world, "cl: text"),
               "nobody here is called cl; type chile, or /represented CL");
    expect_int(world_type(&world, "/represented Norway Egypt Chile"), ENTRY_COMMAND);
    expect_str(world_preview(&world, "no: text"), "NOR (the country) >");
    expect_str(world_preview(&world, "eg: text"), "EGY (the country) >");
    expect_str(world_preview(&world, "e.g.: text"), "note");
    expect_str(world_preview(&world, "cl: text"), "CHL (the country) >");
    world_release(&world);
}

static void aliases_and_words_of_the_settings_count(void)
{
    static const struct entry_alias aliases[] = {{SLICE("ekr"), SLICE("Marta Haces")},
                                                 {SLICE("zz"), SLICE("nobody")},
                                                 {SLICE("q"), SLICE("Ana Silva")}};
    static const struct slice words[] = {SLICE("haces")};
    struct world world;
    world_init_full(&world);
    world.context.aliases = aliases;
    world.context.alias_count = COUNT(aliases);
    expect_str(world_preview(&world, "EKR: text"), "MEX Marta Haces >");
    expect_str(world_preview(&world, "zz: text"), "note? nobody here is called zz");
    expect_str(world_preview(&world, "q: text"), "CRI Ana Silva >");
    world.context.non_speakers = words;
    world.context.non_speaker_count = COUNT(words);
    expect_str(world_preview(&world, "haces: text"), "note");
    world_release(&world);
}

static void every_example_of_the_table_means_something(void)
{
    struct world world;
    world_init_full(&world);
    expect_int(world_type(&world, "?1: the costs"), ENTRY_HOLE);
    expect_int(world_type(&world, "/represented Colombia"), ENTRY_COMMAND);
    size_t count = 0;
    const struct entry_form *forms = entry_forms(&count);
    for (size_t i = 0; i < count; i++) {
        test_row("%s", forms[i].name);
        expect(forms[i].usage[0] != '\0' && forms[i].help[0] != '\0' && forms[i].label[0] != '\0');
        entry_parse(&world.context, slice_of(forms[i].example), &world.meaning);
        bool asks = slice_is(slice_of(forms[i].name), "present-"); /* two are called silva here */
        asks = asks || slice_is(slice_of(forms[i].name), "/represented"); /* all are announced */
        asks = asks || slice_is(slice_of(forms[i].name), "q-");           /* nobody waits */
        expect_int(world.meaning.kind == ENTRY_WRONG, asks);
        expect(world.meaning.kind != ENTRY_EMPTY && world.meaning.kind != ENTRY_QUERY);
    }
    world_release(&world);
}

static void an_open_block_asks_for_another_row(void)
{
    expect(entry_is_open(slice_of("```")));
    expect(entry_is_open(slice_of("```\nmx: text")));
    expect(!entry_is_open(slice_of("```\nmx: text\n```")));
    expect(!entry_is_open(slice_of("text\n```")));
    expect(!entry_is_open(slice_of("")));
}

static const struct test tests[] = {
    {"a WHO that one bears is a turn", a_who_that_one_bears_is_a_turn},
    {"what several bear asks", what_several_bear_asks},
    {"a name that nobody bears is a query", a_name_that_nobody_bears_is_a_query},
    {"text goes on with what is current", text_goes_on_with_what_is_current},
    {"forms say what they will be", forms_say_what_they_will_be},
    {"what cannot be carried out says why", what_cannot_be_carried_out_says_why},
    {"a code counts only in the room", a_code_counts_only_in_the_room},
    {"aliases and words of the settings count", aliases_and_words_of_the_settings_count},
    {"every example of the table means something", every_example_of_the_table_means_something},
    {"an open block asks for another row", an_open_block_asks_for_another_row},
};

int main(int argc, char **argv)
{
    return test_main(tests, COUNT(tests), argc, argv);
}
