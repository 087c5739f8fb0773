#include "csv/csv_guard.h"

#include <string.h>

#include "base/attr.h"

static const char formula_starts[] = {'=', '+', '@', '-', '\t'};

/* The full-width forms of = + - @, which some spreadsheets take for the plain ones. */
static const struct slice wide[] = {
    SLICE("\xEF\xBC\x9D"),
    SLICE("\xEF\xBC\x8B"),
    SLICE("\xEF\xBC\x8D"),
    SLICE("\xEF\xBC\xA0"),
};

bool csv_guard_needed(struct slice cell)
{
    size_t at = 0;
    while (at < cell.size && cell.at[at] == '\'') {
        at++;
    }
    struct slice rest = slice_from(cell, at);
    if (rest.size == 0) {
        return false;
    }
    if (memchr(formula_starts, rest.at[0], sizeof formula_starts) != NULL) {
        return true;
    }
    while (at < cell.size && cell.at[at] == '\r') {
        at++;
    }
    if (rest.at[0] == '\r') {
        return at == cell.size || cell.at[at] != '\n';
    }
    for (size_t i = 0; i < COUNT(wide); i++) {
        if (slice_starts(rest, wide[i])) {
            return true;
        }
    }
    return false;
}

struct slice csv_guard_off(struct slice cell)
{
    if (cell.size == 0 || cell.at[0] != '\'' || !csv_guard_needed(slice_from(cell, 1))) {
        return cell;
    }
    return slice_from(cell, 1);
}
