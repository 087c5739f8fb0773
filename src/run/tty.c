#include "run/tty.h"

#include <errno.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/ioctl.h>
#include <termios.h>
#include <unistd.h>
#include <wchar.h>

#include <curses.h>
#include <term.h>
#undef columns /* term.h makes macros of common words */
#undef lines

#include "base/fatal.h"
#include "base/mem.h"
#include "run/reader.h"
#include "text/utf8.h"

/* ncurses gets whole cells (add_wchnstr: no wrapping, no scrolling at the last corner) for the part
 * of each row that changed, and one refresh. It never reads: keys are in keys.c.
 *
 * The modes that ncurses does not know (bracketed paste), or that it would send each by itself, go
 * out by write(2), when nothing that matters to them is in ncurses' buffer. */

static const char paste_on[] = "\033[?2004h";
static const char paste_off[] = "\033[?2004l";
/* Presses and the wheel (1000), told in the form that has no limit of columns (1006). */
static const char mouse_on[] = "\033[?1000h\033[?1006h";
static const char mouse_off[] = "\033[?1006l\033[?1000l";

enum { RESTORE_BYTES = 256, EMOJI_STYLE = 0xFE0F };

struct tty {
    SCREEN *screen;
    struct frame shown; /* what the terminal shows; valid unless `stale` */
    bool stale;         /* all of it must be painted */
    bool suspended;
    bool mouse; /* it reports the mouse */
    int rows, columns;
    attr_t attributes[STYLE_COUNT];
    short pairs[STYLE_COUNT];
    cchar_t letters[STYLE_COUNT]; /* a letter in each style: nearly all cells differ in no more */
    struct reader reader;
    struct str unknown_term;
};

/* What tty_restore needs, which fatal() calls with nothing in hand: one per process, as the
 * terminal is. */
struct restore {
    struct termios modes;
    char bytes[RESTORE_BYTES];
    size_t size;
    volatile sig_atomic_t active;
};
static struct restore restore; /* NOLINT(cppcoreguidelines-avoid-non-const-global-variables) */

/* To the terminal past ncurses. Failure is a terminal that is gone, which reading tells. */
static void send(const char *bytes, size_t size)
{
    while (size > 0) {
        ssize_t sent = write(STDOUT_FILENO, bytes, size);
        if (sent < 0 && errno != EINTR) {
            return;
        }
        bytes += sent > 0 ? sent : 0;
        size -= sent > 0 ? (size_t)sent : 0;
    }
}

void tty_restore(void)
{
    if (restore.active == 0) {
        return;
    }
    restore.active = 0;
    send(restore.bytes, restore.size);
    (void)tcsetattr(STDIN_FILENO, TCSADRAIN, &restore.modes);
}

/* By itself, as ncurses flashes the screen where a terminal has no bell. */
void tty_ring(struct tty *tty)
{
    (void)tty;
    send("\a", 1);
}

/* --- Opening. */

/* A string of the terminal's description, or NULL: tigetstr says -1 for a name that is no string's.
 */
static const char *capability(const char *name)
{
    const char *value = tigetstr(name);
    return (intptr_t)value == -1 ? NULL : value;
}

bool tty_has_screen(void)
{
    static const char *const none[] = {"", "dumb", "unknown"};
    const char *term = getenv("TERM");
    bool has = term != NULL;
    for (size_t i = 0; has && i < COUNT(none); i++) {
        has = strcmp(term, none[i]) != 0;
    }
    return has;
}

/* newterm puts handlers of its own in the place of those that the loop has set. And until it has
 * been ended and begun again, ncurses sends each move of the cursor by itself (_nc_mvcur flushes
 * while `_endwin` is ewInitial): a paint would be ten pieces, each of which wakes who shows it.
 * What newterm sends is still in its buffer, so nothing is seen of that. */
static SCREEN *new_screen(SCREEN *blank, const char *term)
{
    static const int signals[] = {SIGINT, SIGTERM, SIGTSTP, SIGWINCH};
    struct sigaction before[COUNT(signals)];
    for (size_t i = 0; i < COUNT(signals); i++) {
        (void)sigaction(signals[i], NULL, &before[i]);
    }
    SCREEN *screen = newterm_sp(blank, term, stdout, stdin);
    for (size_t i = 0; i < COUNT(signals); i++) {
        (void)sigaction(signals[i], &before[i], NULL);
    }
    return screen;
}

