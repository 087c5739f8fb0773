#include "app/list.h"

void list_resize(struct list *list, size_t count)
{
    list->count = count;
    size_t last = count == 0 ? 0 : count - 1;
    if (list->at_end || list->chosen > last) {
        list->chosen = last;
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
