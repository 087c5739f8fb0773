/* The speakers' list: who asks, withdraws, gets the floor. */
#include "app/entry.h"

#include "entry_world.h"
#include "expect.h"

#define AT "2017-08-02 10:"

static const struct world_row rows[] = {
    {{"q+ mx to ask about costs"},
     "v-floor-MEX",
     "position started=" AT "24:05 country=MEX kind=floor text=to ask about costs"},
    {{"q+ haces"},
     "v-floor-p4-7k3q",
     "position started=" AT "24:05 country=MEX kind=floor refs=p4"},
    {{"q+ mx, ar to ask"},
     "v-floor-ARG",
     "position started=" AT "24:05 country=ARG kind=floor text=to ask"},
    {{"q+ the delegate of Mexico to ask about costs"},
     "v-floor-MEX",
     "position started=" AT "24:05 country=MEX kind=floor text=to ask about costs"},
    {{"q+ la delegación de México, argentina"},
     "v-floor-ARG",
     "position started=" AT "24:05 country=ARG kind=floor"},
    {{"q+ Sra. Haces to ask"},
     "v-floor-p4-7k3q",
     "position started=" AT "24:05 country=MEX kind=floor text=to ask refs=p4"},
    {{"q+ mx", "q- the delegate of Mexico"},
     "v-floor-MEX",
     "position started=" AT "24:05 ended=" AT "25:05 country=MEX kind=floor"},
    {{"q+ mx", "q- mx"},
     "v-floor-MEX",
     "position started=" AT "24:05 ended=" AT "25:05 country=MEX kind=floor"},
    {{"q+ mx", "q+ ar", "q-"},
     "v-floor-MEX",
     "position started=" AT "24:05 ended=" AT "26:05 country=MEX kind=floor"},
    {{"q+ mx", "q+ ar", "ack"},
     "v-floor-MEX",
     "position started=" AT "24:05 ended=" AT "26:05 country=MEX kind=floor"},
    {{"q+ mx", "q+ ar", "ack", "one", "two"},
     "i1",
     "intervention started=" AT "26:05 country=MEX kind=statement text=one|two language=en"},
    {{"q+ mx", "q+ haces", "ack haces", "one"},
     "i1",
     "intervention started=" AT "26:05 country=MEX kind=statement text=one refs=p4 language=en"},
    {{"q+ mx", "mx: one"}, /* who speaks waits no longer */
     "v-floor-MEX",
     "position started=" AT "24:05 ended=" AT "25:05 country=MEX kind=floor"},
    {{"q+ mx to ask", "q+ ar", "q+ mx"}, /* who waits keeps the place */
     "v-floor-MEX",
     "position started=" AT "24:05 country=MEX kind=floor text=to ask"},
    {{"q+ mx to ask", "q- mx", "q+ mx"},
     "v-floor-MEX",
     "position started=" AT "26:05 country=MEX kind=floor"},
    {{"/date 2017-08-01", "q+ mx", "q- mx"}, "v-floor-MEX", "none"},
};

static void who_asks_has_a_row(void)
{
    world_check_rows(rows, COUNT(rows));
}

static void those_who_wait_are_shown_with_their_time(void)
{
    struct world world;
    world_init_full(&world);
    (void)world_type(&world, "mx: one");
    (void)world_type(&world, "ar: two");
    (void)world_type(&world, "br: three");
    expect_str(world_preview(&world, "q+ py"), "asks for the floor: PRY");
    (void)world_type(&world, "q+ py");
    (void)world_type(&world, "q+ mx");
    (void)world_type(&world, "q+ haces");
    expect_str(world_preview(&world, "ack"), "waiting: PRY 0:00, MEX 1:00, Marta Haces 0:00");
    (void)world_type(&world, "ack");
    expect_str(world_preview(&world, "q- mx"), "waiting: MEX 1:00, Marta Haces 0:00");
    world_undo(&world);
    expect_str(world_preview(&world, "ack"), "waiting: PRY 0:00, MEX 1:00, Marta Haces 0:00");
    world_release(&world);
}

static const struct test tests[] = {
    {"who asks has a row", who_asks_has_a_row},
    {"those who wait are shown with their time", those_who_wait_are_shown_with_their_time},
};

int main(int argc, char **argv)
{
    return test_main(tests, COUNT(tests), argc, argv);
}
