/* What a pasted or typed line says of a person. */
#include "model/person_line.h"

#include <stdio.h>
#include <stdlib.h>

#include "expect.h"
#include "model/person_list.h"
#include "model/roster_words.h"

struct row {
    const char *line, *name, *organization, *role, *country;
    bool doubtful;
};

static void expect_str_slice(struct slice got, const char *wanted)
{
    expect_bytes(got.size > 0 ? got.at : "", got.size, wanted, strlen(wanted));
}

static void check(const struct row *row)
{
    struct person_line person = {0};
    test_row("%s", row->line);
    person_line_parse(slice_of(row->line), &person);
    expect_str_slice(person.name, row->name);
    expect_str_slice(person.organization, row->organization);
    expect_str_slice(person.role, row->role);
    expect_str_slice(person.country == NULL ? slice_make("", 0) : country_code(person.country),
                     row->country);
    expect_int(person.doubtful, row->doubtful);
    expect_int(person.why.size > 0, row->doubtful);
    person_line_release(&person);
}

static const struct row told_apart[] = {
    {"Ana Silva", "Ana Silva", "", "", "", false},
    {"Ana Silva, NIC.CR, Costa Rica, panelist", "Ana Silva", "NIC.CR", "panelist", "CRI", false},
    {"Ana Silva, Costa Rica, NIC.CR", "Ana Silva", "NIC.CR", "", "CRI", false},
    {"Moderator: Ana Silva: Open Society, Peru Chapter", "Ana Silva", "Open Society, Peru Chapter",
     "Moderator", "PER", false},
    {"Ana Silva Peru/ LAB", "Ana Silva", "LAB", "", "PER", false},
    {"Ana Silva ABC-Bolivia / LAB", "Ana Silva", "ABC-Bolivia;LAB", "", "BOL", false},
    {"Ana Silva IGF Peru / Example Society (EXSO)", "Ana Silva", "IGF Peru;Example Society (EXSO)",
     "", "PER", false},
    {"Ana María Silva Ríos-EXAMPLEC, Ecuador", "Ana María Silva Ríos", "EXAMPLEC", "", "ECU",
     false},
    {"Remote Moderation: Luis Paz ABCDE Chile", "Luis Paz", "ABCDE Chile", "Remote Moderation",
     "CHL", false},
    {"Rapporteur: Luis Paz National Radio Institute (NRI) Paraguay", "Luis Paz",
     "National Radio Institute (NRI) Paraguay", "Rapporteur", "PRY", false},
    {"Li Wei (李伟), XY.ORG, China", "Li Wei (李伟)", "XY.ORG", "", "CHN", false},
    {"田中 太郎 (Tanaka Tarō), XY.ORG", "田中 太郎 (Tanaka Tarō)", "XY.ORG", "", "", false},
    {"محمد عبد الله، XY.ORG، Egypt", "محمد عبد الله", "XY.ORG", "", "EGY", false},
    {"Luis Paz (XY.ORG) Cuba", "Luis Paz", "XY.ORG", "", "CUB", false},
    {"Luis Paz (XY.ORG) Trinidad and Tobago Moderator", "Luis Paz", "XY.ORG", "Moderator", "TTO",
     false},
    {"Mr. J. R. Paz Jr., Bristol", "Mr. J. R. Paz Jr.", "Bristol", "", "", false},
    {"Luis Paz (XY.ORG, Cuba)", "Luis Paz", "XY.ORG", "", "CUB", false},
    {"Luis Paz (Peace, Bread and Co)", "Luis Paz", "Peace, Bread and Co", "", "", false},
    {"Luis Paz (Cuba)", "Luis Paz", "", "", "CUB", false},
    {"Luis Paz (moderator), XY.ORG", "Luis Paz", "XY.ORG", "moderator", "", false},
    {"Luis Paz - XY.ORG - Honduras", "Luis Paz", "XY.ORG", "", "HND", false},
    {"Luis Paz – XY.ORG – Honduras", "Luis Paz", "XY.ORG", "", "HND", false},
    {"Luis Paz\tXY.ORG\tHN", "Luis Paz", "XY.ORG", "", "HND", false},
    {"1. Luis Paz, XY.ORG", "Luis Paz", "XY.ORG", "", "", false},
    {"• Luis Paz, XY.ORG", "Luis Paz", "XY.ORG", "", "", false},
    {"rodrigo paz, xy.org", "rodrigo paz", "xy.org", "", "", false},
    {"RODRIGO PAZ, XY.ORG", "RODRIGO PAZ", "XY.ORG", "", "", false},
    {"María de los Ángeles Paz, XY.ORG", "María de los Ángeles Paz", "XY.ORG", "", "", false},
    {"Jan van der Berg, XY.ORG, Países Bajos", "Jan van der Berg", "XY.ORG", "", "NLD", false},
    {"Dr. Ana Silva, XY.ORG", "Dr. Ana Silva", "XY.ORG", "", "", false},
    {"J. R. Paz, XY.ORG", "J. R. Paz", "XY.ORG", "", "", false},
    {"Ana Silva from XY.ORG", "Ana Silva", "XY.ORG", "", "", false},
    {"Ana Silva de Costa Rica", "Ana Silva", "", "", "CRI", false},
    {"Ana Silva, Director of Policy, XY.ORG", "Ana Silva", "XY.ORG", "Director of Policy", "",
     false},
    {"Moderadora: Ana Silva, XY.ORG", "Ana Silva", "XY.ORG", "Moderadora", "", false},
    {"Relatora: Ana Silva, XY.ORG", "Ana Silva", "XY.ORG", "Relatora", "", false},
    {"Modératrice à distance : Ana Silva, XY.ORG", "Ana Silva", "XY.ORG", "Modératrice à distance",
     "", false},
    {"Georgia Evans, XY.ORG", "Georgia Evans", "XY.ORG", "", "", false},
    {"Ana Silva, A;B", "Ana Silva", "A;B", "", "", false},
    {"李小龙, XY.ORG", "李小龙", "XY.ORG", "", "", false},
    {"Олга Петрова, XY.ORG", "Олга Петрова", "XY.ORG", "", "", false},
    {"Pedro, XY.ORG", "Pedro", "XY.ORG", "", "", false},
    {"Guest speaker: Ana Silva, XY.ORG", "Ana Silva", "XY.ORG", "Guest speaker", "", false},
    {"Ambassador Ana Silva (Peru)", "Ambassador Ana Silva", "", "", "PER", false},
    {"Ana Silva (Example Net, Peru), civil society", "Ana Silva", "Example Net", "", "PER", false},
    {"Moderator: Ana Silva, President and CEO, XY.ORG", "Ana Silva", "XY.ORG",
     "Moderator, President and CEO", "", false},
    {"Ana Silva NetExample", "Ana Silva", "NetExample", "", "", false},
};

