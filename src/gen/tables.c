/* tables CONFIGDIR OUTDIR: turns CONFIGDIR/countries.csv into OUTDIR/country_table.c while
 * building, so that the program starts with nothing to read, fold or sort.
 *
 * The file is comma-separated with `"` as in RFC 4180, in UTF-8, with the columns below in their
 * order. What is wrong with it is said as FILE:LINE: message, and nothing is written.
 * model/country.h says what the two tables mean; country_test holds them against it. */
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/err.h"
#include "base/mem.h"
#include "base/num.h"
#include "base/os.h"
#include "text/fold.h"
#include "text/language.h"
#include "text/utf8.h"

enum column {
    ALPHA3,
    ALPHA2,
    STATUS,
    M49,
    GROUP,
    REGION,
    SUBREGION,
    INTERMEDIATE,
    NAMES, /* name, demonyms, aliases of the first language, then those of the next */
    COLUMNS = NAMES + 3 * LANGUAGE_COUNT
};
enum { NAME, DEMONYMS, ALIASES };
enum { COUNTRIES_LEAST = 249, FILE_MOST = 4 << 20 };

static const char header[] =
    "alpha3,alpha2,status,m49,un_group,m49_region,m49_subregion,m49_intermediate,"
    "name_en,demonyms_en,aliases_en,name_es,demonyms_es,aliases_es,"
    "name_pt,demonyms_pt,aliases_pt,name_fr,demonyms_fr,aliases_fr";

/* In the order in which a key's entries are sorted; the names that country.h has for them. */
enum type { TYPE_NAME, TYPE_ALIAS, TYPE_ABBREVIATION, TYPE_DEMONYM };
static const char *const type_names[] = {
    [TYPE_NAME] = "COUNTRY_NAME",
    [TYPE_ALIAS] = "COUNTRY_ALIAS",
    [TYPE_ABBREVIATION] = "COUNTRY_ABBREVIATION",
    [TYPE_DEMONYM] = "COUNTRY_DEMONYM",
};

struct country_row {
    size_t line;
    struct slice cells[COLUMNS];
};

struct entry {
    struct slice key, shown;
    size_t row;
    enum type type;
    unsigned languages; /* a bit for each */
};

struct tables {
    const char *path;
    struct arena arena;
    struct country_row *rows;
    size_t count, room;
    struct entry *entries;
    size_t entry_count, entry_room;
};

static bool wrong(const struct tables *tables, size_t line, struct err *err, const char *what,
                  struct slice value)
{
    return err_set(err, ERR_INPUT, tables->path, line, 0, "%s: \"%.*s\"", what, (int)value.size,
                   value.at);
}

/* --- Reading. */

/* Takes one cell off the front of `*rest`, quotes resolved. */
static bool read_cell(struct tables *tables, struct slice *rest, size_t line, struct slice *cell,
                      struct err *err)
{
    if (rest->size == 0 || rest->at[0] != '"') {
        size_t size = slice_find(*rest, ',');
        *cell = slice_head(*rest, size);
        *rest = slice_from(*rest, size);
        return slice_find(*cell, '"') == cell->size ||
               wrong(tables, line, err, "a quote within a cell that has none around it", *cell);
    }
    struct str text = {0};
    size_t at = 1;
    while (at < rest->size &&
           (rest->at[at] != '"' || (at + 1 < rest->size && rest->at[at + 1] == '"'))) {
        at += rest->at[at] == '"' ? 1 : 0;
        str_add_char(&text, rest->at[at++]);
    }
    *cell = arena_copy(&tables->arena, str_slice(&text));
    str_release(&text);
    if (at == rest->size) {
        return wrong(tables, line, err, "an open quote", *cell);
    }
    *rest = slice_from(*rest, at + 1);
    return true;
}

static bool read_row(struct tables *tables, struct slice text, size_t line, struct err *err)
{
    MEM_GROW(tables->rows, tables->room, tables->count + 1);
    struct country_row *row = &tables->rows[tables->count++];
    row->line = line;
    for (size_t i = 0; i < COLUMNS; i++) {
        if (!read_cell(tables, &text, line, &row->cells[i], err)) {
            return false;
        }
        bool last = i + 1 == COLUMNS;
        if (last ? text.size > 0 : text.size == 0 || text.at[0] != ',') {
            return err_set(err, ERR_INPUT, tables->path, line, 0,
                           "%s cells than the %d of the header", last ? "more" : "fewer",
                           (int)COLUMNS);
        }
        text = slice_from(text, 1);
    }
    return true;
}

