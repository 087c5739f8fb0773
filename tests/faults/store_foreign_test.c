/* What others do to the CSV: a spreadsheet's edits become actions, and take nothing back that they
 * did not mean. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "../unit/store/files.h"
#include "../unit/store/sitting.h"
#include "expect.h"
#include "store_edits.h"
#include "store_script.h"

static void expect_texts(struct sitting *sitting, const char *wanted)
{
    struct str texts = {0};
    struct str notes = {0};
    sitting_texts(sitting, &texts);
    /* After the four facts. */
    struct slice rest = str_slice(&texts);
    struct slice line;
    for (int i = 0; i < 4; i++) {
        (void)slice_next(&rest, '\n', &line);
    }
    str_add(&notes, rest);
    expect_str(str_text(&notes), wanted);
    str_release(&texts);
    str_release(&notes);
}

static const struct {
    const char *name;
    void (*how)(struct str *csv);
    const char *after; /* the notes then */
    bool changes;      /* whether it is a change at all */
} edits[] = {
    {"a changed cell", edit_cell, "alpha\nbeta, corrected\ngamma\ndelta\n", true},
    {"a removed row", edit_remove, "alpha\ngamma\ndelta\n", true},
    {"a new row", edit_add, "alpha\nbeta\nbetween beta and gamma\ngamma\ndelta\n", true},
    {"a new row at the end", edit_add_last, "alpha\nbeta\ngamma\ndelta\nat the end\n", true},
    {"a moved row", edit_move, "alpha\ndelta\nbeta\ngamma\n", true},
    {"a sorted file", edit_sort, "alpha\nbeta\ngamma\ndelta\n", false},
    {"a new column", edit_column, "alpha\nbeta\ngamma\ndelta\n", true},
    {"an emptied cell", edit_empty, "alpha\n\ngamma\ndelta\n", true},
    {"another dialect", edit_semicolons, "alpha\nbeta\ngamma\ndelta\n", true},
    {"a mere saving", edit_nothing, "alpha\nbeta\ngamma\ndelta\n", false},
};

/* Opened again and again, with something of one's own in between, it stays so. */
static void expect_lasting(const char *wanted)
{
    struct str first = {0};
    struct str again = {0};
    struct sitting one = {.clock = 1501690000000000U};
    files_read("talk.csv", &first);
    if (expect(sitting_open(&one, "talk.csv"))) {
        expect_texts(&one, wanted);
        expect(!sitting_heard(&one, NEWS_FOREIGN, ""));
        expect(store_status(one.store)->csv_current);
        expect(sitting_close(&one));
    }
    files_read("talk.csv", &again);
    expect_bytes(again.at, again.size, first.at, first.size);
    str_release(&first);
    str_release(&again);
}

static void an_edit_made_while_the_program_was_closed_becomes_actions(void)
{
    for (size_t i = 0; i < COUNT(edits); i++) {
        struct sitting sitting = {.clock = 1501680000000000U};
        test_row("%s", edits[i].name);
        edit_make_session();
        edit_file(edits[i].how);
        if (!expect(sitting_open(&sitting, "talk.csv"))) {
            continue;
        }
        expect_texts(&sitting, edits[i].after);
        expect_int(sitting_heard(&sitting, NEWS_FOREIGN, "changed outside"), edits[i].changes);
        sitting_pass(&sitting, 3);
        expect(store_status(sitting.store)->csv_current);
        expect(sitting_close(&sitting));
        /* What was only saved anew is left as it lies; all else is written as we write. */
        if (edits[i].changes) {
            expect_lasting(edits[i].after);
        }
    }
}

static void an_edit_made_while_the_program_runs_becomes_actions(void)
{
    for (size_t i = 0; i < COUNT(edits); i++) {
        struct sitting sitting = {.clock = 1501680000000000U};
        test_row("%s", edits[i].name);
        edit_make_session();
        expect(sitting_open(&sitting, "talk.csv"));
        sitting_pass(&sitting, 1);
        edit_file(edits[i].how);
        sitting_pass(&sitting, 8);
        expect_texts(&sitting, edits[i].after);
        expect_int(sitting_heard(&sitting, NEWS_FOREIGN, "changed outside"), edits[i].changes);
        expect(store_status(sitting.store)->csv_current);
        expect(sitting_close(&sitting));
        if (edits[i].changes) {
            expect_lasting(edits[i].after);
        }
    }
}

