#include "cli/form.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/mem.h"
#include "base/os.h"

enum { FORM_MOST = 1024 * 1024, PATH_ROOM = 4096 };

/* Behind the folder that the program lies in: as installed, as built. */
static const char *const beside[] = {"../share/rapporteur/templates", "../config/templates",
                                     "../../config/templates"};

static void add_program_folder(struct str *folder)
{
    char program[PATH_ROOM];
    ssize_t size = readlink("/proc/self/exe", program, sizeof program);
    struct slice path = slice_make(program, size > 0 ? (size_t)size : 0);
    while (path.size > 0 && path.at[path.size - 1] != '/') {
        path.size--;
    }
    str_add(folder, path);
}

/* The folder of that place, from 0; false behind the last. One that there can't be is empty. */
static bool folder_at(size_t place, struct str *folder)
{
    enum { OWN, MACHINE, PROGRAM };
    const char *config = getenv("XDG_CONFIG_HOME");
    const char *home = getenv("HOME");
    str_clear(folder);
    if (place == OWN && config != NULL && config[0] == '/') {
        str_add_format(folder, "%s/rapporteur/templates", config);
    } else if (place == OWN && home != NULL) {
        str_add_format(folder, "%s/.config/rapporteur/templates", home);
    } else if (place == MACHINE) {
        str_add_text(folder, "/etc/xdg/rapporteur/templates");
    } else if (place >= PROGRAM && place < PROGRAM + COUNT(beside)) {
        add_program_folder(folder);
        str_add_text(folder, beside[place - PROGRAM]);
    }
    return place < PROGRAM + COUNT(beside);
}

struct names {
    struct arena arena;
    struct slice *at;
    size_t count, room;
};

static bool add_name(void *context, const char *name)
{
    struct slice file = slice_of(name);
    struct slice ending = slice_of(".ini");
    struct names *names = context;
    if (slice_ends(file, ending)) {
        MEM_GROW(names->at, names->room, names->count + 1);
        names->at[names->count++] =
            arena_copy(&names->arena, slice_head(file, file.size - ending.size));
    }
    return true;
}

static int by_name(const void *left, const void *right)
{
    return slice_compare(*(const struct slice *)left, *(const struct slice *)right);
}

/* ` igf lacigf`: all that there are, each once. */
static void add_names(struct str *out)
{
    struct names names = {0};
    struct str folder = {0};
    for (size_t i = 0; folder_at(i, &folder); i++) {
        int dir =
            folder.size == 0 ? -1 : os_open(AT_FDCWD, str_text(&folder), O_RDONLY | O_DIRECTORY, 0);
        bool listed = dir >= 0 && os_list(dir, add_name, &names);
        (void)listed;
        if (dir >= 0) {
            (void)os_close(dir);
        }
    }
    if (names.count > 0) {
        qsort(names.at, names.count, sizeof *names.at, by_name);
    }
    for (size_t i = 0; i < names.count; i++) {
        if (i == 0 || !slice_equal(names.at[i], names.at[i - 1])) {
            str_add_char(out, ' ');
            str_add(out, names.at[i]);
        }
    }
    mem_free(names.at);
    arena_release(&names.arena);
    str_release(&folder);
}

/* NONE: there is no such file. */
enum found { FOUND, FOUND_WRONG, FOUND_NONE };

static enum found read_form(struct template *form, const char *path, struct err *err)
{
    struct str text = {0};
    int fd = os_open(AT_FDCWD, path, O_RDONLY, 0);
    if (fd < 0 && (errno == ENOENT || errno == ENOTDIR)) {
        return FOUND_NONE;
    }
    bool good = fd >= 0 && os_read_all(fd, &text, FORM_MOST);
    good = good ? template_parse(form, str_slice(&text), path, err)
                : err_system(err, errno, path, "read the template");
    if (fd >= 0) {
        (void)os_close(fd);
    }
    str_release(&text);
    return good ? FOUND : FOUND_WRONG;
}

bool form_open(struct template *form, const char *name, struct err *err)
{
    struct slice asked = slice_of(name);
    bool is_file = slice_find(asked, '/') < asked.size || slice_ends(asked, slice_of(".ini"));
    enum found found = is_file ? read_form(form, name, err) : FOUND_NONE;
    struct str path = {0};
    for (size_t i = 0; !is_file && found == FOUND_NONE && folder_at(i, &path); i++) {
        str_add_format(&path, "/%s.ini", name);
        found = read_form(form, str_text(&path), err);
    }
    if (found == FOUND_NONE) {
        struct str names = {0};
        add_names(&names);
        err_set(err, ERR_USE, NULL, 0, 0, "there is no template %s; there are:%s", name,
                str_text(&names));
        str_release(&names);
    }
    str_release(&path);
    return found == FOUND;
}
