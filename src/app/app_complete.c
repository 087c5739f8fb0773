/* Tab. In a command: its name. Before a colon: a name; where it is only one, the colon and a blank
 * too (a colon is hard to reach on many keyboards). Where several have it, each Tab puts the next
 * one. */
#include "app/app_parts.h"

#include "text/fold.h"

/* The nth command or form that begins with `stem`, counted from 0; empty for none. */
static struct slice nth_name(const struct app *app, struct slice stem, size_t wanted)
{
    size_t count, seen = 0;
    const struct entry_form *forms = entry_forms(&count);
    for (size_t i = 0; i < count && app->session != NULL; i++) {
        struct slice name = slice_of(forms[i].name);
        if (name.at[0] == '/' && slice_starts(slice_from(name, 1), stem) && seen++ == wanted) {
            return slice_from(name, 1);
        }
    }
    const struct command *commands = command_table(&count);
    for (size_t i = 0; i < count; i++) {
        if (slice_starts(slice_of(commands[i].name), stem) && seen++ == wanted) {
            return slice_of(commands[i].name);
        }
    }
    return slice_make("", 0);
}

/* What was typed, while Tab goes from one that has it to the next. */
static struct slice stem_of(struct app *app, struct slice typed)
{
    if (app->complete_next == 0) {
        str_set(&app->complete_stem, typed);
    }
    return str_slice(&app->complete_stem);
}

static bool complete_command(struct app *app, struct slice word)
{
    struct slice stem = stem_of(app, slice_from(word, 1));
    struct slice name = nth_name(app, stem, app->complete_next);
    if (name.size == 0) {
        app->complete_next = 0;
        name = nth_name(app, stem, 0);
    }
    if (name.size == 0) {
        return app_wrong(app, "No command begins so; / lists them");
    }
    bool only = app->complete_next == 0 && nth_name(app, stem, 1).size == 0;
    struct str text = {0};
    str_add_char(&text, '/');
    str_add(&text, name);
    str_add_text(&text, only ? " " : "");
    app->complete_next = only ? 0 : app->complete_next + 1;
    line_edit_replace(&app->line, 0, word.size, str_slice(&text));
    str_release(&text);
    return true;
}

/* What a choice is called so that it is meant: a person by the roster number where a country has
 * the name too. */
static void add_choice(const struct app *app, struct entry_speaker choice, struct str *out)
{
    if (choice.participant == NULL) {
        str_add(out, country_code(choice.country));
        return;
    }
    const struct person *person = roster_person(&app->coverage.roster, choice.participant);
    struct slice name = session_get(app->session, choice.participant, FIELD_NAME);
    if (person != NULL && country_by_name(name) != NULL) {
        str_add_number(out, person->number);
    } else {
        str_add(out, name);
    }
}

/* A name in front of the colon, or with one where there is none; the cursor stays behind it, or
 * where it is in the words. */
static void put_who(struct app *app, size_t size, struct str *name)
{
    struct line_edit *line = &app->line;
    struct slice rest = slice_from(str_slice(&line->text), size);
    bool has_colon = slice_starts(rest, slice_of(":"));
    size_t least = !has_colon ? 0 : slice_starts(rest, slice_of(": ")) ? 2 : 1;
    size_t behind = line->cursor > size + least ? line->cursor - size : least;
    str_add_text(name, has_colon ? "" : ": ");
    line_edit_replace(line, 0, size, str_slice(name));
    line->cursor += behind;
}

/* Whether a word of the name begins with `stem`, which is folded. */
static bool has_word(struct slice name, struct slice stem)
{
    struct str key = {0};
    struct slice word;
    bool has = false;
    fold_key(name, &key);
    struct slice rest = str_slice(&key);
    while (!has && rest.size > 0 && slice_next(&rest, ' ', &word)) {
        has = slice_starts(slice_make(word.at, (size_t)(key.at + key.size - word.at)), stem);
    }
    str_release(&key);
    return has;
}

/* Too few letters to be meant by, but enough to go through all that begin so. Appends the nth, and
 * counts them. */
