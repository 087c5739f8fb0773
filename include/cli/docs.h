/* docs.h: --help, the man page and the completions of three shells, all from the tables:
 * subcommands and options (cli.h), commands with their keys (app/command.h), the entry language
 * (app/entry.h), settings. */
#ifndef RAPPORTEUR_CLI_DOCS_H
#define RAPPORTEUR_CLI_DOCS_H

#include "base/str.h"
#include "cli/cli.h"

/* Each appends the whole document to `out`. */
void docs_help(const struct cli_command *command, struct str *out);
void docs_overview(struct str *out);
void docs_man(struct str *out);
void docs_bash(struct str *out);
void docs_zsh(struct str *out);
void docs_fish(struct str *out);

#endif
