/* Lists of people as they are pasted: from programmes, mails, spreadsheets. */
#include "model/person_list.h"

#include "expect.h"

/* A row a person: name, organizations, role, country, in brackets, `?` where doubtful. */
static void add_field(struct str *out, struct slice field)
{
    str_add_text(out, "|");
    str_add(out, field);
}

static void show(const struct person_list *list, struct str *out)
{
    for (size_t i = 0; i < list->count; i++) {
        const struct person_line *person = &list->people[i];
        str_add_text(out, i > 0 ? "\n" : "");
        str_add_text(out, person->doubtful ? "? " : "");
        str_add(out, person->name);
        add_field(out, person->organization);
        add_field(out, person->role);
        add_field(out, country_code(person->country));
        add_field(out, person->stakeholder_group);
        add_field(out, person->channel);
        while (out->at[out->size - 1] == '|') {
            str_splice(out, out->size - 1, 1, slice_of(""));
        }
        str_add_text(out, person->regrets ? " regrets" : "");
        expect_int(person->doubtful, person->why.size > 0);
    }
}

struct row {
    const char *pasted, *people;
};

static void check(const struct row *rows, size_t count)
{
    struct person_list list = {0};
    for (size_t i = 0; i < count; i++) {
        struct str shown = {0};
        test_row("%s", rows[i].pasted);
        person_list_parse(slice_of(rows[i].pasted), &list);
        show(&list, &shown);
        expect_str(str_text(&shown), rows[i].people);
        str_release(&shown);
    }
    person_list_release(&list);
}

#define TWO "Ana Silva|NIC.CR\nLuis Paz|XY.ORG"

static void marks_of_lists_go(void)
{
    static const struct row rows[] = {
        {"Ana Silva, NIC.CR\nLuis Paz, XY.ORG", TWO},
        {"- Ana Silva, NIC.CR\n- Luis Paz, XY.ORG\n", TWO},
        {"* Ana Silva, NIC.CR\r\n* Luis Paz, XY.ORG\r\n", TWO},
        {"1. Ana Silva, NIC.CR\n2. Luis Paz, XY.ORG", TWO},
        {"1) Ana Silva, NIC.CR\n2) Luis Paz, XY.ORG", TWO},
        {"(1) Ana Silva, NIC.CR\n(2) Luis Paz, XY.ORG", TWO},
        {"1.- Ana Silva, NIC.CR\n2.- Luis Paz, XY.ORG", TWO},
        {"1 - Ana Silva, NIC.CR\n2 - Luis Paz, XY.ORG", TWO},
        {"1.Ana Silva, NIC.CR\n2.Luis Paz, XY.ORG", TWO},
        {"1º Ana Silva, NIC.CR\n2º Luis Paz, XY.ORG", TWO},
        {"1. Ana Silva, NIC.CR 2. Luis Paz, XY.ORG", TWO},
        {"1 Ana Silva, NIC.CR\n2 Luis Paz, XY.ORG", TWO},
        {"1.\tAna Silva, NIC.CR\n2.\tLuis Paz, XY.ORG", TWO},
        {"a) Ana Silva, NIC.CR\nb) Luis Paz, XY.ORG", TWO},
        {"• Ana Silva, NIC.CR\n•Luis Paz, XY.ORG", TWO},
        {"•\tAna Silva, NIC.CR\n•\tLuis Paz, XY.ORG", TWO},
        {"-Ana Silva, NIC.CR\n-Luis Paz, XY.ORG", TWO},
        {"– Ana Silva, NIC.CR\n— Luis Paz, XY.ORG", TWO},
        {"- [ ] Ana Silva, NIC.CR\n- [x] Luis Paz, XY.ORG", TWO},
        {"> Ana Silva, NIC.CR\n> Luis Paz, XY.ORG", TWO},
        {"  - Ana Silva, NIC.CR\n    - Luis Paz, XY.ORG", TWO},
        {"Ana Silva, NIC.CR\n\n\nLuis Paz, XY.ORG\n\n", TWO},
        {"Ana Silva, NIC.CR,\nLuis Paz, XY.ORG,\n", TWO},
        {"Ana Silva, NIC.CR;\nLuis Paz, XY.ORG;", TWO},
        {"Ana Silva, NIC.CR\n----------\nLuis Paz, XY.ORG", TWO},
        {"", ""},
        {"\n\n", ""},
        {"---", ""},
    };
    check(rows, COUNT(rows));
}

