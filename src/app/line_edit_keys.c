#include "app/line_edit.h"

#include "app/line_edit_words.h"
#include "text/grapheme.h"
#include "text/utf8.h"
#include "text/width.h"

static size_t line_start(const struct line_edit *edit)
{
    size_t at = edit->cursor;
    while (at > 0 && edit->text.at[at - 1] != '\n') {
        at--;
    }
    return at;
}

static size_t line_end(const struct line_edit *edit)
{
    return edit->cursor + slice_find(slice_from(str_slice(&edit->text), edit->cursor), '\n');
}

static bool move_left(struct line_edit *edit, struct line_shape shape)
{
    (void)shape;
    edit->cursor = grapheme_previous(str_slice(&edit->text), edit->cursor);
    return true;
}

static bool move_right(struct line_edit *edit, struct line_shape shape)
{
    (void)shape;
    edit->cursor = grapheme_next(str_slice(&edit->text), edit->cursor);
    return true;
}

static bool move_word_left(struct line_edit *edit, struct line_shape shape)
{
    (void)shape;
    edit->cursor = word_previous(str_slice(&edit->text), edit->cursor);
    return true;
}

static bool move_word_right(struct line_edit *edit, struct line_shape shape)
{
    (void)shape;
    edit->cursor = word_next(str_slice(&edit->text), edit->cursor);
    return true;
}

/* To the start of this line of the text; from there to the start of all. */
static bool move_home(struct line_edit *edit, struct line_shape shape)
{
    (void)shape;
    size_t start = line_start(edit);
    edit->cursor = start == edit->cursor ? 0 : start;
    return true;
}

static bool move_end(struct line_edit *edit, struct line_shape shape)
{
    (void)shape;
    size_t end = line_end(edit);
    edit->cursor = end == edit->cursor ? edit->text.size : end;
    return true;
}

static bool move_first(struct line_edit *edit, struct line_shape shape)
{
    (void)shape;
    edit->cursor = 0;
    return true;
}

static bool move_last(struct line_edit *edit, struct line_shape shape)
{
    (void)shape;
    edit->cursor = edit->text.size;
    return true;
}

/* Puts the cursor into row `wanted` near the wanted column; false where there is no such row. */
static bool move_to_row(struct line_edit *edit, struct line_shape shape, int wanted)
{
    struct slice text = str_slice(&edit->text);
    struct slice rest = text, row;
    int start = shape.first;
    if (wanted < 0 || text.size == 0) {
        return false;
    }
    for (int i = 0; line_edit_next_row(&rest, shape.columns, start, &row); i++, start = 0) {
        if (i < wanted) {
            continue;
        }
        size_t within = width_clip(row, edit->wanted_column - start, NULL);
        /* A row that was cut because it was full ends where the next begins: stay within this one.
         */
        bool is_cut = rest.at != NULL && rest.at == row.at + row.size;
        if (is_cut && within == row.size) {
            within = grapheme_previous(row, row.size);
        }
        edit->cursor = (size_t)(row.at - text.at) + within;
        return true;
    }
    return false;
}

static bool move_rows(struct line_edit *edit, struct line_shape shape, int by)
{
    int row, column;
    line_edit_place(edit, shape.columns, shape.first, &row, &column);
    if (!edit->has_wanted) {
        edit->wanted_column = column;
        edit->has_wanted = true;
    }
    return move_to_row(edit, shape, row + by);
}

static bool move_up(struct line_edit *edit, struct line_shape shape)
{
    return move_rows(edit, shape, -1);
}

static bool move_down(struct line_edit *edit, struct line_shape shape)
{
    return move_rows(edit, shape, 1);
}

static void delete_part(struct line_edit *edit, size_t from, size_t to)
{
    if (from < to) {
        line_edit_replace(edit, from, to - from, slice_of(""));
    }
}

