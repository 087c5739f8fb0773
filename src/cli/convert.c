#include "cli/convert.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <string.h>
#include <unistd.h>

#include "base/file.h"
#include "base/os.h"

enum { BYTES_MOST = 512 * 1024 * 1024 };

/* Which programs make a format, in order of preference: pandoc has true headings and tables in what
 * it makes of Markdown; LibreOffice reads the HTML too, and makes a PDF of either. */
static const struct way {
    const char *format;
    const char *writer, *extension; /* what it is made of */
    const char *pandoc;             /* the format that pandoc makes of it; NULL: none */
    bool office;                    /* whether LibreOffice makes the format of that */
} ways[] = {
    {"docx", "markdown", "md", "docx", false}, {"docx", "html", "html", NULL, true},
    {"odt", "markdown", "md", "odt", false},   {"odt", "html", "html", NULL, true},
    {"pdf", "markdown", "md", "odt", true},    {"pdf", "html", "html", NULL, true},
};

bool convert_has(const char *format)
{
    for (size_t i = 0; i < COUNT(ways); i++) {
        if (strcmp(ways[i].format, format) == 0) {
            return true;
        }
    }
    return false;
}

/* --- The folder in which they work */

struct remover {
    int dir;
};

static void remove_tree(int dir, const char *name);

static bool remove_entry(void *context, const char *name)
{
    remove_tree(((struct remover *)context)->dir, name);
    return true;
}

/* A file, or a folder with all that is in it; links are not followed. What can't be removed stays.
 */
static void remove_tree(int dir, const char *name)
{
    struct remover inside = {os_open(dir, name, O_RDONLY | O_DIRECTORY | O_NOFOLLOW, 0)};
    if (inside.dir < 0) {
        (void)os_unlink(dir, name);
        return;
    }
    bool listed = os_list(inside.dir, remove_entry, &inside);
    (void)listed;
    (void)os_close(inside.dir);
    (void)os_remove_folder(dir, name);
}

/* Beside `path`, with its whole path from the root, so that no program takes it for an option. */
static bool make_folder(const char *path, struct str *folder, struct err *err)
{
    enum { OWNER = 0700, RANDOM = 8 };
    unsigned char random[RANDOM];
    const char *slash = strrchr(path, '/');
    struct str beside = {0};
    str_add(&beside, slice_make(path, slash == NULL ? 0 : (size_t)(slash - path) + 1));
    char *whole = realpath(beside.size == 0 ? "." : str_text(&beside), NULL);
    bool fine = whole != NULL;
    if (fine) {
        str_add_format(folder, "%s/.report.", whole);
        os_random(random, sizeof random);
        for (size_t i = 0; i < sizeof random; i++) {
            str_add_format(folder, "%02x", random[i]);
        }
        fine = os_make_folder(AT_FDCWD, str_text(folder), OWNER);
    }
    free(whole);
    str_release(&beside);
    return fine || err_system(err, errno, path, "make a folder beside the file");
}

static bool read_file(const char *path, struct str *out, struct err *err)
{
    int fd = os_open(AT_FDCWD, path, O_RDONLY, 0);
    bool fine = fd >= 0 && os_read_all(fd, out, BYTES_MOST);
    fine = fine || err_system(err, errno, NULL, "read what was made of the report");
    if (fd >= 0) {
        (void)os_close(fd);
    }
    return fine;
}

/* --- The programs */

/* `file://` and the path, with what a URL can't have as %XX. */
static void add_url(struct str *out, struct slice path)
{
    static const char plain[] =
        "/-._~abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";
    str_add_text(out, "file://");
    for (size_t i = 0; i < path.size; i++) {
        if (slice_find(slice_of(plain), path.at[i]) < sizeof plain - 1) {
            str_add_char(out, path.at[i]);
        } else {
            str_add_format(out, "%%%02X", (unsigned)(unsigned char)path.at[i]);
        }
    }
}

static bool run(const char *const *arguments, bool *missing, struct err *err)
{
    int code = os_run(arguments);
    *missing = code < 0 && errno == ENOENT;
    if (code < 0) {
        return err_system(err, errno, arguments[0], "run the program");
    }
    return code == 0 || err_set(err, ERR_SYSTEM, NULL, 0, 0,
                                "%s could not make the report (exit code %d); the report as HTML "
                                "(-f html) opens in any word processor",
                                arguments[0], code);
}

static bool run_pandoc(const char *from, const char *to, bool *missing, struct err *err)
{
    const char *const arguments[] = {
        "pandoc", "--from=commonmark+pipe_tables", "--standalone", "-o", to, from, NULL};
    return run(arguments, missing, err);
}

/* With a profile of its own: a LibreOffice that is open has the person's. */
static bool run_office(const char *folder, const char *from, const char *format, bool *missing,
                       struct err *err)
{
    struct str profile = {0};
    struct str url = {0};
    str_add_format(&profile, "%s/profile", folder);
    str_add_text(&url, "-env:UserInstallation=");
    add_url(&url, str_slice(&profile));
    const char *const arguments[] = {"soffice",      str_text(&url), "--headless",
                                     "--convert-to", format,         "--outdir",
                                     folder,         from,           NULL};
    bool fine = run(arguments, missing, err);
    str_release(&profile);
    str_release(&url);
    return fine;
}

/* One way, from the writer to the bytes. `missing`: there is no such program. */
static bool try_way(const struct way *way, const struct report_options *asked,
                    struct session *session, const char *folder, struct str *out, bool *missing,
                    struct err *err)
{
    struct report_options options = *asked;
    struct str text = {0};
    struct str from = {0};
    struct str to = {0};
    options.format = way->writer;
    str_add_format(&from, "%s/report.%s", folder, way->extension);
    bool fine = report_write(&options, session, &text) &&
                file_write(str_text(&from), str_slice(&text), true, "", err);
    if (fine && way->pandoc != NULL) {
        str_add_format(&to, "%s/report.%s", folder, way->pandoc);
        fine = run_pandoc(str_text(&from), str_text(&to), missing, err);
        str_set(&from, str_slice(&to));
    }
    if (fine && way->office) {
        str_clear(&to);
        str_add_format(&to, "%s/report.%s", folder, way->format);
        fine = run_office(folder, str_text(&from), way->format, missing, err);
    }
    fine = fine && read_file(str_text(&to), out, err);
    str_release(&text);
    str_release(&from);
    str_release(&to);
    return fine;
}

bool convert_report(const struct report_options *options, struct session *session, const char *path,
                    struct str *out, struct err *err)
{
    struct str folder = {0};
    bool made = make_folder(path, &folder, err);
    bool fine = false;
    bool missing = true;
    for (size_t i = 0; made && missing && i < COUNT(ways); i++) {
        if (strcmp(ways[i].format, options->format) == 0) {
            missing = false;
            fine = try_way(&ways[i], options, session, str_text(&folder), out, &missing, err);
        }
    }
    if (made) {
        remove_tree(AT_FDCWD, str_text(&folder));
    }
    if (made && missing) {
        fine =
            err_set(err, ERR_SYSTEM, NULL, 0, 0,
                    "a %s is made by %s, which %s not installed here; the report as HTML (-f html) "
                    "opens in any word processor and prints from any browser",
                    options->format,
                    strcmp(options->format, "pdf") == 0 ? "LibreOffice" : "pandoc or LibreOffice",
                    strcmp(options->format, "pdf") == 0 ? "is" : "are");
    }
    str_release(&folder);
    return fine;
}
