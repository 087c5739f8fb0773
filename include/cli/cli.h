/* cli.h: the command line: what a subcommand is, what was asked of it, and how it answers. */
#ifndef RAPPORTEUR_CLI_CLI_H
#define RAPPORTEUR_CLI_CLI_H

#include <stdbool.h>
#include <stddef.h>

#include "base/err.h"
#include "base/str.h"
#include "model/settings.h"

enum { CLI_FINE = 0, CLI_NOT_SO = 1, CLI_WRONG_USE = 2, CLI_SYSTEM_FAILED = 3 };

/* An option of one subcommand, or of all. */
struct cli_option {
    const char *name;    /* `title`, typed `--title` */
    char letter;         /* `o` where `-o` is the same, else NUL */
    const char *value;   /* what follows, `OUT`; NULL: nothing */
    const char *choices; /* the values there are, with `|`; NULL: any */
    const char *help;    /* one sentence */
};

struct cli;
/* A row of the one table of subcommands: parsing, --help, man page and completions come from it.
 * Lists end in NULL, that of options in an empty row. */
struct cli_command {
    const char *name;          /* "" for the screens */
    const char *summary;       /* half a line, for the list of commands */
    const char *const *usages; /* without the program's name: `new SESSION.csv [--title TEXT] …` */
    const char *description;   /* paragraphs with LF between */
    const struct cli_option *options;
    const char *const *examples; /* whole command lines */
    int (*run)(struct cli *cli); /* the exit code; what was wrong was said by cli_fail */
    bool hidden;                 /* for packagers: in no list */
    bool starts_alone;           /* takes no settings, so a wrong file of them is not named */
};
const struct cli_command *cli_commands(size_t *count);
/* By its name, or NULL. */
const struct cli_command *cli_find_command(struct slice name);
/* Those that every command takes. Ends in an empty row. */
const struct cli_option *cli_common_options(void);

struct cli_value {
    const struct cli_option *option;
    const char *text; /* "" of an option without one */
};
/* What was typed. */
struct cli {
    const struct cli_command *command;
    const char **arguments; /* without the command's name and the options; borrowed from argv */
    size_t argument_count;
    struct cli_value *values; /* the newest of an option counts */
    size_t value_count, value_room;
    struct settings settings;
    struct str notice; /* what was wrong in the settings files, a sentence a line */
    struct str author; /* the writer's tag, never empty */
};

/* The value of an option; NULL where it was not given. */
const char *cli_value(const struct cli *cli, const char *option);
bool cli_has(const struct cli *cli, const char *option);
/* Says on standard error what is wrong, with `rapporteur: ` before it. Returns the exit code. A
 * reader of the answer who went away is no news: then only the code, that of SIGPIPE. */
int cli_fail(const struct err *err);
/* The same for a sentence that is no error of its own. */
void cli_say(const char *format, ...) PRINTF_LIKE(1, 2);
/* Wrong use: says so and how the command's help is got. Returns CLI_WRONG_USE. */
int cli_misused(const struct cli *cli, const char *format, ...) PRINTF_LIKE(2, 3);

/* Everything: parses, sets up, runs, releases. Returns the exit code. */
int cli_main(int argc, char **argv);

/* The subcommands, a file each. */
int cli_open(struct cli *cli);
int cli_follow(struct cli *cli);
int cli_new(struct cli *cli);
int cli_add(struct cli *cli);
int cli_report(struct cli *cli);
int cli_check(struct cli *cli);
int cli_review(struct cli *cli);
int cli_help(struct cli *cli);
int cli_docs(struct cli *cli);

#endif
