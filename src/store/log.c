#include "store/log.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>

#include "base/fatal.h"
#include "base/mem.h"
#include "base/os.h"
#include "text/when.h"

enum { LOG_SEGMENTS_MOST = 1000000 };

static void make_stem(struct log *log, uint64_t wall)
{
    char when[WHEN_ROOM];
    char digits[WHEN_ROOM] = {0};
    size_t size = 0;
    /* `2017-08-02 10:14:05` as `20170802T101405`: no blank and no colon in a file's name. */
    (void)when_format((int64_t)(wall / 1000000U), 0, when);
    for (const char *at = when; *at != '\0'; at++) {
        if (*at != '-' && *at != ':') {
            digits[size++] = *at == ' ' ? 'T' : *at;
        }
    }
    (void)snprintf(log->stem, sizeof log->stem, "%s-%s-%s", digits, log->author, log->tag);
}

void log_init(struct log *log, const struct log_header *header, uint64_t wall)
{
    *log = (struct log){.header = *header, .fd = -1};
    (void)snprintf(log->author, sizeof log->author, "%.*s",
                   (int)slice_head(header->author, LOG_AUTHOR_SIZE).size, header->author.at);
    (void)snprintf(log->tag, sizeof log->tag, "%.*s", (int)slice_head(header->tag, TAG_SIZE).size,
                   header->tag.at);
    log->header.version = LOG_LINE_VERSION;
    log->header.author = slice_of(log->author);
    log->header.tag = slice_of(log->tag);
    make_stem(log, wall);
}

void log_add(struct log *log, const struct action *action)
{
    ensure(action->seq == log->count + 1);
    log_line_format(action, &log->lines);
    MEM_GROW(log->ends, log->room, log->count + 1);
    log->ends[log->count++] = log->lines.size;
}

static void segment_name(const struct log *log, unsigned segment, char name[LOG_NAME_ROOM])
{
    if (segment < 2) {
        (void)snprintf(name, LOG_NAME_ROOM, "%s.log", log->stem);
    } else {
        (void)snprintf(name, LOG_NAME_ROOM, "%s.%u.log", log->stem, segment);
    }
}

/* The name of the file, into `name`. */
static void file_name(const struct log *log, char name[LOG_NAME_ROOM])
{
    segment_name(log, log->segment, name);
}

/* Where the file system knows no locks, a run goes without. */
static bool lock(int fd)
{
    return os_lock(fd) || errno == ENOLCK || errno == ENOTSUP || errno == ENOSYS || errno == EINVAL;
}

static bool new_file(struct log *log, struct place *place)
{
    char name[LOG_NAME_ROOM];
    if (!place_make_journal(place)) {
        return false;
    }
    do {
        log->segment++;
        file_name(log, name);
        log->fd = place_create(place, place->journal, name);
    } while (log->fd < 0 && errno == EEXIST && log->segment < LOG_SEGMENTS_MOST);
    if (log->fd < 0) {
        log->segment--;
        return false;
    }
    log->fresh = true;
    struct str header = {0};
    log_header_format(LOG_LINE_JOURNAL, &log->header, &header);
    bool good = lock(log->fd) && os_write(log->fd, str_slice(&header), NULL);
    str_release(&header);
    if (!good) {
        /* Nothing of ours was ever in it. */
        int number = errno;
        os_close(log->fd);
        log->fd = -1;
        log->segment -= os_unlink(place->journal, name) ? 1 : 0;
        errno = number;
    }
    return good;
}

bool log_make(struct log *log, struct place *place)
{
    if (log->distrusted) {
        if (log->fd >= 0) {
            os_close(log->fd);
        }
        log->fd = -1;
        log->distrusted = false;
    }
    return log->fd >= 0 || new_file(log, place);
}

static size_t start_of(const struct log *log, size_t line)
{
    return line == 0 ? 0 : log->ends[line - 1];
}

bool log_write(struct log *log, struct place *place)
{
    if (log->written == log->count && log->fd >= 0 && !log->distrusted) {
        return true;
    }
    if (!log_make(log, place)) {
        return false;
    }
    struct slice rest = slice_from(str_slice(&log->lines), start_of(log, log->written));
    if (!os_write(log->fd, rest, NULL)) {
        int number = errno;
        log_distrust(log, false);
        errno = number;
        return false;
    }
    log->written = log->count;
    return true;
}

