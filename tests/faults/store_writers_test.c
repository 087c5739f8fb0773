/* Several programs on one session: they follow each other, and what is left does not depend on who
 * was first. */
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "../unit/store/files.h"
#include "../unit/store/sitting.h"
#include "expect.h"
#include "store_script.h"

static void expect_same(struct sitting *left, struct sitting *right)
{
    struct str a = {0};
    struct str b = {0};
    sitting_texts(left, &a);
    sitting_texts(right, &b);
    expect_str(str_text(&a), str_text(&b));
    str_release(&a);
    str_release(&b);
}

static void pass_both(struct sitting *left, struct sitting *right, unsigned seconds)
{
    for (unsigned i = 0; i < seconds; i++) {
        sitting_pass(left, 1);
        sitting_pass(right, 1);
    }
}

/* Two programs write in turns; both ids and texts. */
static void write_in_turns(struct sitting *one, struct sitting *two)
{
    char shared[64];
    (void)snprintf(shared, sizeof shared, "%s", sitting_note(one, "one: begins"));
    pass_both(one, two, 2);
    sitting_note(two, "two: answers");
    sitting_set(two, shared, FIELD_TAGS, "from-two");
    sitting_note(one, "one: goes on, not knowing");
    pass_both(one, two, 2);
    sitting_set(one, shared, FIELD_TEXT, "one: begins, corrected");
    sitting_set(two, shared, FIELD_TEXT, "two: corrects at the same time");
    pass_both(one, two, 6);
}

static void two_programs_follow_each_other_and_leave_one_file(void)
{
    struct str files[4] = {{0}};
    for (int order = 0; order < 4; order++) {
        struct sitting one = {0};
        struct sitting two = {.author = "mk", .clock = 1501668846500000U};
        struct sitting last = {.clock = 1501690000000000U, .author = "zz"};
        test_row("order %d", order);
        files_new();
        expect(sitting_create("talk.csv"));
        expect(sitting_open(&one, "talk.csv"));
        expect(sitting_open(&two, "talk.csv"));
        write_in_turns(&one, &two);
        expect_same(&one, &two);
        expect_int(store_status(one.store)->others, 1);
        expect_int(store_status(two.store)->others, 1);
        sitting_note(&one, "one: last words");
        sitting_note(&two, "two: last words");
        /* Whoever closes first; with or without a turn in between. */
        expect(sitting_close(order % 2 == 0 ? &one : &two));
        if (order > 1) {
            sitting_pass(order % 2 == 0 ? &two : &one, 1);
        }
        expect(sitting_close(order % 2 == 0 ? &two : &one));
        files_read("talk.csv", &files[order]);
        expect(sitting_open(&last, "talk.csv"));
        expect(store_status(last.store)->csv_current);
        expect(sitting_has(&last, "one: last words"));
        expect(sitting_has(&last, "two: last words"));
        expect_int(last.news.count, 0);
        expect(sitting_close(&last));
        struct str again = {0};
        files_read("talk.csv", &again);
        expect_bytes(again.at, again.size, files[order].at, files[order].size);
        str_release(&again);
    }
    for (int order = 0; order < 4; order++) {
        str_release(&files[order]);
    }
}

static void one_that_was_killed_leaves_the_other_everything(void)
{
    struct sitting one = {0};
    struct sitting two = {.author = "mk", .clock = 1501668846500000U};
    files_new();
    expect(sitting_create("talk.csv"));
    expect(sitting_open(&one, "talk.csv"));
    expect(sitting_open(&two, "talk.csv"));
    sitting_note(&one, "its last words");
    sitting_drop(&one);
    sitting_pass(&two, 12);
    expect(sitting_has(&two, "its last words"));
    expect_int(store_status(two.store)->others, 0);
    expect(store_status(two.store)->csv_current);
    expect(sitting_close(&two));
}

static void a_living_draft_is_not_brought_back_and_another_persons_is_left_to_them(void)
{
    struct sitting one = {0};
    struct sitting two = {.author = "mk", .clock = 1501668846500000U};
    files_new();
    expect(sitting_create("talk.csv"));
    expect(sitting_open(&one, "talk.csv"));
    store_draft(one.store, 0, 0, 0, slice_of("being typed"));
    expect(sitting_open(&two, "talk.csv"));
    expect_int(two.draft_count, 0);
    expect_int(store_status(two.store)->others, 1);
    expect(sitting_close(&two));
    sitting_drop(&one);
    struct sitting three = {.author = "mk"};
    expect(sitting_open(&three, "talk.csv"));
    expect_int(three.draft_count, 0);
    expect(sitting_heard(&three, NEWS_OTHERS, "js left an unfinished line"));
    store_adopt_drafts(three.store);
    expect(sitting_close(&three));
    struct sitting four = {0};
    expect(sitting_open(&four, "talk.csv"));
    if (expect_int(four.draft_count, 1)) {
        expect_str(str_text(&four.drafts[0].text), "being typed");
    }
    sitting_drop(&four);
}

