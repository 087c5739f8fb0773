/* The kill sweep of the store: the script runs in a child that dies at its n-th system call, n = 1,
 * 2, … until a run ends by itself; once right after the call, once half way through a write. What
 * it had painted until then must be there. */
#include "store_script.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "../unit/store/failing.h"
#include "../unit/store/files.h"
#include "expect.h"

/* --- The child */

static void tell_parent(void *context, char what, const char *text)
{
    const int *pipe_end = context;
    struct str line = {0};
    /* Length first: the texts have line breaks. One write, so that a death cuts none apart. */
    str_add_format(&line, "%c%08zu%s", what, strlen(text), text);
    if (write(*pipe_end, line.at, line.size) != (ssize_t)line.size) {
        _exit(9);
    }
    str_release(&line);
}

struct plan {
    struct failing failing;
    bool threads;
    void (*play)(int pipe_end, struct plan *plan); /* what the child does, with the hook set */
};

static void play_session(int pipe_end, struct plan *plan)
{
    struct sitting sitting = {.threads = plan->threads};
    struct seen seen = {0};
    if (!sitting_open(&sitting, "talk.csv")) {
        _exit(8);
    }
    failing_set(&plan->failing);
    script_play(&sitting, &seen, tell_parent, &pipe_end);
    bool good = sitting_close(&sitting);
    failing_set(NULL);
    seen_release(&seen);
    _exit(good ? 0 : 7);
}

/* What a program does that finds what a killed one left. */
static void play_recovery(int pipe_end, struct plan *plan)
{
    struct sitting sitting = {.clock = 1501675000000000U};
    (void)pipe_end;
    failing_set(&plan->failing);
    bool good = sitting_open(&sitting, "talk.csv");
    for (size_t i = 0; good && i < sitting.draft_count; i++) {
        store_draft(sitting.store, sitting.drafts[i].slot, 0, 0,
                    str_slice(&sitting.drafts[i].text));
    }
    if (good) {
        store_adopt_drafts(sitting.store);
        sitting_turn(&sitting, 2000000);
        good = sitting_close(&sitting);
    }
    failing_set(NULL);
    _exit(good ? 0 : 7);
}

static void play_creation(int pipe_end, struct plan *plan)
{
    (void)pipe_end;
    failing_set(&plan->failing);
    bool good = sitting_create("talk.csv");
    failing_set(NULL);
    _exit(good ? 0 : 7);
}

/* --- The parent */

static void listen_to(int pipe_end, struct seen *seen)
{
    enum { HEAD = 9 };
    char head[HEAD];
    FILE *stream = fdopen(pipe_end, "r");
    while (stream != NULL && fread(head, 1, HEAD, stream) == HEAD) {
        size_t size = 0;
        for (int i = 1; i < HEAD; i++) {
            size = size * 10 + (size_t)(head[i] - '0');
        }
        char *text = calloc(size + 1, 1);
        if (text != NULL && fread(text, 1, size, stream) == size) {
            seen_take(seen, head[0], text);
        }
        free(text);
    }
    if (stream != NULL) {
        (void)fclose(stream);
    }
}

/* Whether the child was killed. */
static bool run_child(struct plan *plan, struct seen *seen)
{
    int ends[2];
    int status = 0;
    if (!expect(pipe(ends) == 0)) {
        return false;
    }
    (void)fflush(stdout);
    pid_t pid = fork();
    if (pid == 0) {
        (void)close(ends[0]);
        plan->play(ends[1], plan);
    }
    (void)close(ends[1]);
    listen_to(ends[0], seen);
    expect(waitpid(pid, &status, 0) == pid);
    bool killed = WIFSIGNALED(status) && WTERMSIG(status) == SIGKILL;
    expect(killed || (WIFEXITED(status) && WEXITSTATUS(status) == 0));
    return killed;
}

static void adopt(struct sitting *sitting)
{
    for (size_t i = 0; i < sitting->draft_count; i++) {
        store_draft(sitting->store, sitting->drafts[i].slot, 0, 0,
                    str_slice(&sitting->drafts[i].text));
    }
    store_adopt_drafts(sitting->store);
}

