/* timed.h: a program on a terminal that only measures: what it sent, and when. Times in
 * microseconds.
 */
#ifndef RAPPORTEUR_TESTS_BENCH_TIMED_H
#define RAPPORTEUR_TESTS_BENCH_TIMED_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/types.h>

struct timed {
    int master;
    pid_t pid;
    uint64_t started;
    uint64_t first, last; /* when the first and the newest byte came; 0 for none */
    size_t bytes;
    char tail[1 << 16]; /* the newest bytes */
    size_t tail_size;
    bool bracketed; /* it asked for pastes with marks */
    bool gone;
};
uint64_t timed_now(void);
/* Starts `argv` in `folder`, with an empty HOME there. False where it could not be started. */
bool timed_start(struct timed *pty, char *const argv[], const char *folder, int rows, int columns);
/* Reads until nothing came for `silence`, or `limit` is over. True where `text` (NULL: anything)
 * was among what came since timed_forget. */
bool timed_quiet(struct timed *pty, const char *text, uint64_t silence, uint64_t limit);
/* Reads until the moment `until`. */
void timed_read_until(struct timed *pty, uint64_t until);
/* Forgets what came. */
void timed_forget(struct timed *pty);
/* Writes all, reading meanwhile. */
void timed_write(struct timed *pty, const char *bytes, size_t size);
/* The peak resident memory so far, kB. */
long timed_memory(const struct timed *pty);
void timed_stop(struct timed *pty);

#endif
