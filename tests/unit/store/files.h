/* files.h: a folder of its own for each test of the store, and what lies in it. */
#ifndef RAPPORTEUR_TESTS_STORE_FILES_H
#define RAPPORTEUR_TESTS_STORE_FILES_H

#include <stdbool.h>

#include "base/str.h"

/* Makes an empty folder and forgets the one before; its path, without a slash at its end. */
const char *files_new(void);
/* Removes it with all that is in it. */
void files_remove(void);
/* The path of `name` in it; valid until the eighth call after this one. */
const char *files_path(const char *name);
void files_write(const char *name, struct slice bytes);
void files_append(const char *name, struct slice bytes);
/* All bytes of it, appended; false where it is not there. */
bool files_read(const char *name, struct str *bytes);
bool files_exists(const char *name);
/* Whether any file has these bytes, in the folder or in one in it. */
bool files_have(const char *text);
/* The names in the folder `name` ("." for the folder itself) that end so, sorted, each with a LF.
 */
void files_list(const char *name, const char *ending, struct str *names);
size_t files_count(const char *name, const char *ending);
/* The first name of files_list; the folder's own name before it. */
const char *files_first(const char *name, const char *ending);

#endif