void log_write_spare(struct log *log)
{
    if (!log->distrusted || !log->spares || log->fd < 0 || log->spare == log->count) {
        return;
    }
    struct slice rest = slice_from(str_slice(&log->lines), start_of(log, log->spare));
    /* Half a line at its end would spoil the next one. */
    log->spares = os_write(log->fd, rest, NULL);
    log->spare = log->count;
}

void log_distrust(struct log *log, bool gone)
{
    log->distrusted = true;
    log->spares = false;
    log->synced = gone ? 0 : log->synced;
    log->written = log->synced;
}

/* Some file systems can't sync a folder, and need not. */
static bool sync_folder(int fd)
{
    return os_sync(fd) || errno == EINVAL || errno == ENOTSUP || errno == ENOSYS;
}

bool log_redact(struct log *log, const struct session *session)
{
    struct str lines = {0};
    struct log_line parsed = {0};
    size_t start = 0;
    bool any = false;
    for (size_t i = 0; i < log->count; i++) {
        struct slice line = slice_make(log->lines.at + start, log->ends[i] - start);
        start = log->ends[i];
        if (log_line_parse(slice_head(line, line.size - 1), &parsed) &&
            session_redact(session, &parsed.action)) {
            log_line_format(&parsed.action, &lines);
            any = true;
        } else {
            str_add(&lines, line);
        }
        log->ends[i] = lines.size;
    }
    log_line_release(&parsed);
    if (any) {
        explicit_bzero(log->lines.at, log->lines.size);
        struct str old = log->lines;
        log->lines = lines;
        lines = old;
        log->outdated = log->segment;
        log_distrust(log, true);
    }
    str_release(&lines);
    return any;
}

bool log_drop_outdated(struct log *log, const struct place *place)
{
    bool due = log->outdated > 0 && log->segment > log->outdated && !log->distrusted &&
               log->synced == log->count;
    char name[LOG_NAME_ROOM];
    for (unsigned segment = 1; due && segment <= log->outdated; segment++) {
        segment_name(log, segment, name);
        if (!os_unlink(place->journal, name) && errno != ENOENT) {
            return false;
        }
    }
    if (due) {
        log->outdated = 0;
    }
    return !due || sync_folder(place->journal);
}

bool log_close(struct log *log, const struct place *place, bool remove)
{
    bool good = true;
    if (log->fd >= 0) {
        if (remove) {
            char name[LOG_NAME_ROOM];
            file_name(log, name);
            (void)os_unlink(place->journal, name);
        }
        good = os_close(log->fd);
    }
    log->fd = -1;
    return good;
}

void log_release(struct log *log)
{
    str_release(&log->lines);
    mem_free(log->ends);
    *log = (struct log){.fd = -1};
}

struct log_sync log_sync_of(const struct log *log, const struct place *place)
{
    return (struct log_sync){.place = place,
                             .fd = log->distrusted ? -1 : log->fd,
                             .fresh = log->fresh,
                             .count = log->written,
                             .draft = -1};
}

/* The names of new files, and that of the journal. */
static bool sync_names(const struct place *place)
{
    return sync_folder(place->journal) && sync_folder(place->folder);
}

static int sync_log(const struct log_sync *sync)
{
    bool good = sync->fresh ? os_sync(sync->fd) && sync_names(sync->place) : os_sync_data(sync->fd);
    struct stat found;
    if (!good || !os_stat(sync->fd, &found)) {
        return errno;
    }
    /* Synced, but into a file that nobody will find again. */
    return found.st_nlink > 0 && place_stands(sync->place) ? 0 : ESTALE;
}

void log_sync_do(void *job)
{
    struct log_sync *sync = job;
    if (sync->fd >= 0) {
        sync->number = sync_log(sync);
    }
    if (sync->draft >= 0) {
        bool good = os_sync_data(sync->draft) && (!sync->draft_fresh || sync_names(sync->place));
        sync->draft_number = good ? 0 : errno;
    }
}

bool log_sync_done(struct log *log, const struct log_sync *sync)
{
    if (sync->fd < 0 || sync->fd != log->fd || log->distrusted) {
        return true; /* only a draft, or a write failed meanwhile: it is known already */
    }
    if (sync->number != 0) {
        size_t written = log->written;
        log_distrust(log, sync->number == ESTALE);
        log->spares = sync->number != ESTALE;
        log->spare = written;
        errno = sync->number;
        return false;
    }
    log->fresh = false;
    log->synced = sync->count > log->synced ? sync->count : log->synced;
    return true;
}
