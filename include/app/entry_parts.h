/* entry_parts.h: the files that the entry language is made of, to each other: what the rows of its
 * table (entry_form.c) point to. Only src/app/entry*.c include this. */
#ifndef RAPPORTEUR_APP_ENTRY_PARTS_H
#define RAPPORTEUR_APP_ENTRY_PARTS_H

#include "app/entry.h"

/* Says why it can't be carried out; always false. */
bool entry_wrong(struct entry_meaning *meaning, const char *format, ...) PRINTF_LIKE(2, 3);
/* Adds the names of the choices, a comma between. */
void entry_add_choices(const struct entry_context *context, const struct entry_meaning *meaning,
                       struct str *text);
/* `MEX (the country)`, `BRB Rodney Taylor`; `short_form`: `MEX`, `Rodney Taylor`. */
void entry_add_speaker(const struct entry_context *context, struct entry_speaker speaker,
                       bool short_form, struct str *text);
/* `alpha-3`, or several with `;`, of a speaker; empty for a person of no country. */
struct slice entry_speaker_countries(const struct entry_context *context,
                                     struct entry_speaker speaker);
/* The row of the table by what is typed first; NULL for none. */
const struct entry_form *entry_form_find(struct slice word);
/* The row for a typed form that has a grammar of its own, by its name. */
const struct entry_form *entry_form_named(const char *name);

/* entry_turn.c */
void entry_perform_turn(const struct entry_context *context, const struct entry_meaning *meaning,
                        struct action_draft *draft);
void entry_perform_paragraph(const struct entry_context *context,
                             const struct entry_meaning *meaning, struct action_draft *draft);
void entry_perform_note(const struct entry_context *context, const struct entry_meaning *meaning,
                        struct action_draft *draft);
bool entry_parse_text(const struct entry_context *context, struct slice arguments,
                      struct entry_meaning *meaning);

/* entry_position.c */
bool entry_parse_position(const struct entry_context *context, struct slice line,
                          struct entry_meaning *meaning);
void entry_perform_position(const struct entry_context *context,
                            const struct entry_meaning *meaning, struct action_draft *draft);

/* entry_outcome.c: conclusions, topics, the sitting */
bool entry_parse_action(const struct entry_context *context, struct slice arguments,
                        struct entry_meaning *meaning);
void entry_perform_conclusion(const struct entry_context *context,
                              const struct entry_meaning *meaning, struct action_draft *draft);
void entry_perform_topic(const struct entry_context *context, const struct entry_meaning *meaning,
                         struct action_draft *draft);
bool entry_parse_sitting(const struct entry_context *context, struct slice arguments,
                         struct entry_meaning *meaning);
void entry_perform_sitting(const struct entry_context *context, const struct entry_meaning *meaning,
                           struct action_draft *draft);

/* entry_fact.c */
bool entry_parse_fact(const struct entry_context *context, struct slice arguments,
                      struct entry_meaning *meaning);
bool entry_parse_date(const struct entry_context *context, struct slice arguments,
                      struct entry_meaning *meaning);
void entry_perform_fact(const struct entry_context *context, const struct entry_meaning *meaning,
                        struct action_draft *draft);
bool entry_parse_represented(const struct entry_context *context, struct slice arguments,
                             struct entry_meaning *meaning);
void entry_perform_represented(const struct entry_context *context,
                               const struct entry_meaning *meaning, struct action_draft *draft);
/* `ekr = Eric Rescorla`; false where the line is none such. */
bool entry_parse_alias(const struct entry_context *context, struct slice line,
                       struct entry_meaning *meaning);
void entry_perform_alias(const struct entry_context *context, const struct entry_meaning *meaning,
                         struct action_draft *draft);

/* entry_person.c */
bool entry_parse_person(const struct entry_context *context, struct slice arguments,
                        struct entry_meaning *meaning);
void entry_perform_person(const struct entry_context *context, const struct entry_meaning *meaning,
                          struct action_draft *draft);
bool entry_parse_left(const struct entry_context *context, struct slice arguments,
                      struct entry_meaning *meaning);
void entry_perform_left(const struct entry_context *context, const struct entry_meaning *meaning,
                        struct action_draft *draft);

/* entry_hole.c */
/* `?1 = Ana Silva, NIC.XX`; false where the line is none such. */
bool entry_parse_naming(const struct entry_context *context, struct slice line,
                        struct entry_meaning *meaning);
void entry_perform_naming(const struct entry_context *context, const struct entry_meaning *meaning,
                          struct action_draft *draft);

#endif
