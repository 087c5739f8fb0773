/* What lies over a screen and lists commands: help, and the palette. */
#include "ui/screen.h"

#include "app/command.h"
#include "text/width.h"

enum { NARROW = 72, PALETTE_ROWS_MOST = 12 };

/* --- Help */

struct help {
    const struct view *view;
    struct area area;
};

static int text_column(struct area area)
{
    return area.columns < NARROW ? 26 : area.columns < 120 ? 36 : 50;
}

/* A row whose left part is long has its text below. */
static bool stands_below(const struct help *help, const struct help_row *row)
{
    return width_of(str_slice(&row->left)) + 4 > text_column(help->area);
}

static void wrap_text(const struct help *help, const struct help_row *row, int most,
                      struct wrapped *text)
{
    int columns = help->area.columns - 1 - text_column(help->area);
    widget_wrap(str_slice(&row->text), columns, columns, most, false, text);
}

static int rows_of(const void *context, size_t item)
{
    const struct help *help = (const struct help *)context;
    const struct help_row *row = &help->view->app->help[item];
    struct wrapped text;
    if (row->heading) {
        struct area area = help->area;
        widget_wrap(str_slice(&row->left), area.columns - 2, area.columns - 2, 2, false, &text);
        return text.count + (item > 0 ? 1 : 0);
    }
    wrap_text(help, row, WIDGET_ROWS_MOST, &text);
    return text.count + (stands_below(help, row) ? 1 : 0);
}

/* Above a heading, where there is room. */
static int blank_rows(const struct help *help, size_t item, int rows)
{
    return help->view->app->help[item].heading && item > 0 && rows > 1 ? 1 : 0;
}

static void draw_heading(const struct help *help, int row, int rows, size_t item)
{
    struct area area = {help->area.row, 1, help->area.rows, help->area.columns - 2};
    int blank = blank_rows(help, item, rows);
    (void)widget_put_rows(help->view, area, row + blank, rows - blank,
                          str_slice(&help->view->app->help[item].left), STYLE_TITLE);
}

static void draw_help_row(const struct help *help, int row, int rows, size_t item)
{
    const struct view *view = help->view;
    const struct help_row *entry = &view->app->help[item];
    int column = text_column(help->area);
    struct area place = {help->area.row, column, row + rows - help->area.row,
                         help->area.columns - 1 - column};
    bool below = stands_below(help, entry);
    struct wrapped text;
    (void)widget_put(view, row, 2, below ? help->area.columns - 3 : column - 3,
                     str_slice(&entry->left), STYLE_KEY);
    wrap_text(help, entry, below ? rows - 1 : rows, &text);
    widget_put_wrapped(view, place, row + (below ? 1 : 0), &text, STYLE_TEXT);
}

/* The chosen row is the first one shown, but on the last page, where the cursor goes on down. */
void screen_help_draw(const struct view *view, struct area area)
{
    const struct app *app = view->app;
    struct help help = {view, area};
    struct window window;
    int row = area.row;
    widget_window(&window, app->help_count, app->help_count, area.rows, rows_of, &help);
    size_t chosen = app->overlay_list.chosen;
    int cursor = area.row;
    size_t last = window.first;
    if (window.count > 1 && window.rows[0] < rows_of(&help, last)) {
        last++; /* it would push the last one out */
    }
    size_t item = chosen < last ? chosen : last;
    for (; item < app->help_count && area_has_row(area, row); item++) {
        int left = area.row + area.rows - row;
        int rows = rows_of(&help, item);
        rows = rows < left ? rows : left;
        cursor = item == chosen ? row + blank_rows(&help, item, rows) : cursor;
        if (app->help[item].heading) {
            draw_heading(&help, row, rows, item);
        } else {
            draw_help_row(&help, row, rows, item);
        }
        row += rows;
    }
    frame_move(view->frame, cursor, 1);
}

/* --- The palette */

static void put_name(struct pen *pen, const struct view *view, const struct palette_row *entry,
                     enum style style)
{
    if (entry->command == NULL) {
        pen_put_text(pen, view, entry->form->usage, style);
        return;
    }
    pen_put_text(pen, view, "/", style);
    pen_put_text(pen, view, entry->command->name, style);
    if (entry->command->usage[0] != '\0') {
        pen->column++;
        pen_put_text(pen, view, entry->command->usage, style);
    }
}

/* Name, what it does or why it can't be used now, and its keys at the right. */
static void draw_command(const struct view *view, struct area area, int row,
                         const struct palette_row *entry)
{
    int text = area.columns < NARROW ? 20 : 28;
    int end = area.columns - 1;
    const char *reason = NULL;
    const char *help = entry->command != NULL ? entry->command->help : entry->form->help;
    if (entry->command != NULL) {
        struct slice keys = command_keys(view->app->settings, entry->command);
        (void)command_applies(view->app, entry->command, &reason);
        end = keys.size > 0 ? widget_put_right(view, row, end, keys, STYLE_HINT) - 2 : end;
    }
    struct pen pen = {row, 2, text - 1};
    put_name(&pen, view, entry, reason == NULL ? STYLE_KEY : STYLE_DIM);
    pen = (struct pen){row, text, end};
    pen_put_text(&pen, view, reason != NULL ? "not now: " : "", STYLE_DIM);
    pen_put_text(&pen, view, reason != NULL ? reason : help, STYLE_DIM);
}

/* The rule above, with what is searched; returns the column behind it. */
static int put_search(const struct view *view, int row)
{
    const struct app *app = view->app;
    struct str title = {0};
    str_add_text(&title, app->palette_count > 0 ? "commands" : "no command has that");
    if (!app->palette_in_line) {
        str_add_text(&title, ": ");
        str_add(&title, str_slice(&app->palette_line));
    }
    widget_rule(view, row, str_slice(&title), STYLE_TITLE);
    int column = 3 + width_of(str_slice(&title));
    str_release(&title);
    return column;
}

void screen_palette_draw(const struct view *view, struct area area)
{
    const struct app *app = view->app;
    int most = area.rows - 1 < PALETTE_ROWS_MOST ? area.rows - 1 : PALETTE_ROWS_MOST;
    int rows = app->palette_count < (size_t)most ? (int)app->palette_count : most;
    struct area box = area_below(area, area.rows - rows);
    struct window window;
    frame_fill(view->frame, box.row - 1, 0, rows + 1, area.columns, slice_of(""), STYLE_TEXT);
    int column = put_search(view, box.row - 1);
    widget_window(&window, app->palette_count, app->overlay_list.chosen, rows, widget_one_row,
                  NULL);
    for (int i = 0; i < window.count; i++) {
        size_t item = window.first + (size_t)i;
        draw_command(view, box, box.row + i, &app->palette[item]);
        frame_set_item(view->frame, box.row + i, 1, item);
        if (item == app->overlay_list.chosen) {
            widget_choose(view, box, box.row + i, 1);
        }
    }
    /* What is typed goes into the line, or into the search: there the cursor stands. */
    frame_move(view->frame, app->palette_in_line ? 0 : box.row - 1,
               app->palette_in_line ? 0 : column);
}
