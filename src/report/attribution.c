#include "report/attribution.h"

#include "base/attr.h"

static const char *const names[ATTRIBUTION_COUNT] = {"person", "country", "group", "none"};

bool attribution_parse(struct slice name, enum attribution *level)
{
    for (size_t i = 0; i < COUNT(names); i++) {
        if (slice_is(name, names[i])) {
            *level = (enum attribution)i;
            return true;
        }
    }
    return false;
}
