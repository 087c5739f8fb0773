/* The participants of a session, and who can be meant by a few letters. */
#include "model/roster.h"

#include "expect.h"

struct fixture {
    struct session session;
    struct roster roster;
    uint64_t wall;
};

static void init(struct fixture *fixture)
{
    memset(fixture, 0, sizeof *fixture);
    session_init(&fixture->session);
    struct run run = {.number = {7}, .tag = "7k3q", .author = slice_of("js")};
    session_write_as(&fixture->session, &run);
    fixture->wall = UINT64_C(1501686845000000);
}

static void release(struct fixture *fixture)
{
    roster_release(&fixture->roster);
    session_release(&fixture->session);
}

/* Sets fields of one record in one action: pairs of field and text up to -1. */
struct cell {
    int field;
    const char *value;
};
static void set(struct fixture *fixture, const char *id, const struct cell *cells, size_t count)
{
    struct action_draft draft = {0};
    for (size_t i = 0; i < count; i++) {
        action_set(&draft, slice_of(id), cells[i].field, slice_of(cells[i].value));
    }
    session_commit(&fixture->session, &draft, fixture->wall++);
    action_release(&draft);
    roster_update(&fixture->roster, &fixture->session);
}

static void add(struct fixture *fixture, const char *id, const char *name, const char *organization,
                const char *country, const char *role)
{
    struct cell cells[] = {{FIELD_RECORD, "participant"},
                           {FIELD_NAME, name},
                           {FIELD_ORGANIZATION, organization},
                           {FIELD_COUNTRY, country},
                           {FIELD_ROLE, role}};
    set(fixture, id, cells, COUNT(cells));
}

static void add_people(struct fixture *fixture)
{
    add(fixture, "p1-7k3q", "Ana Silva", "NIC.CR", "CRI", "panelist");
    add(fixture, "p2-7k3q", "Pedro da Silva Dias", "APC-Example;Open Lab", "BRA", "Moderator");
    add(fixture, "p3-7k3q", "Dominique Hazaël-Massieux", "W3C", "FRA", "Moderator, Speaker");
    add(fixture, "p4-7k3q", "?1", "", "", "");
    add(fixture, "p5-7k3q", "李小龙", "", "CHN;MEX", "Rapporteur, Director");
}

static void people_stand_in_the_order_of_the_file(void)
{
    struct fixture fixture;
    init(&fixture);
    add_people(&fixture);
    if (!expect_int(fixture.roster.count, 5)) {
        release(&fixture);
        return;
    }
    const struct person *people = fixture.roster.people;
    for (size_t i = 0; i < 5; i++) {
        expect_int(people[i].number, i + 1);
        expect_int(people[i].hole, i == 3);
        expect(people[i].present);
        expect(roster_person(&fixture.roster, people[i].record) == &people[i]);
    }
    expect(people[0].country == country_by_code(slice_of("CRI")));
    expect(people[3].country == NULL);
    expect(people[4].country == country_by_code(slice_of("CHN")));
    expect(!people[0].only_chair && people[1].only_chair && !people[2].only_chair);
    expect(!people[3].only_chair && people[4].only_chair);
    expect(roster_person(&fixture.roster, NULL) == NULL);
    release(&fixture);
}

static void countries_of_people_and_announced_ones_are_in_the_room(void)
{
    static const struct cell announced[] = {
        {FIELD_RECORD, "session"}, {FIELD_KIND, "represented"}, {FIELD_COUNTRY, "PRY"}};
    static const struct cell gone[] = {{FIELD_DELETED, "yes"}};
    static const struct {
        const char *code;
        bool in_room;
    } rows[] = {{"CRI", true}, {"BRA", true}, {"MEX", true}, {"PRY", true}, {"NOR", false}};
    struct fixture fixture;
    init(&fixture);
    add_people(&fixture);
    set(&fixture, "s-represented-PRY", announced, COUNT(announced));
    for (size_t i = 0; i < COUNT(rows); i++) {
        test_row("%s", rows[i].code);
        expect_int(roster_has_country(&fixture.roster, country_by_code(slice_of(rows[i].code))),
                   rows[i].in_room);
    }
    expect(!roster_has_country(&fixture.roster, NULL));
    set(&fixture, "s-represented-PRY", gone, COUNT(gone));
    expect(!roster_has_country(&fixture.roster, country_by_code(slice_of("PRY"))));
    release(&fixture);
}