static const struct row under_headings[] = {
    {"Participants:\nAna Silva, NIC.CR\nLuis Paz, XY.ORG", TWO},
    {"Participants\nAna Silva, NIC.CR\nLuis Paz, XY.ORG", TWO},
    {"PARTICIPANTES\n\nAna Silva, NIC.CR\nLuis Paz, XY.ORG", TWO},
    {"Participantes / Participants:\n- Ana Silva, NIC.CR\n- Luis Paz, XY.ORG", TWO},
    {"Participantes/Participants\n- Ana Silva, NIC.CR\n- Luis Paz, XY.ORG", TWO},
    {"Lista de participantes\nAna Silva, NIC.CR\nLuis Paz, XY.ORG", TWO},
    {"LISTA DE ASISTENTES:\nAna Silva, NIC.CR\nLuis Paz, XY.ORG", TWO},
    {"Lista de presença\nAna Silva, NIC.CR\nLuis Paz, XY.ORG", TWO},
    {"Liste des participants :\nAna Silva, NIC.CR\nLuis Paz, XY.ORG", TWO},
    {"List of Participants (2)\nAna Silva, NIC.CR\nLuis Paz, XY.ORG", TWO},
    {"Attendees (12)\nAna Silva, NIC.CR\nLuis Paz, XY.ORG", TWO},
    {"Attendees (2):\nAna Silva, NIC.CR\nLuis Paz, XY.ORG", TWO},
    {"12 participants\nAna Silva, NIC.CR\nLuis Paz, XY.ORG", TWO},
    {"## Participants\n\n- Ana Silva, NIC.CR\n- Luis Paz, XY.ORG", TWO},
    {"**Participants**\n- Ana Silva, NIC.CR\n- Luis Paz, XY.ORG", TWO},
    {"**Participants:**\n- Ana Silva, NIC.CR\n- Luis Paz, XY.ORG", TWO},
    {"Participantes de la sesión:\nAna Silva, NIC.CR\nLuis Paz, XY.ORG", TWO},
    {"Session participants – confirmed\nAna Silva, NIC.CR\nLuis Paz, XY.ORG", TWO},
    {"Present:\nAna Silva, NIC.CR\nLuis Paz, XY.ORG", TWO},
    {"Total: 2\nAna Silva, NIC.CR\nLuis Paz, XY.ORG", TWO},
    {"1. Participantes\nAna Silva, NIC.CR\nLuis Paz, XY.ORG", TWO},
    {"Ana Silva, NIC.CR\n\nOtros participantes:\nLuis Paz, XY.ORG", TWO},
    {"Participants: Ana Silva, NIC.CR\nLuis Paz, XY.ORG", TWO},
    {"Panelistas:\nAna Silva, NIC.CR\nLuis Paz, XY.ORG",
     "Ana Silva|NIC.CR|Panelistas\nLuis Paz|XY.ORG|Panelistas"},
    {"Panelists\n\nAna Silva, NIC.CR\n\nLuis Paz, XY.ORG",
     "Ana Silva|NIC.CR|Panelists\nLuis Paz|XY.ORG"},
    {"Panelistas / Panelists:\n- Ana Silva\n- Moderator: Luis Paz\n\n- Eva Ríos",
     "Ana Silva||Panelistas / Panelists\nLuis Paz||Moderator\nEva Ríos"},
    {"Moderator\nAna Silva, NIC.CR\nPanelists\nLuis Paz, XY.ORG\nEva Ríos",
     "Ana Silva|NIC.CR|Moderator\nLuis Paz|XY.ORG|Panelists\nEva Ríos||Panelists"},
    {"Moderadora:\nAna Silva, NIC.CR\nLuis Paz, XY.ORG",
     "Ana Silva|NIC.CR|Moderadora\nLuis Paz|XY.ORG"},
    {"Remote participants:\nAna Silva, NIC.CR", "Ana Silva|NIC.CR||||online"},
    {"Participantes en sala:\nAna Silva, NIC.CR", "Ana Silva|NIC.CR||||onsite"},
    {"Online:\nAna Silva, NIC.CR", "Ana Silva|NIC.CR||||online"},
    {"Participantes (en línea):\nAna Silva, NIC.CR", "Ana Silva|NIC.CR||||online"},
    {"Costa Rica:\n- Ana Silva, XY.ORG\n- Luis Paz", "Ana Silva|XY.ORG||CRI\nLuis Paz|||CRI"},
    {"Sociedad civil\n- Ana Silva, XY.ORG", "Ana Silva|XY.ORG|||Sociedad civil"},
    {"Ana Silva\n\nRegrets:\nLuis Paz, XY.ORG", "Ana Silva\nLuis Paz|XY.ORG regrets"},
    {"Ausentes / Absent:\nLuis Paz, XY.ORG\n\nEva Ríos", "Luis Paz|XY.ORG regrets\nEva Ríos"},
    {"Regrets: Luis Paz, Mateo Ruiz\nEva Ríos", "Luis Paz regrets\nMateo Ruiz regrets\nEva Ríos"},
    {"Absent with apologies: Luis Paz, Cuba", "Luis Paz|||CUB regrets"},
    {"Costa Rica\n- Ana Silva, XY.ORG\n\nPeru\n- Luis Paz",
     "Ana Silva|XY.ORG||CRI\nLuis Paz|||PER"},
    /* Titles stand above it, and are given back. */
    {"FORUM 12 – Panel 3\n2 August 2017, Main hall\n\nParticipants:\nAna Silva, NIC.CR\n"
     "Luis Paz, XY.ORG",
     TWO},
    /* What is no heading that is known is kept, and asked. */
    {"Table 4:\nAna Silva, NIC.CR", "? Table|4\nAna Silva|NIC.CR"},
};

