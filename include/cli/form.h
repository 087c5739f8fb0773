/* form.h: a report's template, found by its name. */
#ifndef RAPPORTEUR_CLI_FORM_H
#define RAPPORTEUR_CLI_FORM_H

#include <stdbool.h>

#include "base/attr.h"
#include "base/err.h"
#include "report/template.h"

/* Reads a template: `name` with a `/` in it, or ending in `.ini`, is a file; any other is NAME.ini
 * in the folder rapporteur/templates of your settings, of those of the machine (/etc/xdg), or of
 * the program as installed or built. False with what is wrong; a name that there is not is ERR_USE,
 * with those that there are. `form` ({0}) is to be released either way. */
MUST_USE bool form_open(struct template *form, const char *name, struct err *err);

#endif
