/* sitting.h: a store and its session as a test uses them: opened, added to, ticked by a clock of
 * the test's own. */
#ifndef RAPPORTEUR_TESTS_STORE_SITTING_H
#define RAPPORTEUR_TESTS_STORE_SITTING_H

#include "store/store.h"

struct sitting {
    struct store *store;
    struct session session;
    struct store_news news;
    struct store_draft_text *drafts;
    size_t draft_count;
    struct err err;
    uint64_t clock;     /* both clocks */
    const char *author; /* "js" where NULL */
    bool read_only, threads;
};
/* Makes talk.csv with a title. */
bool sitting_create(const char *name);
bool sitting_create_quietly(const char *name); /* the same, where it may fail */
/* Opens files_path(name). */
bool sitting_open(struct sitting *sitting, const char *name);
/* A note of that text: committed and appended; its id, valid until the next note. */
const char *sitting_note(struct sitting *sitting, const char *text);
/* Sets a field of a record. */
void sitting_set(struct sitting *sitting, const char *id, int field, const char *value);
/* Takes its words off the record. */
void sitting_redact(struct sitting *sitting, const char *id);
void sitting_undo(struct sitting *sitting);
/* One turn of the store, after so much time. */
void sitting_turn(struct sitting *sitting, unsigned microseconds);
/* Time goes by, in seconds; the store has its turns, nobody types. */
void sitting_pass(struct sitting *sitting, unsigned seconds);
bool sitting_close(struct sitting *sitting);
/* The same as if the program were killed: nothing is written any more, the lock is given up. */
void sitting_drop(struct sitting *sitting);
/* The text of record `id`, "" where there is none. */
const char *sitting_text(const struct sitting *sitting, const char *id);
/* Whether some existing record has this text. */
bool sitting_has(const struct sitting *sitting, const char *text);
size_t sitting_count(struct sitting *sitting, enum record_kind kind);
/* Whether some news of that kind has this part. */
bool sitting_heard(const struct sitting *sitting, enum news_kind kind, const char *part);
/* All texts, in the order of the file, each with a LF. */
void sitting_texts(struct sitting *sitting, struct str *texts);

#endif
