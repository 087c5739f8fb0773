#include "model/person_reader.h"

#include <string.h>

#include "base/attr.h"
#include "model/roster_name.h"
#include "model/roster_words.h"

void person_reader_country(struct person_reader *reader, const struct country *country)
{
    if (reader->said == NULL) {
        reader->said = country;
    } else if (reader->said != country) {
        reader->other = country;
    }
}

/* The comma or semicolon of another script at the start of `text`, in bytes; 0: none. */
static size_t foreign_comma(struct slice text)
{
    static const char *const commas[] = {"،", "؛", "、", "，", "；"};
    for (size_t i = 0; (unsigned char)text.at[0] >= 0x80 && i < COUNT(commas); i++) {
        if (slice_starts(text, slice_of(commas[i]))) {
            return strlen(commas[i]);
        }
    }
    return 0;
}

/* The line with tabs and the commas of all scripts as commas, other blanks and line ends as one
 * blank, brackets as parentheses.
 */
static void tidy(struct slice line, struct str *out)
{
    for (size_t i = 0; i < line.size; i++) {
        char byte = line.at[i];
        size_t comma = foreign_comma(slice_from(line, i));
        if (byte == '\t' || comma > 0) {
            str_add_text(out, ", ");
            i += comma > 0 ? comma - 1 : 0;
        } else if (byte == '[' || byte == ']') {
            str_add_char(out, byte == '[' ? '(' : ')');
        } else if (byte != ' ' && byte != '\n' && byte != '\r') {
            str_add_char(out, byte);
        } else if (out->size > 0 && out->at[out->size - 1] != ' ') {
            str_add_char(out, ' ');
        }
    }
}

void person_reader_role(struct person_line *person, struct slice role)
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

/* Bytes of what joins two roles at the start of `text`: `/`, `&`, `and`; 0: nothing. */
static size_t joint_at(struct slice text)
{
    static const char *const joints[] = {"/", "&", " and ", " y ", " e ", " et "};
    for (size_t i = 0; i < COUNT(joints); i++) {
        if (slice_starts(text, slice_of(joints[i]))) {
            return strlen(joints[i]);
        }
    }
    return 0;
}

/* `Organizer(s)`, as a form has it. */
static struct slice without_plural(struct slice role)
{
    static const struct slice plural = SLICE("(s)");
    bool has =
        role.size > plural.size && slice_equal(slice_from(role, role.size - plural.size), plural);
    return has ? slice_head(role, role.size - plural.size) : role;
}