/* --- The journal's lines in any order, any number of times */

static unsigned next_random(unsigned *state)
{
    *state = *state * 1103515245U + 12345U;
    return *state >> 16;
}

/* Writes a log anew with its lines shuffled and some repeated; the first line stays. */
static void shuffle(const char *name, unsigned *state)
{
    struct str bytes = {0};
    struct slice lines[64];
    size_t count = 0;
    files_read(name, &bytes);
    struct slice rest = str_slice(&bytes);
    while (count < COUNT(lines) / 2 && rest.size > 0 && slice_next(&rest, '\n', &lines[count])) {
        bool repeated = false; /* by an earlier round */
        for (size_t i = 0; i < count && !repeated; i++) {
            repeated = slice_equal(lines[i], lines[count]);
        }
        count += repeated ? 0 : 1;
    }
    size_t all = count;
    for (size_t i = 1; i < count; i++) {
        if (next_random(state) % 3 == 0) {
            lines[all++] = lines[i];
        }
    }
    for (size_t i = all - 1; i > 1; i--) {
        size_t other = 1 + next_random(state) % i;
        struct slice kept = lines[i];
        lines[i] = lines[other];
        lines[other] = kept;
    }
    struct str shuffled = {0};
    for (size_t i = 0; i < all; i++) {
        str_add(&shuffled, lines[i]);
        str_add_char(&shuffled, '\n');
    }
    files_write(name, str_slice(&shuffled));
    str_release(&shuffled);
    str_release(&bytes);
}

static void shuffle_all(unsigned *state)
{
    struct str names = {0};
    files_list("talk.journal", ".log", &names);
    struct slice rest = str_slice(&names);
    struct slice line;
    while (rest.size > 0 && slice_next(&rest, '\n', &line)) {
        char name[300];
        (void)snprintf(name, sizeof name, "talk.journal/%.*s", (int)line.size, line.at);
        if (line.size > 0) {
            shuffle(name, state);
        }
    }
    str_release(&names);
}

static void the_fold_of_any_order_and_any_repetition_of_lines_is_the_same_file(void)
{
    struct sitting one = {0};
    struct sitting two = {.author = "mk", .clock = 1501668846500000U};
    struct str wanted = {0};
    unsigned state = 7;
    files_new();
    expect(sitting_create("talk.csv"));
    expect(sitting_open(&one, "talk.csv"));
    expect(sitting_open(&two, "talk.csv"));
    write_in_turns(&one, &two);
    sitting_undo(&one);
    sitting_undo(&one);
    pass_both(&one, &two, 2);
    expect(sitting_close(&one));
    expect(sitting_close(&two));
    files_read("talk.csv", &wanted);
    for (int round = 0; round < 50; round++) {
        struct sitting last = {.clock = 1501690000000000U};
        struct str found = {0};
        test_row("round %d", round);
        shuffle_all(&state);
        expect(remove(files_path("talk.csv")) == 0);
        expect(sitting_open(&last, "talk.csv"));
        expect(sitting_close(&last));
        files_read("talk.csv", &found);
        expect_bytes(found.at, found.size, wanted.at, wanted.size);
        str_release(&found);
    }
    str_release(&wanted);
}

