/* Words that are written for the person: abbreviations of the settings, and words that this session
 * has already, its names and acronyms first. */
#include "app/app_parts.h"

#include "model/roster_words.h"
#include "text/fold.h"

enum {
    STEM_LETTERS = 2,
    LONG_WORD = 6,    /* letters from which a word without capitals is worth a Tab */
    ROWS_MOST = 1000, /* of how many rows back words are taken */
    WORDS_MOST = 9
};

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
            app->expanded_at = line->cursor;
            return;
        }
    }
}

bool app_unexpand(struct app *app, const struct key *key)
{
    size_t at = app->expanded_at;
    app->expanded_at = 0;
    return at > 0 && at == app->line.cursor && key_is_plain(key, KEY_BACKSPACE) &&
           line_edit_undo(&app->line);
}

/* The words that fit a stem, each once. */
struct found {
    struct slice stem; /* as typed */
    struct slice key;  /* folded */
    struct slice words[WORDS_MOST];
    size_t count;
    bool names; /* only those that look like names and acronyms, else only the others */
};

static bool is_part(char byte)
{
    return strchr(" \n\t,;:!?()[]\"/", byte) == NULL;
}

/* A capital that no beginning of a sentence asks for. */
static bool is_name(struct slice word, bool begins)
{
    int capitals = 0;
    int small = 0;
    words_count_letters(word, &capitals, &small);
    return capitals > 1 || (capitals > 0 && !begins);
}

static bool fits(const struct found *found, struct slice word, bool begins)
{
    char first = word.at[0];
    char wanted = found->stem.at[0];
    bool plain = (first & 0x80) == 0 && (wanted & 0x80) == 0;
    /* Most words are told apart by their first letter, for nothing. */
    if ((plain && (first | 0x20) != (wanted | 0x20)) || slice_equal(word, found->stem) ||
        is_name(word, begins) != found->names || (!found->names && word.size < LONG_WORD)) {
        return false;
    }
    struct str key = {0};
    fold_key(word, &key);
    bool good = slice_starts(str_slice(&key), found->key);
    str_release(&key);
    return good;
}

static void take(struct found *found, struct slice word, bool begins)
{
    if (found->count == WORDS_MOST || word.size == 0 || !fits(found, word, begins)) {
        return;
    }
    for (size_t i = 0; i < found->count; i++) {
        if (fold_equal(found->words[i], word)) {
            return;
        }
    }
    found->words[found->count++] = word;
}

static void take_words(struct found *found, struct slice text, bool is_text)
{
    bool begins = is_text;
    for (size_t at = 0; at < text.size;) {
        size_t end = at;
        while (end < text.size && is_part(text.at[end])) {
            end++;
        }
        struct slice word = slice_make(text.at + at, end - at);
        bool stops = word.size > 0 && word.at[word.size - 1] == '.';
        while (word.size > 0 && word.at[word.size - 1] == '.') {
            word.size--;
        }
        take(found, word, begins);
        begins = is_text && (stops || (begins && end == at) ||
                             (end < text.size && strchr("\n!?", text.at[end]) != NULL));
        at = end + 1;
    }
}

static void collect(const struct app *app, struct found *found)
{
    struct session *session = app->session;
    const struct roster *roster = &app->coverage.roster;
    size_t count = 0;
    const struct record *const *records = session_records(session, &count);
    for (size_t i = 0; i < roster->count && found->names; i++) {
        take_words(found, roster->people[i].name, false);
        take_words(found, roster->people[i].organization, false);
    }
    size_t stop = count > ROWS_MOST ? count - ROWS_MOST : 0;
    for (size_t i = count; i > stop && found->count < WORDS_MOST; i--) {
        take_words(found, session_get(session, records[i - 1], FIELD_TEXT), true);
    }
}

/* Where the word before the cursor begins. */
static size_t word_start(const struct line_edit *line)
{
    size_t start = line->cursor;
    while (start > 0 && is_part(line->text.at[start - 1])) {
        start--;
    }
    return start;
}

bool app_complete_word(struct app *app)
{
    struct line_edit *line = &app->line;
    struct found found = {.names = true};
    struct str key = {0};
    if (app->session == NULL) {
        return false;
    }
    if (app->complete_next == 0) {
        app->complete_at = word_start(line);
        app->complete_size = line->cursor - app->complete_at;
        str_set(&app->complete_stem,
                slice_make(line->text.at + app->complete_at, app->complete_size));
    }
    found.stem = str_slice(&app->complete_stem);
    fold_key(found.stem, &key);
    found.key = str_slice(&key);
    if (found.key.size >= STEM_LETTERS) {
        collect(app, &found);
        found.names = false;
        collect(app, &found);
    }
    str_release(&key);
    if (found.count == 0) {
        return false;
    }
    /* Behind the last one comes what was typed. */
    size_t next = app->complete_next;
    struct slice word = next < found.count ? found.words[next] : found.stem;
    line_edit_replace(line, app->complete_at, app->complete_size, word);
    app->complete_size = word.size;
    app->complete_next = next < found.count ? next + 1 : 0;
    return true;
}
