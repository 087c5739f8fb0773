/* ini_fuzz.c: any bytes as a settings file: whatever they are, every line that is a setting
 * applies, so a good one after them does too. */
#include <fcntl.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <unistd.h>

#include "base/str.h"
#include "store/ini.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void check(bool fine, const char *what)
{
    if (!fine) {
        (void)fprintf(stderr, "ini_fuzz: %s\n", what);
        abort();
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    enum { MOST = 1 << 19 };
    static const char good[] = "\n[writer]\nauthor = fuzz\n";
    char path[64];
    struct settings settings;
    struct str problems = {0};
    struct err err = {0};
    int fd = memfd_create("ini", MFD_CLOEXEC);
    size = size < MOST ? size : MOST;
    check(fd >= 0 && write(fd, data, size) == (ssize_t)size &&
              write(fd, good, sizeof good - 1) == (ssize_t)(sizeof good - 1),
          "no file in memory");
    (void)snprintf(path, sizeof path, "/proc/self/fd/%d", fd);
    settings_init(&settings);
    check(ini_read(path, true, &settings, &problems, &err), err.message);
    check(slice_is(settings_get(&settings, "writer", "author"), "fuzz"), "a good line was lost");
    settings_release(&settings);
    str_release(&problems);
    (void)close(fd);
    return 0;
}
