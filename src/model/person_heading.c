#include "model/person_heading.h"

#include <string.h>

#include "base/attr.h"
#include "base/str.h"
#include "model/country.h"
#include "model/person_reader.h"
#include "model/roster_name.h"
#include "model/roster_words.h"
#include "text/fold.h"

/* Without the signs of Markdown around a heading; `*plain` false where there were some. */
static struct slice without_signs(struct slice row, bool *plain)
{
    static const char signs[] = "#*_=";
    size_t from = 0;
    size_t to = row.size;
    while (from < to && slice_find(slice_of(signs), row.at[from]) < sizeof signs - 1) {
        from++;
    }
    while (to > from && slice_find(slice_of(signs), row.at[to - 1]) < sizeof signs - 1) {
        to--;
    }
    /* One star and a blank is a list's mark. */
    bool mark = from == 1 && row.at[0] == '*' && to == row.size;
    *plain = mark || (from == 0 && to == row.size);
    return mark ? row : slice_trim(slice_make(row.at + from, to - from));
}

static bool is_number(struct slice text)
{
    static const char marks[] = "0123456789:.-h ";
    bool digit = false;
    for (size_t i = 0; i < text.size; i++) {
        if (slice_find(slice_of(marks), text.at[i]) == sizeof marks - 1) {
            return false;
        }
        digit = digit || (text.at[i] >= '0' && text.at[i] <= '9');
    }
    return digit;
}

/* Whether all words are those of such a heading, one at least of it alone; where `any`, none need
 * be. */
static bool is_phrase(struct slice text, bool any)
{
    struct str key = {0};
    struct slice word;
    fold_key(text, &key);
    struct slice rest = str_slice(&key);
    bool all = rest.size > 0;
    bool sure = words_have(WORDS_HEADING, rest);
    bool letters = false;
    while (all && !sure && rest.size > 0 && slice_next(&rest, ' ', &word)) {
        bool heading = words_have(WORDS_HEADING, word);
        any = any || heading;
        letters = letters || !is_number(word);
        all = heading || words_have(WORDS_LIST, word) || is_number(word);
    }
    str_release(&key);
    return sure || (all && any && letters);
}

static bool is_regrets(struct slice text)
{
    struct slice one;
    bool all = text.size > 0;
    while (all && text.size > 0 && slice_next(&text, '/', &one)) {
        all = words_have(WORDS_REGRETS, slice_trim(one));
    }
    return all;
}

static bool is_common(struct slice text, bool country)
{
    return words_have(WORDS_GROUP, text) || words_have(WORDS_ONLINE, text) ||
           words_have(WORDS_ONSITE, text) || (country && country_by_name(text) != NULL);
}

/* `Remote participants`, `Participantes en sala`. */
static struct slice find_channel(struct slice text)
{
    struct slice word;
    while (text.size > 0) {
        if (words_have(WORDS_ONLINE, text) || words_have(WORDS_ONSITE, text)) {
            return text;
        }
        (void)slice_next(&text, ' ', &word);
        if (words_have(WORDS_ONLINE, word) || words_have(WORDS_ONSITE, word)) {
            return word;
        }
    }
    return slice_make("", 0);
}

/* A role in the plural ends in s in all of our languages. */
static bool is_plural(struct slice role)
{
    char last = role.size > 0 ? role.at[role.size - 1] : '\0';
    return last == 's' || last == 'S';
}

/* Takes `(12)`, `(online)` and a colon off the end. */
static struct slice without_end(struct slice text, struct slice *common, bool *colon)
{
    for (;;) {
        text = slice_trim(text);
        size_t open = slice_find(text, '(');
        if (text.size > 0 && text.at[text.size - 1] == ':') {
            *colon = true;
            text.size--;
        } else if (open < text.size && text.at[text.size - 1] == ')') {
            struct slice inside = slice_trim(slice_make(text.at + open + 1, text.size - open - 2));
            if (!is_number(inside) && !is_common(inside, true) && !is_phrase(inside, true)) {
                return text;
            }
            *common = is_common(inside, true) ? inside : *common;
            text = slice_head(text, open);
        } else {
            return text;
        }
    }
}

/* ` — ` and the like: its bytes and where it stands; the size of `text` where there is none. */
static size_t find_dash(struct slice text, size_t *size)
{
    static const char *const dashes[] = {" - ", " – ", " — ", " | ", "—"};
    size_t first = text.size;
    for (size_t i = 0; i < COUNT(dashes); i++) {
        size_t at = slice_find_part(text, slice_of(dashes[i]));
        if (at < first) {
            first = at;
            *size = strlen(dashes[i]);
        }
    }
    return first;
}

