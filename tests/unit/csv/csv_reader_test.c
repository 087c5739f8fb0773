#include "csv/csv_reader.h"

#include "csv_rows.h"
#include "expect.h"

static const struct csv_rows_way ways[] = {
    {0, false, 0}, {1, false, 0}, {3, false, 0}, {7, false, 0}, {0, true, 0}, {1, true, 0},
};

#define BYTES(literal)                                                                             \
    {                                                                                              \
        (literal), sizeof(literal) - 1                                                             \
    }

static void expect_rows(struct slice file, const char *wanted)
{
    for (size_t i = 0; i < COUNT(ways); i++) {
        struct str got = {0};
        (void)csv_rows_read(file, ways[i], &got, NULL);
        if (!expect_str(str_text(&got), wanted)) {
            printf("    way %zu\n", i);
        }
        str_release(&got);
    }
}

static void what_is_well_formed_is_read(void)
{
    static const struct {
        struct slice file;
        const char *rows;
    } cases[] = {
        {BYTES("a,b\n1,2\n"), "1 <a><b>\n2 <1><2>\n"},
        {BYTES("a,b\n1,2"), "1 <a><b>\n2 <1><2>\n"},
        {BYTES("a,b\r\n1,2\r\n"), "1 <a><b>\n2 <1><2>\n"},
        {BYTES("a,b\r\n1,2\r"), "1 <a><b>\n2 <1><2>\n"},
        {BYTES("\xEF\xBB\xBF\"a\",\"b\"\n\"1\",\"2\"\n"), "1 <a><b>\n2 <1><2>\n"},
        {BYTES("a;b\n1,5;2\n"), "1 <a><b>\n2 <1,5><2>\n"},
        {BYTES("a\tb\n1\t2\n"), "1 <a><b>\n2 <1><2>\n"},
        {BYTES("\"a;b;c;d\",\"e\"\n1,2\n"), "1 <a;b;c;d><e>\n2 <1><2>\n"},
        {BYTES("a\n1\n"), "1 <a>\n2 <1>\n"},
        {BYTES("a"), "1 <a>\n"},
        {BYTES("a,b\n"), "1 <a><b>\n"},
        {BYTES("\"\",a\n,\n"), "1 <><a>\n2 <><>\n"},
        {BYTES("a,b\n\"x\ny\",2\n3,4\n"), "1 <a><b>\n2 <x\ny><2>\n4 <3><4>\n"},
        {BYTES("a,b\r\n\"x\r\ny\",\"z\"\r\n3,4\r\n"), "1 <a><b>\n2 <x\ny><z>\n4 <3><4>\n"},
        {BYTES("a,b\n\"x\ry\",2\n"), "1 <a><b>\n2 <x\ry><2>\n"},
        {BYTES("a,b\n\"x\r\r\ny\r\",\"\r\n\"\n"), "1 <a><b>\n2 <x\ny\r><\n>\n"},
        {BYTES("a,b\n\"say \"\"hi\"\"\",\"\"\"\"\n"), "1 <a><b>\n2 <say \"hi\"><\">\n"},
        {BYTES("a,b\n  1 , 2 \n"), "1 <a><b>\n2 <  1 >< 2 >\n"},
        {BYTES("a,b\n1,2\n\n\r\n\n"), "1 <a><b>\n2 <1><2>\n"},
        {BYTES("a,b\n1,2\n\n\r"), "1 <a><b>\n2 <1><2>\n"},
        {BYTES("a,b\n\"'=1\",'+1\n\"''@x\",'quoted'\n"),
         "1 <a><b>\n2 <=1><+1>\n3 <'@x><'quoted'>\n"},
        {BYTES("a,b\n'\xEF\xBC\x9D"
               "1,\"'\n\"\n"),
         "1 <a><b>\n2 <\xEF\xBC\x9D"
         "1><'\n>\n"},
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        test_row("%zu", i);
        expect_rows(cases[i].file, cases[i].rows);
    }
}

