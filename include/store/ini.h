/* ini.h: settings files. The only user of iniparser.
 *
 * iniparser 4.1 gives up a whole file for a byte order mark, a NUL, one bad line or a line over
 * 1,022 bytes, and writes to standard error; so we read the file ourselves, name what is wrong with
 * file and line, and hand it only the lines that are good. */
#ifndef RAPPORTEUR_STORE_INI_H
#define RAPPORTEUR_STORE_INI_H

#include <stdbool.h>

#include "base/attr.h"
#include "base/err.h"
#include "base/str.h"
#include "model/settings.h"

/* Reads `path` into `settings`: what it says goes over what they say. Appends a sentence with file
 * and line for each wrong line or value to `problems`, LF behind each; the rest applies. False with
 * `err` only where the file is there and can't be read; a file that is not there says nothing,
 * unless `wanted`. */
MUST_USE bool ini_read(const char *path, bool wanted, struct settings *settings,
                       struct str *problems, struct err *err);

#endif
