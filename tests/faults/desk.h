/* desk.h: the program without its terminal: app, store and frame, typed into key by key, with a
 * clock of the test's own. What it paints can be read. Effects are carried out as src/run does, in
 * the call. */
#ifndef RAPPORTEUR_TESTS_FAULTS_DESK_H
#define RAPPORTEUR_TESTS_FAULTS_DESK_H

#include "app/app.h"
#include "store/store.h"
#include "ui/frame.h"

struct desk {
    struct app app;
    struct session session;
    struct store *store;
    struct effects effects;
    struct settings settings;
    struct frame frame;
    struct str screen; /* what was painted last, as text */
    uint64_t clock;    /* microseconds, both clocks */
    struct store_news news;
    bool open;
};

/* A folder of the test's own; its path lives until the next call. Removed by desk_clean. */
const char *desk_folder(void);
void desk_clean(void);
/* Makes talk.csv in the folder, through the store. */
void desk_create(const char *folder);
/* Opens it and paints. False with `err` where it can't be opened. */
bool desk_open(struct desk *desk, const char *folder, struct err *err);
/* Types `text`; `\n` is Enter. Each key is written, then painted; `painted` (may be NULL) is called
 * after it. */
void desk_type(struct desk *desk, const char *text,
               void (*painted)(struct desk *desk, void *context), void *context);
/* Time goes by without a key, by halves of a second. */
void desk_pass(struct desk *desk, unsigned milliseconds);
/* Closes the store in order, or drops everything as a kill would. */
bool desk_close(struct desk *desk);
void desk_drop(struct desk *desk);
/* Whether the painted screen has this, within one row. */
bool desk_sees(const struct desk *desk, const char *text);
/* Whether a record of the session has this in its text. */
bool desk_has(const struct desk *desk, const char *text);

#endif
