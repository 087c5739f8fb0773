/* convert.h: reports in the formats of word processors, which other programs make of ours. */
#ifndef RAPPORTEUR_CLI_CONVERT_H
#define RAPPORTEUR_CLI_CONVERT_H

#include <stdbool.h>

#include "base/attr.h"
#include "base/err.h"
#include "base/slice.h"
#include "base/str.h"
#include "model/session.h"
#include "report/report.h"

/* Whether a format is one of these: `docx`, `odt`, `pdf`. */
bool convert_has(const char *format);
/* Appends to `out` the report in `options->format` (one of these), made by pandoc, and by
 * LibreOffice where there is no pandoc or for a PDF. They work in a folder of their own beside
 * `path`, the file to come, which is removed again. False with what is missing or went wrong
 * (ERR_SYSTEM). */
MUST_USE bool convert_report(const struct report_options *options, struct session *session,
                             const char *path, struct str *out, struct err *err);

#endif
