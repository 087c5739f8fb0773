/* What is copied goes into the kill ring always, and to the terminal's clipboard where the settings
 * want that. Nothing is ever asked of a clipboard. */
#include "app/app_parts.h"
#include "app/command_run.h"

bool command_mark(struct app *app, struct slice arguments, struct effects *effects)
{
    (void)arguments;
    (void)effects;
    line_edit_mark(&app->line);
    if (app->line.marking == MARK_NONE) {
        app_say(app, "Nothing is marked any more");
        return true;
    }
    struct str way = {0};
    app_add_way(app, "copy", &way);
    app_say(app, "Marked from here to where the cursor goes: %s copies, Backspace cuts",
            str_text(&way));
    str_release(&way);
    return true;
}

const char *command_nothing_to_copy(const struct app *app)
{
    return app->session == NULL && app->line.text.size == 0 ? "nothing is marked or chosen" : NULL;
}

/* The words of a record, with whose they are in front, as one would type them. */
static void add_record(const struct app *app, const struct record *record, struct str *out)
{
    app_add_who(app, record, out);
    str_add_text(out, ": ");
    str_add(out, session_get(app->session, record, FIELD_TEXT));
}

/* What is meant, from near to far: marked, named, chosen, the screen's own text, the whole line. */
static bool add_meant(struct app *app, struct slice id, struct str *text, const char **what)
{
    size_t from = 0, to = 0;
    const struct record *record = id.size > 0 ? app_meant(app, id) : app_chosen(app);
    *what = "line";
    if (id.size == 0 && line_edit_marked(&app->line, &from, &to)) {
        str_add(text, slice_make(app->line.text.at + from, to - from));
        *what = "marked text";
    } else if (record != NULL) {
        add_record(app, record, text);
        *what = "record";
    } else if (id.size > 0) {
        return false; /* it was said that there is none */
    } else if (app->screen == SCREEN_REPORT && app->session != NULL) {
        app_report_fill(app);
        str_add(text, app_report(app));
        *what = "report";
    } else {
        str_add(text, str_slice(&app->line.text));
    }
    return text->size > 0 || app_wrong(app, "Nothing is marked or chosen: Shift and the arrows "
                                            "mark, Up chooses a record, /copy i12 names it");
}

static void send_copy(struct app *app, struct slice text, const char *what, struct effects *effects)
{
    struct effect copy = {.kind = EFFECT_COPY, .text = text};
    struct str way = {0};
    app_add_way(app, "yank", &way);
    app_say(app, "Copied the %s: %s puts it into the line", what, str_text(&way));
    str_release(&way);
    if (!slice_is(settings_get(app->settings, "interface", "clipboard"), "osc52")) {
        return;
    }
    if (app->off_record) {
        str_add_text(&app->message, "; off the record nothing goes to the clipboard");
    } else if (text.size > APP_COPY_MOST) {
        str_add_format(&app->message, "; the clipboard takes %d bytes, and it has %zu",
                       APP_COPY_MOST, text.size);
    } else {
        str_add_text(&app->message, "; sent to the terminal for its clipboard");
        effects_add(effects, &copy);
    }
}

bool command_copy(struct app *app, struct slice arguments, struct effects *effects)
{
    struct str text = {0};
    const char *what = "";
    bool good = add_meant(app, slice_trim(arguments), &text, &what);
    if (good) {
        line_edit_keep(&app->line, str_slice(&text));
        app->line.marking = MARK_NONE;
        send_copy(app, str_slice(&text), what, effects);
    }
    str_release(&text);
    return good;
}
