#include "model/person_table.h"

#include "base/attr.h"
#include "base/str.h"
#include "model/person_reader.h"
#include "model/roster_name.h"
#include "model/roster_words.h"
#include "text/fold.h"

/* What columns are called, folded, with `|` around each. */
static const struct {
    enum person_column column;
    const char *names;
} known[] = {
    {COLUMN_NAME, "|name|names|nombre|nombres|nome|nomes|nom|noms|full name|nombre completo|"
                  "nome completo|nom complet|nombre y apellido|nombre y apellidos|"
                  "nombres y apellidos|apellidos y nombres|apellido y nombre|apellido nombre|"
                  "apellidos nombres|nome e sobrenome|nom et prenom|nom prenom|prenom et nom|"
                  "surname name|last name first name|participant|participants|participante|"
                  "participantes|attendee|attendees|asistente|asistentes|person|persona|pessoa|"
                  "personne|delegate|delegado|speaker|ponente|panelist|panelista|"},
    {COLUMN_GIVEN, "|first name|given name|given names|firstname|forename|prenom|prenoms|"
                   "primer nombre|primeiro nome|"},
    {COLUMN_SURNAME, "|surname|last name|lastname|family name|apellido|apellidos|sobrenome|"
                     "apelido|nom de famille|"},
    {COLUMN_ORGANIZATION, "|organization|organisation|organizacion|organizacao|organismo|"
                          "institution|institucion|instituicao|entity|entidad|entidade|entite|"
                          "affiliation|afiliacion|filiacion|afiliacao|company|empresa|entreprise|"
                          "org|employer|structure|organizations|organisations|organizaciones|"
                          "delegation|delegacion|delegacao|"},
    {COLUMN_COUNTRY, "|country|pais|pays|country of origin|nationality|nacionalidad|"
                     "nacionalidade|nationalite|economy|country region|pais de origen|"},
    {COLUMN_ROLE, "|role|rol|papel|papel en la sesion|funcion|funcao|fonction|function|cargo|"
                  "position|puesto|poste|job title|title|titulo|titre|charge|"},
    {COLUMN_GROUP, "|stakeholder group|stakeholder|sector|setor|secteur|grupo|group|groupe|"
                   "grupo de interes|parte interesada|partie prenante|"},
    {COLUMN_CHANNEL, "|channel|mode|modalidad|modalidade|modalite|participacion|participation|"
                     "attendance|asistencia|presenca|presence|online|onsite|"},
    {COLUMN_LANGUAGE, "|language|idioma|lengua|lingua|langue|"},
    {COLUMN_NUMBER, "|no|nº|n|nr|num|numero|number|item|id|row|n°|"},
    {COLUMN_LEFT_OUT, "|email|e mail|mail|correo|correo electronico|courriel|email address|phone|"
                      "telephone|telefono|telefone|mobile|celular|signature|firma|assinatura|date|"
                      "fecha|data|"},
};

static bool column_named(struct slice text, enum person_column *column)
{
    struct str key = {0};
    bool found = false;
    str_add_char(&key, '|');
    fold_key(text, &key);
    str_add_char(&key, '|');
    if (key.size == 2 && slice_trim(text).size > 0) {
        /* `#` alone */
        *column = COLUMN_NUMBER;
        found = true;
    }
    for (size_t i = 0; i < COUNT(known) && !found && key.size > 2; i++) {
        struct slice names = slice_of(known[i].names);
        found = slice_find_part(names, str_slice(&key)) < names.size;
        *column = found ? known[i].column : *column;
    }
    str_release(&key);
    return found;
}

/* `Apellidos, Nombre`. */
static bool is_whole_name(struct slice text)
{
    enum person_column column;
    struct slice one;
    bool all = slice_find(text, ',') < text.size;
    while (all && text.size > 0 && slice_next(&text, ',', &one)) {
        all = column_named(one, &column) &&
              (column == COLUMN_NAME || column == COLUMN_GIVEN || column == COLUMN_SURNAME);
    }
    return all;
}

