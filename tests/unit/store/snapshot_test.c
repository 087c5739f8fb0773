#include "store/snapshot.h"

#include <errno.h>
#include <string.h>
#include <unistd.h>

#include "expect.h"
#include "failing.h"
#include "files.h"
#include "store/csv_run.h"

static void add_to(struct session *session, uint64_t seq, const char *id, const char *record,
                   const char *text)
{
    struct action_draft draft = {0};
    struct run run = {.tag = "7k3q", .author = slice_of("js")};
    action_set(&draft, slice_of(id), FIELD_RECORD, slice_of(record));
    action_set(&draft, slice_of(id), FIELD_TEXT, slice_of(text));
    draft.action.seq = draft.action.logical = seq;
    draft.action.wall = 1501668845000000U;
    (void)session_add(session, session_run(session, &run), &draft.action);
    action_release(&draft);
}

static void fill(struct session *session)
{
    session_init(session);
    add_to(session, 1, "s-title", "session", "Local spaces #1a2b3c4d #00000000");
    add_to(session, 2, "n1-7k3q", "note", "one");
    add_to(session, 3, "n2-7k3q", "note", "two\nlines; \"quoted\", =1+1");
}

static int open_file(void)
{
    struct err err = {0};
    struct place place;
    expect(place_open(&place, files_path("talk.csv"), &err));
    int fd = snapshot_open(place.folder, "talk.csv", "talk.csv", 1 << 20, &err);
    place_close(&place);
    return fd;
}

static void look_at(struct slice bytes, bool thorough, struct snapshot_look *look)
{
    struct err err = {0};
    files_write("talk.csv", bytes);
    int fd = open_file();
    expect(fd >= 0);
    expect(snapshot_look(fd, "talk.csv", thorough, look, &err));
    expect(!thorough || snapshot_sum(fd, "talk.csv", look, &err));
    expect(close(fd) == 0);
}

static void a_file_knows_what_it_holds_and_whether_it_is_whole(void)
{
    struct session session;
    struct str bytes = {0};
    struct snapshot_look look;
    files_new();
    fill(&session);
    snapshot_format(&session, &bytes);
    look_at(str_slice(&bytes), true, &look);
    expect(look.has_holds);
    expect(look.whole);
    expect(holds_has(&look.holds, slice_of("7k3q"), 3));
    expect(!holds_has(&look.holds, slice_of("7k3q"), 4));
    snapshot_look_release(&look);
    /* Any other byte, and it is not. The byte order mark's are no exception. */
    for (size_t at = 0; at < bytes.size; at += 5) {
        bytes.at[at] = (char)(bytes.at[at] ^ 1);
        look_at(str_slice(&bytes), true, &look);
        test_row("byte %zu", at);
        expect(!look.whole);
        snapshot_look_release(&look);
        bytes.at[at] = (char)(bytes.at[at] ^ 1);
    }
    str_release(&bytes);
    session_release(&session);
}

static void the_bytes_are_a_pure_function_of_the_session(void)
{
    struct session one;
    struct session two;
    struct str left = {0};
    struct str right = {0};
    fill(&one);
    session_init(&two);
    add_to(&two, 3, "n2-7k3q", "note", "two\nlines; \"quoted\", =1+1");
    add_to(&two, 1, "s-title", "session", "Local spaces #1a2b3c4d #00000000");
    add_to(&two, 2, "n1-7k3q", "note", "one");
    snapshot_format(&one, &left);
    snapshot_format(&two, &right);
    expect_bytes(right.at, right.size, left.at, left.size);
    str_release(&left);
    str_release(&right);
    session_release(&one);
    session_release(&two);
}

static void a_file_read_as_a_run_and_written_has_the_same_rows(void)
{
    struct session one;
    struct session two;
    struct str bytes = {0};
    struct str again = {0};
    struct err err = {0};
    uint32_t run = 0;
    files_new();
    fill(&one);
    add_to(&one, 4, "s-id", "session", "000102030405060708090a0b0c0d0e0f");
    add_to(&one, 5, "s-format", "session", "1");
    snapshot_format(&one, &bytes);
    files_write("talk.csv", str_slice(&bytes));
    session_init(&two);
    int fd = open_file();
    expect(csv_run_read(fd, "talk.csv", &two, &run, &err));
    expect(close(fd) == 0);
    snapshot_format(&two, &again);
    /* All but what the file says of what it holds. */
    struct slice rest = str_slice(&bytes);
    struct slice other = str_slice(&again);
    struct slice line;
    struct slice other_line;
    while (slice_next(&rest, '\n', &line) && expect(slice_next(&other, '\n', &other_line))) {
        if (!slice_starts(line, slice_of("\"s-holds"))) {
            expect_bytes(other_line.at, other_line.size, line.at, line.size);
        }
    }
    str_release(&bytes);
    str_release(&again);
    session_release(&one);
    session_release(&two);
}

