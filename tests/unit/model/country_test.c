#include "model/country.h"

#include "base/str.h"
#include "expect.h"
#include "text/fold.h"
#include "text/utf8.h"

/* The alpha-3, "-" for no country. */
static const char *code_of(const struct country *country)
{
    return country == NULL ? "-" : country->alpha3;
}

static const struct {
    const char *name, *code;
} names[] = {
    /* English, Spanish, Portuguese, French: as written, and as typed in a hurry. */
    {"Mexico", "MEX"},
    {"méxico", "MEX"},
    {"MEXIQUE", "MEX"},
    {"méjico", "MEX"},
    {"haïti", "HTI"},
    {"Haiti", "HTI"},
    {"haití", "HTI"},
    {"Germany", "DEU"},
    {"alemania", "DEU"},
    {"Alemanha", "DEU"},
    {"allemagne", "DEU"},
    {"Brasil", "BRA"},
    {"bresil", "BRA"},
    {"Brésil", "BRA"},
    {"brazil", "BRA"},
    {"holanda", "NLD"},
    {"the Netherlands", "NLD"},
    {"Países Bajos", "NLD"},
    {"países baixos", "NLD"},
    {"pays bas", "NLD"},
    {"Türkiye", "TUR"},
    {"turkiye", "TUR"},
    {"turkey", "TUR"},
    {"TURQUIA", "TUR"},
    {"turquía", "TUR"},
    {"Côte d'Ivoire", "CIV"},
    {"côte d’ivoire", "CIV"},
    {"cote divoire", "CIV"},
    {"Ivory Coast", "CIV"},
    {"costa de marfil", "CIV"},
    {"costa do marfim", "CIV"},
    {"cabo verde", "CPV"},
    {"Cape Verde", "CPV"},
    {"cap vert", "CPV"},
    {"timor leste", "TLS"},
    {"East Timor", "TLS"},
    {"burma", "MMR"},
    {"Birmânia", "MMR"},
    {"czech republic", "CZE"},
    {"chequia", "CZE"},
    {"República Tcheca", "CZE"},
    {"Bolivia (Plurinational State of)", "BOL"},
    {"estado plurinacional de bolivia", "BOL"},
    {"Venezuela (República Bolivariana de)", "VEN"},
    {"UK", "GBR"},
    {"uk", "GBR"},
    {"Great Britain", "GBR"},
    {"Reino Unido", "GBR"},
    {"royaume-uni", "GBR"},
    {"usa", "USA"},
    {"U.S.A.", "USA"},
    {"US", "USA"},
    {"EE. UU.", "USA"},
    {"EE.UU.", "USA"},
    {"eeuu", "USA"},
    {"eua", "USA"},
    {"états-unis", "USA"},
    {"ETATS UNIS", "USA"},
    {"el Perú", "PER"},
    {"la Argentina", "ARG"},
    {"l'Algérie", "DZA"},
    {"L’Équateur", "ECU"},
    {"as Bahamas", "BHS"},
    {"The Gambia", "GMB"},
    {"El Salvador", "SLV"},
    {"salvador", "SLV"},
    {"st. lucia", "LCA"},
    {"Saint Lucia", "LCA"},
    {"Santa Lucía", "LCA"},
    {"St Kitts & Nevis", "KNA"},
    {"saint vincent and the grenadines", "VCT"},
    {"trinidad & tobago", "TTO"},
    {"Trinidad y Tobago", "TTO"},
    {"trinidad", "TTO"},
    {"congo", "COG"},
    {"Congo-Kinshasa", "COD"},
    {"rdc", "COD"},
    {"república democrática do congo", "COD"},
    {"Guinea", "GIN"},
    {"guinea bissau", "GNB"},
    {"guiné", "GIN"},
    {"Papúa Nueva Guinea", "PNG"},
    {"níger", "NER"},
    {"nigeria", "NGA"},
    {"dominica", "DMA"},
    {"dominicana", "DOM"},
    {"vietnã", "VNM"},
    {"viet nam", "VNM"},
    {"  Uruguai ", "URY"},
    {"corea del sur", "KOR"},
    {"Republic of Korea", "KOR"},
    {"Kosovo", "XKX"},
    {"taiwán", "TWN"},
    {"curacao", "CUW"},
    {"saint barthelemy", "BLM"},
    {"Vaticano", "VAT"},
    /* Nobody's, or not one country's. */
    {"", "-"},
    {"the", "-"},
    {"l'", "-"},
    {"us", "-"},
    {"mx", "-"},
    {"korea", "-"},
    {"mexican", "-"},
    {"mexicana", "-"},
    {"mexi", "-"},
    {"no", "-"},
    {"america", "-"},
    {"\xff\xfe", "-"},
};

