/* entry_split.h: `WHO as CAPACITY for GROUP`: a speaker apart from what stands behind. */
#ifndef RAPPORTEUR_APP_ENTRY_SPLIT_H
#define RAPPORTEUR_APP_ENTRY_SPLIT_H

#include "app/entry.h"

enum entry_split {
    SPLIT_MAYBE,  /* `reasons for this` */
    SPLIT_KNOWN,  /* the capacity or group is known, or in capitals: `juan as MAG` */
    SPLIT_BEHALF, /* `on behalf of`: nobody but a speaker is meant */
};
/* Either of both, in either order: leaves WHO in `*who`; false where there is none. */
bool entry_split_who(const struct entry_context *context, struct slice *who,
                     enum entry_split *split, struct entry_meaning *meaning);
/* `as CAPACITY`: somebody who is not named; then a turn is in `meaning`. */
bool entry_split_nameless(const struct entry_context *context, struct slice who,
                          struct entry_meaning *meaning);

#endif
