#include "store/ini.h"

#include <errno.h>
#include <fcntl.h>
#include <iniparser/iniparser.h>
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>

#include "base/mem.h"
#include "base/os.h"
#include "text/utf8.h"

enum { FILE_MOST = 1 << 20, LINE_MOST = 1000 };

/* Where a key stands, so that a wrong value can be named with its line. */
struct key_place {
    struct slice section, key;
    size_t line;
};
struct reading {
    const char *path;
    struct str *problems;
    struct settings *settings;
    struct str good; /* the lines for iniparser */
    struct slice section;
    struct key_place *places;
    size_t place_count, place_room;
};

static void complain(struct reading *reading, size_t line, const char *what, struct slice word)
{
    struct err err = {0};
    err_set(&err, ERR_INPUT, reading->path, line, 0, "%s \"%.*s\"; the line is left out", what,
            (int)(word.size > 60 ? 60 : word.size), word.at);
    err_format(&err, reading->problems);
    str_add_char(reading->problems, '\n');
}

static void take_key(struct reading *reading, struct slice line, size_t number)
{
    struct slice key = slice_trim(slice_head(line, slice_find(line, '=')));
    MEM_GROW(reading->places, reading->place_room, reading->place_count + 1);
    reading->places[reading->place_count++] = (struct key_place){reading->section, key, number};
}

/* `[section]` and at most a comment behind it, which iniparser does not know. */
static bool take_section(struct reading *reading, struct slice line, size_t number)
{
    size_t end = slice_find(line, ']');
    struct slice name = slice_trim(slice_from(slice_head(line, end), 1));
    struct slice rest = slice_trim(slice_from(line, end + 1));
    if (end == line.size || name.size == 0 ||
        (rest.size > 0 && rest.at[0] != '#' && rest.at[0] != ';')) {
        complain(reading, number, "a section is its name in brackets, not", line);
        return false;
    }
    reading->section = name;
    return true;
}

/* Whether iniparser will understand the line; says what is wrong with it where not. */
static bool is_good(struct reading *reading, struct slice raw, size_t number)
{
    struct slice line = slice_trim(raw);
    size_t bad = 0;
    if (raw.size > LINE_MOST) {
        complain(reading, number, "a line of more than 1,000 bytes, beginning with", line);
        return false;
    }
    if (!utf8_check(raw, &bad) || slice_find(raw, '\0') < raw.size) {
        complain(reading, number, "bytes that are no UTF-8, in", slice_make("", 0));
        return false;
    }
    if (line.size == 0 || line.at[0] == '#' || line.at[0] == ';') {
        return true;
    }
    if (line.at[line.size - 1] == '\\') {
        /* iniparser would go on in the next line. */
        complain(reading, number, "a line that ends in a backslash:", line);
        return false;
    }
    if (line.at[0] == '[') {
        return take_section(reading, line, number);
    }
    if (slice_find(line, '=') == line.size || line.at[0] == '=') {
        complain(reading, number, "neither a [section] nor a setting like \"key = value\":", line);
        return false;
    }
    if (reading->section.size == 0) {
        complain(reading, number, "a setting before the first [section]:", line);
        return false;
    }
    take_key(reading, line, number);
    return true;
}

static void sift(struct reading *reading, struct slice text)
{
    if (slice_starts(text, slice_of("\xEF\xBB\xBF"))) {
        text = slice_from(text, 3);
    }
    struct slice line;
    for (size_t number = 1; text.size > 0 && slice_next(&text, '\n', &line); number++) {
        if (is_good(reading, line, number)) {
            struct slice good = slice_trim(line);
            bool section = good.size > 0 && good.at[0] == '[';
            str_add(&reading->good, section ? slice_head(good, slice_find(good, ']') + 1) : good);
        }
        str_add_char(&reading->good, '\n');
    }
}

/* The line at which `key` of `section` stood last: that is the one that holds. */
static size_t line_of(const struct reading *reading, struct slice section, struct slice key)
{
    for (size_t i = reading->place_count; i-- > 0;) {
        const struct key_place *place = &reading->places[i];
        if (place->section.size == section.size && place->key.size == key.size &&
            strncasecmp(place->section.at, section.at, section.size) == 0 &&
            strncasecmp(place->key.at, key.at, key.size) == 0) {
            return place->line;
        }
    }
    return 0;
}

static void apply_key(struct reading *reading, const dictionary *values, const char *full)
{
    struct slice name = slice_of(full);
    size_t colon = slice_find(name, ':');
    struct slice section = slice_head(name, colon);
    struct slice key = slice_from(name, colon + 1);
    const char *value = iniparser_getstring(values, full, NULL);
    struct str problem = {0};
    if (value != NULL && colon < name.size &&
        !settings_set(reading->settings, section, key, slice_of(value), &problem)) {
        struct err err = {0};
        err_set(&err, ERR_INPUT, reading->path, line_of(reading, section, key), 0, "%s",
                str_text(&problem));
        err_format(&err, reading->problems);
        str_add_char(reading->problems, '\n');
    }
    str_release(&problem);
}

static int say_nothing(const char *format, ...)
{
    (void)format;
    return 0;
}

/* What iniparser makes of the good lines, key by key. It opens by path, so it gets one of a file in
 * memory. */
static bool apply(struct reading *reading, struct err *err)
{
    char path[64];
    int fd = memfd_create("settings", MFD_CLOEXEC);
    if (fd < 0 || !os_write(fd, str_slice(&reading->good), NULL)) {
        err_system(err, errno, reading->path, "read the settings");
        if (fd >= 0) {
            (void)os_close(fd);
        }
        return false;
    }
    (void)snprintf(path, sizeof path, "/proc/self/fd/%d", fd);
    iniparser_set_error_callback(say_nothing);
    dictionary *values = iniparser_load(path);
    (void)os_close(fd);
    if (values == NULL) {
        return err_set(err, ERR_INPUT, reading->path, 0, 0,
                       "the settings can't be understood; the defaults apply");
    }
    int sections = iniparser_getnsec(values);
    for (int i = 0; i < sections; i++) {
        const char *section = iniparser_getsecname(values, i);
        int count = iniparser_getsecnkeys(values, section);
        const char **keys = mem_alloc((size_t)(count > 0 ? count : 1), sizeof *keys);
        if (iniparser_getseckeys(values, section, keys) != NULL) {
            for (int key = 0; key < count; key++) {
                apply_key(reading, values, keys[key]);
            }
        }
        mem_free(keys);
    }
    iniparser_freedict(values);
    return true;
}

bool ini_read(const char *path, bool wanted, struct settings *settings, struct str *problems,
              struct err *err)
{
    int fd = os_open(AT_FDCWD, path, O_RDONLY | O_NONBLOCK, 0);
    if (fd < 0) {
        return (!wanted && (errno == ENOENT || errno == ENOTDIR)) ||
               err_system(err, errno, path, "read the settings");
    }
    struct str text = {0};
    bool good =
        os_read_all(fd, &text, FILE_MOST) || err_system(err, errno, path, "read the settings");
    (void)os_close(fd);
    struct reading reading = {.path = path, .problems = problems, .settings = settings};
    if (good) {
        sift(&reading, str_slice(&text));
        good = apply(&reading, err);
    }
    mem_free(reading.places);
    str_release(&reading.good);
    str_release(&text);
    return good;
}
