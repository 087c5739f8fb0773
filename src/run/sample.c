#include "run/sample.h"

#include <errno.h>
#include <fcntl.h>
#include <unistd.h>

#include "base/os.h"
#include "run/folders.h"

enum { SAMPLE_MOST = 16 * 1024 * 1024 };

/* From the folder that the program lies in: as installed, as built. */
static const char *const places[] = {"/../share/rapporteur/talk.csv", "/../samples/talk.csv",
                                     "/../../samples/talk.csv"};

static bool read_sample(struct str *bytes, struct err *err)
{
    char program[4096];
    ssize_t size = readlink("/proc/self/exe", program, sizeof program - 1);
    struct slice folder = slice_make(program, size > 0 ? (size_t)size : 0);
    while (folder.size > 0 && folder.at[folder.size - 1] != '/') {
        folder.size--;
    }
    for (size_t i = 0; i < COUNT(places); i++) {
        struct str path = {0};
        str_add(&path, folder);
        str_add_text(&path, places[i]);
        int fd = os_open(AT_FDCWD, str_text(&path), O_RDONLY, 0);
        bool good = fd >= 0 && os_read_all(fd, bytes, SAMPLE_MOST);
        if (fd >= 0) {
            (void)os_close(fd);
        }
        str_release(&path);
        if (good) {
            return true;
        }
    }
    return err_set(
        err, ERR_ANSWER, NULL, 0, 0,
        "the sample session was not installed with the program; type a title to begin one");
}

bool sample_copy(const char *folder, struct str *path, struct err *err)
{
    struct str bytes = {0};
    str_add_format(path, "%s/sample.csv", folder);
    if (!folders_make(folder, err)) {
        return false;
    }
    int fd = os_open(AT_FDCWD, str_text(path), O_WRONLY | O_CREAT | O_EXCL, 0600);
    if (fd < 0) {
        return errno == EEXIST || err_system(err, errno, str_text(path), "copy the sample");
    }
    bool good = read_sample(&bytes, err);
    if (good && (!os_write(fd, str_slice(&bytes), NULL) || !os_sync(fd))) {
        good = err_system(err, errno, str_text(path), "copy the sample");
    }
    if (!os_close(fd) && good) {
        good = err_system(err, errno, str_text(path), "copy the sample");
    }
    if (!good) {
        (void)os_unlink(AT_FDCWD, str_text(path));
    }
    str_release(&bytes);
    return good;
}
