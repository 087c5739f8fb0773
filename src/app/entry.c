/* A typed line is looked at in this order; the first that knows it has it: a block of backquotes,
 * `\` or a blank (literal); `s/old/new/`; a word of the table that is typed first (`present+`,
 * `#agreed`, `/at`, which looks at the rest as at a line); `/` (a command of the program); `...`;
 * `+ - ~`; `?1 =`; `WORD =`; `WHO:`; and what is left is text. Parsing changes nothing: what a line
 * does is written by entry_perform into a draft. */
#include "app/entry.h"

#include <stdarg.h>
#include <stddef.h>

#include "app/entry_parts.h"
#include "app/entry_speaker.h"
#include "app/entry_write.h"
#include "text/grapheme.h"
#include "text/utf8.h"

static const char fence[] = "```";

bool entry_wrong(struct entry_meaning *meaning, const char *format, ...)
{
    va_list values;
    va_start(values, format);
    str_clear(&meaning->problem);
    str_add_list(&meaning->problem, format, values);
    va_end(values);
    meaning->kind = ENTRY_WRONG;
    return false;
}

/* Empties the meaning, and keeps its memory. What the counts say is empty is not cleared: it is
 * most of it, and this is done for every letter. */
static void reset(struct entry_meaning *meaning)
{
    struct str problem = meaning->problem;
    struct str line = meaning->line;
    struct str who_line = meaning->who_line;
    struct str hole_name = meaning->hole_name;
    struct str due_date = meaning->due_date;
    person_line_release(&meaning->person);
    memset(meaning, 0, offsetof(struct entry_meaning, speakers));
    meaning->problem = problem;
    meaning->line = line;
    meaning->who_line = who_line;
    meaning->hole_name = hole_name;
    meaning->due_date = due_date;
    str_clear(&meaning->problem);
    str_clear(&meaning->line);
    str_clear(&meaning->who_line);
    str_clear(&meaning->hole_name);
    str_clear(&meaning->due_date);
}

void entry_release(struct entry_meaning *meaning)
{
    person_line_release(&meaning->person);
    str_release(&meaning->problem);
    str_release(&meaning->line);
    str_release(&meaning->who_line);
    str_release(&meaning->hole_name);
    str_release(&meaning->due_date);
    memset(meaning, 0, sizeof *meaning);
}

/* Text for the current record; a note where there is none. */
static void set_text(const struct entry_context *context, enum entry_kind kind, struct slice text,
                     struct entry_meaning *meaning)
{
    meaning->current = entry_current(context);
    meaning->kind = meaning->current == NULL ? ENTRY_NOTE : kind;
    meaning->text = text;
}

/* The rows behind an opening fence, up to the closing one: false where the line has none. With
 * words behind the closing one it is no block, but all of it text as it stands. */
static bool find_block(struct slice line, struct slice *inside, bool *closed)
{
    struct slice row;
    struct slice rest = line;
    *closed = false;
    if (!slice_next(&rest, '\n', &row) || !slice_is(slice_trim(row), fence)) {
        return false;
    }
    const char *start = rest.at;
    *inside = rest.at == NULL ? slice_make("", 0) : rest;
    while (rest.at != NULL && !*closed) {
        const char *before = rest.at;
        (void)slice_next(&rest, '\n', &row);
        if (slice_is(slice_trim(row), fence)) {
            *closed = true;
            *inside = slice_make(start, before == start ? 0 : (size_t)(before - start) - 1);
        }
    }
    if (*closed && rest.at != NULL && slice_trim(rest).size > 0) {
        *inside = line;
    }
    return true;
}

bool entry_is_open(struct slice line)
{
    struct slice inside;
    bool closed = false;
    return find_block(line, &inside, &closed) && !closed;
}

static bool parse_literal(const struct entry_context *context, struct slice line,
                          struct entry_meaning *meaning)
{
    struct slice text = line;
    bool closed = false;
    if (find_block(line, &text, &closed)) {
        if (text.size == 0) {
            return true; /* an empty block says nothing */
        }
    } else if (line.at[0] == '\\') {
        text = slice_from(line, 1);
    } else if (line.at[0] == ' ') {
        text = slice_trim(line);
    } else {
        return false;
    }
    if (slice_trim(text).size > 0) {
        set_text(context, ENTRY_PARAGRAPH, text, meaning);
    }
    return true;
}

