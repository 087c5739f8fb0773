/* widget.h: the pieces that screens are put together from. Rows and columns count from 0. */
#ifndef RAPPORTEUR_UI_WIDGET_H
#define RAPPORTEUR_UI_WIDGET_H

#include <stdbool.h>

#include "app/app.h"
#include "ui/frame.h"

/* What is drawn, into what, and with which signs. */
struct view {
    const struct app *app;
    struct frame *frame;
    bool ascii; /* the setting: only signs of ASCII */
};

/* A part of the frame. */
struct area {
    int row, column, rows, columns;
};
bool area_has_row(struct area area, int row);
/* The area without its first `rows`. */
struct area area_below(struct area area, int rows);
/* The area with at most `columns`. */
struct area area_within(struct area area, int columns);

/* A rule; the chosen row; where plain text goes; where a text was cut; a bar of a chart; all have
 * one column. */
enum widget_sign { SIGN_RULE, SIGN_CHOSEN, SIGN_HERE, SIGN_MORE, SIGN_BAR, SIGN_COUNT };
struct slice widget_sign(const struct view *view, enum widget_sign sign);

/* --- Text in one row */

/* Writes on from `column`, up to before `end`. What does not fit is left out, with a mark in the
 * last column. */
struct pen {
    int row, column, end;
};
/* Only up to the first line feed of `text`. */
void pen_put(struct pen *pen, const struct view *view, struct slice text, enum style style);
void pen_put_text(struct pen *pen, const struct view *view, const char *text, enum style style);
void pen_put_number(struct pen *pen, const struct view *view, size_t number, enum style style);
/* A list of the file, `a;b`, with `between` in place of each `;`. */
void pen_put_list(struct pen *pen, const struct view *view, struct slice list, const char *between,
                  enum style style);

/* The same for one text; returns the columns used, at most `limit`. */
int widget_put(const struct view *view, int row, int column, int limit, struct slice text,
               enum style style);
/* `text` so that it ends before column `end`; returns the column where it begins. */
int widget_put_right(const struct view *view, int row, int end, struct slice text,
                     enum style style);
/* A number so that its last digit stands before column `end`. */
void widget_put_number(const struct view *view, int row, int end, size_t number, enum style style);

/* A time of `seconds`, not negative, as `12:05`, likewise. */
void widget_put_time(const struct view *view, int row, int end, int64_t seconds, enum style style);
/* A bar of `part` of `most`, which has all the columns of `room`; never shorter than one. */
void widget_put_bar(const struct view *view, int row, int column, int room, int part, int most);

/* --- Text in several rows */

/* Rows of a text; columns of it, as wider ones are hard to read; columns of a list whose ends are
 * read together. */
enum { WIDGET_ROWS_MOST = 20, WIDGET_TEXT_MOST = 110, WIDGET_LIST_MOST = 140 };
/* A text broken into the rows of a column. */
struct wrapped {
    struct slice rows[WIDGET_ROWS_MOST];
    int count;    /* at least 1 */
    bool more;    /* something was left out: behind the last row, or */
    int left_out; /* before this row (0: nowhere), where its end was wanted: the one above it has
                     room for a mark */
};
/* Breaks `text` into at most `most` rows (1 to WIDGET_ROWS_MOST) of `columns`, the first one of
 * `first`. Where there is more of it and `end` is wanted, the first row stays and then come its
 * last ones. Looks at no more of a long text than it shows. */
void widget_wrap(struct slice text, int first, int columns, int most, bool end,
                 struct wrapped *wrapped);
/* Draws what of it lies in `area`, from `row` on and the area's column. */
void widget_put_wrapped(const struct view *view, struct area area, int row,
                        const struct wrapped *wrapped, enum style style);
/* Both, for text that is no more than this: returns the rows. */
int widget_put_rows(const struct view *view, struct area area, int row, int most, struct slice text,
                    enum style style);

/* --- Lines and lists */

/* A line across the frame, with `text` (may be empty) set into it. */
void widget_rule(const struct view *view, int row, struct slice text, enum style style);
/* The chosen rows of a list, which are drawn already: a mark in the first column, reverse, and the
 * cursor on the first letter. */
void widget_choose(const struct view *view, struct area area, int row, int rows);
/* Lines that say what to do on a screen that has nothing yet: the first one, then the others,
 * dimmed. */
void widget_put_advice(const struct view *view, struct area area, const char *const *lines,
                       size_t count);

/* Which items of a list stand in which rows. */
struct window {
    size_t first;
    int count;                 /* items */
    int rows[FRAME_MOST_ROWS]; /* of each of them; the first and the last may get less than they
                                  want */
    int total;                 /* rows of all */
};
/* So that item `focus` of `count` is whole, with what stands around it: the first page where that
 * has it, else the last page, else it stands in the middle. `height(context, item)` says how many
 * rows an item wants, at least 1; it is asked for no more items than could be seen. */
void widget_window(struct window *window, size_t count, size_t focus, int rows,
                   int (*height)(const void *context, size_t item), const void *context);
/* For items of one row each. */
int widget_one_row(const void *context, size_t item);

/* --- Around the screens */

/* Title, event, clock and how it is saved; the numbered places; a rule: the first three rows. */
enum { WIDGET_HEADER_ROWS = 3 };
void widget_header(const struct view *view);
/* Rows at the bottom: the rule, or the message in its place (which may need more), the guide line,
 * the entry line and the keys that matter here. */
int widget_footer_rows(const struct view *view);
/* Draws it. Where `cursor` is true the cursor is put where typing goes. */
void widget_footer(const struct view *view, bool cursor);
/* Whether the entry line stands at that place, and which byte of it. */
bool widget_line_at(const struct view *view, int row, int column, size_t *byte);
/* Draws only the entry line anew, with the cursor in it; returns its first row. */
int widget_line(const struct view *view);
/* The last row of it: the keys that matter here, or the places after Esc. */
void widget_hints(const struct view *view, int row);

#endif
