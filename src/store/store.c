#include "store/store.h"

#include <errno.h>
#include <string.h>

#include "base/mem.h"
#include "base/os.h"
#include "store/store_state.h"

/* How often others are looked at; how soon the CSV follows a change of ours, of others; how often
 * it is written, and from which size on only while nothing is typed. Microseconds, bytes. */
static const uint64_t poll_every = 5000000, own_delay = 300000, others_delay = 3000000,
                      write_every = 1000000, write_large_every = 10000000;
static const off_t large_file = 2 << 20;

int store_fd(const struct store *store)
{
    return store->watch.poll;
}

const struct store_status *store_status(const struct store *store)
{
    return &store->status;
}

const char *store_path(const struct store *store)
{
    return str_text(&store->place.path);
}

const char *store_journal(const struct store *store)
{
    return str_text(&store->place.journal_path);
}

/* --- The turn of the store */

static void scan_others(struct store *store, bool probe, struct store_news *news)
{
    size_t before = store->status.others;
    if (store->place.journal < 0 && !place_open_journal(&store->place)) {
        return;
    }
    struct journal_scan scan = {.session = store->session,
                                .own = store->status.read_only ? NULL : &store->log,
                                .most = store->max_file,
                                .wall = store->wall,
                                .news = news};
    (void)!journal_scan(&store->journal, &store->place, &scan, NULL);
    str_release(&scan.recovered_author);
    store_redact(store, news);
    store->status.others = journal_living(&store->journal, &store->place, probe);
    watch_journal(&store->watch, &store->place, &store->journal);
    if (store->status.others > before) {
        news_add(news, NEWS_OTHERS, "Another program has opened this session on this machine");
    }
    if (store->journal.newer && !store->csv_blocked) {
        store->csv_blocked = true;
        store_csv_waits(store, "a newer rapporteur writes here; update to write the CSV");
    }
}

static void look_around(struct store *store, bool woken, struct store_news *news)
{
    struct watch_seen seen = {false, false};
    if (woken) {
        seen = watch_take(&store->watch, &store->place, slice_of(store->log.stem));
    }
    bool due = store->boot >= store->poll_at || store->watch.poll < 0;
    if (due) {
        store->poll_at = store->boot + poll_every;
        (void)store_check_journal(store);
    }
    if (due || seen.journal) {
        scan_others(store, due, news);
    }
    bool unsettled = store->odd.exists && !snapshot_same(&store->odd, &store->csv);
    if (due || seen.csv || unsettled) {
        store_check_csv(store, false, news);
    }
}

static uint64_t csv_due_at(const struct store *store, bool idle)
{
    bool large = store->csv.size > large_file;
    uint64_t changed = store->changed_at + (store->own_change ? own_delay : others_delay);
    uint64_t written =
        store->written_at == 0 ? 0 : store->written_at + (large ? write_large_every : write_every);
    uint64_t due = changed > written ? changed : written;
    due = due > store->csv_retry_at ? due : store->csv_retry_at;
    /* A large one is never written between two keys; the caller says when there are none. */
    return large && !idle && due <= store->boot ? store->boot + own_delay : due;
}

static void keep_csv(struct store *store, bool idle, struct store_news *news)
{
    store_take_csv(store, news);
    if (store->session->revision != store->seen_revision) {
        store->seen_revision = store->session->revision;
        store->changed_at = store->boot;
    }
    if (store_csv_is_behind(store) && !store->csv_blocked && !worker_busy(store->writer) &&
        store->boot >= csv_due_at(store, idle)) {
        struct err ignored = {0};
        (void)store_put_csv(store, false, news, &ignored);
    }
}

static void tell_saving(struct store *store, struct store_news *news)
{
    bool failing = store->status.saving == STORE_FAILING;
    if (failing && !store->told_failure) {
        news_add(news, NEWS_FAILURE, "Not saved: %s; everything stays in memory and is tried again",
                 str_text(&store->status.reason));
        store->told_failure = true;
    } else if (store->told_failure && store->status.saving == STORE_SAVED) {
        news_add(news, NEWS_GOOD, "Saved again: everything is on the disk");
        store->told_failure = false;
    }
}

