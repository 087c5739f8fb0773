/* Opening: what the CSV says of itself, then the journal into the session, then what only the CSV
 * has; at last who this run is. Nothing is written here (but leftovers of killed runs are taken
 * away at the end). */
#include "store/store_state.h"

#include <errno.h>
#include <string.h>

#include "base/fatal.h"
#include "base/mem.h"
#include "base/num.h"
#include "base/os.h"

static const uint64_t poll_first = 1000000;

struct opening {
    const char *path;
    const struct store_options *options;
    struct store_news *news;
    struct err *err;
    struct snapshot_look look;
    int fd; /* of the CSV; -1 where there is none */
    bool denied;
};

static void set_read_only(struct store *store, const struct err *err)
{
    store->status.read_only = true;
    if (store->status.reason.size == 0) {
        err_format(err, &store->status.reason);
    }
}

/* The CSV may be missing where its journal is there: somebody removed it, or a crash came before
 * it. */
static bool look_at_csv(struct store *store, struct opening *opening)
{
    struct snapshot_mark mark;
    const char *path = str_text(&store->place.path);
    if (!snapshot_mark(&store->place, &mark)) {
        return err_system(opening->err, errno, path, "open the session");
    }
    opening->fd = -1;
    if (!mark.exists) {
        return true;
    }
    opening->fd = snapshot_open(store->place.folder, str_text(&store->place.name), path,
                                store->max_file, opening->err);
    return opening->fd >= 0 && snapshot_look(opening->fd, path, true, &opening->look, opening->err);
}

static void tell_recovered(struct store *store, struct journal_scan *scan, struct store_news *news)
{
    if (scan->recovered > 0) {
        char clock[NEWS_CLOCK_ROOM];
        news_clock(store->session, scan->recovered_wall, clock);
        news_add(news, NEWS_RECOVERED,
                 "Brought back %zu %s that the CSV did not have yet (%s, %s).", scan->recovered,
                 scan->recovered == 1 ? "entry" : "entries", str_text(&scan->recovered_author),
                 clock);
    }
}

static bool read_journal(struct store *store, struct opening *opening)
{
    struct snapshot_look *look = &opening->look;
    struct err err = {0};
    if (!store_find_journal(&store->place, str_slice(&look->id), &opening->denied, opening->news,
                            &err)) {
        *opening->err = err;
        return false;
    }
    if (opening->denied) {
        set_read_only(store, &err);
        *opening->err = err;
    }
    if (store->place.journal < 0) {
        return true;
    }
    /* What the CSV says that it holds is compared with the journal; without one it does not matter.
     */
    if (opening->fd >= 0 &&
        !snapshot_sum(opening->fd, str_text(&store->place.path), look, opening->err)) {
        return false;
    }
    if (look->id.size > 0) {
        store->journal.has_session = true;
        store_session_bytes(str_slice(&look->id), store->journal.session);
    }
    struct journal_scan scan = {.session = store->session,
                                .holds = look->has_holds ? &look->holds : NULL,
                                .most = store->max_file,
                                .wall = opening->options->wall,
                                .news = opening->news};
    bool good = journal_scan(&store->journal, &store->place, &scan, opening->err);
    if (good) {
        tell_recovered(store, &scan, opening->news);
        opening->denied = opening->denied || scan.denied;
    }
    str_release(&scan.recovered_author);
    return good;
}

static bool is_empty_session(const struct session *session)
{
    return session_record_count(session) == 0;
}

/* What only the CSV has. */
static bool read_csv(struct store *store, struct opening *opening)
{
    struct session *session = store->session;
    const char *path = str_text(&store->place.path);
    store->csv = opening->look.mark;
    if (opening->fd < 0 || (opening->look.mark.size == 0 && !is_empty_session(session))) {
        if (is_empty_session(session)) {
            return err_set(opening->err, ERR_USE, path, 0, 0,
                           "there is no such session; `rapporteur new` makes one");
        }
        news_add(opening->news, NEWS_RECOVERED,
                 "The CSV was not there; all of it was brought back from the journal");
        return true;
    }
    enum store_import import =
        store_import(store, opening->fd, path, &opening->look, opening->news, opening->err);
    if (import == STORE_IMPORT_FAILED && opening->err->kind == ERR_SYSTEM) {
        return false;
    }
    if (import == STORE_IMPORT_FAILED) {
        set_read_only(store, opening->err);
    }
    bool current = import == STORE_IMPORT_ALONE || store_look_is_current(store, &opening->look);
    store->csv_revision = current ? session->revision : 0;
    return true;
}

/* Reasons not to write that are known from the start. */
static void judge_writing(struct store *store, const struct opening *opening)
{
    struct err err = {0};
    struct slice format = session_fact(store->session, "format");
    uint64_t version = 1;
    const char *path = str_text(&store->place.path);
    if (store->journal.newer ||
        (num_parse_unsigned(format, UINT64_MAX, &version) && version > LOG_LINE_VERSION)) {
        err_set(&err, ERR_INPUT, path, 0, 0,
                "it was written by a newer rapporteur; update to change it");
    } else if (opening->denied) {
        err_set(&err, ERR_SYSTEM, path, 0, 0,
                "a part of its journal may not be read, so nothing is changed here");
    } else if (!opening->options->read_only && !place_writable(&store->place, true)) {
        err_set(&err, ERR_SYSTEM, path, 0, 0,
                "its folder can't be written, so it can only be read; copy it to one that can");
    }
    if (err.kind != ERR_NONE) {
        set_read_only(store, &err);
        if (opening->err != NULL && opening->err->kind == ERR_NONE) {
            *opening->err = err;
        }
    }
}

