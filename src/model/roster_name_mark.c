/* The marks of a list. */
#include "model/roster_name.h"

#include "base/attr.h"
#include "model/roster_words.h"

/* `1.`, `2)`, `3 -`, `(4)`, `5.-`, `6º`, `a)`: the bytes of it, 0 where there is none. */
static size_t number_size(struct slice line)
{
    bool pair = line.size > 0 && line.at[0] == '(';
    size_t at = pair ? 1 : 0;
    size_t start = at;
    while (at < line.size && line.at[at] >= '0' && line.at[at] <= '9') {
        at++;
    }
    size_t digits = at - start;
    bool letter = digits == 0 && !pair && at + 1 < line.size && line.at[at] >= 'a' &&
                  line.at[at] <= 'z' && line.at[at + 1] == ')';
    at += letter ? 1 : 0;
    if ((digits == 0 && !letter) || digits > 4 || at >= line.size) {
        return 0;
    }
    static const char *const ends[] = {".-", ".)", ".", ")", "º", "°", "-", " -", " –", ":"};
    for (size_t i = 0; i < COUNT(ends); i++) {
        struct slice end = slice_of(ends[i]);
        size_t after = at + end.size;
        if (slice_starts(slice_from(line, at), end) && after < line.size) {
            /* `2.0` and `3-D` are no marks. */
            struct slice left = slice_from(line, after);
            bool blank = left.at[0] == ' ' || left.at[0] == '\t';
            bool name = end.size == 1 && end.at[0] == '.' &&
                        words_first_letter(left) == LETTER_CAPITAL && digits > 0;
            return blank || name ? after : 0;
        }
    }
    struct slice left = slice_from(line, at + 1);
    bool name = line.at[at] == ' ' && words_first_letter(slice_head(left, 1)) == LETTER_CAPITAL;
    return !pair && (line.at[at] == '\t' || name) ? at : 0;
}

/* A dash or a bullet may touch its name; a letter, a plus and a bracket are words then. */
static bool ends_mark(struct slice mark, struct slice after)
{
    bool sign = (unsigned char)mark.at[0] > 0xe1;
    bool dash = mark.size == 1 && (mark.at[0] == '-' || mark.at[0] == '*') &&
                words_first_letter(slice_head(after, 1)) == LETTER_CAPITAL;
    return after.at[0] == ' ' || after.at[0] == '\t' || sign || dash;
}

struct slice name_strip_mark(struct slice line)
{
    static const char *const marks[] = {"-", "*", "•", "·",   "–",   "—",   "o", "◦",           "▪",
                                        "‣", "+", "●", "■",   "○",   "➢",   "✓", "✔",           "☐",
                                        "☑", "→", "►", "[ ]", "[x]", "[X]", ">", "\xef\x82\xb7"};
    line = slice_trim(line);
    for (bool found = true; found;) {
        found = false;
        for (size_t i = 0; i < COUNT(marks) && !found; i++) {
            struct slice mark = slice_of(marks[i]);
            struct slice after = slice_from(line, mark.size);
            found = slice_starts(line, mark) && after.size > 0 && ends_mark(mark, after);
            line = found ? slice_trim(after) : line;
        }
        size_t number = number_size(line);
        line = slice_trim(slice_from(line, number));
        found = found || number > 0;
    }
    return line;
}

size_t name_number(struct slice line)
{
    struct slice trimmed = slice_trim(line);
    size_t end = (size_t)(name_strip_mark(line).at - trimmed.at);
    size_t at = 0;
    size_t number = 0;
    while (at < end && (trimmed.at[at] < '0' || trimmed.at[at] > '9')) {
        at++;
    }
    while (at < end && trimmed.at[at] >= '0' && trimmed.at[at] <= '9') {
        number = number * 10 + (size_t)(trimmed.at[at++] - '0');
    }
    return number;
}
