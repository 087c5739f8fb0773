#include "files.h"

#include <dirent.h>
#include <fcntl.h>
#include <ftw.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { PATH_ROOM = 1024, PATHS = 8 };

static char root[PATH_ROOM];

const char *files_new(void)
{
    const char *base = getenv("TMPDIR");
    files_remove();
    (void)snprintf(root, sizeof root, "%s/rapporteur-XXXXXX", base == NULL ? "/tmp" : base);
    if (mkdtemp(root) == NULL) {
        perror(root);
        exit(1);
    }
    return root;
}

static int remove_one(const char *path, const struct stat *found, int kind, struct FTW *place)
{
    (void)found;
    (void)kind;
    (void)place;
    return remove(path);
}

void files_remove(void)
{
    if (root[0] != '\0') {
        (void)nftw(root, remove_one, 16, FTW_DEPTH | FTW_PHYS);
        root[0] = '\0';
    }
}

const char *files_path(const char *name)
{
    static char paths[PATHS][PATH_ROOM + 256];
    static unsigned next;
    char *path = paths[next++ % PATHS];
    (void)snprintf(path, sizeof paths[0], "%s/%s", root, name);
    return path;
}

static void put(const char *name, struct slice bytes, int flags)
{
    int fd = open(files_path(name), O_WRONLY | O_CREAT | O_CLOEXEC | flags, 0600);
    if (fd < 0 || write(fd, bytes.at, bytes.size) != (ssize_t)bytes.size || close(fd) != 0) {
        perror(files_path(name));
        exit(1);
    }
}

void files_write(const char *name, struct slice bytes)
{
    put(name, bytes, O_TRUNC);
}

void files_append(const char *name, struct slice bytes)
{
    put(name, bytes, O_APPEND);
}

bool files_read(const char *name, struct str *bytes)
{
    int fd = open(files_path(name), O_RDONLY | O_CLOEXEC);
    if (fd < 0) {
        return false;
    }
    char block[4096];
    ssize_t size;
    while ((size = read(fd, block, sizeof block)) > 0) {
        str_add(bytes, slice_make(block, (size_t)size));
    }
    (void)close(fd);
    return size == 0;
}

bool files_exists(const char *name)
{
    struct stat found;
    return lstat(files_path(name), &found) == 0;
}

static bool folder_has(const char *folder, const char *text)
{
    struct str names = {0}, bytes = {0};
    struct slice rest, name;
    bool has = false;
    files_list(folder, "", &names);
    rest = str_slice(&names);
    while (!has && slice_next(&rest, '\n', &name)) {
        char path[PATH_ROOM];
        struct stat found;
        (void)snprintf(path, sizeof path, "%s/%.*s", folder, (int)name.size, name.at);
        if (name.size > 0 && lstat(files_path(path), &found) == 0 && S_ISDIR(found.st_mode)) {
            has = folder_has(path, text);
        } else if (name.size > 0) {
            str_clear(&bytes);
            (void)files_read(path, &bytes);
            has = slice_find_part(str_slice(&bytes), slice_of(text)) < bytes.size;
        }
    }
    str_release(&names);
    str_release(&bytes);
    return has;
}

bool files_have(const char *text)
{
    return folder_has(".", text);
}

void files_list(const char *name, const char *ending, struct str *names)
{
    struct dirent **entries = NULL;
    int count = scandir(files_path(name), &entries, NULL, alphasort);
    for (int i = 0; i < count; i++) {
        const char *found = entries[i]->d_name;
        if (strcmp(found, ".") != 0 && strcmp(found, "..") != 0 &&
            slice_ends(slice_of(found), slice_of(ending))) {
            str_add_format(names, "%s\n", found);
        }
        free(entries[i]);
    }
    free(entries);
}

size_t files_count(const char *name, const char *ending)
{
    struct str names = {0};
    files_list(name, ending, &names);
    size_t count = 0;
    for (size_t i = 0; i < names.size; i++) {
        count += names.at[i] == '\n' ? 1 : 0;
    }
    str_release(&names);
    return count;
}

const char *files_first(const char *name, const char *ending)
{
    static char first[PATH_ROOM];
    struct str names = {0};
    files_list(name, ending, &names);
    struct slice line = slice_head(str_slice(&names), slice_find(str_slice(&names), '\n'));
    (void)snprintf(first, sizeof first, "%s/%.*s", name, (int)line.size,
                   line.size == 0 ? "" : line.at);
    str_release(&names);
    return first;
}
