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

void output_clean(struct slice text, struct str *out)
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
    output_clean(text, &clean);
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
    output_clean(text, &clean);
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

static void split_path(const char *path, struct str *folder, const char **name)
{
    const char *slash = strrchr(path, '/');
    *name = slash == NULL ? path : slash + 1;
    if (slash == NULL) {
        str_add_text(folder, ".");
    } else {
        str_add(folder, slice_make(path, slash == path ? 1 : (size_t)(slash - path)));
    }
}

static bool write_and_sync(int fd, const char *path, struct slice text, struct err *err)
{
    bool fine = os_write(fd, text, NULL) && os_sync(fd);
    int number = errno;
    if (!os_close(fd) && fine) {
        number = errno;
        fine = false;
    }
    return fine || err_system(err, number, path, "write the file");
}

/* A file that was not there: removed again where it can't be written whole. */
static bool write_new(int dir, const char *path, const char *name, struct slice text,
                      struct err *err)
{
    enum { NEW_MODE = 0666 };
    int fd = os_open(dir, name, O_WRONLY | O_CREAT | O_EXCL, NEW_MODE);
    if (fd < 0 && errno == EEXIST) {
        return err_set(err, ERR_ANSWER, path, 0, 0, "it already exists; --force writes over it");
    }
    if (fd < 0) {
        return err_system(err, errno, path, "make the file");
    }
    if (!write_and_sync(fd, path, text, err)) {
        (void)os_unlink(dir, name);
        return false;
    }
    return os_sync(dir) || err_system(err, errno, path, "sync the folder of the file");
}

/* A file that is there: by a temporary one beside it, so it is the old or the new one, whole. */
static bool replace(int dir, const char *path, const char *name, int old, struct slice text,
                    struct err *err)
{
    enum { TEMPORARY_MODE = 0600, RANDOM = 8 };
    unsigned char random[RANDOM];
    struct str temporary = {0};
    os_random(random, sizeof random);
    str_add_format(&temporary, ".%.200s.", name);
    for (size_t i = 0; i < sizeof random; i++) {
        str_add_format(&temporary, "%02x", random[i]);
    }
    int fd = os_open(dir, str_text(&temporary), O_WRONLY | O_CREAT | O_EXCL, TEMPORARY_MODE);
    bool fine = fd >= 0 || err_system(err, errno, path, "write the file");
    if (fine) {
        bool kept = os_take_mode(fd, old) || err_system(err, errno, path, "keep the file's mode");
        fine = write_and_sync(fd, path, text, err) && kept;
        if (fine && !os_rename(dir, str_text(&temporary), dir, name)) {
            fine = err_system(err, errno, path, "replace the file");
        }
        if (!fine) {
            (void)os_unlink(dir, str_text(&temporary));
        }
    }
    str_release(&temporary);
    return fine && (os_sync(dir) || err_system(err, errno, path, "sync the folder of the file"));
}

/* Over what is there: a device or pipe is written into, a file is replaced. */
static bool write_over(int dir, const char *path, const char *name, struct slice text,
                       struct err *err)
{
    int old = os_open(dir, name, O_RDONLY | O_NONBLOCK, 0);
    struct stat found = {0};
    if (old < 0 || !os_stat(old, &found)) {
        int number = errno;
        if (old >= 0) {
            (void)os_close(old);
        }
        return err_system(err, number, path, "open the file to be written over");
    }
    bool fine = false;
    if (S_ISREG(found.st_mode)) {
        fine = replace(dir, path, name, old, text, err);
    } else if (S_ISDIR(found.st_mode)) {
        fine = err_set(err, ERR_USE, path, 0, 0, "it is a folder; name a file in it");
    } else {
        int fd = os_open(dir, name, O_WRONLY, 0);
        fine = fd >= 0 && os_write(fd, text, NULL);
        fine = fine || err_system(err, errno, path, "write the file");
        if (fd >= 0) {
            (void)os_close(fd);
        }
    }
    (void)os_close(old);
    return fine;
}

bool output_file(const char *path, struct slice text, bool force, struct err *err)
{
    struct str folder = {0};
    const char *name = NULL;
    struct stat found;
    split_path(path, &folder, &name);
    int dir = os_open(AT_FDCWD, str_text(&folder), O_RDONLY | O_DIRECTORY, 0);
    str_release(&folder);
    if (dir < 0) {
        return err_system(err, errno, path, "open the folder of the file");
    }
    bool over = force && os_stat_at(dir, name, true, &found);
    bool fine =
        over ? write_over(dir, path, name, text, err) : write_new(dir, path, name, text, err);
    (void)os_close(dir);
    return fine;
}

void output_complain(struct slice text)
{
    struct str clean = {0};
    output_clean(text, &clean);
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