/* Also in two languages, `Nombre / Name`, and with more in parentheses. */
static bool column_of(struct slice cell, enum person_column *column)
{
    struct slice text = slice_trim(slice_head(cell, slice_find(cell, '(')));
    struct slice one;
    bool found = column_named(text, column);
    if (!found && is_whole_name(text)) {
        *column = COLUMN_NAME;
        return true;
    }
    while (!found && text.size > 0 && slice_next(&text, '/', &one)) {
        found = slice_trim(one).size > 0 && column_named(one, column);
    }
    return found;
}

bool person_table_label(struct slice row, enum person_column *column, struct slice *value)
{
    size_t colon = slice_find(row, ':');
    *value = slice_trim(slice_from(row, colon + 1));
    return value->size > 0 && column_of(slice_head(row, colon), column);
}

bool person_table_is_name(struct slice text)
{
    enum person_column column;
    return column_of(text, &column) && column == COLUMN_NAME;
}

/* The end of the cell at the front of `rest`, in bytes; `rest.size` where it is the last. */
static size_t cell_end(struct slice rest, char separator)
{
    bool quoted = slice_starts(rest, slice_of("\""));
    size_t quote = quoted ? 1 + slice_find(slice_from(rest, 1), '"') : 0;
    if (quote == 0 || quote == rest.size) {
        return slice_find(rest, separator);
    }
    return quote + slice_find(slice_from(rest, quote), separator);
}

/* The cells of a row, borrowed from it; quotes around a cell are left out. The count, at most
 * PERSON_COLUMNS_MOST: what is more stays in the last. */
static size_t row_cells(struct slice row, char separator, struct slice cells[PERSON_COLUMNS_MOST])
{
    size_t count = 0;
    if (separator == '|') {
        row = slice_trim(row);
        row = slice_from(row, slice_starts(row, slice_of("|")) ? 1 : 0);
        row.size -= slice_ends(row, slice_of("|")) ? 1 : 0;
    }
    for (bool more = true; more;) {
        size_t end = count + 1 < PERSON_COLUMNS_MOST ? cell_end(row, separator) : row.size;
        struct slice cell = slice_trim(slice_head(row, end));
        bool quoted = cell.size > 1 && cell.at[0] == '"' && cell.at[cell.size - 1] == '"';
        cells[count++] = quoted ? slice_make(cell.at + 1, cell.size - 2) : cell;
        more = end < row.size;
        row = slice_from(row, end + 1);
    }
    return count;
}

char person_row_separator(struct slice row)
{
    row = slice_trim(row);
    if (slice_find(row, '\t') < row.size) {
        return '\t';
    }
    if (row.size > 0 && row.at[0] == '|') {
        return '|';
    }
    if (row.size > 0 && row.at[0] == '"') {
        size_t end = cell_end(row, ',');
        return end < row.size && end > 0 && row.at[end - 1] == '"' ? ',' : '\0';
    }
    struct slice cells[PERSON_COLUMNS_MOST];
    size_t count = row_cells(row, ';', cells);
    size_t full = 0;
    for (size_t i = 0; i < count; i++) {
        full += cells[i].size > 0 ? 1 : 0;
    }
    return full > 1 ? ';' : '\0';
}

/* Where there are surnames beside them, names are given names; and the other way round: the `Nom`
 * beside a `Prénom` is a surname. */
static void settle_names(enum person_column *columns, size_t count)
{
    bool has[COLUMN_LEFT_OUT + 1] = {false};
    for (size_t i = 0; i < count; i++) {
        has[columns[i]] = true;
    }
    for (size_t i = 0; i < count; i++) {
        if (columns[i] == COLUMN_NAME && has[COLUMN_SURNAME] && !has[COLUMN_GIVEN]) {
            columns[i] = COLUMN_GIVEN;
        } else if (columns[i] == COLUMN_NAME && has[COLUMN_GIVEN] && !has[COLUMN_SURNAME]) {
            columns[i] = COLUMN_SURNAME;
        }
    }
}

size_t person_table_columns(const struct slice *cells, size_t count, enum person_column *columns)
{
    size_t known_count = 0;
    bool name = false;
    for (size_t i = 0; i < count; i++) {
        columns[i] = COLUMN_OTHER;
        if (column_of(cells[i], &columns[i])) {
            known_count++;
            name = name || columns[i] == COLUMN_NAME || columns[i] == COLUMN_SURNAME;
        }
    }
    settle_names(columns, count);
    return name ? known_count : 0;
}

