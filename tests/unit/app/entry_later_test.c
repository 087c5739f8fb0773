/* What is done to what was written before: who said it, a correction, a line that comes late. */
#include "app/entry.h"

#include "entry_world.h"
#include "expect.h"

#define AT "2017-08-02 10:"

static const struct world_row given[] = {
    {{"mx: one", "/speaker ar"},
     "i1",
     "intervention started=" AT "24:05 country=ARG kind=statement text=one language=en"},
    {{"mx: one", "/speaker haces"},
     "i1",
     "intervention started=" AT "24:05 country=MEX kind=statement text=one refs=p4 language=en"},
    {{"haces: one", "/speaker mexico:"},
     "i1",
     "intervention started=" AT "24:05 country=MEX kind=statement text=one language=en"},
    {{"haces: one", "ar: two", "/speaker i1 estrada as mag"},
     "i1",
     "intervention started=" AT "24:05 ended=" AT
     "25:05 organization=MAG kind=statement text=one refs=p2 language=en"},
    {{"estrada as mag: one", "/speaker estrada for ailac"},
     "i1",
     "intervention started=" AT "24:05 country=ARG on_behalf_of=AILAC kind=statement "
     "text=one refs=p2 language=en"},
    {{"mx as chair: one", "/speaker br y ar"},
     "i1",
     "intervention started=" AT "24:05 country=BRA;ARG kind=statement text=one language=en"},
    {{"mx?: one", "haces!: two", "/speaker estrada"},
     "i2",
     "intervention started=" AT "25:05 country=ARG kind=answer text=two refs=p2;i1 language=en"},
    {{"silva: one", "/speaker ana silva"},
     "i1",
     "intervention started=" AT "24:05 country=CRI kind=statement text=one refs=p1 language=en"},
    {{"silva: one", "/speaker ana silva"}, "p9", "none"},
    {{"silva: one", "/speaker ana silva"},
     "m1",
     "comment kind=reason text=?1 can be: Ana Silva, Pedro Silva Dias refs=i1 status=approved"},
    {{"?1: one", "?1: two", "/speaker i1 mx"},
     "p9",
     "participant name=?1 kind=present status=query"}, /* it has another turn */
    {{"mx: one", "/speaker ?1"},
     "i1",
     "intervention started=" AT "24:05 kind=statement text=one refs=p9 language=en"},
    {{"mx: one", "juan: two #a", "more", "/speaker haces"},
     "i2",
     "intervention started=" AT
     "25:05 country=MEX kind=statement text=two #a|more refs=p4 tags=a language=en"},
    {{"mx: one", "juan: two", "/speaker haces"}, "n1", "none"},
    {{"mx: one", "juan: two", "/speaker haces"},
     "m1",
     "comment kind=reason text=nobody here is called juan refs=i2 status=approved"},
    {{"mx: one", "juan: two", "/speaker haces"},
     "i1",
     "intervention started=" AT "24:05 ended=" AT
     "25:05 country=MEX kind=statement text=one language=en"},
    {{"mx: one", "juan: two", "ar: three", "/speaker n1 haces"},
     "i3",
     "intervention started=" AT "25:05 ended=" AT
     "26:05 country=MEX kind=statement text=two refs=p4 language=en"},
    {{"juan: two", "/speaker haces", "more"},
     "i1",
     "intervention started=" AT
     "24:05 country=MEX kind=statement text=two|more refs=p4 language=en"},
    {{"/topic Money", "juan: two", "/speaker haces?"},
     "i1",
     "intervention started=" AT
     "25:05 country=MEX topic=Money kind=question text=two refs=p4 language=en"},
    {{"/note one: two", "/speaker mx"},
     "i1",
     "intervention started=" AT "24:05 country=MEX kind=statement text=one: two language=en"},
};

static void what_was_said_can_be_given_to_somebody_else(void)
{
    world_check_rows(given, COUNT(given));
}

