/* entry_names.h: several who speak jointly. */
#ifndef RAPPORTEUR_APP_ENTRY_NAMES_H
#define RAPPORTEUR_APP_ENTRY_NAMES_H

#include "app/entry_who.h"

/* One speaker (entry_phrase.h), or several with `+`, `,`, `/`, `&` or a word for "and" between,
 * `br+ar`, `mexico, brasil y argentina`: speakers are added to `meaning`. Ambiguous: its choices
 * too. At what was not found, `meaning->who` is that name. WHO_MISSED: some of several are known,
 * and not all. */
enum entry_who entry_names_find(const struct entry_context *context, struct slice names,
                                struct entry_meaning *meaning);

#endif