static void a_name_in_any_language_finds_its_country(void)
{
    for (size_t i = 0; i < COUNT(names); i++) {
        test_row("%s", names[i].name);
        expect_str(code_of(country_by_name(slice_of(names[i].name))), names[i].code);
    }
}

static void a_code_is_two_or_three_letters_in_any_case(void)
{
    static const struct {
        const char *text, *code;
    } rows[] = {
        {"mx", "MEX"}, {"MX", "MEX"}, {"mEx", "MEX"}, {"abw", "ABW"},    {"ZWE", "ZWE"},
        {"na", "NAM"}, {"xk", "XKX"}, {"xkx", "XKX"}, {"no", "NOR"},     {"uk", "-"},
        {"", "-"},     {"m", "-"},    {"mexi", "-"},  {"mx ", "-"},      {"m1", "-"},
        {"zz", "-"},   {"zzz", "-"},  {"aaa", "-"},   {"\xc3\xa9", "-"},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        test_row("%s", rows[i].text);
        expect_str(code_of(country_by_code(slice_of(rows[i].text))), rows[i].code);
    }
}

static void a_demonym_names_one_country_or_none(void)
{
    static const struct {
        const char *demonym, *code;
    } rows[] = {
        {"mexicanas", "MEX"},   {"Mexicans", "MEX"},      {"mexicaine", "MEX"},
        {"uruguayenne", "URY"}, {"brasileños", "BRA"},    {"brasilera", "BRA"},
        {"brasileiro", "BRA"},  {"costarricense", "CRI"}, {"hondureña", "HND"},
        {"nigérien", "NER"},    {"nigérian", "NGA"},      {"nigerian", "NGA"},
        {"dominicano", "DOM"},  {"Dutch", "NLD"},         {"neerlandesa", "NLD"},
        {"espanhóis", "ESP"},   {"dominicain", "DOM"},    {"Dominican", "-"},
        {"congolesa", "-"},     {"Mexico", "-"},          {"guineense", "GNB"},
        {"haïtienne", "HTI"},   {"barbadienses", "-"},    {"", "-"},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        test_row("%s", rows[i].demonym);
        expect_str(code_of(country_by_demonym(slice_of(rows[i].demonym))), rows[i].code);
    }
}

static void add_codes(struct str *codes, const struct country **found, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        str_add_text(codes, i > 0 ? " " : "");
        str_add_text(codes, found[i]->alpha3);
    }
}

static void what_is_typed_finds_a_name_or_a_prefix(void)
{
    static const struct {
        const char *typed, *codes;
    } rows[] = {
        {"mex", "MEX"},
        {"méx", "MEX"},
        {"uru", "URY"},
        {"argen", "ARG"},
        {"nig", "NER NGA"},
        {"niger", "NER"},
        {"co", ""},
        {"costa r", "CRI"},
        {"costa", "CIV CRI"},
        {"guatem", "GTM"},
        {"rep", ""},
        {"república", ""},
        {"república dominicana", "DOM"},
        {"rep dom", "DOM"},
        {"kingdom", ""},
        {"estad", "FSM USA MEX"},
        {"korea", "PRK KOR"},
        {"the net", ""},
        {"xyz", ""},
        {"", ""},
        {"bol", "BOL"},
        {"bolivian", ""},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        const struct country *found[8];
        struct str codes = {0};
        test_row("%s", rows[i].typed);
        size_t count = country_find(slice_of(rows[i].typed), found, COUNT(found));
        add_codes(&codes, found, count < COUNT(found) ? count : COUNT(found));
        expect_str(str_text(&codes), rows[i].codes);
        str_release(&codes);
    }
}

static void more_hits_than_there_is_room_are_counted(void)
{
    const struct country *found[2] = {NULL, NULL};
    size_t all = country_by_prefix(slice_of("s"), NULL, 0);
    expect(all > 20);
    expect_int(country_by_prefix(slice_of("s"), found, 1), all);
    expect(found[0] != NULL);
    expect(found[1] == NULL);
    expect_int(country_find(slice_of("Mexico"), NULL, 0), 1);
}

