#include "model/person_join.h"

#include <string.h>

#include "base/attr.h"
#include "base/num.h"
#include "model/person_line.h"
#include "model/person_reader.h"
#include "model/roster_name.h"
#include "model/roster_words.h"

/* What a row looks like by itself. STRONG: two words or more that begin with a given name or a
 * title; WEAK: what could be a name; WORD: one word, and more behind it, `Acceso, Costa Rica`;
 * NOBODY: a country, an organization, a post, one word alone or in capitals. */
enum shape { SHAPE_NOBODY, SHAPE_WORD, SHAPE_WEAK, SHAPE_STRONG };

static bool begins_with_title(struct slice name)
{
    return words_have(WORDS_ADDRESS, slice_head(name, slice_find(name, ' ')));
}

static enum shape shape_of(struct slice text)
{
    struct person_line person = {0};
    person_line_parse(text, &person);
    int words = name_count_words(person.name);
    bool sure = words > 1 && (name_is_given(person.name) || begins_with_title(person.name));
    enum shape shape = words == 0 ? SHAPE_NOBODY : sure ? SHAPE_STRONG : SHAPE_WEAK;
    if (words == 1 && !name_is_given(person.name)) {
        int capitals = 0;
        int small = 0;
        words_count_letters(person.name, &capitals, &small);
        bool alone = (person.organization.size == 0 && person.country == NULL) ||
                     (capitals > 1 && small == 0);
        shape = alone ? SHAPE_NOBODY : SHAPE_WORD;
    }
    person_line_release(&person);
    return shape;
}

static struct slice last_word(struct slice line)
{
    size_t at = line.size;
    while (at > 0 && line.at[at - 1] != ' ') {
        at--;
    }
    return slice_from(line, at);
}

enum ending { END_WHOLE, END_WORD, END_COMMA };

/* Whether a row can't be whole: a preposition, an article, a slash; or a comma at its end. */
static enum ending ending_of(struct slice line)
{
    static const char *const signs[] = {"/", "&", " -", " –", " @"};
    line = slice_trim(line);
    for (size_t i = 0; i < COUNT(signs); i++) {
        if (slice_ends(line, slice_of(signs[i]))) {
            return END_WORD;
        }
    }
    if (slice_ends(line, slice_of(","))) {
        return END_COMMA;
    }
    struct slice last = last_word(line);
    bool open = last.size < line.size && words_first_letter(last) == LETTER_SMALL &&
                words_have(WORDS_CONNECTIVE, last);
    return open ? END_WORD : END_WHOLE;
}

/* A name and nothing else. */
static bool is_bare(struct slice row)
{
    return name_count_words(row) > 1;
}

bool person_row_is_nobody(struct slice row)
{
    return shape_of(row) == SHAPE_NOBODY;
}

bool person_join_needs_comma(struct slice before, struct slice row, bool beside)
{
    size_t comma = before.size;
    while (comma > 0 && before.at[comma - 1] != ',') {
        comma--;
    }
    bool after_country = name_country(slice_trim(slice_from(before, comma))) != NULL;
    bool known = beside || after_country || person_is_role(row) || name_country(row) != NULL ||
                 words_have(WORDS_GROUP, row) || words_have(WORDS_ONLINE, row) ||
                 words_have(WORDS_ONSITE, row);
    return ending_of(before) == END_WHOLE && row.at[0] != '(' && (known || is_bare(before));
}

/* `Panelists: ` or `Mexico: ` in front: what is behind it. */
static struct slice take_ahead(struct slice row, struct slice *ahead)
{
    size_t colon = slice_find(row, ':');
    struct slice before = slice_trim(slice_head(row, colon));
    if (colon < row.size && (person_is_role(before) || country_by_name(before) != NULL)) {
        *ahead = before;
        return slice_trim(slice_from(row, colon + 1));
    }
    *ahead = slice_make("", 0);
    return row;
}

