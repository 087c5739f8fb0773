#include "cli/session_file.h"

#include <errno.h>
#include <fcntl.h>
#include <sys/stat.h>

#include "base/os.h"

struct store_options session_file_options(const struct cli *cli)
{
    static const struct {
        const char *word;
        char separator;
    } separators[] = {{"auto", ','}, {"comma", ','}, {"semicolon", ';'}, {"tab", '\t'}};
    struct store_options options = {
        .author = str_slice(&cli->author),
        .max_file = (uint64_t)settings_number(&cli->settings, "file", "max_file"),
        .byte_order_mark = settings_is(&cli->settings, "file", "byte_order_mark"),
        .separator = ',',
        .crlf = slice_is(settings_get(&cli->settings, "file", "line_end"), "crlf"),
        .wall = os_wall_clock(),
        .boot = os_boot_clock(),
    };
    for (size_t i = 0; i < COUNT(separators); i++) {
        if (slice_is(settings_get(&cli->settings, "file", "separator"), separators[i].word)) {
            options.separator = separators[i].separator;
        }
    }
    return options;
}

static void tell_news(struct store_news *news)
{
    for (size_t i = 0; i < news->count; i++) {
        cli_say("%s", str_text(&news->items[i].text));
    }
    store_news_release(news);
}

bool session_file_missing(const char *path, struct err *err)
{
    struct stat found;
    struct str with_end = {0};
    str_add_format(&with_end, "%s.csv", path);
    bool there = os_stat_at(AT_FDCWD, str_text(&with_end), true, &found);
    err_set(err, ERR_USE, path, 0, 0,
            there ? "there is no such file; did you mean %s?"
                  : "there is no such file; rapporteur new %s makes it",
            there || !slice_ends(slice_of(path), slice_of(".csv")) ? str_text(&with_end) : path);
    str_release(&with_end);
    return false;
}

bool session_file_open(struct session_file *file, const struct cli *cli, const char *path,
                       bool write, struct err *err)
{
    struct stat found;
    bool there = os_stat_at(AT_FDCWD, path, true, &found);
    if (!there && errno == ENOENT) {
        return session_file_missing(path, err);
    }
    if (there && S_ISDIR(found.st_mode)) {
        return err_set(err, ERR_USE, path, 0, 0, "it is a folder, not a session file");
    }
    struct store_options options = session_file_options(cli);
    struct store_news news = {0};
    options.read_only = !write;
    *file = (struct session_file){.store = NULL};
    session_init(&file->session);
    *err = (struct err){0};
    bool good = store_open(&file->store, path, &options, &file->session, &news, NULL, NULL, err);
    tell_news(&news);
    /* The screens can show what there is of a damaged file; a command has nothing to ask. */
    if (good && err->kind != ERR_NONE) {
        (void)store_close(file->store, &file->session, NULL);
        good = false;
    }
    if (!good) {
        session_release(&file->session);
    }
    return good;
}

bool session_file_close(struct session_file *file, struct err *err)
{
    *err = (struct err){0};
    bool good = store_close(file->store, &file->session, err);
    session_release(&file->session);
    if (good && err->kind != ERR_NONE) {
        (void)cli_fail(err); /* a CSV that waits is worth a word, and no failure */
        *err = (struct err){0};
    }
    return good;
}
