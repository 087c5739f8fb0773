#include <fcntl.h>
#include <stdlib.h>
#include <string.h>

#include "base/os.h"
#include "cli/cli.h"
#include "cli/new_roster.h"
#include "cli/output.h"
#include "cli/session_file.h"
#include "csv/csv_reader.h"
#include "text/utf8.h"
#include "text/when.h"

/* --- Which separator: DESIGN.md, "The session file" */

/* Locales of those languages whose decimal sign is a point all the same. */
static const char *const point_decimals[] = {"de_CH", "de_LI", "it_CH"};

/* Locales whose decimal sign is a comma, where Excel opens only `;` files by double click:
 * languages all of whose countries do so, and of the others the countries. (On a bare Debian
 * setlocale knows none of them.) */
static const char *const comma_decimals[] = {
    "de",    "fr",    "pt",    "it",    "nl",    "pl",    "ru",    "uk",    "cs",
    "sk",    "sv",    "da",    "nb",    "nn",    "fi",    "el",    "tr",    "ro",
    "hu",    "bg",    "hr",    "sl",    "sr",    "lt",    "lv",    "et",    "id",
    "vi",    "ca",    "gl",    "eu",    "is",    "es_AR", "es_BO", "es_CL", "es_CO",
    "es_CR", "es_CU", "es_EC", "es_ES", "es_PY", "es_UY", "es_VE",
};

/* Whether the locale's name is one of the table, or begins with one. */
static bool is_among(const char *locale, const char *const *table, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        size_t size = strlen(table[i]);
        if (strncmp(locale, table[i], size) == 0 && strchr("_.@", locale[size]) != NULL) {
            return true; /* also at its end: strchr finds the NUL */
        }
    }
    return false;
}

static char separator_of_locale(void)
{
    static const char *const variables[] = {"LC_ALL", "LC_NUMERIC", "LANG"};
    const char *locale = "";
    for (size_t i = 0; i < COUNT(variables) && locale[0] == '\0'; i++) {
        const char *value = getenv(variables[i]);
        locale = value == NULL ? "" : value;
    }
    bool comma = is_among(locale, comma_decimals, COUNT(comma_decimals)) &&
                 !is_among(locale, point_decimals, COUNT(point_decimals));
    return comma ? ';' : ',';
}

struct newest {
    const char *folder;
    struct timespec when;
    char separator; /* NUL: none seen */
};

static bool keep_dialect(void *context, const struct csv_row *row, struct err *err)
{
    (void)context;
    (void)row;
    /* The header is all that is wanted. */
    return err_set(err, ERR_ANSWER, NULL, 0, 0, "enough");
}

/* The separator of a session file; NUL where it is none. */
static char separator_in(const char *path)
{
    char block[4096];
    struct csv_reader reader;
    struct err err = {0};
    int fd = os_open(AT_FDCWD, path, O_RDONLY | O_NONBLOCK, 0);
    ssize_t size = fd < 0 ? -1 : os_read(fd, block, sizeof block);
    if (fd >= 0) {
        (void)os_close(fd);
    }
    csv_reader_init(&reader, path, keep_dialect, NULL);
    (void)(size > 0 && csv_reader_feed(&reader, slice_make(block, (size_t)size), &err));
    char separator = reader.columns >= 2 ? reader.dialect.separator : '\0';
    csv_reader_release(&reader);
    return separator;
}

static bool look_at_file(void *context, const char *name)
{
    struct newest *newest = context;
    struct stat found;
    if (name[0] == '.' || !slice_ends(slice_of(name), slice_of(".csv"))) {
        return true;
    }
    struct str path = {0};
    str_add_format(&path, "%s/%s", newest->folder, name);
    if (os_stat_at(AT_FDCWD, str_text(&path), true, &found) && S_ISREG(found.st_mode) &&
        (newest->separator == '\0' || found.st_mtim.tv_sec > newest->when.tv_sec)) {
        char separator = separator_in(str_text(&path));
        if (separator != '\0') {
            newest->separator = separator;
            newest->when = found.st_mtim;
        }
    }
    str_release(&path);
    return true;
}

static char choose_separator(const struct cli *cli, const char *path, char set)
{
    if (!slice_is(settings_get(&cli->settings, "file", "separator"), "auto")) {
        return set;
    }
    struct slice folder = slice_of(path);
    while (folder.size > 0 && folder.at[folder.size - 1] != '/') {
        folder.size--;
    }
    struct str name = {0};
    str_add_text(&name, folder.size == 0 ? "." : "");
    str_add(&name, folder);
    struct newest newest = {.folder = str_text(&name)};
    int fd = os_open(AT_FDCWD, str_text(&name), O_RDONLY | O_DIRECTORY, 0);
    if (fd >= 0) {
        if (!os_list(fd, look_at_file, &newest)) {
            newest.separator = '\0'; /* a folder that can not be read says nothing */
        }
        (void)os_close(fd);
    }
    str_release(&name);
    return newest.separator != '\0' ? newest.separator : separator_of_locale();
}

/* --- The first facts */

