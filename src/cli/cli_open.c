/* The screens. */
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/os.h"
#include "cli/cli.h"
#include "cli/session_file.h"
#include "cli/suggest.h"
#include "run/line_mode.h"
#include "run/run.h"

/* The folder of documents as the desktop names it, in the person's language, in user-dirs.dirs
 * (xdg-user-dirs): `XDG_DOCUMENTS_DIR="$HOME/Documentos"`. False where it says nothing. */
static bool add_documents(const char *home, struct str *folder)
{
    enum { MOST = 64 * 1024 };
    static const char before[] = "XDG_DOCUMENTS_DIR=\"";
    const char *config = getenv("XDG_CONFIG_HOME");
    struct str path = {0};
    struct str text = {0};
    if (config != NULL && config[0] == '/') {
        str_add_format(&path, "%s/user-dirs.dirs", config);
    } else {
        str_add_format(&path, "%s/.config/user-dirs.dirs", home);
    }
    int fd = os_open(AT_FDCWD, str_text(&path), O_RDONLY | O_NONBLOCK, 0);
    bool found = fd >= 0 && os_read_all(fd, &text, MOST);
    if (fd >= 0) {
        (void)os_close(fd);
    }
    struct slice rest = found ? str_slice(&text) : slice_make(NULL, 0);
    struct slice line;
    found = false;
    while (!found && slice_next(&rest, '\n', &line)) {
        if (!slice_starts(line, slice_of(before))) {
            continue;
        }
        struct slice value = slice_from(line, sizeof before - 1);
        value = slice_head(value, slice_find(value, '"'));
        bool of_home = slice_starts(value, slice_of("$HOME/"));
        found = of_home || (value.size > 1 && value.at[0] == '/');
        if (found) {
            str_add_text(folder, of_home ? home : "");
            str_add(folder, of_home ? slice_from(value, sizeof "$HOME" - 1) : value);
        }
    }
    str_release(&path);
    str_release(&text);
    return found;
}

/* Where sessions lie when nothing else is said: the setting, else the documents' folder. */
static void add_usual_folder(const struct cli *cli, struct str *folder)
{
    struct slice set = settings_get(&cli->settings, "sessions", "folder");
    const char *documents = getenv("XDG_DOCUMENTS_DIR");
    const char *home = getenv("HOME");
    home = home == NULL || home[0] == '\0' ? "." : home;
    if (set.size > 1 && set.at[0] == '~' && set.at[1] == '/') {
        str_add_text(folder, home);
        str_add(folder, slice_from(set, 1));
    } else if (set.size > 0) {
        str_add(folder, set);
    } else if (documents != NULL && documents[0] == '/') {
        str_add_format(folder, "%s/rapporteur", documents);
    } else {
        if (!add_documents(home, folder)) {
            str_add_format(folder, "%s/Documents", home);
        }
        str_add_text(folder, "/rapporteur");
    }
}

static enum tty_color color_of(const struct cli *cli)
{
    const char *asked = cli_value(cli, "color");
    struct slice word =
        asked == NULL ? settings_get(&cli->settings, "interface", "color") : slice_of(asked);
    return slice_is(word, "always")  ? TTY_COLOR_ALWAYS
           : slice_is(word, "never") ? TTY_COLOR_NEVER
                                     : TTY_COLOR_AUTO;
}

/* The plain prompt where it is asked for, or where screens can't be shown. */
static bool wants_line(const struct cli *cli)
{
    return cli_has(cli, "line") || !tty_has_screen();
}

static int show(struct cli *cli, const char *path, bool is_folder, bool follow, const char *usual)
{
    struct run_options options = {
        .path = path,
        .folder = usual,
        .is_folder = is_folder,
        .follow = follow,
        .author = str_slice(&cli->author),
        .settings = &cli->settings,
        .notice = str_slice(&cli->notice),
        .store = session_file_options(cli),
        .color = color_of(cli),
    };
    options.store.threads = true;
    struct str closing = {0};
    struct err err = {0};
    int code = wants_line(cli) ? run_line_mode(&options, &closing, &err)
                               : run_screens(&options, &closing, &err);
    if (err.kind != ERR_NONE) {
        (void)cli_fail(&err);
    } else if (closing.size > 0) {
        cli_say("all is saved in %s", str_text(&closing));
    }
    str_release(&closing);
    return code;
}

/* The command that a word which is no file was probably meant to be; NULL for none. */
static const char *near_command(const char *word)
{
    struct stat found;
    size_t count = 0;
    const struct cli_command *commands = cli_commands(&count);
    for (size_t i = 0; i < count; i++) {
        struct slice name = slice_of(commands[i].name);
        if (name.size > 0 && !commands[i].hidden &&
            suggest_distance(slice_of(word), name) <= suggest_limit(name) &&
            !os_stat_at(AT_FDCWD, word, true, &found)) {
            return commands[i].name;
        }
    }
    return NULL;
}

int cli_open(struct cli *cli)
{
    const char *near = cli->argument_count > 0 ? near_command(cli->arguments[0]) : NULL;
    if (near != NULL) {
        return cli_misused(cli, "there is no command and no file %s; did you mean %s?",
                           cli->arguments[0], near);
    }
    if (cli->argument_count > 1) {
        return cli_misused(cli, "one session or one folder at a time");
    }
    struct str usual = {0};
    add_usual_folder(cli, &usual);
    const char *path = cli->argument_count == 0 ? str_text(&usual) : cli->arguments[0];
    struct stat found;
    bool there = os_stat_at(AT_FDCWD, path, true, &found);
    struct err err = {0};
    int code = 0;
    if (!there && cli->argument_count > 0) {
        int number = errno;
        if (number == ENOENT) {
            (void)session_file_missing(path, &err);
        } else {
            err_system(&err, number, path, "open the session");
        }
        code = cli_fail(&err);
    } else if (!isatty(STDIN_FILENO) || !isatty(STDOUT_FILENO)) {
        code = cli_misused(cli, "the screens need a terminal; without one, rapporteur report FILE "
                                "prints a session and rapporteur add FILE LINE writes in it");
    } else if (wants_line(cli) && (!there || S_ISDIR(found.st_mode))) {
        code = cli_misused(cli, "the plain prompt takes a session file: rapporteur --line FILE");
    } else {
        code = show(cli, path, !there || S_ISDIR(found.st_mode), false, str_text(&usual));
    }
    str_release(&usual);
    return code;
}

int cli_follow(struct cli *cli)
{
    struct err err = {0};
    struct str usual = {0};
    struct stat found;
    int code = CLI_FINE;
    if (cli->argument_count != 1) {
        return cli_misused(cli, "follow takes one session file");
    }
    const char *path = cli->arguments[0];
    if (!os_stat_at(AT_FDCWD, path, true, &found)) {
        int number = errno;
        if (number == ENOENT) {
            (void)session_file_missing(path, &err);
        } else {
            err_system(&err, number, path, "open the session");
        }
        return cli_fail(&err);
    }
    if (S_ISDIR(found.st_mode)) {
        return cli_misused(cli, "%s is a folder; follow takes one session file", path);
    }
    if (!isatty(STDIN_FILENO) || !isatty(STDOUT_FILENO)) {
        return cli_misused(cli, "to follow needs a terminal; without one, rapporteur report FILE "
                                "prints a session");
    }
    add_usual_folder(cli, &usual);
    code = show(cli, path, false, true, str_text(&usual));
    str_release(&usual);
    return code;
}
