/* Reads each file as the store would, and says everything that is wrong with it. Nothing is
 * written. */
#include <errno.h>
#include <fcntl.h>
#include <sys/stat.h>

#include "base/os.h"
#include "cli/cli.h"
#include "cli/output.h"
#include "csv/csv_reader.h"
#include "model/check.h"
#include "report/json.h"

struct checking {
    struct check check;
    bool readable; /* the header was understood */
};

static void place(const void *context, size_t index, size_t *line, size_t *column)
{
    csv_row_place(context, index, line, column);
}

static bool check_row(void *context, const struct csv_row *row, struct err *err)
{
    struct checking *checking = context;
    struct check_row cells = {
        .cells = row->fields, .count = row->count, .place = place, .context = row};
    if (row->number > 0) {
        check_add_row(&checking->check, &cells);
        return true;
    }
    checking->readable = check_header(&checking->check, &cells);
    return checking->readable || err_set(err, ERR_NONE, NULL, 0, 0, "%s", "");
}

/* False only where the file can't be read at all; what is wrong within it is a problem of it. */
static bool read_file(struct checking *checking, const char *path, uint64_t most, struct err *err)
{
    static char block[64 * 1024];
    struct stat found;
    int fd = os_open(AT_FDCWD, path, O_RDONLY | O_NONBLOCK, 0);
    if (fd < 0 && errno == ENOENT) {
        return err_set(err, ERR_USE, path, 0, 0, "there is no such file");
    }
    if (fd < 0) {
        return err_system(err, errno, path, "read the file");
    }
    bool good = os_stat(fd, &found) || err_system(err, errno, path, "read the file");
    if (good && S_ISDIR(found.st_mode)) {
        good = err_set(err, ERR_USE, path, 0, 0, "it is a folder, not a session file");
    } else if (good && (uint64_t)found.st_size > most) {
        good = err_set(err, ERR_INPUT, path, 0, 0,
                       "it has %llu bytes, more than the setting max_file allows",
                       (unsigned long long)found.st_size);
    }
    struct csv_reader reader;
    struct err inside = {0};
    csv_reader_init(&reader, path, check_row, checking);
    bool going = good;
    ssize_t size = 0;
    while (going && (size = os_read(fd, block, sizeof block)) > 0) {
        going = csv_reader_feed(&reader, slice_make(block, (size_t)size), &inside);
    }
    if (going && size < 0) {
        good = err_system(err, errno, path, "read the file");
    }
    going = going && good && csv_reader_end(&reader, &inside);
    if (good && !going && inside.kind != ERR_NONE) {
        check_problem(&checking->check, PROBLEM_ERROR, inside.line, inside.column, "%s",
                      inside.message);
    }
    csv_reader_release(&reader);
    (void)os_close(fd);
    return good;
}

static void tell_text(const char *path, const struct check *check, struct str *out)
{
    for (size_t i = 0; i < check->count; i++) {
        const struct problem *problem = &check->problems[i];
        str_add_format(out, "%s:%zu:%zu: ", path, problem->line, problem->column);
        str_add_text(out, problem->severity == PROBLEM_WARNING ? "warning: " : "");
        str_add(out, problem->message);
        str_add_char(out, '\n');
    }
}

static void tell_json(struct json *json, const char *path, const struct check *check)
{
    for (size_t i = 0; i < check->count; i++) {
        const struct problem *problem = &check->problems[i];
        json_open(json, '{');
        json_key(json, "file");
        json_text(json, slice_of(path));
        json_key(json, "line");
        json_number(json, problem->line);
        json_key(json, "column");
        json_number(json, problem->column);
        json_key(json, "severity");
        json_text(json, slice_of(problem_severity_name(problem->severity)));
        json_key(json, "message");
        json_text(json, problem->message);
        json_close(json, '}');
    }
}

/* One file; the worst exit code of all is the program's. */
static int check_file(struct cli *cli, const char *path, struct json *json, struct str *out)
{
    struct checking checking = {.readable = false};
    struct err err = {0};
    uint64_t most = (uint64_t)settings_number(&cli->settings, "file", "max_file");
    int code = CLI_FINE;
    if (!read_file(&checking, path, most, &err)) {
        code = cli_fail(&err);
    } else {
        check_finish(&checking.check);
        code = checking.check.count > 0 ? CLI_NOT_SO : CLI_FINE;
        if (cli_has(cli, "json")) {
            tell_json(json, path, &checking.check);
        } else {
            tell_text(path, &checking.check, out);
        }
    }
    check_release(&checking.check);
    return code;
}

int cli_check(struct cli *cli)
{
    if (cli->argument_count == 0) {
        return cli_misused(cli, "check takes one file or more");
    }
    struct str out = {0};
    struct json json = {.out = &out};
    int worst = CLI_FINE;
    if (cli_has(cli, "json")) {
        json_open(&json, '[');
    }
    for (size_t i = 0; i < cli->argument_count; i++) {
        int code = check_file(cli, cli->arguments[i], &json, &out);
        worst = code > worst ? code : worst;
    }
    if (cli_has(cli, "json")) {
        json_close(&json, ']');
        str_add_char(&out, '\n');
    }
    struct err err = {0};
    if (!output_answer(str_slice(&out), &err)) {
        worst = cli_fail(&err);
    }
    str_release(&out);
    return worst;
}
