/* snapshot.h: the CSV on the disk: what it says of itself, its rows, and how it is replaced. */
#ifndef RAPPORTEUR_STORE_SNAPSHOT_H
#define RAPPORTEUR_STORE_SNAPSHOT_H

#include <stdbool.h>
#include <stdint.h>
#include <sys/types.h>

#include "base/attr.h"
#include "base/err.h"
#include "csv/csv_reader.h"
#include "model/columns.h"
#include "model/holds.h"
#include "model/session.h"
#include "store/hash.h"
#include "store/place.h"

/* By what a change of a file is noticed. Times alone do not do: FAT has two seconds. */
struct snapshot_mark {
    bool exists;
    dev_t device;
    ino_t inode;
    off_t size;
    int64_t modified; /* nanoseconds */
};
/* Of the CSV as it stands now; a file that is gone is a mark too. False with errno where the system
 * fails. */
MUST_USE bool snapshot_mark(const struct place *place, struct snapshot_mark *mark);
bool snapshot_same(const struct snapshot_mark *left, const struct snapshot_mark *right);

/* What a CSV says of itself. Release with snapshot_look_release. */
struct snapshot_look {
    struct snapshot_mark mark;
    bool has_holds;
    struct str holds_text;
    struct holds holds; /* of holds_text */
    struct str id;      /* the session's, of the row s-id; may be empty */
    /* Once it is `summed`. */
    bool summed;
    unsigned char hash[HASH_SIZE]; /* of its bytes */
    bool whole; /* its checksum is that of its bytes: nobody else has written it since */
};
/* Opens the CSV for reading: a regular file of at most `most` bytes. -1 with `err`. */
MUST_USE int snapshot_open(int folder, const char *name, const char *path, uint64_t most,
                           struct err *err);
/* Looks for the rows s-id and s-holds among the facts at the start; `thorough`: for s-id in all
 * rows. What is no CSV simply has none; false only where the system failed. */
MUST_USE bool snapshot_look(int fd, const char *path, bool thorough, struct snapshot_look *look,
                            struct err *err);
/* Reads all of `fd` for what only all of it tells: hash, checksum, and s-holds wherever it stands.
 * To be asked where a journal is there to compare with: a CSV alone is read once, as it is. Does
 * nothing the second time. */
MUST_USE bool snapshot_sum(int fd, const char *path, struct snapshot_look *look, struct err *err);
void snapshot_look_release(struct snapshot_look *look);

/* The hash of all bytes alone; the place of `fd` is not touched. */
MUST_USE bool snapshot_hash(int fd, const char *path, unsigned char hash[HASH_SIZE],
                            struct err *err);

/* The dialect in which a session is written, and its word for it (`bom comma lf`). */
struct csv_dialect snapshot_dialect(const struct session *session);
void snapshot_format_dialect(struct csv_dialect dialect, struct str *text);
/* The whole file of a session, checksum included: a pure function of it. */
void snapshot_format(struct session *session, struct str *bytes);

/* The same in pieces. {0} is ready; the session may not change between start and the last step: its
 * `revision` tells. */
struct snapshot_format {
    struct session *session;
    uint64_t revision;         /* of the session, when it was started */
    struct columns_rows *rows; /* NULL: not started */
    struct str bytes;
    size_t holds; /* where the row s-holds begins, SIZE_MAX while it is not there */
    uint32_t crc; /* of the first `summed` bytes */
    size_t summed;
};
void snapshot_format_start(struct snapshot_format *format, struct session *session);
/* So many rows more; true when `bytes` is the whole file. */
bool snapshot_format_step(struct snapshot_format *format, size_t rows);
void snapshot_format_release(struct snapshot_format *format);

/* One replacing of the CSV, to be done anywhere. */
struct snapshot_write {
    const struct place *place; /* not to be changed meanwhile */
    struct str bytes;
    struct snapshot_mark before; /* where the CSV is not this any more, it is left alone */
    bool changed;                /* it was not */
    bool replaced;              /* the new one stands in its place, even where a sync failed then */
    struct snapshot_mark after; /* its mark, where it was replaced */
    int number;                 /* what came of it: 0, or an errno */
    const char *doing;          /* what could not be done */
};
/* Temporary beside it, mode and group of the old one, sync, rename, sync of the folder. `job` is a
 * struct snapshot_write. */
void snapshot_write_do(void *job);
/* Removes temporaries that killed runs left beside the CSV. */
void snapshot_clean(const struct place *place);

/* Whether LibreOffice has the CSV open: its lock file is there. Who, as the file says, into `who`.
 */
bool snapshot_is_open(const struct place *place, struct str *who);

#endif
