#include "ui/screen.h"

#include "app/command.h"
#include "text/width.h"

enum { HINTS_MOST = 16, LINE_ROWS_MOST = 6 };

/* --- The keys that matter here */

struct hint {
    const struct command *command;
    struct slice key;
    bool cut; /* there is no room for it */
};

static size_t collect_hints(const struct app *app, struct hint hints[HINTS_MOST])
{
    size_t count = 0;
    size_t commands = 0;
    const struct command *table = command_table(&commands);
    for (size_t i = 0; i < commands; i++) {
        const char *reason = NULL;
        if (table[i].priority == 0 || !command_applies(app, &table[i], &reason) ||
            count == HINTS_MOST) {
            continue;
        }
        struct slice rest = command_keys(app->settings, &table[i]);
        struct hint hint = {.command = &table[i]};
        if (rest.size == 0 || !slice_next(&rest, ' ', &hint.key)) {
            continue;
        }
        size_t at = count++;
        while (at > 0 && hints[at - 1].command->priority > hint.command->priority) {
            hints[at] = hints[at - 1];
            at--;
        }
        hints[at] = hint;
    }
    return count;
}

static int hint_columns(const struct hint *hint)
{
    return width_of(hint->key) + 1 + width_of(slice_of(hint->command->hint)) + 2;
}

static void put_hints(const struct app *app, struct frame *frame, int row)
{
    struct hint hints[HINTS_MOST];
    size_t count = collect_hints(app, hints);
    int left = frame->columns - 1;
    size_t shown = 0;
    for (size_t i = 0; i < count; i++) {
        int columns = hint_columns(&hints[i]);
        hints[i].cut = columns > left || shown == 6;
        left -= hints[i].cut ? 0 : columns;
        shown += hints[i].cut ? 0 : 1;
    }
    int column = 1;
    for (size_t i = 0; i < count; i++) {
        if (!hints[i].cut) {
            column += frame_put(frame, row, column, hints[i].key, STYLE_KEY) + 1;
            column +=
                frame_put(frame, row, column, slice_of(hints[i].command->hint), STYLE_HINT) + 2;
        }
    }
}

static void put_place_list(const struct app *app, struct frame *frame, int row)
{
    (void)app;
    int column = 1;
    for (int screen = SCREEN_SESSIONS; screen < SCREEN_COUNT; screen++) {
        char digit[2] = {(char)('0' + screen), '\0'};
        column += frame_put(frame, row, column, slice_of(digit), STYLE_KEY);
        column += frame_put(frame, row, column, slice_of(" "), STYLE_HINT);
        const char *name = screen_row((enum screen)screen)->name;
        /* At 60 columns the longest name is cut, so that commands and help are not. */
        int limit = frame->columns < 84 ? 6 : 20;
        column += frame_put_within(frame, row, column, limit, slice_of(name), STYLE_HINT) + 1;
    }
    column += frame_put(frame, row, column, slice_of("/"), STYLE_KEY) + 1;
    if (frame->columns >= 84) {
        column += frame_put(frame, row, column, slice_of("commands"), STYLE_HINT) + 1;
    }
    column += frame_put(frame, row, column, slice_of("?"), STYLE_KEY) + 1;
    (void)frame_put(frame, row, column, slice_of("help"), STYLE_HINT);
}

/* --- The entry line */

static void put_line(const struct app *app, struct frame *frame, int row, int rows)
{
    struct str prompt = {0};
    app_prompt(app, &prompt);
    int first = app_prompt_columns(app);
    int cursor_row = 0;
    int cursor_column = 0;
    line_edit_place(&app->line, frame->columns, first, &cursor_row, &cursor_column);
    /* A text of more rows than are shown scrolls with the cursor. */
    int top = cursor_row >= rows ? cursor_row - rows + 1 : 0;
    if (top == 0) {
        (void)widget_put(app, frame, row, 0, first - 1, str_slice(&prompt), STYLE_GHOST);
    }
    struct slice rest = app->line.text.size == 0 ? slice_of("") : str_slice(&app->line.text);
    struct slice text;
    for (int at = 0;
         at < top + rows && line_edit_next_row(&rest, frame->columns, at == 0 ? first : 0, &text);
         at++) {
        if (at >= top) {
            (void)frame_put(frame, row + at - top, at == 0 ? first : 0, text, STYLE_ENTRY);
        }
    }
    frame_move(frame, row + cursor_row - top, cursor_column);
    str_release(&prompt);
}

int widget_footer(const struct app *app, struct frame *frame)
{
    int line_rows = app_line_rows(app);
    line_rows = line_rows < 1 ? 1 : line_rows > LINE_ROWS_MOST ? LINE_ROWS_MOST : line_rows;
    int rows = line_rows + 3;
    int row = frame->rows - rows;
    enum style style = app->message_is_error ? STYLE_ERROR : STYLE_STRONG;
    widget_rule(app, frame, row, str_slice(&app->message), style);
    (void)widget_put(app, frame, row + 1, 1, frame->columns - 2, str_slice(&app->guide),
                     STYLE_GUIDE);
    put_line(app, frame, row + 2, line_rows);
    if (app->overlay == OVERLAY_PLACES) {
        put_place_list(app, frame, frame->rows - 1);
    } else {
        put_hints(app, frame, frame->rows - 1);
    }
    return rows;
}
