/* A pasted list, row by row: a row waits until the next one has shown that it does not go on. */
#include "model/person_list.h"

#include "model/person_heading.h"
#include "model/person_join.h"
#include "model/person_reader.h"
#include "model/person_table.h"
#include "model/person_tidy.h"
#include "model/roster_name.h"
#include "model/roster_words.h"

struct list_reader {
    struct person_list *list;
    struct person_table table;
    struct heading heading; /* that the rows stand under; its text borrows from the paste */
    bool used;              /* somebody stood under it */
    bool headed;            /* there was one */
    bool commas;            /* rows end in a comma as such */
    bool listed;            /* the row that waits stood behind `Participants:` */
    bool waits;
    struct str text; /* of the row that waits */
    struct person_row row;
    const char *why; /* what is to be asked of it */
};

static bool has_letter(struct slice text)
{
    return words_first_letter(text) != LETTER_NONE;
}

static bool has_digit(struct slice text)
{
    size_t at = 0;
    while (at < text.size && (text.at[at] < '0' || text.at[at] > '9')) {
        at++;
    }
    return at < text.size;
}

static void add_row(struct str *rows, struct slice row)
{
    str_add_text(rows, rows->size > 0 ? "\n" : "");
    str_add(rows, row);
}

static void add_heading(struct list_reader *reader, struct person_line *person)
{
    heading_apply(&reader->heading, person);
    reader->used = true;
    if (reader->heading.kind == HEADING_ROLE && !reader->heading.several) {
        reader->heading = (struct heading){0};
    }
}

/* A date, a time: no row of a person begins with a number, once its mark is off. */
static bool is_person(const struct person_line *person)
{
    bool digit = person->name.size > 0 && person->name.at[0] >= '0' && person->name.at[0] <= '9';
    return has_letter(person->name) && !digit;
}

enum { TITLES_MOST = 4 };

/* A few rows above the first heading of which none is a name are a title. */
static void drop_titles(struct person_list *list)
{
    bool titles = list->count <= TITLES_MOST;
    for (size_t i = 0; i < list->count && titles; i++) {
        titles = name_count_words(list->people[i].name) == 0;
    }
    for (size_t i = 0; i < list->count && titles; i++) {
        add_row(&list->nameless, list->people[i].row);
        person_line_release(&list->people[i]);
    }
    list->count = titles ? 0 : list->count;
}

/* Takes the person over; a row that names nobody is kept as it is. */
static void add_person(struct list_reader *reader, struct person_line *person, struct slice row)
{
    struct person_list *list = reader->list;
    if (person->left_out.size > 0) {
        add_row(&list->left_out, person->left_out);
    }
    if (!is_person(person) || words_have(WORDS_UNKNOWN, person->name)) {
        if (slice_trim(row).size > 0) {
            add_row(&list->nameless, row);
        }
        person_line_release(person);
        return;
    }
    add_heading(reader, person);
    person->row = arena_copy(&person->arena, row);
    MEM_GROW(list->people, list->room, list->count + 1);
    list->people[list->count++] = *person;
    *person = (struct person_line){0};
}

static void add_line(struct list_reader *reader, struct slice line, size_t number, const char *why)
{
    struct person_line person = {0};
    person_line_parse(line, &person);
    person.number = number;
    if (why != NULL) {
        person_line_doubt(&person, slice_of(why));
    }
    add_person(reader, &person, line);
}

static void add_divided(struct list_reader *reader, struct slice lines, struct slice ahead,
                        bool asked)
{
    struct heading above = reader->heading;
    if (ahead.size > 0) {
        enum heading_kind kind = person_is_role(ahead) ? HEADING_ROLE : HEADING_PART;
        reader->heading = (struct heading){.kind = kind, .text = ahead, .several = true};
    }
    struct slice line;
    while (lines.size > 0 && slice_next(&lines, '\n', &line)) {
        add_line(reader, line, 0, asked ? "some of the names may be of other people" : NULL);
    }
    reader->heading = above;
}

