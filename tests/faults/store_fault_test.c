/* The fault sweep: the n-th system call fails, for every n, once as passing and once as lasting
 * from there on; then the fault goes away. The program must say so while it lasts, keep everything,
 * and save again. */
#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "../unit/store/failing.h"
#include "../unit/store/files.h"
#include "base/num.h"
#include "expect.h"
#include "store_script.h"

/* The faults that are tried. */
static const struct {
    const char *name;
    enum os_call call; /* that it can strike; OS_CALL_COUNT: any */
    int number;
    size_t bytes; /* that a write gets, where it falls short */
    bool lasts;   /* whether it is tried as lasting too */
    bool silent;  /* nobody is to notice */
} faults[] = {
    {"disk full", OS_CALL_COUNT, ENOSPC, 0, true, false},
    {"disk error", OS_CALL_COUNT, EIO, 0, true, false},
    {"no permission", OS_CALL_COUNT, EACCES, 0, true, false},
    {"read-only", OS_CALL_COUNT, EROFS, 0, true, false},
    {"too many files", OS_OPEN, EMFILE, 0, true, false},
    {"short write", OS_WRITE, 0, 3, true, true},
    {"interrupted", OS_CALL_COUNT, EINTR, 0, false, true},
};

static bool heard_failure(const struct sitting *sitting)
{
    return sitting_heard(sitting, NEWS_FAILURE, "");
}

/* With the fault gone, so many seconds at most until all is saved again. */
static void expect_recovery(struct sitting *sitting, const struct seen *seen)
{
    struct str first = {0};
    struct str again = {0};
    sitting_pass(sitting, 12);
    const struct store_status *status = store_status(sitting->store);
    expect_int(status->saving, STORE_SAVED);
    expect_int(status->synced, status->appended);
    expect(status->csv_current);
    expect(!status->csv_waits);
    /* Killed here, all is there. */
    sitting_drop(sitting);
    struct sitting after = {.clock = 1501680000000000U};
    if (expect(sitting_open(&after, "talk.csv"))) {
        expect_seen(&after, seen, true);
        expect(store_status(after.store)->csv_current);
        sitting_note(&after, "after it");
        expect(sitting_close(&after));
    }
    files_read("talk.csv", &first);
    struct sitting last = {.clock = 1501690000000000U};
    if (expect(sitting_open(&last, "talk.csv"))) {
        expect_seen(&last, seen, true);
        expect(sitting_has(&last, "after it"));
        expect(sitting_close(&last));
    }
    files_read("talk.csv", &again);
    expect_bytes(again.at, again.size, first.at, first.size);
    str_release(&first);
    str_release(&again);
}

/* Whether the fault struck; where not, the script was shorter. */
static bool try_one(size_t fault, size_t at, bool lasting)
{
    struct sitting sitting = {0};
    struct seen seen = {0};
    struct failing failing = {.call = faults[fault].call,
                              .at = at,
                              .lasting = lasting,
                              .number = faults[fault].number,
                              .bytes = faults[fault].bytes};
    test_row("%s at call %zu%s", faults[fault].name, at, lasting ? " and after" : "");
    files_new();
    if (!expect(sitting_create("talk.csv")) || !expect(sitting_open(&sitting, "talk.csv"))) {
        return false;
    }
    failing_set(&failing);
    script_play(&sitting, &seen, NULL, NULL);
    failing_set(NULL);
    expect_int(seen.lies, 0);
    bool failed = store_status(sitting.store)->saving == STORE_FAILING;
    expect(!failed || heard_failure(&sitting));
    expect(!failed || store_status(sitting.store)->reason.size > 0);
    if (faults[fault].silent) {
        expect(!heard_failure(&sitting));
    }
    expect_recovery(&sitting, &seen);
    seen_release(&seen);
    return failing.struck > 0;
}

static void a_fault_at_any_call_costs_nothing_once_it_is_gone(void)
{
    size_t states = 0;
    for (size_t fault = 0; fault < COUNT(faults); fault++) {
        for (int lasting = 0; lasting <= (faults[fault].lasts ? 1 : 0); lasting++) {
            size_t at = 1;
            while (try_one(fault, at, lasting == 1)) {
                at++;
            }
            expect(at > 10);
            states += at - 1;
        }
    }
    printf("# %zu states tried\n", states);
    expect(states > 500);
}

