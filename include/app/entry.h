/* entry.h: the entry language: what a typed line means, before Enter and at Enter. Pure: the
 * grammar is one table here, read by the screens, `rapporteur add`, help and man page.
 *
 * Never guesses: what is not known becomes a note of status `query` with the whole line; what is
 * ambiguous a turn of a new hole, with the choices (DESIGN, Quick entry, "Who is meant", "Who is
 * not"). */
#ifndef RAPPORTEUR_APP_ENTRY_H
#define RAPPORTEUR_APP_ENTRY_H

#include <stdbool.h>
#include <stdint.h>

#include "base/slice.h"
#include "base/str.h"
#include "model/operation.h"
#include "model/person_line.h"
#include "model/roster.h"
#include "model/session.h"

/* The `owner` of a line that was begun when nobody had the floor. */
#define ENTRY_NOBODY "-"

/* A name for a speaker from the settings: `ekr` means who `Eric Rescorla` means. */
struct entry_alias {
    struct slice word, name;
};

/* What the meaning of a line depends on. All borrowed. */
struct entry_context {
    struct session *session;
    struct roster *roster; /* kept up to date by entry_parse */
    struct slice author;
    struct slice language; /* of the session's notes, BCP 47, may be empty */
    uint64_t wall;         /* now, microseconds since 1970 UTC */
    uint64_t started;      /* when the first key of this line came; 0: now */
    uint64_t at;           /* of `/at`: when it was said, microseconds since 1970 UTC; else 0 */
    int offset;            /* of the session's time zone, minutes east of UTC */
    bool off_record;       /* the mode is on */
    struct slice
        selected; /* id of the record chosen on the screen; empty: what this author wrote last */
    struct slice owner; /* id of the record that was current when the line was begun, so that its
                           words stay there whoever speaks meanwhile; `-`: there was none; empty, or
                           one that is gone: what is current now */
    const struct slice *non_speakers; /* more words of the settings that are no speakers */
    size_t non_speaker_count;
    const struct slice
        *commands; /* names of the program's own commands: `/undo` is ENTRY_APP by them */
    size_t command_count;
    const struct entry_alias *aliases; /* of the settings; those of the session are in the roster */
    size_t alias_count;
};

enum entry_kind {
    ENTRY_EMPTY,
    ENTRY_TURN,      /* a new turn: speakers known */
    ENTRY_HOLE,      /* a new turn of a hole: ambiguous (then there are choices), or `?1:` */
    ENTRY_PARAGRAPH, /* one more paragraph of `current` */
    ENTRY_CONTINUE,  /* the newest paragraph of `current` goes on */
    ENTRY_NOTE,      /* a new note, as there is no speaker yet */
    ENTRY_QUERY,     /* nobody bears that name: a note of status query */
    ENTRY_POSITION,  /* `+ - ~`: `target` */
    ENTRY_COMMAND,   /* a form of the table: /note, present+, …; `form` says which */
    ENTRY_APP,       /* a command of the program itself: `word` its name, `text` its arguments */
    ENTRY_WRONG /* can't be carried out: `problem` says why and what would work; the line stays */
};

enum entry_turn { TURN_STATEMENT, TURN_QUESTION, TURN_ANSWER };

enum { ENTRY_MOST_SPEAKERS = 256, ENTRY_MOST_CHOICES = 9 };

/* Who is meant by a WHO: one of the two. */
struct entry_speaker {
    const struct country *country;    /* the country itself, no person */
    const struct record *participant; /* of the session */
};

/* All slices point into the session, or what the meaning owns: valid until it is parsed into again,
 * or released, and until the session changes. {0} is ready. */
