/* The last row: the keys that matter here. They come from the table of commands, in its order;
 * where there is no room for all, those with the lowest priority give way, and help never does.
 * What lies over a screen takes other keys, which are no commands: they stand here. */
#include "ui/screen.h"

#include "app/command.h"
#include "text/width.h"

enum { HINTS_MOST = 32, SHOWN_MOST = 6, GAP = 2, PLACES_FROM = 72, ARROWS_PRIORITY = 5 };

struct hint {
    struct slice key, text;
    int priority; /* 0: never cut */
    bool shown;
};
struct hints {
    struct hint items[HINTS_MOST];
    size_t count;
};

/* The keys of what lies over a screen. */
static const struct {
    enum overlay overlay;
    const char *key, *text;
} overlay_hints[] = {
    {OVERLAY_PALETTE, "Enter", "run"},      {OVERLAY_PALETTE, "Tab", "into the line"},
    {OVERLAY_PALETTE, "Up Down", "choose"}, {OVERLAY_PALETTE, "Esc", "back"},
    {OVERLAY_HELP, "Up Down", "scroll"},    {OVERLAY_HELP, "PageDown", "page"},
    {OVERLAY_HELP, "Tab", "all commands"},  {OVERLAY_HELP, "Esc", "back"},
    {OVERLAY_EVIDENCE, "Enter", "mark"},    {OVERLAY_EVIDENCE, "Up Down", "choose"},
    {OVERLAY_EVIDENCE, "Ctrl-Z", "undo"},   {OVERLAY_EVIDENCE, "Esc", "done"},
};

static void add(struct hints *hints, struct slice key, struct slice text, int priority)
{
    if (hints->count < HINTS_MOST) {
        hints->items[hints->count++] = (struct hint){key, text, priority, false};
    }
}

static bool is(const struct command *command, const char *name)
{
    return strcmp(command->name, name) == 0;
}

/* The first key of a command, or the way to it that every keyboard has. */
static struct slice key_of(const struct view *view, const struct command *command)
{
    if (is(command, "help")) {
        return slice_of("Esc ?");
    }
    /* On a half-typed line it is Esc and then this; a footer that changed with the first letter
     * would cost a slow terminal more than all the letters of a line. */
    if (is(command, "palette")) {
        return slice_of("/");
    }
    return command_first_key(view->app->settings, command);
}

/* On a list Enter and the arrows do another thing, and what helps with typing can wait, as it can
 * for the one-line title of a new session. What the line of places says already needs no second
 * hint. */
static struct slice text_of(const struct view *view, const struct command *command)
{
    const struct screen_row *screen = screen_row(view->app->screen);
    bool typing = is(command, "complete") || is(command, "new-line");
    if (is(command, "places") &&
        (view->frame->columns >= PLACES_FROM || view->app->session == NULL)) {
        return slice_of("");
    }
    if (typing && (view->app->in_list || screen->screen == SCREEN_SESSIONS)) {
        return slice_of("");
    }
    if (is(command, "keep") && view->app->in_list) {
        return slice_of(screen->enter);
    }
    if (is(command, "up") && view->app->in_list) {
        return slice_of(""); /* stands beside Enter */
    }
    return slice_of(command->hint);
}

static void collect(const struct view *view, struct hints *hints)
{
    size_t count = 0;
    const struct command *table = command_table(&count);
    for (size_t i = 0; i < count; i++) {
        const char *reason = NULL;
        if (table[i].priority == 0 || !command_applies(view->app, &table[i], &reason)) {
            continue;
        }
        struct slice key = key_of(view, &table[i]);
        struct slice text = text_of(view, &table[i]);
        if (key.size > 0 && text.size > 0) {
            add(hints, key, text, is(&table[i], "help") ? 0 : table[i].priority);
        }
        if (is(&table[i], "keep") && view->app->in_list) {
            add(hints, slice_of("Up Down"), slice_of(screen_row(view->app->screen)->arrows),
                ARROWS_PRIORITY);
        }
    }
}

static void collect_overlay(const struct view *view, struct hints *hints)
{
    for (size_t i = 0; i < COUNT(overlay_hints); i++) {
        if (overlay_hints[i].overlay == view->app->overlay) {
            add(hints, slice_of(overlay_hints[i].key), slice_of(overlay_hints[i].text), (int)i);
        }
    }
    if (hints->count > 0) { /* the way back is never cut */
        hints->items[hints->count - 1].priority = 0;
    }
}

static int columns_of(const struct hint *hint)
{
    return width_of(hint->key) + 1 + width_of(hint->text) + GAP;
}

/* Marks those that are shown: the most important first, as long as there is room. */
static void choose(struct hints *hints, int columns)
{
    int left = columns - 1 + GAP;
    for (size_t shown = 0; shown < SHOWN_MOST; shown++) {
        struct hint *best = NULL;
        for (size_t i = 0; i < hints->count; i++) {
            struct hint *hint = &hints->items[i];
            bool better = !hint->shown && (best == NULL || hint->priority < best->priority);
            if (better && columns_of(hint) <= left) {
                best = hint;
            }
        }
        if (best == NULL) {
            return;
        }
        best->shown = true;
        left -= columns_of(best);
    }
}

/* After Esc: where a digit goes. */
static void put_place_list(const struct view *view, int row)
{
    enum { COLUMNS_FULL = 79, COLUMNS_WIDE = 96 };
    int columns = view->frame->columns;
    int gap = columns >= COLUMNS_WIDE ? GAP : 1;
    struct pen pen = {row, 1, columns};
    for (int screen = SCREEN_SESSIONS; screen < SCREEN_COUNT; screen++) {
        const struct screen_row *place = screen_row((enum screen)screen);
        pen_put_number(&pen, view, (size_t)screen, STYLE_KEY);
        pen.column++;
        pen_put_text(&pen, view, columns >= COLUMNS_FULL ? place->name : place->brief, STYLE_HINT);
        pen.column += gap;
    }
    if (columns >= COLUMNS_WIDE) {
        pen_put_text(&pen, view, "/", STYLE_KEY);
        pen_put_text(&pen, view, " commands", STYLE_HINT);
        pen.column += gap;
    }
    if (columns >= COLUMNS_FULL) {
        pen_put_text(&pen, view, "?", STYLE_KEY);
        pen_put_text(&pen, view, " help", STYLE_HINT);
    }
}

void widget_hints(const struct view *view, int row)
{
    struct hints hints;
    int column = 1;
    if (view->app->overlay == OVERLAY_PLACES) {
        put_place_list(view, row);
        return;
    }
    hints.count = 0;
    if (view->app->overlay == OVERLAY_NONE) {
        collect(view, &hints);
    } else {
        collect_overlay(view, &hints);
    }
    choose(&hints, view->frame->columns);
    for (size_t i = 0; i < hints.count; i++) {
        const struct hint *hint = &hints.items[i];
        if (hint->shown) {
            column += frame_put(view->frame, row, column, hint->key, STYLE_KEY) + 1;
            column += frame_put(view->frame, row, column, hint->text, STYLE_HINT) + GAP;
        }
    }
}
