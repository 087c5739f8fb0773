#include "app/line_edit.h"

#include "text/grapheme.h"
#include "text/utf8.h"
#include "text/width.h"

/* The shape of the line on the screen, for Up and Down. */
struct shape {
    int columns, first;
};

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

static bool move_left(struct line_edit *edit, struct shape shape)
{
    (void)shape;
    edit->cursor = grapheme_previous(str_slice(&edit->text), edit->cursor);
    return true;
}

static bool move_right(struct line_edit *edit, struct shape shape)
{
    (void)shape;
    edit->cursor = grapheme_next(str_slice(&edit->text), edit->cursor);
    return true;
}

static bool move_word_left(struct line_edit *edit, struct shape shape)
{
    (void)shape;
    edit->cursor = word_previous(str_slice(&edit->text), edit->cursor);
    return true;
}

static bool move_word_right(struct line_edit *edit, struct shape shape)
{
    (void)shape;
    edit->cursor = word_next(str_slice(&edit->text), edit->cursor);
    return true;
}

/* To the start of this line of the text; from there to the start of all. */
static bool move_home(struct line_edit *edit, struct shape shape)
{
    (void)shape;
    size_t start = line_start(edit);
    edit->cursor = start == edit->cursor ? 0 : start;
    return true;
}

static bool move_end(struct line_edit *edit, struct shape shape)
{
    (void)shape;
    size_t end = line_end(edit);
    edit->cursor = end == edit->cursor ? edit->text.size : end;
    return true;
}

static bool move_first(struct line_edit *edit, struct shape shape)
{
    (void)shape;
    edit->cursor = 0;
    return true;
}

static bool move_last(struct line_edit *edit, struct shape shape)
{
    (void)shape;
    edit->cursor = edit->text.size;
    return true;
}

/* Puts the cursor into row `wanted` near the wanted column; false where there is no such row. */
static bool move_to_row(struct line_edit *edit, struct shape shape, int wanted)
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

static bool move_rows(struct line_edit *edit, struct shape shape, int by)
{
    int row, column;
    line_edit_place(edit, shape.columns, shape.first, &row, &column);
    if (!edit->has_wanted) {
        edit->wanted_column = column;
        edit->has_wanted = true;
    }
    return move_to_row(edit, shape, row + by);
}

static bool move_up(struct line_edit *edit, struct shape shape)
{
    return move_rows(edit, shape, -1);
}

static bool move_down(struct line_edit *edit, struct shape shape)
{
    return move_rows(edit, shape, 1);
}

static void delete_part(struct line_edit *edit, size_t from, size_t to)
{
    if (from < to) {
        line_edit_replace(edit, from, to - from, slice_of(""));
    }
}

static bool delete_before(struct line_edit *edit, struct shape shape)
{
    (void)shape;
    delete_part(edit, grapheme_previous(str_slice(&edit->text), edit->cursor), edit->cursor);
    return true;
}

static bool delete_after(struct line_edit *edit, struct shape shape)
{
    (void)shape;
    delete_part(edit, edit->cursor, grapheme_next(str_slice(&edit->text), edit->cursor));
    return true;
}

static bool kill_part(struct line_edit *edit, size_t from, size_t to)
{
    line_edit_kill(edit, from, to, edit->last_was_kill);
    edit->last_was_kill = true;
    return true;
}

static bool kill_to_end(struct line_edit *edit, struct shape shape)
{
    (void)shape;
    size_t end = line_end(edit);
    bool at_end = end == edit->cursor && end < edit->text.size;
    return kill_part(edit, edit->cursor, at_end ? end + 1 : end);
}

static bool kill_to_start(struct line_edit *edit, struct shape shape)
{
    (void)shape;
    size_t start = line_start(edit);
    bool at_start = start == edit->cursor && start > 0;
    return kill_part(edit, at_start ? start - 1 : start, edit->cursor);
}

static bool kill_word_after(struct line_edit *edit, struct shape shape)
{
    (void)shape;
    return kill_part(edit, edit->cursor, word_next(str_slice(&edit->text), edit->cursor));
}

static bool kill_word_before(struct line_edit *edit, struct shape shape)
{
    (void)shape;
    return kill_part(edit, word_previous(str_slice(&edit->text), edit->cursor), edit->cursor);
}

static bool is_blank(char byte)
{
    return byte == ' ' || byte == '\n' || byte == '\t';
}

/* Back to the blank before, as Ctrl-W has it everywhere. */
static bool kill_blank_word(struct line_edit *edit, struct shape shape)
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
static bool yank_older(struct line_edit *edit, struct shape shape)
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

static bool new_line(struct line_edit *edit, struct shape shape)
{
    (void)shape;
    line_edit_insert(edit, slice_of("\n"));
    return true;
}

/* The letter before the cursor goes behind the one after it; at the end the last two change places.
 */
