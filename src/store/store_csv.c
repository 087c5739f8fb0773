/* The CSV: written soon after what it lacks, and never over what somebody else has put there. */
#include "store/store_state.h"

#include <errno.h>
#include <stdarg.h>
#include <stdint.h>
#include <string.h>

#include "base/mem.h"
#include "base/os.h"

static const uint64_t backoff_first = 200000, backoff_most = 5000000;
/* Rows that are made in one turn: some milliseconds. */
enum { PIECE_ROWS = 1000 };
/* How long a change outside must have stood still, and how long the journal that belongs to it may
 * be late. */
static const uint64_t settle_time = 1000000, late_time = 60000000, look_again = 1000000;

void store_csv_waits(struct store *store, const char *format, ...)
{
    struct store_status *status = &store->status;
    va_list values;
    va_start(values, format);
    str_clear(&status->csv_reason);
    str_add_list(&status->csv_reason, format, values);
    va_end(values);
    status->csv_waits = true;
}

static void waits_no_more(struct store *store)
{
    store->status.csv_waits = false;
    store->status.csv_unreadable = false;
    str_clear(&store->status.csv_reason);
}

bool store_csv_is_behind(const struct store *store)
{
    return !store->status.read_only && store->session->revision != store->csv_revision;
}

/* --- Writing it */

static void tell_failure(struct store *store, struct store_news *news)
{
    struct err err = {0};
    uint64_t wait = backoff_first;
    err_system(&err, store->write.number, str_text(&store->place.path), store->write.doing);
    if (store->csv_failures == 0) {
        news_add(news, NEWS_FAILURE, "The CSV waits: %s; the journal has everything", err.message);
    }
    for (unsigned i = 0; i < store->csv_failures && wait < backoff_most; i++) {
        wait *= 2;
    }
    store->csv_failures++;
    store->csv_retry_at = store->boot + (wait < backoff_most ? wait : backoff_most);
    store_csv_waits(store, "%s", err.message);
}

void store_take_csv(struct store *store, struct store_news *news)
{
    struct snapshot_write *write = &store->write;
    if (!worker_take(store->writer)) {
        return;
    }
    if (write->replaced) {
        store->csv = write->after;
    }
    if (write->number != 0) {
        tell_failure(store, news);
    } else if (write->replaced) {
        if (store->csv_failures > 0) {
            news_add(news, NEWS_GOOD, "The CSV is written again");
        }
        store->csv_revision = store->write_revision;
        store->written_at = store->boot;
        store->csv_failures = 0;
        store->own_change = false;
        waits_no_more(store);
    } else {
        store->csv_retry_at = store->boot + look_again; /* somebody else was there first */
    }
    str_release(&write->bytes);
    store_update_status(store);
}

static bool spreadsheet_has_it(struct store *store, struct err *err)
{
    struct str who = {0};
    bool open = snapshot_is_open(&store->place, &who);
    if (open) {
        store->csv_retry_at = store->boot + look_again;
        store_csv_waits(store, "open in LibreOffice by %s", str_text(&who));
        err_set(err, ERR_SYSTEM, str_text(&store->place.path), 0, 0,
                "it is open in LibreOffice by %s, so it is not written; the journal has everything",
                str_text(&who));
    }
    str_release(&who);
    return open;
}

/* Makes the file's bytes, or a piece of them, and has them written once they are whole. */
static void start_writing(struct store *store, bool now)
{
    struct snapshot_format *format = &store->format;
    if (format->rows == NULL || format->revision != store->session->revision) {
        snapshot_format_start(format, store->session);
    }
    if (!snapshot_format_step(format, now ? SIZE_MAX : PIECE_ROWS)) {
        return; /* the next turn goes on */
    }
    store->write = (struct snapshot_write){.place = &store->place, .before = store->csv};
    store->write.bytes = format->bytes;
    store->write_revision = format->revision;
    format->bytes = (struct str){0};
    snapshot_format_release(format);
    worker_start(store->writer, snapshot_write_do, &store->write);
}

static bool refuse(struct store *store, struct err *err)
{
    return err_set(err, ERR_SYSTEM, str_text(&store->place.path), 0, 0, "%s",
                   str_text(&store->status.csv_reason));
}

/* The journal has to have everything before the CSV says that it knows it. */
static bool journal_is_ready(struct store *store, bool now, struct err *err)
{
    if (now) {
        store_settle(store);
    }
    if (!store_is_durable(store) || (store->unlogged_count > 0 && !store_flush(store))) {
        store->sync_wanted = true;
        if (err != NULL) {
            *err = store->failure;
        }
        return false;
    }
    return true;
}

