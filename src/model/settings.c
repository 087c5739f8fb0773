#include "model/settings.h"

#include "base/fatal.h"
#include "base/num.h"
#include "text/fold.h"

/* In the order of config/rapporteur.ini, which a test holds against this table. */
/* clang-format off */
static const struct setting table[] = {
    {"interface", "language", SETTING_CHOICE, "auto", "auto|en|es|pt|fr", "The language of the screens: auto takes that of the system."},
    {"interface", "color", SETTING_CHOICE, "auto", "auto|always|never", "Colours: auto means on a terminal where NO_COLOR is not set."},
    {"interface", "screen_reader", SETTING_YES_NO, "no", NULL, "Nothing on the screen moves by itself, not even the clock."},
    {"interface", "keys", SETTING_CHOICE, "default", "default|readline|nano", "readline: Ctrl-Y yanks and Ctrl-Z goes to the shell, as in a shell; undo is Ctrl-_ then. nano: Ctrl-K cuts and Ctrl-U brings back, Ctrl-O saves, Ctrl-X leaves, Ctrl-G helps, Ctrl-W finds, Alt-U undoes; the rest as nano has it."},
    {"interface", "clipboard", SETTING_CHOICE, "off", "off|osc52", "osc52: what /copy copies is also sent to the terminal, which may put it on the system's clipboard (also over SSH)."},
    {"interface", "mouse", SETTING_YES_NO, "no", NULL, "A click chooses, the wheel scrolls. Off, the terminal selects text as always; on, most do so with Shift held."},
    {"interface", "ascii", SETTING_YES_NO, "no", NULL, "Lines and marks in plain ASCII, for terminals that cannot show others."},
    {"clock", "limit_statement", SETTING_NUMBER, "0", "0-600", "Minutes that a turn may take; beside the time of day stands how much of it is gone, that it is nearly over, and over. 0: no limit."},
    {"clock", "limit_question", SETTING_NUMBER, "0", "0-600", "The same of a question, WHO?: TEXT."},
    {"clock", "limit_answer", SETTING_NUMBER, "0", "0-600", "The same of an answer, WHO!: TEXT."},
    {"clock", "limit_warning", SETTING_NUMBER, "1", "0-600", "How many minutes before the limit it says so. 0: only at its end."},
    {"clock", "bell", SETTING_YES_NO, "no", NULL, "The terminal's bell rings when a turn is nearly over, and over."},
    {"writer", "author", SETTING_TEXT, "", NULL, "Your tag, up to 16 of a-z and 0-9: it stands beside what you write. Empty: your login name."},
    {"sessions", "folder", SETTING_TEXT, "", NULL, "Where your sessions lie. Empty: the folder rapporteur in your documents."},
    {"file", "byte_order_mark", SETTING_YES_NO, "yes", NULL, "New files begin with a byte order mark: Excel needs it to see accents."},
    {"file", "separator", SETTING_CHOICE, "auto", "auto|comma|semicolon|tab", "Between the cells of new files: auto looks at the newest session, then at the locale."},
    {"file", "line_end", SETTING_CHOICE, "lf", "lf|crlf", "What ends the rows of new files."},
    {"file", "max_file", SETTING_NUMBER, "1073741824", "1024-1099511627776", "The largest file that is opened, in bytes."},
};

/* Sections whose keys are free. `keys` stands for commands, which the app knows. */
static const char *const free_sections[] = {"keys", "aliases", "abbreviations", "words"};
/* clang-format on */

const struct setting *setting_table(size_t *count)
{
    *count = COUNT(table);
    return table;
}

void settings_init(struct settings *settings)
{
    *settings = (struct settings){0};
    settings->values = mem_alloc(COUNT(table), sizeof *settings->values);
}

void settings_release(struct settings *settings)
{
    arena_release(&settings->arena);
    mem_free(settings->values);
    mem_free(settings->entries);
    *settings = (struct settings){0};
}

static bool is_free_section(struct slice section)
{
    for (size_t i = 0; i < COUNT(free_sections); i++) {
        if (slice_is(section, free_sections[i])) {
            return true;
        }
    }
    return false;
}

static bool is_section(struct slice section)
{
    for (size_t i = 0; i < COUNT(table); i++) {
        if (slice_is(section, table[i].section)) {
            return true;
        }
    }
    return is_free_section(section);
}

/* The row, or COUNT(table). */
static size_t find(struct slice section, struct slice key)
{
    size_t row = 0;
    while (row < COUNT(table) &&
           !(slice_is(section, table[row].section) && slice_is(key, table[row].key))) {
        row++;
    }
    return row;
}

static bool parse_yes_no(struct slice value, bool *yes)
{
    static const struct {
        const char *word;
        bool yes;
    } words[] = {{"yes", true},  {"no", false}, {"true", true}, {"false", false}, {"on", true},
                 {"off", false}, {"1", true},   {"0", false},   {"si", true},     {"sim", true},
                 {"nao", false}, {"oui", true}, {"non", false}};
    for (size_t i = 0; i < COUNT(words); i++) {
        if (fold_equal(value, slice_of(words[i].word))) {
            *yes = words[i].yes;
            return true;
        }
    }
    return false;
}

static bool has_choice(const struct setting *setting, struct slice value)
{
    struct slice rest = slice_of(setting->choices), choice;
    while (slice_next(&rest, '|', &choice)) {
        if (slice_equal(choice, value)) {
            return true;
        }
    }
    return false;
}

