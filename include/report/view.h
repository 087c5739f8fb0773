/* view.h: what a report says, in order and in words, before any format: every writer reads this one
 * struct. */
#ifndef RAPPORTEUR_REPORT_VIEW_H
#define RAPPORTEUR_REPORT_VIEW_H

#include <stdbool.h>
#include <stddef.h>

#include "base/mem.h"
#include "base/slice.h"
#include "model/coverage.h"
#include "model/session.h"
#include "report/attribution.h"

/* All slices live in the session or in the view's arena; none but `text` has a line end. A text's
 * LF is a new paragraph. Any of them may be empty, unless said otherwise. */
struct view_fact {
    struct slice label, value;
};
struct view_person {
    struct slice name; /* `speaker ?1` of a hole; the other fields are the columns of a table */
    struct slice role, organization, country, group;
    struct slice note; /* `excused`, `expected` */
};
/* The columns of a table of participants, behind the name. */
enum { VIEW_COLUMNS = 5 };
const char *view_column(size_t column);
struct slice view_cell(const struct view_person *person, size_t column);

struct view_item {
    const struct record *record;       /* an intervention or a note */
    size_t section;                    /* of view.sections */
    struct slice clock;                /* `10:14` */
    struct slice voice, person, group; /* who.h; of a note empty, of a turn the voice never is */
    struct slice kind;                 /* of a note: overview, aim, …; of a turn: question, … */
    struct slice text;
    struct slice positions; /* `supported by Mexico and Argentina; Uruguay opposes` */
    bool query, off_record;
};
struct view_section {
    struct slice topic;    /* empty: what was said under no topic */
    size_t first, count;   /* of view.items */
    struct slice speakers; /* of NONE: `Argentina, Mexico`, in the order of their names */
    size_t speaker_count;
};
struct view_conclusion {
    const struct record *record;
    struct slice kind; /* `agreement` */
    struct slice text;
    struct slice evidence; /* `i12 Mexico, i14 Peru` */
    struct slice positions;
    struct slice owner, due; /* of an action the owner is empty only of NONE */
    bool query;
};
/* What is missing: `Not heard`, `Costa Rica and Paraguay`. */
struct view_gap {
    struct slice label, value;
};

struct view {
    struct arena arena;
    struct session *session;
    enum attribution level;
    struct coverage coverage;
    bool approved;         /* the whole is, and nothing changed since */
    struct slice standing; /* `DRAFT, not approved yet`, `Approved by ana, 2017-08-02 12:00:00` */
    struct slice title;    /* never empty */
    struct slice credit;   /* the rapporteurs' names; a fact too */
    struct view_fact *facts;
    size_t fact_count, fact_room;
    struct view_person *people;
    size_t person_count, person_room;
    bool filled[VIEW_COLUMNS];  /* of the columns: whether anybody has something there */
    struct slice represented;   /* `Mexico, Argentina and Peru` */
    struct view_item *overview; /* notes: overview and aim, and what stands before the first turn */
    size_t overview_count, overview_room;
    struct view_item *items; /* turns and notes between them, section by section */
    size_t item_count, item_room;
    struct view_section *sections;
    size_t section_count, section_room;
    /* Conclusions by kind, actions by owner, then as they came. */
    struct view_conclusion *conclusions, *actions, *open;
    size_t conclusion_count, conclusion_room, action_count, action_room, open_count, open_room;
    struct view_gap *gaps;
    size_t gap_count, gap_room;
    const struct record **positions; /* all of them */
    size_t position_count, position_room;
    size_t *position_heads; /* by number of the target: the place of its first position, from 1; 0:
                               none */
    size_t *position_next;  /* the next one on the same target, likewise */
};
/* Fills `view` ({0}) from the session, which must not change while the view is used; it says who it
 * was as far as `level`. */
void view_init(struct view *view, struct session *session, enum attribution level);
void view_release(struct view *view);

/* For view_*.c and review.c: a copy of what was put together in `text`, which is emptied. */
struct slice view_keep(struct view *view, struct str *text);
/* Finds the positions once; says those on a record in words: who is for, against, reserved, and of
 * a conclusion (`kind` is not empty) on which there are any which countries are silent: they are
 * represented, and neither take one nor spoke where it rests on. Below COUNTRY how many they are.
 */
void view_find_positions(struct view *view);
struct slice view_positions(struct view *view, const struct record *target, struct slice kind);
void view_add_person(struct view *view, const struct record *record);
void view_add_conclusion(struct view *view, const struct record *record);
void view_sort_conclusions(struct view *view);
void view_add_gaps(struct view *view);
/* view_standing.c: whether it is approved, and says so. */
void view_add_standing(struct view *view);

#endif
