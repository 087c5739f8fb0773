#include "run/mouse.h"

#include "base/num.h"

enum { OLD_SIZE = 6, OLD_ADDED = 32, SGR_MOST = 32, MODIFIERS = 4 + 8 + 16 };

static enum mouse_act act_of(unsigned button)
{
    static const struct {
        unsigned button;
        enum mouse_act act;
    } acts[] = {{0, MOUSE_CLICK}, {64, MOUSE_WHEEL_UP}, {65, MOUSE_WHEEL_DOWN}};
    for (size_t i = 0; i < COUNT(acts); i++) {
        if ((button & ~(unsigned)MODIFIERS) == acts[i].button) {
            return acts[i].act;
        }
    }
    return MOUSE_NOTHING;
}

static enum mouse_found old_form(struct slice bytes, struct mouse *mouse, size_t *used)
{
    if (bytes.size < OLD_SIZE) {
        return MOUSE_FOUND_MORE;
    }
    unsigned char button = (unsigned char)bytes.at[3];
    mouse->act = button < OLD_ADDED ? MOUSE_NOTHING : act_of(button - (unsigned)OLD_ADDED);
    mouse->column = (unsigned char)bytes.at[4] - OLD_ADDED - 1;
    mouse->row = (unsigned char)bytes.at[5] - OLD_ADDED - 1;
    *used = OLD_SIZE;
    return MOUSE_FOUND;
}

/* "0;12;5": false for what is none. */
static bool parse_numbers(struct slice text, struct mouse *mouse)
{
    struct slice part;
    int64_t number[3] = {0};
    size_t count = 0;
    while (text.size > 0 && slice_next(&text, ';', &part)) {
        if (count == COUNT(number) || !num_parse(part, 0, 100000, &number[count])) {
            return false;
        }
        count++;
    }
    mouse->act = act_of((unsigned)number[0]);
    mouse->column = (int)number[1] - 1;
    mouse->row = (int)number[2] - 1;
    return count == COUNT(number);
}

static enum mouse_found sgr_form(struct slice bytes, struct mouse *mouse, size_t *used)
{
    size_t at = 3;
    while (at < bytes.size && at < SGR_MOST &&
           (bytes.at[at] == ';' || (bytes.at[at] >= '0' && bytes.at[at] <= '9'))) {
        at++;
    }
    if (at == bytes.size) {
        return MOUSE_FOUND_MORE;
    }
    if ((bytes.at[at] != 'M' && bytes.at[at] != 'm') ||
        !parse_numbers(slice_make(bytes.at + 3, at - 3), mouse)) {
        return MOUSE_FOUND_NONE;
    }
    mouse->act = bytes.at[at] == 'm' ? MOUSE_NOTHING : mouse->act;
    *used = at + 1;
    return MOUSE_FOUND;
}

enum mouse_found mouse_next(struct slice bytes, struct mouse *mouse, size_t *used)
{
    static const struct slice start = SLICE("\033[");
    *used = 0;
    *mouse = (struct mouse){0};
    if (slice_starts(bytes, slice_of("\033[M"))) {
        return old_form(bytes, mouse, used);
    }
    if (slice_starts(bytes, slice_of("\033[<"))) {
        return sgr_form(bytes, mouse, used);
    }
    return bytes.size < start.size + 1 && slice_starts(start, bytes) ? MOUSE_FOUND_MORE
                                                                     : MOUSE_FOUND_NONE;
}
