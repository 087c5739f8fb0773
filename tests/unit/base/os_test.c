#include "base/os.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

#include "expect.h"

/* A hook that acts at one call: fails it, makes it short, or kills after it. */
struct plan {
    enum os_call call;
    int at;      /* from 1 */
    int answer;  /* an errno, OS_KILL, or 0 */
    size_t most; /* bytes of a write; 0: as it is */
    int seen;
};

static int act(void *context, enum os_call call, size_t *size)
{
    struct plan *plan = context;
    if (call != plan->call || ++plan->seen != plan->at) {
        return 0;
    }
    *size = plan->most > 0 && *size > plan->most ? plan->most : *size;
    return plan->answer;
}

static int open_fresh(char *path)
{
    const char *folder = getenv("TMPDIR");
    (void)snprintf(path, 200, "%s/os_test_XXXXXX", folder == NULL ? "/tmp" : folder);
    return mkstemp(path);
}

static void a_hook_can_fail_any_call(void)
{
    char path[200];
    int fd = open_fresh(path);
    struct plan plan = {.call = OS_WRITE, .at = 2, .answer = ENOSPC};
    os_set_hook(act, &plan);
    size_t written = 9;
    expect(os_write(fd, slice_of("first"), &written));
    expect_int(written, 5);
    expect(!os_write(fd, slice_of("second"), &written));
    expect_int(errno, ENOSPC);
    expect_int(written, 0);
    expect(os_write(fd, slice_of("third"), NULL));
    plan = (struct plan){.call = OS_SYNC, .at = 1, .answer = EIO};
    expect(!os_sync_data(fd));
    expect_int(errno, EIO);
    expect(os_sync(fd));
    plan = (struct plan){.call = OS_OPEN, .at = 1, .answer = EMFILE};
    expect_int(os_open(AT_FDCWD, path, O_RDONLY, 0), -1);
    expect_int(errno, EMFILE);
    os_set_hook(NULL, NULL);
    (void)os_close(fd);
    (void)unlink(path);
}

static void short_writes_and_interruptions_are_gone_over(void)
{
    char path[200];
    int fd = open_fresh(path);
    struct plan plan = {.call = OS_WRITE, .at = 1, .most = 3};
    os_set_hook(act, &plan);
    expect(os_write(fd, slice_of("a whole line"), NULL));
    expect_int(plan.seen, 2);
    plan = (struct plan){.call = OS_WRITE, .at = 1, .answer = EINTR};
    expect(os_write(fd, slice_of(", twice"), NULL));
    os_set_hook(NULL, NULL);
    struct str text = {0};
    expect_int(lseek(fd, 0, SEEK_SET), 0);
    expect(os_read_all(fd, &text, 1000));
    expect_str(str_text(&text), "a whole line, twice");
    str_clear(&text);
    expect_int(lseek(fd, 0, SEEK_SET), 0);
    expect(!os_read_all(fd, &text, 10));
    expect_int(errno, EFBIG);
    str_release(&text);
    (void)os_close(fd);
    (void)unlink(path);
}

static void a_hook_can_kill_half_way_through_a_write(void)
{
    char path[200];
    int fd = open_fresh(path);
    pid_t child = fork();
    if (child == 0) {
        struct plan plan = {.call = OS_WRITE, .at = 1, .answer = OS_KILL, .most = 4};
        os_set_hook(act, &plan);
        (void)!os_write(fd, slice_of("half of it"), NULL);
        _exit(0);
    }
    int status = 0;
    (void)waitpid(child, &status, 0);
    expect(WIFSIGNALED(status) && WTERMSIG(status) == SIGKILL);
    struct stat found;
    expect(os_stat(fd, &found));
    expect_int(found.st_size, 4);
    (void)os_close(fd);
    (void)unlink(path);
}

static void a_lock_is_held_by_one(void)
{
    char path[200];
    int fd = open_fresh(path);
    expect(os_lock(fd));
    int other = os_open(AT_FDCWD, path, O_RDWR, 0);
    expect(!os_lock(other));
    expect_int(errno, EWOULDBLOCK);
    (void)os_close(fd);
    expect(os_lock(other));
    (void)os_close(other);
    (void)unlink(path);
}

static bool count_names(void *context, const char *name)
{
    (void)name;
    ++*(int *)context;
    return true;
}

static void a_folder_is_listed_without_its_dots(void)
{
    char path[200];
    const char *folder = getenv("TMPDIR");
    (void)snprintf(path, sizeof path, "%s/os_folder_XXXXXX", folder == NULL ? "/tmp" : folder);
    expect(mkdtemp(path) != NULL);
    int dir = os_open(AT_FDCWD, path, O_RDONLY | O_DIRECTORY, 0);
    int count = 0;
    expect(os_list(dir, count_names, &count));
    expect_int(count, 0);
    expect(os_make_folder(dir, "inner", 0700));
    int file = os_open(dir, "file", O_CREAT | O_EXCL | O_WRONLY, 0600);
    expect(file >= 0);
    expect(os_list(dir, count_names, &count));
    expect_int(count, 2);
    expect(os_rename(dir, "file", dir, "other"));
    expect(os_unlink(dir, "other"));
    struct stat found;
    expect(!os_stat_at(dir, "other", true, &found));
    expect_int(errno, ENOENT);
    (void)os_close(file);
    (void)unlinkat(dir, "inner", AT_REMOVEDIR);
    (void)os_close(dir);
    (void)rmdir(path);
}

static void a_program_is_run_to_its_end_and_says_how_it_went(void)
{
    static const char *const good[] = {"true", NULL};
    static const char *const bad[] = {"sh", "-c", "exit 7", NULL};
    static const char *const dead[] = {"sh", "-c", "kill -9 $$", NULL};
    static const char *const missing[] = {"there-is-no-such-program", NULL};
    expect_int(os_run(good), 0);
    expect_int(os_run(bad), 7);
    expect_int(os_run(dead), 128 + 9);
    expect_int(os_run(missing), -1);
    expect_int(errno, ENOENT);
    struct plan plan = {.call = OS_RUN, .at = 1, .answer = EAGAIN};
    os_set_hook(act, &plan);
    expect_int(os_run(good), -1);
    expect_int(errno, EAGAIN);
    os_set_hook(NULL, NULL);
}

static const struct test tests[] = {
    {"a hook can fail any call", a_hook_can_fail_any_call},
    {"short writes and interruptions are gone over", short_writes_and_interruptions_are_gone_over},
    {"a hook can kill half way through a write", a_hook_can_kill_half_way_through_a_write},
    {"a lock is held by one", a_lock_is_held_by_one},
    {"a folder is listed without its dots", a_folder_is_listed_without_its_dots},
    {"a program is run to its end and says how it went",
     a_program_is_run_to_its_end_and_says_how_it_went},
};

int main(int argc, char **argv)
{
    return test_main(tests, COUNT(tests), argc, argv);
}
