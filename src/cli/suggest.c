#include "cli/suggest.h"

#include <stdint.h>
#include <string.h>

enum { LONGEST = 32, MOST_UNLIKE = 2 };

static size_t least(size_t left, size_t right)
{
    return left < right ? left : right;
}

/* The optimal string alignment distance, three rows at a time. */
size_t suggest_distance(struct slice left, struct slice right)
{
    size_t rows[3][LONGEST + 1];
    if (left.size > LONGEST || right.size > LONGEST) {
        return SIZE_MAX;
    }
    memset(rows, 0, sizeof rows);
    for (size_t j = 0; j <= right.size; j++) {
        rows[0][j] = j;
    }
    for (size_t i = 1; i <= left.size; i++) {
        size_t *row = rows[i % 3];
        const size_t *before = rows[(i + 2) % 3];
        const size_t *two_before = rows[(i + 1) % 3];
        row[0] = i;
        for (size_t j = 1; j <= right.size; j++) {
            bool same = left.at[i - 1] == right.at[j - 1];
            row[j] = least(before[j - 1] + (same ? 0 : 1), least(before[j], row[j - 1]) + 1);
            if (i > 1 && j > 1 && left.at[i - 1] == right.at[j - 2] &&
                left.at[i - 2] == right.at[j - 1]) {
                row[j] = least(row[j], two_before[j - 2] + 1);
            }
        }
    }
    return rows[left.size % 3][right.size];
}

size_t suggest_limit(struct slice word)
{
    return least(MOST_UNLIKE, (word.size + 1) / 3);
}
