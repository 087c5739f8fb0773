/* Words that both texts have in the same order stay; which they are is found by the longest common
 * run of words, between the beginning and the end that they share. */
#include "report/changes.h"

#include "base/mem.h"

enum { CELLS_MOST = 4000000 };

struct words {
    struct slice *at;
    size_t count, room;
};

static bool is_gap(char letter)
{
    return letter == ' ' || letter == '\n' || letter == '\t';
}

static void split(struct slice text, struct words *words)
{
    for (size_t at = 0; at < text.size;) {
        while (at < text.size && is_gap(text.at[at])) {
            at++;
        }
        size_t start = at;
        while (at < text.size && !is_gap(text.at[at])) {
            at++;
        }
        if (at > start) {
            MEM_GROW(words->at, words->room, words->count + 1);
            words->at[words->count++] = slice_make(text.at + start, at - start);
        }
    }
}

enum mark { KEPT, GONE, NEW };

/* Writes words; marks open and close where they change. */
struct pen {
    struct str *out;
    enum mark mark;
    bool first;
};

static void turn_to(struct pen *pen, enum mark mark)
{
    static const char *const opens[] = {"", "[-", "{+"};
    static const char *const closes[] = {"", "-]", "+}"};
    bool other = mark != pen->mark;
    str_add_text(pen->out, other ? closes[pen->mark] : "");
    str_add_text(pen->out, pen->first ? "" : " ");
    str_add_text(pen->out, other ? opens[mark] : "");
    pen->mark = mark;
    pen->first = false;
}

static void put(struct pen *pen, const struct slice *words, size_t count, enum mark mark)
{
    for (size_t i = 0; i < count; i++) {
        turn_to(pen, mark);
        str_add(pen->out, words[i]);
    }
}

/* The parts between what is shared at both ends. */
static void put_middle(struct pen *pen, const struct slice *old, size_t olds,
                       const struct slice *now, size_t nows)
{
    if (olds == 0 || nows == 0 || olds > CELLS_MOST / nows) {
        put(pen, old, olds, GONE);
        put(pen, now, nows, NEW);
        return;
    }
    size_t width = nows + 1;
    unsigned *common = mem_alloc((olds + 1) * width, sizeof *common);
    for (size_t i = olds; i-- > 0;) {
        for (size_t j = nows; j-- > 0;) {
            unsigned down = common[(i + 1) * width + j];
            unsigned right = common[i * width + j + 1];
            common[i * width + j] = slice_equal(old[i], now[j])
                                        ? common[(i + 1) * width + j + 1] + 1
                                        : (down > right ? down : right);
        }
    }
    size_t i = 0;
    size_t j = 0;
    while (i < olds || j < nows) {
        if (i < olds && j < nows && slice_equal(old[i], now[j])) {
            put(pen, &now[j], 1, KEPT);
            i++;
            j++;
        } else if (i < olds &&
                   (j == nows || common[(i + 1) * width + j] >= common[i * width + j + 1])) {
            put(pen, &old[i++], 1, GONE);
        } else {
            put(pen, &now[j++], 1, NEW);
        }
    }
    mem_free(common);
}

void changes_mark(struct slice before, struct slice after, struct str *out)
{
    struct words old = {0};
    struct words now = {0};
    struct pen pen = {.out = out, .mark = KEPT, .first = true};
    split(before, &old);
    split(after, &now);
    size_t head = 0;
    while (head < old.count && head < now.count && slice_equal(old.at[head], now.at[head])) {
        head++;
    }
    size_t tail = 0;
    while (tail < old.count - head && tail < now.count - head &&
           slice_equal(old.at[old.count - 1 - tail], now.at[now.count - 1 - tail])) {
        tail++;
    }
    put(&pen, now.at, head, KEPT);
    put_middle(&pen, old.at + head, old.count - head - tail, now.at + head,
               now.count - head - tail);
    put(&pen, now.at + (now.count - tail), tail, KEPT);
    str_add_text(out, pen.mark == GONE ? "-]" : pen.mark == NEW ? "+}" : "");
    mem_free(old.at);
    mem_free(now.at);
}
