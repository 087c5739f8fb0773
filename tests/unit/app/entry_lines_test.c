/* Whose mouth a line's words come from: lines as people type them in four languages, and what they
 * mean. What looks like a speaker and is nobody known is a query, never the present speaker's. */
#include "app/entry.h"

#include "entry_world.h"
#include "expect.h"

static void init_people(struct world *world)
{
    static const char *const lines[] = {
        "present+ Ana Pérez, NIC.PE, Peru",
        "present+ Marta Haces, NIC.MX, Mexico",
        "present+ Luis Gómez, Open Lab, Chile",
        "present+ Rosa Quispe, Red Andina, Bolivia",
        "present+ Pedro Silva Dias, APC, Brazil",
        "present+ Jean Dupont, AFNIC, France",
        "present+ Moderator: Rita Campos, Example Society, Brazil",
        "present+ Ana Silva, NIC.CR, Costa Rica",
        "present+ Chair: Karl Weber, Germany",
        "present+ Panelist: Tomás Ortega y Luna, Peru",
        "present+ Panelist: Grace Obi, Internet Council, Nigeria",
        "/represented MX AR BR UY PY CL",
        "haces: she speaks",
    };
    world_init(world);
    for (size_t i = 0; i < COUNT(lines); i++) {
        expect(world_type(world, lines[i]) != ENTRY_WRONG);
    }
}

/* `text`, `query: WHO`, what cannot be done, or what the line will be. */
static const char *meaning_of(struct world *world, const char *line)
{
    static struct str shown;
    const char *preview = world_preview(world, line);
    const struct entry_meaning *meaning = &world->meaning;
    str_clear(&shown);
    if (meaning->kind == ENTRY_PARAGRAPH) {
        str_add_text(&shown, "text");
    } else if (meaning->kind == ENTRY_QUERY) {
        str_add_text(&shown, "query: ");
        str_add(&shown, meaning->who);
        expect(slice_is(meaning->text, line)); /* the whole line is kept */
    } else {
        str_add_text(&shown, preview);
    }
    return str_text(&shown);
}

struct row {
    const char *line, *means;
};

static void check(const struct row *rows, size_t count)
{
    struct world world;
    init_people(&world);
    for (size_t i = 0; i < count; i++) {
        test_row("%s", rows[i].line);
        expect_str(meaning_of(&world, rows[i].line), rows[i].means);
    }
    world_release(&world);
}

#define ANA "PER Ana Pérez >"
#define HACES "MEX Marta Haces >"
#define WHICH "Tab goes through them, Enter keeps it as ?1: "
#define GOMEZ "CHL Luis Gómez >"

static void parts_of_a_name_mean_who_bears_them(void)
{
    static const struct row rows[] = {
        {"ana pe: text", ANA},
        {"ana p: text", ANA},
        {"Ana P.: text", ANA},
        {"ana per: text", ANA},
        {"perez ana: text", ANA},
        {"Pérez, Ana: text", ANA},
        {"perez a: text", ANA},
        {"per ana: text", ANA},
        {"pe ana: text", "query: pe ana"},
        {"a perez: text", "query: a perez"}, /* a letter of hers, or an article in Portuguese */
        {"La Luna: text", "query: La Luna"}, /* not Tomás Ortega y Luna */
        {"the afnic: text", "FRA Jean Dupont >"},
        {"dias silva: text", "BRA Pedro Silva Dias >"},
        {"dias pedro: text", "BRA Pedro Silva Dias >"},
        {"silva p: text", "BRA Pedro Silva Dias >"},
        {"silva a: text", "CRI Ana Silva >"},
        {"ana: text", WHICH "Ana Pérez, Ana Silva"},
        {"silva: text", WHICH "Pedro Silva Dias, Ana Silva"},
        {"ana x: text", "query: ana x"},
        {"ana gomez: text", "query: ana gomez"},
        {"ana ana: text", "query: ana ana"},
        {"ortega y luna: text", "PER Tomás Ortega y Luna >"},
        {"luna ortega: text", "PER Tomás Ortega y Luna >"},
    };
    check(rows, COUNT(rows));
}