static bool transpose(struct line_edit *edit, struct shape shape)
{
    (void)shape;
    struct slice text = str_slice(&edit->text);
    size_t middle = edit->cursor;
    if (middle == line_end(edit)) {
        middle = grapheme_previous(text, middle);
    }
    size_t from = grapheme_previous(text, middle), to = grapheme_next(text, middle);
    if (from == middle || middle == to || text.at[from] == '\n' || text.at[middle] == '\n') {
        return true;
    }
    struct str turned = {0};
    str_add(&turned, slice_make(text.at + middle, to - middle));
    str_add(&turned, slice_make(text.at + from, middle - from));
    line_edit_replace(edit, from, to - from, str_slice(&turned));
    str_release(&turned);
    return true;
}

/* What the key after may still use: a kill joins a kill, Alt-Y follows a yank, Up keeps its column.
 */
enum { KEEPS_KILL = 1, KEEPS_YANK = 2, KEEPS_COLUMN = 4, CHANGES = 8 };

#define NAMED(key_, ctrl_, alt_, shift_)                                                           \
    {                                                                                              \
        .name = (key_), .ctrl = (ctrl_), .alt = (alt_), .shift = (shift_)                          \
    }
#define CTRL(letter)                                                                               \
    {                                                                                              \
        .name = KEY_TEXT, .code = (letter), .ctrl = true                                           \
    }
#define ALT(letter)                                                                                \
    {                                                                                              \
        .name = KEY_TEXT, .code = (letter), .alt = true                                            \
    }

static const struct line_key {
    struct key key;
    bool (*run)(struct line_edit *edit, struct shape shape);
    unsigned keeps;
} line_keys[] = {
    {NAMED(KEY_LEFT, false, false, false), move_left, 0},
    {CTRL('b'), move_left, 0},
    {NAMED(KEY_RIGHT, false, false, false), move_right, 0},
    {CTRL('f'), move_right, 0},
    {NAMED(KEY_LEFT, true, false, false), move_word_left, 0},
    {NAMED(KEY_LEFT, false, true, false), move_word_left, 0},
    {ALT('b'), move_word_left, 0},
    {NAMED(KEY_RIGHT, true, false, false), move_word_right, 0},
    {NAMED(KEY_RIGHT, false, true, false), move_word_right, 0},
    {ALT('f'), move_word_right, 0},
    {NAMED(KEY_HOME, false, false, false), move_home, 0},
    {CTRL('a'), move_home, 0},
    {NAMED(KEY_END, false, false, false), move_end, 0},
    {CTRL('e'), move_end, 0},
    {NAMED(KEY_HOME, true, false, false), move_first, 0},
    {NAMED(KEY_END, true, false, false), move_last, 0},
    {NAMED(KEY_UP, false, false, false), move_up, KEEPS_COLUMN},
    {NAMED(KEY_DOWN, false, false, false), move_down, KEEPS_COLUMN},
    {CTRL('n'), move_down, KEEPS_COLUMN},
    {NAMED(KEY_BACKSPACE, false, false, false), delete_before, CHANGES},
    {NAMED(KEY_BACKSPACE, false, false, true), delete_before, CHANGES},
    {NAMED(KEY_DELETE, false, false, false), delete_after, CHANGES},
    {CTRL('d'), delete_after, CHANGES},
    {CTRL('k'), kill_to_end, CHANGES | KEEPS_KILL},
    {CTRL('u'), kill_to_start, CHANGES | KEEPS_KILL},
    {CTRL('w'), kill_blank_word, CHANGES | KEEPS_KILL},
    {ALT('d'), kill_word_after, CHANGES | KEEPS_KILL},
    {NAMED(KEY_DELETE, true, false, false), kill_word_after, CHANGES | KEEPS_KILL},
    {NAMED(KEY_BACKSPACE, false, true, false), kill_word_before, CHANGES | KEEPS_KILL},
    {NAMED(KEY_BACKSPACE, true, false, false), kill_word_before, CHANGES | KEEPS_KILL},
    {ALT('y'), yank_older, CHANGES | KEEPS_YANK},
    {CTRL('t'), transpose, CHANGES},
    {CTRL('j'), new_line, CHANGES},
    {NAMED(KEY_ENTER, false, true, false), new_line, CHANGES},
    {NAMED(KEY_ENTER, true, false, false), new_line, CHANGES},
    {NAMED(KEY_ENTER, false, false, true), new_line, CHANGES},
};

static const struct line_key *find_key(const struct key *key)
{
    for (size_t i = 0; i < COUNT(line_keys); i++) {
        if (key_equal(&line_keys[i].key, key)) {
            return &line_keys[i];
        }
    }
    return NULL;
}

bool line_edit_has_key(const struct key *key)
{
    return find_key(key) != NULL;
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

bool line_edit_key(struct line_edit *edit, const struct key *key, int columns, int first)
{
    if (key_is_text(key)) {
        struct str letter = {0};
        begin_key(edit, 0);
        utf8_add(&letter, key->code);
        line_edit_type(edit, str_slice(&letter));
        str_release(&letter);
        return true;
    }
    const struct line_key *found = find_key(key);
    if (found == NULL) {
        return false;
    }
    begin_key(edit, found->keeps);
    if ((found->keeps & CHANGES) == 0 && edit->undo_count > 0) {
        edit->undo[edit->undo_count - 1].typed = false;
    }
    return found->run(edit, (struct shape){columns, first});
}
