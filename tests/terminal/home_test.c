/* The first minute of somebody who has just installed the program: no folder, no session, no file
 * named. */
#include <stdio.h>

#include "expect.h"
#include "session.h"

static struct term *start_home(void)
{
    static char home[1100];
    (void)snprintf(home, sizeof home, "HOME=%s/home", session_folder());
    const char *const argv[] = {term_program(), NULL};
    const char *const env[] = {home, "XDG_DOCUMENTS_DIR", "XDG_CONFIG_HOME", NULL};
    struct term *term = term_start(argv, 24, 80, env);
    expect_see(term, "There is no session here yet");
    return term;
}

static void a_title_makes_the_usual_folder_and_the_session(void)
{
    struct term *term = start_home();
    term_type(term, "Reading rooms\r");
    expect_see(term, "[6 Set-up]");
    session_go(term, "1 Notes");
    term_type(term, "peru: nobody owns it\r");
    expect_see(term, "kept:");
    expect_see(term, "saved");
    session_leave(term);
    struct str csv = session_read(session_path("home/Documents/rapporteur/reading-rooms.csv"));
    expect(slice_find_part(str_slice(&csv), slice_of("nobody owns it")) < csv.size);
    str_release(&csv);
}

static void a_typed_folder_that_is_not_there_is_said_and_not_made(void)
{
    struct term *term = start_home();
    term_type(term, "nowhere/talk.csv\r");
    expect_see(term, "can't open the folder of the session");
    expect_see(term, "> nowhere/talk.csv");
    session_leave(term);
}

static const struct test tests[] = {
    {"a title makes the usual folder and the session",
     a_title_makes_the_usual_folder_and_the_session},
    {"a typed folder that is not there is said, and not made",
     a_typed_folder_that_is_not_there_is_said_and_not_made},
};

int main(int argc, char **argv)
{
    int answer = test_main(tests, COUNT(tests), argc, argv);
    session_clean();
    return answer;
}
