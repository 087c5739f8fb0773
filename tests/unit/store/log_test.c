#include "store/log.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <unistd.h>

#include "expect.h"
#include "failing.h"
#include "files.h"
#include "store/log_file.h"

struct bench {
    struct place place;
    struct log log;
};

static void set_up(struct bench *bench)
{
    struct err err = {0};
    struct log_header header = {.author = slice_of("js"), .tag = slice_of("7k3q")};
    files_new();
    expect(place_open(&bench->place, files_path("talk.csv"), &err));
    log_init(&bench->log, &header, 1501668845000000U);
}

static void tear_down(struct bench *bench)
{
    failing_set(NULL);
    log_close(&bench->log, &bench->place, false);
    log_release(&bench->log);
    place_close(&bench->place);
}

static void add(struct bench *bench, const char *text)
{
    struct operation operation = {
        .id = slice_of("n1-7k3q"), .field = slice_of("text"), .value = slice_of(text)};
    struct action action = {.seq = bench->log.count + 1, .operations = &operation, .count = 1};
    log_add(&bench->log, &action);
}

static bool sync_log(struct bench *bench)
{
    struct log_sync sync = log_sync_of(&bench->log, &bench->place);
    log_sync_do(&sync);
    return log_sync_done(&bench->log, &sync);
}

/* --- What a reader finds in all logs: each seq, in the order of the files. */

struct found {
    char seqs[64];
};

static bool any_header(void *context, struct log_file *file)
{
    (void)context;
    return !file->damaged_header;
}

static void note_seq(void *context, const struct log_file *file, const struct action *action)
{
    struct found *found = context;
    size_t size = strlen(found->seqs);
    (void)file;
    (void)snprintf(found->seqs + size, sizeof found->seqs - size, "%d ", (int)action->seq);
}

static void note_damage(void *context, const struct log_file *file, uint64_t seq)
{
    struct found *found = context;
    size_t size = strlen(found->seqs);
    (void)file;
    (void)snprintf(found->seqs + size, sizeof found->seqs - size, "!%d ", (int)seq);
}

static void expect_log(struct bench *bench, const char *name, const char *seqs)
{
    struct found found = {""};
    const struct log_visitor visitor = {&found, any_header, note_seq, note_damage};
    struct log_file file = {.line = 1};
    struct err err = {0};
    str_add_text(&file.name, name);
    expect(log_file_read(&file, bench->place.journal, 1 << 20, &visitor, &err));
    expect_str(found.seqs, seqs);
    log_file_release(&file);
}

static void lines_go_to_a_file_named_by_time_person_and_tag(void)
{
    struct bench bench;
    set_up(&bench);
    add(&bench, "one");
    expect(log_write(&bench.log, &bench.place));
    add(&bench, "two");
    expect(log_write(&bench.log, &bench.place));
    expect_int(bench.log.synced, 0);
    expect(sync_log(&bench));
    expect_int(bench.log.synced, 2);
    expect_log(&bench, "20170802T101405-js-7k3q.log", "1 2 ");
    tear_down(&bench);
}

static void the_first_sync_is_of_the_folders_too_and_later_ones_of_the_data_alone(void)
{
    struct bench bench;
    struct failing syncs = {.call = OS_SYNC};
    set_up(&bench);
    add(&bench, "one");
    expect(log_write(&bench.log, &bench.place));
    failing_set(&syncs);
    expect(sync_log(&bench));
    expect_int(syncs.count, 3);
    add(&bench, "two");
    expect(log_write(&bench.log, &bench.place));
    expect(sync_log(&bench));
    expect_int(syncs.count, 4);
    tear_down(&bench);
}

static void a_failed_write_goes_to_a_new_file_from_the_last_good_sync_on(void)
{
    struct bench bench;
    struct failing full = {.call = OS_WRITE, .at = 1, .number = ENOSPC};
    set_up(&bench);
    add(&bench, "one");
    expect(log_write(&bench.log, &bench.place));
    expect(sync_log(&bench));
    add(&bench, "two");
    expect(log_write(&bench.log, &bench.place));
    add(&bench, "three");
    failing_set(&full);
    expect(!log_write(&bench.log, &bench.place));
    expect_int(errno, ENOSPC);
    expect_int(bench.log.written, 1);
    failing_set(NULL);
    expect(log_write(&bench.log, &bench.place));
    expect(sync_log(&bench));
    expect_int(bench.log.synced, 3);
    expect_log(&bench, "20170802T101405-js-7k3q.log", "1 2 ");
    expect_log(&bench, "20170802T101405-js-7k3q.2.log", "2 3 ");
    tear_down(&bench);
}

