#include "store/log_file.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <unistd.h>

#include "base/os.h"
#include "expect.h"
#include "files.h"

static const char *const name = "20170802T101405-js-7k3q.log";

/* A log of three actions, and where its lines end. */
static void make_log(struct str *bytes, size_t ends[4])
{
    struct log_header header = {.version = 1, .author = slice_of("js"), .tag = slice_of("7k3q")};
    memset(header.run, 7, sizeof header.run);
    str_clear(bytes);
    log_header_format(LOG_LINE_JOURNAL, &header, bytes);
    ends[0] = bytes->size;
    for (size_t i = 1; i <= 3; i++) {
        struct operation operation = {.id = slice_of("n1-7k3q"),
                                      .field = slice_of("text"),
                                      .value = slice_of("what was said")};
        struct action action = {.seq = i, .logical = i, .operations = &operation, .count = 1};
        log_line_format(&action, bytes);
        ends[i] = bytes->size;
    }
}

struct found {
    char seqs[128];
    bool refuse;
};

static bool take_header(void *context, struct log_file *file)
{
    const struct found *found = context;
    (void)file;
    return !found->refuse;
}

static void note(struct found *found, const char *mark, uint64_t seq)
{
    size_t size = strlen(found->seqs);
    (void)snprintf(found->seqs + size, sizeof found->seqs - size, "%s%d ", mark, (int)seq);
}

static void take_action(void *context, const struct log_file *file, const struct action *action)
{
    (void)file;
    note(context, "", action->seq);
}

static void take_damaged(void *context, const struct log_file *file, uint64_t seq)
{
    (void)file;
    note(context, "!", seq);
}

static bool read_on(struct log_file *file, struct found *found)
{
    const struct log_visitor visitor = {found, take_header, take_action, take_damaged};
    struct err err = {0};
    int folder = os_open(AT_FDCWD, files_path("."), O_RDONLY | O_DIRECTORY, 0);
    found->seqs[0] = '\0';
    bool good = log_file_read(file, folder, 1 << 20, &visitor, &err);
    os_close(folder);
    return good;
}

static struct log_file new_file(void)
{
    struct log_file file = {.line = 1};
    str_add_text(&file.name, name);
    return file;
}

static void expect_seqs(struct slice bytes, const char *wanted)
{
    struct found found = {0};
    struct log_file file = new_file();
    files_write(name, bytes);
    expect(read_on(&file, &found));
    expect_str(found.seqs, wanted);
    log_file_release(&file);
}

static void a_log_that_ends_anywhere_gives_its_whole_lines(void)
{
    struct str bytes = {0};
    size_t ends[4];
    files_new();
    make_log(&bytes, ends);
    for (size_t size = ends[0]; size <= bytes.size; size++) {
        test_row("%zu bytes", size);
        /* A line is whole without its line end. */
        expect_seqs(slice_head(str_slice(&bytes), size), size + 1 >= ends[3]   ? "1 2 3 "
                                                         : size + 1 >= ends[2] ? "1 2 "
                                                         : size + 1 >= ends[1] ? "1 "
                                                                               : "");
    }
    str_release(&bytes);
}

/* Which of the three lines must be there, whatever happened to the byte at `at`: all but the one
 * that it is in, and that too where it is only its end. */
static bool must_have(const size_t ends[4], size_t at, size_t line)
{
    return at < ends[line - 1] || at + 1 >= ends[line];
}

static void a_damaged_byte_costs_the_line_that_it_is_in_and_no_other(void)
{
    static const char changes[] = {1, 32, 10, 9};
    struct str bytes = {0};
    size_t ends[4];
    files_new();
    make_log(&bytes, ends);
    for (size_t at = 0; at < bytes.size; at++) {
        for (size_t i = 0; i < sizeof changes; i++) {
            struct found found = {0};
            struct log_file file = new_file();
            char before = bytes.at[at];
            bytes.at[at] = (char)(before ^ changes[i]);
            files_write(name, str_slice(&bytes));
            test_row("byte %zu, change %d", at, changes[i]);
            expect(read_on(&file, &found));
            for (size_t line = 1; line <= 3; line++) {
                char seq[8];
                (void)snprintf(seq, sizeof seq, "%zu ", line);
                expect(strstr(found.seqs, seq) != NULL || !must_have(ends, at, line));
            }
            bytes.at[at] = before;
            log_file_release(&file);
        }
    }
    str_release(&bytes);
}

static void a_run_of_nuls_at_the_end_is_a_torn_line(void)
{
    static const char nuls[4096];
    struct str bytes = {0};
    size_t ends[4];
    files_new();
    make_log(&bytes, ends);
    str_add(&bytes, slice_make(nuls, sizeof nuls));
    struct found found = {0};
    struct log_file file = new_file();
    files_write(name, str_slice(&bytes));
    expect(read_on(&file, &found));
    expect_str(found.seqs, "1 2 3 ");
    expect(file.torn);
    expect_int(file.torn_seq, 0);
    log_file_release(&file);
    str_release(&bytes);
}

