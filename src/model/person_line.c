/* One line about a person, taken apart.
 *
 * The line is first divided at its separators: comma, semicolon, slash, bar, tab, colon, a dash
 * between blanks. The first part begins with the name; what follows the name in it, and each part
 * behind it, is then put where it belongs: a country, a role, a group, a channel, a language, or
 * else an organization. Where a name ends inside the first part is found by its words
 * (roster_name.c). Parentheses that hold exactly a country, a role and the like are taken out
 * before; others stay where they stand. */
#include "model/person_line.h"

#include "model/person_reader.h"
#include "model/roster_name.h"
#include "model/roster_words.h"
#include "text/utf8.h"

enum { ROLE_WORDS = 4 };

/* A role before a colon may say more: `Guest speaker`, `Moderator of the day`. */
static bool is_role_prefix(struct slice text)
{
    size_t first = slice_find(text, ' ');
    size_t last = text.size;
    int words = 1;
    for (size_t i = 0; i < text.size; i++) {
        if (text.at[i] == ' ') {
            last = i + 1;
            words++;
        }
    }
    return person_is_role(text) ||
           (words > 1 && words <= ROLE_WORDS &&
            (person_is_role(slice_head(text, first)) || person_is_role(slice_from(text, last))));
}

/* Roles with a colon before the name. */
static struct slice take_roles(struct person_line *person, struct slice text)
{
    for (;;) {
        size_t colon = slice_find(text, ':');
        struct slice before = slice_trim(slice_head(text, colon));
        if (colon == text.size || !is_role_prefix(before)) {
            return text;
        }
        person_reader_role(person, before);
        text = slice_trim(slice_from(text, colon + 1));
    }
}

/* What may stand in front of a name: `Costa Rica: Ana Silva`, `Moderator - Ana Silva`. A country
 * whose name people bear stays where a comma follows. */
static bool take_ahead(struct person_reader *reader, struct slice part, char separator)
{
    bool borne = separator == ',' && words_have(WORDS_SURNAME, part);
    bool country = country_by_name(part) != NULL && !borne && separator != '/';
    return (country || person_is_role(part) || words_have(WORDS_GROUP, part) ||
            words_have(WORDS_ONLINE, part) || words_have(WORDS_ONSITE, part)) &&
           person_reader_known(reader, part);
}

/* `Silva, Ana`, `SILVA Ana`: true where the name was one, then `*text` begins behind it. */
static bool take_turned(struct person_reader *reader, struct slice part, char *separator,
                        struct slice *text)
{
    struct person_line *person = reader->person;
    struct str name = {0};
    struct slice ahead = *text, next = {"", 0};
    char after = '\0';
    enum name_order order = NAME_STRAIGHT;
    if (*separator == ',' && person_part_next(&ahead, &next, &after)) {
        struct slice given = slice_trim(slice_head(next, slice_find(next, '(')));
        order = name_turn_comma(part, given, false, &name);
        next = slice_from(next, given.size);
    }
    if (order != NAME_STRAIGHT) {
        /* `Silva, Ana (NIC.CR)` */
        person_reader_add(reader, slice_trim(next), '\0');
        *text = ahead;
        *separator = after;
    } else {
        order = name_turn_capitals(part, false, &name);
    }
    person->name = arena_copy(&person->arena, str_slice(&name));
    if (order == NAME_DOUBTFUL) {
        person_line_doubt(person,
                          slice_of("the surname may stand first, or an organization behind"));
    }
    str_release(&name);
    return order != NAME_STRAIGHT;
}

/* Whether a text begins in the Latin script, where it begins with a letter of any. */
static bool is_latin(struct slice text)
{
    uint32_t code = 0;
    (void)utf8_next(text, 0, &code);
    return code < 0x250 || (code >= 0x1E00 && code < 0x1F00);
}

/* `(李伟)` behind a name in Latin letters, or the other way round, is the same name: its bytes. */
static size_t name_again(struct slice name, struct slice left)
{
    size_t close = slice_find(left, ')');
    bool pair = name.size > 0 && left.size > 2 && left.at[0] == '(' && close < left.size;
    return pair && is_latin(name) != is_latin(slice_from(left, 1)) ? close + 1 : 0;
}

