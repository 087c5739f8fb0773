/* What keeping a typed line writes: the cells of the rows that it touches. */
#include "app/entry.h"

#include "app/entry_person.h"
#include "entry_world.h"
#include "expect.h"

#define AT "2017-08-02 10:"

static const struct world_row turns[] = {
    {{"mx: the costs #Funding #2017 #a-b"},
     "i1",
     "intervention started=" AT "24:05 country=MEX kind=statement text=the costs #Funding #2017 "
     "#a-b tags=Funding;a-b language=en"},
    {{"mx:"}, "i1", "intervention started=" AT "24:05 country=MEX kind=statement language=en"},
    {{"haces: text"},
     "i1",
     "intervention started=" AT "24:05 country=MEX kind=statement text=text refs=p4 language=en"},
    {{"br+haces+br: text"},
     "i1",
     "intervention started=" AT
     "24:05 country=BRA;MEX kind=statement text=text refs=p4 language=en"},
    {{"mx for ailac: text"},
     "i1",
     "intervention started=" AT
     "24:05 country=MEX on_behalf_of=AILAC kind=statement text=text language=en"},
    {{"estrada as mag: text"},
     "i1",
     "intervention started=" AT
     "24:05 organization=MAG kind=statement text=text refs=p2 language=en"},
    {{"mx as chair: text"},
     "i1",
     "intervention started=" AT
     "24:05 name=Mexico organization=chair kind=statement text=text language=en"},
    {{"as mag: text"},
     "i1",
     "intervention started=" AT "24:05 organization=MAG kind=statement text=text language=en"},
    {{"mx?: text", "haces!: text"},
     "i2",
     "intervention started=" AT "25:05 country=MEX kind=answer text=text refs=p4;i1 language=en"},
    {{"/topic Money", "mx: text"},
     "i1",
     "intervention started=" AT
     "25:05 country=MEX topic=Money kind=statement text=text language=en"},
    {{"mx: one", "ar: two"},
     "i1",
     "intervention started=" AT "24:05 ended=" AT
     "25:05 country=MEX kind=statement text=one language=en"},
    {{"mx: one", "/pause", "/resume", "ar: two"},
     "i1",
     "intervention started=" AT "24:05 ended=" AT
     "25:05 country=MEX kind=statement text=one language=en"},
    {{"mx: one", "/at 10:24 /pause", "ar: two"},
     "i1",
     "intervention started=" AT "24:05 ended=" AT
     "26:05 country=MEX kind=statement text=one language=en"},
    {{"mx: one", "ar: two", "/at 10:25 /pause"},
     "i1",
     "intervention started=" AT "24:05 ended=" AT
     "25:00 country=MEX kind=statement text=one language=en"},
    {{"mx: one\ntwo\nar: three"},
     "i1",
     "intervention started=" AT
     "24:05 country=MEX kind=statement text=one|two|ar: three language=en"},
    {{"mx: a\x1b[31mb\r\nc"},
     "i1",
     "intervention started=" AT "24:05 country=MEX kind=statement text=a[31mb|c language=en"},
    {{"/date 2017-08-03", "mx: text"},
     "i1",
     "intervention country=MEX kind=statement text=text language=en"},
};

static void a_turn_has_its_cells(void)
{
    world_check_rows(turns, COUNT(turns));
}

