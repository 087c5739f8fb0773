/* session_pool.h: what the fold is kept in: only src/model/session*.c include this.
 *
 * A session of 100,000 turns has over a million operations, so they are small (28 bytes), lie in
 * blocks, and name each other by numbers; texts lie in blocks of their own and are named by 32-bit
 * addresses. Number and address 0 mean none. */
#ifndef RAPPORTEUR_MODEL_SESSION_POOL_H
#define RAPPORTEUR_MODEL_SESSION_POOL_H

#include "model/session.h"

/* One operation, kept. The newest of a field of a record is the head of the chain `older`, and is
 * itself in the record's list `next` of heads. */
struct op {
    uint32_t older, next;
    uint32_t deed;
    uint32_t record;
    uint32_t at, size; /* of the value */
    uint16_t field;
    bool has_over; /* its `over` lies behind the value and its NUL, ended by a NUL */
};

/* One action, kept. */
struct deed {
    uint64_t seq, logical, wall;
    uint32_t run;
    uint32_t first_op, op_count; /* its operations have following numbers */
    uint32_t bucket_next;
    uint32_t undoers;             /* list of those that name it in `undoes` */
    uint32_t undoes, undoes_size; /* text */
    /* One bit each: there is a deed for every row of a CSV. */
    bool stands : 1, redacted : 1, replaced : 1, forked : 1;
    bool plain : 1; /* a line of it came without the mark */
};

/* A short text seen before, where it lies. */
struct interned {
    uint32_t at, size;
};

struct undoer {
    uint32_t deed, next;
};

struct session_pool {
    struct op **op_blocks;
    size_t op_count, op_block_room;
    struct record **record_blocks;
    size_t record_count, record_block_room;
    char **text_blocks; /* of TEXT_BLOCK bytes; a long text spans several that lie together */
    bool *text_owned;   /* whether the block is the start of an allocation */
    size_t text_count, text_room;
    size_t text_used;                          /* bytes of the newest block */
    struct interned *interned;                 /* by hash */
    struct interned recent[FIELD_KNOWN_COUNT]; /* of each field: most rows say what the last said */
    struct deed *deeds;                        /* from 1 */
    size_t deed_count, deed_room;
    uint32_t *deed_buckets, *record_buckets;
    size_t deed_bucket_count, record_bucket_count; /* powers of two */
    struct undoer *undoers;                        /* from 1 */
    size_t undoer_count, undoer_room;
    uint32_t *waiting; /* deeds whose `undoes` names one that has not been seen */
    size_t waiting_count, waiting_room;
    uint32_t *by_order; /* deeds from old to new, where `ordered` */
    size_t by_order_room;
    size_t ordered;     /* how many of them are in order; the rest is sorted in when asked */
    uint32_t *currents; /* operations of FIELD_CURRENT, likewise */
    size_t current_count, current_room, currents_ordered;
    const struct record **sorted;
    size_t sorted_count, sorted_room;
    bool sorted_valid;
    uint32_t *suspects; /* records that could be in conflict */
    size_t suspect_count, suspect_room;
    bool *suspected; /* by record number */
    size_t suspected_room;
    struct slice *extras; /* names of unknown columns, with `x:` before them */
    size_t extra_count, extra_room;
    uint64_t counters[26]; /* the highest counter of each letter */
};

struct session_pool *pool_new(void);
void pool_free(struct session_pool *pool);

/* Before the name of a field that a newer version has: no column can be called so. */
enum { NEWER_FIELD = 0x1F };

enum { OP_BLOCK = 16384, RECORD_BLOCK = 2048, TEXT_BLOCK = 1 << 19 };
static inline struct op *pool_op(const struct session_pool *pool, uint32_t op)
{
    return &pool->op_blocks[op / OP_BLOCK][op % OP_BLOCK];
}
uint32_t pool_add_op(struct session_pool *pool);
static inline struct record *pool_record(const struct session_pool *pool, uint32_t number)
{
    return &pool->record_blocks[(number - 1) / RECORD_BLOCK][(number - 1) % RECORD_BLOCK];
}
static inline struct deed *pool_deed(const struct session_pool *pool, uint32_t deed)
{
    return &pool->deeds[deed];
}

/* Keeps `value` and, behind it, `over` where that is not NULL; short values without it are kept
 * once. */
uint32_t pool_add_text(struct session_pool *pool, struct slice value, const struct slice *over);
/* The same for a value of `field` that many records have: a short one is kept once. */
uint32_t pool_intern(struct session_pool *pool, struct slice value, int field);
struct slice pool_text(const struct session_pool *pool, uint32_t at, uint32_t size);
struct slice pool_value(const struct session_pool *pool, const struct op *op);
struct slice pool_over(const struct session_pool *pool, const struct op *op);

/* The record of that id, a new one where there is none; and 0 where there is none. */
uint32_t pool_find_record(struct session_pool *pool, struct slice id);
uint32_t pool_seek_record(const struct session_pool *pool, struct slice id);
/* Puts a deed into the table by run and seq; the first one of a run and seq, or 0. Follow
 * bucket_next. */
void pool_enter_deed(struct session_pool *pool, uint32_t deed);
uint32_t pool_first_deed(const struct session_pool *pool, uint32_t run, uint64_t seq);

/* The head of a field's chain, 0 where the record never had it; and the newest that stands. */
uint32_t pool_head(const struct session_pool *pool, const struct record *record, int field);
uint32_t pool_standing(const struct session_pool *pool, uint32_t head);

/* The total order of actions: logical time, run number, seq, then bytes (of a fork). */
int session_compare_deeds(const struct session *session, uint32_t left, uint32_t right);
/* Brings by_order and currents into order. */
void session_order_deeds(const struct session *session);
/* The fold of one record anew: whether it exists, its kind and place; keeps `sorted`. */
void session_refresh(struct session *session, struct record *record);
int session_compare_records(const struct session *session, const struct record *left,
                            const struct record *right);
/* The heads of a chain: standing operations that no other standing one was aware of, newest first.
 */
enum { HEADS_MOST = 16 };
size_t session_heads(const struct session *session, uint32_t head, uint32_t heads[HEADS_MOST]);
void session_suspect(struct session *session, uint32_t record);

/* The name of a field as operations have it. */
struct slice session_operation_field(const struct session *session, int field);

/* session_redact.c: takes the words of a record away, as an operation on FIELD_REDACTED of that
 * value and logical time says. */
void session_take_words(struct session *session, struct record *record, struct slice value,
                        uint64_t logical);
/* Two lines of one run and seq, of which at least one is marked: where they differ in nothing but
 * that a value is gone from one of them, it is gone. */
enum twin { TWIN_OTHER, TWIN_SAME, TWIN_CHANGED };
enum twin session_merge_redacted(struct session *session, uint32_t number,
                                 const struct action *action);

#endif