/* Opened at 10:00, saved at 10:40: what came between stays. */
static void an_edit_of_an_older_state_takes_nothing_back(void)
{
    for (size_t i = 0; i < COUNT(edits); i++) {
        struct sitting one = {.clock = 1501680000000000U};
        struct sitting two = {.clock = 1501690000000000U};
        struct str older = {0};
        test_row("%s", edits[i].name);
        edit_make_session();
        files_read("talk.csv", &older);
        expect(sitting_open(&one, "talk.csv"));
        sitting_set(&one, edit_ids[0], FIELD_TEXT, "alpha, said later");
        sitting_note(&one, "epsilon");
        expect(sitting_close(&one));
        files_write("talk.csv", str_slice(&older));
        edit_file(edits[i].how);
        expect(sitting_open(&two, "talk.csv"));
        expect(sitting_has(&two, "alpha, said later"));
        expect(sitting_has(&two, "epsilon"));
        expect(!sitting_has(&two, "alpha"));
        expect_int(sitting_has(&two, "beta"), edits[i].how != edit_cell &&
                                                  edits[i].how != edit_remove &&
                                                  edits[i].how != edit_empty);
        expect(sitting_close(&two));
        str_release(&older);
    }
}

static void without_its_row_of_what_it_holds_nothing_is_removed_and_nothing_old_comes_back(void)
{
    struct sitting one = {.clock = 1501680000000000U};
    struct sitting two = {.clock = 1501690000000000U};
    struct str older = {0};
    edit_make_session();
    files_read("talk.csv", &older);
    expect(sitting_open(&one, "talk.csv"));
    sitting_set(&one, edit_ids[0], FIELD_TEXT, "alpha, said later");
    expect(sitting_close(&one));
    files_write("talk.csv", str_slice(&older));
    edit_file(edit_remove);
    edit_file(edit_add_last);
    edit_file(edit_drop_holds);
    expect(sitting_open(&two, "talk.csv"));
    expect(sitting_has(&two, "alpha, said later"));
    expect(sitting_has(&two, "beta"));
    expect(sitting_has(&two, "at the end"));
    expect(sitting_heard(&two, NEWS_FOREIGN, "can't be told"));
    expect(sitting_close(&two));
    str_release(&older);
}

/* Both programs see the same edit, each by itself. */
static void two_programs_make_the_same_run_of_the_same_edit(void)
{
    struct str results[2] = {{0}};
    edit_make_session();
    edit_file(edit_add);
    struct str csv = {0};
    files_read("talk.csv", &csv);
    struct sitting one = {.clock = 1501680000000000U};
    struct sitting two = {.clock = 1501680000500000U};
    expect(sitting_open(&one, "talk.csv"));
    expect(sitting_open(&two, "talk.csv"));
    sitting_pass(&one, 8);
    sitting_pass(&two, 8);
    sitting_pass(&one, 8);
    sitting_texts(&one, &results[0]);
    sitting_texts(&two, &results[1]);
    expect_str(str_text(&results[0]), str_text(&results[1]));
    expect_texts(&one, edits[2].after);
    expect(sitting_close(&one));
    expect(sitting_close(&two));
    expect_lasting(edits[2].after);
    str_release(&results[0]);
    str_release(&results[1]);
    str_release(&csv);
}