static void headings_are_no_people(void)
{
    check(under_headings, COUNT(under_headings));
}

static void a_row_that_goes_on_is_joined_and_a_person_is_not(void)
{
    static const struct row rows[] = {
        {"- Ñusta Quispe, MINTEL, Perú\n  Dr. Kevin O'Brien, LACNIC\n- Eva Ríos",
         "Ñusta Quispe|MINTEL||PER\nDr. Kevin O'Brien|LACNIC\nEva Ríos"},
        {"- Ñusta Quispe, MINTEL, Perú\n  Kevin O'Brien\n- Eva Ríos",
         "Ñusta Quispe|MINTEL||PER\nKevin O'Brien\nEva Ríos"},
        {"- Kevin O'Brien, LACNIC\n  Ñusta Quispe, MINTEL",
         "Kevin O'Brien|LACNIC\n? Ñusta Quispe|MINTEL"},
        {"- Ñusta Quispe, MINTEL,\n  Perú\n- Eva Ríos", "Ñusta Quispe|MINTEL||PER\nEva Ríos"},
        {"- Ana Silva, National\n  Institute\n- Luis Paz",
         "Ana Silva|National Institute\nLuis Paz"},
        {"- Ana Silva, Instituto Federal de\n  Telecomunicaciones, México\n- Luis Paz",
         "Ana Silva|Instituto Federal de Telecomunicaciones||MEX\nLuis Paz"},
        {"- Ana Silva, Instituto Federal\n  de Telecomunicaciones\n- Luis Paz",
         "Ana Silva|Instituto Federal de Telecomunicaciones\nLuis Paz"},
        {"Ana Silva, Instituto Federal\nde Telecomunicaciones, México\nLuis Paz",
         "Ana Silva|Instituto Federal de Telecomunicaciones||MEX\nLuis Paz"},
        {"1. Ana Silva, Secretary of the\n2. Example Group (Peru)\n3. Luis Paz",
         "Ana Silva||Secretary of the Example Group|PER\nLuis Paz"},
        {"- Ana Silva, XY.ORG,\n- Peru\n- Luis Paz", "Ana Silva|XY.ORG||PER\nLuis Paz"},
        {"Ana Silva\n(Peru)\nLuis Paz", "Ana Silva|||PER\nLuis Paz"},
        {"- Ana Silva\n  Rural Link\n- Luis Paz", "? Ana Silva|Rural Link\nLuis Paz"},
        {"- Ana Silva\n  NIC.CR\n- Luis Paz\n  XY.ORG", TWO},
        {"- Ana Silva\n  - NIC.CR\n- Luis Paz\n  - XY.ORG", TWO},
        {"Ana Silva\nNIC.CR\n\nLuis Paz\nXY.ORG", TWO},
        {"Ana Silva\nNIC.CR, Costa Rica\n\nLuis Paz\nXY.ORG, Peru\n",
         "Ana Silva|NIC.CR||CRI\nLuis Paz|XY.ORG||PER"},
        {"Ana Silva,\nLuis Paz,\nWayra Mamani,\nEva Ríos",
         "Ana Silva\nLuis Paz\nWayra Mamani\nEva Ríos"},
        {"ana silva\nluis paz", "ana silva\nluis paz"},
        {"- Ana Silva, NIC.CR\n  Moderator\n- Luis Paz, XY.ORG",
         "Ana Silva|NIC.CR|Moderator\nLuis Paz|XY.ORG"},
        {"Ana Silva /\nNIC.CR\nLuis Paz", "Ana Silva|NIC.CR\nLuis Paz"},
        {"NIC.CR\nXY.ORG", "? NIC.CR\n? XY.ORG"},
        {"Mr John Smith\nDepartment of Energy\nPeru\n\nMs Jane Doe\nXY.ORG",
         "Mr John Smith|Department of Energy||PER\nMs Jane Doe|XY.ORG"},
        {"Ms Ana Silva\nHead of Policy\nNIC.CR\n\nMr Luis Paz\nEngineer\nXY.ORG",
         "Ms Ana Silva|NIC.CR|Head of Policy\nMr Luis Paz|XY.ORG|Engineer"},
        {"- Ana Silva, Fundación\n  Acceso, Costa Rica\n- Luis Paz",
         "? Ana Silva|Fundación Acceso||CRI\nLuis Paz"},
        {"- Ana Silva, Peru\n  School of Networks\nRapporteur: Luis Paz",
         "Ana Silva|School of Networks||PER\nLuis Paz||Rapporteur"},
    };
    check(rows, COUNT(rows));
}