static void the_turn_of_a_note_takes_its_place(void)
{
    struct world world;
    world_init_full(&world);
    (void)world_type(&world, "mx: one");
    (void)world_type(&world, "juan: two");
    (void)world_type(&world, "ar: three");
    (void)world_type(&world, "/speaker n1 haces");
    size_t count = 0;
    const struct record *const *records = session_records(&world.session, &count);
    static const char *const order[] = {"i1-7k3q", "m1-7k3q", "i3-7k3q", "i2-7k3q"};
    size_t first = session_first(&world.session, 2);
    if (expect_int(count - first, COUNT(order))) {
        for (size_t i = 0; i < COUNT(order); i++) {
            expect(slice_is(records[first + i]->id, order[i]));
        }
    }
    world_undo(&world);
    expect_str(world_row(&world, "n1"),
               "note started=" AT "25:05 text=juan: two language=en status=query");
    expect_str(world_row(&world, "i3"), "none");
    expect_str(world_row(&world, "m1"),
               "comment kind=reason text=nobody here is called juan refs=n1 status=draft");
    world_release(&world);
}

static const struct world_row corrected[] = {
    {{"mx: the costs #a", "ar: the costs", "s/costs/cost/"},
     "i2",
     "intervention started=" AT "25:05 country=ARG kind=statement text=the cost language=en"},
    {{"mx: the costs #a", "ar: other", "s/costs #a/cost #b/"},
     "i1",
     "intervention started=" AT "24:05 ended=" AT
     "25:05 country=MEX kind=statement text=the cost #b tags=b language=en"},
    {{"mx: an ant", "ar: antics", "s/ant/bee/"}, /* a whole word before a part of one */
     "i1",
     "intervention started=" AT "24:05 ended=" AT
     "25:05 country=MEX kind=statement text=an bee language=en"},
    {{"mx: antics antics", "s/ant/b/"},
     "i1",
     "intervention started=" AT "24:05 country=MEX kind=statement text=bics antics language=en"},
    {{"mx: an ant", "ar: an ant, antics, ant", "s/ant/bee/g"},
     "i2",
     "intervention started=" AT
     "25:05 country=ARG kind=statement text=an bee, antics, bee language=en"},
    {{"mx: an ant", "ar: an ant", "s/ant/bee/g"},
     "i1",
     "intervention started=" AT "24:05 ended=" AT
     "25:05 country=MEX kind=statement text=an bee language=en"},
    {{"mx: Pérez é", "s/Pérez/Peres/"},
     "i1",
     "intervention started=" AT "24:05 country=MEX kind=statement text=Peres é language=en"},
    {{"/agreed a b", "s|a b|a/b|"},
     "c1",
     "conclusion started=" AT "24:05 kind=agreement text=a/b language=en"},
    {{"/note a b", "s/ b//"}, "n1", "note started=" AT "24:05 text=a language=en"},
    {{"haces: one", "ar: two", "s/haces:/estrada:/"},
     "i1",
     "intervention started=" AT "24:05 ended=" AT
     "25:05 country=ARG kind=statement text=one refs=p2 language=en"},
    {{"ar: one", "kaz: two", "s/kaz:/haces:/"},
     "i2",
     "intervention started=" AT "25:05 country=MEX kind=statement text=two refs=p4 language=en"},
};

static void a_correction_is_of_the_nearest_text_that_has_it(void)
{
    world_check_rows(corrected, COUNT(corrected));
}

