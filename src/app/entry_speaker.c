/* `WHO:` at the start of a line: who, in which capacity, for which group; and what only looks like
 * it. */
#include "app/entry_speaker.h"

#include "app/entry_names.h"
#include "app/entry_peel.h"
#include "app/entry_phrase.h"
#include "app/entry_split.h"
#include "app/entry_words.h"
#include "base/num.h"
#include "model/roster_name.h"
#include "model/roster_words.h"
#include "text/when.h"

enum { WHO_BYTES = 200, HOLE_BYTES = 7, NUMBER_DIGITS = 2, SAID_WORDS = 2 };

static bool is_digit(char byte)
{
    return byte >= '0' && byte <= '9';
}

/* A number, an amount, a date, a clock: digits and what stands between them. */
static bool is_number(struct slice text)
{
    int minutes = 0;
    if (when_parse_clock(text, &minutes)) {
        return true;
    }
    bool digit = false;
    for (size_t i = 0; i < text.size; i++) {
        digit = digit || is_digit(text.at[i]);
        if (!is_digit(text.at[i]) && slice_find(slice_of(".,/-%()# "), text.at[i]) == 9) {
            return false;
        }
    }
    return digit;
}

/* Whether all words begin with a capital (letters without case count as such). */
static bool all_capitals(struct slice text)
{
    struct slice word;
    while (text.size > 0 && slice_next(&text, ' ', &word)) {
        enum letter letter = word.size == 0 ? LETTER_CAPITAL : words_first_letter(word);
        if (letter == LETTER_SMALL || letter == LETTER_NONE ||
            (word.size > 0 && is_digit(word.at[0]))) {
            return false;
        }
    }
    return true;
}

/* `pedro gomez`, as it is typed in a hurry: words of a name behind one that many are given. */
static bool is_name_in_small(struct slice who)
{
    return name_is_given(who) && name_count_words(who) > 1;
}

/* What nobody bears and is no name either. Of two digits at most, it is a number of the roster. */
static bool is_plain(struct slice who)
{
    return (is_number(who) && !(num_is_digits(who) && who.size <= NUMBER_DIGITS)) ||
           entry_words_have(ENTRY_WORDS_SCHEME, who) ||
           (entry_peel_count(who) > 1 && !all_capitals(who) && !is_name_in_small(who));
}

static void name_hole(const struct entry_context *context, struct entry_meaning *meaning)
{
    str_clear(&meaning->hole_name);
    str_add_format(&meaning->hole_name, "?%u", roster_next_hole(context->roster));
    meaning->hole = str_slice(&meaning->hole_name);
    meaning->kind = ENTRY_HOLE;
}

/* `?1`, or `?` alone for the next one; in a capacity or for a group too. */
static bool parse_hole(const struct entry_context *context, struct slice who,
                       struct entry_meaning *meaning)
{
    if (who.at[0] != '?') {
        return false;
    }
    enum entry_split split = SPLIT_MAYBE;
    (void)entry_split_who(context, &who, &split, meaning);
    if (slice_is(who, "?")) {
        name_hole(context, meaning);
        return true;
    }
    if (!roster_is_hole(who) || who.size > HOLE_BYTES) {
        return false;
    }
    meaning->hole = who;
    meaning->kind = ENTRY_HOLE;
    return true;
}

/* What a search of names came to, for names as they stand. False: nothing was settled. */
static bool settle(const struct entry_context *context, enum entry_who found,
                   struct entry_meaning *meaning)
{
    if (found == WHO_MEANT) {
        meaning->kind = ENTRY_TURN;
        return true;
    }
    if (found == WHO_AMBIGUOUS) {
        name_hole(context, meaning);
        return true;
    }
    return false;
}

static bool nobody(struct slice line, struct entry_meaning *meaning)
{
    meaning->kind = ENTRY_QUERY;
    meaning->text = line;
    meaning->speaker_count = 0;
    meaning->capacity = slice_make("", 0);
    meaning->on_behalf_of = slice_make("", 0);
    meaning->turn = TURN_STATEMENT;
    return true;
}