static void a_surname_in_front_is_put_behind(void)
{
    static const struct row rows[] = {
        {"Haces, Ricardo\tTelmex\tMéxico", "Ricardo Haces|Telmex||MEX"},
        {"Pérez, Luis; IETF; Colômbia", "Luis Pérez|IETF||COL"},
        {"García Pérez, Luis; IETF; Colombia", "Luis García Pérez|IETF||COL"},
        {"de la Cruz, María José\tXY.ORG", "María José de la Cruz|XY.ORG"},
        {"O'Brien, Dr. Kevin\tLACNIC", "Dr. Kevin O'Brien|LACNIC"},
        {"HACES, RICARDO\tTELMEX\tMÉXICO", "RICARDO HACES|TELMEX||MEX"},
        {"HACES Ricardo\tTelmex", "Ricardo HACES|Telmex"},
        {"Quispe, Ñusta\tMINTEL", "Ñusta Quispe|MINTEL"},
        {"Silva, Ana, NIC.CR, Costa Rica", "? Ana Silva|NIC.CR||CRI"},
        {"Silva, Ana", "? Ana Silva"},
        {"Silva, Ana (NIC.CR)", "? Ana Silva|NIC.CR"},
        {"Dr. Silva, Ana, NIC.CR", "? Dr. Ana Silva|NIC.CR"},
        {"García Pérez, Luis, IETF", "? Luis García Pérez|IETF"},
        {"Quispe, Ñusta, MINTEL", "? Ñusta Quispe|MINTEL"},
        {"SILVA Ana, NIC.CR", "Ana SILVA|NIC.CR"},
        {"SILVA PAZ Ana María, NIC.CR", "Ana María SILVA PAZ|NIC.CR"},
        {"QUISPE Ñusta, MINTEL", "? Ñusta QUISPE|MINTEL"},
        {"SILVA, Ana, NIC.CR", "Ana SILVA|NIC.CR"},
        {"España, Luis, XY.ORG", "? Luis España|XY.ORG"},
        {"Ana Silva, NIC.CR", "Ana Silva|NIC.CR"},
        {"Ana Silva, Telmex", "Ana Silva|Telmex"},
        {"Ana Silva, Rural Link", "Ana Silva|Rural Link"},
        {"Ñusta Quispe, Telmex, Perú", "Ñusta Quispe|Telmex||PER"},
        {"Pedro, XY.ORG", "Pedro|XY.ORG"},
        {"Pedro, Telmex", "Pedro|Telmex"},
        {"Ana Silva; NIC.CR; Costa Rica", "Ana Silva|NIC.CR||CRI"},
    };
    check(rows, COUNT(rows));
}

