/* holds.h: which actions a CSV knows: the text of its row `s-holds`, `7k3q:57 9abc:1-4,6-12
 * #1a2b3c4d`.
 *
 * A run's tag, a colon, and the sequence numbers it holds: `57` alone says 1 to 57. The last word,
 * `#` and eight hexadecimal digits, is the CRC-32 of the whole file with these eight digits as
 * zeros: by it a file says whether anybody else has written it since. */
#ifndef RAPPORTEUR_MODEL_HOLDS_H
#define RAPPORTEUR_MODEL_HOLDS_H

#include <stdbool.h>
#include <stdint.h>

#include "base/slice.h"
#include "base/str.h"
#include "model/record.h"

struct holds_range {
    struct slice tag;
    uint64_t from, to; /* both held */
};
struct holds {
    struct holds_range *ranges;
    size_t count, room;
    bool has_checksum;
    uint32_t checksum;
    size_t checksum_at; /* byte of the first of the eight digits within the text */
};
/* False where the text is malformed (a foreign hand); what could be read is kept. Borrows `text`.
 */
bool holds_parse(struct slice text, struct holds *holds);
bool holds_has(const struct holds *holds, struct slice tag, uint64_t seq);
void holds_release(struct holds *holds);

#endif
