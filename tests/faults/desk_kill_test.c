/* The program is killed at its n-th call to the system, n = 1, 2, …, also half way through a write,
 * until a run ends by itself. What was seen on its painted screen is then looked for by a program
 * that starts anew. */
#include <signal.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/os.h"
#include "desk.h"
#include "desk_script.h"
#include "expect.h"

enum { CALLS_MOST = 300 };

/* What the child tells while it lives; shared memory outlives it. */
struct told {
    int calls;
    int saved;      /* entries that stood on a painted screen with "saved" */
    int typed;      /* entries typed so far */
    char line[200]; /* the letters of the unfinished line that were painted */
    bool ended;
};

struct killer {
    struct told *told;
    int at; /* the call that is the last one; 0: none */
    bool half;
};

static int kill_at(void *context, enum os_call call, size_t *size)
{
    struct killer *killer = context;
    if (!desk_counts(call) || ++killer->told->calls != killer->at) {
        return 0;
    }
    if (killer->half && call == OS_WRITE) {
        *size /= 2;
        return OS_KILL;
    }
    /* Before the call, as a kill may come between any two. */
    (void)raise(SIGKILL);
    return 0;
}

static void look(struct desk *desk, void *context)
{
    struct told *told = context;
    if (desk_sees(desk, "  saved")) {
        told->saved = told->typed;
    }
}

static void look_at_line(struct desk *desk, void *context)
{
    struct told *told = context;
    const char *line = str_text(&desk->app.line.text);
    if (desk_sees(desk, line)) {
        (void)snprintf(told->line, sizeof told->line, "%s", line);
    }
}

static void live(const char *folder, struct killer *killer)
{
    struct desk desk;
    struct err err = {0};
    os_set_hook(kill_at, killer);
    if (!desk_open(&desk, folder, &err)) {
        _exit(3);
    }
    for (int i = 0; i < DESK_LINES; i++) {
        bool last = i == DESK_LINES - 1;
        /* An entry counts from the moment that Enter is pressed. */
        killer->told->typed = i;
        size_t size = strlen(desk_lines[i]);
        char letters[100];
        memcpy(letters, desk_lines[i], size + 1);
        letters[last ? size : size - 1] = '\0';
        desk_type(&desk, letters, last ? look_at_line : NULL, killer->told);
        if (!last) {
            killer->told->typed = i + 1;
            desk_type(&desk, "\n", look, killer->told);
            desk_pass(&desk, i == 1 ? 2000 : 0);
        }
    }
    desk_pass(&desk, 2000);
    killer->told->ended = true;
    _exit(0);
}

static void check(const char *folder, const struct told *told, const struct killer *killer)
{
    struct desk desk;
    struct err err = {0};
    test_row("killed at call %d%s", killer->at, killer->half ? ", half way through it" : "");
    if (!expect(desk_open(&desk, folder, &err))) {
        printf("%s\n", err.message);
        return;
    }
    for (int i = 0; i < told->saved; i++) {
        if (!expect(desk_has(&desk, desk_words[i]))) {
            printf("\"%s\" was painted as saved and is gone\n", desk_words[i]);
        }
    }
    if (told->line[0] != '\0' &&
        !expect(strstr(str_text(&desk.app.line.text), told->line) != NULL)) {
        printf("painted \"%s\", brought back \"%s\"\n", told->line, str_text(&desk.app.line.text));
    }
    expect(desk_close(&desk));
}

static void sweep(bool half)
{
    struct told *told =
        mmap(NULL, sizeof *told, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    int states = 0;
    int failed = (int)test_state()->failed;
    for (int at = 1; at < 2000 && (int)test_state()->failed == failed; at++) {
        struct killer killer = {told, at, half};
        *told = (struct told){0};
        const char *folder = desk_folder();
        desk_create(folder);
        pid_t child = fork();
        if (child == 0) {
            live(folder, &killer);
        }
        int status = 0;
        (void)waitpid(child, &status, 0);
        expect(WIFSIGNALED(status) ? WTERMSIG(status) == SIGKILL : WEXITSTATUS(status) == 0);
        check(folder, told, &killer);
        states++;
        if (told->ended) {
            expect_int(told->saved, DESK_ENTRIES);
            expect_str(told->line, "half a me");
            expect(told->calls <= CALLS_MOST);
            break;
        }
    }
    printf("# %d states, %d calls in a whole run\n", states, told->calls);
    (void)munmap(told, sizeof *told);
}

static void nothing_painted_as_saved_is_lost_at_any_call(void)
{
    sweep(false);
}

static void nothing_painted_as_saved_is_lost_half_way_through_any_write(void)
{
    sweep(true);
}

static const struct test tests[] = {
    {"nothing painted as saved is lost at any call", nothing_painted_as_saved_is_lost_at_any_call},
    {"nothing painted as saved is lost half way through any write",
     nothing_painted_as_saved_is_lost_half_way_through_any_write},
};

int main(int argc, char **argv)
{
    int answer = test_main(tests, COUNT(tests), argc, argv);
    desk_clean();
    return answer;
}
