/* store_edits.h: a session's CSV as somebody else's program would change it. */
#ifndef RAPPORTEUR_TESTS_FAULTS_STORE_EDITS_H
#define RAPPORTEUR_TESTS_FAULTS_STORE_EDITS_H

#include "base/str.h"

/* Makes talk.csv with the notes alpha, beta, gamma, delta; their ids. */
extern char edit_ids[4][64];
void edit_make_session(void);
/* Puts `to` in the place of the first `from`, which has to be there. */
void edit_replace(struct str *csv, const char *from, const char *to);
/* Takes the row with this part out. */
void edit_take_row(struct str *csv, const char *part, struct str *row);

/* Whole edits of the file's bytes. */
void edit_cell(struct str *csv);
void edit_remove(struct str *csv);
void edit_add(struct str *csv);
void edit_add_last(struct str *csv);
void edit_move(struct str *csv);
void edit_sort(struct str *csv);
void edit_column(struct str *csv);
void edit_empty(struct str *csv);
void edit_semicolons(struct str *csv);
void edit_nothing(struct str *csv);
void edit_drop_holds(struct str *csv);
/* Reads talk.csv, edits, and puts a new file in its place. */
void edit_file(void (*how)(struct str *csv));

#endif
