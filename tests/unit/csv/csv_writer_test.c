#include "csv/csv_writer.h"

#include "base/mem.h"
#include "csv/csv_reader.h"
#include "csv_rows.h"
#include "expect.h"

static void a_row_is_quoted_doubled_and_guarded(void)
{
    static const struct {
        const char *cell, *written;
    } cases[] = {
        {"", "\"\"\n"},
        {"plain", "\"plain\"\n"},
        {"say \"hi\"", "\"say \"\"hi\"\"\"\n"},
        {"\"", "\"\"\"\"\n"},
        {"a,b;c\td", "\"a,b;c\td\"\n"},
        {"a\nb", "\"a\nb\"\n"},
        {"a\r\n\"b\"\r\n", "\"a\n\"\"b\"\"\n\"\n"},
        {"\r\n=1", "\"\n=1\"\n"},
        {"\r\r\n-\r", "\"\n-\r\"\n"},
        {"'\r\r", "\"''\r\r\"\n"},
        {"\r=1", "\"'\r=1\"\n"},
        {"=SUM(A1)", "\"'=SUM(A1)\"\n"},
        {"'=1", "\"''=1\"\n"},
        {"-1", "\"'-1\"\n"},
        {"'quoted'", "\"'quoted'\"\n"},
        {"\xEF\xBC\xA0x", "\"'\xEF\xBC\xA0x\"\n"},
    };
    struct csv_dialect dialect = csv_dialect_default();
    for (size_t i = 0; i < COUNT(cases); i++) {
        test_row("%s", cases[i].cell);
        struct str out = {0};
        struct slice cell = slice_of(cases[i].cell);
        csv_write_row(&out, dialect, &cell, 1);
        expect_str(str_text(&out), cases[i].written);
        str_release(&out);
    }
}

static void the_dialect_is_kept_to(void)
{
    static const struct {
        struct csv_dialect dialect;
        const char *written;
    } cases[] = {
        {{',', false, true}, "\xEF\xBB\xBF\"a\",\"b\"\n"},
        {{';', true, false}, "\"a\";\"b\"\r\n"},
        {{'\t', false, false}, "\"a\"\t\"b\"\n"},
    };
    static const struct slice cells[] = {SLICE("a"), SLICE("b")};
    for (size_t i = 0; i < COUNT(cases); i++) {
        test_row("%zu", i);
        struct str out = {0};
        csv_write_bom(&out, cases[i].dialect);
        csv_write_row(&out, cases[i].dialect, cells, COUNT(cells));
        expect_str(str_text(&out), cases[i].written);
        str_release(&out);
    }
}

static const char *const pieces[] = {
    "",
    "a",
    "\"",
    "\"\"",
    "'",
    "=",
    "+",
    "-",
    "@",
    "\t",
    "\r",
    "\n",
    ",",
    ";",
    " ",
    "\xEF\xBC\x8B",
    "\xEF\xBC\x9D",
    "\xC3\xA9",
    "x\ny",
    "0",
    "|",
    "\xF0\x9F\x87\xB2",
    "'=",
    "''",
};

static void add_random_cell(struct str *cell, uint64_t *state)
{
    size_t count = csv_rows_random(state, 6);
    for (size_t i = 0; i < count; i++) {
        const char *piece = pieces[csv_rows_random(state, COUNT(pieces))];
        bool pair = cell->size > 0 && cell->at[cell->size - 1] == '\r' && piece[0] == '\n';
        str_add_text(cell, pair ? "" : piece);
    }
}

static void every_guarded_text_comes_back(void)
{
    uint64_t state = 4180;
    size_t guarded = 0;
    for (int round = 0; round < 20000; round++) {
        struct str cell = {0}, written = {0};
        add_random_cell(&cell, &state);
        bool needed = csv_guard_needed(str_slice(&cell));
        str_add_text(&written, needed ? "'" : "");
        str_add(&written, str_slice(&cell));
        struct slice back = csv_guard_off(str_slice(&written));
        expect_bytes(back.at, back.size, str_text(&cell), cell.size);
        /* What is written is nothing that a spreadsheet runs. */
        expect(written.size == 0 || strchr("=+-@\t", written.at[0]) == NULL);
        guarded += needed ? 1 : 0;
        str_release(&cell);
        str_release(&written);
    }
    expect(guarded > 2000);
}

