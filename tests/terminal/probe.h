/* probe.h: a small program on frame and tty, run by tty_test in a terminal of its own. */
#ifndef RAPPORTEUR_TERMINAL_PROBE_H
#define RAPPORTEUR_TERMINAL_PROBE_H

#include "ui/frame.h"

/* `tty_test --probe MODE [COLOR]`, MODE one of:
 *   echo     what is typed, on row 1, nothing else; a paste as well
 *   keys     the names of the last keys on row 0, the pastes' number, bytes and CRC on row 1, the
 * size on row 2 styles   a row in each style random   each letter shows another frame of
 * probe_random COLOR: auto, always, never. Ctrl-Q ends it; F5 suspends it; F9 is a fatal mistake;
 * the terminal going away ends it with 5. Exits 7 where there is no screen, 8 where there is no
 * terminal, with the reason on standard error. */
int probe_main(int argc, char **argv);

/* The `number`th of a series of frames with wide and combined characters and all styles. */
void probe_random(struct frame *frame, unsigned number);

#endif