static void what_a_spreadsheet_cut_or_decomposed_is_no_edit(void)
{
    enum { LONG = 40000, EXCEL = 32767 };
    struct sitting one = {0};
    struct sitting two = {.clock = 1501680000000000U};
    struct str text = {0};
    struct str csv = {0};
    char id[64];
    while (text.size < LONG) {
        str_add_text(&text, "word ");
    }
    files_new();
    expect(sitting_create("talk.csv"));
    expect(sitting_open(&one, "talk.csv"));
    (void)snprintf(id, sizeof id, "%s", sitting_note(&one, str_text(&text)));
    sitting_note(&one, "México añadió");
    expect(sitting_close(&one));
    files_read("talk.csv", &csv);
    size_t at = slice_find_part(str_slice(&csv), str_slice(&text));
    expect(at < csv.size);
    str_splice(&csv, at + EXCEL, text.size - EXCEL, slice_make("", 0));
    edit_replace(&csv, "México añadió",
                 "Me\xCC\x81xico an\xCC\x83"
                 "adio\xCC\x81");
    files_write("talk.csv", str_slice(&csv));
    expect(sitting_open(&two, "talk.csv"));
    const struct record *record = session_find(&two.session, slice_of(id));
    if (expect(record != NULL)) {
        expect_int(session_get(&two.session, record, FIELD_TEXT).size, text.size);
    }
    expect(sitting_has(&two, "México añadió"));
    expect(!sitting_heard(&two, NEWS_FOREIGN, "changed outside"));
    expect(sitting_close(&two));
    str_release(&text);
    str_release(&csv);
}

static void while_a_spreadsheet_has_it_open_the_file_is_left_alone(void)
{
    struct sitting sitting = {.clock = 1501680000000000U};
    struct str before = {0};
    struct str after = {0};
    struct err err = {0};
    edit_make_session();
    files_read("talk.csv", &before);
    expect(sitting_open(&sitting, "talk.csv"));
    files_write(".~lock.talk.csv#",
                slice_of("Ana Silva,ana,desk,02.08.2017 10:12,file:///home/ana/.config;"));
    sitting_note(&sitting, "meanwhile");
    store_sync(sitting.store);
    sitting_pass(&sitting, 10);
    expect_int(store_status(sitting.store)->saving, STORE_SAVED);
    expect(store_status(sitting.store)->csv_waits);
    expect_str(str_text(&store_status(sitting.store)->csv_reason),
               "open in LibreOffice by Ana Silva");
    expect(!store_write_csv(sitting.store, &sitting.session, &err));
    expect(strstr(err.message, "Ana Silva") != NULL);
    files_read("talk.csv", &after);
    expect_bytes(after.at, after.size, before.at, before.size);
    /* Saved there, then closed: that is folded in first. */
    edit_file(edit_cell);
    sitting_pass(&sitting, 10);
    expect(!sitting_has(&sitting, "beta, corrected"));
    expect(remove(files_path(".~lock.talk.csv#")) == 0);
    sitting_pass(&sitting, 10);
    expect(sitting_has(&sitting, "beta, corrected"));
    expect(sitting_has(&sitting, "meanwhile"));
    expect(!store_status(sitting.store)->csv_waits);
    expect(store_status(sitting.store)->csv_current);
    expect(sitting_close(&sitting));
    str_release(&before);
    str_release(&after);
}

static void a_csv_that_can_not_be_read_any_more_is_left_alone_until_it_is_replaced(void)
{
    struct sitting sitting = {.clock = 1501680000000000U};
    struct str after = {0};
    struct err err = {0};
    edit_make_session();
    expect(sitting_open(&sitting, "talk.csv"));
    files_write("talk.csv", slice_of("\"id\",\"record\",\"text\"\n\"n1-abcd\",\"note\n"));
    sitting_pass(&sitting, 8);
    expect(store_status(sitting.store)->csv_waits);
    expect(sitting_heard(&sitting, NEWS_FAILURE, "left alone"));
    sitting_note(&sitting, "goes on");
    store_sync(sitting.store);
    sitting_pass(&sitting, 8);
    expect_int(store_status(sitting.store)->saving, STORE_SAVED);
    expect(!store_write_csv(sitting.store, &sitting.session, &err));
    files_read("talk.csv", &after);
    expect_str(str_text(&after), "\"id\",\"record\",\"text\"\n\"n1-abcd\",\"note\n");
    expect(store_replace_csv(sitting.store, &sitting.session, &err));
    expect(store_status(sitting.store)->csv_current);
    expect(files_exists("talk.csv.aside-1"));
    expect(sitting_close(&sitting));
    expect_lasting("alpha\nbeta\ngamma\ndelta\ngoes on\n");
    str_release(&after);
}