static void parse_range(const struct setting *setting, int64_t *low, int64_t *high)
{
    struct slice rest = slice_of(setting->choices), from = {0}, to = {0};
    ensure(slice_next(&rest, '-', &from) && slice_next(&rest, '-', &to));
    ensure(num_parse(from, 0, INT64_MAX, low) && num_parse(to, 0, INT64_MAX, high));
}

/* Whether `value` is of the setting's type; `wanted` says what it should be where it is not. */
static bool fits(const struct setting *setting, struct slice value, struct str *wanted)
{
    switch (setting->type) {
    case SETTING_TEXT:
        return true;
    case SETTING_YES_NO: {
        bool yes;
        str_add_text(wanted, "yes or no");
        return parse_yes_no(value, &yes);
    }
    case SETTING_NUMBER: {
        int64_t low, high, number;
        parse_range(setting, &low, &high);
        str_add_format(wanted, "a number from %lld to %lld", (long long)low, (long long)high);
        return num_parse(value, low, high, &number);
    }
    case SETTING_CHOICE: {
        struct slice rest = slice_of(setting->choices), choice;
        while (slice_next(&rest, '|', &choice)) {
            str_add_text(wanted, wanted->size == 0 ? "one of " : ", ");
            str_add(wanted, choice);
        }
        return has_choice(setting, value);
    }
    }
    return false;
}

/* How unlike two words are: letters put in, left out or changed, up to `SHORT_WORD` each. */
enum { SHORT_WORD = 24, NEAR = 3 };

static size_t smaller(size_t left, size_t right)
{
    return left < right ? left : right;
}

static size_t distance(struct slice left, struct slice right)
{
    size_t before[SHORT_WORD + 1], row[SHORT_WORD + 1];
    if (left.size > SHORT_WORD || right.size > SHORT_WORD) {
        return SHORT_WORD;
    }
    for (size_t j = 0; j <= right.size; j++) {
        before[j] = j;
    }
    for (size_t i = 1; i <= left.size; i++) {
        row[0] = i;
        for (size_t j = 1; j <= right.size; j++) {
            size_t changed = before[j - 1] + (left.at[i - 1] == right.at[j - 1] ? 0 : 1);
            row[j] = smaller(changed, smaller(before[j], row[j - 1]) + 1);
        }
        memcpy(before, row, sizeof row);
    }
    return before[right.size];
}

/* The setting that was probably meant: the same key in another section, or one spelled nearly so.
 */
static const struct setting *nearest(struct slice key)
{
    const struct setting *best = NULL;
    size_t least = NEAR + 1;
    for (size_t i = 0; i < COUNT(table); i++) {
        size_t unlike = distance(key, slice_of(table[i].key));
        if (unlike < least && unlike < strlen(table[i].key)) {
            least = unlike;
            best = &table[i];
        }
    }
    return best;
}

static bool set_unknown(struct slice section, struct slice key, struct str *problem)
{
    if (!is_section(section)) {
        str_add_text(problem, "no section is called [");
        str_add(problem, section);
        str_add_text(problem, "]");
    } else {
        str_add_text(problem, "no setting of [");
        str_add(problem, section);
        str_add_text(problem, "] is called ");
        str_add(problem, key);
    }
    const struct setting *meant = nearest(key);
    if (meant != NULL) {
        str_add_format(problem, ", did you mean %s in [%s]?", meant->key, meant->section);
    }
    return false;
}

/* The newest entry of a key holds. */
static void set_entry(struct settings *settings, struct slice section, struct slice key,
                      struct slice value)
{
    for (size_t i = 0; i < settings->entry_count; i++) {
        struct setting_entry *entry = &settings->entries[i];
        if (slice_equal(entry->section, section) && slice_equal(entry->key, key)) {
            entry->value = arena_copy(&settings->arena, value);
            return;
        }
    }
    MEM_GROW(settings->entries, settings->entry_room, settings->entry_count + 1);
    settings->entries[settings->entry_count++] = (struct setting_entry){
        .section = arena_copy(&settings->arena, section),
        .key = arena_copy(&settings->arena, key),
        .value = arena_copy(&settings->arena, value),
    };
}

bool settings_set(struct settings *settings, struct slice section, struct slice key,
                  struct slice value, struct str *problem)
{
    value = slice_trim(value);
    if (is_free_section(section)) {
        set_entry(settings, section, key, value);
        return true;
    }
    size_t row = find(section, key);
    if (row == COUNT(table)) {
        return set_unknown(section, key, problem);
    }
    struct str wanted = {0};
    bool fine = fits(&table[row], value, &wanted);
    if (fine) {
        /* An empty value is the default only where there is none: `at` tells it from one never set.
         */
        settings->values[row] =
            value.size == 0 ? slice_of("") : arena_copy(&settings->arena, value);
    } else {
        str_add(problem, key);
        str_add_text(problem, " is ");
        str_add(problem, value.size == 0 ? slice_of("empty") : value);
        str_add_format(problem, ", it should be %s", str_text(&wanted));
    }
    str_release(&wanted);
    return fine;
}

struct slice settings_get(const struct settings *settings, const char *section, const char *key)
{
    size_t row = find(slice_of(section), slice_of(key));
    ensure(row < COUNT(table));
    struct slice value = settings->values[row];
    return value.at == NULL ? slice_of(table[row].standard) : value;
}

bool settings_is(const struct settings *settings, const char *section, const char *key)
{
    bool yes = false;
    ensure(parse_yes_no(settings_get(settings, section, key), &yes));
    return yes;
}

long long settings_number(const struct settings *settings, const char *section, const char *key)
{
    int64_t number = 0;
    ensure(num_parse(settings_get(settings, section, key), 0, INT64_MAX, &number));
    return number;
}
