/* The chair reads along: what the rapporteur keeps shows by itself, a line is a remark, and nothing
 * else of the session is touched. */
#include "expect.h"
#include "session.h"

static struct term *follow(void)
{
    static const char *const env[] = {"USER=chair", NULL};
    char path[500];
    (void)snprintf(path, sizeof path, "%s", session_path("talk.csv"));
    const char *const argv[] = {term_program(), "follow", path, NULL};
    struct term *term = term_start(argv, 24, 80, env);
    expect_see(term, "1 Notes");
    return term;
}

static void keep(struct term *term, const char *line, const char *shown)
{
    term_type(term, line);
    term_key(term, "Enter");
    expect_see(term, shown);
}

static void the_chair_sees_what_is_kept_and_the_rapporteur_what_is_remarked(void)
{
    (void)session_folder();
    struct term *writer = session_start(NULL);
    keep(writer, "mexico: the registry keeps no data of minors", "kept: i1");
    struct term *chair = follow();
    expect_see(chair, "you read along");
    expect_see(chair, "remark on i1 MEX");
    keep(writer, "peru: the fund closes in June", "kept: i2");
    expect_see(chair, "the fund closes in June");
    expect_see(chair, "remark on i2 PER");
    keep(chair, "which fund?", "kept: m1");
    session_go(writer, "4 Review");
    expect_see(writer, "m1 chair on i2: which fund?");
    keep(chair, "/delete i1", "nothing but remarks");
    keep(writer, "/accept m1 the rural fund closes in June", "accepted: i2");
    expect_see(chair, "the rural fund closes in June");
    session_leave(chair);
    session_leave(writer);
    expect(session_csv_has("no data of minors"));
    expect(session_csv_has("the rural fund"));
    session_clean();
}

/* What a killed rapporteur was typing is not the follower's to bring back. */
static void a_half_typed_line_waits_for_its_writer(void)
{
    (void)session_folder();
    struct term *writer = session_start(NULL);
    keep(writer, "mexico: one", "kept: i1");
    term_type(writer, "half a line");
    expect_see(writer, "half a line");
    term_stop(writer); /* SIGKILL */
    struct term *chair = follow();
    expect_see(chair, "remark on i1 MEX");
    expect(!term_has(chair, "half a line"));
    session_leave(chair);
    writer = session_start(NULL);
    expect_see(writer, "half a line");
    session_leave(writer);
    session_clean();
}

static void follow_wants_a_session_that_is_there(void)
{
    struct str out = {0};
    (void)session_folder();
    expect_int(session_run("follow", &out), 2);
    expect_int(session_run("follow .", &out), 2);
    expect_int(session_run("follow nothing.csv", &out), 2);
    expect_int(session_run("new talk.csv", &out), 0);
    expect_int(session_run("follow talk.csv", &out), 2); /* no terminal */
    str_release(&out);
    session_clean();
}

static const struct test tests[] = {
    {"the chair sees what is kept, and the rapporteur what is remarked",
     the_chair_sees_what_is_kept_and_the_rapporteur_what_is_remarked},
    {"a half-typed line waits for its writer", a_half_typed_line_waits_for_its_writer},
    {"follow wants a session that is there", follow_wants_a_session_that_is_there},
};

int main(int argc, char **argv)
{
    return test_main(tests, COUNT(tests), argc, argv);
}