static void a_sync_tools_copies_are_folded_in(void)
{
    struct sitting one = {0};
    struct sitting two = {0};
    struct sitting three = {0};
    struct str log = {0};
    struct str csv = {0};
    struct str name = {0};
    files_new();
    expect(sitting_create("talk.csv"));
    expect(sitting_open(&one, "talk.csv"));
    sitting_note(&one, "only in a copy");
    expect(sitting_close(&one));
    /* The log itself became a conflict copy, and so did the CSV; the CSV here is older. */
    files_list("talk.journal", ".log", &name);
    struct slice rest = str_slice(&name);
    struct slice line;
    (void)slice_next(&rest, '\n', &line);
    (void)slice_next(&rest, '\n', &line);
    char from[300];
    (void)snprintf(from, sizeof from, "talk.journal/%.*s", (int)line.size, line.at);
    char to[400];
    (void)snprintf(to, sizeof to, "%.*s.sync-conflict-20170802-101405-ABCDEFG.log",
                   (int)strlen(from) - 4, from);
    files_read("talk.csv", &csv);
    files_write("talk.sync-conflict-20170802-101405-ABCDEFG.csv", str_slice(&csv));
    expect(rename(files_path(from), files_path(to)) == 0);
    expect(sitting_open(&two, "talk.csv"));
    expect(sitting_has(&two, "only in a copy"));
    /* It has nothing that the journal has not. */
    expect(!files_exists("talk.sync-conflict-20170802-101405-ABCDEFG.csv"));
    expect(sitting_close(&two));
    /* A copy with something new stays until that is in the journal. */
    str_clear(&csv);
    files_read("talk.csv", &csv);
    size_t at = slice_find_part(str_slice(&csv), slice_of("only in a copy"));
    expect(at < csv.size);
    str_splice(&csv, at, 4, slice_of("ONLY"));
    files_write("talk (conflicted copy 2017-08-02).csv", str_slice(&csv));
    expect(sitting_open(&three, "talk.csv"));
    expect(sitting_has(&three, "ONLY in a copy"));
    expect(sitting_close(&three));
    struct sitting four = {0};
    expect(sitting_open(&four, "talk.csv"));
    expect(sitting_has(&four, "ONLY in a copy"));
    expect(!files_exists("talk (conflicted copy 2017-08-02).csv"));
    expect(sitting_close(&four));
    str_release(&log);
    str_release(&csv);
    str_release(&name);
}

/* --- With threads: no turn is asked for before the descriptor says so */

static bool is_ready(const struct sitting *sitting, int milliseconds)
{
    struct pollfd wanted = {.fd = store_fd(sitting->store), .events = POLLIN};
    return poll(&wanted, 1, milliseconds) == 1;
}

/* Turns, each when the descriptor says so, until `text` is there; at most so many. */
static bool comes(struct sitting *sitting, const char *text)
{
    for (int turn = 0; turn < 50 && !sitting_has(sitting, text); turn++) {
        if (!is_ready(sitting, 5000)) {
            return false;
        }
        sitting_turn(sitting, 1000);
    }
    return sitting_has(sitting, text);
}

static void a_program_with_threads_is_woken_by_what_another_writes(void)
{
    struct sitting one = {.threads = true};
    struct sitting two = {.threads = true, .author = "mk", .clock = 1501668846500000U};
    files_new();
    expect(sitting_create("talk.csv"));
    expect(sitting_open(&one, "talk.csv"));
    expect(store_fd(one.store) >= 0);
    expect(sitting_open(&two, "talk.csv"));
    sitting_note(&two, "the first, in a new log");
    expect(comes(&one, "the first, in a new log"));
    sitting_note(&two, "the second, in the same");
    expect(comes(&one, "the second, in the same"));
    sitting_note(&one, "an answer");
    store_sync(one.store);
    expect(comes(&two, "an answer"));
    for (int turn = 0; turn < 50 && store_status(one.store)->saving != STORE_SAVED; turn++) {
        expect(is_ready(&one, 5000));
        sitting_turn(&one, 1000);
    }
    expect_int(store_status(one.store)->saving, STORE_SAVED);
    expect(sitting_close(&one));
    expect(sitting_close(&two));
}

static void nobody_is_woken_by_what_they_type_themselves(void)
{
    struct sitting one = {.threads = true};
    files_new();
    expect(sitting_create("talk.csv"));
    expect(sitting_open(&one, "talk.csv"));
    sitting_note(&one, "begins");
    store_sync(one.store);
    store_draft(one.store, 0, 0, 0, slice_of("a"));
    for (int turn = 0; turn < 100 && is_ready(&one, 200); turn++) {
        sitting_turn(&one, 1000);
    }
    for (size_t i = 1; i < 50; i++) {
        store_draft(one.store, 0, i, 0, slice_of("a"));
    }
    expect(!is_ready(&one, 100));
    expect(sitting_close(&one));
}

static const struct test tests[] = {
    {"two programs follow each other and leave one file",
     two_programs_follow_each_other_and_leave_one_file},
    {"one that was killed leaves the other everything",
     one_that_was_killed_leaves_the_other_everything},
    {"a living draft is not brought back, and another person's is left to them",
     a_living_draft_is_not_brought_back_and_another_persons_is_left_to_them},
    {"the fold of any order and any repetition of lines is the same file",
     the_fold_of_any_order_and_any_repetition_of_lines_is_the_same_file},
    {"a sync tool's copies are folded in", a_sync_tools_copies_are_folded_in},
    {"a program with threads is woken by what another writes",
     a_program_with_threads_is_woken_by_what_another_writes},
    {"nobody is woken by what they type themselves", nobody_is_woken_by_what_they_type_themselves},
};

int main(int argc, char **argv)
{
    script_fast_folder();
    int answer = test_main(tests, COUNT(tests), argc, argv);
    files_remove();
    return answer;
}
