/* who.h: how a report names who spoke: countries, people, capacities, groups. */
#ifndef RAPPORTEUR_REPORT_WHO_H
#define RAPPORTEUR_REPORT_WHO_H

#include "base/str.h"
#include "model/country.h"
#include "model/session.h"
#include "report/attribution.h"

/* Appends the names of a list of alpha-3 codes: `Brazil and Argentina`; a code that is not known
 * stays as it is. */
void who_add_countries(struct str *out, struct slice codes);
/* Appends whose voice a turn is: its countries, else the capacity spoken in, else its people, else
 * the group it speaks for, else "a speaker who is not named". Below PERSON as attribution.h has it,
 * and nothing where nothing may be said. */
void who_add_voice(struct str *out, const struct session *session, enum attribution level,
                   const struct record *turn);
/* Appends what is known beside the voice: the person and their organization, or the organization
 * alone where the person is the voice. Nothing where nothing more is known. */
void who_add_person(struct str *out, const struct session *session, const struct record *turn);
/* Appends who takes a position: a country, or a participant; of PERSON and COUNTRY alone. */
void who_add_position(struct str *out, const struct session *session, enum attribution level,
                      const struct record *position);
/* Appends the participants' names in refs: `Ana Silva and Pedro Dias`; holes as `speaker ?1`. */
void who_add_names(struct str *out, const struct session *session, struct slice refs);
/* Appends what may be said of them in place of their names: their countries, else organizations,
 * else stakeholder groups, each once. Nothing of NONE, and of those of whom nothing is known. */
void who_add_kinds(struct str *out, const struct session *session, enum attribution level,
                   struct slice refs);
/* Appends an item to a list said aloud; `index` from 0 of `count`: `a, b and c`. */
void who_add_item(struct str *out, struct slice item, size_t index, size_t count);
/* The number of items of a `;` list, empty ones left out; and the item at that index. */
size_t who_count_items(struct slice list);
struct slice who_item(struct slice list, size_t index);

#endif
