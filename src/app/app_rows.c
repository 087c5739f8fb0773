/* Several Enters at once, with no marks of a paste around: on an old terminal that is a paste, and
 * could be one text or so many lines. Nobody is held up to say which: each row is kept as the line
 * that it looks like, and Tab, right behind it, makes one text of them. */
#include "app/app_parts.h"

#include "text/utf8.h"

enum { PAUSE = 50000 /* microseconds */, ROWS_LEAST = 2, ROWS_MOST = 200, KEYS_MANY = 200 };

static bool is_part(const struct event *event)
{
    return event->kind == EVENT_KEY &&
           (key_is_text(&event->key) || key_is_plain(&event->key, KEY_ENTER) ||
            key_is_plain(&event->key, KEY_TAB));
}

/* A long paste comes in several batches. */
static bool goes_on(const struct app_rows *rows, const struct event *event)
{
    bool many = rows->enters >= ROWS_LEAST || rows->keys > KEYS_MANY;
    return rows->more || (many && event->wall - rows->wall < PAUSE);
}

/* One key alone is no beginning, and costs nothing. */
static void begin(struct app *app, bool more)
{
    struct app_rows *rows = &app->came;
    rows->keys = 0;
    rows->enters = 0;
    rows->commits = app->commits;
    rows->spoiled = !more || app->session == NULL || app->screen != SCREEN_NOTES || app->in_list ||
                    app->overlay != OVERLAY_NONE || app->editing.size > 0 ||
                    app->line.cursor != app->line.text.size;
    if (!rows->spoiled) {
        str_set(&rows->text, str_slice(&app->line.text));
    }
}

static void add(struct app_rows *rows, const struct key *key)
{
    rows->keys++;
    if (key->name == KEY_ENTER) {
        bool empty = rows->text.size == 0 || rows->text.at[rows->text.size - 1] == '\n';
        rows->enters += empty ? 0 : 1;
        str_add_char(&rows->text, '\n');
    } else if (key->name == KEY_TAB) {
        str_add_char(&rows->text, '\t');
    } else {
        utf8_add(&rows->text, key->code);
    }
}

void app_rows_follow(struct app *app, const struct event *event)
{
    struct app_rows *rows = &app->came;
    bool typed = event->kind == EVENT_KEY || event->kind == EVENT_LINE ||
                 event->kind == EVENT_PASTE || event->kind == EVENT_MOUSE;
    bool answer = rows->offered && !rows->more && !event->more && is_part(event) &&
                  event->key.name == KEY_TAB;
    if (!typed || answer) {
        return;
    }
    rows->offered = false;
    rows->marked = rows->marked || event->kind == EVENT_PASTE;
    if (!goes_on(rows, event)) {
        begin(app, event->more);
    }
    rows->more = event->more;
    rows->wall = event->wall;
    rows->spoiled = rows->spoiled || rows->marked || app->off_record || !is_part(event);
    if (rows->spoiled) {
        str_clear(&rows->text);
    } else {
        add(rows, &event->key);
    }
}

void app_rows_offer(struct app *app, const struct event *event)
{
    struct app_rows *rows = &app->came;
    size_t kept = app->commits - rows->commits;
    bool came = event->kind == EVENT_KEY && !rows->spoiled && rows->enters >= ROWS_LEAST;
    if (!came || rows->offered || kept < ROWS_LEAST || kept > ROWS_MOST || app->off_record) {
        return;
    }
    struct str text = {0};
    rows->offered = true;
    rows->revision = app->session->revision;
    str_add_format(&text, "%zu rows at once: Tab makes them one text   ", rows->enters);
    str_splice(&app->message, 0, 0, str_slice(&text));
    str_release(&text);
    app->looks++;
}

bool app_rows_join(struct app *app, struct effects *effects)
{
    struct app_rows *rows = &app->came;
    size_t kept = app->commits - rows->commits;
    bool good = true;
    rows->offered = false;
    if (rows->revision != app->session->revision) {
        return app_wrong(app, "More was written meanwhile: the rows stay as they are");
    }
    rows->spoiled = true; /* it is answered */
    struct str text = {0};
    str_add_char(&text, ' '); /* as it stands */
    str_add(&text, slice_trim(str_slice(&rows->text)));
    /* It is in the line, and so on the disk, before anything is taken back. */
    app_put_line(app, str_slice(&text), effects);
    for (size_t i = 0; i < kept && good; i++) {
        good = app_undo_action(app, effects);
    }
    if (good) {
        app->undone = 0;
        app_say(app, "%zu rows, one text now: Enter keeps it", rows->enters);
    }
    str_release(&text);
    return good;
}
