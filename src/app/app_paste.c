/* What is pasted: one text, of however many rows. */
#include "app/app_parts.h"

static bool is_break(char byte)
{
    return byte == '\n' || byte == '\r';
}

/* Rows as they will be once the line has them: terminals send CR for LF, or both. */
static size_t row_count(struct slice text)
{
    size_t rows = 1;
    for (size_t i = 0; i < text.size; i++) {
        bool pair = text.at[i] == '\r' && i + 1 < text.size && text.at[i + 1] == '\n';
        rows += is_break(text.at[i]) && !pair ? 1 : 0;
    }
    return rows;
}

/* Whether the language would look at the first row of what is put in front of the line: on screens
 * with lines of their own it knows commands only. */
static bool could_be_read(const struct app *app, struct slice text)
{
    bool own_lines = app->screen == SCREEN_SESSIONS || app->screen == SCREEN_PEOPLE ||
                     app->screen == SCREEN_CONCLUSIONS || app->screen == SCREEN_SETUP;
    return app->line.cursor == 0 && app->editing.size == 0 &&
           (!own_lines || slice_starts(text, slice_of("/")));
}

/* Several rows are one text, whatever the first one looks like: in front of the line they get a
 * blank, which the language takes for "as it stands". It is in the text itself, so it stays with it
 * wherever that waits, also through a crash. One row is as good as typed; the break that was copied
 * behind it is no row. */
void app_paste(struct app *app, struct slice text)
{
    while (app->line.cursor == app->line.text.size && text.size > 0 &&
           is_break(text.at[text.size - 1])) {
        text.size--;
    }
    size_t rows = row_count(text);
    bool literally = rows > 1 && could_be_read(app, text);
    struct str literal = {0};
    if (literally) {
        str_add_char(&literal, ' ');
        str_add(&literal, text);
    }
    app->overlay = OVERLAY_NONE;
    app->refused = false;
    if (app->line_started == 0) {
        app->line_started = app->now;
    }
    app->in_list = false;
    app->undone = 0;
    line_edit_insert(&app->line, literally ? str_slice(&literal) : text);
    str_release(&literal);
    bool lines = literally && app->screen == SCREEN_NOTES && app_burst_has_speakers(app);
    app->lines_offered = lines;
    if (lines) {
        app_say(app, "%zu rows, with who speaks: Tab keeps each as a line, Enter all as one text",
                rows);
    } else if (rows > 1 && (app->screen == SCREEN_NOTES || app->screen == SCREEN_CONCLUSIONS)) {
        app_say(app,
                "%zu rows, of one speaker: Enter keeps them so, Esc /paste-lines each as a line",
                rows);
    }
}
