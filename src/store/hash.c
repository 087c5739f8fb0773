#include "store/hash.h"

#include <string.h>

static const uint64_t factors[2] = {0x87c37b91114253d5U, 0x4cf5ad432745937fU};

static uint64_t turn(uint64_t value, int bits)
{
    return value << bits | value >> (64 - bits);
}

static uint64_t mix_word(uint64_t word, int which)
{
    word *= factors[which];
    word = turn(word, which == 0 ? 31 : 33);
    return word * factors[1 - which];
}

static void add_block(uint64_t state[2], const unsigned char *block)
{
    uint64_t words[2];
    memcpy(words, block, sizeof words); /* low byte first, as num_crc32 has made sure of */
    state[0] ^= mix_word(words[0], 0);
    state[0] = (turn(state[0], 27) + state[1]) * 5 + 0x52dce729U;
    state[1] ^= mix_word(words[1], 1);
    state[1] = (turn(state[1], 31) + state[0]) * 5 + 0x38495ab5U;
}

void hash_add(struct hash *hash, struct slice bytes)
{
    size_t kept = hash->total % HASH_SIZE;
    hash->total += bytes.size;
    if (kept > 0) {
        size_t taken = bytes.size < HASH_SIZE - kept ? bytes.size : HASH_SIZE - kept;
        memcpy(hash->tail + kept, bytes.at, taken);
        bytes = slice_from(bytes, taken);
        if (kept + taken < HASH_SIZE) {
            return;
        }
        add_block(hash->state, hash->tail);
    }
    size_t at = 0;
    for (; bytes.size - at >= HASH_SIZE; at += HASH_SIZE) {
        add_block(hash->state, (const unsigned char *)bytes.at + at);
    }
    if (bytes.size > at) {
        memcpy(hash->tail, bytes.at + at, bytes.size - at);
    }
}

static uint64_t last_mix(uint64_t word)
{
    word = (word ^ word >> 33) * 0xff51afd7ed558ccdU;
    word = (word ^ word >> 33) * 0xc4ceb9fe1a85ec53U;
    return word ^ word >> 33;
}

void hash_get(const struct hash *hash, unsigned char bytes[HASH_SIZE])
{
    uint64_t words[2] = {0, 0};
    memcpy(words, hash->tail, hash->total % HASH_SIZE);
    uint64_t state[2] = {hash->state[0] ^ mix_word(words[0], 0),
                         hash->state[1] ^ mix_word(words[1], 1)};
    state[0] ^= hash->total;
    state[1] ^= hash->total;
    state[0] += state[1];
    state[1] += state[0];
    state[0] = last_mix(state[0]);
    state[1] = last_mix(state[1]);
    state[0] += state[1];
    state[1] += state[0];
    memcpy(bytes, state, HASH_SIZE);
}
