#include "store/log_line.h"

#include <string.h>

#include "expect.h"

#define LITERAL(text) slice_make((text), sizeof(text) - 1)

static void expect_slice(struct slice got, struct slice wanted)
{
    expect_bytes(got.size == 0 ? "" : got.at, got.size, wanted.size == 0 ? "" : wanted.at,
                 wanted.size);
}

static struct operation operation_of(const char *field, struct slice value)
{
    return (struct operation){
        .id = slice_of("n1-7k3q"), .field = slice_of(field), .over = slice_of(""), .value = value};
}

static void every_value_comes_back_as_it_was(void)
{
    static const struct slice values[] = {
        SLICE(""),          SLICE("plain"),       SLICE("two\nlines"), SLICE("a\ttab"),
        SLICE("a\rreturn"), SLICE("back\\slash"), SLICE("\\n"),        SLICE("\\\\\n\\"),
        SLICE("\t"),        SLICE("\n"),          SLICE("ñ 日本 😀"),   SLICE("\x07\x1b[0m"),
    };
    for (size_t i = 0; i < COUNT(values); i++) {
        struct str line = {0};
        struct log_line parsed = {0};
        struct operation operations[] = {operation_of("text", values[i]),
                                         operation_of("x:my\tcolumn\n", slice_of("v"))};
        struct action action = {.seq = 7,
                                .logical = 12,
                                .wall = 11,
                                .undoes = slice_of("abcd.3"),
                                .operations = operations,
                                .count = COUNT(operations)};
        test_row("value %zu", i);
        log_line_format(&action, &line);
        expect_int(slice_find(str_slice(&line), '\n'), line.size - 1);
        if (expect(log_line_parse(slice_head(str_slice(&line), line.size - 1), &parsed))) {
            expect_int(parsed.action.seq, 7);
            expect_int(parsed.action.logical, 12);
            expect_int(parsed.action.wall, 11);
            expect_slice(parsed.action.undoes, slice_of("abcd.3"));
            expect_int(parsed.action.count, 2);
            expect_slice(parsed.action.operations[0].value, values[i]);
            expect_slice(parsed.action.operations[1].field, slice_of("x:my\tcolumn\n"));
        }
        str_release(&line);
        log_line_release(&parsed);
    }
}

static void a_line_is_written_as_documented(void)
{
    struct str line = {0};
    struct operation operation = operation_of("text", slice_of("a\nb"));
    operation.over = slice_of("9abc.2");
    struct action action = {.seq = 57,
                            .logical = 20,
                            .wall = 19,
                            .redacted = true,
                            .undoes = slice_of(""),
                            .operations = &operation,
                            .count = 1};
    log_line_format(&action, &line);
    expect_str(str_text(&line), "R57\t20\t19\t\tn1-7k3q\ttext\t9abc.2\ta\\nb\tad221459\n");
    str_release(&line);
}

static void a_line_with_any_byte_changed_or_missing_is_none(void)
{
    struct str line = {0};
    struct log_line parsed = {0};
    struct operation operation = operation_of("text", slice_of("words of a speaker"));
    struct action action = {
        .seq = 12, .logical = 20, .wall = 19, .operations = &operation, .count = 1};
    log_line_format(&action, &line);
    struct slice whole = slice_head(str_slice(&line), line.size - 1);
    for (size_t i = 0; i < whole.size; i++) {
        test_row("byte %zu", i);
        for (int bit = 1; bit < 256; bit *= 4) {
            line.at[i] = (char)(line.at[i] ^ bit);
            expect(!log_line_parse(whole, &parsed));
            line.at[i] = (char)(line.at[i] ^ bit);
        }
        expect(!log_line_parse(slice_head(whole, i), &parsed));
    }
    expect(log_line_parse(whole, &parsed));
    str_release(&line);
    log_line_release(&parsed);
}

