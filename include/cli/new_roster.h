/* new_roster.h: the participants of `new --roster`, from a table. */
#ifndef RAPPORTEUR_CLI_NEW_ROSTER_H
#define RAPPORTEUR_CLI_NEW_ROSTER_H

#include "base/attr.h"
#include "base/err.h"
#include "cli/cli.h"
#include "model/operation.h"

/* Reads the CSV at `path`, whose columns are called as those of a session file (without regard to
 * case) or as people call them in our four languages (person_table.h), into rows of participants of
 * the run `tag`. Columns that a roster does not know are left out, and it is said on standard error
 * which. Of a session file (it has a column `record`) only the participants are taken. False with
 * the place where something can't be taken as it is meant. */
MUST_USE bool new_roster_read(const struct cli *cli, const char *path, const char *tag,
                              struct action_draft *draft, struct err *err);

#endif