static const struct {
    const char *text, *codes;
} texts[] = {
    {"Guinea-Bissau and Guinea", "GNB GIN"},
    {"Papua New Guinea", "PNG"},
    {"the island of New Guinea", ""},
    {"South Sudan, then Sudan.", "SSD SDN"},
    {"the Dominican Republic", "DOM"},
    {"Dominica and the Dominican Republic", "DMA DOM"},
    {"Niger is not Nigeria", "NER NGA"},
    {"a República Democrática do Congo", "COD"},
    {"Congo; República Dominicana", "COG DOM"},
    {"Costa Rica y Costa de Marfil", "CRI CIV"},
    {"In Mexico's case, Mexico and México", "MEX"},
    {"L'Algérie et la Côte d'Ivoire", "DZA CIV"},
    {"APC-Colombia / MAG", "COL"},
    {"Internet Society, Brazil Chapter", "BRA"},
    {"la delegación mexicana y los brasileños", "MEX BRA"},
    {"The Colombian representative", "COL"},
    {"Equatorial Guinea", "GNQ"},
    {"the Argentinian, Uruguayan and Barbadian groups", "ARG URY BRB"},
    {"Estados Unidos Mexicanos y Estados Unidos", "MEX USA"},
    {"North Korea, South Korea", "PRK KOR"},
    {"Samoa Americana", "ASM"},
    {"Trinidad and Tobago, St. Lucia and St. Kitts", "TTO LCA KNA"},
    {"Éthiopie, Îles Salomon, África do Sul", "ETH SLB ZAF"},
    {"Northern Ireland and Ireland", "GBR IRL"},
    {"Mexico\nChile", "MEX CHL"},
    {"(Panama)", "PAN"},
    {"“Peru”", "PER"},
    {"MÉXICO", "MEX"},
    /* Words that only look like a country. */
    {"Mexicox Chileno2 Peru7", ""},
    {"we chad a turkey in the oman", ""},
    {"polish the text", ""},
    {"Polish text", "POL"},
    {"UK and uk, US and us", "GBR USA"},
    {"let us go", ""},
    {"costs of US$ 500, US dollars", ""},
    {"the U.S. and EE. UU.", "USA"},
    {"Latin American and South American states", ""},
    {"American organizations", "USA"},
    {"New Mexico, New Jersey, Golfo de México", ""},
    {"Congolese and Dominican guests", ""},
    {"La Reunión empezó; Salvador habló", ""},
    {"con fines de lucro", ""},
    {"IRA e Irã", "IRN"},
    {"", ""},
    {"\xff\xc3 Peru \xf0", "PER"},
};

static void a_text_mentions_countries_by_whole_words_and_longest_name(void)
{
    for (size_t i = 0; i < COUNT(texts); i++) {
        struct str codes = {0};
        struct country_mention mention;
        test_row("%s", texts[i].text);
        for (size_t at = 0; country_next_mention(slice_of(texts[i].text), &at, &mention);) {
            const char *code = code_of(mention.country);
            if (slice_find_part(str_slice(&codes), slice_of(code)) == codes.size) {
                str_add_text(&codes, codes.size > 0 ? " " : "");
                str_add_text(&codes, code); /* each once, in the order in which they are named */
            }
        }
        expect_str(str_text(&codes), texts[i].codes);
        str_release(&codes);
    }
}

static void a_mention_has_its_place(void)
{
    static const char text[] = "— Perú, Côte d’Ivoire. U.S.";
    static const char *const words[] = {"Perú", "Côte d’Ivoire", "U.S"};
    struct country_mention mention;
    size_t at = 0;
    for (size_t i = 0; i < COUNT(words); i++) {
        test_row("%s", words[i]);
        if (!expect(country_next_mention(slice_of(text), &at, &mention))) {
            return;
        }
        expect_bytes(text + mention.at, mention.size, words[i], strlen(words[i]));
        expect_int(at, mention.at + mention.size);
    }
    expect(!country_next_mention(slice_of(text), &at, &mention));
}

static void every_country_has_what_it_needs(void)
{
    static const char *const groups[] = {"AFR", "APG", "EEG", "GRULAC", "WEOG"};
    static const size_t members[] = {54, 54, 23, 33, 29}; /* of the 193 */
    size_t seen[COUNT(groups)] = {0};
    expect_int(country_table_count, 250);
    for (size_t i = 0; i < country_table_count; i++) {
        const struct country *country = &country_table[i];
        test_row("%s", country->alpha3);
        expect(country_by_code(slice_of(country->alpha3)) == country);
        expect(country_by_code(slice_of(country->alpha2)) == country);
        expect(i == 0 || strcmp(country_table[i - 1].alpha3, country->alpha3) < 0);
        expect_int(country->user_assigned, strcmp(country->alpha3, "XKX") == 0);
        expect_int(country->m49 == 0, country->user_assigned);
        expect_int(country->region[0] == '\0', strcmp(country->alpha3, "ATA") == 0);
        expect_int(country->subregion[0] == '\0', country->region[0] == '\0');
        for (size_t group = 0; group < COUNT(groups); group++) {
            seen[group] += strcmp(country->un_group, groups[group]) == 0 ? 1 : 0;
        }
        for (int language = 0; language < LANGUAGE_COUNT; language++) {
            struct slice name = country_name(country, (enum language)language);
            struct str normal = {0};
            utf8_nfc(name, &normal);
            expect(name.size > 0);
            expect(slice_equal(name, str_slice(&normal)));
            expect(country_by_name(name) == country);
            str_release(&normal);
        }
    }
    for (size_t group = 0; group < COUNT(groups); group++) {
        test_row("%s", groups[group]);
        expect_int(seen[group], members[group]);
    }
    expect_str(code_of(NULL), "-");
    expect_int(country_code(NULL).size, 0);
}