static void what_no_action_can_say_is_refused(void)
{
    static const struct {
        const char *line;
        bool good;
    } cases[] = {
        {"1\t2\t3\t", true},
        {"1\t2\t3\t\ti1-7k3q\ttext\t\tx", true},
        {"R1\t2\t3\t\ti1-7k3q\ttext\t\t", true},
        {"0\t2\t3\t", false},
        {"1\t2\t3", false},
        {"-1\t2\t3\t", false},
        {"1\t99999999999999999999\t3\t", false},
        {"1\t9223372036854775807\t3\t", false},
        {"1\t2\t3\t\ti1-7k3q\ttext\t", false},
        {"1\t2\t3\t\t\ttext\t\tx", false},
        {"1\t2\t3\t\ti1-7k3q\t\t\tx", false},
        {"1\t2\t3\t\ti1-7k3q\ttext\t\t\\x", false},
        {"1\t2\t3\t\ti1-7k3q\ttext\t\t\\", false},
        {"1\t2\t3\t\ti1-7k3q\ttext\t\t\xff", false},
        {"", false},
        {"R", false},
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct str line = {0};
        struct log_line parsed = {0};
        str_add_text(&line, cases[i].line);
        log_crc_add(&line, 0);
        test_row("%s", cases[i].line);
        expect_int(log_line_parse(slice_head(str_slice(&line), line.size - 1), &parsed),
                   cases[i].good);
        str_release(&line);
        log_line_release(&parsed);
    }
}

static void a_header_says_who_writes_and_in_which_version(void)
{
    struct log_header header = {.version = 1, .author = slice_of("js"), .tag = slice_of("7k3q")};
    struct log_header found;
    struct str line = {0};
    for (size_t i = 0; i < RUN_SIZE; i++) {
        header.run[i] = (unsigned char)(i * 17);
        header.session[i] = (unsigned char)(255 - i);
    }
    log_header_format(LOG_LINE_JOURNAL, &header, &line);
    struct slice whole = slice_head(str_slice(&line), line.size - 1);
    expect_int(log_header_parse(LOG_LINE_JOURNAL, whole, &found), LOG_HEADER_GOOD);
    expect_slice(found.author, header.author);
    expect_slice(found.tag, header.tag);
    expect_bytes(found.run, RUN_SIZE, header.run, RUN_SIZE);
    expect_bytes(found.session, RUN_SIZE, header.session, RUN_SIZE);
    expect_int(log_header_parse(LOG_LINE_DRAFT, whole, &found), LOG_HEADER_DAMAGED);
    for (size_t i = 0; i < whole.size; i++) {
        test_row("byte %zu", i);
        line.at[i] = (char)(line.at[i] ^ 1);
        expect_int(log_header_parse(LOG_LINE_JOURNAL, whole, &found), LOG_HEADER_DAMAGED);
        line.at[i] = (char)(line.at[i] ^ 1);
        expect_int(log_header_parse(LOG_LINE_JOURNAL, slice_head(whole, i), &found),
                   LOG_HEADER_DAMAGED);
    }
    str_clear(&line);
    str_add_text(&line, "rapporteur-journal\t2\tsomething\tquite\tother");
    log_crc_add(&line, 0);
    expect_int(
        log_header_parse(LOG_LINE_JOURNAL, slice_head(str_slice(&line), line.size - 1), &found),
        LOG_HEADER_NEWER);
    str_release(&line);
}

static void a_damaged_line_may_still_tell_its_seq(void)
{
    static const struct {
        const char *line;
        unsigned seq;
    } cases[] = {{"57\t12\tx", 57}, {"R57\t1", 57}, {"57", 0}, {"", 0}, {"x7\t", 0}, {"\t", 0}};
    for (size_t i = 0; i < COUNT(cases); i++) {
        test_row("%s", cases[i].line);
        expect_int(log_line_seq(slice_of(cases[i].line)), cases[i].seq);
    }
}

static const struct test tests[] = {
    {"every value comes back as it was", every_value_comes_back_as_it_was},
    {"a line is written as documented", a_line_is_written_as_documented},
    {"a line with any byte changed or missing is none",
     a_line_with_any_byte_changed_or_missing_is_none},
    {"what no action can say is refused", what_no_action_can_say_is_refused},
    {"a header says who writes and in which version",
     a_header_says_who_writes_and_in_which_version},
    {"a damaged line may still tell its seq", a_damaged_line_may_still_tell_its_seq},
};

int main(int argc, char **argv)
{
    return test_main(tests, COUNT(tests), argc, argv);
}