static void set_fact(struct action_draft *draft, const char *name, struct slice text)
{
    struct str id = {0};
    struct str clean = {0};
    str_add_format(&id, "s-%s", name);
    utf8_clean(text, &clean);
    action_set(draft, str_slice(&id), FIELD_RECORD, slice_of("session"));
    action_set(draft, str_slice(&id), FIELD_KIND, slice_of(name));
    action_set(draft, str_slice(&id), FIELD_TEXT, slice_trim(str_slice(&clean)));
    str_release(&id);
    str_release(&clean);
}

static struct slice stem_of(const char *path)
{
    struct slice name = slice_of(path);
    for (size_t at = slice_find(name, '/'); at < name.size; at = slice_find(name, '/')) {
        name = slice_from(name, at + 1);
    }
    return slice_ends(name, slice_of(".csv")) ? slice_head(name, name.size - 4) : name;
}

static bool set_date(const struct cli *cli, struct action_draft *draft, int offset, int64_t now,
                     struct err *err)
{
    char today[WHEN_ROOM];
    int64_t days = 0;
    const char *asked = cli_value(cli, "date");
    if (asked != NULL && !when_parse_date(slice_of(asked), &days)) {
        return err_set(err, ERR_USE, NULL, 0, 0, "\"%.40s\" is no date like 2017-08-02", asked);
    }
    if (asked == NULL && !when_format_date(now, offset, today)) {
        return true; /* a clock outside of all calendars: the date is asked for later */
    }
    set_fact(draft, "date", slice_of(asked == NULL ? today : asked));
    return true;
}

static bool fill_facts(struct cli *cli, const char *path, struct action_draft *draft,
                       struct err *err)
{
    int64_t now = (int64_t)(os_wall_clock() / 1000000U);
    int offset = when_local_offset(now);
    char zone[WHEN_OFFSET_ROOM];
    const char *title = cli_value(cli, "title");
    const char *event = cli_value(cli, "event");
    set_fact(draft, "title", title == NULL ? stem_of(path) : slice_of(title));
    if (event != NULL) {
        set_fact(draft, "event", slice_of(event));
    }
    if (!set_date(cli, draft, offset, now, err)) {
        return false;
    }
    when_format_offset(offset, zone);
    set_fact(draft, "utc_offset", slice_of(zone));
    set_fact(draft, "language", cli_language(cli));
    return true;
}

/* `path` as a shell takes it for one word. */
static void add_for_shell(struct str *out, const char *path)
{
    static const char plain[] = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789"
                                "._-/+,:@%=";
    if (path[0] == '-') {
        str_add_text(out, "./");
    }
    if (path[strspn(path, plain)] == '\0') {
        str_add_text(out, path);
        return;
    }
    str_add_char(out, '\'');
    for (const char *at = path; *at != '\0'; at++) {
        if (*at == '\'') {
            str_add_text(out, "'\\''");
        } else {
            str_add_char(out, *at);
        }
    }
    str_add_char(out, '\'');
}

/* The file of a name as it was typed: a session without `.csv` would be in no list of a folder.
 * False where it names a folder, and it was said. */
static bool add_path(struct cli *cli, struct str *path)
{
    struct slice name = slice_of(cli->arguments[0]);
    struct stat found;
    bool is_folder =
        os_stat_at(AT_FDCWD, cli->arguments[0], true, &found) && S_ISDIR(found.st_mode);
    if (is_folder || name.size == 0 || slice_ends(name, slice_of("/"))) {
        (void)cli_misused(cli, "%s: new takes the name of a file, and this is a folder",
                          name.size == 0 ? "''" : cli->arguments[0]);
        return false;
    }
    str_add(path, name);
    str_add_text(path, slice_ends(name, slice_of(".csv")) ? "" : ".csv");
    return true;
}

static bool say_made(const char *path, struct err *err)
{
    struct str said = {0};
    str_add_format(&said, "%s\nrapporteur ", path);
    add_for_shell(&said, path);
    str_add_char(&said, '\n');
    bool good = output_answer(str_slice(&said), err);
    str_release(&said);
    return good;
}

int cli_new(struct cli *cli)
{
    struct str name = {0};
    if (cli->argument_count != 1) {
        return cli_misused(cli, "new takes the name of one session file");
    }
    if (!add_path(cli, &name)) {
        return CLI_WRONG_USE;
    }
    const char *path = str_text(&name);
    const char *roster = cli_value(cli, "roster");
    struct store_options options = session_file_options(cli);
    struct action_draft draft = {0};
    struct err err = {0};
    unsigned char random[TAG_SIZE];
    char tag[TAG_SIZE + 1];
    os_random(random, sizeof random);
    tag_draw(random, tag);
    options.separator = choose_separator(cli, path, options.separator);
    bool good = fill_facts(cli, path, &draft, &err) &&
                (roster == NULL || new_roster_read(cli, roster, tag, &draft, &err)) &&
                store_create(path, &options, &draft, &err);
    action_release(&draft);
    good = good && say_made(path, &err);
    str_release(&name);
    return good ? CLI_FINE : cli_fail(&err);
}