static void a_log_that_grows_is_read_from_where_it_ended(void)
{
    struct str bytes = {0};
    struct found found = {0};
    struct log_file file = new_file();
    size_t ends[4];
    files_new();
    make_log(&bytes, ends);
    files_write(name, slice_head(str_slice(&bytes), ends[1] + 9));
    expect(read_on(&file, &found));
    expect_str(found.seqs, "1 ");
    expect(file.torn);
    files_append(name, slice_from(str_slice(&bytes), ends[1] + 9));
    expect(read_on(&file, &found));
    expect_str(found.seqs, "2 3 ");
    expect(!file.torn);
    expect(read_on(&file, &found));
    expect_str(found.seqs, "");
    /* Another file under the same name, as a sync tool makes it, is read from its start. */
    expect(remove(files_path(name)) == 0);
    files_write("other", slice_of("it keeps the inode number busy"));
    files_write(name, slice_head(str_slice(&bytes), ends[2]));
    expect(read_on(&file, &found));
    expect_str(found.seqs, "1 2 ");
    log_file_release(&file);
    str_release(&bytes);
}

static void lines_longer_than_a_block_are_read_whole(void)
{
    struct str bytes = {0};
    struct str text = {0};
    size_t ends[4];
    files_new();
    make_log(&bytes, ends);
    while (text.size < 200000) {
        str_add_text(&text, "many words, ");
    }
    struct operation operation = {
        .id = slice_of("n2-7k3q"), .field = slice_of("text"), .value = str_slice(&text)};
    struct action action = {.seq = 4, .operations = &operation, .count = 1};
    log_line_format(&action, &bytes);
    action.seq = 5;
    log_line_format(&action, &bytes);
    expect_seqs(str_slice(&bytes), "1 2 3 4 5 ");
    str_release(&bytes);
    str_release(&text);
}

static void a_newer_or_refused_log_is_left_aside(void)
{
    struct str bytes = {0};
    struct found found = {.refuse = true};
    struct log_file file = new_file();
    size_t ends[4];
    files_new();
    make_log(&bytes, ends);
    files_write(name, str_slice(&bytes));
    expect(read_on(&file, &found));
    expect_str(found.seqs, "");
    expect_int(file.state, LOG_FILE_FOREIGN);
    str_clear(&bytes);
    str_add_text(&bytes, "rapporteur-journal\t2\tx");
    log_crc_add(&bytes, 0);
    files_write(name, str_slice(&bytes));
    file.inode = 0;
    found.refuse = false;
    expect(read_on(&file, &found));
    expect_int(file.state, LOG_FILE_NEWER);
    log_file_release(&file);
    str_release(&bytes);
}

static void links_pipes_and_folders_are_no_logs(void)
{
    struct found found = {0};
    struct log_file file = new_file();
    files_new();
    files_write("victim", slice_of("precious\n"));
    expect(symlink(files_path("victim"), files_path(name)) == 0);
    expect(!read_on(&file, &found));
    expect(remove(files_path(name)) == 0);
    expect(mkfifo(files_path(name), 0600) == 0);
    expect(!read_on(&file, &found));
    expect(remove(files_path(name)) == 0);
    expect(mkdir(files_path(name), 0700) == 0);
    expect(!read_on(&file, &found));
    log_file_release(&file);
}

static void a_name_tells_author_and_tag(void)
{
    static const struct {
        const char *name, *author, *tag; /* NULL: none */
    } cases[] = {
        {"20170802T101405-js-7k3q.log", "js", "7k3q"},
        {"20170802T101405-js-7k3q.2.log", "js", "7k3q"},
        {"20170802T101405-js-7k3q.draft", "js", "7k3q"},
        {"20170802T101405-js-7k3q.sync-conflict-20170802-101405-ABCDEFG.log", "js", "7k3q"},
        {"20170802T101405-js-7k3q (conflicted copy 2017-08-02).log", "js", "7k3q"},
        {"00000000T000000-csv-7k3q.log", "csv", "7k3q"},
        {"20170802T101405-js-7k3qq.log", NULL, NULL},
        {"20170802T101405-js.log", NULL, NULL},
        {"notes.log", NULL, NULL},
        {"", NULL, NULL},
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct slice author;
        struct slice tag;
        test_row("%s", cases[i].name);
        bool good = log_file_parse_name(slice_of(cases[i].name), &author, &tag);
        if (expect_int(good, cases[i].author != NULL) && good) {
            expect(slice_is(author, cases[i].author));
            expect(slice_is(tag, cases[i].tag));
        }
    }
}

static const struct test tests[] = {
    {"a log that ends anywhere gives its whole lines",
     a_log_that_ends_anywhere_gives_its_whole_lines},
    {"a damaged byte costs the line that it is in and no other",
     a_damaged_byte_costs_the_line_that_it_is_in_and_no_other},
    {"a run of NULs at the end is a torn line", a_run_of_nuls_at_the_end_is_a_torn_line},
    {"a log that grows is read from where it ended", a_log_that_grows_is_read_from_where_it_ended},
    {"lines longer than a block are read whole", lines_longer_than_a_block_are_read_whole},
    {"a newer or refused log is left aside", a_newer_or_refused_log_is_left_aside},
    {"links, pipes and folders are no logs", links_pipes_and_folders_are_no_logs},
    {"a name tells author and tag", a_name_tells_author_and_tag},
};

int main(int argc, char **argv)
{
    int answer = test_main(tests, COUNT(tests), argc, argv);
    files_remove();
    return answer;
}
