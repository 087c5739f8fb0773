#include "ui/screen.h"

enum { MARK = 2, NAME = 8, VALUE = 22 };

/* What to type for a step, as somebody would. */
static const char *const examples[SETUP_STEP_COUNT] = {
    [SETUP_TITLE] = "Local spaces for dialogue",
    [SETUP_COMMITTEE] = "Coordinating Committee",
    [SETUP_EVENT] = "Forum 12",
    [SETUP_DATE] = "2017-08-02",
    [SETUP_VENUE] = "Main hall",
    [SETUP_LANGUAGE] = "es, pt-BR, français",
    [SETUP_ROSTER] = "Ana Silva, NIC.CR, Costa Rica   or a whole list, pasted",
    [SETUP_REPRESENTED] = "MX AR Barbados and Costa Rica",
    [SETUP_TOPICS] = "Funding",
};

static void draw_step(const struct view *view, struct area area, int row, enum setup_step step,
                      struct slice value)
{
    const struct app *app = view->app;
    const struct setup_info *info = app_setup_info(step);
    bool here = app->setup_step == step;
    (void)frame_put(view->frame, row, MARK, slice_of(value.size > 0 ? "done" : ""), STYLE_GOOD);
    (void)frame_put(view->frame, row, NAME, slice_of(info->name), here ? STYLE_HERE : STYLE_STRONG);
    struct slice half = here ? slice_of("") : slice_trim(str_slice(&app->answers[step]));
    struct pen pen = {row, VALUE, area.columns - 1};
    if (value.size > 0) {
        pen_put(&pen, view, value, STYLE_TEXT);
    } else if (half.size == 0) {
        pen_put_text(&pen, view, info->prompt, STYLE_DIM);
    }
    if (half.size > 0) {
        /* It waits for this step to come back. */
        pen_put_text(&pen, view,
                     value.size > 0 ? "   half typed: " : "half typed: ", STYLE_WARNING);
        pen_put(&pen, view, slice_head(half, slice_find(half, '\n')), STYLE_TEXT);
    }
    if (here) {
        (void)frame_put(view->frame, row, 0, widget_sign(view, SIGN_CHOSEN), STYLE_STRONG);
    }
}

/* The example of the present step, and that none of it is a must. The steps that count say who is
 * counted in `heard N of M`. */
static void draw_help(const struct view *view, struct area area)
{
    enum setup_step step = view->app->setup_step;
    bool counts = step == SETUP_ROSTER || step == SETUP_REPRESENTED;
    const char *const lines[] = {
        "Type on the line below and press Enter; Enter alone goes to the next step.",
        counts ? "heard N of M: M are the countries announced or in the roster, but not"
               : "Up and Down go to any step; Tab brings what is kept, to correct it.",
        counts ? "those that are there only as moderator or rapporteur."
               : "Nothing here is a must: Esc 1 goes to Notes at any time, Esc 6 comes back.",
    };
    struct pen pen = {area.row, MARK, area.columns - 1};
    if (area.rows > 0) {
        pen_put_text(&pen, view, "for example   ", STYLE_DIM);
        pen_put_text(&pen, view, examples[step], STYLE_KEY);
    }
    for (int i = 0; i < (int)COUNT(lines) && i + 2 < area.rows; i++) {
        (void)widget_put(view, area.row + 2 + i, MARK, area.columns - 3, slice_of(lines[i]),
                         STYLE_DIM);
    }
}

void screen_setup_draw(const struct view *view, struct area area)
{
    struct str value = {0};
    bool roomy = area.rows > SETUP_STEP_COUNT + 3;
    int row = area.row + (roomy ? 1 : 0);
    /* A line of many rows leaves few: the present step stays in sight. */
    int present = (int)view->app->setup_step;
    int first = present < area.rows ? 0 : present - area.rows + 1;
    for (int step = first; step < SETUP_STEP_COUNT && area_has_row(area, row); step++, row++) {
        str_clear(&value);
        app_setup_value(view->app, (enum setup_step)step, &value);
        draw_step(view, area, row, (enum setup_step)step, str_slice(&value));
    }
    str_release(&value);
    draw_help(view, area_below(area, row - area.row + (roomy ? 1 : 0)));
}
