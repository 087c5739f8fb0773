/* add_answer.h: what `add` prints for an action: a row for each record touched. */
#ifndef RAPPORTEUR_CLI_ADD_ANSWER_H
#define RAPPORTEUR_CLI_ADD_ANSWER_H

#include <stdbool.h>
#include <stddef.h>

#include "base/str.h"
#include "model/session.h"

/* Appends the rows, as text or as JSON Lines (DESIGN, The command line), with the number of the
 * line that the action came of. Of an action that takes another one back, the rows of that one; of
 * a record that is gone, its row says `deleted` in place of a status. The session has the action
 * already. True where a record is left with a question, status `query`. */
bool add_answer(const struct session *session, const struct action *action, size_t line,
                bool as_json, struct str *out);

#endif
