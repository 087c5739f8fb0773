#include "run/perform.h"

#include <errno.h>
#include <fcntl.h>

#include "base/fatal.h"
#include "base/file.h"
#include "base/mem.h"
#include "base/os.h"
#include "model/settings.h"
#include "run/clipboard.h"
#include "run/sample.h"
#include "store/folder.h"
#include "text/when.h"

void performer_init(struct performer *performer, const struct run_options *options)
{
    *performer = (struct performer){.options = options};
    str_set(&performer->author, options->author);
    app_init(&performer->app, options->author);
    app_take_settings(&performer->app, options->settings);
    performer->app.following = options->follow;
}

static struct event event_of(enum event_kind kind)
{
    return (struct event){.kind = kind, .wall = os_wall_clock()};
}

/* For events that come from carrying out effects: what the app wants next is carried out at once.
 */
static void tell(struct performer *performer, const struct event *event)
{
    performer_event(performer, event);
    performer_flush(performer);
}

static void tell_text(struct performer *performer, enum event_kind kind, struct slice text,
                      int64_t number)
{
    struct event event = event_of(kind);
    event.text = text;
    event.number = number;
    tell(performer, &event);
}

static void tell_failure(struct performer *performer, const struct err *err)
{
    struct str text = {0};
    err_format(err, &text);
    tell_text(performer, EVENT_FAILED, str_slice(&text), 0);
    str_release(&text);
}

static void tell_news(struct performer *performer, struct store_news *news)
{
    for (size_t i = 0; i < news->count; i++) {
        tell_text(performer, EVENT_NEWS, str_slice(&news->items[i].text), news->items[i].kind);
    }
    store_news_release(news);
}

/* Tells the app how the session stands on the disk, where that is something new. */
static void tell_saving(struct performer *performer)
{
    const struct store_status *status = store_status(performer->store);
    const struct str *reason = status->saving == STORE_FAILING || status->read_only
                                   ? &status->reason
                                   : &status->csv_reason;
    struct saving_state now = {
        .saving = status->saving == STORE_SAVED    ? SAVING_DONE
                  : status->saving == STORE_SAVING ? SAVING_UNDER_WAY
                                                   : SAVING_FAILED,
        .read_only = status->read_only,
        .csv_waits = status->csv_waits,
        .csv_unreadable = status->csv_unreadable,
        .csv_current = status->csv_current,
        .others = status->others,
    };
    struct saving_state told = performer->told;
    if (now.saving == told.saving && now.read_only == told.read_only &&
        now.csv_waits == told.csv_waits && now.csv_unreadable == told.csv_unreadable &&
        now.csv_current == told.csv_current && now.others == told.others &&
        slice_equal(str_slice(reason), str_slice(&performer->told_reason))) {
        return;
    }
    str_set(&performer->told_reason, str_slice(reason));
    now.reason = str_slice(&performer->told_reason);
    performer->told = now;
    struct event event = event_of(EVENT_SAVING);
    event.saving = now;
    tell(performer, &event);
}

static void tell_drafts(struct performer *performer, struct store_draft_text *drafts, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        struct event event = event_of(EVENT_DRAFT);
        event.text = str_slice(&drafts[i].text);
        event.number = drafts[i].slot;
        event.started = drafts[i].started;
        event.count = count - i - 1; /* only when all are in hand may the disk forget them */
        tell(performer, &event);
        str_release(&drafts[i].text);
    }
    mem_free(drafts);
}

/* The session that was open until now, if there was one, is closed; what could not be saved is
 * said. */
static void close_old(struct performer *performer)
{
    struct err err = {0};
    if (performer->store != NULL && !store_close(performer->store, performer->session, &err)) {
        tell_failure(performer, &err);
    }
    performer->store = NULL;
}

