/* list.h: the choice in a list. Pure. */
#ifndef RAPPORTEUR_APP_LIST_H
#define RAPPORTEUR_APP_LIST_H

#include <stdbool.h>
#include <stddef.h>

struct list {
    size_t count;  /* items */
    size_t chosen; /* from 0; 0 where count is 0 */
    bool at_end;   /* follows the newest item */
};
/* The list has `count` items now: the choice is kept within; at_end follows. */
void list_resize(struct list *list, size_t count);
/* Moves the choice by `by` items, within the list; at_end is then whether it is the last one. False
 * where it was already at that end. */
bool list_move(struct list *list, long by);
/* Chooses `item`, or the last one where there are fewer. */
void list_choose(struct list *list, size_t item);

#endif