static const struct world_row late[] = {
    {{"mx: one", "note", "br: two", "/at 10:25 ar: three", "more"},
     "i3",
     "intervention started=" AT "25:00 ended=" AT
     "26:05 country=ARG kind=statement text=three language=en"},
    /* Who has the floor has it still; and where somebody only had it then, a pause stays one. */
    {{"mx: one", "note", "br: two", "/at 10:25 ar: three", "more"},
     "i2",
     "intervention started=" AT "26:05 country=BRA kind=statement text=two|more language=en"},
    {{"mx: one", "/pause", "/at 10:20 ar: three", "more"},
     "n1",
     "note started=" AT "27:05 text=more language=en"},
    {{"/at 10:20 ar: three", "more"},
     "i1",
     "intervention started=" AT "20:00 country=ARG kind=statement text=three|more language=en"},
    {{"mx: one", "note", "br: two", "/at 10:25 ar: three"},
     "i1",
     "intervention started=" AT "24:05 ended=" AT
     "25:00 country=MEX kind=statement text=one|note language=en"},
    {{"mx: one", "br: two", "/at 10:20 ar: three"},
     "i3",
     "intervention started=" AT "20:00 ended=" AT
     "24:05 country=ARG kind=statement text=three language=en"},
    {{"mx: one", "/at 10:25 ar: three"},
     "i1",
     "intervention started=" AT "24:05 ended=" AT
     "25:00 country=MEX kind=statement text=one language=en"},
    {{"/topic A", "mx: one", "/topic B", "br: two", "/at 10:25 ar: three"},
     "i3",
     "intervention started=" AT "25:00 ended=" AT
     "25:05 country=ARG topic=A kind=statement text=three language=en"},
    {{"/topic A", "mx: one", "br: two", "/topic B", "ar: three", "/at 10:26 /topic C"},
     "i2",
     "intervention started=" AT "26:05 ended=" AT
     "28:05 country=BRA topic=C kind=statement text=two language=en"},
    {{"/topic A", "mx: one", "br: two", "/topic B", "ar: three", "/at 10:26 /topic C"},
     "i1",
     "intervention started=" AT "25:05 ended=" AT
     "26:05 country=MEX topic=A kind=statement text=one language=en"},
    {{"/topic A", "mx: one", "br: two", "/topic B", "ar: three", "/at 10:26 /topic C"},
     "i3",
     "intervention started=" AT "28:05 country=ARG topic=B kind=statement text=three "
     "language=en"},
    {{"mx: one", "br: two", "/at 10:24 + ar"},
     "v-i2-7k3q-ARG",
     "none"}, /* nothing was said before that */
    {{"mx: one", "br: two", "/at 10:25 + ar"},
     "v-i1-7k3q-ARG",
     "position started=" AT "25:00 country=ARG kind=support refs=i1"},
    {{"/at 10:05 present+ Juan Paz"},
     "p9",
     "participant started=" AT "05:00 name=Juan Paz kind=present"},
    {{"/date 2017-08-01", "/at 10:05 mx: one"},
     "i1",
     "intervention started=2017-08-01 10:05:00 country=MEX kind=statement text=one "
     "language=en"},
};

static void what_was_said_then_goes_to_its_place(void)
{
    world_check_rows(late, COUNT(late));
}

static void what_was_said_then_stands_in_the_order_of_time(void)
{
    static const char *const lines[] = {
        "mx: one",          "br: two", "uy: three", "/at 10:25 silva: four", "/at 10:26 ar: five",
        "/at 10:26 py: six"};
    static const char *const order[] = {"i1", "i4", "m1", "i2", "i5", "i6", "i3"};
    struct world world;
    world_init_full(&world);
    for (size_t i = 0; i < COUNT(lines); i++) {
        (void)world_type(&world, lines[i]);
    }
    size_t count = 0;
    const struct record *const *records = session_records(&world.session, &count);
    size_t first = session_first(&world.session, 2);
    if (expect_int(count - first, COUNT(order))) {
        for (size_t i = 0; i < COUNT(order); i++) {
            test_row("%s", order[i]);
            expect(slice_is(id_short(records[first + i]->id), order[i]));
        }
    }
    world_release(&world);
}

static const struct test tests[] = {
    {"what was said can be given to somebody else", what_was_said_can_be_given_to_somebody_else},
    {"the turn of a note takes its place", the_turn_of_a_note_takes_its_place},
    {"a correction is of the nearest text that has it",
     a_correction_is_of_the_nearest_text_that_has_it},
    {"what was said then goes to its place", what_was_said_then_goes_to_its_place},
    {"what was said then stands in the order of time",
     what_was_said_then_stands_in_the_order_of_time},
};

int main(int argc, char **argv)
{
    return test_main(tests, COUNT(tests), argc, argv);
}
