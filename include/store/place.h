/* place.h: where a session lies: its CSV, the folder around it, its journal folder. Both folders
 * are opened once and used by descriptor from then on, so nobody can lead us elsewhere with a link.
 */
#ifndef RAPPORTEUR_STORE_PLACE_H
#define RAPPORTEUR_STORE_PLACE_H

#include <stdbool.h>

#include "base/attr.h"
#include "base/err.h"
#include "base/str.h"

struct place {
    struct str path;         /* of the CSV where it really lies, links resolved */
    struct str folder_path;  /* of the folder around it, ends in no slash but "/" */
    struct str name;         /* of the CSV in that folder */
    struct str journal_name; /* `talk.journal` of `talk.csv` */
    struct str journal_path;
    int folder;  /* descriptor, or -1 */
    int journal; /* likewise; -1 while there is none */
    bool shared; /* the folder is group-writable or setgid: what is new follows it */
};

/* Resolves `path` (the last part need not exist) and opens the folder around it. */
MUST_USE bool place_open(struct place *place, const char *path, struct err *err);
/* `talk` of `talk.csv`: the name without that ending, in any case; a longer name as it is. */
struct slice place_stem(struct slice name);
/* Sets the name of the journal folder, which must not be open. */
void place_set_journal(struct place *place, struct slice name);
/* Opens the journal folder, not through a link. False with errno: ENOENT where there is none. */
MUST_USE bool place_open_journal(struct place *place);
/* Makes the journal folder where it is not there, and opens it where it is not open. False with
 * errno. */
MUST_USE bool place_make_journal(struct place *place);
/* Whether the open journal folder and the folder around it are still those that their names lead
 * to. False also where that can't be told. */
bool place_stands(const struct place *place);
/* Lets go of a journal folder that is not there any more. */
void place_leave_journal(struct place *place);
/* A new file `name` in folder `dir` (one of the two), only ours, with the mode that new files have
 * there. The descriptor, open for writing, or -1 with errno (EEXIST, ELOOP …). */
MUST_USE int place_create(const struct place *place, int dir, const char *name);
/* Whether files can be made in the folder / in the journal (or, where there is none, in the
 * folder). */
bool place_writable(const struct place *place, bool journal);
void place_close(struct place *place);

#endif