static void further_text_goes_where_it_belongs(void)
{
    static const struct world_row rows[] = {
        {{"mx: one #a", "two #b #a", "... more", "...still"},
         "i1",
         "intervention started=" AT
         "24:05 country=MEX kind=statement text=one #a|two #b #a more still tags=a;b language=en"},
        {{"mx:", "one"},
         "i1",
         "intervention started=" AT "24:05 country=MEX kind=statement text=one language=en"},
        {{"mx: one", "\\ar: two", "  br: three", "```\n/note\n```"},
         "i1",
         "intervention started=" AT
         "24:05 country=MEX kind=statement text=one|ar: two|br: three|/note language=en"},
        {{"mx: one", "/note a", "b"},
         "n1",
         "note started=2017-08-02 10:25:05 text=a|b language=en"},
        {{"mx: one", "/agreed a", "two"},
         "i1",
         "intervention started=" AT "24:05 country=MEX kind=statement text=one|two language=en"},
        {{"mx: one", "/topic a", "/title t", "+ ar", "two"},
         "i1",
         "intervention started=" AT "24:05 country=MEX kind=statement text=one|two language=en"},
        {{"one", "two"}, "n1", "note started=2017-08-02 10:24:05 text=one|two language=en"},
        {{"mx: one", "/pause", "two", "three"},
         "n1",
         "note started=2017-08-02 10:26:05 text=two|three language=en"},
        {{"mx: one", "/adjourn", "two"},
         "n1",
         "note started=2017-08-02 10:26:05 text=two language=en"},
        {{"mx: one", "/adjourn", "/resume", "two"},
         "n1",
         "note started=2017-08-02 10:27:05 text=two language=en"},
        /* Said afterwards, where somebody speaks already: their words go on. */
        {{"mx: one", "ar: two", "/at 10:25 /pause", "three"},
         "i2",
         "intervention started=" AT "25:05 country=ARG kind=statement text=two|three language=en"},
        {{"mx: one", "juan: two", "three"},
         "n1",
         "note started=2017-08-02 10:25:05 text=juan: two|three language=en status=query"},
        {{"mx: one", "juan: two"},
         "m1",
         "comment kind=reason text=nobody here is called juan refs=n1 status=draft"},
    };
    world_check_rows(rows, COUNT(rows));
}

static const struct world_row holes[] = {
    {{"?1: text"},
     "i1",
     "intervention started=" AT "24:05 kind=statement text=text refs=p9 language=en"},
    {{"?1: text"}, "p9", "participant name=?1 kind=present status=query"},
    {{"silva: text"},
     "i1",
     "intervention started=" AT "24:05 kind=statement text=text refs=p9 language=en status=query"},
    {{"silva: text"},
     "m1",
     "comment kind=reason text=?1 can be: Ana Silva, Pedro Silva Dias refs=i1 status=draft"},
    {{"br+silva: text"},
     "i1",
     "intervention started=" AT
     "24:05 country=BRA kind=statement text=text refs=p9 language=en status=query"},
    {{"?1: one", "?1: two"},
     "i2",
     "intervention started=" AT "25:05 kind=statement text=two refs=p9 language=en"},
    {{"?1: one", "?: two"}, "p10", "participant name=?2 kind=present status=query"},
    {{"?1: one", "?1 = Juan Paz, XY.ORG, Chile"},
     "p9",
     "participant country=CHL name=Juan Paz organization=XY.ORG kind=present"},
    {{"?1: one", "?1 = Juan Paz, XY.ORG, Chile"},
     "i1",
     "intervention started=" AT "24:05 country=CHL kind=statement text=one refs=p9 language=en"},
    {{"silva: one", "?1 = ana silva"},
     "i1",
     "intervention started=" AT "24:05 country=CRI kind=statement text=one refs=p1 language=en"},
    {{"silva: one", "?1 = ana silva"}, "p9", "none"},
    {{"silva: one", "?1 = ana silva"},
     "m1",
     "comment kind=reason text=?1 can be: Ana Silva, Pedro Silva Dias refs=i1 status=approved"},
    {{"Georgia: one", "?1 = Georgia"},
     "p9",
     "participant name=?1 kind=present status=query"}, /* that asks again */
    {{"Georgia: one", "?1 = geo"}, "p9", "none"},
    {{"?1: one", "?1 = Marta H"},
     "i1",
     "intervention started=" AT "24:05 country=MEX kind=statement text=one refs=p4 language=en"},
    {{"?1: one", "?1 = Sra. Haces"}, "p9", "none"},
    {{"?1: one", "?1 = mx"},
     "i1",
     "intervention started=" AT "24:05 country=MEX kind=statement text=one language=en"},
    {{"?1 as mag: one"},
     "i1",
     "intervention started=" AT
     "24:05 organization=MAG kind=statement text=one refs=p9 language=en"},
    {{"?1 as mag: one", "?1 = Juan Paz, Chile"},
     "i1",
     "intervention started=" AT
     "24:05 organization=MAG kind=statement text=one refs=p9 language=en"},
};

