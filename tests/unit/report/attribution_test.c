#include "report/attribution.h"

#include "build.h"
#include "expect.h"
#include "report/report.h"
#include "report/reveal.h"

static struct str report_of(struct session *session, const char *format, enum attribution level)
{
    struct report_options options = {.format = format, .level = level};
    struct str text = {0};
    expect(report_write(&options, session, &text));
    return text;
}

static bool has(const struct str *text, const char *part)
{
    return slice_find_part(str_slice(text), slice_of(part)) < text->size;
}

static void a_level_is_known_by_its_name_alone(void)
{
    static const char *const names[] = {"person", "country", "group", "none"};
    enum attribution level = ATTRIBUTION_PERSON;
    for (int i = 0; i < ATTRIBUTION_COUNT; i++) {
        expect(attribution_parse(slice_of(names[i]), &level));
        expect_int(level, i);
    }
    expect(!attribution_parse(slice_of("nobody"), &level));
}

static void below_person_no_format_has_the_name_of_a_participant(void)
{
    static const char *const names[] = {"Ana", "Gomes", "Manuel", "Ruiz", "Eva", "Paz"};
    struct session session;
    build_panel(&session);
    size_t count = 0;
    const struct report_writer *writers = report_writers(&count);
    for (size_t i = 0; i < count; i++) {
        for (int level = ATTRIBUTION_COUNTRY; level < ATTRIBUTION_COUNT; level++) {
            struct str text = report_of(&session, writers[i].name, (enum attribution)level);
            for (size_t at = 0; at < COUNT(names); at++) {
                expect(!has(&text, names[at]));
            }
            str_release(&text);
        }
    }
    session_release(&session);
}

static void each_level_says_less_than_the_one_before(void)
{
    static const struct {
        enum attribution level;
        const char *part;
        bool there;
    } rows[] = {
        {ATTRIBUTION_PERSON, "Mexico (Manuel Ruiz, NIC), 10:14, i1", true},
        {ATTRIBUTION_COUNTRY, "  Mexico, 10:14, i1\n", true},
        {ATTRIBUTION_COUNTRY, "  MAG, for AILAC, i3\n", true},
        {ATTRIBUTION_COUNTRY, "  A participant, i4\n", true},
        {ATTRIBUTION_COUNTRY, "Uruguay opposes", true},
        {ATTRIBUTION_COUNTRY, "Rests on: i1 Mexico, i2 Brazil and Argentina", true},
        {ATTRIBUTION_GROUP, "Uruguay", false},
        {ATTRIBUTION_GROUP, "2 support; 1 opposes", true},
        {ATTRIBUTION_GROUP, "Speakers:", false},
        {ATTRIBUTION_GROUP, "10:14", false},
        {ATTRIBUTION_NONE, "  A participant, question, i2\n", true},
        {ATTRIBUTION_NONE, "Rests on: i1, i2\n", true},
        {ATTRIBUTION_NONE, "  Speakers: MAG, Mexico\n", true},
        {ATTRIBUTION_NONE, "  Speakers: Brazil and Argentina\n", true},
        {ATTRIBUTION_NONE, "Owner", false},
    };
    struct session session;
    build_panel(&session);
    for (size_t i = 0; i < COUNT(rows); i++) {
        struct str text = report_of(&session, "text", rows[i].level);
        expect_int(has(&text, rows[i].part), rows[i].there);
        str_release(&text);
    }
    session_release(&session);
}

static void the_stakeholder_group_of_the_turn_or_of_its_speakers_is_told_with_group(void)
{
    struct session session;
    build_panel(&session);
    BUILD(&session, "p2-aaaa", "stakeholder_group", "Technical community");
    BUILD(&session, "i2-aaaa", "stakeholder_group", "Government");
    struct str text = report_of(&session, "text", ATTRIBUTION_GROUP);
    expect(has(&text, "  Technical community, i1\n"));
    expect(has(&text, "  Government, question, i2\n"));
    str_release(&text);
    session_release(&session);
}

static void the_pictures_of_who_was_heard_are_left_out_where_countries_are(void)
{
    struct session session;
    build_panel(&session);
    struct str countries = report_of(&session, "html", ATTRIBUTION_COUNTRY);
    struct str none = report_of(&session, "html", ATTRIBUTION_NONE);
    expect(has(&countries, "<svg"));
    expect(!has(&none, "<svg"));
    str_release(&countries);
    str_release(&none);
    session_release(&session);
}

