/* Topics: what is only on the agenda, and what `/topic` takes up. */
#include "app/entry_topic.h"

#include "entry_world.h"
#include "expect.h"
#include "model/topic.h"

#define AT "2017-08-02 10:"

static void a_topic_of_the_agenda_is_in_force_when_it_is_taken_up(void)
{
    static const struct world_row rows[] = {
        {{"/agenda Money", "mx: one"}, "s1", "session kind=topic text=Money status=draft"},
        {{"/agenda Money", "mx: one"},
         "i1",
         "intervention started=" AT "25:05 country=MEX kind=statement text=one language=en"},
        {{"/agenda Money", "mx: one", "/topic Money"},
         "s1",
         "session started=" AT "26:05 kind=topic text=Money"},
        {{"/agenda Money", "mx: one", "/topic Money"}, "s2", "none"},
        {{"/agenda Money", "/agenda People", "/topic peo", "mx: one"},
         "i1",
         "intervention started=" AT
         "27:05 country=MEX topic=People kind=statement text=one language=en"},
        {{"/agenda Money", "/agenda People", "#topic 1", "mx: one"},
         "i1",
         "intervention started=" AT
         "27:05 country=MEX topic=Money kind=statement text=one language=en"},
        {{"/agenda Money", "/topic Time", "mx: one"},
         "i1",
         "intervention started=" AT
         "26:05 country=MEX topic=Time kind=statement text=one language=en"},
        {{"/agenda Money", "/topic 1", "/topic Time", "/topic 1", "mx: one"},
         "s3",
         "session started=" AT "27:05 kind=topic text=Money"},
        {{"/agenda Money", "mx: one", "br: two", "/at 10:26 /topic 1"},
         "i2",
         "intervention started=" AT
         "26:05 country=BRA topic=Money kind=statement text=two language=en"},
        {{"/agenda Money", "mx: one", "br: two", "/at 10:26 /topic 1"},
         "i1",
         "intervention started=" AT "25:05 ended=" AT
         "26:05 country=MEX kind=statement text=one language=en"},
        {{"/topic A", "/agenda Money", "mx: one", "/at 10:25 /topic C"},
         "i1",
         "intervention started=" AT
         "26:05 country=MEX topic=C kind=statement text=one language=en"},
    };
    world_check_rows(rows, COUNT(rows));
}

static void what_is_taken_up_stands_where_it_began(void)
{
    static const char *const lines[] = {"/agenda Money", "/agenda Time", "mx: one", "/topic 1",
                                        "br: two"};
    static const char *const order[] = {"s2", "i1", "s1", "i2"};
    static const char *const undone[] = {"s1", "s2", "i1"};
    struct world world;
    size_t count = 0;
    world_init_full(&world);
    for (size_t i = 0; i < COUNT(lines); i++) {
        (void)world_type(&world, lines[i]);
    }
    const struct record *const *records = session_records(&world.session, &count);
    size_t first = session_first(&world.session, 2);
    expect_int(count - first, COUNT(order));
    for (size_t i = 0; i < COUNT(order); i++) {
        test_row("%s", order[i]);
        expect(slice_is(id_short(records[first + i]->id), order[i]));
    }
    world_undo(&world);
    world_undo(&world);
    records = session_records(&world.session, &count);
    expect_int(count - first, COUNT(undone));
    for (size_t i = 0; i < COUNT(undone); i++) {
        test_row("undone: %s", undone[i]);
        expect(slice_is(id_short(records[first + i]->id), undone[i]));
    }
    expect_str(world_row(&world, "s1"), "session kind=topic text=Money status=draft");
    world_release(&world);
}

static void the_line_says_which_topic_it_is(void)
{
    static const struct {
        const char *line, *shown;
    } rows[] = {
        {"/topic mo", "topic: Money"},
        {"/topic 2", "topic: Access to nets"},
        {"/topic access to n", "topic: Access to nets"},
        {"/topic Time", "topic"},
        {"/topic",
         "Its number, or how it begins: 1 Money, 2 Access to nets, 3 Access to all of it"},
        {"/topic acc", "2 topics begin so; more of it, or its number: 2 Access to nets, 3 Access "
                       "to all of it"},
        {"/topic 9", "No topic has that number: 1 Money, 2 Access to nets, 3 Access to all of it"},
    };
    struct world world;
    world_init_full(&world);
    (void)world_type(&world, "/agenda Money");
    (void)world_type(&world, "/agenda Access to nets");
    (void)world_type(&world, "/agenda Access to all of it");
    for (size_t i = 0; i < COUNT(rows); i++) {
        test_row("%s", rows[i].line);
        expect_str(world_preview(&world, rows[i].line), rows[i].shown);
    }
    world_release(&world);
}

static void a_topic_under_which_something_was_said_is_not_missed(void)
{
    static const struct {
        const char *lines[3];
        size_t missed;
    } rows[] = {
        {{"/agenda Money", "/agenda Time"}, 2},
        {{"/agenda Money", "/agenda Time", "/topic 2"}, 1},
        {{"/topic Money", "/agenda Money"}, 0},
        {{"/topic Money"}, 0},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        struct world world;
        struct topics missed = {0};
        test_row("%zu", i);
        world_init_full(&world);
        for (size_t k = 0; k < COUNT(rows[i].lines) && rows[i].lines[k] != NULL; k++) {
            (void)world_type(&world, rows[i].lines[k]);
        }
        topics_missed(&missed, &world.session);
        expect_int(missed.count, rows[i].missed);
        topics_release(&missed);
        world_release(&world);
    }
}

static const struct test tests[] = {
    {"a topic of the agenda is in force when it is taken up",
     a_topic_of_the_agenda_is_in_force_when_it_is_taken_up},
    {"what is taken up stands where it began", what_is_taken_up_stands_where_it_began},
    {"the line says which topic it is", the_line_says_which_topic_it_is},
    {"a topic under which something was said is not missed",
     a_topic_under_which_something_was_said_is_not_missed},
};

int main(int argc, char **argv)
{
    return test_main(tests, COUNT(tests), argc, argv);
}
