#include "app/entry_words.h"

#include "base/attr.h"
#include "base/str.h"
#include "text/fold.h"

/* Folded, with `|` around each, so that a look-up is one search. English, Spanish, Portuguese,
 * French. */
static const char *const tables[ENTRY_WORDS_COUNT] = {
    [ENTRY_WORDS_TEXT] =
        "|re|fw|fwd|note|notes|nb|n|subject|example|examples|eg|ie|q|a|q a|q and "
        "a|p|r|ps|pps|cf|cc|bcc|via|vs|etc|"
        "ok|okay|yes|no|so|in|me|to|it|is|at|be|by|my|as|do|am|us|we|he|if|or|of|on|an|go|hi|up|"
        "oh|ah|eh|and|but|not|now|then|thus|also|hence|however|therefore|first|second|third|"
        "firstly|secondly|thirdly|finally|last|next|today|tomorrow|yesterday|here|there|this|that|"
        "these|those|who|what|when|where|why|how|which|for example|for instance|in short|in sum|"
        "in brief|that is|source|sources|see|see also|ref|refs|reference|references|quote|quotes|"
        "question|questions|answer|answers|comment|comments|point|points|idea|ideas|issue|issues|"
        "topic|topics|agenda|item|items|problem|problems|solution|solutions|result|results|"
        "conclusion|conclusions|summary|overview|background|context|aim|goal|goals|objective|"
        "objectives|discussion|decision|decisions|action|actions|todo|tbd|tbc|fyi|warning|"
        "important|remark|remarks|reminder|update|link|links|url|date|time|place|venue|title|"
        "table|figure|fig|page|annex|article|chapter|section|part|step|option|options|"
        /* Spanish */
        "nota|notas|ojo|asunto|tema|temas|ejemplo|ejemplos|p ej|pej|p e|por ejemplo|es decir|"
        "o sea|a saber|si|y|o|pero|se|le|lo|el|la|los|las|un|una|de|del|al|en|con|por|para|que|"
        "ya|asi|hoy|aqui|ahora|entonces|ademas|primero|segundo|tercero|luego|fuente|fuentes|"
        "vease|ver|pregunta|preguntas|respuesta|respuestas|comentario|comentarios|punto|puntos|"
        "problema|problemas|solucion|soluciones|resultado|resultados|conclusiones|"
        "resumen|contexto|objetivo|objetivos|debate|acuerdo|acuerdos|accion|acciones|pendiente|"
        "importante|aviso|enlace|enlaces|fecha|hora|lugar|titulo|tabla|figura|anexo|"
        "articulo|capitulo|seccion|paso|opcion|cita|pd|p y r|p r|preg|resp|rta|n del a|n de la r|"
        /* Portuguese */
        "assunto|exemplo|exemplos|p ex|pex|por exemplo|ou seja|isto e|sim|nao|e|ou|mas|os|as|"
        "um|uma|do|da|dos|das|no|na|nos|nas|ao|em|com|aos|ja|hoje|aqui|agora|entao|alem disso|"
        "primeiro|terceiro|depois|fonte|fontes|veja|pergunta|perguntas|resposta|respostas|"
        "comentarios|ponto|pontos|solucao|solucoes|conclusao|conclusoes|resumo|objetivos|"
        "discussao|decisao|decisoes|acordo|acordos|acao|acoes|pendencia|data|local|tabela|"
        "anexo|artigo|secao|passo|opcao|p e r|perg|n do a|n da "
        "r|obs|observacao|observacoes|citacao|"
        /* French */
        "sujet|objet|exemple|exemples|p exemple|par exemple|cad|c a d|cest a dire|a savoir|"
        "oui|non|si|et|ou|mais|donc|or|ni|car|je|tu|il|on|ce|ca|sa|son|du|des|les|une|au|aux|"
        "voir|ici|la|puis|ensuite|enfin|aussi|remarque|remarques|reponse|reponses|question|"
        "commentaire|commentaires|probleme|problemes|resultats|conclusions|contexte|objectif|"
        "objectifs|decision|accord|accords|a faire|lien|liens|lieu|titre|tableau|annexe|etape|"
        "rappel|attention|q et r|q r|ndlr|n d l r|nda|n d "
        "a|citation|premierement|deuxiemement|dabord|",
    [ENTRY_WORDS_SCHEME] =
        "|http|https|ftp|ftps|sftp|ssh|git|mailto|tel|sip|urn|doi|file|data|irc|ircs|"
        "xmpp|magnet|geo|ws|wss|view source|isbn|issn|rfc|",
    [ENTRY_WORDS_AS] = "|as|como|comme|",
    [ENTRY_WORDS_FOR] = "|for|por|pour|",
    [ENTRY_WORDS_BEHALF] =
        "|on behalf of|in the name of|speaking for|representing|en nombre de|en nombre del|"
        "en representacion de|en representacion del|em nome de|em nome do|em nome da|"
        "em representacao de|em representacao do|em representacao da|au nom de|au nom du|"
        "au nom des|en representation de|",
    [ENTRY_WORDS_NOT_AS] =
        "|a|an|the|it|its|is|in|to|of|on|for|per|if|by|at|with|from|he|she|they|we|you|i|that|this|"
        "these|those|his|her|their|our|my|well|soon|long|far|much|many|such|part|regards|follows|"
        "follow|above|before|below|ever|always|usual|stated|said|noted|agreed|discussed|"
        "mentioned|expected|planned|promised|requested|shown|seen|known|written|one|two|three|"
        "example|examples|result|results|and|or|but|not|no|all|some|any|more|most|yet|now|today|"
        "opposed|compared|sigue|siguen|se|el|la|los|las|un|una|lo|ya|siempre|antes|ejemplo|dijo|"
        "parte|segue|o|os|um|uma|sempre|exemplo|disse|suit|le|les|une|toujours|exemple|dit|",
    [ENTRY_WORDS_BY] =
        "|by|due|before|until|para|para el|antes de|antes del|hasta|hasta el|ate|ate o|"
        "antes do|avant|avant le|pour|pour le|dici|dici le|jusquau|",
    [ENTRY_WORDS_ARTICLE] = "|the|el|la|los|las|o|a|os|le|les|l|",
    [ENTRY_WORDS_TITLE] =
        "|mr|mrs|ms|miss|mister|messrs|madam|sir|dame|dr|doctor|prof|professor|hon|honourable|"
        "honorable|"
        "h e|eng|amb|ambassador|minister|senator|judge|excellency|her excellency|his excellency|"
        "sr|sra|srta|sres|sras|senor|senora|senorita|senores|senoras|don|dona|dra|doctora|profa|"
        "profesor|profesora|ing|"
        "ingeniero|ingeniera|lic|licenciado|licenciada|arq|embajador|embajadora|ministro|ministra|"
        "senador|senadora|diputado|diputada|"
        "senhor|senhora|senhorita|senhores|senhoras|doutor|doutora|professora|embaixador|"
        "embaixadora|deputado|"
        "deputada|"
        "m|mm|mme|mmes|mlle|monsieur|messieurs|madame|mesdames|mademoiselle|docteur|professeur|"
        "professeure|"
        "ambassadeur|ambassadrice|ministre|senateur|senatrice|",
    [ENTRY_WORDS_HE] = "|mr|mister|sir|sr|senor|senhor|monsieur|",
    [ENTRY_WORDS_SHE] = "|mrs|ms|miss|madam|dame|sra|srta|senora|senorita|dona|dra|doctora|profa|"
                        "profesora|senhora|senhorita|professora|mme|mlle|madame|mademoiselle|",
    [ENTRY_WORDS_DELEGATE] =
        "|delegate|delegates|delegation|delegations|representative|representatives|ambassador|"
        "minister|spokesperson|"
        "delegado|delegada|delegados|delegadas|delegacion|delegaciones|representantes|"
        "representante|representacion|embajador|embajadora|ministro|"
        "ministra|vocero|vocera|"
        "delegacao|delegacoes|representacao|embaixador|embaixadora|"
        "delegue|deleguee|delegues|deleguees|representant|representants|representante|ambassadeur|"
        "ambassadrice|ministre|",
    [ENTRY_WORDS_OF] = "|of|from|for|the|de|del|la|el|los|las|do|da|dos|das|du|des|le|les|l|d|",
    [ENTRY_WORDS_SAY] =
        "|says|said|say|adds|added|states|stated|replies|replied|responds|responded|explains|"
        "explained|argues|argued|has said|have said|speaks|spoke|"
        "dice|dijo|dicen|dijeron|ha dicho|han dicho|agrega|agrego|anade|anadio|senala|senalo|"
        "responde|respondio|explica|explico|afirma|afirmo|indica|indico|manifiesta|manifesto|habla|"
        "diz|disse|dizem|disseram|acrescenta|acrescentou|afirmou|respondeu|explicou|fala|falou|"
        "dit|disent|a dit|ont dit|ajoute|a ajoute|repond|a repondu|explique|a explique|declare|"
        "a declare|parle|",
    [ENTRY_WORDS_ASK] = "|asks|asked|ask|pregunta|pregunto|preguntan|preguntaron|pergunta|"
                        "perguntou|perguntam|demande|demandent|a demande|",
    [ENTRY_WORDS_PRONOUN] =
        "|he|she|it|they|we|you|i|one|who|this|that|everybody|everyone|somebody|someone|nobody|all|"
        "some|many|others|el|ella|ellos|ellas|nosotros|nosotras|usted|ustedes|yo|se|todos|todas|"
        "algunos|algunas|muchos|otros|ele|ela|eles|elas|eu|nos|voce|voces|alguns|muitos|outros|"
        "il|elle|ils|elles|on|je|nous|vous|tous|certains|autres|",
    [ENTRY_WORDS_ROOM] =
        "|floor|audience|public|publico|plateia|sala|salle|dans salle|en sala|na sala|"
        "someone floor|somebody floor|speaker floor|someone audience|somebody audience|"
        "person audience|remote participant|online participant|participant floor|"
        "unknown speaker|speaker unknown|unknown participant|"
        "una persona publico|persona publico|alguien publico|alguien sala|participante remoto|"
        "participante remota|participante en linea|orador desconocido|oradora desconocida|"
        "uma pessoa plateia|pessoa plateia|alguem plateia|alguem publico|alguem sala|"
        "participante online|orador desconhecido|"
        "une personne public|une personne salle|quelquun public|quelquun salle|"
        "quelquun dans salle|participant en ligne|participant distance|orateur inconnu|",
    [ENTRY_WORDS_ROOM_ASKS] =
        "|q floor|q audience|q online|question floor|question audience|online question|"
        "remote question|pregunta publico|pregunta sala|pregunta en linea|pregunta remota|"
        "pergunta plateia|pergunta publico|pergunta sala|pergunta online|question public|"
        "question salle|question en ligne|",
    [ENTRY_WORDS_AND] = "|and|y|e|et|und|",
    [ENTRY_WORDS_VERB] =
        "|is|are|was|were|be|been|has|have|had|does|do|did|will|would|can|could|shall|should|must|"
        "may|might|needs|need|want|wants|remains|remain|became|becomes|means|showed|shows|there|"
        "es|son|era|eran|fue|fueron|ser|ha|han|hay|habia|tiene|tienen|tenia|sera|seran|puede|"
        "pueden|podria|debe|deben|falta|faltan|quedan|queda|estan|esta|"
        "sao|foi|foram|tem|havia|pode|podem|deve|devem|ficam|fica|estao|"
        "est|sont|etait|etaient|ont|avait|avaient|peut|peuvent|doit|doivent|sera|seront|reste|"
        "restent|",
    [ENTRY_WORDS_PLACE] =
        "|san|santa|santo|sao|saint|sainte|st|costa|cote|cabo|cape|cap|estados|united|unidos|reino|"
        "republic|republica|republique|new|nueva|nova|nouvelle|north|south|norte|sur|sul|nord|sud|"
        "east|west|isla|islas|ilha|ilhas|ile|iles|island|islands|democratic|democratica|"
        "democratique|federal|kingdom|states|guinea|guine|guinee|",
};

