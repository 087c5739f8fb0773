/* expect.h: what a test wanted and what it got: one header, nothing of the project in it.
 *
 *     #include "base/num.h"   // what is tested, first
 *     #include "expect.h"
 *
 *     static void a_number_out_of_range_is_refused(void)
 *     {
 *         expect(!num_parse(...));                     // a condition
 *         expect_int(got, wanted);                     // whole numbers of any type, enums, bool
 *         expect_str(got, wanted);                     // C strings, either may be NULL
 *         expect_bytes(got, got_size, wanted, wanted_size);
 *     }
 *
 *     static const struct test tests[] = {
 *         {"a number out of range is refused", a_number_out_of_range_is_refused},
 *     };
 *
 *     int main(int argc, char **argv)
 *     {
 *         return test_main(tests, COUNT(tests), argc, argv);
 *     }
 *
 * A failed expectation prints FILE:LINE, what it got and what it wanted, marks the test as failed
 * and goes on. Each of them also returns whether it held: `if (!expect(session != NULL)) return;`.
 * In a loop over rows, `test_row("%s", rows[i].text)` names the row, so that a failure says which
 * one it was (up to 200 bytes are kept; it is forgotten at the end of the test). `skip_test("why")`
 * marks the test as skipped; the function has to return by itself. `expect_at(file, line, held,
 * "...")` is for helpers that compare things of the project (expect_frame and the like) and print
 * them in their own way.
 *
 * A test's name is its claim. The program runs all tests, or those whose name contains its first
 * argument, and prints a line for each: `ok NAME`, `not ok NAME` or `skip NAME: WHY`. It exits 0 if
 * none failed. Helper files linked to a test share its state, so they may use this header too. Only
 * for one thread. */
#ifndef RAPPORTEUR_EXPECT_H
#define RAPPORTEUR_EXPECT_H

#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#ifndef COUNT
#define COUNT(array) (sizeof(array) / sizeof((array)[0]))
#endif

struct test {
    const char *name;
    void (*function)(void);
};

struct test_state {
    unsigned failed;      /* expectations that did not hold, in the running test */
    const char *skip_why; /* not NULL: the running test was skipped */
    char row[200];        /* what test_row said last, "" if nothing */
};

/* Weak: of all the files that include this header the linker keeps one, so they share one state. */
struct test_state *test_state(void);
__attribute__((weak)) struct test_state *test_state(void)
{
    static struct test_state state;
    return &state;
}

