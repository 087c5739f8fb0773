#include "store/foreign_order.h"

#include "base/mem.h"

/* Marks a longest part of the rows that go up (patience sorting): what is not in it was moved.
 * Returns how many that are. */
static size_t mark_order(struct foreign_entry *entries, size_t count)
{
    size_t *ends = mem_alloc(count, sizeof *ends);     /* of the best part of each length */
    size_t *before = mem_alloc(count, sizeof *before); /* in its part; `count` for none */
    size_t length = 0;
    size_t known = 0;
    for (size_t i = 0; i < count; i++) {
        entries[i].in_order = false;
        if (entries[i].row == FOREIGN_NO_ROW) {
            continue;
        }
        known++;
        size_t low = 0;
        size_t high = length;
        while (low < high) {
            size_t middle = low + (high - low) / 2;
            if (entries[ends[middle]].row < entries[i].row) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        before[i] = low == 0 ? count : ends[low - 1];
        ends[low] = i;
        length = low == length ? length + 1 : length;
    }
    for (size_t at = length == 0 ? count : ends[length - 1]; at < count; at = before[at]) {
        entries[at].in_order = true;
    }
    mem_free(ends);
    mem_free(before);
    return known - length;
}

size_t foreign_order_moved(struct foreign_entry *entries, size_t count)
{
    size_t wrong = mark_order(entries, count);
    size_t moved = FOREIGN_NO_CHANGE;
    for (size_t i = 0; i < count; i++) {
        if (wrong == 1 && entries[i].row != FOREIGN_NO_ROW && !entries[i].in_order) {
            entries[i].moved = true;
            moved = i;
        }
        /* Of a file that was sorted no row says where it belongs. */
        entries[i].in_order = entries[i].in_order && wrong <= 1;
    }
    return moved;
}

static const struct record *record_of(const struct session *session,
                                      const struct foreign_base *base,
                                      const struct foreign_entry *entry,
                                      const struct foreign_change *changes)
{
    return entry->row != FOREIGN_NO_ROW ? base->records[entry->row]
                                        : session_find(session, changes[entry->change].id);
}

void foreign_order_place(const struct session *session, const struct foreign_base *base,
                         const struct foreign_entry *entries, size_t count, size_t at,
                         struct foreign_change *changes)
{
    const struct foreign_entry *entry = &entries[at];
    if (!entry->is_new && !entry->moved) {
        return;
    }
    const struct record *previous = NULL;
    const struct record *next = NULL;
    for (size_t i = at; i-- > 0 && previous == NULL;) {
        bool usable = entries[i].in_order || entries[i].moved || entries[i].is_new;
        if (usable && entries[i].group == entry->group &&
            (entries[i].row != FOREIGN_NO_ROW || entries[i].change != FOREIGN_NO_CHANGE)) {
            previous = record_of(session, base, &entries[i], changes);
        }
    }
    for (size_t i = at + 1; i < count && next == NULL; i++) {
        if (entries[i].in_order && entries[i].group == entry->group) {
            next = record_of(session, base, &entries[i], changes);
        }
    }
    /* A new row at the end of its group is there by itself. */
    if (next == NULL && (entry->is_new || previous == NULL)) {
        return;
    }
    struct str order = {0};
    struct foreign_change *change = &changes[entry->change];
    session_order_between(session, previous, next, &order);
    action_set(&change->draft, change->id, FIELD_ORDER, str_slice(&order));
    str_release(&order);
}
