#include "terminal/term.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <pty.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "terminal/term_parts.h"

/* The master side never blocks and every wait pumps both ways: a program that writes while we write
 * would otherwise fill both buffers of the pty and stand still with us. */

enum { TERM_TEST_SECONDS = 60 };

_Noreturn void term_give_up(const char *what)
{
    (void)fprintf(stderr, "terminal harness: %s: %s\n", what, strerror(errno));
    exit(99);
}

long long term_now(void)
{
    struct timespec now;
    if (clock_gettime(CLOCK_MONOTONIC, &now) != 0) {
        term_give_up("clock_gettime");
    }
    return (long long)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

const char *term_self(void)
{
    static char path[4096];
    ssize_t size = readlink("/proc/self/exe", path, sizeof path - 1);
    if (size <= 0) {
        term_give_up("/proc/self/exe");
    }
    path[size] = '\0';
    return path;
}

const char *term_program(void)
{
    static char path[4096 + 16];
    const char *given = getenv("RAPPORTEUR");
    if (given != NULL) {
        return given;
    }
    (void)snprintf(path, sizeof path, "%s", term_self());
    for (int up = 0; up < 3; up++) { /* NAME_test, terminal, tests */
        char *slash = strrchr(path, '/');
        if (slash == NULL) {
            break;
        }
        *slash = '\0';
    }
    size_t size = strlen(path);
    (void)snprintf(path + size, sizeof path - size, "/rapporteur");
    return path;
}

/* --- The program's start and end. */

static void set_environment(const char *const env[])
{
    static const char *const unset[] = {"NO_COLOR", "ESCDELAY", "LINES", "COLUMNS", "LANGUAGE"};
    for (size_t i = 0; i < sizeof unset / sizeof unset[0]; i++) {
        (void)unsetenv(unset[i]);
    }
    (void)setenv("TERM", "xterm-256color", 1);
    (void)setenv("LC_ALL", "C.UTF-8", 1);
    (void)setenv("LANG", "C.UTF-8", 1);
    for (size_t i = 0; env != NULL && env[i] != NULL; i++) {
        const char *equals = strchr(env[i], '=');
        char name[256];
        size_t size = equals != NULL ? (size_t)(equals - env[i]) : strlen(env[i]);
        (void)snprintf(name, sizeof name, "%.*s", (int)size, env[i]);
        if (equals == NULL) {
            (void)unsetenv(name);
        } else {
            (void)setenv(name, equals + 1, 1);
        }
    }
}

static _Noreturn void become(const char *const argv[], const char *const env[])
{
    set_environment(env);
    sigset_t none;
    (void)sigemptyset(&none);
    (void)sigprocmask(SIG_SETMASK, &none, NULL);
    (void)signal(SIGPIPE, SIG_DFL);
    union {
        const char *const *given;
        char *const *wanted; /* execv promises to leave them alone */
    } arguments = {argv};
    (void)execv(argv[0], arguments.wanted);
    (void)dprintf(STDERR_FILENO, "cannot start %s: %s\n", argv[0], strerror(errno));
    _exit(127);
}

static int property_changed(VTermProp property, VTermValue *value, void *user)
{
    struct term *term = user;
    if (property == VTERM_PROP_CURSORVISIBLE) {
        term->cursor_visible = value->boolean != 0;
    } else if (property == VTERM_PROP_ALTSCREEN) {
        term->alternate = value->boolean != 0;
    }
    return 1;
}

/* What the emulator itself says to the program: answers and keys. */
static void emulator_says(const char *bytes, size_t size, void *user)
{
    struct term *term = user;
    str_add(&term->to_send, slice_make(bytes, size));
}

static void start_emulator(struct term *term)
{
    static const VTermScreenCallbacks callbacks = {.settermprop = property_changed};
    term->emulator = vterm_new(term->rows, term->columns);
    if (term->emulator == NULL) {
        term_give_up("vterm_new");
    }
    vterm_set_utf8(term->emulator, 1);
    vterm_output_set_callback(term->emulator, emulator_says, term);
    term->screen = vterm_obtain_screen(term->emulator);
    term->cursor_visible = true;
    vterm_screen_set_callbacks(term->screen, &callbacks, term);
    vterm_screen_enable_altscreen(term->screen, 1);
    vterm_screen_reset(term->screen, 1);
}

struct term *term_start(const char *const argv[], int rows, int columns, const char *const env[])
{
    (void)alarm(TERM_TEST_SECONDS);
    (void)signal(SIGPIPE, SIG_IGN);
    struct term *term = calloc(1, sizeof *term);
    struct term_answers *answers = calloc(1, sizeof *answers);
    if (term == NULL || answers == NULL) {
        term_give_up("memory");
    }
    term->answers = answers;
    term->rows = rows;
    term->columns = columns;
    start_emulator(term);
    struct winsize size = {.ws_row = (unsigned short)rows, .ws_col = (unsigned short)columns};
    (void)fflush(NULL);
    term->pid = forkpty(&term->master, NULL, NULL, &size);
    if (term->pid == 0) {
        become(argv, env);
    }
    if (term->pid < 0 || fcntl(term->master, F_SETFL, O_RDWR | O_NONBLOCK) != 0 ||
        fcntl(term->master, F_SETFD, FD_CLOEXEC) != 0) {
        term_give_up("forkpty");
    }
    term->ending = (int)syscall(SYS_pidfd_open, term->pid, 0);
    return term;
}

/* Asks once whether the program has ended. */
static bool has_ended(struct term *term)
{
    if (!term->ended && waitpid(term->pid, &term->status, WNOHANG) == term->pid) {
        term->ended = true;
    }
    return term->ended;
}

void term_stop(struct term *term)
{
    if (!has_ended(term)) {
        (void)kill(term->pid, SIGKILL);
        while (waitpid(term->pid, &term->status, 0) < 0 && errno == EINTR) {
        }
    }
    term_close_master(term);
    if (term->ending >= 0) {
        (void)close(term->ending);
    }
    vterm_free(term->emulator);
    str_release(&term->received);
    str_release(&term->to_send);
    str_release(&term->answers->screen);
    str_release(&term->answers->row);
    str_release(&term->answers->look);
    str_release(&term->answers->modes);
    str_release(&term->answers->device);
    free(term->answers);
    free(term);
}

void term_close_master(struct term *term)
{
    if (term->master >= 0) {
        (void)close(term->master);
        term->master = -1;
    }
}

/* --- The pump. */

static void send_some(struct term *term)
{
    if (term->to_send.size == 0 || term->master < 0) {
        return;
    }
    ssize_t sent = write(term->master, term->to_send.at, term->to_send.size);
    if (sent > 0) {
        str_splice(&term->to_send, 0, (size_t)sent, slice_make(NULL, 0));
    } else if (sent < 0 && errno != EAGAIN && errno != EINTR) {
        str_clear(&term->to_send); /* nobody is there to take it */
    }
}

static bool receive_some(struct term *term)
{
    char bytes[65536];
    if (term->master < 0) {
        return false;
    }
    ssize_t size = read(term->master, bytes, sizeof bytes);
    if (size > 0) {
        str_add(&term->received, slice_make(bytes, (size_t)size));
        (void)vterm_input_write(term->emulator, bytes, (size_t)size);
        return true;
    }
    if (size == 0 || (errno != EAGAIN && errno != EINTR)) {
        term_close_master(term); /* EIO: the program's side is closed for good */
    }
    return false;
}

bool term_pump(struct term *term, int milliseconds)
{
    send_some(term);
    short wanted = (short)(POLLIN | (term->to_send.size > 0 ? POLLOUT : 0));
    struct pollfd fds[] = {{.fd = term->master, .events = wanted},
                           {.fd = term->ended ? -1 : term->ending, .events = POLLIN}};
    if (poll(fds, 2, milliseconds) <= 0) {
        return false;
    }
    send_some(term);
    bool came = receive_some(term);
    if (fds[1].revents != 0) {
        (void)has_ended(term);
    }
    return came;
}

/* At most a tenth of a second at once, so that a state that poll does not tell of is looked at too.
 */
static int slice_of_time(long long deadline)
{
    long long left = deadline - term_now();
    return left <= 0 ? 0 : left < 100 ? (int)left : 100;
}

bool term_idle(struct term *term, int silence)
{
    long long deadline = term_now() + TERM_LONG;
    long long quiet_since = term_now();
    while (term_now() < deadline) {
        long long left = quiet_since + silence - term_now();
        if (left <= 0) {
            return true;
        }
        if (term_pump(term, (int)(left < 100 ? left : 100))) {
            quiet_since = term_now();
        }
    }
    return false;
}

bool term_until_bytes(struct term *term, size_t total, int milliseconds)
{
    long long deadline = term_now() + milliseconds;
    while (term->received.size < total && term_now() < deadline) {
        (void)term_pump(term, slice_of_time(deadline));
    }
    return term->received.size >= total;
}

bool term_until_sent(struct term *term, const char *bytes, int milliseconds)
{
    long long deadline = term_now() + milliseconds;
    while (!term_sent(term, bytes, strlen(bytes))) {
        if (term_now() >= deadline || term->master < 0) {
            return false;
        }
        (void)term_pump(term, slice_of_time(deadline));
    }
    return true;
}

static bool until(struct term *term, const char *text, bool wanted, int milliseconds)
{
    long long deadline = term_now() + milliseconds;
    while (term_has(term, text) != wanted) {
        if (term_now() >= deadline || term->master < 0) {
            return false;
        }
        while (!term_pump(term, slice_of_time(deadline)) && term->master >= 0 &&
               term_now() < deadline) {
        }
    }
    return true;
}

bool term_see(struct term *term, const char *text, int milliseconds)
{
    return until(term, text, true, milliseconds);
}

bool term_not(struct term *term, const char *text, int milliseconds)
{
    return until(term, text, false, milliseconds);
}

/* --- Towards the program. */

bool term_send(struct term *term, const void *bytes, size_t size)
{
    long long deadline = term_now() + TERM_LONG;
    str_add(&term->to_send, slice_make(bytes, size));
    send_some(term);
    while (term->to_send.size > 0 && term_now() < deadline) {
        (void)term_pump(term, slice_of_time(deadline));
    }
    return term->to_send.size == 0 && term->master >= 0;
}

bool term_type(struct term *term, const char *text)
{
    return term_send(term, text, strlen(text));
}

bool term_paste(struct term *term, const void *bytes, size_t size)
{
    vterm_keyboard_start_paste(term->emulator); /* says the marks where they were asked for */
    str_add(&term->to_send, slice_make(bytes, size));
    vterm_keyboard_end_paste(term->emulator);
    return term_send(term, "", 0);
}

void term_resize(struct term *term, int rows, int columns)
{
    struct winsize size = {.ws_row = (unsigned short)rows, .ws_col = (unsigned short)columns};
    term->rows = rows;
    term->columns = columns;
    vterm_set_size(term->emulator, rows, columns);
    if (ioctl(term->master, TIOCSWINSZ, &size) != 0) {
        term_give_up("TIOCSWINSZ");
    }
}

void term_signal(struct term *term, int number)
{
    if (!has_ended(term)) {
        (void)kill(term->pid, number);
    }
}

pid_t term_pid(const struct term *term)
{
    return term->pid;
}

int term_wait(struct term *term, int milliseconds)
{
    long long deadline = term_now() + milliseconds;
    while (!has_ended(term)) {
        if (term_now() >= deadline) {
            return -1;
        }
        (void)term_pump(term, term->ending >= 0 ? slice_of_time(deadline) : 5);
    }
    while (term_pump(term, 0)) { /* its last words */
    }
    return WIFEXITED(term->status) ? WEXITSTATUS(term->status) : 128 + WTERMSIG(term->status);
}

bool term_wait_stopped(struct term *term, int milliseconds)
{
    long long deadline = term_now() + milliseconds;
    while (term_now() < deadline) {
        siginfo_t info = {0};
        if (waitid(P_PID, (id_t)term->pid, &info, WSTOPPED | WNOHANG) == 0 &&
            info.si_pid == term->pid) {
            return true;
        }
        (void)term_pump(term, 5);
    }
    return false;
}
