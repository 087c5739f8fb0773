/* sample.h: the sample session, and a copy of it to look around in. */
#ifndef RAPPORTEUR_RUN_SAMPLE_H
#define RAPPORTEUR_RUN_SAMPLE_H

#include <stdbool.h>

#include "base/attr.h"
#include "base/err.h"
#include "base/str.h"

/* Copies the sample that was installed with this program (or lies beside its build) to `sample.csv`
 * in `folder`, which is made where it is not there; a copy that is there already stays as it is.
 * Appends its path. */
MUST_USE bool sample_copy(const char *folder, struct str *path, struct err *err);

#endif
