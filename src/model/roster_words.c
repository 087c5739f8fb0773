#include "model/roster_words.h"

#include <stdint.h>

#include "base/attr.h"
#include "base/str.h"
#include "text/fold.h"
#include "text/utf8.h"

/* Folded, with `|` around each, so that a look-up is one search. */
static const char *const tables[WORDS_COUNT] = {
    [WORDS_CHAIR_ROLE] =
        "|moderator|moderators|moderation|comoderator|co "
        "moderator|moderador|moderadora|moderadores|"
        "moderacion|moderacao|moderateur|moderatrice|moderateurs|remote moderator|remote "
        "moderation|"
        "online moderator|online moderation|onsite moderator|moderador remoto|moderadora remota|"
        "moderacion remota|moderacion a distancia|moderador en linea|moderadora en linea|"
        "moderacion en linea|moderacao remota|moderador online|moderadora online|"
        "moderacao a distancia|moderation a distance|moderateur a distance|moderatrice a distance|"
        "moderation en ligne|moderateur en ligne|moderatrice en ligne|"
        "rapporteur|rapporteurs|rapporteure|rapporteuse|corapporteur|co rapporteur|reporter|"
        "note taker|notetaker|scribe|relator|relatora|relatores|relatoria|relatoras|"
        "corelator|secretaire de seance|",
    [WORDS_ROLE] =
        "|panelist|panellist|panelists|panellists|panelista|panelistas|paneliste|panelistes|"
        "speaker|speakers|keynote|keynote speaker|keynote speakers|orador|oradora|oradores|"
        "ponente|ponentes|palestrante|palestrantes|conferencista|conferencistas|conferencier|"
        "conferenciere|expositor|expositora|expositores|intervenant|intervenante|intervenants|"
        "orateur|oratrice|orateurs|presenter|presenters|presentador|presentadora|apresentador|"
        "apresentadora|chair|cochair|co chair|chairperson|chairman|chairwoman|session chair|"
        "presidente de mesa|presidente de la sesion|presidenta de la sesion|president de seance|"
        "presidente de seance|organizer|organizers|organiser|organisers|organizador|organizadora|"
        "organizadores|organisateur|organisatrice|organisateurs|coorganizer|co organizer|host|"
        "hosts|anfitrion|anfitriona|anfitriao|anfitria|hote|discussant|discussants|comentarista|"
        "comentador|comentadora|commentateur|commentatrice|respondent|facilitator|facilitators|"
        "facilitador|facilitadora|facilitateur|facilitatrice|interpreter|interprete|observer|"
        "observers|observador|observadora|observateur|observatrice|delegate|delegates|delegado|"
        "delegada|delegue|deleguee|invited speaker|invited guest|guest|invitado|invitada|"
        "convidado|convidada|invite|invitee|timekeeper|introduction|opening|closing|apertura|"
        "cierre|abertura|encerramento|ouverture|cloture|",
    [WORDS_TITLE] =
        "|director|directora|diretor|diretora|directeur|directrice|secretary|secretario|secretaire|"
        "minister|ministro|ministra|ministre|viceminister|viceministro|viceministra|"
        "president|presidente|presidenta|vicepresident|vicepresidente|ceo|cto|cfo|coo|ciso|"
        "coordinator|coordinador|coordinadora|coordenador|coordenadora|coordinateur|coordinatrice|"
        "head|jefe|jefa|chefe|chef|manager|gerente|officer|oficial|advisor|adviser|asesor|asesora|"
        "assessor|assessora|conseiller|conseillere|representative|representante|representant|"
        "professor|profesor|profesora|professora|professeur|professeure|researcher|"
        "investigador|investigadora|pesquisador|pesquisadora|chercheur|chercheuse|engineer|"
        "ingeniero|ingeniera|analyst|analista|member|miembro|membro|membre|commissioner|"
        "comisionado|comisionada|founder|fundador|fundadora|fondateur|fondatrice|ambassador|"
        "embajador|embajadora|embaixador|embaixadora|ambassadeur|ambassadrice|student|estudiante|"
        "estudante|etudiant|etudiante|lawyer|abogado|abogada|advogado|advogada|avocat|avocate|"
        "consultant|consultor|consultora|specialist|especialista|lead|canciller|chancellor|"
        "diputado|diputada|deputado|deputada|depute|deputee|consejero|consejera|conselheiro|"
        "conselheira|gobernador|gobernadora|docente|catedratico|catedratica|lecturer|teacher|"
        "journalist|periodista|jornalista|journaliste|developer|desarrollador|desarrolladora|"
        "programmer|activist|activista|ativista|activiste|economist|economista|volunteer|"
        "voluntario|"
        "voluntaria|intern|pasante|superintendente|superintendent|encargado|encargada|responsable|"
        "responsavel|subdirector|subdirectora|subsecretario|subsecretaria|vicerrector|"
        "vicerrectora|",
    [WORDS_RANK] =
        "|technical|tecnico|tecnica|technique|executive|ejecutivo|ejecutiva|executivo|executiva|"
        "executif|executive|deputy|vice|senior|chief|general|generale|geral|assistant|adjunct|"
        "adjunto|adjunta|adjoint|adjointe|regional|national|nacional|policy|program|programme|"
        "project|managing|permanent|permanente|acting|interim|honorary|former|associate|first|",
    [WORDS_GROUP] =
        "|government|governments|governmental|gobierno|governo|gouvernement|civil society|"
        "sociedad civil|sociedade civil|societe civile|private sector|business|sector privado|"
        "setor privado|secteur prive|empresas|entreprises|technical community|comunidad tecnica|"
        "comunidade tecnica|communaute technique|academia|academic|academic community|"
        "comunidad academica|comunidade academica|communaute academique|universitaires|"
        "intergovernmental organization|intergovernmental organisation|igo|"
        "organismo intergubernamental|organizacion intergubernamental|"
        "organizacao intergovernamental|organisation intergouvernementale|"
        "international organization|international organisation|organismo internacional|"
        "organizacion internacional|organizacao internacional|organisation internationale|"
        "parliament|parliamentarian|parlamento|parlamentario|parlementaire|youth|juventud|"
        "jovenes|juventude|jeunesse|jeunes|media|prensa|imprensa|presse|press|",
    [WORDS_ONLINE] =
        "|online|on line|remote|remotely|virtual|virtually|en linea|a distancia|remoto|"
        "remota|remotamente|remotos|remotas|virtuales|virtuais|en ligne|a distance|em linha|by "
        "phone|zoom|",
    [WORDS_ONSITE] = "|onsite|on site|in person|in the room|presencial|presenciales|presenciais|en "
                     "persona|en sala|na sala|"
                     "en presentiel|presentiel|sur place|en salle|",
    [WORDS_ORGANIZATION] =
        "|internet|university|universidad|universidade|universite|ministry|ministerio|ministere|"
        "federal|national|nacional|nationale|institute|instituto|institut|institution|foundation|"
        "fundacion|fundacao|fondation|association|asociacion|associacao|council|consejo|conselho|"
        "conseil|committee|comite|society|sociedad|sociedade|societe|agency|agencia|agence|"
        "government|gobierno|governo|gouvernement|governance|gobernanza|governanca|gouvernance|"
        "group|grupo|groupe|center|centre|centro|commission|comision|comissao|network|networks|"
        "reseau|forum|foro|program|programme|programa|department|departamento|departement|"
        "delegation|delegacion|delegacao|embassy|embajada|embaixada|ambassade|mission|mision|"
        "missao|telecommunications|telecomunicaciones|telecomunicacoes|telecommunication|telecom|"
        "bank|banco|banque|company|corporation|corp|inc|ltd|ltda|llc|gmbh|regional|international|"
        "internacional|internationale|global|united|union|latin|latinoamericana|caribbean|board|"
        "bureau|office|oficina|secretariat|secretariado|secretaria|authority|autoridad|autoridade|"
        "autorite|regulator|regulador|regulateur|school|escuela|escola|ecole|faculty|facultad|"
        "faculdade|faculte|college|academy|academia|academie|laboratory|laboratorio|laboratoire|"
        "lab|labs|chapter|capitulo|chapitre|initiative|iniciativa|project|proyecto|projeto|projet|"
        "technology|technologies|tecnologia|tecnologias|digital|open|free|world|public|"
        "chamber|chambre|federation|federacion|federacao|parliament|congress|congreso|"
        "congresso|senate|senado|senat|supreme|court|tribunal|registry|registro|cooperative|"
        "cooperativa|cooperation|cooperacion|cooperacao|consumers|consumidores|radio|television|"
        "red|rede|camara|coalicion|coalizao|coalition|alianza|alianca|alliance|movimiento|"
        "movimento|"
        "movement|colectivo|coletivo|collective|corporacion|corporacao|presidencia|municipalidad|"
        "municipio|alcaldia|asamblea|assembleia|assembly|superintendencia|direccion|defensoria|"
        "procuraduria|fiscalia|software|"
        "news|media|observatory|observatorio|observatoire|rights|derechos|direitos|",
    [WORDS_UNIT] =
        "|chapter|capitulo|chapitre|department|departamento|departement|division|divisao|"
        "office|oficina|unit|unidad|unidade|unite|section|seccion|secao|faculty|"
        "facultad|faculdade|faculte|school|escuela|escola|ecole|branch|filial|direction|"
        "direccion|direcao|secretariat|secretariado|laboratory|laboratorio|",
    [WORDS_PARTICLE] = "|de|da|do|dos|das|del|della|di|la|las|los|le|du|des|el|al|van|von|vom|der|"
                       "den|ter|ten|zu|af|av|bin|ibn|ben|bint|abu|e|y|i|und|st|san|santa|",
    [WORDS_CONNECTIVE] =
        "|of|of the|the|and|for|at|from|in|on|with|to|by|a|an|representing|de|del|de la|de los|"
        "de las|la|el|los|las|y|e|en|con|para|por|do|da|dos|das|em|na|no|ao|com|du|des|de l|l|"
        "les|le|et|pour|au|aux|a la|",
    [WORDS_ADDRESS] =
        "|dr|dra|dr ing|prof dr|mr|mrs|ms|mx|prof|profa|sr|sra|srta|ing|lic|hon|he|se|m|mme|mlle|"
        "mtro|mtra|lcdo|lcda|licda|dna|mgr|mgtr|psic|abg|cra|dipl|diplic|rev|senhor|senhora|senor|"
        "senora|"
        "monsieur|madame|maitre|doctor|doctora|doutor|doutora|docteur|profe|"
        "eng|arq|amb|sir|dame|don|dona|ambassador|embajador|embajadora|embaixador|"
        "embaixadora|ambassadeur|ambassadrice|honorable|honourable|senator|senador|senadora|",
    [WORDS_HEADING] =
        "|participation|participacion|participacao|participants|participant|participantes|"
        "participante|participants list|"
        "list of participants|attendees|attendance|present|asistentes|asistencia|presentes|"
        "lista de participantes|lista de asistentes|lista de presenca|liste des participants|"
        "presents|people|roster|delegates|delegados|delegations|delegaciones|who|personas|pessoas|"
        "personnes|speakers|inscritos|registrados|registered|registrants|inscrits|miembros "
        "presentes|"
        "members present|in attendance|",
    [WORDS_LIST] =
        "|list|lista|liste|listado|listagem|listing|session|sesion|sessao|seance|meeting|reunion|"
        "reuniao|workshop|taller|oficina|atelier|panel|painel|forum|foro|event|evento|total|number|"
        "numero|nombre|name|names|nombres|nome|nomes|nom|noms|confirmed|confirmados|confirmadas|"
        "confirmes|online|remota|remotas|remoto|on "
        "site|onsite|remote|remotos|virtual|virtuales|presenciales|all|todos|todas|"
        "tous|other|others|otros|otras|outros|autres|further|invited|invitados|convidados|invites|"
        "in|"
        "en|em|na|sala|salle|room|linea|linha|ligne|persona|pessoa|person|distance|distancia|"
        "remotas|this|esta|este|cette|sheet|record|registro|control|hoja|full|complete|completa|"
        "provisional|"
        "preliminar|preliminary|final|draft|and|y|e|et|&|of|the|de|del|da|do|la|las|los|le|les|des|"
        "du|"
        "a|au|to|for|para|pour|no|n|",
    [WORDS_TOTAL] = "|total|totals|totales|totais|totaux|totalizan|subtotal|subtotals|"
                    "sum|suma|soma|somme|count|",
    [WORDS_REGRETS] =
        "|regrets|apologies|with apologies|absent with apologies|absent with regrets|regrets "
        "received|"
        "apologies received|apologies for "
        "absence|absent|absents|absences|absentees|excused|excuses|"
        "ausentes|ausencias|ausente|excusas|excusados|excusadas|excusaron|disculpas|desculpas|"
        "justificados|faltas|excusees|not attending|unable to attend|",
    [WORDS_DEGREE] = "|phd|msc|ma|mba|llm|llb|bsc|esq|jr|jnr|ii|iii|cissp|jd|md|mphil|dphil|cpa|",
    [WORDS_LABEL] =
        "|session|sesion|sessao|seance|title|titulo|titre|subject|asunto|assunto|sujet|theme|tema|"
        "topic|topics|temas|venue|lugar|lieu|place|room|sala|salle|salon|time|hora|horario|horaire|"
        "heure|duration|duracion|event|evento|evenement|meeting|reunion|reuniao|workshop|taller|"
        "panel|agenda|city|ciudad|cidade|ville|",
    [WORDS_PRONOUN] = "|she her|he him|they them|she they|he they|she her hers|he him his|"
                      "they them theirs|ella|el|elle|elu|ela|ele|il|ella ella|el el|ella la|el lo|"
                      "ela dela|ele dele|",
    [WORDS_SHORT] =
        "|inc|ltd|ltda|corp|etc|asoc|assoc|univ|dept|dpto|depto|min|int|intl|org|co|cia|"
        "jr|sr|phd|esq|",
    [WORDS_UNKNOWN] = "|tbc|tbd|tba|to be confirmed|to be announced|to be defined|por confirmar|"
                      "por definir|pendiente|a confirmar|a definir|a confirmer|vacante|n a|na|nn|",
    [WORDS_GIVEN] =
        "|aaron|abel|adela|adolfo|adrian|adriana|agustin|aida|alan|alba|albert|alberto|alejandra|"
        "alejandro|alex|alexander|alexandra|alexandre|alfonso|alfredo|alice|alicia|alina|alison|"
        "alvaro|"
        "amalia|amanda|amelia|ana|anabel|andre|andrea|andreas|andres|andrew|angel|angela|angelica|"
        "anita|"
        "anna|anne|annie|antoine|anthony|antonia|antonio|ariel|armando|arthur|arturo|augusto|"
        "aurora|"
        "barbara|beatriz|ben|benjamin|bernard|bernardo|berta|blanca|brenda|brian|bruno|camila|"
        "carina|"
        "carla|carlos|carmen|carol|carolina|caroline|catalina|catherine|cecilia|celia|cesar|"
        "charles|"
        "chloe|chris|christian|christina|christine|christophe|christopher|clara|clare|claire|"
        "claudia|"
        "claudio|cristian|cristina|cristobal|cynthia|damian|daniel|daniela|danilo|dario|david|"
        "debora|"
        "deborah|delia|diana|diane|diego|dolores|dora|eduardo|edgar|edith|edward|elena|eliana|"
        "elias|"
        "elisa|elizabeth|ellen|elsa|elvira|emilia|emilio|emily|emma|emmanuel|enrique|eric|erica|"
        "erik|"
        "erika|ernesto|esteban|esther|etienne|eugenia|eugenio|eva|fabian|fabiana|fabio|fatima|"
        "federico|"
        "felipe|felix|fernanda|fernando|flavia|flavio|flor|francesca|francisca|francisco|francois|"
        "francoise|frank|gabriel|gabriela|george|georges|gerardo|german|gilberto|gina|giovanni|"
        "gisela|"
        "gloria|gonzalo|graciela|gregorio|guadalupe|guillermo|gustavo|hannah|hans|hector|helen|"
        "helena|"
        "henri|henry|hernan|hilda|horacio|hugo|humberto|ian|ignacio|ines|ingrid|irene|iris|isaac|"
        "isabel|isabella|isabelle|ismael|ivan|ivana|ivonne|jack|jacob|jacques|jaime|james|jane|"
        "janet|"
        "javier|jean|jennifer|jessica|jesus|jimena|joan|joana|joao|joaquin|joaquim|joel|john|"
        "jonathan|"
        "jorge|jose|josefina|joseph|juan|juana|judith|julia|julian|juliana|julie|julieta|julio|"
        "karen|"
        "karina|karl|karla|kate|katherine|kenneth|kevin|laura|laurent|leandro|leonardo|leonor|"
        "leticia|"
        "lia|lidia|liliana|lilian|linda|lisa|lorena|lorenzo|louis|louise|lourdes|luana|lucas|lucia|"
        "luciana|luciano|lucy|luis|luisa|luiz|luz|magdalena|manuel|manuela|marc|marcela|marcelo|"
        "marcia|"
        "marco|marcos|marcus|margaret|margarita|maria|mariana|mariano|marie|mariela|marilyn|marina|"
        "mario|marisa|marisol|marta|martha|martin|martina|mary|mateo|matias|matthew|mauricio|mauro|"
        "maximiliano|melissa|mercedes|michael|michel|michele|michelle|miguel|milagros|miriam|"
        "moises|"
        "monica|monique|nancy|natalia|nathalie|nelson|nestor|nicolas|nicole|noelia|nora|norma|"
        "octavio|"
        "olga|olivia|omar|orlando|oscar|osvaldo|pablo|paola|patricia|patricio|patrick|paul|paula|"
        "paulina|paulo|pedro|peter|philip|philippe|pierre|pilar|rafael|rafaela|ramiro|ramon|raquel|"
        "raul|rebeca|rebecca|regina|renata|renato|rene|ricardo|richard|rita|robert|roberta|roberto|"
        "rocio|rodney|rodolfo|rodrigo|roger|rogelio|rolando|romina|rosa|rosana|rosario|roxana|"
        "ruben|"
        "ruth|ryan|sabrina|salvador|samuel|sandra|santiago|sara|sarah|sebastian|sergio|silvana|"
        "silvia|"
        "simon|sofia|sol|sonia|sophie|stefan|stefania|stella|stephane|stephanie|stephen|steve|"
        "steven|"
        "susan|susana|sylvia|tania|tatiana|teodoro|teresa|thiago|thomas|tiago|tim|timothy|tomas|"
        "valentina|valeria|vanesa|vanessa|vera|veronica|vicente|victor|victoria|vinicius|virginia|"
        "viviana|walter|wendy|william|wilson|ximena|yolanda|yves|zulema|",
    [WORDS_SURNAME] = "|espana|francia|france|franca|portugal|israel|georgia|jordan|chad|brasil|"
                      "brazil|cuba|india|kenya|chile|ireland|holland|holanda|china|mali|malta|"
                      "san martin|sao martinho|saint martin|santa lucia|san marino|santa helena|"
                      "cyprus|chypre|england|inglaterra|wales|gales|",
};

