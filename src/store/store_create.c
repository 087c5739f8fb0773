/* New session files, and the same session in another folder. */
#include "store/store_state.h"

#include <errno.h>
#include <string.h>

#include "base/mem.h"
#include "base/num.h"
#include "base/os.h"
#include "csv/csv_dialect.h"

static void add_fact(struct action_draft *draft, const char *id, const char *kind,
                     struct slice text)
{
    action_set(draft, slice_of(id), FIELD_RECORD, slice_of("session"));
    action_set(draft, slice_of(id), FIELD_KIND, slice_of(kind));
    action_set(draft, slice_of(id), FIELD_TEXT, text);
}

static void add_first_facts(struct action_draft *draft, const struct store_options *options,
                            const unsigned char id[LOG_LINE_SESSION])
{
    char digits[2 * LOG_LINE_SESSION + 1];
    struct csv_dialect usual = csv_dialect_default();
    struct csv_dialect dialect = {.separator = options->separator == '\0' ? usual.separator
                                                                          : options->separator,
                                  .crlf = options->crlf,
                                  .bom = options->byte_order_mark};
    num_format_hex(id, LOG_LINE_SESSION, digits);
    add_fact(draft, "s-id", "id", slice_of(digits));
    add_fact(draft, "s-format", "format", slice_of("1"));
    if (dialect.separator != usual.separator || dialect.crlf != usual.crlf ||
        dialect.bom != usual.bom) {
        struct str text = {0};
        snapshot_format_dialect(dialect, &text);
        action_set(draft, slice_of("s-format"), FIELD_DIALECT, str_slice(&text));
        str_release(&text);
    }
}

/* The journal of that name is another session's, or left from one: this one gets a name of its own.
 */
static bool choose_journal(struct store *store, struct err *err)
{
    struct stat found;
    if (!os_stat_at(store->place.folder, str_text(&store->place.journal_name), false, &found)) {
        return errno == ENOENT ||
               err_system(err, errno, str_text(&store->place.journal_path), "make the journal");
    }
    char digits[9];
    struct str name = {0};
    num_format_hex(store->session_id, 4, digits);
    str_set(&name, place_stem(str_slice(&store->place.name)));
    str_add_format(&name, "-%s.journal", digits);
    place_set_journal(&store->place, str_slice(&name));
    str_release(&name);
    return true;
}

static bool is_free(struct store *store, struct err *err)
{
    struct stat found;
    const char *path = str_text(&store->place.path);
    if (os_stat_at(store->place.folder, str_text(&store->place.name), false, &found)) {
        return err_set(err, ERR_ANSWER, path, 0, 0, "it exists already, and is left as it is");
    }
    return errno == ENOENT || err_system(err, errno, path, "make the session");
}

/* What a failed creation left: nothing that anybody has seen. */
static void take_away_journal(struct store *store)
{
    (void)log_close(&store->log, &store->place, true);
    if (store->place.journal >= 0) {
        place_leave_journal(&store->place);
        (void)os_remove_folder(store->place.folder, str_text(&store->place.journal_name));
    }
}

/* The CSV first: it is complete alone, while a journal without one, as a kill in between would
 * leave it, would stand in the way of the name for ever. Where the journal fails, the first thing
 * that is written into the session makes it. */
static bool write_first(struct store *store, const struct action *action, struct err *err)
{
    if (!store_put_csv(store, true, NULL, err)) {
        if (store->csv.exists) {
            (void)os_unlink(store->place.folder, str_text(&store->place.name));
        }
        return false;
    }
    store_append(store, action);
    store_settle(store);
    if (!store_is_durable(store)) {
        take_away_journal(store);
    }
    return true;
}

bool store_create(const char *path, const struct store_options *options, struct action_draft *draft,
                  struct err *err)
{
    struct session session;
    session_init(&session);
    struct store *store = store_new(&session, options);
    bool good = place_open(&store->place, path, err) && is_free(store, err);
    if (good) {
        os_random(store->session_id, LOG_LINE_SESSION);
        good = choose_journal(store, err);
    }
    if (good) {
        store->syncer = worker_open(-1);
        store->writer = worker_open(-1);
        store_begin_run(store, options->wall);
        add_first_facts(draft, options, store->session_id);
        session_commit(&session, draft, options->wall);
        good = write_first(store, &draft->action, err);
    }
    store_free(store);
    session_release(&session);
    return good;
}

/* --- Another folder */

static void swap_place(struct store *store, struct place *place)
{
    struct place old = store->place;
    store->place = *place;
    *place = old;
    watch_move(&store->watch, &store->place);
    log_distrust(&store->log, true);
    store->draft.distrusted = store->draft.fd >= 0 || store->draft.distrusted;
    store->draft.behind = store->draft.distrusted;
    store->csv_blocked = false;
    store->failures = 0;
}

bool store_move_to(struct store *store, struct session *session, const char *folder,
                   struct err *err)
{
    struct str path = {0};
    struct place place;
    struct snapshot_mark csv = store->csv;
    struct snapshot_mark there = {0};
    store->session = session;
    worker_wait(store->syncer);
    worker_wait(store->writer);
    store_pump(store);
    store_take_csv(store, NULL);
    str_add_format(&path, "%s/%s", folder, str_text(&store->place.name));
    bool opened = place_open(&place, str_text(&path), err);
    bool good = opened && !store->status.read_only;
    if (good && (!snapshot_mark(&place, &there) || there.exists)) {
        good = err_set(err, ERR_ANSWER, str_text(&path), 0, 0,
                       "there is a file of that name already; choose another folder");
    }
    if (good) {
        swap_place(store, &place);
        store_make_missing(store);
        store->csv = (struct snapshot_mark){0};
        store->csv_revision = 0;
        good = store_put_csv(store, true, NULL, err);
        if (!good) {
            swap_place(store, &place);
            store->unlogged_count = 0;
            store->csv = csv;
        }
    }
    place_close(&place);
    str_release(&path);
    store_update_status(store);
    return good;
}
