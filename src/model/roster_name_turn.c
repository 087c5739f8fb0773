/* Names with the surname in front. */
#include "model/roster_name.h"

#include "model/roster_words.h"

enum { PART_WORDS_MOST = 3 };

static bool in_capitals(struct slice text)
{
    int capitals = 0;
    int small = 0;
    words_count_letters(text, &capitals, &small);
    return capitals > 1 && small == 0;
}

bool name_is_given(struct slice name)
{
    struct slice word;
    while (name.size > 0 && slice_next(&name, ' ', &word)) {
        if (!words_have(WORDS_ADDRESS, word)) {
            return words_have(WORDS_GIVEN, word);
        }
    }
    return false;
}

static bool all_given(struct slice names)
{
    struct slice word;
    bool all = names.size > 0;
    while (all && names.size > 0 && slice_next(&names, ' ', &word)) {
        all = word.size == 0 || words_have(WORDS_GIVEN, word) || words_have(WORDS_ADDRESS, word) ||
              words_have(WORDS_PARTICLE, word);
    }
    return all;
}

/* `Dr. Silva` keeps its title in front of both. */
static void add_turned(struct slice surname, struct slice given, struct str *name)
{
    struct slice title = slice_head(surname, slice_find(surname, ' '));
    while (title.size < surname.size && words_have(WORDS_ADDRESS, title)) {
        str_add(name, title);
        str_add_char(name, ' ');
        surname = slice_trim(slice_from(surname, title.size));
        title = slice_head(surname, slice_find(surname, ' '));
    }
    str_add(name, given);
    str_add_char(name, ' ');
    str_add(name, surname);
}

/* `J. R. R. Tolkien`, `Tolkien Jr.`: given names are there already. */
static bool has_given(struct slice left)
{
    struct slice word = {"", 0};
    bool initial = false;
    while (left.size > 0 && slice_next(&left, ' ', &word)) {
        initial = initial || (word.size == 2 && word.at[1] == '.' && left.size > 0 &&
                              !words_have(WORDS_ADDRESS, word));
    }
    return initial || words_have(WORDS_DEGREE, word);
}

enum name_order name_turn_comma(struct slice left, struct slice right, bool cell, struct str *name)
{
    int surnames = name_count_words(left);
    int givens = name_count_words(right);
    bool known = name_is_given(right);
    bool loud = in_capitals(left);
    bool acronym = in_capitals(right) && !known && !(cell && loud);
    if (surnames == 0 || surnames > PART_WORDS_MOST || givens == 0 || givens > PART_WORDS_MOST ||
        acronym || has_given(left) || (name_is_given(left) && !known)) {
        return NAME_STRAIGHT;
    }
    /* `Ana Silva, Island Net` has two words in front too: only a given name tells. */
    if (surnames > 1 && !known && !loud && !cell) {
        return NAME_STRAIGHT;
    }
    if (surnames > 1 && name_is_given(left) && !loud && !cell) {
        return NAME_STRAIGHT;
    }
    add_turned(left, right, name);
    bool sure = cell ? !name_is_given(left) || surnames == 1 : loud && known && !in_capitals(right);
    return sure ? NAME_TURNED : NAME_DOUBTFUL;
}

enum name_order name_turn_capitals(struct slice part, bool cell, struct str *name)
{
    size_t split = 0;
    struct slice rest = part, word;
    while (rest.size > 0 && slice_next(&rest, ' ', &word)) {
        bool particle = split > 0 && words_have(WORDS_PARTICLE, word);
        if (!particle && !(in_capitals(word) && name_count_words(word) == 1)) {
            break;
        }
        split = (size_t)(word.at - part.at) + word.size;
    }
    struct slice surname = slice_trim(slice_head(part, split));
    struct slice given = slice_trim(slice_from(part, split));
    int givens = name_count_words(given);
    if (surname.size < 3 || name_count_words(surname) > PART_WORDS_MOST || givens == 0 ||
        givens > PART_WORDS_MOST || in_capitals(given)) {
        return NAME_STRAIGHT;
    }
    add_turned(surname, given, name);
    /* `APC Ana Silva` begins with an organization. */
    return cell || all_given(given) ? NAME_TURNED : NAME_DOUBTFUL;
}
