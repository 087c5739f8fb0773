#include "text/letter_case.h"

#include "expect.h"

static void letters_get_the_case_that_is_wanted(void)
{
    static const struct {
        const char *text;
        enum letter_case wanted;
        const char *changed;
    } cases[] = {
        {"one Two 3", LETTER_CAPITAL, "ONE TWO 3"},
        {"ONE Two 3", LETTER_SMALL, "one two 3"},
        {"ba\xc3\xb1o\xc3\xba", LETTER_CAPITAL, "BA\xc3\x91O\xc3\x9a"},
        {"\xce\xb4\xd0\xb6", LETTER_CAPITAL, "\xce\x94\xd0\x96"},
        {"\xc3\x9f", LETTER_CAPITAL, "\xc3\x9f"},
        {"\xe4\xb8\xad\xf0\x9f\x87\xb2", LETTER_CAPITAL, "\xe4\xb8\xad\xf0\x9f\x87\xb2"},
        {"", LETTER_SMALL, ""},
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct str changed = {0};
        test_row("%s", cases[i].text);
        letter_case_add(slice_of(cases[i].text), cases[i].wanted, &changed);
        expect_str(str_text(&changed), cases[i].changed);
        str_release(&changed);
    }
}

static const struct test tests[] = {
    {"letters get the case that is wanted", letters_get_the_case_that_is_wanted},
};

int main(int argc, char **argv)
{
    return test_main(tests, COUNT(tests), argc, argv);
}
