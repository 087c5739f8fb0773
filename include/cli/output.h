/* output.h: what the command line prints: answers to standard output (through a pager on a
 * terminal, or to a file), everything free of escape sequences that are not ours. */
#ifndef RAPPORTEUR_CLI_OUTPUT_H
#define RAPPORTEUR_CLI_OUTPUT_H

#include <stdbool.h>

#include "base/attr.h"
#include "base/err.h"
#include "base/slice.h"
#include "base/str.h"

/* Makes sure that descriptors 0 to 2 are open, so that no file of ours becomes one of them; reading
 * or writing one that was closed goes on failing. To be called first. */
void output_init(void);
/* Writes `text` to standard output, cleaned: C0 and C1 controls, DEL and what steers the display as
 * U+FFFD; LF and tab stay. Where the reader went away, `err` has the number EPIPE; the signal is
 * ignored, so that what is under way can still be saved. */
MUST_USE bool output_answer(struct slice text, struct err *err);
/* The same through $PAGER (less -FIRX) where standard output is a terminal and `page`. */
MUST_USE bool output_page(struct slice text, bool page, struct err *err);
/* Writes `text`, cleaned, to standard error; there is nobody to tell where that fails. */
void output_complain(struct slice text);
/* The columns of the terminal at standard output; 0 where it is none or does not say. */
int output_columns(void);

#endif