static const struct {
    struct slice file;
    const char *rows;
} refused[] = {
    {BYTES(""), "f.csv:1:1: the file is empty; its first line must name the columns\n"},
    {BYTES("\n"), "f.csv:1:1: the first line is empty; it must name the columns\n"},
    {BYTES("\xEF\xBB\xBF"), "f.csv:1:1: the first line is empty; it must name the columns\n"},
    {BYTES("\xEF\xBB\xBF\r\na\n"),
     "f.csv:1:1: the first line is empty; it must name the columns\n"},
    {BYTES("a,b\n1,2,3\n"), "1 <a><b>\nf.csv:2:5: more fields than the header's 2; put a text that "
                            "holds a separator in quotes\n"},
    {BYTES("a,b\n\"1\",\"2\n2\",\"3\"\n"),
     "1 <a><b>\nf.csv:3:4: more fields than the header's 2; put a text that "
     "holds a separator in quotes\n"},
    {BYTES("a,b\n1,2\n1\n"),
     "1 <a><b>\n2 <1><2>\nf.csv:3:1: 1 fields where the header has 2; a field or a quote is "
     "missing\n"},
    {BYTES("a,b\n\"1\"\n"), "1 <a><b>\nf.csv:2:1: 1 fields where the header has 2; a field or a "
                            "quote is missing\n"},
    {BYTES("a,b\n\n1,2\n"), "1 <a><b>\nf.csv:2:1: a blank line between rows; take it out\n"},
    {BYTES("a\n1\n\n\n2\n"), "1 <a>\n2 <1>\nf.csv:3:1: a blank line between rows; take it out\n"},
    {BYTES("a,b\n1,\"2\n3,4\n"),
     "1 <a><b>\nf.csv:2:3: the quote opened here is never closed; close "
     "it, or double it where it is part of the text\n"},
    {BYTES("a,b\n\"x\ny\",\"2\"\"\n"),
     "1 <a><b>\nf.csv:3:4: the quote opened here is never closed; close "
     "it, or double it where it is part of the text\n"},
    {BYTES("a,b\n1,\"2\"x\n"), "1 <a><b>\nf.csv:2:6: text after a closing quote; double the quotes "
                               "that are part of the text\n"},
    {BYTES("a,b\n\"1\" ,2\n"), "1 <a><b>\nf.csv:2:4: text after a closing quote; double the quotes "
                               "that are part of the text\n"},
    {BYTES("a,b\n1,2\"\n3,4\n"), "1 <a><b>\nf.csv:2:4: a quote in a field without quotes; put the "
                                 "field in quotes and double this one\n"},
    {BYTES("\xEF\xBB\xBF"
           "a,b\"\n"),
     "f.csv:1:4: a quote in a field without quotes; put the "
     "field in quotes and double this one\n"},
    {BYTES("a,b\r1,2\r"), "f.csv:1:4: a CR without LF outside of quotes; save the file with line "
                          "ends LF or CR LF\n"},
    {BYTES("a,b\n\r1,2\n"), "1 <a><b>\nf.csv:2:1: a CR without LF outside of quotes; save the file "
                            "with line ends LF or CR LF\n"},
    {BYTES("a,b\n\"1\"\r,2\n"), "1 <a><b>\nf.csv:2:4: a CR without LF outside of quotes; save the "
                                "file with line ends LF or CR LF\n"},
    {BYTES("a,b\n\"x\ny\",\"caf\xE9\"\n"), "1 <a><b>\nf.csv:3:8: not UTF-8; save the file again as "
                                           "CSV UTF-8 (in a spreadsheet: encoding UTF-8)\n"},
    {BYTES("a,b\n1,\xED\xA0\x80\n"), "1 <a><b>\nf.csv:2:3: not UTF-8; save the file again as "
                                     "CSV UTF-8 (in a spreadsheet: encoding UTF-8)\n"},
    {BYTES("a,b\n1,\xC3"), "1 <a><b>\nf.csv:2:3: not UTF-8; save the file again as "
                           "CSV UTF-8 (in a spreadsheet: encoding UTF-8)\n"},
    {BYTES("a,b\n1,x\0y\n"),
     "1 <a><b>\nf.csv:2:4: a NUL byte; the file is damaged or no CSV: export "
     "it again as CSV UTF-8\n"},
    {BYTES("\xFF\xFE"
           "a\0\n\0"),
     "f.csv:1:1: it is UTF-16; save the file again as CSV UTF-8 (in a "
     "spreadsheet: encoding UTF-8)\n"},
    {BYTES("\xFE\xFF\0a\0\n"), "f.csv:1:1: it is UTF-16; save the file again as CSV UTF-8 (in a "
                               "spreadsheet: encoding UTF-8)\n"},
    {BYTES("a\0,\0b\0\n\0"), "f.csv:1:1: it is UTF-16; save the file again as CSV UTF-8 (in a "
                             "spreadsheet: encoding UTF-8)\n"},
};