static const struct {
    const char *words;
    const char *code;
} languages[] = {
    {"|english|ingles|anglais|", "en"},
    {"|spanish|espanol|castellano|castilian|espanhol|espagnol|", "es"},
    {"|portuguese|portugues|portugais|", "pt"},
    {"|french|frances|francais|", "fr"},
    {"|arabic|arabe|", "ar"},
    {"|chinese|chino|chines|chinois|mandarin|", "zh"},
    {"|russian|ruso|russo|russe|", "ru"},
    {"|german|aleman|alemao|allemand|", "de"},
    {"|italian|italiano|italien|", "it"},
    {"|japanese|japones|japonais|", "ja"},
};

static bool table_has(const char *table, struct slice text)
{
    struct str key = {0};
    str_add_char(&key, '|');
    fold_key(text, &key);
    str_add_char(&key, '|');
    struct slice whole = slice_of(table);
    bool one = slice_find(slice_from(str_slice(&key), 1), '|') + 2 == key.size;
    bool found = key.size > 2 && one && slice_find_part(whole, str_slice(&key)) < whole.size;
    str_release(&key);
    return found;
}

bool words_have(enum words words, struct slice text)
{
    return table_has(tables[words], text);
}

struct slice words_language(struct slice text)
{
    for (size_t i = 0; i < COUNT(languages); i++) {
        if (table_has(languages[i].words, text)) {
            return slice_of(languages[i].code);
        }
    }
    return slice_make("", 0);
}

