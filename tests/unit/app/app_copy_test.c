#include <locale.h>

#include "expect.h"
#include "stage.h"

static void take_clipboard(struct stage *stage, struct settings *settings, const char *value)
{
    struct str problem = {0};
    settings_init(settings);
    expect(settings_set(settings, slice_of("interface"), slice_of("clipboard"), slice_of(value),
                        &problem));
    app_take_settings(&stage->app, settings);
    str_release(&problem);
}

static const struct {
    const char *keys, *copied, *message;
} cases[] = {
    {"mx: one two<Shift-Left><Shift-Left><Shift-Left><Alt-W>", "two",
     "Copied the marked text: Ctrl-V puts it into the line; sent to the terminal for its "
     "clipboard"},
    {"mx: one two<Ctrl-Space><Ctrl-A><Alt-W>", "mx: one two",
     "Copied the marked text: Ctrl-V puts it into the line; sent to the terminal for its "
     "clipboard"},
    {"mx: one<Enter>cr: two<Enter><Up><Up><Alt-W>", "MEX: one",
     "Copied the record: Ctrl-V puts it into the line; sent to the terminal for its clipboard"},
    {"mx: one<Enter>cr: two<Enter>/copy i2<Enter>", "CRI: two",
     "Copied the record: Ctrl-V puts it into the line; sent to the terminal for its clipboard"},
    {"mx: half<Alt-W>", "mx: half",
     "Copied the line: Ctrl-V puts it into the line; sent to the terminal for its clipboard"},
    {"<Alt-W>", "none",
     "Nothing is marked or chosen: Shift and the arrows mark, Up chooses a record, /copy i12 names "
     "it"},
    {"/copy i99<Enter>", "none", "There is no i99 in this session"},
    {"/off<Enter>mx: secret<Alt-W>", "none",
     "Copied the line: Ctrl-V puts it into the line; off the record nothing goes to the clipboard"},
};

static void what_is_meant_is_copied(void)
{
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct stage stage;
        struct settings settings;
        test_row("%s", cases[i].keys);
        stage_init(&stage);
        take_clipboard(&stage, &settings, "osc52");
        stage_open_full(&stage);
        stage_keys(&stage, cases[i].keys);
        bool sent = strcmp(cases[i].copied, "none") != 0;
        expect_int(stage.counts[EFFECT_COPY], sent);
        expect_str(stage_show(&stage, "message"), cases[i].message);
        if (sent) {
            expect_str(str_text(&stage.text), cases[i].copied);
            expect_str(stage_show(&stage, "kill"), cases[i].copied);
        }
        stage_release(&stage);
        settings_release(&settings);
    }
}

static void nothing_is_sent_unless_the_settings_say_so_or_where_it_is_too_long(void)
{
    struct stage stage;
    struct settings settings;
    struct str text = {0};
    for (int i = 0; i <= APP_COPY_MOST; i++) {
        str_add_char(&text, 'x');
    }
    stage_init(&stage);
    stage_open_full(&stage);
    stage_keys(&stage, "half<Alt-W>");
    expect_int(stage.counts[EFFECT_COPY], 0);
    expect_str(stage_show(&stage, "kill"), "half");
    expect_str(stage_show(&stage, "message"), "Copied the line: Ctrl-V puts it into the line");
    take_clipboard(&stage, &settings, "osc52");
    stage_keys(&stage, "<Ctrl-U>");
    stage_paste(&stage, str_text(&text));
    stage_keys(&stage, "<Alt-W>");
    expect_int(stage.counts[EFFECT_COPY], 0);
    expect_str(stage_show(&stage, "message"), "Copied the line: Ctrl-V puts it into the line; the "
                                              "clipboard takes 74000 bytes, and it has 74001");
    stage_release(&stage);
    settings_release(&settings);
    str_release(&text);
}

static void esc_ends_the_mark_first(void)
{
    struct stage stage;
    stage_init(&stage);
    stage_open_full(&stage);
    stage_keys(&stage, "half<Shift-Left><Esc>");
    expect_str(stage_show(&stage, "overlay"), "none");
    expect_int(stage.app.line.marking, MARK_NONE);
    stage_keys(&stage, "<Esc>");
    expect_str(stage_show(&stage, "overlay"), "places");
    stage_release(&stage);
}

static const struct test tests[] = {
    {"what is meant is copied", what_is_meant_is_copied},
    {"nothing is sent unless the settings say so, or where it is too long",
     nothing_is_sent_unless_the_settings_say_so_or_where_it_is_too_long},
    {"Esc ends the mark first", esc_ends_the_mark_first},
};

int main(int argc, char **argv)
{
    (void)setlocale(LC_CTYPE, "C.UTF-8");
    return test_main(tests, COUNT(tests), argc, argv);
}
