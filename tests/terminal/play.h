/* play.h: a whole session as a script of keys, and what must come of it, said by the script itself.
 */
#ifndef RAPPORTEUR_TERMINAL_PLAY_H
#define RAPPORTEUR_TERMINAL_PLAY_H

#include "session.h"

/* Keys, then what must be seen before the next step (NULL: nothing is waited for). What stands in
 * `<>` is a key's name, all else is typed: `mx: text<Enter>`. */
struct play_step {
    const char *keys, *see;
};
void play_keys(struct term *term, const char *keys);
void play_steps(struct term *term, const struct play_step *steps, size_t count);

/* A row of the CSV as the script knows it. */
struct play_row {
    const char *record, *country, *name, *kind, *text;
};
/* All rows of the CSV with one of these records (`intervention note`) are these, in this order. */
void play_expect_rows(const struct play_row *rows, size_t count, const char *records);
/* `rapporteur check` has nothing to say. */
void play_expect_clean(void);
/* The report has all of this, in this order. */
void play_expect_report(const char *const *texts, size_t count);

#endif
