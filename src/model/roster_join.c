/* A pasted list, made one line a person. */
#include "model/roster.h"

#include "model/roster_name.h"
#include "model/roster_words.h"

struct joiner {
    struct str *lines;
    size_t start;      /* of the newest person's line in `lines` */
    bool any;          /* there is one */
    bool marked;       /* it had a mark */
    struct slice role; /* of the heading that the lines stand under */
};

/* The last word of `line`, or the last two; the whole where there are fewer. */
static struct slice last_words(struct slice line, int words)
{
    size_t at = line.size;
    for (int i = 0; i < words; i++) {
        while (at > 0 && line.at[at - 1] == ' ') {
            at--;
        }
        while (at > 0 && line.at[at - 1] != ' ') {
            at--;
        }
    }
    return slice_trim(slice_from(line, at));
}

/* Whether a line cannot be whole: a preposition, an article, a comma or a slash at its end. */
static bool is_unfinished(struct slice line)
{
    static const char *const ends[] = {",", "/", "&", " -", " –"};
    line = slice_trim(line);
    for (size_t i = 0; i < COUNT(ends); i++) {
        if (slice_ends(line, slice_of(ends[i]))) {
            return true;
        }
    }
    struct slice last = last_words(line, 1);
    return last.size < line.size && words_first_letter(last) == LETTER_SMALL &&
           words_have(WORDS_CONNECTIVE, last);
}

/* A heading: nothing behind its colon. `*role` is filled where it is a role. */
static bool is_heading(struct slice line, struct slice *role)
{
    if (line.size == 0 || line.at[line.size - 1] != ':') {
        return false;
    }
    struct slice word = slice_trim(slice_head(line, line.size - 1));
    if (words_have(WORDS_ROLE, word) || words_have(WORDS_CHAIR_ROLE, word)) {
        *role = word;
        return true;
    }
    *role = slice_make("", 0);
    return words_have(WORDS_HEADING, word);
}

static bool has_own_role(struct slice line)
{
    struct slice before = slice_trim(slice_head(line, slice_find(line, ':')));
    return before.size < line.size &&
           (words_have(WORDS_ROLE, before) || words_have(WORDS_CHAIR_ROLE, before));
}

static void add_line(struct joiner *joiner, struct slice raw)
{
    struct slice line = name_strip_mark(raw);
    bool marked = line.size < slice_trim(raw).size;
    bool set_in = raw.size > 0 && (raw.at[0] == ' ' || raw.at[0] == '\t');
    if (line.size == 0) {
        joiner->role = slice_make("", 0);
        return;
    }
    struct slice role;
    if (is_heading(line, &role)) {
        joiner->role = role;
        joiner->any = false;
        return;
    }
    struct slice before = slice_from(str_slice(joiner->lines), joiner->start);
    bool goes_on = is_unfinished(before) || line.at[0] == '(' ||
                   (!marked && words_first_letter(line) == LETTER_SMALL && joiner->marked) ||
                   (joiner->marked && !marked && set_in);
    if (joiner->any && goes_on) {
        str_add_char(joiner->lines, ' ');
        str_add(joiner->lines, line);
        return;
    }
    if (joiner->lines->size > 0) {
        str_add_char(joiner->lines, '\n');
    }
    joiner->start = joiner->lines->size;
    if (joiner->role.size > 0 && !has_own_role(line)) {
        str_add(joiner->lines, joiner->role);
        str_add_text(joiner->lines, ": ");
    }
    str_add(joiner->lines, line);
    joiner->any = true;
    joiner->marked = marked;
}

void person_lines_join(struct slice pasted, struct str *lines)
{
    struct joiner joiner = {.lines = lines, .start = lines->size};
    struct slice raw;
    while (slice_next(&pasted, '\n', &raw)) {
        if (raw.size > 0 && raw.at[raw.size - 1] == '\r') {
            raw.size--;
        }
        add_line(&joiner, raw);
    }
}
