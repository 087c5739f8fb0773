#include "store/journal.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/fatal.h"
#include "base/mem.h"
#include "base/os.h"
#include "store/log.h"

static const uint64_t day = (uint64_t)24 * 60 * 60 * 1000000;

/* --- Names */

struct listing {
    struct journal_names *names;
    bool (*is)(const char *name);
};

static bool list_name(void *context, const char *name)
{
    const struct listing *listing = context;
    if (listing->is(name)) {
        struct journal_names *names = listing->names;
        size_t size = strlen(name) + 1;
        MEM_GROW(names->items, names->room, names->count + 1);
        names->items[names->count] = mem_alloc(size, 1);
        memcpy(names->items[names->count++], name, size);
    }
    return true;
}

static int compare_names(const void *left, const void *right)
{
    return strcmp(*(char *const *)left, *(char *const *)right);
}

bool journal_list(int folder, bool (*is)(const char *name), struct journal_names *names)
{
    struct listing listing = {names, is};
    *names = (struct journal_names){0};
    if (!os_list(folder, list_name, &listing)) {
        int number = errno;
        journal_names_release(names);
        errno = number;
        return false;
    }
    if (names->count > 0) {
        qsort(names->items, names->count, sizeof *names->items, compare_names);
    }
    return true;
}

void journal_names_release(struct journal_names *names)
{
    for (size_t i = 0; i < names->count; i++) {
        mem_free(names->items[i]);
    }
    mem_free(names->items);
    *names = (struct journal_names){0};
}

/* --- Reading one log into the session */

struct damage {
    uint64_t seq;
    size_t line;
};

struct visit {
    struct journal *journal;
    struct journal_scan *scan;
    size_t added, lacking; /* of this file: new to the session; those that the CSV lacks */
    uint64_t lacking_wall;
    bool ahead, forked;
    struct damage *damages;
    size_t damage_count, damage_room;
};

/* The number of a run whose header is damaged, from what else is known of its tag. */
static void find_run(const struct session *session, struct log_file *file)
{
    for (size_t i = 0; session->runs != NULL && i < session->run_count; i++) {
        if (slice_is(file->header.tag, session->runs[i].run.tag)) {
            memcpy(file->header.run, session->runs[i].run.number, RUN_SIZE);
            return;
        }
    }
}

static bool visit_header(void *context, struct log_file *file)
{
    struct visit *visit = context;
    struct journal *journal = visit->journal;
    struct session *session = visit->scan->session;
    if (file->damaged_header) {
        find_run(session, file);
    } else if (!journal->has_session) {
        memcpy(journal->session, file->header.session, LOG_LINE_SESSION);
        journal->has_session = true;
    } else if (memcmp(journal->session, file->header.session, LOG_LINE_SESSION) != 0) {
        return false;
    }
    struct run run = {.author = file->header.author};
    memcpy(run.number, file->header.run, RUN_SIZE);
    memcpy(run.tag, file->tag, sizeof run.tag);
    file->run = session_run(session, &run);
    return true;
}

static void visit_action(void *context, const struct log_file *file, const struct action *action)
{
    struct visit *visit = context;
    struct journal_scan *scan = visit->scan;
    enum session_added added = session_add(scan->session, file->run, action);
    if (added == SESSION_KNOWN) {
        return;
    }
    visit->added++;
    visit->forked = visit->forked || added == SESSION_FORKED;
    visit->ahead = visit->ahead || (scan->wall > 0 && action->logical > scan->wall + day);
    if (scan->holds != NULL && !holds_has(scan->holds, file->header.tag, action->seq)) {
        visit->lacking++;
        visit->lacking_wall =
            action->wall > visit->lacking_wall ? action->wall : visit->lacking_wall;
    }
}

static void visit_damaged(void *context, const struct log_file *file, uint64_t seq)
{
    struct visit *visit = context;
    MEM_GROW(visit->damages, visit->damage_room, visit->damage_count + 1);
    visit->damages[visit->damage_count++] = (struct damage){seq, file->line};
}

/* --- What is to be said of it */

