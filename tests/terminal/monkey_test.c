/* Keys without sense, many of them, and bytes that are no keys at all: the program goes on, leaves
 * when it is told to, and what it leaves is a session that reads back the same. */
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "expect.h"
#include "session.h"
#include "table.h"

enum { A_WHILE = 1000 /* milliseconds */ };

/* The same series in each run. */
static unsigned next_number(unsigned *state)
{
    *state = *state * 1103515245U + 12345U;
    return *state >> 16 & 0x7FFF;
}

/* What people press, what they type, and what no keyboard sends. Not among them: Ctrl-C, Ctrl-Q, by
 * which one leaves, and Ctrl-Z under `keys = readline`. */
static const char *const pieces[] = {
    "\r",
    "\r",
    "\t",
    "\033",
    "\033[A",
    "\033[B",
    "\033OA",
    "\033OB",
    "\033[C",
    "\033[D",
    "\033[5~",
    "\033[6~",
    "\033[H",
    "\033[F",
    "\033[3~",
    "\x7F",
    "\x7F",
    "\x1A",
    "\x19",
    "\x13",
    "\x10",
    "\x0B",
    "\x15",
    "\x17",
    "\x01",
    "\x05",
    "\x16",
    "\n",
    "\033b",
    "\033f",
    "\033d",
    "\033y",
    "\0331",
    "\0332",
    "\0333",
    "\0334",
    "\0335",
    "\0336",
    "1",
    "2",
    "9",
    "?",
    "/",
    " ",
    ": ",
    ";",
    "mexico: ",
    "peru: ",
    "/note ",
    "/agreed ",
    "/topic ",
    "+ mx",
    "s/a/b/g",
    "?1: ",
    "?1 = Ana",
    "... on",
    "/delete\r",
    "/edit\r",
    "/undo\r",
    "/redo\r",
    "/evidence\r",
    "/off\r",
    "/on\r",
    "/represented mx ar\r",
    "present+ Ana Silva, NIC.CR, Costa Rica\r",
    "/park\r",
    "/paste-lines\r",
    "caf\xC3\xA9",
    "\xE6\x97\xA5",
    "\xF0\x9F\x91\xA9\xE2\x80\x8D\xF0\x9F\x91\xA7",
    "e\xCC\x81",
    "\xE9",
    "\xFF\xFE",
    "\xC3",
    "\xE2\x80\xAE",
    "\033[200~a\rb\033[201~",
    "\033[200~",
    "\033[201~",
    "\033[99;99z",
    "\033]0;x\007",
    "\033[I",
    "\033[<0;3;4M",
    "word ",
    "two words ",
    "\x0E\x0F\x1C",
};

static void press(struct term *term, unsigned *state, int count)
{
    for (int i = 0; i < count; i++) {
        const char *piece = pieces[next_number(state) % COUNT(pieces)];
        expect(term_type(term, piece));
        if (next_number(state) % 50 == 0) {
            term_resize(term, 1 + (int)(next_number(state) % 40),
                        1 + (int)(next_number(state) % 120));
        }
        if (next_number(state) % 20 == 0) {
            (void)term_idle(term, 5);
        }
        if (term_wait(term, 0) >= 0) {
            return;
        }
    }
}

/* Leaves whatever the keys have opened. */
static void leave(struct term *term)
{
    term_resize(term, 24, 80);
    expect(term_type(term, "\033[201~"));
    (void)term_idle(term, 300);
    term_key(term, "Ctrl-Q");
    if (term_wait(term, A_WHILE) < 0) {
        term_key(term, "Ctrl-Q"); /* words off the record would be gone: it asks once */
    }
    if (!expect_int(term_wait(term, TERM_LONG), 0)) {
        puts(term_screen(term));
    }
    term_stop(term);
}

static void keys_without_sense_leave_a_session_that_reads_back(void)
{
    enum { ROUNDS = 8, KEYS = 600 };
    for (unsigned round = 1; round <= ROUNDS; round++) {
        unsigned state = round * 7919;
        struct str out = {0};
        struct table table;
        test_row("series %u", round);
        (void)session_folder();
        struct term *term = session_start(NULL);
        press(term, &state, KEYS);
        leave(term);
        int code = session_run("check talk.csv", &out);
        if (!expect(code == 0 || code == 1)) {
            puts(str_text(&out));
        }
        struct str csv = session_csv();
        if (table_read(&table, str_slice(&csv))) {
            expect(table_records(&table, "session") > 3);
        }
        table_release(&table);
        /* Opened and left, it stays the same. */
        term = session_start(NULL);
        term_type(term, "\x15");
        session_leave(term);
        struct str again = session_csv();
        expect_str(str_text(&again), str_text(&csv));
        str_release(&again);
        str_release(&csv);
        str_release(&out);
        if (test_state()->failed > 0) {
            break;
        }
    }
}

static const struct test tests[] = {
    {"keys without sense leave a session that reads back",
     keys_without_sense_leave_a_session_that_reads_back},
};

int main(int argc, char **argv)
{
    int answer = test_main(tests, COUNT(tests), argc, argv);
    session_clean();
    return answer;
}