struct spelling {
    const char *words; /* folded, with `|` around each */
    const char *written;
};

static const struct spelling groups[] = {
    {"|ailac|", "AILAC"},
    {"|grulac|", "GRULAC"},
    {"|aosis|", "AOSIS"},
    {"|alba|", "ALBA"},
    {"|alca|", "ALCA"},
    {"|asean|", "ASEAN"},
    {"|au|", "AU"},
    {"|african union|", "African Union"},
    {"|union africana|", "Unión Africana"},
    {"|uniao africana|", "União Africana"},
    {"|union africaine|", "Union africaine"},
    {"|african group|", "African Group"},
    {"|grupo africano|grupo de africa|", "Grupo Africano"},
    {"|groupe africain|", "Groupe africain"},
    {"|arab group|", "Arab Group"},
    {"|grupo arabe|", "Grupo Árabe"},
    {"|groupe arabe|", "Groupe arabe"},
    {"|arab league|league of arab states|", "Arab League"},
    {"|liga arabe|", "Liga Árabe"},
    {"|ligue arabe|", "Ligue arabe"},
    {"|asia pacific group|apg|", "Asia-Pacific Group"},
    {"|grupo de asia y el pacifico|", "Grupo de Asia y el Pacífico"},
    {"|basic|", "BASIC"},
    {"|benelux|", "Benelux"},
    {"|brics|", "BRICS"},
    {"|caricom|", "CARICOM"},
    {"|comunidad andina|", "Comunidad Andina"},
    {"|commonwealth|", "Commonwealth"},
    {"|celac|", "CELAC"},
    {"|cedeao|", "CEDEAO"},
    {"|ecowas|", "ECOWAS"},
    {"|eac|", "EAC"},
    {"|eeg|", "EEG"},
    {"|eu|", "EU"},
    {"|european union|", "European Union"},
    {"|union europea|", "Unión Europea"},
    {"|uniao europeia|", "União Europeia"},
    {"|union europeenne|", "Union européenne"},
    {"|g7|", "G7"},
    {"|g20|", "G20"},
    {"|g77|group of 77|grupo de los 77|grupo dos 77|groupe des 77|", "G77"},
    {"|g77 and china|g77 china|group of 77 and china|", "G77 and China"},
    {"|g77 y china|grupo de los 77 y china|", "G77 y China"},
    {"|g77 e china|grupo dos 77 e china|", "G77 e China"},
    {"|g77 et la chine|g77 et chine|groupe des 77 et la chine|", "G77 et la Chine"},
    {"|gcc|", "GCC"},
    {"|jusscannz|", "JUSSCANNZ"},
    {"|ldc|ldcs|least developed countries|", "LDCs"},
    {"|paises menos adelantados|", "Países Menos Adelantados"},
    {"|lldc|lldcs|landlocked developing countries|", "LLDCs"},
    {"|lmdc|", "LMDC"},
    {"|mercosur|", "MERCOSUR"},
    {"|mercosul|", "MERCOSUL"},
    {"|non aligned movement|", "Non-Aligned Movement"},
    {"|movimiento de paises no alineados|", "Movimiento de Países No Alineados"},
    {"|nordics|nordic countries|", "Nordics"},
    {"|paises nordicos|", "Países Nórdicos"},
    {"|pays nordiques|", "Pays nordiques"},
    {"|oas|", "OAS"},
    {"|oea|", "OEA"},
    {"|pacific islands forum|", "Pacific Islands Forum"},
    {"|sadc|", "SADC"},
    {"|sica|", "SICA"},
    {"|sids|small island developing states|", "SIDS"},
    {"|umbrella group|", "Umbrella Group"},
    {"|ue|", "UE"},
    {"|unasur|", "UNASUR"},
    {"|weog|", "WEOG"},
};