static void tell_damages(const struct visit *visit, const struct place *place,
                         const struct log_file *file)
{
    for (size_t i = 0; i < visit->damage_count; i++) {
        const struct damage *damage = &visit->damages[i];
        /* It may stand whole in another log of the run; a living run may be about to write on. */
        if (damage->seq > 0 &&
            session_holds_action(visit->scan->session, file->header.tag, damage->seq)) {
            continue;
        }
        news_add(visit->scan->news, NEWS_DAMAGE,
                 "%s/%s:%zu: a damaged line was left aside; all other lines are there",
                 str_text(&place->journal_path), str_text(&file->name), damage->line);
    }
}

static void tell_file(const struct visit *visit, const struct place *place,
                      const struct log_file *file, bool torn)
{
    struct store_news *news = visit->scan->news;
    const char *path = str_text(&place->journal_path);
    const char *name = str_text(&file->name);
    tell_damages(visit, place, file);
    if (torn) {
        news_add(news, NEWS_DAMAGE,
                 "%s/%s:%zu: the last line was cut off, as by a power cut, and was left aside",
                 path, name, file->line);
    }
    if (file->damaged_header && file->offset > 0) {
        news_add(news, NEWS_DAMAGE, "%s/%s:1: the first line is damaged; the others were read",
                 path, name);
    }
    if (visit->ahead) {
        news_add(news, NEWS_DAMAGE,
                 "%s/%s: it has lines from more than a day ahead: a clock is wrong, here or there",
                 path, name);
    }
    if (visit->forked) {
        news_add(
            news, NEWS_DAMAGE,
            "%s/%s: it says something else than a copy of it; both are kept and marked as query",
            path, name);
    }
    if (file->state == LOG_FILE_NEWER) {
        news_add(
            news, NEWS_DAMAGE,
            "%s/%s: written by a newer rapporteur, so nothing is changed here; update to write",
            path, name);
    } else if (file->state == LOG_FILE_FOREIGN) {
        news_add(news, NEWS_DAMAGE, "%s/%s: it belongs to another session and was left aside", path,
                 name);
    }
}

static void count_recovered(const struct visit *visit, const struct log_file *file)
{
    struct journal_scan *scan = visit->scan;
    if (visit->lacking == 0 || file->living) {
        return;
    }
    scan->recovered += visit->lacking;
    if (visit->lacking_wall >= scan->recovered_wall) {
        scan->recovered_wall = visit->lacking_wall;
        str_set(&scan->recovered_author, file->header.author);
    }
}

/* --- All logs */

/* `*hint` is where it probably is: names come in the order in which most were added. */
static struct log_file *find_file(const struct journal *journal, const char *name, size_t *hint)
{
    for (size_t i = 0; i < journal->count; i++) {
        size_t at = (*hint + i) % journal->count;
        if (slice_is(str_slice(&journal->files[at].name), name)) {
            *hint = at + 1;
            return &journal->files[at];
        }
    }
    return NULL;
}

static bool is_own(const struct log *own, const char *name)
{
    return own != NULL && slice_starts(slice_of(name), slice_of(own->stem));
}

/* What came of a log that could not be read: false where the whole scan has failed. */
static bool forgive(struct journal_scan *scan, const struct place *place,
                    const struct log_file *file, struct err *err)
{
    if (err->number == ENOENT) {
        return true; /* it went away between listing and reading */
    }
    if (err->number != EACCES && err->number != ELOOP && err->number != EINVAL) {
        return false;
    }
    if (err->number == EACCES) {
        scan->denied = true;
    }
    news_add(scan->news, NEWS_DAMAGE, "%s/%s: %s; it was left aside",
             str_text(&place->journal_path), str_text(&file->name), err->message);
    return true;
}

static bool read_file(struct journal *journal, const struct place *place, struct journal_scan *scan,
                      struct log_file *file, struct err *err)
{
    struct visit visit = {.journal = journal, .scan = scan};
    const struct log_visitor visitor = {&visit, visit_header, visit_action, visit_damaged};
    struct err own = {0};
    enum log_file_state before = file->state;
    bool good = log_file_read(file, place->journal, scan->most, &visitor, &own);
    scan->added += visit.added;
    if (good) {
        bool torn = file->torn && !file->living && !journal->opened &&
                    file->state == LOG_FILE_GOOD &&
                    (file->torn_seq == 0 ||
                     !session_holds_action(scan->session, file->header.tag, file->torn_seq));
        journal->newer = journal->newer || file->state == LOG_FILE_NEWER;
        if (file->state != before || visit.added + visit.damage_count > 0) {
            tell_file(&visit, place, file, torn);
        }
        count_recovered(&visit, file);
    } else {
        good = forgive(scan, place, file, &own);
        if (!good && err != NULL) {
            *err = own;
        }
    }
    mem_free(visit.damages);
    return good;
}

