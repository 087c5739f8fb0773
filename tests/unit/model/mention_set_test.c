/* Sentences of the kind that reports have, and the countries that a reader finds in each: a score
 * over them all. Written by hand before the finder was tried on them. */
#include "model/country.h"

#include <stdio.h>
#include <string.h>

#include "base/str.h"
#include "expect.h"

/* The countries in the order of their first place, a blank between; "" for none. Names of cities,
 * languages, people, animals, dishes and seas are none. */
static const struct {
    const char *countries, *text;
} rows[] = {
    /* English */
    {"KEN UGA", "The delegates of Kenya and Uganda asked for a shorter calendar."},
    {"NER NGA", "Niger spoke before Nigeria, at the request of the chair."},
    {"NGA", "The Nigerian regulator has opened three rural exchanges."},
    {"NER", "A Nigerien speaker said that solar power decides where a school can be online."},
    {"DMA DOM", "Dominica and the Dominican Republic lost their cables in the same storm."},
    {"GNB GIN GNQ PNG",
     "Guinea-Bissau, Guinea, Equatorial Guinea and Papua New Guinea were present."},
    {"COD COG",
     "The Democratic Republic of the Congo and the Republic of the Congo share a river."},
    {"KOR PRK", "South Korea replied; North Korea did not send anybody."},
    {"GBR USA", "The UK and the US reserved their position."},
    {"USA", "The U.S. government sent a written statement."},
    {"NLD BEL", "Dutch and Belgian operators peer without contracts."},
    {"CHE", "Swiss voters rejected it twice."},
    {"TUR", "Türkiye offered to host the next meeting."},
    {"TCD", "Landlocked Chad pays four times as much for transit."},
    {"JOR LBN", "Jordan and Lebanon described how schools were reconnected."},
    {"GEO ARM", "Georgia and Armenia are joined by one cable."},
    {"PAN", "Panama said that its exchange point is run by volunteers."},
    {"FJI WSM TON", "Fiji, Samoa and Tonga spoke with one voice."},
    {"TTO", "Trinidad and Tobago asked who would pay."},
    {"ATG VCT KNA",
     "Antigua and Barbuda, Saint Vincent and the Grenadines and Saint Kitts and Nevis "
     "supported the text."},
    {"CPV STP", "Cabo Verde and Sao Tome and Principe share a registry."},
    {"CIV", "Côte d'Ivoire has a school of its own since last year."},
    {"SWZ MKD CZE", "Eswatini, North Macedonia and Czechia changed their names."},
    {"BIH", "Bosnia and Herzegovina was represented by its chamber of commerce."},
    {"TZA", "Two Tanzanian teachers told how they learned to splice fibre."},
    {"ZAF ZMB ZWE", "South African, Zambian and Zimbabwean networks meet at the bridge."},
    {"GBR", "British libraries lend hotspots."},
    {"PHL", "A Filipino lawyer explained the act of 2012."},
    {"NZL AUS", "New Zealand agreed with Australia, with one exception."},
    {"VNM LAO KHM", "Vietnam, Laos and Cambodia wait for the same ship."},
    {"HTI", "Haitian radio stations carry the lessons at night."},
    {"BRB JAM", "Barbadian and Jamaican youth asked for seats on the committee."},
    {"ARE SAU", "The UAE and Saudi Arabia were not in the room."},
    {"PSE ISR", "Palestine and Israel each sent one engineer."},
    {"SSD SDN", "South Sudan left the union that Sudan had joined."},
    {"TLS", "Timor-Leste has two providers."},
    {"", "A statement by the State of Georgia was read by a visitor from Atlanta."},
    {"", "She studied at the University of Georgia before she came to the forum."},
    {"", "Georgia Tech measured the outages."},
    {"", "The office in Atlanta, Georgia, will close."},
    {"", "Roast turkey was served at the reception."},
    {"", "Turkey sandwiches were all that the caterer had left."},
    {"", "A hanging chad decided the vote in the committee."},
    {"", "Chad Miller moderated the second half."},
    {"", "He wore a Panama hat and a tie."},
    {"", "Panama hats were given to all speakers."},
    {"", "Jordan Whitfield thanked the hosts."},
    {"", "Ms. Jordan asked for the floor twice."},
    {"", "As Michael Jordan put it, talent wins games."},
    {"", "We do not want our villages to be the guinea pig of a vendor."},
    {"", "Guinea pigs, he said, are never asked."},
    {"", "New Mexico has more tribal networks than any other state."},
    {"", "The Gulf of Mexico was crossed by a second cable."},
    {"", "They serve Brazil nuts with the coffee."},
    {"", "The hall was decorated with china and linen."},
    {"", "Let us not polish the text any further; who will swede it?"},
    {"", "Latin American and Caribbean countries meet each August."},
    {"", "The Indian Ocean cable was cut."},
    {"", "African American churches opened their halls."},
    {"", "It costs ten US dollars a month."},
    {"", "Interpretation was offered in Spanish, French and Portuguese."},
    {"", "The report will be translated into German."},
    {"", "Portuguese-speaking members met separately."},
    {"", "The next forum takes place in Mexico City."},
    {"", "Mali Okafor and Kenya Barnes spoke for the youth."},
    {"", "Israel Rosas closed the session."},
    {"", "Nobody in the room knew who owned the mast."},
    {"", "Peruse the annex; the oman is a typing error."},
    {"", "The Jordan River project was mentioned."},
    {"ISR IND", "The Israel Internet Association and the India Youth Initiative took part."},
    {"JOR", "In Jordan the schools are far apart."},
    {"GEO", "Delegates from Georgia left early. Georgia will write later."},
    {"IND", "India asked that the annex be read aloud."},
    {"DEU FRA", "Germany's and France's funds are spent."},
    {"ESP", "Spain and nobody else voted against."},
    {"MEX", "Mexico's delegate praised New Mexico for its libraries."},
    /* Spanish */
    {"PRY CRI", "Tomaron la palabra las delegaciones paraguaya y costarricense."},
    {"CHL ARG URY", "Chile, Argentina y Uruguay comparten un punto de intercambio."},
    {"PER", "El Perú pidió que se votara artículo por artículo."},
    {"ECU", "La representante ecuatoriana leyó una carta de los alcaldes."},
    {"SLV", "El Salvador presentó su red de bibliotecas."},
    {"SLV HND", "Los jóvenes salvadoreños y hondureños caminaron dos días para llegar."},
    {"DOM", "La República Dominicana ofreció una sede."},
    {"USA", "Estados Unidos no estuvo de acuerdo con el segundo párrafo."},
    {"USA", "Una empresa de los EE. UU. compró la torre."},
    {"USA", "La delegación estadounidense se abstuvo."},
    {"BOL", "El Estado Plurinacional de Bolivia recordó el acuerdo anterior."},
    {"VEN", "La República Bolivariana de Venezuela pidió la palabra al final."},
    {"VEN COL", "Técnicos venezolanos y colombianos repararon el cable de la frontera."},
    {"NIC GTM", "Nicaragua y Guatemala apoyan la propuesta."},
    {"CUB", "Los cubanos contaron cómo se arma una red de barrio."},
    {"ESP", "La experta española habló por videoconferencia."},
    {"BRA", "El moderador dio la palabra a la ministra brasileña."},
    {"MEX", "En México, los consejos se reúnen cada mes."},
    {"PAN", "Según la delegada panameña, no hay dinero para el segundo año."},
    {"HTI DOM", "Haití y República Dominicana comparten isla y no comparten cable."},
    {"TTO", "Trinidad y Tabago preguntó por los plazos."},
    {"GBR", "El Reino Unido observó la sesión."},
    {"NLD", "Países Bajos financia la beca."},
    {"CIV GNQ", "Costa de Marfil y Guinea Ecuatorial enviaron saludos."},
    {"KOR", "La República de Corea donó los equipos."},
    {"DEU CHE", "Cooperantes alemanes y suizos se retiran en diciembre."},
    {"PRY", "Un paraguayo y dos visitantes quedaron sin asiento."},
    {"PRI", "Puerto Rico perdió la mitad de sus antenas."},
    {"JAM BLZ", "Intervinieron Jamaica y Belice."},
    {"", "La reunión empezó tarde y terminó temprano."},
    {"", "Salvador Quiroga resumió los puntos."},
    {"", "Se sirvió pavo con chile y un mole de la casa."},
    {"", "El sombrero panamá quedó en la silla del ponente."},
    {"", "Nuevo México no es parte de la región."},
    {"", "El conejillo de Indias no firmó ningún consentimiento."},
    {"", "Hubo interpretación al español y al portugués."},
    {"", "El documento está en francés."},
    {"", "El próximo encuentro será en la Ciudad de México."},
    {"", "Los países latinoamericanos llegaron divididos."},
    {"", "La señora Granada vive en Santa Elena."},
    {"", "Los fines del proyecto no se discutieron, y los males tampoco."},
    {"", "El golfo de México fue el ejemplo."},
    {"", "Israel Duarte pidió un receso."},
    {"", "Se agradeció a Georgia Salas por las notas."},
    /* Portuguese */
    {"BRA PRT", "O Brasil e Portugal apresentaram um texto comum."},
    {"AGO MOZ", "Angola e Moçambique pediram mais tempo."},
    {"CPV GNB", "Cabo Verde e a Guiné-Bissau partilham o mesmo cabo."},
    {"MOZ", "A professora moçambicana falou das rádios comunitárias."},
    {"AGO BRA", "Engenheiros angolanos e brasileiros montaram a torre."},
    {"PRY URY", "As delegações paraguaia e uruguaia votaram juntas."},
    {"TLS", "Timor-Leste enviou uma carta."},
    {"USA", "Os Estados Unidos ficaram em silêncio."},
    {"GBR NLD", "O Reino Unido e os Países Baixos pagam a conta."},
    {"STP", "São Tomé e Príncipe tem uma só operadora."},
    {"COL", "A representante colombiana discordou."},
    {"MEX", "O México propôs um relator permanente."},
    {"FRA", "A França pediu a palavra."},
    {"ZAF", "A África do Sul recebeu os participantes."},
    {"KOR JPN", "Coreia do Sul e Japão ofereceram bolsas."},
    {"CIV", "A Costa do Marfim não respondeu."},
    {"EGY MAR", "Egito e Marrocos mandaram dois técnicos."},
    {"PER BOL", "Peruanos e bolivianos sentaram do mesmo lado."},
    {"", "A reunião foi em português, com interpretação para o inglês."},
    {"", "O peru assado foi servido às oito."},
    {"", "Um chapéu panamá ficou na mesa."},
    {"", "O porquinho-da-índia virou exemplo de todos."},
    {"", "Novo México tem redes indígenas."},
    {"", "Os países da América Latina chegaram cedo."},
    {"", "Maurício Lopes fez a ata."},
    {"", "O golfo do México apareceu no mapa."},
    {"", "Ninguém pediu a palavra depois do intervalo."},
    /* French */
    {"SEN MLI", "Le Sénégal et le Mali ont demandé un délai."},
    {"CIV BEN", "La Côte d'Ivoire et le Bénin partagent un câble."},
    {"SEN TGO", "Les délégations sénégalaise et togolaise ont voté ensemble."},
    {"DZA", "L'Algérie a proposé une autre date."},
    {"MAR TUN", "Des ingénieurs marocains et tunisiens ont posé l'antenne."},
    {"CMR", "Une enseignante camerounaise a raconté la panne."},
    {"USA", "Les États-Unis n'ont rien dit."},
    {"GBR", "Le Royaume-Uni a quitté la salle."},
    {"HTI", "Haïti a rappelé la tempête."},
    {"NER NGA", "Le Niger et le Nigéria ont la même langue de part et d'autre du fleuve."},
    {"NER", "La délégation nigérienne est arrivée à midi."},
    {"TCD", "Le Tchad paie le prix fort."},
    {"BEL CHE", "Les Belges et les Suisses se sont abstenus."},
    {"BFA", "Le Burkina Faso a une école de plus."},
    {"COD", "La République démocratique du Congo a pris la parole deux fois."},
    {"GNQ GIN", "La Guinée équatoriale a suivi la Guinée."},
    {"VNM", "Le Viet Nam a envoyé un message."},
    {"MDG COM", "Madagascar et les Comores attendent le navire."},
    {"CAN", "Une bibliothécaire canadienne a comparé les tarifs."},
    {"MUS", "L'île Maurice accueille la prochaine rencontre."},
    {"DEU", "L'Allemagne finance les bourses."},
    {"", "La séance s'est tenue en français et en anglais."},
    {"", "Maurice Delmas a présidé la séance."},
    {"", "Dominique Ferrand a pris les notes."},
    {"", "Un cochon d'Inde servait de mascotte."},
    {"", "Le chapeau de Panama était sur la chaise."},
    {"", "Le Nouveau-Mexique n'était pas invité."},
    {"", "Le bassin du Congo a été évoqué."},
    {"", "La dinde était froide et le café aussi."},
    {"", "Les pays africains ont parlé d'une seule voix."},
    {"", "Personne n'a répondu à la question sur les coûts."},
};

