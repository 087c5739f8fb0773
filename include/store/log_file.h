/* log_file.h: a log of any run, read from the disk line by line, in blocks: no log lies in memory
 * whole.
 *
 * A damaged line stops nothing: it is told of and the reading goes on at the next line end. Where
 * only the line end was damaged, both lines are found. Where the header was, the lines are taken by
 * the file's name. */
#ifndef RAPPORTEUR_STORE_LOG_FILE_H
#define RAPPORTEUR_STORE_LOG_FILE_H

#include <stdbool.h>
#include <stdint.h>
#include <sys/types.h>

#include "base/attr.h"
#include "base/err.h"
#include "store/log_line.h"

enum log_file_state {
    LOG_FILE_NEW, /* no whole header yet */
    LOG_FILE_GOOD,
    LOG_FILE_NEWER,   /* a later version of the format: left aside */
    LOG_FILE_FOREIGN, /* of another session, or no log at all: left aside */
};

/* One log and how far it was read. */
struct log_file {
    struct str name; /* in the journal folder */
    ino_t inode;
    off_t size;
    int64_t modified; /* nanoseconds, of the last reading */
    off_t offset;     /* bytes of whole lines that were read */
    size_t line;      /* the physical line at offset, from 1 */
    enum log_file_state state;
    bool damaged_header;
    bool torn;         /* bytes without a line end stand after offset */
    uint64_t torn_seq; /* the seq they seem to have, or 0 */
    bool living;       /* somebody on this machine holds its lock */
    uint32_t run;      /* for the caller: its number in a session */
    struct str author;
    struct log_header header; /* its author and tag lie here */
    char tag[TAG_SIZE + 1];
};
void log_file_release(struct log_file *file);

/* What is done with what is read. */
struct log_visitor {
    void *context;
    /* The header is known, or was taken from the name (damaged_header): false leaves the file
     * aside. */
    bool (*header)(void *context, struct log_file *file);
    void (*action)(void *context, const struct log_file *file, const struct action *action);
    /* `line` is damaged; `seq` is what it seems to have had, or 0. May be NULL. */
    void (*damaged)(void *context, const struct log_file *file, uint64_t seq);
};
/* Reads what `file` has beyond its offset; from the start where it is another file by now or has
 * become shorter. Looks at its lock last (`living`). `folder` is the journal's descriptor; files
 * larger than `most` bytes are refused. False with `err`; ENOENT in err->number where it is gone.
 */
MUST_USE bool log_file_read(struct log_file *file, int folder, uint64_t most,
                            const struct log_visitor *visitor, struct err *err);
/* Whether size, time or inode are not what they were when it was read. */
bool log_file_changed(const struct log_file *file, int folder);
/* Takes the file as it stands as read. */
void log_file_note(struct log_file *file, int folder);
/* Asks for the lock again. */
void log_file_probe(struct log_file *file, int folder);

/* Whether a name is that of a log (`.log` at its end, conflict copies too) or of a draft. */
bool log_file_is_log(const char *name);
bool log_file_is_draft(const char *name);
/* Author and tag of `TIME-AUTHOR-TAG.log`, `….2.log`, `….draft`; false where the name has another
 * shape. */
MUST_USE bool log_file_parse_name(struct slice name, struct slice *author, struct slice *tag);

#endif
