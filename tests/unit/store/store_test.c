#include "store/store.h"

#include <stdio.h>
#include <string.h>

#include "expect.h"
#include "files.h"
#include "sitting.h"

static bool begin(struct sitting *sitting)
{
    files_new();
    return expect(sitting_create("talk.csv")) && expect(sitting_open(sitting, "talk.csv"));
}

static void a_new_session_opens_with_its_facts(void)
{
    struct sitting one = {0};
    if (!begin(&one)) {
        return;
    }
    expect_str(sitting_text(&one, "s-title"), "Local spaces");
    expect_int(session_fact(&one.session, "id").size, 32);
    expect(store_status(one.store)->csv_current);
    expect_int(one.news.count, 0);
    expect(sitting_close(&one));
}

static void what_was_appended_is_there_after_closing(void)
{
    struct sitting one = {0};
    struct sitting two = {0};
    if (!begin(&one)) {
        return;
    }
    sitting_note(&one, "first");
    sitting_note(&one, "second,\n\"quoted\"");
    store_sync(one.store);
    expect_int(store_status(one.store)->saving, STORE_SAVED);
    expect(sitting_close(&one));
    expect(sitting_open(&two, "talk.csv"));
    expect(sitting_has(&two, "first"));
    expect(sitting_has(&two, "second,\n\"quoted\""));
    expect(store_status(two.store)->csv_current);
    expect_int(two.news.count, 0);
    expect(sitting_close(&two));
}

static void what_a_killed_run_left_is_brought_back(void)
{
    struct sitting one = {0};
    struct sitting two = {0};
    if (!begin(&one)) {
        return;
    }
    sitting_note(&one, "first");
    store_draft(one.store, 0, 0, 0, slice_of("half a"));
    store_draft(one.store, 0, 6, 0, slice_of(" line"));
    sitting_drop(&one);
    expect(sitting_open(&two, "talk.csv"));
    expect(sitting_has(&two, "first"));
    expect(sitting_heard(&two, NEWS_RECOVERED, "Brought back 1 entry"));
    expect(sitting_heard(&two, NEWS_RECOVERED, "“half a line”"));
    if (expect_int(two.draft_count, 1)) {
        expect_str(str_text(&two.drafts[0].text), "half a line");
    }
    store_draft(two.store, 0, 0, 0, slice_of("half a line"));
    store_adopt_drafts(two.store);
    sitting_pass(&two, 3);
    expect_int(files_count("talk.journal", ".draft"), 1);
    expect(store_status(two.store)->csv_current);
    expect(sitting_close(&two));
}

static void opening_alone_writes_nothing(void)
{
    struct sitting one = {0};
    struct str before = {0};
    struct str after = {0};
    files_new();
    files_write("talk.csv", slice_of("id,record,text\nn1-abcd,note,hello\n,note,again\n"));
    files_read("talk.csv", &before);
    expect(sitting_open(&one, "talk.csv"));
    expect(sitting_has(&one, "hello"));
    expect(sitting_has(&one, "again"));
    sitting_pass(&one, 10);
    expect(sitting_close(&one));
    files_read("talk.csv", &after);
    expect_str(str_text(&after), str_text(&before));
    expect(!files_exists("talk.journal"));
    str_release(&before);
    str_release(&after);
}

static void a_csv_alone_becomes_a_run_when_something_is_added(void)
{
    struct sitting one = {0};
    struct sitting two = {0};
    struct str first = {0};
    struct str again = {0};
    files_new();
    files_write("talk.csv", slice_of("id;record;text\nn1-abcd;note;hello\n;note;again\n"));
    expect(sitting_open(&one, "talk.csv"));
    sitting_note(&one, "mine");
    sitting_set(&one, "n1-abcd", FIELD_TEXT, "hello there");
    expect(sitting_close(&one));
    expect_int(files_count("talk.journal", ".log"), 2);
    files_read("talk.csv", &first);
    expect(sitting_open(&two, "talk.csv"));
    expect_int(two.news.count, 0);
    expect_str(sitting_text(&two, "n1-abcd"), "hello there");
    expect(sitting_has(&two, "again"));
    expect(sitting_close(&two));
    remove(files_path("talk.csv"));
    expect(sitting_open(&two, "talk.csv"));
    expect(sitting_heard(&two, NEWS_RECOVERED, "not there"));
    expect(sitting_close(&two));
    files_read("talk.csv", &again);
    expect_str(str_text(&again), str_text(&first));
    str_release(&first);
    str_release(&again);
}

/* Whether some file of the journal has these bytes. */
static bool is_on_disk(const char *words)
{
    struct str names = {0};
    struct str all = {0};
    char path[300];
    files_list("talk.journal", "", &names);
    struct slice rest = str_slice(&names);
    struct slice name;
    while (rest.size > 0 && slice_next(&rest, '\n', &name) && name.size > 0) {
        (void)snprintf(path, sizeof path, "talk.journal/%.*s", (int)name.size, name.at);
        files_read(path, &all);
    }
    bool found = slice_find_part(str_slice(&all), slice_of(words)) < all.size;
    str_release(&names);
    str_release(&all);
    return found;
}

