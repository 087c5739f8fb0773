#include "app/app_parts.h"

void app_help_release(struct app *app)
{
    for (size_t i = 0; i < app->help_count; i++) {
        str_release(&app->help[i].left);
        str_release(&app->help[i].text);
    }
    app->help_count = 0;
}

static struct help_row *add_row(struct app *app, const char *left, const char *text)
{
    MEM_GROW(app->help, app->help_room, app->help_count + 1);
    struct help_row *row = &app->help[app->help_count++];
    *row = (struct help_row){0};
    str_add_text(&row->left, left);
    str_add_text(&row->text, text);
    return row;
}

static void add_heading(struct app *app, const char *text)
{
    add_row(app, text, "")->heading = true;
}

/* Here: what is special to this screen, or hinted; elsewhere all, those of the line by themselves.
 */
enum help_part { HELP_HERE, HELP_ALL, HELP_LINE };

static bool belongs(const struct app *app, const struct command *command, enum help_part part)
{
    bool line = (command->where & ON_LINE) != 0;
    bool hinted = command->priority > 0;
    if (part == HELP_HERE) {
        return (command->where & 1U << app->screen) != 0 &&
               (hinted || (!line && command->where != ON_ALL));
    }
    return line == (part == HELP_LINE);
}

static void add_commands(struct app *app, enum help_part part)
{
    size_t count;
    const struct command *commands = command_table(&count);
    for (size_t i = 0; i < count; i++) {
        if (!belongs(app, &commands[i], part)) {
            continue;
        }
        struct slice keys = command_keys(app->settings, &commands[i]);
        struct help_row *row = add_row(app, "/", commands[i].help);
        str_add_text(&row->left, commands[i].name);
        if (commands[i].usage[0] != '\0') {
            str_add_format(&row->left, " %s", commands[i].usage);
        }
        if (keys.size > 0) {
            str_add_text(&row->left, "   ");
            str_add(&row->left, keys);
        }
    }
}

static void add_forms(struct app *app)
{
    size_t count;
    const struct entry_form *forms = entry_forms(&count);
    add_heading(app, "What can be typed on the entry line");
    for (size_t i = 0; i < count; i++) {
        (void)add_row(app, forms[i].usage, forms[i].help);
    }
}

void app_help_open(struct app *app)
{
    static const char *const headings[SCREEN_COUNT] = {
        [SCREEN_SESSIONS] =
            "On Sessions: choose one and press Enter, or type the title of a new one",
        [SCREEN_NOTES] = "On Notes: type who speaks, a colon, and what they say; Enter keeps it",
        [SCREEN_PEOPLE] = "On People: type a person, an organisation, a country; or paste a list",
        [SCREEN_CONCLUSIONS] =
            "On Conclusions: type what was concluded; Enter on one chooses its evidence",
        [SCREEN_REVIEW] = "On Review: each line is a gap; Enter goes to what it is about",
        [SCREEN_REPORT] = "On Report: the arrows scroll; /save FILE writes it as text",
        [SCREEN_SETUP] = "On Set-up: type the answer and press Enter; Enter alone skips a step",
    };
    app_help_release(app);
    add_heading(app, headings[app->screen]);
    struct str other_day = {0};
    if (app->screen == SCREEN_NOTES && app_add_other_day(app, &other_day)) {
        add_heading(app, str_text(&other_day));
    }
    str_release(&other_day);
    add_commands(app, HELP_HERE);
    (void)add_row(app, "heard N of M",
                  "Of M countries announced or in the roster, N have spoken; those there only as "
                  "moderator or rapporteur are not counted.");
    add_forms(app);
    app->help_table = app->help_count;
    add_heading(app, "All commands, with their keys");
    add_commands(app, HELP_ALL);
    add_heading(app, "In the line; Shift with a move marks");
    add_commands(app, HELP_LINE);
    app->overlay = OVERLAY_HELP;
    app->overlay_list = (struct list){.count = app->help_count};
}
