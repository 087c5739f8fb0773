#include "run/folders.h"

#include <errno.h>
#include <fcntl.h>

#include "base/os.h"
#include "base/str.h"

bool folders_make(const char *folder, struct err *err)
{
    struct str path = {0};
    bool good = true;
    for (const char *at = folder; good; at++) {
        if ((*at == '/' || *at == '\0') && path.size > 0) {
            good = os_make_folder(AT_FDCWD, str_text(&path), 0700) || errno == EEXIST;
        }
        if (*at == '\0') {
            break;
        }
        str_add_char(&path, *at);
    }
    int number = errno;
    str_release(&path);
    return good || err_system(err, number, folder, "make the folder");
}