static const struct {
    enum roster_rule rule;
    const char *word;
    size_t hits, first; /* roster number of the first */
} words[] = {
    {ROSTER_NUMBER, "2", 1, 2},
    {ROSTER_NUMBER, "02", 1, 2},
    {ROSTER_NUMBER, "9", 0, 0},
    {ROSTER_NUMBER, "2a", 0, 0},
    {ROSTER_NAME, "ANA SILVA", 1, 1},
    {ROSTER_NAME, "ana", 0, 0},
    {ROSTER_NAME, "1", 0, 0}, /* a hole has a number and no name */
    {ROSTER_WORDS, "silva", 2, 1},
    {ROSTER_WORDS, "sil", 2, 1},
    {ROSTER_WORDS, "si", 0, 0},
    {ROSTER_WORDS, "ana sil", 1, 1},
    {ROSTER_WORDS, "silva ana", 0, 0},
    {ROSTER_WORDS, "pedro dias", 1, 2},
    {ROSTER_WORDS, "hazael", 1, 3},
    {ROSTER_WORDS, "massieux", 1, 3},
    {ROSTER_WORDS, "apc", 1, 2},
    {ROSTER_WORDS, "open lab", 1, 2},
    {ROSTER_WORDS, "open", 0, 0},
    {ROSTER_WORDS, "lab", 0, 0},
    {ROSTER_WORDS, "pedro apc", 0, 0}, /* name or organization, not across */
    {ROSTER_WORDS, "apc open", 0, 0},
    {ROSTER_WORDS, "w3", 0, 0},
    {ROSTER_WORDS, "da", 1, 2}, /* two letters, but a whole word */
    {ROSTER_WORDS, "李小龙", 1, 5},
    {ROSTER_WORDS, "", 0, 0},
    {ROSTER_WORDS, "...", 0, 0},
    {ROSTER_NAME_WORDS, "apc", 0, 0},
    {ROSTER_NAME_WORDS, "ped", 1, 2},
    {ROSTER_INITIALS, "AS", 1, 1},
    {ROSTER_NAME_PARTS, "ana s", 1, 1},
    {ROSTER_NAME_PARTS, "silva a", 1, 1},
    {ROSTER_NAME_PARTS, "dias p", 1, 2},
    {ROSTER_NAME_PARTS, "pe dias", 0, 0},
    {ROSTER_NAME_PARTS, "ana", 0, 0},
    {ROSTER_NAME_PARTS, "ana a", 0, 0},
    {ROSTER_INITIALS, "pdsd", 1, 2},
    {ROSTER_INITIALS, "psd", 1, 2},
    {ROSTER_INITIALS, "pd", 1, 2},
    {ROSTER_INITIALS, "dh", 1, 3},
    {ROSTER_INITIALS, "dhm", 1, 3},
    {ROSTER_INITIALS, "a", 0, 0},
};

static void a_word_finds_people_by_each_rule(void)
{
    struct fixture fixture;
    init(&fixture);
    add_people(&fixture);
    for (size_t i = 0; i < COUNT(words); i++) {
        const struct person *found[1] = {NULL};
        test_row("%s", words[i].word);
        size_t hits = roster_match(&fixture.roster, words[i].rule, slice_of(words[i].word), found,
                                   COUNT(found));
        expect_int(hits, words[i].hits);
        expect_int(found[0] == NULL ? 0 : found[0]->number, words[i].first);
    }
    release(&fixture);
}

static void the_roster_follows_the_session(void)
{
    static const struct cell renamed[] = {{FIELD_NAME, "Eva Paz"}};
    static const struct cell gone[] = {{FIELD_DELETED, "yes"}};
    const struct person *found[1];
    struct fixture fixture;
    init(&fixture);
    roster_update(&fixture.roster, &fixture.session);
    expect_int(fixture.roster.count, 0);
    expect_int(roster_next_hole(&fixture.roster), 1);
    add_people(&fixture);
    expect_int(roster_next_hole(&fixture.roster), 2);
    set(&fixture, "p1-7k3q", renamed, COUNT(renamed));
    expect_int(roster_match(&fixture.roster, ROSTER_WORDS, slice_of("ana"), found, 1), 0);
    expect_int(roster_match(&fixture.roster, ROSTER_WORDS, slice_of("eva"), found, 1), 1);
    set(&fixture, "p1-7k3q", gone, COUNT(gone));
    expect_int(fixture.roster.count, 4);
    expect_int(roster_match(&fixture.roster, ROSTER_WORDS, slice_of("eva"), found, 1), 0);
    release(&fixture);
}