/* `List of participants — Room 4B`: what stands behind the dash is the room's, or is somebody. */
static struct heading with_more(struct slice text)
{
    struct heading heading = {0};
    struct slice common = {"", 0};
    bool colon = false;
    size_t size = 0;
    size_t at = find_dash(text, &size);
    struct slice left = without_end(slice_head(text, at), &common, &colon);
    if (at < text.size && is_phrase(left, false)) {
        struct slice more = slice_trim(slice_from(text, at + size));
        heading.kind = HEADING_LIST;
        heading.text = common.size > 0 ? common : find_channel(more);
        heading.rest = name_is_given(more) ? more : slice_make("", 0);
        heading.more = heading.rest.size > 0 ? slice_make("", 0) : more;
    }
    return heading;
}

bool heading_is_total(struct slice row)
{
    struct str key = {0};
    struct slice word;
    fold_key(row, &key);
    struct slice rest = str_slice(&key);
    bool total = false;
    bool number = false;
    bool words = true; /* up to the first number nothing else is said */
    while (words && !number && rest.size > 0) {
        (void)slice_next(&rest, ' ', &word);
        number = is_number(word);
        total = total || words_have(WORDS_TOTAL, word);
        words = number || words_have(WORDS_TOTAL, word) || words_have(WORDS_LIST, word) ||
                words_have(WORDS_HEADING, word) || words_have(WORDS_RANK, word) ||
                slice_is(word, "grand");
    }
    while (number && words && !total && rest.size > 0) {
        /* `14 in total` */
        (void)slice_next(&rest, ' ', &word);
        total = words_have(WORDS_TOTAL, word);
        words = total || words_have(WORDS_LIST, word) || words_have(WORDS_HEADING, word);
    }
    str_release(&key);
    return total && number && words;
}

struct heading heading_of(struct slice row)
{
    struct heading heading = {0};
    bool plain = true;
    bool colon = false;
    struct slice text = without_signs(slice_trim(row), &plain);
    struct slice common = {"", 0};
    struct slice left = without_end(text, &common, &colon);
    if (person_is_role(left)) {
        heading = (struct heading){.kind = HEADING_ROLE, .text = left, .several = is_plural(left)};
    } else if (is_regrets(left)) {
        heading.kind = HEADING_REGRETS;
    } else if (is_common(left, colon || !plain)) {
        heading = (struct heading){.kind = HEADING_PART, .text = left};
    } else if (is_phrase(left, colon || slice_find(left, ':') < left.size)) {
        heading = (struct heading){.kind = HEADING_LIST,
                                   .text = common.size > 0 ? common : find_channel(left)};
    } else if (!colon && slice_find(text, ':') < text.size) {
        size_t at = slice_find(text, ':');
        left = without_end(slice_head(text, at), &common, &colon);
        bool list = is_phrase(left, false);
        if (list || is_regrets(left)) {
            heading.kind = list ? HEADING_LIST : HEADING_REGRETS;
            heading.text = common;
            heading.rest = slice_trim(slice_from(text, at + 1));
        }
    }
    if (heading.kind == HEADING_NONE) {
        heading = with_more(text);
    }
    return heading;
}

/* A role of the session is their own; a post stands behind the heading's. */
static void add_heading_role(struct person_line *person, struct slice role)
{
    struct slice first = slice_head(person->role, slice_find(person->role, ','));
    if (person_is_role(first)) {
        return;
    }
    struct str both = {0};
    str_add(&both, role);
    str_add_text(&both, person->role.size > 0 ? ", " : "");
    str_add(&both, person->role);
    person->role = arena_copy(&person->arena, str_slice(&both));
    str_release(&both);
}

/* What those under a heading have in common, where they say nothing else of it. */
static void add_common(struct person_line *person, struct slice text)
{
    const struct country *country = country_by_name(text);
    if (country != NULL && person->country == NULL && !person->doubtful) {
        person->country = country;
    } else if (words_have(WORDS_ONLINE, text) && person->channel.size == 0) {
        person->channel = slice_of("online");
    } else if (words_have(WORDS_ONSITE, text) && person->channel.size == 0) {
        person->channel = slice_of("onsite");
    } else if (words_have(WORDS_GROUP, text) && person->stakeholder_group.size == 0) {
        person->stakeholder_group = arena_copy(&person->arena, text);
    }
}

void heading_apply(const struct heading *heading, struct person_line *person)
{
    switch (heading->kind) {
    case HEADING_NONE:
        break;
    case HEADING_ROLE:
        add_heading_role(person, heading->text);
        break;
    case HEADING_LIST:
    case HEADING_PART:
        add_common(person, heading->text);
        break;
    case HEADING_REGRETS:
        person->regrets = true;
        break;
    }
}
