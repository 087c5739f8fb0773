#include "app/line_edit.h"

#include "base/mem.h"
#include "text/grapheme.h"
#include "text/utf8.h"

/* Every change of the text goes through `splice`, which notes it for the draft; what can be undone
 * goes through `change`, which notes that too. */

enum { UNDO_MOST = 2000, FIRST_MARK = 0x300 };

static void release_changes(struct line_edit *edit)
{
    for (size_t i = 0; i < edit->change_count; i++) {
        str_release(&edit->changes[i].inserted);
    }
    edit->change_count = 0;
}

static void release_step(struct line_undo *step)
{
    str_release(&step->removed);
    str_release(&step->inserted);
}

static void release_undo(struct line_edit *edit)
{
    for (size_t i = 0; i < edit->undo_count; i++) {
        release_step(&edit->undo[i]);
    }
    edit->undo_count = 0;
    edit->undo_at = 0;
}

void line_edit_forget(struct line_edit *edit, size_t kept)
{
    release_undo(edit);
    while (edit->kill_count > kept) {
        str_release(&edit->kills[--edit->kill_count]);
    }
    edit->yank_size = 0;
    edit->last_was_kill = false;
}

void line_edit_release(struct line_edit *edit)
{
    release_changes(edit);
    line_edit_forget(edit, 0);
    mem_free(edit->changes);
    mem_free(edit->undo);
    mem_free(edit->kills);
    str_release(&edit->text);
    *edit = (struct line_edit){0};
}

void line_edit_forget_changes(struct line_edit *edit)
{
    release_changes(edit);
}

static void splice(struct line_edit *edit, size_t at, size_t removed, struct slice inserted)
{
    MEM_GROW(edit->changes, edit->change_room, edit->change_count + 1);
    struct line_change *change = &edit->changes[edit->change_count++];
    *change = (struct line_change){.at = at, .removed = removed};
    str_add(&change->inserted, inserted);
    str_splice(&edit->text, at, removed, inserted);
    edit->marking = MARK_NONE;
}

void line_edit_mark(struct line_edit *edit)
{
    bool marks = edit->marking == MARK_NONE;
    edit->marking = marks ? MARK_SET : MARK_NONE;
    edit->mark = edit->cursor;
}

bool line_edit_marked(const struct line_edit *edit, size_t *from, size_t *to)
{
    bool before = edit->mark < edit->cursor;
    *from = before ? edit->mark : edit->cursor;
    *to = before ? edit->cursor : edit->mark;
    return edit->marking != MARK_NONE && *from < *to;
}

void line_edit_keep(struct line_edit *edit, struct slice text)
{
    if (text.size == 0) {
        return;
    }
    if (edit->kill_count == LINE_EDIT_KILLS_MOST) {
        str_release(&edit->kills[0]);
        edit->kill_count--;
        memmove(edit->kills, edit->kills + 1, edit->kill_count * sizeof *edit->kills);
    }
    MEM_GROW(edit->kills, edit->kill_room, edit->kill_count + 1);
    struct str *kill = &edit->kills[edit->kill_count++];
    *kill = (struct str){0};
    str_add(kill, text);
}

/* The steps that were undone can't be redone once something else is changed: their letters are
 * kept. */
static void drop_undone(struct line_edit *edit)
{
    struct str lost = {0};
    for (size_t i = edit->undo_at; i < edit->undo_count; i++) {
        str_add(&lost, str_slice(&edit->undo[i].inserted));
        release_step(&edit->undo[i]);
    }
    edit->undo_count = edit->undo_at;
    line_edit_keep(edit, str_slice(&lost));
    str_release(&lost);
}

static bool is_blank_end(const struct str *text)
{
    char last = text->size == 0 ? ' ' : text->at[text->size - 1];
    return last == ' ' || last == '\n' || last == '\t';
}

/* Whether a typed letter belongs to the undo step before it: the same word goes on. */
static bool joins_step(const struct line_edit *edit, size_t at, size_t removed, struct slice letter)
{
    if (edit->undo_count == 0 || removed != 0 || letter.size == 0) {
        return false;
    }
    const struct line_undo *last = &edit->undo[edit->undo_count - 1];
    bool blank = letter.at[0] == ' ' || letter.at[0] == '\n' || letter.at[0] == '\t';
    return last->typed && last->at + last->inserted.size == at &&
           (blank || !is_blank_end(&last->inserted));
}

static void note_step(struct line_edit *edit, size_t at, size_t removed, struct slice inserted,
                      bool typed)
{
    drop_undone(edit);
    if (typed && joins_step(edit, at, removed, inserted)) {
        str_add(&edit->undo[edit->undo_count - 1].inserted, inserted);
        return;
    }
    if (edit->undo_count == UNDO_MOST) {
        release_step(&edit->undo[0]);
        edit->undo_count--;
        memmove(edit->undo, edit->undo + 1, edit->undo_count * sizeof *edit->undo);
    }
    MEM_GROW(edit->undo, edit->undo_room, edit->undo_count + 1);
    struct line_undo *step = &edit->undo[edit->undo_count++];
    *step = (struct line_undo){.at = at, .cursor = edit->cursor, .typed = typed};
    str_add(&step->removed, slice_make(edit->text.at + at, removed));
    str_add(&step->inserted, inserted);
    edit->undo_at = edit->undo_count;
}

/* `at` itself where it is a boundary between graphemes, else the next one. Marks that were put into
 * their canonical order can have left it within a character. */
static size_t snap(struct slice text, size_t at)
{
    while (at < text.size && ((unsigned char)text.at[at] & 0xc0) == 0x80) {
        at++;
    }
    size_t start = grapheme_previous(text, at);
    size_t end = at == 0 ? 0 : grapheme_next(text, start);
    return end > at ? end : at;
}

