/* ledger.h: what became of every letter that was typed, by an account of the test's own: each
 * letter is another character (CJK ideographs: they stand alone, compose with nothing and are in
 * NFC), so that it can be looked for. */
#ifndef RAPPORTEUR_TESTS_FAULTS_LEDGER_H
#define RAPPORTEUR_TESTS_FAULTS_LEDGER_H

#include "app/app.h"

enum { LEDGER_FIRST = 0x4E00, LEDGER_MOST = 4000 };

struct ledger {
    uint32_t typed;               /* letters so far */
    bool gone[LEDGER_MOST];       /* nobody asks for it any more: a key that says so took it */
    bool cut[LEDGER_MOST];        /* taken out of the line letter by letter */
    bool taken[LEDGER_MOST];      /* out of the session by undo, or by another value */
    bool in_line[LEDGER_MOST];    /* what follows is where it was seen last */
    bool in_session[LEDGER_MOST]; /* in a record as it stands, also in a deleted one */
    bool in_journal[LEDGER_MOST]; /* in an operation, ever */
    bool in_ring[LEDGER_MOST];    /* cut, or to be had by redo */
    bool waiting[LEDGER_MOST];    /* parked, or on a screen or step that is not shown */
    bool falling[LEDGER_MOST];    /* in the oldest cut of a full ring: the next cut ends it */
    uint64_t revision;            /* of the session, when it was looked at */
};

/* The next letter that was never typed; 0 where all are used. */
uint32_t ledger_letter(struct ledger *ledger);
/* A letter that was typed, for what is to be found or corrected; `number` chooses. 0: none yet. */
uint32_t ledger_some(const struct ledger *ledger, uint32_t number);

/* What a key may do to letters that were there before it. */
enum ledger_key {
    LEDGER_KEEPS,    /* nothing: they may only move */
    LEDGER_CUTS,     /* Backspace and Delete: one letter of the line goes */
    LEDGER_TAKES,    /* undo and redo: what was kept may change back; what can be had by it stays */
    LEDGER_REPLACES, /* a value is given in place of another: that is in the journal */
    LEDGER_FORGETS   /* off the record, or the program was killed: what is only in memory may go */
};
/* What follows a command (`/find WORD`) is spent with it. */
void ledger_spend(struct ledger *ledger, struct slice arguments);
/* Takes in the operations of an action that was appended. */
void ledger_journal(struct ledger *ledger, const struct action *action);
/* Looks everywhere after a key. NULL where all is well, else what is wrong, with the letter's
 * number in `*which`. */
const char *ledger_check(struct ledger *ledger, const struct app *app, enum ledger_key key,
                         uint32_t *which);

#endif
