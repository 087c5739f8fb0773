/* log_line.h: one line of a log: an action as bytes and back. Pure: no disk.
 *
 * A line of an action:
 *     seq TAB logical TAB wall TAB undoes (TAB id TAB field TAB over TAB value)* TAB crc LF
 * with LF, tab, CR and backslash inside a field as `\n \t \r \\`, so that a reader finds its feet
 * at every line end. The crc is the CRC-32 of all that stands before the last tab, as eight
 * hexadecimal digits. An `R` before seq marks a line from which a value was removed later (off the
 * record). A line is whole or it did not happen. The first line of a file is its header: WORD TAB
 * version TAB session TAB author TAB run TAB tag TAB crc LF where session and run are 32
 * hexadecimal digits. */
#ifndef RAPPORTEUR_STORE_LOG_LINE_H
#define RAPPORTEUR_STORE_LOG_LINE_H

#include <stdbool.h>
#include <stdint.h>

#include "base/attr.h"
#include "base/slice.h"
#include "base/str.h"
#include "model/operation.h"

/* The words that logs and drafts begin with, and the newest version that this program writes and
 * reads. */
#define LOG_LINE_JOURNAL "rapporteur-journal"
#define LOG_LINE_DRAFT "rapporteur-draft"
enum { LOG_LINE_VERSION = 1, LOG_LINE_SESSION = 16 };

/* Who writes, in which session. The slices are borrowed. */
struct log_header {
    uint64_t version;
    unsigned char session[LOG_LINE_SESSION];
    unsigned char run[RUN_SIZE];
    struct slice author; /* may be empty: the run of a CSV */
    struct slice tag;
};

/* Appends the header line, LF included. */
void log_header_format(const char *word, const struct log_header *header, struct str *out);
enum log_header_found {
    LOG_HEADER_GOOD,
    LOG_HEADER_NEWER,   /* whole, but of a later version: the file is not to be touched */
    LOG_HEADER_DAMAGED, /* torn, or no header at all */
};
/* `line` is without its LF; the header's slices lie in it. */
enum log_header_found log_header_parse(const char *word, struct slice line,
                                       struct log_header *header);

/* Appends one action as a line, LF included. */
void log_line_format(const struct action *action, struct str *out);

/* A line that was read, and the memory for it, used again for the next one. {0} is ready. */
struct log_line {
    struct action action; /* its slices lie in the line or in `text`: until the next parse */
    size_t room;
    struct str text;
};
/* `line` is without its LF. False where it is torn, damaged, or says what no action can say (no id,
 * a seq of 0, not UTF-8). */
MUST_USE bool log_line_parse(struct slice line, struct log_line *parsed);
/* The seq that a damaged line seems to have had; 0 where there is no telling. */
uint64_t log_line_seq(struct slice line);
void log_line_release(struct log_line *parsed);

/* The pieces, for the draft: adds a field escaped, with a tab before it unless it is the first of
 * the line; ends a line that began at byte `start` of `out` with its crc; checks and takes off a
 * line's crc. */
void log_field_add(struct str *out, size_t start, struct slice field);
void log_field_add_number(struct str *out, size_t start, uint64_t number);
void log_crc_add(struct str *out, size_t start);
MUST_USE bool log_crc_take(struct slice *line);
/* Takes the next field off `*rest` (as slice_next, at tabs) and unescapes it into `text` where it
 * has escapes: which must have room for it already, so that what earlier fields point to stays.
 * False where there is none, or an escape that nobody writes. */
MUST_USE bool log_field_take(struct slice *rest, struct str *text, struct slice *field);

#endif
