/* Descriptors of the kernel's own (inotify, epoll, an eventfd) are no files, so they are read here
 * and not through base/os.h: nothing of a session is lost where one of them fails, it is only
 * noticed later. */
#include "store/watch.h"

#include <stdint.h>
#include <stdio.h>
#include <sys/epoll.h>
#include <sys/eventfd.h>
#include <sys/inotify.h>
#include <unistd.h>

#include "base/mem.h"

enum {
    FOLDER_EVENTS = IN_CREATE | IN_MOVED_TO | IN_MOVED_FROM | IN_DELETE | IN_CLOSE_WRITE,
    JOURNAL_EVENTS = IN_CREATE | IN_MOVED_TO | IN_DELETE | IN_DELETE_SELF | IN_MOVE_SELF,
    PATH_ROOM = 320,
    LOGS_MOST = 64
};

static void poll_also(const struct watch *watch, int fd)
{
    struct epoll_event event = {.events = EPOLLIN, .data = {.fd = fd}};
    (void)epoll_ctl(watch->poll, EPOLL_CTL_ADD, fd, &event);
}

/* By the open folder's descriptor, so that the path cannot lead elsewhere. */
static int add(const struct watch *watch, int folder, const char *name, uint32_t events)
{
    char path[PATH_ROOM];
    int size = snprintf(path, sizeof path, "/proc/self/fd/%d%s%s", folder,
                        name[0] == '\0' ? "" : "/", name);
    if (size < 0 || (size_t)size >= sizeof path || watch->notify < 0) {
        return -1;
    }
    return inotify_add_watch(watch->notify, path, events);
}

void watch_open(struct watch *watch, const struct place *place, bool threads)
{
    *watch = (struct watch){.poll = -1, .wake = -1, .notify = -1, .folder = -1, .journal = -1};
    if (!threads) {
        return;
    }
    watch->poll = epoll_create1(EPOLL_CLOEXEC);
    watch->wake = eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK);
    watch->notify = inotify_init1(IN_CLOEXEC | IN_NONBLOCK);
    if (watch->wake >= 0) {
        poll_also(watch, watch->wake);
    }
    if (watch->notify >= 0) {
        poll_also(watch, watch->notify);
        watch->folder = add(watch, place->folder, "", FOLDER_EVENTS);
    }
}

static bool is_watched(const struct watch *watch, struct slice name)
{
    for (size_t i = 0; i < watch->log_count; i++) {
        if (slice_equal(str_slice(&watch->logs[i].name), name)) {
            return true;
        }
    }
    return false;
}

void watch_journal(struct watch *watch, const struct place *place, const struct journal *journal)
{
    if (watch->notify < 0 || place->journal < 0) {
        return;
    }
    if (watch->journal < 0) {
        watch->journal = add(watch, place->journal, "", JOURNAL_EVENTS);
    }
    for (size_t i = 0; i < journal->count && watch->log_count < LOGS_MOST; i++) {
        const struct log_file *file = &journal->files[i];
        if (!file->living || is_watched(watch, str_slice(&file->name))) {
            continue;
        }
        MEM_GROW(watch->logs, watch->log_room, watch->log_count + 1);
        struct watched *watched = &watch->logs[watch->log_count++];
        *watched = (struct watched){.number = add(watch, place->journal, str_text(&file->name),
                                                  IN_MODIFY | IN_DONT_FOLLOW)};
        str_set(&watched->name, str_slice(&file->name));
    }
}

void watch_leave_journal(struct watch *watch)
{
    if (watch->journal >= 0) {
        (void)inotify_rm_watch(watch->notify, watch->journal);
    }
    for (size_t i = 0; i < watch->log_count; i++) {
        if (watch->logs[i].number >= 0) {
            (void)inotify_rm_watch(watch->notify, watch->logs[i].number);
        }
        str_release(&watch->logs[i].name);
    }
    watch->log_count = 0;
    watch->journal = -1;
}

void watch_move(struct watch *watch, const struct place *place)
{
    watch_leave_journal(watch);
    if (watch->folder >= 0) {
        (void)inotify_rm_watch(watch->notify, watch->folder);
        watch->folder = add(watch, place->folder, "", FOLDER_EVENTS);
    }
}

/* Whether a name in the folder around the session concerns it: the CSV, its journal, a
 * spreadsheet's lock. */
static bool concerns(const struct place *place, struct slice name)
{
    struct slice csv = str_slice(&place->name);
    return slice_equal(name, csv) || slice_equal(name, str_slice(&place->journal_name)) ||
           (slice_starts(name, slice_of(".~lock.")) && slice_find_part(name, csv) < name.size);
}

static void judge(const struct watch *watch, const struct place *place, struct slice own,
                  const struct inotify_event *event, struct watch_seen *seen)
{
    struct slice name = event->len > 0 ? slice_of(event->name) : slice_make("", 0);
    if ((event->mask & IN_Q_OVERFLOW) != 0) {
        seen->journal = seen->csv = true;
    } else if (event->wd == watch->folder) {
        bool ours = concerns(place, name);
        seen->csv = seen->csv || ours;
        seen->journal = seen->journal || slice_equal(name, str_slice(&place->journal_name));
    } else if (event->wd == watch->journal) {
        bool log = name.size == 0 || slice_ends(name, slice_of(".log"));
        seen->journal = seen->journal || (log && !(own.size > 0 && slice_starts(name, own)));
    } else {
        seen->journal = true; /* a log that is written in place */
    }
}

struct watch_seen watch_take(struct watch *watch, const struct place *place, struct slice own)
{
    struct watch_seen seen = {false, false};
    uint64_t count;
    if (watch->wake >= 0) {
        (void)!read(watch->wake, &count, sizeof count);
    }
    if (watch->notify < 0) {
        return seen;
    }
    _Alignas(struct inotify_event) char events[4096];
    ssize_t size;
    while ((size = read(watch->notify, events, sizeof events)) > 0) {
        for (ssize_t at = 0; at < size;) {
            /* The kernel aligns each event as the first one is. */
            const struct inotify_event *event = (const void *)(events + at);
            judge(watch, place, own, event, &seen);
            at += (ssize_t)(sizeof *event + event->len);
        }
    }
    return seen;
}

void watch_close(struct watch *watch)
{
    watch_leave_journal(watch);
    mem_free(watch->logs);
    const int all[] = {watch->poll, watch->wake, watch->notify};
    for (size_t i = 0; i < sizeof all / sizeof all[0]; i++) {
        if (all[i] >= 0) {
            (void)close(all[i]);
        }
    }
    *watch = (struct watch){.poll = -1, .wake = -1, .notify = -1, .folder = -1, .journal = -1};
}
