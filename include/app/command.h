/* command.h: the one table of what the program can do: name, keys, where, hint, help. Keys,
 * palette, footer, help screen, man page and the key section of the settings all come from it. */
#ifndef RAPPORTEUR_APP_COMMAND_H
#define RAPPORTEUR_APP_COMMAND_H

#include <stdbool.h>
#include <stddef.h>

#include "base/slice.h"
#include "base/str.h"
#include "model/settings.h"

struct app;
struct effects;
struct key;

/* Bits of `where`: 1 << enum screen, and: */
enum {
    ON_SESSIONS = 1 << 0,
    ON_NOTES = 1 << 1,
    ON_PEOPLE = 1 << 2,
    ON_CONCLUSIONS = 1 << 3,
    ON_REVIEW = 1 << 4,
    ON_REPORT = 1 << 5,
    ON_SETUP = 1 << 6,
    ON_ALL = (1 << 7) - 1,
    ON_ALL_OPEN = ON_ALL & ~ON_SESSIONS, /* wherever a session is open */
    ON_LINE = 1 << 7                     /* an act of the entry line (line_edit.h), beside ON_ALL */
};

struct command {
    const char *name; /* one word, as typed after `/` and shown in the palette: `undo` */
    const char *keys; /* default keys by name, a blank between, "" for none: `Ctrl-Z Ctrl-_` */
    unsigned where;
    int priority;      /* of the footer's hints: 0 is never hinted, 1 first; help is never cut */
    const char *hint;  /* one or two words for the footer */
    const char *usage; /* what follows the name: "", `ID`, or `[ID]` where it may be left out */
    /* False where the arguments make no sense or nothing could be done (it has said why): a typed
     * line stays. */
    bool (*run)(struct app *app, struct slice arguments, struct effects *effects);
    const char *(*why_not)(
        const struct app *app); /* NULL: always; returns NULL where it can be used now */
    const char *help;           /* one sentence */
};
const struct command *command_table(size_t *count);
/* By its name, or NULL. */
const struct command *command_find(struct slice name);
/* The first of them that really is its key, whatever else the settings give that to; "" for none.
 */
struct slice command_first_key(const struct settings *settings, const struct command *command);
/* The act of the entry line that a key is, by the settings or else the table; NULL for none. With
 * `*marks`, for a key with Shift that is none itself: the move of the key without it. */
const struct command *command_of_line(const struct settings *settings, const struct key *key,
                                      bool *marks);
/* The command of a key that is no act of the line, likewise. A key may be both: where the line has
 * nothing to do for it (Up in its first row), the command has its turn. */
const struct command *command_of_key(const struct settings *settings, const struct key *key);
/* Whether it applies on the app's screen now, reason NULL or what stands against it. */
bool command_applies(const struct app *app, const struct command *command, const char **reason);
/* Whether something must follow its name. */
bool command_wants_arguments(const struct command *command);

/* The names of its keys as the settings have them, else the table; a blank between, "" for none.
 * Borrowed. */
struct slice command_keys(const struct settings *settings, const struct command *command);
/* Whether the settings themselves give `key` to a command, of the line or not: then it goes before
 * all others. */
const struct command *command_set_key(const struct settings *settings, const struct key *key);
/* Appends a clause for each thing wrong in section [keys], LF between: a command or key that does
 * not exist, one key for two commands (both are named, and who has it), Enter or Esc, which stay
 * what they are: with `/`, letters and them every command is reached. Returns their number. */
size_t command_key_problems(const struct settings *settings, struct str *problems);

#endif
