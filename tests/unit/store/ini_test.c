#include "store/ini.h"

#include <string.h>

#include "expect.h"
#include "files.h"

static bool read_ini(struct slice bytes, struct settings *settings, struct str *problems)
{
    struct err err = {0};
    files_new();
    files_write("rapporteur.ini", bytes);
    settings_init(settings);
    return ini_read(files_path("rapporteur.ini"), true, settings, problems, &err);
}

static void what_a_file_says_holds(void)
{
    static const struct {
        struct slice bytes;
        const char *author; /* of [writer] then */
    } cases[] = {
        {SLICE("[writer]\nauthor = js\n"), "js"},
        {SLICE("\xEF\xBB\xBF[writer]\r\nauthor=js\r\n"), "js"},
        {SLICE("# a comment\n\n[Writer]\n  Author =   \"js\"  ; why\n"), "js"},
        {SLICE("[writer]\nauthor = js"), "js"},
        {SLICE("[writer]\nauthor = mk\nauthor = js\n"), "js"},
        {SLICE("[writer]\nauthor = mk\n[file]\nline_end = lf\n[writer]\nauthor = js\n"), "js"},
        {SLICE("[writer] # mine\nauthor = js\n"), "js"},
        {SLICE(""), ""},
        {SLICE("\n\n# nothing\n"), ""},
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct settings settings;
        struct str problems = {0};
        test_row("%s", cases[i].bytes.at);
        expect(read_ini(cases[i].bytes, &settings, &problems));
        struct slice author = settings_get(&settings, "writer", "author");
        expect_bytes(author.at, author.size, cases[i].author, strlen(cases[i].author));
        expect_str(str_text(&problems), "");
        settings_release(&settings);
        str_release(&problems);
    }
}

static void a_wrong_line_is_named_and_the_rest_applies(void)
{
    static const struct {
        struct slice wrong;
        const char *part; /* of what is said */
    } cases[] = {
        {SLICE("nonsense"), ":2:"},
        {SLICE("= value"), ":2:"},
        {SLICE("[open"), ":2:"},
        {SLICE("no_such_setting = yes"), ":2:"},
        {SLICE("author = js \xE9"), ":2:"},
        {SLICE("author = js \0 x"), ":2:"},
        {SLICE("author = js \\"), ":2:"},
        {SLICE("[]"), ":2:"},
        {SLICE("[ ]"), ":2:"},
        {SLICE("[writer] author = mk"), ":2:"},
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct settings settings;
        struct str problems = {0};
        struct str bytes = {0};
        str_add_text(&bytes, "[writer]\n");
        str_add(&bytes, cases[i].wrong);
        str_add_text(&bytes, "\n[writer]\nauthor = js\n[file]\nline_end = crlf\n");
        test_row("%s", cases[i].wrong.at);
        expect(read_ini(str_slice(&bytes), &settings, &problems));
        expect(slice_is(settings_get(&settings, "writer", "author"), "js"));
        expect(slice_is(settings_get(&settings, "file", "line_end"), "crlf"));
        expect(strstr(str_text(&problems), cases[i].part) != NULL);
        expect(strstr(str_text(&problems), "rapporteur.ini") != NULL);
        settings_release(&settings);
        str_release(&problems);
        str_release(&bytes);
    }
}

static void a_line_of_any_length_costs_only_itself(void)
{
    for (size_t size = 900; size < 2200; size += 61) {
        struct settings settings;
        struct str problems = {0};
        struct str bytes = {0};
        str_add_text(&bytes, "[aliases]\nlong = ");
        while (bytes.size < size) {
            str_add_text(&bytes, "x");
        }
        str_add_text(&bytes, "\n[writer]\nauthor = js\n");
        test_row("%zu bytes", size);
        expect(read_ini(str_slice(&bytes), &settings, &problems));
        expect(slice_is(settings_get(&settings, "writer", "author"), "js"));
        settings_release(&settings);
        str_release(&problems);
        str_release(&bytes);
    }
}

static void a_file_that_is_not_there_is_an_error_only_where_it_was_wanted(void)
{
    struct settings settings;
    struct str problems = {0};
    struct err err = {0};
    files_new();
    settings_init(&settings);
    expect(ini_read(files_path("none.ini"), false, &settings, &problems, &err));
    expect(!ini_read(files_path("none.ini"), true, &settings, &problems, &err));
    expect(!ini_read(files_path("."), true, &settings, &problems, &err));
    settings_release(&settings);
    str_release(&problems);
}

static const struct test tests[] = {
    {"what a file says holds", what_a_file_says_holds},
    {"a wrong line is named and the rest applies", a_wrong_line_is_named_and_the_rest_applies},
    {"a line of any length costs only itself", a_line_of_any_length_costs_only_itself},
    {"a file that is not there is an error only where it was wanted",
     a_file_that_is_not_there_is_an_error_only_where_it_was_wanted},
};

int main(int argc, char **argv)
{
    int answer = test_main(tests, COUNT(tests), argc, argv);
    files_remove();
    return answer;
}
