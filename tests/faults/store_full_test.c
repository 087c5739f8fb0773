/* A file system that is really full, not one that says so through the seam: a small one in memory,
 * mounted where only a child sees it. Skipped where no such thing may be mounted. */
#include <sched.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mount.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "../unit/store/files.h"
#include "../unit/store/sitting.h"
#include "expect.h"
#include "store_script.h"

enum { NO_MOUNT = 77 };

static bool mount_small(const char *options)
{
    if (unshare(CLONE_NEWNS) != 0 && unshare(CLONE_NEWUSER | CLONE_NEWNS) != 0) {
        return false;
    }
    (void)mount("none", "/", NULL, MS_REC | MS_PRIVATE, NULL);
    return mount("none", files_path("small"), "tmpfs", 0, options) == 0;
}

/* Runs `check` in a child that has a folder `small` of that size. */
static void with_small(const char *options, void (*check)(void))
{
    int status = 0;
    files_new();
    expect(mkdir(files_path("small"), 0700) == 0);
    (void)fflush(stdout);
    pid_t pid = fork();
    if (pid == 0) {
        test_state()->failed = 0;
        if (options != NULL && !mount_small(options)) {
            _exit(NO_MOUNT);
        }
        check();
        (void)fflush(stdout);
        _exit(test_state()->failed == 0 ? 0 : 1);
    }
    expect(waitpid(pid, &status, 0) == pid);
    if (WIFEXITED(status) && WEXITSTATUS(status) == NO_MOUNT) {
        skip_test("a file system may not be mounted here");
        return;
    }
    expect(WIFEXITED(status) && WEXITSTATUS(status) == 0);
}

/* Writes until the disk is full; how many notes there are then. */
static size_t write_until_failing(struct sitting *sitting, size_t most)
{
    char text[600];
    size_t count = 0;
    memset(text, 'x', sizeof text);
    text[sizeof text - 1] = '\0';
    while (count < most && store_status(sitting->store)->saving != STORE_FAILING) {
        (void)snprintf(text, 32, "note %zu ", count);
        text[strlen(text)] = 'x';
        store_draft(sitting->store, 0, 0, 0, slice_of(text));
        (void)sitting_note(sitting, text);
        store_sync(sitting->store);
        sitting_pass(sitting, 1);
        count++;
    }
    return count;
}

static void fill_and_free(void)
{
    static const char ballast[40000];
    struct sitting sitting = {0};
    struct sitting after = {.clock = 1501690000000000U};
    files_write("small/ballast", slice_make(ballast, sizeof ballast));
    if (!expect(sitting_create("small/talk.csv")) ||
        !expect(sitting_open(&sitting, "small/talk.csv"))) {
        return;
    }
    size_t count = write_until_failing(&sitting, 1000);
    expect(count < 1000);
    expect(strstr(str_text(&store_status(sitting.store)->reason), "disk is full") != NULL);
    for (int i = 0; i < 5; i++) {
        (void)sitting_note(&sitting, "while it is full");
        count++;
    }
    sitting_pass(&sitting, 10);
    expect_int(sitting_count(&sitting, RECORD_NOTE), count);
    expect(remove(files_path("small/ballast")) == 0);
    sitting_pass(&sitting, 10);
    expect_int(store_status(sitting.store)->saving, STORE_SAVED);
    sitting_drop(&sitting);
    if (expect(sitting_open(&after, "small/talk.csv"))) {
        expect_int(sitting_count(&after, RECORD_NOTE), count);
        expect(sitting_close(&after));
    }
}

static void a_disk_that_fills_up_costs_nothing_once_there_is_space(void)
{
    with_small("size=100k,mode=700", fill_and_free);
}

static void read_only_at_once(void)
{
    struct sitting sitting = {0};
    expect(sitting_create("small/talk.csv"));
    expect(mount("none", files_path("small"), NULL, MS_REMOUNT | MS_RDONLY, NULL) == 0);
    if (expect(sitting_open(&sitting, "small/talk.csv"))) {
        expect(store_status(sitting.store)->read_only);
        expect_str(sitting_text(&sitting, "s-title"), "Local spaces");
        sitting_pass(&sitting, 6);
        expect(sitting_close(&sitting));
    }
    expect(!sitting_create_quietly("small/other.csv"));
}

static void a_file_system_that_is_read_only_opens_to_read(void)
{
    with_small("size=100k,mode=700", read_only_at_once);
}

/* The only short write without a seam: the bytes up to the limit are written, then EFBIG. */
static void limit_and_lift(void)
{
    struct rlimit limit = {.rlim_cur = 4000, .rlim_max = RLIM_INFINITY};
    struct sitting sitting = {0};
    struct sitting after = {.clock = 1501690000000000U};
    (void)signal(SIGXFSZ, SIG_IGN);
    expect(sitting_create("small/talk.csv"));
    expect(sitting_open(&sitting, "small/talk.csv"));
    expect(setrlimit(RLIMIT_FSIZE, &limit) == 0);
    /* The log goes on in a new file each time, so that all is saved; only the CSV has to wait. */
    size_t count = write_until_failing(&sitting, 40);
    expect_int(count, 40);
    expect(files_count("small/talk.journal", ".log") > 5);
    expect(store_status(sitting.store)->csv_waits);
    expect(strstr(str_text(&store_status(sitting.store)->csv_reason), "file-size limit") != NULL);
    limit.rlim_cur = RLIM_INFINITY;
    expect(setrlimit(RLIMIT_FSIZE, &limit) == 0);
    sitting_pass(&sitting, 10);
    expect_int(store_status(sitting.store)->saving, STORE_SAVED);
    expect(store_status(sitting.store)->csv_current);
    sitting_drop(&sitting);
    if (expect(sitting_open(&after, "small/talk.csv"))) {
        expect_int(sitting_count(&after, RECORD_NOTE), count);
        expect(sitting_close(&after));
    }
}

static void a_limit_on_the_size_of_files_is_a_fault_like_others(void)
{
    with_small(NULL, limit_and_lift);
}

static const struct test tests[] = {
    {"a disk that fills up costs nothing once there is space",
     a_disk_that_fills_up_costs_nothing_once_there_is_space},
    {"a file system that is read-only opens to read",
     a_file_system_that_is_read_only_opens_to_read},
    {"a limit on the size of files is a fault like others",
     a_limit_on_the_size_of_files_is_a_fault_like_others},
};

int main(int argc, char **argv)
{
    int answer = test_main(tests, COUNT(tests), argc, argv);
    files_remove();
    return answer;
}
