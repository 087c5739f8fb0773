#include "app/command.h"

#include <locale.h>

#include "expect.h"
#include "stage.h"

static void set_key(struct settings *settings, const char *section, const char *name,
                    const char *value)
{
    struct str problem = {0};
    expect(settings_set(settings, slice_of(section), slice_of(name), slice_of(value), &problem));
    str_release(&problem);
}

/* In each preset; what the line has nothing to do for goes on to the list: the rows alone. */
static void a_key_is_of_one_command_in_every_preset(void)
{
    static const char *const presets[] = {"default", "readline", "nano"};
    size_t count;
    const struct command *table = command_table(&count);
    for (size_t i = 0; i < count * COUNT(presets); i++) {
        const struct command *command = &table[i % count];
        const char *preset = presets[i / count];
        bool marks, line = (command->where & ON_LINE) != 0;
        bool rows = strcmp(command->name, "up") == 0 || strcmp(command->name, "down") == 0;
        struct settings settings;
        test_row("%s, %s", preset, command->name);
        settings_init(&settings);
        set_key(&settings, "interface", "keys", preset);
        struct slice keys = command_keys(&settings, command), name;
        while (keys.size > 0 && slice_next(&keys, ' ', &name)) {
            struct key key;
            expect(key_parse(name, &key));
            const struct command *here = command_of_line(&settings, &key, &marks);
            expect(line ? here == command && !marks : here == NULL || marks || rows);
            expect(line || command_of_key(&settings, &key) == command);
        }
        settings_release(&settings);
    }
}

static void every_row_has_its_words(void)
{
    size_t count;
    const struct command *table = command_table(&count);
    for (size_t i = 0; i < count; i++) {
        test_row("%s", table[i].name);
        expect(command_find(slice_of(table[i].name)) == &table[i]);
        expect(table[i].help[0] != '\0' && table[i].where != 0 && table[i].run != NULL);
        expect((table[i].priority > 0) <= (table[i].hint[0] != '\0'));
        expect(((table[i].where & ON_LINE) != 0) == line_edit_has_act(table[i].name));
    }
}

static void no_name_is_one_of_the_entry_language(void)
{
    size_t count, form_count;
    const struct command *table = command_table(&count);
    const struct entry_form *forms = entry_forms(&form_count);
    for (size_t i = 0; i < count; i++) {
        for (size_t j = 0; j < form_count; j++) {
            test_row("%s", table[i].name);
            expect(forms[j].name[0] != '/' || strcmp(forms[j].name + 1, table[i].name) != 0);
        }
    }
}

/* With `/`, letters and Enter alone: the command runs, or says why it can't, or waits for its
 * words. */
static void every_command_is_reached_with_plain_keys(void)
{
    size_t count;
    const struct command *table = command_table(&count);
    for (size_t i = 0; i < count; i++) {
        struct stage stage;
        struct str keys = {0}, waits = {0};
        test_row("%s", table[i].name);
        stage_init(&stage);
        stage_open_full(&stage);
        str_add_format(&keys, "/%s", table[i].name);
        str_add_format(&waits, "/%s ", table[i].name);
        stage_keys(&stage, str_text(&keys));
        expect_str(stage_show(&stage, "overlay"), "palette");
        expect(stage.app.palette_count > 0 && stage.app.palette[0].command == &table[i]);
        stage_keys(&stage, "<Enter>");
        if (command_wants_arguments(&table[i])) {
            expect_str(stage_show(&stage, "line"), str_text(&waits));
        } else {
            /* The name is not left in the line; `palette` begins a new one there. */
            expect(strcmp(stage_show(&stage, "line"), str_text(&keys)) != 0);
        }
        stage_release(&stage);
        str_release(&keys);
        str_release(&waits);
    }
}

/* And so from a half-typed line, which is there afterwards: in the line, or waiting. */
static void every_command_is_reached_from_a_half_typed_line(void)
{
    size_t count;
    const struct command *table = command_table(&count);
    for (size_t i = 0; i < count; i++) {
        struct stage stage;
        struct str keys = {0};
        test_row("%s", table[i].name);
        stage_init(&stage);
        stage_open_full(&stage);
        stage_keys(&stage, "cr: said before<Enter>mx: half");
        str_add_format(&keys, "<Esc>/%s<Enter>", table[i].name);
        stage_keys(&stage, str_text(&keys));
        const struct app *app = &stage.app;
        bool kept =
            slice_find_part(str_slice(&app->line.text), slice_of("half")) < app->line.text.size ||
            slice_ends(str_slice(&app->parked), slice_of("\x1fmx: half")) ||
            slice_is(str_slice(&app->waiting[SCREEN_NOTES]), "mx: half");
        bool taken = strcmp(stage_show(&stage, "i2"), "intervention MEX half") == 0;
        bool cut = strcmp(stage_show(&stage, "kill"), "mx: half") == 0;
        bool undone = strcmp(table[i].name, "undo") == 0 &&
                      slice_starts(slice_of("mx: half"), str_slice(&app->line.text));
        bool line = (table[i].where & ON_LINE) != 0; /* it changed what is there, and undo knows */
        expect(kept || taken || cut || undone || (line && app->line.undo_at > 0));
        stage_release(&stage);
        str_release(&keys);
    }
}

