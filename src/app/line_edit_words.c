#include "app/line_edit_words.h"

#include "text/grapheme.h"
#include "text/letter_case.h"

/* Puts the parts from `from` to `to` and from `next` to `end` in each other's place. */
static void swap_parts(struct line_edit *edit, size_t from, size_t to, size_t next, size_t end)
{
    struct slice text = str_slice(&edit->text);
    struct str turned = {0};
    str_add(&turned, slice_make(text.at + next, end - next));
    str_add(&turned, slice_make(text.at + to, next - to));
    str_add(&turned, slice_make(text.at + from, to - from));
    line_edit_replace(edit, from, end - from, str_slice(&turned));
    str_release(&turned);
}

static bool is_row_end(struct slice text, size_t at)
{
    return at == text.size || text.at[at] == '\n';
}

bool line_edit_swap_letters(struct line_edit *edit, struct line_shape shape)
{
    (void)shape;
    struct slice text = str_slice(&edit->text);
    size_t middle = edit->cursor;
    if (is_row_end(text, middle)) {
        middle = grapheme_previous(text, middle);
    }
    size_t from = grapheme_previous(text, middle), to = grapheme_next(text, middle);
    if (from != middle && middle != to && text.at[from] != '\n' && text.at[middle] != '\n') {
        swap_parts(edit, from, middle, middle, to);
    }
    return true;
}

bool line_edit_swap_words(struct line_edit *edit, struct line_shape shape)
{
    (void)shape;
    struct slice text = str_slice(&edit->text);
    size_t next = word_previous(text, word_next(text, edit->cursor));
    size_t end = word_next(text, next); /* not what is no word behind the last one */
    size_t from = word_previous(text, next);
    size_t to = word_next(text, from);
    if (from < to && to <= next && next < end) {
        swap_parts(edit, from, to, next, end);
    }
    return true;
}

static bool change_case(struct line_edit *edit, enum letter_case first, enum letter_case rest)
{
    struct slice text = str_slice(&edit->text);
    size_t end = word_next(text, edit->cursor);
    size_t start = word_previous(text, end);
    start = start < edit->cursor ? edit->cursor : start;
    size_t second = grapheme_next(text, start);
    second = second < end ? second : end;
    if (start >= end) {
        return true;
    }
    struct str changed = {0};
    letter_case_add(slice_make(text.at + start, second - start), first, &changed);
    letter_case_add(slice_make(text.at + second, end - second), rest, &changed);
    line_edit_replace(edit, start, end - start, str_slice(&changed));
    str_release(&changed);
    return true;
}

bool line_edit_upper_case(struct line_edit *edit, struct line_shape shape)
{
    (void)shape;
    return change_case(edit, LETTER_CAPITAL, LETTER_CAPITAL);
}

bool line_edit_lower_case(struct line_edit *edit, struct line_shape shape)
{
    (void)shape;
    return change_case(edit, LETTER_SMALL, LETTER_SMALL);
}

bool line_edit_capital(struct line_edit *edit, struct line_shape shape)
{
    (void)shape;
    return change_case(edit, LETTER_CAPITAL, LETTER_SMALL);
}

static bool is_blank(char byte)
{
    return byte == ' ' || byte == '\t';
}

bool line_edit_delete_blanks(struct line_edit *edit, struct line_shape shape)
{
    (void)shape;
    size_t from = edit->cursor, to = edit->cursor;
    while (from > 0 && is_blank(edit->text.at[from - 1])) {
        from--;
    }
    while (to < edit->text.size && is_blank(edit->text.at[to])) {
        to++;
    }
    if (from < to) {
        line_edit_replace(edit, from, to - from, slice_of(""));
    }
    return true;
}
