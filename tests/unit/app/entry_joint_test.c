/* Groups, several at once, and what only looks like a speaker or only looks like text: see also
 * entry_lines_test.c. */
#include "app/entry.h"

#include "entry_world.h"
#include "expect.h"

#define HACES "MEX Marta Haces >"
#define WHICH ": the number or Tab says who; else it is ?1"

static void a_group_speaks_with_no_person_named(void)
{
    static const struct world_line rows[] = {
        {"unión europea: text", "somebody for Unión Europea >"},
        {"La Unión Europea: text", "somebody for Unión Europea >"},
        {"união europeia: text", "somebody for União Europeia >"},
        {"l'Union européenne: text", "somebody for Union européenne >"},
        {"the EU: text", "somebody for EU >"},
        {"eu: text", "somebody for EU >"},
        {"grupo africano: text", "somebody for Grupo Africano >"},
        {"african group: text", "somebody for African Group >"},
        {"le groupe africain: text", "somebody for Groupe africain >"},
        {"g77 and china: text", "somebody for G77 and China >"},
        {"G77 y China: text", "somebody for G77 y China >"},
        {"grulac?: text", "somebody for GRULAC, a question >"},
        {"mx for the african group: text", "MEX for African Group >"},
        {"Brazil on behalf of GRULAC: text", "BRA for GRULAC >"},
        {"Brazil, on behalf of GRULAC: text", "BRA for GRULAC >"},
        {"Brasil em nome do Mercosul: text", "BRA for MERCOSUL >"},
        {"Chile en nombre de la Alianza del Pacífico: text", "CHL for Alianza del Pacífico >"},
        {"la France au nom de l'Union européenne: text", "FRA for Union européenne >"},
        {"haces representing GRULAC: text", "MEX Marta Haces for GRULAC >"},
        {"our friend on behalf of GRULAC: text", "query: our friend"},
        {"Narnia on behalf of GRULAC: text", "query: Narnia"},
        {"civil society: text", "query: civil society"},
        {"la sociedad civil: text", "query: la sociedad civil"},
        {"the EU and mexico: text", "query: the EU"},
    };
    world_check_lines(rows, COUNT(rows));
}

static void several_speak_jointly_in_natural_words(void)
{
    static const struct world_line rows[] = {
        {"mexico, brasil y argentina: text", "MEX + BRA + ARG >"},
        {"Mexico, Brazil, and Argentina: text", "MEX + BRA + ARG >"},
        {"mexico y brasil: text", "MEX + BRA >"},
        {"costa rica and chile: text", "CRI + CHL >"},
        {"uruguay & chile: text", "URY + CHL >"},
        {"br e ar: text", "BRA + ARG >"},
        {"Brasil e Argentina: text", "BRA + ARG >"},
        {"france et canada: text", "FRA + CAN >"},
        {"la France et le Canada: text", "FRA + CAN >"},
        {"uruguay/chile: text", "URY + CHL >"},
        {"mx / ar: text", "MEX + ARG >"},
        {"mx,ar: text", "MEX + ARG >"},
        {"haces y gomez: text", "MEX Marta Haces + CHL Luis Gómez >"},
        {"sr gomez y sra haces: text", "CHL Luis Gómez + MEX Marta Haces >"},
        {"las delegaciones: text", "query: las delegaciones"},
        {"Trinidad and Tobago: text", "TTO (the country) >"},
        {"trinidad y tobago: text", "TTO (the country) >"},
        {"Antigua y Barbuda: text", "ATG (the country) >"},
        {"Bosnia and Herzegovina: text", "BIH (the country) >"},
        {"bosnia & herzegovina: text", "BIH (the country) >"},
        {"Antigua y Barbuda y Haití: text", "ATG + HTI >"},
        {"Haití y Antigua y Barbuda: text", "HTI + ATG >"},
        {"Haiti, Trinidad and Tobago and Chile: text", "HTI + TTO + CHL >"},
        {"são tomé e príncipe e brasil: text", "STP + BRA >"},
        {"mexico y brasil por mercosur: text", "MEX + BRA for MERCOSUR >"},
        {"mexico y silva: text", "1 Pedro Silva Dias, 2 Ana Silva" WHICH},
        {"mexico y narnia: text", "query: narnia"},
        {"narnia y mexico: text", "query: narnia"},
        {"mexico, brasil y otros: text", "query: otros"},
        {"mexico, zz: text", "query: zz"},
        {"juan y pedro: text", "query: juan"},
        {"turkey and rice: text", "query: rice"},
        {"costs, benefits and risks: text", "text"},
        {"yes, and: text", "text"},
        {"and/or: text", "text"},
        {"In Europe, Mexico and elsewhere we all see the same: text", "text"},
    };
    world_check_lines(rows, COUNT(rows));
}

