/* slice.h: borrowed bytes: a start and a size. Never owns, never ends in NUL by itself. */
#ifndef RAPPORTEUR_BASE_SLICE_H
#define RAPPORTEUR_BASE_SLICE_H

#include <stdbool.h>
#include <stddef.h>
#include <string.h>

/* `at` may be NULL where `size` is 0. Valid for as long as the owner of the bytes says. */
struct slice {
    const char *at;
    size_t size; /* bytes */
};

/* A slice of a string literal, usable in constant tables. */
#define SLICE(literal)                                                                             \
    {                                                                                              \
        (literal), sizeof(literal) - 1                                                             \
    }

/* The bytes of `text` up to its NUL; NULL gives the empty slice. Borrows. */
static inline struct slice slice_of(const char *text);
static inline struct slice slice_make(const char *at, size_t size);
static inline bool slice_equal(struct slice left, struct slice right);
/* The same for a C string on the right, the usual comparison with a word of ours. */
static inline bool slice_is(struct slice slice, const char *text);
/* Byte order, a prefix before what is longer; below 0, 0 or above 0. */
int slice_compare(struct slice left, struct slice right);
static inline bool slice_starts(struct slice slice, struct slice prefix);
bool slice_ends(struct slice slice, struct slice suffix);
/* The part from byte `from` on (clipped), or the first `size` bytes (clipped). */
static inline struct slice slice_from(struct slice slice, size_t from);
static inline struct slice slice_head(struct slice slice, size_t size);
/* Without ASCII spaces, tabs and line ends at both ends. */
struct slice slice_trim(struct slice slice);
/* The place of the first `byte` / of the first `part`, in bytes from 0; `slice.size` where there is
 * none. */
static inline size_t slice_find(struct slice slice, char byte);
size_t slice_find_part(struct slice slice, struct slice part);
/* Takes the next item off the front of `*rest`: what stands before the next `separator` (which goes
 * too), or all that is left. False when `*rest` was already used up, which `at` NULL marks. So ""
 * with an `at` has one empty item, "a;" has two, the last one empty, and {0} has none. */
bool slice_next(struct slice *rest, char separator, struct slice *item);
/* 64 bits, for tables in memory only: another machine may give another number. */
unsigned long long slice_hash(struct slice slice);

/* The bodies of the short ones stand here: they are called some hundred times for each row of a
 * CSV. */
static inline struct slice slice_of(const char *text)
{
    return (struct slice){text, text == NULL ? 0 : strlen(text)};
}

static inline struct slice slice_make(const char *at, size_t size)
{
    return (struct slice){at, size};
}

static inline bool slice_equal(struct slice left, struct slice right)
{
    /* NOLINTNEXTLINE(clang-analyzer-core.NonNullParamChecker): one with bytes has a place */
    return left.size == right.size && (left.size == 0 || memcmp(left.at, right.at, left.size) == 0);
}

static inline bool slice_is(struct slice slice, const char *text)
{
    return slice_equal(slice, slice_of(text));
}

static inline struct slice slice_from(struct slice slice, size_t from)
{
    if (from >= slice.size) {
        return (struct slice){slice.at == NULL ? NULL : slice.at + slice.size, 0};
    }
    return (struct slice){slice.at + from, slice.size - from};
}

static inline struct slice slice_head(struct slice slice, size_t size)
{
    return (struct slice){slice.at, size < slice.size ? size : slice.size};
}

static inline bool slice_starts(struct slice slice, struct slice prefix)
{
    return slice.size >= prefix.size && slice_equal(slice_head(slice, prefix.size), prefix);
}

static inline size_t slice_find(struct slice slice, char byte)
{
    /* NOLINTNEXTLINE(clang-analyzer-core.NonNullParamChecker): one with bytes has a place */
    const char *hit = slice.size == 0 ? NULL : memchr(slice.at, byte, slice.size);
    return hit == NULL ? slice.size : (size_t)(hit - slice.at);
}

#endif
