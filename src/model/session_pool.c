/* Blocks never move, so pointers into them stay good while the session grows; only the small tables
 * of addresses are reallocated. */
#include "model/session_pool.h"

#include <string.h>

#include "base/fatal.h"

enum { INTERNED = 4096, INTERN_MOST = 64 };

/* A small session touches little of its first block; who needs a second one will fill it. */
static void *new_block(size_t index, size_t size)
{
    return index == 0 ? mem_alloc(1, size) : mem_alloc_large(size);
}

struct session_pool *pool_new(void)
{
    struct session_pool *pool = mem_alloc(1, sizeof *pool);
    pool->interned = mem_alloc(INTERNED, sizeof *pool->interned);
    pool->deed_bucket_count = 64;
    pool->deed_buckets = mem_alloc(pool->deed_bucket_count, sizeof *pool->deed_buckets);
    pool->record_bucket_count = 64;
    pool->record_buckets = mem_alloc(pool->record_bucket_count, sizeof *pool->record_buckets);
    pool->op_count = 1;
    pool->deed_count = 1;
    pool->undoer_count = 1;
    pool->text_used = TEXT_BLOCK;
    pool->sorted_valid = true;
    MEM_GROW(pool->deeds, pool->deed_room, 1);
    MEM_GROW(pool->undoers, pool->undoer_room, 1);
    MEM_GROW(pool->op_blocks, pool->op_block_room, 1);
    pool->op_blocks[0] = new_block(0, OP_BLOCK * sizeof **pool->op_blocks);
    return pool;
}

void pool_free(struct session_pool *pool)
{
    if (pool == NULL) {
        return;
    }
    for (size_t i = 0; i <= (pool->op_count - 1) / OP_BLOCK; i++) {
        mem_free(pool->op_blocks[i]);
    }
    for (size_t i = 0; i * RECORD_BLOCK < pool->record_count; i++) {
        mem_free(pool->record_blocks[i]);
    }
    for (size_t i = 0; i < pool->text_count; i++) {
        if (pool->text_owned[i]) {
            mem_free(pool->text_blocks[i]);
        }
    }
    void *tables[] = {pool->op_blocks, pool->record_blocks,  pool->text_blocks,    pool->text_owned,
                      pool->interned,  pool->deeds,          pool->deed_buckets,   pool->undoers,
                      pool->waiting,   pool->record_buckets, pool->by_order,       pool->currents,
                      pool->suspects,  pool->suspected,      (void *)pool->sorted, pool->extras};
    for (size_t i = 0; i < COUNT(tables); i++) {
        mem_free(tables[i]);
    }
    mem_free(pool);
}

uint32_t pool_add_op(struct session_pool *pool)
{
    ensure(pool->op_count < UINT32_MAX);
    size_t block = pool->op_count / OP_BLOCK;
    if (pool->op_count % OP_BLOCK == 0) {
        MEM_GROW(pool->op_blocks, pool->op_block_room, block + 1);
        pool->op_blocks[block] = new_block(block, OP_BLOCK * sizeof **pool->op_blocks);
    }
    return (uint32_t)pool->op_count++;
}

/* The address of `size` bytes that lie together. A text longer than a block gets an allocation of
 * whole blocks, each of which is entered in the table. */
static uint32_t take_text(struct session_pool *pool, size_t size)
{
    if (size > TEXT_BLOCK - pool->text_used) {
        size_t blocks = (size + TEXT_BLOCK - 1) / TEXT_BLOCK;
        ensure(pool->text_count + blocks <= UINT32_MAX / TEXT_BLOCK);
        char *fresh = pool->text_count == 0 ? mem_resize(NULL, blocks, TEXT_BLOCK)
                                            : mem_alloc_large(blocks * TEXT_BLOCK);
        size_t owned_room = pool->text_room;
        MEM_GROW(pool->text_blocks, pool->text_room, pool->text_count + blocks);
        MEM_GROW(pool->text_owned, owned_room, pool->text_count + blocks);
        for (size_t i = 0; i < blocks; i++) {
            pool->text_blocks[pool->text_count + i] = fresh + i * TEXT_BLOCK;
            pool->text_owned[pool->text_count + i] = i == 0;
        }
        size_t at = pool->text_count * TEXT_BLOCK;
        pool->text_count += blocks;
        pool->text_used = size - (blocks - 1) * TEXT_BLOCK;
        return (uint32_t)at;
    }
    size_t at = (pool->text_count - 1) * TEXT_BLOCK + pool->text_used;
    pool->text_used += size;
    return (uint32_t)at;
}