/* `10:21 brasil: …`: as the screen writes it, and as `/at` has it. */
static bool parse_time_first(const struct entry_context *context, struct slice line,
                             struct entry_meaning *meaning)
{
    struct slice rest = line;
    struct slice clock;
    int minutes = 0;
    bool timed = line.size > 0 && slice_next(&rest, ' ', &clock) && slice_find(clock, ':') > 0 &&
                 slice_find(clock, ':') < clock.size && when_parse_clock(clock, &minutes);
    if (!timed || meaning->at > 0 || !entry_speaker_parse(context, slice_trim(rest), meaning)) {
        return false;
    }
    bool said = meaning->kind == ENTRY_TURN || meaning->kind == ENTRY_HOLE;
    meaning->speaker_count = 0;
    meaning->choice_count = 0;
    meaning->kind = ENTRY_COMMAND;
    meaning->form = entry_form_named("/at");
    if (said) {
        (void)meaning->form->parse(context, line, meaning);
    } else {
        meaning->kind = ENTRY_EMPTY;
        meaning->form = NULL;
    }
    return said;
}

static bool parse_continuation(const struct entry_context *context, struct slice line,
                               struct entry_meaning *meaning)
{
    static const char *const dots[] = {"...", "…"};
    for (size_t i = 0; i < COUNT(dots); i++) {
        if (slice_starts(line, slice_of(dots[i]))) {
            set_text(context, ENTRY_CONTINUE, slice_trim(slice_from(line, strlen(dots[i]))),
                     meaning);
            if (meaning->text.size == 0) {
                (void)entry_wrong(meaning, "What goes on is missing: ... TEXT");
            }
            return true;
        }
    }
    return false;
}

/* The first word of the line, which ends at a blank or the row's end; `*arguments` is what follows.
 */
static struct slice first_word(struct slice line, struct slice *arguments)
{
    size_t end = 0;
    while (end < line.size && line.at[end] != ' ' && line.at[end] != '\n' && line.at[end] != '\t') {
        end++;
    }
    *arguments = slice_trim(slice_from(line, end));
    return slice_head(line, end);
}

static bool parse_form(const struct entry_context *context, struct slice line,
                       struct entry_meaning *meaning)
{
    struct slice arguments;
    const struct entry_form *form = entry_form_find(first_word(line, &arguments));
    if (form == NULL) {
        return false;
    }
    meaning->kind = ENTRY_COMMAND;
    meaning->form = form;
    /* What `/at` has behind it was looked at by itself. */
    if (!form->parse(context, arguments, meaning) || form->perform == NULL) {
        return true;
    }
    if (context->off_record && form->perform != entry_perform_note &&
        form->perform != entry_perform_sitting && form->perform != entry_perform_left &&
        form->perform != entry_perform_said && form->perform != entry_perform_turn) {
        (void)entry_wrong(meaning,
                          "It is off the record now, so %s would be kept nowhere; /on first",
                          form->name);
    }
    return true;
}

enum { WORD_MOST = 24, FAR = 3, SHOWN_MOST = 60 };

/* How many letters must change to make one of the other (Levenshtein); FAR and more are not told
 * apart. */
static size_t distance(struct slice left, struct slice right)
{
    if (left.size > WORD_MOST || right.size > WORD_MOST) {
        return FAR;
    }
    size_t row[WORD_MOST + 1];
    for (size_t j = 0; j <= right.size; j++) {
        row[j] = j;
    }
    for (size_t i = 1; i <= left.size; i++) {
        size_t diagonal = row[0];
        row[0] = i;
        for (size_t j = 1; j <= right.size; j++) {
            size_t change = diagonal + (left.at[i - 1] != right.at[j - 1]);
            size_t shorter = (row[j] < row[j - 1] ? row[j] : row[j - 1]) + 1;
            diagonal = row[j];
            row[j] = change < shorter ? change : shorter;
        }
    }
    return row[right.size];
}

static void consider(struct slice typed, struct slice name, size_t *best, struct slice *nearest)
{
    size_t steps = distance(typed, name);
    if (typed.size > 1 && slice_starts(name, typed)) {
        steps = 1;
    }
    if (steps < *best) {
        *best = steps;
        *nearest = name;
    }
}

int entry_shown(struct slice word)
{
    size_t bytes = 0;
    while (bytes < word.size && bytes < SHOWN_MOST) {
        uint32_t code = 0;
        bytes += utf8_next(word, bytes, &code);
    }
    return (int)bytes;
}

static void wrong_command(const struct entry_context *context, struct slice word,
                          struct entry_meaning *meaning)
{
    size_t count = 0;
    size_t best = FAR;
    struct slice nearest = {"", 0};
    const struct entry_form *forms = entry_forms(&count);
    for (size_t i = 0; i < count; i++) {
        if (forms[i].name[0] == '/') {
            consider(word, slice_of(forms[i].name + 1), &best, &nearest);
        }
    }
    for (size_t i = 0; i < context->command_count; i++) {
        consider(word, context->commands[i], &best, &nearest);
    }
    int shown = entry_shown(word);
    if (nearest.size > 0) {
        (void)entry_wrong(meaning,
                          "There is no /%.*s; did you mean /%.*s? A \\ in front keeps it as text",
                          shown, word.at, (int)nearest.size, nearest.at);
    } else {
        (void)entry_wrong(meaning,
                          "There is no /%.*s; / alone lists all. A \\ in front keeps it as text",
                          shown, word.at);
    }
}