/* Letters by ranges of the Unicode tables. In a range of PAIRS capitals and small letters take
 * turns, the first being a capital. */
enum range_kind { CAPITALS, SMALL, PAIRS, CASELESS };
static const struct {
    uint32_t first, last;
    enum range_kind kind;
} ranges[] = {
    {'A', 'Z', CAPITALS},         {'a', 'z', SMALL},          {0x00AA, 0x00AA, SMALL},
    {0x00B5, 0x00B5, SMALL},      {0x00BA, 0x00BA, SMALL},    {0x00C0, 0x00D6, CAPITALS},
    {0x00D8, 0x00DE, CAPITALS},   {0x00DF, 0x00F6, SMALL},    {0x00F8, 0x00FF, SMALL},
    {0x0100, 0x0137, PAIRS},      {0x0138, 0x0138, SMALL},    {0x0139, 0x0148, PAIRS},
    {0x0149, 0x0149, SMALL},      {0x014A, 0x0177, PAIRS},    {0x0178, 0x0178, CAPITALS},
    {0x0179, 0x017E, PAIRS},      {0x017F, 0x0180, SMALL},    {0x0181, 0x024F, CASELESS},
    {0x0250, 0x02AF, SMALL},      {0x0386, 0x0386, CAPITALS}, {0x0388, 0x038F, CAPITALS},
    {0x0390, 0x0390, SMALL},      {0x0391, 0x03AB, CAPITALS}, {0x03AC, 0x03CE, SMALL},
    {0x0400, 0x042F, CAPITALS},   {0x0430, 0x045F, SMALL},    {0x0460, 0x0481, PAIRS},
    {0x048A, 0x04BF, PAIRS},      {0x04C0, 0x04C0, CAPITALS}, {0x04D0, 0x052F, PAIRS},
    {0x0531, 0x0556, CAPITALS},   {0x0560, 0x0588, SMALL},    {0x05D0, 0x05F2, CASELESS},
    {0x0620, 0x064A, CASELESS},   {0x066E, 0x06D3, CASELESS}, {0x0904, 0x0E30, CASELESS},
    {0x0E40, 0x0E46, CASELESS},   {0x0E80, 0x109F, CASELESS}, {0x10A0, 0x10FF, CASELESS},
    {0x1100, 0x1DBF, CASELESS},   {0x1E00, 0x1E95, PAIRS},    {0x1E96, 0x1E9D, SMALL},
    {0x1E9E, 0x1E9E, CAPITALS},   {0x1EA0, 0x1EFF, PAIRS},    {0x3005, 0x3006, CASELESS},
    {0x3041, 0x3096, CASELESS},   {0x30A1, 0x30FA, CASELESS}, {0x3105, 0x9FFF, CASELESS},
    {0xA000, 0xD7A3, CASELESS},   {0xF900, 0xFAFF, CASELESS}, {0xFE70, 0xFEFC, CASELESS},
    {0x20000, 0x3FFFF, CASELESS},
};

