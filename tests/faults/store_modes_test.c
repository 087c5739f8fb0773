/* Whose files they are: modes, links, folders that may not be written. Root may everything, so
 * where the tests run as root a child gives the capabilities up first. */
#include <fcntl.h>
#include <linux/capability.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include "../unit/store/files.h"
#include "../unit/store/sitting.h"
#include "expect.h"
#include "store_script.h"

static unsigned mode_of(const char *name)
{
    struct stat found;
    return lstat(files_path(name), &found) == 0 ? (unsigned)found.st_mode & 07777 : 0;
}

static void sit(const char *name, const char *text)
{
    struct sitting sitting = {0};
    if (expect(sitting_open(&sitting, name))) {
        store_draft(sitting.store, 0, 0, 0, slice_of("t"));
        sitting_note(&sitting, text);
        expect(sitting_close(&sitting));
    }
}

static void new_files_are_private(void)
{
    (void)umask(022);
    files_new();
    expect(sitting_create("talk.csv"));
    sit("talk.csv", "something");
    expect_int(mode_of("talk.csv"), 0600);
    expect_int(mode_of("talk.journal"), 0700);
    expect_int(mode_of(files_first("talk.journal", ".log")), 0600);
}

static void in_a_shared_folder_new_files_are_shared(void)
{
    static const mode_t modes[] = {0770, 02750, 02775};
    for (size_t i = 0; i < COUNT(modes); i++) {
        (void)umask(022);
        files_new();
        test_row("%o", (unsigned)modes[i]);
        expect(chmod(files_path("."), modes[i]) == 0);
        expect(sitting_create("talk.csv"));
        sit("talk.csv", "something");
        expect_int(mode_of("talk.csv"), 0660);
        expect_int(mode_of("talk.journal"), modes[i]);
        expect_int(mode_of(files_first("talk.journal", ".log")), 0660);
    }
}

static void a_csv_keeps_its_mode(void)
{
    static const mode_t modes[] = {0600, 0640, 0664, 0644, 0444};
    for (size_t i = 0; i < COUNT(modes); i++) {
        files_new();
        test_row("%o", (unsigned)modes[i]);
        expect(sitting_create("talk.csv"));
        expect(chmod(files_path("talk.csv"), modes[i]) == 0);
        sit("talk.csv", "something");
        expect_int(mode_of("talk.csv"), modes[i]);
    }
}

static void a_csv_that_is_a_link_is_replaced_where_it_lies(void)
{
    struct sitting sitting = {0};
    struct stat found;
    files_new();
    expect(mkdir(files_path("real"), 0700) == 0);
    expect(sitting_create("real/talk.csv"));
    expect(symlink("real/talk.csv", files_path("link.csv")) == 0);
    sit("link.csv", "by the link");
    expect(lstat(files_path("link.csv"), &found) == 0 && S_ISLNK(found.st_mode));
    expect(!files_exists("link.journal"));
    expect(sitting_open(&sitting, "real/talk.csv"));
    expect(sitting_has(&sitting, "by the link"));
    expect(store_status(sitting.store)->csv_current);
    expect(sitting_close(&sitting));
}

static void a_journal_that_is_a_link_is_refused(void)
{
    struct sitting sitting = {0};
    files_new();
    expect(sitting_create("talk.csv"));
    expect(rename(files_path("talk.journal"), files_path("elsewhere")) == 0);
    expect(symlink("elsewhere", files_path("talk.journal")) == 0);
    expect(sitting_open(&sitting, "talk.csv"));
    expect(store_status(sitting.store)->read_only);
    expect(strstr(str_text(&store_status(sitting.store)->reason), "symbolic link") != NULL);
    expect_str(sitting_text(&sitting, "s-title"), "Local spaces");
    expect(sitting_close(&sitting));
    expect_int(files_count("elsewhere", ""), 1);
}

static void links_among_the_logs_and_drafts_are_not_followed(void)
{
    struct sitting sitting = {0};
    struct str victim = {0};
    files_new();
    expect(sitting_create("talk.csv"));
    files_write("victim", slice_of("precious\n"));
    expect(symlink(files_path("victim"), files_path("talk.journal/20170802T101405-js-abcd.log")) ==
           0);
    expect(symlink(files_path("victim"),
                   files_path("talk.journal/20170802T101405-js-abcd.draft")) == 0);
    expect(symlink(files_path("victim"), files_path(".talk.csv.abcdef")) == 0);
    expect(sitting_open(&sitting, "talk.csv"));
    expect(!store_status(sitting.store)->read_only);
    sitting_note(&sitting, "on");
    expect(sitting_close(&sitting));
    files_read("victim", &victim);
    expect_str(str_text(&victim), "precious\n");
    str_release(&victim);
}

