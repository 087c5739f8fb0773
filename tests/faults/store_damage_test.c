/* Damaged logs and drafts: whatever happens to the bytes of one line, all others are there, and it
 * is said. */
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "../unit/store/files.h"
#include "../unit/store/sitting.h"
#include "expect.h"
#include "store/log_line.h"
#include "store_script.h"

/* A killed session of three notes; the name and bytes of its log. */
static void make_session(char name[256], struct str *bytes)
{
    struct sitting sitting = {0};
    files_new();
    expect(sitting_create("talk.csv"));
    expect(sitting_open(&sitting, "talk.csv"));
    sitting_note(&sitting, "first");
    sitting_note(&sitting, "second");
    sitting_note(&sitting, "third");
    sitting_drop(&sitting);
    /* The newest log: that of store_create is older by a second. */
    struct str names = {0};
    files_list("talk.journal", ".log", &names);
    struct slice rest = str_slice(&names);
    struct slice line;
    (void)slice_next(&rest, '\n', &line);
    (void)slice_next(&rest, '\n', &line);
    (void)snprintf(name, 256, "talk.journal/%.*s", (int)line.size, line.at);
    str_clear(bytes);
    expect(files_read(name, bytes));
    str_release(&names);
}

static size_t line_start(struct slice bytes, size_t line)
{
    size_t at = 0;
    for (size_t i = 0; i < line; i++) {
        at += slice_find(slice_from(bytes, at), '\n') + 1;
    }
    return at;
}

static void expect_notes(bool first, bool second, bool third, bool said)
{
    static const char *const texts[] = {"first", "second", "third"};
    const bool wanted[] = {first, second, third};
    struct sitting sitting = {0};
    if (!expect(sitting_open(&sitting, "talk.csv"))) {
        return;
    }
    expect(!store_status(sitting.store)->read_only);
    expect_str(sitting_text(&sitting, "s-title"), "Local spaces");
    for (size_t i = 0; i < COUNT(texts); i++) {
        expect_at(__FILE__, __LINE__, sitting_has(&sitting, texts[i]) || !wanted[i], "%s is gone",
                  texts[i]);
    }
    expect(!said || sitting_heard(&sitting, NEWS_DAMAGE, ""));
    sitting_drop(&sitting);
}

static void a_log_torn_at_any_byte_of_its_last_line_opens_with_all_others(void)
{
    char name[256];
    struct str bytes = {0};
    make_session(name, &bytes);
    size_t start = line_start(str_slice(&bytes), 3);
    for (size_t size = start; size <= bytes.size; size++) {
        test_row("%zu bytes", size);
        files_write(name, slice_head(str_slice(&bytes), size));
        expect_notes(true, true, size + 1 >= bytes.size, size > start && size + 1 < bytes.size);
    }
    str_release(&bytes);
}

static void a_log_with_any_byte_flipped_opens_with_all_other_lines(void)
{
    char name[256];
    struct str bytes = {0};
    make_session(name, &bytes);
    size_t starts[5];
    for (size_t i = 0; i < COUNT(starts); i++) {
        starts[i] = line_start(str_slice(&bytes), i);
    }
    for (size_t at = 0; at < bytes.size; at++) {
        size_t line = 0;
        while (at >= starts[line + 1]) {
            line++;
        }
        test_row("byte %zu", at);
        bytes.at[at] = (char)(bytes.at[at] ^ (1 << (at % 8)));
        files_write(name, str_slice(&bytes));
        bool is_end = at + 1 == starts[line + 1];
        expect_notes(line != 1 || is_end, line != 2 || is_end, line != 3 || is_end, !is_end);
        bytes.at[at] = (char)(bytes.at[at] ^ (1 << (at % 8)));
    }
    str_release(&bytes);
}

