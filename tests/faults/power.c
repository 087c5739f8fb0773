#include "power.h"

#include <dirent.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/mem.h"
#include "base/num.h"
#include "base/os.h"
#include "base/str.h"
#include "expect.h"

enum { NAME_ROOM = 160, PATH_ROOM = 600, NODES = 400, ENTRIES = 100, CHANGES = 200 };
enum { NONE = -1, ROOT = 0, IMAGE_HEAD = 11 };

/* A file or folder, whatever its name. The first one is the folder that is looked at. */
struct node {
    ino_t inode; /* 0 once it has no name: the system gives the number away again */
    bool folder;
    bool lost; /* a sync of it failed */
    struct str now, kept;
};
struct entry {
    int folder, node;
    char name[NAME_ROOM];
};
/* A name has come, gone, or means something else; changes of one call have one step. */
struct change {
    struct entry entry; /* its node is NONE where the name has gone */
    unsigned step;
};
struct entries {
    struct entry items[ENTRIES];
    size_t count;
};

/* One disk, as there is one seam. */
static struct {
    const char *folder;
    power_cut cut;
    void *context;
    struct node nodes[NODES];
    int node_count;
    struct entries now, kept;
    struct change changes[CHANGES];
    size_t change_count;
    unsigned step;
} disk;

static _Noreturn void give_up(const char *what)
{
    perror(what);
    exit(3);
}

/* --- Looking */

static int find_node(ino_t inode)
{
    for (int i = 0; i < disk.node_count; i++) {
        if (disk.nodes[i].inode == inode) {
            return i;
        }
    }
    return NONE;
}

static void read_file(const char *path, struct str *bytes)
{
    char block[8192];
    ssize_t size = 0;
    int fd = open(path, O_RDONLY | O_CLOEXEC);
    str_clear(bytes);
    while (fd >= 0 && (size = read(fd, block, sizeof block)) > 0) {
        str_add(bytes, slice_make(block, (size_t)size));
    }
    if (fd < 0 || size < 0 || close(fd) != 0) {
        give_up(path);
    }
}

static void look_into(int folder, const char *path, struct entries *found);

static void look_at(int folder, const char *in, const char *name, struct entries *found)
{
    char path[PATH_ROOM];
    struct stat stat;
    (void)snprintf(path, sizeof path, "%s/%s", in, name);
    if (lstat(path, &stat) != 0 || found->count == ENTRIES || disk.node_count == NODES) {
        give_up(path);
    }
    int node = find_node(stat.st_ino);
    if (node == NONE) {
        node = disk.node_count++;
        disk.nodes[node] = (struct node){.inode = stat.st_ino, .folder = S_ISDIR(stat.st_mode)};
    }
    struct entry *entry = &found->items[found->count++];
    *entry = (struct entry){.folder = folder, .node = node};
    (void)snprintf(entry->name, sizeof entry->name, "%s", name);
    if (disk.nodes[node].folder) {
        look_into(node, path, found);
    } else {
        read_file(path, &disk.nodes[node].now);
    }
}

static void look_into(int folder, const char *path, struct entries *found)
{
    struct dirent **names = NULL;
    int count = scandir(path, &names, NULL, alphasort);
    if (count < 0) {
        give_up(path);
    }
    for (int i = 0; i < count; i++) {
        if (strcmp(names[i]->d_name, ".") != 0 && strcmp(names[i]->d_name, "..") != 0) {
            look_at(folder, path, names[i]->d_name, found);
        }
        free(names[i]);
    }
    free(names);
}

static struct entry *find_entry(struct entries *entries, const struct entry *like)
{
    for (size_t i = 0; i < entries->count; i++) {
        struct entry *entry = &entries->items[i];
        if (entry->folder == like->folder && strcmp(entry->name, like->name) == 0) {
            return entry;
        }
    }
    return NULL;
}