static bool begin_with(struct person_table *table, struct slice row, char separator)
{
    struct slice cells[PERSON_COLUMNS_MOST];
    struct person_table found = {.separator = separator};
    found.count = row_cells(row, separator, cells);
    size_t columns = person_table_columns(cells, found.count, found.columns);
    if (columns < 2 || columns * 2 < found.count) {
        return false;
    }
    *table = found;
    return true;
}

bool person_table_begin(struct person_table *table, struct slice row)
{
    static const char separators[] = "\t;|,";
    for (size_t i = 0; i < sizeof separators - 1; i++) {
        if (slice_find(row, separators[i]) < row.size && begin_with(table, row, separators[i])) {
            return true;
        }
    }
    return false;
}

void person_table_read(const struct person_table *table, struct slice row,
                       struct person_line *person)
{
    struct slice texts[PERSON_COLUMNS_MOST];
    struct person_cell cells[PERSON_COLUMNS_MOST];
    size_t count = row_cells(row, table->separator, texts);
    for (size_t i = 0; i < count; i++) {
        cells[i] =
            (struct person_cell){i < table->count ? table->columns[i] : COLUMN_OTHER, texts[i]};
    }
    person_cells_parse(cells, count, person);
    if (count > table->count) {
        person_line_doubt(person, slice_of("the row has more cells than there are columns"));
    }
}

static bool is_number(struct slice text)
{
    size_t digits = 0;
    while (digits < text.size && text.at[digits] >= '0' && text.at[digits] <= '9') {
        digits++;
    }
    return digits > 0 && slice_trim(slice_from(text, digits)).size <= 1;
}

static bool is_ahead(struct slice cell)
{
    return cell.size == 0 || is_number(cell) || name_country(cell) != NULL ||
           person_is_role(cell) || words_have(WORDS_GROUP, cell) ||
           words_have(WORDS_ONLINE, cell) || words_have(WORDS_ONSITE, cell);
}

/* Given name and surname may have a column each. */
static bool is_divided(struct slice first, struct slice second)
{
    int words = name_count_words(second);
    return name_count_words(first) == 1 && words > 0 && words < 3 &&
           (name_is_given(first) || name_is_given(second)) && !is_ahead(second);
}

static size_t find_name(const struct slice *cells, size_t count)
{
    size_t at = 0;
    while (at + 1 < count && is_ahead(cells[at])) {
        at++;
    }
    return at;
}

/* A name that surely is one, where the first cell is none: an organization stands there. */
static size_t find_later_name(const struct slice *cells, size_t count, size_t first)
{
    bool comma = slice_find(cells[first], ',') < cells[first].size;
    for (size_t at = first + 1; at < count && !comma && name_count_words(cells[first]) == 0; at++) {
        if (name_count_words(cells[at]) > 1 && name_is_given(cells[at])) {
            return at;
        }
    }
    return first;
}

void person_row_read(struct slice row, char separator, struct person_line *person)
{
    struct slice texts[PERSON_COLUMNS_MOST];
    struct person_cell cells[PERSON_COLUMNS_MOST];
    size_t count = row_cells(row, separator, texts);
    size_t first = find_name(texts, count);
    size_t name = find_later_name(texts, count, first);
    bool divided = name == first && first + 1 < count && is_divided(texts[first], texts[first + 1]);
    for (size_t i = 0; i < count; i++) {
        enum person_column column = i == name             ? COLUMN_NAME
                                    : is_number(texts[i]) ? COLUMN_NUMBER
                                                          : COLUMN_OTHER;
        cells[i] = (struct person_cell){column, texts[i]};
    }
    if (divided) {
        bool given = name_is_given(texts[first]);
        cells[first].column = given ? COLUMN_GIVEN : COLUMN_SURNAME;
        cells[first + 1].column = given ? COLUMN_SURNAME : COLUMN_GIVEN;
    }
    person_cells_parse(cells, count, person);
    if (divided) {
        person_line_doubt(person, slice_of("given name and surname may have a cell each"));
    } else if (name != first) {
        person_line_doubt(person, slice_of("it is not clear which cell is the name"));
    }
}