static void tables_are_read_by_their_columns(void)
{
    static const struct row rows[] = {
        {"Name;Organization;Country\nAna Silva;NIC.CR;Costa Rica\nLuis Paz;XY.ORG;Peru",
         "Ana Silva|NIC.CR||CRI\nLuis Paz|XY.ORG||PER"},
        {"Nombre\tOrganización\tPaís\nPérez, Luis\tIETF\tColombia\nAna Silva\tOpen Society, "
         "Peru Chapter\tChile",
         "Luis Pérez|IETF||COL\nAna Silva|Open Society, Peru Chapter||CHL"},
        {"País;Nome;Instituição;Função\nBrasil;João Lima;CGI.br;Moderador",
         "João Lima|CGI.br|Moderador|BRA"},
        {"Nom;Prénom;Organisation;Pays\nDupont;Claire;AFNIC;France", "Claire Dupont|AFNIC||FRA"},
        {"Apellidos\tNombres\tEntidad\nSilva Paz\tAna María\tXY.ORG", "Ana María Silva Paz|XY.ORG"},
        {"First name,Last name,Affiliation\nAna,Silva,\"Open Society, Peru Chapter\"",
         "Ana Silva|Open Society, Peru Chapter||PER"},
        {"Name,Organization,Country\n\"Silva, Ana\",NIC.CR,Costa Rica", "Ana Silva|NIC.CR||CRI"},
        {"| Name | Organization |\n|------|------|\n| Ana Silva | NIC.CR |\n| Luis Paz | XY.ORG |",
         TWO},
        {"| Ana Silva | NIC.CR |\n| Luis Paz | XY.ORG |", TWO},
        {"No.\tNombre / Name\tOrganización / Organization\tFirma\n1\tAna Silva\tNIC.CR\t\n"
         "2\tLuis Paz\tXY.ORG\t",
         TWO},
        {"#;Name;Org\n1;Ana Silva;NIC.CR\n2;Luis Paz;XY.ORG", TWO},
        {"Participantes:\nNombre;Organización\nAna Silva;NIC.CR\n\nLuis Paz;XY.ORG", TWO},
        {"Name\nAna Silva\nLuis Paz", "Ana Silva\nLuis Paz"},
        {"Ana Silva\tNIC.CR\nLuis Paz\tXY.ORG", TWO},
        {"1\tAna Silva\tNIC.CR\n2\tLuis Paz\tXY.ORG", TWO},
        {"\"Silva, Ana\",NIC.CR,Costa Rica", "Ana Silva|NIC.CR||CRI"},
        {"Costa Rica\tAna Silva\tNIC.CR", "Ana Silva|NIC.CR||CRI"},
        {"Moderator\tAna Silva\tNIC.CR", "Ana Silva|NIC.CR|Moderator"},
        {"Ana Silva\tPolicy Director\tNIC.CR\tCosta Rica", "Ana Silva|NIC.CR|Policy Director|CRI"},
        {"NIC.CR\tAna Silva\tCosta Rica", "? Ana Silva|NIC.CR||CRI"},
        {"Ana\tSilva\tNIC.CR", "? Ana Silva|NIC.CR"},
        {"Silva\tAna\tNIC.CR", "? Ana Silva|NIC.CR"},
        {"Name;Country\nAna Silva;Narnia", "? Ana Silva"},
        {"Ana Silva\tNIC.CR\n\tXY.ORG", "Ana Silva|NIC.CR\n? XY.ORG"},
    };
    check(rows, COUNT(rows));
}