/* The session opens, has it all, goes on, and ends in a CSV that a third program finds current. */
static void expect_after(const struct seen *seen)
{
    struct sitting sitting = {.clock = 1501680000000000U};
    struct sitting last = {.clock = 1501690000000000U};
    struct str first = {0};
    struct str again = {0};
    if (!expect(sitting_open(&sitting, "talk.csv"))) {
        return;
    }
    expect(!store_status(sitting.store)->read_only);
    expect_seen(&sitting, seen, true);
    adopt(&sitting);
    sitting_note(&sitting, "after it");
    store_sync(sitting.store);
    sitting_pass(&sitting, 2);
    expect(store_status(sitting.store)->saving == STORE_SAVED);
    expect(store_status(sitting.store)->csv_current);
    expect(sitting_close(&sitting));
    files_read("talk.csv", &first);
    if (expect(sitting_open(&last, "talk.csv"))) {
        expect(store_status(last.store)->csv_current);
        expect(sitting_has(&last, "after it"));
        expect(sitting_close(&last));
        files_read("talk.csv", &again);
        expect_bytes(again.at, again.size, first.at, first.size);
    }
    expect_int(files_count(".", ""), 2); /* the CSV and its journal: no leftovers */
    expect_int(files_count("talk.journal", ".new"), 0);
    str_release(&first);
    str_release(&again);
}

/* How many states were tried. */
static size_t sweep(struct plan plan, size_t step)
{
    size_t states = 0;
    for (plan.failing.at = 1;; plan.failing.at += step) {
        struct seen seen = {0};
        test_row("call %zu%s%s", plan.failing.at, plan.failing.half ? ", half of it" : "",
                 plan.threads ? ", with threads" : "");
        files_new();
        expect(sitting_create("talk.csv"));
        bool killed = run_child(&plan, &seen);
        if (killed) {
            states++;
            expect_after(&seen);
        } else {
            expect_int(seen.lies, 0);
        }
        seen_release(&seen);
        if (!killed) {
            return states;
        }
    }
}

static void a_kill_after_any_call_loses_nothing_that_was_painted(void)
{
    struct plan plan = {.failing = {.call = OS_CALL_COUNT, .number = OS_KILL},
                        .play = play_session};
    size_t states = sweep(plan, 1);
    printf("# killed after each of %zu calls\n", states);
    expect(states > 100);
    expect(states <= 300);
}

static void a_kill_half_way_through_any_write_loses_nothing_that_was_painted(void)
{
    struct plan plan = {.failing = {.call = OS_WRITE, .number = OS_KILL, .half = true},
                        .play = play_session};
    size_t states = sweep(plan, 1);
    printf("# killed half way through each of %zu writes\n", states);
    expect(states > 20);
}

static void the_same_holds_with_threads(void)
{
    struct plan plan = {.failing = {.call = OS_CALL_COUNT, .number = OS_KILL},
                        .threads = true,
                        .play = play_session};
    size_t states = sweep(plan, 7);
    printf("# killed after each seventh call with threads: %zu\n", states);
    expect(states > 10);
}

/* A session that was killed in the middle of a line, for the sweep of its recovery. */
static void make_left_over(void)
{
    struct sitting sitting = {0};
    files_new();
    expect(sitting_create("talk.csv"));
    expect(sitting_open(&sitting, "talk.csv"));
    sitting_note(&sitting, "kept");
    store_draft(sitting.store, 0, 0, 0, slice_of("half a line"));
    store_draft(sitting.store, 1, 0, 0, slice_of("parked"));
    sitting_drop(&sitting);
}

static void a_kill_while_a_killed_run_is_brought_back_loses_nothing_either(void)
{
    struct plan plan = {.failing = {.call = OS_CALL_COUNT, .number = OS_KILL},
                        .play = play_recovery};
    bool killed = true;
    size_t states = 0;
    for (plan.failing.at = 1; killed; plan.failing.at++) {
        struct seen seen = {0};
        test_row("call %zu", plan.failing.at);
        make_left_over();
        seen_take(&seen, 'K', "kept");
        killed = run_child(&plan, &seen);
        seen_take(&seen, 'D', "half a line");
        if (killed) {
            states++;
            expect_after(&seen);
        }
        seen_release(&seen);
    }
    printf("# killed after each of %zu calls of a recovery\n", states);
    expect(states > 20);
}

/* --- Off the record */

static const char secret[] = "between us";

/* Words of a killed run, draft and all, and of the one that then takes them off the record. */
static void make_secret(char id[64])
{
    struct sitting sitting = {0};
    files_new();
    expect(sitting_create("talk.csv"));
    expect(sitting_open(&sitting, "talk.csv"));
    sitting_note(&sitting, "for all");
    store_draft(sitting.store, 0, 0, 0, slice_of(secret));
    (void)snprintf(id, 64, "%s", sitting_note(&sitting, secret));
    sitting_turn(&sitting, 1000000);
    sitting_drop(&sitting);
}

static char secret_id[64];

