/* Which key is whose: section [keys] of the settings before the preset, the preset before the
 * table. */
#include "app/app.h"

/* What `keys = readline` changes. Redo and undo change places with yank and the shell. */
static const struct {
    const char *command, *keys;
} readline_keys[] = {
    {"undo", "Ctrl-_"}, {"redo", "Ctrl-R"}, {"yank", "Ctrl-Y"}, {"suspend", "Ctrl-Z"}};

/* What the settings themselves say of a command's keys; `at` NULL where they say nothing. */
static struct slice own_keys(const struct settings *settings, const char *name)
{
    for (size_t i = 0; i < settings->entry_count; i++) {
        const struct setting_entry *entry = &settings->entries[i];
        if (slice_is(entry->section, "keys") && slice_is(entry->key, name)) {
            return entry->value.at == NULL ? slice_of("") : entry->value;
        }
    }
    return (struct slice){0};
}

static const char *preset_keys(const struct settings *settings, const struct command *command)
{
    if (slice_is(settings_get(settings, "interface", "keys"), "readline")) {
        for (size_t i = 0; i < COUNT(readline_keys); i++) {
            if (strcmp(readline_keys[i].command, command->name) == 0) {
                return readline_keys[i].keys;
            }
        }
    }
    return command->keys;
}

struct slice command_keys(const struct settings *settings, const struct command *command)
{
    struct slice own = own_keys(settings, command->name);
    return own.at != NULL ? own : slice_of(preset_keys(settings, command));
}

static bool has_key(struct slice names, const struct key *wanted)
{
    struct slice name;
    while (names.size > 0 && slice_next(&names, ' ', &name)) {
        struct key key;
        if (name.size > 0 && key_parse(name, &key) && key_equal(&key, wanted)) {
            return true;
        }
    }
    return false;
}

const struct command *command_set_key(const struct settings *settings, const struct key *key)
{
    size_t count;
    const struct command *table = command_table(&count);
    for (size_t i = 0; i < count && settings->entry_count > 0 && !key_is_text(key); i++) {
        if (has_key(own_keys(settings, table[i].name), key)) {
            return &table[i];
        }
    }
    return NULL;
}

const struct command *command_of_key(const struct app *app, const struct key *key)
{
    size_t count;
    const struct command *table = command_table(&count);
    const struct command *found = command_set_key(app->settings, key);
    for (size_t i = 0; i < count && found == NULL && !key_is_text(key); i++) {
        if (own_keys(app->settings, table[i].name).at == NULL &&
            has_key(slice_of(preset_keys(app->settings, &table[i])), key)) {
            found = &table[i];
        }
    }
    return found;
}

static void add_problem(struct str *problems, size_t *count)
{
    if (problems->size > 0) {
        str_add_char(problems, '\n');
    }
    (*count)++;
}

/* The first command before `last` that has the key too, NULL for none. */
static const struct command *other_command(const struct settings *settings, const struct key *key,
                                           const struct command *last)
{
    size_t count;
    const struct command *table = command_table(&count);
    for (size_t i = 0; i < count; i++) {
        if (&table[i] != last && has_key(command_keys(settings, &table[i]), key)) {
            return &table[i];
        }
    }
    return NULL;
}

/* What is wrong with one key of an entry of [keys]. */
static size_t check_key(const struct settings *settings, const struct command *command,
                        struct slice name, struct str *problems)
{
    struct key key;
    size_t count = 0;
    if (!key_parse(name, &key)) {
        add_problem(problems, &count);
        str_add(problems, name);
        str_add_format(problems, ", for %s, is not a key that a terminal sends", command->name);
        return count;
    }
    if (key_is_text(&key)) {
        add_problem(problems, &count);
        str_add(problems, name);
        str_add_format(problems, ", for %s, is a letter to be typed", command->name);
        return count;
    }
    const struct command *other = other_command(settings, &key, command);
    if (other != NULL) {
        add_problem(problems, &count);
        str_add(problems, name);
        str_add_format(problems, " is the key of both %s and %s", command->name, other->name);
    } else if (line_edit_has_key(&key) && !has_key(slice_of(command->keys), &key)) {
        add_problem(problems, &count);
        str_add(problems, name);
        str_add_format(problems, " is now %s, the line has lost it", command->name);
    }
    return count;
}

size_t command_key_problems(const struct settings *settings, struct str *problems)
{
    size_t count = 0;
    for (size_t i = 0; i < settings->entry_count; i++) {
        const struct setting_entry *entry = &settings->entries[i];
        if (!slice_is(entry->section, "keys")) {
            continue;
        }
        const struct command *command = command_find(entry->key);
        if (command == NULL) {
            add_problem(problems, &count);
            str_add_text(problems, "no command is called ");
            str_add(problems, entry->key);
            continue;
        }
        struct slice names = entry->value, name;
        while (names.size > 0 && slice_next(&names, ' ', &name)) {
            count += name.size == 0 ? 0 : check_key(settings, command, name, problems);
        }
    }
    return count;
}
