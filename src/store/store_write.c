/* The journal's writing side. Everything that was appended stays in memory (log.h); a file has its
 * lines once log_write went well, and they are durable once a sync came back. After a failure it is
 * tried again at once, then after 200 ms, twice that, … at most 5 s. Where only a sync failed, what
 * comes meanwhile is added to the old file too: nothing rests on that, but a kill loses less. */
#include "store/store_state.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>

#include "base/mem.h"
#include "base/os.h"

static const uint64_t backoff_first = 200000, backoff_most = 5000000, draft_age = 1000000;

static bool may_try(const struct store *store)
{
    return store->failures == 0 || store->boot >= store->retry_at;
}

static bool fail(struct store *store, const char *doing)
{
    int number = errno == 0 ? EIO : errno;
    uint64_t wait = store->failures == 0 ? 0 : backoff_first;
    for (unsigned i = 1; i < store->failures && wait < backoff_most; i++) {
        wait *= 2;
    }
    store->failures++;
    store->retry_at = store->boot + (wait < backoff_most ? wait : backoff_most);
    return err_system(&store->failure, number, str_text(&store->place.journal_path), doing);
}

/* --- Runs without a log */

void store_add_unlogged(struct store *store, uint32_t run)
{
    for (size_t i = 0; i < store->unlogged_count; i++) {
        if (store->unlogged[i].run == run) {
            return;
        }
    }
    MEM_GROW(store->unlogged, store->unlogged_room, store->unlogged_count + 1);
    struct store_unlogged *added = &store->unlogged[store->unlogged_count++];
    *added = (struct store_unlogged){.run = run};
    /* Under its old name where it had one; that of a CSV is the same for everybody. */
    const struct run *known = &store->session->runs[run].run;
    (void)snprintf(added->name, sizeof added->name, "00000000T000000-csv-%s.log", known->tag);
    for (size_t i = 0; i < store->journal.count; i++) {
        if (store->journal.files[i].run == run &&
            store->journal.files[i].name.size < sizeof added->name) {
            (void)snprintf(added->name, sizeof added->name, "%s",
                           str_text(&store->journal.files[i].name));
            break;
        }
    }
}

void store_make_missing(struct store *store)
{
    for (uint32_t run = 0; run < store->session->run_count; run++) {
        if (run != store->session->own && store->session->runs[run].count > 0) {
            store_add_unlogged(store, run);
        }
    }
}

struct writing {
    int fd;
    struct str bytes;
    bool good;
    int number;
};

static void write_some(struct writing *writing)
{
    if (writing->good && !os_write(writing->fd, str_slice(&writing->bytes), NULL)) {
        writing->good = false;
        writing->number = errno;
    }
    str_clear(&writing->bytes);
}

static void write_action(void *context, const struct action *action)
{
    enum { PIECE = 256 * 1024 };
    struct writing *writing = context;
    log_line_format(action, &writing->bytes);
    if (writing->bytes.size > PIECE) {
        write_some(writing);
    }
}

/* A whole log at once: nobody sees a part of it, and it is durable before anything rests on it. */
static bool write_log(struct store *store, const struct store_unlogged *unlogged)
{
    struct place *place = &store->place;
    char temporary[LOG_NAME_ROOM + 8];
    (void)snprintf(temporary, sizeof temporary, ".%s.%s", unlogged->name, store->log.tag);
    if (!place_make_journal(place)) {
        return false;
    }
    (void)os_unlink(place->journal, temporary);
    struct writing writing = {.fd = place_create(place, place->journal, temporary), .good = true};
    if (writing.fd < 0) {
        return false;
    }
    const struct run *run = &store->session->runs[unlogged->run].run;
    struct log_header header = {
        .version = LOG_LINE_VERSION, .author = run->author, .tag = slice_of(run->tag)};
    memcpy(header.run, run->number, RUN_SIZE);
    memcpy(header.session, store->session_id, LOG_LINE_SESSION);
    log_header_format(LOG_LINE_JOURNAL, &header, &writing.bytes);
    session_actions(store->session, unlogged->run, write_action, &writing);
    write_some(&writing);
    bool good = writing.good && os_sync(writing.fd) &&
                os_rename(place->journal, temporary, place->journal, unlogged->name) &&
                (os_sync(place->journal) || errno == EINVAL || errno == ENOTSUP || errno == ENOSYS);
    int number = writing.good ? errno : writing.number;
    os_close(writing.fd);
    if (!good) {
        (void)os_unlink(place->journal, temporary);
    } else {
        journal_note(&store->journal, place, unlogged->name, unlogged->run, run->tag);
    }
    str_release(&writing.bytes);
    errno = number;
    return good;
}

