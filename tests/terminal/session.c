#include "session.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "expect.h"

static char folder[300];
static char file[400];

void session_clean(void)
{
    char command[400];
    if (folder[0] != '\0') {
        (void)snprintf(command, sizeof command, "rm -rf '%s'", folder);
        expect_int(system(command), 0);
        folder[0] = '\0';
    }
}

const char *session_folder(void)
{
    const char *temporary = getenv("TMPDIR");
    session_clean();
    (void)snprintf(folder, sizeof folder, "%s/session_XXXXXX",
                   temporary == NULL ? "/tmp" : temporary);
    if (mkdtemp(folder) == NULL) {
        perror(folder);
        exit(3);
    }
    (void)snprintf(file, sizeof file, "%s/talk.csv", folder);
    (void)setenv("USER", "js", 1);
    return folder;
}

int session_run(const char *args, struct str *out)
{
    char command[2000];
    (void)snprintf(command, sizeof command, "cd '%s' && </dev/null '%s' %s 2>&1", folder,
                   term_program(), args);
    FILE *pipe = popen(command, "r");
    char block[4096];
    size_t size = 0;
    while (pipe != NULL && (size = fread(block, 1, sizeof block, pipe)) > 0) {
        str_add(out, slice_make(block, size));
    }
    int status = pipe == NULL ? -1 : pclose(pipe);
    return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

struct term *session_start(const char *const env[])
{
    if (access(file, F_OK) != 0) {
        struct str out = {0};
        expect_int(session_run("new talk.csv --title Talk", &out), 0);
        str_release(&out);
    }
    const char *const argv[] = {term_program(), file, NULL};
    struct term *term = term_start(argv, 24, 80, env);
    expect_see(term, "/ commands"); /* whatever the header has to say */
    return term;
}

struct str session_read(const char *path)
{
    struct str text = {0};
    FILE *stream = fopen(path, "re");
    char block[65536];
    size_t size = 0;
    while (stream != NULL && (size = fread(block, 1, sizeof block, stream)) > 0) {
        str_add(&text, slice_make(block, size));
    }
    if (stream != NULL) {
        (void)fclose(stream);
    }
    return text;
}

struct str session_csv(void)
{
    return session_read(file);
}

bool session_csv_has(const char *text)
{
    struct str csv = session_csv();
    bool has = slice_find_part(str_slice(&csv), slice_of(text)) < csv.size;
    str_release(&csv);
    return has;
}

void session_leave(struct term *term)
{
    term_key(term, "Ctrl-Q");
    expect_int(term_wait(term, TERM_LONG), 0);
    term_stop(term);
}

void session_go(struct term *term, const char *place)
{
    char marked[100];
    (void)snprintf(marked, sizeof marked, "[%s]", place);
    term_key(term, "Esc");
    expect_see(term, "0 Sessions");
    term_send(term, place, 1);
    expect_see(term, marked);
}

static bool row_has(const struct term *term, const char *one, const char *other)
{
    for (int row = 0; row < 100; row++) {
        const char *text = term_row(term, row);
        if (strstr(text, one) != NULL && strstr(text, other) != NULL) {
            return true;
        }
    }
    return false;
}

bool session_see_row(struct term *term, const char *one, const char *other)
{
    enum { STEP = 50 };
    for (int waited = 0; waited < TERM_LONG; waited += STEP) {
        if (row_has(term, one, other)) {
            return true;
        }
        (void)term_until_bytes(term, term_bytes(term) + 1, STEP);
    }
    return false;
}

const char *session_path(const char *name)
{
    static char path[500];
    (void)snprintf(path, sizeof path, "%s/%s", folder, name);
    return path;
}

void session_write(const char *name, struct slice bytes)
{
    FILE *stream = fopen(session_path(name), "we");
    if (stream == NULL || fwrite(bytes.at, 1, bytes.size, stream) != bytes.size ||
        fclose(stream) != 0) {
        perror(session_path(name));
        exit(3);
    }
}
