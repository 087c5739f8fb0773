/* folder.h: a folder of sessions, as the home screen lists it: every `*.csv` that is a session,
 * newest first. */
#ifndef RAPPORTEUR_STORE_FOLDER_H
#define RAPPORTEUR_STORE_FOLDER_H

#include "base/attr.h"
#include "base/err.h"
#include "base/mem.h"
#include "base/slice.h"

struct folder_entry {
    struct slice path, title, date;
    struct slice status; /* empty, or what is wrong with the file, in few words */
    size_t interventions;
    size_t heard, represented; /* countries */
};
/* {0} is ready; texts live in its arena. */
struct folder {
    struct arena arena;
    struct folder_entry *entries;
    size_t count, room;
};
/* Fills `folder` anew. False where the folder itself can't be read; a file that can't be is listed
 * with its status, a CSV that is no session is left out. Nothing is written. */
MUST_USE bool folder_list(struct folder *folder, const char *path, struct err *err);
void folder_release(struct folder *folder);

#endif
