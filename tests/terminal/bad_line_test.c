/* A line of 9,600 baud, by counting: at eight bits, a start and a stop bit it carries 960 bytes a
 * second, so what a letter costs is the bytes that are sent for it and those that stand before it.
 * And what else a line does: it breaks in the middle of a paste, and bytes of one letter come
 * apart. */
#include <string.h>

#include "expect.h"
#include "session.h"
#include "table.h"

enum {
    LETTERS = 500,
    LETTER_BYTES = 4,
    /* What may stand before a letter on the line: 200 ms of it, less than two letters of a fast
     * typist. */
    AHEAD_BYTES = 192,
    SETTLED = 1500
};

static const char room[] = "present+ Ana Prado, Network House, Brazil\r"
                           "present+ Luis Rey, Open Table, Argentina\r"
                           "present+ Marta Sol, Field Desk, Mexico\r"
                           "/represented Brazil Argentina Mexico Peru\r/start\r"
                           "mexico: the road and the bridge were cut by water\r";

static struct term *start_room(void)
{
    (void)session_folder();
    struct term *term = session_start(NULL);
    term_type(term, room);
    expect_see(term, "cut by water");
    expect(term_idle(term, SETTLED));
    return term;
}

/* Sends one letter and waits until nothing more comes for it: how much it was. */
static size_t cost(struct term *term, char letter)
{
    size_t before = term_bytes(term);
    expect(term_send(term, &letter, 1));
    expect(term_until_bytes(term, before + 1, TERM_LONG));
    (void)term_idle(term, 8);
    return term_bytes(term) - before;
}

static void five_hundred_letters_with_names_and_completions_cost_four_bytes_each(void)
{
    /* Each line begins with somebody to be recognised as it is typed; words of the session come
     * again, so that they could be completed. */
    static const char *const lines[] = {
        "prado: the road and the bridge are mended, the water is gone since ",
        "argentina: two thirds of the bridge are paid by the region and the road ",
        "sol: the water came at night and nobody in the harbour was told of it ",
        "br+ar: both banks mend the bridge together, and the road after that one ",
        "peru: the harbour gives wood for the bridge until the road is open again ",
    };
    size_t letters = 0;
    size_t bytes = 0;
    size_t worst = 0;
    struct term *term = start_room();
    for (size_t i = 0; letters < LETTERS; i = (i + 1) % COUNT(lines)) {
        for (const char *at = lines[i]; *at != '\0' && letters < LETTERS; at++) {
            size_t one = cost(term, *at);
            letters++;
            bytes += one;
            worst = one > worst ? one : worst;
        }
        term_key(term, "Enter");
        expect_see(term, "kept: i");
        expect(term_idle(term, 700)); /* the CSV is written when hands rest */
    }
    printf("%zu bytes for %zu letters, %zu at most for one\n", bytes, letters, worst);
    expect(bytes <= letters * LETTER_BYTES);
    expect(worst <= AHEAD_BYTES);
    session_leave(term);
}

/* Letters that wait for nothing while a full clock, board and footer are on: what comes between two
 * of them is never more than the line carries in the time of a fast letter. */
static void keys_at_two_hundred_a_second_are_all_there_and_cheap(void)
{
    struct str text = {0};
    struct table table;
    struct term *term = start_room();
    size_t before = term_bytes(term);
    str_add_text(&text, "prado: ");
    for (int i = 0; text.size < 1000; i++) {
        str_add_format(&text, "%d words ", i);
    }
    str_add_text(&text, "theend");
    for (size_t i = 0; i < text.size; i += 3) { /* three keys in 15 ms, and at once */
        size_t size = text.size - i < 3 ? text.size - i : 3;
        expect(term_send(term, text.at + i, size));
    }
    expect_see(term, "theend");
    (void)term_idle(term, 300);
    size_t bytes = term_bytes(term) - before;
    printf("%zu bytes for %zu letters in a burst\n", bytes, text.size);
    expect(bytes <= text.size * LETTER_BYTES);
    term_key(term, "Enter");
    expect_see(term, "kept: i2");
    session_leave(term);
    if (table_read_session(&table)) {
        size_t row = table_find(&table, 0, "name", "Ana Prado");
        row = table_find(&table, row, "name", "Ana Prado");
        expect_str(table_cell(&table, row, "text"), str_text(&text) + strlen("prado: "));
    }
    table_release(&table);
    str_release(&text);
}

static void a_paste_that_a_lost_connection_cuts_is_there_again(void)
{
    static const char paste[] = "\033[200~the first row\rthe second row, and then the li";
    struct term *term = start_room();
    term_type(term, "prado: ");
    expect_see(term, "> prado:");
    expect(term_send(term, paste, sizeof paste - 1));
    (void)term_idle(term, 100);
    term_close_master(term);
    (void)term_wait(term, TERM_LONG);
    term_stop(term);
    term = session_start(NULL);
    expect_see(term, "the first row");
    expect_see(term, "and then the li");
    session_leave(term);
}

static void letters_come_apart_and_are_whole(void)
{
    /* An input method gives a word at once, a slow line a byte at a time. */
    static const char text[] = "mexico: \xC3\xB1 e\xCC\x81 \xE0\xA4\xA8\xE0\xA4\xAE\xE0\xA4\xB8\xE0"
                               "\xA5\x8D\xE0\xA4\xA4\xE0\xA5\x87 \xE6\x97\xA5\xE6\x9C\xAC "
                               "\xF0\x9F\x91\xA9\xE2\x80\x8D\xF0\x9F\x91\xA7 end";
    static const char kept[] = "\xC3\xB1 \xC3\xA9 \xE0\xA4\xA8\xE0\xA4\xAE\xE0\xA4\xB8\xE0"
                               "\xA5\x8D\xE0\xA4\xA4\xE0\xA5\x87 \xE6\x97\xA5\xE6\x9C\xAC "
                               "\xF0\x9F\x91\xA9\xE2\x80\x8D\xF0\x9F\x91\xA7 end";
    struct table table;
    struct term *term = start_room();
    for (const char *at = text; *at != '\0'; at++) {
        expect(term_send(term, at, 1));
        (void)term_idle(term, 2); /* so that each is a read of its own */
    }
    expect_see(term, " end");
    term_key(term, "Enter");
    expect_see(term, "kept: i2");
    session_leave(term);
    if (table_read_session(&table)) {
        size_t row = table_find(&table, 0, "record", "intervention");
        row = table_find(&table, row, "record", "intervention");
        expect_str(table_cell(&table, row, "text"), kept);
    }
    table_release(&table);
}

static const struct test tests[] = {
    {"500 letters, with names and completions, cost four bytes each",
     five_hundred_letters_with_names_and_completions_cost_four_bytes_each},
    {"keys at 200 a second are all there, and cheap",
     keys_at_two_hundred_a_second_are_all_there_and_cheap},
    {"a paste that a lost connection cuts is there again",
     a_paste_that_a_lost_connection_cuts_is_there_again},
    {"letters come apart and are whole", letters_come_apart_and_are_whole},
};

int main(int argc, char **argv)
{
    int answer = test_main(tests, COUNT(tests), argc, argv);
    session_clean();
    return answer;
}
