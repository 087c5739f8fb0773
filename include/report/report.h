/* report.h: a session as a document: the table of formats, and the one call that writes any of
 * them. */
#ifndef RAPPORTEUR_REPORT_REPORT_H
#define RAPPORTEUR_REPORT_REPORT_H

#include <stdbool.h>
#include <stddef.h>

#include "base/attr.h"
#include "base/slice.h"
#include "base/str.h"
#include "model/session.h"
#include "report/attribution.h"

struct view;
struct template;

/* Rows of more than a hundred columns are hard to read: a wider window shows no wider text. */
enum { REPORT_COLUMNS = 78, REPORT_COLUMNS_LEAST = 20, REPORT_COLUMNS_MOST = 100 };

struct report_options {
    const char *format; /* a name of the table; NULL: text */
    int columns;        /* of the text report, to wrap at, within the two above; 0 or below:
                            REPORT_COLUMNS */
    enum attribution level;
    const struct template *form; /* borrowed; NULL: the writer's own order */
};
struct report_writer {
    const char *name;      /* `markdown`, as after --format */
    const char *extension; /* of a file, without the dot */
    const char *help;      /* one sentence */
    void (*write)(const struct report_options *options, const struct view *view, struct str *out);
};
const struct report_writer *report_writers(size_t *count);

/* The format of a file that other programs make of one of ours, by its name's end: `docx`, `odt`,
 * `pdf`; NULL of any other. The command line has them made (cli/convert.h). */
const char *report_converted(struct slice path);

/* Appends the session's report to `out`: UTF-8, LF, no controls but LF of our own. False, and
 * nothing added, where there is no such format. */
bool report_write(const struct report_options *options, struct session *session, struct str *out);

/* The writers. */
void report_text(const struct report_options *options, const struct view *view, struct str *out);
void report_markdown(const struct report_options *options, const struct view *view,
                     struct str *out);
void report_html(const struct report_options *options, const struct view *view, struct str *out);

#endif