/* NULL where the terminal cannot show a screen, and then it is as it was. (new_prescr and
 * newterm_sp: ncurses built with sp-funcs, as Debian's is.) */
static SCREEN *open_screen(struct str *unknown)
{
    const char *term = getenv("TERM");
    if (!tty_has_screen()) {
        return NULL;
    }
    SCREEN *blank = new_prescr(); /* newterm would make one each time, and lose it where it fails */
    SCREEN *screen = new_screen(blank, term);
    if (screen == NULL) {
        str_set(unknown, slice_of(term));
        screen = new_screen(blank, "xterm-256color");
    }
    if (screen == NULL) {
        free(blank); /* delscreen takes only what newterm has finished */
        return NULL;
    }
    if (capability("cup") == NULL) {
        delscreen(screen);
        (void)tcsetattr(STDIN_FILENO, TCSADRAIN, &restore.modes);
        return NULL;
    }
    (void)endwin();
    (void)doupdate(); /* before there are colours: it would reset the person's own palette */
    return screen;
}

static void set_modes(void)
{
    (void)raw();
    (void)nonl();
    (void)noecho();
    (void)leaveok(stdscr, FALSE);
    (void)scrollok(stdscr, FALSE);
    (void)typeahead(-1); /* keys that wait are our own business: no look for them in each paint */
}

static bool wants_color(enum tty_color color)
{
    const char *no_color = getenv("NO_COLOR");
    if (color == TTY_COLOR_NEVER || !has_colors()) {
        return false;
    }
    return color == TTY_COLOR_ALWAYS || no_color == NULL || no_color[0] == '\0';
}

static void set_looks(struct tty *tty, enum tty_color color)
{
    static const short colors[COLOR_OF_COUNT] = {-1,         COLOR_RED,     COLOR_GREEN,
                                                 COLOR_BLUE, COLOR_MAGENTA, COLOR_CYAN};
    static const attr_t attributes[] = {A_BOLD, A_DIM, A_REVERSE, A_UNDERLINE};
    static const short pairs[COLOR_OF_COUNT] = {0, 1, 2, 3, 4, 5};
    bool colored = wants_color(color) && start_color() == OK && use_default_colors() == OK;
    for (size_t i = 1; colored && i < COUNT(pairs); i++) {
        colored = init_pair(pairs[i], colors[i], -1) == OK;
    }
    for (unsigned style = 0; style < STYLE_COUNT; style++) {
        const struct style_look *look = style_look((enum style)style);
        for (size_t bit = 0; bit < COUNT(attributes); bit++) {
            if ((look->attributes >> bit & 1) != 0) {
                tty->attributes[style] |= attributes[bit];
            }
        }
        if (colored) {
            tty->pairs[style] = pairs[look->color];
        }
        (void)setcchar(&tty->letters[style], L" ", tty->attributes[style], tty->pairs[style], NULL);
    }
}

static void add_capability(struct str *out, const char *name)
{
    const char *value = capability(name);
    if (value != NULL && strchr(value, '$') == NULL) {
        str_add_text(out, value);
    }
}

static void send_modes(const char *paste, const char *const names[], size_t count)
{
    struct str bytes = {0};
    str_add_text(&bytes, paste);
    for (size_t i = 0; i < count; i++) {
        add_capability(&bytes, names[i]);
    }
    send(bytes.at, bytes.size);
    str_release(&bytes);
}

/* Keys as terminfo has them, a cursor that is seen, pastes that are marked: in one piece (keypad
 * and curs_set would send each by itself). */
static void begin_modes(void)
{
    static const char *const names[] = {"smkx", "cnorm"};
    send_modes(paste_on, names, COUNT(names));
}

static void end_modes(void)
{
    static const char *const names[] = {"rmkx"};
    send_modes(paste_off, names, COUNT(names));
}

/* The bytes that give the terminal back, made now: later there may be no memory and no ncurses. */
static void prepare_restore(bool mouse)
{
    static const char *const names[] = {"sgr0", "op", "cnorm", "rmcup", "rmkx"};
    struct str bytes = {0};
    str_add_text(&bytes, mouse ? mouse_off : "");
    str_add_text(&bytes, paste_off);
    for (size_t i = 0; i < COUNT(names); i++) {
        add_capability(&bytes, names[i]);
    }
    str_add_text(&bytes, "\r");
    ensure(bytes.size <= sizeof restore.bytes);
    memcpy(restore.bytes, bytes.at, bytes.size);
    restore.size = bytes.size;
    str_release(&bytes);
}

