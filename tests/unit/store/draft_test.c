#include "store/draft.h"

#include <errno.h>
#include <string.h>

#include "base/mem.h"
#include "base/os.h"
#include "expect.h"
#include "failing.h"
#include "files.h"

static const char *const file = "talk.journal/20170802T101405-js-7k3q.draft";

struct bench {
    struct place place;
    struct log log;
    struct draft draft;
};

static void set_up(struct bench *bench)
{
    struct err err = {0};
    struct log_header header = {.author = slice_of("js"), .tag = slice_of("7k3q")};
    files_new();
    expect(place_open(&bench->place, files_path("talk.csv"), &err));
    log_init(&bench->log, &header, 1501668845000000U);
    draft_init(&bench->draft, &bench->log);
}

static void tear_down(struct bench *bench)
{
    failing_set(NULL);
    draft_close(&bench->draft, &bench->place);
    draft_release(&bench->draft);
    log_release(&bench->log);
    place_close(&bench->place);
}

static bool change(struct bench *bench, int slot, size_t at, size_t removed, const char *inserted)
{
    return draft_change(&bench->draft, &bench->place, slot, at, removed, slice_of(inserted));
}

/* What the first `size` bytes of the file give for a slot, where `committed` actions stand. */
static void expect_bytes_give(struct slice bytes, uint64_t committed, int slot, const char *wanted)
{
    struct log_header header;
    struct draft_slots slots = {0};
    uint64_t seq = 0;
    if (expect(draft_replay(bytes, &header, committed, &slots, &seq))) {
        const struct str *text = draft_slots_find(&slots, slot);
        expect_str(text == NULL ? "" : str_text(text), wanted);
    }
    draft_slots_release(&slots);
}

static void expect_draft(uint64_t committed, int slot, const char *wanted)
{
    struct str bytes = {0};
    if (expect(files_read(file, &bytes))) {
        expect_bytes_give(str_slice(&bytes), committed, slot, wanted);
    }
    str_release(&bytes);
}

static void every_change_is_on_the_disk_when_the_call_returns(void)
{
    struct bench bench;
    set_up(&bench);
    expect(change(&bench, 0, 0, 0, "Barb"));
    expect_draft(0, 0, "Barb");
    expect(change(&bench, 0, 4, 0, "ados:\n\tfirst"));
    expect_draft(0, 0, "Barbados:\n\tfirst");
    expect(change(&bench, 0, 0, 4, "B"));
    expect_draft(0, 0, "Bados:\n\tfirst");
    expect(change(&bench, 3, 0, 0, "parked"));
    expect_draft(0, 3, "parked");
    expect_draft(0, 0, "Bados:\n\tfirst");
    tear_down(&bench);
}

/* When the text of a slot was begun, as the file has it; 0 where it does not say. */
static uint64_t started_of(int slot)
{
    struct str bytes = {0};
    struct log_header header;
    struct draft_slots slots = {0};
    uint64_t seq = 0;
    uint64_t started = 0;
    expect(files_read(file, &bytes));
    expect(draft_replay(str_slice(&bytes), &header, 0, &slots, &seq));
    for (size_t i = 0; i < slots.count; i++) {
        started = slots.items[i].slot == slot ? slots.items[i].started : started;
    }
    draft_slots_release(&slots);
    str_release(&bytes);
    return started;
}

static void when_a_text_was_begun_comes_back_with_it(void)
{
    struct bench bench;
    set_up(&bench);
    uint64_t before = os_wall_clock();
    expect(change(&bench, 0, 0, 0, "B"));
    uint64_t begun = started_of(0);
    expect(begun >= before && begun <= os_wall_clock());
    expect(change(&bench, 0, 1, 0, "arbados"));
    expect(change(&bench, 0, 0, 1, "b"));
    expect(started_of(0) == begun);
    test_row("also where the file was written anew");
    expect(draft_rewrite(&bench.draft, &bench.place));
    expect(started_of(0) == begun);
    test_row("and another text has a time of its own");
    expect(change(&bench, 0, 0, 8, "Chile"));
    expect(started_of(0) > begun);
    expect(change(&bench, 0, 0, 5, ""));
    uint64_t emptied = os_wall_clock();
    expect(change(&bench, 0, 0, 0, "x"));
    expect(started_of(0) >= emptied);
    tear_down(&bench);
}

static void a_change_is_one_write(void)
{
    struct bench bench;
    struct failing writes = {.call = OS_WRITE};
    set_up(&bench);
    failing_set(&writes);
    for (size_t i = 1; i <= 5; i++) {
        expect(change(&bench, 0, i - 1, 0, "a"));
        expect_int(writes.count, i);
    }
    tear_down(&bench);
}

