/* What a session holds, in the words of s-holds. */
#include "model/session_pool.h"

#include <stdlib.h>
#include <string.h>

static int compare_tags(const void *left, const void *right)
{
    const struct session_run *a = *(const struct session_run *const *)left;
    const struct session_run *b = *(const struct session_run *const *)right;
    int tags = strcmp(a->run.tag, b->run.tag);
    return tags != 0 ? tags : memcmp(a->run.number, b->run.number, RUN_SIZE);
}

static int compare_numbers(const void *left, const void *right)
{
    uint64_t a = *(const uint64_t *)left;
    uint64_t b = *(const uint64_t *)right;
    return (a > b) - (a < b);
}

/* The sequence numbers of a run that has gaps, as `4,6-57`; a lone first number `57` would mean 1
 * to 57. */
static void add_ranges(const struct session *session, uint32_t run, struct str *text)
{
    const struct session_pool *pool = session->pool;
    uint64_t *numbers = mem_alloc(pool->deed_count, sizeof *numbers);
    size_t count = 0;
    for (uint32_t deed = 1; deed < pool->deed_count; deed++) {
        if (pool_deed(pool, deed)->run == run) {
            numbers[count++] = pool_deed(pool, deed)->seq;
        }
    }
    qsort(numbers, count, sizeof *numbers, compare_numbers);
    for (size_t i = 0; i < count;) {
        size_t last = i;
        while (last + 1 < count && numbers[last + 1] - numbers[last] <= 1) {
            last++;
        }
        str_add_format(text, "%s%llu-%llu", i == 0 ? "" : ",", (unsigned long long)numbers[i],
                       (unsigned long long)numbers[last]);
        i = last + 1;
    }
    mem_free(numbers);
}

void session_format_holds(const struct session *session, struct str *text)
{
    const struct session_run **runs = mem_alloc(session->run_count, sizeof *runs);
    size_t count = 0;
    for (size_t i = 0; i < session->run_count; i++) {
        if (session->runs[i].count > 0) {
            runs[count++] = &session->runs[i];
        }
    }
    qsort(runs, count, sizeof *runs, compare_tags);
    for (size_t i = 0; i < count; i++) {
        str_add_format(text, "%s%s:", i == 0 ? "" : " ", runs[i]->run.tag);
        if (runs[i]->count == runs[i]->highest) {
            str_add_format(text, "%llu", (unsigned long long)runs[i]->highest);
        } else {
            add_ranges(session, (uint32_t)(runs[i] - session->runs), text);
        }
    }
    mem_free(runs);
}

bool session_holds_action(const struct session *session, struct slice tag, uint64_t seq)
{
    for (uint32_t run = 0; run < session->run_count; run++) {
        if (slice_is(tag, session->runs[run].run.tag) &&
            pool_first_deed(session->pool, run, seq) != 0) {
            return true;
        }
    }
    return false;
}
