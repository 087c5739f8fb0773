/* line_mode.h: the entry line as a plain prompt: one answer line for each line, no redraw, nothing
 * drawn; for screen readers and terminals that can't place the cursor. The only user of libedit. */
#ifndef RAPPORTEUR_RUN_LINE_MODE_H
#define RAPPORTEUR_RUN_LINE_MODE_H

#include "run/run.h"

/* The session at options->path, until the person leaves (Ctrl-D on an empty line, /quit). Returns
 * and says what run_screens does. */
int run_line_mode(const struct run_options *options, struct str *closing, struct err *err);

#endif