static bool tag_is_taken(const struct session *session, const char *tag)
{
    for (size_t i = 0; i < session->run_count; i++) {
        if (strcmp(session->runs[i].run.tag, tag) == 0) {
            return true;
        }
    }
    return false;
}

void store_begin_run(struct store *store, uint64_t wall)
{
    struct run run = {.author = str_slice(&store->author)};
    os_random(run.number, sizeof run.number);
    do {
        unsigned char random[TAG_SIZE];
        os_random(random, sizeof random);
        tag_draw(random, run.tag);
    } while (tag_is_taken(store->session, run.tag));
    /* A run without actions is no change of the session. */
    bool current = store->csv_revision == store->session->revision;
    session_write_as(store->session, &run);
    store->csv_revision = current ? store->session->revision : store->csv_revision;
    struct log_header header = {.author = run.author, .tag = slice_of(run.tag)};
    memcpy(header.run, run.number, RUN_SIZE);
    memcpy(header.session, store->session_id, LOG_LINE_SESSION);
    log_init(&store->log, &header, wall);
    draft_init(&store->draft, &store->log);
}

struct store *store_new(struct session *session, const struct store_options *options)
{
    struct store *store = mem_alloc(1, sizeof *store);
    store->session = session;
    store->place = (struct place){.folder = -1, .journal = -1};
    store->log.fd = store->draft.fd = -1;
    watch_open(&store->watch, &store->place, false);
    store->max_file = options->max_file == 0 ? UINT64_MAX >> 1 : options->max_file;
    store->wall = options->wall;
    store->boot = options->boot;
    store->poll_at = options->boot + poll_first;
    store->status.read_only = options->read_only;
    store->threads = options->threads;
    str_set(&store->author, options->author);
    return store;
}

static bool read_all(struct store *store, struct opening *opening)
{
    return place_open(&store->place, opening->path, opening->err) && look_at_csv(store, opening) &&
           read_journal(store, opening) && read_csv(store, opening);
}

static void find_session_id(struct store *store)
{
    struct slice id = session_fact(store->session, "id");
    if (id.size > 0) {
        store_session_bytes(id, store->session_id);
    } else if (store->journal.has_session) {
        memcpy(store->session_id, store->journal.session, LOG_LINE_SESSION);
    } else {
        store_session_bytes(str_slice(&store->place.name), store->session_id);
    }
}

/* Everything that this run needs beyond what was read. */
static void set_up(struct store *store, const struct store_options *options,
                   struct store_news *news)
{
    bool threads = options->threads && !store->status.read_only;
    watch_open(&store->watch, &store->place, options->threads);
    watch_journal(&store->watch, &store->place, &store->journal);
    store->syncer = worker_open(threads ? store->watch.wake : WORKER_NO_THREAD);
    store->writer = worker_open(threads ? store->watch.wake : WORKER_NO_THREAD);
    store->status.others = journal_living(&store->journal, &store->place, false);
    if (store->status.others > 0) {
        news_add(news, NEWS_OTHERS, "%zu other program%s this session open on this machine",
                 store->status.others, store->status.others == 1 ? " has" : "s have");
    }
    if (!store->status.read_only) {
        store_begin_run(store, options->wall);
        snapshot_clean(&store->place);
        store_clean_journal(store);
    }
    store->redactions = store->session->redactions;
    store->seen_revision = store->session->revision;
    store->changed_at = store->boot;
    store_update_status(store);
}

bool store_open(struct store **store, const char *path, const struct store_options *options,
                struct session *session, struct store_news *news, struct store_draft_text **drafts,
                size_t *draft_count, struct err *err)
{
    struct store *made = store_new(session, options);
    struct store_draft_text *found = NULL;
    size_t found_count = 0;
    struct err own = {0};
    struct opening opening = {
        .path = path, .options = options, .news = news, .err = &own, .fd = -1};
    bool good = read_all(made, &opening);
    *store = NULL;
    if (good) {
        find_session_id(made);
        judge_writing(made, &opening);
        store_take_copies(made, true, news);
        if (drafts != NULL && !made->status.read_only) {
            store_read_drafts(made, news, &found, &found_count);
        }
        set_up(made, options, news);
        *store = made;
    } else {
        store_free(made);
    }
    if (drafts != NULL) {
        *drafts = found;
        *draft_count = found_count;
    }
    if (opening.fd >= 0) {
        os_close(opening.fd);
    }
    snapshot_look_release(&opening.look);
    if (err != NULL && own.kind != ERR_NONE) {
        *err = own;
    }
    return good;
}

void store_free(struct store *store)
{
    worker_close(store->syncer);
    worker_close(store->writer);
    watch_close(&store->watch);
    (void)log_close(&store->log, &store->place, false);
    log_release(&store->log);
    draft_release(&store->draft);
    journal_release(&store->journal);
    place_close(&store->place);
    str_release(&store->author);
    str_release(&store->write.bytes);
    snapshot_format_release(&store->format);
    str_release(&store->status.reason);
    str_release(&store->status.csv_reason);
    mem_free(store->unlogged);
    mem_free(store->old_drafts);
    mem_free(store);
}
