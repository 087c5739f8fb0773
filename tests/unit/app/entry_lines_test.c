/* Whose mouth a line's words come from: lines as people type them in four languages, and what they
 * mean. What looks like a speaker and is nobody known is a query, never the present speaker's. */
#include "app/entry.h"

#include "entry_world.h"
#include "expect.h"

#define ANA "PER Ana Pérez >"
#define HACES "MEX Marta Haces >"
#define WHICH ": the number or Tab says who; else it is ?1"
#define GOMEZ "CHL Luis Gómez >"

static void a_long_head_that_names_somebody_is_asked(void)
{
    static const struct world_line rows[] = {
        {"joint statement by Chile and Uruguay: text", "query: joint statement by Chile"},
        {"declaraci\u00f3n conjunta de Per\u00fa y Chile: text",
         "query: declaraci\u00f3n conjunta de Per\u00fa"},
        {"on behalf of somebody, Peru: text", "query: on behalf of somebody"},
        {"Chile in reply to Peru: text", "query: Chile in reply to Peru"},
        {"after a long pause Haces again: text", "query: after a long pause Haces again"},
        {"Mexico has three proposals: text", "text"},
        {"There are two sides to Chile: text", "text"},
        {"M\u00e9xico tiene tres propuestas nuevas: text", "text"},
        {"the three questions about the internet: text", "text"},
        {"what we heard from all of the nine who spoke on Chile today: text", "text"},
        {"sr.: text", "query: sr."},
        {"Dra.: text", "query: Dra."},
        {"San: text", "query: San"},
        {"Estados: text", "query: Estados"},
    };
    world_check_lines(rows, COUNT(rows));
}

static void parts_of_a_name_mean_who_bears_them(void)
{
    static const struct world_line rows[] = {
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
        {"congo: text", "1 Congo, 2 Democratic Republic of the Congo" WHICH},
        {"el Congo: text", "1 Congo, 2 Democratic Republic of the Congo" WHICH},
        {"Congo-Brazzaville: text", "COG (the country) >"},
        {"ana: text", "1 Ana Pérez, 2 Ana Silva" WHICH},
        {"silva: text", "1 Pedro Silva Dias, 2 Ana Silva" WHICH},
        {"ana x: text", "query: ana x"},
        {"ana gomez: text", "query: ana gomez"},
        {"ana ana: text", "query: ana ana"},
        {"ortega y luna: text", "PER Tomás Ortega y Luna >"},
        {"luna ortega: text", "PER Tomás Ortega y Luna >"},
    };
    world_check_lines(rows, COUNT(rows));
}

static void a_title_is_left_out(void)
{
    static const struct world_line rows[] = {
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
        {"dr. silva: text", "1 Pedro Silva Dias, 2 Ana Silva" WHICH},
        {"Sres. Gómez y Haces: text", "CHL Luis Gómez + MEX Marta Haces >"},
        {"señores gomez, dupont y haces: text",
         "CHL Luis Gómez + FRA Jean Dupont + MEX Marta Haces >"},
        {"Messrs Gómez and Dupont: text", "CHL Luis Gómez + FRA Jean Dupont >"},
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
    world_check_lines(rows, COUNT(rows));
}

static void a_delegate_speaks_for_the_country(void)
{
    static const struct world_line rows[] = {
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
        {"los delegados de Chile y Perú: text", "CHL + PER >"},
        {"las delegaciones de Chile y de Perú: text", "CHL + PER >"},
        {"the delegations of Chile and Peru: text", "CHL + PER >"},
        {"dominican delegate: text", "query: dominican delegate"}, /* of two countries */
        {"the EU delegation: text", "somebody for EU >"},
        {"the MAG representative: text", "query: the MAG representative"},
        {"prime minister: text", "query: prime minister"},
        {"delegates from many places: text", "query: delegates from many places"},
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
    world_check_lines(rows, COUNT(rows));
}

static void parentheses_and_name_must_agree(void)
{
    static const struct world_line rows[] = {
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
    world_check_lines(rows, COUNT(rows));
}

static void a_verb_of_saying_is_left_out(void)
{
    static const struct world_line rows[] = {
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
        {"silva dijo: text", "1 Pedro Silva Dias, 2 Ana Silva" WHICH},
        {"juan dijo: text", "query: juan"},
        {"Juan Lopez said: text", "query: Juan Lopez"},
        {"juan lopez dijo: text", "query: juan lopez"},
        {"my friend said: text", "text"},
        {"many people say: text", "text"},
        {"the report says: text", "text"},
        {"He said: text", "text"},
        {"she said: text", "text"},
        {"ella dijo: text", "text"},
        {"nous avons dit: text", "text"},
        {"as the text said: text", "text"},
        {"everybody said: text", "text"},
    };
    world_check_lines(rows, COUNT(rows));
}

static void a_role_means_who_has_it(void)
{
    static const struct world_line rows[] = {
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
    world_check_lines(rows, COUNT(rows));
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

static void a_title_that_contradicts_the_roster_is_nobody_elses(void)
{
    static const struct {
        const char *line, *shown;
    } rows[] = {
        {"Sra. Lagos: text", "note? nobody here is called Sra. Lagos"},
        {"la señora Lagos: text", "note? nobody here is called la señora Lagos"},
        {"Mr. Lagos: text", "Sr. Juan Lagos >"},
        {"lagos: text", "Sr. Juan Lagos >"},
        {"Dr. Lagos: text", "Sr. Juan Lagos >"},
        {"Sr. Toro: text", "Sr. Luis Toro >"},
        {"Sra. Toro: text", "Sra. Eva Toro >"},
        {"Sra. Eva Toro: text", "Sra. Eva Toro >"},
    };
    struct world world;
    world_init_full(&world);
    (void)world_type(&world, "present+ Sr. Juan Lagos, XY.ORG");
    (void)world_type(&world, "present+ Sr. Luis Toro, XY.ORG");
    (void)world_type(&world, "present+ Sra. Eva Toro, XY.ORG");
    for (size_t i = 0; i < COUNT(rows); i++) {
        test_row("%s", rows[i].line);
        expect_str(world_preview(&world, rows[i].line), rows[i].shown);
    }
    world_release(&world);
}

static const struct test tests[] = {
    {"a title that contradicts the roster is nobody else's",
     a_title_that_contradicts_the_roster_is_nobody_elses},
    {"a long head that names somebody is asked", a_long_head_that_names_somebody_is_asked},
    {"parts of a name mean who bears them", parts_of_a_name_mean_who_bears_them},
    {"a title is left out", a_title_is_left_out},
    {"a delegate speaks for the country", a_delegate_speaks_for_the_country},
    {"parentheses and name must agree", parentheses_and_name_must_agree},
    {"a verb of saying is left out", a_verb_of_saying_is_left_out},
    {"a role means who has it", a_role_means_who_has_it},
    {"a country that was heard is in the room", a_country_that_was_heard_is_in_the_room},
    {"a roster number stays who it was", a_roster_number_stays_who_it_was},
};

int main(int argc, char **argv)
{
    return test_main(tests, COUNT(tests), argc, argv);
}
