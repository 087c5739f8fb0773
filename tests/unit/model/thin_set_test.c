/* Sentences that reports have, thin or not, as a reader who was not there finds them: does it say
 * what was said, or only that something was? Written by hand before the rule was tried on them. */
#include "model/coverage.h"

#include <stdio.h>

#include "expect.h"

static const struct {
    bool thin;
    const char *text;
} rows[] = {
    /* English */
    {true, "They presented their initiative and answered questions."},
    {true, "The delegate shared the experience of his country and thanked the organisers."},
    {true, "She described the process, the progress made and the challenges that remain."},
    {true, "A very interesting presentation on the work done so far at national level."},
    {true, "Spoke about the history of the forum and the main topics discussed."},
    {true, "Peru gave an overview of its activities during the past year."},
    {true, "The speaker highlighted several important points."},
    {true, "They commented on what the others had said and gave their views."},
    {true, "An update was given."},
    {true, "Welcomed the participants and introduced the panelists."},
    {true, "Ghana explained its position on this topic in detail and the reasons for it."},
    {true, "He talked about best practices and lessons learned from different events."},
    {true, "Agreed with the previous speaker."},
    {true, "There was a rich discussion with many contributions from the participants."},
    {false, "Licences cost 300 dollars a year, which no village pays."},
    {false, "Fishermen built the mast out of old pipes."},
    {false, "The ministry will close the fund in March."},
    {false, "No government money was taken, so that nobody sets the agenda."},
    {false, "Wants the deadline moved to June and a smaller committee."},
    {false, "Half of the schools lost electricity after the storm."},
    {false, "Their forum is run by students, without a budget."},
    {false, "Opposes the tax: it would double the price of a handset."},
    {false, "Spectrum should be free for community radio in rural areas."},
    {false, "Explained that the registry keeps no data of minors since the court's ruling."},
    {false, "Asked who pays for the translation into indigenous languages."},
    /* Spanish */
    {true, "Explicaron cómo surgió la iniciativa y las actividades que se han realizado."},
    {true, "El delegado compartió la experiencia de su país y agradeció a los organizadores."},
    {true, "Hizo una presentación muy interesante sobre los avances y los desafíos."},
    {true, "Se refirió a los principales temas tratados en el foro nacional."},
    {true, "Bolivia expuso su punto de vista sobre la situación actual."},
    {true, "Comentaron lo que se ha hecho y lo que falta por hacer."},
    {true, "Dio la bienvenida a los participantes y presentó a los panelistas."},
    {true, "Hubo un intercambio de opiniones entre los asistentes."},
    {true, "Habló de la importancia de este tipo de encuentros."},
    {true, "Mencionó varios aspectos relevantes del proceso."},
    {true, "Estuvo de acuerdo con lo dicho anteriormente."},
    {false, "El cable llega a la isla en marzo y lo paga la cooperativa."},
    {false, "No aceptan dinero del gobierno para que la agenda quede libre."},
    {false, "Pide bajar el precio de la licencia para las radios rurales."},
    {false, "Veinte escuelas siguen sin luz después del huracán."},
    {false, "Explicó que la ley prohíbe compartir antenas entre vecinos."},
    {false, "Los jueces no saben leer una dirección IP."},
    {false, "Propone un relator permanente y actas públicas."},
    {false, "Las mujeres pescadoras repararon la torre con tubos viejos."},
    /* Portuguese */
    {true, "Apresentaram a iniciativa e responderam às perguntas dos participantes."},
    {true, "A representante compartilhou a experiência do seu país e agradeceu o convite."},
    {true, "Falou sobre os avanços, os desafios e as boas práticas."},
    {true, "Explicou como surgiu o fórum nacional e os eventos que foram organizados."},
    {true, "Fez uma apresentação muito interessante sobre o trabalho realizado."},
    {true, "Destacou a importância do diálogo entre os vários setores."},
    {true, "Comentou os principais pontos do debate e deu a sua opinião."},
    {true, "Deu as boas-vindas a todos e apresentou os palestrantes."},
    {true, "Angola fez um resumo das atividades do ano passado."},
    {false, "A lei de 2014 obriga as operadoras a guardar registros por um ano."},
    {false, "O barco só chega duas vezes por semana com as peças."},
    {false, "Pede que o espectro seja gratuito para rádios comunitárias."},
    {false, "Não recebem dinheiro público, para que a agenda fique livre."},
    {false, "Metade das escolas ficou sem luz depois da enchente."},
    {false, "O fundo fecha em junho e ninguém foi avisado."},
    {false, "Estudantes montaram a antena no telhado do mercado."},
    {false, "Rejeita o imposto: dobra o preço do aparelho."},
    /* French */
    {true, "Ils ont présenté leur initiative et répondu aux questions des participants."},
    {true, "La déléguée a partagé l'expérience de son pays et remercié les organisateurs."},
    {true, "Il a parlé des progrès réalisés, des défis et des bonnes pratiques."},
    {true, "Elle a expliqué comment est né le forum national et les activités menées."},
    {true, "Une présentation très intéressante sur le travail accompli."},
    {true, "Il a souligné l'importance du dialogue entre tous les acteurs."},
    {true, "A donné son point de vue sur la situation actuelle."},
    {true, "Le Togo a fait un exposé sur ses activités de l'année passée."},
    {true, "Il y a eu un échange de vues entre les participants."},
    {false, "Le câble arrive en mars et la coopérative le paie."},
    {false, "La loi interdit de partager les antennes entre voisins."},
    {false, "Demande que les fréquences soient gratuites pour les radios rurales."},
    {false, "La moitié des écoles n'a plus de courant depuis le cyclone."},
    {false, "Aucun argent public, afin que personne ne dicte l'ordre du jour."},
    {false, "Des pêcheuses ont réparé le pylône avec de vieux tuyaux."},
    {false, "Le fonds ferme en juin, personne n'a été averti."},
    {false, "S'oppose à la taxe : elle double le prix du téléphone."},
};

static void thin_and_not_thin_are_told_apart(void)
{
    size_t found = 0, right = 0, wanted = 0;
    for (size_t i = 0; i < COUNT(rows); i++) {
        bool thin = coverage_is_thin(slice_of(rows[i].text));
        found += thin ? 1 : 0;
        wanted += rows[i].thin ? 1 : 0;
        right += thin && rows[i].thin ? 1 : 0;
        if (thin != rows[i].thin) {
            printf("# %s: %s\n", thin ? "found thin" : "not found", rows[i].text);
        }
    }
    printf("# thin in %zu sentences: precision %.3f, recall %.3f\n", COUNT(rows),
           (double)right / (double)found, (double)right / (double)wanted);
    expect(COUNT(rows) >= 60);
    expect(right * 100 >= found * 95);
    expect(right * 100 >= wanted * 95);
}

static const struct test tests[] = {
    {"thin and not thin are told apart", thin_and_not_thin_are_told_apart},
};

int main(int argc, char **argv)
{
    return test_main(tests, COUNT(tests), argc, argv);
}