/* While nothing can be written, everything that was kept is in memory and on the screen. */
static void what_can_not_be_written_is_said_and_kept_and_written_later(void)
{
    struct sitting sitting = {0};
    struct failing full = {.call = OS_WRITE, .at = 1, .lasting = true, .number = ENOSPC};
    files_new();
    expect(sitting_create("talk.csv"));
    expect(sitting_open(&sitting, "talk.csv"));
    failing_set(&full);
    sitting_note(&sitting, "in memory");
    store_sync(sitting.store);
    sitting_pass(&sitting, 30);
    expect_int(store_status(sitting.store)->saving, STORE_FAILING);
    expect(strstr(str_text(&store_status(sitting.store)->reason), "disk is full") != NULL);
    expect(sitting_heard(&sitting, NEWS_FAILURE, "disk is full"));
    /* It is tried again, but not all the time: every five seconds in the end. */
    size_t tries = full.count;
    sitting_pass(&sitting, 60);
    expect(full.count - tries >= 8);
    expect(full.count - tries <= 40);
    failing_set(NULL);
    sitting_pass(&sitting, 6);
    expect_int(store_status(sitting.store)->saving, STORE_SAVED);
    expect(sitting_heard(&sitting, NEWS_GOOD, "Saved again"));
    expect(sitting_close(&sitting));
    struct sitting after = {0};
    expect(sitting_open(&after, "talk.csv"));
    expect(sitting_has(&after, "in memory"));
    expect(sitting_close(&after));
}

static void leaving_while_nothing_can_be_written_says_what_is_not_saved(void)
{
    struct sitting sitting = {0};
    struct failing full = {.call = OS_WRITE, .at = 1, .lasting = true, .number = ENOSPC};
    files_new();
    expect(sitting_create("talk.csv"));
    expect(sitting_open(&sitting, "talk.csv"));
    failing_set(&full);
    sitting_note(&sitting, "lost after all");
    expect(!sitting_close(&sitting));
    failing_set(NULL);
    expect_int(err_exit_code(&sitting.err), 3);
    expect(strstr(sitting.err.message, "disk is full") != NULL);
}

/* --- Before and while opening */

/* Only syncs fail, from the n-th on: what comes is written all the same, and a kill loses none of
 * it; but it is never called saved. */
static void a_kill_while_no_sync_succeeds_loses_nothing_that_could_be_written(void)
{
    enum { NOTES = 12, FIRST = 8 };
    for (size_t at = 1; at <= FIRST; at++) {
        struct failing failing = {.call = OS_SYNC, .at = at, .lasting = true, .number = EIO};
        struct sitting one = {0}, two = {.clock = 1501680000000000U};
        char text[40];
        test_row("from sync %zu on", at);
        files_new();
        expect(sitting_create("talk.csv"));
        expect(sitting_open(&one, "talk.csv"));
        failing_set(&failing);
        for (int i = 0; i < NOTES; i++) {
            (void)snprintf(text, sizeof text, "note %d", i);
            store_draft(one.store, 0, 0, 0, slice_of("note"));
            store_draft(one.store, 0, 4, 0, slice_from(slice_of(text), 4));
            sitting_note(&one, text);
            store_sync(one.store);
            sitting_turn(&one, 300000);
        }
        store_draft(one.store, 1, 0, 0, slice_of("parked"));
        for (const char *letter = "half a line"; *letter != '\0'; letter++) {
            store_draft(one.store, 0, strlen("half a line") - strlen(letter), 0,
                        slice_make(letter, 1));
            sitting_turn(&one, 100000);
        }
        expect_int(store_status(one.store)->saving, STORE_FAILING);
        sitting_drop(&one);
        failing_set(NULL);
        expect(sitting_open(&two, "talk.csv"));
        for (int i = 0; i < NOTES; i++) {
            (void)snprintf(text, sizeof text, "note %d", i);
            expect_at(__FILE__, __LINE__, sitting_has(&two, text), "gone: %s", text);
        }
        if (expect_int(two.draft_count, 2)) {
            expect_str(str_text(&two.drafts[0].text), "half a line");
            expect_str(str_text(&two.drafts[1].text), "parked");
        }
        expect(!sitting_heard(&two, NEWS_DAMAGE, ""));
        expect(sitting_close(&two));
    }
}

static void add_file(struct str *all, const char *folder, struct slice name)
{
    struct str path = {0};
    str_add_format(&path, "%s/%.*s", folder, (int)name.size, name.at);
    str_add(all, str_slice(&path));
    str_add_char(all, '\n');
    (void)files_read(str_text(&path), all);
    str_release(&path);
}

static void add_folder(struct str *all, const char *folder)
{
    struct str names = {0};
    files_list(folder, "", &names);
    struct slice rest = str_slice(&names);
    struct slice name;
    while (rest.size > 0 && slice_next(&rest, '\n', &name)) {
        if (name.size > 0) {
            add_file(all, folder, name);
        }
    }
    str_release(&names);
}

