#include "model/holds.h"

#include "base/mem.h"
#include "base/num.h"

static bool parse_range(struct slice text, struct slice tag, bool first, struct holds *holds)
{
    size_t dash = slice_find(text, '-');
    uint64_t from = 1;
    uint64_t to = 0;
    bool alone = dash == text.size;
    /* `57` as the first of a run means 1 to 57; later, or with a dash, a range means just itself.
     */
    bool good = num_parse_unsigned(slice_from(text, alone ? 0 : dash + 1), UINT64_MAX, &to);
    if (!alone) {
        good = good && num_parse_unsigned(slice_head(text, dash), UINT64_MAX, &from);
    } else if (!first) {
        from = to;
    }
    if (!good || from > to) {
        return false;
    }
    MEM_GROW(holds->ranges, holds->room, holds->count + 1);
    holds->ranges[holds->count++] = (struct holds_range){tag, from, to};
    return true;
}

static bool parse_run(struct slice word, struct holds *holds)
{
    size_t colon = slice_find(word, ':');
    struct slice tag = slice_head(word, colon);
    if (colon == word.size || !tag_is(tag)) {
        return false;
    }
    struct slice rest = slice_from(word, colon + 1);
    struct slice range;
    bool first = true;
    bool good = true;
    while (slice_next(&rest, ',', &range)) {
        good = parse_range(range, tag, first, holds) && good;
        first = false;
    }
    return good;
}

static bool parse_checksum(struct slice word, size_t at, struct holds *holds)
{
    unsigned char bytes[4];
    if (!num_parse_hex(slice_from(word, 1), bytes, sizeof bytes)) {
        return false;
    }
    holds->has_checksum = true;
    holds->checksum =
        (uint32_t)bytes[0] << 24 | (uint32_t)bytes[1] << 16 | (uint32_t)bytes[2] << 8 | bytes[3];
    holds->checksum_at = at + 1;
    return true;
}

bool holds_parse(struct slice text, struct holds *holds)
{
    *holds = (struct holds){0};
    struct slice rest = text;
    struct slice word;
    bool good = true;
    while (slice_next(&rest, ' ', &word)) {
        if (word.size > 0 && word.at[0] == '#') {
            good = parse_checksum(word, (size_t)(word.at - text.at), holds) && good;
        } else if (word.size > 0) {
            good = parse_run(word, holds) && good;
        }
    }
    return good;
}

bool holds_has(const struct holds *holds, struct slice tag, uint64_t seq)
{
    for (size_t i = 0; i < holds->count; i++) {
        const struct holds_range *range = &holds->ranges[i];
        if (seq >= range->from && seq <= range->to && slice_equal(range->tag, tag)) {
            return true;
        }
    }
    return false;
}

void holds_release(struct holds *holds)
{
    mem_free(holds->ranges);
    *holds = (struct holds){0};
}
