#include "base/os.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <spawn.h>
#include <sys/file.h>
#include <sys/random.h>
#include <sys/wait.h>
#include <sys/xattr.h>
#include <unistd.h>

#include "base/fatal.h"

/* The seam is one per process by nature: it stands before the kernel. */
static os_hook hook_function; /* NOLINT(cppcoreguidelines-avoid-non-const-global-variables) */
static void *hook_context;    /* NOLINT(cppcoreguidelines-avoid-non-const-global-variables) */

void os_set_hook(os_hook hook, void *context)
{
    hook_function = hook;
    hook_context = context;
}

/* What the hook wants of this call: 0, OS_KILL, or an errno. EINTR is asked again, as a kernel's
 * is. */
static int ask(enum os_call call, size_t *size)
{
    size_t none = 0;
    int answer = 0;
    do {
        answer = hook_function == NULL
                     ? 0
                     : hook_function(hook_context, call, size == NULL ? &none : size);
    } while (answer == EINTR);
    return answer;
}

/* The seam of a call without bytes: BEFORE fails it, AFTER is its death. */
#define BEFORE(call, failed)                                                                       \
    int asked = ask((call), NULL);                                                                 \
    if (asked > 0) {                                                                               \
        errno = asked;                                                                             \
        return (failed);                                                                           \
    }

static void after(int asked)
{
    if (asked == OS_KILL) {
        (void)raise(SIGKILL);
    }
}

/* Repeats `call` while it is interrupted. */
#define AGAIN(result, call)                                                                        \
    do {                                                                                           \
        (result) = (call);                                                                         \
    } while ((result) < 0 && errno == EINTR)

int os_open(int dir, const char *name, int flags, mode_t mode)
{
    BEFORE(OS_OPEN, -1)
    int fd = -1;
    AGAIN(fd, openat(dir, name, flags | O_CLOEXEC, mode));
    after(asked);
    return fd;
}

bool os_close(int fd)
{
    int asked = ask(OS_CLOSE, NULL);
    /* Linux has let go of the descriptor even after EINTR: never close twice. */
    bool done = close(fd) == 0 || errno == EINTR;
    after(asked);
    if (asked > 0) {
        errno = asked;
        return false;
    }
    return done;
}

ssize_t os_read(int fd, void *bytes, size_t room)
{
    BEFORE(OS_READ, -1)
    ssize_t size = 0;
    AGAIN(size, read(fd, bytes, room));
    after(asked);
    return size;
}

ssize_t os_read_at(int fd, off_t place, void *bytes, size_t room)
{
    BEFORE(OS_READ, -1)
    ssize_t size = 0;
    AGAIN(size, pread(fd, bytes, room, place));
    after(asked);
    return size;
}

bool os_read_all(int fd, struct str *out, size_t most)
{
    size_t before = out->size;
    for (;;) {
        str_reserve(out, (size_t)64 * 1024);
        size_t room = out->room - out->size - 1;
        ssize_t size = os_read(fd, out->at + out->size, room);
        if (size < 0) {
            return false;
        }
        if (size == 0) {
            out->at[out->size] = '\0';
            return true;
        }
        out->size += (size_t)size;
        if (out->size - before > most) {
            errno = EFBIG;
            return false;
        }
    }
}

bool os_write(int fd, struct slice bytes, size_t *written)
{
    size_t done = 0;
    bool good = true;
    while (good && done < bytes.size) {
        size_t wanted = bytes.size - done;
        int asked = ask(OS_WRITE, &wanted);
        ssize_t size = 0;
        if (asked > 0) {
            errno = asked;
            good = false;
        } else {
            AGAIN(size, write(fd, bytes.at + done, wanted));
            good = size >= 0;
        }
        after(asked);
        done += size > 0 ? (size_t)size : 0;
        if (good && size == 0 && wanted > 0) {
            errno = EIO;
            good = false;
        }
    }
    if (written != NULL) {
        *written = done;
    }
    return good;
}

bool os_sync_data(int fd)
{
    BEFORE(OS_SYNC, false)
    int result = 0;
    AGAIN(result, fdatasync(fd));
    after(asked);
    return result == 0;
}

bool os_sync(int fd)
{
    BEFORE(OS_SYNC, false)
    int result = 0;
    AGAIN(result, fsync(fd));
    after(asked);
    return result == 0;
}

bool os_rename(int old_dir, const char *old_name, int new_dir, const char *new_name)
{
    BEFORE(OS_RENAME, false)
    int result = 0;
    AGAIN(result, renameat(old_dir, old_name, new_dir, new_name));
    after(asked);
    return result == 0;
}

bool os_unlink(int dir, const char *name)
{
    BEFORE(OS_UNLINK, false)
    int result = 0;
    AGAIN(result, unlinkat(dir, name, 0));
    after(asked);
    return result == 0;
}

bool os_remove_folder(int dir, const char *name)
{
    BEFORE(OS_UNLINK, false)
    int result = 0;
    AGAIN(result, unlinkat(dir, name, AT_REMOVEDIR));
    after(asked);
    return result == 0;
}

bool os_make_folder(int dir, const char *name, mode_t mode)
{
    BEFORE(OS_MAKE_FOLDER, false)
    int result = 0;
    AGAIN(result, mkdirat(dir, name, mode));
    after(asked);
    return result == 0;
}

bool os_lock(int fd)
{
    BEFORE(OS_LOCK, false)
    int result = 0;
    AGAIN(result, flock(fd, LOCK_EX | LOCK_NB));
    after(asked);
    return result == 0;
}