/* What nobody speaks for, but in. */
static const struct spelling capacities[] = {
    {"|mag|", "MAG"},
    {"|chair|", "chair"},
    {"|co chair|cochair|", "co-chair"},
    {"|moderator|", "moderator"},
    {"|rapporteur|", "rapporteur"},
    {"|host|", "host"},
    {"|secretariat|", "secretariat"},
    {"|organizer|", "organizer"},
    {"|organiser|", "organiser"},
    {"|panelist|", "panelist"},
    {"|panellist|", "panellist"},
    {"|speaker|", "speaker"},
    {"|moderador|", "moderador"},
    {"|moderadora|", "moderadora"},
    {"|moderateur|", "modérateur"},
    {"|moderatrice|", "modératrice"},
    {"|relator|", "relator"},
    {"|relatora|", "relatora"},
    {"|anfitrion|", "anfitrión"},
    {"|secretaria|", "secretaría"},
    {"|civil society|", "civil society"},
    {"|private sector|", "private sector"},
    {"|technical community|", "technical community"},
    {"|government|", "government"},
    {"|academia|", "academia"},
    {"|sociedad civil|", "sociedad civil"},
    {"|sector privado|", "sector privado"},
    {"|comunidad tecnica|", "comunidad técnica"},
    {"|sociedade civil|", "sociedade civil"},
    {"|setor privado|", "setor privado"},
    {"|comunidade tecnica|", "comunidade técnica"},
    {"|societe civile|", "société civile"},
    {"|secteur prive|", "secteur privé"},
    {"|communaute technique|", "communauté technique"},
};