static void what_is_not_is_refused_with_its_place(void)
{
    for (size_t i = 0; i < COUNT(refused); i++) {
        test_row("%zu", i);
        expect_rows(refused[i].file, refused[i].rows);
    }
}

static void a_field_over_the_limit_is_refused_where_it_begins(void)
{
    static const struct {
        const char *file, *rows;
    } cases[] = {
        {"a,b\n12345678,2\n", "1 <a><b>\n2 <12345678><2>\n"},
        {"a,b\n\"\"\"\"\"\"\"\"\"\"\"\"\"\"\"\"\"\",2\n", "1 <a><b>\n2 <\"\"\"\"\"\"\"\"><2>\n"},
        {"a,b\n1,123456789\n", "1 <a><b>\nf.csv:2:3: the field that begins here is over 8 bytes; "
                               "shorten it, or see whether its closing quote is missing\n"},
        {"a,b\n1,\"123456789\"\n",
         "1 <a><b>\nf.csv:2:3: the field that begins here is over 8 bytes; "
         "shorten it, or see whether its closing quote is missing\n"},
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        for (size_t block = 0; block < 12; block++) {
            test_row("%zu, blocks of %zu", i, block);
            struct str got = {0};
            (void)csv_rows_read(slice_of(cases[i].file), (struct csv_rows_way){block, false, 8},
                                &got, NULL);
            expect_str(str_text(&got), cases[i].rows);
            str_release(&got);
        }
    }
}

static bool count_row(void *context, const struct csv_row *row, struct err *err)
{
    (void)err;
    *(size_t *)context += row->count;
    return true;
}

/* Feeds `unit` again and again; returns the bytes that were taken before the reader refused. */
static size_t feed_until_refused(const char *head, const char *unit, struct err *err)
{
    size_t fields = 0, fed = 0;
    struct csv_reader reader;
    csv_reader_init(&reader, "f.csv", count_row, &fields);
    reader.field_limit = 1000;
    bool fine = csv_reader_feed(&reader, slice_of(head), err);
    while (fine && fed < 1000000) {
        fine = csv_reader_feed(&reader, slice_of(unit), err);
        fed += strlen(unit);
    }
    csv_reader_release(&reader);
    return fed;
}

static void a_row_without_end_is_refused_before_memory_fills(void)
{
    static const struct {
        const char *head, *unit, *message;
        size_t most;
    } cases[] = {
        {"a,b\n1,\"", "text, more\n",
         "the field that begins here is over 1000 bytes; is its closing "
         "quote missing?",
         2100},
        {"a,b\n1,2", "3",
         "the field that begins here is over 1000 bytes; shorten it, or see whether "
         "its closing quote is missing",
         4100},
        {"a,b\n1,\"2\"", "\"3\"",
         "the field that begins here is over 1000 bytes; shorten it, or see "
         "whether its closing quote is missing",
         4100},
        {"", "a,", "the row is over 4000 bytes; is a closing quote missing?", 4100},
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        test_row("%zu", i);
        struct err err = {0};
        size_t fed = feed_until_refused(cases[i].head, cases[i].unit, &err);
        expect(fed < cases[i].most);
        expect_str(err.message, cases[i].message);
    }
}

static void too_many_columns_are_refused(void)
{
    struct str file = {0};
    for (int i = 0; i < CSV_READER_COLUMNS; i++) {
        str_add_text(&file, "a,");
    }
    str_add_text(&file, "a\n");
    struct str got = {0};
    expect(!csv_rows_read(str_slice(&file), ways[0], &got, NULL));
    expect_str(str_text(&got), "f.csv:1:32769: more than 16384 columns; take some out\n");
    str_release(&got);
    str_release(&file);
}

