/* Which items of a list are seen. Nothing is remembered from the last time: the same list, choice
 * and size give the same page, and a page is found from the first item, from the last, or from the
 * chosen one, never by going through all. */
#include "ui/widget.h"

#include "base/fatal.h"

/* What the pages are made of. */
struct items {
    size_t count;
    int rows; /* of the page */
    int (*height)(const void *context, size_t item);
    const void *context;
    struct {
        size_t after; /* the item's number + 1; 0: none yet */
        int rows;
    } known[64]; /* by number: a height is asked for by several pages, and means to wrap a text */
};

static int wanted(struct items *items, size_t item)
{
    size_t place = item % COUNT(items->known);
    if (items->known[place].after != item + 1) {
        int rows = items->height(items->context, item);
        items->known[place].after = item + 1;
        items->known[place].rows = rows > 1 ? rows : 1;
    }
    return items->known[place].rows;
}

/* Adds items from `first` on, until the rows are used up. */
static void fill_down(struct window *window, struct items *items, size_t item)
{
    while (item < items->count && window->total < items->rows) {
        int left = items->rows - window->total;
        int rows = wanted(items, item);
        rows = rows < left ? rows : left;
        window->rows[window->count++] = rows;
        window->total += rows;
        item++;
    }
}

/* The items that end with `last`, in `rows` rows; the topmost may get less than it wants. */
static void fill_up(struct window *window, struct items *items, size_t last, int rows)
{
    size_t first = last + 1;
    window->count = 0;
    window->total = 0;
    while (first > 0 && window->total < rows) {
        int left = rows - window->total;
        int height = wanted(items, --first);
        height = height < left ? height : left;
        window->rows[window->count++] = height;
        window->total += height;
    }
    window->first = first;
    for (int i = 0; i < window->count / 2; i++) {
        int other = window->count - 1 - i;
        int kept = window->rows[i];
        window->rows[i] = window->rows[other];
        window->rows[other] = kept;
    }
}

static bool has_whole(const struct window *window, struct items *items, size_t item)
{
    if (item < window->first || item >= window->first + (size_t)window->count) {
        return false;
    }
    int rows = wanted(items, item);
    return window->rows[item - window->first] >= (rows < items->rows ? rows : items->rows);
}

void widget_window(struct window *window, size_t count, size_t focus, int rows,
                   int (*height)(const void *context, size_t item), const void *context)
{
    window->first = 0;
    window->count = 0;
    window->total = 0;
    if (count == 0 || rows <= 0) {
        return;
    }
    ensure(rows <= FRAME_MOST_ROWS);
    struct items items = {.count = count, .rows = rows, .height = height, .context = context};
    focus = focus < count ? focus : count - 1;
    if (focus < (size_t)rows) { /* else it can't be there */
        fill_down(window, &items, 0);
        if (has_whole(window, &items, focus)) {
            return;
        }
    }
    if (count - focus <= (size_t)rows) {
        fill_up(window, &items, count - 1, rows);
        if (has_whole(window, &items, focus)) {
            return;
        }
    }
    int own = wanted(&items, focus);
    fill_up(window, &items, focus, own >= rows ? rows : own + (rows - own) / 2);
    fill_down(window, &items, focus + 1);
}

int widget_one_row(const void *context, size_t item)
{
    (void)context;
    (void)item;
    return 1;
}
