#include "cli/new_roster.h"

#include <errno.h>
#include <fcntl.h>

#include "base/os.h"
#include "csv/csv_reader.h"
#include "model/country.h"
#include "model/person_table.h"
#include "model/roster_name.h"
#include "text/fold.h"
#include "text/utf8.h"

enum { COLUMNS_MOST = 64, SHOWN_MOST = 60, LEFT_OUT = -1, GIVEN = -2, SURNAME = -3 };

struct roster_file {
    struct action_draft *draft;
    const char *path;
    const char *tag;
    int fields[COLUMNS_MOST]; /* of each column, or LEFT_OUT, GIVEN, SURNAME */
    size_t record;            /* the column that says what a row is; COLUMNS_MOST: there is none */
    size_t count;             /* of participants */
    struct str id;
    struct str given, surname; /* of the row, where they have a column each */
    struct str left_out; /* the names of columns that were not taken, and where the first stands */
    size_t line, column;
};

/* As people write it: `Stakeholder group`, `NAME`. */
static int known_field(struct slice name)
{
    static const int known[] = {
        FIELD_NAME,   FIELD_ROLE,     FIELD_ORGANIZATION, FIELD_COUNTRY, FIELD_STAKEHOLDER_GROUP,
        FIELD_GENDER, FIELD_LANGUAGE, FIELD_CHANNEL};
    for (size_t i = 0; i < COUNT(known); i++) {
        if (fold_equal(name, slice_of(field_name(known[i])))) {
            return known[i];
        }
    }
    return LEFT_OUT;
}

/* As people write it in our languages: `Organización / Organization`. */
static void know_columns(struct roster_file *roster, const struct csv_row *row)
{
    static const struct {
        enum person_column column;
        int field;
    } fields[] = {{COLUMN_NAME, FIELD_NAME},
                  {COLUMN_GIVEN, GIVEN},
                  {COLUMN_SURNAME, SURNAME},
                  {COLUMN_ORGANIZATION, FIELD_ORGANIZATION},
                  {COLUMN_COUNTRY, FIELD_COUNTRY},
                  {COLUMN_ROLE, FIELD_ROLE},
                  {COLUMN_GROUP, FIELD_STAKEHOLDER_GROUP}};
    enum person_column columns[COLUMNS_MOST];
    (void)person_table_columns(row->fields, row->count, columns);
    for (size_t i = 0; i < row->count; i++) {
        for (size_t j = 0; j < COUNT(fields); j++) {
            if (columns[i] == fields[j].column) {
                roster->fields[i] = fields[j].field;
            }
        }
    }
}

static int shown(struct slice text)
{
    return (int)(text.size > SHOWN_MOST ? SHOWN_MOST : text.size);
}

static void leave_out(struct roster_file *roster, const struct csv_row *row, size_t index)
{
    struct slice name = row->fields[index];
    if (roster->left_out.size == 0) {
        csv_row_place(row, index, &roster->line, &roster->column);
    }
    str_add_format(&roster->left_out, "%s\"%.*s\"", roster->left_out.size > 0 ? ", " : "",
                   shown(name), name.at);
}

static bool take_header(struct roster_file *roster, const struct csv_row *row, struct err *err)
{
    bool has_name = false;
    if (row->count > COLUMNS_MOST) {
        return err_set(err, ERR_INPUT, roster->path, 1, 0, "a roster has at most 64 columns");
    }
    roster->record = COLUMNS_MOST;
    for (size_t i = 0; i < row->count; i++) {
        roster->fields[i] = known_field(row->fields[i]);
        if (slice_is(row->fields[i], field_name(FIELD_RECORD))) {
            roster->record = i;
        }
    }
    if (roster->record == COLUMNS_MOST) {
        know_columns(roster, row);
    }
    for (size_t i = 0; i < row->count; i++) {
        has_name = has_name || roster->fields[i] == FIELD_NAME || roster->fields[i] == SURNAME;
    }
    /* The other columns of a session file are nothing that anybody would miss in a roster. */
    for (size_t i = 0; i < row->count && roster->record == COLUMNS_MOST; i++) {
        if (roster->fields[i] == LEFT_OUT) {
            leave_out(roster, row, i);
        }
    }
    return has_name ||
           err_set(err, ERR_INPUT, roster->path, 1, 0, "the roster has no column \"name\"");
}

static bool find_country(const struct roster_file *roster, const struct csv_row *row, size_t index,
                         struct slice *cell, struct err *err)
{
    const struct country *country = country_by_code(*cell);
    country = country == NULL ? country_by_name(*cell) : country;
    if (country == NULL) {
        size_t line = 0;
        size_t column = 0;
        csv_row_place(row, index, &line, &column);
        return err_set(err, ERR_INPUT, roster->path, line, column,
                       "no country is called \"%.*s\"; give its name or its ISO code", shown(*cell),
                       cell->at);
    }
    *cell = country_code(country);
    return true;
}