bool performer_open(struct performer *performer, const char *path, struct err *err)
{
    struct store_options options = performer->options->store;
    options.author = str_slice(&performer->author);
    options.wall = os_wall_clock();
    options.boot = os_boot_clock();
    struct session *session = mem_alloc(1, sizeof *session);
    struct store *store = NULL;
    struct store_news news = {0};
    struct store_draft_text *drafts = NULL;
    size_t draft_count = 0;
    session_init(session);
    if (!store_open(&store, path, &options, session, &news,
                    performer->options->follow ? NULL : &drafts, &draft_count, err)) {
        session_release(session);
        mem_free(session);
        store_news_release(&news);
        return false;
    }
    close_old(performer);
    struct session *old = performer->session;
    performer->store = store;
    performer->session = session;
    fatal_set_journal(store_journal(store));
    struct event event = event_of(EVENT_OPENED);
    event.session = session;
    event.text = slice_of(store_path(store));
    event.number = when_local_offset((int64_t)(event.wall / 1000000U));
    tell(performer, &event);
    if (old != NULL) {
        session_release(old);
        mem_free(old);
    }
    performer->told = (struct saving_state){.saving = SAVING_FAILED, .others = SIZE_MAX};
    tell_saving(performer);
    tell_news(performer, &news);
    tell_drafts(performer, drafts, draft_count);
    return true;
}

bool performer_list(struct performer *performer, const char *folder, struct err *err)
{
    struct folder listing = {0};
    if (!folder_list(&listing, folder, err)) {
        return false;
    }
    struct session_entry *entries = mem_alloc(listing.count, sizeof *entries);
    for (size_t i = 0; i < listing.count; i++) {
        const struct folder_entry *from = &listing.entries[i];
        entries[i] = (struct session_entry){
            .path = from->path,
            .title = from->title,
            .date = from->date,
            .status = from->status,
            .interventions = from->interventions,
            .heard = from->heard,
            .represented = from->represented,
        };
    }
    struct event event = event_of(EVENT_SESSIONS);
    event.entries = entries;
    event.count = listing.count;
    event.text = slice_of(folder);
    tell(performer, &event);
    mem_free(entries);
    folder_release(&listing);
    return true;
}

void performer_event(struct performer *performer, const struct event *event)
{
    app_update(&performer->app, event, &performer->effects);
    /* Who writes must be another one before the next key of the same batch is an action. */
    if (performer->app.handing_over) {
        performer_flush(performer);
    }
}

static void perform_save_text(struct performer *performer, const struct effect *effect)
{
    struct err err = {0};
    struct str path = {0};
    str_add(&path, effect->path);
    if (file_write(str_text(&path), effect->text, effect->over, "/save! FILE writes over it",
                   &err)) {
        struct str said = {0};
        str_add_format(&said, "Written: %s", str_text(&path));
        tell_text(performer, EVENT_DONE, str_slice(&said), 0);
        str_release(&said);
    } else {
        tell_failure(performer, &err);
    }
    str_release(&path);
}

static void perform_open(struct performer *performer, const struct effect *effect)
{
    struct err err = {0};
    struct str path = {0};
    str_add(&path, effect->text);
    if (!performer_open(performer, str_text(&path), &err)) {
        tell_failure(performer, &err);
    }
    str_release(&path);
}

static void perform_create(struct performer *performer, const struct effect *effect)
{
    struct err err = {0};
    if (!performer_create(performer, effect, &err)) {
        tell_failure(performer, &err);
    }
}

/* A copy, so that the sample can be tried out; where there is one already, that is opened. */
static void perform_sample(struct performer *performer, const struct effect *effect)
{
    (void)effect;
    struct err err = {0};
    struct str path = {0};
    if (!sample_copy(performer->options->folder, &path, &err) ||
        !performer_open(performer, str_text(&path), &err)) {
        tell_failure(performer, &err);
    }
    str_release(&path);
}

static void perform_sessions(struct performer *performer, const struct effect *effect)
{
    struct err err = {0};
    struct str folder = {0};
    str_add(&folder, effect->text);
    if (folder.size == 0) {
        str_add_text(&folder, performer->options->folder);
    }
    if (!performer_list(performer, str_text(&folder), &err)) {
        tell_failure(performer, &err);
    }
    str_release(&folder);
}

