/* No room for the file any more, and room again: what the screen says of it. The limit of file size
 * stands for a full disk; the kernel takes a part of a write and refuses the rest, as it does
 * there. */
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#include "expect.h"
#include "session.h"

static void limit_files(const struct term *term, rlim_t bytes)
{
    struct rlimit limit = {bytes, RLIM_INFINITY};
    expect_int(prlimit(term_pid(term), RLIMIT_FSIZE, &limit, NULL), 0);
}

static void type_lines(struct term *term)
{
    for (int line = 0; line < 12; line++) {
        char text[120];
        (void)snprintf(text, sizeof text, "line %02d goes on and on and on and on, to the end %02d",
                       line, line);
        term_type(term, text);
        term_type(term, "\r");
        expect_see(term, text + strlen(text) - 6);
    }
}

static void expect_all_lines(void)
{
    for (int line = 0; line < 12; line++) {
        char text[40];
        (void)snprintf(text, sizeof text, "to the end %02d", line);
        test_row("%s", text);
        expect(session_csv_has(text));
    }
}

static void what_does_not_fit_is_said_and_kept_until_it_does(void)
{
    (void)session_folder();
    struct term *term = session_start(NULL);
    term_type(term, "mexico: begin\r");
    expect_see(term, "begin");
    expect_see(term, "saved");
    limit_files(term, 400); /* less than a line of the log needs */
    type_lines(term);
    expect_see(term, "NOT SAVED");
    expect_not(term, "  saved");
    term_type(term, "half a sen");
    expect_see(term, "> half a sen");
    expect_see(term, "NOT SAVED");
    limit_files(term, RLIM_INFINITY);
    expect_see(term, "  saved");
    expect_not(term, "NOT SAVED");
    expect_see(term, "> half a sen");
    term_signal(term, SIGKILL);
    expect(term_wait(term, TERM_LONG) > 0);
    term_stop(term);
    term = session_start(NULL);
    expect_see(term, "half a sen");
    expect_see(term, "end 11");
    session_leave(term);
    expect_all_lines();
}

static void a_folder_without_room_does_not_get_it(void)
{
    char line[700];
    (void)session_folder();
    struct term *term = session_start(NULL);
    (void)snprintf(line, sizeof line, "/move-to %s", session_path("there"));
    expect_int(mkdir(session_path("there"), 0700), 0);
    term_type(term, "mexico: begin\r");
    expect_see(term, "begin");
    limit_files(term, 400);
    type_lines(term);
    expect_see(term, "NOT SAVED");
    expect_see(term, "/move-to");
    term_type(term, line);
    expect_see(term, "> /move-to");
    term_type(term, "\r");
    expect_not(term, "> /move-to"); /* a limit is everywhere: all stays as it was */
    expect_see(term, "NOT SAVED");
    limit_files(term, RLIM_INFINITY);
    expect_see(term, "  saved");
    term_type(term, "\x15");
    session_leave(term);
    expect_all_lines();
    expect_int(access(session_path("there/talk.csv"), F_OK), -1);
}

static const struct test tests[] = {
    {"what does not fit is said, and kept until it does",
     what_does_not_fit_is_said_and_kept_until_it_does},
    {"a folder without room does not get it", a_folder_without_room_does_not_get_it},
};

int main(int argc, char **argv)
{
    int answer = test_main(tests, COUNT(tests), argc, argv);
    session_clean();
    return answer;
}
