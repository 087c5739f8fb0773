/* html.h: foreign text in an HTML document (WHATWG HTML, 13.1): it reads as it was typed and makes
 * no markup of its own. */
#ifndef RAPPORTEUR_REPORT_HTML_H
#define RAPPORTEUR_REPORT_HTML_H

#include <stdbool.h>

#include "base/str.h"
#include "model/session.h"

/* Appends `text` on one line, as what an element or a quoted attribute holds: `& < > " '` become
 * references; controls and what steers a display show as U+FFFD. */
void html_add(struct str *out, struct slice text);
/* Appends each line of `text` that has something as a paragraph, of its own direction. */
void html_add_paragraphs(struct str *out, struct slice text);
/* Appends ` id="i12-7k3q"` for a record that can be pointed to, nothing for one whose id is not of
 * our shape: it may hold anything. */
void html_add_anchor(struct str *out, const struct record *record);
/* Appends `words` as a link to it; alone where nothing can point to it. */
void html_add_link(struct str *out, const struct record *record, struct slice words);

#endif
