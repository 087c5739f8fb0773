/* Tab. In a command: its name. Before a colon: a name, and the colon and a blank too (a colon is
 * hard to reach on many keyboards). In the text: a word of this session (app_word.c). Where several
 * fit, each Tab puts the next one. */
#include "app/app_parts.h"

#include "app/entry_offer.h"
#include "app/entry_topic.h"
#include "text/width.h"

/* The nth command or form that begins with `stem`, counted from 0; empty for none. */
static struct slice nth_name(const struct app *app, struct slice stem, size_t wanted)
{
    size_t count, seen = 0;
    const struct entry_form *forms = entry_forms(&count);
    for (size_t i = 0; i < count && app->session != NULL; i++) {
        struct slice name = slice_of(forms[i].name);
        if (slice_starts(name, slice_of("/")) && slice_starts(slice_from(name, 1), stem) &&
            seen++ == wanted) {
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

/* What takes the place of `size` bytes at `at`, in front of the colon or with one where there is
 * none; the cursor stays behind it, or where it is in the words. */
static void put_who(struct app *app, size_t at, size_t size, struct slice name)
{
    struct line_edit *line = &app->line;
    struct slice text = str_slice(&line->text);
    struct slice rest = slice_from(text, at + size);
    bool has_colon = slice_find(rest, ':') < rest.size;
    size_t behind = line->text.size - line->cursor;
    size_t least = line->text.size - at - size - (has_colon ? slice_find(rest, ':') + 1 : 0);
    if (has_colon && slice_starts(slice_from(rest, slice_find(rest, ':')), slice_of(": "))) {
        least--;
    }
    line_edit_replace(line, at, size, name);
    app->complete_at = at;
    app->complete_size = name.size;
    if (!has_colon) {
        line->cursor = line->text.size;
        line_edit_insert(line, slice_of(": "));
    } else {
        line->cursor = line->text.size - (behind < least ? behind : least);
    }
}

/* Who of several comes next: what can be meant by an ambiguous name, or begins so. The first Tab
 * takes what was typed where that is enough already. */
static bool complete_who(struct app *app, struct slice typed)
{
    struct entry_context context = app_context(app);
    struct entry_speaker found[ENTRY_MOST_CHOICES];
    struct str line = {0}, text = {0};
    bool first = app->complete_next == 0;
    str_add(&line, stem_of(app, typed));
    str_add_text(&line, ": x");
    entry_parse(&context, str_slice(&line), &app->meaning);
    const struct entry_meaning *meaning = &app->meaning;
    size_t count = meaning->choice_count;
    struct slice part = typed;
    if (meaning->kind == ENTRY_HOLE && count > 0) {
        memcpy(found, meaning->choices, sizeof found);
        part = meaning->who;
    } else {
        count = entry_offer(&context, str_slice(&app->complete_stem), found);
    }
    count = count < ENTRY_MOST_CHOICES ? count : (size_t)ENTRY_MOST_CHOICES;
    bool meant = meaning->kind == ENTRY_TURN || (meaning->kind == ENTRY_HOLE && count == 0);
    size_t at = first ? slice_find_part(typed, part) : app->complete_at;
    size_t size = first ? part.size : app->complete_size;
    if (meant && first) {
        str_add(&text, typed);
    } else if (count > 0) {
        entry_offer_word(&context, found[app->complete_next % count], &text);
    }
    bool done = text.size > 0 && at + size <= app->line.text.size;
    if (done) {
        if (count > 1 && !(meant && first)) {
            app_say(app, "%zu of %zu: Tab again takes the next", app->complete_next % count + 1,
                    count);
        }
        put_who(app, at, size, str_slice(&text));
        app->complete_next = count < 2 ? 0 : app->complete_next % count + 1;
    } else {
        (void)app_wrong(app, "Nobody here is called so; present+ adds a person");
    }
    str_release(&line);
    str_release(&text);
    return done;
}

bool app_choose(struct app *app, uint32_t digit)
{
    struct slice text = str_slice(&app->line.text);
    size_t choice = digit - '1';
    if (digit < '1' || digit > '9' || app->burst || app->stale != STALE_NOTHING ||
        app->meaning.kind != ENTRY_HOLE || choice >= app->meaning.choice_count ||
        choice >= ENTRY_MOST_CHOICES || app->line.cursor != text.size ||
        slice_find(text, ':') + 1 != text.size || app->editing.size > 0) {
        return false;
    }
    app->complete_next = choice;
    str_set(&app->complete_stem, slice_head(text, text.size - 1));
    app->complete_at = slice_find_part(text, app->meaning.who);
    app->complete_size = app->meaning.who.size;
    (void)complete_who(app, slice_head(text, text.size - 1));
    line_edit_insert(&app->line, slice_of(" "));
    return true;
}

/* Whether Tab is about the WHO of the line and not about a word of its text. */
static bool is_about_who(struct app *app, struct slice typed)
{
    struct slice text = str_slice(&app->line.text);
    bool colon = typed.size < text.size;
    bool in_who = app->line.cursor <= typed.size + 1 ||
                  slice_trim(slice_from(text, typed.size + (colon ? 1 : 0))).size == 0;
    bool unclear = app->meaning.kind == ENTRY_QUERY ||
                   (app->meaning.kind == ENTRY_HOLE && app->meaning.choice_count > 0);
    struct entry_context context = app_context(app);
    struct entry_speaker found[ENTRY_MOST_CHOICES];
    return colon ? in_who || unclear : entry_offer(&context, typed, found) > 0;
}

void app_offer(struct app *app)
{
    enum { TYPED_COLUMNS = 18, LEAST = 14, KEY_COLUMNS = 5 /* `  Tab` */ };
    struct slice typed = str_slice(&app->line.text);
    int columns = app_columns(app) - app_prompt_columns(app) - TYPED_COLUMNS - KEY_COLUMNS;
    str_clear(&app->offer);
    bool wanted = app->session != NULL && app->screen == SCREEN_NOTES && !app->screen_reader &&
                  app->editing.size == 0 && typed.size > 0 && app->line.cursor == typed.size &&
                  slice_find(typed, ':') == typed.size && typed.at[0] != '/' &&
                  width_of(typed) < TYPED_COLUMNS && columns >= LEAST;
    if (!wanted) {
        return;
    }
    struct entry_context context = app_context(app);
    struct entry_speaker found[ENTRY_MOST_CHOICES];
    size_t count = entry_offer(&context, typed, found);
    if (count == 1 || (count > 1 && typed.size > 1)) {
        struct str names = {0};
        entry_offer_format(&context, found, count, columns, &names);
        app_add_clipped(str_slice(&names), columns, &app->offer);
        str_add_text(&app->offer, "  Tab");
        str_release(&names);
    }
}

/* A topic that waits on the agenda; false where the line is none of `/topic`, or none begins so. */
static bool complete_topic(struct app *app)
{
    static const char *const names[] = {"/topic ", "#topic "};
    struct slice text = str_slice(&app->line.text);
    struct entry_context context = app_context(app);
    size_t size = slice_of(names[0]).size;
    if (!slice_starts(text, slice_of(names[0])) && !slice_starts(text, slice_of(names[1]))) {
        return false;
    }
    struct slice stem = stem_of(app, slice_from(text, size));
    struct slice topic = entry_topic_offer(&context, stem, app->complete_next);
    if (topic.size == 0) {
        app->complete_next = 0;
        topic = entry_topic_offer(&context, stem, 0);
    }
    if (topic.size > 0) {
        line_edit_replace(&app->line, size, text.size - size, topic);
        app->complete_next++;
    }
    return topic.size > 0;
}

/* The value that a step has already, to be changed. */
static bool complete_setup(struct app *app)
{
    const struct setup_info *info = app_setup_info(app->setup_step);
    if (info->form == NULL || app->setup_step > SETUP_LANGUAGE || app->session == NULL) {
        return false;
    }
    struct slice value = session_fact(app->session, info->name);
    if (value.size > 0) {
        line_edit_set(&app->line, value);
    }
    return value.size > 0;
}

bool app_complete(struct app *app, struct effects *effects)
{
    struct slice text = str_slice(&app->line.text);
    struct slice typed = slice_head(text, slice_find(text, ':'));
    bool again = app->complete_next > 0;
    if (app->came.offered) {
        return app_rows_join(app, effects);
    }
    if (app->lines_offered) {
        return app_run(app, command_find(slice_of("paste-lines")), slice_of(""), effects);
    }
    if (text.size == 0) {
        return complete_setup(app);
    }
    if (app->session != NULL && complete_topic(app)) {
        return true;
    }
    if (app->session == NULL || text.at[0] == '/') {
        bool name = text.at[0] == '/' && slice_find(text, ' ') == text.size;
        return name ? complete_command(app, text) : app_complete_word(app);
    }
    bool can_be_who = app->editing.size == 0 && app->screen == SCREEN_NOTES &&
                      slice_find(typed, '\n') == typed.size && typed.size <= ENTRY_OFFER_BYTES;
    bool word = again ? app->complete_is_word : !can_be_who || !is_about_who(app, typed);
    app->complete_is_word = word;
    if (word && app_complete_word(app)) {
        return true;
    }
    bool one_word = slice_find(text, ' ') == text.size;
    return word && !(can_be_who && one_word) ? app_wrong(app, "No word of this session begins so")
                                             : complete_who(app, typed);
}
