#include <fcntl.h>
#include <sys/stat.h>

#include "base/file.h"
#include "base/os.h"
#include "cli/cli.h"
#include "cli/convert.h"
#include "cli/form.h"
#include "cli/output.h"
#include "cli/session_file.h"
#include "report/changes.h"
#include "report/report.h"
#include "report/reveal.h"
#include "report/review.h"

static const char *format_of(const struct cli *cli, const char *out)
{
    const char *asked = cli_value(cli, "format");
    if (asked != NULL) {
        return asked;
    }
    size_t count = 0;
    const struct report_writer *writers = report_writers(&count);
    for (size_t i = 0; out != NULL && i < count; i++) {
        struct str ending = {0};
        str_add_format(&ending, ".%s", writers[i].extension);
        bool fits = slice_ends(slice_of(out), str_slice(&ending));
        str_release(&ending);
        if (fits) {
            return writers[i].name;
        }
    }
    const char *converted = out == NULL ? NULL : report_converted(slice_of(out));
    return converted == NULL ? "text" : converted;
}

/* Whether both names are of one file: the session is never written over by its own report. */
static bool is_same_file(const char *left, const char *right)
{
    struct stat one;
    struct stat two;
    return os_stat_at(AT_FDCWD, left, true, &one) && os_stat_at(AT_FDCWD, right, true, &two) &&
           one.st_dev == two.st_dev && one.st_ino == two.st_ino;
}

static int put(struct cli *cli, struct slice text)
{
    const char *out = cli_value(cli, "output");
    bool to_file = out != NULL && !slice_is(slice_of(out), "-");
    struct err err = {0};
    if (to_file && is_same_file(out, cli->arguments[0])) {
        return cli_misused(cli, "%s is the session itself; name another file for its report", out);
    }
    bool page = !cli_has(cli, "no-pager") && !cli_has(cli, "no-input") && !cli_has(cli, "json");
    bool good = to_file
                    ? file_write(out, text, cli_has(cli, "force"), "--force writes over it", &err)
                    : output_page(text, page && out == NULL, &err);
    return good ? CLI_FINE : cli_fail(&err);
}

/* Whoever sends out a report without names is to know which are left in it. */
static void tell_reveals(struct session *session, enum attribution level)
{
    struct str reveals = {0};
    struct slice line;
    reveal_of(session, level, &reveals);
    struct slice rest = str_slice(&reveals);
    while (rest.size > 0 && slice_next(&rest, '\n', &line)) {
        cli_say("%.*s", (int)line.size, line.at);
    }
    str_release(&reveals);
}

/* The formats that are no text go to a file alone. */
static int write_report(struct cli *cli, struct session *session,
                        const struct report_options *options)
{
    const char *out = cli_value(cli, "output");
    struct str text = {0};
    struct err err = {0};
    int code = CLI_FINE;
    if (!convert_has(options->format)) {
        code = report_write(options, session, &text)
                   ? put(cli, str_slice(&text))
                   : cli_misused(cli, "there is no format %s", options->format);
    } else if (out == NULL || slice_is(slice_of(out), "-")) {
        code = cli_misused(cli, "%s is no text to print; say into which file: -o FILE.%s",
                           options->format, options->format);
    } else if (convert_report(options, session, out, &text, &err)) {
        code = put(cli, str_slice(&text));
    } else {
        code = cli_fail(&err);
    }
    str_release(&text);
    return code;
}

/* The form that --template asks for; none where it does not. */
static bool open_form(const struct cli *cli, struct template *form, struct err *err)
{
    const char *name = cli_value(cli, "template");
    return name == NULL || form_open(form, name, err);
}

int cli_report(struct cli *cli)
{
    if (cli->argument_count != 1) {
        return cli_misused(cli, "report takes one session file");
    }
    struct err err = {0};
    struct session_file file;
    struct template form = {.count = 0};
    if (!open_form(cli, &form, &err) ||
        !session_file_open(&file, cli, cli->arguments[0], false, &err)) {
        template_release(&form);
        return cli_fail(&err);
    }
    struct report_options options = {.format = format_of(cli, cli_value(cli, "output")),
                                     .form = form.count > 0 ? &form : NULL};
    const char *level = cli_value(cli, "attribution");
    (void)attribution_parse(slice_of(level == NULL ? "person" : level), &options.level);
    int columns = output_columns();
    options.columns = columns > 0 && columns < REPORT_COLUMNS ? columns : REPORT_COLUMNS;
    int code = write_report(cli, &file.session, &options);
    if (code == CLI_FINE) {
        tell_reveals(&file.session, options.level);
    }
    template_release(&form);
    return session_file_close(&file, &err) ? code : cli_fail(&err);
}

static int make_review(struct cli *cli, struct session *session, const struct template *form,
                       struct str *text)
{
    const char *since = cli_value(cli, "since");
    bool json = cli_has(cli, "json");
    int columns = output_columns();
    columns = columns < REPORT_COLUMNS_MOST ? columns : REPORT_COLUMNS_MOST;
    columns = columns > 0 ? columns : REPORT_COLUMNS;
    uint64_t moment = 0;
    if (since == NULL) {
        json ? review_json(session, text) : review_text(session, columns, form, text);
        return CLI_FINE;
    }
    int64_t now = (int64_t)(os_wall_clock() / 1000000U);
    if (!changes_since(session, slice_of(since), now, &moment)) {
        return slice_is(slice_of(since), "approval")
                   ? cli_misused(cli, "it was never approved, as far as its journal says; --since "
                                      "takes a time, too")
                   : cli_misused(cli,
                                 "%s is no time: --since 10:14, '2017-08-02 10:14', or "
                                 "approval",
                                 since);
    }
    json ? changes_json(session, moment, text) : changes_text(session, moment, columns, text);
    return CLI_FINE;
}

int cli_review(struct cli *cli)
{
    if (cli->argument_count != 1) {
        return cli_misused(cli, "review takes one session file");
    }
    struct err err = {0};
    struct session_file file;
    struct template form = {.count = 0};
    if (!open_form(cli, &form, &err) ||
        !session_file_open(&file, cli, cli->arguments[0], false, &err)) {
        template_release(&form);
        return cli_fail(&err);
    }
    struct str text = {0};
    int code = make_review(cli, &file.session, form.count > 0 ? &form : NULL, &text);
    template_release(&form);
    code = code == CLI_FINE ? put(cli, str_slice(&text)) : code;
    str_release(&text);
    return session_file_close(&file, &err) ? code : cli_fail(&err);
}