static void a_number_stays_when_others_go(void)
{
    static const struct cell gone[] = {{FIELD_DELETED, "yes"}};
    const struct person *found[2] = {NULL, NULL};
    struct fixture fixture;
    init(&fixture);
    add_people(&fixture);
    set(&fixture, "p1-7k3q", gone, COUNT(gone));
    expect_int(roster_match(&fixture.roster, ROSTER_NUMBER, slice_of("1"), found, 2), 0);
    expect_int(roster_match(&fixture.roster, ROSTER_NUMBER, slice_of("2"), found, 2), 1);
    expect(slice_is(found[0]->name, "Pedro da Silva Dias"));
    expect_int(roster_match(&fixture.roster, ROSTER_NUMBER, slice_of("0"), found, 2), 0);
    /* Two who wrote apart gave one number twice: both are meant. */
    add(&fixture, "p2-9abc", "Eva Paz", "", "", "");
    expect_int(roster_match(&fixture.roster, ROSTER_NUMBER, slice_of("2"), found, 2), 2);
    release(&fixture);
}

static void a_country_that_was_heard_is_in_the_room(void)
{
    static const struct cell turn[] = {
        {FIELD_RECORD, "intervention"}, {FIELD_COUNTRY, "NOR;CHL"}, {FIELD_TEXT, "text"}};
    static const struct cell changed[] = {{FIELD_COUNTRY, "CHL"}};
    static const struct cell gone[] = {{FIELD_DELETED, "yes"}};
    const struct country *norway = country_by_code(slice_of("NOR"));
    const struct country *chile = country_by_code(slice_of("CHL"));
    struct fixture fixture;
    init(&fixture);
    add_people(&fixture);
    expect(!roster_has_country(&fixture.roster, norway));
    set(&fixture, "i1-7k3q", turn, COUNT(turn));
    expect(roster_has_country(&fixture.roster, norway));
    expect(roster_has_country(&fixture.roster, chile));
    set(&fixture, "i1-7k3q", changed, COUNT(changed));
    expect(!roster_has_country(&fixture.roster, norway));
    expect(roster_has_country(&fixture.roster, chile));
    set(&fixture, "i1-7k3q", gone, COUNT(gone));
    expect(!roster_has_country(&fixture.roster, chile));
    release(&fixture);
}

static void whole_words_of_names_are_known(void)
{
    static const struct {
        const char *word;
        bool known;
    } rows[] = {
        {"silva", true},    {"SILVA", true}, {"sil", false},      {"apc", true},
        {"w3c", true},      {"open", false}, {"open lab", true},  {"da", false},
        {"massieux", true}, {"1", false},    {"apc open", false}, {"", false},
    };
    struct fixture fixture;
    init(&fixture);
    add_people(&fixture);
    for (size_t i = 0; i < COUNT(rows); i++) {
        test_row("%s", rows[i].word);
        expect_int(roster_has_word(&fixture.roster, slice_of(rows[i].word)), rows[i].known);
    }
    release(&fixture);
}

static void an_alias_of_the_session_is_found_without_case(void)
{
    static const struct cell alias[] = {
        {FIELD_RECORD, "session"}, {FIELD_KIND, "alias"}, {FIELD_REFS, "p1-7k3q"}};
    struct fixture fixture;
    init(&fixture);
    add_people(&fixture);
    set(&fixture, "s-alias-ekr", alias, COUNT(alias));
    expect(slice_is(roster_find_alias(&fixture.roster, slice_of("EKR")), "p1-7k3q"));
    expect_int(roster_find_alias(&fixture.roster, slice_of("ek")).size, 0);
    expect_int(roster_find_alias(&fixture.roster, slice_of("")).size, 0);
    release(&fixture);
}

static void a_hole_is_a_question_mark_and_digits(void)
{
    static const struct {
        const char *name;
        bool hole;
    } rows[] = {{"?1", true},  {"?12", true}, {"?", false},
                {"?a", false}, {"1", false},  {"", false}};
    for (size_t i = 0; i < COUNT(rows); i++) {
        test_row("%s", rows[i].name);
        expect_int(roster_is_hole(slice_of(rows[i].name)), rows[i].hole);
    }
}

static const struct test tests[] = {
    {"people stand in the order of the file", people_stand_in_the_order_of_the_file},
    {"countries of people and announced ones are in the room",
     countries_of_people_and_announced_ones_are_in_the_room},
    {"a word finds people by each rule", a_word_finds_people_by_each_rule},
    {"the roster follows the session", the_roster_follows_the_session},
    {"a number stays when others go", a_number_stays_when_others_go},
    {"a country that was heard is in the room", a_country_that_was_heard_is_in_the_room},
    {"whole words of names are known", whole_words_of_names_are_known},
    {"an alias of the session is found without case",
     an_alias_of_the_session_is_found_without_case},
    {"a hole is a question mark and digits", a_hole_is_a_question_mark_and_digits},
};

int main(int argc, char **argv)
{
    return test_main(tests, COUNT(tests), argc, argv);
}
