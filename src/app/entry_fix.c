/* `s/old/new/`: corrects the nearest earlier text that has it, from the record chosen upwards; as a
 * whole word where it stands so. `g`: everywhere in the session. `s/kaz:/ana:/` gives the nearest
 * turn of kaz, or the note that begins so, to ana (entry_said.c). */
#include "app/entry_parts.h"

#include "app/entry_change.h"
#include "app/entry_phrase.h"
#include "app/entry_write.h"
#include "model/roster_words.h"
#include "text/fold.h"
#include "text/utf8.h"

/* What is typed between the marks. */
struct fix {
    struct slice old, replacement;
    bool everywhere;
};

static bool take_part(struct slice *rest, char mark, struct slice *part)
{
    size_t end = slice_find(*rest, mark);
    if (end == rest->size) {
        return false;
    }
    *part = slice_head(*rest, end);
    *rest = slice_from(*rest, end + 1);
    return true;
}

/* The last mark has to be there: `s/he said` is text. */
static bool read_fix(struct slice line, struct fix *fix)
{
    char mark = line.size > 4 && line.at[0] == 's' ? line.at[1] : '\0';
    if ((mark != '/' && mark != '|') || slice_find(line, '\n') < line.size) {
        return false;
    }
    struct slice rest = slice_from(line, 2);
    if (!take_part(&rest, mark, &fix->old) || !take_part(&rest, mark, &fix->replacement)) {
        return false;
    }
    fix->everywhere = slice_is(rest, "g");
    return fix->old.size > 0 && (rest.size == 0 || fix->everywhere);
}

static bool is_word_at(struct slice text, size_t at)
{
    uint32_t code = 0;
    size_t size = at < text.size ? utf8_next(text, at, &code) : 0;
    struct slice letter = slice_make(text.at + at, size);
    return size > 0 && ((code >= '0' && code <= '9') || words_first_letter(letter) != LETTER_NONE);
}

static bool is_word_before(struct slice text, size_t at)
{
    uint32_t code = 0;
    return at > 0 && is_word_at(text, at - utf8_previous(text, at, &code));
}

/* Whether what stands from `at` to `end` does not begin or end within a word. */
static bool is_whole(struct slice text, size_t at, size_t end)
{
    return !(is_word_before(text, at) && is_word_at(text, at)) &&
           !(is_word_before(text, end) && is_word_at(text, end));
}

/* The next place of `old` from `at` on; text.size where there is none. */
static size_t find_next(struct slice text, struct slice old, bool whole, size_t at)
{
    while (at < text.size) {
        size_t found = at + slice_find_part(slice_from(text, at), old);
        if (found >= text.size || !whole || is_whole(text, found, found + old.size)) {
            return found;
        }
        at = found + 1;
    }
    return text.size;
}

static bool has(struct slice text, struct slice old, bool whole)
{
    return find_next(text, old, whole, 0) < text.size;
}

static bool has_words(const struct record *record)
{
    return record->kind == RECORD_INTERVENTION || record->kind == RECORD_NOTE ||
           record->kind == RECORD_CONCLUSION;
}

/* The records of the stream before and with the one chosen, or all; `*first` is where they begin.
 */
static const struct record *const *earlier(const struct entry_context *context, size_t *first,
                                           size_t *end)
{
    const struct record *const *records = session_records(context->session, end);
    *first = session_first(context->session, 2);
    for (size_t i = *first; i < *end && context->selected.size > 0; i++) {
        if (slice_equal(records[i]->id, context->selected)) {
            *end = i + 1;
        }
    }
    return records;
}

static const struct record *find_text(const struct entry_context *context, struct slice old,
                                      bool whole)
{
    size_t first = 0;
    size_t end = 0;
    const struct record *const *records = earlier(context, &first, &end);
    for (size_t i = end; i > first; i--) {
        if (has_words(records[i - 1]) &&
            has(session_get(context->session, records[i - 1], FIELD_TEXT), old, whole)) {
            return records[i - 1];
        }
    }
    return NULL;
}

/* The nearest turn of `who`, or note that begins with `who:`. */
static const struct record *find_said(const struct entry_context *context, struct slice who)
{
    struct entry_speaker found[ENTRY_MOST_CHOICES];
    size_t count = 0;
    enum entry_who result = entry_phrase_find(context, who, found, &count);
    if (result != WHO_MEANT && result != WHO_AMBIGUOUS) {
        count = 0;
    }
    size_t first = 0;
    size_t end = 0;
    const struct record *const *records = earlier(context, &first, &end);
    for (size_t i = end; i > first; i--) {
        const struct record *record = records[i - 1];
        bool ours = false;
        for (size_t at = 0; at < count && at < ENTRY_MOST_CHOICES; at++) {
            ours = ours || (record->kind == RECORD_INTERVENTION &&
                            entry_is_turn_of(context, record, found[at]));
        }
        if (record->kind == RECORD_NOTE &&
            slice_is(session_get(context->session, record, FIELD_STATUS), "query")) {
            struct slice text = session_get(context->session, record, FIELD_TEXT);
            size_t colon = slice_find(text, ':');
            ours = colon < text.size && fold_equal(slice_head(text, colon), who);
        }
        if (ours) {
            return record;
        }
    }
    return NULL;
}

static bool parse_who(const struct entry_context *context, const struct fix *fix,
                      struct entry_meaning *meaning)
{
    struct slice old = slice_head(fix->old, fix->old.size - 1);
    const struct record *record = find_said(context, old);
    if (fix->everywhere) {
        return entry_wrong(meaning,
                           "Who said it is given to somebody else one at a time, without g");
    }
    if (record == NULL) {
        return entry_wrong(meaning, "No turn here is of %.*s, and no note begins so", (int)old.size,
                           old.at);
    }
    meaning->form = entry_form_named("/speaker");
    return entry_parse_said_of(context, record, fix->replacement, meaning);
}

