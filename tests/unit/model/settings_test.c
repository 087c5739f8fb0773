#include "model/settings.h"

#include "expect.h"

static void what_is_not_set_has_its_default(void)
{
    struct settings settings;
    settings_init(&settings);
    expect(slice_is(settings_get(&settings, "file", "separator"), "auto"));
    expect(settings_is(&settings, "file", "byte_order_mark"));
    expect(!settings_is(&settings, "interface", "ascii"));
    expect_int(settings_number(&settings, "file", "max_file"), 1073741824);
    settings_release(&settings);
}

static void every_default_is_of_its_type(void)
{
    size_t count;
    const struct setting *table = setting_table(&count);
    for (size_t i = 0; i < count; i++) {
        struct settings settings;
        struct str problem = {0};
        test_row("%s.%s", table[i].section, table[i].key);
        settings_init(&settings);
        expect(settings_set(&settings, slice_of(table[i].section), slice_of(table[i].key),
                            slice_of(table[i].standard), &problem));
        expect_str(str_text(&problem), "");
        str_release(&problem);
        settings_release(&settings);
    }
}

static void a_value_is_taken_or_refused_with_the_reason(void)
{
    static const struct {
        const char *section, *key, *value, *problem; /* "" where it is taken */
    } rows[] = {
        {"file", "separator", "tab", ""},
        {"file", "separator", " semicolon ", ""},
        {"file", "separator", ";",
         "separator is ;, it should be one of auto, comma, semicolon, tab"},
        {"file", "separator", "",
         "separator is empty, it should be one of auto, comma, semicolon, tab"},
        {"file", "byte_order_mark", "No", ""},
        {"file", "byte_order_mark", "S\xc3\xad", ""},
        {"file", "byte_order_mark", "perhaps",
         "byte_order_mark is perhaps, it should be yes or no"},
        {"file", "max_file", "4096", ""},
        {"file", "max_file", "12",
         "max_file is 12, it should be a number from 1024 to 1099511627776"},
        {"file", "max_file", "1e9",
         "max_file is 1e9, it should be a number from 1024 to 1099511627776"},
        {"writer", "author", "", ""},
        {"writer", "author", "js", ""},
        {"file", "seperator", "tab",
         "no setting of [file] is called seperator, did you mean separator in [file]?"},
        {"files", "separator", "tab",
         "no section is called [files], did you mean separator in [file]?"},
        {"file", "color", "auto",
         "no setting of [file] is called color, did you mean color in [interface]?"},
        {"colours", "background", "red", "no section is called [colours]"},
        {"aliases", "ekr", "Eric Rescorla", ""},
        {"keys", "undo", "Ctrl-K", ""},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        struct settings settings;
        struct str problem = {0};
        test_row("%s.%s = %s", rows[i].section, rows[i].key, rows[i].value);
        settings_init(&settings);
        bool taken = settings_set(&settings, slice_of(rows[i].section), slice_of(rows[i].key),
                                  slice_of(rows[i].value), &problem);
        expect_int(taken, rows[i].problem[0] == '\0');
        expect_str(str_text(&problem), rows[i].problem);
        str_release(&problem);
        settings_release(&settings);
    }
}

static void what_was_set_last_holds(void)
{
    struct settings settings;
    struct str problem = {0};
    settings_init(&settings);
    expect(
        settings_set(&settings, slice_of("writer"), slice_of("author"), slice_of("js"), &problem));
    expect(settings_set(&settings, slice_of("writer"), slice_of("author"), slice_of(""), &problem));
    expect(slice_is(settings_get(&settings, "writer", "author"), ""));
    expect(settings_set(&settings, slice_of("keys"), slice_of("undo"), slice_of("F7"), &problem));
    expect(settings_set(&settings, slice_of("keys"), slice_of("undo"), slice_of("F8"), &problem));
    expect_int(settings.entry_count, 1);
    expect(slice_is(settings.entries[0].value, "F8"));
    expect(
        !settings_set(&settings, slice_of("file"), slice_of("line_end"), slice_of("cr"), &problem));
    expect(slice_is(settings_get(&settings, "file", "line_end"), "lf"));
    str_release(&problem);
    settings_release(&settings);
}

/* Reads config/rapporteur.ini, from the checkout's folder. */
static bool read_defaults(struct str *text)
{
    FILE *file = fopen("config/rapporteur.ini", "re");
    if (file == NULL) {
        return false;
    }
    char piece[4096];
    size_t size;
    while ((size = fread(piece, 1, sizeof piece, file)) > 0) {
        str_add(text, slice_make(piece, size));
    }
    return fclose(file) == 0;
}

/* What the file must say of one setting: help, choices and the default, commented out. */
static void format_setting(const struct setting *setting, struct str *out)
{
    str_add_format(out, "# %s\n", setting->help);
    if (setting->type == SETTING_YES_NO) {
        str_add_text(out, "# yes|no\n");
    } else if (setting->choices != NULL) {
        str_add_format(out, "# %s\n", setting->choices);
    }
    str_add_format(out, "#%s =%s%s\n", setting->key, setting->standard[0] == '\0' ? "" : " ",
                   setting->standard);
}

static void the_default_file_says_what_the_table_says(void)
{
    size_t count;
    const struct setting *table = setting_table(&count);
    struct str text = {0}, wanted = {0};
    if (!expect(read_defaults(&text))) {
        return;
    }
    for (size_t i = 0; i < count; i++) {
        if (i == 0 || strcmp(table[i].section, table[i - 1].section) != 0) {
            str_add_format(&wanted, "[%s]\n", table[i].section);
        }
        format_setting(&table[i], &wanted);
        str_add_char(&wanted, '\n');
    }
    size_t from = slice_find_part(str_slice(&text), slice_of("[interface]"));
    size_t to = slice_find_part(str_slice(&text), slice_of("# A key for a command"));
    struct slice part = slice_from(slice_head(str_slice(&text), to), from);
    expect_bytes(part.at, part.size, wanted.at, wanted.size);
    str_release(&text);
    str_release(&wanted);
}

static void nothing_in_the_default_file_sets_anything(void)
{
    struct str text = {0};
    if (!expect(read_defaults(&text))) {
        return;
    }
    struct slice rest = str_slice(&text), line;
    while (slice_next(&rest, '\n', &line)) {
        test_row("%.*s", (int)line.size, line.at == NULL ? "" : line.at);
        expect(line.size == 0 || line.at[0] == '#' || line.at[0] == '[');
    }
    str_release(&text);
}

static const struct test tests[] = {
    {"what is not set has its default", what_is_not_set_has_its_default},
    {"every default is of its type", every_default_is_of_its_type},
    {"a value is taken, or refused with the reason", a_value_is_taken_or_refused_with_the_reason},
    {"what was set last holds", what_was_set_last_holds},
    {"the default file says what the table says", the_default_file_says_what_the_table_says},
    {"nothing in the default file sets anything", nothing_in_the_default_file_sets_anything},
};

int main(int argc, char **argv)
{
    return test_main(tests, COUNT(tests), argc, argv);
}