/* What nobody bears: a query where it looks like a speaker, else plain text. */
static bool settle_nobody(const struct entry_context *context, enum entry_who found,
                          struct slice who, struct slice line, struct entry_meaning *meaning)
{
    if (found == WHO_TEXT) {
        return false;
    }
    bool looks = found == WHO_MISSED || entry_phrase_names_someone(context, who);
    return (looks || !is_plain(who)) && nobody(line, meaning);
}

/* Whether `text` can be the name of somebody who is said to say something: `juan lopez`, but not
 * `the report`, `my friend`, `many people`. */
static bool can_be_name(struct slice text)
{
    static const enum entry_words others[] = {ENTRY_WORDS_TEXT, ENTRY_WORDS_PRONOUN,
                                              ENTRY_WORDS_ARTICLE};
    struct slice word;
    size_t words = 0;
    while (text.size > 0 && slice_next(&text, ' ', &word)) {
        for (size_t i = 0; i < COUNT(others); i++) {
            if (entry_words_have(others[i], word)) {
                return false;
            }
        }
        words += word.size > 0;
    }
    return words <= SAID_WORDS;
}

/* `mexico dice`, `Juan Perez said`: who is before the verb. False: there is none, or `he said`. */
static bool parse_said(const struct entry_context *context, struct slice who, struct slice line,
                       bool *text, struct entry_meaning *meaning)
{
    bool asks = false;
    struct slice rest = who;
    *text = false;
    if (!entry_peel_verb(&rest, &asks)) {
        return false;
    }
    meaning->speaker_count = 0;
    enum entry_who found = entry_names_find(context, rest, meaning);
    if (found == WHO_NOBODY && entry_phrase_nameless(context, rest, meaning)) {
        found = WHO_MEANT;
    }
    if (settle(context, found, meaning)) {
        meaning->turn = asks && meaning->turn == TURN_STATEMENT ? TURN_QUESTION : meaning->turn;
        return true;
    }
    *text = found == WHO_TEXT || entry_words_have(ENTRY_WORDS_PRONOUN, rest);
    found = found == WHO_NOBODY && can_be_name(rest) ? WHO_MISSED : found;
    return !*text && settle_nobody(context, found, rest, line, meaning);
}

/* `WHO as CAPACITY for GROUP`. */
static bool parse_split(const struct entry_context *context, struct slice who, struct slice line,
                        struct entry_meaning *meaning)
{
    struct slice whole = who;
    enum entry_split split = SPLIT_MAYBE;
    meaning->speaker_count = 0;
    if (!entry_split_who(context, &who, &split, meaning)) {
        return false;
    }
    enum entry_who found = entry_names_find(context, who, meaning);
    if (settle(context, found, meaning)) {
        return true;
    }
    /* `juan as mag` names somebody; `reasons for this` does not. */
    found = split == SPLIT_BEHALF && found == WHO_NOBODY ? WHO_MISSED : found;
    return settle_nobody(context, found, split == SPLIT_MAYBE ? whole : who, line, meaning);
}

/* The names of a WHO that is no hole and no nameless capacity. False: plain text. */
static bool parse_names(const struct entry_context *context, struct slice who, struct slice line,
                        struct entry_meaning *meaning)
{
    bool text = false;
    enum entry_who found = entry_names_find(context, who, meaning);
    struct slice missed = meaning->who;
    if (settle(context, found, meaning)) {
        return true;
    }
    if (found == WHO_TEXT) {
        meaning->no_speaker = who;
        return false;
    }
    meaning->speaker_count = 0;
    if (entry_phrase_nameless(context, who, meaning)) {
        return settle(context, WHO_MEANT, meaning);
    }
    bool asks = false;
    if (entry_phrase_is_room(who, &asks)) {
        meaning->turn = asks ? TURN_QUESTION : meaning->turn;
        name_hole(context, meaning);
        return true;
    }
    if (parse_said(context, who, line, &text, meaning) ||
        (!text && parse_split(context, who, line, meaning))) {
        return true;
    }
    meaning->who = missed;
    return !text && settle_nobody(context, found, who, line, meaning);
}