static void the_dialect_shows_in_the_header(void)
{
    static const struct {
        const char *file;
        struct csv_dialect dialect;
    } cases[] = {
        {"a,b\n", {',', false, false}},
        {"a;b\r\n", {';', true, false}},
        {"\xEF\xBB\xBF"
         "a\tb\n",
         {'\t', false, true}},
        {"a\n", {',', false, false}},
        {"a,b;c;d\n", {';', false, false}},
        {"\"a\tb\tc\",d\n", {',', false, false}},
        {"a,b;c\n", {',', false, false}},
        {"\"a\r\nb\";c\r\n", {';', true, false}},
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        test_row("%zu", i);
        struct csv_dialect dialect;
        struct str got = {0};
        expect(csv_rows_read(slice_of(cases[i].file), ways[1], &got, &dialect));
        expect_int(dialect.separator, cases[i].dialect.separator);
        expect_int(dialect.crlf, cases[i].dialect.crlf);
        expect_int(dialect.bom, cases[i].dialect.bom);
        str_release(&got);
    }
}

static bool show_places(void *context, const struct csv_row *row, struct err *err)
{
    for (size_t i = 0; i < row->count; i++) {
        size_t line, column;
        csv_row_place(row, i, &line, &column);
        str_add_format(context, "%zu:%zu ", line, column);
    }
    str_add_format(context, "#%zu\n", row->number);
    return row->number < 3 || err_set(err, ERR_ANSWER, NULL, 0, 0, "enough");
}

static void every_field_has_its_place(void)
{
    static const char file[] = "\xEF\xBB\xBF"
                               "a,\"b\",c\n\"x\ny\",\"\"\"q\",\"z\"\n"
                               "\"\xC3\xA9\",2,\"\"\n\"u\r\nv\",\"\n\n\",4\n5,6,7\n";
    static const char wanted[] = "1:1 1:3 1:7 #0\n2:1 3:4 3:10 #1\n4:1 4:6 4:8 #2\n"
                                 "5:1 6:4 8:3 #3\n";
    for (int careful = 0; careful < 2; careful++) {
        struct str got = {0};
        struct csv_reader reader;
        struct err err = {0};
        csv_reader_init(&reader, "f.csv", show_places, &got);
        reader.careful = careful == 1;
        expect(!csv_reader_feed(&reader, slice_make(file, sizeof file - 1), &err));
        expect_str(err.message, "enough");
        expect_str(str_text(&got), wanted);
        csv_reader_release(&reader);
        str_release(&got);
    }
}

/* Bytes that make trouble, in all orders: however they are cut into blocks, and whoever splits the
 * rows, what comes out is the same. */
static void blocks_and_the_quick_walk_change_nothing(void)
{
    static const char alphabet[] = "\"\"\"\"\"\"\",,,,;\t\n\n\n\r'=ab\xC3\xA9\0";
    uint64_t state = 20170802;
    size_t read = 0;
    for (int round = 0; round < 40000; round++) {
        char bytes[24];
        size_t size = csv_rows_random(&state, sizeof bytes);
        for (size_t i = 0; i < size; i++) {
            bytes[i] = alphabet[csv_rows_random(&state, sizeof alphabet - 1)];
        }
        struct str wanted = {0};
        read += csv_rows_read(slice_make(bytes, size), ways[0], &wanted, NULL) ? 1 : 0;
        for (size_t i = 1; i < COUNT(ways); i++) {
            struct str got = {0};
            (void)csv_rows_read(slice_make(bytes, size), ways[i], &got, NULL);
            if (!expect_bytes(got.at, got.size, wanted.at, wanted.size)) {
                test_show("file ", (const unsigned char *)bytes, size);
            }
            str_release(&got);
        }
        str_release(&wanted);
    }
    expect(read > 2000); /* else the bytes were all nonsense and nothing was tried */
}

static const struct test tests[] = {
    {"what is well formed is read", what_is_well_formed_is_read},
    {"what is not is refused with its place", what_is_not_is_refused_with_its_place},
    {"a field over the limit is refused where it begins",
     a_field_over_the_limit_is_refused_where_it_begins},
    {"a row without end is refused before memory fills",
     a_row_without_end_is_refused_before_memory_fills},
    {"too many columns are refused", too_many_columns_are_refused},
    {"the dialect shows in the header", the_dialect_shows_in_the_header},
    {"every field has its place", every_field_has_its_place},
    {"blocks and the quick walk change nothing", blocks_and_the_quick_walk_change_nothing},
};

int main(int argc, char **argv)
{
    return test_main(tests, COUNT(tests), argc, argv);
}