static void the_palette_finds_any_part_without_accents(void)
{
    static const struct {
        const char *typed, *first;
    } cases[] = {
        {"/undo", "undo"},     {"/RED", "redo"},      {"/p\xc3\xa9ople", "people"},
        {"/longer", "enough"}, {"/shell", "suspend"}, {"/lines", "paste-lines"},
        {"/leave", "quit"},
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct stage stage;
        test_row("%s", cases[i].typed);
        stage_init(&stage);
        stage_open_full(&stage);
        stage_keys(&stage, cases[i].typed);
        bool found = false;
        for (size_t j = 0; j < stage.app.palette_count && j < 3; j++) {
            const struct command *command = stage.app.palette[j].command;
            found = found || (command != NULL && strcmp(command->name, cases[i].first) == 0);
        }
        expect(found);
        stage_release(&stage);
    }
}

static void commands_say_why_they_can_not_be_used(void)
{
    static const struct {
        const char *keys, *message;
    } cases[] = {
        {"/people<Enter>", "/people: no session is open"},
        {"/goto x<Enter>", "/goto: no session is open"},
        {"/undo<Enter>", "/undo: there is nothing to undo"},
        {"/yank<Enter>", "/yank: nothing was cut here; what another program copied comes with your "
                         "terminal's own paste (often Ctrl-Shift-V)"},
        {"/on<Enter>", "/on: no session is open"},
        {"/nosuch<Enter>", "There is no command /nosuch here; / lists them"},
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct stage stage;
        test_row("%s", cases[i].keys);
        stage_init(&stage);
        stage_keys(&stage, cases[i].keys);
        expect_str(stage_show(&stage, "message"), cases[i].message);
        stage_release(&stage);
    }
}

static void the_settings_give_keys_and_take_them(void)
{
    struct stage stage;
    struct settings settings;
    settings_init(&settings);
    set_key(&settings, "keys", "undo", "F7 Ctrl-K");
    set_key(&settings, "keys", "redo", "");
    stage_init(&stage);
    app_take_settings(&stage.app, &settings);
    expect_str(stage_show(&stage, "message"),
               "Settings: Ctrl-K is the key of both undo and cut-to-end; undo has it");
    stage_open_full(&stage);
    stage_keys(&stage, "mx: one<Enter><F7>");
    expect_str(stage_show(&stage, "i1"), "none");
    stage_keys(&stage, "<Ctrl-Y>");
    expect_str(stage_show(&stage, "i1"), "none");
    stage_keys(&stage, "/redo<Enter>");
    expect_str(stage_show(&stage, "i1"), "intervention MEX one");
    stage_keys(&stage, "<Ctrl-Z>");
    expect_str(stage_show(&stage, "i1"), "intervention MEX one");
    stage_keys(&stage, "<Ctrl-K>");
    expect_str(stage_show(&stage, "i1"), "none");
    stage_release(&stage);
    settings_release(&settings);
}

static void readline_hands_get_yank_and_the_shell(void)
{
    struct stage stage;
    struct settings settings;
    settings_init(&settings);
    set_key(&settings, "interface", "keys", "readline");
    stage_init(&stage);
    app_take_settings(&stage.app, &settings);
    expect_str(stage_show(&stage, "message"), "");
    stage_open_full(&stage);
    stage_keys(&stage, "one two<Ctrl-W><Ctrl-Y>");
    expect_str(stage_show(&stage, "line"), "one two");
    stage_keys(&stage, "<Ctrl-Z>");
    expect_int(stage.counts[EFFECT_SUSPEND], 1);
    stage_keys(&stage, "<Ctrl-_>");
    expect_str(stage_show(&stage, "line"), "one ");
    stage_release(&stage);
    settings_release(&settings);
}

static void nano_hands_get_their_keys(void)
{
    struct stage stage;
    struct settings settings;
    settings_init(&settings);
    set_key(&settings, "interface", "keys", "nano");
    stage_init(&stage);
    app_take_settings(&stage.app, &settings);
    expect_str(stage_show(&stage, "message"), "");
    stage_open_full(&stage);
    stage_keys(&stage, "one two<Ctrl-K>");
    expect_str(stage_show(&stage, "line"), "");
    stage_keys(&stage, "<Ctrl-U>");
    expect_str(stage_show(&stage, "line"), "one two");
    stage_keys(&stage, "<Alt-U>");
    expect_str(stage_show(&stage, "line"), "");
    stage_keys(&stage, "<Ctrl-W>");
    expect_str(stage_show(&stage, "line"), "/find ");
    stage_keys(&stage, "<Ctrl-X>");
    expect_int(stage.counts[EFFECT_QUIT], 1);
    stage_release(&stage);
    settings_release(&settings);
}

