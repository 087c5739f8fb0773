/* Enters that come in one batch with the keys behind them: a paste into a terminal that has no
 * marks for one. Plain paragraphs of it are kept as one action: each for itself would write all of
 * its record so far again, 40 MB for 100 kB. Until then they are rows of the line. */
#include "app/app_parts.h"

/* The row without the blanks at its end, as a line is kept. */
static struct slice without_end(struct slice row)
{
    while (row.size > 0 && slice_trim(slice_from(row, row.size - 1)).size == 0) {
        row.size--;
    }
    return row;
}

/* Whether the row, typed alone, would be one more paragraph and nothing else. */
static bool is_paragraph(struct app *app, struct slice row)
{
    struct entry_context context = app_context(app);
    bool plain = row.size > 0 && !entry_is_open(row) && row.at[row.size - 1] != '\\';
    entry_parse(&context, row, &app->meaning);
    return plain && app->meaning.kind == ENTRY_PARAGRAPH && slice_equal(app->meaning.text, row);
}

bool app_burst_has_speakers(struct app *app)
{
    enum { LOOKED_AT = 40, LEAST = 2 };
    struct entry_context context = app_context(app);
    struct slice rest = slice_trim(str_slice(&app->line.text));
    struct slice row;
    size_t speakers = 0;
    size_t others = 0;
    for (int i = 0; i < LOOKED_AT && rest.size > 0 && slice_next(&rest, '\n', &row); i++) {
        row = slice_trim(row);
        if (row.size == 0) {
            continue;
        }
        entry_parse(&context, row, &app->meaning);
        bool speaks = app->meaning.kind == ENTRY_TURN || app->meaning.kind == ENTRY_HOLE;
        speakers += speaks ? 1 : 0;
        others += speaks ? 0 : 1;
    }
    return speakers >= LEAST && speakers >= others;
}

bool app_burst_enter(struct app *app, struct effects *effects)
{
    bool typing = (app->burst || app->burst_rows > 0) && app->screen == SCREEN_NOTES &&
                  !app->in_list && app->editing.size == 0 && !app->off_record &&
                  app->line.cursor == app->line.text.size;
    struct slice row = without_end(slice_from(str_slice(&app->line.text), app->burst_rows));
    if (typing && is_paragraph(app, row)) {
        size_t end = app->burst_rows + row.size;
        line_edit_replace(&app->line, end, app->line.text.size - end, slice_of("\n"));
        app->burst_rows = app->line.text.size;
        return true;
    }
    app_burst_end(app, effects);
    return false;
}

void app_burst_end(struct app *app, struct effects *effects)
{
    struct str rows = {0};
    struct str rest = {0};
    if (app->burst_rows == 0) {
        return;
    }
    str_add(&rows, slice_head(str_slice(&app->line.text), app->burst_rows - 1));
    str_add(&rest, slice_from(str_slice(&app->line.text), app->burst_rows));
    app->burst_rows = 0;
    if (app_keep(app, str_slice(&rows), effects) && rest.size > 0) {
        /* A parked text may have come back: what is typed goes on with it, as without a burst. */
        str_splice(&rest, 0, 0, str_slice(&app->line.text));
        app_put_line(app, str_slice(&rest), effects);
    }
    str_release(&rows);
    str_release(&rest);
}
