/* entry_redact.h: words are taken off the record for good: out of the record, and out of those that
 * had them before a split or got them by a merge. Pure. */
#ifndef RAPPORTEUR_APP_ENTRY_REDACT_H
#define RAPPORTEUR_APP_ENTRY_REDACT_H

#include "app/entry.h"

struct entry_redacted {
    size_t others;              /* records that lose what they had of the words */
    const struct record *holds; /* one that got the words by a merge, and of which the words as they
                                   are now cannot be told apart: they stay. NULL for none. */
};

/* All words of `record` go, and the reasons of a query and remarks, which may quote them. What else
 * had them through a split, a merge or a change of its kind, undone or not, keeps the words that
 * are its own now, and nothing of what it had before. */
struct entry_redacted entry_redact_words(const struct entry_context *context,
                                         const struct record *record, struct action_draft *draft);

#endif