static bool read_rows(struct tables *tables, struct slice text, struct err *err)
{
    struct slice line;
    for (size_t number = 1; slice_next(&text, '\n', &line); number++) {
        if (!utf8_check(line, NULL)) {
            return err_set(err, ERR_INPUT, tables->path, number, 0, "not UTF-8");
        }
        if (number == 1 && !slice_is(line, header)) {
            return err_set(err, ERR_INPUT, tables->path, 1, 0, "the header must be %s", header);
        }
        bool after_end = line.size == 0 && text.at == NULL;
        if (number > 1 && !after_end && !read_row(tables, line, number, err)) {
            return false;
        }
    }
    if (tables->count < COUNTRIES_LEAST) {
        return err_set(err, ERR_INPUT, tables->path, 0, 0,
                       "%zu countries, and there are %d in ISO 3166-1", tables->count,
                       COUNTRIES_LEAST);
    }
    return true;
}

/* --- Checking rows. */

static bool is_code(struct slice code, size_t size)
{
    for (size_t i = 0; i < code.size; i++) {
        if (code.at[i] < 'A' || code.at[i] > 'Z') {
            return false;
        }
    }
    return code.size == size;
}

static bool check_fields(const struct tables *tables, const struct country_row *row,
                         struct err *err)
{
    static const char *const groups[] = {"", "AFR", "APG", "EEG", "GRULAC", "WEOG"};
    const struct slice *cells = row->cells;
    int64_t number = 0;
    if (!is_code(cells[ALPHA3], 3)) {
        return wrong(tables, row->line, err, "alpha3 is not three capital letters", cells[ALPHA3]);
    }
    if (!is_code(cells[ALPHA2], 2)) {
        return wrong(tables, row->line, err, "alpha2 is not two capital letters", cells[ALPHA2]);
    }
    bool assigned = slice_is(cells[STATUS], "iso");
    if (!assigned && !slice_is(cells[STATUS], "user-assigned")) {
        return wrong(tables, row->line, err, "status is neither iso nor user-assigned",
                     cells[STATUS]);
    }
    if (assigned ? cells[M49].size != 3 || !num_parse(cells[M49], 1, 999, &number)
                 : cells[M49].size > 0) {
        return wrong(tables, row->line, err, "m49 is not 001 to 999", cells[M49]);
    }
    size_t group = 0;
    while (group < COUNT(groups) && !slice_is(cells[GROUP], groups[group])) {
        group++;
    }
    if (group == COUNT(groups)) {
        return wrong(tables, row->line, err, "no regional group", cells[GROUP]);
    }
    for (size_t i = 0; i < LANGUAGE_COUNT; i++) {
        if (cells[NAMES + 3 * i + NAME].size == 0) {
            return err_set(err, ERR_INPUT, tables->path, row->line, 0, "no name in \"%s\"",
                           language_code((enum language)i));
        }
    }
    return true;
}

static bool check_rows(const struct tables *tables, struct err *err)
{
    for (size_t i = 0; i < tables->count; i++) {
        const struct country_row *row = &tables->rows[i];
        if (!check_fields(tables, row, err)) {
            return false;
        }
        if (i > 0 && slice_compare(tables->rows[i - 1].cells[ALPHA3], row->cells[ALPHA3]) >= 0) {
            return wrong(tables, row->line, err, "alpha3 twice or not in order",
                         row->cells[ALPHA3]);
        }
        for (size_t before = 0; before < i; before++) {
            const struct slice *cells = tables->rows[before].cells;
            if (slice_equal(cells[ALPHA2], row->cells[ALPHA2])) {
                return wrong(tables, row->line, err, "alpha2 twice", row->cells[ALPHA2]);
            }
            if (row->cells[M49].size > 0 && slice_equal(cells[M49], row->cells[M49])) {
                return wrong(tables, row->line, err, "m49 twice", row->cells[M49]);
            }
        }
    }
    return true;
}

/* --- Keys. */

/* `UK`, `U.S.A.`, `EE. UU.`: written in capitals alone, so only capitals in a text mean it. */
static bool is_abbreviation(struct slice text)
{
    size_t capitals = 0;
    for (size_t i = 0; i < text.size; i++) {
        bool capital = text.at[i] >= 'A' && text.at[i] <= 'Z';
        if (!capital && text.at[i] != '.' && text.at[i] != ' ') {
            return false;
        }
        capitals += capital ? 1 : 0;
    }
    return capitals > 1;
}

/* Letters, digits and blanks of ASCII alone, as fold_key leaves of names in Latin letters. */
static bool is_plain(struct slice key)
{
    for (size_t i = 0; i < key.size; i++) {
        char byte = key.at[i];
        if ((byte < 'a' || byte > 'z') && (byte < '0' || byte > '9') && byte != ' ') {
            return false;
        }
    }
    return key.size > 0 && key.size < 256;
}