static void a_csv_with_no_journal_beside_it_is_complete(void)
{
    struct sitting one = {.clock = 1501680000000000U};
    struct sitting two = {.clock = 1501690000000000U};
    edit_make_session();
    expect(rename(files_path("talk.journal"), files_path("gone")) == 0);
    expect(sitting_open(&one, "talk.csv"));
    expect_texts(&one, edits[5].after);
    sitting_set(&one, edit_ids[1], FIELD_TEXT, "beta, at home");
    expect(sitting_close(&one));
    /* Then the journal comes after all. */
    struct str names = {0};
    files_list("gone", ".log", &names);
    struct slice rest = str_slice(&names);
    struct slice line;
    while (rest.size > 0 && slice_next(&rest, '\n', &line) && line.size > 0) {
        char from[300];
        char to[300];
        (void)snprintf(from, sizeof from, "gone/%.*s", (int)line.size, line.at);
        (void)snprintf(to, sizeof to, "talk.journal/%.*s", (int)line.size, line.at);
        expect(rename(files_path(from), files_path(to)) == 0);
    }
    expect(sitting_open(&two, "talk.csv"));
    expect_texts(&two, "alpha\nbeta, at home\ngamma\ndelta\n");
    expect(sitting_close(&two));
    str_release(&names);
}

static void a_csv_that_is_newer_than_its_journal_wins(void)
{
    struct sitting one = {.clock = 1501680000000000U};
    struct sitting two = {.clock = 1501690000000000U};
    edit_make_session();
    /* On another machine the session goes on, and only the CSV comes back from there. */
    expect(sitting_open(&one, "talk.csv"));
    sitting_set(&one, edit_ids[1], FIELD_TEXT, "beta, elsewhere");
    sitting_set(&one, edit_ids[2], FIELD_DELETED, "yes");
    sitting_note(&one, "new, elsewhere");
    expect(sitting_close(&one));
    struct str names = {0};
    files_list("talk.journal", ".log", &names);
    size_t last = names.size - 1;
    while (last > 0 && names.at[last - 1] != '\n') {
        last--;
    }
    char newest[300];
    (void)snprintf(newest, sizeof newest, "talk.journal/%.*s", (int)(names.size - 1 - last),
                   names.at + last);
    expect(remove(files_path(newest)) == 0);
    expect(sitting_open(&two, "talk.csv"));
    expect_texts(&two, "alpha\nbeta, elsewhere\ndelta\nnew, elsewhere\n");
    expect(!sitting_heard(&two, NEWS_FOREIGN, "changed outside"));
    expect(sitting_close(&two));
    expect_lasting("alpha\nbeta, elsewhere\ndelta\nnew, elsewhere\n");
    str_release(&names);
}

static const struct test tests[] = {
    {"an edit made while the program was closed becomes actions",
     an_edit_made_while_the_program_was_closed_becomes_actions},
    {"an edit made while the program runs becomes actions",
     an_edit_made_while_the_program_runs_becomes_actions},
    {"an edit of an older state takes nothing back", an_edit_of_an_older_state_takes_nothing_back},
    {"without its row of what it holds nothing is removed and nothing old comes back",
     without_its_row_of_what_it_holds_nothing_is_removed_and_nothing_old_comes_back},
    {"two programs make the same run of the same edit",
     two_programs_make_the_same_run_of_the_same_edit},
    {"what a spreadsheet cut or decomposed is no edit",
     what_a_spreadsheet_cut_or_decomposed_is_no_edit},
    {"while a spreadsheet has it open the file is left alone",
     while_a_spreadsheet_has_it_open_the_file_is_left_alone},
    {"a CSV that can not be read any more is left alone until it is replaced",
     a_csv_that_can_not_be_read_any_more_is_left_alone_until_it_is_replaced},
    {"a CSV with no journal beside it is complete", a_csv_with_no_journal_beside_it_is_complete},
    {"a CSV that is newer than its journal wins", a_csv_that_is_newer_than_its_journal_wins},
};

int main(int argc, char **argv)
{
    script_fast_folder();
    int answer = test_main(tests, COUNT(tests), argc, argv);
    files_remove();
    return answer;
}