struct score {
    size_t found, right, wanted;
};

static bool has(const char *list, struct slice code)
{
    return slice_find_part(slice_of(list), code) < strlen(list);
}

/* Each country once, in the order of first sight. */
static void find(const char *text, struct str *codes)
{
    struct country_mention mention;
    for (size_t at = 0; country_next_mention(slice_of(text), &at, &mention);) {
        struct slice code = country_code(mention.country);
        if (codes->size == 0 || !has(str_text(codes), code)) {
            str_add_text(codes, codes->size > 0 ? " " : "");
            str_add(codes, code);
        }
    }
}

static void count(const char *countries, const char *codes, struct score *score)
{
    for (size_t at = 0; at + 3 <= strlen(codes); at += 4) {
        score->found++;
        score->right += has(countries, slice_make(codes + at, 3)) ? 1 : 0;
    }
    score->wanted += (strlen(countries) + 1) / 4;
}

static void countries_are_found_in_sentences(void)
{
    struct score score = {0};
    for (size_t i = 0; i < COUNT(rows); i++) {
        struct str codes = {0};
        find(rows[i].text, &codes);
        count(rows[i].countries, str_text(&codes), &score);
        if (strcmp(str_text(&codes), rows[i].countries) != 0) {
            printf("# wanted [%s], found [%s]: %s\n", rows[i].countries, str_text(&codes),
                   rows[i].text);
        }
        str_release(&codes);
    }
    printf("# countries in %zu sentences: precision %.3f, recall %.3f\n", COUNT(rows),
           (double)score.right / (double)score.found, (double)score.right / (double)score.wanted);
    expect(COUNT(rows) >= 120);
    expect(score.right * 100 >= score.found * 98);
    expect(score.right * 100 >= score.wanted * 95);
}

static const struct test tests[] = {
    {"countries are found in sentences", countries_are_found_in_sentences},
};

int main(int argc, char **argv)
{
    return test_main(tests, COUNT(tests), argc, argv);
}
