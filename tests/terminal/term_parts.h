/* term_parts.h: what term.c and term_look.c share; tests include term.h. */
#ifndef RAPPORTEUR_TERMINAL_TERM_PARTS_H
#define RAPPORTEUR_TERMINAL_TERM_PARTS_H

#include <stdbool.h>
#include <sys/types.h>
#include <vterm.h>

#include "base/str.h"
#include "terminal/term.h"

/* What the last question was answered with: a const struct term can still fill these. */
struct term_answers {
    struct str screen, row, look, modes, device;
};

struct term {
    int master; /* -1 once closed */
    int ending; /* a pidfd, readable when the program has ended; -1 where the kernel has none */
    pid_t pid;
    bool ended; /* waited for; `status` is what waitpid said */
    int status;
    int rows, columns;
    VTerm *emulator;
    VTermScreen *screen;
    bool cursor_visible, alternate;
    struct str received; /* all of it, from the start */
    struct str to_send;  /* not yet taken by the program's side */
    struct term_answers *answers;
};

/* Milliseconds of a clock that only goes on. */
long long term_now(void);
/* Pumps once, waiting at most `milliseconds` for anything to happen; whether something came in. */
bool term_pump(struct term *term, int milliseconds);
/* Says why on standard error and ends the test process. */
_Noreturn void term_give_up(const char *what);

#endif