struct entry_meaning {
    enum entry_kind kind;
    const struct entry_form *form; /* of a row of the table, else NULL */
    struct slice who;              /* as typed; of ENTRY_QUERY: the name that nobody bears; where
                                      there are choices: what can be several */
    struct slice no_speaker; /* of text: what stands before its colon and is no speaker, `Q` */
    struct slice word;       /* of ENTRY_APP: the command's name, empty for `/` alone */
    size_t speaker_count;
    struct slice capacity;     /* `as mag` */
    struct slice on_behalf_of; /* `for ailac` */
    struct slice hole;         /* `?1` */
    enum entry_turn turn;
    char position;                /* + - ~ */
    const struct record *target;  /* what the line is on: of a position; of `?1 = …`: the hole; of
                                     /topic, /speaker, s/// */
    const struct record *current; /* of ENTRY_PARAGRAPH and ENTRY_CONTINUE */
    struct slice due;             /* of an action, `2017-09-01` */
    struct slice text;            /* the words to keep */
    size_t choice_count;          /* may be more than there is room for */
    struct person_line person;    /* present+ and its kin */
    const struct record *known;   /* their row, where they have one already */
    bool namesake; /* somebody else of this name is in the roster: a second row is made */
    uint64_t at;   /* of `/at`, as in the context; else 0 */
    bool everywhere, whole_words; /* of `s/old/new/`: `who` is what goes, `text` what comes */
    size_t places, place_records; /* of it too: how often `who` goes, in how many records */
    struct str problem;           /* ENTRY_WRONG: a sentence */
    struct str line, who_line, hole_name, due_date; /* what slices above point into */
    /* Last, as they are large: only so many as the counts say are there. */
    struct entry_speaker
        speakers[ENTRY_MOST_SPEAKERS]; /* also owners, countries announced, who left */
    struct entry_speaker choices[ENTRY_MOST_CHOICES]; /* who could be meant */
};

/* A form of the language: how it is typed, what it does, in the words of help and man page. */
struct entry_form {
    const char *name;    /* `/note`, `present+`, `+`, `WHO:` */
    const char *also;    /* another spelling, "" for none: `#info` */
    const char *usage;   /* `/note TEXT` */
    const char *help;    /* one sentence */
    const char *example; /* a line that can be typed */
    const char *label;   /* what the preview calls it: `agreement` */
    const char *value;   /* what is written: the kind of a conclusion, the name of a fact */
    /* What the arguments mean; false with `problem` filled where they can't be. NULL: a form with a
     * grammar of its own (entry.c), which has no name to be typed first. */
    bool (*parse)(const struct entry_context *context, struct slice arguments,
                  struct entry_meaning *meaning);
    void (*perform)(const struct entry_context *context, const struct entry_meaning *meaning,
                    struct action_draft *draft);
};
const struct entry_form *entry_forms(size_t *count);

/* What `line` (may have several rows) means now. Always gives a meaning. The line is cleaned where
 * it is not clean (utf8_clean). Its first row decides; rows behind it are text. */
void entry_parse(const struct entry_context *context, struct slice line,
                 struct entry_meaning *meaning);
void entry_release(struct entry_meaning *meaning);
/* What the line will be, in few words, for the dimmed prompt: `BRB Rodney Taylor >`, `note? nobody
 * here is called juan`. Appended to `shown`. */
void entry_preview(const struct entry_context *context, const struct entry_meaning *meaning,
                   struct str *shown);
/* What more there is to say of it, in one row: whom an ambiguous name could mean and which keys say
 * so, or the problem. Nothing for all else. Appended to `hint`. */
void entry_hint(const struct entry_context *context, const struct entry_meaning *meaning,
                struct str *hint);
/* Whether it is about the speakers' list: who waits (entry_add_waiting) is then worth a row. That
 * walks all turns, so whoever asks with each letter keeps it. */
bool entry_asks_floor(const struct entry_meaning *meaning);
/* The operations that keeping the line is: into `draft`. Nothing for ENTRY_EMPTY, ENTRY_APP,
 * ENTRY_WRONG, nor for more words of a turn that is off the record: then there is nothing to
 * commit. To be called with the session as it was when parsed. */
void entry_perform(const struct entry_context *context, const struct entry_meaning *meaning,
                   struct action_draft *draft);
/* Whether keeping it left something to be answered (an ambiguous name, a query, a doubtful person):
 * add exits 1. */
bool entry_is_query(const struct entry_meaning *meaning);
/* Whether `line` opens a block of three backquotes and does not close it: Enter goes on with a new
 * row. */
bool entry_is_open(struct slice line);

#endif
