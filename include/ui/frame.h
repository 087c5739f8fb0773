/* frame.h: a grid of cells in memory: screens draw into it, tty shows it, tests read it. */
#ifndef RAPPORTEUR_UI_FRAME_H
#define RAPPORTEUR_UI_FRAME_H

#include <stdbool.h>
#include <stdint.h>

#include "base/attr.h"
#include "base/str.h"
#include "ui/style.h"

/* A terminal shows a base character with at most four combining ones (ncurses: CCHARW_MAX 5), and
 * we keep as many of them as fit into the bytes. */
enum {
    FRAME_CELL_BYTES = 16,
    FRAME_CELL_CODES = 5,
    FRAME_MOST_ROWS = 1000,
    FRAME_MOST_COLUMNS = 1000
};

/* One column of one row. No padding, and bytes after `size` are 0: rows are compared by memcmp. */
struct frame_cell {
    char bytes[FRAME_CELL_BYTES]; /* UTF-8, no NUL at the end; empty in the right half of a wide one
                                   */
    uint8_t size;                 /* of them, bytes used */
    uint8_t width;                /* columns: 1, 2, or 0 in the right half of a wide one */
    uint8_t style;                /* enum style */
    uint8_t unused;               /* 0 */
};

struct frame {
    int rows, columns;             /* 1 to 1,000 */
    int cursor_row, cursor_column; /* where the terminal's cursor stands, visible always */
    size_t items[FRAME_MOST_ROWS]; /* of each row: 1 more than the list's item that stands there */
    struct frame_cell *cells;      /* rows * columns, row after row; owned */
};

/* Spaces in STYLE_TEXT, cursor at 0, 0. Sizes are brought into 1 to 1,000. */
void frame_init(struct frame *frame, int rows, int columns);
/* The same for a frame that was used: keeps the memory where the size did not change. */
void frame_resize(struct frame *frame, int rows, int columns);
void frame_clear(struct frame *frame);
void frame_release(struct frame *frame);

/* Draws `text` (UTF-8, borrowed) from `row` and `column`, counted from 0 at the top left; either
 * may be negative. What lies outside on any of the four sides is left out; half a wide grapheme
 * becomes a space, also of one that stood there before; invalid bytes, controls (line feed and tab
 * too), bidi controls and zero-width spaces show as U+FFFD. Cannot fail. Returns the columns of the
 * whole text, clipped part included (width_of of text/width.h): what comes next goes to `column`
 * plus that. Nothing is allocated. */
int frame_put(struct frame *frame, int row, int column, struct slice text, enum style style);
/* The same within `limit` columns: what does not fit is left out, and nothing marks that
 * (text/width.h clips with a mark). Returns the columns used, at most `limit`. */
int frame_put_within(struct frame *frame, int row, int column, int limit, struct slice text,
                     enum style style);
/* Fills a box with `grapheme`, which takes one column ("─"), or with spaces where it is empty.
 * Clipped. */
void frame_fill(struct frame *frame, int row, int column, int rows, int columns,
                struct slice grapheme, enum style style);
/* Gives what already stands in a box another style: the chosen row of a list. Clipped. */
void frame_paint(struct frame *frame, int row, int column, int rows, int columns, enum style style);
/* Puts the cursor there, or at the nearest place inside. */
void frame_move(struct frame *frame, int row, int column);

/* Rows that an item of a list stands in. Clipped. */
void frame_set_item(struct frame *frame, int row, int rows, size_t item);
/* The item that stands in a row; false where there is none. */
bool frame_item(const struct frame *frame, int row, size_t *item);
/* The cell, or NULL outside; borrowed until the next resize or release. */
const struct frame_cell *frame_at(const struct frame *frame, int row, int column);
/* Appends the text of a row without the spaces at its end; nothing for a row outside. */
void frame_row_text(const struct frame *frame, int row, struct str *out);
/* Appends all rows so, each with a line feed. */
void frame_text(const struct frame *frame, struct str *out);
/* Whether the row looks the same in both; false where sizes differ or it is outside. */
bool frame_equal_row(const struct frame *left, const struct frame *right, int row);

#endif