bool store_put_csv(struct store *store, bool now, struct store_news *news, struct err *err)
{
    enum { ROUNDS = 4 }; /* somebody else may write it at the same moment */
    for (int round = 0; round < ROUNDS; round++) {
        if (now) {
            worker_wait(store->writer);
            store_take_csv(store, news);
            store_check_csv(store, true, news);
        }
        if (!store_csv_is_behind(store)) {
            return true;
        }
        if (worker_busy(store->writer) || !journal_is_ready(store, now, err)) {
            return false;
        }
        if (store->csv_blocked) {
            return refuse(store, err);
        }
        if (spreadsheet_has_it(store, err)) {
            return false;
        }
        start_writing(store, now);
        if (!now) {
            store_take_csv(store, news); /* without threads it is done already */
            return false;
        }
        worker_wait(store->writer);
        store_take_csv(store, news);
        if (store->write.number != 0) {
            return err_system(err, store->write.number, str_text(&store->place.path),
                              store->write.doing);
        }
    }
    return !store_csv_is_behind(store) ||
           err_set(err, ERR_SYSTEM, str_text(&store->place.path), 0, 0,
                   "somebody else keeps writing it; the journal has everything");
}

/* --- What others did to it */

static void is_gone(struct store *store, struct store_news *news)
{
    news_add(news, NEWS_FOREIGN, "The CSV was removed by somebody; it is written again");
    store->csv = (struct snapshot_mark){0};
    store->csv_revision = 0;
    store->csv_blocked = false;
    waits_no_more(store);
}

/* A file that can't be read as a session, or not now, stays as it is. */
static void is_unreadable(struct store *store, const struct snapshot_mark *mark,
                          const struct err *err, struct store_news *news)
{
    struct str text = {0};
    err_format(err, &text);
    news_add(news, NEWS_FAILURE,
             "The CSV was changed and can't be read any more, so it is left alone: %s",
             str_text(&text));
    store_csv_waits(store, "%s", str_text(&text));
    store->status.csv_unreadable = true;
    store->csv = *mark;
    store->csv_blocked = true;
    store->csv_revision = 0;
    str_release(&text);
}

static void take_changes(struct store *store, int fd, struct snapshot_look *look,
                         struct store_news *news)
{
    struct err err = {0};
    enum store_import import =
        store_import(store, fd, str_text(&store->place.path), look, news, &err);
    if (import == STORE_IMPORT_FAILED) {
        is_unreadable(store, &look->mark, &err, news);
        return;
    }
    store->csv = look->mark;
    store->csv_blocked = false;
    waits_no_more(store);
    store->csv_revision = store_look_is_current(store, look) ? store->session->revision : 0;
}

/* Whether it is to be left for now: it may still be changing, or its journal may be late. */
static bool is_early(struct store *store, const struct snapshot_look *look)
{
    if (!snapshot_same(&store->odd, &look->mark)) {
        store->odd = look->mark;
        store->odd_since = store->boot;
    }
    uint64_t age = store->boot - store->odd_since;
    if (look->whole) {
        bool late = !foreign_knows(store->session, &look->holds) && age < late_time;
        if (late) {
            store_csv_waits(store, "newer than the journal here, which should follow");
        }
        return late;
    }
    return age < settle_time;
}

static void look_at_change(struct store *store, bool now, struct store_news *news)
{
    struct snapshot_look look = {0};
    struct err err = {0};
    const char *path = str_text(&store->place.path);
    int fd = snapshot_open(store->place.folder, str_text(&store->place.name), path, store->max_file,
                           &err);
    if (fd < 0 || !snapshot_look(fd, path, true, &look, &err) ||
        !snapshot_sum(fd, path, &look, &err)) {
        if (err.kind == ERR_INPUT || err.number == EACCES || err.number == ELOOP) {
            struct snapshot_mark mark;
            if (snapshot_mark(&store->place, &mark)) {
                is_unreadable(store, &mark, &err, news);
            }
        } /* else it is looked at again */
    } else if (now || !is_early(store, &look)) {
        take_changes(store, fd, &look, news);
    }
    snapshot_look_release(&look);
    if (fd >= 0) {
        os_close(fd);
    }
}

void store_check_csv(struct store *store, bool now, struct store_news *news)
{
    struct snapshot_mark mark;
    if (worker_busy(store->writer) || !snapshot_mark(&store->place, &mark) ||
        snapshot_same(&mark, &store->csv)) {
        return;
    }
    if (!mark.exists) {
        is_gone(store, news);
    } else if (!spreadsheet_has_it(store, NULL)) {
        look_at_change(store, now, news);
    }
    store_update_status(store);
}