static void a_title_is_left_out(void)
{
    static const struct row rows[] = {
        {"sr haces: text", HACES},
        {"Sr. Haces: text", HACES},
        {"sra. haces: text", HACES},
        {"señor haces: text", HACES},
        {"señora Haces: text", HACES},
        {"la señora haces: text", HACES},
        {"la Sra. Haces: text", HACES},
        {"el sr haces dijo: text", HACES},
        {"Ms Haces: text", HACES},
        {"Mrs. Marta Haces: text", HACES},
        {"the Honourable Marta Haces: text", HACES},
        {"Ambassador Haces: text", HACES},
        {"embajadora haces: text", HACES},
        {"senhora quispe: text", "BOL Rosa Quispe >"},
        {"a senhora Quispe: text", "BOL Rosa Quispe >"},
        {"Dra. Quispe: text", "BOL Rosa Quispe >"},
        {"doña rosa: text", "BOL Rosa Quispe >"},
        {"mme dupont: text", "FRA Jean Dupont >"},
        {"M. Dupont: text", "FRA Jean Dupont >"},
        {"monsieur dupont: text", "FRA Jean Dupont >"},
        {"le ministre Dupont: text", "FRA Jean Dupont >"},
        {"Prof. Dr. Dupont: text", "FRA Jean Dupont >"},
        {"dr. silva: text", WHICH "Pedro Silva Dias, Ana Silva"},
        {"dr ana silva: text", "CRI Ana Silva >"},
        {"sr lopez: text", "query: sr lopez"},
        {"Sr. López: text", "query: Sr. López"},
        {"señor juan lopez: text", "query: señor juan lopez"},
        {"mme curie: text", "query: mme curie"},
        {"dr strange: text", "query: dr strange"},
        {"Mr Chair: text", "query: Mr Chair"}, /* that is said to somebody */
        {"señor presidente: text", "query: señor presidente"},
        {"Sr. México: text", "query: Sr. México"},
    };
    check(rows, COUNT(rows));
}

static void a_delegate_speaks_for_the_country(void)
{
    static const struct row rows[] = {
        {"Delegada de Chile: text", "CHL (the country) >"},
        {"delegada de chile: text", "CHL (the country) >"},
        {"el delegado de cuba: text", "CUB (the country) >"},
        {"El Delegado del Perú: text", "PER (the country) >"},
        {"delegación chilena: text", "CHL (the country) >"},
        {"la delegación de Chile: text", "CHL (the country) >"},
        {"la delegación de la Argentina: text", "ARG (the country) >"},
        {"la representante de los Estados Unidos: text", "USA (the country) >"},
        {"la délégation du Chili: text", "CHL (the country) >"},
        {"délégation d'Haïti: text", "HTI (the country) >"},
        {"le délégué de l'Algérie: text", "DZA (the country) >"},
        {"la délégation française: text", "FRA (the country) >"},
        {"le représentant des Pays-Bas: text", "NLD (the country) >"},
        {"a delegação do Brasil: text", "BRA (the country) >"},
        {"o delegado da Bolívia: text", "BOL (the country) >"},
        {"a delegada brasileira: text", "BRA (the country) >"},
        {"the representative of Peru: text", "PER (the country) >"},
        {"the delegate from Peru: text", "PER (the country) >"},
        {"The delegation of the Gambia: text", "GMB (the country) >"},
        {"the Mexican delegation: text", "MEX (the country) >"},
        {"Mexico delegation: text", "MEX (the country) >"},
        {"mx delegation: text", "MEX (the country) >"},
        {"UK delegation: text", "GBR (the country) >"},
        {"the representative of Peru said: text", "PER (the country) >"},
        {"delegado de open lab: text", GOMEZ},
        {"delegate Gomez: text", GOMEZ},
        {"la delegada Quispe: text", "BOL Rosa Quispe >"},
        {"the delegate Lopez: text", "query: the delegate Lopez"},
        {"representative democracy: text", "text"},
        {"the representative of AFNIC: text", "FRA Jean Dupont >"},
        {"the delegate of Narnia: text", "query: the delegate of Narnia"},
        {"el representante de la sociedad civil: text",
         "query: el representante de la sociedad civil"},
        {"la délégation: text", "query: la délégation"},
        {"the delegation of the European Union: text", "somebody for European Union >"},
        {"la delegación de la unión europea: text", "somebody for Unión Europea >"},
    };
    check(rows, COUNT(rows));
}