static void add_all(struct str *all)
{
    add_folder(all, ".");
    add_folder(all, "talk.journal");
}

/* A session that was killed, so that there is a journal to fold and a draft to bring back. */
static void make_left_over(void)
{
    struct sitting sitting = {0};
    files_new();
    expect(sitting_create("talk.csv"));
    expect(sitting_open(&sitting, "talk.csv"));
    sitting_note(&sitting, "brought back");
    store_draft(sitting.store, 0, 0, 0, slice_of("half a line"));
    sitting_drop(&sitting);
}

static bool open_with(int number, size_t at, bool lasting)
{
    struct sitting sitting = {0};
    struct failing failing = {
        .call = OS_CALL_COUNT, .at = at, .lasting = lasting, .number = number};
    struct str before = {0};
    struct str after = {0};
    add_all(&before);
    failing_set(&failing);
    bool opened = sitting_open(&sitting, "talk.csv");
    failing_set(NULL);
    if (!opened) {
        expect_int(err_exit_code(&sitting.err), 3);
        expect(sitting.err.message[0] != '\0');
    } else if (store_status(sitting.store)->read_only) {
        expect_int(err_exit_code(&sitting.err), 3);
    } else {
        expect(sitting_has(&sitting, "brought back"));
        expect_str(sitting_text(&sitting, "s-title"), "Local spaces");
    }
    if (opened) {
        sitting_drop(&sitting);
    }
    add_all(&after);
    expect_bytes(after.at, after.size, before.at, before.size);
    str_release(&before);
    str_release(&after);
    return failing.struck > 0;
}

static void a_fault_while_opening_is_said_and_touches_no_file(void)
{
    static const int numbers[] = {EIO, EACCES, EMFILE, ENOSPC};
    size_t states = 0;
    make_left_over();
    for (size_t i = 0; i < COUNT(numbers); i++) {
        for (int lasting = 0; lasting < 2; lasting++) {
            size_t at = 1;
            test_row("%s at call %zu%s", strerror(numbers[i]), at, lasting ? " and after" : "");
            while (open_with(numbers[i], at, lasting == 1)) {
                at++;
                test_row("%s at call %zu%s", strerror(numbers[i]), at, lasting ? " and after" : "");
            }
            states += at - 1;
        }
    }
    printf("# %zu states tried\n", states);
    expect(states > 100);
}

/* Whether the fault struck. */
static bool create_with(int number, size_t at, bool lasting)
{
    struct sitting sitting = {0};
    struct failing failing = {
        .call = OS_CALL_COUNT, .at = at, .lasting = lasting, .number = number};
    test_row("%s at call %zu%s", strerror(number), at, lasting ? " and after" : "");
    files_new();
    failing_set(&failing);
    bool made = sitting_create_quietly("talk.csv");
    failing_set(NULL);
    /* A sync that failed at the very end leaves a session that is whole. */
    expect(!made || files_exists("talk.csv"));
    expect(files_exists("talk.csv") || sitting_create("talk.csv"));
    if (expect(sitting_open(&sitting, "talk.csv"))) {
        expect_str(sitting_text(&sitting, "s-title"), "Local spaces");
        expect(sitting_close(&sitting));
    }
    return failing.struck > 0;
}

static void a_fault_while_a_session_is_made_leaves_all_of_it_or_nothing(void)
{
    static const int numbers[] = {EIO, ENOSPC, EACCES};
    size_t states = 0;
    for (size_t i = 0; i < COUNT(numbers); i++) {
        for (int lasting = 0; lasting < 2; lasting++) {
            size_t at = 1;
            while (create_with(numbers[i], at, lasting == 1)) {
                at++;
            }
            states += at - 1;
        }
    }
    printf("# %zu states tried\n", states);
    expect(states > 60);
}

static const struct test tests[] = {
    {"a fault at any call costs nothing once it is gone",
     a_fault_at_any_call_costs_nothing_once_it_is_gone},
    {"what can not be written is said, and kept, and written later",
     what_can_not_be_written_is_said_and_kept_and_written_later},
    {"leaving while nothing can be written says what is not saved",
     leaving_while_nothing_can_be_written_says_what_is_not_saved},
    {"a kill while no sync succeeds loses nothing that could be written",
     a_kill_while_no_sync_succeeds_loses_nothing_that_could_be_written},
    {"a fault while opening is said and touches no file",
     a_fault_while_opening_is_said_and_touches_no_file},
    {"a fault while a session is made leaves all of it or nothing",
     a_fault_while_a_session_is_made_leaves_all_of_it_or_nothing},
};

int main(int argc, char **argv)
{
    script_fast_folder();
    int answer = test_main(tests, COUNT(tests), argc, argv);
    files_remove();
    return answer;
}