static void what_is_no_session_file_is_refused_with_a_sentence(void)
{
    struct sitting sitting = {0};
    static const struct {
        const char *name, *part;
        int code;
    } cases[] = {
        {"folder.csv", "folder", 3},
        {"pipe.csv", "regular file", 3},
        {"none.csv", "no such session", 2},
        {"nowhere/none.csv", "no such file or folder", 3},
    };
    files_new();
    expect(mkdir(files_path("folder.csv"), 0700) == 0);
    expect(mkfifo(files_path("pipe.csv"), 0600) == 0);
    for (size_t i = 0; i < COUNT(cases); i++) {
        test_row("%s", cases[i].name);
        expect(!sitting_open(&sitting, cases[i].name));
        expect_int(err_exit_code(&sitting.err), cases[i].code);
        expect_at(__FILE__, __LINE__, strstr(sitting.err.message, cases[i].part) != NULL, "%s",
                  sitting.err.message);
    }
}

static void what_can_not_be_read_as_a_session_opens_read_only_and_is_never_written(void)
{
    static const struct {
        const char *name;
        struct slice bytes;
        size_t line, column;
    } cases[] = {
        {"a duplicate column", SLICE("id,record,text,text\n"), 1, 0},
        {"no id column", SLICE("record,text\nnote,a\n"), 1, 0},
        {"a ragged row", SLICE("id,record,text\nn1-abcd,note,a\nn2-abcd,note\n"), 3, 0},
        {"two equal ids", SLICE("id,record,text\nn1-abcd,note,a\nn1-abcd,note,b\n"), 3, 1},
        {"an id of another shape", SLICE("record,id,text\nnote,17,a\n"), 2, 6},
        {"an open quote", SLICE("id,record,text\nn1-abcd,note,\"a\n"), 2, 0},
        {"no UTF-8", SLICE("id,record,text\nn1-abcd,note,\xE9\n"), 2, 14},
        {"an empty file", SLICE(""), 0, 0},
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct sitting sitting = {0};
        struct str after = {0};
        test_row("%s", cases[i].name);
        files_new();
        files_write("talk.csv", cases[i].bytes);
        bool opened = sitting_open(&sitting, "talk.csv");
        expect_int(err_exit_code(&sitting.err), 3);
        if (cases[i].line > 0) {
            expect_int(sitting.err.line, cases[i].line);
        }
        if (cases[i].column > 0) {
            expect_int(sitting.err.column, cases[i].column);
        }
        if (opened) {
            expect(store_status(sitting.store)->read_only);
            sitting_pass(&sitting, 3);
            expect(sitting_close(&sitting));
        }
        files_read("talk.csv", &after);
        expect_bytes(str_text(&after), after.size, cases[i].bytes.at, cases[i].bytes.size);
        expect_int(files_count(".", ""), 1);
        str_release(&after);
    }
}

/* --- Without root's powers */

static bool give_up_powers(void)
{
    struct __user_cap_header_struct header = {.version = _LINUX_CAPABILITY_VERSION_3};
    struct __user_cap_data_struct none[2];
    memset(none, 0, sizeof none);
    return syscall(SYS_capset, &header, none) == 0 && prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0;
}

/* Runs `check` in a child that root's powers are taken from. */
static void without_powers(void (*check)(void))
{
    int status = 0;
    (void)fflush(stdout);
    pid_t pid = fork();
    if (pid == 0) {
        test_state()->failed = 0;
        expect(give_up_powers());
        check();
        (void)fflush(stdout);
        _exit(test_state()->failed == 0 ? 0 : 1);
    }
    expect(waitpid(pid, &status, 0) == pid);
    expect(WIFEXITED(status) && WEXITSTATUS(status) == 0);
}

static void check_read_only_folder(void)
{
    struct sitting sitting = {0};
    if (expect(sitting_open(&sitting, "talk.csv"))) {
        expect(store_status(sitting.store)->read_only);
        expect(strstr(str_text(&store_status(sitting.store)->reason), "can't be written") != NULL);
        expect_str(sitting_text(&sitting, "s-title"), "Local spaces");
        sitting_pass(&sitting, 6);
        expect(sitting_close(&sitting));
    }
    expect(!sitting_create_quietly("other.csv"));
}

static void a_folder_that_may_not_be_written_opens_to_read(void)
{
    files_new();
    expect(sitting_create("talk.csv"));
    expect(chmod(files_path("talk.journal"), 0500) == 0);
    expect(chmod(files_path("."), 0500) == 0);
    without_powers(check_read_only_folder);
    expect(chmod(files_path("."), 0700) == 0);
    expect(chmod(files_path("talk.journal"), 0700) == 0);
}

static void check_closed_journal(void)
{
    struct sitting sitting = {0};
    if (expect(sitting_open(&sitting, "talk.csv"))) {
        expect(store_status(sitting.store)->read_only);
        expect_str(sitting_text(&sitting, "s-title"), "Local spaces");
        expect(sitting_close(&sitting));
    }
}