static bool write_unlogged(struct store *store)
{
    while (store->unlogged_count > 0) {
        if (!write_log(store, &store->unlogged[store->unlogged_count - 1])) {
            return false;
        }
        store->unlogged_count--;
    }
    return true;
}

/* --- Writing */

bool store_flush(struct store *store)
{
    bool renew = store->log.distrusted || store->draft.distrusted;
    if (store->status.read_only || (renew && worker_busy(store->syncer))) {
        return false; /* a sync still uses the old files; it comes back */
    }
    if (!write_unlogged(store)) {
        return fail(store, "write the journal");
    }
    if (store->log.count > 0 ? !log_write(&store->log, &store->place)
                             : store->draft.distrusted && !log_make(&store->log, &store->place)) {
        return fail(store, "write the journal");
    }
    if (store->draft.distrusted && !draft_rewrite(&store->draft, &store->place)) {
        return fail(store, "keep the text being typed");
    }
    return true;
}

static bool needs_flush(const struct store *store)
{
    return store->log.written < store->log.count || store->draft.distrusted ||
           (store->log.distrusted && store->log.count > 0);
}

void store_append(struct store *store, const struct action *action)
{
    if (store->status.read_only) {
        return;
    }
    log_add(&store->log, action);
    draft_commit(&store->draft);
    store->own_change = true;
    if (may_try(store)) {
        (void)store_flush(store);
    }
    log_write_spare(&store->log);
    store_redact(store, NULL);
    store_update_status(store);
}

/* --- Drafts */

void store_draft(struct store *store, int slot, size_t at, size_t removed, struct slice inserted)
{
    store_draft_from(store, slot, at, removed, inserted, os_wall_clock());
}

void store_draft_from(struct store *store, int slot, size_t at, size_t removed,
                      struct slice inserted, uint64_t started)
{
    if (store->status.read_only) {
        return;
    }
    struct draft *draft = &store->draft;
    bool first = draft->fd < 0 && !draft->distrusted;
    bool unsynced = draft->unsynced;
    /* Its log comes first: by the log's lock others see that the draft lives. */
    if (first && may_try(store) && !log_make(&store->log, &store->place)) {
        fail(store, "keep the text being typed");
    }
    if (first && store->log.fd < 0) {
        draft->distrusted = true;
    }
    if (!draft_change_from(draft, &store->place, slot, at, removed, inserted, started)) {
        if (errno != EAGAIN) {
            fail(store, "keep the text being typed");
        }
        if (may_try(store)) {
            (void)store_flush(store);
        }
    }
    if (!unsynced && draft->unsynced) {
        store->draft_since = store->boot;
    }
    store_update_status(store);
}

void store_draft_forget(struct store *store)
{
    draft_forget(&store->draft);
    if (store->draft.fd >= 0 || store->draft.distrusted) {
        /* The letters themselves are to go from the disk, not only to be said to be gone. */
        store_settle(store);
        store->draft.distrusted = true;
        (void)store_flush(store);
    }
    store_update_status(store);
}

/* Removes the drafts that dead runs left, where they are taken over (or only the stale ones). */
static void remove_old_drafts(struct store *store)
{
    if (store->status.read_only || store->place.journal < 0 || !store_is_durable(store) ||
        store->draft.unsynced || store->draft.distrusted || worker_busy(store->syncer)) {
        return;
    }
    size_t kept = 0;
    for (size_t i = 0; i < store->old_draft_count; i++) {
        struct store_old_draft *old = &store->old_drafts[i];
        bool goes = store->adopt || (old->stale && store->log.count > 0);
        if (!goes || !(os_unlink(store->place.journal, old->name) || errno == ENOENT)) {
            store->old_drafts[kept++] = *old;
        }
    }
    store->old_draft_count = kept;
}

void store_adopt_drafts(struct store *store)
{
    store->adopt = true;
    remove_old_drafts(store);
}

/* Starts the draft's file anew once nothing of it is needed any more, or it has become long. */
static void trim_draft(struct store *store)
{
    enum { DRAFT_LONG = 64 * 1024, DRAFT_TOO_LONG = 4 * 1024 * 1024 };
    const struct draft *draft = &store->draft;
    if (draft->fd >= 0 && !draft->distrusted && store_is_durable(store) &&
        draft->size > (draft_is_empty(draft) ? DRAFT_LONG : DRAFT_TOO_LONG) &&
        !worker_busy(store->syncer) && !store->settling && may_try(store) &&
        !draft_rewrite(&store->draft, &store->place)) {
        fail(store, "keep the text being typed");
    }
}

/* --- Syncing */

