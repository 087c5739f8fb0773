/* log_fuzz.c: any bytes as a log, as a draft, and as the row of what a CSV holds. What is read as
 * an action is written and read again as the same one, and a session takes them all. */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "base/str.h"
#include "model/holds.h"
#include "model/session.h"
#include "store/draft.h"
#include "store/log_line.h"
#include "store/snapshot.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void check(bool fine, const char *what)
{
    if (!fine) {
        (void)fprintf(stderr, "log_fuzz: %s\n", what);
        abort();
    }
}

static void same_line(const struct action *action)
{
    struct str line = {0};
    struct str again = {0};
    struct log_line parsed = {0};
    log_line_format(action, &line);
    check(log_line_parse(slice_head(str_slice(&line), line.size - 1), &parsed),
          "what was written can't be read");
    log_line_format(&parsed.action, &again);
    check(slice_equal(str_slice(&line), str_slice(&again)), "a line changed by being read");
    str_release(&line);
    str_release(&again);
    log_line_release(&parsed);
}

/* The line with a crc that is right, so that what is behind it is reached. */
static void take_line(struct session *session, uint32_t run, struct slice line)
{
    struct str whole = {0};
    struct log_line parsed = {0};
    struct log_header header;
    str_add(&whole, line);
    log_crc_add(&whole, 0);
    struct slice checked = slice_head(str_slice(&whole), whole.size - 1);
    (void)log_header_parse(LOG_LINE_JOURNAL, line, &header);
    (void)log_header_parse(LOG_LINE_JOURNAL, checked, &header);
    (void)log_line_seq(line);
    if (log_line_parse(line, &parsed) || log_line_parse(checked, &parsed)) {
        same_line(&parsed.action);
        (void)session_add(session, run, &parsed.action);
    }
    log_line_release(&parsed);
    str_release(&whole);
}

static void take_log(struct slice bytes)
{
    struct session session;
    struct run run = {.tag = "7k3q", .author = slice_of("js")};
    struct str csv = {0};
    struct slice rest = bytes;
    struct slice line;
    session_init(&session);
    uint32_t index = session_run(&session, &run);
    while (slice_next(&rest, '\n', &line)) {
        take_line(&session, index, line);
    }
    snapshot_format(&session, &csv);
    str_release(&csv);
    session_release(&session);
}

static void take_draft(struct slice bytes)
{
    struct log_header header = {.version = 1, .author = slice_of("js"), .tag = slice_of("7k3q")};
    struct str whole = {0};
    struct draft_slots slots = {0};
    struct slice rest = bytes;
    struct slice line;
    uint64_t seq = 0;
    log_header_format(LOG_LINE_DRAFT, &header, &whole);
    while (slice_next(&rest, '\n', &line)) {
        size_t start = whole.size;
        str_add(&whole, line);
        log_crc_add(&whole, start);
    }
    check(draft_replay(str_slice(&whole), &header, 0, &slots, &seq), "a draft has lost its header");
    draft_slots_release(&slots);
    (void)!draft_replay(bytes, &header, 0, &slots, &seq);
    draft_slots_release(&slots);
    str_release(&whole);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct slice bytes = slice_make((const char *)data, size);
    struct holds holds;
    take_log(bytes);
    take_draft(bytes);
    (void)holds_parse(bytes, &holds);
    (void)holds_has(&holds, slice_of("7k3q"), 7);
    holds_release(&holds);
    return 0;
}
