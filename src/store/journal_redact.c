/* A log whose run is over is written anew by whoever sees that words in it were taken off the
 * record: line for line, a temporary file beside it takes its place. Two that do so at once make
 * the same of it. */
#include "store/journal.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>

#include "base/os.h"
#include "store/log.h"

/* A line that nobody can read may still have the words. */
static bool mentions(const struct session *session, struct slice line)
{
    bool found = false;
    for (size_t i = 0; i < session_record_count(session) && !found; i++) {
        const struct record *record = session_record(session, i);
        found = record->words_from > 0 && slice_find_part(line, record->id) < line.size;
    }
    return found;
}

/* Whether `bytes` of a log had such words; `out` is the log without them. */
static bool take_words(const struct session *session, struct slice bytes, struct str *out)
{
    struct log_line parsed = {0};
    bool any = false;
    for (size_t at = 0; at < bytes.size;) {
        struct slice rest = slice_from(bytes, at);
        size_t end = slice_find(rest, '\n');
        struct slice line = slice_head(rest, end);
        struct slice whole = slice_head(rest, end < rest.size ? end + 1 : end);
        bool is_line = at > 0 && line.size > 0; /* the first one is the header */
        at += whole.size;
        bool good = is_line && log_line_parse(line, &parsed);
        if (good && session_redact(session, &parsed.action)) {
            log_line_format(&parsed.action, out);
            any = true;
        } else if (is_line && !good && mentions(session, line)) {
            any = true; /* left out */
        } else {
            str_add(out, whole);
        }
    }
    log_line_release(&parsed);
    return any;
}

static bool replace(const struct place *place, const char *name, const char *tag,
                    struct slice bytes)
{
    char temporary[LOG_NAME_ROOM + 8];
    (void)snprintf(temporary, sizeof temporary, ".%s.%s", name, tag);
    (void)os_unlink(place->journal, temporary);
    int fd = place_create(place, place->journal, temporary);
    if (fd < 0) {
        return false;
    }
    bool good = os_write(fd, bytes, NULL) && os_sync(fd) &&
                os_rename(place->journal, temporary, place->journal, name);
    int number = errno;
    os_close(fd);
    if (!good) {
        (void)os_unlink(place->journal, temporary);
    }
    errno = number;
    return good;
}

enum outcome { CLEAN, LIVING, FAILED };

/* Whether the file that is locked still bears the name: it may have been replaced just now. */
static bool is_named(const struct place *place, const char *name, int fd)
{
    struct stat found;
    struct stat named;
    return os_stat(fd, &found) && os_stat_at(place->journal, name, false, &named) &&
           found.st_ino == named.st_ino;
}

static enum outcome redact_open(const struct place *place, const struct session *session,
                                struct log_file *file, const char *tag, int fd)
{
    const char *name = str_text(&file->name);
    struct str bytes = {0};
    struct str made = {0};
    bool locked = os_lock(fd);
    int number = locked ? 0 : errno;
    enum outcome outcome = CLEAN;
    if (!os_read_all(fd, &bytes, SIZE_MAX >> 1)) {
        number = errno;
        outcome = FAILED;
    } else if (take_words(session, str_slice(&bytes), &made)) {
        if (!locked) {
            outcome = number == EWOULDBLOCK ? LIVING : FAILED;
        } else if (!is_named(place, name, fd)) {
            outcome = LIVING; /* somebody is at it; the next time shows */
        } else if (!replace(place, name, tag, str_slice(&made))) {
            number = errno;
            outcome = FAILED;
        } else {
            log_file_note(file, place->journal);
        }
    }
    str_release(&bytes);
    str_release(&made);
    errno = number;
    return outcome;
}

static enum outcome redact(const struct place *place, const struct session *session,
                           struct log_file *file, const char *tag)
{
    int fd = os_open(place->journal, str_text(&file->name), O_RDONLY | O_NOFOLLOW | O_NONBLOCK, 0);
    if (fd < 0) {
        return errno == ENOENT ? CLEAN : FAILED;
    }
    enum outcome outcome = redact_open(place, session, file, tag, fd);
    int number = errno;
    os_close(fd);
    errno = number;
    return outcome;
}

bool journal_redact(struct journal *journal, const struct place *place,
                    const struct session *session, uint32_t run, const char *tag, struct err *err)
{
    bool clean = true;
    for (size_t i = 0; i < journal->count; i++) {
        struct log_file *file = &journal->files[i];
        if (file->run != run || file->state != LOG_FILE_GOOD || file->name.size >= LOG_NAME_ROOM) {
            continue;
        }
        enum outcome outcome = redact(place, session, file, tag);
        if (outcome == FAILED) {
            err_system(err, errno, str_text(&place->journal_path),
                       "take words off the record out of the journal");
        }
        clean = clean && outcome == CLEAN;
    }
    return clean;
}