static void perform_csv(struct performer *performer, const struct effect *effect)
{
    bool replace = effect->kind == EFFECT_REPLACE_CSV;
    struct err err = {0};
    struct str said = {0};
    bool good = replace ? store_replace_csv(performer->store, performer->session, &err)
                        : store_write_csv(performer->store, performer->session, &err);
    if (good) {
        str_add_format(&said, "All is saved in %s", store_path(performer->store));
        tell_text(performer, EVENT_DONE, str_slice(&said), 0);
        str_release(&said);
    } else {
        tell_failure(performer, &err);
    }
}

/* The other folder has it all, drafts too; here nothing is taken away. */
static void perform_move(struct performer *performer, const struct effect *effect)
{
    struct err err = {0};
    struct str path = {0};
    struct str said = {0};
    str_add(&path, effect->text);
    if (store_move_to(performer->store, performer->session, str_text(&path), &err)) {
        fatal_set_journal(store_journal(performer->store));
        str_add_format(&said, "It goes on in %s", store_path(performer->store));
        tell_text(performer, EVENT_DONE, str_slice(&said), 0);
    } else {
        tell_failure(performer, &err);
    }
    str_release(&path);
    str_release(&said);
}

/* The run of whoever wrote until now ends, and another one begins. */
static void perform_hand_over(struct performer *performer, const struct effect *effect)
{
    struct err err = {0};
    struct slice author = effect->text;
    if (store_hand_over(performer->store, performer->session, author, os_wall_clock(), &err)) {
        str_set(&performer->author, author);
        fatal_set_journal(store_journal(performer->store));
        tell_text(performer, EVENT_WRITER, author, 0);
    } else {
        tell_failure(performer, &err);
    }
}

static void perform_copy(struct performer *performer, const struct effect *effect)
{
    struct str bytes = {0};
    clipboard_sequence(effect->text, &bytes);
    if (performer->tty == NULL || !clipboard_works(getenv("TERM"), getenv("TMUX") != NULL) ||
        !tty_copy(performer->tty, str_slice(&bytes))) {
        tell_text(performer, EVENT_NEWS,
                  slice_of("Copied for yank alone: this terminal has no clipboard to give it to"),
                  0);
    }
    str_release(&bytes);
}

static void perform_tour(struct performer *performer, const struct effect *effect)
{
    (void)effect;
    if (performer->tty == NULL) {
        tell_text(performer, EVENT_DONE,
                  slice_of("The tour is on the screens: rapporteur without --line"), 0);
    } else {
        tell_text(performer, EVENT_TOUR, slice_of(""), 0);
    }
}

/* --- What the open session is asked for */

static void perform_append(struct performer *performer, const struct effect *effect)
{
    store_append(performer->store, &effect->action);
    performer->appended = true;
}

static void perform_draft(struct performer *performer, const struct effect *effect)
{
    store_draft(performer->store, effect->slot, effect->at, effect->removed, effect->text);
}

static void perform_forget_draft(struct performer *performer, const struct effect *effect)
{
    (void)effect;
    store_draft_forget(performer->store);
}

static void perform_adopt_drafts(struct performer *performer, const struct effect *effect)
{
    (void)effect;
    store_adopt_drafts(performer->store);
}

static void perform_bell(struct performer *performer, const struct effect *effect)
{
    (void)effect;
    if (performer->tty != NULL) {
        tty_ring(performer->tty);
    }
}

/* --- What the loop has to do */

static void perform_for_loop(struct performer *performer, const struct effect *effect)
{
    performer->redraw = performer->redraw || effect->kind == EFFECT_REDRAW;
    performer->suspend = performer->suspend || effect->kind == EFFECT_SUSPEND;
    performer->quit = performer->quit || effect->kind == EFFECT_QUIT;
}