static size_t nth_person(const struct app *app, struct slice typed, size_t wanted, struct str *out)
{
    struct str stem = {0};
    size_t seen = 0;
    fold_key(slice_trim(typed), &stem);
    for (size_t i = 0; i < app->coverage.roster.count && stem.size > 0; i++) {
        const struct record *record = app->coverage.roster.people[i].record;
        if (has_word(session_get(app->session, record, FIELD_NAME), str_slice(&stem)) &&
            seen++ == wanted) {
            add_choice(app, (struct entry_speaker){.participant = record}, out);
        }
    }
    str_release(&stem);
    return seen;
}

static bool complete_who(struct app *app, struct slice typed)
{
    struct str line = {0}, text = {0};
    struct entry_context context = app_context(app);
    str_add(&line, stem_of(app, typed));
    str_add_text(&line, ": x");
    entry_parse(&context, str_slice(&line), &app->meaning);
    const struct entry_meaning *meaning = &app->meaning;
    bool done = false;
    if (meaning->kind == ENTRY_TURN) {
        app->complete_next = 0;
        str_add(&text, typed);
    } else if (meaning->kind == ENTRY_HOLE && meaning->choice_count > 0) {
        size_t count = meaning->choice_count < ENTRY_MOST_CHOICES ? meaning->choice_count
                                                                  : (size_t)ENTRY_MOST_CHOICES;
        add_choice(app, meaning->choices[app->complete_next % count], &text);
        app->complete_next = app->complete_next % count + 1;
    } else {
        struct slice stem = str_slice(&app->complete_stem);
        size_t count = nth_person(app, stem, SIZE_MAX, &text);
        (void)nth_person(app, stem, count == 0 ? 0 : app->complete_next % count, &text);
        app->complete_next = count < 2 ? 0 : app->complete_next % count + 1;
    }
    if (text.size > 0) {
        put_who(app, typed.size, &text);
        done = true;
    } else {
        (void)app_wrong(app, "Nobody here is called so; present+ adds a person");
    }
    str_release(&line);
    str_release(&text);
    return done;
}

/* The value that a step has already, to be changed. */
static bool complete_setup(struct app *app)
{
    const struct setup_info *info = app_setup_info(app->setup_step);
    if (info->form == NULL || app->setup_step > SETUP_VENUE || app->session == NULL) {
        return false;
    }
    struct slice value = session_fact(app->session, info->name);
    if (value.size > 0) {
        line_edit_set(&app->line, value);
    }
    return value.size > 0;
}

/* What ends a word that can be an abbreviation: not a colon, which may end a WHO. */
static bool ends_word(uint32_t code)
{
    return code == ' ' || code == ',' || code == '.' || code == ';' || code == ')' || code == '\n';
}

void app_expand(struct app *app, uint32_t code)
{
    struct line_edit *line = &app->line;
    if (!ends_word(code) || line->cursor == 0 || app->settings->entry_count == 0) {
        return;
    }
    struct slice before = slice_head(str_slice(&line->text), line->cursor - 1);
    size_t start = before.size;
    while (start > 0 && before.at[start - 1] != ' ' && before.at[start - 1] != '\n' &&
           before.at[start - 1] != '(') {
        start--;
    }
    struct slice word = slice_from(before, start);
    for (size_t i = 0; i < app->settings->entry_count; i++) {
        const struct setting_entry *entry = &app->settings->entries[i];
        if (slice_is(entry->section, "abbreviations") && word.size > 0 &&
            slice_equal(entry->key, word)) {
            line_edit_replace(line, start, word.size, entry->value);
            line->cursor++; /* behind the sign again */
            return;
        }
    }
}

bool app_complete(struct app *app)
{
    struct slice text = str_slice(&app->line.text);
    struct slice typed = slice_head(text, slice_find(text, ':'));
    if (text.size == 0) {
        return complete_setup(app);
    }
    if (app->editing.size > 0 || slice_find(typed, '\n') < typed.size || typed.size > 60) {
        return false;
    }
    if (text.at[0] == '/') {
        return slice_find(text, ' ') == text.size && complete_command(app, text);
    }
    if (app->session == NULL || app->screen != SCREEN_NOTES) {
        return false;
    }
    return complete_who(app, typed);
}