/* The last byte of `A?` and `A!` says what kind of turn it is. */
static struct slice take_turn(struct slice who, struct entry_meaning *meaning)
{
    if (who.size > 1 && who.at[who.size - 1] == '?') {
        meaning->turn = TURN_QUESTION;
        return slice_trim(slice_head(who, who.size - 1));
    }
    if (who.size > 1 && who.at[who.size - 1] == '!') {
        meaning->turn = TURN_ANSWER;
        return slice_trim(slice_head(who, who.size - 1));
    }
    return who;
}

/* Without the mark of a list, and that of a position, before a speaker: `- Mexico`, `~ mx`. The
 * letter that word processors make of a bullet is an article here: `o Brasil`. */
static struct slice strip_mark(struct slice who)
{
    if (slice_starts(who, slice_of("o "))) {
        return who;
    }
    return slice_starts(who, slice_of("~ ")) ? slice_trim(slice_from(who, 2))
                                             : name_strip_mark(who);
}

bool entry_speaker_means(const struct entry_context *context, struct slice who, struct slice line,
                         struct entry_meaning *meaning)
{
    struct slice whole = slice_trim(who);
    struct slice bare = strip_mark(whole);
    who = take_turn(bare, meaning);
    meaning->who = who;
    bool means = who.size > 0 && (parse_hole(context, who, meaning) ||
                                  entry_split_nameless(context, who, meaning) ||
                                  parse_names(context, who, line, meaning));
    /* In a list of points a word that nobody bears is a point: `- costs: who pays`. */
    bool point = bare.size < whole.size && entry_peel_count(who) == 1 && !all_capitals(who) &&
                 !entry_phrase_names_someone(context, who);
    return means && !(meaning->kind == ENTRY_QUERY && point);
}

/* `10:20`, `at 10:20`: digits on both sides of the colon. */
static bool is_clock(struct slice before, struct slice after)
{
    size_t start = before.size;
    while (start > 0 && is_digit(before.at[start - 1])) {
        start--;
    }
    return start < before.size && (start == 0 || before.at[start - 1] == ' ') && after.size > 0 &&
           is_digit(after.at[0]);
}

/* French has a blank that does not break before a colon and behind `M.`: a copy with plain ones,
 * where there is any. */
static struct slice with_blanks(struct slice who, struct str *copy)
{
    static const char *const blanks[] = {"\u00a0", "\u202f"};
    for (size_t i = 0; i < COUNT(blanks); i++) {
        struct slice blank = slice_of(blanks[i]);
        for (size_t at = slice_find_part(who, blank); at < who.size;
             at = slice_find_part(who, blank)) {
            if (who.at != str_slice(copy).at) {
                str_set(copy, who);
            }
            str_splice(copy, at, blank.size, slice_of(" "));
            who = str_slice(copy);
        }
    }
    return who;
}

static bool parse_who(const struct entry_context *context, struct slice line, size_t colon,
                      struct entry_meaning *meaning)
{
    struct slice before = slice_head(line, colon);
    struct slice after = slice_from(line, colon + 1);
    if (is_clock(before, after) || slice_starts(after, slice_of("//"))) {
        return false;
    }
    meaning->text = slice_trim(after);
    return entry_speaker_means(context, with_blanks(before, &meaning->who_line), line, meaning);
}

bool entry_speaker_parse(const struct entry_context *context, struct slice line,
                         struct entry_meaning *meaning)
{
    struct slice row = slice_head(line, slice_find(line, '\n'));
    size_t colon = slice_find(row, ':');
    if (colon == row.size || colon > WHO_BYTES || !parse_who(context, line, colon, meaning)) {
        struct slice none = {"", 0};
        meaning->kind = ENTRY_EMPTY;
        meaning->speaker_count = 0;
        meaning->choice_count = 0;
        meaning->who = meaning->hole = meaning->capacity = meaning->on_behalf_of = none;
        meaning->text = none;
        meaning->turn = TURN_STATEMENT;
        return false;
    }
    return true;
}
