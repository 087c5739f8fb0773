#include "base/file.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/os.h"
#include "base/str.h"

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
                      const char *how, struct err *err)
{
    enum { NEW_MODE = 0666 };
    int fd = os_open(dir, name, O_WRONLY | O_CREAT | O_EXCL, NEW_MODE);
    if (fd < 0 && errno == EEXIST) {
        return err_set(err, ERR_ANSWER, path, 0, 0, "it already exists; %s", how);
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

bool file_write(const char *path, struct slice text, bool over, const char *how, struct err *err)
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
    bool fine = over && os_stat_at(dir, name, true, &found)
                    ? write_over(dir, path, name, text, err)
                    : write_new(dir, path, name, text, how, err);
    (void)os_close(dir);
    return fine;
}
