/* import_fuzz.c: any bytes as a session's CSV: read as a run, written, read again, it says the
 * same; and as what a spreadsheet made of a session, its differences are taken in, after which
 * there are none. */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#include "base/str.h"
#include "model/columns.h"
#include "store/csv_run.h"
#include "store/foreign.h"
#include "store/snapshot.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void check(bool fine, const char *what)
{
    if (!fine) {
        (void)fprintf(stderr, "import_fuzz: %s\n", what);
        abort();
    }
}

static int file_of(struct slice bytes)
{
    int fd = memfd_create("csv", MFD_CLOEXEC);
    check(fd >= 0 && write(fd, bytes.at, bytes.size) == (ssize_t)bytes.size, "no file in memory");
    return fd;
}

static bool read_run(struct slice bytes, struct session *session)
{
    struct snapshot_look look;
    struct err err = {0};
    uint32_t run = 0;
    int fd = file_of(bytes);
    session_init(session);
    check(snapshot_look(fd, "fuzz.csv", true, &look, &err) &&
              snapshot_sum(fd, "fuzz.csv", &look, &err),
          "no look");
    bool good = csv_run_read(fd, "fuzz.csv", session, &run, &err);
    check(good || err.message[0] != '\0', "an error without words");
    snapshot_look_release(&look);
    (void)close(fd);
    return good;
}

/* All cells but of the row s-holds, which names the runs. */
static void rows_of(struct session *session, struct str *text)
{
    struct columns_rows *rows = calloc(1, sizeof *rows);
    check(rows != NULL, "no memory");
    columns_start(rows, session);
    size_t id = 0;
    for (size_t i = 0; i < rows->columns.count; i++) {
        id = rows->columns.fields[i] == FIELD_ID ? i : id;
    }
    const struct slice *cells = columns_header(rows);
    do {
        for (size_t i = 0; i < rows->columns.count && !slice_is(cells[id], "s-holds"); i++) {
            str_add_format(text, "%zu:", cells[i].size);
            str_add(text, cells[i]);
        }
    } while ((cells = columns_next(rows)) != NULL);
    columns_finish(rows);
    free(rows);
}

static void read_again(struct session *session)
{
    struct session again;
    struct str bytes = {0};
    struct str left = {0};
    struct str right = {0};
    snapshot_format(session, &bytes);
    check(read_run(str_slice(&bytes), &again), "what was written can't be read");
    rows_of(session, &left);
    rows_of(&again, &right);
    check(slice_equal(str_slice(&left), str_slice(&right)), "a session changed by being read");
    session_release(&again);
    str_release(&bytes);
    str_release(&left);
    str_release(&right);
}

static const char base_csv[] = "id,record,country,name,text,refs,my column\n"
                               "s-title,session,,,A title,,\n"
                               "p1-7k3q,participant,MEX,Ana,,,\n"
                               "i1-7k3q,intervention,MEX,Ana,words,p1-7k3q,x\n"
                               "n1-7k3q,note,,,\"two\nlines\",,\n";

static size_t take_changes(struct slice bytes, struct session *base, bool sure,
                           unsigned char number)
{
    struct run run = {.tag = "9abc", .author = slice_of("spreadsheet")};
    struct foreign_found found;
    struct err err = {0};
    int fd = file_of(bytes);
    run.number[0] = number;
    (void)snprintf(run.tag, sizeof run.tag, "9ab%c", (char)('c' + number % 3));
    bool good = foreign_read(fd, "fuzz.csv", base, sure, &run, base, &found, &err);
    (void)close(fd);
    return good ? found.actions : 0;
}

static void compare(struct slice bytes, bool sure)
{
    struct session base;
    struct str written = {0};
    check(read_run(slice_of(base_csv), &base), "the base can't be read");
    if (take_changes(bytes, &base, sure, 3) > 0) {
        snapshot_format(&base, &written);
        check(take_changes(str_slice(&written), &base, true, 4) == 0,
              "what we wrote ourselves counts as changed");
        str_release(&written);
    }
    session_release(&base);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct slice bytes = slice_make((const char *)data, size);
    struct session session;
    if (read_run(bytes, &session)) {
        read_again(&session);
    }
    session_release(&session);
    compare(bytes, true);
    compare(bytes, false);
    return 0;
}
