/* Off the record, as a person tries it: the folder of the session is searched for the words. */
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "expect.h"
#include "session.h"

/* Whether any file of the session has it. */
static bool on_disk(const char *text)
{
    char command[1000];
    (void)snprintf(command, sizeof command, "grep -rqF -e '%s' '%s'", text, session_path("."));
    int code = system(command);
    expect(code == 0 || (WIFEXITED(code) && WEXITSTATUS(code) == 1));
    return code == 0;
}

/* The CSV follows within moments. */
static bool leaves_disk(struct term *term, const char *text)
{
    enum { STEP = 100 };
    bool there = on_disk(text);
    for (int waited = 0; there && waited < TERM_LONG; waited += STEP) {
        (void)term_until_bytes(term, term_bytes(term) + 1, STEP);
        there = on_disk(text);
    }
    return !there;
}

static void keep(struct term *term, const char *line, const char *shown)
{
    term_type(term, line);
    term_key(term, "Enter");
    expect_see(term, shown);
    expect_see(term, "saved");
}

static void what_was_off_the_record_said_afterwards_is_nowhere(void)
{
    (void)session_folder();
    struct term *term = session_start(NULL);
    keep(term, "mexico: for everybody", "kept: i1");
    keep(term, "colombia: quinces among us", "kept: i2");
    keep(term, "s/among/between/", "quinces between us");
    term_type(term, "quinces again");
    term_key(term, "Ctrl-U");
    expect(on_disk("quinces"));
    keep(term, "/redact", "words go for good");
    expect(on_disk("quinces"));
    keep(term, "yes", "Not within reach");
    expect(leaves_disk(term, "quinces"));
    term_key(term, "Ctrl-V");
    term_key(term, "Ctrl-Z");
    expect_see(term, "undone");
    term_key(term, "Ctrl-Y");
    expect_see(term, "brought back");
    expect(!term_has(term, "quinces"));
    keep(term, "and on", "and on");
    session_leave(term);
    expect(!on_disk("quinces"));
    expect(session_csv_has("off-record"));
    term = session_start(NULL);
    expect_see(term, "off the record");
    expect_see(term, "for everybody");
    expect(!term_has(term, "quinces"));
    session_leave(term);
    expect(!on_disk("quinces"));
    session_clean();
}

/* Of a killed run, draft and all, by another one; and of one that lives. */
static void another_program_takes_it_away_too(void)
{
    for (int living = 0; living < 2; living++) {
        struct str out = {0};
        (void)session_folder();
        struct term *term = session_start(NULL);
        keep(term, "colombia: quinces among us", "kept: i1");
        if (living == 0) {
            term_stop(term); /* SIGKILL */
        }
        expect_int(session_run("add talk.csv '/redact i1'", &out), 1);
        expect(on_disk("quinces"));
        str_clear(&out);
        expect_int(session_run("add talk.csv '/redact i1 yes'", &out), 0);
        expect(slice_find_part(str_slice(&out), slice_of("off-record")) < out.size);
        if (living == 1) {
            expect_see(term, "off the record");
            expect(leaves_disk(term, "quinces"));
            keep(term, "mexico: and on", "kept: i2");
            session_leave(term);
        }
        expect(!on_disk("quinces"));
        str_release(&out);
    }
    session_clean();
}

/* A record that was parted or put together has its words in what it was parted from, in what it
 * went into, and in what went into it. */