static void a_file_cut_at_any_byte_gives_what_was_whole(void)
{
    static const char *const states[] = {"", "one", "one two", "one two three"};
    struct bench bench;
    struct str bytes = {0};
    size_t ends[COUNT(states)];
    set_up(&bench);
    expect(change(&bench, 0, 0, 0, "one"));
    files_read(file, &bytes);
    ends[0] = slice_find(str_slice(&bytes), '\n') + 1;
    ends[1] = bytes.size;
    for (size_t i = 2; i < COUNT(states); i++) {
        expect(change(&bench, 0, strlen(states[i - 1]), 0, states[i] + strlen(states[i - 1])));
        str_clear(&bytes);
        files_read(file, &bytes);
        ends[i] = bytes.size;
    }
    for (size_t size = ends[0]; size <= bytes.size; size++) {
        size_t state = 0;
        for (size_t i = 0; i < COUNT(states); i++) {
            /* A line without its line end is whole already: all of it is there. */
            state = size >= ends[i] - (i > 0 ? 1 : 0) ? i : state;
        }
        test_row("%zu bytes", size);
        expect_bytes_give(slice_head(str_slice(&bytes), size), 0, 0, states[state]);
    }
    str_release(&bytes);
    tear_down(&bench);
}

static void a_text_that_became_an_action_is_stale_and_a_parked_one_is_not(void)
{
    struct bench bench;
    struct action action = {.seq = 1, .undoes = slice_of("abcd.1")};
    set_up(&bench);
    expect(change(&bench, 0, 0, 0, "kept already"));
    expect(change(&bench, 2, 0, 0, "parked"));
    log_add(&bench.log, &action);
    draft_commit(&bench.draft);
    expect_draft(1, 0, "");
    expect_draft(0, 0, "kept already");
    expect_draft(1, 2, "parked");
    expect(change(&bench, 0, 0, 0, "next"));
    expect_draft(1, 0, "next");
    expect_draft(1, 2, "parked");
    tear_down(&bench);
}

static void what_is_forgotten_is_no_more_on_the_disk(void)
{
    struct bench bench;
    struct str bytes = {0};
    set_up(&bench);
    expect(change(&bench, 0, 0, 0, "a secret"));
    draft_forget(&bench.draft);
    expect(draft_rewrite(&bench.draft, &bench.place));
    files_read(file, &bytes);
    expect(slice_find_part(str_slice(&bytes), slice_of("secret")) == bytes.size);
    expect_int(files_count("talk.journal", ""), 1);
    expect(change(&bench, 0, 0, 0, "in the open"));
    expect_draft(0, 0, "in the open");
    str_release(&bytes);
    tear_down(&bench);
}

static void after_a_failed_write_the_file_is_written_anew(void)
{
    static const struct failing faults[] = {
        {.call = OS_WRITE, .at = 1, .number = ENOSPC},
        {.call = OS_WRITE, .at = 2, .number = ENOSPC, .lasting = true},
    };
    for (size_t i = 0; i < COUNT(faults); i++) {
        struct bench bench;
        struct failing full = faults[i];
        test_row("fault %zu", i);
        set_up(&bench);
        expect(change(&bench, 0, 0, 0, "one"));
        failing_set(&full);
        (void)change(&bench, 0, 3, 0, " two");
        expect(!change(&bench, 0, 7, 0, " three"));
        failing_set(NULL);
        expect(draft_rewrite(&bench.draft, &bench.place));
        expect_draft(0, 0, "one two three");
        expect(change(&bench, 0, 13, 0, " four"));
        expect_draft(0, 0, "one two three four");
        tear_down(&bench);
    }
}

static void changes_outside_of_the_text_are_clipped(void)
{
    struct bench bench;
    set_up(&bench);
    expect(change(&bench, 0, 9, 9, "one"));
    expect(change(&bench, 0, 1, 99, "h"));
    expect(change(&bench, 0, 0, 0, ""));
    expect_draft(0, 0, "oh");
    tear_down(&bench);
}

static void an_empty_draft_is_removed_at_the_end(void)
{
    struct bench bench;
    set_up(&bench);
    expect(change(&bench, 0, 0, 0, "one"));
    expect(change(&bench, 0, 0, 3, ""));
    draft_close(&bench.draft, &bench.place);
    expect(!files_exists(file));
    tear_down(&bench);
}

static const struct test tests[] = {
    {"every change is on the disk when the call returns",
     every_change_is_on_the_disk_when_the_call_returns},
    {"when a text was begun comes back with it", when_a_text_was_begun_comes_back_with_it},
    {"a change is one write", a_change_is_one_write},
    {"a file cut at any byte gives what was whole", a_file_cut_at_any_byte_gives_what_was_whole},
    {"a text that became an action is stale, and a parked one is not",
     a_text_that_became_an_action_is_stale_and_a_parked_one_is_not},
    {"what is forgotten is no more on the disk", what_is_forgotten_is_no_more_on_the_disk},
    {"after a failed write the file is written anew",
     after_a_failed_write_the_file_is_written_anew},
    {"changes outside of the text are clipped", changes_outside_of_the_text_are_clipped},
    {"an empty draft is removed at the end", an_empty_draft_is_removed_at_the_end},
};

int main(int argc, char **argv)
{
    int answer = test_main(tests, COUNT(tests), argc, argv);
    files_remove();
    return answer;
}