/* `text` as what i1 of Manuel Ruiz, NIC, Mexico, says. */
static struct str reveals_of(const char *text, enum attribution level)
{
    struct session session;
    struct str out = {0};
    build_panel(&session);
    BUILD(&session, "p5-aaaa", "record", "participant", "p5-aaaa", "name", "Seán O'Connor");
    BUILD(&session, "p6-aaaa", "record", "participant", "p6-aaaa", "name", "王小明");
    BUILD(&session, "p7-aaaa", "record", "participant", "p7-aaaa", "name", "Li de Ávila");
    BUILD(&session, "i1-aaaa", "text", text);
    reveal_of(&session, level, &out);
    session_release(&session);
    return out;
}

static void a_name_within_a_text_is_pointed_at_in_any_form_with_its_record(void)
{
    static const struct {
        const char *text, *wanted;
    } rows[] = {
        {"As Ana Gomes said, it is late.", "i1: names Ana Gomes (\"Ana\")\n"},
        {"as gomes said", "i1: names Ana Gomes (\"gomes\")\n"},
        {"GÓMES's point; Gomes again", "i1: names Ana Gomes (\"GÓMES\")\n"},
        {"The point of d’Ávila", "i1: names Li de Ávila (\"Ávila\")\n"},
        {"(o'connor) said", "i1: names Seán O'Connor (\"connor\")\n"},
        {"OConnor said", "i1: names Seán O'Connor (\"OConnor\")\n"},
        {"write to sean@example.org", "i1: names Seán O'Connor (\"sean\")\n"},
        {"AG and MR agreed", "i1: names Ana Gomes (\"AG\")\ni1: names Manuel Ruiz (\"MR\")\n"},
        {"他说王小明来了", "i1: names 王小明\n"},
        {"Mr Li said", "i1: names Li de Ávila (\"Li\")\n"},
        {"the word de is nobody's; ag li mr neither", ""},
        {"Anarchy, gomesian, bananas", ""},
        {"", ""},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        struct str out = reveals_of(rows[i].text, ATTRIBUTION_COUNTRY);
        expect_str(str_text(&out), rows[i].wanted);
        str_release(&out);
    }
    struct str out = reveals_of("Ana Gomes", ATTRIBUTION_PERSON);
    expect_str(str_text(&out), "");
    str_release(&out);
}

static void below_country_the_country_and_organization_of_the_speaker_are_pointed_at_too(void)
{
    static const struct {
        const char *text;
        enum attribution level;
        const char *part;
        bool there;
    } rows[] = {
        {"In Mexico it began.", ATTRIBUTION_GROUP,
         "i1: names the country that spoke (\"Mexico\")\n", true},
        {"In Peru it began.", ATTRIBUTION_GROUP, "country that spoke", false},
        {"In Mexico it began.", ATTRIBUTION_COUNTRY, "country that spoke", false},
        {"We of the NIC say", ATTRIBUTION_COUNTRY,
         "i1: names the organization that spoke (\"NIC\")\n", true},
        {"We picnic", ATTRIBUTION_NONE, "organization that spoke", false},
        {"x", ATTRIBUTION_NONE, "Access: only one spoke (Brazil and Argentina)\n", true},
        {"x", ATTRIBUTION_NONE, "Funding: only one", false},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        struct str out = reveals_of(rows[i].text, rows[i].level);
        expect_int(has(&out, rows[i].part), rows[i].there);
        str_release(&out);
    }
}

static void the_rapporteur_is_credited_at_every_level_and_that_gives_nobody_away(void)
{
    static const char *const roles[] = {"Rapporteur", "Relatora", "rapporteuse, 2", "Co-relator"};
    for (size_t i = 0; i < COUNT(roles); i++) {
        struct session session;
        struct str reveals = {0};
        build_panel(&session);
        BUILD(&session, "p3-aaaa", "role", roles[i], "p3-aaaa", "kind", "present");
        struct str text = report_of(&session, "text", ATTRIBUTION_NONE);
        expect(has(&text, "Rapporteur: Eva Paz\n"));
        reveal_of(&session, ATTRIBUTION_NONE, &reveals);
        expect(!has(&reveals, "Eva Paz"));
        str_release(&text);
        str_release(&reveals);
        session_release(&session);
    }
}

