#include "ui/screen.h"

#include "app/command.h"
#include "text/width.h"

enum { PALETTE_ROWS_MOST = 12 };

void screen_help_draw(const struct app *app, struct frame *frame, struct area area)
{
    size_t top = app->overlay_list.chosen;
    int left = area.columns < 72 ? 24 : 34;
    int row = area.row;
    for (size_t i = top; i < app->help_count && row < area.row + area.rows; i++) {
        const struct help_row *help = &app->help[i];
        if (help->heading) {
            row += row > area.row ? 1 : 0;
            (void)widget_put(app, frame, row, 1, area.columns - 2, str_slice(&help->left),
                             STYLE_TITLE);
            row++;
            continue;
        }
        (void)widget_put(app, frame, row, 2, left - 3, str_slice(&help->left), STYLE_KEY);
        struct area place = {.row = row,
                             .column = left,
                             .columns = area.columns - 1 - left,
                             .rows = area.row + area.rows - row};
        row += widget_wrap(app, frame, place, str_slice(&help->text), STYLE_TEXT);
    }
}

static void draw_row(const struct app *app, struct frame *frame, struct area area, int row,
                     const struct palette_row *entry)
{
    struct str name = {0};
    struct slice keys = slice_of("");
    const char *help = NULL;
    const char *reason = NULL;
    if (entry->command != NULL) {
        str_add_format(&name, "/%s %s", entry->command->name, entry->command->usage);
        keys = command_keys(app->settings, entry->command);
        help = entry->command->help;
        (void)command_applies(app, entry->command, &reason);
    } else {
        str_add_text(&name, entry->form->usage);
        help = entry->form->help;
    }
    int key = area.columns < 72 ? 21 : 30;
    int text = key + 17;
    (void)widget_put(app, frame, row, 2, key - 3, str_slice(&name),
                     reason == NULL ? STYLE_KEY : STYLE_DIM);
    (void)widget_put(app, frame, row, key, 16, keys, STYLE_HINT);
    (void)widget_put(app, frame, row, text, area.columns - 1 - text,
                     slice_of(reason == NULL ? help : reason), STYLE_DIM);
    str_release(&name);
}

void screen_palette_draw(const struct app *app, struct frame *frame, struct area area)
{
    int rows =
        (int)(app->palette_count < PALETTE_ROWS_MOST ? app->palette_count : PALETTE_ROWS_MOST);
    rows = rows > area.rows - 2 ? area.rows - 2 : rows;
    struct area box = area;
    box.rows = rows;
    box.row = area.row + area.rows - rows;
    frame_fill(frame, box.row - 1, 0, rows + 1, area.columns, slice_of(""), STYLE_TEXT);
    struct str title = {0};
    str_add_text(&title, app->palette_count > 0 ? "commands" : "no command has that");
    if (!app->palette_in_line) {
        str_add_text(&title, ": ");
        str_add(&title, str_slice(&app->palette_line));
    }
    widget_rule(app, frame, box.row - 1, str_slice(&title), STYLE_TITLE);
    int cursor = 3 + width_of(str_slice(&title));
    str_release(&title);
    int kept_row = frame->cursor_row;
    int kept_column = frame->cursor_column;
    size_t item = widget_top(&app->overlay_list, rows);
    for (int row = box.row; row < box.row + rows && item < app->palette_count; row++, item++) {
        draw_row(app, frame, box, row, &app->palette[item]);
        if (item == app->overlay_list.chosen) {
            widget_choose(app, frame, box, row, 1);
        }
    }
    /* What is typed goes into the line, or into the search: there the cursor stands. */
    if (app->palette_in_line) {
        frame_move(frame, kept_row, kept_column);
    } else {
        frame_move(frame, box.row - 1, cursor);
    }
}
