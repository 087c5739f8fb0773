/* file.h: a text that somebody asked for, as a file of their own. */
#ifndef RAPPORTEUR_BASE_FILE_H
#define RAPPORTEUR_BASE_FILE_H

#include <stdbool.h>

#include "base/attr.h"
#include "base/err.h"
#include "base/slice.h"

/* Writes `text` as it is to the file `path`, whole and synced, or not at all. An existing one is
 * kept (ERR_ANSWER, and `how` says what writes over it) unless `over`. */
MUST_USE bool file_write(const char *path, struct slice text, bool over, const char *how,
                         struct err *err);

#endif
