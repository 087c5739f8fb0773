#include "cli/cli.h"

#include <errno.h>
#include <pwd.h>
#include <signal.h>
#include <stdarg.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/mem.h"
#include "cli/args.h"
#include "cli/output.h"
#include "store/ini.h"
#include "text/language.h"
#include "text/width.h"

enum { AUTHOR_MOST = 16 };

const char *cli_value(const struct cli *cli, const char *option)
{
    for (size_t i = cli->value_count; i-- > 0;) {
        if (slice_is(slice_of(option), cli->values[i].option->name)) {
            return cli->values[i].text;
        }
    }
    return NULL;
}

bool cli_has(const struct cli *cli, const char *option)
{
    return cli_value(cli, option) != NULL;
}

int cli_fail(const struct err *err)
{
    enum { BY_SIGNAL = 128 };
    struct str text = {0};
    if (err->number == EPIPE) {
        return BY_SIGNAL + SIGPIPE;
    }
    str_add_text(&text, "rapporteur: ");
    err_format(err, &text);
    str_add_char(&text, '\n');
    output_complain(str_slice(&text));
    str_release(&text);
    return err_exit_code(err);
}

static void say(const char *format, va_list values)
{
    struct str text = {0};
    str_add_text(&text, "rapporteur: ");
    str_add_list(&text, format, values);
    str_add_char(&text, '\n');
    output_complain(str_slice(&text));
    str_release(&text);
}

void cli_say(const char *format, ...)
{
    va_list values;
    va_start(values, format);
    say(format, values);
    va_end(values);
}

int cli_misused(const struct cli *cli, const char *format, ...)
{
    va_list values;
    va_start(values, format);
    say(format, values);
    va_end(values);
    const char *name = cli->command == NULL ? "" : cli->command->name;
    cli_say("rapporteur %s%s--help says how it is used", name, name[0] == '\0' ? "" : " ");
    return CLI_WRONG_USE;
}

/* --- Settings: the installed ones, the person's, those of the folder; each goes over the one
 * before. */

static bool read_settings(struct cli *cli, const char *folder, const char *rest, bool wanted,
                          struct err *err)
{
    struct str path = {0};
    str_add_format(&path, "%s%s", folder, rest);
    bool good = ini_read(str_text(&path), wanted, &cli->settings, &cli->notice, err);
    str_release(&path);
    return good;
}

/* XDG: relative paths in these variables are to be ignored. */
static const char *xdg(const char *variable)
{
    const char *value = getenv(variable);
    return value != NULL && value[0] == '/' ? value : NULL;
}

static bool read_own_settings(struct cli *cli, struct err *err)
{
    const char *file = cli_value(cli, "config");
    if (file != NULL) {
        return read_settings(cli, file, "", true, err);
    }
    const char *config = xdg("XDG_CONFIG_HOME");
    const char *home = getenv("HOME");
    if (config != NULL) {
        return read_settings(cli, config, "/rapporteur/rapporteur.ini", false, err);
    }
    return home == NULL ||
           read_settings(cli, home, "/.config/rapporteur/rapporteur.ini", false, err);
}

/* The folder of the session that is asked for may carry settings of its own. */
static bool read_folder_settings(struct cli *cli, struct err *err)
{
    if (cli->argument_count == 0) {
        return true;
    }
    struct slice path = slice_of(cli->arguments[0]);
    while (path.size > 0 && path.at[path.size - 1] != '/') {
        path.size--;
    }
    struct str folder = {0};
    str_add(&folder, path);
    bool good = read_settings(cli, str_text(&folder), "rapporteur.ini", false, err);
    str_release(&folder);
    return good;
}

static bool load_settings(struct cli *cli, struct err *err)
{
    return read_settings(cli, "/etc/xdg", "/rapporteur/rapporteur.ini", false, err) &&
           read_own_settings(cli, err) && read_folder_settings(cli, err);
}

static void take_author(struct cli *cli)
{
    struct slice wanted = settings_get(&cli->settings, "writer", "author");
    const char *user = getenv("USER");
    if (wanted.size == 0 && (user == NULL || user[0] == '\0')) {
        const struct passwd *entry = getpwuid(getuid()); /* NOLINT(concurrency-mt-unsafe) */
        user = entry == NULL ? "" : entry->pw_name;
    }
    wanted = wanted.size > 0 ? wanted : slice_of(user);
    for (size_t i = 0; i < wanted.size && cli->author.size < AUTHOR_MOST; i++) {
        char byte = wanted.at[i];
        byte = byte >= 'A' && byte <= 'Z' ? (char)(byte - 'A' + 'a') : byte;
        if ((byte >= 'a' && byte <= 'z') || (byte >= '0' && byte <= '9')) {
            str_add_char(&cli->author, byte);
        }
    }
    if (cli->author.size == 0) {
        str_add_text(&cli->author, "me");
    }
}

static int version(void)
{
    struct err err = {0};
    return output_answer(slice_of("rapporteur " RAPPORTEUR_VERSION "\n"), &err) ? CLI_FINE
                                                                                : cli_fail(&err);
}

static int run(struct cli *cli)
{
    if (cli_has(cli, "version")) {
        return version();
    }
    if (cli_has(cli, "help") || cli->command->starts_alone) {
        return cli_has(cli, "help") ? cli_help(cli) : cli->command->run(cli);
    }
    struct err err = {0};
    if (!load_settings(cli, &err)) {
        return cli_fail(&err);
    }
    take_author(cli);
    bool is_screen = cli->command->name[0] == '\0';
    if (cli->notice.size > 0 && !is_screen) {
        output_complain(str_slice(&cli->notice));
    }
    return cli->command->run(cli);
}

struct slice cli_language(const struct cli *cli)
{
    struct slice set = settings_get(&cli->settings, "interface", "language");
    const char *locale = getenv("LC_ALL");
    locale = locale == NULL || locale[0] == '\0' ? getenv("LANG") : locale;
    enum language language = LANGUAGE_EN;
    if (!slice_is(set, "auto")) {
        return set;
    }
    bool known = locale != NULL && language_by_code(slice_head(slice_of(locale), 2), &language);
    return slice_of(language_code(known ? language : LANGUAGE_EN));
}

int cli_main(int argc, char **argv)
{
    output_init();
    width_set_locale();
    struct cli cli = {.arguments = mem_alloc((size_t)argc + 1, sizeof *cli.arguments)};
    struct err err = {0};
    settings_init(&cli.settings);
    int code = args_parse(&cli, argc, argv, &err) ? run(&cli) : cli_fail(&err);
    settings_release(&cli.settings);
    str_release(&cli.notice);
    str_release(&cli.author);
    mem_free(cli.values);
    mem_free(cli.arguments);
    return code;
}