/* The full stop of a sentence, behind a parenthesis or a word; `Peralta C.`, `S.A.` and `Ltd.` keep
 * theirs. */
static bool ends_sentence(struct slice text)
{
    enum { WORD_LEAST = 3 };
    if (text.size < 2 || text.at[text.size - 1] != '.') {
        return false;
    }
    struct slice less = slice_head(text, text.size - 1);
    size_t start = less.size;
    while (start > 0 && less.at[start - 1] != ' ' && less.at[start - 1] != '.') {
        start--;
    }
    struct slice word = slice_from(less, start);
    bool whole = start == 0 || less.at[start - 1] == ' ';
    return less.at[less.size - 1] == ')' ||
           (whole && word.size >= WORD_LEAST && !words_have(WORDS_SHORT, word));
}

static struct slice without_end(struct slice text)
{
    while (text.size > 0 && (text.at[text.size - 1] == ',' || text.at[text.size - 1] == ';')) {
        text = slice_trim(slice_head(text, text.size - 1));
    }
    return ends_sentence(text) ? slice_head(text, text.size - 1) : text;
}

static void flush(struct list_reader *reader)
{
    if (!reader->waits) {
        return;
    }
    struct slice text = without_end(str_slice(&reader->text));
    struct str lines = {0};
    struct slice role = {"", 0};
    bool asked = false;
    if (reader->why == NULL && person_row_divide(text, reader->listed, &lines, &role, &asked)) {
        add_divided(reader, str_slice(&lines), role, asked);
    } else {
        add_line(reader, text, reader->row.number, reader->why);
    }
    str_release(&lines);
    if (reader->listed && reader->heading.kind == HEADING_REGRETS) {
        reader->heading = (struct heading){0}; /* `Regrets: Ana Silva` says it of its own row */
    }
    reader->waits = false;
    reader->why = NULL;
    reader->listed = false;
}

static void begin(struct list_reader *reader, const struct person_row *row, bool asked)
{
    flush(reader);
    str_set(&reader->text, row->text);
    reader->row = *row;
    reader->waits = true;
    reader->why = asked ? "it may go on with the one above" : NULL;
}

static void go_on(struct list_reader *reader, const struct person_row *row, bool asked)
{
    /* Rows of a block are whole, those that were wrapped begin with a small letter. */
    bool beside = !reader->row.marked && row->indent == reader->row.indent &&
                  row->text.at[0] != '(' && words_first_letter(row->text) != LETTER_SMALL;
    bool comma = person_join_needs_comma(str_slice(&reader->text), row->text, beside);
    str_add_text(&reader->text, comma ? ", " : " ");
    str_add(&reader->text, row->text);
    reader->row.joined = true;
    if (asked) {
        reader->why = "the row below it may be a person";
    }
}

/* A row that is no table's and no heading. */
static void take_one(struct list_reader *reader, const struct person_row *row)
{
    struct person_row before = reader->row;
    before.text = str_slice(&reader->text);
    enum person_join join =
        reader->waits ? person_row_join(&before, row, reader->commas) : PERSON_OWN;
    switch (join) {
    case PERSON_OWN:
    case PERSON_OWN_ASKED:
        begin(reader, row, join == PERSON_OWN_ASKED);
        break;
    case PERSON_JOIN:
    case PERSON_JOIN_ASKED:
        go_on(reader, row, join == PERSON_JOIN_ASKED);
        break;
    }
}

/* `Moderator: Ana Silva. Rapporteur: Luis Paz` is two. */
static void take_row(struct list_reader *reader, const struct person_row *row)
{
    struct person_row one = *row;
    for (size_t at = person_row_find_role(one.text); at < one.text.size;
         at = person_row_find_role(one.text)) {
        struct slice behind = slice_trim(slice_from(one.text, at));
        one.text = slice_trim(slice_head(one.text, at - 1));
        take_one(reader, &one);
        one.text = behind;
        one.number = 0;
    }
    take_one(reader, &one);
}