static void several_people_in_one_row_are_taken_apart(void)
{
    static const struct row rows[] = {
        {"Ana Silva, NIC.CR; Luis Paz, XY.ORG", TWO},
        {"Ana Silva (NIC.CR), Luis Paz (XY.ORG)", TWO},
        {"Participants: Ana Silva, Luis Paz and Eva Ríos", "Ana Silva\nLuis Paz\nEva Ríos"},
        {"Panelistas: Ana Silva, Luis Paz y Eva Ríos",
         "Ana Silva||Panelistas\nLuis Paz||Panelistas\nEva Ríos||Panelistas"},
        {"Ana Silva, Luis Paz, Eva Ríos", "? Ana Silva\n? Luis Paz\n? Eva Ríos"},
        {"Ñusta Quispe, Wayra Mamani, Inti Condori", "? Ñusta Quispe|Wayra Mamani;Inti Condori"},
        {"Participants: Ana Silva, NIC.CR, Costa Rica", "Ana Silva|NIC.CR||CRI"},
        {"Mexico: Ana Silva (NIC.CR), Luis Paz (XY.ORG)",
         "Ana Silva|NIC.CR||MEX\nLuis Paz|XY.ORG||MEX"},
        {"Participants (2): Ana Silva (NIC.CR), Luis Paz (XY.ORG)", TWO},
    };
    check(rows, COUNT(rows));
}

