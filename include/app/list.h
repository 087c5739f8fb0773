/* list.h: the choice and the scroll of a list of rows of any height. Pure. */
#ifndef RAPPORTEUR_APP_LIST_H
#define RAPPORTEUR_APP_LIST_H

#include <stdbool.h>
#include <stddef.h>

struct list {
    size_t count;  /* items */
    size_t chosen; /* from 0; 0 where count is 0 */
    size_t top;    /* the first item shown */
    bool at_end;   /* follows the newest item: new ones scroll it up */
};
/* The list has `count` items now: choice and scroll are kept within; at_end follows. */
void list_resize(struct list *list, size_t count);
/* Moves the choice by `by` items, within the list; at_end is then whether it is the last one. False
 * where it was already at that end. */
bool list_move(struct list *list, long by);
/* Chooses `item`, or the last one where there are fewer. */
void list_choose(struct list *list, size_t item);
/* Scrolls so that the chosen item is within `rows` rows, `height(context, item)` giving each one's
 * rows (at least 1); an item that is taller than `rows` begins at the top. The view moves no
 * further than it must, and leaves no rows empty at the end while there are items above. */
void list_scroll(struct list *list, int rows, int (*height)(const void *context, size_t item),
                 const void *context);

#endif
