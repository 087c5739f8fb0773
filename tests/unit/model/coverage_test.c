#include "model/coverage.h"

#include "expect.h"
#include "fold.h"

/* A session with the countries announced, people and turns of a real panel, in short. */
static void fill(struct session *session)
{
    fold_start(session, 'a', "js");
    FOLD(session, 1, "s-represented-MEX", "record", "session", "s-represented-MEX", "country",
         "MEX", "s-represented-URY", "record", "session", "s-represented-URY", "country", "URY",
         "s-represented-CRI", "record", "session", "s-represented-CRI", "country", "CRI");
    FOLD(session, 2, "p1-aaaa", "record", "participant", "p1-aaaa", "name", "Ana Gomes", "p1-aaaa",
         "country", "BRA", "p1-aaaa", "role", "Moderator", "p2-aaaa", "record", "participant",
         "p2-aaaa", "name", "Eva Paz", "p2-aaaa", "organization", "Instituto", "p2-aaaa", "country",
         "PAN", "p3-aaaa", "record", "participant", "p3-aaaa", "name", "?1", "p4-aaaa", "record",
         "participant", "p4-aaaa", "name", "Juan Sol", "p4-aaaa", "country", "PER", "p4-aaaa",
         "kind", "regrets");
    FOLD(session, 3, "i1-aaaa", "record", "intervention", "i1-aaaa", "country", "MEX", "i1-aaaa",
         "text", "No institutional ties: individuals of all sectors take part.");
    FOLD(session, 4, "i2-aaaa", "record", "intervention", "i2-aaaa", "country", "URY", "i2-aaaa",
         "text", "Explained how the initiative came to be.");
    FOLD(session, 5, "i3-aaaa", "record", "intervention", "i3-aaaa", "refs", "p2-aaaa", "i3-aaaa",
         "text", "A tool kit guides whoever founds a national chapter.");
}

static const struct coverage_country *of(const struct coverage *coverage, const char *code)
{
    static const struct coverage_country none;
    for (size_t i = 0; i < coverage->count; i++) {
        if (slice_is(country_code(coverage->countries[i].country), code)) {
            return &coverage->countries[i];
        }
    }
    return &none;
}

static void announced_roster_and_heard_are_told_apart(void)
{
    static const struct {
        const char *code;
        bool announced, roster, only_chair, substance;
        size_t heard;
    } rows[] = {{"MEX", true, false, false, true, 1},  {"URY", true, false, false, false, 1},
                {"CRI", true, false, false, false, 0}, {"BRA", false, true, true, false, 0},
                {"PAN", false, true, false, true, 1},  {"PER", false, false, false, false, 0}};
    struct session session;
    struct coverage coverage = {0};
    fill(&session);
    coverage_update(&coverage, &session, COVERAGE_THIN);
    for (size_t i = 0; i < COUNT(rows); i++) {
        const struct coverage_country *country = of(&coverage, rows[i].code);
        test_row("%s", rows[i].code);
        expect_int(country->announced, rows[i].announced);
        expect_int(country->roster, rows[i].roster);
        expect_int(country->only_chair, rows[i].only_chair);
        expect_int(country->substance, rows[i].substance);
        expect_int(country->heard, rows[i].heard);
    }
    test_row("sums");
    expect_int(coverage.represented, 4); /* MEX URY CRI PAN; not BRA, who only chairs */
    expect_int(coverage.heard, 3);
    expect_int(coverage.interventions, 3);
    expect_int(coverage.participants, 3);
    expect_int(coverage.holes, 1);
    expect_int(coverage.thin_count, 1);
    expect(coverage_is_unheard(of(&coverage, "CRI")));
    expect(!coverage_is_unheard(of(&coverage, "URY")));
    expect(coverage_is_unannounced(of(&coverage, "PAN")));
    expect(coverage_is_roster_only(of(&coverage, "BRA")));
    coverage_release(&coverage);
    session_release(&session);
}