struct slice pool_text(const struct session_pool *pool, uint32_t at, uint32_t size)
{
    if (size == 0) {
        return slice_make("", 0);
    }
    return slice_make(pool->text_blocks[at / TEXT_BLOCK] + at % TEXT_BLOCK, size);
}

uint32_t pool_add_text(struct session_pool *pool, struct slice value, const struct slice *over)
{
    ensure(value.size < UINT32_MAX);
    if (value.size == 0 && over == NULL) {
        return 0;
    }
    size_t more = over == NULL ? 0 : over->size + 1;
    uint32_t at = take_text(pool, value.size + 1 + more);
    char *place = pool->text_blocks[at / TEXT_BLOCK] + at % TEXT_BLOCK;
    if (value.size > 0) {
        memcpy(place, value.at, value.size);
    }
    place[value.size] = '\0';
    if (over != NULL) {
        memcpy(place + value.size + 1, over->at, over->size);
        place[value.size + 1 + over->size] = '\0';
    }
    return at;
}

static bool is_interned(const struct session_pool *pool, const struct interned *known,
                        struct slice value)
{
    return known->size == value.size && slice_equal(pool_text(pool, known->at, known->size), value);
}

uint32_t pool_intern(struct session_pool *pool, struct slice value, int field)
{
    ensure(pool != NULL);
    if (value.size == 0 || value.size > INTERN_MOST) {
        return pool_add_text(pool, value, NULL);
    }
    struct interned *recent = field < FIELD_KNOWN_COUNT ? &pool->recent[field] : NULL;
    if (recent != NULL && is_interned(pool, recent, value)) {
        return recent->at;
    }
    struct interned *known = &pool->interned[slice_hash(value) % INTERNED];
    if (!is_interned(pool, known, value)) {
        *known = (struct interned){pool_add_text(pool, value, NULL), (uint32_t)value.size};
    }
    if (recent != NULL) {
        *recent = *known;
    }
    return known->at;
}

struct slice pool_value(const struct session_pool *pool, const struct op *op)
{
    return pool_text(pool, op->at, op->size);
}

struct slice pool_over(const struct session_pool *pool, const struct op *op)
{
    if (!op->has_over) {
        return slice_make("", 0);
    }
    return slice_of(pool_text(pool, op->at, 1).at + op->size + 1);
}

static void grow_record_buckets(struct session_pool *pool)
{
    mem_free(pool->record_buckets);
    pool->record_bucket_count *= 2;
    pool->record_buckets = mem_alloc(pool->record_bucket_count, sizeof *pool->record_buckets);
    for (uint32_t number = 1; number <= pool->record_count; number++) {
        struct record *record = pool_record(pool, number);
        uint32_t *bucket = &pool->record_buckets[record->hash & (pool->record_bucket_count - 1)];
        record->next = *bucket;
        *bucket = number;
    }
}

static uint32_t seek(const struct session_pool *pool, struct slice id, uint32_t hash)
{
    uint32_t number = pool->record_buckets[hash & (pool->record_bucket_count - 1)];
    while (number != 0) {
        const struct record *record = pool_record(pool, number);
        if (record->hash == hash && slice_equal(record->id, id)) {
            break;
        }
        number = record->next;
    }
    return number;
}

/* Whether an id counts on from all of its letter, so that no record can have it. Nearly every row
 * of a file is one such, and the table of 100,000 lies in no cache. */
