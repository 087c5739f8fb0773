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
    (void)snprintf(command, sizeof command, "cd '%s' && '%s' %s 2>&1 </dev/null", folder,
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
    expect_see(term, "1 Notes");
    return term;
}

struct str session_csv(void)
{
    struct str text = {0};
    FILE *stream = fopen(file, "re");
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
