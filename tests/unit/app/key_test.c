#include "app/key.h"

#include "expect.h"

static const struct {
    const char *text;
    struct key key;
    const char *formatted; /* NULL: as it was */
} names[] = {
    {"a", {.name = KEY_TEXT, .code = 'a'}, NULL},
    {"A", {.name = KEY_TEXT, .code = 'A'}, NULL},
    {"é", {.name = KEY_TEXT, .code = 0xe9}, NULL},
    {"/", {.name = KEY_TEXT, .code = '/'}, NULL},
    {"-", {.name = KEY_TEXT, .code = '-'}, NULL},
    {"Space", {.name = KEY_TEXT, .code = ' '}, NULL},
    {" ", {.name = KEY_TEXT, .code = ' '}, "Space"},
    {"Ctrl-Z", {.name = KEY_TEXT, .code = 'z', .ctrl = true}, NULL},
    {"ctrl-z", {.name = KEY_TEXT, .code = 'z', .ctrl = true}, "Ctrl-Z"},
    {"Ctrl-J", {.name = KEY_TEXT, .code = 'j', .ctrl = true}, NULL},
    {"Ctrl-_", {.name = KEY_TEXT, .code = '_', .ctrl = true}, NULL},
    {"Ctrl-\\", {.name = KEY_TEXT, .code = '\\', .ctrl = true}, NULL},
    {"Ctrl-Space", {.name = KEY_TEXT, .code = ' ', .ctrl = true}, NULL},
    {"Ctrl-H", {.name = KEY_BACKSPACE}, "Backspace"},
    {"Ctrl-I", {.name = KEY_TAB}, "Tab"},
    {"Ctrl-M", {.name = KEY_ENTER}, "Enter"},
    {"Ctrl-[", {.name = KEY_ESC}, "Esc"},
    {"Alt-F", {.name = KEY_TEXT, .code = 'f', .alt = true}, NULL},
    {"Alt-f", {.name = KEY_TEXT, .code = 'f', .alt = true}, "Alt-F"},
    {"Alt-Shift-F", {.name = KEY_TEXT, .code = 'f', .alt = true, .shift = true}, NULL},
    {"Alt-1", {.name = KEY_TEXT, .code = '1', .alt = true}, NULL},
    {"Alt--", {.name = KEY_TEXT, .code = '-', .alt = true}, NULL},
    {"Alt-Ctrl-X", {.name = KEY_TEXT, .code = 'x', .alt = true, .ctrl = true}, "Ctrl-Alt-X"},
    {"Enter", {.name = KEY_ENTER}, NULL},
    {"Alt-Enter", {.name = KEY_ENTER, .alt = true}, NULL},
    {"Shift-Tab", {.name = KEY_TAB, .shift = true}, NULL},
    {"Ctrl-Left", {.name = KEY_LEFT, .ctrl = true}, NULL},
    {"Ctrl-Alt-Shift-Down", {.name = KEY_DOWN, .ctrl = true, .alt = true, .shift = true}, NULL},
    {"PageDown", {.name = KEY_PAGE_DOWN}, NULL},
    {"pagedown", {.name = KEY_PAGE_DOWN}, "PageDown"},
    {"Esc", {.name = KEY_ESC}, NULL},
    {"Delete", {.name = KEY_DELETE}, NULL},
    {"F1", {.name = KEY_FUNCTION, .code = 1}, NULL},
    {"f12", {.name = KEY_FUNCTION, .code = 12}, "F12"},
    {"F", {.name = KEY_TEXT, .code = 'F'}, NULL},
};

static void a_name_is_parsed_and_formatted_in_one_form(void)
{
    for (size_t i = 0; i < COUNT(names); i++) {
        struct key key = {0};
        struct str out = {0};
        test_row("%s", names[i].text);
        expect(key_parse(slice_of(names[i].text), &key));
        expect(key_equal(&key, &names[i].key));
        key_format(&key, &out);
        expect_str(str_text(&out), names[i].formatted != NULL ? names[i].formatted : names[i].text);
        struct key again = {0};
        expect(key_parse(str_slice(&out), &again) && key_equal(&again, &key));
        str_release(&out);
    }
}

static void what_no_terminal_sends_is_no_key(void)
{
    static const char *const cases[] = {
        "",
        "ab",
        "Ctrl-",
        "Ctrl-é",
        "Ctrl-1",
        "Ctrl-Shift-Z",
        "Shift-a",
        "Shift-Space",
        "F0",
        "F01",
        "F13",
        "F1x",
        "Esc 1",
        "Enter ",
        "\t",
        "\033",
        "\xff",
        "\xe2\x80\xae",
        "Ctrl-Ctrl-A",
        "Control-A",
        "Alt-Shift-1",
        "Shift-Alt-é",
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct key key = key_text('x');
        test_row("%s", cases[i]);
        expect(!key_parse(slice_of(cases[i]), &key));
        expect(key.name == KEY_TEXT && key.code == 'x');
    }
}

static void keys_differ_in_each_of_their_parts(void)
{
    static const struct key all[] = {
        {.name = KEY_TEXT, .code = 'a'},
        {.name = KEY_TEXT, .code = 'b'},
        {.name = KEY_TEXT, .code = 'a', .ctrl = true},
        {.name = KEY_TEXT, .code = 'a', .alt = true},
        {.name = KEY_TEXT, .code = 'a', .alt = true, .shift = true},
        {.name = KEY_ENTER},
        {.name = KEY_FUNCTION, .code = 1},
        {.name = KEY_FUNCTION, .code = 2},
    };
    for (size_t i = 0; i < COUNT(all); i++) {
        for (size_t j = 0; j < COUNT(all); j++) {
            test_row("%zu and %zu", i, j);
            expect_int(key_equal(&all[i], &all[j]), i == j);
        }
    }
}

static void only_a_plain_character_is_text(void)
{
    struct key letter = key_text('a');
    struct key control = key_ctrl('j');
    struct key alt = {.name = KEY_TEXT, .code = 'a', .alt = true};
    struct key enter = key_named(KEY_ENTER);
    expect(key_is_text(&letter));
    expect(!key_is_text(&control));
    expect(!key_is_text(&alt));
    expect(!key_is_text(&enter));
}

static const struct test tests[] = {
    {"a name is parsed and formatted in one form", a_name_is_parsed_and_formatted_in_one_form},
    {"what no terminal sends is no key", what_no_terminal_sends_is_no_key},
    {"keys differ in each of their parts", keys_differ_in_each_of_their_parts},
    {"only a plain character is text", only_a_plain_character_is_text},
};

int main(int argc, char **argv)
{
    return test_main(tests, COUNT(tests), argc, argv);
}
