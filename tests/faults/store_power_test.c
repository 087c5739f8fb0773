/* The power goes out at every system call of a session, with a disk that keeps only what was synced
 * (power.h). Of what is left then: every action that the store had said to be saved is there, so is
 * what was being typed, up to the last second; the CSV is a whole one; and the next start goes on.
 */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "../unit/store/files.h"
#include "base/mem.h"
#include "expect.h"
#include "power.h"
#include "store_script.h"

/* --- Syncs, which the seam of base/os.h tells of, but not of which file */

static size_t syncs, failing_sync; /* the so-manieth one fails, from 1; 0: none */

static int sync_file(int fd, long call)
{
    if (++syncs == failing_sync) {
        power_not_synced(fd);
        errno = EIO;
        return -1;
    }
    int result = (int)syscall(call, fd);
    if (result == 0) {
        power_synced(fd);
    }
    return result;
}

int fsync(int fd)
{
    return sync_file(fd, SYS_fsync);
}

int fdatasync(int fd)
{
    return sync_file(fd, SYS_fdatasync);
}

/* --- States: what is left, and what must be found in it */

enum { END = 0x1E }; /* between texts; no text has it */

struct promised {
    struct str kept;  /* as struct seen has it; the first so many are saved */
    size_t saved;     /* of them */
    struct str typed; /* texts that were being typed and must be there, each with an END */
    bool undone;
    bool created;  /* there must be a CSV */
    bool redacted; /* no file may have the secret once it was opened */
};
struct state {
    struct str image;
    struct promised promised;
};
struct sweep {
    struct promised now;
    struct seen seen;
    struct state *states;
    size_t count, room;
    unsigned long long *known; /* hashes of the states */
    size_t known_room;
    unsigned long long csvs[64]; /* hashes of every CSV that there was */
    size_t csv_count;
    size_t points, stride; /* of the images only every so-manieth is taken */
};

static void copy_promised(struct promised *to, const struct promised *from)
{
    *to = (struct promised){.saved = from->saved,
                            .undone = from->undone,
                            .created = from->created,
                            .redacted = from->redacted};
    str_set(&to->kept, str_slice(&from->kept));
    str_set(&to->typed, str_slice(&from->typed));
}

static void promised_release(struct promised *promised)
{
    str_release(&promised->kept);
    str_release(&promised->typed);
}

static bool is_known(const unsigned long long *hashes, size_t count, unsigned long long hash)
{
    bool known = false;
    for (size_t i = 0; i < count && !known; i++) {
        known = hashes[i] == hash;
    }
    return known;
}

static unsigned long long hash_csv(void)
{
    struct str csv = {0};
    (void)files_read("talk.csv", &csv);
    unsigned long long hash = slice_hash(str_slice(&csv));
    str_release(&csv);
    return hash;
}

static void note_csv(struct sweep *sweep)
{
    unsigned long long hash = files_exists("talk.csv") ? hash_csv() : 0;
    if (hash != 0 && !is_known(sweep->csvs, sweep->csv_count, hash)) {
        expect(sweep->csv_count < COUNT(sweep->csvs));
        sweep->csvs[sweep->csv_count++ % COUNT(sweep->csvs)] = hash;
    }
}

static void take_image(void *context, struct slice image)
{
    struct sweep *sweep = context;
    note_csv(sweep);
    if (sweep->points++ % sweep->stride != 0) {
        return;
    }
    unsigned long long hash = slice_hash(image) + sweep->now.saved * 31 +
                              slice_hash(str_slice(&sweep->now.typed)) * 7 +
                              (sweep->now.created ? 1 : 0) + (sweep->now.redacted ? 2 : 0);
    if (is_known(sweep->known, sweep->count, hash)) {
        return;
    }
    MEM_GROW(sweep->states, sweep->room, sweep->count + 1);
    MEM_GROW(sweep->known, sweep->known_room, sweep->count + 1);
    struct state *state = &sweep->states[sweep->count];
    *state = (struct state){0};
    str_set(&state->image, image);
    copy_promised(&state->promised, &sweep->now);
    sweep->known[sweep->count++] = hash;
}

/* --- What is checked in each of them */

static bool starts_some_record(const struct sitting *sitting, struct slice text)
{
    for (size_t i = 0; i < session_record_count(&sitting->session); i++) {
        const struct record *record = session_record(&sitting->session, i);
        if (record->exists &&
            slice_starts(session_get(&sitting->session, record, FIELD_TEXT), text)) {
            return true;
        }
    }
    return false;
}