static void holes_are_kept_and_named(void)
{
    world_check_rows(holes, COUNT(holes));
}

static void a_naming_is_one_undo(void)
{
    struct world world;
    world_init_full(&world);
    (void)world_type(&world, "silva: one");
    (void)world_type(&world, "?1 = haces");
    world_undo(&world);
    expect_str(world_row(&world, "i1"),
               "intervention started=" AT "24:05 kind=statement text=one refs=p9 language=en "
               "status=query");
    expect_str(world_row(&world, "p9"), "participant name=?1 kind=present status=query");
    world_release(&world);
}

static void two_unknown_speakers_never_share_a_note(void)
{
    static const struct world_row rows[] = {
        {{"juan: one", "pedro x: two", "more"},
         "n1",
         "note started=2017-08-02 10:24:05 text=juan: one language=en status=query"},
        {{"juan: one", "pedro x: two", "more"},
         "n2",
         "note started=2017-08-02 10:25:05 text=pedro x: two|more language=en status=query"},
        {{"mx: one", "juan: two", "more", "haces: three", "and more"},
         "i2",
         "intervention started=" AT
         "27:05 country=MEX kind=statement text=three|and more refs=p4 language=en"},
    };
    world_check_rows(rows, COUNT(rows));
}

static const struct world_row forms[] = {
    {{"/note a #b"}, "n1", "note started=2017-08-02 10:24:05 text=a #b tags=b language=en"},
    {{"#info a"}, "n1", "note started=2017-08-02 10:24:05 text=a language=en"},
    {{"#link https://x.example"},
     "n1",
     "note started=2017-08-02 10:24:05 text=https://x.example language=en"},
    {{"/topic Money"}, "s1", "session started=" AT "24:05 kind=topic text=Money"},
    {{"#topic Money"}, "s1", "session started=" AT "24:05 kind=topic text=Money"},
    {{"/topic Money", "/agreed a"},
     "c1",
     "conclusion started=2017-08-02 10:25:05 topic=Money kind=agreement text=a language=en"},
    {{"/conclusion a"},
     "c1",
     "conclusion started=2017-08-02 10:24:05 kind=conclusion text=a language=en"},
    {{"#agreed a"},
     "c1",
     "conclusion started=2017-08-02 10:24:05 kind=agreement text=a language=en"},
    {{"#rejected a"},
     "c1",
     "conclusion started=2017-08-02 10:24:05 kind=disagreement text=a language=en"},
    {{"/recommend a"},
     "c1",
     "conclusion started=2017-08-02 10:24:05 kind=recommendation text=a language=en"},
    {{"/message a"},
     "c1",
     "conclusion started=2017-08-02 10:24:05 kind=message text=a language=en"},
    {{"/open a"},
     "c1",
     "conclusion started=2017-08-02 10:24:05 kind=open question text=a language=en"},
    {{"/action Ana Silva: send it by 2017-09-01"},
     "c1",
     "conclusion started=2017-08-02 10:24:05 ended=2017-09-01 kind=action text=send it refs=p1 "
     "language=en"},
    {{"#action mx+haces: send it antes del 2017-09-01."},
     "c1",
     "conclusion started=2017-08-02 10:24:05 ended=2017-09-01 country=MEX kind=action text=send it "
     "refs=p4 language=en"},
    {{"/action send it before noon"},
     "c1",
     "conclusion started=2017-08-02 10:24:05 kind=action text=send it before noon language=en"},
    {{"/action mx, haces y estrada: send it para el 1 de septiembre"},
     "c1",
     "conclusion started=2017-08-02 10:24:05 ended=2017-09-01 country=MEX kind=action text=send it "
     "refs=p4;p2 language=en"},
    {{"/title A\nB"}, "s-title", "session kind=title text=A B"},
    {{"/title A", "/title B"}, "s-title", "session kind=title text=B"},
    {{"/event A"}, "s-event", "session kind=event text=A"},
    {{"/venue A"}, "s-venue", "session kind=venue text=A"},
    {{"/committee A"}, "s-committee", "session kind=committee text=A"},
    {{"/represented Chile"},
     "s-represented-CHL",
     "session country=CHL kind=represented text=Chile"},
    {{"/start"}, "s1", "session started=" AT "24:05 kind=start"},
    {{"/pause lunch"}, "s1", "session started=" AT "24:05 kind=pause text=lunch"},
    {{"/resume"}, "s1", "session started=" AT "24:05 kind=resume"},
    {{"/adjourn"}, "s1", "session started=" AT "24:05 kind=adjourn"},
    {{"mh = haces"}, "s-alias-mh", "session kind=alias text=haces refs=p4"},
    {{"mh = haces", "mh: text"},
     "i1",
     "intervention started=" AT "25:05 country=MEX kind=statement text=text refs=p4 language=en"},
    {{"mh = haces", "mh = costa rica"},
     "s-alias-mh",
     "session country=CRI kind=alias text=costa rica"},
};

