#include "store/folder.h"

#include <string.h>
#include <sys/stat.h>

#include "expect.h"
#include "files.h"

static void write_session(const char *name, const char *date, const char *title)
{
    struct str bytes = {0};
    str_add_format(
        &bytes,
        "id,record,country,kind,text\ns-title,session,,title,%s\ns-date,session,,date,%s\n"
        "s-represented-MEX,session,MEX,represented,\n"
        "s-represented-ARG,session,ARG,represented,\n"
        "i1-7k3q,intervention,MEX,statement,words of Mexico about its own initiative\n",
        title, date);
    files_write(name, str_slice(&bytes));
    str_release(&bytes);
}

static void sessions_are_listed_with_what_the_home_screen_shows(void)
{
    struct folder folder = {0};
    struct err err = {0};
    files_new();
    write_session("older.csv", "2016-08-02", "The older one");
    write_session("newer.csv", "2017-08-02", "The newer one");
    files_write("roster.csv", slice_of("name,country\nAna,MEX\n"));
    files_write("notes.txt", slice_of("nothing"));
    files_write(".older.csv.abcdef", slice_of("id,record\n"));
    expect(mkdir(files_path("folder.csv"), 0700) == 0);
    expect(folder_list(&folder, files_path("."), &err));
    if (expect_int(folder.count, 2)) {
        const struct folder_entry *first = &folder.entries[0];
        expect(slice_is(first->title, "The newer one"));
        expect(slice_is(first->date, "2017-08-02"));
        expect(slice_ends(first->path, slice_of("newer.csv")));
        expect_int(first->interventions, 1);
        expect_int(first->heard, 1);
        expect_int(first->represented, 2);
        expect(slice_is(folder.entries[1].title, "The older one"));
    }
    expect_int(files_count(".", ".journal"), 0);
    folder_release(&folder);
}

static void a_damaged_session_is_listed_with_what_is_wrong(void)
{
    struct folder folder = {0};
    struct err err = {0};
    files_new();
    write_session("talk.csv", "2017-08-02", "Damaged");
    files_append("talk.csv", slice_of("ragged,row\n"));
    expect(folder_list(&folder, files_path("."), &err));
    if (expect_int(folder.count, 1)) {
        expect(slice_is(folder.entries[0].title, "Damaged"));
        expect(folder.entries[0].status.size > 0);
    }
    folder_release(&folder);
}

static const struct test tests[] = {
    {"sessions are listed with what the home screen shows",
     sessions_are_listed_with_what_the_home_screen_shows},
    {"a damaged session is listed with what is wrong",
     a_damaged_session_is_listed_with_what_is_wrong},
};

int main(int argc, char **argv)
{
    int answer = test_main(tests, COUNT(tests), argc, argv);
    files_remove();
    return answer;
}
