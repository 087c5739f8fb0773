/* perform.h: carries out what the app asks for, on the store and the terminal, and tells it what
 * came of it. The only place where app and store meet. */
#ifndef RAPPORTEUR_RUN_PERFORM_H
#define RAPPORTEUR_RUN_PERFORM_H

#include <stdbool.h>

#include "app/app.h"
#include "run/run.h"
#include "run/tty.h"
#include "store/store.h"

struct performer {
    struct app app;
    const struct run_options *options;
    struct str author;   /* who writes now: that of the options, until a handover */
    struct tty *tty;     /* NULL while there is none yet, and in tests */
    struct store *store; /* NULL while no session is open */
    struct session *session;
    struct saving_state told; /* what the app was told last; its reason lies in told_reason */
    struct str told_reason;
    struct effects effects;
    bool appended; /* an action was appended since the last performer_settle */
    bool quit, suspend, redraw;
};
void performer_init(struct performer *performer, const struct run_options *options);
/* Opens the session file at `path`; false with `err` where there is nothing to show. */
bool performer_open(struct performer *performer, const char *path, struct err *err);
/* EFFECT_CREATE: makes the session file at the effect's path with its first facts, and opens it. */
bool performer_create(struct performer *performer, const struct effect *effect, struct err *err);
/* Shows the sessions of a folder. */
bool performer_list(struct performer *performer, const char *folder, struct err *err);

/* Hands the app one event. What it wants of the disk is only noted, so that a batch of keys is one
 * write; performer_flush must follow before anything is painted. */
void performer_event(struct performer *performer, const struct event *event);
/* Writes what was noted: drafts and actions, in order; opens, lists, saves. */
void performer_flush(struct performer *performer);
/* Whether what the header says of saving may be wrong by now: then performer_settle must come
 * before anything is painted. */
bool performer_has_news(const struct performer *performer);
/* After a batch: asks for the sync, lets the store do what is due, and tells the app what came of
 * it. `idle`: no key for half a second; `woken`: store_fd is readable. `*wait`: milliseconds until
 * it wants to be called again, -1 for never. */
void performer_settle(struct performer *performer, bool idle, bool woken, int *wait);
/* Syncs and closes the session. False with the reason where something is not on the disk. */
bool performer_close(struct performer *performer, struct err *err);
void performer_release(struct performer *performer);

#endif