#define expect(condition) expect_condition((condition), #condition, __FILE__, __LINE__)
#define expect_int(got, wanted)                                                                    \
    expect_int_at((intmax_t)(got), (intmax_t)(wanted), #got, __FILE__, __LINE__)
#define expect_str(got, wanted) expect_str_at((got), (wanted), #got, __FILE__, __LINE__)
#define expect_bytes(got, got_size, wanted, wanted_size)                                           \
    expect_bytes_at((got), (got_size), (wanted), (wanted_size), #got, __FILE__, __LINE__)

__attribute__((format(printf, 1, 2))) static inline void test_row(const char *format, ...)
{
    va_list list;
    va_start(list, format);
    (void)vsnprintf(test_state()->row, sizeof(test_state()->row), format, list);
    va_end(list);
}

/* `why` must live until the end of the test, as a literal does. */
static inline void skip_test(const char *why)
{
    test_state()->skip_why = why;
}

/* The bottom of every expectation: nothing if `held`, else the message after FILE:LINE. */
__attribute__((format(printf, 4, 5))) static inline bool
expect_at(const char *file, int line, bool held, const char *format, ...)
{
    if (held)
        return true;
    test_state()->failed++;
    printf("%s:%d: ", file, line);
    if (test_state()->row[0] != '\0')
        printf("[%s] ", test_state()->row);
    va_list list;
    va_start(list, format);
    vprintf(format, list);
    va_end(list);
    putchar('\n');
    return false;
}

static inline bool expect_condition(bool held, const char *text, const char *file, int line)
{
    return expect_at(file, line, held, "not true: %s", text);
}

static inline bool expect_int_at(intmax_t got, intmax_t wanted, const char *text, const char *file,
                                 int line)
{
    return expect_at(file, line, got == wanted, "%s\n    got:    %jd\n    wanted: %jd", text, got,
                     wanted);
}

/* Bytes of the well-formed UTF-8 sequence at `bytes`, 0 if there is none. Overlong forms pass: this
 * is only about what can be shown. */
static inline size_t test_sequence(const unsigned char *bytes, size_t size)
{
    size_t length = 4;
    if (bytes[0] < 0xc2 || bytes[0] > 0xf4)
        return 0;
    if (bytes[0] < 0xe0)
        length = 2;
    else if (bytes[0] < 0xf0)
        length = 3;
    if (length > size)
        return 0;
    for (size_t i = 1; i < length; i++)
        if ((bytes[i] & 0xc0) != 0x80)
            return 0;
    return length;
}

/* Shows `bytes` in quotes: UTF-8 as it is, the rest escaped, each LF also as a new line. */
static inline void test_show(const char *label, const unsigned char *bytes, size_t size)
{
    printf("    %s", label);
    if (bytes == NULL) {
        puts("NULL");
        return;
    }
    putchar('"');
    for (size_t i = 0; i < size; i++) {
        size_t sequence = test_sequence(bytes + i, size - i);
        if (sequence > 0) {
            (void)fwrite(bytes + i, 1, sequence, stdout);
            i += sequence - 1;
        } else if (bytes[i] == '\n') {
            fputs(i + 1 < size ? "\\n\n            " : "\\n", stdout);
        } else if (bytes[i] == '\t') {
            fputs("\\t", stdout);
        } else if (bytes[i] == '"' || bytes[i] == '\\') {
            printf("\\%c", bytes[i]);
        } else if (bytes[i] < 0x20 || bytes[i] >= 0x7f) {
            printf("\\x%02x", bytes[i]);
        } else {
            putchar(bytes[i]);
        }
    }
    puts("\"");
}

static inline bool expect_bytes_at(const void *got, size_t got_size, const void *wanted,
                                   size_t wanted_size, const char *text, const char *file, int line)
{
    const unsigned char *a = (const unsigned char *)got;
    const unsigned char *b = (const unsigned char *)wanted;
    size_t same = 0;
    if (a != NULL && b != NULL)
        while (same < got_size && same < wanted_size && a[same] == b[same])
            same++;
    bool held =
        (a == NULL) == (b == NULL) && got_size == wanted_size && (a == NULL || same == got_size);
    if (expect_at(file, line, held, "%s, %zu bytes, wanted %zu; first difference at byte %zu", text,
                  got_size, wanted_size, same))
        return true;
    test_show("got:    ", a, got_size);
    test_show("wanted: ", b, wanted_size);
    return false;
}

static inline bool expect_str_at(const char *got, const char *wanted, const char *text,
                                 const char *file, int line)
{
    return expect_bytes_at(got, got != NULL ? strlen(got) : 0, wanted,
                           wanted != NULL ? strlen(wanted) : 0, text, file, line);
}

/* Runs one test; returns whether it passed or was skipped. */
static inline bool test_run(const struct test *test)
{
    struct test_state *state = test_state();
    state->failed = 0;
    state->skip_why = NULL;
    state->row[0] = '\0';
    test->function();
    if (state->failed > 0)
        printf("not ok %s\n", test->name);
    else if (state->skip_why != NULL)
        printf("skip %s: %s\n", test->name, state->skip_why);
    else
        printf("ok %s\n", test->name);
    return state->failed == 0;
}

/* `main` of a test program: see the top. Line by line, so that a crash loses nothing already said.
 */
static inline int test_main(const struct test *tests, size_t count, int argc, char **argv)
{
    int answer = 0;
    size_t done = 0;
    (void)setvbuf(stdout, NULL, _IOLBF, BUFSIZ);
    for (size_t i = 0; i < count; i++) {
        if (argc > 1 && strstr(tests[i].name, argv[1]) == NULL)
            continue;
        done++;
        if (!test_run(&tests[i]))
            answer = 1;
    }
    if (done == 0) {
        printf("not ok %s: no test has it in its name\n", argc > 1 ? argv[1] : "(none)");
        answer = 1;
    }
    return answer;
}

#endif
