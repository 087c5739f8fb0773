/* The sitting in the entry language: past midnight, and a pause that ends everybody's turn. */
#include "app/entry.h"

#include "entry_world.h"
#include "expect.h"

enum { MINUTE = 60000000 };

static void past_midnight_times_go_on_until_it_is_adjourned(void)
{
    struct world world;
    world_init_full(&world);
    world.context.wall += UINT64_C(13) * 60 * MINUTE; /* 23:24:05 */
    (void)world_type(&world, "mx: one");
    world.context.wall += UINT64_C(60) * MINUTE;
    (void)world_type(&world, "ar: two");
    expect_str(world_row(&world, "i1"),
               "intervention started=2017-08-02 23:24:05 ended=2017-08-03 00:25:05 country=MEX "
               "kind=statement text=one language=en");
    (void)world_type(&world, "/at 00:10 br: between");
    expect_str(world_row(&world, "i3"),
               "intervention started=2017-08-03 00:10:00 ended=2017-08-03 00:25:05 country=BRA "
               "kind=statement text=between language=en");
    (void)world_type(&world, "/adjourn");
    (void)world_type(&world, "mx: after all");
    expect_str(world_row(&world, "i4"),
               "intervention country=MEX kind=statement text=after all language=en");
    world_release(&world);
}

static void a_pause_ends_the_turns_of_all_writers(void)
{
    struct world world;
    world_init_full(&world);
    (void)world_type(&world, "mx: one");
    world.context.author = slice_of("pm");
    (void)world_type(&world, "/pause");
    expect_str(world_row(&world, "i1"),
               "intervention started=2017-08-02 10:24:05 ended=2017-08-02 10:25:05 country=MEX "
               "kind=statement text=one language=en");
    world_release(&world);
}

static const struct test tests[] = {
    {"past midnight times go on until it is adjourned",
     past_midnight_times_go_on_until_it_is_adjourned},
    {"a pause ends the turns of all writers", a_pause_ends_the_turns_of_all_writers},
};

int main(int argc, char **argv)
{
    return test_main(tests, COUNT(tests), argc, argv);
}