static void add_change(const struct entry *entry, int node)
{
    if (disk.change_count == CHANGES) {
        give_up("too many changes without a sync");
    }
    struct change *change = &disk.changes[disk.change_count++];
    *change = (struct change){.entry = *entry, .step = disk.step};
    change->entry.node = node;
}

static void look(void)
{
    static struct entries found; /* large */
    found.count = 0;
    look_into(ROOT, disk.folder, &found);
    disk.step++;
    for (size_t i = 0; i < found.count; i++) {
        const struct entry *before = find_entry(&disk.now, &found.items[i]);
        if (before == NULL || before->node != found.items[i].node) {
            add_change(&found.items[i], found.items[i].node);
        }
    }
    for (size_t i = 0; i < disk.now.count; i++) {
        if (find_entry(&found, &disk.now.items[i]) == NULL) {
            add_change(&disk.now.items[i], NONE);
        }
    }
    for (int node = ROOT + 1; node < disk.node_count; node++) {
        bool named = false;
        for (size_t i = 0; i < found.count; i++) {
            named = named || found.items[i].node == node;
        }
        disk.nodes[node].inode = named ? disk.nodes[node].inode : 0;
    }
    disk.now = found;
}

/* --- What is synced */

static void apply(struct entries *entries, const struct entry *entry)
{
    struct entry *old = find_entry(entries, entry);
    if (entry->node != NONE && old != NULL) {
        old->node = entry->node;
    } else if (entry->node != NONE) {
        if (entries->count == ENTRIES) {
            give_up("too many names");
        }
        entries->items[entries->count++] = *entry;
    } else if (old != NULL) {
        *old = entries->items[--entries->count];
    }
}

static void keep_names(int folder)
{
    size_t left = 0;
    for (size_t i = 0; i < disk.change_count; i++) {
        if (disk.changes[i].entry.folder == folder) {
            apply(&disk.kept, &disk.changes[i].entry);
        } else {
            disk.changes[left++] = disk.changes[i];
        }
    }
    disk.change_count = left;
}

static int node_of(int fd)
{
    struct stat found;
    return disk.folder != NULL && fstat(fd, &found) == 0 ? find_node(found.st_ino) : NONE;
}

void power_synced(int fd)
{
    int node = node_of(fd);
    if (node == NONE) {
        return;
    }
    look();
    if (disk.nodes[node].folder) {
        keep_names(node);
    } else if (!disk.nodes[node].lost) {
        str_set(&disk.nodes[node].kept, str_slice(&disk.nodes[node].now));
    }
}

void power_not_synced(int fd)
{
    int node = node_of(fd);
    if (node != NONE && !disk.nodes[node].folder) {
        disk.nodes[node].lost = true;
    }
}

/* --- Images: a line `d PATH` for a folder, `f SIZE PATH` and bytes for a file, folders first. */

/* What is there of bytes that were not synced. */
enum tail { TAIL_NONE, TAIL_ZEROS, TAIL_FRONT, TAIL_BACK, TAIL_ALL, TAIL_EVEN, TAIL_ODD, TAILS };

static void add_bytes(const struct node *node, enum tail tail, bool even, struct str *out)
{
    struct slice kept = str_slice(&node->kept);
    struct slice rest = slice_from(str_slice(&node->now), kept.size);
    size_t half = rest.size / 2;
    str_add(out, kept);
    if (tail == TAIL_ALL || (tail == TAIL_EVEN && even) || (tail == TAIL_ODD && !even)) {
        str_add(out, rest);
    } else if (tail == TAIL_FRONT) {
        str_add(out, slice_head(rest, half));
    } else if (tail == TAIL_ZEROS || tail == TAIL_BACK) {
        for (size_t i = 0; i < (tail == TAIL_ZEROS ? rest.size : half); i++) {
            str_add_char(out, '\0');
        }
        str_add(out, slice_from(rest, tail == TAIL_ZEROS ? rest.size : half));
    }
}

