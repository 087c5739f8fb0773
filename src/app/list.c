#include "app/list.h"

void list_resize(struct list *list, size_t count)
{
    list->count = count;
    size_t last = count == 0 ? 0 : count - 1;
    if (list->at_end || list->chosen > last) {
        list->chosen = last;
    }
    if (list->top > last) {
        list->top = last;
    }
}

bool list_move(struct list *list, long by)
{
    size_t before = list->chosen;
    size_t last = list->count == 0 ? 0 : list->count - 1;
    if (by < 0) {
        size_t back = (size_t)0 - (size_t)by;
        list->chosen = back < before ? before - back : 0;
    } else {
        list->chosen = (size_t)by < last - before ? before + (size_t)by : last;
    }
    list->at_end = list->chosen == last;
    return list->chosen != before;
}

void list_choose(struct list *list, size_t item)
{
    size_t last = list->count == 0 ? 0 : list->count - 1;
    list->chosen = item < last ? item : last;
    list->at_end = list->chosen == last;
}

/* The first item to show so that `last` is whole at the bottom: as many items above it as fit. */
static size_t highest_top(size_t last, int rows, int (*height)(const void *context, size_t item),
                          const void *context)
{
    size_t top = last;
    int used = height(context, last);
    while (top > 0) {
        used += height(context, top - 1);
        if (used > rows) {
            break;
        }
        top--;
    }
    return top;
}

void list_scroll(struct list *list, int rows, int (*height)(const void *context, size_t item),
                 const void *context)
{
    if (list->count == 0) {
        list->top = 0;
        return;
    }
    size_t lowest = highest_top(list->chosen, rows, height, context);
    if (list->top < lowest) {
        list->top = lowest;
    }
    if (list->top > list->chosen) {
        list->top = list->chosen;
    }
    size_t end = highest_top(list->count - 1, rows, height, context);
    if (list->top > end) {
        list->top = end;
    }
}