static void words_that_were_split_off_or_merged_go_from_there_too(void)
{
#define TWO "mx: for everybody\nquinces\nbr: the weather\n"
#define THREE "mx: for everybody\nquinces\nand the sea\nbr: the weather\n"
#define MERGED "mx: for everybody\nbr: quinces\n/merge i2\n"
    static const struct {
        const char *lines, *redact, *kept;
    } rows[] = {
        {TWO "/split i1 2 br", "i3", "\"for everybody\""},
        {TWO "/split i1 2 br\n/edit i3 quinces are dear", "i3", "\"for everybody\""},
        {TWO "/split i1 2 br\n/edit i1 for all", "i3", "\"for all\""},
        {THREE "/split i1 3 br\n/split i1 2 co", "i4", "\"and the sea\""},
        {THREE "/split i1 2 br\n/split i3 2 co", "i3", "\"and the sea\""},
        {TWO "/split i1 2 br\n/undo i3", "i3", "\"for everybody\""},
        {TWO "/split i1 2 br\n/undo i3", "i1", "\"the weather\""},
        {MERGED, "i2", "\"for everybody\""},
        {MERGED "/edit i1 for everybody", "i2", "\"for everybody\""},
        {MERGED "/undo i1", "i2", "\"for everybody\""},
        {MERGED "co: the sea\n/merge i3", "i2", "for everybody\nthe sea"},
        {MERGED, "i1", "off-record"},
        {"mx: quinces\nbr: the weather\n/merge i2", "i1", "off-record"},
        {"/note quinces\n/speaker n1 mx", "i1", "off-record"},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        struct str out = {0}, lines = {0}, csv = {0};
        char command[100];
        test_row("%s, %s", rows[i].lines, rows[i].redact);
        (void)session_folder();
        expect_int(session_run("new talk.csv", &out), 0);
        str_add_text(&lines, "/represented MX BR CO\n");
        str_add_text(&lines, rows[i].lines);
        session_write("lines", str_slice(&lines));
        expect_int(session_run("add talk.csv - <lines", &out), 0);
        session_write("lines", slice_of(""));
        expect(on_disk("quinces"));
        (void)snprintf(command, sizeof command, "add talk.csv '/redact %s yes'", rows[i].redact);
        expect_int(session_run(command, &out), 0);
        expect(!on_disk("quinces"));
        csv = session_csv();
        expect(slice_find_part(str_slice(&csv), slice_of(rows[i].kept)) < csv.size);
        str_release(&csv);
        str_release(&lines);
        str_release(&out);
    }
    session_clean();
}

/* While it is off, no moment is there at which the disk has a letter, not even in the draft. */
static void nothing_that_is_typed_off_the_record_reaches_the_disk(void)
{
    (void)session_folder();
    struct term *term = session_start(NULL);
    keep(term, "mexico: for everybody", "kept: i1");
    term_type(term, "half quinces");
    expect_see(term, "half quinces");
    term_key(term, "Ctrl-U");
    keep(term, "/off", "OFF THE RECORD");
    expect(!on_disk("quinces"));
    term_type(term, "colombia: quinces among us");
    expect_see(term, "quinces among us");
    expect(!on_disk("quinces") && !on_disk("among"));
    term_key(term, "Ctrl-U");
    term_key(term, "Ctrl-V");
    expect_see(term, "quinces among us");
    expect(!on_disk("quinces"));
    keep(term, "", "who and when is kept");
    expect(leaves_disk(term, "quinces"));
    keep(term, "Quinces: are meant", "not the words");
    expect(!on_disk("uinces"));
    keep(term, "/on", "On the record again");
    keep(term, "argentina: heard", "kept: i3");
    term_type(term, "half a line");
    expect_see(term, "half a line");
    expect(on_disk("half a line"));
    term_stop(term); /* SIGKILL */
    expect(!on_disk("uinces") && !on_disk("among"));
    session_clean();
}

static const struct test tests[] = {
    {"what was off the record, said afterwards, is nowhere",
     what_was_off_the_record_said_afterwards_is_nowhere},
    {"another program takes it away too", another_program_takes_it_away_too},
    {"words that were split off or merged go from there too",
     words_that_were_split_off_or_merged_go_from_there_too},
    {"nothing that is typed off the record reaches the disk",
     nothing_that_is_typed_off_the_record_reaches_the_disk},
};

int main(int argc, char **argv)
{
    return test_main(tests, COUNT(tests), argc, argv);
}
