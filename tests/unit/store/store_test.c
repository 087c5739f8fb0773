#include "store/store.h"

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

static const struct test tests[] = {
    {"a new session opens with its facts", a_new_session_opens_with_its_facts},
    {"what was appended is there after closing", what_was_appended_is_there_after_closing},
    {"what a killed run left is brought back", what_a_killed_run_left_is_brought_back},
    {"opening alone writes nothing", opening_alone_writes_nothing},
    {"a CSV alone becomes a run when something is added",
     a_csv_alone_becomes_a_run_when_something_is_added},
};

int main(int argc, char **argv)
{
    int answer = test_main(tests, COUNT(tests), argc, argv);
    files_remove();
    return answer;
}
