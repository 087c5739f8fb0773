/* settings.h: the table of settings: name, type, default, help; and their values. Files are read by
 * the store (ini.h), which hands each line over as section, key and value. */
#ifndef RAPPORTEUR_MODEL_SETTINGS_H
#define RAPPORTEUR_MODEL_SETTINGS_H

#include <stdbool.h>
#include <stddef.h>

#include "base/mem.h"
#include "base/slice.h"
#include "base/str.h"

enum setting_type { SETTING_TEXT, SETTING_YES_NO, SETTING_NUMBER, SETTING_CHOICE };
struct setting {
    const char *section, *key; /* `file`, `separator` */
    enum setting_type type;
    const char *standard; /* the default, as it is written in the file */
    const char *choices;  /* of SETTING_CHOICE, with `|`; of SETTING_NUMBER `LOW-HIGH` */
    const char *help;     /* one sentence, the comment in config/rapporteur.ini */
};
const struct setting *setting_table(size_t *count);

/* A free entry of [keys], [aliases], [abbreviations], [words]: its key and value. */
struct setting_entry {
    struct slice section, key, value;
};
struct settings {
    struct arena arena;
    struct slice *values; /* one for each row of the table; empty `at`: the default */
    struct setting_entry *entries;
    size_t entry_count, entry_room;
};
void settings_init(struct settings *settings);
void settings_release(struct settings *settings);
/* Sets one; false with the reason in `problem` (a clause: "no setting is called …, did you mean …")
 * where there is no such setting or the value is none of its type. Copies. */
bool settings_set(struct settings *settings, struct slice section, struct slice key,
                  struct slice value, struct str *problem);
/* The value that holds, default included; ensures that the setting exists. */
struct slice settings_get(const struct settings *settings, const char *section, const char *key);
bool settings_is(const struct settings *settings, const char *section,
                 const char *key); /* yes/no */
long long settings_number(const struct settings *settings, const char *section, const char *key);

#endif
