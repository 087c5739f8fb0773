/* mem.h: memory that is never NULL: where there is none left, the program ends in order (fatal.h).
 */
#ifndef RAPPORTEUR_BASE_MEM_H
#define RAPPORTEUR_BASE_MEM_H

#include "base/attr.h"
#include "base/slice.h"

/* `count` items of `size` bytes, all zero; the product is checked. The caller frees with mem_free.
 */
RETURNS_NONNULL MUST_USE void *mem_alloc(size_t count, size_t size);
/* `old` (may be NULL) made `count` items of `size` bytes; what is added is not zeroed. */
RETURNS_NONNULL MUST_USE void *mem_resize(void *old, size_t count, size_t size);
void mem_free(void *memory);
/* `size` bytes, not zeroed, for pieces of 100 kB and more that will be filled from end to end: the
 * kernel is asked for all of it at once, since a page at a time costs more than filling it. */
RETURNS_NONNULL MUST_USE void *mem_alloc_large(size_t size);
/* Room for at least `needed` items in a growing array: `array` is the address of the pointer to its
 * first item, `*room` the items it has room for now. Doubles. New items are not zeroed. */
#define MEM_GROW(array, room, needed)                                                              \
    ((needed) <= (room) ? (void)0                                                                  \
                        : (void)((array) = mem_grow((array), &(room), (needed), sizeof *(array))))
RETURNS_NONNULL MUST_USE void *mem_grow(void *array, size_t *room, size_t needed, size_t size);

/* Memory that is given back all at once. {0} is ready. Pieces are aligned to 8 bytes. */
struct arena {
    struct arena_block *newest;
    size_t total; /* bytes taken from the system */
};
/* `size` bytes (0 is fine), not zeroed, valid until arena_release. */
RETURNS_NONNULL MUST_USE void *arena_alloc(struct arena *arena, size_t size);
/* A copy of `bytes`, followed by a NUL that is not counted. The empty slice gives the empty slice.
 */
struct slice arena_copy(struct arena *arena, struct slice bytes);
void arena_release(struct arena *arena);

#endif