/* A role in a session, by all its words. */
static const char *const roles[] = {
    "|chair|chairperson|chairman|chairwoman|session chair|chair of the session|"
    "chair of the meeting|chair of the panel|president|presidente|presidenta|presidencia|"
    "presidency|presidence|presidente de la mesa|presidenta de la mesa|presidente de mesa|"
    "presidenta de mesa|presidente de la sesion|presidenta de la sesion|presidente da mesa|"
    "presidenta da mesa|presidente da sessao|presidenta da sessao|president de seance|"
    "presidente de seance|president de la seance|presidente de la seance|",
    "|co chair|cochair|copresidente|copresidenta|co presidente|co presidenta|copresident|",
    "|moderator|moderador|moderadora|moderateur|moderatrice|moderation|moderacion|moderacao|"
    "moderator of the session|session moderator|moderator of the panel|panel moderator|"
    "moderador de la sesion|moderadora de la sesion|moderador del panel|moderadora del panel|"
    "moderador de la mesa|moderadora de la mesa|moderador da sessao|moderadora da sessao|"
    "moderador da mesa|moderadora da mesa|moderador do painel|moderadora do painel|"
    "moderateur de la seance|moderatrice de la seance|",
    "|remote moderator|online moderator|remote moderation|online moderation|moderador remoto|"
    "moderadora remota|moderacion remota|moderador en linea|moderadora en linea|moderacao remota|"
    "moderador online|moderadora online|moderateur en ligne|moderatrice en ligne|"
    "moderateur a distance|moderatrice a distance|",
    "|rapporteur|rapporteure|rapporteuse|relator|relatora|relatoria|",
    "|secretariat|secretaria|secretariado|",
    "|host|anfitrion|anfitriona|anfitriao|anfitria|hote|",
    "|keynote|keynote speaker|",
    "|facilitator|facilitador|facilitadora|facilitateur|facilitatrice|",
};
static const char posts[] = "|president|presidente|presidenta|secretaria|";