static void regions_follow_m49(void)
{
    static const struct {
        const char *code, *group, *region, *subregion, *intermediate;
        int m49;
    } rows[] = {
        {"MEX", "GRULAC", "Americas", "Latin America and the Caribbean", "Central America", 484},
        {"URY", "GRULAC", "Americas", "Latin America and the Caribbean", "South America", 858},
        {"BRB", "GRULAC", "Americas", "Latin America and the Caribbean", "Caribbean", 52},
        {"USA", "WEOG", "Americas", "Northern America", "", 840},
        {"ISR", "WEOG", "Asia", "Western Asia", "", 376},
        {"TUR", "WEOG", "Asia", "Western Asia", "", 792},
        {"KIR", "APG", "Oceania", "Micronesia", "", 296},
        {"SDN", "AFR", "Africa", "Northern Africa", "", 729},
        {"NER", "AFR", "Africa", "Sub-Saharan Africa", "Western Africa", 562},
        {"CYP", "APG", "Asia", "Western Asia", "", 196},
        {"RUS", "EEG", "Europe", "Eastern Europe", "", 643},
        {"TWN", "", "Asia", "Eastern Asia", "", 158},
        {"VAT", "", "Europe", "Southern Europe", "", 336},
        {"PSE", "", "Asia", "Western Asia", "", 275},
        {"ATA", "", "", "", "", 10},
        {"XKX", "", "Europe", "Southern Europe", "", 0},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        const struct country *country = country_by_code(slice_of(rows[i].code));
        test_row("%s", rows[i].code);
        if (!expect(country != NULL)) {
            continue;
        }
        expect_str(country->un_group, rows[i].group);
        expect_str(country->region, rows[i].region);
        expect_str(country->subregion, rows[i].subregion);
        expect_str(country->intermediate, rows[i].intermediate);
        expect_int(country->m49, rows[i].m49);
    }
}

static void keys_are_folded_and_sorted(void)
{
    for (size_t i = 0; i < country_key_count; i++) {
        const struct country_key *key = &country_keys[i];
        struct slice text = slice_make(country_key_text + key->at, key->size);
        struct str folded = {0};
        fold_key(text, &folded);
        test_row("%.*s", (int)text.size, text.at);
        expect(slice_equal(text, str_slice(&folded)));
        expect(key->country < country_table_count);
        expect(key->languages > 0 && key->languages < 1 << LANGUAGE_COUNT);
        if (i > 0) {
            const struct country_key *before = key - 1;
            struct slice last = slice_make(country_key_text + before->at, before->size);
            int order = slice_compare(last, text);
            expect(order < 0 || (order == 0 && before->type <= key->type));
            expect(order < 0 || key->type == COUNTRY_DEMONYM || before->country == key->country);
        }
        str_release(&folded);
    }
}

static const struct test tests[] = {
    {"a name in any language finds its country", a_name_in_any_language_finds_its_country},
    {"a code is two or three letters in any case", a_code_is_two_or_three_letters_in_any_case},
    {"a demonym names one country or none", a_demonym_names_one_country_or_none},
    {"what is typed finds a name or a prefix", what_is_typed_finds_a_name_or_a_prefix},
    {"more hits than there is room for are counted", more_hits_than_there_is_room_are_counted},
    {"a text mentions countries by whole words and longest name",
     a_text_mentions_countries_by_whole_words_and_longest_name},
    {"a mention has its place", a_mention_has_its_place},
    {"every country has what it needs", every_country_has_what_it_needs},
    {"regions follow M49", regions_follow_m49},
    {"keys are folded and sorted", keys_are_folded_and_sorted},
};

int main(int argc, char **argv)
{
    return test_main(tests, COUNT(tests), argc, argv);
}
