/* entry_world.h: a session in memory to type lines into, for the tests of the entry language. */
#ifndef RAPPORTEUR_TESTS_ENTRY_WORLD_H
#define RAPPORTEUR_TESTS_ENTRY_WORLD_H

#include "app/entry.h"

struct world {
    struct session session;
    struct roster roster;
    struct entry_context context;
    struct entry_meaning meaning; /* of the line typed last */
    struct str shown;             /* what functions below return */
};
/* An empty session of 2 August 2017, author js, run 7k3q, at 10:14:05 in UTC-05:00. */
void world_init(struct world *world);
/* The same with eight participants and five countries announced. */
void world_init_full(struct world *world);
void world_release(struct world *world);
/* Parses, performs and commits; a minute later it is next time. The kind that the line had. */
enum entry_kind world_type(struct world *world, const char *line);
/* The hint of a line that is not kept, or its preview where there is none. */
const char *world_preview(struct world *world, const char *line);
/* What the row says, by its short id: `intervention country=MEX text=…`: record, then each cell
 * that is not empty, but for id, author and updated; ids without their tag, LF as `|`. `none` where
 * there is no row. */
const char *world_row(struct world *world, const char *id);
/* The number of existing records of a kind. */
size_t world_count(struct world *world, enum record_kind kind);
/* Takes the newest action back, as Ctrl-Z does. */
/* Lines typed one after the other into the full session, and what a row says then. The session
 * takes ten minutes, so the first line is typed at 10:24:05. */
enum { WORLD_LINES_MOST = 6 };
struct world_row {
    const char *lines[WORLD_LINES_MOST], *id, *cells;
};
void world_check_rows(const struct world_row *rows, size_t count);
/* A session of eleven people of nine countries; Marta Haces speaks. */
void world_init_people(struct world *world);
/* A line, and what it means there: what it will be, `text` for more of her words, `query: WHO`. */
struct world_line {
    const char *line, *means;
};
void world_check_lines(const struct world_line *rows, size_t count);
void world_undo(struct world *world);

#endif