/* Several people with `;` between are no cells. */
static bool take_cells(struct list_reader *reader, struct slice raw, const struct person_row *row)
{
    struct slice text = row->text;
    char separator = reader->table.separator;
    bool table = separator != '\0' && (separator == ',' || slice_find(raw, separator) < raw.size);
    separator = table ? separator : person_row_separator(text);
    struct str lines = {0};
    struct slice role = {"", 0};
    bool asked = false;
    bool several =
        !table && separator == ';' && person_row_divide(text, false, &lines, &role, &asked);
    str_release(&lines);
    if (separator == '\0' || several) {
        return false;
    }
    struct person_line person = {0};
    flush(reader);
    if (table) {
        person_table_read(&reader->table, raw, &person);
    } else {
        person_row_read(text, separator, &person);
        person.number = row->number;
    }
    add_person(reader, &person, text);
    person_line_release(&person);
    return true;
}

static void take_heading(struct list_reader *reader, const struct heading *heading,
                         const struct person_row *row)
{
    flush(reader);
    if (!reader->headed) {
        drop_titles(reader->list);
    }
    reader->headed = true;
    reader->heading = *heading;
    reader->used = false;
    reader->table = (struct person_table){0};
    if (heading->more.size > 0) {
        add_row(&reader->list->nameless, row->text);
    }
    if (heading->rest.size > 0) {
        struct person_row rest = *row;
        rest.text = heading->rest;
        begin(reader, &rest, false);
        reader->listed = true;
    }
}

/* A blank row ends what a heading says, but not right behind it. */
static void take_blank(struct list_reader *reader)
{
    flush(reader);
    if (reader->used) {
        reader->heading = (struct heading){0};
    }
}

/* `Moderator`, `Civil society` under a person says what they are, and heads nothing. */
static bool says_more(const struct list_reader *reader, const struct heading *heading,
                      const struct person_row *row)
{
    bool one =
        heading->kind == HEADING_PART || (heading->kind == HEADING_ROLE && !heading->several);
    bool colon = slice_ends(row->text, slice_of(":"));
    bool under = row->indent > reader->row.indent || row->block;
    return reader->waits && one && !colon && under && !row->marked;
}

/* A country alone heads where marked rows follow, or are set in below it. */
static struct heading heading_in(const struct person_row *row, struct slice next)
{
    struct heading heading = heading_of(row->text);
    size_t indent = 0;
    while (indent < next.size && (next.at[indent] == ' ' || next.at[indent] == '\t')) {
        indent++;
    }
    bool marked = name_strip_mark(next).size < slice_trim(next).size;
    bool above = marked && (!row->marked || indent > row->indent);
    if (heading.kind == HEADING_NONE && above && country_by_name(row->text) != NULL) {
        heading = (struct heading){.kind = HEADING_PART, .text = row->text};
    }
    return heading;
}

/* Several people for sure. */
static bool are_people(struct slice row)
{
    struct str lines = {0};
    struct slice ahead;
    bool asked = true;
    bool several = person_row_divide(row, true, &lines, &ahead, &asked);
    str_release(&lines);
    return several && !asked;
}

/* What the session is, `Venue: Main hall`, is given back; `Organization: XY.ORG` says more of the
 * one above. False where the row has no label. */
static bool take_label(struct list_reader *reader, const struct person_row *row)
{
    enum person_column column = COLUMN_OTHER;
    struct slice value;
    bool label = person_table_label(row->text, &column, &value);
    struct slice word = slice_trim(slice_head(row->text, slice_find(row->text, ':')));
    struct person_row said = *row;
    said.text = value;
    if (column == COLUMN_LEFT_OUT || column == COLUMN_NUMBER ||
        (!label && word.size < row->text.size && words_have(WORDS_LABEL, word))) {
        if (are_people(value)) {
            begin(reader, &said, false);
            reader->listed = true;
        } else {
            add_row(&reader->list->nameless, row->text);
        }
        return true;
    }
    if (label && column == COLUMN_NAME) {
        begin(reader, &said, false);
    } else if (label && reader->waits) {
        str_add_text(&reader->text, ",");
        go_on(reader, &said, false);
    }
    return label && (column == COLUMN_NAME || reader->waits);
}

