/* What stands behind a speaker: in which capacity, for which group. */
#include "app/entry_split.h"

#include "app/entry_peel.h"
#include "model/roster_words.h"
#include "text/fold.h"

enum { CAPACITY_WORDS = 5, SPLIT_WORDS = 4 };

/* The first words of the table between blanks, the longest run where several begin there: `*before`
 * and `*after` are what it stands between. */
static bool split_at_words(struct slice text, enum entry_words table, struct slice *before,
                           struct slice *after)
{
    for (size_t at = slice_find(text, ' '); at < text.size;
         at += 1 + slice_find(slice_from(text, at + 1), ' ')) {
        size_t end = at;
        bool found = false;
        for (int words = 0; words < SPLIT_WORDS && end < text.size; words++) {
            end += 1 + slice_find(slice_from(text, end + 1), ' ');
            struct slice run = slice_trim(slice_head(slice_from(text, at), end - at));
            if (end < text.size && run.size > 0 && entry_words_have(table, run)) {
                *before = slice_trim(slice_head(text, at));
                *after = slice_trim(slice_from(text, end));
                found = before->size > 0 && after->size > 0;
            }
        }
        if (found) {
            return true;
        }
    }
    return false;
}

/* How an organization of the roster writes it, or the table of groups; empty where neither knows
 * it. */
static struct slice known_spelling(const struct entry_context *context, struct slice text)
{
    for (size_t i = 0; i < context->roster->count; i++) {
        struct slice rest = context->roster->people[i].organization;
        struct slice item;
        while (rest.size > 0 && slice_next(&rest, ';', &item)) {
            if (fold_equal(item, text)) {
                return slice_trim(item);
            }
        }
    }
    return entry_words_group(text, NULL);
}

static struct slice spelling(const struct entry_context *context, struct slice text)
{
    struct slice known = known_spelling(context, text);
    return known.size > 0 ? known : text;
}

/* Whether `text` is surely a capacity or a group: known, or written in capitals. */
static bool is_sure(const struct entry_context *context, struct slice text)
{
    int capitals = 0;
    int small = 0;
    words_count_letters(text, &capitals, &small);
    return (capitals > 1 && small == 0) || known_spelling(context, text).size > 0;
}

/* Whether `text` can be a capacity behind `as`: `as follows:` and `as agreed:` are text. */
static bool can_be_capacity(const struct entry_context *context, struct slice text)
{
    if (is_sure(context, text)) {
        return true;
    }
    struct slice first = slice_head(text, slice_find(text, ' '));
    bool participle = first.size == text.size && slice_ends(first, slice_of("ed"));
    return !participle && !entry_words_have(ENTRY_WORDS_NOT_AS, first) &&
           entry_peel_count(text) <= CAPACITY_WORDS && !(text.at[0] >= '0' && text.at[0] <= '9');
}

/* `co for ailac`, `Brazil, on behalf of GRULAC`. */
static void take_group(const struct entry_context *context, struct slice *text,
                       enum entry_split *split, struct entry_meaning *meaning)
{
    struct slice before;
    struct slice after;
    bool behalf = split_at_words(*text, ENTRY_WORDS_BEHALF, &before, &after);
    if (behalf || split_at_words(*text, ENTRY_WORDS_FOR, &before, &after)) {
        while (entry_peel_article(&after)) {
        }
        if (before.at[before.size - 1] == ',') {
            before = slice_trim(slice_head(before, before.size - 1));
        }
        meaning->on_behalf_of = spelling(context, after);
        *text = before;
        bool known = is_sure(context, meaning->on_behalf_of);
        *split = behalf ? SPLIT_BEHALF : known ? SPLIT_KNOWN : SPLIT_MAYBE;
    }
}

bool entry_split_who(const struct entry_context *context, struct slice *who,
                     enum entry_split *split, struct entry_meaning *meaning)
{
    struct slice before;
    struct slice after;
    *split = SPLIT_MAYBE;
    if (split_at_words(*who, ENTRY_WORDS_AS, &before, &after) && can_be_capacity(context, after)) {
        take_group(context, &after, split, meaning);
        take_group(context, &before, split, meaning);
        meaning->capacity = spelling(context, after);
        *split = is_sure(context, meaning->capacity) ? SPLIT_KNOWN : SPLIT_MAYBE;
        *who = before;
        return true;
    }
    take_group(context, who, split, meaning);
    return meaning->on_behalf_of.size > 0;
}

bool entry_split_nameless(const struct entry_context *context, struct slice who,
                          struct entry_meaning *meaning)
{
    size_t blank = slice_find(who, ' ');
    struct slice capacity = slice_trim(slice_from(who, blank));
    struct slice word = slice_head(who, blank);
    bool ours = fold_equal(word, slice_of("as")) ||
                (entry_words_have(ENTRY_WORDS_AS, word) && is_sure(context, capacity));
    if (capacity.size == 0 || !ours || !can_be_capacity(context, capacity)) {
        return false;
    }
    enum entry_split split = SPLIT_MAYBE;
    take_group(context, &capacity, &split, meaning);
    meaning->capacity = spelling(context, capacity);
    meaning->kind = ENTRY_TURN;
    return true;
}