static void what_is_said_off_the_record_leaves_the_disk(void)
{
    struct sitting one = {0};
    if (!begin(&one)) {
        return;
    }
    sitting_note(&one, "before");
    store_draft(one.store, 0, 0, 0, slice_of("a confidence"));
    expect(is_on_disk("a confidence"));
    store_draft_forget(one.store);
    expect(!is_on_disk("a confidence"));
    expect_int(store_status(one.store)->saving, STORE_SAVED);
    store_draft(one.store, 0, 0, 0, slice_of("in the open again"));
    expect(is_on_disk("in the open again"));
    expect(sitting_close(&one));
}

static void leftovers_of_killed_runs_are_taken_away_and_nothing_else(void)
{
    struct sitting one = {0};
    files_new();
    expect(sitting_create("talk.csv"));
    files_write(".talk.csv.abcdef", slice_of("half"));
    files_write(".talk.csv.keep", slice_of("not ours"));
    files_write(".other.csv.abcdef", slice_of("not this one's"));
    files_write("talk.journal/.20170802T101405-js-7k3q.draft.new", slice_of("half"));
    files_write("talk.journal/.00000000T000000-csv-7k3q.log.9abc", slice_of("half"));
    files_write("talk.journal/.hidden", slice_of("not ours"));
    expect(sitting_open(&one, "talk.csv"));
    expect(!files_exists(".talk.csv.abcdef"));
    expect(files_exists(".talk.csv.keep"));
    expect(files_exists(".other.csv.abcdef"));
    expect(!files_exists("talk.journal/.20170802T101405-js-7k3q.draft.new"));
    expect(!files_exists("talk.journal/.00000000T000000-csv-7k3q.log.9abc"));
    expect(files_exists("talk.journal/.hidden"));
    expect(sitting_close(&one));
}

/* Unknown columns and kinds, rows out of order, another dialect: all stays where it is. */
static void what_is_foreign_to_us_is_kept_as_it_stands(void)
{
    static const char before[] = "\"id\";\"record\";\"\";\"text\";\"Notes of mine\"\r\n"
                                 "\"n1-abcd\";\"note\";\"7\";\"one\";\"x\"\r\n"
                                 "\"p1-abcd\";\"participant\";\"\";\"\";\"y\"\r\n"
                                 "\"any id\";\"our own kind\";\"\";\"two\";\"\"\r\n"
                                 "\"s-title\";\"session\";\"\";\"A title\";\"\"\r\n";
    static const char *const order[] = {
        "\"n1-abcd\";\"note\";\"7\";\"one\";\"x\"", "\"p1-abcd\";\"participant\"",
        "\"any id\";\"our own kind\"", "\"s-title\";\"session\";\"\";\"A title\"", "\"added\""};
    struct sitting one = {0};
    struct str after = {0};
    files_new();
    files_write("talk.csv", slice_of(before));
    expect(sitting_open(&one, "talk.csv"));
    sitting_note(&one, "added");
    expect(sitting_close(&one));
    files_read("talk.csv", &after);
    expect(slice_starts(str_slice(&after),
                        slice_of("\"id\";\"record\";\"\";\"text\";\"Notes of mine\";")));
    size_t at = 0;
    for (size_t i = 0; i < COUNT(order); i++) {
        size_t found = slice_find_part(slice_from(str_slice(&after), at), slice_of(order[i]));
        test_row("%s", order[i]);
        expect(at + found < after.size);
        at += found;
    }
    expect(slice_find_part(str_slice(&after), slice_of("\r\n")) < after.size);
    str_release(&after);
}

static void a_look_at_a_session_changes_nothing_and_follows(void)
{
    struct sitting one = {0};
    struct sitting two = {.read_only = true};
    if (!begin(&one)) {
        return;
    }
    expect(sitting_open(&two, "talk.csv"));
    size_t files = files_count("talk.journal", "");
    sitting_note(&one, "followed");
    store_sync(one.store);
    sitting_pass(&two, 6);
    expect(sitting_has(&two, "followed"));
    expect_int(store_status(two.store)->others, 1);
    expect(sitting_close(&two));
    expect_int(files_count("talk.journal", ""), files + 1);
    expect(sitting_close(&one));
}

static const struct test tests[] = {
    {"a new session opens with its facts", a_new_session_opens_with_its_facts},
    {"what was appended is there after closing", what_was_appended_is_there_after_closing},
    {"what a killed run left is brought back", what_a_killed_run_left_is_brought_back},
    {"opening alone writes nothing", opening_alone_writes_nothing},
    {"a CSV alone becomes a run when something is added",
     a_csv_alone_becomes_a_run_when_something_is_added},
    {"what is said off the record leaves the disk", what_is_said_off_the_record_leaves_the_disk},
    {"leftovers of killed runs are taken away, and nothing else",
     leftovers_of_killed_runs_are_taken_away_and_nothing_else},
    {"what is foreign to us is kept as it stands", what_is_foreign_to_us_is_kept_as_it_stands},
    {"a look at a session changes nothing and follows",
     a_look_at_a_session_changes_nothing_and_follows},
};

int main(int argc, char **argv)
{
    int answer = test_main(tests, COUNT(tests), argc, argv);
    files_remove();
    return answer;
}
