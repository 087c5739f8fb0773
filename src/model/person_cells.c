/* A row of a table: the name by itself, and each other cell by its column. */
#include "base/attr.h"
#include "base/num.h"
#include "model/person_line.h"
#include "model/person_reader.h"
#include "model/roster_name.h"

static struct slice cell_of(const struct person_cell *cells, size_t count,
                            enum person_column column)
{
    for (size_t i = 0; i < count; i++) {
        if (cells[i].column == column) {
            return slice_trim(cells[i].text);
        }
    }
    return slice_make("", 0);
}

/* `Silva, Ana`, `SILVA Ana`: turned, into `name`; false where the cell is no name with the surname
 * in front. */
static bool turn(struct person_line *person, struct slice cell, struct str *name)
{
    size_t comma = slice_find(cell, ',');
    struct slice behind = slice_trim(slice_from(cell, comma + 1));
    enum name_order order = NAME_STRAIGHT;
    if (behind.size > 0 && slice_find(behind, ',') == behind.size) {
        order = name_turn_comma(slice_trim(slice_head(cell, comma)), behind, true, name);
    }
    if (order == NAME_STRAIGHT) {
        order = name_turn_capitals(cell, true, name);
    }
    if (order == NAME_DOUBTFUL) {
        person_line_doubt(person,
                          slice_of("the surname may stand first, or an organization behind"));
    }
    return order != NAME_STRAIGHT;
}

/* The name's cell; what else stands in it is read as in a line, before the other cells are. */
static void read_name(const struct person_cell *cells, size_t count, struct person_line *person)
{
    struct str name = {0};
    struct slice given = cell_of(cells, count, COLUMN_GIVEN);
    struct slice surname = cell_of(cells, count, COLUMN_SURNAME);
    struct slice cell = cell_of(cells, count, COLUMN_NAME);
    if (surname.size > 0 || given.size > 0) {
        str_add(&name, given);
        str_add_text(&name, given.size > 0 && surname.size > 0 ? " " : "");
        str_add(&name, surname);
    } else if (!turn(person, cell, &name) && name_count_words(cell) > 0) {
        str_add(&name, cell);
    }
    if (name.size > 0) {
        person->name = arena_copy(&person->arena, str_slice(&name));
    } else {
        person_line_parse(cell, person);
    }
    str_release(&name);
}

static void doubt_word(struct person_line *person, const char *what, struct slice word)
{
    struct str why = {0};
    str_add_text(&why, what);
    str_add(&why, slice_head(word, 60));
    person_line_doubt(person, str_slice(&why));
    str_release(&why);
}

static void read_country(struct person_reader *reader, struct slice text)
{
    const struct country *found[2];
    const struct country *country = name_country(text);
    reader->told = true;
    if (country != NULL) {
        person_reader_country(reader, country);
    } else if (name_countries(text, found, COUNT(found)) > 0) {
        person_reader_country(reader, found[0]);
        doubt_word(reader->person, "which country: ", text);
    } else {
        doubt_word(reader->person, "no country is called ", text);
    }
}

static void read_organizations(struct person_reader *reader, struct slice text)
{
    char separator = text.size > 0 && slice_find(text, ';') < text.size ? ';' : '/';
    while (text.size > 0) {
        size_t end = slice_find(text, separator);
        while (end < text.size && person_slash_joins(text, end)) {
            end = end + 1 + slice_find(slice_from(text, end + 1), separator);
        }
        struct slice one = slice_trim(slice_head(text, end));
        text = slice_from(text, end + 1);
        if (one.size > 0 && reader->count < PERSON_ORGANIZATIONS_MOST) {
            reader->organizations[reader->count++] = arena_copy(&reader->person->arena, one);
        }
    }
}

static void read_parts(struct person_reader *reader, struct slice text)
{
    struct slice part;
    char before = ';';
    char separator;
    while (person_part_next(&text, &part, &separator)) {
        person_reader_add(reader, part, before);
        before = separator;
    }
}

/* A cell of a channel or a language that says something else. */
static void read_known(struct person_reader *reader, struct slice text)
{
    if (!person_reader_known(reader, text)) {
        doubt_word(reader->person, "not understood: ", text);
    }
}

/* `7`, `7.`: what is longer is no number of a row. */
static void read_number(struct person_line *person, struct slice text)
{
    enum { NUMBER_MOST = 9999 };
    struct slice digits = slice_head(text, slice_find(text, '.'));
    int64_t number = 0;
    person->number = num_parse(digits, 1, NUMBER_MOST, &number) ? (size_t)number : 0;
}

static void read_cell(struct person_reader *reader, enum person_column column, struct slice text)
{
    struct person_line *person = reader->person;
    switch (column) {
    case COLUMN_NAME:
    case COLUMN_GIVEN:
    case COLUMN_SURNAME:
        break;
    case COLUMN_NUMBER:
        read_number(person, text);
        break;
    case COLUMN_LEFT_OUT:
        person_reader_leave_out(person, text);
        break;
    case COLUMN_OTHER:
        read_parts(reader, text);
        break;
    case COLUMN_ORGANIZATION:
        read_organizations(reader, text);
        break;
    case COLUMN_COUNTRY:
        read_country(reader, text);
        break;
    case COLUMN_ROLE:
        person_reader_role(person, text);
        break;
    case COLUMN_GROUP:
        if (person_is_role(text)) {
            /* A list without a column for roles has them here. */
            person_reader_role(person, text);
            break;
        }
        person->stakeholder_group = arena_copy(&person->arena, text);
        break;
    case COLUMN_CHANNEL:
    case COLUMN_LANGUAGE:
        read_known(reader, text);
        break;
    }
}

static bool is_of_name(enum person_column column)
{
    return column == COLUMN_NAME || column == COLUMN_GIVEN || column == COLUMN_SURNAME;
}

/* What the name's cell had beside the name goes on with the other cells. */
static void take_over(struct person_reader *reader)
{
    struct person_line *person = reader->person;
    reader->said = person->country;
    read_organizations(reader, person->organization);
}

void person_cells_parse(const struct person_cell *cells, size_t count, struct person_line *person)
{
    person_line_release(person);
    read_name(cells, count, person);
    struct person_reader reader = {.person = person};
    take_over(&reader);
    for (size_t i = 0; i < count; i++) {
        if (is_of_name(cells[i].column)) {
            continue;
        }
        struct str text = {0};
        person_reader_start(&reader, cells[i].text, &text);
        struct slice cell = slice_trim(str_slice(&text));
        if (cell.size > 0) {
            read_cell(&reader, cells[i].column, cell);
        }
        str_release(&text);
    }
    person_reader_finish(&reader);
    if (person->name.size == 0) {
        person_line_doubt(person, slice_of("there is no name"));
    }
}