static void take_name(struct person_reader *reader, struct slice part, char separator)
{
    struct person_line *person = reader->person;
    struct name_end end = name_find_end(part, separator);
    struct slice name = slice_head(part, end.size);
    struct slice left = slice_trim(slice_from(part, end.next));
    size_t again = name_again(name, left);
    if (again > 0) {
        name.size = (size_t)(left.at - part.at) + again;
        left = slice_trim(slice_from(left, again));
    }
    person->name = arena_copy(&person->arena, name);
    if (end.why != NULL && again == 0) {
        person_line_doubt(person, slice_of(end.why));
    }
    left = name_strip_connective(left);
    person_reader_add(reader, left, '\0');
}

/* `Ana Silva, PhD`. */
static bool take_degree(struct person_line *person, struct slice part)
{
    if (!words_have(WORDS_DEGREE, part) || person->name.size == 0) {
        return false;
    }
    struct str name = {0};
    str_add(&name, person->name);
    str_add_char(&name, ' ');
    str_add(&name, part);
    person->name = arena_copy(&person->arena, str_slice(&name));
    str_release(&name);
    return true;
}

/* The parts behind the name; `before` is the separator in front of them. Where they look like names
 * of people themselves, that is asked; what is behind a slash is an organization. */
static void read_rest(struct person_reader *reader, struct slice text, char before)
{
    struct slice part = {"", 0};
    char separator = '\0';
    size_t names = 0;
    bool given = false;
    for (bool first = true; person_part_next(&text, &part, &separator); first = false) {
        if (!first || !take_degree(reader->person, part)) {
            size_t count = reader->count;
            person_reader_add(reader, part, before);
            struct slice words = slice_trim(slice_head(part, slice_find(part, '(')));
            bool name = before != '/' && reader->count > count && name_count_words(words) > 1;
            names += name ? 1 : 0;
            given = given || (name && name_is_given(part));
        }
        before = separator;
    }
    if (given || names > 1) {
        person_line_doubt(reader->person, slice_of("some of the names may be of other people"));
    }
}

static void read_parts(struct person_reader *reader, struct slice text)
{
    struct slice part = {"", 0};
    char separator = '\0';
    if (!person_part_next(&text, &part, &separator)) {
        return;
    }
    while (slice_trim(text).size > 0 && take_ahead(reader, part, separator)) {
        (void)person_part_next(&text, &part, &separator);
    }
    if (!take_turned(reader, part, &separator, &text)) {
        take_name(reader, part, separator);
    }
    read_rest(reader, text, separator);
}

void person_line_parse(struct slice line, struct person_line *person)
{
    person_line_release(person);
    struct person_reader reader = {.person = person};
    struct str text = {0};
    person_reader_start(&reader, name_strip_mark(line), &text);
    struct slice rest = take_roles(person, slice_trim(str_slice(&text)));
    if (rest.size > 0 && rest.at[rest.size - 1] == ':') {
        person_line_doubt(person, slice_of("it looks like a heading"));
    }
    read_parts(&reader, rest);
    person_reader_finish(&reader);
    struct slice name = slice_trim(slice_head(person->name, slice_find(person->name, '(')));
    if (person->name.size == 0) {
        person_line_doubt(person, slice_of("there is no name"));
    } else if (name_country(person->name) != NULL) {
        person_line_doubt(person, slice_of("there is a country and no person's name"));
    } else if (name_count_words(name) == 0) {
        person_line_doubt(person, slice_of("there is no person's name"));
    }
    str_release(&text);
}

void person_line_doubt(struct person_line *person, struct slice why)
{
    if (!person->doubtful) {
        person->doubtful = true;
        person->why = arena_copy(&person->arena, why);
    }
}

void person_line_release(struct person_line *person)
{
    arena_release(&person->arena);
    *person = (struct person_line){0};
}