/* Whatever stands in [keys]: `/`, letters and Enter, or Esc and `/`, reach every command. */
static void enter_and_esc_can_not_be_given_away(void)
{
    struct stage stage;
    struct settings settings;
    settings_init(&settings);
    set_key(&settings, "keys", "keep", "F9");
    set_key(&settings, "keys", "places", "");
    set_key(&settings, "keys", "palette", "");
    set_key(&settings, "keys", "undo", "Enter");
    stage_init(&stage);
    app_take_settings(&stage.app, &settings);
    stage_open_full(&stage);
    expect(slice_is(command_first_key(&settings, command_find(slice_of("undo"))), ""));
    expect(slice_is(command_first_key(&settings, command_find(slice_of("places"))), "Esc"));
    expect(slice_is(command_first_key(&settings, command_find(slice_of("keep"))), "F9"));
    stage_keys(&stage, "mx: one<Enter>mx: two<F9>");
    expect_str(stage_show(&stage, "i2"), "intervention MEX two");
    stage_keys(&stage, "<Esc>/undo<Enter>");
    expect_str(stage_show(&stage, "i2"), "none");
    stage_release(&stage);
    settings_release(&settings);
}

static void a_key_that_is_none_says_what_would_have_worked(void)
{
    static const struct {
        const char *keys, *message;
    } cases[] = {
        {"<F9>", "F9 is no key here: / lists all that can be done"},
        {"<Ctrl-X>", "Ctrl-X is no key here: Ctrl-Q leaves, / lists all that can be done"},
        {"half<Ctrl-G>", "Ctrl-G is no key here: F1 helps, Esc and / lists all that can be done"},
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct stage stage;
        test_row("%s", cases[i].keys);
        stage_init(&stage);
        stage_open_full(&stage);
        stage_keys(&stage, cases[i].keys);
        expect_str(stage_show(&stage, "message"), cases[i].message);
        stage_release(&stage);
    }
}

static void wrong_keys_of_the_settings_are_named(void)
{
    static const struct {
        const char *name, *keys, *problem;
    } cases[] = {
        {"undo", "Ctrl-Z", ""},
        {"undo", "F8", ""},
        {"undo", "Ctrl-S", "Ctrl-S is the key of both undo and save; undo has it"},
        {"undo", "x", "x, for undo, is a letter to be typed"},
        {"undo", "Super-Z", "Super-Z, for undo, is not a key that a terminal sends"},
        {"undoo", "F8", "no command is called undoo"},
        {"keep", "", ""},
        {"word-left", "F8", ""},
        {"word-left", "Ctrl-Z", "Ctrl-Z is the key of both word-left and undo; word-left has it"},
        {"up", "Up", ""},
        {"undo", "Enter", "Enter, for undo, is always keep"},
        {"undo", "Esc", "Esc, for undo, is always places"},
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct settings settings;
        struct str problems = {0};
        test_row("%s = %s", cases[i].name, cases[i].keys);
        settings_init(&settings);
        set_key(&settings, "keys", cases[i].name, cases[i].keys);
        expect_int(command_key_problems(&settings, &problems), cases[i].problem[0] != '\0');
        expect_str(str_text(&problems), cases[i].problem);
        str_release(&problems);
        settings_release(&settings);
    }
}

static void help_has_every_command_and_form(void)
{
    struct stage stage;
    size_t count, form_count;
    const struct command *table = command_table(&count);
    (void)entry_forms(&form_count);
    stage_init(&stage);
    stage_open_full(&stage);
    stage_keys(&stage, "<F1>");
    size_t found = 0;
    for (size_t i = 0; i < count; i++) {
        bool has = false;
        for (size_t j = stage.app.help_count; j > 0 && !has; j--) {
            const struct help_row *row = &stage.app.help[j - 1];
            has = !row->heading && strcmp(str_text(&row->text), table[i].help) == 0;
        }
        found += has ? 1 : 0;
    }
    expect_int(found, count);
    expect(stage.app.help_count > count + form_count);
    expect_int(stage.app.overlay_list.count, stage.app.help_count);
    stage_release(&stage);
}

static const struct test tests[] = {
    {"a key is of one command, in every preset", a_key_is_of_one_command_in_every_preset},
    {"every row has its words", every_row_has_its_words},
    {"no name is one of the entry language", no_name_is_one_of_the_entry_language},
    {"every command is reached with plain keys", every_command_is_reached_with_plain_keys},
    {"every command is reached from a half-typed line",
     every_command_is_reached_from_a_half_typed_line},
    {"the palette finds any part, without accents", the_palette_finds_any_part_without_accents},
    {"commands say why they can't be used", commands_say_why_they_can_not_be_used},
    {"the settings give keys and take them", the_settings_give_keys_and_take_them},
    {"readline hands get yank and the shell", readline_hands_get_yank_and_the_shell},
    {"nano hands get their keys", nano_hands_get_their_keys},
    {"Enter and Esc can't be given away", enter_and_esc_can_not_be_given_away},
    {"a key that is none says what would have worked",
     a_key_that_is_none_says_what_would_have_worked},
    {"wrong keys of the settings are named", wrong_keys_of_the_settings_are_named},
    {"help has every command and form", help_has_every_command_and_form},
};

int main(int argc, char **argv)
{
    (void)setlocale(LC_CTYPE, "C.UTF-8");
    return test_main(tests, COUNT(tests), argc, argv);
}
