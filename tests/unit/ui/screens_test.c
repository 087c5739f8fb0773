/* Runs the scripts of tests/screens: what a person does and sees, a line each. At the start the
 * window is 80x24, it is 2017-08-02 10:14:05, and nothing is open.
 */
/* clang-format off: a table */
/*   # a comment
 *   open                an empty session, on Notes; `open full`: the sitting of
 * screen_stage_open_full sessions N          the home screen lists N sessions (0 to 3) of a folder
 *   size 80x24          the window
 *   set SECTION KEY VALUE   a setting
 *   type TEXT           letter by letter
 *   press KEY KEY ...   keys by name: Enter, Ctrl-Z, Up, F1, Esc, 4
 *   paste TEXT          at once; `\n` in it is a line feed
 *   wait SECONDS        time goes by
 *   still SECONDS       and meanwhile nothing changes but the clock, not even that for a screen
 * reader saving WORDS        how it is saved: `done`, `under way`, `failed REASON`, `csv waits
 * REASON` read-only REASON    nothing can be written see TEXT            somewhere on the screen,
 * within one row not TEXT            nowhere on it row N TEXT          in row N, counted from 1;
 * from the bottom where N is negative cursor behind TEXT  the cursor stands right behind TEXT in
 * its row cursor on TEXT      the cursor stands on the first letter of TEXT effect KIND         the
 * newest key asked for it: append, csv, open, create, save, suspend, quit, bell
 */
/* clang-format on */
#include "ui/ui.h"

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/num.h"
#include "expect.h"
#include "screen_stage.h"

static const char folder[] = "tests/screens";

static int64_t number(struct slice text)
{
    int64_t value = 0;
    expect(num_parse(text, -1000, 100000, &value));
    return value;
}

/* --- Doing */

static void do_open(struct screen_stage *stage, struct slice rest)
{
    if (slice_is(rest, "full")) {
        screen_stage_open_full(stage);
    } else {
        screen_stage_open(stage);
    }
}

static void do_sessions(struct screen_stage *stage, struct slice rest)
{
    screen_stage_sessions(stage, (size_t)number(rest));
}

static void do_size(struct screen_stage *stage, struct slice rest)
{
    size_t x = slice_find(rest, 'x');
    screen_stage_resize(stage, (int)number(slice_from(rest, x + 1)),
                        (int)number(slice_head(rest, x)));
}

static void do_set(struct screen_stage *stage, struct slice rest)
{
    struct slice section = slice_of("");
    struct slice key = slice_of("");
    struct str problem = {0};
    expect(slice_next(&rest, ' ', &section) && slice_next(&rest, ' ', &key));
    expect(settings_set(&stage->settings, section, key, rest, &problem));
    app_take_settings(&stage->app, &stage->settings);
    str_release(&problem);
}

static void do_type(struct screen_stage *stage, struct slice rest)
{
    screen_stage_type(stage, rest);
}

static void do_press(struct screen_stage *stage, struct slice rest)
{
    struct slice name;
    while (rest.size > 0 && slice_next(&rest, ' ', &name)) {
        screen_stage_press(stage, name);
    }
}

static void do_paste(struct screen_stage *stage, struct slice rest)
{
    struct str text = {0};
    while (rest.size > 0) {
        bool feed = slice_starts(rest, slice_of("\\n"));
        str_add(&text, feed ? slice_of("\n") : slice_head(rest, 1));
        rest = slice_from(rest, feed ? 2 : 1);
    }
    screen_stage_paste(stage, str_slice(&text));
    str_release(&text);
}

static void do_wait(struct screen_stage *stage, struct slice rest)
{
    struct event event = {.kind = EVENT_TIME};
    stage->now += (uint64_t)number(rest) * UINT64_C(1000000);
    screen_stage_event(stage, &event);
}