static enum person_join behind_comma(enum shape shape, bool marked, bool commas)
{
    if (shape == SHAPE_NOBODY || (shape == SHAPE_WORD && !commas)) {
        return PERSON_JOIN;
    }
    if (shape == SHAPE_STRONG || (shape == SHAPE_WEAK && commas)) {
        return PERSON_OWN;
    }
    return marked ? PERSON_OWN_ASKED : PERSON_JOIN_ASKED;
}

/* Where a row that goes on would stand: under a mark, or set in. */
static enum person_join under(const struct person_row *before, enum shape shape)
{
    if (shape == SHAPE_STRONG) {
        return PERSON_OWN;
    }
    if (shape == SHAPE_NOBODY) {
        return PERSON_JOIN;
    }
    bool joins = shape == SHAPE_WORD || is_bare(before->text);
    return joins ? PERSON_JOIN_ASKED : PERSON_OWN_ASKED;
}

enum person_join person_row_join(const struct person_row *before, const struct person_row *row,
                                 bool commas)
{
    enum shape shape = shape_of(row->text);
    enum ending ending = ending_of(before->text);
    struct slice ahead;
    if (row->text.at[0] == '(') {
        return PERSON_JOIN;
    }
    if (take_ahead(row->text, &ahead).size > 0 && ahead.size > 0) {
        return PERSON_OWN;
    }
    if (ending == END_WORD) {
        return shape == SHAPE_STRONG && row->marked ? PERSON_OWN_ASKED : PERSON_JOIN;
    }
    if (ending == END_COMMA) {
        return behind_comma(shape, row->marked, commas);
    }
    bool deeper = row->indent > before->indent;
    if (row->marked) {
        bool says = deeper && shape == SHAPE_NOBODY && (is_bare(before->text) || before->joined);
        return says ? PERSON_JOIN : PERSON_OWN;
    }
    struct slice first = slice_head(row->text, slice_find(row->text, ' '));
    bool small = words_first_letter(row->text) == LETTER_SMALL;
    if (small &&
        (before->marked || (words_have(WORDS_CONNECTIVE, first) && shape != SHAPE_STRONG))) {
        return PERSON_JOIN;
    }
    if (before->marked || deeper) {
        return under(before, shape);
    }
    /* A block of rows a person: the name, and under it what they are of. */
    if (shape == SHAPE_NOBODY && (is_bare(before->text) || before->joined)) {
        return row->block ? PERSON_JOIN : PERSON_JOIN_ASKED;
    }
    return PERSON_OWN;
}

size_t person_row_find_number(struct slice row)
{
    struct slice trimmed = slice_trim(row);
    size_t digits = 0;
    while (digits < trimmed.size && trimmed.at[digits] >= '0' && trimmed.at[digits] <= '9') {
        digits++;
    }
    int64_t number = 0;
    char sign = digits < trimmed.size ? trimmed.at[digits] : '\0';
    if ((sign != '.' && sign != ')') || !num_parse(slice_head(trimmed, digits), 0, 999, &number)) {
        return row.size;
    }
    struct str next = {0};
    str_add_format(&next, " %d%c ", (int)number + 1, sign);
    size_t at = slice_find_part(row, str_slice(&next));
    str_release(&next);
    return at < row.size ? at + 1 : row.size;
}

size_t person_row_find_role(struct slice row)
{
    static const char separators[] = ".,;|:";
    bool first = true;
    for (size_t i = 0; i < row.size; i++) {
        size_t start = i;
        if (row.at[i] != ':') {
            continue;
        }
        while (start > 0 && slice_find(slice_of(separators), row.at[start - 1]) == 5) {
            start--;
        }
        struct slice label = slice_trim(slice_make(row.at + start, i - start));
        if (!person_is_role(label)) {
            return row.size;
        }
        bool behind = start > 0 && row.at[start - 1] != ':';
        if (!first) {
            return behind ? start : row.size;
        }
        first = false;
    }
    return row.size;
}

enum { DIVIDED_MOST = 32 };

