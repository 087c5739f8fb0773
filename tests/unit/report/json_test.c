#include "report/json.h"

#include "expect.h"

static void strings_are_escaped(void)
{
    static const struct {
        const char *text, *wanted;
    } rows[] = {
        {"", "\"\""},
        {"plain ñ 費", "\"plain ñ 費\""},
        {"\"\\/", "\"\\\"\\\\/\""},
        {"a\nb\tc\rd", "\"a\\nb\\tc\\rd\""},
        {"\x01\x1b[0m\x7f", "\"\\u0001\\u001b[0m\\u007f\""},
        {"\xC2\x9B", "\"\\u009b\""},
        {"\xE2\x80\xAE", "\"\\u202e\""},
        {"\xF3\xA0\x81\x81", "\"\\udb40\\udc41\""},
        {"a\xff", "\"a\xEF\xBF\xBD\""},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        struct str out = {0};
        struct json json = {.out = &out};
        test_row("%zu", i);
        json_text(&json, slice_of(rows[i].text));
        expect_str(str_text(&out), rows[i].wanted);
        str_release(&out);
    }
}

static void commas_come_by_themselves(void)
{
    struct str out = {0};
    struct json json = {.out = &out};
    json_open(&json, '{');
    json_key(&json, "list");
    json_open(&json, '[');
    json_number(&json, 1);
    json_bool(&json, true);
    json_open(&json, '{');
    json_close(&json, '}');
    json_open(&json, '[');
    json_close(&json, ']');
    json_close(&json, ']');
    json_key(&json, "next");
    json_bool(&json, false);
    json_close(&json, '}');
    expect_str(str_text(&out), "{\"list\": [1, true, {}, []], \"next\": false}");
    str_release(&out);
}

static const struct test tests[] = {
    {"strings are escaped", strings_are_escaped},
    {"commas come by themselves", commas_come_by_themselves},
};

int main(int argc, char **argv)
{
    return test_main(tests, COUNT(tests), argc, argv);
}
