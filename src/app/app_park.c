/* Half lines that wait, each with whoever's it is and the screen where it comes back. All of them
 * are one text, so that the disk has it as it stands: screen, owner, a mark, the words; and a mark
 * between two of them. No typed text holds these marks (utf8_clean). The newest is the last. */
#include "app/app_parts.h"

#include "text/utf8.h"

enum { OWNER_ENDS = 0x1F, ITEM_ENDS = 0x1E, SHOWN_COLUMNS = 34 };

struct item {
    enum screen screen;
    struct slice owner, text;
    size_t at, size; /* bytes of the whole text, without the marks around */
};

/* The one that begins at `*at`, which moves on to the next; false behind the last. */
static bool next_item(struct slice parked, size_t *at, struct item *item)
{
    struct slice rest = slice_from(parked, *at);
    struct slice whole = slice_head(rest, slice_find(rest, ITEM_ENDS));
    size_t mark = slice_find(whole, OWNER_ENDS);
    if (rest.size == 0) {
        return false;
    }
    bool marked = mark < whole.size;
    int screen = marked && mark > 0 ? whole.at[0] - '0' : (int)SCREEN_NOTES;
    *item = (struct item){
        .screen = screen >= 0 && screen < SCREEN_COUNT ? (enum screen)screen : SCREEN_NOTES,
        .owner = marked && mark > 0 ? slice_from(slice_head(whole, mark), 1) : slice_of(""),
        .text = slice_from(whole, marked ? mark + 1 : 0),
        .at = *at,
        .size = whole.size,
    };
    *at += whole.size + (whole.size < rest.size ? 1 : 0);
    return true;
}

size_t app_parked_count(const struct app *app)
{
    size_t count = 0;
    struct item item;
    for (size_t at = 0; next_item(str_slice(&app->parked), &at, &item);) {
        count++;
    }
    return count;
}

/* The newest that comes back on `screen`; false for none. */
static bool find_newest(const struct app *app, enum screen screen, struct item *found)
{
    struct item item;
    bool any = false;
    for (size_t at = 0; next_item(str_slice(&app->parked), &at, &item);) {
        if (item.screen == screen) {
            *found = item;
            any = true;
        }
    }
    return any;
}

static void push(struct app *app, enum screen screen, struct slice owner, struct slice text)
{
    if (app->parked.size > 0) {
        str_add_char(&app->parked, ITEM_ENDS);
    }
    str_add_char(&app->parked, (char)('0' + (int)screen));
    str_add(&app->parked, owner);
    str_add_char(&app->parked, OWNER_ENDS);
    str_add(&app->parked, text);
}

/* Into the line, which is empty; on the disk it is there before it goes from here. */
static void bring(struct app *app, struct item item, struct effects *effects)
{
    struct str owner = {0};
    size_t size = item.size;
    size_t at = item.at;
    str_add(&owner, item.owner);
    app_put_line(app, item.text, effects);
    str_set(&app->line_owner, str_slice(&owner));
    if (at + size < app->parked.size) {
        size++;
    } else if (at > 0) {
        at--;
        size++;
    }
    str_splice(&app->parked, at, size, slice_of(""));
    app_draft_slot(app, SLOT_PARKED, str_slice(&app->parked), effects);
    str_release(&owner);
}

bool app_unpark(struct app *app, bool oldest, struct effects *effects)
{
    struct item item;
    size_t at = 0;
    bool found = oldest ? next_item(str_slice(&app->parked), &at, &item)
                        : find_newest(app, app->screen, &item);
    if (found) {
        bring(app, item, effects);
    }
    return found;
}

bool app_park(struct app *app, struct effects *effects)
{
    if (app->editing.size > 0) {
        return app_wrong(app, "Keep or leave the change first (Enter, or Esc twice)");
    }
    if (app->off_record) {
        /* It would come back when everything is on the record again. */
        return app_wrong(app,
                         "Off the record, a half line can't wait: keep it (Enter) or /clear it");
    }
    push(app, app->screen, str_slice(&app->line_owner), str_slice(&app->line.text));
    app_draft_slot(app, SLOT_PARKED, str_slice(&app->parked), effects);
    app_put_line(app, slice_of(""), effects);
    str_clear(&app->line_owner);
    return true;
}

static bool has_text(const struct app *app, struct slice text)
{
    struct item item;
    bool has = slice_equal(text, str_slice(&app->line.text));
    for (size_t at = 0; !has && next_item(str_slice(&app->parked), &at, &item);) {
        has = slice_equal(text, item.text);
    }
    return has;
}

void app_park_found(struct app *app, struct slice draft, struct effects *effects)
{
    struct item item;
    for (size_t at = 0; next_item(draft, &at, &item);) {
        struct str text = {0};
        utf8_clean(item.text, &text);
        if (text.size > 0 && !has_text(app, str_slice(&text))) {
            push(app, item.screen, item.owner, str_slice(&text));
        }
        str_release(&text);
    }
    app_draft_slot(app, SLOT_PARKED, str_slice(&app->parked), effects);
}

void app_add_parked(const struct app *app, struct str *out)
{
    struct item item;
    struct item newest = {.screen = SCREEN_NOTES};
    size_t count = 0;
    for (size_t at = 0; next_item(str_slice(&app->parked), &at, &item); count++) {
        newest = item;
    }
    const struct record *owner =
        app->session == NULL ? NULL : session_find(app->session, newest.owner);
    if (count > 0) {
        str_add_format(out,
                       count > 1 ? "%zu half lines wait (Ctrl-O): " : "waits (Ctrl-O): ", count);
        if (owner != NULL && slice_find(newest.text, ':') == newest.text.size) {
            app_add_who(app, owner, out);
            str_add_text(out, " > ");
        }
        app_add_clipped(newest.text, SHOWN_COLUMNS, out);
    }
}
