/* A handler writes a byte into a pipe and does nothing else. (Not `pselect` with signals blocked:
 * after a hang-up the keyboard is always readable, so the signal would never be delivered.)
 *
 * But a loop that hangs in a write to a terminal that takes nothing reads no pipe. So a signal that
 * is to end the program also sets a timer, and if the main thread still writes to the terminal when
 * that is over, standard output becomes /dev/null: the write, begun again after the signal, then
 * goes there, and so does what is said last. */
#include "run/signals.h"

#include <errno.h>
#include <fcntl.h>
#include <sys/time.h>
#include <unistd.h>

#include "base/os.h"

enum { PATIENCE = 500000 /* microseconds */ };

/* What handlers need: one per process, as signals are. */
struct handling {
    volatile sig_atomic_t pipe; /* where the bytes go */
    volatile sig_atomic_t nowhere;
    volatile sig_atomic_t writing;
    volatile sig_atomic_t errors_too; /* standard error is that terminal as well */
};
/* NOLINTNEXTLINE(cppcoreguidelines-avoid-non-const-global-variables) */
static struct handling handling = {.pipe = -1, .nowhere = -1};

static void on_signal(int number)
{
    int kept = errno;
    unsigned char byte = (unsigned char)number;
    (void)!write(handling.pipe, &byte, 1); /* a full pipe has signals enough to read */
    if (number == SIGTERM || number == SIGHUP || number == SIGINT) {
        /* A bare system call on Linux, so fit for a handler, though POSIX does not list it. */
        const struct itimerval timer = {{.tv_usec = PATIENCE}, {.tv_usec = PATIENCE}};
        (void)setitimer(ITIMER_REAL, &timer, NULL);
    }
    errno = kept;
}

static void on_alarm(int number)
{
    int kept = errno;
    (void)number;
    if (handling.writing != 0) {
        (void)dup2(handling.nowhere, STDOUT_FILENO);
        if (handling.errors_too != 0) {
            (void)dup2(handling.nowhere, STDERR_FILENO); /* for the last words after us */
        }
    }
    errno = kept;
}

static const int watched[SIGNALS_WATCHED] = {SIGWINCH, SIGTERM, SIGHUP, SIGINT, SIGTSTP, SIGCONT};
/* A limit of file size or a reader that went away is an error of the call, not the end of us. */
static const int ignored[SIGNALS_IGNORED] = {SIGXFSZ, SIGPIPE};

bool signals_open(struct signals *signals, struct err *err)
{
    int ends[2];
    if (pipe2(ends, O_CLOEXEC | O_NONBLOCK) != 0) {
        return err_system(err, errno, NULL, "make a pipe for signals");
    }
    signals->read_end = ends[0];
    handling.pipe = ends[1];
    handling.nowhere = os_open(AT_FDCWD, "/dev/null", O_WRONLY, 0);
    handling.errors_too = isatty(STDERR_FILENO);
    struct sigaction action = {.sa_handler = on_signal, .sa_flags = SA_RESTART};
    for (size_t i = 0; i < COUNT(watched); i++) {
        (void)sigaction(watched[i], &action, &signals->old[i]);
    }
    action.sa_handler = on_alarm;
    (void)sigaction(SIGALRM, &action, &signals->old_alarm);
    action.sa_handler = SIG_IGN;
    for (size_t i = 0; i < COUNT(ignored); i++) {
        (void)sigaction(ignored[i], &action, &signals->old_ignored[i]);
    }
    return true;
}

void signals_close(struct signals *signals)
{
    const struct itimerval none = {{0}, {0}};
    for (size_t i = 0; i < COUNT(watched); i++) {
        (void)sigaction(watched[i], &signals->old[i], NULL);
    }
    (void)setitimer(ITIMER_REAL, &none, NULL);
    (void)sigaction(SIGALRM, &signals->old_alarm, NULL);
    for (size_t i = 0; i < COUNT(ignored); i++) {
        (void)sigaction(ignored[i], &signals->old_ignored[i], NULL);
    }
    (void)close(handling.pipe);
    (void)close(signals->read_end);
    if (handling.nowhere >= 0) {
        (void)close(handling.nowhere);
    }
    handling = (struct handling){.pipe = -1, .nowhere = -1};
}

void signals_writing(bool begins)
{
    handling.writing = begins ? 1 : 0;
}
