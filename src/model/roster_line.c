/* One line about a person, taken apart.
 *
 * The line is first divided at its separators: comma, semicolon, slash, bar, tab, colon, a dash
 * between blanks. The first part begins with the name; what follows the name in it, and each part
 * behind it, is then put where it belongs: a country, a role, a group, a channel, a language, or
 * else an organization. Where a name ends inside the first part is found by its words
 * (roster_name.c). Parentheses that hold exactly a country, a role and the like are taken out
 * before; others stay where they stand. */
#include "model/roster.h"

#include "model/roster_name.h"
#include "model/roster_words.h"

enum { ORGANIZATIONS_MOST = 16 };

struct reader {
    struct person_line *person;
    struct slice organizations[ORGANIZATIONS_MOST];
    size_t count;
    const struct country *said;  /* a country that is a part by itself */
    const struct country *other; /* another one than the first that was named */
};

static void doubt(struct person_line *person, struct slice why)
{
    if (!person->doubtful) {
        person->doubtful = true;
        person->why = arena_copy(&person->arena, why);
    }
}

static void found_country(struct reader *reader, const struct country *country)
{
    if (reader->said == NULL) {
        reader->said = country;
    } else if (reader->said != country) {
        reader->other = country;
    }
}

/* The line with tabs as commas, other blanks and line ends as one blank. */
static void tidy(struct slice line, struct str *out)
{
    for (size_t i = 0; i < line.size; i++) {
        char byte = line.at[i];
        if (byte == '\t') {
            str_add_text(out, ", ");
        } else if (byte != ' ' && byte != '\n' && byte != '\r') {
            str_add_char(out, byte);
        } else if (out->size > 0 && out->at[out->size - 1] != ' ') {
            str_add_char(out, ' ');
        }
    }
}

static void add_role(struct person_line *person, struct slice role)
{
    if (person->role.size == 0) {
        person->role = arena_copy(&person->arena, role);
        return;
    }
    struct str both = {0};
    str_add(&both, person->role);
    str_add_text(&both, ", ");
    str_add(&both, role);
    person->role = arena_copy(&person->arena, str_slice(&both));
    str_release(&both);
}

static bool is_role(struct slice text)
{
    return words_have(WORDS_ROLE, text) || words_have(WORDS_CHAIR_ROLE, text);
}

/* A post: `Director of Policy`, `Technical Secretary`. */
static bool is_post(struct slice text)
{
    struct slice word = slice_head(text, slice_find(text, ' '));
    if (words_have(WORDS_RANK, word)) {
        text = slice_trim(slice_from(text, word.size));
        word = slice_head(text, slice_find(text, ' '));
    }
    return words_have(WORDS_TITLE, word);
}

/* What is a thing of its own, wherever it stands; false where it is none of them. */
static bool take_known(struct reader *reader, struct slice part)
{
    struct person_line *person = reader->person;
    const struct country *country = name_country(part);
    if (country != NULL) {
        found_country(reader, country);
    } else if (is_role(part)) {
        add_role(person, part);
    } else if (person->stakeholder_group.size == 0 && words_have(WORDS_GROUP, part)) {
        person->stakeholder_group = arena_copy(&person->arena, part);
    } else if (person->channel.size == 0 && words_have(WORDS_ONLINE, part)) {
        person->channel = slice_of("online");
    } else if (person->channel.size == 0 && words_have(WORDS_ONSITE, part)) {
        person->channel = slice_of("onsite");
    } else if (person->language.size == 0 && words_language(part).size > 0) {
        person->language = words_language(part);
    } else {
        return false;
    }
    return true;
}

/* Takes parentheses out of `text` that hold exactly something known. */
static void take_parentheses(struct reader *reader, struct str *text)
{
    size_t at = 0;
    while (at < text->size) {
        struct slice rest = slice_from(str_slice(text), at);
        size_t open = slice_find(rest, '(');
        size_t close = slice_find(slice_from(rest, open), ')') + open;
        if (close >= rest.size) {
            return;
        }
        struct slice inside = slice_trim(slice_make(rest.at + open + 1, close - open - 1));
        if (inside.size > 0 && take_known(reader, inside)) {
            bool blank = at + open > 0 && text->at[at + open - 1] == ' ';
            str_splice(text, at + open - blank, close - open + 1 + blank, slice_make("", 0));
            at += open - blank;
        } else {
            at += close + 1;
        }
    }
}

/* Bytes of the separator at the start of `text`, 0 where there is none; `inside` parentheses none
 * counts. */
static size_t separator_at(struct slice text, bool after_blank)
{
    static const char *const dashes[] = {"-", "–", "—"};
    if (slice_find(slice_make(",;/|", 4), text.at[0]) < 4) {
        return 1;
    }
    if (text.at[0] == ':' && (text.size == 1 || text.at[1] == ' ')) {
        return 1;
    }
    for (size_t i = 0; after_blank && i < COUNT(dashes); i++) {
        struct slice dash = slice_of(dashes[i]);
        if (slice_starts(text, dash) && text.size > dash.size && text.at[dash.size] == ' ') {
            return dash.size;
        }
    }
    return 0;
}

/* Takes the next part off the front of `*rest`; `*separator` is the byte that ended it, NUL at the
 * end. */
