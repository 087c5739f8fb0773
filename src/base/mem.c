#include "base/mem.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>

#include "base/fatal.h"

enum { ARENA_BLOCK = 64 * 1024, ARENA_ALIGN = 8, PAGE = 4096 };

struct arena_block {
    struct arena_block *older;
    size_t used, room;
    _Alignas(ARENA_ALIGN) char bytes[];
};

static size_t mem_product(size_t count, size_t size)
{
    if (size != 0 && count > SIZE_MAX / size) {
        fatal("there is not enough memory");
    }
    return count * size == 0 ? 1 : count * size;
}

void *mem_alloc(size_t count, size_t size)
{
    void *memory = calloc(1, mem_product(count, size));
    if (memory == NULL) {
        fatal("there is not enough memory");
    }
    return memory;
}

void *mem_resize(void *old, size_t count, size_t size)
{
    void *memory = realloc(old, mem_product(count, size));
    if (memory == NULL) {
        fatal("there is not enough memory");
    }
    return memory;
}

void *mem_alloc_large(size_t size)
{
    size_t whole = mem_product((size + PAGE - 1) / PAGE, PAGE);
    void *memory = aligned_alloc(PAGE, whole);
    if (memory == NULL) {
        fatal("there is not enough memory");
    }
    (void)madvise(memory, whole,
                  MADV_POPULATE_WRITE); /* Linux 5.14; elsewhere it is as good, only slower */
    return memory;
}

void mem_free(void *memory)
{
    free(memory);
}

void *mem_grow(void *array, size_t *room, size_t needed, size_t size)
{
    size_t wanted = *room < 8 ? 8 : *room;
    while (wanted < needed) {
        wanted = wanted > SIZE_MAX / 2 ? needed : wanted * 2;
    }
    array = mem_resize(array, wanted, size);
    *room = wanted;
    return array;
}

void *arena_alloc(struct arena *arena, size_t size)
{
    size = (size + ARENA_ALIGN - 1) / ARENA_ALIGN * ARENA_ALIGN;
    struct arena_block *block = arena->newest;
    if (block == NULL || block->room - block->used < size) {
        size_t room = size > ARENA_BLOCK ? size : ARENA_BLOCK;
        block = mem_resize(NULL, 1, mem_product(1, sizeof *block + room));
        *block = (struct arena_block){arena->newest, 0, room};
        arena->newest = block;
        arena->total += sizeof *block + room;
    }
    void *piece = block->bytes + block->used;
    block->used += size;
    return piece;
}

struct slice arena_copy(struct arena *arena, struct slice bytes)
{
    if (bytes.size == 0) {
        return (struct slice){"", 0};
    }
    char *copy = arena_alloc(arena, bytes.size + 1);
    memcpy(copy, bytes.at, bytes.size);
    copy[bytes.size] = '\0';
    return (struct slice){copy, bytes.size};
}

void arena_release(struct arena *arena)
{
    while (arena->newest != NULL) {
        struct arena_block *block = arena->newest;
        arena->newest = block->older;
        mem_free(block);
    }
    arena->total = 0;
}
