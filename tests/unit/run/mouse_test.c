#include "run/mouse.h"

#include "expect.h"
#include "run/keys.h"

static const struct {
    const char *bytes;
    enum mouse_found found;
    enum mouse_act act;
    int row, column;
    size_t used;
} rows[] = {
    {"\033[<0;12;5M", MOUSE_FOUND, MOUSE_CLICK, 4, 11, 10},
    {"\033[<0;12;5Mx", MOUSE_FOUND, MOUSE_CLICK, 4, 11, 10},
    {"\033[<0;300;100M", MOUSE_FOUND, MOUSE_CLICK, 99, 299, 13},
    {"\033[<16;1;1M", MOUSE_FOUND, MOUSE_CLICK, 0, 0, 10},
    {"\033[<64;1;1M", MOUSE_FOUND, MOUSE_WHEEL_UP, 0, 0, 10},
    {"\033[<65;1;1M", MOUSE_FOUND, MOUSE_WHEEL_DOWN, 0, 0, 10},
    {"\033[<0;12;5m", MOUSE_FOUND, MOUSE_NOTHING, 4, 11, 10},
    {"\033[<2;1;1M", MOUSE_FOUND, MOUSE_NOTHING, 0, 0, 9},
    {"\033[<32;1;1M", MOUSE_FOUND, MOUSE_NOTHING, 0, 0, 10},
    {"\033[M !!", MOUSE_FOUND, MOUSE_CLICK, 0, 0, 6},
    {"\033[M`,%x", MOUSE_FOUND, MOUSE_WHEEL_UP, 4, 11, 6},
    {"\033[M#!!", MOUSE_FOUND, MOUSE_NOTHING, 0, 0, 6},
    {"\033[M !", MOUSE_FOUND_MORE, MOUSE_NOTHING, 0, 0, 0},
    {"\033[<0;12;", MOUSE_FOUND_MORE, MOUSE_NOTHING, 0, 0, 0},
    {"\033", MOUSE_FOUND_MORE, MOUSE_NOTHING, 0, 0, 0},
    {"\033[<0;12M", MOUSE_FOUND_NONE, MOUSE_NOTHING, 0, 0, 0},
    {"\033[<;;M", MOUSE_FOUND_NONE, MOUSE_NOTHING, 0, 0, 0},
    {"\033[<999999999;1;1M", MOUSE_FOUND_NONE, MOUSE_NOTHING, 0, 0, 0},
    {"\033[A", MOUSE_FOUND_NONE, MOUSE_NOTHING, 0, 0, 0},
    {"x", MOUSE_FOUND_NONE, MOUSE_NOTHING, 0, 0, 0},
};

static void reports_are_read_in_both_forms(void)
{
    for (size_t i = 0; i < COUNT(rows); i++) {
        struct mouse mouse;
        size_t used = 0;
        test_row("%s", rows[i].bytes + 1);
        expect_int(mouse_next(slice_of(rows[i].bytes), &mouse, &used), rows[i].found);
        expect_int(used, rows[i].used);
        if (rows[i].found == MOUSE_FOUND) {
            expect_int(mouse.act, rows[i].act);
            expect_int(mouse.row, rows[i].row);
            expect_int(mouse.column, rows[i].column);
        }
    }
}

/* However they are cut; and no byte of a report becomes a letter. */
static void reports_stand_between_keys(void)
{
    static const char bytes[] = "a\033[<0;3;4M\033[<0;3;4mb\033[Ac\033[M !!d";
    static const enum keys_kind kinds[] = {KEYS_KEY, KEYS_MOUSE, KEYS_KEY, KEYS_KEY,
                                           KEYS_KEY, KEYS_MOUSE, KEYS_KEY};
    for (size_t cut = 0; cut < sizeof bytes; cut++) {
        struct keys keys = {.mouse = true};
        test_row("cut at %zu", cut);
        keys_feed(&keys, slice_make(bytes, cut));
        keys_feed(&keys, slice_make(bytes + cut, sizeof bytes - 1 - cut));
        if (expect_int(keys.count, COUNT(kinds))) {
            for (size_t i = 0; i < COUNT(kinds); i++) {
                expect_int(keys.items[i].kind, kinds[i]);
            }
            expect_int(keys.items[1].mouse.row, 3);
        }
        keys_release(&keys);
    }
}

static void a_terminal_that_was_not_asked_sends_none(void)
{
    struct keys keys = {0};
    keys_feed(&keys, slice_of("\033[<0;3;4Ma"));
    expect_int(keys.count, 1);
    expect_int(keys.items[0].key.code, 'a');
    keys_release(&keys);
}

static const struct test tests[] = {
    {"reports are read in both forms", reports_are_read_in_both_forms},
    {"reports stand between keys", reports_stand_between_keys},
    {"a terminal that was not asked sends none", a_terminal_that_was_not_asked_sends_none},
};

int main(int argc, char **argv)
{
    return test_main(tests, COUNT(tests), argc, argv);
}