static void all_sorts_of_rows_are_read(void)
{
    static const struct row rows[] = {
        {"Dr. Ana Silva (Costa Rica) – NIC.CR", "Dr. Ana Silva|NIC.CR||CRI"},
        {"Sr. Luis Paz, Sra. Presidente, XY.ORG", "Sr. Luis Paz|Sra. Presidente;XY.ORG"},
        {"Mtro. Luis Paz—XY.ORG—Perú", "Mtro. Luis Paz|XY.ORG||PER"},
        {"Ana Silva – NIC.CR", "Ana Silva|NIC.CR"},
        {"Ana Silva <ana@nic.example>, NIC.CR", "Ana Silva|NIC.CR"},
        {"Ana Silva, NIC.CR, ana@nic.example", "Ana Silva|NIC.CR"},
        {"Ana Silva,NIC.CR,ana@nic.example", "Ana Silva|NIC.CR"},
        {"Ana Silva (Chile).", "Ana Silva|||CHL"},
        {"Ana Silva, Example Inc.", "Ana Silva|Example Inc."},
        {"Ana Silva (ana@nic.example), Costa Rica", "Ana Silva|||CRI"},
        {"Costa Rica: Ana Silva, NIC.CR", "Ana Silva|NIC.CR||CRI"},
        {"Moderator - Ana Silva, NIC.CR", "Ana Silva|NIC.CR|Moderator"},
        {"Moderadora/Moderator: Ana Silva, NIC.CR", "Ana Silva|NIC.CR|Moderadora/Moderator"},
        {"Minister Ana Silva, Ministry of Energy, Peru",
         "Minister Ana Silva|Ministry of Energy||PER"},
        {"Ana Silva, PhD, NIC.CR", "Ana Silva PhD|NIC.CR"},
        {"Ana Silva PhD, NIC.CR", "Ana Silva PhD|NIC.CR"},
        {"Ana Silva @ NIC.CR", "Ana Silva|NIC.CR"},
        {"João d'Ávila (CGI.br)", "João d'Ávila|CGI.br"},
        {"Mme Claire DUPONT (AFNIC, France)", "? Mme Claire DUPONT|AFNIC||FRA"},
        {"Ana Silva, NIC.CR, https://nic.example", "Ana Silva|NIC.CR"},
        {"Ana Silva (she/her), NIC.CR", "Ana Silva|NIC.CR"},
        {"Ana Silva [NIC.CR]", "Ana Silva|NIC.CR"},
        {"Ana Silva, Book Trust / Island Library Friends",
         "Ana Silva|Book Trust;Island Library Friends"},
        {"Panelists: :Participantes / Participants: Ana Silva",
         "? :Participantes|Participants;Ana Silva|Panelists"},
        {"Embajador de Francia", "? Embajador de Francia"},
        {"APC Ana Silva", "? Ana Silva APC"},
        {"Rapporteur: TBC\nAna Silva", "Ana Silva"},
        {"**Moderator:** Ana Silva (NIC.CR)\n- *Luis Paz*, XY.ORG",
         "Ana Silva|NIC.CR|Moderator\nLuis Paz|XY.ORG"},
        {"Moderación: Ana Silva. Relatoría: Luis Paz.",
         "Ana Silva||Moderación\nLuis Paz||Relatoría"},
        {"Panel: Ana Silva, Luis Paz", "Ana Silva\nLuis Paz"},
        {"Organizer(s) & moderators\nAna Silva", "Ana Silva||Organizer(s) & moderators"},
        {"Panel: Local spaces\nAna Silva", "Ana Silva"},
        {"José de San Martín, XY.ORG", "? José de San Martín|XY.ORG"},
        {"Ana Silva de Costa Rica", "Ana Silva|||CRI"},
        {"Venue: Main hall\nFecha: 2 de agosto\nAna Silva", "Ana Silva"},
        {"Name: Ana Silva\nOrganization: NIC.CR\n\nName: Luis Paz\nOrganization: XY.ORG", TWO},
        {"1.   Ana Silva      NIC.CR\n2.   Luis Paz       XY.ORG", TWO},
        {"Ana\xc2\xa0Silva,\xc2\xa0NIC.CR", "Ana Silva|NIC.CR"},
        {"Ana Silva | NIC.CR | CR", "Ana Silva|NIC.CR||CRI"},
    };
    check(rows, COUNT(rows));
}

static void what_is_not_taken_is_given_back(void)
{
    struct person_list list = {0};
    person_list_parse(slice_of("Ana Silva, NIC.CR, ana@nic.example\n12\nLuis Paz <l@xy.example>"),
                      &list);
    expect_int(list.count, 2);
    expect_str(str_text(&list.nameless), "12");
    expect_str(str_text(&list.left_out), "ana@nic.example\nl@xy.example");
    person_list_release(&list);
}

static void a_heading_may_say_more_behind_a_dash(void)
{
    static const struct row rows[] = {
        {"LIST OF PARTICIPANTS — Room 4B (as of 23/11)\nAna Silva, NIC.CR\nLuis Paz, XY.ORG", TWO},
        {"Lista de participantes - Sala 2\nAna Silva, NIC.CR\nLuis Paz, XY.ORG", TWO},
        {"Lista de presença – manhã\nAna Silva, NIC.CR\nLuis Paz, XY.ORG", TWO},
        {"Liste des participants | salle A\nAna Silva, NIC.CR\nLuis Paz, XY.ORG", TWO},
        {"Participants — Ana Silva, NIC.CR\nLuis Paz, XY.ORG", TWO},
    };
    check(rows, COUNT(rows));
}

static void a_total_is_no_person(void)
{
    static const char *const totals[] = {"Total: 13 + 1",
                                         "Total 14",
                                         "Total: 13 + 1 (online)",
                                         "TOTAL DE PARTICIPANTES: 14",
                                         "Total général : 14",
                                         "Grand total 14",
                                         "Subtotal 3",
                                         "En total 14 personas",
                                         "Em suma 14",
                                         "14 in total",
                                         "Sum: 14 people"};
    for (size_t i = 0; i < COUNT(totals); i++) {
        struct str pasted = {0};
        struct str shown = {0};
        struct person_list list = {0};
        test_row("%s", totals[i]);
        str_add_format(&pasted, "Ana Silva, NIC.CR\nLuis Paz, XY.ORG\n%s", totals[i]);
        person_list_parse(str_slice(&pasted), &list);
        show(&list, &shown);
        expect_str(str_text(&shown), TWO);
        person_list_release(&list);
        str_release(&pasted);
        str_release(&shown);
    }
    struct row company = {"Ana Silva, Total Play\nLuis Paz, Total 5G Ltd",
                          "Ana Silva|Total Play\nLuis Paz|Total 5G Ltd"};
    check(&company, 1);
}