/* People of one row, and what is known of all of them. */
struct division {
    struct slice parts[DIVIDED_MOST];
    size_t count;
    bool names; /* each is a name of two words or more, maybe with parentheses */
    bool given; /* and begins with a given name */
    bool told;  /* and says what they are of */
};

/* Divides at `separator` outside of parentheses; false where there are too many. */
static bool divide(struct slice row, char separator, struct division *division)
{
    int depth = 0;
    size_t start = 0;
    for (size_t i = 0; i <= row.size; i++) {
        bool end = i == row.size || (depth == 0 && row.at[i] == separator);
        depth += i < row.size && row.at[i] == '(';
        depth -= i < row.size && row.at[i] == ')' && depth > 0;
        struct slice part = slice_trim(slice_make(row.at + start, end ? i - start : 0));
        if (end && part.size > 0 && division->count == DIVIDED_MOST) {
            return false;
        }
        if (end && part.size > 0) {
            division->parts[division->count++] = part;
        }
        start = end ? i + 1 : start;
    }
    return true;
}

static bool is_name(struct slice part)
{
    return name_count_words(slice_trim(slice_head(part, slice_find(part, '(')))) > 1;
}

/* `Ana Silva and Luis Paz` at the end of the row. */
static void divide_last(struct division *division)
{
    static const char *const ands[] = {" and ", " y ", " e ", " et ", " & "};
    struct slice last = division->parts[division->count - 1];
    for (size_t i = 0; i < COUNT(ands); i++) {
        size_t at = slice_find_part(last, slice_of(ands[i]));
        struct slice left = slice_trim(slice_head(last, at));
        struct slice right = slice_trim(slice_from(last, at + strlen(ands[i])));
        if (at < last.size && is_name(left) && is_name(right) && division->count < DIVIDED_MOST) {
            division->parts[division->count - 1] = left;
            division->parts[division->count++] = right;
            return;
        }
    }
    for (size_t i = 0; i < COUNT(ands); i++) {
        struct slice and = slice_of(ands[i] + 1);
        if (division->count > 1 && slice_starts(last, and)) {
            division->parts[division->count - 1] = slice_trim(slice_from(last, and.size));
        }
    }
}

static void look(struct division *division)
{
    division->names = division->given = division->told = division->count > 0;
    for (size_t i = 0; i < division->count; i++) {
        struct slice part = division->parts[i];
        division->names = division->names && is_name(part);
        division->given = division->given && name_is_given(part);
        division->told = division->told && slice_find(part, '(') < part.size;
    }
}

/* `Ana Silva, NIC.CR; Luis Paz, XY.ORG`: each of them a person with what they are of. */
static bool are_people(const struct division *division)
{
    bool all = division->count > 1;
    for (size_t i = 0; i < division->count && all; i++) {
        struct slice part = division->parts[i];
        bool comma = slice_find(part, ',') < part.size || slice_find(part, '(') < part.size;
        all = comma && shape_of(part) != SHAPE_NOBODY;
    }
    return all;
}

bool person_row_divide(struct slice row, bool listed, struct str *lines, struct slice *ahead,
                       bool *asked)
{
    struct division division = {0};
    struct slice people = take_ahead(row, ahead);
    bool behind = listed || ahead->size > 0;
    bool semicolons = slice_find(people, ';') < people.size;
    if (!divide(people, semicolons ? ';' : ',', &division) || division.count == 0) {
        return false;
    }
    divide_last(&division);
    look(&division);
    bool several = division.count > 1;
    bool sure = several && ((semicolons && are_people(&division)) ||
                            (division.names && (division.told || (behind && division.given))));
    bool maybe = several && division.names && (behind || division.given);
    if (!sure && !maybe) {
        return false;
    }
    for (size_t i = 0; i < division.count; i++) {
        str_add_text(lines, lines->size > 0 ? "\n" : "");
        str_add(lines, division.parts[i]);
    }
    *asked = !sure;
    return true;
}
