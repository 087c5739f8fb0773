#include "app/app_parts.h"

/* What people press who know it from elsewhere, and what does it here. */
static const struct {
    const char *key, *command, *does;
} habits[] = {
    {"Ctrl-X", "quit", "leaves"},
    {"F10", "quit", "leaves"},
    {"Ctrl-G", "help", "helps"},
    {"Alt-X", "palette", "lists all"},
    {"Ctrl-\\", "quit", "leaves"},
    {"Ctrl-]", "complete", "completes"},
    {"Insert", "yank", "brings back what was cut"},
    {"Shift-Insert", "yank", "brings back what was cut"},
};

void app_add_way(const struct app *app, const char *name, struct str *out)
{
    const struct command *command = command_find(slice_of(name));
    struct slice key = command_first_key(app->settings, command);
    if (key.size > 0) {
        str_add(out, key);
    } else {
        str_add_format(out, "/%s", name);
    }
}

bool app_dead_key(struct app *app, const struct key *key)
{
    struct str text = {0};
    key_format(key, &text);
    str_add_text(&text, " is no key here: ");
    for (size_t i = 0; i < COUNT(habits); i++) {
        struct key habit;
        if (key_parse(slice_of(habits[i].key), &habit) && key_equal(&habit, key)) {
            app_add_way(app, habits[i].command, &text);
            str_add_format(&text, " %s, ", habits[i].does);
            break;
        }
    }
    str_add_text(&text, app->line.text.size == 0 ? "/ lists all that can be done"
                                                 : "Esc and / lists all that can be done");
    (void)app_wrong(app, "%s", str_text(&text));
    str_release(&text);
    return false;
}
