/* entry_parts.h: the files that the entry language is made of, to each other: what the rows of its
 * table (entry_form.c) point to. Only src/app/entry*.c include this. */
#ifndef RAPPORTEUR_APP_ENTRY_PARTS_H
#define RAPPORTEUR_APP_ENTRY_PARTS_H

#include "app/entry.h"

/* Says why it can't be carried out; always false. */
bool entry_wrong(struct entry_meaning *meaning, const char *format, ...) PRINTF_LIKE(2, 3);
/* The same where a name means nobody in the room: of the first of `words`; and where it means more
 * than one, who are the choices. */
bool entry_wrong_nobody(const struct entry_context *context, struct slice words,
                        struct entry_meaning *meaning);
bool entry_wrong_which(const struct entry_context *context, struct entry_meaning *meaning);
/* Adds the names of the choices, a comma between. */
void entry_add_choices(const struct entry_context *context, const struct entry_meaning *meaning,
                       struct str *text);
/* `MEX (the country)`, `BRB Rodney Taylor`; `short_form`: `MEX`, `Rodney Taylor`. */
void entry_add_speaker(const struct entry_context *context, struct entry_speaker speaker,
                       bool short_form, struct str *text);
/* `nobody here is called mx; type mexico, or /represented MX`: the second half only for the code of
 * a country. */
void entry_add_nobody(struct slice who, struct str *text);
/* `alpha-3`, or several with `;`, of a speaker; empty for a person of no country. */
struct slice entry_speaker_countries(const struct entry_context *context,
                                     struct entry_speaker speaker);
/* The row of the table by what is typed first; NULL for none. */
const struct entry_form *entry_form_find(struct slice word);
/* The row for a typed form that has a grammar of its own, by its name. */
const struct entry_form *entry_form_named(const char *name);

/* entry.c: what a line means that is clean, and lives as long as the meaning. */
void entry_parse_line(const struct entry_context *context, struct slice line,
                      struct entry_meaning *meaning);
void entry_perform_line(const struct entry_context *context, const struct entry_meaning *meaning,
                        struct action_draft *draft);

/* entry_at.c: `10:20 LINE` */
bool entry_parse_at(const struct entry_context *context, struct slice arguments,
                    struct entry_meaning *meaning);
void entry_perform_at(const struct entry_context *context, const struct entry_meaning *meaning,
                      struct action_draft *draft);

/* entry_turn.c */
/* Who speaks in the turn `id`, new in this draft or one of the session: country, refs, name,
 * organization, on_behalf_of. In a capacity nobody speaks for a country; then a country that was
 * typed is at least named. */
void entry_set_speakers(const struct entry_context *context, const struct entry_meaning *meaning,
                        struct action_draft *draft, struct slice id);
/* What FIELD_KIND says of it. */
RETURNS_NONNULL const char *entry_turn_kind(enum entry_turn turn);
void entry_perform_turn(const struct entry_context *context, const struct entry_meaning *meaning,
                        struct action_draft *draft);
void entry_perform_paragraph(const struct entry_context *context,
                             const struct entry_meaning *meaning, struct action_draft *draft);
void entry_perform_note(const struct entry_context *context, const struct entry_meaning *meaning,
                        struct action_draft *draft);
bool entry_parse_text(const struct entry_context *context, struct slice arguments,
                      struct entry_meaning *meaning);

/* entry_said.c: who said what was written before */
bool entry_parse_said(const struct entry_context *context, struct slice arguments,
                      struct entry_meaning *meaning);
void entry_perform_said(const struct entry_context *context, const struct entry_meaning *meaning,
                        struct action_draft *draft);
/* The same for a record that is known: `who` as it stands before a colon. False with `problem`. */
bool entry_parse_said_of(const struct entry_context *context, const struct record *record,
                         struct slice who, struct entry_meaning *meaning);

/* entry_fix.c: `s/old/new/`; false where the line is none such. */
bool entry_parse_fix(const struct entry_context *context, struct slice line,
                     struct entry_meaning *meaning);
/* `old new`: the same everywhere */
bool entry_parse_replace(const struct entry_context *context, struct slice arguments,
                         struct entry_meaning *meaning);
void entry_perform_fix(const struct entry_context *context, const struct entry_meaning *meaning,
                       struct action_draft *draft);

/* entry_position.c */
bool entry_parse_position(const struct entry_context *context, struct slice line,
                          struct entry_meaning *meaning);
void entry_perform_position(const struct entry_context *context,
                            const struct entry_meaning *meaning, struct action_draft *draft);

/* entry_floor.c: the speakers' list */
bool entry_parse_ask(const struct entry_context *context, struct slice arguments,
                     struct entry_meaning *meaning);
void entry_perform_ask(const struct entry_context *context, const struct entry_meaning *meaning,
                       struct action_draft *draft);
bool entry_parse_floor(const struct entry_context *context, struct slice arguments,
                       struct entry_meaning *meaning);
/* Who is named waits no longer: who speaks now, who withdraws. */
void entry_end_waiting(const struct entry_context *context, const struct entry_meaning *meaning,
                       struct action_draft *draft);
/* Nobody waits any longer: it is adjourned. */
void entry_end_all_waiting(const struct entry_context *context, struct action_draft *draft);
/* Whether the speaker has asked for the floor and not got it yet. */
bool entry_is_waiting(const struct entry_context *context, struct entry_speaker speaker);

/* entry_outcome.c: conclusions, the sitting */
bool entry_parse_action(const struct entry_context *context, struct slice arguments,
                        struct entry_meaning *meaning);
void entry_perform_conclusion(const struct entry_context *context,
                              const struct entry_meaning *meaning, struct action_draft *draft);
bool entry_parse_sitting(const struct entry_context *context, struct slice arguments,
                         struct entry_meaning *meaning);
void entry_perform_sitting(const struct entry_context *context, const struct entry_meaning *meaning,
                           struct action_draft *draft);

/* entry_fact.c */
bool entry_parse_language(const struct entry_context *context, struct slice arguments,
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
