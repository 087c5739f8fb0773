/* Somebody else writes from here on: a run has one author, so another run begins, in the same
 * program and over the same session. */
#include "store/store_state.h"

#include "base/mem.h"

/* What is being typed goes on in the new run's draft; the old one goes once that is durable. */
static void move_texts(struct store *store, struct draft *old)
{
    for (size_t i = 0; i < old->slots.count; i++) {
        const struct draft_slot *from = &old->slots.items[i];
        struct slice text = str_slice(&from->text);
        if (text.size > 0) {
            store_draft_from(store, from->slot, 0, 0, text, from->started);
        }
    }
    store_settle(store);
    if (!store->draft.unsynced && !store->draft.distrusted) {
        draft_forget(old);
    }
}

bool store_hand_over(struct store *store, struct session *session, struct slice author,
                     uint64_t wall, struct err *err)
{
    store->session = session;
    if (store->status.read_only) {
        return err_set(err, ERR_SYSTEM, str_text(&store->place.path), 0, 0,
                       "it is open to read only: %s", str_text(&store->status.reason));
    }
    store_settle(store);
    worker_wait(store->syncer);
    if (!store_is_durable(store) || store->draft.distrusted || store->draft.unsynced) {
        *err = store->failure;
        return err_while(err, "not everything is on the disk yet");
    }
    struct log log = store->log;
    struct draft draft = store->draft;
    draft.log = &log;
    str_set(&store->author, author);
    store_begin_run(store, wall);
    move_texts(store, &draft);
    draft_close(&draft, &store->place);
    /* Every line of it was synced. */
    (void)log_close(&log, &store->place, log.count == 0 && draft_is_empty(&draft));
    draft_release(&draft);
    log_release(&log);
    store_update_status(store);
    return true;
}