static bool add_entry(struct tables *tables, size_t row, struct slice shown, enum type type,
                      size_t language, struct err *err)
{
    struct str key = {0};
    fold_key(shown, &key);
    bool fits = is_plain(str_slice(&key));
    if (fits) {
        if (type == TYPE_ALIAS && is_abbreviation(shown)) {
            type = TYPE_ABBREVIATION;
        }
        MEM_GROW(tables->entries, tables->entry_room, tables->entry_count + 1);
        tables->entries[tables->entry_count++] = (struct entry){
            arena_copy(&tables->arena, str_slice(&key)), shown, row, type, 1U << language};
    }
    str_release(&key);
    return fits || wrong(tables, tables->rows[row].line, err,
                         "a name that is empty, too long, or not in Latin letters", shown);
}

static bool add_list(struct tables *tables, size_t row, struct slice list, enum type type,
                     size_t language, struct err *err)
{
    struct slice item;
    if (list.size == 0) {
        return true;
    }
    while (slice_next(&list, ';', &item)) {
        if (!add_entry(tables, row, item, type, language, err)) {
            return false;
        }
    }
    return true;
}

static int compare_entries(const void *left_entry, const void *right_entry)
{
    const struct entry *left = left_entry;
    const struct entry *right = right_entry;
    int order = slice_compare(left->key, right->key);
    if (order == 0) {
        order = (left->type > right->type) - (left->type < right->type);
    }
    return order != 0 ? order : (left->row > right->row) - (left->row < right->row);
}

/* Entries of the same key, type and country become one, of all their languages. */
static void join_entries(struct tables *tables)
{
    size_t kept = 0;
    if (tables->entry_count > 0) {
        qsort(tables->entries, tables->entry_count, sizeof *tables->entries, compare_entries);
    }
    for (size_t i = 0; i < tables->entry_count; i++) {
        const struct entry *entry = &tables->entries[i];
        if (kept > 0 && compare_entries(&tables->entries[kept - 1], entry) == 0) {
            tables->entries[kept - 1].languages |= entry->languages;
        } else {
            tables->entries[kept++] = *entry;
        }
    }
    tables->entry_count = kept;
}

/* No name or alias may be another country's, in whatever language, nor its code: nobody is guessed.
 * Of demonyms two countries may share one ("Dominican"), but none may be another country's name. */
static bool check_entries(const struct tables *tables, struct err *err)
{
    for (size_t i = 0; i < tables->entry_count; i++) {
        const struct entry *entry = &tables->entries[i];
        const struct country_row *row = &tables->rows[entry->row];
        for (size_t next = i + 1; next < tables->entry_count; next++) {
            const struct entry *other = &tables->entries[next];
            if (!slice_equal(entry->key, other->key) || entry->type == TYPE_DEMONYM) {
                break;
            }
            if (entry->row != other->row) {
                return err_set(err, ERR_INPUT, tables->path, tables->rows[other->row].line, 0,
                               "\"%.*s\" names the country of line %zu too", (int)other->shown.size,
                               other->shown.at, row->line);
            }
        }
        for (size_t other = 0; entry->key.size <= 3 && other < tables->count; other++) {
            const struct slice *cells = tables->rows[other].cells;
            if (other != entry->row &&
                (fold_equal(cells[ALPHA2], entry->key) || fold_equal(cells[ALPHA3], entry->key))) {
                return wrong(tables, row->line, err, "is the code of another country",
                             entry->shown);
            }
        }
    }
    return true;
}

static bool make_entries(struct tables *tables, struct err *err)
{
    for (size_t row = 0; row < tables->count; row++) {
        for (size_t language = 0; language < LANGUAGE_COUNT; language++) {
            const struct slice *cells = &tables->rows[row].cells[NAMES + 3 * language];
            if (!add_entry(tables, row, cells[NAME], TYPE_NAME, language, err) ||
                !add_list(tables, row, cells[ALIASES], TYPE_ALIAS, language, err) ||
                !add_list(tables, row, cells[DEMONYMS], TYPE_DEMONYM, language, err)) {
                return false;
            }
        }
    }
    join_entries(tables);
    return check_entries(tables, err);
}

/* --- Writing. */

static void put_string(struct str *out, struct slice text)
{
    str_add_char(out, '"');
    for (size_t i = 0; i < text.size; i++) {
        if (text.at[i] == '"' || text.at[i] == '\\' || text.at[i] == '?') {
            str_add_char(out, '\\');
        }
        str_add_char(out, text.at[i]);
    }
    str_add_char(out, '"');
}

