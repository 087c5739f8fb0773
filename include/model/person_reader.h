/* person_reader.h: the parts of a person's line, each put where it belongs: for the files that read
 * lines (person_line.c) and rows of tables (person_cells.c). */
#ifndef RAPPORTEUR_MODEL_PERSON_READER_H
#define RAPPORTEUR_MODEL_PERSON_READER_H

#include "base/str.h"
#include "model/person_line.h"

enum { PERSON_ORGANIZATIONS_MOST = 16 };

/* What is being read; `person` is filled by finish. */
struct person_reader {
    struct person_line *person;
    struct slice organizations[PERSON_ORGANIZATIONS_MOST];
    size_t count;
    const struct country *said; /* a country that is a part by itself */
    bool told; /* a table's column says it: names of organizations are not looked at */
    const struct country *other; /* another one than the first that was named */
};

/* The line as it is divided, into `text`: tabs as commas, other blanks as one; e-mail addresses and
 * parentheses that hold something known are taken out. */
void person_reader_start(struct person_reader *reader, struct slice line, struct str *text);
/* Whether the slash at `at` is within a name, `UPV/EHU`: no blank beside it, and neither side is a
 * country. */
bool person_slash_joins(struct slice text, size_t at);
/* Takes the next part off the front of `*rest`; `*separator` is the byte that ended it, NUL at the
 * end. Within parentheses nothing separates. */
bool person_part_next(struct slice *rest, struct slice *part, char *separator);
/* Whether the whole of `text` is a role in a session, also in two languages with `/` between. */
bool person_is_role(struct slice text);
/* What is a thing of its own, wherever it stands; false where it is none of them. */
bool person_reader_known(struct person_reader *reader, struct slice part);
/* Puts a part where it belongs; `before` is the separator in front of it, NUL for none. */
void person_reader_add(struct person_reader *reader, struct slice part, char before);
void person_reader_country(struct person_reader *reader, const struct country *country);
void person_reader_role(struct person_line *person, struct slice role);
/* What no column is for. */
void person_reader_leave_out(struct person_line *person, struct slice text);
/* Countries named within organizations, and all that was gathered, into the person. */
void person_reader_finish(struct person_reader *reader);

#endif