static bool starts_with_mark(struct slice text)
{
    uint32_t code = 0;
    if (text.size > 0) {
        (void)utf8_next(text, 0, &code);
    }
    return code >= FIRST_MARK;
}

/* Where what is put in and its neighbours could compose to other letters (a mark behind its letter,
 * Hangul), the neighbours belong to what is replaced: the text stays in NFC. */
static void change(struct line_edit *edit, size_t at, size_t removed, struct slice raw, bool typed)
{
    struct slice text = str_slice(&edit->text);
    size_t end = at + removed;
    struct str inserted = {0};
    struct slice after = slice_from(text, end);
    utf8_clean(raw, &inserted);
    size_t cursor = at + inserted.size;
    if (starts_with_mark(str_slice(&inserted)) || starts_with_mark(after)) {
        size_t from = grapheme_previous(text, at);
        size_t to = grapheme_next(text, end);
        struct str whole = {0};
        str_add(&whole, slice_make(text.at + from, at - from));
        str_add(&whole, str_slice(&inserted));
        str_clear(&inserted);
        utf8_clean(str_slice(&whole), &inserted);
        cursor = from + inserted.size;
        str_add(&whole, slice_make(text.at + end, to - end));
        str_clear(&inserted);
        utf8_clean(str_slice(&whole), &inserted);
        str_release(&whole);
        at = from;
        end = to;
    }
    if (end > at || inserted.size > 0) {
        /* What gives way to its like is no step: undo would seem to do nothing. */
        if (!slice_equal(slice_make(text.at + at, end - at), str_slice(&inserted))) {
            note_step(edit, at, end - at, str_slice(&inserted), typed);
            splice(edit, at, end - at, str_slice(&inserted));
        }
        text = str_slice(&edit->text);
        edit->cursor = snap(text, cursor < text.size ? cursor : text.size);
    }
    str_release(&inserted);
}

/* The next letter begins an undo step of its own; nothing was just yanked or killed. */
static void end_run(struct line_edit *edit)
{
    if (edit->undo_count > 0) {
        edit->undo[edit->undo_count - 1].typed = false;
    }
    edit->yank_size = 0;
    edit->last_was_kill = false;
    edit->last_was_kill = false;
    edit->has_wanted = false;
}

void line_edit_go(struct line_edit *edit, size_t at)
{
    struct slice text = str_slice(&edit->text);
    end_run(edit);
    edit->cursor = snap(text, at < text.size ? at : text.size);
}

void line_edit_type(struct line_edit *edit, struct slice letter)
{
    change(edit, edit->cursor, 0, letter, true);
}

void line_edit_insert(struct line_edit *edit, struct slice text)
{
    line_edit_replace(edit, edit->cursor, 0, text);
}

void line_edit_replace(struct line_edit *edit, size_t at, size_t removed, struct slice text)
{
    change(edit, at, removed, text, false);
    end_run(edit);
}

void line_edit_set(struct line_edit *edit, struct slice text)
{
    line_edit_replace(edit, 0, edit->text.size, text);
}

void line_edit_load(struct line_edit *edit, struct slice text)
{
    line_edit_set(edit, text);
    drop_undone(edit);
    release_undo(edit);
}

void line_edit_taken(struct line_edit *edit)
{
    drop_undone(edit);
    release_undo(edit);
    release_changes(edit);
    str_clear(&edit->text);
    edit->cursor = 0;
    edit->marking = MARK_NONE;
    end_run(edit);
}

void line_edit_kill(struct line_edit *edit, size_t from, size_t to, bool joined)
{
    if (from >= to) {
        return;
    }
    struct slice cut = slice_make(edit->text.at + from, to - from);
    if (joined && edit->kill_count > 0) {
        struct str *kill = &edit->kills[edit->kill_count - 1];
        str_splice(kill, edit->cursor == to ? 0 : kill->size, 0, cut);
    } else {
        line_edit_keep(edit, cut);
    }
    line_edit_replace(edit, from, to - from, slice_of(""));
}

bool line_edit_kill_all(struct line_edit *edit)
{
    bool any = edit->text.size > 0;
    line_edit_kill(edit, 0, edit->text.size, false);
    return any;
}

bool line_edit_yank(struct line_edit *edit)
{
    if (edit->kill_count == 0) {
        return false;
    }
    /* The kill is copied: putting it in can push undone letters to the ring, which moves it. */
    struct str kill = {0};
    str_add(&kill, str_slice(&edit->kills[edit->kill_count - 1]));
    size_t before = edit->text.size, from = edit->cursor;
    line_edit_insert(edit, str_slice(&kill));
    str_release(&kill);
    edit->yank_from = from;
    edit->yank_size = edit->text.size - before;
    edit->yank_kill = edit->kill_count - 1;
    return true;
}

bool line_edit_undo(struct line_edit *edit)
{
    if (edit->undo_at == 0) {
        return false;
    }
    end_run(edit);
    const struct line_undo *step = &edit->undo[--edit->undo_at];
    splice(edit, step->at, step->inserted.size, str_slice(&step->removed));
    edit->cursor = step->cursor;
    return true;
}

bool line_edit_redo(struct line_edit *edit)
{
    if (edit->undo_at == edit->undo_count) {
        return false;
    }
    end_run(edit);
    const struct line_undo *step = &edit->undo[edit->undo_at++];
    splice(edit, step->at, step->removed.size, str_slice(&step->inserted));
    edit->cursor = snap(str_slice(&edit->text), step->at + step->inserted.size);
    return true;
}