static void the_parts_of_a_line_are_told_apart(void)
{
    for (size_t i = 0; i < COUNT(told_apart); i++) {
        check(&told_apart[i]);
    }
}

static void what_is_not_clear_is_doubtful_and_never_dropped(void)
{
    static const struct row rows[] = {
        {"Ana Silva, XY.ORG, Peru, Chile", "Ana Silva", "XY.ORG", "", "", true},
        {"Ana Silva, ABC-Bolivia / DEF Chile", "Ana Silva", "ABC-Bolivia;DEF Chile", "", "", true},
        {"Luis Carlos España, XY.ORG", "Luis Carlos España", "XY.ORG", "", "", true},
        {"Luis Peru, XY.ORG", "Luis Peru", "XY.ORG", "", "", true},
        {"Jean DUPONT, XY.ORG", "Jean DUPONT", "XY.ORG", "", "", true},
        {"Example Society, Peru", "Example Society", "", "", "PER", true},
        {"National Institute", "National Institute", "", "", "", true},
        {"Peru", "Peru", "", "", "", true},
        {"", "", "", "", "", true},
        {":", "", "", "", "", true},
        {"Moderator:", "", "", "Moderator", "", true},
        {"Ana Silva who works at home", "Ana Silva", "who works at home", "", "", true},
        {"Ana and Luis Paz", "Ana", "Luis Paz", "", "", true},
        {"Ana Maria Eva Paz Rios Great Bear", "Ana Maria Eva Paz Rios Great Bear", "", "", "",
         true},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        check(&rows[i]);
    }
}

static void parts_known_by_their_words_go_where_they_belong(void)
{
    struct person_line person = {0};
    person_line_parse(slice_of("Ana Silva, sociedad civil, online, XY.ORG, Spanish, Perú"),
                      &person);
    expect_str_slice(person.name, "Ana Silva");
    expect_str_slice(person.stakeholder_group, "sociedad civil");
    expect_str_slice(person.channel, "online");
    expect_str_slice(person.language, "es");
    expect_str_slice(person.organization, "XY.ORG");
    expect(person.country == country_by_code(slice_of("PER")));
    /* Used again, nothing of before stays. */
    person_line_parse(slice_of("Luis Paz, presencial, Private Sector"), &person);
    expect_str_slice(person.name, "Luis Paz");
    expect_str_slice(person.stakeholder_group, "Private Sector");
    expect_str_slice(person.channel, "onsite");
    expect_str_slice(person.language, "");
    expect_str_slice(person.organization, "");
    expect(person.country == NULL);
    person_line_release(&person);
}