static bool counts_on(const struct session_pool *pool, const struct id_parts *parts)
{
    return parts->counter > pool->counters[parts->letter - 'a'];
}

uint32_t pool_seek_record(const struct session_pool *pool, struct slice id)
{
    struct id_parts parts;
    bool is_new = id_parse(id, &parts) && counts_on(pool, &parts);
    return is_new ? 0 : seek(pool, id, (uint32_t)slice_hash(id));
}

uint32_t pool_find_record(struct session_pool *pool, struct slice id)
{
    struct id_parts parts;
    bool is_new = id_parse(id, &parts) && counts_on(pool, &parts);
    uint32_t hash = (uint32_t)slice_hash(id);
    uint32_t found = is_new ? 0 : seek(pool, id, hash);
    if (found != 0) {
        return found;
    }
    ensure(pool->record_count < UINT32_MAX - 1);
    if (pool->record_count >= pool->record_bucket_count) {
        grow_record_buckets(pool);
    }
    size_t block = pool->record_count / RECORD_BLOCK;
    if (pool->record_count % RECORD_BLOCK == 0) {
        MEM_GROW(pool->record_blocks, pool->record_block_room, block + 1);
        pool->record_blocks[block] = new_block(block, RECORD_BLOCK * sizeof **pool->record_blocks);
    }
    uint32_t number = (uint32_t)++pool->record_count;
    struct record *record = pool_record(pool, number);
    uint32_t at = pool_add_text(pool, id, NULL);
    uint32_t *bucket = &pool->record_buckets[hash & (pool->record_bucket_count - 1)];
    *record = (struct record){.id = pool_text(pool, at, (uint32_t)id.size),
                              .kind = RECORD_OTHER,
                              .number = number,
                              .hash = hash,
                              .next = *bucket};
    *bucket = number;
    if (is_new) {
        pool->counters[parts.letter - 'a'] = parts.counter;
    }
    return number;
}

/* The actions of one run lie side by side, as they are read one after the other; the runs are
 * spread over the table. */
static size_t deed_hash(uint32_t run, uint64_t seq)
{
    return (size_t)(seq + 0x9E3779B97F4A7C15ULL * (run + 1ULL));
}

void pool_enter_deed(struct session_pool *pool, uint32_t deed)
{
    if (deed >= pool->deed_bucket_count) {
        mem_free(pool->deed_buckets);
        pool->deed_bucket_count *= 2;
        pool->deed_buckets = mem_alloc(pool->deed_bucket_count, sizeof *pool->deed_buckets);
        for (uint32_t old = 1; old < deed; old++) {
            pool_enter_deed(pool, old);
        }
    }
    struct deed *entered = pool_deed(pool, deed);
    uint32_t *bucket =
        &pool->deed_buckets[deed_hash(entered->run, entered->seq) & (pool->deed_bucket_count - 1)];
    entered->bucket_next = *bucket;
    *bucket = deed;
}

uint32_t pool_first_deed(const struct session_pool *pool, uint32_t run, uint64_t seq)
{
    uint32_t deed = pool->deed_buckets[deed_hash(run, seq) & (pool->deed_bucket_count - 1)];
    while (deed != 0 && (pool_deed(pool, deed)->run != run || pool_deed(pool, deed)->seq != seq)) {
        deed = pool_deed(pool, deed)->bucket_next;
    }
    return deed;
}

uint32_t pool_head(const struct session_pool *pool, const struct record *record, int field)
{
    uint32_t op = field < 64 && (record->known >> field & 1) == 0 ? 0 : record->fields;
    while (op != 0 && pool_op(pool, op)->field != field) {
        op = pool_op(pool, op)->next;
    }
    return op;
}

uint32_t pool_standing(const struct session_pool *pool, uint32_t head)
{
    while (head != 0 && !pool_deed(pool, pool_op(pool, head)->deed)->stands) {
        head = pool_op(pool, head)->older;
    }
    return head;
}