static void nuls_at_the_end_of_a_log_are_a_torn_line(void)
{
    static const char nuls[4096];
    char name[256];
    struct str bytes = {0};
    make_session(name, &bytes);
    files_append(name, slice_make(nuls, sizeof nuls));
    expect_notes(true, true, true, true);
    /* Also in the place of the last line, as some file systems do after a power cut. */
    size_t start = line_start(str_slice(&bytes), 3);
    files_write(name, slice_head(str_slice(&bytes), start));
    files_append(name, slice_make(nuls, sizeof nuls));
    expect_notes(true, true, false, true);
    str_release(&bytes);
}

static void an_empty_log_or_one_without_a_whole_header_is_no_matter(void)
{
    char name[256];
    struct str bytes = {0};
    make_session(name, &bytes);
    size_t header = line_start(str_slice(&bytes), 1);
    for (size_t size = 0; size < header; size += 7) {
        struct sitting sitting = {0};
        test_row("%zu bytes", size);
        files_write(name, slice_head(str_slice(&bytes), size));
        if (expect(sitting_open(&sitting, "talk.csv"))) {
            expect_str(sitting_text(&sitting, "s-title"), "Local spaces");
            sitting_drop(&sitting);
        }
    }
    str_release(&bytes);
}

static void a_line_that_stands_whole_in_another_log_is_not_reported(void)
{
    char name[256];
    char second[280];
    struct str bytes = {0};
    struct sitting sitting = {0};
    make_session(name, &bytes);
    /* The second file of the run has its lines since the last good sync once more. */
    (void)snprintf(second, sizeof second, "%.*s.2.log", (int)(strlen(name) - 4), name);
    files_write(second, str_slice(&bytes));
    files_write(name, slice_head(str_slice(&bytes), bytes.size - 20));
    expect(sitting_open(&sitting, "talk.csv"));
    expect(sitting_has(&sitting, "third"));
    expect(!sitting_heard(&sitting, NEWS_DAMAGE, ""));
    sitting_drop(&sitting);
    str_release(&bytes);
}

static void a_log_of_a_newer_version_makes_the_session_read_only(void)
{
    struct str before = {0};
    struct str after = {0};
    files_new();
    expect(sitting_create("talk.csv"));
    struct str line = {0};
    str_add_text(&line, "rapporteur-journal\t2\twhatever comes then");
    log_crc_add(&line, 0);
    files_write("talk.journal/20300101T000000-js-abcd.log", str_slice(&line));
    files_read("talk.csv", &before);
    struct sitting newer = {0};
    expect(sitting_open(&newer, "talk.csv"));
    expect(store_status(newer.store)->read_only);
    expect(strstr(str_text(&store_status(newer.store)->reason), "newer") != NULL);
    expect_str(sitting_text(&newer, "s-title"), "Local spaces");
    sitting_pass(&newer, 5);
    expect(sitting_close(&newer));
    files_read("talk.csv", &after);
    expect_bytes(after.at, after.size, before.at, before.size);
    str_release(&line);
    str_release(&before);
    str_release(&after);
}

static void a_journal_of_another_session_is_set_aside_and_not_touched(void)
{
    struct sitting sitting = {0};
    struct str before = {0};
    struct str after = {0};
    char other[256];
    files_new();
    expect(sitting_create("talk.csv"));
    expect(sitting_open(&sitting, "talk.csv"));
    sitting_note(&sitting, "of the one");
    expect(sitting_close(&sitting));
    expect(rename(files_path("talk.csv"), files_path("old.csv")) == 0);
    expect(rename(files_path("talk.journal"), files_path("kept.journal")) == 0);
    expect(sitting_create("talk.csv"));
    expect(rename(files_path("kept.journal"), files_path("kept")) == 0);
    expect(rename(files_path("talk.journal"), files_path("other")) == 0);
    expect(rename(files_path("kept"), files_path("talk.journal")) == 0);
    (void)snprintf(other, sizeof other, "%s", files_first("talk.journal", ".log"));
    files_list("talk.journal", "", &before);
    files_read(other, &before);
    struct sitting two = {0};
    expect(sitting_open(&two, "talk.csv"));
    expect(sitting_heard(&two, NEWS_DAMAGE, "another session"));
    expect(!sitting_has(&two, "of the one"));
    sitting_note(&two, "of the other");
    expect(sitting_close(&two));
    files_list("talk.journal", "", &after);
    files_read(other, &after);
    expect_bytes(after.at, after.size, before.at, before.size);
    struct sitting three = {0};
    expect(sitting_open(&three, "talk.csv"));
    expect(sitting_has(&three, "of the other"));
    expect(store_status(three.store)->csv_current);
    expect(sitting_close(&three));
    /* The one was renamed: its journal is found by the session's id. */
    struct sitting four = {0};
    expect(sitting_open(&four, "old.csv"));
    expect(sitting_has(&four, "of the one"));
    expect(strstr(store_journal(four.store), "talk.journal") != NULL);
    expect(sitting_close(&four));
    str_release(&before);
    str_release(&after);
}