bool os_stat(int fd, struct stat *found)
{
    BEFORE(OS_STAT, false)
    int result = 0;
    AGAIN(result, fstat(fd, found));
    after(asked);
    return result == 0;
}

bool os_stat_at(int dir, const char *name, bool follow, struct stat *found)
{
    BEFORE(OS_STAT, false)
    int result = 0;
    AGAIN(result, fstatat(dir, name, found, follow ? 0 : AT_SYMLINK_NOFOLLOW));
    after(asked);
    return result == 0;
}

static void take_attributes(int fd, int like)
{
    char names[16 * 1024];
    ssize_t size = flistxattr(like, names, sizeof names);
    for (ssize_t at = 0; at < size; at += (ssize_t)strlen(names + at) + 1) {
        char value[16 * 1024];
        ssize_t length = fgetxattr(like, names + at, value, sizeof value);
        if (length >= 0) {
            (void)fsetxattr(fd, names + at, value, (size_t)length, 0);
        }
    }
}

bool os_take_mode(int fd, int like)
{
    BEFORE(OS_MODE, false)
    struct stat found;
    if (fstat(like, &found) != 0) {
        return false;
    }
    /* Another's file, or a file system without owners: the group may not be ours to give. */
    (void)!fchown(fd, (uid_t)-1, found.st_gid);
    take_attributes(fd, like);
    int result = fchmod(fd, found.st_mode & 07777);
    /* A file system without modes (a memory stick) refuses; what is not told apart there needs
     * none. */
    bool none = result != 0 && (errno == EPERM || errno == ENOTSUP || errno == ENOSYS);
    after(asked);
    return result == 0 || none;
}

bool os_set_mode(int fd, mode_t mode)
{
    BEFORE(OS_MODE, false)
    int result = fchmod(fd, mode);
    after(asked);
    return result == 0;
}

bool os_list(int dir, bool (*each)(void *context, const char *name), void *context)
{
    BEFORE(OS_LIST, false)
    /* A descriptor of its own, since reading a folder moves the place in it and closedir closes. */
    int own = openat(dir, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    DIR *folder = own < 0 ? NULL : fdopendir(own);
    if (folder == NULL) {
        int number = errno;
        if (own >= 0) {
            (void)close(own);
        }
        errno = number;
        return false;
    }
    bool going = true;
    errno = 0;
    while (going) {
        errno = 0;
        const struct dirent *entry = readdir(folder); /* NOLINT(concurrency-mt-unsafe) */
        if (entry == NULL) {
            break;
        }
        if (strcmp(entry->d_name, ".") != 0 && strcmp(entry->d_name, "..") != 0) {
            going = each(context, entry->d_name);
        }
    }
    int number = going ? errno : 0;
    (void)closedir(folder);
    after(asked);
    errno = number;
    return number == 0;
}

static uint64_t read_clock(clockid_t clock)
{
    struct timespec now;
    ensure(clock_gettime(clock, &now) == 0);
    return (uint64_t)now.tv_sec * 1000000U + (uint64_t)now.tv_nsec / 1000U;
}

/* Started with nothing of ours: no descriptor (all are closed on exec), signals as they come. */
static int spawn(const char *const *arguments, pid_t *child)
{
    posix_spawn_file_actions_t files;
    posix_spawnattr_t attributes;
    sigset_t signals;
    int number = posix_spawn_file_actions_init(&files);
    if (number != 0) {
        return number;
    }
    number = posix_spawnattr_init(&attributes);
    if (number == 0) {
        (void)sigemptyset(&signals);
        (void)sigaddset(&signals, SIGPIPE);
        number = posix_spawnattr_setsigdefault(&attributes, &signals);
        number =
            number != 0 ? number : posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETSIGDEF);
        for (int fd = STDIN_FILENO; number == 0 && fd <= STDERR_FILENO; fd++) {
            number = posix_spawn_file_actions_addopen(&files, fd, "/dev/null", O_RDWR, 0);
        }
        /* The arguments are not changed; the type is as old as C. */
        union {
            const char *const *ours;
            char *const *theirs;
        } given = {arguments};
        number = number != 0 ? number
                             : posix_spawnp(child, arguments[0], &files, &attributes, given.theirs,
                                            environ);
        (void)posix_spawnattr_destroy(&attributes);
    }
    (void)posix_spawn_file_actions_destroy(&files);
    return number;
}

int os_run(const char *const *arguments)
{
    BEFORE(OS_RUN, -1)
    pid_t child = 0;
    pid_t ended = 0;
    int status = 0;
    int number = spawn(arguments, &child);
    if (number != 0) {
        errno = number;
        return -1;
    }
    AGAIN(ended, waitpid(child, &status, 0));
    after(asked);
    if (ended < 0) {
        return -1;
    }
    /* That there is no such program may come out only in the child (POSIX, posix_spawn). */
    enum { NOT_RUN = 127, BY_SIGNAL = 128 };
    if (WIFEXITED(status) && WEXITSTATUS(status) == NOT_RUN) {
        errno = ENOENT;
        return -1;
    }
    return WIFEXITED(status) ? WEXITSTATUS(status) : BY_SIGNAL + WTERMSIG(status);
}

uint64_t os_wall_clock(void)
{
    return read_clock(CLOCK_REALTIME);
}

uint64_t os_boot_clock(void)
{
    return read_clock(CLOCK_BOOTTIME);
}

void os_random(void *bytes, size_t size)
{
    char *at = bytes;
    while (size > 0) {
        ssize_t got = getrandom(at, size, 0);
        if (got < 0 && errno == EINTR) {
            continue;
        }
        ensure(got > 0);
        at += got;
        size -= (size_t)got;
    }
}