/* Over many blocks; `hole` is the row without an id, -1 for none. */
static void make_rows(int hole, struct str *bytes)
{
    str_add_text(bytes, "id,record,text\n");
    for (int i = 1; i <= 20000; i++) {
        if (i == hole) {
            str_add_text(bytes, ",note,without an id\n");
        } else {
            str_add_format(bytes, "n%d-7k3q,note,words and more words %d\n", i, i);
        }
    }
}

static void a_runs_number_is_the_hash_of_the_file_whenever_it_is_wanted(void)
{
    static const struct {
        int hole;
        bool other_run;
    } cases[] = {{-1, false}, {2, false}, {10000, false}, {20000, false}, {10000, true}};
    files_new();
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct session session;
        struct str bytes = {0};
        struct hash hash = {0};
        struct err err = {0};
        unsigned char number[HASH_SIZE];
        uint32_t index = NO_RUN;
        session_init(&session);
        if (cases[i].other_run) {
            struct run other = {.tag = "9abc", .author = slice_of("js")};
            (void)session_run(&session, &other);
        }
        make_rows(cases[i].hole, &bytes);
        files_write("talk.csv", str_slice(&bytes));
        hash_add(&hash, str_slice(&bytes));
        hash_get(&hash, number);
        int fd = open_file();
        test_row("case %zu", i);
        expect(csv_run_read(fd, "talk.csv", &session, &index, &err));
        expect(close(fd) == 0);
        struct run wanted = csv_run_of(number, "");
        const struct run *run = &session.runs[index].run;
        expect_bytes((const char *)run->number, RUN_SIZE, (const char *)number, RUN_SIZE);
        expect_str(run->tag, wanted.tag);
        if (cases[i].hole > 0) {
            /* The header has made a record too: s-format, of how the file is written. */
            struct slice id = session_record(&session, (size_t)cases[i].hole)->id;
            expect_bytes(id.at + id.size - TAG_SIZE, TAG_SIZE, wanted.tag, TAG_SIZE);
        }
        str_release(&bytes);
        session_release(&session);
    }
}

static void the_facts_of_a_sorted_file_are_found_where_they_are(void)
{
    struct snapshot_look look;
    struct slice bytes =
        slice_of("record,text,id\nnote,a,n1-7k3q\nsession,7k3q:1 #12345678,s-holds\n"
                 "session,00112233445566778899aabbccddeeff,s-id\n");
    files_new();
    look_at(bytes, false, &look);
    expect(!look.has_holds);
    snapshot_look_release(&look);
    look_at(bytes, true, &look);
    expect(look.has_holds);
    expect(!look.whole);
    expect_str(str_text(&look.id), "00112233445566778899aabbccddeeff");
    snapshot_look_release(&look);
}

static void every_dialect_is_known_by_its_words(void)
{
    static const struct {
        struct csv_dialect dialect;
        const char *words;
    } cases[] = {
        {{',', false, true}, "bom comma lf"},
        {{';', true, false}, "none semicolon crlf"},
        {{'\t', false, false}, "none tab lf"},
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct session session;
        struct str words = {0};
        struct action_draft draft = {0};
        struct run run = {.tag = "7k3q", .author = slice_of("js")};
        snapshot_format_dialect(cases[i].dialect, &words);
        expect_str(str_text(&words), cases[i].words);
        session_init(&session);
        action_set(&draft, slice_of("s-format"), FIELD_DIALECT, str_slice(&words));
        draft.action.seq = 1;
        (void)session_add(&session, session_run(&session, &run), &draft.action);
        struct csv_dialect found = snapshot_dialect(&session);
        expect_int(found.separator, cases[i].dialect.separator);
        expect_int(found.crlf, cases[i].dialect.crlf);
        expect_int(found.bom, cases[i].dialect.bom);
        action_release(&draft);
        session_release(&session);
        str_release(&words);
    }
}

/* --- Replacing it */