static void play_redaction(int pipe_end, struct plan *plan)
{
    struct sitting sitting = {.clock = 1501675000000000U};
    if (!sitting_open(&sitting, "talk.csv")) {
        _exit(8);
    }
    sitting_set(&sitting, secret_id, FIELD_TEXT, "strictly between us");
    store_draft(sitting.store, 1, 0, 0, slice_of("parked"));
    sitting_turn(&sitting, 1000000);
    failing_set(&plan->failing);
    sitting_redact(&sitting, secret_id);
    store_sync(sitting.store);
    sitting_turn(&sitting, 1000000);
    if (store_status(sitting.store)->saving == STORE_SAVED) {
        tell_parent(&pipe_end, 'S', "");
    }
    bool good = sitting_close(&sitting);
    failing_set(NULL);
    _exit(good ? 0 : 7);
}

/* Either it has not happened, and all is there; or the words are gone for good. */
static void expect_taken_or_not(bool promised)
{
    struct sitting sitting = {.clock = 1501680000000000U};
    if (!expect(sitting_open(&sitting, "talk.csv"))) {
        return;
    }
    const struct record *record = session_find(&sitting.session, slice_of(secret_id));
    bool taken = record != NULL && record->redacted;
    expect(taken || !promised);
    expect(sitting_has(&sitting, "for all"));
    expect(taken != sitting_has(&sitting, "strictly between us"));
    expect(sitting.draft_count == 1 && slice_is(str_slice(&sitting.drafts[0].text), "parked"));
    adopt(&sitting);
    sitting_pass(&sitting, 6);
    expect(sitting_close(&sitting));
    expect_int(taken, !files_have(secret));
    expect_int(files_count(".", ""), 2);
    expect_int(files_count("talk.journal", ".new"), 0);
}

static size_t sweep_redaction(struct plan plan)
{
    bool killed = true;
    size_t states = 0;
    for (plan.failing.at = 1; killed; plan.failing.at++) {
        struct seen seen = {0};
        test_row("call %zu%s", plan.failing.at, plan.failing.half ? ", half of it" : "");
        make_secret(secret_id);
        seen.kept_count = 1;
        killed = run_child(&plan, &seen);
        states += killed ? 1 : 0;
        expect_taken_or_not(seen.saved == 1);
        seen_release(&seen);
    }
    return states;
}

static void a_kill_while_words_are_taken_off_the_record_leaves_them_whole_or_gone(void)
{
    struct plan plan = {.failing = {.call = OS_CALL_COUNT, .number = OS_KILL},
                        .play = play_redaction};
    struct plan half = {.failing = {.call = OS_WRITE, .number = OS_KILL, .half = true},
                        .play = play_redaction};
    size_t states = sweep_redaction(plan);
    states += sweep_redaction(half);
    printf("# killed in each of %zu states of a redaction\n", states);
    expect(states > 60);
}

static void a_kill_while_a_session_is_made_leaves_all_of_it_or_a_name_that_is_free(void)
{
    struct plan plan = {.failing = {.call = OS_CALL_COUNT, .number = OS_KILL},
                        .play = play_creation};
    bool killed = true;
    for (plan.failing.at = 1; killed; plan.failing.at++) {
        struct sitting sitting = {0};
        struct seen seen = {0};
        test_row("call %zu", plan.failing.at);
        files_new();
        killed = run_child(&plan, &seen);
        expect(files_exists("talk.csv") || sitting_create("talk.csv"));
        if (expect(sitting_open(&sitting, "talk.csv"))) {
            expect_str(sitting_text(&sitting, "s-title"), "Local spaces");
            expect(!sitting_heard(&sitting, NEWS_DAMAGE, ""));
            sitting_note(&sitting, "the first");
            expect(sitting_close(&sitting));
        }
        expect_int(files_count(".", ""), 2); /* nothing of the killed one stays */
        expect(files_exists("talk.journal"));
        seen_release(&seen);
    }
    expect(plan.failing.at > 10);
}

static const struct test tests[] = {
    {"a kill after any call loses nothing that was painted",
     a_kill_after_any_call_loses_nothing_that_was_painted},
    {"a kill half way through any write loses nothing that was painted",
     a_kill_half_way_through_any_write_loses_nothing_that_was_painted},
    {"the same holds with threads", the_same_holds_with_threads},
    {"a kill while a killed run is brought back loses nothing either",
     a_kill_while_a_killed_run_is_brought_back_loses_nothing_either},
    {"a kill while words are taken off the record leaves them whole or gone",
     a_kill_while_words_are_taken_off_the_record_leaves_them_whole_or_gone},
    {"a kill while a session is made leaves all of it, or a name that is free",
     a_kill_while_a_session_is_made_leaves_all_of_it_or_a_name_that_is_free},
};

int main(int argc, char **argv)
{
    script_fast_folder();
    int answer = test_main(tests, COUNT(tests), argc, argv);
    files_remove();
    return answer;
}