static void parentheses_and_name_must_agree(void)
{
    static const struct row rows[] = {
        {"chile (gomez): text", GOMEZ},
        {"gomez (chile): text", GOMEZ},
        {"Luis Gómez (Chile): text", GOMEZ},
        {"gomez (CL): text", GOMEZ},
        {"gomez (open lab): text", GOMEZ},
        {"gomez (chileno): text", GOMEZ},
        {"silva (brazil): text", "BRA Pedro Silva Dias >"}, /* that settles which */
        {"silva (NIC.CR): text", "CRI Ana Silva >"},
        {"brasil (silva): text", "BRA Pedro Silva Dias >"},
        {"gomez de chile: text", GOMEZ},
        {"Luis Gómez del Open Lab: text", GOMEZ},
        {"Haces from Mexico: text", HACES},
        {"silva do Brasil: text", "BRA Pedro Silva Dias >"},
        {"Dupont de la France: text", "FRA Jean Dupont >"},
        {"Mr Dupont of France: text", "FRA Jean Dupont >"},
        {"Sr. Gómez de Chile dijo: text", GOMEZ},
        {"Gómez, Chile: text", "CHL Luis Gómez + CHL >"}, /* one country either way */
        {"Gómez, Peru: text", "query: Gómez, Peru"},
        {"gomez de peru: text", "query: gomez de peru"},
        {"gomez + peru: text", "CHL Luis Gómez + PER >"},
        {"our colleague from Peru: text", "query: our colleague from Peru"},
        {"la compañera de Chile: text", "query: la compañera de Chile"},
        {"we should all think of Chile: text", "text"},
        {"gomez (peru): text", "query: gomez (peru)"},
        {"peru (gomez): text", "query: peru (gomez)"},
        {"chile (lopez): text", "query: chile (lopez)"},
        {"lopez (chile): text", "query: lopez (chile)"},
        {"Chile (2017): text", "query: Chile (2017)"},
        {"costs (in 2016): text", "text"},
        {"article (2): text", "text"},
    };
    check(rows, COUNT(rows));
}

static void a_verb_of_saying_is_left_out(void)
{
    static const struct row rows[] = {
        {"mexico dice: text", "MEX (the country) >"},
        {"Mexico says: text", "MEX (the country) >"},
        {"Peru dijo: text", "PER (the country) >"},
        {"o Brasil disse: text", "BRA (the country) >"},
        {"la France a dit: text", "FRA (the country) >"},
        {"le Chili ajoute: text", "CHL (the country) >"},
        {"mx dice: text", "MEX (the country) >"},
        {"haces added: text", HACES},
        {"Haces ha dicho: text", HACES},
        {"mexico y brasil dicen: text", "MEX + BRA >"},
        {"Mexico asks: text", "MEX (the country), a question >"},
        {"haces pregunta: text", "MEX Marta Haces, a question >"},
        {"the moderator said: text", "BRA Rita Campos >"},
        {"the african group said: text", "somebody for African Group >"},
        {"silva dijo: text", WHICH "Pedro Silva Dias, Ana Silva"},
        {"juan dijo: text", "query: juan"},
        {"Juan Lopez said: text", "query: Juan Lopez"},
        {"He said: text", "text"},
        {"she said: text", "text"},
        {"ella dijo: text", "text"},
        {"nous avons dit: text", "text"},
        {"as the text said: text", "text"},
        {"everybody said: text", "text"},
    };
    check(rows, COUNT(rows));
}