static void who_only_chairs_is_not_the_voice_of_a_country(void)
{
    struct session session;
    struct coverage coverage = {0};
    fill(&session);
    FOLD(&session, 6, "p5-aaaa", "record", "participant", "p5-aaaa", "country", "CRI", "p5-aaaa",
         "name", "Luz Mar", "p5-aaaa", "role", "Moderadora", "i4-aaaa", "record", "intervention",
         "i4-aaaa", "country", "CRI", "i4-aaaa", "refs", "p5-aaaa", "i4-aaaa", "text",
         "Good morning and welcome to all who are in the room today.");
    coverage_update(&coverage, &session, COVERAGE_THIN);
    const struct coverage_country *costa_rica = of(&coverage, "CRI");
    expect_int(costa_rica->heard, 0);
    expect_int(costa_rica->by_chair, 1);
    expect_int(costa_rica->words, 0);
    expect(!costa_rica->substance);
    expect(coverage_is_unheard(costa_rica));
    expect_int(coverage_gap(&coverage, costa_rica), COVERAGE_THROUGH_CHAIR);
    expect_int(coverage.heard, 3);
    /* A delegate beside her is, and so is the country itself. */
    FOLD(&session, 7, "p6-aaaa", "record", "participant", "p6-aaaa", "country", "CRI", "p6-aaaa",
         "name", "Sol Rey", "i4-aaaa", "refs", "p5-aaaa;p6-aaaa");
    coverage_update(&coverage, &session, COVERAGE_THIN);
    expect_int(of(&coverage, "CRI")->heard, 1);
    FOLD(&session, 8, "i4-aaaa", "refs", "");
    coverage_update(&coverage, &session, COVERAGE_THIN);
    expect_int(of(&coverage, "CRI")->heard, 1);
    expect_int(of(&coverage, "CRI")->by_chair, 0);
    coverage_release(&coverage);
    session_release(&session);
}

/* A spreadsheet sorts people and facts in among the turns. */
static void a_sorted_file_is_counted_the_same(void)
{
    struct session session;
    struct coverage before = {0};
    struct coverage after = {0};
    fill(&session);
    coverage_update(&before, &session, COVERAGE_THIN);
    FOLD(&session, 6, "p1-aaaa", "order", "2:7", "p2-aaaa", "order", "2:8", "s-represented-CRI",
         "order", "2:9");
    coverage_update(&after, &session, COVERAGE_THIN);
    expect_int(after.represented, before.represented);
    expect_int(after.heard, before.heard);
    expect_int(after.participants, before.participants);
    expect_int(after.roster.count, before.roster.count);
    expect(of(&after, "PAN")->roster && of(&after, "BRA")->only_chair);
    expect(roster_has_country(&after.roster, country_by_code(slice_of("CRI"))));
    coverage_release(&before);
    coverage_release(&after);
    session_release(&session);
}

static void turns_are_counted_for_those_whose_voice_they_are(void)
{
    static const struct {
        const char *claim;
        const char *words[16]; /* of the record i9-aaaa */
        size_t mexico, panama, for_group;
    } rows[] = {
        {"joint", {"country", "MEX;PAN", NULL}, 2, 2, 0},
        {"in another capacity", {"refs", "p2-aaaa", "organization", "MAG", NULL}, 1, 1, 0},
        {"for a group", {"country", "MEX", "on_behalf_of", "AILAC", NULL}, 1, 1, 1},
        {"through an organization's participant", {"refs", "p2-aaaa", NULL}, 1, 2, 0},
        {"its own country wins", {"refs", "p2-aaaa", "country", "MEX", NULL}, 2, 1, 0},
        {"a hole has no country", {"refs", "p3-aaaa", NULL}, 1, 1, 0},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        struct session session;
        struct coverage coverage = {0};
        test_row("%s", rows[i].claim);
        fill(&session);
        FOLD(&session, 9, "i9-aaaa", "record", "intervention");
        for (size_t at = 0; rows[i].words[at] != NULL; at += 2) {
            FOLD(&session, 10 + at, "i9-aaaa", rows[i].words[at], rows[i].words[at + 1]);
        }
        coverage_update(&coverage, &session, COVERAGE_THIN);
        expect_int(of(&coverage, "MEX")->heard, rows[i].mexico);
        expect_int(of(&coverage, "PAN")->heard, rows[i].panama);
        expect_int(of(&coverage, "MEX")->for_group, rows[i].for_group);
        coverage_release(&coverage);
        session_release(&session);
    }
}

static void heard_for_a_group_only_is_not_heard(void)
{
    struct session session;
    struct coverage coverage = {0};
    fill(&session);
    FOLD(&session, 9, "i9-aaaa", "record", "intervention", "i9-aaaa", "country", "CRI", "i9-aaaa",
         "on_behalf_of", "SICA", "i9-aaaa", "text", "The group asks for more time to decide.");
    coverage_update(&coverage, &session, COVERAGE_THIN);
    expect(coverage_is_unheard(of(&coverage, "CRI")));
    expect(coverage_is_for_group_only(of(&coverage, "CRI")));
    expect_int(coverage.heard, 3);
    coverage_release(&coverage);
    session_release(&session);
}

static void what_changed_is_looked_at_anew(void)
{
    struct session session;
    struct coverage coverage = {0};
    fill(&session);
    coverage_update(&coverage, &session, COVERAGE_THIN);
    expect_int(coverage.thin_count, 1);
    size_t words = of(&coverage, "URY")->words;
    FOLD(&session, 9, "i2-aaaa", "text", "The government pays for rooms, the chapter for travel.");
    coverage_update(&coverage, &session, COVERAGE_THIN);
    expect_int(coverage.thin_count, 0);
    expect(of(&coverage, "URY")->words != words);
    fold_undo(&session, 10, "aaaa.6");
    coverage_update(&coverage, &session, COVERAGE_THIN);
    expect_int(coverage.thin_count, 1);
    expect_int(of(&coverage, "URY")->words, words);
    coverage_release(&coverage);
    session_release(&session);
}

