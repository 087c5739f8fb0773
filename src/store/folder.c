#include "store/folder.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "base/os.h"
#include "model/coverage.h"
#include "model/session.h"
#include "store/store.h"

enum { SESSION_MOST = 64 * 1024 * 1024 };

struct listing {
    struct folder *folder;
    const char *path;
};

static void fill(struct folder *folder, struct folder_entry *entry, struct session *session)
{
    struct coverage coverage = {0};
    coverage_update(&coverage, session, COVERAGE_COUNTS);
    struct slice title = session_fact(session, "title");
    if (title.size > 0) {
        entry->title = arena_copy(&folder->arena, title);
    }
    entry->date = arena_copy(&folder->arena, session_fact(session, "date"));
    entry->interventions = coverage.interventions;
    entry->heard = coverage.heard;
    entry->represented = coverage.represented;
    coverage_release(&coverage);
}

/* Whether the file is a session, whole or damaged: a table of other things is left out of the list.
 */
static bool look(struct folder *folder, struct folder_entry *entry, const char *path)
{
    struct store_options options = {
        .author = slice_of("me"), .read_only = true, .max_file = SESSION_MOST};
    struct session session;
    struct store *store = NULL;
    struct store_news news = {0};
    struct err err = {0};
    session_init(&session);
    bool is_session = store_open(&store, path, &options, &session, &news, NULL, NULL, &err);
    if (is_session) {
        fill(folder, entry, &session);
        is_session = err.kind == ERR_NONE || entry->interventions > 0 || entry->date.size > 0;
        if (err.kind != ERR_NONE) {
            entry->status = slice_of("can't be read whole");
        }
        (void)store_close(store, &session, NULL);
    }
    store_news_release(&news);
    session_release(&session);
    return is_session;
}

static bool add_file(void *context, const char *name)
{
    const struct listing *listing = context;
    struct folder *folder = listing->folder;
    struct slice file = slice_of(name);
    if (file.at[0] == '.' || !slice_ends(file, slice_of(".csv"))) {
        return true;
    }
    struct str path = {0};
    str_add_format(&path, "%s/%s", listing->path, name);
    struct stat found;
    if (os_stat_at(AT_FDCWD, str_text(&path), true, &found) && S_ISREG(found.st_mode)) {
        struct folder_entry entry = {.path = arena_copy(&folder->arena, str_slice(&path)),
                                     .title = arena_copy(&folder->arena, file)};
        if (look(folder, &entry, str_text(&path))) {
            MEM_GROW(folder->entries, folder->room, folder->count + 1);
            folder->entries[folder->count++] = entry;
        }
    }
    str_release(&path);
    return true;
}

/* Newest date first; those without one last, by their path. */
static int compare(const void *left, const void *right)
{
    const struct folder_entry *a = left;
    const struct folder_entry *b = right;
    int dates = slice_compare(b->date, a->date);
    return dates != 0 ? dates : slice_compare(a->path, b->path);
}

bool folder_list(struct folder *folder, const char *path, struct err *err)
{
    folder_release(folder);
    int fd = os_open(AT_FDCWD, path, O_RDONLY | O_DIRECTORY, 0);
    if (fd < 0) {
        /* The usual folder that nobody has made yet has no sessions. */
        return errno == ENOENT || err_system(err, errno, path, "list the folder");
    }
    struct listing listing = {folder, path};
    bool good = os_list(fd, add_file, &listing) || err_system(err, errno, path, "list the folder");
    (void)os_close(fd);
    if (folder->count > 0) {
        qsort(folder->entries, folder->count, sizeof *folder->entries, compare);
    }
    return good;
}

void folder_release(struct folder *folder)
{
    mem_free(folder->entries);
    arena_release(&folder->arena);
    *folder = (struct folder){0};
}