/* What is looked for in a row: `text` folded, between two `|`; empty where that is nothing. */
static struct str make_key(struct slice text)
{
    struct str key = {0};
    str_add_char(&key, '|');
    fold_key(text, &key);
    str_add_char(&key, '|');
    bool one = slice_find(slice_from(str_slice(&key), 1), '|') + 2 == key.size;
    if (key.size < 3 || !one) {
        str_clear(&key);
    }
    return key;
}

static bool row_has(const char *row, const struct str *key)
{
    struct slice whole = slice_of(row);
    return key->size > 0 && slice_find_part(whole, str_slice(key)) < whole.size;
}

bool entry_words_have(enum entry_words words, struct slice text)
{
    struct str key = make_key(text);
    bool found = row_has(tables[words], &key);
    str_release(&key);
    return found;
}

static struct slice find_spelling(const struct spelling *rows, size_t count, const struct str *key)
{
    for (size_t i = 0; i < count; i++) {
        if (row_has(rows[i].words, key)) {
            return slice_of(rows[i].written);
        }
    }
    return slice_make("", 0);
}

struct slice entry_words_group(struct slice text, bool *is_group)
{
    struct str key = make_key(text);
    struct slice written = find_spelling(groups, COUNT(groups), &key);
    if (is_group != NULL) {
        *is_group = written.size > 0;
    }
    if (written.size == 0) {
        written = find_spelling(capacities, COUNT(capacities), &key);
    }
    str_release(&key);
    return written;
}

int entry_words_role(struct slice text)
{
    struct str key = make_key(text);
    int role = 0;
    for (size_t i = 0; i < COUNT(roles) && role == 0; i++) {
        role = row_has(roles[i], &key) ? (int)i + 1 : 0;
    }
    str_release(&key);
    return role;
}

unsigned entry_words_roles_of(struct slice beginning)
{
    enum { LEAST = 3 };
    struct str key = {0};
    unsigned roles_of = 0;
    fold_key(beginning, &key);
    for (size_t i = 0; i < COUNT(roles) && key.size >= LEAST; i++) {
        struct slice rest = slice_of(roles[i]);
        struct slice word;
        while (rest.size > 0 && slice_next(&rest, '|', &word)) {
            bool begins = slice_find(word, ' ') == word.size && slice_starts(word, str_slice(&key));
            roles_of |= begins ? 1U << (i + 1) : 0;
        }
    }
    str_release(&key);
    return roles_of;
}

bool entry_words_is_post(struct slice text)
{
    struct str key = make_key(text);
    bool found = row_has(posts, &key);
    str_release(&key);
    return found;
}