static void forms_have_their_cells(void)
{
    world_check_rows(forms, COUNT(forms));
}

static void positions_stand_on_what_was_written_last(void)
{
    static const struct world_row rows[] = {
        {{"br: a", "+ mx ar"},
         "v-i1-7k3q-MEX",
         "position started=" AT "25:05 country=MEX kind=support refs=i1"},
        {{"br: a", "+ mx ar"},
         "v-i1-7k3q-ARG",
         "position started=" AT "25:05 country=ARG kind=support refs=i1"},
        {{"br: a", "+ mx", "- mx"},
         "v-i1-7k3q-MEX",
         "position started=" AT "26:05 country=MEX kind=oppose refs=i1"},
        {{"br: a", "~ haces"},
         "v-i1-7k3q-p4-7k3q",
         "position started=" AT "25:05 country=MEX kind=reserve refs=i1;p4"},
        {{"br: a", "/agreed b", "+ mx"},
         "v-c1-7k3q-MEX",
         "position started=" AT "26:05 country=MEX kind=support refs=c1"},
        {{"br: a", "/agreed b", "ar: c", "+ mx"},
         "v-i2-7k3q-MEX",
         "position started=" AT "27:05 country=MEX kind=support refs=i2"},
        {{"br: a", "/note b", "+ mx"},
         "v-i1-7k3q-MEX",
         "position started=" AT "26:05 country=MEX kind=support refs=i1"},
    };
    world_check_rows(rows, COUNT(rows));
}

static void a_chosen_record_takes_the_position(void)
{
    struct world world;
    world_init_full(&world);
    (void)world_type(&world, "br: a");
    (void)world_type(&world, "ar: b");
    world.context.selected = slice_of("i1-7k3q");
    (void)world_type(&world, "+ mx");
    expect_str(world_row(&world, "v-i1-7k3q-MEX"),
               "position started=" AT "26:05 country=MEX kind=support refs=i1");
    world.context.selected = slice_of("p1-7k3q");
    expect_int(world_type(&world, "+ mx"), ENTRY_WRONG);
    world_release(&world);
}