static void without_texts_the_countries_are_counted_all_the_same(void)
{
    struct session session;
    struct coverage coverage = {0};
    fill(&session);
    coverage_update(&coverage, &session, COVERAGE_COUNTS);
    expect_int(coverage.heard, 3);
    expect_int(coverage.words, 0);
    expect_int(coverage.thin_count, 0);
    coverage_update(&coverage, &session, COVERAGE_BALANCE);
    expect_int(coverage.words, 9 + 7 + 9);
    expect_int(coverage.thin_count, 0);
    coverage_update(&coverage, &session, COVERAGE_THIN);
    expect_int(coverage.thin_count, 1);
    expect_int(coverage.words, 9 + 7 + 9);
    coverage_release(&coverage);
    session_release(&session);
}

static void that_is_all_they_said_and_off_the_record_are_not_thin(void)
{
    struct session session;
    struct coverage coverage = {0};
    fill(&session);
    FOLD(&session, 8, "i8-aaaa", "record", "intervention", "i8-aaaa", "country", "MEX", "i8-aaaa",
         "status", "off-record");
    coverage_update(&coverage, &session, COVERAGE_THIN);
    expect_int(coverage.thin_count, 1);
    FOLD(&session, 9, "m1-aaaa", "record", "comment", "m1-aaaa", "kind", "thin-ok", "m1-aaaa",
         "refs", "i2-aaaa");
    coverage_update(&coverage, &session, COVERAGE_THIN);
    expect_int(coverage.thin_count, 0);
    expect(of(&coverage, "URY")->substance);
    fold_undo(&session, 10, "aaaa.7");
    coverage_update(&coverage, &session, COVERAGE_THIN);
    expect_int(coverage.thin_count, 1);
    coverage_release(&coverage);
    session_release(&session);
}

static void a_conclusion_rests_on_a_turn_or_on_who_supports_it(void)
{
    static const struct {
        const char *claim;
        const char *kind, *refs, *position;
        size_t unsupported;
    } rows[] = {
        {"on nothing", "conclusion", "", "", 1},
        {"on a turn", "conclusion", "i1-aaaa", "", 0},
        {"on a person", "conclusion", "p1-aaaa", "", 1},
        {"on a turn that is not there", "agreement", "i77-aaaa", "", 1},
        {"on a supporter", "agreement", "", "support", 0},
        {"on an opponent", "agreement", "", "oppose", 1},
        {"an action needs nothing", "action", "p1-aaaa", "", 0},
        {"an open question needs nothing", "open question", "", "", 0},
        {"nor one as the first versions wrote it", "open", "", "", 0},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        struct session session;
        struct coverage coverage = {0};
        test_row("%s", rows[i].claim);
        fill(&session);
        FOLD(&session, 8, "c1-aaaa", "record", "conclusion", "c1-aaaa", "kind", rows[i].kind,
             "c1-aaaa", "refs", rows[i].refs);
        if (rows[i].position[0] != '\0') {
            FOLD(&session, 9, "v-c1-aaaa-MEX", "record", "position", "v-c1-aaaa-MEX", "kind",
                 rows[i].position, "v-c1-aaaa-MEX", "refs", "c1-aaaa", "v-c1-aaaa-MEX", "country",
                 "MEX");
        }
        coverage_update(&coverage, &session, COVERAGE_THIN);
        expect_int(coverage.unsupported_count, rows[i].unsupported);
        expect_int(coverage.conclusions, 1);
        expect_int(of(&coverage, "MEX")->heard, 1); /* a position is no turn */
        coverage_release(&coverage);
        session_release(&session);
    }
}

static void thin_says_that_something_was_said_and_not_what(void)
{
    /* clang-format off */
    static const struct {
        const char *text;
        bool thin;
    } rows[] = {
        {"", true},
        {"Explained how the initiative of Paraguay came to be and the events that they organized.",
         true},
        {"Representatives of Costa Rica presented their national experience and shared the main "
         "challenges of the process.",
         true},
        {"The Dominican Republic's representative talked about the history of the forum.", true},
        {"Thanked the organizers and congratulated the chair.", true},
        {"Explicaron cómo surgió la iniciativa nacional y los eventos que se han realizado.", true},
        {"La delegada de Perú compartió las buenas prácticas y los avances de su país.", true},
        {"National initiative, the Colombian committee; a statement open to all, non-binding",
         false},
        {"No institutional ties: individuals of all sectors", false},
        {"Funding through regional organisations #funding", false},
        {"They presented a law on data protection that the senate passed in March.", false},
        {"Explained that 40 rural schools are connected, and 12 are not.", false},
        {"El gobierno no participó al inicio para que su agenda no pesara sobre la sociedad civil.",
         false},
        {"各国がインターネットの費用を分担する", false},
    };
    /* clang-format on */
    for (size_t i = 0; i < COUNT(rows); i++) {
        test_row("%s", rows[i].text);
        expect_int(coverage_is_thin(slice_of(rows[i].text)), rows[i].thin);
    }
}

