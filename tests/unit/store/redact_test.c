/* Off the record, said afterwards: what lies in the session's folder does not have the words any
 * more, whoever wrote them, and all else is as it was. */
#include "store/store.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>

#include "expect.h"
#include "failing.h"
#include "files.h"
#include "sitting.h"

static const char secret[] = "between us";

static bool begin(struct sitting *sitting)
{
    files_new();
    return expect(sitting_create("talk.csv")) && expect(sitting_open(sitting, "talk.csv"));
}

/* Types a note of these words and keeps it; its id goes into `id`. */
static void keep(struct sitting *sitting, const char *text, char id[64])
{
    store_draft(sitting->store, 0, 0, 0, slice_of(text));
    (void)snprintf(id, 64, "%s", sitting_note(sitting, text));
    store_sync(sitting->store);
    sitting_pass(sitting, 2);
}

/* It opens again, with all but the words. */
static void expect_after(const char *id)
{
    struct sitting last = {.clock = 1501690000000000U};
    expect(!files_have(secret));
    if (!expect(sitting_open(&last, "talk.csv"))) {
        return;
    }
    expect(store_status(last.store)->csv_current);
    const struct record *record = session_find(&last.session, slice_of(id));
    if (expect(record != NULL && record->exists)) {
        expect(slice_is(session_get(&last.session, record, FIELD_STATUS), "off-record"));
        expect_str(sitting_text(&last, id), "");
    }
    expect(sitting_has(&last, "for all"));
    expect(!sitting_heard(&last, NEWS_DAMAGE, ""));
    expect(sitting_close(&last));
    expect(!files_have(secret));
    expect_int(files_count(".", ""), 2);
}

static void own_words_go_from_log_draft_and_csv(void)
{
    struct sitting one = {0};
    struct str csv = {0};
    char id[64], other[64];
    if (!begin(&one)) {
        return;
    }
    keep(&one, "for all", other);
    keep(&one, secret, id);
    expect(files_read("talk.csv", &csv)); /* a sync tool keeps it beside a newer one */
    files_write("talk.sync-conflict-20170802-101405-ABCDEFG.csv", str_slice(&csv));
    str_release(&csv);
    sitting_set(&one, id, FIELD_TEXT, "strictly between us");
    store_draft(one.store, 0, 0, 0, slice_of("half a line"));
    expect(files_have(secret));
    sitting_redact(&one, id);
    store_sync(one.store);
    sitting_pass(&one, 2);
    expect(!files_have(secret));
    expect_int(files_count("talk.journal", ".log"), 2); /* of the making, and this one */
    expect(store_status(one.store)->saving == STORE_SAVED);
    expect(sitting_close(&one));
    expect_after(id);
}

static void the_draft_that_is_being_typed_stays(void)
{
    struct sitting one = {0}, two = {.clock = 1501680000000000U};
    char id[64], other[64];
    if (!begin(&one)) {
        return;
    }
    keep(&one, "for all", other);
    keep(&one, secret, id);
    store_draft(one.store, 1, 0, 0, slice_of("parked"));
    sitting_redact(&one, id);
    store_sync(one.store);
    sitting_drop(&one);
    expect(sitting_open(&two, "talk.csv"));
    if (expect_int(two.draft_count, 1)) {
        expect_str(str_text(&two.drafts[0].text), "parked");
        store_adopt_drafts(two.store);
    }
    sitting_pass(&two, 2);
    expect(sitting_close(&two));
    expect_after(id);
}

static void words_of_a_run_that_is_over_go_too(void)
{
    struct sitting one = {0}, two = {.clock = 1501680000000000U, .author = "mp"};
    char id[64], other[64];
    if (!begin(&one)) {
        return;
    }
    keep(&one, "for all", other);
    keep(&one, secret, id);
    store_draft(one.store, 1, 0, 0, slice_of("parked"));
    store_draft(one.store, 0, 0, 0, slice_of("half a line"));
    sitting_drop(&one); /* killed: its draft is there, too, and somebody else's to bring back */
    expect(sitting_open(&two, "talk.csv"));
    sitting_redact(&two, id);
    expect(sitting_close(&two));
    expect(!files_have(secret));
    one = (struct sitting){.clock = 1501685000000000U};
    expect(sitting_open(&one, "talk.csv"));
    if (expect_int(one.draft_count, 2)) {
        expect_str(str_text(&one.drafts[0].text), "half a line");
        expect_str(str_text(&one.drafts[1].text), "parked");
    }
    sitting_drop(&one);
    expect_after(id);
}

