/* os.h: the one place where files are opened, written, synced, renamed and locked, and the seam
 * through which tests make any of these calls fail, fall short, or be the last one.
 *
 * Every function handles EINTR and short reads and writes itself, sets O_CLOEXEC, and on failure
 * returns false or -1 with `errno` set. `dir` is the descriptor of an open folder or AT_FDCWD. */
#ifndef RAPPORTEUR_BASE_OS_H
#define RAPPORTEUR_BASE_OS_H

#include <stdbool.h>
#include <stdint.h>
#include <sys/stat.h>
#include <sys/types.h>

#include "base/attr.h"
#include "base/str.h"

enum os_call {
    OS_OPEN,
    OS_READ,
    OS_WRITE,
    OS_SYNC,
    OS_RENAME,
    OS_UNLINK,
    OS_MAKE_FOLDER,
    OS_LOCK,
    OS_STAT,
    OS_MODE,
    OS_LIST,
    OS_CLOSE,
    OS_RUN,
    OS_CALL_COUNT
};

/* Asked before each call. Returns 0 to let it happen, an errno to make it fail with that, or
 * OS_KILL to let it happen and then kill the process with SIGKILL. `*size` is the number of bytes
 * of a write, which the hook may lower (short write; with OS_KILL: killed half way), else 0. May be
 * called from any thread. */
enum { OS_KILL = -1 };
typedef int (*os_hook)(void *context, enum os_call call, size_t *size);
/* NULL takes it away. Set it before any second thread runs. */
void os_set_hook(os_hook hook, void *context);

/* Opens `name`; `flags` as of open(2), O_CLOEXEC is added. The descriptor, or -1. */
MUST_USE int os_open(int dir, const char *name, int flags, mode_t mode);
/* The descriptor is gone afterwards even where this says false (EIO on network file systems). */
bool os_close(int fd);
/* Up to `room` bytes; the number read, 0 at the end, -1 on failure. */
MUST_USE ssize_t os_read(int fd, void *bytes, size_t room);
/* The same from byte `place` of the file on; the descriptor's own place stays where it is. */
MUST_USE ssize_t os_read_at(int fd, off_t place, void *bytes, size_t room);
/* Appends all that is left of the file to `out`; false on failure or where it is more than `most`
 * bytes (errno EFBIG). */
MUST_USE bool os_read_all(int fd, struct str *out, size_t most);
/* All of `bytes`; on false, `*written` (may be NULL) says how many were. */
MUST_USE bool os_write(int fd, struct slice bytes, size_t *written);
/* fdatasync for a file's data, fsync for a folder or where the metadata matters. */
MUST_USE bool os_sync_data(int fd);
MUST_USE bool os_sync(int fd);
MUST_USE bool os_rename(int old_dir, const char *old_name, int new_dir, const char *new_name);
bool os_unlink(int dir, const char *name);
/* An empty folder. */
bool os_remove_folder(int dir, const char *name);
MUST_USE bool os_make_folder(int dir, const char *name, mode_t mode);
/* An exclusive flock(2) that does not wait. False with EWOULDBLOCK where somebody has it; it is
 * held until the descriptor is closed or the process ends. */
MUST_USE bool os_lock(int fd);
MUST_USE bool os_stat(int fd, struct stat *found);
/* Of a name; does not follow a link where `follow` is false. */
MUST_USE bool os_stat_at(int dir, const char *name, bool follow, struct stat *found);
/* Gives `fd` the mode, owner group and extended attributes (ACLs among them) of `like`, as far as
 * the system lets us. False with errno where the mode itself could not be set. */
MUST_USE bool os_take_mode(int fd, int like);
/* The mode alone, umask or not; file systems without modes say EPERM. */
bool os_set_mode(int fd, mode_t mode);
/* Calls `each` with the name of every entry of the open folder `dir` but "." and "..", in no order,
 * until it returns false. `dir` stays open. */
MUST_USE bool os_list(int dir, bool (*each)(void *context, const char *name), void *context);
/* Runs another program and waits for its end: `arguments` end in NULL, the first is its name,
 * looked for in $PATH. It has nothing to read, and what it prints is thrown away. Its exit code
 * (128 and the signal where one ended it), or -1 with errno; ENOENT where there is no such program.
 */
MUST_USE int os_run(const char *const *arguments);

/* Microseconds since 1970 UTC; microseconds since the machine started, suspended time included. */
uint64_t os_wall_clock(void);
uint64_t os_boot_clock(void);
/* Random bytes of the kernel; never fails (fatal). */
void os_random(void *bytes, size_t size);

#endif