static void write_over(const char *before, struct failing *failing, struct snapshot_write *write,
                       struct place *place)
{
    struct err err = {0};
    files_new();
    files_write("talk.csv", slice_of(before));
    expect(place_open(place, files_path("talk.csv"), &err));
    *write = (struct snapshot_write){.place = place};
    str_add_text(&write->bytes, "after");
    expect(snapshot_mark(place, &write->before));
    failing_set(failing);
    snapshot_write_do(write);
    failing_set(NULL);
}

static void expect_file(const char *wanted)
{
    struct str bytes = {0};
    files_read("talk.csv", &bytes);
    expect_str(str_text(&bytes), wanted);
    expect_int(files_count(".", ""), 1);
    str_release(&bytes);
}

static void a_replaced_file_is_known_by_its_mark(void)
{
    struct place place;
    struct snapshot_write write;
    struct snapshot_mark now;
    write_over("before", NULL, &write, &place);
    expect_int(write.number, 0);
    expect(write.replaced);
    expect(snapshot_mark(&place, &now));
    expect(snapshot_same(&now, &write.after));
    expect(!snapshot_same(&now, &write.before));
    expect_file("after");
    str_release(&write.bytes);
    place_close(&place);
}

static void whatever_fails_the_file_is_the_old_one_or_the_new_one(void)
{
    bool struck = true;
    for (size_t at = 1; struck; at++) {
        struct place place;
        struct snapshot_write write;
        struct failing failing = {.call = OS_CALL_COUNT, .at = at, .number = EIO};
        test_row("call %zu", at);
        write_over("before", &failing, &write, &place);
        struck = failing.struck > 0;
        expect(write.replaced || write.number != 0 || write.changed);
        /* An unlink that fails leaves a temporary for the next start. */
        snapshot_clean(&place);
        expect_file(write.replaced ? "after" : "before");
        str_release(&write.bytes);
        place_close(&place);
    }
}

static void a_file_that_somebody_else_wrote_meanwhile_is_left_alone(void)
{
    struct place place;
    struct snapshot_write write;
    struct err err = {0};
    files_new();
    files_write("talk.csv", slice_of("before"));
    expect(place_open(&place, files_path("talk.csv"), &err));
    write = (struct snapshot_write){.place = &place};
    expect(snapshot_mark(&place, &write.before));
    files_write("talk.csv", slice_of("theirs"));
    files_append("talk.csv", slice_of("!"));
    snapshot_write_do(&write);
    expect(write.changed);
    expect(!write.replaced);
    expect_int(write.number, 0);
    expect_file("theirs!");
    place_close(&place);
}

static void the_name_in_a_spreadsheets_lock_is_told(void)
{
    static const char *const cases[][2] = {
        {"Ana Silva,ana,desk,02.08.2017 10:12,file:///home;", "Ana Silva"},
        {",ana,desk,02.08.2017 10:12,file:///home;", "ana"},
        {"", "somebody"},
        {",,,,;", "somebody"},
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct place place;
        struct str who = {0};
        struct err err = {0};
        test_row("%s", cases[i][0]);
        files_new();
        expect(place_open(&place, files_path("talk.csv"), &err));
        expect(!snapshot_is_open(&place, &who));
        files_write(".~lock.talk.csv#", slice_of(cases[i][0]));
        expect(snapshot_is_open(&place, &who));
        expect_str(str_text(&who), cases[i][1]);
        str_release(&who);
        place_close(&place);
    }
}

static const struct test tests[] = {
    {"a file knows what it holds and whether it is whole",
     a_file_knows_what_it_holds_and_whether_it_is_whole},
    {"the bytes are a pure function of the session", the_bytes_are_a_pure_function_of_the_session},
    {"a file read as a run and written has the same rows",
     a_file_read_as_a_run_and_written_has_the_same_rows},
    {"a run's number is the hash of the file, whenever it is wanted",
     a_runs_number_is_the_hash_of_the_file_whenever_it_is_wanted},
    {"the facts of a sorted file are found where they are",
     the_facts_of_a_sorted_file_are_found_where_they_are},
    {"every dialect is known by its words", every_dialect_is_known_by_its_words},
    {"a replaced file is known by its mark", a_replaced_file_is_known_by_its_mark},
    {"whatever fails, the file is the old one or the new one",
     whatever_fails_the_file_is_the_old_one_or_the_new_one},
    {"a file that somebody else wrote meanwhile is left alone",
     a_file_that_somebody_else_wrote_meanwhile_is_left_alone},
    {"the name in a spreadsheet's lock is told", the_name_in_a_spreadsheets_lock_is_told},
};

int main(int argc, char **argv)
{
    int answer = test_main(tests, COUNT(tests), argc, argv);
    files_remove();
    return answer;
}
