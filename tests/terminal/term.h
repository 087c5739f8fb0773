/* term.h: a program in a real terminal (libvterm on a pty), typed into and looked at by a test.
 *
 *     static void typing_shows(void)
 *     {
 *         const char *const argv[] = {term_program(), "talk.csv", NULL};
 *         const char *const env[] = {"NO_COLOR=1", "LANG", NULL};
 *         struct term *term = term_start(argv, 24, 80, env);
 *         expect_see(term, "1 Notes");
 *         term_type(term, "mx: All sectors");
 *         term_key(term, "Enter");
 *         expect_see(term, "MEX");
 *         term_key(term, "Ctrl-Q");
 *         expect_int(term_wait(term, TERM_LONG), 0);
 *         term_stop(term);
 *     }
 *
 * In `env` (NULL for none) "NAME=value" is set and "NAME" is unset.
 *
 * Never sleep: every wait pumps both ways until what is awaited is there, and returns at once then.
 * A wait for something that must NOT come needs an end that can be seen: type a key, see its
 * effect, then `term_has` is false (or term_idle for silence itself).
 *
 * The program gets this process's environment, but TERM=xterm-256color, LC_ALL and LANG as C.UTF-8,
 * and neither NO_COLOR, ESCDELAY, LINES nor COLUMNS; `env` comes after that. It is the leader of a
 * session of its own with the pty as its terminal, so a hang-up and job control are real. The
 * emulator answers what terminals answer (DA1, cursor position).
 *
 * Hard time-outs: each term_start gives the whole test process 60 more seconds (alarm); a wait of
 * its own never takes longer than it says. term_stop kills what still runs. A child that ends does
 * not raise anything: term_wait asks. */
#ifndef RAPPORTEUR_TERMINAL_TERM_H
#define RAPPORTEUR_TERMINAL_TERM_H

#include <stdbool.h>
#include <stddef.h>
#include <sys/types.h>

struct term;

/* Milliseconds that nothing of ours may take, on a loaded machine under sanitizers. */
enum { TERM_LONG = 10000 };

/* The program of the same variant as this test (build/debug/rapporteur for
 * build/debug/tests/terminal/…), or $RAPPORTEUR. This test program itself, to be started as a
 * probe. Both live as long as the process. */
const char *term_program(void);
const char *term_self(void);

/* Never NULL: a failure ends the test process with a message. `argv` ends in NULL. */
struct term *term_start(const char *const argv[], int rows, int columns, const char *const env[]);
/* Kills with SIGKILL if it still runs, frees. */
void term_stop(struct term *term);

/* Bytes as they are; all of them are taken by the program's side before this returns (it pumps
 * meanwhile, so any size goes), or it gave up after TERM_LONG: false. */
bool term_send(struct term *term, const void *bytes, size_t size);
bool term_type(struct term *term, const char *text);
/* One key by the names of app/key.h: "Enter", "Ctrl-Z", "Alt-1", "Esc", "Up", "Shift-Tab", "F1",
 * "PageDown", "Ctrl-Left", "a". An unknown name ends the test process. */
bool term_key(struct term *term, const char *name);
/* As a terminal pastes: between the marks if the program asked for them. Line ends go as given:
 * real terminals send CR. */
bool term_paste(struct term *term, const void *bytes, size_t size);

/* Pumps until `text` stands on the screen, within one row; false after `milliseconds`. */
bool term_see(struct term *term, const char *text, int milliseconds);
/* Pumps until it does not. */
bool term_not(struct term *term, const char *text, int milliseconds);
/* As it is now, without pumping. */
bool term_has(const struct term *term, const char *text);
/* Pumps until nothing came for `silence` milliseconds; false if that did not happen within
 * TERM_LONG. */
bool term_idle(struct term *term, int silence);
/* Pumps until the program has sent this among its bytes: "\033[?2004h" says that it has set its
 * modes. (What is typed before, the kernel echoes and takes CR for LF; so look for the first
 * screen, then type.) */
bool term_until_sent(struct term *term, const char *bytes, int milliseconds);
/* Pumps until the program has sent `total` bytes in all (term_bytes). */
bool term_until_bytes(struct term *term, size_t total, int milliseconds);

/* The screen: rows without the spaces at their ends, each with a line feed. Borrowed until the next
 * call. */
const char *term_screen(const struct term *term);
/* One row of it, without the line feed; "" outside. Borrowed until the next call. */
const char *term_row(const struct term *term, int row);
/* The column of the cell where `text` (plain ASCII) begins, in the first row at `*row` or below
 * that has it; -1 if none does. */
int term_find(const struct term *term, const char *text, int *row);
void term_cursor(const struct term *term, int *row, int *column);
bool term_cursor_visible(const struct term *term);
/* The looks of a cell: letters of "bdru" for bold, (never d: libvterm does not know dim), reverse,
 * underline, and "c" where it has a colour. Borrowed until the next call. */
const char *term_look(const struct term *term, int row, int column);
/* Whether the program has the alternate screen now. */
bool term_alternate(const struct term *term);

/* All bytes that the program has sent since its start, and how many. Borrowed until the next pump.
 */
const char *term_raw(const struct term *term, size_t *size);
size_t term_bytes(const struct term *term);
/* Whether these bytes are among them (a colour, a foreign escape sequence). */
bool term_sent(const struct term *term, const void *bytes, size_t size);
/* The same for what came after the first `from` bytes. */
bool term_sent_since(const struct term *term, size_t from, const void *bytes, size_t size);

/* A new size of the window: the kernel sends SIGWINCH. */
void term_resize(struct term *term, int rows, int columns);
void term_signal(struct term *term, int number);
/* The terminal goes away: SIGHUP to the program, then reads of 0 and EIO. */
void term_close_master(struct term *term);
pid_t term_pid(const struct term *term);
/* Pumps until the program has ended: its exit code, 128 + number if by a signal, -1 after
 * `milliseconds`. */
int term_wait(struct term *term, int milliseconds);
/* Pumps until it is stopped (SIGTSTP, SIGSTOP); then term_signal(term, SIGCONT). */
bool term_wait_stopped(struct term *term, int milliseconds);
/* The name of the program's side, as /dev/pts/3: holding it open keeps modes and screen when the
 * program ends (with its last holder gone, the master says EIO and is closed). Borrowed until the
 * next call. */
const char *term_device(const struct term *term);
/* The terminal's modes now, as tcgetattr says: a line of text to compare before and after. Borrowed
 * until the next call. */
const char *term_modes(const struct term *term);

/* The expectations of tests: wait up to TERM_LONG, and print the screen when it does not come. */
#define expect_see(term, text) term_expect((term), (text), true, __FILE__, __LINE__)
#define expect_not(term, text) term_expect((term), (text), false, __FILE__, __LINE__)
bool term_expect(struct term *term, const char *text, bool wanted, const char *file, int line);

#endif
