/* The table against the iso-codes package, which somebody else keeps. It gives codes, numbers and
 * English names, inverted ("Bolivia, Plurinational State of"); it has no regions, and Spanish with
 * mistakes. */
#include "model/country.h"

#include "base/num.h"
#include "base/str.h"
#include "expect.h"

static const char iso_file[] = "/usr/share/iso-codes/json/iso_3166-1.json";

/* Where our English name is another one than ISO's, and why. */
static const char official[] = "ISO has the official form, people say the short one";
static const char part[] = "ISO tells the two parts of an island apart, the name alone does";
static const char inverted[] = "ISO inverts it to sort by its last word";
static const struct {
    const char *code, *iso, *why;
} differences[] = {
    {"BES", "Bonaire, Sint Eustatius and Saba",
     "a list of islands; CLDR has the name for all three"},
    {"BOL", "Bolivia, Plurinational State of", official},
    {"BRN", "Brunei Darussalam", official},
    {"COD", "Congo, The Democratic Republic of the", inverted},
    {"FLK", "Falkland Islands (Malvinas)", "the second name is an alias, and the Spanish name"},
    {"FSM", "Micronesia, Federated States of", official},
    {"IRN", "Iran, Islamic Republic of", official},
    {"KOR", "Korea, Republic of", official},
    {"LAO", "Lao People's Democratic Republic", official},
    {"MAF", "Saint Martin (French part)", part},
    {"MDA", "Moldova, Republic of", official},
    {"NLD", "Netherlands, Kingdom of the", official}, /* since 2024 */
    {"PRK", "Korea, Democratic People's Republic of", official},
    {"PSE", "Palestine, State of", official},
    {"RUS", "Russian Federation", official},
    {"SHN", "Saint Helena, Ascension and Tristan da Cunha",
     "a list of islands, called by the first"},
    {"STP", "Sao Tome and Principe", "ISO leaves its accents out"},
    {"SXM", "Sint Maarten (Dutch part)", part},
    {"SYR", "Syrian Arab Republic", official},
    {"TWN", "Taiwan, Province of China", "the common name, as in ISO's own list of them"},
    {"TZA", "Tanzania, United Republic of", official},
    {"VAT", "Holy See (Vatican City State)", "the UN's name; the other one is an alias"},
    {"VEN", "Venezuela, Bolivarian Republic of", official},
    {"VGB", "Virgin Islands, British", inverted},
    {"VIR", "Virgin Islands, U.S.", inverted},
    {"VNM", "Viet Nam", "the common spelling; ISO's is an alias"},
};

/* One entry of the file; slices of it. */
struct iso_country {
    struct slice alpha2, alpha3, numeric, name, common;
};

/* All of the file; false where it is not there. */
static bool read_iso(struct str *text)
{
    FILE *file = fopen(iso_file, "re");
    if (file == NULL) {
        return false;
    }
    char bytes[4096];
    size_t size;
    while ((size = fread(bytes, 1, sizeof bytes, file)) > 0) {
        str_add(text, slice_make(bytes, size));
    }
    (void)fclose(file);
    return true;
}

/* `  "key": "value",`, as every line of an entry is. */
static bool split_line(struct slice line, struct slice *key, struct slice *value)
{
    struct slice parts[4];
    for (size_t i = 0; i < COUNT(parts); i++) {
        if (!slice_next(&line, '"', &parts[i])) {
            return false;
        }
    }
    *key = parts[1];
    *value = parts[3];
    return true;
}

/* Takes the next entry off the front of `*rest`; false at the end. */
static bool next_iso(struct slice *rest, struct iso_country *country)
{
    struct slice line;
    *country = (struct iso_country){0};
    while (slice_next(rest, '\n', &line)) {
        const struct {
            const char *key;
            struct slice *value;
        } fields[] = {{"alpha_2", &country->alpha2},
                      {"alpha_3", &country->alpha3},
                      {"numeric", &country->numeric},
                      {"name", &country->name},
                      {"common_name", &country->common}};
        struct slice key;
        struct slice value;
        if (country->alpha3.size > 0 && slice_find(line, '}') < line.size) {
            return true;
        }
        for (size_t i = 0; i < COUNT(fields) && split_line(line, &key, &value); i++) {
            if (slice_is(key, fields[i].key)) {
                *fields[i].value = value;
            }
        }
    }
    return false;
}

static bool is_listed(const char *code, struct slice name)
{
    for (size_t i = 0; i < COUNT(differences); i++) {
        if (strcmp(differences[i].code, code) == 0 && slice_is(name, differences[i].iso)) {
            return true;
        }
    }
    return false;
}

static void check_country(const struct iso_country *iso, const struct country *country)
{
    int64_t number = 0;
    expect_bytes(country->alpha2, strlen(country->alpha2), iso->alpha2.at, iso->alpha2.size);
    expect(num_parse(iso->numeric, 1, 999, &number));
    expect_int(country->m49, number);
    expect(!country->user_assigned);
    if (!is_listed(country->alpha3, iso->name)) {
        struct slice name = country_name(country, LANGUAGE_EN);
        expect_bytes(name.at, name.size, iso->name.at, iso->name.size);
    }
    /* Whatever name a list made from ISO has, it is found. */
    expect(country_by_name(iso->name) == country);
    expect(iso->common.size == 0 || country_by_name(iso->common) == country);
}

static void codes_numbers_and_names_are_those_of_iso(void)
{
    struct str text = {0};
    if (!read_iso(&text)) {
        skip_test("the package iso-codes is not installed");
        return;
    }
    struct slice rest = str_slice(&text);
    struct iso_country iso;
    size_t count = 0;
    while (next_iso(&rest, &iso)) {
        const struct country *country = country_by_code(iso.alpha3);
        test_row("%.*s", (int)iso.alpha3.size, iso.alpha3.at);
        if (expect(country != NULL)) {
            check_country(&iso, country);
        }
        count++;
    }
    test_row("%s", "all");
    size_t ours = 0;
    for (size_t i = 0; i < country_table_count; i++) {
        ours += country_table[i].user_assigned ? 0 : 1;
    }
    expect_int(ours, count);
    str_release(&text);
}

static void a_difference_from_iso_has_a_reason(void)
{
    for (size_t i = 0; i < COUNT(differences); i++) {
        const struct country *country = country_by_code(slice_of(differences[i].code));
        test_row("%s", differences[i].code);
        if (expect(country != NULL)) {
            expect(!slice_is(country_name(country, LANGUAGE_EN), differences[i].iso));
            expect(country_by_name(slice_of(differences[i].iso)) == country);
        }
        expect(differences[i].why[0] != '\0');
    }
}

static const struct test tests[] = {
    {"codes, numbers and names are those of ISO 3166-1", codes_numbers_and_names_are_those_of_iso},
    {"a difference from ISO has a reason", a_difference_from_iso_has_a_reason},
};

int main(int argc, char **argv)
{
    return test_main(tests, COUNT(tests), argc, argv);
}
