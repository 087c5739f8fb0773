/* err.h: an error as a value, and the one place where it becomes a sentence. */
#ifndef RAPPORTEUR_BASE_ERR_H
#define RAPPORTEUR_BASE_ERR_H

#include <stdbool.h>

#include "base/attr.h"
#include "base/str.h"

/* The kind decides the exit code of the command line: none 0, answer 1, use 2, system 3. */
enum err_kind {
    ERR_NONE,
    ERR_ANSWER, /* what was asked about is not so: problems found, nothing matched */
    ERR_USE,    /* wrong use, a file that is not there */
    ERR_INPUT,  /* a file that can't be read as what it should be; exit 3 */
    ERR_SYSTEM, /* the system failed: no permission, disk full; exit 3 */
};

struct err {
    enum err_kind kind;
    int number;          /* errno where the system failed, else 0 */
    size_t line, column; /* from 1, physical line and byte; 0 where unknown */
    char path[1024];     /* the file it is about, "" for none; cut where longer */
    char message[512];   /* what is wrong and what to do, without the place */
};

/* Fills `err` (NULL is allowed: nobody wants to know) and returns false, so a failure is one line:
 * `return err_set(err, ERR_INPUT, path, line, column, "the header has no column %s", name);`
 * `path` may be NULL. The message is a clause in lower case with no full stop at its end. */
bool err_set(struct err *err, enum err_kind kind, const char *path, size_t line, size_t column,
             const char *format, ...) PRINTF_LIKE(6, 7);
/* The same for a system call that has just failed with `number` (an errno): `doing` is what could
 * not be done ("write the journal"); the reason is put in words that say what to do. */
bool err_system(struct err *err, int number, const char *path, const char *doing);
/* A caller adds what it knows: "while WHAT: " goes before the message. Returns false. */
bool err_while(struct err *err, const char *what);
/* Appends `PATH:LINE:COLUMN: message` to `out`; controls and escape sequences in path and message
 * are shown as U+FFFD, so the sentence is safe on any terminal. No line end. */
void err_format(const struct err *err, struct str *out);
/* 0 to 3, as above. */
int err_exit_code(const struct err *err);

#endif