static void other_heads_are_queries_where_they_name_somebody(void)
{
    static const struct world_line rows[] = {
        {"Mexico proposals: text", "query: Mexico proposals"},
        {"costs in Peru: text", "query: costs in Peru"},
        {"Costa Rica again: text", "query: Costa Rica again"},
        {"the haces proposal: text", "query: the haces proposal"},
        {"afnic question: text", "query: afnic question"},
        {"mexico replies to chile: text", "query: mexico replies to chile"},
        {"UN: text", "query: UN"},
        {"WHO: text", "query: WHO"},
        {"un: text", "text"},
        {"who: text", "text"},
        {"Mexican view: text", "query: Mexican view"},
        {"african group view: text", "query: african group view"},
        {"9: text", "DEU Karl Weber >"},
        {"12: text", "query: 12"},
        {"19: text", "query: 19"},
        {"0: text", "query: 0"},
        {"120: text", "text"},
        {"2017: text", "text"},
        {"17:30 we go on", "text"},
        {"at 17:30 we go on", "text"},
        {"Mexico 10:30 arrives", "text"},
        {"1.5: text", "text"},
        {"Mexico has three proposals: a, b", "text"},
        {"There are two points: a, b", "text"},
        {"Two questions remain: who pays", "text"},
        {"the two questions: who pays", "text"},
        {"the problem: text", "text"},
        {"El Problema: text", "text"},
        {"open questions: text", "text"},
        {"internet costs: text", "text"},
        {"internet: text", "query: internet"}, /* many are of the Internet something */
        {"the internet council: text", "NGA Grace Obi >"},
        {"internet council: text", "NGA Grace Obi >"},
        {"council of mayors: text", "text"},
        {"we must think of this: text", "text"},
        {"my view on this: text", "text"},
        {"por un lado: text", "text"},
        {"dos puntos más: text", "text"},
        {"um ponto a mais: text", "text"},
        {"une chose encore: text", "text"},
        {"To be clear: text", "text"},
        {"a few points: text", "text"},
        {"in other words: text", "text"},
        {"en otras palabras: text", "text"},
        {"em outras palavras: text", "text"},
        {"en d'autres termes: text", "text"},
    };
    world_check_lines(rows, COUNT(rows));
}

static void marks_of_a_list_are_no_part_of_a_name(void)
{
    static const struct world_line rows[] = {
        {"- Mexico: text", "MEX (the country) >"},
        {"- mx: no", "MEX (the country) >"},
        {"+ mx: text", "MEX (the country) >"},
        {"~ mx: text", "MEX (the country) >"},
        {"* haces: text", HACES},
        {"• Sr. Haces: text", HACES},
        {"o senhor do Brasil: text", "query: o senhor do Brasil"},
        {"1. Mexico: text", "MEX (the country) >"},
        {"2) mexico y brasil: text", "MEX + BRA >"},
        {"- Juan: text", "query: Juan"},
        {"- sr lopez: text", "query: sr lopez"},
        {"- costs in Peru: text", "query: costs in Peru"},
        {"- costs: who pays", "text"},
        {"• funding: more of it", "text"},
        {"1. costs: who pays", "text"},
        {"- the costs: who pays", "text"},
        {"mexique\u00a0: text", "MEX (the country) >"},
        {"M.\u00a0Dupont\u202f: text", "FRA Jean Dupont >"},
        {"(Mexico): text", "MEX (the country) >"},
    };
    world_check_lines(rows, COUNT(rows));
}

static void text_goes_on_with_the_note_that_is_to_be_settled(void)
{
    struct world world;
    world_init_people(&world);
    expect_str(world_preview(&world, "more"), "goes on: MEX Marta Haces >");
    expect_int(world_type(&world, "juan lopez dijo: text"), ENTRY_QUERY);
    expect_str(world_preview(&world, "more"), "goes on: note to be settled >");
    expect_int(world_type(&world, "haces: text"), ENTRY_TURN);
    expect_str(world_preview(&world, "more"), "goes on: MEX Marta Haces >");
    world_release(&world);
}

static void somebody_of_the_room_is_a_hole(void)
{
    static const struct world_line rows[] = {
        {"from the floor: text", "?1, to be named >"},
        {"the floor: text", "?1, to be named >"},
        {"someone from the floor: text", "?1, to be named >"},
        {"from the audience: text", "?1, to be named >"},
        {"remote participant: text", "?1, to be named >"},
        {"a remote participant: text", "?1, to be named >"},
        {"una persona del público: text", "?1, to be named >"},
        {"del público: text", "?1, to be named >"},
        {"participante remoto: text", "?1, to be named >"},
        {"alguém da plateia: text", "?1, to be named >"},
        {"quelqu'un du public: text", "?1, to be named >"},
        {"dans la salle: text", "?1, to be named >"},
        {"unknown speaker: text", "?1, to be named >"},
        {"Q from the floor: text", "?1, to be named, a question >"},
        {"pregunta del público: text", "?1, to be named, a question >"},
        {"question de la salle: text", "?1, to be named, a question >"},
        {"audience: text", "query: audience"}, /* may be a heading */
        {"all: text", "query: all"},
        {"public funding: text", "text"},
    };
    world_check_lines(rows, COUNT(rows));
}

static const struct test tests[] = {
    {"a group speaks with no person named", a_group_speaks_with_no_person_named},
    {"several speak jointly in natural words", several_speak_jointly_in_natural_words},
    {"other heads are queries where they name somebody",
     other_heads_are_queries_where_they_name_somebody},
    {"marks of a list are no part of a name", marks_of_a_list_are_no_part_of_a_name},
    {"text goes on with the note that is to be settled",
     text_goes_on_with_the_note_that_is_to_be_settled},
    {"somebody of the room is a hole", somebody_of_the_room_is_a_hole},
};

int main(int argc, char **argv)
{
    return test_main(tests, COUNT(tests), argc, argv);
}