static void a_living_run_takes_its_words_out_itself(void)
{
    struct sitting one = {0}, two = {.clock = 1501680000000000U, .author = "mp"};
    char id[64], other[64];
    if (!begin(&one)) {
        return;
    }
    keep(&one, "for all", other);
    keep(&one, secret, id);
    expect(sitting_open(&two, "talk.csv"));
    sitting_redact(&two, id);
    store_sync(two.store);
    expect(files_have(secret));
    sitting_pass(&one, 8); /* it looks around, and writes on in a new file */
    sitting_note(&one, "and on");
    store_sync(one.store);
    sitting_pass(&one, 2);
    sitting_pass(&two, 8);
    expect(sitting_has(&two, "and on"));
    expect(!files_have(secret));
    expect(sitting_close(&one));
    expect(sitting_close(&two));
    expect_after(id);
}

/* A log that has the words, kept as a sync tool would bring it; `name` has room for 128. */
static bool take_log(struct str *bytes, char *name)
{
    struct str names = {0};
    struct slice line;
    bool has = false;
    files_list("talk.journal", ".log", &names);
    for (struct slice rest = str_slice(&names); !has && slice_next(&rest, '\n', &line);) {
        (void)snprintf(name, 128, "talk.journal/%.*s", (int)line.size, line.at);
        str_clear(bytes);
        has = line.size > 0 && files_read(name, bytes) &&
              slice_find_part(str_slice(bytes), slice_of(secret)) < bytes->size;
    }
    str_release(&names);
    return has;
}

static void copies_that_come_later_lose_them_too(void)
{
    struct sitting one = {0}, two = {.clock = 1501680000000000U};
    struct str log = {0};
    char id[64], other[64], name[128], copy[256];
    if (!begin(&one)) {
        return;
    }
    keep(&one, "for all", other);
    keep(&one, secret, id);
    expect(sitting_close(&one));
    expect(take_log(&log, name));
    expect(sitting_open(&two, "talk.csv"));
    sitting_redact(&two, id);
    store_sync(two.store);
    sitting_pass(&two, 2);
    expect(!files_have(secret));
    (void)snprintf(copy, sizeof copy, "%.*s.sync-conflict-20170802-101405-ABCDEFG.log",
                   (int)strlen(name) - 4, name);
    files_write(copy, str_slice(&log));
    files_write(name, str_slice(&log)); /* another machine's, older */
    sitting_pass(&two, 8);
    expect(!files_have(secret));
    expect(sitting_close(&two));
    str_release(&log);
    expect_after(id);
}

/* A part of a damaged line may be what was said. */
static void a_damaged_line_about_it_goes(void)
{
    struct sitting one = {0}, two = {.clock = 1501680000000000U};
    struct str log = {0};
    char id[64], other[64], name[128];
    if (!begin(&one)) {
        return;
    }
    keep(&one, "for all", other);
    keep(&one, secret, id);
    expect(sitting_close(&one));
    expect(take_log(&log, name));
    files_append(name, slice_of("7\t1\t1\t\t"));
    files_append(name, slice_of(id));
    files_append(name, slice_of("\ttext\t\tstrictly between us\t00000000\n"));
    expect(sitting_open(&two, "talk.csv"));
    sitting_redact(&two, id);
    expect(sitting_close(&two));
    str_release(&log);
    expect_after(id);
}

/* The rows of a CSV that came alone. */
static void words_of_a_csv_go_from_the_journal_made_of_it(void)
{
    struct sitting one = {0}, two = {.clock = 1501680000000000U};
    struct str csv = {0};
    char id[64], other[64];
    for (int late = 0; late < 2; late++) {
        one = (struct sitting){0};
        if (!begin(&one)) {
            return;
        }
        keep(&one, "for all", other);
        keep(&one, secret, id);
        expect(sitting_close(&one));
        str_clear(&csv);
        expect(files_read("talk.csv", &csv));
        files_new();
        files_write("talk.csv", str_slice(&csv));
        two = (struct sitting){.clock = 1501680000000000U};
        expect(sitting_open(&two, "talk.csv"));
        if (late == 1) {
            sitting_note(&two, "another"); /* the journal is there before */
            sitting_pass(&two, 2);
        }
        sitting_redact(&two, id);
        expect(sitting_close(&two));
        expect_after(id);
    }
    str_release(&csv);
}