static bool parse_command(const struct entry_context *context, struct slice line,
                          struct entry_meaning *meaning)
{
    if (line.at[0] != '/') {
        return false;
    }
    struct slice arguments;
    struct slice word = slice_from(first_word(line, &arguments), 1);
    meaning->word = word;
    meaning->text = arguments;
    meaning->kind = ENTRY_APP;
    bool known = word.size == 0;
    for (size_t i = 0; i < context->command_count; i++) {
        known = known || slice_equal(word, context->commands[i]);
    }
    if (!known) {
        wrong_command(context, word, meaning);
    }
    return true;
}

void entry_parse_line(const struct entry_context *context, struct slice line,
                      struct entry_meaning *meaning)
{
    static bool (*const grammars[])(const struct entry_context *context, struct slice line,
                                    struct entry_meaning *meaning) = {
        parse_literal,      entry_parse_fix,      parse_form,         parse_command,
        parse_continuation, entry_parse_position, entry_parse_naming, entry_parse_alias,
        parse_time_first,   entry_speaker_parse,
    };
    for (size_t i = 0; i < COUNT(grammars); i++) {
        if (grammars[i](context, line, meaning)) {
            return;
        }
    }
    set_text(context, ENTRY_PARAGRAPH, line, meaning);
}

/* Whether there is more than marks that want a letter before them: on one they would all stand. */
static bool has_letter(struct slice line)
{
    enum { LOOKED_AT = 256 };
    struct slice start = slice_trim(line);
    bool plain = start.at[0] > 0;
    struct str lettered = {0};
    str_add_char(&lettered, 'e');
    str_add(&lettered, slice_head(start, plain ? 0 : slice_find(start, ' ')));
    struct slice looked = slice_head(str_slice(&lettered), LOOKED_AT);
    while (looked.size < lettered.size && (lettered.at[looked.size] & 0xC0) == 0x80) {
        looked.size--;
    }
    bool marks = grapheme_next(looked, 0) == looked.size;
    str_release(&lettered);
    return plain || !marks;
}

void entry_parse(const struct entry_context *context, struct slice line,
                 struct entry_meaning *meaning)
{
    reset(meaning);
    roster_update(context->roster, context->session);
    if (utf8_is_clean(line)) {
        str_set(&meaning->line, line);
    } else {
        utf8_clean(line, &meaning->line);
    }
    line = str_slice(&meaning->line);
    while (line.size > 0 && slice_trim(slice_from(line, line.size - 1)).size == 0) {
        line.size--;
    }
    if (slice_trim(line).size > 0 && !has_letter(line)) {
        (void)entry_wrong(meaning,
                          "These are marks with no letter under them: nothing to keep yet");
    } else if (slice_trim(line).size > 0) {
        entry_parse_line(context, line, meaning);
    }
}

void entry_perform_line(const struct entry_context *context, const struct entry_meaning *meaning,
                        struct action_draft *draft)
{
    switch (meaning->kind) {
    case ENTRY_TURN:
    case ENTRY_HOLE:
        entry_perform_turn(context, meaning, draft);
        break;
    case ENTRY_PARAGRAPH:
    case ENTRY_CONTINUE:
        entry_perform_paragraph(context, meaning, draft);
        break;
    case ENTRY_NOTE:
    case ENTRY_QUERY:
        entry_perform_note(context, meaning, draft);
        break;
    case ENTRY_POSITION:
        entry_perform_position(context, meaning, draft);
        break;
    case ENTRY_COMMAND:
        meaning->form->perform(context, meaning, draft);
        break;
    case ENTRY_EMPTY:
    case ENTRY_APP:
    case ENTRY_WRONG:
        break;
    }
}

void entry_perform(const struct entry_context *context, const struct entry_meaning *meaning,
                   struct action_draft *draft)
{
    if (meaning->at > 0) {
        entry_perform_at(context, meaning, draft);
    } else {
        entry_perform_line(context, meaning, draft);
    }
}

bool entry_is_query(const struct entry_meaning *meaning)
{
    return meaning->kind == ENTRY_QUERY ||
           (meaning->kind == ENTRY_HOLE && meaning->choice_count > 0) ||
           (meaning->kind == ENTRY_COMMAND && meaning->person.doubtful);
}
