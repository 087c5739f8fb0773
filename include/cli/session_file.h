/* session_file.h: a session opened for one command, with no screen and no threads. */
#ifndef RAPPORTEUR_CLI_SESSION_FILE_H
#define RAPPORTEUR_CLI_SESSION_FILE_H

#include "cli/cli.h"
#include "model/session.h"
#include "store/store.h"

struct session_file {
    struct session session;
    struct store *store;
};
/* What the settings say of files; author, clocks and limits filled in. */
struct store_options session_file_options(const struct cli *cli);
/* Says that `path` is not there, ERR_USE, and what was meant or `new`. Always false. */
bool session_file_missing(const char *path, struct err *err);
/* Opens `path`; to read only unless `write`. A file that is not there, or a folder, is ERR_USE; one
 * that can't be read whole is an error here. News go to standard error. */
MUST_USE bool session_file_open(struct session_file *file, const struct cli *cli, const char *path,
                                bool write, struct err *err);
/* False where something is not on the disk. */
MUST_USE bool session_file_close(struct session_file *file, struct err *err);

#endif