static enum letter letter_of(uint32_t code)
{
    for (size_t i = 0; i < COUNT(ranges); i++) {
        if (code < ranges[i].first || code > ranges[i].last) {
            continue;
        }
        switch (ranges[i].kind) {
        case CAPITALS:
            return LETTER_CAPITAL;
        case SMALL:
            return LETTER_SMALL;
        case PAIRS:
            return (code - ranges[i].first) % 2 == 0 ? LETTER_CAPITAL : LETTER_SMALL;
        case CASELESS:
            return LETTER_CASELESS;
        }
    }
    return LETTER_NONE;
}

enum letter words_first_letter(struct slice word)
{
    enum letter letter = LETTER_NONE;
    for (size_t at = 0; at < word.size && letter == LETTER_NONE;) {
        uint32_t code = 0;
        at += utf8_next(word, at, &code);
        letter = letter_of(code);
    }
    return letter;
}

void words_count_letters(struct slice word, int *capitals, int *small)
{
    *capitals = 0;
    *small = 0;
    for (size_t at = 0; at < word.size;) {
        uint32_t code = 0;
        at += utf8_next(word, at, &code);
        enum letter letter = letter_of(code);
        *capitals += letter == LETTER_CAPITAL;
        *small += letter == LETTER_SMALL || letter == LETTER_CASELESS;
    }
}
