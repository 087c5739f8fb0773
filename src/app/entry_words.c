#include "app/entry_words.h"

#include "base/attr.h"
#include "base/str.h"
#include "text/fold.h"

/* Folded, with `|` around each, so that a look-up is one search. English, Spanish, Portuguese,
 * French. */
static const char *const tables[ENTRY_WORDS_COUNT] = {
    [ENTRY_WORDS_TEXT] =
        "|re|fw|fwd|note|notes|nb|subject|example|examples|eg|ie|q|a|ps|pps|cf|cc|bcc|via|vs|etc|"
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
        "articulo|capitulo|seccion|paso|opcion|cita|pd|"
        /* Portuguese */
        "assunto|exemplo|exemplos|p ex|pex|por exemplo|ou seja|isto e|sim|nao|e|ou|mas|os|as|"
        "um|uma|do|da|dos|das|no|na|nos|nas|ao|em|com|aos|ja|hoje|aqui|agora|entao|alem disso|"
        "primeiro|terceiro|depois|fonte|fontes|veja|pergunta|perguntas|resposta|respostas|"
        "comentarios|ponto|pontos|solucao|solucoes|conclusao|conclusoes|resumo|objetivos|"
        "discussao|decisao|decisoes|acordo|acordos|acao|acoes|pendencia|data|local|tabela|"
        "anexo|artigo|secao|passo|opcao|obs|observacao|observacoes|citacao|"
        /* French */
        "sujet|objet|exemple|exemples|p exemple|par exemple|cad|c a d|cest a dire|a savoir|"
        "oui|non|si|et|ou|mais|donc|or|ni|car|je|tu|il|on|ce|ca|sa|son|du|des|les|une|au|aux|"
        "voir|ici|la|puis|ensuite|enfin|aussi|remarque|remarques|reponse|reponses|question|"
        "commentaire|commentaires|probleme|problemes|resultats|conclusions|contexte|objectif|"
        "objectifs|decision|accord|accords|a faire|lien|liens|lieu|titre|tableau|annexe|etape|"
        "rappel|attention|citation|premierement|deuxiemement|dabord|",
    [ENTRY_WORDS_SCHEME] =
        "|http|https|ftp|ftps|sftp|ssh|git|mailto|tel|sip|urn|doi|file|data|irc|ircs|"
        "xmpp|magnet|geo|ws|wss|view source|isbn|issn|rfc|",
    [ENTRY_WORDS_AS] = "|as|como|comme|",
    [ENTRY_WORDS_FOR] = "|for|por|pour|",
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
};

static const struct {
    const char *word; /* folded */
    const char *written;
} groups[] = {
    {"ailac", "AILAC"},
    {"grulac", "GRULAC"},
    {"aosis", "AOSIS"},
    {"alba", "ALBA"},
    {"alca", "ALCA"},
    {"asean", "ASEAN"},
    {"au", "AU"},
    {"african union", "African Union"},
    {"african group", "African Group"},
    {"arab group", "Arab Group"},
    {"basic", "BASIC"},
    {"brics", "BRICS"},
    {"caricom", "CARICOM"},
    {"celac", "CELAC"},
    {"eeg", "EEG"},
    {"eu", "EU"},
    {"european union", "European Union"},
    {"g7", "G7"},
    {"g20", "G20"},
    {"g77", "G77"},
    {"g77 and china", "G77 and China"},
    {"gcc", "GCC"},
    {"jusscannz", "JUSSCANNZ"},
    {"ldc", "LDCs"},
    {"ldcs", "LDCs"},
    {"lldc", "LLDCs"},
    {"lldcs", "LLDCs"},
    {"lmdc", "LMDC"},
    {"mercosur", "MERCOSUR"},
    {"mercosul", "MERCOSUL"},
    {"nordics", "Nordics"},
    {"oas", "OAS"},
    {"oea", "OEA"},
    {"sica", "SICA"},
    {"sids", "SIDS"},
    {"ue", "UE"},
    {"weog", "WEOG"},
    {"mag", "MAG"},
    {"chair", "chair"},
    {"co chair", "co-chair"},
    {"moderator", "moderator"},
    {"rapporteur", "rapporteur"},
    {"host", "host"},
    {"secretariat", "secretariat"},
    {"organizer", "organizer"},
    {"organiser", "organiser"},
    {"panelist", "panelist"},
    {"panellist", "panellist"},
    {"speaker", "speaker"},
    {"moderador", "moderador"},
    {"moderadora", "moderadora"},
    {"moderateur", "modérateur"},
    {"moderatrice", "modératrice"},
    {"relator", "relator"},
    {"relatora", "relatora"},
    {"anfitrion", "anfitrión"},
    {"secretaria", "secretaría"},
    {"civil society", "civil society"},
    {"private sector", "private sector"},
    {"technical community", "technical community"},
    {"government", "government"},
    {"academia", "academia"},
    {"sociedad civil", "sociedad civil"},
    {"sector privado", "sector privado"},
    {"sociedade civil", "sociedade civil"},
    {"setor privado", "setor privado"},
    {"societe civile", "société civile"},
    {"secteur prive", "secteur privé"},
};

bool entry_words_have(enum entry_words words, struct slice text)
{
    struct str key = {0};
    str_add_char(&key, '|');
    fold_key(text, &key);
    str_add_char(&key, '|');
    struct slice whole = slice_of(tables[words]);
    bool one = slice_find(slice_from(str_slice(&key), 1), '|') + 2 == key.size;
    bool found = key.size > 2 && one && slice_find_part(whole, str_slice(&key)) < whole.size;
    str_release(&key);
    return found;
}

struct slice entry_words_group(struct slice text)
{
    struct slice written = {"", 0};
    struct str key = {0};
    fold_key(text, &key);
    for (size_t i = 0; i < COUNT(groups); i++) {
        if (slice_is(str_slice(&key), groups[i].word)) {
            written = slice_of(groups[i].written);
        }
    }
    str_release(&key);
    return written;
}