static void define_keys(struct keys *keys)
{
    const char *name = NULL;
    for (size_t i = 0; (name = keys_capability(i)) != NULL; i++) {
        const char *bytes = capability(name);
        if (bytes != NULL) {
            keys_define(keys, i, slice_of(bytes));
        }
    }
}

static void ask_size(struct tty *tty)
{
    struct winsize size = {0};
    tty->rows = LINES;
    tty->columns = COLS;
    if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_row > 0 && size.ws_col > 0) {
        tty->rows = size.ws_row;
        tty->columns = size.ws_col;
    }
}

enum tty_opening tty_open(struct tty **tty, enum tty_color color, struct err *err)
{
    struct str unknown = {0};
    if (!isatty(STDIN_FILENO) || !isatty(STDOUT_FILENO) ||
        tcgetattr(STDIN_FILENO, &restore.modes) != 0) {
        (void)err_set(err, ERR_USE, NULL, 0, 0, "standard input and output are no terminal");
        return TTY_NO_TERMINAL;
    }
    SCREEN *screen = open_screen(&unknown);
    if (screen == NULL) {
        str_release(&unknown);
        (void)err_set(
            err, ERR_USE, NULL, 0, 0,
            "this terminal (TERM) cannot place the cursor; rapporteur --line works on it");
        return TTY_NO_SCREEN;
    }
    struct tty *opened = mem_alloc(1, sizeof *opened);
    opened->screen = screen;
    opened->unknown_term = unknown;
    reader_init(&opened->reader, STDIN_FILENO);
    opened->stale = true;
    prepare_restore(false);
    restore.active = 1;
    set_modes();
    set_looks(opened, color);
    define_keys(&opened->reader.keys);
    ask_size(opened);
    frame_init(&opened->shown, opened->rows, opened->columns);
    begin_modes();
    *tty = opened;
    return TTY_OPENED;
}

void tty_mouse(struct tty *tty)
{
    tty->mouse = true;
    tty->reader.keys.mouse = true;
    prepare_restore(true);
    send(mouse_on, sizeof mouse_on - 1);
}

void tty_suspend(struct tty *tty)
{
    if (tty->suspended || restore.active == 0) {
        return;
    }
    tty->suspended = true;
    restore.active = 0;
    (void)endwin();
    send(mouse_off, tty->mouse ? sizeof mouse_off - 1 : 0);
    end_modes();
    (void)tcsetattr(STDIN_FILENO, TCSADRAIN, &restore.modes);
}

void tty_resume(struct tty *tty)
{
    if (!tty->suspended) {
        return;
    }
    tty->suspended = false;
    restore.active = 1;
    (void)reset_prog_mode();
    set_modes();
    begin_modes();
    send(mouse_on, tty->mouse ? sizeof mouse_on - 1 : 0);
    tty_resize(tty);
}

void tty_close(struct tty *tty)
{
    if (tty == NULL) {
        return;
    }
    tty_suspend(tty);
    delscreen(tty->screen);
    frame_release(&tty->shown);
    reader_release(&tty->reader);
    str_release(&tty->unknown_term);
    mem_free(tty);
}

const char *tty_unknown_term(const struct tty *tty)
{
    return str_text(&tty->unknown_term);
}

void tty_size(const struct tty *tty, int *rows, int *columns)
{
    *rows = tty->rows;
    *columns = tty->columns;
}

void tty_resize(struct tty *tty)
{
    ask_size(tty);
    (void)resize_term(tty->rows, tty->columns); /* resizeterm would queue a key that nobody reads */
    tty->stale = true;
}

/* --- Showing. */

/* The cell as ncurses has it: at most CCHARW_MAX characters, the first one with a width. Some
 * terminals make a narrow character wide where U+FE0F stands behind it, but wcwidth and ncurses do
 * not: the row would come apart, so it goes no further than this. */
