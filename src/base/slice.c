#include "base/slice.h"

#include <string.h>

int slice_compare(struct slice left, struct slice right)
{
    size_t common = left.size < right.size ? left.size : right.size;
    int order = common == 0 ? 0 : memcmp(left.at, right.at, common);
    if (order != 0) {
        return order;
    }
    return (left.size > right.size) - (left.size < right.size);
}

bool slice_ends(struct slice slice, struct slice suffix)
{
    return slice.size >= suffix.size &&
           slice_equal(slice_from(slice, slice.size - suffix.size), suffix);
}

static bool is_blank(char byte)
{
    return byte == ' ' || byte == '\t' || byte == '\n' || byte == '\r';
}

struct slice slice_trim(struct slice slice)
{
    while (slice.size > 0 && is_blank(slice.at[0])) {
        slice = slice_from(slice, 1);
    }
    while (slice.size > 0 && is_blank(slice.at[slice.size - 1])) {
        slice.size--;
    }
    return slice;
}

size_t slice_find_part(struct slice slice, struct slice part)
{
    if (part.size == 0) {
        return 0;
    }
    const char *hit = slice.size == 0 ? NULL : memmem(slice.at, slice.size, part.at, part.size);
    return hit == NULL ? slice.size : (size_t)(hit - slice.at);
}

bool slice_next(struct slice *rest, char separator, struct slice *item)
{
    if (rest->at == NULL) {
        return false;
    }
    size_t place = slice_find(*rest, separator);
    *item = slice_head(*rest, place);
    if (place == rest->size) {
        *rest = (struct slice){NULL, 0};
    } else {
        *rest = slice_from(*rest, place + 1);
    }
    return true;
}

unsigned long long slice_hash(struct slice slice)
{
    /* Eight bytes in one step: multiply spreads a word upwards, the shift brings it down again. */
    unsigned long long hash = 0x9E3779B97F4A7C15ULL ^ slice.size;
    size_t at = 0;
    for (; at + sizeof hash <= slice.size; at += sizeof hash) {
        unsigned long long word;
        memcpy(&word, slice.at + at, sizeof word);
        hash = (hash ^ word) * 0xD6E8FEB86659FD93ULL;
        hash ^= hash >> 32;
    }
    unsigned long long rest = 0;
    if (at < slice.size) {
        memcpy(&rest, slice.at + at, slice.size - at);
    }
    hash = (hash ^ rest) * 0xD6E8FEB86659FD93ULL;
    return hash ^ hash >> 32;
}