static void do_saving(struct screen_stage *stage, struct slice rest)
{
    static const struct {
        const char *words;
        enum saving saving;
        bool csv_waits;
    } states[] = {{"done", SAVING_DONE, false},
                  {"under way", SAVING_UNDER_WAY, false},
                  {"failed ", SAVING_FAILED, false},
                  {"csv waits ", SAVING_DONE, true}};
    for (size_t i = 0; i < COUNT(states); i++) {
        struct slice words = slice_of(states[i].words);
        if (slice_starts(rest, words)) {
            struct str reason = {0};
            str_add(&reason, slice_from(rest, words.size));
            screen_stage_saving(stage, states[i].saving, states[i].csv_waits, str_text(&reason));
            str_release(&reason);
            return;
        }
    }
    expect_str("a state of saving", "none of them");
}

static void do_read_only(struct screen_stage *stage, struct slice rest)
{
    struct event event = {.kind = EVENT_SAVING, .saving = {.read_only = true, .reason = rest}};
    screen_stage_event(stage, &event);
}

/* --- Seeing */

/* The cells that differ in a row. */
static int changed_cells(const struct frame *left, const struct frame *right, int row)
{
    int changed = 0;
    for (int column = 0; column < left->columns; column++) {
        const struct frame_cell *cell = frame_at(left, row, column);
        changed += memcmp(cell, frame_at(right, row, column), sizeof *cell) == 0 ? 0 : 1;
    }
    return changed;
}

/* A second at a time, as the loop may. */
static void do_still(struct screen_stage *stage, struct slice rest)
{
    enum { CLOCK_LETTERS = 5 };
    struct frame before;
    frame_init(&before, stage->frame.rows, stage->frame.columns);
    ui_draw(&stage->app, &before);
    for (int64_t left = number(rest); left > 0; left--) {
        do_wait(stage, slice_of("1"));
        screen_stage_check(stage);
        int most = stage->app.screen_reader ? 0 : CLOCK_LETTERS;
        for (int row = 0; row < before.rows; row++) {
            expect(changed_cells(&before, &stage->frame, row) <= (row == 0 ? most : 0));
        }
        expect_int(stage->frame.cursor_row, before.cursor_row);
        expect_int(stage->frame.cursor_column, before.cursor_column);
    }
    frame_release(&before);
}

static bool is_there(struct screen_stage *stage, struct slice text)
{
    screen_stage_check(stage);
    struct slice rest = str_slice(&stage->text);
    return slice_find_part(rest, text) < rest.size;
}

static void show(const struct screen_stage *stage)
{
    printf("%s", str_text(&stage->text));
}

static void do_see(struct screen_stage *stage, struct slice rest)
{
    if (!expect(is_there(stage, rest))) {
        show(stage);
    }
}

static void do_not(struct screen_stage *stage, struct slice rest)
{
    if (!expect(!is_there(stage, rest))) {
        show(stage);
    }
}

static void do_row(struct screen_stage *stage, struct slice rest)
{
    struct slice row;
    expect(slice_next(&rest, ' ', &row));
    int at = (int)number(row);
    screen_stage_check(stage);
    struct slice text = slice_of(screen_stage_row(stage, at > 0 ? at - 1 : stage->frame.rows + at));
    if (!expect(slice_find_part(text, rest) < text.size)) {
        printf("    row %d: %s\n", at, text.at);
    }
}

/* The text of a row from one column to before another. */
static void part_of_row(const struct frame *frame, int from, int to, struct str *out)
{
    for (int column = from; column < to; column++) {
        const struct frame_cell *cell = frame_at(frame, frame->cursor_row, column);
        str_add(out, slice_make(cell->bytes, cell->size));
    }
}