static void a_group_with_one_participant_is_pointed_at(void)
{
    struct session session;
    struct str out = {0};
    build_panel(&session);
    BUILD(&session, "p1-aaaa", "stakeholder_group", "Academia");
    reveal_of(&session, ATTRIBUTION_GROUP, &out);
    expect_str(str_text(&out), "Academia: only one participant is of it (Ana Gomes)\n");
    str_clear(&out);
    BUILD(&session, "p2-aaaa", "stakeholder_group", "academia");
    reveal_of(&session, ATTRIBUTION_GROUP, &out);
    expect_str(str_text(&out), "");
    str_release(&out);
    session_release(&session);
}

static void beside_a_conclusion_with_positions_stand_the_silent_countries(void)
{
    struct session session;
    build_panel(&session);
    BUILD(&session, "s-represented-URY", "record", "session", "s-represented-URY", "kind",
          "represented", "s-represented-URY", "country", "URY");
    BUILD(&session, "v-c2-aaaa-BRA", "record", "position", "v-c2-aaaa-BRA", "kind", "reserve",
          "v-c2-aaaa-BRA", "refs", "c2-aaaa", "v-c2-aaaa-BRA", "country", "BRA");
    struct str text = report_of(&session, "text", ATTRIBUTION_PERSON);
    /* Mexico spoke where it rests; c1, on which nobody takes a position, has nobody silent. */
    expect(has(&text, "Brazil reserves its position; silent: Costa Rica and Uruguay.\n"));
    expect(!has(&text, "pace.\n    Silent"));
    str_release(&text);
    session_release(&session);
}

static void actions_stand_below_their_owners(void)
{
    struct session session;
    build_panel(&session);
    BUILD(&session, "c5-aaaa", "record", "conclusion", "c5-aaaa", "kind", "action", "c5-aaaa",
          "text", "book a room");
    BUILD(&session, "c6-aaaa", "record", "conclusion", "c6-aaaa", "kind", "action", "c6-aaaa",
          "text", "find money", "c6-aaaa", "refs", "p2-aaaa");
    BUILD(&session, "c7-aaaa", "record", "conclusion", "c7-aaaa", "kind", "action", "c7-aaaa",
          "text", "say thanks", "c7-aaaa", "refs", "p1-aaaa");
    struct str text = report_of(&session, "text", ATTRIBUTION_PERSON);
    expect(has(&text, "Actions\n\n"
                      "  Owner: Ana Gomes\n\n"
                      "  c3, by 2017-09-01: send the minutes\n\n"
                      "  c7: say thanks\n\n"
                      "  Owner: Manuel Ruiz\n\n"
                      "  c6: find money\n\n"
                      "  Owner: Nobody yet\n\n"
                      "  c5: book a room\n"));
    str_release(&text);
    session_release(&session);
}

static const struct test tests[] = {
    {"a level is known by its name alone", a_level_is_known_by_its_name_alone},
    {"below person no format has the name of a participant",
     below_person_no_format_has_the_name_of_a_participant},
    {"each level says less than the one before", each_level_says_less_than_the_one_before},
    {"the stakeholder group of the turn or of its speakers is told with group",
     the_stakeholder_group_of_the_turn_or_of_its_speakers_is_told_with_group},
    {"the pictures of who was heard are left out where countries are",
     the_pictures_of_who_was_heard_are_left_out_where_countries_are},
    {"a name within a text is pointed at in any form, with its record",
     a_name_within_a_text_is_pointed_at_in_any_form_with_its_record},
    {"below country the country and organization of the speaker are pointed at too",
     below_country_the_country_and_organization_of_the_speaker_are_pointed_at_too},
    {"the rapporteur is credited at every level, and that gives nobody away",
     the_rapporteur_is_credited_at_every_level_and_that_gives_nobody_away},
    {"a group with one participant is pointed at", a_group_with_one_participant_is_pointed_at},
    {"beside a conclusion with positions stand the silent countries",
     beside_a_conclusion_with_positions_stand_the_silent_countries},
    {"actions stand below their owners", actions_stand_below_their_owners},
};

int main(int argc, char **argv)
{
    return test_main(tests, COUNT(tests), argc, argv);
}
