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
#include "expect.h"
#include "power.h"
#include "power_sweep.h"

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
            str_add_char(&sweep->now.typed, POWER_END);
        }
    }
}

static void promise_saved(struct sweep *sweep, const char *text)
{
    str_add_text(&sweep->now.kept, text);
    str_add_char(&sweep->now.kept, POWER_END);
    sweep->now.saved++;
}

static void promise_typed(struct sweep *sweep, const char *text)
{
    str_add_text(&sweep->now.typed, text);
    str_add_char(&sweep->now.typed, POWER_END);
}

static void type(struct sitting *sitting, int slot, const char *text)
{
    store_draft(sitting->store, slot, 0, 0, slice_of(text));
}

/* A whole session, from its making on. */
static void play_script(struct sweep *sweep)
{
    struct sitting sitting = {0};
    power_begin(files_new(), power_sweep_take, sweep);
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
    power_begin(new_session(sweep), power_sweep_take, sweep);
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
    power_begin(new_session(sweep), power_sweep_take, sweep);
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
    power_begin(folder, power_sweep_take, sweep);
    if (expect(sitting_open(&sitting, "talk.csv"))) {
        power_sweep_adopt(&sitting);
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
    power_begin(folder, power_sweep_take, sweep);
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
    type(&killed, 0, POWER_SECRET);
    (void)snprintf(id, sizeof id, "%s", sitting_note(&killed, POWER_SECRET));
    sitting_drop(&killed);
    promise_saved(sweep, "kept");
    power_begin(folder, power_sweep_take, sweep);
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
    size_t states = power_sweep_check(&sweep);
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
        struct sweep sweep = {.stride = STRIDE, .failing_sync = at};
        syncs = 0;
        failing_sync = at;
        play_script(&sweep);
        last = syncs;
        failing_sync = 0;
        states += power_sweep_check(&sweep);
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
