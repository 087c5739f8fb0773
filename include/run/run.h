/* run.h: the program on a terminal: opens a session or a folder, shows the screens, until the
 * person leaves. */
#ifndef RAPPORTEUR_RUN_RUN_H
#define RAPPORTEUR_RUN_RUN_H

#include <stdbool.h>

#include "base/err.h"
#include "base/slice.h"
#include "model/settings.h"
#include "run/tty.h"
#include "store/store.h"

struct run_options {
    const char *path; /* a session file, or a folder of sessions */
    const char
        *folder; /* the usual folder, for the home screen and the sample; it need not exist yet */
    bool is_folder;
    bool follow;         /* the chair's view: reads along, and writes nothing but remarks */
    struct slice author; /* the writer's tag, not empty */
    const struct settings *settings; /* borrowed */
    struct slice notice;        /* something to say at the start (wrong settings); may be empty */
    struct store_options store; /* author and clocks are filled in here */
    enum tty_color color;
};

/* Returns the exit code: 0, 128 + the number of the signal that ended it, or err_exit_code of
 * `err`, which is then to be said: the session could not be opened (nothing was touched), there is
 * no terminal, or at the end something could not be saved. `closing` gains what is to be said after
 * the terminal is given back: where the session lies. */
int run_screens(const struct run_options *options, struct str *closing, struct err *err);

#endif