static void a_journal_that_may_not_be_read_leaves_the_csv_to_read(void)
{
    files_new();
    expect(sitting_create("talk.csv"));
    expect(chmod(files_path("talk.journal"), 0) == 0);
    without_powers(check_closed_journal);
    expect(chmod(files_path("talk.journal"), 0700) == 0);
}

static void check_closed_csv(void)
{
    struct sitting sitting = {0};
    expect(!sitting_open(&sitting, "talk.csv"));
    expect_int(err_exit_code(&sitting.err), 3);
    expect(strstr(sitting.err.message, "no permission") != NULL);
}

static void a_csv_that_may_not_be_read_is_refused(void)
{
    files_new();
    expect(sitting_create("talk.csv"));
    expect(chmod(files_path("talk.csv"), 0) == 0);
    without_powers(check_closed_csv);
    expect(chmod(files_path("talk.csv"), 0600) == 0);
}

/* The folder closes while the program runs: the journal goes on, the CSV waits. */
static void check_closing_folder(void)
{
    struct sitting sitting = {0};
    if (!expect(sitting_open(&sitting, "talk.csv"))) {
        return;
    }
    sitting_note(&sitting, "before");
    store_sync(sitting.store);
    expect(chmod(files_path("."), 0500) == 0);
    sitting_note(&sitting, "after");
    store_sync(sitting.store);
    sitting_pass(&sitting, 8);
    expect_int(store_status(sitting.store)->saving, STORE_SAVED);
    expect(store_status(sitting.store)->csv_waits);
    expect(sitting_heard(&sitting, NEWS_FAILURE, "The CSV waits"));
    expect(chmod(files_path("."), 0700) == 0);
    sitting_pass(&sitting, 8);
    expect(store_status(sitting.store)->csv_current);
    expect(!store_status(sitting.store)->csv_waits);
    expect(sitting_close(&sitting));
}

static void a_folder_that_closes_while_the_program_runs_makes_the_csv_wait(void)
{
    files_new();
    expect(sitting_create("talk.csv"));
    without_powers(check_closing_folder);
}

static void another_folder_takes_the_session_when_this_one_can_not(void)
{
    struct sitting sitting = {0};
    struct sitting after = {.clock = 1501680000000000U};
    struct err err = {0};
    char folder[1200];
    files_new();
    expect(mkdir(files_path("there"), 0700) == 0);
    expect(sitting_create("talk.csv"));
    expect(sitting_open(&sitting, "talk.csv"));
    sitting_note(&sitting, "here");
    (void)snprintf(folder, sizeof folder, "%s", files_path("there"));
    expect(store_move_to(sitting.store, &sitting.session, folder, &err));
    sitting_note(&sitting, "there");
    expect(sitting_close(&sitting));
    expect(sitting_open(&after, "there/talk.csv"));
    expect(sitting_has(&after, "here"));
    expect(sitting_has(&after, "there"));
    expect_str(sitting_text(&after, "s-title"), "Local spaces");
    expect(store_status(after.store)->csv_current);
    /* Never over what is there. */
    expect(!store_move_to(after.store, &after.session, files_path("."), &err));
    expect_int(err_exit_code(&err), 1);
    sitting_note(&after, "still there");
    expect(sitting_close(&after));
}

static const struct test tests[] = {
    {"new files are private", new_files_are_private},
    {"in a shared folder new files are shared", in_a_shared_folder_new_files_are_shared},
    {"a CSV keeps its mode", a_csv_keeps_its_mode},
    {"a CSV that is a link is replaced where it lies",
     a_csv_that_is_a_link_is_replaced_where_it_lies},
    {"a journal that is a link is refused", a_journal_that_is_a_link_is_refused},
    {"links among the logs and drafts are not followed",
     links_among_the_logs_and_drafts_are_not_followed},
    {"what is no session file is refused with a sentence",
     what_is_no_session_file_is_refused_with_a_sentence},
    {"what can not be read as a session opens read-only and is never written",
     what_can_not_be_read_as_a_session_opens_read_only_and_is_never_written},
    {"a folder that may not be written opens to read",
     a_folder_that_may_not_be_written_opens_to_read},
    {"a journal that may not be read leaves the CSV to read",
     a_journal_that_may_not_be_read_leaves_the_csv_to_read},
    {"a CSV that may not be read is refused", a_csv_that_may_not_be_read_is_refused},
    {"a folder that closes while the program runs makes the CSV wait",
     a_folder_that_closes_while_the_program_runs_makes_the_csv_wait},
    {"another folder takes the session when this one can not",
     another_folder_takes_the_session_when_this_one_can_not},
};

int main(int argc, char **argv)
{
    script_fast_folder();
    int answer = test_main(tests, COUNT(tests), argc, argv);
    files_remove();
    return answer;
}