static void numbers_of_the_list_are_kept(void)
{
    struct person_list list = {0};
    static const char pasted[] = "1) Ana Silva, NIC.CR\n4. Luis Paz; Peru; XY.ORG\n"
                                 "7.\tEva Ruiz\tNIC.CR\tMexico\n8 - Mario Soto - LACNIC\n"
                                 "• Rosa Mora, NIC.CR";
    static const size_t numbers[] = {1, 4, 7, 8, 0};
    person_list_parse(slice_of(pasted), &list);
    expect_int(list.count, COUNT(numbers));
    for (size_t i = 0; i < list.count && i < COUNT(numbers); i++) {
        expect_int(list.people[i].number, numbers[i]);
    }
    person_list_parse(slice_of("No;Name;Country\n3;Ana Silva;Peru\n5.;Luis Paz;Chile"), &list);
    expect_int(list.count, 2);
    expect_int(list.people[0].number, 3);
    expect_int(list.people[1].number, 5);
    person_list_release(&list);
}

static void a_slash_within_a_word_is_part_of_the_name(void)
{
    static const struct row rows[] = {
        {"Ana Silva, UPV/EHU, España", "Ana Silva|UPV/EHU||ESP"},
        {"Ana Silva, NIC.XX / MAG", "Ana Silva|NIC.XX;MAG"},
        {"Ana Silva, NIC.XX/ MAG", "Ana Silva|NIC.XX;MAG"},
        {"Ana Silva Argentina/ MAG", "Ana Silva|MAG||ARG"},
        {"Ana Silva, Argentina/MAG", "Ana Silva|MAG||ARG"},
        {"Nombre\tInstitución\nAna Silva\tUPV/EHU", "Ana Silva|UPV/EHU"},
        {"Nombre\tInstitución\nAna Silva\tUPV/EHU / CRIC", "Ana Silva|UPV/EHU;CRIC"},
    };
    check(rows, COUNT(rows));
}

static void a_role_in_the_column_of_groups_is_a_role(void)
{
    static const struct row rows[] = {
        {"Nombre\tInstitución\tSector\nAna Silva\tNIC.CR\tModerador\nLuis Paz\tXY.ORG\tGobierno",
         "Ana Silva|NIC.CR|Moderador\nLuis Paz|XY.ORG|||Gobierno"},
    };
    check(rows, COUNT(rows));
}

static const struct test tests[] = {
    {"marks of lists go", marks_of_lists_go},
    {"headings are no people", headings_are_no_people},
    {"a row that goes on is joined, and a person is not",
     a_row_that_goes_on_is_joined_and_a_person_is_not},
    {"a surname in front is put behind", a_surname_in_front_is_put_behind},
    {"tables are read by their columns", tables_are_read_by_their_columns},
    {"several people in one row are taken apart", several_people_in_one_row_are_taken_apart},
    {"all sorts of rows are read", all_sorts_of_rows_are_read},
    {"what is not taken is given back", what_is_not_taken_is_given_back},
    {"a slash within a word is part of the name", a_slash_within_a_word_is_part_of_the_name},
    {"a role in the column of groups is a role", a_role_in_the_column_of_groups_is_a_role},
    {"a heading may say more behind a dash", a_heading_may_say_more_behind_a_dash},
    {"a total is no person", a_total_is_no_person},
    {"numbers of the list are kept", numbers_of_the_list_are_kept},
};

int main(int argc, char **argv)
{
    return test_main(tests, COUNT(tests), argc, argv);
}
