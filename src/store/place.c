#include "store/place.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <unistd.h>

#include "base/mem.h"
#include "base/os.h"

static struct slice last_part(struct slice path)
{
    size_t at = path.size;
    while (at > 0 && path.at[at - 1] != '/') {
        at--;
    }
    return slice_from(path, at);
}

static void set_path(struct str *path, struct slice folder, struct slice name)
{
    str_set(path, folder);
    if (!slice_is(folder, "/")) {
        str_add_char(path, '/');
    }
    str_add(path, name);
}

/* The real folder and name of `path`. Only names are looked up here; what is opened is opened
 * below. */
static bool resolve(struct place *place, const char *path, struct err *err)
{
    char *real = realpath(path, NULL);
    if (real != NULL) {
        struct slice whole = slice_of(real);
        str_set(&place->name, last_part(whole));
        size_t size = whole.size - place->name.size;
        str_set(&place->folder_path, slice_head(whole, size > 1 ? size - 1 : size));
    } else if (errno == ENOENT) {
        struct slice name = last_part(slice_of(path));
        struct str folder = {0};
        str_set(&place->name, name);
        str_set(&folder, slice_head(slice_of(path), strlen(path) - name.size));
        real = realpath(folder.size == 0 ? "." : str_text(&folder), NULL);
        str_release(&folder);
        str_set(&place->folder_path, slice_of(real));
    }
    if (real == NULL) {
        return err_system(err, errno, path, "open the folder of the session");
    }
    mem_free(real);
    if (place->name.size == 0 || slice_is(str_slice(&place->name), ".") ||
        slice_is(str_slice(&place->name), "..")) {
        return err_set(err, ERR_INPUT, path, 0, 0, "it is a folder, not a session file");
    }
    set_path(&place->path, str_slice(&place->folder_path), str_slice(&place->name));
    return true;
}

struct slice place_stem(struct slice name)
{
    static const char ending[] = ".csv";
    enum { SIZE = sizeof ending - 1 };
    if (name.size <= SIZE) {
        return name;
    }
    for (size_t i = 0; i < SIZE; i++) {
        char byte = name.at[name.size - SIZE + i];
        byte = byte >= 'A' && byte <= 'Z' ? (char)(byte - 'A' + 'a') : byte;
        if (byte != ending[i]) {
            return name;
        }
    }
    return slice_head(name, name.size - SIZE);
}

void place_set_journal(struct place *place, struct slice name)
{
    str_set(&place->journal_name, name);
    set_path(&place->journal_path, str_slice(&place->folder_path), name);
}

static bool is_shared(int folder)
{
    struct stat found;
    return os_stat(folder, &found) && (found.st_mode & (S_IWGRP | S_ISGID)) != 0;
}

bool place_open(struct place *place, const char *path, struct err *err)
{
    *place = (struct place){.folder = -1, .journal = -1};
    if (!resolve(place, path, err)) {
        return false;
    }
    struct str name = {0};
    str_set(&name, place_stem(str_slice(&place->name)));
    str_add_text(&name, ".journal");
    place_set_journal(place, str_slice(&name));
    str_release(&name);
    place->folder = os_open(AT_FDCWD, str_text(&place->folder_path), O_RDONLY | O_DIRECTORY, 0);
    if (place->folder < 0) {
        return err_system(err, errno, str_text(&place->folder_path), "open the folder");
    }
    place->shared = is_shared(place->folder);
    return true;
}

bool place_open_journal(struct place *place)
{
    if (place->journal < 0) {
        place->journal = os_open(place->folder, str_text(&place->journal_name),
                                 O_RDONLY | O_DIRECTORY | O_NOFOLLOW, 0);
        /* A link itself is refused by O_DIRECTORY first. */
        if (place->journal < 0 && errno == ENOTDIR) {
            struct stat found;
            bool link = os_stat_at(place->folder, str_text(&place->journal_name), false, &found) &&
                        S_ISLNK(found.st_mode);
            errno = link ? ELOOP : ENOTDIR;
        }
    }
    return place->journal >= 0;
}

bool place_make_journal(struct place *place)
{
    if (place->journal >= 0) {
        return true;
    }
    bool made = os_make_folder(place->folder, str_text(&place->journal_name), 0700);
    if ((!made && errno != EEXIST) || !place_open_journal(place)) {
        return false;
    }
    if (made && place->shared) {
        /* Where the system does not let us, the folder stays private: less than wanted, never more.
         */
        (void)!os_take_mode(place->journal, place->folder);
    }
    return true;
}

static bool same_file(int dir, const char *name, int fd)
{
    struct stat by_name;
    struct stat by_fd;
    return os_stat(fd, &by_fd) && os_stat_at(dir, name, false, &by_name) &&
           by_fd.st_ino == by_name.st_ino && by_fd.st_dev == by_name.st_dev;
}

bool place_stands(const struct place *place)
{
    return same_file(place->folder, str_text(&place->journal_name), place->journal);
}

void place_leave_journal(struct place *place)
{
    if (place->journal >= 0) {
        os_close(place->journal);
        place->journal = -1;
    }
}

int place_create(const struct place *place, int dir, const char *name)
{
    bool shared = dir == place->folder ? place->shared : is_shared(dir);
    int fd =
        os_open(dir, name, O_RDWR | O_CREAT | O_EXCL | O_NOFOLLOW | O_APPEND, shared ? 0660 : 0600);
    if (fd >= 0 && shared) {
        /* The umask took the group's part; a file system without modes has none to set. */
        (void)os_set_mode(fd, 0660);
    }
    return fd;
}

bool place_writable(const struct place *place, bool journal)
{
    int dir = journal && place->journal >= 0 ? place->journal : place->folder;
    /* Only asked, so that it can be said early; what counts is what the real calls answer. */
    return faccessat(dir, ".", W_OK | X_OK, AT_EACCESS) == 0;
}

void place_close(struct place *place)
{
    place_leave_journal(place);
    if (place->folder >= 0) {
        os_close(place->folder);
    }
    str_release(&place->path);
    str_release(&place->folder_path);
    str_release(&place->name);
    str_release(&place->journal_name);
    str_release(&place->journal_path);
    *place = (struct place){.folder = -1, .journal = -1};
}