static void people_come_leave_and_are_excused(void)
{
    static const struct world_row rows[] = {
        {{"present+ Juan Paz, XY.ORG, Chile, online, Spanish, panelist, civil society"},
         "p9",
         "participant started=" AT
         "24:05 country=CHL name=Juan Paz role=panelist organization=XY.ORG "
         "stakeholder_group=civil society kind=present language=es "
         "channel=online"},
        {{"present+ ana silva, panelist"},
         "p1",
         "participant started=" AT "15:05 country=CRI name=Ana Silva role=panelist "
         "organization=NIC.CR kind=present"},
        {{"present+ ana silva, NIC.CR / XY.ORG"},
         "p1",
         "participant started=" AT "15:05 country=CRI name=Ana Silva "
         "organization=NIC.CR;XY.ORG kind=present"},
        {{"present+ Ana Silva, XY.ORG"},
         "p9",
         "participant started=" AT "24:05 name=Ana Silva organization=XY.ORG kind=present"},
        {{"present+ Ana Silva, Chile"},
         "p9",
         "participant started=" AT "24:05 country=CHL name=Ana Silva kind=present"},
        {{"present- haces"},
         "p4",
         "participant started=" AT "18:05 ended=" AT
         "24:05 country=MEX name=Marta Haces organization=NIC.MX kind=present"},
        {{"present- haces", "present+ Marta Haces"},
         "p4",
         "participant started=" AT
         "18:05 country=MEX name=Marta Haces organization=NIC.MX kind=present"},
        {{"regrets+ Juan Paz, Chile"}, "p9", "participant country=CHL name=Juan Paz kind=regrets"},
        {{"regrets+ Juan Paz", "present+ Juan Paz"},
         "p9",
         "participant started=" AT "25:05 name=Juan Paz kind=present"},
        {{"present+ Luis Peru, XY.ORG"},
         "p9",
         "participant started=" AT
         "24:05 name=Luis Peru organization=XY.ORG kind=present status=query"},
        {{"present+ Luis Peru, XY.ORG"},
         "m1",
         "comment kind=reason text=a country's name may be part of the person's refs=p9 "
         "status=draft"},
        {{"/date 2017-08-03", "present- haces"},
         "p4",
         "participant started=" AT
         "18:05 country=MEX name=Marta Haces organization=NIC.MX kind=present"},
    };
    world_check_rows(rows, COUNT(rows));
}

static void a_pasted_list_is_one_action_and_doubles_nobody(void)
{
    static const char *const lines[] = {"Juan Paz, XY.ORG", "Ana Silva", "Juan Paz, XY.ORG, Chile",
                                        "Juan Paz, Other Lab"};
    struct world world;
    world_init_full(&world);
    struct action_draft draft = {0};
    struct person_line person = {0};
    entry_parse(&world.context, slice_of(""), &world.meaning);
    for (size_t i = 0; i < COUNT(lines); i++) {
        person_line_parse(slice_of(lines[i]), &person);
        (void)entry_person_put(&world.context, &person, "expected", &draft);
    }
    session_commit(&world.session, &draft, world.context.wall);
    expect_int(world_count(&world, RECORD_PARTICIPANT), 10);
    expect_str(world_row(&world, "p9"),
               "participant country=CHL name=Juan Paz organization=XY.ORG kind=expected");
    expect_str(world_row(&world, "p10"),
               "participant name=Juan Paz organization=Other Lab kind=expected");
    world_undo(&world);
    expect_int(world_count(&world, RECORD_PARTICIPANT), 8);
    person_line_release(&person);
    action_release(&draft);
    world_release(&world);
}

