/* Drafts that dead runs left. One of a living run is being typed right now; one of another person
 * is theirs to bring back (their log is not locked here where they write on another machine). */
#include "store/store_state.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>

#include "base/mem.h"
#include "base/os.h"
#include "text/grapheme.h"
#include "text/utf8.h"

enum { DRAFT_MOST = 256 * 1024 * 1024 };

static uint64_t committed(const struct session *session, const struct log_header *header)
{
    uint64_t highest = 0;
    for (size_t i = 0; i < session->run_count; i++) {
        if (memcmp(session->runs[i].run.number, header->run, RUN_SIZE) == 0) {
            highest = session->runs[i].highest;
        }
    }
    return highest;
}

static bool read_bytes(int folder, const char *name, struct str *bytes, uint64_t *wall)
{
    struct stat found;
    int fd = os_open(folder, name, O_RDONLY | O_NOFOLLOW | O_NONBLOCK, 0);
    bool good = fd >= 0 && os_stat(fd, &found) && S_ISREG(found.st_mode) &&
                os_read_all(fd, bytes, DRAFT_MOST);
    if (good) {
        *wall = (uint64_t)found.st_mtim.tv_sec * 1000000U + (uint64_t)found.st_mtim.tv_nsec / 1000U;
    }
    if (fd >= 0) {
        os_close(fd);
    }
    return good;
}

/* The first words of a text, on one line. One that waited has whose it is in front, up to a mark.
 */
static void add_start(struct slice text, struct str *out)
{
    enum { LETTERS = 30, OWNER_ENDS = 0x1F, ITEM_ENDS = 0x1E };
    size_t at = 0;
    text = slice_head(text, slice_find(text, ITEM_ENDS));
    if (slice_find(text, OWNER_ENDS) < text.size) {
        text = slice_from(text, slice_find(text, OWNER_ENDS) + 1);
    }
    for (int letters = 0; at < text.size && letters < LETTERS && text.at[at] != '\n'; letters++) {
        uint32_t code = 0;
        at += utf8_next(text, at, &code);
    }
    str_add(out, slice_head(text, at));
    str_add_text(out, at < text.size ? "…" : "");
}

static void tell_draft(const struct store *store, const struct log_header *header,
                       struct slice text, uint64_t wall, bool ours, struct store_news *news)
{
    char clock[NEWS_CLOCK_ROOM];
    struct str start = {0};
    news_clock(store->session, wall, clock);
    add_start(text, &start);
    if (ours) {
        news_add(news, NEWS_RECOVERED, "Brought back an unfinished line of %s: “%s”", clock,
                 str_text(&start));
    } else {
        news_add(news, NEWS_OTHERS, "%.*s left an unfinished line at %s: “%s”",
                 (int)header->author.size, header->author.at, clock, str_text(&start));
    }
    str_release(&start);
}

static void remember(struct store *store, const char *name, bool stale)
{
    if (strlen(name) >= LOG_NAME_ROOM) {
        return;
    }
    MEM_GROW(store->old_drafts, store->old_draft_room, store->old_draft_count + 1);
    struct store_old_draft *old = &store->old_drafts[store->old_draft_count++];
    *old = (struct store_old_draft){.stale = stale};
    memcpy(old->name, name, strlen(name) + 1);
}

/* Whether the run of a draft lives: asked anew, as it may have begun since the logs were listed. */
static bool is_living(const struct store *store, const char *name, struct slice tag)
{
    struct log_file file = {0};
    struct slice stem = slice_head(slice_of(name), strlen(name) - strlen(".draft"));
    str_add(&file.name, stem);
    str_add_text(&file.name, ".log");
    log_file_probe(&file, store->place.journal);
    bool living = file.living || journal_is_living(&store->journal, tag);
    log_file_release(&file);
    return living;
}

struct found_drafts {
    struct store_draft_text *items;
    size_t count, room;
};

