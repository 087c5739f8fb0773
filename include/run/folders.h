/* folders.h: the folder that sessions usually lie in, which need not be there yet. */
#ifndef RAPPORTEUR_RUN_FOLDERS_H
#define RAPPORTEUR_RUN_FOLDERS_H

#include <stdbool.h>

#include "base/attr.h"
#include "base/err.h"

/* Makes the folders of the path that are missing, private to the person. */
MUST_USE bool folders_make(const char *folder, struct err *err);

#endif
