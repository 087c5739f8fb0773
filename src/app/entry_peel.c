#include "app/entry_peel.h"

#include <string.h>

#include "base/attr.h"

struct slice entry_peel_first_word(struct slice text)
{
    return slice_head(text, slice_find(text, ' '));
}

struct slice entry_peel_last_word(struct slice text)
{
    size_t at = text.size;
    while (at > 0 && text.at[at - 1] != ' ') {
        at--;
    }
    return slice_from(text, at);
}

struct slice entry_peel_first(struct slice text)
{
    return slice_trim(slice_from(text, slice_find(text, ' ')));
}

struct slice entry_peel_last(struct slice text)
{
    return slice_trim(slice_head(text, text.size - entry_peel_last_word(text).size));
}

size_t entry_peel_count(struct slice text)
{
    size_t words = 0;
    struct slice word;
    while (text.size > 0 && slice_next(&text, ' ', &word)) {
        words += word.size > 0;
    }
    return words;
}

bool entry_peel_elision(struct slice *text)
{
    static const char *const apostrophes[] = {"'", "’"};
    char letter = text->size > 2 ? (char)(text->at[0] | 0x20) : '\0';
    for (size_t i = 0; i < COUNT(apostrophes) && (letter == 'l' || letter == 'd'); i++) {
        if (slice_starts(slice_from(*text, 1), slice_of(apostrophes[i]))) {
            *text = slice_from(*text, 1 + strlen(apostrophes[i]));
            return true;
        }
    }
    return false;
}

bool entry_peel_word(enum entry_words words, struct slice *text)
{
    struct slice rest = entry_peel_first(*text);
    if (rest.size == 0 || !entry_words_have(words, entry_peel_first_word(*text))) {
        return false;
    }
    *text = rest;
    return true;
}

bool entry_peel_article(struct slice *text)
{
    return entry_peel_elision(text) || entry_peel_word(ENTRY_WORDS_ARTICLE, text);
}

bool entry_peel_verb(struct slice *text, bool *asks)
{
    /* `a dit` and `ha dicho` are two words. */
    struct slice before = entry_peel_last(*text);
    struct slice cuts[] = {entry_peel_last(before), before};
    for (size_t i = 0; i < COUNT(cuts); i++) {
        struct slice verb = slice_trim(slice_from(*text, cuts[i].size));
        *asks = entry_words_have(ENTRY_WORDS_ASK, verb);
        if (cuts[i].size > 0 && (*asks || entry_words_have(ENTRY_WORDS_SAY, verb))) {
            *text = cuts[i];
            return true;
        }
    }
    return false;
}

void entry_peel_telling(struct slice text, struct str *out)
{
    struct slice word;
    while (text.size > 0 && slice_next(&text, ' ', &word)) {
        if (word.size > 0 && !entry_words_have(ENTRY_WORDS_OF, word) &&
            !entry_words_have(ENTRY_WORDS_ARTICLE, word)) {
            str_add_text(out, out->size > 0 ? " " : "");
            str_add(out, word);
        }
    }
}