/* Milliseconds until the next turn is due. */
static int next_turn(const struct store *store, bool idle)
{
    uint64_t at = store->poll_at;
    bool syncing = worker_busy(store->syncer); /* nothing is tried until its end, which wakes us */
    if (store->status.saving == STORE_FAILING && !syncing && store->retry_at < at) {
        at = store->retry_at;
    }
    if (store->draft.unsynced && !syncing && store->draft_since + write_every < at) {
        at = store->draft_since + write_every;
    }
    if (store_csv_is_behind(store) && !store->csv_blocked && !worker_busy(store->writer)) {
        uint64_t csv = csv_due_at(store, idle);
        /* A file that is half made goes on at once; while it waits for somebody else, looking every
         * second is enough. */
        uint64_t soon = store->format.rows != NULL && idle ? 0 : write_every;
        csv = csv <= store->boot ? store->boot + soon : csv;
        at = csv < at ? csv : at;
    }
    if (store->odd.exists && !snapshot_same(&store->odd, &store->csv) &&
        store->boot + write_every < at) {
        at = store->boot + write_every;
    }
    uint64_t wait = at > store->boot ? at - store->boot : 0;
    return (int)(wait / 1000 + 1);
}

static bool same_status(const struct store_status *left, const struct store_status *right)
{
    return left->saving == right->saving && left->appended == right->appended &&
           left->synced == right->synced && left->read_only == right->read_only &&
           left->csv_waits == right->csv_waits && left->csv_current == right->csv_current &&
           left->others == right->others;
}

bool store_tick(struct store *store, struct session *session, const struct store_moment *moment,
                struct store_news *news, int *wait)
{
    struct store_status before = store->status;
    uint64_t revision = session->revision;
    store->session = session;
    store->wall = moment->wall;
    store->boot = moment->boot;
    store_pump(store);
    look_around(store, moment->woken, news);
    store_pump(store);
    if (!store->status.read_only) {
        keep_csv(store, moment->idle, news);
    }
    store_update_status(store);
    tell_saving(store, news);
    if (wait != NULL) {
        *wait = next_turn(store, moment->idle);
    }
    return session->revision != revision || !same_status(&before, &store->status);
}

/* --- The CSV on demand */

bool store_write_csv(struct store *store, struct session *session, struct err *err)
{
    store->session = session;
    if (store->status.read_only) {
        return err_set(err, ERR_SYSTEM, str_text(&store->place.path), 0, 0,
                       "it is open to read only: %s", str_text(&store->status.reason));
    }
    scan_others(store, false, NULL);
    bool good = store_put_csv(store, true, NULL, err);
    store_update_status(store);
    return good;
}

bool store_replace_csv(struct store *store, struct session *session, struct err *err)
{
    struct str aside = {0};
    struct str who = {0};
    struct stat found;
    bool in_the_way =
        !store->status.read_only && (store->csv_blocked || snapshot_is_open(&store->place, &who));
    str_release(&who);
    if (!in_the_way || store->journal.newer) {
        return store_write_csv(store, session, err);
    }
    store->session = session;
    worker_wait(store->writer);
    store_take_csv(store, NULL);
    for (unsigned number = 1; number < 1000; number++) {
        str_clear(&aside);
        str_add_format(&aside, "%s.aside-%u", str_text(&store->place.name), number);
        if (!os_stat_at(store->place.folder, str_text(&aside), false, &found)) {
            break;
        }
    }
    bool good = os_rename(store->place.folder, str_text(&store->place.name), store->place.folder,
                          str_text(&aside)) ||
                errno == ENOENT;
    if (!good) {
        err_system(err, errno, str_text(&store->place.path), "move the CSV aside");
    } else {
        store->csv = (struct snapshot_mark){0};
        store->csv_blocked = false;
        store->csv_revision = 0;
        good = store_put_csv(store, true, NULL, err);
    }
    str_release(&aside);
    store_update_status(store);
    return good;
}

/* --- The end */

static const char journal_has_it[] = "; the journal has everything";

bool store_close(struct store *store, struct session *session, struct err *err)
{
    bool good = true;
    store->session = session;
    if (!store->status.read_only) {
        struct err csv = {0};
        store->retry_at = 0;
        store->draft_since = 0;
        store_settle(store);
        scan_others(store, false, NULL);
        /* What passes is over at the second time. Else the CSV may wait: the journal has
         * everything.
         */
        bool written = store_put_csv(store, true, NULL, &csv) ||
                       (csv.kind == ERR_SYSTEM && store_put_csv(store, true, NULL, &csv));
        if (!written) {
            bool told = slice_ends(slice_of(csv.message), slice_of(journal_has_it));
            (void)err_set(err, ERR_SYSTEM, str_text(&store->place.path), 0, 0,
                          "%s%s, and the next opening writes the CSV", csv.message,
                          told ? "" : journal_has_it);
        }
        good = store_is_durable(store) && !store->draft.distrusted && !store->draft.unsynced;
        if (!good && err != NULL) {
            *err = store->failure;
            err_while(err, "the newest entries are in memory only");
        }
        draft_close(&store->draft, &store->place);
        bool empty = store->log.count == 0 && draft_is_empty(&store->draft);
        good = log_close(&store->log, &store->place, empty) && good;
    }
    store_free(store);
    return good;
}