static void a_failed_sync_is_never_tried_again_on_the_same_file(void)
{
    struct bench bench;
    struct failing broken = {.call = OS_SYNC, .at = 1, .number = EIO};
    set_up(&bench);
    add(&bench, "one");
    expect(log_write(&bench.log, &bench.place));
    failing_set(&broken);
    expect(!sync_log(&bench));
    expect_int(errno, EIO);
    expect_int(bench.log.synced, 0);
    failing_set(NULL);
    expect(log_write(&bench.log, &bench.place));
    expect(sync_log(&bench));
    expect_log(&bench, "20170802T101405-js-7k3q.2.log", "1 ");
    tear_down(&bench);
}

static void a_file_that_could_not_be_begun_leaves_nothing_behind(void)
{
    struct bench bench;
    struct failing full = {.call = OS_WRITE, .at = 1, .number = ENOSPC, .lasting = true};
    set_up(&bench);
    add(&bench, "one");
    failing_set(&full);
    for (int i = 0; i < 3; i++) {
        expect(!log_write(&bench.log, &bench.place));
    }
    failing_set(NULL);
    expect_int(files_count("talk.journal", ".log"), 0);
    expect(log_write(&bench.log, &bench.place));
    expect_log(&bench, "20170802T101405-js-7k3q.log", "1 ");
    tear_down(&bench);
}

static void a_removed_file_is_noticed_by_the_sync_and_written_again_whole(void)
{
    struct bench bench;
    set_up(&bench);
    add(&bench, "one");
    expect(log_write(&bench.log, &bench.place));
    expect(sync_log(&bench));
    expect(remove(files_path("talk.journal/20170802T101405-js-7k3q.log")) == 0);
    add(&bench, "two");
    expect(log_write(&bench.log, &bench.place));
    expect(!sync_log(&bench));
    expect_int(errno, ESTALE);
    expect(log_write(&bench.log, &bench.place));
    expect(sync_log(&bench));
    expect_int(bench.log.synced, 2);
    expect_log(&bench, "20170802T101405-js-7k3q.2.log", "1 2 ");
    tear_down(&bench);
}

static void a_link_in_the_place_of_the_file_is_not_followed(void)
{
    struct bench bench;
    struct str other = {0};
    set_up(&bench);
    add(&bench, "one");
    expect(place_make_journal(&bench.place));
    files_write("victim", slice_of("precious"));
    expect(symlink(files_path("victim"), files_path("talk.journal/20170802T101405-js-7k3q.log")) ==
           0);
    expect(log_write(&bench.log, &bench.place));
    expect_log(&bench, "20170802T101405-js-7k3q.2.log", "1 ");
    files_read("victim", &other);
    expect_str(str_text(&other), "precious");
    str_release(&other);
    tear_down(&bench);
}

static void the_file_is_locked_while_the_run_lives(void)
{
    struct bench bench;
    set_up(&bench);
    add(&bench, "one");
    expect(log_write(&bench.log, &bench.place));
    struct log_file file = {.line = 1};
    str_add_text(&file.name, "20170802T101405-js-7k3q.log");
    log_file_probe(&file, bench.place.journal);
    expect(file.living);
    log_close(&bench.log, &bench.place, false);
    log_file_probe(&file, bench.place.journal);
    expect(!file.living);
    log_file_release(&file);
    tear_down(&bench);
}

static const struct test tests[] = {
    {"lines go to a file named by time, person and tag",
     lines_go_to_a_file_named_by_time_person_and_tag},
    {"the first sync is of the folders too, and later ones of the data alone",
     the_first_sync_is_of_the_folders_too_and_later_ones_of_the_data_alone},
    {"a failed write goes to a new file, from the last good sync on",
     a_failed_write_goes_to_a_new_file_from_the_last_good_sync_on},
    {"a failed sync is never tried again on the same file",
     a_failed_sync_is_never_tried_again_on_the_same_file},
    {"a file that could not be begun leaves nothing behind",
     a_file_that_could_not_be_begun_leaves_nothing_behind},
    {"a removed file is noticed by the sync and written again whole",
     a_removed_file_is_noticed_by_the_sync_and_written_again_whole},
    {"a link in the place of the file is not followed",
     a_link_in_the_place_of_the_file_is_not_followed},
    {"the file is locked while the run lives", the_file_is_locked_while_the_run_lives},
};

int main(int argc, char **argv)
{
    int answer = test_main(tests, COUNT(tests), argc, argv);
    files_remove();
    return answer;
}
