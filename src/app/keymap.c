/* Which key is whose: section [keys] of the settings before the preset, the preset before the
 * table. Enter and Esc can't be given away. */
#include "app/app.h"

/* What `keys = readline` and `keys = nano` change. */
static const struct {
    const char *preset, *command, *keys;
} preset_rows[] = {
    /* Redo and undo change places with yank and the shell. */
    {"readline", "undo", "Ctrl-_"},
    {"readline", "redo", "Alt-Z"},
    {"readline", "yank", "Ctrl-Y"},
    {"readline", "suspend", "Ctrl-Z"},
    /* nano 7's own, where there is the same thing to do here. */
    {"nano", "help", "Ctrl-G F1 Alt-?"},
    {"nano", "quit", "Ctrl-X Ctrl-Q"},
    {"nano", "save", "Ctrl-O Ctrl-S"},
    {"nano", "find", "Ctrl-W"},
    {"nano", "goto", "Alt-G Ctrl-_"},
    {"nano", "undo", "Alt-U Ctrl-Z"},
    {"nano", "redo", "Alt-E"},
    {"nano", "palette", "Ctrl-T Alt-/"},
    {"nano", "page-up", "PageUp Ctrl-Y"},
    {"nano", "page-down", "PageDown Ctrl-V"},
    {"nano", "complete", "Tab Ctrl-]"},
    {"nano", "copy", "Alt-^"},
    {"nano", "yank", "Ctrl-U"},
    {"nano", "mark", "Alt-A Ctrl-^"},
    {"nano", "row-up", "Up Ctrl-P"},
    {"nano", "up", "Up Ctrl-P"},
    {"nano", "down", "Down Ctrl-N"},
    {"nano", "word-left", "Ctrl-Left Alt-Left Alt-Space"},
    {"nano", "word-right", "Ctrl-Right Alt-Right Ctrl-Space"},
    {"nano", "text-start", "Ctrl-Home Alt-\\"},
    {"nano", "text-end", "Ctrl-End"}, /* Alt-/ is Esc and / typed fast, the palette */
    {"nano", "cut-row", "Ctrl-K"},
    {"nano", "cut-to-end", "Alt-T"},
    {"nano", "cut-to-start", ""},
    {"nano", "cut-back", ""},
    {"nano", "swap-letters", ""},
    {"nano", "swap-words", ""},
    {"nano", "upper-case", ""},
    {"nano", "delete-blanks", ""},
    {"nano", "park", "Alt-P"},
};

/* Keys that every settings file leaves alone. */
static const struct {
    const char *command, *key;
} fixed_keys[] = {{"keep", "Enter"}, {"places", "Esc"}};

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

/* The command whose key it always is, NULL for none. */
static const char *fixed_owner(const struct key *key)
{
    for (size_t i = 0; i < COUNT(fixed_keys); i++) {
        if (has_key(slice_of(fixed_keys[i].key), key)) {
            return fixed_keys[i].command;
        }
    }
    return NULL;
}

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
    struct slice preset = settings_get(settings, "interface", "keys");
    for (size_t i = 0; i < COUNT(preset_rows); i++) {
        if (slice_is(preset, preset_rows[i].preset) &&
            strcmp(preset_rows[i].command, command->name) == 0) {
            return preset_rows[i].keys;
        }
    }
    return command->keys;
}

struct slice command_keys(const struct settings *settings, const struct command *command)
{
    struct slice own = own_keys(settings, command->name);
    return own.at != NULL ? own : slice_of(preset_keys(settings, command));
}

static bool is_line(const struct command *command)
{
    return (command->where & ON_LINE) != 0;
}

const struct command *command_set_key(const struct settings *settings, const struct key *key)
{
    size_t count;
    const struct command *table = command_table(&count);
    bool may_be = settings->entry_count > 0 && !key_is_text(key) && fixed_owner(key) == NULL;
    for (size_t i = 0; i < count && may_be; i++) {
        if (has_key(own_keys(settings, table[i].name), key)) {
            return &table[i];
        }
    }
    return NULL;
}

