/* stage.h: the app with a session and a disk in memory, to press keys on, for the tests of
 * app_update. */
#ifndef RAPPORTEUR_TESTS_STAGE_H
#define RAPPORTEUR_TESTS_STAGE_H

#include "app/app.h"

enum { EFFECT_KIND_COUNT = EFFECT_QUIT + 1 };

struct stage {
    struct app app;
    struct session session;
    struct effects effects;           /* of the newest event */
    struct str disk[SLOT_COUNT];      /* the drafts, as the store keeps them */
    size_t counts[EFFECT_KIND_COUNT]; /* effects since the start, by kind */
    struct str text, path;            /* of the newest effect that had one and was no draft */
    uint64_t now;
    bool more;        /* keys come in bursts: another one follows */
    struct str shown; /* what functions below return */
};

/* 80 by 24, on Sessions, no session open. 2 August 2017, 10:14:05 in UTC-05:00, author js. */
void stage_init(struct stage *stage);
/* Opens an empty session of that day; with four participants (Rodney Tull BRB, Ana Silva CRI, Marta
 * Haces and Georgia Evans of MEX and GEO) and Mexico and Paraguay announced. */
void stage_open(struct stage *stage);
void stage_open_full(struct stage *stage);
void stage_release(struct stage *stage);

void stage_event(struct stage *stage, const struct event *event);
/* Presses the keys: what stands in `<>` is a key's name, all else is typed: `mx: text<Enter>`. */
void stage_keys(struct stage *stage, const char *keys);
void stage_paste(struct stage *stage, const char *text);
void stage_key(struct stage *stage, const struct key *key);
/* Time goes by with no event. */
void stage_wait(struct stage *stage, unsigned seconds);

/* What `what` is now: line, message, guide, prompt, screen, overlay, parked, editing, kill, chosen,
 * disk, effect (the newest's text), path, step, undo and the like; `stream` (what Notes
 * lists), or a short id: the record as `kind country text`, and behind it a field: that cell. */
const char *stage_show(struct stage *stage, const char *what);
/* What is shown once keys were pressed, on a stage of its own for each row, opened in full. */
struct stage_row {
    const char *keys, *what, *wanted;
};
void stage_check(const struct stage_row *rows, size_t count);
/* The number of existing records of a kind. */
size_t stage_count(struct stage *stage, enum record_kind kind);

#endif
