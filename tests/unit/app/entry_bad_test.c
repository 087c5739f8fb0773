/* Bad input: each gets a clear word, and nothing is kept of it. */
#include "app/entry.h"

#include <locale.h>

#include "entry_world.h"
#include "expect.h"

static void bad_input_gets_a_clear_word(void)
{
    static const struct {
        const char *line, *says;
    } rows[] = {
        {"/date 31/02/2017", "No date is known by that; type it as 2017-08-02 or 2 August 2017"},
        {"/date 03/04/2017", "It can be 2017-04-03 or 2017-03-04: type the one it is"},
        {"/date 3 April", "Of which year? The next such day is 2018-04-03"},
        {"/action who pays by 03/04/2017",
         "03/04/2017 can be two days: by 2026-12-03, by 3 December"},
        {"/represented Congo", "Congo can be COG or COD: type the one it is"},
        {"+", "Who: + mx ar. A \\ in front keeps it as text"},
        {"~", "Who: ~ mx ar. A \\ in front keeps it as text"},
        {"s/", "It is half a correction: s/old/new/. A \\ in front keeps it as text"},
        {"s/cost/price", "It is half a correction: s/old/new/. A \\ in front keeps it as text"},
        {"\u0301\u0301", "These are marks with no letter under them: nothing to keep yet"},
        {"  \u0e31\u0e49\u0301 ", "These are marks with no letter under them: nothing to keep yet"},
        {"/not", "There is no /not; did you mean /note? A \\ in front keeps it as text"},
        {"/fooooo", "There is no /fooooo; / alone lists all. A \\ in front keeps it as text"},
        {"/at", "A time is written as hours and minutes: /at 10:20 mx: TEXT"},
        {"?1 =", "Who is it: ?1 = Ana Silva, NIC.CR"},
        {"?7 = Ana Paz", "There is no ?7 that waits for a name"},
        {"/represented ZZ", "No country is called so: \"ZZ\""},
        {"q+", "Who asks for the floor: q+ WHO TEXT"},
    };
    struct world world;
    world_init_full(&world);
    (void)world_type(&world, "?1: one");
    for (size_t i = 0; i < COUNT(rows); i++) {
        test_row("%s", rows[i].line);
        expect_str(world_preview(&world, rows[i].line), rows[i].says);
        expect_int(world.meaning.kind, ENTRY_WRONG);
    }
    world_release(&world);
}

static void a_line_of_a_megabyte_is_a_turn_like_any_other(void)
{
    enum { MEGABYTE = 1 << 20 };
    struct world world;
    struct str line = {0};
    world_init_full(&world);
    str_add_text(&line, "mx: ");
    while (line.size < MEGABYTE) {
        str_add_text(&line, "word ");
    }
    expect_int(world_type(&world, str_text(&line)), ENTRY_TURN);
    expect_int(world_count(&world, RECORD_INTERVENTION), 1);
    str_release(&line);
    world_release(&world);
}

static const struct test tests[] = {
    {"bad input gets a clear word", bad_input_gets_a_clear_word},
    {"a line of a megabyte is a turn like any other",
     a_line_of_a_megabyte_is_a_turn_like_any_other},
};

int main(int argc, char **argv)
{
    (void)setlocale(LC_CTYPE, "C.UTF-8");
    return test_main(tests, COUNT(tests), argc, argv);
}
