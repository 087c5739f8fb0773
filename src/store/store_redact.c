/* Off the record, said afterwards: whatever has the words is written again without them. The own
 * log is, when its redaction was folded in (it may be somebody else's); the logs of dead runs are
 * by whoever sees them; living runs do theirs. The redaction itself is durable first, so a death in
 * between leaves old or new files, and the next one to open the session goes on. The CSV follows as
 * it follows every change. */
#include "store/store_state.h"

#include "base/os.h"

static void redact_own(struct store *store)
{
    struct session_run *own = &store->session->runs[store->session->own];
    if (!own->unredacted) {
        return;
    }
    own->unredacted = false;
    store_settle(store); /* no sync may use the old file any more */
    if (log_redact(&store->log, store->session)) {
        /* Its letters were typed into the draft. */
        store->draft.distrusted = store->draft.distrusted || store->draft.fd >= 0;
        store_settle(store);
    }
}

static void tell_failure(struct store *store, const struct err *err, struct store_news *news)
{
    if (!store->told_unredacted && news != NULL) {
        struct str text = {0};
        err_format(err, &text);
        news_add(news, NEWS_FAILURE, "Words that are off the record are still on the disk: %s",
                 str_text(&text));
        str_release(&text);
        store->told_unredacted = true;
    }
}

static void redact_others(struct store *store, struct store_news *news)
{
    struct session *session = store->session;
    bool any = false;
    for (uint32_t run = 0; run < session->run_count; run++) {
        if (run == session->own || !session->runs[run].unredacted) {
            continue;
        }
        struct err err = {0};
        if (!any) {
            store_redact_drafts(store);
        }
        any = true;
        session->runs[run].unredacted =
            !journal_redact(&store->journal, &store->place, session, run, store->log.tag, &err);
        if (err.kind != ERR_NONE) {
            tell_failure(store, &err, news);
        }
    }
    if (any) {
        (void)!os_sync(store->place.journal); /* the old names; else they go a little later */
    }
}

void store_redact(struct store *store, struct store_news *news)
{
    if (!store->status.read_only && store->session->redactions > 0) {
        redact_own(store);
        if (store->redactions != store->session->redactions) {
            store->redactions = store->session->redactions;
            store_take_copies(store, false, news);
        }
        if (store->place.journal >= 0) {
            redact_others(store, news);
        }
    }
}
