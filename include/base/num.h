/* num.h: text to numbers within a range, and the checksum of the journal. */
#ifndef RAPPORTEUR_BASE_NUM_H
#define RAPPORTEUR_BASE_NUM_H

#include <stdbool.h>
#include <stdint.h>

#include "base/attr.h"
#include "base/slice.h"

/* The whole of `text` as a decimal number from `low` to `high`: digits only, a `-` first for
 * num_parse. False, and `*number` untouched, where it is anything else or outside. */
MUST_USE bool num_parse(struct slice text, int64_t low, int64_t high, int64_t *number);
MUST_USE bool num_parse_unsigned(struct slice text, uint64_t high, uint64_t *number);
/* Whether `text` is digits only, and one at least. */
bool num_is_digits(struct slice text);
/* `text` as exactly 2 * `size` lower-case hexadecimal digits into `bytes`; and back,
 * NUL-terminated. */
MUST_USE bool num_parse_hex(struct slice text, unsigned char *bytes, size_t size);
void num_format_hex(const unsigned char *bytes, size_t size, char *text);
/* CRC-32 (ISO 3309, as in zlib) of `bytes`, going on from `crc`; start with 0. */
uint32_t num_crc32(uint32_t crc, struct slice bytes);

#endif