static struct log_file *add_file(struct journal *journal, const char *name)
{
    MEM_GROW(journal->files, journal->room, journal->count + 1);
    ensure(journal->files != NULL);
    struct log_file *file = &journal->files[journal->count++];
    *file = (struct log_file){.run = NO_RUN, .line = 1};
    str_add_text(&file->name, name);
    return file;
}

bool journal_scan(struct journal *journal, const struct place *place, struct journal_scan *scan,
                  struct err *err)
{
    struct journal_names names = {0};
    if (!journal_list(place->journal, log_file_is_log, &names)) {
        return err_system(err, errno, str_text(&place->journal_path), "list the journal folder");
    }
    bool good = true;
    size_t hint = 0;
    for (size_t i = 0; i < names.count && good; i++) {
        struct log_file *file = find_file(journal, names.items[i], &hint);
        if (is_own(scan->own, names.items[i])) {
            continue;
        }
        bool changed = file == NULL || log_file_changed(file, place->journal);
        file = file == NULL ? add_file(journal, names.items[i]) : file;
        good = !changed || read_file(journal, place, scan, file, err);
    }
    journal_names_release(&names);
    journal->opened = journal->opened || good;
    return good;
}

/* --- The rest */

void journal_note(struct journal *journal, const struct place *place, const char *name,
                  uint32_t run, const char *tag)
{
    size_t hint = 0;
    struct log_file *file = find_file(journal, name, &hint);
    file = file == NULL ? add_file(journal, name) : file;
    file->run = run;
    file->state = LOG_FILE_GOOD;
    (void)snprintf(file->tag, sizeof file->tag, "%s", tag);
    log_file_note(file, place->journal);
}

static bool keep_header(void *context, struct log_file *file)
{
    unsigned char *session = context;
    if (!file->damaged_header) {
        memcpy(session, file->header.session, LOG_LINE_SESSION);
    }
    return false; /* its lines are not wanted */
}

static void keep_nothing(void *context, const struct log_file *file, const struct action *action)
{
    (void)context;
    (void)file;
    (void)action;
}

bool journal_session(int folder, unsigned char session[LOG_LINE_SESSION])
{
    static const unsigned char none[LOG_LINE_SESSION];
    struct journal_names names = {0};
    const struct log_visitor visitor = {session, keep_header, keep_nothing, NULL};
    memset(session, 0, LOG_LINE_SESSION);
    if (!journal_list(folder, log_file_is_log, &names)) {
        return false;
    }
    for (size_t i = 0; i < names.count && memcmp(session, none, sizeof none) == 0; i++) {
        struct log_file file = {.run = NO_RUN, .line = 1};
        str_add_text(&file.name, names.items[i]);
        (void)!log_file_read(&file, folder, UINT64_MAX >> 1, &visitor, NULL);
        log_file_release(&file);
    }
    journal_names_release(&names);
    return memcmp(session, none, sizeof none) != 0;
}

bool journal_is_living(const struct journal *journal, struct slice tag)
{
    for (size_t i = 0; i < journal->count; i++) {
        if (journal->files[i].living && slice_is(tag, journal->files[i].tag)) {
            return true;
        }
    }
    return false;
}

size_t journal_living(struct journal *journal, const struct place *place, bool probe)
{
    size_t count = 0;
    for (size_t i = 0; i < journal->count; i++) {
        struct log_file *file = &journal->files[i];
        if (file->living && probe) {
            log_file_probe(file, place->journal);
        }
        bool counted = false;
        for (size_t before = 0; before < i && !counted; before++) {
            counted = journal->files[before].living && journal->files[before].run == file->run;
        }
        count += file->living && !counted ? 1 : 0;
    }
    return count;
}

void journal_release(struct journal *journal)
{
    for (size_t i = 0; i < journal->count; i++) {
        log_file_release(&journal->files[i]);
    }
    mem_free(journal->files);
    *journal = (struct journal){0};
}