static void letters_have_their_case_in_four_alphabets(void)
{
    static const struct {
        const char *word;
        enum letter letter;
    } rows[] = {{"Ana", LETTER_CAPITAL},   {"ana", LETTER_SMALL},    {"Élan", LETTER_CAPITAL},
                {"élan", LETTER_SMALL},    {"Świt", LETTER_CAPITAL}, {"świt", LETTER_SMALL},
                {"Žán", LETTER_CAPITAL},   {"žán", LETTER_SMALL},    {"Ωμέγα", LETTER_CAPITAL},
                {"ωμέγα", LETTER_SMALL},   {"Да", LETTER_CAPITAL},   {"да", LETTER_SMALL},
                {"Բարեւ", LETTER_CAPITAL}, {"բարեւ", LETTER_SMALL},  {"你好", LETTER_CASELESS},
                {"سلام", LETTER_CASELESS}, {"17", LETTER_NONE},      {"", LETTER_NONE},
                {"(Ana", LETTER_CAPITAL},  {"½", LETTER_NONE}};
    for (size_t i = 0; i < COUNT(rows); i++) {
        test_row("%s", rows[i].word);
        expect_int(words_first_letter(slice_of(rows[i].word)), rows[i].letter);
    }
}

/* The list of the real report, where it lies beside the checkout; RAPPORTEUR_SEED names its folder.
 */
static FILE *open_seed(void)
{
    const char *folder = getenv("RAPPORTEUR_SEED");
    struct str path = {0};
    str_add_text(&path, folder != NULL ? folder : "../shared/seed");
    str_add_text(&path, "/000_f6ce9499f4f5bdd3.txt");
    FILE *file = fopen(str_text(&path), "rb");
    str_release(&path);
    return file;
}

/* From the line behind `Participants:` to the first one that is none of the list. */
static void read_list(FILE *file, struct str *list)
{
    char line[1024];
    bool inside = false;
    bool done = false;
    while (!done && fgets(line, sizeof line, file) != NULL) {
        struct slice trimmed = slice_trim(slice_of(line));
        inside = inside || slice_starts(trimmed, slice_of("Participants"));
        done = inside && trimmed.size > 0 && line[0] != '-' && list->size > 200;
        if (inside && !done) {
            str_add_text(list, line);
        }
    }
}

static void the_seeds_list_gives_its_nine_people(void)
{
    static const struct {
        const char *name, *in_organization, *country;
        bool role;
    } people[] = {
        {"Raquel Gatto", "Brazil Chapter", "BRA", true},
        {"Manuel Haces", "NIC.MX", "MEX", false},
        {"Miguel Ignacio Estrada", "MAG", "ARG", false},
        {"Rodney Taylor", "ISOC-BB", "BRB", false},
        {"Julian Casasbuenas", "APC-Colombia", "COL", false},
        {"Beatriz Rodriguez", "IGF Uruguay", "URY", false},
        {"Lía Patricia Hernández Pérez", "IPANDETEC", "PAN", false},
        {"Jimena Sierra", "(IFT)", "MEX", true},
        {"Alejandra Erramuspe", "AGESIC", "URY", true},
    };
    FILE *file = open_seed();
    if (file == NULL) {
        skip_test("the seed is not here");
        return;
    }
    struct str text = {0};
    struct person_list list = {0};
    read_list(file, &text);
    (void)fclose(file);
    person_list_parse(str_slice(&text), &list);
    expect_int(list.count, COUNT(people));
    for (size_t i = 0; i < list.count && i < COUNT(people); i++) {
        const struct person_line *person = &list.people[i];
        test_row("%s", people[i].name);
        expect_str_slice(person->name, people[i].name);
        struct slice part = slice_of(people[i].in_organization);
        expect(slice_find_part(person->organization, part) < person->organization.size);
        expect_str_slice(person->country == NULL ? slice_make("", 0)
                                                 : country_code(person->country),
                         people[i].country);
        expect_int(person->role.size > 0, people[i].role);
        expect_str_slice(person->why, "");
    }
    person_list_release(&list);
    str_release(&text);
}

static const struct test tests[] = {
    {"the parts of a line are told apart", the_parts_of_a_line_are_told_apart},
    {"what is not clear is doubtful and never dropped",
     what_is_not_clear_is_doubtful_and_never_dropped},
    {"parts known by their words go where they belong",
     parts_known_by_their_words_go_where_they_belong},
    {"letters have their case in four alphabets", letters_have_their_case_in_four_alphabets},
    {"the seed's list gives its nine people", the_seeds_list_gives_its_nine_people},
};

int main(int argc, char **argv)
{
    return test_main(tests, COUNT(tests), argc, argv);
}
