/* failing.h: system calls that fail as a test says, through the seam of base/os.h. */
#ifndef RAPPORTEUR_TESTS_STORE_FAILING_H
#define RAPPORTEUR_TESTS_STORE_FAILING_H

#include <stdbool.h>
#include <stddef.h>

#include "base/os.h"

struct failing {
    enum os_call call; /* which call; OS_CALL_COUNT: any */
    size_t at;         /* the so-manieth of them fails, from 1; 0: none */
    bool lasting;      /* and all after it */
    int number;        /* with this errno; OS_KILL: it happens, then the process is killed */
    size_t bytes;      /* with OS_KILL or 0 as number: a write gets so many bytes at most; 0: all */
    bool half;         /* likewise: half of its bytes */
    _Atomic size_t count;  /* of such calls so far, by all threads */
    _Atomic size_t struck; /* how many were failed */
};
/* `failing` rules all calls from now on; NULL: none. */
void failing_set(struct failing *failing);

#endif
