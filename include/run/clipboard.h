/* clipboard.h: the bytes that give a terminal a text for the system's clipboard. Pure. */
#ifndef RAPPORTEUR_RUN_CLIPBOARD_H
#define RAPPORTEUR_RUN_CLIPBOARD_H

#include <stdbool.h>

#include "base/str.h"

/* Appends OSC 52 (xterm's control sequences) for `text`: all of it as base64, so no byte of the
 * text reaches the terminal as it is. */
void clipboard_sequence(struct slice text, struct str *out);
/* Whether a terminal of that name (TERM, may be NULL) passes it on: the Linux console has no
 * clipboard, and GNU screen prints what is longer than 768 bytes of it; tmux (`in_tmux`) has names
 * of screen's too, and swallows it or passes it on. */
bool clipboard_works(const char *term, bool in_tmux);

#endif
