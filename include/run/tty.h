/* tty.h: the terminal: shows frames, reads keys and pastes. The only user of ncurses, for output
 * alone; input is read and made keys by ourselves (run/keys.h), so a paste of 100 kB takes a few
 * milliseconds.
 *
 * One terminal at a time. Its loop: poll tty_fd for reading with tty_wait as time-out (or less);
 * whenever it is readable or the time is over, tty_read; then tty_show once.
 *
 * No signal is handled here, and ncurses' own handlers are taken out again: who runs the loop turns
 * SIGWINCH into tty_resize, SIGTSTP into tty_suspend, raise(SIGSTOP), tty_resume. */
#ifndef RAPPORTEUR_RUN_TTY_H
#define RAPPORTEUR_RUN_TTY_H

#include "base/err.h"
#include "run/keys.h"
#include "ui/frame.h"

struct tty;

enum tty_color {
    TTY_COLOR_AUTO,   /* where the terminal has colours and NO_COLOR is unset or empty */
    TTY_COLOR_ALWAYS, /* NO_COLOR does not count */
    TTY_COLOR_NEVER,
};

enum tty_opening {
    TTY_OPENED,
    TTY_NO_SCREEN,   /* a terminal, but no cursor addressing (TERM dumb or unset): a plain prompt
                        works */
    TTY_NO_TERMINAL, /* standard input or output is no terminal */
};

/* Takes over the terminal at standard input and output, after width_set_locale: raw mode (Ctrl-C,
 * Ctrl-S, Ctrl-Q, Ctrl-Z are keys; Enter is not Ctrl-J), the alternate screen, bracketed paste, no
 * mouse. An unknown TERM is taken for xterm-256color. `*tty` is set on TTY_OPENED only, else `err`
 * says why and the terminal is as it was. The caller closes. */
MUST_USE enum tty_opening tty_open(struct tty **tty, enum tty_color color, struct err *err);
/* Gives the terminal back as it was and frees; NULL is fine. */
void tty_close(struct tty *tty);
/* The same without freeing, for fatal_set_restore: only async-signal-safe calls, any number of
 * times, also when no terminal is open. After it, only tty_close. */
void tty_restore(void);

/* Asks the terminal to report the mouse, until it is given back: clicks and the wheel, so it keeps
 * dragging with Shift for its own selection. */
void tty_mouse(struct tty *tty);

/* False where TERM says that there is nothing but lines: unset, dumb, unknown. */
bool tty_has_screen(void);
/* TERM as it was where it is not known and xterm-256color was taken instead, to be said once; else
 * "". */
RETURNS_NONNULL const char *tty_unknown_term(const struct tty *tty);
/* The size, in cells, that frames should have. */
void tty_size(const struct tty *tty, int *rows, int *columns);
/* Asks the system for the size; everything is painted anew by the next tty_show. */
void tty_resize(struct tty *tty);
/* Gives the terminal back for a while, and takes it again; everything is painted anew by the next
 * tty_show. */
void tty_suspend(struct tty *tty);
void tty_resume(struct tty *tty);

/* Makes the terminal look like `frame`: sends only what differs from what it last showed, nothing
 * where nothing does. Rows from `same_from` to before `same_to` are known to be as they were then
 * and are not looked at. A frame of another size than the terminal is clipped. */
void tty_show(struct tty *tty, const struct frame *frame, int same_from, int same_to);

/* The terminal's bell. */
void tty_ring(struct tty *tty);
/* Sends a sequence that shows nothing (run/clipboard.h). False where the terminal is given back. */
bool tty_copy(struct tty *tty, struct slice sequence);

struct tty_input {
    const struct keys_item *items; /* in the order typed; borrowed until the next tty_read */
    size_t count;                  /* 0 while a paste or a sequence is not whole */
};
/* Takes all that is there (up to 1 MiB; never waits). `ready`: poll has just said that there is
 * something, so that it need not be asked again. False when the terminal is gone (end of file,
 * EIO); `input` then still has what came before. */
MUST_USE bool tty_read(struct tty *tty, bool ready, struct tty_input *input);
/* Milliseconds until tty_read must be called even with nothing to read, since something half there
 * is waiting for its end (Esc alone: ESCDELAY of the environment, else 50; a paste: 2 s); -1 for
 * none. */
int tty_wait(const struct tty *tty);
/* The descriptor to poll for reading. */
int tty_fd(const struct tty *tty);

#endif