static void expect_typed(const struct sitting *sitting, struct slice texts)
{
    struct slice text;
    struct str shown = {0};
    while (texts.size > 0 && slice_next(&texts, END, &text)) {
        bool found = starts_some_record(sitting, text);
        for (size_t i = 0; i < sitting->draft_count; i++) {
            found = found || slice_starts(str_slice(&sitting->drafts[i].text), text);
        }
        str_set(&shown, text);
        expect_at(__FILE__, __LINE__, found, "typed a second before, and gone: %s",
                  str_text(&shown));
    }
    str_release(&shown);
}

static void expect_promised(struct sitting *sitting, const struct promised *promised)
{
    struct seen seen = {
        .kept_count = promised->saved, .saved = promised->saved, .undone = promised->undone};
    str_set(&seen.kept, str_slice(&promised->kept));
    expect_seen(sitting, &seen, false);
    expect_typed(sitting, str_slice(&promised->typed));
    seen_release(&seen);
}

static void adopt(struct sitting *sitting)
{
    for (size_t i = 0; i < sitting->draft_count; i++) {
        store_draft(sitting->store, sitting->drafts[i].slot, 0, 0,
                    str_slice(&sitting->drafts[i].text));
    }
    store_adopt_drafts(sitting->store);
}

/* The session goes on and ends in a CSV that the next program finds current. */
static void expect_to_go_on(struct sitting *sitting)
{
    struct sitting last = {.clock = 1501690000000000U};
    adopt(sitting);
    sitting_note(sitting, "after it");
    store_sync(sitting->store);
    sitting_pass(sitting, 2);
    expect(store_status(sitting->store)->saving == STORE_SAVED);
    expect(store_status(sitting->store)->csv_current);
    expect(sitting_close(sitting));
    if (expect(sitting_open(&last, "talk.csv"))) {
        expect(store_status(last.store)->csv_current);
        expect(sitting_has(&last, "after it"));
        expect(sitting_close(&last));
    }
    expect_int(files_count(".", ""), 2); /* the CSV and its journal: no leftovers */
    expect_int(files_count("talk.journal", ".new"), 0);
}

static const char secret[] = "between us";

static void check_state(const struct sweep *sweep, const struct state *state)
{
    struct sitting sitting = {.clock = 1501680000000000U};
    power_build(str_slice(&state->image), files_new());
    bool there = files_exists("talk.csv");
    expect(!there || is_known(sweep->csvs, sweep->csv_count, hash_csv()));
    if (!state->promised.created && !there && !sitting_open(&sitting, "talk.csv")) {
        expect(sitting_create("talk.csv")); /* the name is free */
        return;
    }
    expect(there || !state->promised.created);
    if (sitting.store == NULL && !expect(sitting_open(&sitting, "talk.csv"))) {
        return;
    }
    expect_str(sitting_text(&sitting, "s-title"), "Local spaces");
    expect_promised(&sitting, &state->promised);
    if (expect(!store_status(sitting.store)->read_only)) {
        expect_to_go_on(&sitting);
        expect(!state->promised.redacted || !files_have(secret));
    } else {
        sitting_drop(&sitting);
    }
}

/* Checks and forgets all states; how many there were. */
static size_t check_states(struct sweep *sweep)
{
    enum { ENOUGH = 20 };
    for (size_t i = 0; i < sweep->count; i++) {
        struct state *state = &sweep->states[i];
        if (test_state()->failed < ENOUGH) {
            test_row("state %zu, %zu saved, sync %zu fails", i, state->promised.saved,
                     failing_sync);
            check_state(sweep, state);
        }
        str_release(&state->image);
        promised_release(&state->promised);
    }
    promised_release(&sweep->now);
    seen_release(&sweep->seen);
    mem_free(sweep->states);
    mem_free(sweep->known);
    return sweep->count;
}

/* --- Sessions that are cut short */

/* Once a turn of a second was over, what had been typed before it is safe too. */
static void hear(void *context, char what, const char *text)
{
    struct sweep *sweep = context;
    (void)text;
    if (what == 'K') {
        str_clear(&sweep->now.typed);
    } else if (what == 'S') {
        str_set(&sweep->now.kept, str_slice(&sweep->seen.kept));
        sweep->now.saved = sweep->seen.saved;
        sweep->now.undone = sweep->seen.undone;
        str_set(&sweep->now.typed, str_slice(&sweep->seen.draft));
        if (sweep->now.typed.size > 0) {
            str_add_char(&sweep->now.typed, END);
        }
    }
}