static void take_draft(struct store *store, const char *name, struct store_news *news,
                       struct found_drafts *found)
{
    struct str bytes = {0};
    struct log_header header;
    struct draft_slots slots = {0};
    uint64_t wall = 0;
    uint64_t seq = 0;
    bool good = read_bytes(store->place.journal, name, &bytes, &wall) &&
                draft_replay(str_slice(&bytes), &header, 0, &slots, &seq);
    bool usable = good && memcmp(header.session, store->session_id, LOG_LINE_SESSION) == 0 &&
                  !is_living(store, name, header.tag);
    bool ours = usable && slice_equal(header.author, str_slice(&store->author));
    bool any = false;
    bool stale = usable && seq <= committed(store->session, &header);
    for (size_t i = 0; usable && i < slots.count; i++) {
        struct slice text = str_slice(&slots.items[i].text);
        if (text.size == 0 || (slots.items[i].slot == 0 && stale)) {
            continue;
        }
        any = true;
        tell_draft(store, &header, text, wall, ours, news);
        if (ours) {
            MEM_GROW(found->items, found->room, found->count + 1);
            found->items[found->count] = (struct store_draft_text){
                .slot = slots.items[i].slot, .wall = wall, .started = slots.items[i].started};
            str_set(&found->items[found->count++].text, text);
        }
    }
    if (usable && (ours || !any)) {
        remember(store, name, !any);
    }
    draft_slots_release(&slots);
    str_release(&bytes);
}

void store_read_drafts(struct store *store, struct store_news *news,
                       struct store_draft_text **drafts, size_t *count)
{
    struct journal_names names = {0};
    struct found_drafts found = {0};
    if (store->place.journal >= 0 &&
        journal_list(store->place.journal, log_file_is_draft, &names)) {
        for (size_t i = 0; i < names.count; i++) {
            take_draft(store, names.items[i], news, &found);
        }
        journal_names_release(&names);
    }
    *drafts = found.items;
    *count = found.count;
}

/* --- Off the record */

static void redact_draft(const struct store *store, const char *name)
{
    struct str bytes = {0};
    struct log log = {.fd = -1};
    struct draft draft;
    uint64_t wall = 0;
    uint64_t seq = 0;
    draft_init(&draft, &log);
    size_t stem = strlen(name) - strlen(".draft");
    bool good = stem < sizeof log.stem && read_bytes(store->place.journal, name, &bytes, &wall) &&
                draft_replay(str_slice(&bytes), &log.header, 0, &draft.slots, &seq) &&
                memcmp(log.header.session, store->session_id, LOG_LINE_SESSION) == 0 &&
                !is_living(store, name, log.header.tag);
    if (good && seq <= committed(store->session, &log.header)) {
        draft_commit(&draft);
    }
    if (good && draft_is_empty(&draft)) {
        (void)os_unlink(store->place.journal, name);
    } else if (good) {
        struct place place = store->place;
        memcpy(log.stem, name, stem);
        log.count = seq > 0 ? seq - 1 : 0;
        /* Where it fails the old one stays whole. */
        (void)!draft_rewrite(&draft, &place);
    }
    if (draft.fd >= 0) {
        os_close(draft.fd);
    }
    draft_release(&draft);
    str_release(&bytes);
}

void store_redact_drafts(const struct store *store)
{
    struct journal_names names = {0};
    if (!journal_list(store->place.journal, log_file_is_draft, &names)) {
        return;
    }
    for (size_t i = 0; i < names.count; i++) {
        if (!slice_starts(slice_of(names.items[i]), slice_of(store->log.stem))) {
            redact_draft(store, names.items[i]);
        }
    }
    journal_names_release(&names);
}

/* --- Leftovers */

static bool is_hidden(const char *name)
{
    return name[0] == '.';
}

/* The tag of whoever was writing `.STEM.draft.new` (draft.c) or `.NAME.log.TAG` (store_write.c). */
static bool parse_leftover(struct slice name, struct slice *tag)
{
    struct slice author;
    size_t mark = slice_find_part(name, slice_of(".log."));
    if (slice_ends(name, slice_of(".draft.new"))) {
        return log_file_parse_name(slice_from(name, 1), &author, tag);
    }
    *tag = slice_from(name, mark + strlen(".log."));
    return mark < name.size && tag_is(*tag);
}

void store_clean_journal(const struct store *store)
{
    struct journal_names names = {0};
    if (store->place.journal < 0 || !journal_list(store->place.journal, is_hidden, &names)) {
        return;
    }
    for (size_t i = 0; i < names.count; i++) {
        struct slice tag;
        /* Taken from under a run that has only just begun, it is made again. */
        if (parse_leftover(slice_of(names.items[i]), &tag) &&
            !journal_is_living(&store->journal, tag)) {
            (void)os_unlink(store->place.journal, names.items[i]);
        }
    }
    journal_names_release(&names);
}