static void journal_is_gone(struct store *store)
{
    log_distrust(&store->log, true);
    store->draft.distrusted = store->draft.behind = true;
    if (store->place.journal >= 0 && !place_stands(&store->place)) {
        watch_leave_journal(&store->watch);
        place_leave_journal(&store->place);
        store_make_missing(store);
    }
}

bool store_check_journal(struct store *store)
{
    struct stat found;
    if (store->log.fd < 0 || store->log.distrusted || worker_busy(store->syncer)) {
        return false;
    }
    if (os_stat(store->log.fd, &found) && found.st_nlink > 0 && place_stands(&store->place)) {
        return false;
    }
    journal_is_gone(store);
    errno = ESTALE;
    fail(store, "find the journal folder where it was");
    return true;
}

static bool take_sync(struct store *store)
{
    if (!worker_take(store->syncer)) {
        return false;
    }
    const struct log_sync *sync = &store->sync;
    if (!log_sync_done(&store->log, sync)) {
        int number = errno;
        if (number == ESTALE) {
            journal_is_gone(store);
        }
        errno = number;
        fail(store, "sync the journal");
        store->sync_wanted = true;
    }
    if (sync->draft >= 0 && sync->draft_number != 0) {
        store->draft.distrusted = true;
        errno = sync->draft_number;
        fail(store, "sync the text being typed");
    } else if (sync->draft >= 0 && sync->draft_fresh) {
        store->draft.fresh = false;
    }
    return true;
}

static void start_sync(struct store *store)
{
    bool draft_due = store->draft.unsynced && !store->draft.distrusted &&
                     (store->settling || store->boot - store->draft_since >= draft_age);
    if ((!store->sync_wanted && !draft_due) || worker_busy(store->syncer)) {
        return;
    }
    store->sync = log_sync_of(&store->log, &store->place);
    if (store->log.synced >= store->log.written || !store->sync_wanted) {
        store->sync.fd = -1;
    }
    if (draft_due) {
        store->sync.draft = store->draft.fd;
        store->sync.draft_fresh = store->draft.fresh;
        store->draft.unsynced = false;
    }
    /* What could not be written yet is still to be synced then. */
    store->sync_wanted = store->sync_wanted && store->log.written < store->log.count;
    if (store->sync.fd >= 0 || store->sync.draft >= 0) {
        worker_start(store->syncer, log_sync_do, &store->sync);
    }
}

void store_pump(struct store *store)
{
    enum { ROUNDS = 4 }; /* a failure, the new file, its sync */
    for (int round = 0; round < ROUNDS; round++) {
        bool took = take_sync(store);
        if (needs_flush(store) && may_try(store)) {
            (void)store_flush(store);
        }
        start_sync(store);
        if (!took && !worker_busy(store->syncer)) {
            break;
        }
    }
    if (store->log.written == store->log.count && !store->draft.distrusted &&
        !store->log.distrusted && store->log.synced == store->log.count) {
        store->failures = 0;
    }
    if (!store->draft.distrusted && !worker_busy(store->syncer) && may_try(store) &&
        !log_drop_outdated(&store->log, &store->place)) {
        fail(store, "take words off the record out of the journal");
    }
    trim_draft(store);
    remove_old_drafts(store);
    store_update_status(store);
}

void store_settle(struct store *store)
{
    enum { ROUNDS = 4 };
    store->settling = true;
    for (int round = 0; round < ROUNDS; round++) {
        store->sync_wanted = true;
        store_pump(store);
        worker_wait(store->syncer);
        (void)take_sync(store);
        if (store_is_durable(store) && !store->draft.unsynced && !store->draft.distrusted) {
            break;
        }
    }
    store_pump(store);
    store->settling = false;
}

void store_sync(struct store *store)
{
    if (!store->status.read_only) {
        store->sync_wanted = true;
        store_pump(store);
    }
}

bool store_is_durable(const struct store *store)
{
    return store->log.synced == store->log.count;
}

void store_update_status(struct store *store)
{
    struct store_status *status = &store->status;
    bool in_memory = store->log.written < store->log.count || store->draft.distrusted ||
                     (store->failures > 0 && !store_is_durable(store));
    status->appended = store->log.count;
    status->synced = store->log.synced;
    status->saving = in_memory                 ? STORE_FAILING
                     : store_is_durable(store) ? STORE_SAVED
                                               : STORE_SAVING;
    if (status->saving == STORE_FAILING) {
        str_set(&status->reason, slice_of(store->failure.message));
    } else if (!status->read_only) {
        str_clear(&status->reason);
    }
    status->csv_current = !store_csv_is_behind(store);
}