static void promise_saved(struct sweep *sweep, const char *text)
{
    str_add_text(&sweep->now.kept, text);
    str_add_char(&sweep->now.kept, END);
    sweep->now.saved++;
}

static void promise_typed(struct sweep *sweep, const char *text)
{
    str_add_text(&sweep->now.typed, text);
    str_add_char(&sweep->now.typed, END);
}

static void type(struct sitting *sitting, int slot, const char *text)
{
    store_draft(sitting->store, slot, 0, 0, slice_of(text));
}

/* A whole session, from its making on. */
static void play_script(struct sweep *sweep)
{
    struct sitting sitting = {0};
    power_begin(files_new(), take_image, sweep);
    sweep->now.created = sitting_create_quietly("talk.csv");
    if (sweep->now.created && expect(sitting_open(&sitting, "talk.csv"))) {
        script_play(&sitting, &sweep->seen, hear, sweep);
        (void)sitting_close(&sitting);
    }
    power_end();
}

/* What is there before the power is watched. */
static const char *new_session(struct sweep *sweep)
{
    const char *folder = files_new();
    expect(sitting_create("talk.csv"));
    sweep->now.created = true;
    return folder;
}

/* Letters alone: there is no action whose sync would bring the draft along. */
static void play_letters(struct sweep *sweep)
{
    struct sitting sitting = {0};
    power_begin(new_session(sweep), take_image, sweep);
    if (expect(sitting_open(&sitting, "talk.csv"))) {
        type(&sitting, 0, "half a line");
        sitting_pass(&sitting, 2);
        promise_typed(sweep, "half a line");
        type(&sitting, 1, "parked");
        sitting_pass(&sitting, 2);
        promise_typed(sweep, "parked");
        expect(sitting_close(&sitting));
    }
    power_end();
}

/* A draft so long that its file is started anew. */
static void play_long_draft(struct sweep *sweep)
{
    static char text[70000];
    struct sitting sitting = {0};
    memset(text, 'x', sizeof text - 1);
    power_begin(new_session(sweep), take_image, sweep);
    if (expect(sitting_open(&sitting, "talk.csv"))) {
        type(&sitting, 0, text);
        type(&sitting, 1, "parked");
        sitting_pass(&sitting, 2);
        promise_typed(sweep, "parked");
        sitting_note(&sitting, "kept");
        store_sync(sitting.store);
        sitting_pass(&sitting, 2);
        promise_saved(sweep, "kept");
        store_draft(sitting.store, 1, 6, 0, slice_of(" too"));
        sitting_pass(&sitting, 2);
        type(&sitting, 0, "half a line");
        sitting_pass(&sitting, 2);
        promise_typed(sweep, "half a line");
        sitting_drop(&sitting);
    }
    power_end();
}

/* What a killed run left is taken over by the next one. */
static void play_recovery(struct sweep *sweep)
{
    struct sitting killed = {0};
    struct sitting sitting = {.clock = 1501675000000000U};
    const char *folder = new_session(sweep);
    expect(sitting_open(&killed, "talk.csv"));
    sitting_note(&killed, "kept");
    type(&killed, 0, "half a line");
    type(&killed, 1, "parked");
    sitting_drop(&killed);
    promise_saved(sweep, "kept");
    promise_typed(sweep, "half a line");
    promise_typed(sweep, "parked");
    power_begin(folder, take_image, sweep);
    if (expect(sitting_open(&sitting, "talk.csv"))) {
        adopt(&sitting);
        sitting_pass(&sitting, 2);
        expect(sitting_close(&sitting));
    }
    power_end();
}

/* A CSV that came without its journal, which is then made of it. */
static void play_without_journal(struct sweep *sweep)
{
    struct sitting sitting = {0};
    struct str csv = {0};
    (void)new_session(sweep);
    expect(sitting_open(&sitting, "talk.csv"));
    sitting_note(&sitting, "kept");
    expect(sitting_close(&sitting));
    expect(files_read("talk.csv", &csv));
    const char *folder = files_new();
    files_write("talk.csv", str_slice(&csv));
    str_release(&csv);
    promise_saved(sweep, "kept");
    sitting = (struct sitting){.clock = 1501675000000000U};
    power_begin(folder, take_image, sweep);
    if (expect(sitting_open(&sitting, "talk.csv"))) {
        sitting_note(&sitting, "more");
        store_sync(sitting.store);
        expect(store_status(sitting.store)->saving ==
               STORE_SAVED); /* before there is a CSV of it */
        promise_saved(sweep, "more");
        sitting_pass(&sitting, 4);
        expect(sitting_close(&sitting));
    }
    power_end();
}

