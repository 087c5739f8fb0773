/* entry_topic.h: `/agenda TEXT` says what is to be talked about, `/topic` what is. */
#ifndef RAPPORTEUR_APP_ENTRY_TOPIC_H
#define RAPPORTEUR_APP_ENTRY_TOPIC_H

#include "app/entry.h"

/* `/topic`: `target` is the topic of the session that is chosen, by its number, by its text or, of
 * the agenda, by how it begins; NULL for a new one. Which several could be meant is said. */
bool entry_parse_topic(const struct entry_context *context, struct slice arguments,
                       struct entry_meaning *meaning);
/* One that waits on the agenda is taken up: its row moves here. */
void entry_perform_topic(const struct entry_context *context, const struct entry_meaning *meaning,
                         struct action_draft *draft);
void entry_perform_agenda(const struct entry_context *context, const struct entry_meaning *meaning,
                          struct action_draft *draft);
/* Adds `: 2 Access`, the topic that was chosen; nothing of a new one. */
void entry_add_topic(const struct entry_context *context, const struct entry_meaning *meaning,
                     struct str *shown);
/* The nth topic that waits on the agenda and begins with `stem`, from 0; empty for none. */
struct slice entry_topic_offer(const struct entry_context *context, struct slice stem, size_t nth);

#endif
