/* screen_stage.h: the app with a session in memory and a frame, for the tests of what is on the
 * screen. No store, no terminal: events go in, the frame is read. */
#ifndef RAPPORTEUR_TESTS_SCREEN_STAGE_H
#define RAPPORTEUR_TESTS_SCREEN_STAGE_H

#include "app/app.h"
#include "ui/frame.h"
#include "ui/ui.h"

struct screen_stage {
    struct app app;
    struct session session;
    struct settings settings;
    struct effects effects; /* of the newest event */
    struct frame frame;
    struct frame redrawn;  /* after each event drawn by what it changed, and held against `frame` */
    struct ui_drawn drawn; /* of redrawn */
    struct str text;       /* of the frame, a line a row; made by screen_stage_draw */
    uint64_t now;          /* microseconds since 1970 UTC */
};

/* On Sessions at 24 by 80, no session open, no session listed; 2017-08-02 10:14:05 in UTC-05:00,
 * author js. */
void screen_stage_init(struct screen_stage *stage);
void screen_stage_release(struct screen_stage *stage);
void screen_stage_event(struct screen_stage *stage, const struct event *event);
void screen_stage_resize(struct screen_stage *stage, int rows, int columns);
/* Opens the empty session. */
void screen_stage_open(struct screen_stage *stage);
/* Opens it and takes a sitting down: seven people, six countries announced, turns, a note, a topic,
 * positions, conclusions, a hole, and what is to be settled. All said to be saved. */
void screen_stage_open_full(struct screen_stage *stage);
/* `count` turns more, of three speakers in turn, added as actions (not typed). */
void screen_stage_fill(struct screen_stage *stage, size_t count);
/* Presses a key by its name. */
void screen_stage_press(struct screen_stage *stage, struct slice name);
/* Types it letter by letter. */
void screen_stage_type(struct screen_stage *stage, struct slice text);
/* Presses keys: what stands in `<>` is a key's name, all else is typed. */
void screen_stage_keys(struct screen_stage *stage, const char *keys);
/* `line` as it is, then Enter. */
void screen_stage_line(struct screen_stage *stage, const char *line);
void screen_stage_paste(struct screen_stage *stage, struct slice text);
void screen_stage_saving(struct screen_stage *stage, enum saving saving, bool csv_waits,
                         const char *reason);
/* The home screen gets a folder with `count` sessions. */
void screen_stage_sessions(struct screen_stage *stage, size_t count);
/* Draws; the text is in stage->text. */
void screen_stage_draw(struct screen_stage *stage);
/* Draws, and fails where a row is not `columns` wide or the cursor stands outside. */
void screen_stage_check(struct screen_stage *stage);
/* Row `row` as text; borrowed until the next call. */
const char *screen_stage_row(struct screen_stage *stage, int row);

#endif