static void put_country(struct str *out, const struct country_row *row)
{
    const struct slice *cells = row->cells;
    int64_t number = 0;
    (void)(num_parse(cells[M49], 1, 999, &number) || (number = 0));
    str_add_text(out, "    {");
    put_string(out, cells[ALPHA3]);
    str_add_text(out, ", ");
    put_string(out, cells[ALPHA2]);
    str_add_format(out, ", %d, %s, ", (int)number,
                   slice_is(cells[STATUS], "user-assigned") ? "true" : "false");
    for (size_t i = GROUP; i <= INTERMEDIATE; i++) {
        put_string(out, cells[i]);
        str_add_text(out, ", ");
    }
    for (size_t i = 0; i < LANGUAGE_COUNT; i++) {
        str_add_text(out, i > 0 ? ", " : "{");
        put_string(out, cells[NAMES + 3 * i + NAME]);
    }
    str_add_text(out, "}},\n");
}

static void put_tables(struct str *out, const struct tables *tables)
{
    str_add_text(
        out,
        "/* Written by src/gen/tables.c from config/countries.csv: change that file instead. */\n"
        "#include \"model/country.h\"\n\n"
        "const struct country country_table[] = {\n");
    for (size_t i = 0; i < tables->count; i++) {
        put_country(out, &tables->rows[i]);
    }
    str_add_format(out, "};\nconst size_t country_table_count = %zu;\n\n", tables->count);
    /* One array of letters: a pointer to each key would have to be relocated at every start. */
    str_add_text(out, "const char country_key_text[] = {\n");
    for (size_t i = 0; i < tables->entry_count; i++) {
        struct slice key = tables->entries[i].key;
        str_add_text(out, "   ");
        for (size_t byte = 0; byte < key.size; byte++) {
            str_add_format(out, " '%c',", key.at[byte]);
        }
        str_add_char(out, '\n');
    }
    str_add_text(out, "};\n\nconst struct country_key country_keys[] = {\n");
    size_t at = 0;
    for (size_t i = 0; i < tables->entry_count; i++) {
        const struct entry *entry = &tables->entries[i];
        str_add_format(out, "    {%zu, %zu, %zu, %s, %u},\n", at, entry->row, entry->key.size,
                       type_names[entry->type], entry->languages);
        at += entry->key.size;
    }
    str_add_format(out, "};\nconst size_t country_key_count = %zu;\n", tables->entry_count);
}

/* --- Files. */

/* What a failure leaves open is closed by the end of the program. */
static bool read_file(const char *path, struct str *text, struct err *err)
{
    int fd = os_open(AT_FDCWD, path, O_RDONLY, 0);
    if (fd < 0 || !os_read_all(fd, text, FILE_MOST)) {
        return err_system(err, errno, path, "read");
    }
    (void)os_close(fd);
    return true;
}

static bool write_file(const char *path, struct slice text, struct err *err)
{
    int fd = os_open(AT_FDCWD, path, O_WRONLY | O_CREAT | O_TRUNC, 0644);
    if (fd < 0 || !os_write(fd, text, NULL) || !os_close(fd)) {
        return err_system(err, errno, path, "write");
    }
    return true;
}

static void put_path(struct str *path, const char *folder, const char *name)
{
    str_add_text(path, folder);
    if (!slice_ends(slice_of(folder), slice_of("/"))) {
        str_add_char(path, '/');
    }
    str_add_text(path, name);
}

static bool make_tables(const char *config, const char *folder, struct err *err)
{
    struct tables tables = {0};
    struct str in_path = {0};
    struct str out_path = {0};
    struct str text = {0};
    struct str out = {0};
    put_path(&in_path, config, "countries.csv");
    put_path(&out_path, folder, "country_table.c");
    tables.path = str_text(&in_path);
    bool made = read_file(tables.path, &text, err) && read_rows(&tables, str_slice(&text), err) &&
                check_rows(&tables, err) && make_entries(&tables, err);
    if (made) {
        put_tables(&out, &tables);
        made = write_file(str_text(&out_path), str_slice(&out), err);
    }
    mem_free(tables.rows);
    mem_free(tables.entries);
    arena_release(&tables.arena);
    str_release(&in_path);
    str_release(&out_path);
    str_release(&text);
    str_release(&out);
    return made;
}

int main(int argc, char **argv)
{
    if (argc != 3) {
        (void)fputs("usage: tables CONFIGDIR OUTDIR\n", stderr);
        return 2;
    }
    struct err err = {0};
    if (make_tables(argv[1], argv[2], &err)) {
        return 0;
    }
    struct str message = {0};
    err_format(&err, &message);
    (void)fprintf(stderr, "%s\n", str_text(&message));
    str_release(&message);
    return err_exit_code(&err);
}
