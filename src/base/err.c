#include "base/err.h"

#include <errno.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

/* What the system's number means to a person, and what to do about it. */
static const struct {
    int number;
    const char *words;
} reasons[] = {
    {ENOSPC, "the disk is full; free some space"},
    {EDQUOT, "your disk quota is used up; free some space"},
    {EFBIG, "the file-size limit is reached; raise it (ulimit -f)"},
    {EACCES, "there is no permission"},
    {EPERM, "it is not permitted"},
    {EROFS, "the file system is read-only"},
    {EIO, "the disk reports an error"},
    {ENODEV, "the disk is gone"},
    {ESTALE, "the network folder went away"},
    {ENOENT, "there is no such file or folder"},
    {EISDIR, "it is a folder"},
    {ENOTDIR, "a part of the path is not a folder"},
    {ELOOP, "it is a symbolic link, which is not followed here"},
    {EMFILE, "too many files are open"},
    {ENFILE, "too many files are open on this machine"},
    {EEXIST, "it already exists"},
    {ENAMETOOLONG, "the name is too long"},
};

bool err_set(struct err *err, enum err_kind kind, const char *path, size_t line, size_t column,
             const char *format, ...)
{
    if (err == NULL) {
        return false;
    }
    /* The values may point into err itself, so the message is made apart first. */
    char message[sizeof err->message];
    va_list values;
    va_start(values, format);
    (void)vsnprintf(message, sizeof message, format, values);
    va_end(values);
    char kept[sizeof err->path];
    (void)snprintf(kept, sizeof kept, "%s", path == NULL ? "" : path);
    *err = (struct err){.kind = kind, .line = line, .column = column};
    memcpy(err->message, message, sizeof message);
    memcpy(err->path, kept, sizeof kept);
    return false;
}

bool err_system(struct err *err, int number, const char *path, const char *doing)
{
    const char *words = NULL;
    for (size_t i = 0; i < COUNT(reasons); i++) {
        if (reasons[i].number == number) {
            words = reasons[i].words;
        }
    }
    err_set(err, ERR_SYSTEM, path, 0, 0, "can't %s: %s", doing,
            words == NULL ? strerror(number) : words);
    if (err != NULL) {
        err->number = number;
    }
    return false;
}

bool err_while(struct err *err, const char *what)
{
    if (err != NULL) {
        char message[sizeof err->message];
        memcpy(message, err->message, sizeof message);
        (void)snprintf(err->message, sizeof err->message, "while %.100s: %.380s", what, message);
    }
    return false;
}

/* Adds text with C0, DEL and C1 controls shown as U+FFFD; other bytes stay as they are. */
static void add_shown(struct str *out, const char *text)
{
    for (const char *at = text; *at != '\0'; at++) {
        unsigned char byte = (unsigned char)at[0];
        bool c1 = byte == 0xC2 && (unsigned char)at[1] >= 0x80 && (unsigned char)at[1] <= 0x9F;
        if (byte < 0x20 || byte == 0x7F || c1) {
            str_add_text(out, "\xEF\xBF\xBD");
            at += c1 ? 1 : 0;
        } else {
            str_add_char(out, at[0]);
        }
    }
}

void err_format(const struct err *err, struct str *out)
{
    if (err->path[0] != '\0') {
        add_shown(out, err->path);
        if (err->line > 0) {
            str_add_format(out, ":%zu", err->line);
        }
        if (err->line > 0 && err->column > 0) {
            str_add_format(out, ":%zu", err->column);
        }
        str_add_text(out, ": ");
    }
    add_shown(out, err->message);
}

int err_exit_code(const struct err *err)
{
    switch (err->kind) {
    case ERR_NONE:
        return 0;
    case ERR_ANSWER:
        return 1;
    case ERR_USE:
        return 2;
    case ERR_INPUT:
    case ERR_SYSTEM:
        return 3;
    }
    return 3;
}
