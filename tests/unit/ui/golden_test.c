/* The screens as text, at three sizes, against tests/unit/ui/golden/SCENE-COLUMNSxROWS.txt. After a
 * change that is meant, `GOLDEN=write build/debug/tests/unit/ui/golden_test` writes them anew:
 * read the difference as a rapporteur would, with a speaker already talking. */
#include "ui/ui.h"

#include <stdio.h>
#include <stdlib.h>

#include "expect.h"
#include "screen_stage.h"

struct scene {
    const char *name;
    bool open; /* the sitting is open */
    const char *keys;
    void (*more)(struct screen_stage *stage); /* before the keys */
};

static void with_sessions(struct screen_stage *stage)
{
    screen_stage_sessions(stage, 3);
}

static void with_folder(struct screen_stage *stage)
{
    screen_stage_sessions(stage, 0);
}

static void just_opened(struct screen_stage *stage)
{
    screen_stage_open(stage);
}

static void in_ascii(struct screen_stage *stage)
{
    struct str problem = {0};
    expect(settings_set(&stage->settings, slice_of("interface"), slice_of("ascii"), slice_of("yes"),
                        &problem));
    str_release(&problem);
    app_take_settings(&stage->app, &stage->settings);
}

static void failing(struct screen_stage *stage)
{
    screen_stage_saving(stage, SAVING_FAILED, false,
                        "the disk is full; nothing is lost, it is kept in memory and tried again");
}

static void csv_waits(struct screen_stage *stage)
{
    screen_stage_saving(stage, SAVING_DONE, true, "open in LibreOffice by ana");
}

static void long_message(struct screen_stage *stage)
{
    struct event event = {
        .kind = EVENT_FAILED,
        .text =
            slice_of("can't open sessions/other.csv: it is no session file, its first row has no "
                     "column `record`; it was not touched, choose another one")};
    screen_stage_event(stage, &event);
}

static const struct scene scenes[] = {
    {"sessions-none", false, "", with_folder},
    {"sessions", false, "<Down>", with_sessions},
    {"sessions-open", true, "<Esc>0", with_sessions},
    {"setup-new", false, "<Esc>6", just_opened},
    {"setup", true, "<Esc>6<Up><Up>", NULL},
    {"notes-empty", false, "", just_opened},
    {"notes", true, "", NULL},
    {"notes-typing", true, "tull: first year with an event of their own; met donors", NULL},
    {"notes-list", true, "<Up><Up><Up><Up><Up>", NULL},
    {"notes-unknown", true, "pereira: we do not agree", NULL},
    {"notes-off", true, "/off<Enter>mora: between us<Enter>and more", NULL},
    {"notes-long-line", true,
     "tull: one<Ctrl-J>two<Ctrl-J>three<Ctrl-J>four<Ctrl-J>five<Ctrl-J>six<Ctrl-J>seven", NULL},
    {"notes-not-saved", true, "", failing},
    {"notes-csv-waits", true, "", csv_waits},
    {"notes-message", true, "", long_message},
    {"notes-ascii", true, "", in_ascii},
    {"people-empty", false, "<Esc>2", just_opened},
    {"people", true, "<Esc>2<Up><Home>", NULL},
    {"conclusions-empty", false, "<Esc>3", just_opened},
    {"conclusions", true, "<Esc>3<Up><Home>", NULL},
    {"evidence", true, "<Esc>3<Up><Up><Up><Enter><Enter><Up><Up><Enter>", NULL},
    {"review", true, "<Esc>4", NULL},
    {"report", true, "<Esc>5", NULL},
    {"help", true, "<Esc>?", NULL},
    {"palette", true, "/re", NULL},
    {"palette-over", true, "half a line<Ctrl-P>un", NULL},
    {"places", true, "<Esc>", NULL},
};

static const struct {
    int rows, columns;
} sizes[] = {{16, 60}, {24, 80}, {60, 200}};

static void set(struct screen_stage *stage, const struct scene *scene)
{
    screen_stage_init(stage);
    if (scene->open) {
        screen_stage_open_full(stage);
    }
    if (scene->more != NULL) {
        scene->more(stage);
    }
    screen_stage_keys(stage, scene->keys);
}

static void read_whole(const char *path, struct str *out)
{
    char buffer[4096];
    FILE *file = fopen(path, "rbe");
    if (!expect(file != NULL)) {
        return;
    }
    for (size_t got; (got = fread(buffer, 1, sizeof buffer, file)) > 0;) {
        str_add(out, slice_make(buffer, got));
    }
    (void)fclose(file);
}

/* Row by row, and only the first that differs is told. */
static void expect_rows(struct slice got, struct slice wanted)
{
    struct slice got_row;
    struct slice wanted_row;
    for (int row = 0;; row++) {
        bool more = slice_next(&got, '\n', &got_row);
        if (!expect_int(slice_next(&wanted, '\n', &wanted_row), more) || !more) {
            return;
        }
        if (!slice_equal(got_row, wanted_row)) {
            printf("    row %d:\n", row);
            expect_bytes(got_row.at, got_row.size, wanted_row.at, wanted_row.size);
            return;
        }
    }
}

static void hold_against_golden(const struct screen_stage *stage, const char *path)
{
    struct str got = {0}, wanted = {0};
    str_add(&got, str_slice(&stage->text));
    str_add_format(&got, "cursor %d %d\n", stage->frame.cursor_row, stage->frame.cursor_column);
    const char *golden = getenv("GOLDEN");
    if (golden != NULL && strcmp(golden, "write") == 0) {
        FILE *file = fopen(path, "wbe");
        if (expect(file != NULL)) {
            expect(fwrite(got.at, 1, got.size, file) == got.size);
            expect(fclose(file) == 0);
        }
    } else {
        read_whole(path, &wanted);
        expect_rows(str_slice(&got), str_slice(&wanted));
    }
    str_release(&got);
    str_release(&wanted);
}

static void every_screen_looks_like_its_golden_text(void)
{
    for (size_t i = 0; i < COUNT(scenes); i++) {
        struct screen_stage stage;
        set(&stage, &scenes[i]);
        for (size_t size = 0; size < COUNT(sizes); size++) {
            struct str path = {0};
            str_add_format(&path, "tests/unit/ui/golden/%s-%dx%d.txt", scenes[i].name,
                           sizes[size].columns, sizes[size].rows);
            test_row("%s", str_text(&path));
            screen_stage_resize(&stage, sizes[size].rows, sizes[size].columns);
            screen_stage_check(&stage);
            hold_against_golden(&stage, str_text(&path));
            str_release(&path);
        }
        screen_stage_release(&stage);
    }
}

static const struct test tests[] = {
    {"every screen looks like its golden text", every_screen_looks_like_its_golden_text},
};

int main(int argc, char **argv)
{
    return test_main(tests, COUNT(tests), argc, argv);
}
