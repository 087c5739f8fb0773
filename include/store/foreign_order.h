/* foreign_order.h: where the rows of a foreign CSV stand, beside where they stood. Only foreign*.c.
 *
 * A single row that was moved has a new place; a file that was sorted says nothing of places. */
#ifndef RAPPORTEUR_STORE_FOREIGN_ORDER_H
#define RAPPORTEUR_STORE_FOREIGN_ORDER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "model/operation.h"
#include "store/foreign_base.h"

#define FOREIGN_NO_CHANGE SIZE_MAX

/* One difference, to be an action. */
struct foreign_change {
    struct action_draft draft;
    struct slice id; /* in the draft's arena */
};
/* One row of the file. */
struct foreign_entry {
    int64_t row;   /* of the base, or FOREIGN_NO_ROW */
    size_t change; /* or FOREIGN_NO_CHANGE */
    int group;
    bool is_new, moved, in_order;
};
/* Marks which rows are in order and, where all but one are, which was moved: its entry, or
 * FOREIGN_NO_CHANGE. */
size_t foreign_order_moved(struct foreign_entry *entries, size_t count);
/* Gives the change of entry `at`, which is new or moved, its place between its neighbours, where it
 * has one. */
void foreign_order_place(const struct session *session, const struct foreign_base *base,
                         const struct foreign_entry *entries, size_t count, size_t at,
                         struct foreign_change *changes);

#endif
