/* event.h: what happens to the app, and what it wants done: the only two ways in and out of it. */
#ifndef RAPPORTEUR_APP_EVENT_H
#define RAPPORTEUR_APP_EVENT_H

#include <stdbool.h>
#include <stdint.h>

#include "app/key.h"
#include "base/mem.h"
#include "base/slice.h"
#include "model/operation.h"
#include "model/session.h"

/* How the session stands on the disk, as the store says it (store.h has the same truth with more
 * detail). */
enum saving { SAVING_DONE, SAVING_UNDER_WAY, SAVING_FAILED };
struct saving_state {
    enum saving saving;
    bool read_only, csv_waits, csv_current;
    bool
        csv_unreadable; /* csv_waits because the file became unreadable: EFFECT_REPLACE_CSV helps */
    struct slice reason; /* why it fails, waits or is read-only; copied by the app */
    size_t others;       /* other living runs on this session */
};

/* One session of a folder, for the home screen. */
struct session_entry {
    struct slice path, title, date, status;
    size_t interventions, heard, represented;
};

/* The mouse, where the settings want it: what was done, and on what. */
enum mouse_act { MOUSE_NOTHING, MOUSE_CLICK, MOUSE_WHEEL_UP, MOUSE_WHEEL_DOWN };
enum hit_kind {
    HIT_NOTHING,
    HIT_ITEM, /* number: the item of the list that is shown */
    HIT_LINE, /* number: the byte of the entry line */
    HIT_PLACE /* number: the screen */
};
struct mouse_hit {
    enum mouse_act act;
    enum hit_kind on;
    size_t number;
};

enum event_kind {
    EVENT_KEY,     /* key */
    EVENT_MOUSE,   /* mouse */
    EVENT_LINE,    /* text: the whole entry line, as another editor has it now */
    EVENT_PASTE,   /* text: one paste, as it came */
    EVENT_RESIZE,  /* rows, columns */
    EVENT_TIME,    /* nothing but the time: the clock of the header may be due */
    EVENT_OPENED,  /* session, text: its path; number: its offset in minutes where it has none */
    EVENT_CHANGED, /* others wrote: the session is another one now */
    EVENT_SAVING,  /* saving */
    EVENT_NEWS,    /* text: a sentence for the message line; number: its enum news_kind as the store
                      has it */
    EVENT_DRAFT, /* text: an unfinished text that was brought back; number: its slot; started: when
                    its first letter came, 0: not known; count: how many more of them follow */
    EVENT_SESSIONS, /* entries, count; text: the folder */
    EVENT_DONE,     /* an effect that was asked for is done: text says what, for the message line */
    EVENT_FAILED,   /* an effect could not be carried out: text says why and what to do */
    EVENT_WRITER,   /* text: the tag of whoever writes from now on */
    EVENT_TOUR,     /* EFFECT_TOUR can be had: there is a screen */
    EVENT_RESUMED   /* back from the shell: everything is to be painted anew */
};
struct event {
    enum event_kind kind;
    uint64_t wall;    /* microseconds since 1970 UTC, now */
    uint64_t started; /* likewise, before now */
    bool more;  /* EVENT_KEY: another key of the same batch follows before anything is painted */
    bool later; /* app_catch_up is called before anything is painted */
    struct key key;
    struct mouse_hit mouse;
    struct slice text;
    int rows, columns;
    int64_t number;
    struct session *session;
    struct saving_state saving;
    const struct session_entry *entries;
    size_t count;
};

enum effect_kind {
    EFFECT_APPEND,       /* action: to the journal, before anything is painted */
    EFFECT_DRAFT,        /* slot, at, removed, text: the typed text changed */
    EFFECT_FORGET_DRAFT, /* nothing that is being typed may be on the disk */
    EFFECT_ADOPT_DRAFTS, /* the drafts that were brought back are in hand */
    EFFECT_WRITE_CSV,    /* now, and say so */
    EFFECT_REPLACE_CSV,  /* move the unreadable one aside, write ours */
    EFFECT_MOVE,         /* text: the folder where the session goes, as it can't be written here */
    EFFECT_OPEN,         /* text: the path of a session to open in place of this one */
    EFFECT_CREATE,       /* text: the path; action: its first facts; then it is opened */
    EFFECT_SESSIONS,     /* text: the folder to list; empty: the usual one */
    EFFECT_SAMPLE,       /* a copy of the sample session is made in the usual folder, and opened */
    EFFECT_SAVE_TEXT,    /* text: what to write; path: where, also over what is there if `over` */
    EFFECT_HAND_OVER,    /* text: the tag of whoever writes next; before any other event */
    EFFECT_BELL,         /* the terminal's bell */
    EFFECT_COPY,         /* text: for the clipboard of the terminal */
    EFFECT_TOUR,         /* the tour, where there is a screen for it */
    EFFECT_REDRAW,       /* everything is painted anew */
    EFFECT_SUSPEND,      /* to the shell */
    EFFECT_QUIT
};
struct effect {
    enum effect_kind kind;
    struct action action;
    struct slice text, path;
    int slot;
    size_t at, removed;
    bool over;
};
/* What one app_update asks for, in order. Everything it points to lives in its arena. {0} is ready.
 */
struct effects {
    struct arena arena;
    struct effect *items;
    size_t count, room;
};
/* Adds an effect; its texts and action are copied. */
void effects_add(struct effects *effects, const struct effect *effect);
/* Empties it for the next event. */
void effects_clear(struct effects *effects);
void effects_release(struct effects *effects);

#endif