/* Among the acts of the line (`line`), or all others. */
static const struct command *find_key(const struct settings *settings, const struct key *key,
                                      bool line)
{
    size_t count;
    const struct command *table = command_table(&count);
    const struct command *set = command_set_key(settings, key);
    const char *fixed = fixed_owner(key);
    if (set != NULL) {
        return is_line(set) == line ? set : NULL;
    }
    for (size_t i = 0; i < count && !key_is_text(key); i++) {
        bool always = fixed != NULL && strcmp(fixed, table[i].name) == 0;
        bool usual = fixed == NULL && own_keys(settings, table[i].name).at == NULL &&
                     has_key(slice_of(preset_keys(settings, &table[i])), key);
        if (is_line(&table[i]) == line && (always || usual)) {
            return &table[i];
        }
    }
    return NULL;
}

const struct command *command_of_line(const struct settings *settings, const struct key *key,
                                      bool *marks)
{
    struct key other = *key;
    if (key->name == KEY_ENTER && (key->ctrl || key->shift)) {
        /* The few terminals that tell them from Enter alone mean what others can say with Alt. */
        other = (struct key){.name = KEY_ENTER, .alt = true};
    }
    const struct command *found = find_key(settings, &other, true);
    *marks = false;
    if (found == NULL && key->shift && key->name != KEY_TEXT) {
        struct key plain = *key;
        plain.shift = false;
        found = find_key(settings, &plain, true);
        found = found != NULL && line_edit_moves(found->name) ? found : NULL;
        *marks = found != NULL;
    }
    return found;
}

const struct command *command_of_key(const struct settings *settings, const struct key *key)
{
    return find_key(settings, key, false);
}

struct slice command_first_key(const struct settings *settings, const struct command *command)
{
    struct slice names = command_keys(settings, command), name;
    while (names.size > 0 && slice_next(&names, ' ', &name)) {
        struct key key;
        /* Where the settings give no key away, none is: it is asked for with every footer. */
        if (name.size > 0 && key_parse(name, &key) &&
            (settings->entry_count == 0 || find_key(settings, &key, is_line(command)) == command)) {
            return name;
        }
    }
    for (size_t i = 0; i < COUNT(fixed_keys); i++) {
        if (strcmp(fixed_keys[i].command, command->name) == 0) {
            return slice_of(fixed_keys[i].key);
        }
    }
    return slice_of("");
}

static void add_problem(struct str *problems, size_t *count)
{
    if (problems->size > 0) {
        str_add_char(problems, '\n');
    }
    (*count)++;
}

/* The first other command that has the key too, NULL for none. Of two that the settings give it,
 * the first one is told of. */
static const struct command *other_command(const struct settings *settings, const struct key *key,
                                           const struct command *command)
{
    size_t count;
    const struct command *table = command_table(&count);
    for (size_t i = 0; i < count; i++) {
        if (&table[i] != command && has_key(command_keys(settings, &table[i]), key)) {
            bool told = own_keys(settings, table[i].name).at != NULL && &table[i] < command;
            return told ? NULL : &table[i];
        }
    }
    return NULL;
}

/* As the table has it for both: Up is the line's and the list's. */
static bool is_shared(const struct settings *settings, const struct command *command,
                      const struct command *other, const struct key *key)
{
    return is_line(command) != is_line(other) &&
           has_key(slice_of(preset_keys(settings, command)), key) &&
           has_key(slice_of(preset_keys(settings, other)), key);
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
    const char *fixed = fixed_owner(&key);
    if (key_is_text(&key) || (fixed != NULL && strcmp(fixed, command->name) != 0)) {
        add_problem(problems, &count);
        str_add(problems, name);
        str_add_format(problems, ", for %s, is %s", command->name,
                       fixed == NULL ? "a letter to be typed" : "always ");
        str_add_text(problems, fixed == NULL ? "" : fixed);
        return count;
    }
    const struct command *other = other_command(settings, &key, command);
    if (other != NULL && !is_shared(settings, command, other, &key)) {
        add_problem(problems, &count);
        str_add(problems, name);
        str_add_format(problems, " is the key of both %s and %s; %s has it", command->name,
                       other->name, command_set_key(settings, &key)->name);
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
