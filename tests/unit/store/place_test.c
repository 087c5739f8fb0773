#include "store/place.h"

#include <errno.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "expect.h"
#include "files.h"

static void the_stem_is_the_name_without_its_ending(void)
{
    static const char *const cases[][2] = {{"talk.csv", "talk"},
                                           {"talk.CSV", "talk"},
                                           {"talk.csv.csv", "talk.csv"},
                                           {"talk", "talk"},
                                           {"talk.txt", "talk.txt"},
                                           {".csv", ".csv"},
                                           {"", ""}};
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct slice stem = place_stem(slice_of(cases[i][0]));
        test_row("%s", cases[i][0]);
        expect_bytes(stem.at, stem.size, cases[i][1], strlen(cases[i][1]));
    }
}

static void a_path_leads_to_a_folder_a_name_and_a_journal(void)
{
    struct place place;
    struct err err = {0};
    files_new();
    expect(mkdir(files_path("event"), 0700) == 0);
    expect(place_open(&place, files_path("event/../event/./talk.csv"), &err));
    expect_str(str_text(&place.name), "talk.csv");
    expect_str(str_text(&place.journal_name), "talk.journal");
    expect(slice_ends(str_slice(&place.path), slice_of("/event/talk.csv")));
    expect(slice_ends(str_slice(&place.journal_path), slice_of("/event/talk.journal")));
    expect(!place_open_journal(&place));
    expect_int(errno, ENOENT);
    expect(place_make_journal(&place));
    expect(place_stands(&place));
    expect(place_make_journal(&place));
    place_close(&place);
}

static void a_journal_that_was_moved_or_replaced_does_not_stand(void)
{
    struct place place;
    struct err err = {0};
    files_new();
    expect(place_open(&place, files_path("talk.csv"), &err));
    expect(place_make_journal(&place));
    expect(rename(files_path("talk.journal"), files_path("away")) == 0);
    expect(!place_stands(&place));
    expect(mkdir(files_path("talk.journal"), 0700) == 0);
    expect(!place_stands(&place));
    place_leave_journal(&place);
    expect(place_open_journal(&place));
    expect(place_stands(&place));
    place_close(&place);
}

static void what_is_no_folder_is_no_journal(void)
{
    struct place place;
    struct err err = {0};
    files_new();
    files_write("talk.journal", slice_of("a file"));
    expect(place_open(&place, files_path("talk.csv"), &err));
    expect(!place_open_journal(&place));
    expect_int(errno, ENOTDIR);
    expect(remove(files_path("talk.journal")) == 0);
    expect(symlink(files_path("."), files_path("talk.journal")) == 0);
    expect(!place_open_journal(&place));
    expect_int(errno, ELOOP);
    expect(!place_make_journal(&place));
    place_close(&place);
}

static void paths_without_a_file_are_refused(void)
{
    static const char *const paths[] = {"", "/", "nowhere/talk.csv"};
    files_new();
    for (size_t i = 0; i < COUNT(paths); i++) {
        struct place place;
        struct err err = {0};
        test_row("%s", paths[i]);
        expect(!place_open(&place, paths[i], &err));
        expect_int(err_exit_code(&err), 3);
        place_close(&place);
    }
}

static void a_new_file_is_new(void)
{
    struct place place;
    struct err err = {0};
    files_new();
    expect(place_open(&place, files_path("talk.csv"), &err));
    files_write("there", slice_of("before"));
    expect(symlink("nowhere", files_path("link")) == 0);
    expect(place_create(&place, place.folder, "there") < 0);
    expect_int(errno, EEXIST);
    expect(place_create(&place, place.folder, "link") < 0);
    expect_int(errno, EEXIST);
    int fd = place_create(&place, place.folder, "new");
    expect(fd >= 0);
    expect(close(fd) == 0);
    place_close(&place);
}

static const struct test tests[] = {
    {"the stem is the name without its ending", the_stem_is_the_name_without_its_ending},
    {"a path leads to a folder, a name and a journal",
     a_path_leads_to_a_folder_a_name_and_a_journal},
    {"a journal that was moved or replaced does not stand",
     a_journal_that_was_moved_or_replaced_does_not_stand},
    {"what is no folder is no journal", what_is_no_folder_is_no_journal},
    {"paths without a file are refused", paths_without_a_file_are_refused},
    {"a new file is new", a_new_file_is_new},
};

int main(int argc, char **argv)
{
    int answer = test_main(tests, COUNT(tests), argc, argv);
    files_remove();
    return answer;
}