static void words_are_runs_of_letters_and_digits(void)
{
    static const struct {
        const char *text;
        size_t words;
    } rows[] = {{"", 0},
                {"  ... --- !", 0},
                {"one", 1},
                {"two words", 2},
                {"l’été à São-Paulo", 5},
                {"12 schools, 3/4", 4},
                {"naïve\ncafé", 2},
                {"費用", 2},
                {"да нет", 2},
                {"«quoted» “so”", 2},
                {"a\xff"
                 "b",
                 2}};
    for (size_t i = 0; i < COUNT(rows); i++) {
        test_row("%s", rows[i].text);
        expect_int(coverage_words(slice_of(rows[i].text)), rows[i].words);
    }
}

static void the_balance_is_of_time_where_that_is_known_and_else_of_words(void)
{
    struct session session;
    struct coverage coverage = {0};
    fold_start(&session, 'a', "js");
    coverage_update(&coverage, &session, COVERAGE_THIN);
    FOLD(&session, 1, "i1-aaaa", "record", "intervention", "i1-aaaa", "country", "MEX", "i1-aaaa",
         "text", "one two three", "i2-aaaa", "record", "intervention", "i2-aaaa", "country",
         "URY;MEX", "i2-aaaa", "text", "four", "i3-aaaa", "record", "intervention", "i3-aaaa",
         "country", "PAN", "i3-aaaa", "on_behalf_of", "GRULAC", "i3-aaaa", "text", "five");
    coverage_update(&coverage, &session, COVERAGE_THIN);
    expect_int(of(&coverage, "MEX")->words, 4);
    expect_int(coverage_share(&coverage, of(&coverage, "MEX")), 80);
    expect_int(coverage_share(&coverage, of(&coverage, "URY")), 20);
    expect_int(coverage_share(&coverage, of(&coverage, "PAN")), 0);
    FOLD(&session, 2, "i1-aaaa", "started", "2017-08-02 10:00:00", "i1-aaaa", "ended",
         "2017-08-02 10:01:00", "i2-aaaa", "started", "2017-08-02 10:01:00", "i2-aaaa", "ended",
         "2017-08-02 10:02:30", "i3-aaaa", "started", "2017-08-02 10:02:30", "i3-aaaa", "ended",
         "2017-08-02 10:20:00");
    coverage_update(&coverage, &session, COVERAGE_THIN);
    expect_int(of(&coverage, "MEX")->seconds, 150);
    expect_int(of(&coverage, "URY")->seconds, 90);
    expect_int(of(&coverage, "PAN")->seconds, 0);
    expect_int(coverage.shared_seconds, 240);
    expect_int(coverage_share(&coverage, of(&coverage, "MEX")), 63);
    test_row("a time that changed");
    FOLD(&session, 3, "i1-aaaa", "ended", "2017-08-02 10:00:30");
    coverage_update(&coverage, &session, COVERAGE_THIN);
    expect_int(of(&coverage, "MEX")->seconds, 120);
    coverage_release(&coverage);
    session_release(&session);
}

static const struct test tests[] = {
    {"who only chairs is not the voice of a country",
     who_only_chairs_is_not_the_voice_of_a_country},
    {"announced, roster and heard are told apart", announced_roster_and_heard_are_told_apart},
    {"a sorted file is counted the same", a_sorted_file_is_counted_the_same},
    {"turns are counted for those whose voice they are",
     turns_are_counted_for_those_whose_voice_they_are},
    {"heard for a group only is not heard", heard_for_a_group_only_is_not_heard},
    {"what changed is looked at anew", what_changed_is_looked_at_anew},
    {"without texts the countries are counted all the same",
     without_texts_the_countries_are_counted_all_the_same},
    {"that is all they said, and off the record, are not thin",
     that_is_all_they_said_and_off_the_record_are_not_thin},
    {"a conclusion rests on a turn or on who supports it",
     a_conclusion_rests_on_a_turn_or_on_who_supports_it},
    {"thin says that something was said and not what",
     thin_says_that_something_was_said_and_not_what},
    {"the balance is of time where that is known, and else of words",
     the_balance_is_of_time_where_that_is_known_and_else_of_words},
    {"words are runs of letters and digits", words_are_runs_of_letters_and_digits},
};

int main(int argc, char **argv)
{
    return test_main(tests, COUNT(tests), argc, argv);
}
