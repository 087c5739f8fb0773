/* The palette: every command and every form of the entry language, found by any part of name or
 * help. It shows what fits the line itself while that is `/` and a word: then all typing is the
 * line's, and nothing is lost by a palette in the way. Over a half-typed line (Ctrl-P, or Esc then
 * `/`) it has a search text of its own. */
#include "app/app_parts.h"

#include "text/fold.h"
#include "text/grapheme.h"
#include "text/utf8.h"

static bool is_letter(char byte)
{
    return byte >= 'a' && byte <= 'z';
}

/* Forms that begin with a word of their own: what can be put into the line for the person to go on.
 */
static bool can_be_put(const struct entry_form *form)
{
    return form->parse != NULL && (form->name[0] == '/' || is_letter(form->name[0]));
}

/* The scores below, as `rank` doubles them. */
enum { START_OF_NAME = 5 };

static bool begins_a_name(struct palette_row row)
{
    return row.score >= 2 * START_OF_NAME;
}

/* How well a row fits: 0 not at all. A whole name, the start of it, any part of the name, the start
 * of the help, any part of the help. `wanted` is `typed`, folded. */
static int fit(struct slice typed, struct slice wanted, struct slice name, struct slice help)
{
    struct str name_key = {0}, help_key = {0};
    int score = 0;
    fold_key(name, &name_key);
    fold_key(help, &help_key);
    if (wanted.size == 0) {
        score = 1;
    } else if (slice_equal(typed, name)) {
        score = 7; /* `save!` and `save` fold to one */
    } else if (slice_equal(wanted, str_slice(&name_key))) {
        score = 6;
    } else if (slice_starts(str_slice(&name_key), wanted)) {
        score = START_OF_NAME;
    } else if (slice_find_part(str_slice(&name_key), wanted) < name_key.size) {
        score = 4;
    } else if (slice_starts(str_slice(&help_key), wanted)) {
        score = 3;
    } else if (slice_find_part(str_slice(&help_key), wanted) < help_key.size) {
        score = 2;
    }
    str_release(&name_key);
    str_release(&help_key);
    return score;
}

/* What applies here comes before what does not, within one quality of fit. */
static int rank(const struct app *app, const struct command *command, int score)
{
    const char *reason;
    /* With a record chosen, what can be done to it comes first; undo is of what was done last. */
    if (app->palette_line.size == 0 && app->selected.size > 0 &&
        strcmp(command->name, "undo") != 0 &&
        slice_starts(slice_of(command->usage), slice_of("[ID]"))) {
        score++;
    }
    return score == 0 ? 0 : score * 2 + (command_applies(app, command, &reason) ? 1 : 0);
}

/* Puts the row behind those that are as good: the best ones come first, else the order of the
 * tables. */
static void add_row(struct app *app, struct palette_row row, int score)
{
    row.score = score;
    if (score == 0) {
        return;
    }
    MEM_GROW(app->palette, app->palette_room, app->palette_count + 1);
    size_t at = app->palette_count++;
    while (at > 0 && app->palette[at - 1].score < score) {
        app->palette[at] = app->palette[at - 1];
        at--;
    }
    app->palette[at] = row;
}

static void fill(struct app *app)
{
    size_t count;
    struct str key = {0};
    if (app->palette_in_line) {
        str_set(&app->palette_line, slice_from(str_slice(&app->line.text), 1));
    }
    struct slice typed = str_slice(&app->palette_line);
    fold_key(typed, &key);
    app->palette_count = 0;
    const struct entry_form *forms = entry_forms(&count);
    for (size_t i = 0; i < count && app->session != NULL; i++) {
        struct slice name = slice_of(forms[i].name);
        if (can_be_put(&forms[i])) {
            int score = fit(typed, str_slice(&key), slice_from(name, name.at[0] == '/' ? 1 : 0),
                            slice_of(forms[i].help));
            add_row(app, (struct palette_row){.form = &forms[i]}, score == 0 ? 0 : score * 2 + 1);
        }
    }
    const struct command *commands = command_table(&count);
    for (size_t i = 0; i < count; i++) {
        int score =
            fit(typed, str_slice(&key), slice_of(commands[i].name), slice_of(commands[i].help));
        add_row(app, (struct palette_row){.command = &commands[i]}, rank(app, &commands[i], score));
    }
    str_release(&key);
    list_resize(&app->overlay_list, app->palette_count);
}

static void show_palette(struct app *app, bool in_line)
{
    const struct record *chosen = app->in_list ? app_chosen(app) : NULL;
    if (chosen != NULL) {
        str_set(&app->selected, chosen->id);
    }
    app->overlay = OVERLAY_PALETTE;
    app->palette_in_line = in_line;
    app->in_list = false;
    app->overlay_list = (struct list){0};
    str_clear(&app->palette_line);
    fill(app);
}

void app_palette_open(struct app *app, struct effects *effects)
{
    if (app->line.text.size == 0 && app->editing.size == 0) {
        app_put_line(app, slice_of("/"), effects);
        show_palette(app, true);
    } else {
        show_palette(app, false);
    }
}

/* `/` and at most one word, without a blank yet. */
static bool is_palette_line(struct slice line)
{
    if (line.size == 0 || line.at[0] != '/') {
        return false;
    }
    for (size_t i = 1; i < line.size; i++) {
        if (line.at[i] == ' ' || line.at[i] == '\n' || line.at[i] == '\t' || line.at[i] == '/') {
            return false;
        }
    }
    return true;
}