static size_t count_in(struct slice text, struct slice old, bool whole)
{
    size_t count = 0;
    for (size_t at = find_next(text, old, whole, 0); at < text.size;
         at = find_next(text, old, whole, at + old.size)) {
        count++;
    }
    return count;
}

static void count_places(const struct entry_context *context, struct entry_meaning *meaning)
{
    size_t count = 0;
    const struct record *const *records = session_records(context->session, &count);
    meaning->places = meaning->everywhere ? 0 : 1;
    meaning->place_records = meaning->places;
    for (size_t i = session_first(context->session, 2); i < count && meaning->everywhere; i++) {
        struct slice text = session_get(context->session, records[i], FIELD_TEXT);
        size_t here =
            has_words(records[i]) ? count_in(text, meaning->who, meaning->whole_words) : 0;
        meaning->places += here;
        meaning->place_records += here > 0 ? 1 : 0;
    }
}

static bool parse_text(const struct entry_context *context, const struct fix *fix,
                       struct entry_meaning *meaning)
{
    meaning->who = fix->old;
    meaning->text = fix->replacement;
    meaning->everywhere = fix->everywhere;
    meaning->whole_words = find_text(context, fix->old, true) != NULL;
    meaning->target = find_text(context, fix->old, meaning->whole_words);
    if (meaning->target == NULL) {
        return entry_wrong(meaning, "No text here has %.*s. A \\ in front keeps it as text",
                           (int)fix->old.size, fix->old.at);
    }
    count_places(context, meaning);
    return !context->off_record ||
           entry_wrong(meaning, "It is off the record now, and a correction is written; /on first");
}

/* A word, or several in quotes; false where there is none. */
static bool take_words(struct slice *rest, struct slice *words)
{
    *rest = slice_trim(*rest);
    bool quoted = rest->size > 0 && rest->at[0] == '"';
    struct slice from = slice_from(*rest, quoted ? 1 : 0);
    size_t end = slice_find(from, quoted ? '"' : ' ');
    *words = slice_head(from, end);
    *rest = slice_from(from, end + (quoted ? 1 : 0));
    return words->size > 0;
}

bool entry_parse_replace(const struct entry_context *context, struct slice arguments,
                         struct entry_meaning *meaning)
{
    struct fix fix = {.everywhere = true};
    bool read = take_words(&arguments, &fix.old) && take_words(&arguments, &fix.replacement);
    if (!read || slice_trim(arguments).size > 0) {
        return entry_wrong(meaning, "Several words stand in quotes: /replace \"old words\" new");
    }
    return parse_text(context, &fix, meaning);
}

bool entry_parse_fix(const struct entry_context *context, struct slice line,
                     struct entry_meaning *meaning)
{
    struct fix fix = {0};
    if (!read_fix(line, &fix)) {
        bool half = line.size > 1 && line.at[0] == 's' &&
                    (line.at[1] == '/' || line.at[1] == '|') && slice_find(line, ' ') == line.size;
        return half && !entry_wrong(meaning, "It is half a correction: s/old/new/. A \\ in front "
                                             "keeps it as text");
    }
    meaning->kind = ENTRY_COMMAND;
    meaning->form = entry_form_named("s/old/new/");
    bool of_who = fix.old.size > 1 && slice_ends(fix.old, slice_of(":")) &&
                  slice_ends(fix.replacement, slice_of(":"));
    (void)(of_who ? parse_who(context, &fix, meaning) : parse_text(context, &fix, meaning));
    return true;
}

/* `text` with the replacement: in all places, or the first. */
static void replace(const struct entry_meaning *meaning, struct slice text, struct str *out)
{
    size_t done = 0;
    size_t at = find_next(text, meaning->who, meaning->whole_words, 0);
    while (at < text.size) {
        str_add(out, slice_make(text.at + done, at - done));
        str_add(out, meaning->text);
        done = at + meaning->who.size;
        at = meaning->everywhere ? find_next(text, meaning->who, meaning->whole_words, done)
                                 : text.size;
    }
    str_add(out, slice_from(text, done));
}

bool entry_change_fix(struct slice line, struct slice text, struct str *out)
{
    struct fix fix = {0};
    if (!read_fix(slice_trim(line), &fix)) {
        return false;
    }
    struct entry_meaning meaning = {.who = fix.old,
                                    .text = fix.replacement,
                                    .everywhere = fix.everywhere,
                                    .whole_words = has(text, fix.old, true)};
    if (!has(text, fix.old, meaning.whole_words)) {
        return false;
    }
    replace(&meaning, text, out);
    return true;
}

static void fix_record(const struct entry_context *context, const struct entry_meaning *meaning,
                       const struct record *record, struct action_draft *draft)
{
    struct slice old = session_get(context->session, record, FIELD_TEXT);
    struct str text = {0};
    replace(meaning, old, &text);
    entry_change_words(context, draft, record, str_slice(&text));
    str_release(&text);
}

void entry_perform_fix(const struct entry_context *context, const struct entry_meaning *meaning,
                       struct action_draft *draft)
{
    /* The nearest first: what is told of the action is its first record. */
    fix_record(context, meaning, meaning->target, draft);
    size_t count = 0;
    const struct record *const *records = session_records(context->session, &count);
    for (size_t i = count; i > 0 && meaning->everywhere; i--) {
        if (records[i - 1] != meaning->target && has_words(records[i - 1])) {
            fix_record(context, meaning, records[i - 1], draft);
        }
    }
}
