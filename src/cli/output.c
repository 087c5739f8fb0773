#include "cli/output.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <sys/ioctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/os.h"
#include "text/utf8.h"

void output_init(void)
{
    /* The wrong way round: a write to what was closed fails as before, with EBADF. */
    static const int modes[] = {O_WRONLY, O_RDONLY, O_WRONLY};
    for (int fd = 0; fd < (int)COUNT(modes); fd++) {
        if (fcntl(fd, F_GETFD) < 0) {
            (void)open("/dev/null", modes[fd]); /* NOLINT(android-cloexec-open): for children too */
        }
    }
    (void)signal(SIGPIPE, SIG_IGN);
}

static void clean_text(struct slice text, struct str *out)
{
    for (size_t at = 0; at < text.size;) {
        uint32_t code = 0;
        at += utf8_next(text, at, &code);
        bool ours = code == '\n' || code == '\t';
        utf8_add(out, utf8_is_control(code) && !ours ? UTF8_REPLACEMENT : code);
    }
}

static bool write_all(int fd, struct slice text, struct err *err)
{
    if (os_write(fd, text, NULL)) {
        return true;
    }
    return err_system(err, errno, NULL, "write the answer to standard output");
}

bool output_answer(struct slice text, struct err *err)
{
    struct str clean = {0};
    clean_text(text, &clean);
    bool fine = text.size == 0 || write_all(STDOUT_FILENO, str_slice(&clean), err);
    str_release(&clean);
    return fine;
}

/* The pager as a child that reads `*fd`; -1 where there can be none. */
static pid_t start_pager(const char *pager, int *fd)
{
    int ends[2];
    if (pipe2(ends, O_CLOEXEC) != 0) {
        return -1;
    }
    pid_t child = fork();
    if (child == 0) {
        (void)signal(SIGPIPE, SIG_DFL);
        (void)setenv("LESS", "FIRX", 0);
        (void)setenv("LESSCHARSET", "utf-8", 0);
        if (dup2(ends[0], STDIN_FILENO) >= 0) {
            (void)execl("/bin/sh", "sh", "-c", pager, (char *)NULL);
        }
        _exit(127);
    }
    (void)os_close(ends[0]);
    if (child < 0) {
        (void)os_close(ends[1]);
        return -1;
    }
    *fd = ends[1];
    return child;
}

bool output_page(struct slice text, bool page, struct err *err)
{
    const char *pager = getenv("PAGER");
    pager = pager == NULL ? "less" : pager;
    int fd = -1;
    pid_t child = -1;
    if (page && pager[0] != '\0' && isatty(STDOUT_FILENO) == 1) {
        child = start_pager(pager, &fd);
    }
    if (child < 0) {
        return output_answer(text, err);
    }
    struct str clean = {0};
    clean_text(text, &clean);
    /* Whoever leaves the pager early has seen enough: EPIPE is no failure. */
    bool taken = os_write(fd, str_slice(&clean), NULL);
    (void)taken;
    (void)os_close(fd);
    str_release(&clean);
    int status = 0;
    while (waitpid(child, &status, 0) < 0 && errno == EINTR) {
    }
    /* The shell says 127 where there is no such program. */
    bool shown = !(WIFEXITED(status) && WEXITSTATUS(status) == 127);
    return shown || output_answer(text, err);
}

void output_complain(struct slice text)
{
    struct str clean = {0};
    clean_text(text, &clean);
    bool said = os_write(STDERR_FILENO, str_slice(&clean), NULL);
    (void)said;
    str_release(&clean);
}

int output_columns(void)
{
    struct winsize size = {0};
    if (isatty(STDOUT_FILENO) != 1 || ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) != 0) {
        return 0;
    }
    return size.ws_col;
}
