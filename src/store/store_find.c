/* Which journal folder is a session's: `talk.journal` beside `talk.csv`, unless it is another
 * session's; else one of the folder that has this session's id and whose own CSV is not there (any
 * more): the CSV was renamed. */
#include "store/store_state.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>

#include "base/num.h"
#include "base/os.h"
#include "store/hash.h"

void store_session_bytes(struct slice id, unsigned char bytes[LOG_LINE_SESSION])
{
    if (!num_parse_hex(id, bytes, LOG_LINE_SESSION)) {
        struct hash hash = {0};
        hash_add(&hash, id);
        hash_get(&hash, bytes);
    }
}

static bool is_journal(const char *name)
{
    return name[0] != '.' && slice_ends(slice_of(name), slice_of(".journal"));
}

/* Whether the CSV that bears this journal's name is of the session too, and so has the better
 * claim. */
static bool has_own_csv(const struct place *place, const char *journal,
                        const unsigned char id[LOG_LINE_SESSION])
{
    struct str name = {0};
    struct snapshot_look look = {0};
    unsigned char other[LOG_LINE_SESSION];
    str_set(&name, slice_head(slice_of(journal), strlen(journal) - strlen(".journal")));
    str_add_text(&name, ".csv");
    int fd = snapshot_open(place->folder, str_text(&name), str_text(&name), UINT64_MAX >> 1, NULL);
    bool same = false;
    if (fd >= 0 && snapshot_look(fd, str_text(&name), false, &look, NULL)) {
        store_session_bytes(str_slice(&look.id), other);
        same = look.id.size == 0 || memcmp(other, id, sizeof other) == 0;
    }
    if (fd >= 0) {
        os_close(fd);
    }
    snapshot_look_release(&look);
    str_release(&name);
    return same;
}

static bool is_of(const struct place *place, const char *name,
                  const unsigned char id[LOG_LINE_SESSION])
{
    unsigned char other[LOG_LINE_SESSION];
    int folder = os_open(place->folder, name, O_RDONLY | O_DIRECTORY | O_NOFOLLOW, 0);
    bool same =
        folder >= 0 && journal_session(folder, other) && memcmp(other, id, sizeof other) == 0;
    if (folder >= 0) {
        os_close(folder);
    }
    return same;
}

/* Sets the name of the journal that goes by this id; where there is none, a new name that no
 * session has. */
static void find_by_id(struct place *place, const unsigned char id[LOG_LINE_SESSION], bool taken)
{
    struct journal_names names = {0};
    bool found = false;
    if (journal_list(place->folder, is_journal, &names)) {
        for (size_t i = 0; i < names.count && !found; i++) {
            if (!slice_equal(slice_of(names.items[i]), str_slice(&place->journal_name)) &&
                is_of(place, names.items[i], id) && !has_own_csv(place, names.items[i], id)) {
                place_set_journal(place, slice_of(names.items[i]));
                found = true;
            }
        }
        journal_names_release(&names);
    }
    if (taken && !found) {
        char digits[9];
        struct str name = {0};
        num_format_hex(id, 4, digits);
        str_set(&name, place_stem(str_slice(&place->name)));
        str_add_format(&name, "-%s.journal", digits);
        place_set_journal(place, str_slice(&name));
        str_release(&name);
    }
}

static bool opened_or_none(struct place *place, bool *denied, struct err *err)
{
    if (place_open_journal(place) || errno == ENOENT) {
        return true;
    }
    *denied = errno == EACCES || errno == ELOOP || errno == ENOTDIR;
    err_system(err, errno, str_text(&place->journal_path), "open the journal folder");
    return *denied;
}

bool store_find_journal(struct place *place, struct slice id, bool *denied, struct store_news *news,
                        struct err *err)
{
    unsigned char wanted[LOG_LINE_SESSION];
    unsigned char found[LOG_LINE_SESSION];
    *denied = false;
    if (!opened_or_none(place, denied, err)) {
        return false;
    }
    if (*denied || id.size == 0) {
        return true;
    }
    store_session_bytes(id, wanted);
    bool taken = place->journal >= 0 && journal_session(place->journal, found) &&
                 memcmp(found, wanted, sizeof wanted) != 0;
    if (place->journal >= 0 && !taken) {
        return true;
    }
    if (taken) {
        news_add(news, NEWS_DAMAGE, "%s belongs to another session and was set aside",
                 str_text(&place->journal_path));
        place_leave_journal(place);
    }
    find_by_id(place, wanted, taken);
    return opened_or_none(place, denied, err);
}
