/* A disk that takes its time: the sync hangs on its thread, and the store goes on beside it. */
#include "store/store.h"

#include <semaphore.h>
#include <stdatomic.h>

#include "base/os.h"
#include "expect.h"
#include "files.h"
#include "sitting.h"

static atomic_bool hangs;
static sem_t gate;

static int hang_in_syncs(void *context, enum os_call call, size_t *size)
{
    (void)context;
    (void)size;
    if (call == OS_SYNC && hangs) {
        (void)sem_wait(&gate);
    }
    return 0;
}

static void no_turn_is_asked_for_while_a_sync_hangs(void)
{
    struct sitting sitting = {.threads = true};
    int wait = 0;
    files_new();
    expect(sitting_create("talk.csv"));
    (void)sem_init(&gate, 0, 0);
    os_set_hook(hang_in_syncs, NULL);
    if (expect(sitting_open(&sitting, "talk.csv"))) {
        sitting_note(&sitting, "kept");
        hangs = true;
        store_sync(sitting.store);
        store_draft(sitting.store, 0, 0, 0, slice_of("half a line"));
        sitting.clock += 2000000; /* the draft is due, but its turn comes when the sync is over */
        struct store_moment moment = {sitting.clock, sitting.clock, true, true};
        (void)store_tick(sitting.store, &sitting.session, &moment, &sitting.news, &wait);
        expect_int(store_status(sitting.store)->saving, STORE_SAVING);
        expect(wait > 100); /* milliseconds */
        hangs = false;
        (void)sem_post(&gate);
        expect(sitting_close(&sitting));
    }
    os_set_hook(NULL, NULL);
    (void)sem_destroy(&gate);
}

static const struct test tests[] = {
    {"no turn is asked for while a sync hangs", no_turn_is_asked_for_while_a_sync_hangs},
};

int main(int argc, char **argv)
{
    int answer = test_main(tests, COUNT(tests), argc, argv);
    files_remove();
    return answer;
}
