/* That a row handed over by ahead_read is the row of csv_reader, whichever block it stood in. */
#include "store/ahead.h"

#include <fcntl.h>
#include <unistd.h>

#include "expect.h"
#include "files.h"

/* What a reading came to: its rows as text, and the error. */
struct reading {
    struct str shown;
    size_t refused; /* the number of the row at which to stop; 0 for none */
    struct err err;
    bool good;
};

static bool show_row(void *context, const struct csv_row *row, struct err *err)
{
    struct reading *reading = context;
    if (row->number > 0 && row->number == reading->refused) {
        return err_set(err, ERR_ANSWER, NULL, row->line, 0, "that will do");
    }
    str_add_format(&reading->shown, "%zu %zu ", row->number, row->line);
    for (size_t i = 0; i < row->count; i++) {
        size_t line, column;
        csv_row_place(row, i, &line, &column);
        str_add_format(&reading->shown, "%zu:%zu %zu<", line, column, row->fields[i].size);
        str_add(&reading->shown, row->fields[i]);
        str_add_text(&reading->shown, ">");
    }
    str_add_char(&reading->shown, '\n');
    return true;
}

static void read_at_once(struct slice bytes, struct reading *reading)
{
    struct csv_reader reader;
    csv_reader_init(&reader, "talk.csv", show_row, reading);
    reading->good =
        csv_reader_feed(&reader, bytes, &reading->err) && csv_reader_end(&reader, &reading->err);
    csv_reader_release(&reader);
}

static void read_ahead(struct slice bytes, struct reading *reading, struct hash *hash)
{
    struct csv_reader reader;
    files_write("talk.csv", bytes);
    int fd = open(files_path("talk.csv"), O_RDONLY | O_CLOEXEC);
    expect(fd >= 0);
    csv_reader_init(&reader, "talk.csv", show_row, reading);
    reading->good = ahead_read(fd, "talk.csv", &reader, hash, &reading->err);
    csv_reader_release(&reader);
    expect(close(fd) == 0);
}

/* Rows of every kind, so many bytes at least; `end` comes last. */
static void make_file(struct str *bytes, size_t size, const char *end)
{
    static const char *const rows[] = {
        "\"one\",\"two\",\"three\"\n",
        "\"a break\nin it\",\"said \"\"so\"\"\",\"\"\n",
        "plain,'=guarded,\xC3\xA9t\xC3\xA9\n",
        "\"a CR LF\r\nin it\",\"\",\"'+1\"\r\n",
    };
    str_add_text(bytes, "\xEF\xBB\xBF\"id\",\"record\",\"text\"\n");
    for (size_t i = 0; bytes->size < size; i++) {
        str_add_text(bytes, rows[i * i % COUNT(rows)]);
    }
    str_add_text(bytes, end);
}

static void expect_same(struct slice bytes, size_t refused)
{
    struct reading once = {.refused = refused};
    struct reading ahead = {.refused = refused};
    struct hash wanted = {0};
    struct hash hash = {0};
    unsigned char wanted_bytes[HASH_SIZE];
    unsigned char hash_bytes[HASH_SIZE];
    read_at_once(bytes, &once);
    read_ahead(bytes, &ahead, &hash);
    expect_int(ahead.good, once.good);
    expect_bytes(ahead.shown.at, ahead.shown.size, once.shown.at, once.shown.size);
    expect_str(ahead.err.message, once.err.message);
    expect_int(ahead.err.line, once.err.line);
    expect_int(ahead.err.column, once.err.column);
    hash_add(&wanted, bytes);
    hash_get(&wanted, wanted_bytes);
    hash_get(&hash, hash_bytes);
    if (once.good) {
        expect_bytes((const char *)hash_bytes, HASH_SIZE, (const char *)wanted_bytes, HASH_SIZE);
    }
    str_release(&once.shown);
    str_release(&ahead.shown);
}

/* Sizes on both sides of where the pieces and the blocks end, and a small file; and of many blocks.
 */
static const size_t sizes[] = {0,      1000,   16370,  16384,  16400,  65536,  524270,
                               524288, 524310, 589800, 589824, 589850, 1500000};

static const char *const ends[] = {
    "",           "last,row,without its end",
    "\n\n",       "\"open,row,\n",
    "too,few\n",  "a,\"b\"c,d\n",
    "a,b,\xFF\n", "a\rb,c,d\n",
};

static void rows_and_faults_are_those_of_the_reader(void)
{
    files_new();
    for (size_t size = 0; size < COUNT(sizes); size++) {
        for (size_t end = 0; end < COUNT(ends); end++) {
            struct str bytes = {0};
            make_file(&bytes, sizes[size], ends[end]);
            test_row("%zu bytes, end %zu", sizes[size], end);
            expect_same(str_slice(&bytes), 0);
            str_release(&bytes);
        }
    }
}

static void a_file_that_ends_with_a_block_ends_there(void)
{
    files_new();
    for (size_t size = 1; size < COUNT(sizes); size++) {
        struct str bytes = {0};
        make_file(&bytes, 0, "");
        while (bytes.size + 9 < sizes[size]) {
            str_add_text(&bytes, "a,b,cdef\n");
        }
        while (bytes.size < sizes[size]) {
            str_add_char(&bytes, '\n');
        }
        test_row("%zu bytes", sizes[size]);
        expect_same(str_slice(&bytes), 0);
        str_release(&bytes);
    }
}

static void nothing_comes_after_a_row_that_was_refused(void)
{
    static const size_t refused[] = {1, 2, 2000, 8000, 40000};
    struct str bytes = {0};
    files_new();
    make_file(&bytes, 1500000, "a,\"b\"c,d\n");
    for (size_t i = 0; i < COUNT(refused); i++) {
        test_row("row %zu", refused[i]);
        expect_same(str_slice(&bytes), refused[i]);
    }
    str_release(&bytes);
}

static const struct test tests[] = {
    {"rows and faults are those of the reader", rows_and_faults_are_those_of_the_reader},
    {"a file that ends with a block ends there", a_file_that_ends_with_a_block_ends_there},
    {"nothing comes after a row that was refused", nothing_comes_after_a_row_that_was_refused},
};

int main(int argc, char **argv)
{
    int answer = test_main(tests, COUNT(tests), argc, argv);
    files_remove();
    return answer;
}