static void perform(struct performer *performer, const struct effect *effect)
{
    static const struct {
        void (*run)(struct performer *performer, const struct effect *effect);
        bool on_session; /* the home screen keeps no drafts */
    } rows[] = {
        [EFFECT_APPEND] = {perform_append, true},
        [EFFECT_DRAFT] = {perform_draft, true},
        [EFFECT_FORGET_DRAFT] = {perform_forget_draft, true},
        [EFFECT_ADOPT_DRAFTS] = {perform_adopt_drafts, true},
        [EFFECT_WRITE_CSV] = {perform_csv, true},
        [EFFECT_REPLACE_CSV] = {perform_csv, true},
        [EFFECT_MOVE] = {perform_move, true},
        [EFFECT_HAND_OVER] = {perform_hand_over, true},
        [EFFECT_OPEN] = {perform_open, false},
        [EFFECT_CREATE] = {perform_create, false},
        [EFFECT_SESSIONS] = {perform_sessions, false},
        [EFFECT_SAMPLE] = {perform_sample, false},
        [EFFECT_SAVE_TEXT] = {perform_save_text, false},
        [EFFECT_BELL] = {perform_bell, false},
        [EFFECT_COPY] = {perform_copy, false},
        [EFFECT_TOUR] = {perform_tour, false},
        [EFFECT_REDRAW] = {perform_for_loop, false},
        [EFFECT_SUSPEND] = {perform_for_loop, false},
        [EFFECT_QUIT] = {perform_for_loop, false},
    };
    if (!rows[effect->kind].on_session || performer->store != NULL) {
        rows[effect->kind].run(performer, effect);
    }
}

/* How many effects from `first` on are letters typed one after the other: they are one write of the
 * draft, or a raw paste of 100 kB would be a hundred thousand. Their text is gathered. */
static size_t gather(const struct effects *effects, size_t first, struct str *text)
{
    const struct effect *start = &effects->items[first];
    size_t count = 1;
    str_set(text, start->text);
    while (first + count < effects->count) {
        const struct effect *next = &effects->items[first + count];
        if (next->kind != EFFECT_DRAFT || next->slot != start->slot || next->removed != 0 ||
            next->at != start->at + text->size) {
            break;
        }
        str_add(text, next->text);
        count++;
    }
    return count;
}

void performer_flush(struct performer *performer)
{
    /* Carrying out an effect can make the app ask for more: that comes in a list of its own. */
    struct effects effects = performer->effects;
    performer->effects = (struct effects){0};
    struct str text = {0};
    for (size_t i = 0; i < effects.count;) {
        struct effect effect = effects.items[i];
        size_t taken = 1;
        if (effect.kind == EFFECT_DRAFT) {
            taken = gather(&effects, i, &text);
            effect.text = str_slice(&text);
        }
        perform(performer, &effect);
        i += taken;
    }
    str_release(&text);
    if (performer->effects.count == 0) {
        effects_release(&performer->effects);
        effects_clear(&effects);
        performer->effects = effects;
    } else {
        effects_release(&effects);
    }
}

bool performer_has_news(const struct performer *performer)
{
    return performer->appended ||
           (performer->store != NULL && store_status(performer->store)->saving == STORE_FAILING);
}

void performer_settle(struct performer *performer, bool idle, bool woken, int *wait)
{
    *wait = -1;
    if (performer->store == NULL) {
        return;
    }
    if (performer->appended) {
        performer->appended = false;
        store_sync(performer->store);
    }
    struct store_news news = {0};
    uint64_t revision = performer->session->revision;
    struct store_moment moment = {os_wall_clock(), os_boot_clock(), idle, woken};
    (void)store_tick(performer->store, performer->session, &moment, &news, wait);
    if (performer->session->revision != revision) {
        struct event event = event_of(EVENT_CHANGED);
        tell(performer, &event);
    }
    tell_news(performer, &news);
    tell_saving(performer); /* an append or a draft may have changed it, too */
}

bool performer_close(struct performer *performer, struct err *err)
{
    if (performer->store == NULL) {
        return true;
    }
    bool good = store_close(performer->store, performer->session, err);
    performer->store = NULL;
    return good;
}

void performer_release(struct performer *performer)
{
    app_release(&performer->app);
    effects_release(&performer->effects);
    str_release(&performer->told_reason);
    str_release(&performer->author);
    if (performer->session != NULL) {
        session_release(performer->session);
        mem_free(performer->session);
    }
}