static bool next_part(struct slice *rest, struct slice *part, char *separator)
{
    if (rest->size == 0) {
        return false;
    }
    int depth = 0;
    for (size_t i = 0; i < rest->size; i++) {
        depth += rest->at[i] == '(';
        depth -= rest->at[i] == ')' && depth > 0;
        size_t size =
            depth > 0 ? 0 : separator_at(slice_from(*rest, i), i > 0 && rest->at[i - 1] == ' ');
        if (size > 0) {
            *part = slice_trim(slice_head(*rest, i));
            *separator = rest->at[i];
            *rest = slice_from(*rest, i + size);
            return true;
        }
    }
    *part = slice_trim(*rest);
    *separator = '\0';
    *rest = slice_from(*rest, rest->size);
    return true;
}

static void join_to_last(struct reader *reader, struct slice part)
{
    struct str both = {0};
    struct slice *last = &reader->organizations[reader->count - 1];
    str_add(&both, *last);
    str_add_text(&both, ", ");
    str_add(&both, part);
    *last = arena_copy(&reader->person->arena, str_slice(&both));
    str_release(&both);
}

/* Whether one of the words of `part` says that it is a part of an organization. */
static bool is_unit(struct slice part)
{
    struct slice word;
    while (part.size > 0 && slice_next(&part, ' ', &word)) {
        if (words_have(WORDS_UNIT, word)) {
            return true;
        }
    }
    return false;
}

/* What one pair of parentheses holds, where that is all there is. */
static struct slice without_parentheses(struct slice part)
{
    bool pair = part.size > 2 && part.at[0] == '(' && slice_find(part, ')') == part.size - 1;
    return pair ? slice_trim(slice_make(part.at + 1, part.size - 2)) : part;
}

static void add_part(struct reader *reader, struct slice part, char before)
{
    part = without_parentheses(part);
    if (part.size == 0 || take_known(reader, part)) {
        return;
    }
    if (before != '\0' && is_post(part)) {
        add_role(reader->person, part);
        return;
    }
    bool unit = reader->count > 0 && before == ',' && is_unit(part);
    if (unit || reader->count == ORGANIZATIONS_MOST) {
        join_to_last(reader, part);
    } else {
        reader->organizations[reader->count++] = arena_copy(&reader->person->arena, part);
    }
}

/* Countries named within the names of organizations. */
static void find_countries(struct reader *reader)
{
    struct str text = {0};
    for (size_t i = 0; i < reader->count; i++) {
        const struct country *found[4];
        size_t count = name_countries(reader->organizations[i], found, COUNT(found));
        for (size_t at = 0; at < count && at < COUNT(found); at++) {
            found_country(reader, found[at]);
        }
    }
    if (reader->other == NULL) {
        reader->person->country = reader->said;
    } else {
        str_add_text(&text, "two countries are named: ");
        str_add(&text, country_name(reader->said, LANGUAGE_EN));
        str_add_text(&text, " and ");
        str_add(&text, country_name(reader->other, LANGUAGE_EN));
        doubt(reader->person, str_slice(&text));
    }
    str_release(&text);
}

static void join_organizations(struct reader *reader)
{
    struct str all = {0};
    for (size_t i = 0; i < reader->count; i++) {
        str_add_text(&all, i > 0 ? ";" : "");
        size_t start = all.size;
        str_add(&all, reader->organizations[i]);
        for (size_t at = start; at < all.size; at++) {
            if (all.at[at] == ';') {
                all.at[at] = ',';
            }
        }
    }
    reader->person->organization = arena_copy(&reader->person->arena, str_slice(&all));
    str_release(&all);
}

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
    return is_role(text) || (words > 1 && words <= ROLE_WORDS &&
                             (is_role(slice_head(text, first)) || is_role(slice_from(text, last))));
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
        add_role(person, before);
        text = slice_trim(slice_from(text, colon + 1));
    }
}

static void read_parts(struct reader *reader, struct slice text)
{
    struct person_line *person = reader->person;
    struct slice part = {"", 0};
    char separator = '\0';
    struct name_end end = {0};
    if (next_part(&text, &part, &separator)) {
        end = name_find_end(part, separator);
    }
    person->name = arena_copy(&person->arena, slice_head(part, end.size));
    if (end.why != NULL) {
        doubt(person, slice_of(end.why));
    }
    struct slice left = name_strip_connective(slice_trim(slice_from(part, end.next)));
    add_part(reader, left, '\0');
    char before = separator;
    while (next_part(&text, &part, &separator)) {
        add_part(reader, part, before);
        before = separator;
    }
}

void person_line_parse(struct slice line, struct person_line *person)
{
    person_line_release(person);
    struct reader reader = {.person = person};
    struct str text = {0};
    tidy(slice_trim(name_strip_mark(line)), &text);
    take_parentheses(&reader, &text);
    read_parts(&reader, take_roles(person, slice_trim(str_slice(&text))));
    find_countries(&reader);
    join_organizations(&reader);
    if (person->name.size == 0) {
        doubt(person, slice_of("there is no name"));
    } else if (name_country(person->name) != NULL) {
        doubt(person, slice_of("there is a country and no person's name"));
    }
    str_release(&text);
}

void person_line_release(struct person_line *person)
{
    arena_release(&person->arena);
    *person = (struct person_line){0};
}