bool person_is_role(struct slice text)
{
    size_t start = 0;
    bool all = text.size > 0;
    for (size_t at = 0; all && at <= text.size; at++) {
        size_t joint = at < text.size ? joint_at(slice_from(text, at)) : 1;
        if (joint > 0) {
            struct slice one = slice_trim(slice_make(text.at + start, at - start));
            all = is_role(without_plural(one));
            start = at + joint;
            at = start - 1;
        }
    }
    return all;
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

bool person_reader_known(struct person_reader *reader, struct slice part)
{
    struct person_line *person = reader->person;
    const struct country *country = name_country(part);
    if (country != NULL) {
        person_reader_country(reader, country);
    } else if (person_is_role(part)) {
        person_reader_role(person, part);
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

void person_reader_leave_out(struct person_line *person, struct slice text)
{
    struct str all = {0};
    str_add(&all, person->left_out);
    str_add_text(&all, all.size > 0 ? " " : "");
    str_add(&all, text);
    person->left_out = arena_copy(&person->arena, str_slice(&all));
    str_release(&all);
}

/* Takes parentheses out of `text` that hold exactly something known. */
static void take_parentheses(struct person_reader *reader, struct str *text)
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
        bool pronoun = words_have(WORDS_PRONOUN, inside);
        if (pronoun) {
            person_reader_leave_out(reader->person, inside);
        }
        if (pronoun || (inside.size > 0 && person_reader_known(reader, inside))) {
            bool blank = at + open > 0 && text->at[at + open - 1] == ' ';
            str_splice(text, at + open - blank, close - open + 1 + blank, slice_make("", 0));
            at += open - blank;
        } else {
            at += close + 1;
        }
    }
}

/* `ana@nic.example`, `https://nic.example`, `www.nic.example`. */
static bool is_address(struct slice word)
{
    size_t sign = slice_find(word, '@');
    struct slice host = slice_from(word, sign + 1);
    bool mail = sign > 0 && sign < word.size && slice_find(host, '.') < host.size;
    return mail || slice_starts(word, slice_of("http://")) ||
           slice_starts(word, slice_of("https://")) || slice_starts(word, slice_of("www."));
}

/* Addresses of mail and of the web go out of the text, with what is around them; no column is for
 * them. */
static void take_addresses(struct person_line *person, struct str *text)
{
    static const char around[] = "<>()[]";
    for (size_t at = 0; at < text->size;) {
        struct slice rest = slice_from(str_slice(text), at);
        size_t size = 0;
        while (size < rest.size && slice_find(slice_of(" ,;"), rest.at[size]) == 3) {
            size++;
        }
        struct slice word = slice_head(rest, size);
        while (word.size > 0 && strchr(around, word.at[0]) != NULL) {
            word = slice_from(word, 1);
        }
        while (word.size > 0 && strchr(around, word.at[word.size - 1]) != NULL) {
            word.size--;
        }
        if (is_address(word)) {
            person_reader_leave_out(person, word);
            str_splice(text, at, size, slice_make("", 0));
        } else {
            at += size + 1;
        }
    }
}

/* Bytes of the separator at the start of `text`, 0 where there is none; `inside` parentheses none
 * counts. */
static size_t separator_at(struct slice text, bool after_blank)
{
    static const char *const dashes[] = {"-", "–", "—", "@"};
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
    /* The long one is written without blanks too. */
    if (slice_starts(text, slice_of("—"))) {
        return slice_of("—").size;
    }
    return 0;
}

/* From the last sign or blank before `at` up to the next one behind it, without what is at `at`. */
static void words_beside(struct slice text, size_t at, struct slice *before, struct slice *after)
{
    static const char ends[] = " ,;/|():";
    size_t from = at;
    size_t to = at + 1;
    while (from > 0 && strchr(ends, text.at[from - 1]) == NULL) {
        from--;
    }
    while (to < text.size && strchr(ends, text.at[to]) == NULL) {
        to++;
    }
    *before = slice_from(slice_head(text, at), from);
    *after = slice_from(slice_head(text, to), at + 1);
}

bool person_slash_joins(struct slice text, size_t at)
{
    struct slice before;
    struct slice after;
    words_beside(text, at, &before, &after);
    return text.at[at] == '/' && before.size > 0 && after.size > 0 &&
           name_country(before) == NULL && name_country(after) == NULL;
}

bool person_part_next(struct slice *rest, struct slice *part, char *separator)
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
        if (size > 0 && !person_slash_joins(*rest, i)) {
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

static void join_to_last(struct person_reader *reader, struct slice part)
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

/* `CITEL, Mexico`, as what a pair of parentheses held: where a country ends it, its parts stand for
 * themselves. */
static bool add_inside(struct person_reader *reader, struct slice inside)
{
    struct slice rest = inside, part = {"", 0};
    char separator = '\0';
    size_t parts = 0;
    while (person_part_next(&rest, &part, &separator)) {
        parts++;
    }
    if (parts < 2 || name_country(part) == NULL) {
        return false;
    }
    for (char before = '\0'; person_part_next(&inside, &part, &separator); before = separator) {
        person_reader_add(reader, part, before);
    }
    return true;
}

/* `(LACTLD) Uruguay`: without a comma what stands behind the parenthesis is a part of its own. */
static struct slice add_parenthesis(struct person_reader *reader, struct slice part)
{
    size_t close = slice_find(part, ')');
    if (part.size == 0 || part.at[0] != '(' || close + 1 >= part.size) {
        return part;
    }
    person_reader_add(reader, slice_head(part, close + 1), '\0');
    return slice_trim(slice_from(part, close + 1));
}

/* `Uruguay Technical Community`: a country, and behind it something else that is known. */
static bool add_country_and(struct person_reader *reader, struct slice part)
{
    for (size_t at = 0; at < part.size; at++) {
        struct slice front = slice_head(part, at);
        const struct country *country = part.at[at] == ' ' ? country_by_name(front) : NULL;
        if (country != NULL && person_reader_known(reader, slice_from(part, at + 1))) {
            person_reader_country(reader, country);
            return true;
        }
    }
    return false;
}

void person_reader_add(struct person_reader *reader, struct slice part, char before)
{
    part = add_parenthesis(reader, part);
    struct slice inside = without_parentheses(part);
    if ((inside.at != part.at && add_inside(reader, inside)) || add_country_and(reader, part)) {
        return;
    }
    part = inside;
    if (part.size == 0 || person_reader_known(reader, part)) {
        return;
    }
    if (before != '\0' && is_post(part)) {
        person_reader_role(reader->person, part);
        return;
    }
    bool unit = reader->count > 0 && before == ',' && is_unit(part);
    if (unit || reader->count == PERSON_ORGANIZATIONS_MOST) {
        join_to_last(reader, part);
    } else {
        reader->organizations[reader->count++] = arena_copy(&reader->person->arena, part);
    }
}

/* Countries named within the names of organizations. */
static void find_countries(struct person_reader *reader)
{
    struct str text = {0};
    for (size_t i = 0; i < reader->count && !reader->told; i++) {
        const struct country *found[4];
        size_t count = name_countries(reader->organizations[i], found, COUNT(found));
        for (size_t at = 0; at < count && at < COUNT(found); at++) {
            person_reader_country(reader, found[at]);
        }
    }
    if (reader->other == NULL) {
        reader->person->country = reader->said;
    } else {
        str_add_text(&text, "two countries are named: ");
        str_add(&text, country_name(reader->said, LANGUAGE_EN));
        str_add_text(&text, " and ");
        str_add(&text, country_name(reader->other, LANGUAGE_EN));
        person_line_doubt(reader->person, str_slice(&text));
    }
    str_release(&text);
}

static void join_organizations(struct person_reader *reader)
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

void person_reader_start(struct person_reader *reader, struct slice line, struct str *text)
{
    tidy(slice_trim(line), text);
    take_addresses(reader->person, text);
    take_parentheses(reader, text);
}

void person_reader_finish(struct person_reader *reader)
{
    find_countries(reader);
    join_organizations(reader);
}