enum { BLOCK_MOST = 8 };

static struct slice next_row(struct slice *rest)
{
    struct slice row = {"", 0};
    (void)slice_next(rest, '\n', &row);
    return row;
}

/* Whether no row of `rest` up to a blank one can be a person. */
static bool is_block(struct slice rest)
{
    for (int i = 0; i < BLOCK_MOST; i++) {
        struct slice row = slice_trim(next_row(&rest));
        if (row.size == 0) {
            return true;
        }
        if (!person_row_is_nobody(row)) {
            return false;
        }
    }
    return false;
}

/* `rest` is what stands below the row. */
static void take_whole(struct list_reader *reader, struct slice raw, struct slice rest)
{
    struct slice trimmed = slice_trim(raw);
    struct person_row row = {.text = name_strip_mark(raw)};
    row.marked = row.text.size < trimmed.size;
    row.number = name_number(raw);
    while (row.indent < raw.size && (raw.at[row.indent] == ' ' || raw.at[row.indent] == '\t')) {
        row.indent++;
    }
    if (trimmed.size == 0) {
        take_blank(reader);
        return;
    }
    if (!has_letter(trimmed)) {
        /* Lines of dashes go. */
        if (has_digit(trimmed) && reader->table.separator == '\0') {
            add_row(&reader->list->nameless, trimmed);
        }
        return;
    }
    row.block = reader->waits && !row.marked && is_block(rest);
    bool first = reader->list->count == 0 && !reader->waits;
    struct heading heading = heading_in(&row, next_row(&rest));
    if (heading_is_total(trimmed)) {
        flush(reader);
        add_row(&reader->list->nameless, trimmed);
    } else if (person_table_begin(&reader->table, raw)) {
        flush(reader);
    } else if (heading.kind != HEADING_NONE && !says_more(reader, &heading, &row)) {
        take_heading(reader, &heading, &row);
    } else if (first && person_table_is_name(row.text)) {
        reader->heading = (struct heading){0};
    } else if (!take_cells(reader, raw, &row) && !take_label(reader, &row)) {
        take_row(reader, &row);
    }
}

/* A row; `1. Ana Silva 2. Luis Paz` is two. */
static void take(struct list_reader *reader, struct slice raw, struct slice rest)
{
    for (size_t at = person_row_find_number(raw); at < raw.size; at = person_row_find_number(raw)) {
        take_whole(reader, slice_head(raw, at), slice_from(raw, at));
        raw = slice_from(raw, at);
    }
    take_whole(reader, raw, rest);
}

/* Whether at least half of the rows, and two, end in a comma or a semicolon. */
static bool end_in_commas(struct slice pasted)
{
    size_t rows = 0;
    size_t commas = 0;
    while (pasted.size > 0) {
        struct slice row = slice_trim(next_row(&pasted));
        rows += row.size > 0 ? 1 : 0;
        commas += slice_ends(row, slice_of(",")) || slice_ends(row, slice_of(";")) ? 1 : 0;
    }
    return commas > 1 && commas * 2 >= rows;
}

void person_list_parse(struct slice pasted, struct person_list *list)
{
    person_list_release(list);
    struct str text = {0};
    person_tidy(pasted, &text);
    struct slice rest = str_slice(&text);
    struct list_reader reader = {.list = list, .commas = end_in_commas(rest)};
    while (rest.size > 0) {
        struct slice row = next_row(&rest);
        take(&reader, row, rest);
    }
    flush(&reader);
    str_release(&reader.text);
    str_release(&text);
}

void person_list_release(struct person_list *list)
{
    for (size_t i = 0; i < list->count; i++) {
        person_line_release(&list->people[i]);
    }
    mem_free(list->people);
    str_release(&list->nameless);
    str_release(&list->left_out);
    *list = (struct person_list){0};
}
