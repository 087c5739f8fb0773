/* hash.h: 128 bits of a file's bytes, by which two programs that see the same file agree on a name
 * for it.
 *
 * MurmurHash3 (Austin Appleby, public domain), x64, 128 bits, seed 0, fed in pieces. Not against an
 * enemy: whoever makes two files of one hash only fools themselves. */
#ifndef RAPPORTEUR_STORE_HASH_H
#define RAPPORTEUR_STORE_HASH_H

#include <stdint.h>

#include "base/slice.h"

enum { HASH_SIZE = 16 };
/* {0} is ready. */
struct hash {
    uint64_t state[2];
    uint64_t total;                /* bytes so far */
    unsigned char tail[HASH_SIZE]; /* those that fill no block yet: total % 16 of them */
};
void hash_add(struct hash *hash, struct slice bytes);
/* The hash of all that was added, low byte first; more may be added afterwards. */
void hash_get(const struct hash *hash, unsigned char bytes[HASH_SIZE]);

#endif