static void what_goes_away_while_the_program_runs_is_made_again(void)
{
    static const char *const moved[] = {"talk.journal", "talk.csv", NULL};
    for (size_t i = 0; i < COUNT(moved); i++) {
        struct sitting one = {0};
        struct sitting two = {0};
        test_row("%s", moved[i] == NULL ? "a log" : moved[i]);
        files_new();
        expect(sitting_create("talk.csv"));
        expect(sitting_open(&one, "talk.csv"));
        sitting_note(&one, "before");
        store_sync(one.store);
        sitting_pass(&one, 2);
        if (moved[i] != NULL) {
            expect(rename(files_path(moved[i]), files_path("elsewhere")) == 0);
        } else {
            struct str names = {0};
            files_list("talk.journal", ".log", &names);
            struct slice rest = str_slice(&names);
            struct slice line = {NULL, 0};
            char name[512];
            while (rest.size > 0 && slice_next(&rest, '\n', &line) && line.size > 0) {
                (void)snprintf(name, sizeof name, "talk.journal/%.*s", (int)line.size, line.at);
                expect(remove(files_path(name)) == 0);
            }
            str_release(&names);
        }
        store_draft(one.store, 0, 0, 0, slice_of("half a line"));
        sitting_note(&one, "after");
        store_draft(one.store, 0, 0, 0, slice_of("half another"));
        store_sync(one.store);
        sitting_pass(&one, 12);
        expect_int(store_status(one.store)->saving, STORE_SAVED);
        expect(store_status(one.store)->csv_current);
        sitting_drop(&one);
        expect(sitting_open(&two, "talk.csv"));
        expect(sitting_has(&two, "before"));
        expect(sitting_has(&two, "after"));
        expect(!sitting_heard(&two, NEWS_FOREIGN, ""));
        if (expect_int(two.draft_count, 1)) {
            expect_str(str_text(&two.drafts[0].text), "half another");
        }
        expect(sitting_close(&two));
    }
}

static const struct test tests[] = {
    {"a log torn at any byte of its last line opens with all others",
     a_log_torn_at_any_byte_of_its_last_line_opens_with_all_others},
    {"a log with any byte flipped opens with all other lines",
     a_log_with_any_byte_flipped_opens_with_all_other_lines},
    {"NULs at the end of a log are a torn line", nuls_at_the_end_of_a_log_are_a_torn_line},
    {"an empty log, or one without a whole header, is no matter",
     an_empty_log_or_one_without_a_whole_header_is_no_matter},
    {"a line that stands whole in another log is not reported",
     a_line_that_stands_whole_in_another_log_is_not_reported},
    {"a log of a newer version makes the session read-only",
     a_log_of_a_newer_version_makes_the_session_read_only},
    {"a journal of another session is set aside and not touched",
     a_journal_of_another_session_is_set_aside_and_not_touched},
    {"what goes away while the program runs is made again",
     what_goes_away_while_the_program_runs_is_made_again},
};

int main(int argc, char **argv)
{
    script_fast_folder();
    int answer = test_main(tests, COUNT(tests), argc, argv);
    files_remove();
    return answer;
}