static void off_the_record_no_word_is_written(void)
{
    struct world world;
    world_init_full(&world);
    (void)world_type(&world, "mx: public");
    world.context.off_record = true;
    expect_str(world_preview(&world, "secret"), "off the record: goes on: MEX >");
    expect_int(world_type(&world, "secret"), ENTRY_PARAGRAPH);
    expect_str(world_row(&world, "i2"),
               "intervention started=" AT "25:05 country=MEX kind=statement status=off-record");
    uint64_t revision = world.session.revision;
    expect_int(world_type(&world, "... secret"), ENTRY_CONTINUE);
    expect_int(world_type(&world, "/agreed secret"), ENTRY_WRONG);
    expect(world.session.revision == revision);
    expect_int(world_type(&world, "ar: secret #secret"), ENTRY_TURN);
    expect_int(world_type(&world, "juan: secret"), ENTRY_QUERY);
    expect_int(world_type(&world, "/note secret"), ENTRY_COMMAND);
    world.context.off_record = false;
    expect_int(world_type(&world, "public again"), ENTRY_PARAGRAPH);
    size_t count = 0;
    const struct record *const *records = session_records(&world.session, &count);
    for (size_t i = 0; i < count; i++) {
        for (int field = FIELD_STARTED; field < FIELD_KNOWN_COUNT; field++) {
            struct slice value = session_get(&world.session, records[i], field);
            expect(slice_find_part(value, slice_of("secret")) == value.size);
        }
    }
    expect_str(world_row(&world, "n3"), "note text=public again language=en");
    expect_str(world_row(&world, "i1"), "intervention started=" AT "24:05 ended=" AT
                                        "25:05 country=MEX kind=statement text=public language=en");
    world_release(&world);
}

static void each_author_has_a_speaker_of_their_own(void)
{
    struct world world;
    world_init_full(&world);
    (void)world_type(&world, "mx: one");
    world.context.author = slice_of("ana");
    expect_int(world_type(&world, "text"), ENTRY_NOTE);
    (void)world_type(&world, "ar: two");
    world.context.author = slice_of("js");
    expect_int(world_type(&world, "more"), ENTRY_PARAGRAPH);
    expect_str(world_row(&world, "i1"),
               "intervention started=" AT
               "24:05 country=MEX kind=statement text=one|more language=en");
    world_release(&world);
}

static void undo_brings_the_speaker_before_back(void)
{
    struct world world;
    world_init_full(&world);
    (void)world_type(&world, "mx: one");
    (void)world_type(&world, "ar: two");
    world_undo(&world);
    expect_int(world_type(&world, "more"), ENTRY_PARAGRAPH);
    expect_str(world_row(&world, "i1"),
               "intervention started=" AT
               "24:05 country=MEX kind=statement text=one|more language=en");
    world_release(&world);
}

static void the_first_key_of_the_line_is_when_it_began(void)
{
    struct world world;
    world_init_full(&world);
    world.context.started = world.context.wall - UINT64_C(30000000);
    (void)world_type(&world, "mx: one");
    expect_str(world_row(&world, "i1"),
               "intervention started=" AT "23:35 country=MEX kind=statement text=one language=en");
    world_release(&world);
}

static const struct test tests[] = {
    {"a turn has its cells", a_turn_has_its_cells},
    {"further text goes where it belongs", further_text_goes_where_it_belongs},
    {"holes are kept and named", holes_are_kept_and_named},
    {"a naming is one undo", a_naming_is_one_undo},
    {"two unknown speakers never share a note", two_unknown_speakers_never_share_a_note},
    {"forms have their cells", forms_have_their_cells},
    {"positions stand on what was written last", positions_stand_on_what_was_written_last},
    {"a chosen record takes the position", a_chosen_record_takes_the_position},
    {"people come, leave and are excused", people_come_leave_and_are_excused},
    {"a pasted list is one action and doubles nobody",
     a_pasted_list_is_one_action_and_doubles_nobody},
    {"off the record no word is written", off_the_record_no_word_is_written},
    {"each author has a speaker of their own", each_author_has_a_speaker_of_their_own},
    {"undo brings the speaker before back", undo_brings_the_speaker_before_back},
    {"the first key of the line is when it began", the_first_key_of_the_line_is_when_it_began},
};

int main(int argc, char **argv)
{
    return test_main(tests, COUNT(tests), argc, argv);
}