/* Words of a killed run and of this one are taken off the record. */
static void play_redaction(struct sweep *sweep)
{
    struct sitting killed = {0};
    struct sitting sitting = {.clock = 1501675000000000U};
    char id[64];
    const char *folder = new_session(sweep);
    expect(sitting_open(&killed, "talk.csv"));
    sitting_note(&killed, "kept");
    type(&killed, 0, secret);
    (void)snprintf(id, sizeof id, "%s", sitting_note(&killed, secret));
    sitting_drop(&killed);
    promise_saved(sweep, "kept");
    power_begin(folder, take_image, sweep);
    if (expect(sitting_open(&sitting, "talk.csv"))) {
        sitting_set(&sitting, id, FIELD_TEXT, "strictly between us");
        sitting_note(&sitting, "more");
        store_sync(sitting.store);
        sitting_pass(&sitting, 2);
        promise_saved(sweep, "more");
        sitting_redact(&sitting, id);
        store_sync(sitting.store);
        sitting_turn(&sitting, 1000);
        sweep->now.redacted = store_status(sitting.store)->saving == STORE_SAVED;
        sitting_note(&sitting, "and on");
        store_sync(sitting.store);
        sitting_pass(&sitting, 2);
        promise_saved(sweep, "and on");
        expect(sitting_close(&sitting));
    }
    power_end();
}

static void cut_anywhere(void (*play)(struct sweep *sweep), size_t least)
{
    struct sweep sweep = {.stride = 1};
    syncs = failing_sync = 0;
    play(&sweep);
    size_t states = check_states(&sweep);
    printf("# %zu states after a power cut\n", states);
    expect(states >= least);
}

static void a_power_cut_loses_nothing_that_was_saved(void)
{
    cut_anywhere(play_script, 200);
}

static void it_loses_no_letter_older_than_a_second(void)
{
    cut_anywhere(play_letters, 20);
}

static void nor_while_a_long_draft_is_started_anew(void)
{
    cut_anywhere(play_long_draft, 20);
}

static void nor_while_a_killed_run_is_brought_back(void)
{
    cut_anywhere(play_recovery, 20);
}

static void nor_while_a_csv_gets_its_journal(void)
{
    cut_anywhere(play_without_journal, 20);
}

static void nor_while_words_are_taken_off_the_record(void)
{
    cut_anywhere(play_redaction, 40);
}

/* A sync that fails leaves what no later one of that file brings to the disk. */
static void a_power_cut_after_a_failed_sync_loses_nothing_that_was_saved(void)
{
    enum { STRIDE = 5 };
    size_t states = 0;
    size_t last = 0;
    for (size_t at = 1; at <= last + 1; at++) {
        struct sweep sweep = {.stride = STRIDE};
        syncs = 0;
        failing_sync = at;
        play_script(&sweep);
        last = syncs;
        failing_sync = 0;
        states += check_states(&sweep);
    }
    printf("# %zu states after a power cut, with each of %zu syncs failing\n", states, last);
    expect(last > 20);
    expect(states > 1000);
}

static const struct test tests[] = {
    {"a power cut loses nothing that was saved", a_power_cut_loses_nothing_that_was_saved},
    {"it loses no letter older than a second", it_loses_no_letter_older_than_a_second},
    {"nor while a long draft is started anew", nor_while_a_long_draft_is_started_anew},
    {"nor while a killed run is brought back", nor_while_a_killed_run_is_brought_back},
    {"nor while a CSV gets its journal", nor_while_a_csv_gets_its_journal},
    {"nor while words are taken off the record, and those are gone",
     nor_while_words_are_taken_off_the_record},
    {"a power cut after a failed sync loses nothing that was saved",
     a_power_cut_after_a_failed_sync_loses_nothing_that_was_saved},
};

int main(int argc, char **argv)
{
    script_fast_folder();
    int answer = test_main(tests, COUNT(tests), argc, argv);
    files_remove();
    return answer;
}
