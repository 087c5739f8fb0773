/* What a CSV says, into the session: nothing, where the journal has it; its rows as a run, where
 * there is nothing else; what differs from what it was, where somebody else has written it since.
 */
#include "store/store_state.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/os.h"
#include "store/csv_run.h"

static bool has_actions(const struct session *session)
{
    for (size_t i = 0; i < session->run_count; i++) {
        if (session->runs[i].count > 0) {
            return true;
        }
    }
    return false;
}

/* The run that a CSV of this hash was once made into; NO_RUN where it was not. */
static uint32_t find_hash(const struct session *session, const unsigned char hash[HASH_SIZE])
{
    for (uint32_t i = 0; i < session->run_count; i++) {
        if (session->runs[i].count > 0 &&
            memcmp(session->runs[i].run.number, hash, RUN_SIZE) == 0) {
            return i;
        }
    }
    return NO_RUN;
}

static void tell_changes(const struct foreign_found *found, const char *path, bool whole,
                         struct store_news *news)
{
    if (found->actions > 0 && whole) {
        news_add(news, NEWS_OTHERS,
                 "%s is newer than the journal here: %zu cells and %zu rows came from it", path,
                 found->cells, found->added);
    } else if (found->actions > 0) {
        news_add(news, NEWS_FOREIGN,
                 "%s was changed outside: %zu cells changed, %zu rows new, %zu rows removed; /undo "
                 "with its id takes a row back",
                 path, found->cells, found->added, found->removed);
    }
    if (found->kept > 0) {
        news_add(news, NEWS_FOREIGN,
                 "%s: %zu cells or rows differ where it can't be told whether that was meant; what "
                 "the journal has was kept",
                 path, found->kept);
    }
}

static bool compare(struct store *store, int fd, const char *path, const struct snapshot_look *look,
                    struct foreign_found *found, struct err *err)
{
    struct session *session = store->session;
    struct session base;
    /* Whoever wrote it was this program, of a run that the journal has not; or a spreadsheet. */
    struct run run = csv_run_of(look->hash, look->whole ? "" : "spreadsheet");
    session_init(&base);
    bool sure = look->has_holds && foreign_base(session, &look->holds, &base) > 0;
    bool good = foreign_read(fd, path, sure ? &base : session, sure, &run, session, found, err);
    session_release(&base);
    return good;
}

enum store_import store_import(struct store *store, int fd, const char *path,
                               struct snapshot_look *look, struct store_news *news, struct err *err)
{
    struct session *session = store->session;
    struct foreign_found found = {0};
    if (!has_actions(session)) {
        uint32_t run = NO_RUN;
        if (!csv_run_read(fd, path, session, &run, err)) {
            return STORE_IMPORT_FAILED;
        }
        store_add_unlogged(store, run);
        return STORE_IMPORT_ALONE;
    }
    if (!snapshot_sum(fd, path, look, err)) {
        return STORE_IMPORT_FAILED;
    }
    bool known = look->whole && foreign_knows(session, &look->holds);
    if (known || find_hash(session, look->hash) != NO_RUN) {
        return STORE_IMPORT_NOTHING;
    }
    if (!compare(store, fd, path, look, &found, err)) {
        return STORE_IMPORT_FAILED;
    }
    tell_changes(&found, path, look->whole, news);
    if (found.actions == 0) {
        return STORE_IMPORT_NOTHING;
    }
    store_add_unlogged(store, find_hash(session, look->hash));
    return STORE_IMPORT_CHANGES;
}

bool store_look_is_current(const struct store *store, const struct snapshot_look *look)
{
    struct str held = {0};
    session_format_holds(store->session, &held);
    /* The checksum is the last word. */
    struct slice text = str_slice(&look->holds_text);
    size_t end = look->holds.has_checksum ? look->holds.checksum_at - 1 : text.size;
    bool current =
        look->has_holds && slice_equal(slice_trim(slice_head(text, end)), str_slice(&held));
    str_release(&held);
    return current;
}

/* --- Copies that a sync tool made */

static bool is_copy(const char *name)
{
    struct slice whole = slice_of(name);
    return name[0] != '.' && slice_ends(whole, slice_of(".csv")) &&
           (slice_find_part(whole, slice_of(".sync-conflict-")) < whole.size ||
            slice_find_part(whole, slice_of("conflicted copy ")) < whole.size);
}

/* One that the journal has wholly is removed; else, where `import`, what it has is folded in. */
static void take_copy(struct store *store, const char *name, bool import, struct store_news *news)
{
    struct snapshot_look look = {0};
    struct err err = {0};
    struct str path = {0};
    str_add_format(&path, "%s/%s", str_text(&store->place.folder_path), name);
    int fd = snapshot_open(store->place.folder, name, str_text(&path), store->max_file, &err);
    struct slice id = session_fact(store->session, "id");
    bool good = fd >= 0 && snapshot_look(fd, str_text(&path), true, &look, &err) &&
                look.id.size > 0 && slice_equal(str_slice(&look.id), id) &&
                snapshot_sum(fd, str_text(&path), &look, &err);
    if (good && store->unlogged_count == 0 &&
        (find_hash(store->session, look.hash) != NO_RUN ||
         (look.whole && foreign_knows(store->session, &look.holds)))) {
        /* All of it is in the journal. */
        (void)os_unlink(store->place.folder, name);
    } else if (good && import) {
        enum store_import found = store_import(store, fd, str_text(&path), &look, news, &err);
        if (found == STORE_IMPORT_FAILED) {
            struct str text = {0};
            err_format(&err, &text);
            news_add(news, NEWS_DAMAGE, "%s; it was left aside", str_text(&text));
            str_release(&text);
        }
    }
    snapshot_look_release(&look);
    if (fd >= 0) {
        os_close(fd);
    }
    str_release(&path);
}

void store_take_copies(struct store *store, bool import, struct store_news *news)
{
    struct journal_names names = {0};
    if (store->status.read_only || !journal_list(store->place.folder, is_copy, &names)) {
        return;
    }
    struct slice stem = place_stem(str_slice(&store->place.name));
    for (size_t i = 0; i < names.count; i++) {
        if (slice_starts(slice_of(names.items[i]), stem)) {
            take_copy(store, names.items[i], import, news);
        }
    }
    journal_names_release(&names);
}
