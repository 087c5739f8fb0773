#include "ui/style.h"

#include <stddef.h>

#include "base/fatal.h"

const struct style_look *style_look(enum style style)
{
    static const struct style_look looks[STYLE_COUNT] = {
        [STYLE_TEXT] = {0, COLOR_OF_TERMINAL},
        [STYLE_DIM] = {LOOK_DIM, COLOR_OF_TERMINAL},
        [STYLE_STRONG] = {LOOK_BOLD, COLOR_OF_TERMINAL},
        [STYLE_TITLE] = {LOOK_BOLD, COLOR_OF_TERMINAL},
        [STYLE_PLACE] = {0, COLOR_OF_TERMINAL},
        [STYLE_HERE] = {LOOK_BOLD | LOOK_UNDERLINE, COLOR_OF_TERMINAL},
        [STYLE_COUNTRY] = {LOOK_BOLD, COLOR_OF_BLUE},
        [STYLE_SPEAKER] = {0, COLOR_OF_BLUE},
        [STYLE_TAG] = {0, COLOR_OF_MAGENTA},
        [STYLE_CHOSEN] = {LOOK_REVERSE, COLOR_OF_TERMINAL},
        [STYLE_MATCH] = {LOOK_UNDERLINE, COLOR_OF_TERMINAL},
        [STYLE_GUIDE] = {0, COLOR_OF_CYAN},
        [STYLE_HINT] = {LOOK_DIM, COLOR_OF_TERMINAL},
        [STYLE_KEY] = {LOOK_BOLD, COLOR_OF_TERMINAL},
        [STYLE_ENTRY] = {0, COLOR_OF_TERMINAL},
        [STYLE_GHOST] = {LOOK_DIM, COLOR_OF_TERMINAL},
        [STYLE_SELECTED] = {LOOK_REVERSE, COLOR_OF_TERMINAL},
        [STYLE_GOOD] = {0, COLOR_OF_GREEN},
        [STYLE_WARNING] = {LOOK_BOLD, COLOR_OF_MAGENTA},
        [STYLE_ERROR] = {LOOK_BOLD | LOOK_REVERSE, COLOR_OF_RED},
        [STYLE_RULE] = {LOOK_DIM, COLOR_OF_TERMINAL},
        [STYLE_BAR] = {0, COLOR_OF_CYAN},
    };
    ensure((size_t)style < COUNT(looks));
    return &looks[style];
}
