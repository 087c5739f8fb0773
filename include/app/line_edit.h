/* line_edit.h: the entry line: a text of several lines with a cursor that stands on graphemes, a
 * kill ring, an undo of its own, and a record of what changed, for the draft on the disk. Pure.
 *
 * The text is always clean (utf8_clean: NFC, no controls but LF and tab). */
#ifndef RAPPORTEUR_APP_LINE_EDIT_H
#define RAPPORTEUR_APP_LINE_EDIT_H

#include <stdbool.h>
#include <stdint.h>

#include "base/slice.h"
#include "base/str.h"

/* One change since line_edit_changes was last emptied: `removed` bytes at `at` gave way to
 * `inserted`. */
struct line_change {
    size_t at, removed;
    struct str inserted;
};
/* One step of the undo inside the line: at byte `at`, `removed` gave way to `inserted`. */
struct line_undo {
    size_t at;
    struct str removed, inserted;
    size_t cursor; /* before it */
    bool typed;    /* by letters one after the other: the next letter of the word belongs to it */
};
enum { LINE_EDIT_KILLS_MOST = 60 };
enum line_marking {
    MARK_NONE,
    MARK_BY_SHIFT, /* while Shift is held: a plain move ends it */
    MARK_SET,
};
struct line_edit {
    struct str text;
    size_t cursor;     /* byte, at a grapheme's start or the end */
    int wanted_column; /* for Up and Down; only where `has_wanted` */
    bool has_wanted;
    struct line_change *changes; /* since the last line_edit_forget_changes */
    size_t change_count, change_room;
    struct str *kills; /* the kill ring, newest last */
    size_t kill_count, kill_room;
    size_t yank_from, yank_size; /* what the last key yanked, for Alt-Y; size 0 otherwise */
    size_t yank_kill;            /* which kill that was */
    bool last_was_kill;
    enum line_marking marking;
    size_t mark;            /* where the marked part begins or ends; the cursor is its other end */
    struct line_undo *undo; /* steps inside the line, newest last */
    size_t undo_count, undo_room, undo_at;
};
/* {0} is an empty one. */
void line_edit_release(struct line_edit *edit);

/* Does what the act of that name means in a text: the rows of the table of commands that are
 * ON_LINE (`word-left`, `cut-to-end`, …). False where it is nothing to it (`row-up` in the first
 * row): the text is untouched then. `marks`: a move marks what it goes over. `columns` is the width
 * of the line on the screen and `first` the column at which its first row starts, for moves over
 * wrapped rows. */
bool line_edit_act(struct line_edit *edit, const char *name, bool marks, int columns, int first);
/* Whether there is an act of that name; whether it only moves the cursor. */
bool line_edit_has_act(const char *name);
bool line_edit_moves(const char *name);
/* A key that types: the letter goes where the cursor is. */
void line_edit_letter(struct line_edit *edit, uint32_t code);

/* The cursor goes to byte `at`, or to the next grapheme. */
void line_edit_go(struct line_edit *edit, size_t at);
/* Marks from the cursor on; where something is being marked, ends that. */
void line_edit_mark(struct line_edit *edit);
/* The marked part, from byte `*from` to `*to`. False where nothing is marked. */
bool line_edit_marked(const struct line_edit *edit, size_t *from, size_t *to);

/* Puts one letter at the cursor: letters of one word are one undo step. */
void line_edit_type(struct line_edit *edit, struct slice letter);
/* Puts `text` (any bytes; cleaned as the session keeps it) at the cursor, as one undo step. */
void line_edit_insert(struct line_edit *edit, struct slice text);
/* Replaces `removed` bytes at `at` by `text`, as one undo step; the cursor goes behind it. */
void line_edit_replace(struct line_edit *edit, size_t at, size_t removed, struct slice text);
/* Replaces everything; the cursor goes to the end. One undo step. */
void line_edit_set(struct line_edit *edit, struct slice text);
/* Likewise, but another text begins: nothing of what was before can be undone. */
void line_edit_load(struct line_edit *edit, struct slice text);
/* Cuts from byte `from` to `to` into the kill ring; `joined`: it belongs to the kill before it, in
 * front of it where the cursor stands at `to`. */
void line_edit_kill(struct line_edit *edit, size_t from, size_t to, bool joined);
/* Takes the text out (after Enter): empty, no undo into what is kept elsewhere; no change is
 * recorded. */
void line_edit_taken(struct line_edit *edit);

/* Everything goes to the kill ring. False where the line was empty. */
bool line_edit_kill_all(struct line_edit *edit);
/* A text that would otherwise be gone: to the kill ring, as its newest. */
void line_edit_keep(struct line_edit *edit, struct slice text);
/* Drops what was cut but for the oldest `kept` of the kill ring, and what could be undone. */
void line_edit_forget(struct line_edit *edit, size_t kept);
/* Puts the newest kill at the cursor. False where there is none. */
bool line_edit_yank(struct line_edit *edit);

bool line_edit_undo(struct line_edit *edit);
bool line_edit_redo(struct line_edit *edit);
void line_edit_forget_changes(struct line_edit *edit);

/* Where the cursor stands when the text is shown at `columns` with its first row starting at column
 * `first`: row and column from 0. Rows break at LF, and where they are full: behind a blank, if
 * what follows has room in one row, else between graphemes. The last column stays free, so that the
 * cursor always has a place in its row; only a blank at which a row breaks may stand there. */
void line_edit_place(const struct line_edit *edit, int columns, int first, int *row, int *column);
/* The number of rows, at least 1. */
int line_edit_rows(const struct line_edit *edit, int columns, int first);
/* Takes the next row off the front of `*rest`, by the same rule: `start` is the column at which it
 * starts
 * (`first` for the first one, else 0). False when `*rest` was used up, which `at` NULL marks. */
bool line_edit_next_row(struct slice *rest, int columns, int start, struct slice *row);

#endif
