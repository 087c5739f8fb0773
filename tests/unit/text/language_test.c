#include "text/language.h"

#include "expect.h"

static void codes_are_known_by_their_first_part(void)
{
    static const struct {
        const char *code;
        int language; /* -1: none */
    } cases[] = {
        {"en", LANGUAGE_EN},
        {"es-419", LANGUAGE_ES},
        {"pt_BR.UTF-8", LANGUAGE_PT},
        {"FR", LANGUAGE_FR},
        {"pt-BR", LANGUAGE_PT},
        {"fr@euro", LANGUAGE_FR},
        {"es.UTF-8", LANGUAGE_ES},
        {"e", -1},
        {"", -1},
        {"C", -1},
        {"de", -1},
        {"eng", -1},
        {"est", -1},
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        test_row("%s", cases[i].code);
        enum language language = LANGUAGE_COUNT;
        bool found = language_by_code(slice_of(cases[i].code), &language);
        expect_int(found, cases[i].language >= 0);
        expect_int(language, found ? cases[i].language : (int)LANGUAGE_COUNT);
    }
}

static void a_code_leads_back_to_its_language(void)
{
    for (int i = 0; i < LANGUAGE_COUNT; i++) {
        enum language language = LANGUAGE_COUNT;
        expect(language_by_code(slice_of(language_code((enum language)i)), &language));
        expect_int(language, i);
    }
    expect_str(language_code(LANGUAGE_COUNT), "en");
}

static const struct test tests[] = {
    {"codes are known by their first part", codes_are_known_by_their_first_part},
    {"a code leads back to its language", a_code_leads_back_to_its_language},
};

int main(int argc, char **argv)
{
    return test_main(tests, COUNT(tests), argc, argv);
}