static void add_folder(const struct entries *entries, int folder, const char *path, enum tail tail,
                       struct str *image)
{
    struct str bytes = {0};
    for (size_t i = 0; i < entries->count; i++) {
        const struct entry *entry = &entries->items[i];
        const struct node *node = &disk.nodes[entry->node];
        char name[PATH_ROOM];
        (void)snprintf(name, sizeof name, "%s%s%s", path, path[0] == '\0' ? "" : "/", entry->name);
        if (entry->folder != folder) {
            continue;
        }
        str_clear(&bytes);
        if (!node->folder) {
            add_bytes(node, tail, entry->node % 2 == 0, &bytes);
        }
        str_add_format(image, "%c %08zu %s\n", node->folder ? 'd' : 'f', bytes.size, name);
        str_add(image, str_slice(&bytes));
        if (node->folder) {
            add_folder(entries, entry->node, name, tail, image);
        }
    }
    str_release(&bytes);
}

/* The names that are synced, and those changes whose step is in from…to, or (`without`) is not. */
static void cut_with(unsigned from, unsigned to, bool without)
{
    static struct entries entries; /* large */
    entries = disk.kept;
    for (size_t i = 0; i < disk.change_count; i++) {
        bool within = disk.changes[i].step >= from && disk.changes[i].step <= to;
        if (within != without) {
            apply(&entries, &disk.changes[i].entry);
        }
    }
    for (int tail = 0; tail < TAILS; tail++) {
        struct str image = {0};
        add_folder(&entries, ROOT, "", (enum tail)tail, &image);
        disk.cut(disk.context, str_slice(&image));
        str_release(&image);
    }
}

static void cut_all(void)
{
    cut_with(0, 0, false);
    cut_with(0, 0, true);
    for (size_t i = 0; i < disk.change_count; i++) {
        unsigned step = disk.changes[i].step;
        if (i == 0 || step != disk.changes[i - 1].step) {
            cut_with(0, step, false);
            cut_with(step, step, false);
            cut_with(step, step, true);
        }
    }
}

static int before_call(void *context, enum os_call call, size_t *size)
{
    (void)context;
    (void)size;
    look();
    if (call != OS_STAT && call != OS_LIST && call != OS_READ) { /* these change nothing */
        cut_all();
    }
    return 0;
}

void power_begin(const char *folder, power_cut cut, void *context)
{
    struct stat found;
    if (stat(folder, &found) != 0) {
        give_up(folder);
    }
    disk.folder = folder;
    disk.cut = cut;
    disk.context = context;
    disk.nodes[ROOT] = (struct node){.inode = found.st_ino, .folder = true};
    disk.node_count = 1;
    look();
    disk.kept = disk.now;
    disk.change_count = 0;
    for (int i = 0; i < disk.node_count; i++) {
        str_set(&disk.nodes[i].kept, str_slice(&disk.nodes[i].now));
    }
    os_set_hook(before_call, NULL);
}

void power_end(void)
{
    os_set_hook(NULL, NULL);
    look();
    cut_all();
    for (int i = 0; i < disk.node_count; i++) {
        str_release(&disk.nodes[i].now);
        str_release(&disk.nodes[i].kept);
    }
    memset(&disk, 0, sizeof disk);
}

void power_build(struct slice image, const char *folder)
{
    while (image.size > IMAGE_HEAD) {
        char path[PATH_ROOM];
        struct slice line;
        uint64_t size = 0;
        bool good = slice_next(&image, '\n', &line) &&
                    num_parse_unsigned(slice_head(slice_from(line, 2), 8), SIZE_MAX, &size);
        struct slice name = slice_from(line, IMAGE_HEAD);
        (void)snprintf(path, sizeof path, "%s/%.*s", folder, (int)name.size, name.at);
        if (line.at[0] == 'd') {
            good = good && mkdir(path, 0700) == 0;
        } else {
            int fd = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
            good = good && fd >= 0 && write(fd, image.at, size) == (ssize_t)size && close(fd) == 0;
            image = slice_from(image, size);
        }
        if (!good) {
            give_up(path);
        }
    }
}
