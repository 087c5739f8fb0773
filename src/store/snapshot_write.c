/* How the CSV is replaced, and what lies beside it: temporaries of ours, LibreOffice's lock. */
#include "store/snapshot.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>

#include "base/os.h"

enum { RANDOM_LETTERS = 6 };

/* `.talk.csv.k3xq9a`: nobody can guess it. */
static void temporary_name(const struct place *place, struct str *name)
{
    static const char letters[] = "abcdefghijkmnpqrstuvwxyz23456789";
    unsigned char random[RANDOM_LETTERS];
    os_random(random, sizeof random);
    str_clear(name);
    str_add_char(name, '.');
    str_add(name, str_slice(&place->name));
    str_add_char(name, '.');
    for (size_t i = 0; i < sizeof random; i++) {
        str_add_char(name, letters[random[i] % (sizeof letters - 1)]);
    }
}

static bool fail(struct snapshot_write *write, const char *doing)
{
    write->number = errno == 0 ? EIO : errno;
    write->doing = doing;
    return false;
}

/* Mode, group and attributes of the CSV that is there. */
static bool take_mode(struct snapshot_write *write, int fd)
{
    if (!write->before.exists) {
        return true;
    }
    int old = os_open(write->place->folder, str_text(&write->place->name),
                      O_RDONLY | O_NOFOLLOW | O_NONBLOCK, 0);
    bool good = old >= 0 && os_take_mode(fd, old);
    int number = errno;
    if (old >= 0) {
        os_close(old);
    }
    errno = number;
    return good;
}

static bool is_unchanged(struct snapshot_write *write)
{
    struct snapshot_mark now;
    if (!snapshot_mark(write->place, &now)) {
        return fail(write, "look at the CSV");
    }
    write->changed = !snapshot_same(&now, &write->before);
    return !write->changed;
}

static bool fill(struct snapshot_write *write, int fd)
{
    struct stat found;
    if (!os_lock(fd) && errno == EWOULDBLOCK) {
        return fail(write, "lock the CSV's temporary file"); /* it is being cleaned away */
    }
    if (!take_mode(write, fd)) {
        return fail(write, "give the CSV its mode");
    }
    if (!os_write(fd, str_slice(&write->bytes), NULL)) {
        return fail(write, "write the CSV");
    }
    if (!os_sync(fd)) {
        return fail(write, "sync the CSV");
    }
    if (!os_stat(fd, &found)) {
        return fail(write, "look at the CSV");
    }
    write->after = (struct snapshot_mark){
        .exists = true,
        .device = found.st_dev,
        .inode = found.st_ino,
        .size = found.st_size,
        .modified = (int64_t)found.st_mtim.tv_sec * 1000000000 + found.st_mtim.tv_nsec,
    };
    return true;
}

static bool replace(struct snapshot_write *write, const char *temporary)
{
    const struct place *place = write->place;
    if (!os_rename(place->folder, temporary, place->folder, str_text(&place->name))) {
        return fail(write, "put the new CSV in its place");
    }
    write->replaced = true;
    if (!os_sync(place->folder) && errno != EINVAL && errno != ENOTSUP && errno != ENOSYS) {
        return fail(write, "sync the CSV's folder");
    }
    return true;
}

void snapshot_write_do(void *job)
{
    struct snapshot_write *write = job;
    const struct place *place = write->place;
    struct str name = {0};
    write->number = 0;
    write->doing = "";
    write->changed = write->replaced = false;
    if (!is_unchanged(write)) {
        return;
    }
    temporary_name(place, &name);
    int fd = place_create(place, place->folder, str_text(&name));
    if (fd < 0) {
        fail(write, "make the CSV's temporary file");
    } else {
        bool good = fill(write, fd) && is_unchanged(write) && replace(write, str_text(&name));
        if (!write->replaced) {
            (void)os_unlink(place->folder, str_text(&name));
        }
        if (!os_close(fd) && good) {
            fail(write, "close the CSV");
        }
    }
    str_release(&name);
}

/* --- What lies beside it */

struct cleaning {
    const struct place *place;
    struct str prefix;
};

static bool clean_name(void *context, const char *name)
{
    const struct cleaning *cleaning = context;
    struct slice whole = slice_of(name);
    if (!slice_starts(whole, str_slice(&cleaning->prefix)) ||
        whole.size != cleaning->prefix.size + RANDOM_LETTERS) {
        return true;
    }
    /* Whoever is writing it holds its lock. */
    int fd = os_open(cleaning->place->folder, name, O_RDONLY | O_NOFOLLOW | O_NONBLOCK, 0);
    if (fd >= 0) {
        if (os_lock(fd)) {
            (void)os_unlink(cleaning->place->folder, name);
        }
        os_close(fd);
    }
    return true;
}

void snapshot_clean(const struct place *place)
{
    struct cleaning cleaning = {.place = place};
    str_add_char(&cleaning.prefix, '.');
    str_add(&cleaning.prefix, str_slice(&place->name));
    str_add_char(&cleaning.prefix, '.');
    (void)!os_list(place->folder, clean_name, &cleaning);
    str_release(&cleaning.prefix);
}

bool snapshot_is_open(const struct place *place, struct str *who)
{
    enum { LOCK_MOST = 4096 };
    struct str name = {0};
    str_add_format(&name, ".~lock.%s#", str_text(&place->name));
    int fd = os_open(place->folder, str_text(&name), O_RDONLY | O_NOFOLLOW | O_NONBLOCK, 0);
    str_release(&name);
    if (fd < 0) {
        return false;
    }
    struct str text = {0};
    (void)!os_read_all(fd, &text, LOCK_MOST);
    os_close(fd);
    /* `Name,user,host,date,folder;`: the first that says something. */
    struct slice rest = slice_head(str_slice(&text), slice_find(str_slice(&text), ';'));
    struct slice part = {NULL, 0};
    str_clear(who);
    while (who->size == 0 && slice_next(&rest, ',', &part)) {
        str_set(who, slice_trim(part));
    }
    if (who->size == 0) {
        str_add_text(who, "somebody");
    }
    str_release(&text);
    return true;
}
