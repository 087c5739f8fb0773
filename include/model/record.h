/* record.h: what a record is made of: the kinds, the fields, the ids. The tables here are the one
 * place for their names; file, journal and screens all use them. */
#ifndef RAPPORTEUR_MODEL_RECORD_H
#define RAPPORTEUR_MODEL_RECORD_H

#include <stdbool.h>
#include <stdint.h>

#include "base/attr.h"
#include "base/slice.h"
#include "base/str.h"

enum record_kind {
    RECORD_SESSION, /* a fact, a topic, a start, pause, resume, adjournment, approval */
    RECORD_PARTICIPANT,
    RECORD_INTERVENTION,
    RECORD_POSITION,
    RECORD_NOTE,
    RECORD_CONCLUSION,
    RECORD_COMMENT,
    RECORD_OTHER, /* a row of a kind that this version does not know: kept as it stands */
    RECORD_KIND_COUNT
};

/* The fields that an operation can change. Up to FIELD_CSV_COUNT they are the columns of the file,
 * in its order (`id` is a column, but no field: it never changes). Columns that we do not know are
 * numbered from FIELD_EXTRA on, by the session (session_field). */
enum field {
    FIELD_ID,
    FIELD_RECORD, /* the kind, as a word; the operation that creates a record */
    FIELD_STARTED,
    FIELD_ENDED,
    FIELD_COUNTRY,
    FIELD_NAME,
    FIELD_ROLE,
    FIELD_ORGANIZATION,
    FIELD_ON_BEHALF_OF,
    FIELD_STAKEHOLDER_GROUP,
    FIELD_TOPIC,
    FIELD_KIND,
    FIELD_TEXT,
    FIELD_REFS,
    FIELD_TAGS,
    FIELD_LANGUAGE,
    FIELD_CHANNEL,
    FIELD_STATUS,
    FIELD_AUTHOR,  /* an operation only where a CSV alone says so; else the author of the newest
                      operation */
    FIELD_UPDATED, /* likewise */
    FIELD_CSV_COUNT,
    FIELD_GENDER = FIELD_CSV_COUNT, /* optional column, of participants */
    FIELD_ORDER,    /* journal only: place in the stream, `MAJOR` or `MAJOR.fraction` (order.h) */
    FIELD_DELETED,  /* journal only: "yes" takes the row out of the CSV */
    FIELD_CURRENT,  /* journal only: the author for whom this turn or note is the current one */
    FIELD_COLUMNS,  /* journal only, of s-format: a foreign header's names, with byte 0x1F between
                       them */
    FIELD_DIALECT,  /* journal only, of s-format: `bom comma lf`, `none semicolon crlf`, `none tab
                       lf` */
    FIELD_REDACTED, /* journal only: "yes" takes the words of the record away for good, "older"
                       those it had before */
    FIELD_OFF, /* journal only, of s-format: who put the room off the record; empty: it is on */
    FIELD_KNOWN_COUNT,
    FIELD_EXTRA = 64
};

RETURNS_NONNULL const char *record_kind_name(enum record_kind kind); /* "" for RECORD_OTHER */
/* RECORD_OTHER for a word we do not know. */
enum record_kind record_kind_parse(struct slice word);
/* 0 facts and other session rows with fixed ids, 1 participants, 2 the stream: everything else. */
int record_kind_group(enum record_kind kind, struct slice id);

RETURNS_NONNULL const char *field_name(int field); /* of a known one: the column's name */
/* The known field of that name, or -1. */
int field_parse(struct slice name);
/* Whether two different values written unaware of each other are a conflict to show (words and
 * facts), or the newest simply wins (places, times, marks). */
bool field_conflicts(int field);
/* Whether it has words, which go when the record is taken off the record: its text, its tags, and
 * columns we do not know; who spoke and when stays. */
bool field_is_words(int field);

/* The letter of new ids: p i n c v(iew: a position) m(remark: a comment) s. */
char record_kind_letter(enum record_kind kind);

enum { TAG_SIZE = 4, RUN_SIZE = 16 };
/* The alphabet of tags: no `i l 1 o 0`. */
bool tag_is(struct slice text);
/* A tag drawn from four random bytes. `tag` has room for TAG_SIZE + 1. */
void tag_draw(const unsigned char random[TAG_SIZE], char tag[TAG_SIZE + 1]);

/* An id as LETTER COUNTER `-` TAG (`i12-7k3q`). False where it has another shape. */
struct id_parts {
    char letter;
    uint64_t counter;
    struct slice tag;
};
bool id_parse(struct slice id, struct id_parts *parts);
void id_format(char letter, uint64_t counter, const char *tag, struct str *id);
/* Whether a record of this kind may bear this id: `s-WORD` of a session row, `v-TARGET-WHO` of a
 * position, `x` + counter + tag of a conflict's comment, the usual shape else; anything not empty
 * for RECORD_OTHER. */
bool id_fits(enum record_kind kind, struct slice id);
/* What people say and see: `i12` of `i12-7k3q`, the id itself where it has another shape. */
struct slice id_short(struct slice id);

#endif
