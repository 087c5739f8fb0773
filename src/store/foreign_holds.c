/* What a CSV knows: the actions that its row s-holds names. */
#include "store/foreign.h"

#include <string.h>

struct choosing {
    const struct holds *holds;
    struct session *base;
    uint32_t run; /* of the base */
    struct slice tag;
    size_t count;
};

static void choose(void *context, const struct action *action)
{
    struct choosing *choosing = context;
    if (holds_has(choosing->holds, choosing->tag, action->seq)) {
        (void)session_add(choosing->base, choosing->run, action);
        choosing->count++;
    }
}

static bool names_run(const struct holds *holds, struct slice tag)
{
    for (size_t i = 0; i < holds->count; i++) {
        if (slice_equal(holds->ranges[i].tag, tag)) {
            return true;
        }
    }
    return false;
}

size_t foreign_base(const struct session *session, const struct holds *holds, struct session *base)
{
    size_t count = 0;
    for (uint32_t run = 0; run < session->run_count; run++) {
        const struct run *known = &session->runs[run].run;
        struct slice tag = slice_of(known->tag);
        if (session->runs[run].count > 0 && names_run(holds, tag)) {
            struct choosing choosing = {holds, base, session_run(base, known), tag, 0};
            session_actions(session, run, choose, &choosing);
            count += choosing.count;
        }
    }
    return count;
}

static bool knows_range(const struct session *session, const struct holds_range *range)
{
    for (uint32_t run = 0; run < session->run_count; run++) {
        const struct session_run *known = &session->runs[run];
        if (!slice_is(range->tag, known->run.tag) || range->to > known->highest ||
            range->to - range->from >= known->count) {
            continue;
        }
        uint64_t seq = range->from;
        if (known->count < known->highest) {
            while (seq <= range->to && session_holds_action(session, range->tag, seq)) {
                seq++;
            }
        } else {
            seq = range->to + 1; /* it has no gaps */
        }
        if (seq > range->to) {
            return true;
        }
    }
    return false;
}

bool foreign_knows(const struct session *session, const struct holds *holds)
{
    for (size_t i = 0; i < holds->count; i++) {
        if (!knows_range(session, &holds->ranges[i])) {
            return false;
        }
    }
    return true;
}
