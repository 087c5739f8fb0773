#include "app/list.h"

#include "expect.h"

static void the_choice_stays_within_the_list(void)
{
    static const struct {
        size_t count, chosen;
        long by;
        size_t wanted;
        bool moved, at_end;
    } rows[] = {
        {0, 0, 1, 0, false, true},  {0, 0, -1, 0, false, true}, {3, 0, 1, 1, true, false},
        {3, 1, 1, 2, true, true},   {3, 2, 1, 2, false, true},  {3, 0, -1, 0, false, false},
        {3, 2, -9, 0, true, false}, {3, 1, 10, 2, true, true},  {3, 1, 0, 1, false, false},
        {5, 3, -2, 1, true, false}, {1, 0, -1, 0, false, true},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        struct list list = {0};
        test_row("row %zu", i);
        list_resize(&list, rows[i].count);
        list_choose(&list, rows[i].chosen);
        expect_int(list_move(&list, rows[i].by), rows[i].moved);
        expect_int(list.chosen, rows[i].wanted);
        expect_int(list.at_end, rows[i].at_end);
    }
}

static void a_list_at_its_end_follows_the_newest(void)
{
    struct list list = {0};
    list_resize(&list, 3);
    list_choose(&list, 2);
    list_resize(&list, 5);
    expect_int(list.chosen, 4);
    list_choose(&list, 1);
    list_resize(&list, 9);
    expect_int(list.chosen, 1);
    list_resize(&list, 1);
    expect_int(list.chosen, 0);
    list_resize(&list, 0);
    expect_int(list.chosen, 0);
}

static const struct test tests[] = {
    {"the choice stays within the list", the_choice_stays_within_the_list},
    {"a list at its end follows the newest", a_list_at_its_end_follows_the_newest},
};

int main(int argc, char **argv)
{
    return test_main(tests, COUNT(tests), argc, argv);
}