static cchar_t to_cchar(const struct tty *tty, const struct frame_cell *cell)
{
    if (cell->size == 1) { /* the frame has no controls */
        cchar_t letter = tty->letters[cell->style];
        letter.chars[0] = (wchar_t)(unsigned char)cell->bytes[0];
        return letter;
    }
    wchar_t text[FRAME_CELL_CODES + 1] = {0};
    struct slice bytes = slice_make(cell->bytes, cell->size);
    size_t count = 0;
    for (size_t at = 0; at < bytes.size && count < FRAME_CELL_CODES;) {
        uint32_t code = 0;
        at += utf8_next(bytes, at, &code);
        if (code == EMOJI_STYLE && cell->width == 1) {
            continue;
        }
        text[count++] = (wchar_t)(utf8_is_control(code) ? UTF8_REPLACEMENT : code);
    }
    cchar_t made = {0};
    (void)setcchar(&made, text, tty->attributes[cell->style], tty->pairs[cell->style], NULL);
    return made;
}

/* Sends the columns from `from` to before `to` of a row to ncurses. */
static void show_span(const struct tty *tty, const struct frame_cell *cells, int row, int from,
                      int to)
{
    cchar_t line[FRAME_MOST_COLUMNS + 1];
    int count = 0;
    for (int column = from; column < to; column++) {
        if (cells[column].width > 0) { /* ncurses makes the right half by itself */
            line[count++] = to_cchar(tty, &cells[column]);
        }
    }
    (void)mvadd_wchnstr(row, from, line, count);
}

/* Whether the row differed. */
static bool show_row(struct tty *tty, const struct frame *frame, int row, int columns)
{
    size_t bytes = (size_t)columns * sizeof *frame->cells;
    const struct frame_cell *wanted = frame->cells + (size_t)row * (size_t)frame->columns;
    struct frame_cell *shown = tty->shown.cells + (size_t)row * (size_t)tty->shown.columns;
    if (memcmp(wanted, shown, bytes) == 0) {
        return false;
    }
    int from = 0;
    int to = columns;
    while (from < to && memcmp(&wanted[from], &shown[from], sizeof *wanted) == 0) {
        from++;
    }
    while (to > from && memcmp(&wanted[to - 1], &shown[to - 1], sizeof *wanted) == 0) {
        to--;
    }
    while (from > 0 && (wanted[from].width == 0 || shown[from].width == 0)) {
        from--; /* whole wide characters, old and new */
    }
    while (to < columns && (wanted[to].width == 0 || shown[to].width == 0)) {
        to++;
    }
    show_span(tty, wanted, row, from, to);
    memcpy(shown, wanted, bytes);
    return true;
}

void tty_show(struct tty *tty, const struct frame *frame, int same_from, int same_to)
{
    if (tty->suspended || restore.active == 0) {
        return;
    }
    if (tty->stale) {
        frame_resize(&tty->shown, tty->rows, tty->columns);
        (void)erase();
        (void)clearok(curscr, TRUE);
    }
    int rows = frame->rows < tty->shown.rows ? frame->rows : tty->shown.rows;
    int columns = frame->columns < tty->shown.columns ? frame->columns : tty->shown.columns;
    bool changed = tty->stale;
    for (int row = 0; row < rows; row++) {
        if (tty->stale || row < same_from || row >= same_to) {
            changed |= show_row(tty, frame, row, columns);
        }
    }
    if (!changed && frame->cursor_row == tty->shown.cursor_row &&
        frame->cursor_column == tty->shown.cursor_column) {
        return;
    }
    tty->stale = false;
    tty->shown.cursor_row = frame->cursor_row;
    tty->shown.cursor_column = frame->cursor_column;
    (void)move(frame->cursor_row < rows ? frame->cursor_row : rows - 1,
               frame->cursor_column < columns ? frame->cursor_column : columns - 1);
    (void)refresh();
}

bool tty_copy(struct tty *tty, struct slice sequence)
{
    bool open = !tty->suspended && restore.active != 0;
    send(sequence.at, open ? sequence.size : 0);
    return open;
}

/* --- Reading. */

int tty_wait(const struct tty *tty)
{
    return reader_wait(&tty->reader);
}

bool tty_read(struct tty *tty, bool ready, struct tty_input *input)
{
    bool there = reader_read(&tty->reader, ready);
    const struct keys *keys = &tty->reader.keys;
    *input = (struct tty_input){.items = keys->items, .count = keys->count};
    return there;
}

int tty_fd(const struct tty *tty)
{
    (void)tty;
    return STDIN_FILENO;
}
