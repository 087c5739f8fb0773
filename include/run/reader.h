/* reader.h: what is typed into a descriptor, read without waiting and made keys; no ncurses. */
#ifndef RAPPORTEUR_RUN_READER_H
#define RAPPORTEUR_RUN_READER_H

#include "run/keys.h"

struct reader {
    int fd;           /* not owned */
    int escape_delay; /* milliseconds */
    int64_t last;     /* milliseconds of the monotonic clock: when input last came */
    struct keys keys;
};

/* The escape delay is ESCDELAY of the environment (0 to 10,000), else 50 ms. */
void reader_init(struct reader *reader, int fd);
void reader_release(struct reader *reader);
/* Takes all that is there, up to 1 MiB or some thousand keys, into `keys`, whose items of the last
 * time are forgotten. `ready`: poll has said that there is something. False at the end of file and
 * on failure: the terminal is gone. */
MUST_USE bool reader_read(struct reader *reader, bool ready);
/* Milliseconds until reader_read must be called even with nothing to read; -1 for never. */
int reader_wait(const struct reader *reader);

#endif