/* An analyst saves at 10:40 what was opened at 10:00; in between it was taken off the record. */
static void a_spreadsheet_that_still_had_them_does_not_bring_them_back(void)
{
    struct sitting one = {0};
    struct str csv = {0}, edited = {0};
    char id[64], other[64];
    if (!begin(&one)) {
        return;
    }
    keep(&one, "for all", other);
    keep(&one, secret, id);
    expect(files_read("talk.csv", &csv));
    sitting_redact(&one, id);
    sitting_pass(&one, 2);
    size_t at = slice_find_part(str_slice(&csv), slice_of("for all"));
    str_set(&edited, slice_head(str_slice(&csv), at));
    str_add_text(&edited, "for everybody");
    str_add(&edited, slice_from(str_slice(&csv), at + strlen("for all")));
    files_write("talk.csv", str_slice(&edited));
    sitting_pass(&one, 8);
    expect(sitting_heard(&one, NEWS_FOREIGN, "1 cells changed"));
    expect_str(sitting_text(&one, other), "for everybody");
    expect(!files_have(secret));
    sitting_set(&one, other, FIELD_TEXT, "for all");
    expect(sitting_close(&one));
    str_release(&csv);
    str_release(&edited);
    expect_after(id);
}

/* The n-th call fails, for every n: the words go all the same once the fault is gone. */
static void no_fault_keeps_them(void)
{
    static const int faults[] = {ENOSPC, EIO, EACCES};
    size_t tried = 0;
    for (size_t i = 0; i < COUNT(faults); i++) {
        struct failing failing = {.call = OS_CALL_COUNT, .number = faults[i]};
        bool struck = true;
        for (failing.at = 1; struck; failing.at++) {
            struct sitting one = {0}, two = {.clock = 1501680000000000U};
            char id[64], other[64];
            test_row("%s at call %zu", strerror(faults[i]), failing.at);
            if (!begin(&one)) {
                return;
            }
            keep(&one, "for all", other);
            sitting_drop(&one);
            one = (struct sitting){.clock = 1501670000000000U};
            expect(sitting_open(&one, "talk.csv"));
            keep(&one, secret, id);
            sitting_drop(&one);
            expect(sitting_open(&two, "talk.csv"));
            sitting_set(&two, id, FIELD_TEXT, "strictly between us");
            store_sync(two.store);
            sitting_pass(&two, 1);
            failing.count = failing.struck = 0;
            failing_set(&failing);
            sitting_redact(&two, id);
            store_sync(two.store);
            sitting_turn(&two, 400000);
            failing_set(NULL);
            struck = failing.struck > 0;
            tried += struck ? 1 : 0;
            sitting_pass(&two, 12);
            expect(store_status(two.store)->saving == STORE_SAVED);
            expect(sitting_close(&two));
            expect_after(id);
        }
    }
    printf("# %zu faults\n", tried);
    expect(tried > 50);
}

static const struct test tests[] = {
    {"own words go from log, draft and CSV", own_words_go_from_log_draft_and_csv},
    {"the draft that is being typed stays", the_draft_that_is_being_typed_stays},
    {"words of a run that is over go too", words_of_a_run_that_is_over_go_too},
    {"a living run takes its words out itself", a_living_run_takes_its_words_out_itself},
    {"copies that come later lose them too", copies_that_come_later_lose_them_too},
    {"a damaged line about it goes", a_damaged_line_about_it_goes},
    {"words of a CSV go from the journal made of it",
     words_of_a_csv_go_from_the_journal_made_of_it},
    {"a spreadsheet that still had them does not bring them back",
     a_spreadsheet_that_still_had_them_does_not_bring_them_back},
    {"no fault keeps them", no_fault_keeps_them},
};

int main(int argc, char **argv)
{
    int answer = test_main(tests, COUNT(tests), argc, argv);
    files_remove();
    return answer;
}
