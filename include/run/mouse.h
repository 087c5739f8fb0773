/* mouse.h: reports of the mouse among what a terminal sent. Pure. */
#ifndef RAPPORTEUR_RUN_MOUSE_H
#define RAPPORTEUR_RUN_MOUSE_H

#include <stdbool.h>
#include <stddef.h>

#include "app/event.h"
#include "base/slice.h"

struct mouse {
    enum mouse_act act; /* MOUSE_NOTHING: a release, a move, another button */
    int row, column;    /* from 0 */
};

enum mouse_found {
    MOUSE_FOUND_NONE, /* something else */
    MOUSE_FOUND_MORE, /* it may become one: ask again with more bytes */
    MOUSE_FOUND,
};

/* Looks for a report at the front of `bytes` (not empty); `*used` is its size. Knows xterm's SGR
 * form (CSI < button ; column ; row M or m) and the old one of three bytes behind CSI M, which
 * terminals send that do not know the first: they would be letters otherwise. */
enum mouse_found mouse_next(struct slice bytes, struct mouse *mouse, size_t *used);

#endif