enum { COLUMNS_MOST = 5, ROWS_MOST = 6 };

/* Cells of a random table as they should be read. */
struct table {
    struct str cells[ROWS_MOST * COLUMNS_MOST];
    size_t columns, rows, read;
    bool same;
};

static bool compare_row(void *context, const struct csv_row *row, struct err *err)
{
    (void)err;
    struct table *table = context;
    table->same = table->same && row->count == table->columns && row->number == table->read;
    for (size_t i = 0; table->same && i < row->count; i++) {
        struct slice wanted = str_slice(&table->cells[row->number * table->columns + i]);
        table->same = slice_equal(row->fields[i], wanted);
    }
    table->read++;
    return true;
}

static void write_table(struct str *file, const struct table *table, struct csv_dialect dialect)
{
    csv_write_bom(file, dialect);
    for (size_t row = 0; row < table->rows; row++) {
        struct slice cells[COLUMNS_MOST];
        for (size_t i = 0; i < table->columns; i++) {
            cells[i] = str_slice(&table->cells[row * table->columns + i]);
        }
        csv_write_row(file, dialect, cells, table->columns);
    }
}

static void check_table(struct table *table, struct csv_dialect dialect, uint64_t *state)
{
    struct str file = {0};
    write_table(&file, table, dialect);
    struct csv_reader reader;
    struct err err = {0};
    csv_reader_init(&reader, "f.csv", compare_row, table);
    reader.careful = csv_rows_random(state, 2) == 0;
    table->read = 0;
    table->same = true;
    size_t cut = csv_rows_random(state, file.size);
    bool read = csv_reader_feed(&reader, slice_head(str_slice(&file), cut), &err) &&
                csv_reader_feed(&reader, slice_from(str_slice(&file), cut), &err) &&
                csv_reader_end(&reader, &err);
    if (!expect(read && table->same) || !expect_int(table->read, table->rows)) {
        printf("    %s\n", err.message);
        test_show("file ", (const unsigned char *)file.at, file.size);
    }
    expect_int(reader.dialect.crlf, dialect.crlf);
    expect_int(reader.dialect.bom, dialect.bom);
    expect(table->columns == 1 || reader.dialect.separator == dialect.separator);
    csv_reader_release(&reader);
    str_release(&file);
}

static void what_is_written_is_read_in_every_dialect(void)
{
    static const char separators[] = {',', ';', '\t'};
    uint64_t state = 1973;
    for (unsigned round = 0; round < 6000; round++) {
        struct table table = {0};
        table.columns = 1 + csv_rows_random(&state, COLUMNS_MOST);
        table.rows = 1 + csv_rows_random(&state, ROWS_MOST);
        for (size_t i = 0; i < table.columns * table.rows; i++) {
            add_random_cell(&table.cells[i], &state);
        }
        struct csv_dialect dialect = {separators[round % 3], round / 3 % 2 == 1,
                                      round / 6 % 2 == 1};
        check_table(&table, dialect, &state);
        for (size_t i = 0; i < table.columns * table.rows; i++) {
            str_release(&table.cells[i]);
        }
    }
}

static const struct test tests[] = {
    {"a row is quoted, doubled and guarded", a_row_is_quoted_doubled_and_guarded},
    {"the dialect is kept to", the_dialect_is_kept_to},
    {"every guarded text comes back", every_guarded_text_comes_back},
    {"what is written is read in every dialect", what_is_written_is_read_in_every_dialect},
};

int main(int argc, char **argv)
{
    return test_main(tests, COUNT(tests), argc, argv);
}
