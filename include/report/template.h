/* template.h: the form of a report as data: which parts, in which order, under which headings, and
 * the limits that the form sets. Pure; config/templates/ has those that are installed. */
#ifndef RAPPORTEUR_REPORT_TEMPLATE_H
#define RAPPORTEUR_REPORT_TEMPLATE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/attr.h"
#include "base/err.h"
#include "base/slice.h"
#include "base/str.h"

struct view;

enum part {
    PART_PARTICIPANTS,
    PART_OVERVIEW,
    PART_TOPICS, /* what the questions were, as a list */
    PART_INTERVENTIONS,
    PART_CONCLUSIONS,
    PART_ACTIONS,
    PART_OPEN,
    PART_COVERAGE,
    PART_COUNT
};
struct template_part {
    enum part part;
    struct slice name;    /* unique: letters a to z and hyphens */
    struct slice heading; /* never empty */
    struct slice kinds;   /* of conclusions: those alone, with `,`; empty: all of them */
    /* What the form allows; 0: it does not say. */
    size_t sentences, paragraphs; /* of each record of the part */
    size_t whole;                 /* paragraphs of the part */
};
enum { TEMPLATE_PARTS = 16 };
/* {0} is ready, and has no part. */
struct template
{
    struct str text; /* what the slices point into */
    struct template_part parts[TEMPLATE_PARTS];
    size_t count;
};
/* Reads the text of a template file: a line `[name]` begins a part; `part`, `heading`, `kinds`,
 * `sentences`, `paragraphs` and `whole` are its keys, `key = value`; # begins a comment line. What
 * is wrong is in `err` with `path` and the line (ERR_INPUT). To be released either way. */
MUST_USE bool template_parse(struct template *form, struct slice text, const char *path,
                             struct err *err);
void template_release(struct template *form);

/* A part of a form that is built in. */
#define TEMPLATE_PART(part, name, heading)                                                         \
    {                                                                                              \
        part, SLICE(name), SLICE(heading), SLICE(""), 0, 0, 0                                      \
    }
/* The form of those who ask for none: for reading from the top, or aloud. */
extern const struct template template_plain;
/* Whether the session has anything to say in that part. */
bool template_has(const struct template_part *part, const struct view *view);
/* Whether conclusions of that kind stand in that part. */
bool template_takes(const struct template_part *part, struct slice kind);
/* Appends where the session goes over the limits, a line each: `Key takeaways: c3 has 2 sentences,
 * the form wants 1`. Nothing where it keeps to them. */
void template_meter(const struct template *form, const struct view *view, struct str *out);

#endif