/* A row with nothing in it is nobody. */
static bool is_participant(const struct roster_file *roster, const struct csv_row *row)
{
    if (roster->record < row->count) {
        return slice_is(row->fields[roster->record], record_kind_name(RECORD_PARTICIPANT));
    }
    for (size_t i = 0; i < row->count; i++) {
        if (roster->fields[i] != LEFT_OUT && slice_trim(row->fields[i]).size > 0) {
            return true;
        }
    }
    return false;
}

/* `Haces, Manuel` is called Manuel Haces; where that is not sure, the cell stays as it is. */
static void set_name(struct roster_file *roster, struct slice cell)
{
    struct str name = {0};
    size_t comma = slice_find(cell, ',');
    struct slice behind = slice_trim(slice_from(cell, comma + 1));
    if (name_turn_comma(slice_trim(slice_head(cell, comma)), behind, true, &name) != NAME_TURNED) {
        str_set(&name, cell);
    }
    action_set(roster->draft, str_slice(&roster->id), FIELD_NAME, str_slice(&name));
    str_release(&name);
}

static bool take_cell(struct roster_file *roster, const struct csv_row *row, size_t index,
                      struct err *err)
{
    struct str clean = {0};
    int field = roster->fields[index];
    utf8_clean(row->fields[index], &clean);
    struct slice cell = slice_trim(str_slice(&clean));
    bool good =
        cell.size == 0 || field != FIELD_COUNTRY || find_country(roster, row, index, &cell, err);
    if (field == GIVEN || field == SURNAME) {
        str_set(field == GIVEN ? &roster->given : &roster->surname, cell);
    } else if (good && cell.size > 0 && field == FIELD_NAME && roster->record == COLUMNS_MOST) {
        set_name(roster, cell);
    } else if (good && cell.size > 0) {
        action_set(roster->draft, str_slice(&roster->id), field, cell);
    }
    str_release(&clean);
    return good;
}

/* Where given name and surname have a column each, the name is both. */
static void join_name(struct roster_file *roster)
{
    str_add_text(&roster->given, roster->given.size > 0 && roster->surname.size > 0 ? " " : "");
    str_add(&roster->given, str_slice(&roster->surname));
    if (roster->given.size > 0) {
        action_set(roster->draft, str_slice(&roster->id), FIELD_NAME, str_slice(&roster->given));
    }
    str_clear(&roster->given);
    str_clear(&roster->surname);
}

static bool take_row(void *context, const struct csv_row *row, struct err *err)
{
    struct roster_file *roster = context;
    if (row->number == 0) {
        return take_header(roster, row, err);
    }
    if (!is_participant(roster, row)) {
        return true;
    }
    str_clear(&roster->id);
    id_format('p', ++roster->count, roster->tag, &roster->id);
    action_set(roster->draft, str_slice(&roster->id), FIELD_RECORD,
               slice_of(record_kind_name(RECORD_PARTICIPANT)));
    action_set(roster->draft, str_slice(&roster->id), FIELD_KIND, slice_of("present"));
    bool good = true;
    for (size_t i = 0; i < row->count && good; i++) {
        good = roster->fields[i] == LEFT_OUT || take_cell(roster, row, i, err);
    }
    join_name(roster);
    return good;
}

bool new_roster_read(const struct cli *cli, const char *path, const char *tag,
                     struct action_draft *draft, struct err *err)
{
    struct str text = {0};
    size_t most = (size_t)settings_number(&cli->settings, "file", "max_file");
    int fd = os_open(AT_FDCWD, path, O_RDONLY | O_NONBLOCK, 0);
    bool good = (fd >= 0 && os_read_all(fd, &text, most)) ||
                err_system(err, errno, path, "read the roster");
    if (fd >= 0) {
        (void)os_close(fd);
    }
    struct roster_file roster = {.draft = draft, .path = path, .tag = tag};
    struct csv_reader reader;
    csv_reader_init(&reader, path, take_row, &roster);
    good = good && csv_reader_feed(&reader, str_slice(&text), err) && csv_reader_end(&reader, err);
    csv_reader_release(&reader);
    if (good && roster.left_out.size > 0) {
        cli_say("%s:%zu:%zu: not taken: %s; a roster knows name, role, organization, country, "
                "stakeholder_group, gender, language, channel",
                path, roster.line, roster.column, str_text(&roster.left_out));
    }
    str_release(&roster.id);
    str_release(&roster.left_out);
    str_release(&roster.given);
    str_release(&roster.surname);
    str_release(&text);
    return good;
}