/* What is marked goes to the kill ring, as it may be much. */
static bool kill_marked(struct line_edit *edit)
{
    size_t from = 0, to = 0;
    bool marked = line_edit_marked(edit, &from, &to);
    if (marked) {
        line_edit_kill(edit, from, to, false);
    }
    return marked;
}

static bool delete_before(struct line_edit *edit, struct line_shape shape)
{
    (void)shape;
    if (kill_marked(edit)) {
        return true;
    }
    delete_part(edit, grapheme_previous(str_slice(&edit->text), edit->cursor), edit->cursor);
    return true;
}

static bool delete_after(struct line_edit *edit, struct line_shape shape)
{
    (void)shape;
    if (kill_marked(edit)) {
        return true;
    }
    delete_part(edit, edit->cursor, grapheme_next(str_slice(&edit->text), edit->cursor));
    return true;
}

static bool kill_part(struct line_edit *edit, size_t from, size_t to)
{
    line_edit_kill(edit, from, to, edit->last_was_kill);
    edit->last_was_kill = true;
    return true;
}

static bool kill_to_end(struct line_edit *edit, struct line_shape shape)
{
    (void)shape;
    size_t end = line_end(edit);
    bool at_end = end == edit->cursor && end < edit->text.size;
    return kill_part(edit, edit->cursor, at_end ? end + 1 : end);
}

static bool kill_to_start(struct line_edit *edit, struct line_shape shape)
{
    (void)shape;
    size_t start = line_start(edit);
    bool at_start = start == edit->cursor && start > 0;
    return kill_part(edit, at_start ? start - 1 : start, edit->cursor);
}

/* The whole row of the text, its line end included, as nano's Ctrl-K has it. */
static bool kill_row(struct line_edit *edit, struct line_shape shape)
{
    (void)shape;
    size_t start = line_start(edit), end = line_end(edit);
    edit->cursor = start; /* rows in a row come back in their order */
    return kill_part(edit, start, end < edit->text.size ? end + 1 : end);
}

static bool kill_word_after(struct line_edit *edit, struct line_shape shape)
{
    (void)shape;
    return kill_part(edit, edit->cursor, word_next(str_slice(&edit->text), edit->cursor));
}

static bool kill_word_before(struct line_edit *edit, struct line_shape shape)
{
    (void)shape;
    return kill_part(edit, word_previous(str_slice(&edit->text), edit->cursor), edit->cursor);
}

static bool is_blank(char byte)
{
    return byte == ' ' || byte == '\n' || byte == '\t';
}

/* Back to the blank before, as Ctrl-W has it everywhere. */
static bool kill_blank_word(struct line_edit *edit, struct line_shape shape)
{
    (void)shape;
    size_t at = edit->cursor;
    while (at > 0 && is_blank(edit->text.at[at - 1])) {
        at--;
    }
    while (at > 0 && !is_blank(edit->text.at[at - 1])) {
        at--;
    }
    return kill_part(edit, at, edit->cursor);
}

/* The kill before the one that was just yanked takes its place. */
static bool yank_older(struct line_edit *edit, struct line_shape shape)
{
    (void)shape;
    if (edit->yank_size == 0 || edit->kill_count == 0) {
        return true;
    }
    size_t from = edit->yank_from, size = edit->text.size;
    size_t older = (edit->yank_kill + edit->kill_count - 1) % edit->kill_count;
    size_t yanked = edit->yank_size;
    line_edit_replace(edit, from, yanked, str_slice(&edit->kills[older]));
    edit->yank_from = from;
    edit->yank_size = edit->text.size + yanked - size;
    edit->yank_kill = older;
    return true;
}

static bool new_line(struct line_edit *edit, struct line_shape shape)
{
    (void)shape;
    line_edit_insert(edit, slice_of("\n"));
    return true;
}

/* What the key after may still use: a kill joins a kill, Alt-Y follows a yank, Up keeps its column.
 */
enum { KEEPS_KILL = 1, KEEPS_YANK = 2, KEEPS_COLUMN = 4, CHANGES = 8 };

