#include "app/app_parts.h"

enum { WHEEL_ITEMS = 3 };

/* The list that lies on top; NULL where it is the screen's. */
static struct list *list_over(struct app *app)
{
    bool over = app->overlay == OVERLAY_PALETTE || app->overlay == OVERLAY_HELP ||
                app->overlay == OVERLAY_EVIDENCE;
    return over ? &app->overlay_list : NULL;
}

static void turn_wheel(struct app *app, bool up, struct effects *effects)
{
    struct list *over = list_over(app);
    long by = app->screen == SCREEN_SETUP ? 1 : WHEEL_ITEMS; /* a step is a screen there */
    by = up ? -by : by;
    if (over != NULL) {
        (void)list_move(over, by);
    } else {
        app->overlay = OVERLAY_NONE;
        (void)app_move(app, by, effects);
    }
}

static void click(struct app *app, const struct mouse_hit *mouse, struct effects *effects)
{
    struct list *over = list_over(app);
    switch (mouse->on) {
    case HIT_NOTHING:
        break;
    case HIT_PLACE:
        app_go(app, (enum screen)mouse->number, effects);
        break;
    case HIT_ITEM:
        list_choose(over != NULL ? over : &app->lists[app->screen], mouse->number);
        if (over == NULL) {
            app->overlay = OVERLAY_NONE;
            app->in_list = true;
        }
        break;
    case HIT_LINE:
        if (over == NULL) {
            app->overlay = OVERLAY_NONE;
            app->in_list = false;
            line_edit_go(&app->line, mouse->number);
        }
        break;
    }
}

void app_mouse(struct app *app, const struct mouse_hit *mouse, struct effects *effects)
{
    switch (mouse->act) {
    case MOUSE_NOTHING:
        break;
    case MOUSE_CLICK:
        click(app, mouse, effects);
        break;
    case MOUSE_WHEEL_UP:
    case MOUSE_WHEEL_DOWN:
        turn_wheel(app, mouse->act == MOUSE_WHEEL_UP, effects);
        break;
    }
}
