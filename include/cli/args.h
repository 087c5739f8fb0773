/* args.h: what was typed behind the program's name, by the table of subcommands. */
#ifndef RAPPORTEUR_CLI_ARGS_H
#define RAPPORTEUR_CLI_ARGS_H

#include "cli/cli.h"

/* Fills command, arguments and values of `cli`, whose `arguments` has room for `argc`. Options may
 * stand anywhere, as `--name VALUE`, `--name=VALUE`, `-n VALUE`, `-nVALUE`; behind `--` all is an
 * argument, and so is `-` alone or with a blank behind it (`- uy` is a line). The first argument
 * that is a command's name is the command; with none, the screens are meant. False with the reason
 * in `err` (ERR_USE). */
MUST_USE bool args_parse(struct cli *cli, int argc, char **argv, struct err *err);

#endif