static const struct line_act {
    const char *name;
    bool (*run)(struct line_edit *edit, struct line_shape shape);
    unsigned keeps;
} line_acts[] = {
    {"letter-left", move_left, 0},
    {"letter-right", move_right, 0},
    {"word-left", move_word_left, 0},
    {"word-right", move_word_right, 0},
    {"row-start", move_home, 0},
    {"row-end", move_end, 0},
    {"text-start", move_first, 0},
    {"text-end", move_last, 0},
    {"row-up", move_up, KEEPS_COLUMN},
    {"row-down", move_down, KEEPS_COLUMN},
    {"new-line", new_line, CHANGES},
    {"rub-out", delete_before, CHANGES},
    {"delete-letter", delete_after, CHANGES},
    {"delete-blanks", line_edit_delete_blanks, CHANGES},
    {"cut-to-end", kill_to_end, CHANGES | KEEPS_KILL},
    {"cut-to-start", kill_to_start, CHANGES | KEEPS_KILL},
    {"cut-row", kill_row, CHANGES | KEEPS_KILL},
    {"cut-back", kill_blank_word, CHANGES | KEEPS_KILL},
    {"cut-word-left", kill_word_before, CHANGES | KEEPS_KILL},
    {"cut-word-right", kill_word_after, CHANGES | KEEPS_KILL},
    {"yank-older", yank_older, CHANGES | KEEPS_YANK},
    {"swap-letters", line_edit_swap_letters, CHANGES},
    {"swap-words", line_edit_swap_words, CHANGES},
    {"upper-case", line_edit_upper_case, CHANGES},
    {"lower-case", line_edit_lower_case, CHANGES},
    {"capital", line_edit_capital, CHANGES},
};

static const struct line_act *find_act(const char *name)
{
    for (size_t i = 0; i < COUNT(line_acts); i++) {
        if (strcmp(line_acts[i].name, name) == 0) {
            return &line_acts[i];
        }
    }
    return NULL;
}

bool line_edit_has_act(const char *name)
{
    return find_act(name) != NULL;
}

bool line_edit_moves(const char *name)
{
    const struct line_act *act = find_act(name);
    return act != NULL && (act->keeps & CHANGES) == 0;
}

/* Ends what the key before had begun, but for what this one goes on with. */
static void begin_key(struct line_edit *edit, unsigned keeps)
{
    edit->last_was_kill = edit->last_was_kill && (keeps & KEEPS_KILL) != 0;
    edit->has_wanted = edit->has_wanted && (keeps & KEEPS_COLUMN) != 0;
    if ((keeps & KEEPS_YANK) == 0) {
        edit->yank_size = 0;
    }
}

void line_edit_letter(struct line_edit *edit, uint32_t code)
{
    struct str letter = {0};
    begin_key(edit, 0);
    utf8_add(&letter, code);
    line_edit_type(edit, str_slice(&letter));
    str_release(&letter);
}

/* A mark that came by Shift goes with the next move without; one that was set stays until the text
 * changes. */
static void follow_mark(struct line_edit *edit, bool marks)
{
    if (marks && edit->marking == MARK_NONE) {
        edit->mark = edit->cursor;
        edit->marking = MARK_BY_SHIFT;
    } else if (!marks && edit->marking == MARK_BY_SHIFT) {
        edit->marking = MARK_NONE;
    }
}

bool line_edit_act(struct line_edit *edit, const char *name, bool marks, int columns, int first)
{
    const struct line_act *act = find_act(name);
    if (act == NULL) {
        return false;
    }
    begin_key(edit, act->keeps);
    if ((act->keeps & CHANGES) != 0) {
        return act->run(edit, (struct line_shape){columns, first});
    }
    if (edit->undo_count > 0) {
        edit->undo[edit->undo_count - 1].typed = false;
    }
    follow_mark(edit, marks);
    return act->run(edit, (struct line_shape){columns, first});
}