static void a_role_means_who_has_it(void)
{
    static const struct row rows[] = {
        {"la moderadora: text", "BRA Rita Campos >"},
        {"moderator: text", "BRA Rita Campos >"},
        {"The moderator: text", "BRA Rita Campos >"},
        {"o moderador: text", "BRA Rita Campos >"},
        {"la modératrice: text", "BRA Rita Campos >"},
        {"el presidente de la mesa: text", "DEU Karl Weber >"},
        {"the chair: text", "DEU Karl Weber >"},
        {"chair: text", "DEU Karl Weber >"},
        {"le président de séance: text", "DEU Karl Weber >"},
        {"a presidente da mesa: text", "DEU Karl Weber >"},
        {"the rapporteur: text", "somebody as rapporteur >"}, /* nobody here is that */
        {"la relatora: text", "somebody as relatora >"},
        {"the secretariat: text", "somebody as secretariat >"},
        {"weber as chair: text", "Karl Weber as chair >"},
        {"the chair and mexico: text", "DEU Karl Weber + MEX >"},
        {"the rapporteur and mexico: text", "query: the rapporteur"},
    };
    check(rows, COUNT(rows));
}

static void a_group_speaks_with_no_person_named(void)
{
    static const struct row rows[] = {
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
        {"mx for the african group: text", "MEX for the african group >"},
        {"civil society: text", "query: civil society"},
        {"la sociedad civil: text", "query: la sociedad civil"},
        {"the EU and mexico: text", "query: the EU"},
    };
    check(rows, COUNT(rows));
}

static void several_speak_jointly_in_natural_words(void)
{
    static const struct row rows[] = {
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
        {"las delegaciones: text", "text"},
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
        {"mexico y silva: text", WHICH "Pedro Silva Dias, Ana Silva"},
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
    check(rows, COUNT(rows));
}

static void other_heads_are_queries_where_they_name_somebody(void)
{
    static const struct row rows[] = {
        {"Mexico proposals: text", "query: Mexico proposals"},
        {"costs in Peru: text", "query: costs in Peru"},
        {"Costa Rica again: text", "query: Costa Rica again"},
        {"the haces proposal: text", "query: the haces proposal"},
        {"afnic question: text", "query: afnic question"},
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
    check(rows, COUNT(rows));
}

static void a_country_that_was_heard_is_in_the_room(void)
{
    struct world world;
    world_init_full(&world);
    expect_int(world_type(&world, "cl: text"), ENTRY_QUERY);
    expect_int(world_type(&world, "chile: text"), ENTRY_TURN);
    expect_str(world_preview(&world, "cl: text"), "CHL (the country) >");
    expect_str(world_preview(&world, "+ cl"), "+ CHL on i1");
    world_undo(&world);
    expect_int(world_type(&world, "cl: text"), ENTRY_QUERY);
    world_release(&world);
}

static void a_roster_number_stays_who_it_was(void)
{
    struct world world;
    struct action_draft draft = {0};
    world_init_full(&world);
    action_set(&draft, slice_of("p1-7k3q"), FIELD_DELETED, slice_of("yes"));
    session_commit(&world.session, &draft, world.context.wall);
    action_release(&draft);
    expect_str(world_preview(&world, "3: text"), "BRB Rodney Tull >");
    expect_str(world_preview(&world, "1: text"), "note? nobody here is called 1");
    expect_str(world_preview(&world, "3+4: text"), "BRB Rodney Tull + MEX Marta Haces >");
    expect_str(world_preview(&world, "2017: text"), "note");
    world_release(&world);
}

static const struct test tests[] = {
    {"parts of a name mean who bears them", parts_of_a_name_mean_who_bears_them},
    {"a title is left out", a_title_is_left_out},
    {"a delegate speaks for the country", a_delegate_speaks_for_the_country},
    {"parentheses and name must agree", parentheses_and_name_must_agree},
    {"a verb of saying is left out", a_verb_of_saying_is_left_out},
    {"a role means who has it", a_role_means_who_has_it},
    {"a group speaks with no person named", a_group_speaks_with_no_person_named},
    {"several speak jointly in natural words", several_speak_jointly_in_natural_words},
    {"other heads are queries where they name somebody",
     other_heads_are_queries_where_they_name_somebody},
    {"a country that was heard is in the room", a_country_that_was_heard_is_in_the_room},
    {"a roster number stays who it was", a_roster_number_stays_who_it_was},
};

int main(int argc, char **argv)
{
    return test_main(tests, COUNT(tests), argc, argv);
}