static void do_cursor(struct screen_stage *stage, struct slice rest)
{
    struct slice where;
    struct str part = {0};
    screen_stage_check(stage);
    const struct frame *frame = &stage->frame;
    expect(slice_next(&rest, ' ', &where));
    bool behind = slice_is(where, "behind");
    part_of_row(frame, behind ? 0 : frame->cursor_column,
                behind ? frame->cursor_column : frame->columns, &part);
    bool right = behind ? slice_ends(str_slice(&part), rest) : slice_starts(str_slice(&part), rest);
    if (!expect(right && (behind || slice_is(where, "on")))) {
        printf("    cursor in row %d, %s: %s\n", frame->cursor_row + 1, behind ? "behind" : "on",
               str_text(&part));
    }
    str_release(&part);
}

static void do_effect(struct screen_stage *stage, struct slice rest)
{
    static const struct {
        const char *word;
        enum effect_kind kind;
    } kinds[] = {{"append", EFFECT_APPEND},   {"csv", EFFECT_WRITE_CSV},  {"open", EFFECT_OPEN},
                 {"create", EFFECT_CREATE},   {"save", EFFECT_SAVE_TEXT}, {"sample", EFFECT_SAMPLE},
                 {"suspend", EFFECT_SUSPEND}, {"quit", EFFECT_QUIT},      {"bell", EFFECT_BELL}};
    bool found = false;
    for (size_t i = 0; i < COUNT(kinds); i++) {
        for (size_t at = 0; slice_is(rest, kinds[i].word) && at < stage->effects.count; at++) {
            found = found || stage->effects.items[at].kind == kinds[i].kind;
        }
    }
    expect(found);
}

/* --- The scripts */

static const struct {
    const char *word;
    void (*run)(struct screen_stage *stage, struct slice rest);
} verbs[] = {
    {"open", do_open},     {"sessions", do_sessions},
    {"size", do_size},     {"set", do_set},
    {"type", do_type},     {"press", do_press},
    {"paste", do_paste},   {"wait", do_wait},
    {"see", do_see},       {"not", do_not},
    {"row", do_row},       {"saving", do_saving},
    {"cursor", do_cursor}, {"effect", do_effect},
    {"still", do_still},   {"read-only", do_read_only},
};

static void run_line(struct screen_stage *stage, struct slice line)
{
    struct slice word = slice_of("");
    struct slice rest = line;
    (void)slice_next(&rest, ' ', &word);
    for (size_t i = 0; i < COUNT(verbs); i++) {
        if (slice_is(word, verbs[i].word)) {
            verbs[i].run(stage, rest.at == NULL ? slice_of("") : rest);
            return;
        }
    }
    expect_str("a verb of screens_test.c", "none of them");
}

static void run_script(const char *name)
{
    char line[1000];
    char path[300];
    struct screen_stage stage;
    (void)snprintf(path, sizeof path, "%s/%s", folder, name);
    FILE *file = fopen(path, "rbe");
    if (!expect(file != NULL)) {
        return;
    }
    screen_stage_init(&stage);
    for (int number_of = 1; fgets(line, sizeof line, file) != NULL; number_of++) {
        struct slice text = slice_of(line);
        text.size -= slice_ends(text, slice_of("\n")) ? 1 : 0;
        test_row("%s:%d: %.*s", path, number_of, (int)text.size, text.at);
        if (text.size > 0 && text.at[0] != '#') {
            run_line(&stage, text);
        }
    }
    screen_stage_release(&stage);
    expect(fclose(file) == 0);
}

static int is_script(const struct dirent *entry)
{
    return slice_ends(slice_of(entry->d_name), slice_of(".screen")) ? 1 : 0;
}

static void every_script_sees_what_it_says(void)
{
    struct dirent **entries = NULL;
    int count = scandir(folder, &entries, is_script, alphasort);
    expect(count > 0);
    for (int i = 0; i < count; i++) {
        run_script(entries[i]->d_name);
        free(entries[i]);
    }
    free((void *)entries);
}

static const struct test tests[] = {
    {"every script of tests/screens sees what it says", every_script_sees_what_it_says},
};

int main(int argc, char **argv)
{
    return test_main(tests, COUNT(tests), argc, argv);
}
