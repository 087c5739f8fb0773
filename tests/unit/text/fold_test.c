#include "text/fold.h"

#include "expect.h"
#include "text/utf8.h"
#include "text_random.h"

static const struct {
    const char *text, *key;
} keys[] = {
    {"", ""},
    {"  ", ""},
    {"Manuel Haces", "manuel haces"},
    {"BEATRIZ  RODR\xC3\x8DGUEZ\n", "beatriz rodriguez"},
    {"Beatriz Rodri\xCC\x81guez", "beatriz rodriguez"},
    {"C\xC3\xB4te d\xE2\x80\x99Ivoire", "cote divoire"},
    {"Cote d'Ivoire", "cote divoire"},
    {"O`Connor O\xC2\xB4"
     "Connor O\xCA\xBC"
     "Connor",
     "oconnor oconnor oconnor"},
    {"Hawai\xCA\xBBi", "hawaii"},
    {"EE. UU.", "ee uu"},
    {"U.S.A.", "usa"},
    {"Guinea-Bissau", "guinea bissau"},
    {"Haces, Manuel (NIC.MX) / IGF", "haces manuel nicmx igf"},
    {"\xE2\x80\x9CQuoted\xE2\x80\x9D \xE2\x80\x93 x", "quoted x"},
    {"S\xC3\xB8ren \xC5\x81ukasz \xC4\x90or\xC4\x91"
     "e \xC4\xA6",
     "soren lukasz dorde h"},
    {"Stra\xC3\x9F"
     "e STRA\xE1\xBA\x9E"
     "E",
     "strasse strasse"},
    {"\xC3\x86gir \xC5\x92uvre \xC3\x9Eor \xC3\x90", "aegir oeuvre thor d"},
    {"\xC7\xBD \xC7\xBF", "ae o"},
    {"\xC4\xB0stanbul \xC4\xB1", "istanbul i"},
    {"\xC7\x84 \xC7\x86", "dz dz"},
    {"\xCE\x9F\xCE\x94\xCE\x9F\xCE\xA3 \xCE\xBF\xCE\xB4\xCE\xBF\xCF\x82",
     "\xCE\xBF\xCE\xB4\xCE\xBF\xCF\x83 \xCE\xBF\xCE\xB4\xCE\xBF\xCF\x83"},
    {"\xD0\x99\xD0\xBE", "\xD0\xB8\xD0\xBE"},
    {"\xD9\x85\xD9\x8F\xD8\xAD", "\xD9\x85\xD8\xAD"},
    {"\xE0\xA4\xB9\xE0\xA4\xBF", "\xE0\xA4\xB9\xE0\xA4\xBF"},
    {"\xE0\xB8\x97\xE0\xB8\xB5\xE0\xB9\x88", "\xE0\xB8\x97\xE0\xB8\xB5\xE0\xB9\x88"},
    {"\xE3\x81\x8C", "\xE3\x81\x8B\xE3\x82\x99"},
    {"col\xC2\xB7lecci\xC3\xB3 co\xC5\x80le", "colleccio colle"},
    {"\xEF\xBC\xAD\xEF\xBC\xB8", "mx"},
    {"1\xC2\xBA\xEF\xAC\x81", "1ofi"},
    {"a\xC2\xAD"
     "b\xE2\x80\x8D"
     "c",
     "abc"},
    {"+1", "+1"},
    {"caf\xE9", "caf\xEF\xBF\xBD"},
    {"...", ""},
    {"\xEF\xB7\xBA", "\xD8\xB5\xD9\x84\xD9\x89 \xD8\xA7\xD9\x84\xD9\x84\xD9\x87 "
                     "\xD8\xB9\xD9\x84\xD9\x8A\xD9\x87 \xD9\x88\xD8\xB3\xD9\x84\xD9\x85"},
};

static void a_key_is_what_people_compare(void)
{
    for (size_t i = 0; i < COUNT(keys); i++) {
        test_row("%s", keys[i].text);
        struct str key = {0};
        str_add_text(&key, "x"); /* what stands there before takes no part */
        fold_key(slice_of(keys[i].text), &key);
        expect_str(str_text(&key) + 1, keys[i].key);
        str_release(&key);
    }
}

static void equality_goes_by_the_key(void)
{
    static const struct {
        const char *text, *part;
        bool equal;
    } cases[] = {
        {"M\xC3\xA9xico", "mexico", true},
        {"M\xC3\xA9xico", "MEX", false},
        {"M\xC3\xA9xico", "exico", false},
        {"Costa Rica", "costa-r", false},
        {"O\xE2\x80\x99"
         "Connor",
         "oconn", false},
        {"x", "", false},
        {"", "", true},
        {"", "x", false},
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        test_row("%s %s", cases[i].text, cases[i].part);
        expect_int(fold_equal(slice_of(cases[i].text), slice_of(cases[i].part)), cases[i].equal);
    }
}

static void a_text_and_its_normal_form_have_one_key(void)
{
    uint64_t state = 5;
    for (int round = 0; round < 5000; round++) {
        struct str text = {0}, normal = {0};
        text_random_add(&text, &state, 4, false);
        utf8_nfc(str_slice(&text), &normal);
        expect(fold_equal(str_slice(&text), str_slice(&normal)));
        str_release(&text);
        str_release(&normal);
    }
}

static const struct test tests[] = {
    {"a key is what people compare", a_key_is_what_people_compare},
    {"equality goes by the key", equality_goes_by_the_key},
    {"a text and its normal form have one key", a_text_and_its_normal_form_have_one_key},
};

int main(int argc, char **argv)
{
    return test_main(tests, COUNT(tests), argc, argv);
}