void app_palette_follow(struct app *app)
{
    bool fits = is_palette_line(str_slice(&app->line.text)) && app->editing.size == 0;
    if (fits && (app->overlay == OVERLAY_NONE || !app->palette_in_line)) {
        show_palette(app, true);
    } else if (fits) {
        list_choose(&app->overlay_list, 0);
        app->overlay_list.at_end = false;
        fill(app);
    } else if (app->overlay == OVERLAY_PALETTE && app->palette_in_line) {
        app->overlay = OVERLAY_NONE;
    }
}

/* `/name ` into the line, for the person to go on; a half-typed line waits until that one is kept.
 * What takes no more words is kept at once. */
static bool put_name(struct app *app, const struct palette_row *row, struct effects *effects)
{
    struct str text = {0};
    bool alone = false;
    if (!app->palette_in_line && app->line.text.size > 0 && !app_park(app, effects)) {
        return true;
    }
    if (row->command != NULL) {
        str_add_format(&text, "/%s ", row->command->name);
    } else if (row->form != NULL) {
        alone = slice_equal(slice_of(row->form->usage), slice_of(row->form->name));
        str_add_format(&text, "%s%s", row->form->name, alone ? "" : " ");
    }
    app->overlay = OVERLAY_NONE;
    app_put_line(app, str_slice(&text), effects);
    str_release(&text);
    if (alone) {
        return app_enter(app, effects);
    }
    if (row->command != NULL) {
        app_say(app, "/%s %s: %s", row->command->name, row->command->usage, row->command->help);
    } else if (row->form != NULL) {
        app_say(app, "%s: %s", row->form->usage, row->form->help);
    }
    return true;
}

bool app_palette_put(struct app *app, const struct command *command, struct effects *effects)
{
    struct palette_row row = {.command = command};
    app->palette_in_line = false;
    return put_name(app, &row, effects);
}

static bool choose(struct app *app, struct effects *effects)
{
    struct palette_row row = {0};
    if (app->palette_count > 0) {
        row = app->palette[app->overlay_list.chosen];
    }
    /* A typed name that there is none of runs nothing that only sounds alike: the line says so. */
    bool is_line = app->palette_in_line && app->overlay_list.chosen == 0 &&
                   app->line.text.size > 1 && !begins_a_name(row);
    if (is_line || app->palette_count == 0) {
        app->overlay = OVERLAY_NONE;
        return is_line ? app_enter(app, effects) : true;
    }
    if (row.command == NULL || command_wants_arguments(row.command)) {
        return put_name(app, &row, effects);
    }
    app->overlay = OVERLAY_NONE;
    if (app->palette_in_line) {
        app_put_line(app, slice_of(""), effects);
    }
    bool waited = app->parked.size > 0;
    app->came.spoiled = true; /* undo takes no command back */
    (void)app_run(app, row.command, slice_of(""), effects);
    if (waited && app->line.text.size == 0 && app->editing.size == 0) {
        app_line_done(app, effects);
    }
    return true;
}

/* Typing in the search text; its first blank chooses, where exactly that name was typed. */
static bool search_key(struct app *app, const struct key *key, struct effects *effects)
{
    struct str *text = &app->palette_line;
    if (key->name == KEY_BACKSPACE) {
        if (text->size == 0) {
            app->overlay = OVERLAY_NONE;
            return true;
        }
        text->size = grapheme_previous(str_slice(text), text->size);
    } else if (key->code == ' ' && app->palette_count > 0 &&
               app->palette[0].command == command_find(str_slice(text))) {
        return put_name(app, &app->palette[0], effects);
    } else {
        utf8_add(text, key->code);
    }
    app->overlay_list = (struct list){0};
    fill(app);
    return true;
}

/* The `/` that only called the palette goes with it; a letter more, and it is a line. */
static void leave(struct app *app, struct effects *effects)
{
    app->overlay = OVERLAY_NONE;
    if (app->palette_in_line && app->line.text.size == 1) {
        app_put_line(app, slice_of(""), effects);
    }
}

bool app_palette_key(struct app *app, const struct key *key, struct effects *effects)
{
    static const struct {
        enum key_name name;
        long by;
    } moves[] = {{KEY_UP, -1}, {KEY_DOWN, 1}, {KEY_PAGE_UP, -8}, {KEY_PAGE_DOWN, 8}};
    for (size_t i = 0; i < COUNT(moves); i++) {
        if (key->name == moves[i].name && !key->ctrl && !key->alt) {
            (void)list_move(&app->overlay_list, moves[i].by);
            return true;
        }
    }
    if (key->name == KEY_ESC) {
        leave(app, effects);
        return true;
    }
    if (key->name == KEY_ENTER && !key->alt && !key->ctrl && !key->shift) {
        return choose(app, effects);
    }
    if (key->name == KEY_TAB && !key->shift && app->palette_count > 0) {
        return put_name(app, &app->palette[app->overlay_list.chosen], effects);
    }
    if (!app->palette_in_line && (key_is_text(key) || key->name == KEY_BACKSPACE)) {
        return search_key(app, key, effects);
    }
    if (!app->palette_in_line) {
        app->overlay = OVERLAY_NONE;
    }
    return false;
}
